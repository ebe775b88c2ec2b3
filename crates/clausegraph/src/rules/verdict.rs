//! What a rule says of its subjects: found, clean, or cannot be evaluated.

use std::collections::BTreeSet;

use clausegraph_model::{Artefact, Fact, Location, Requirement};

use super::{answer::Tri, context::Ctx};
use crate::{
    Finding, Indicator, NotEvaluated, Subject,
    finding::{FindingId, Input, Missing, SubjectOf, Value},
};

/// What a rule has read about a subject so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look<'g> {
    inputs: Vec<(SubjectOf<'g>, &'static str)>,
    missing: Vec<Missing<'g>>,
}

impl<'g> Look<'g> {
    /// Reads a fact, and remembers that it was read, or that nobody states it.
    pub(crate) fn read<T>(
        &mut self,
        of: impl Into<SubjectOf<'g>>,
        field: &'static str,
        fact: Fact<T>,
    ) -> Fact<T> {
        let of = of.into();
        if fact.is_unknown() {
            self.missing.push(Missing { of, field });
        } else {
            self.inputs.push((of, field));
        }
        fact
    }

    /// Remembers that something was looked at.
    pub(crate) fn saw(&mut self, of: impl Into<SubjectOf<'g>>, field: &'static str) {
        self.inputs.push((of.into(), field));
    }

    /// Remembers that nobody states something.
    pub(crate) fn lacks(&mut self, of: impl Into<SubjectOf<'g>>, field: &'static str) {
        self.missing.push(Missing { of: of.into(), field });
    }

    /// Whether anything that was asked for is stated by nobody.
    pub(crate) fn is_missing_something(&self) -> bool {
        !self.missing.is_empty()
    }

    /// Takes over what another look has read.
    pub(crate) fn join(&mut self, other: Self) {
        self.inputs.extend(other.inputs);
        self.missing.extend(other.missing);
    }
}

/// Reads a field of an artefact or element, by its name: `read!(look, artefact, owner)`, a field of a part
/// `read!(look, artefact, routine.tool)`, a field of a boxed fact `read!(look, artefact, usage => reads)`.
macro_rules! read {
    ($look:expr, $of:expr, $field:ident) => {
        $look.read($of, stringify!($field), $of.document().$field.as_ref())
    };
    ($look:expr, $of:expr, $part:ident.$field:ident) => {
        $look.read(
            $of,
            concat!(stringify!($part), ".", stringify!($field)),
            $crate::rules::verdict::part($of.document().$part.as_deref(), |part| &part.$field),
        )
    };
    ($look:expr, $of:expr, $part:ident => $field:ident) => {{
        let whole = $of.document().$part.as_ref();
        // Where the whole is stated none, that is what was read.
        let field = match whole {
            clausegraph_model::Fact::StatedNone => stringify!($part),
            clausegraph_model::Fact::Given(_) | clausegraph_model::Fact::Unknown => {
                concat!(stringify!($part), ".", stringify!($field))
            }
        };
        $look.read($of, field, whole.and_then(|part| part.$field.as_ref()))
    }};
}
pub(crate) use read;

/// A field of a part; an absent part says nothing.
pub(crate) fn part<'a, P, T>(
    part: Option<&'a P>,
    field: impl FnOnce(&'a P) -> &'a Fact<T>,
) -> Fact<&'a T> {
    part.map_or(Fact::Unknown, |part| field(part).as_ref())
}

/// What a rule says beside the subject.
#[derive(Clone, Debug)]
pub(crate) struct Draft<'g> {
    indicator: Indicator,
    values: Vec<(&'static str, Value)>,
    artefacts: Vec<&'g Artefact>,
    requirements: Vec<&'g Requirement>,
}

impl<'g> Draft<'g> {
    pub(crate) fn new(indicator: Indicator) -> Self {
        Self { indicator, values: Vec::new(), artefacts: Vec::new(), requirements: Vec::new() }
    }

    pub(crate) fn value(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    pub(crate) fn count(self, name: &'static str, count: u64) -> Self {
        self.value(name, Value::Count(count))
    }

    /// A list; an empty one is left out.
    pub(crate) fn list(self, name: &'static str, list: impl IntoIterator<Item = String>) -> Self {
        let list: Vec<String> = list.into_iter().collect();
        if list.is_empty() { self } else { self.value(name, Value::List(list)) }
    }

    /// The artefacts that decided.
    pub(crate) fn artefacts(mut self, artefacts: impl IntoIterator<Item = &'g Artefact>) -> Self {
        self.artefacts.extend(artefacts);
        self
    }

    /// The requirements it bears on, in the place of those that the catalogue names for the rule.
    pub(crate) fn requirements(
        mut self,
        requirements: impl IntoIterator<Item = &'g Requirement>,
    ) -> Self {
        self.requirements.extend(requirements);
        self
    }
}

/// What a rule has said so far.
pub(crate) struct Acc<'s, 'g> {
    ctx: Ctx<'s, 'g>,
    pub(crate) found: Vec<Finding<'g>>,
    pub(crate) unknown: Vec<NotEvaluated<'g>>,
    pub(crate) clean: Vec<Subject<'g>>,
}

impl<'s, 'g> Acc<'s, 'g> {
    pub(crate) fn new(ctx: Ctx<'s, 'g>) -> Self {
        Self { ctx, found: Vec::new(), unknown: Vec::new(), clean: Vec::new() }
    }

    /// Says of a subject whether the rule found what it looks for.
    ///
    /// What is not known and did not keep the rule from an answer is kept beside the finding.
    pub(crate) fn conclude(
        &mut self,
        subject: impl Into<Subject<'g>>,
        found: Tri,
        look: Look<'g>,
        draft: impl FnOnce() -> Draft<'g>,
    ) {
        let subject = subject.into();
        match found {
            Tri::No => self.clean.push(subject),
            Tri::Unknown => {
                let rule = self.ctx.rule;
                let mut missing = look.missing;
                sort_missing(&mut missing);
                self.unknown.push(NotEvaluated { rule, subject, missing });
            }
            Tri::Yes => self.find(subject, look, draft()),
        }
    }

    fn find(&mut self, subject: Subject<'g>, look: Look<'g>, draft: Draft<'g>) {
        let Ctx { rule, binding, assessment, .. } = self.ctx;
        let catalogue = assessment.catalogue();
        let organisation = assessment.organisation();
        let mut artefacts = draft.artefacts;
        artefacts.sort_by_key(|artefact| organisation.artefact_position(artefact.id().as_str()));
        artefacts.dedup_by_key(|artefact| artefact.id());
        // Requirements that the rule names say more exactly where a finding belongs.
        let of_draft = draft.requirements.iter();
        let mut clauses: Vec<_> =
            of_draft.filter_map(|found| catalogue.clause(found.clause_id().as_str())).collect();
        clauses.dedup_by_key(|clause| clause.position());
        if clauses.is_empty() {
            let named = binding.clauses.iter();
            clauses.extend(named.filter_map(|id| catalogue.clause(id.as_str())));
        }
        let requirements = if draft.requirements.is_empty() {
            self.ctx.requirements().collect()
        } else {
            draft.requirements
        };
        let mut missing = look.missing;
        sort_missing(&mut missing);
        let mut seen = BTreeSet::new();
        let read = look.inputs.into_iter().filter(|(of, field)| seen.insert((*field, of.id())));
        let inputs =
            read.map(|(of, field)| Input { of, field, location: self.ctx.location(of, field) });
        let inputs: Vec<Input<'g>> = inputs.collect();
        self.found.push(Finding {
            id: FindingId::new(rule, &subject),
            rule,
            indicator: draft.indicator,
            subject,
            clauses,
            requirements,
            artefacts,
            values: draft.values,
            thresholds: self.ctx.thresholds(),
            inputs,
            missing,
        });
    }
}

fn sort_missing(missing: &mut Vec<Missing<'_>>) {
    missing.sort_by_cached_key(|missing| (missing.field, missing.of.kind(), missing.of.id()));
    missing.dedup_by_key(|missing| (missing.field, missing.of.kind(), missing.of.id()));
}

/// The place of a field within an entry.
pub(crate) fn at_field(entry: &Location, field: &str) -> Location {
    entry.join(&format!("/{}", field.replace('.', "/")))
}
