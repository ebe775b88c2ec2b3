//! What people judged: the findings of the audit.

use std::collections::BTreeSet;

use clausegraph::{
    Assessment, Cell, JudgementResult, JudgementState, Requirement,
    document::{JudgementDocument, JudgementValue, PinDocument},
};
use clausegraph_report::wording::{context_words, judgement_words};

use super::{
    Ctx,
    pieces::{below, column, linked, paragraph, requirement_words, row, section as part, table},
};
use crate::{Block, Cell as TableCell, Section, Tone, Words};

/// The values of judgements, the gravest first.
pub(super) const VALUES: [JudgementValue; 5] = [
    JudgementValue::MajorNonconformity,
    JudgementValue::MinorNonconformity,
    JudgementValue::OpportunityForImprovement,
    JudgementValue::Conformity,
    JudgementValue::NotYet,
];

/// A judgement that holds, or did.
pub(super) struct Judged<'g> {
    pub(super) result: JudgementResult<'g>,
    pub(super) requirement: Option<&'g Requirement>,
    /// The cells it is about.
    pub(super) cells: Vec<Cell<'g>>,
    /// The number of its form, from 1; none where it is no nonconformity that holds.
    pub(super) form: Option<usize>,
}

impl<'g> Judged<'g> {
    pub(super) fn document(&self) -> &'g JudgementDocument {
        self.result.judgement
    }

    pub(super) fn is_nonconformity(&self) -> bool {
        is_nonconformity(self.document().value)
    }

    /// The names of its cells.
    pub(super) fn cell_names(&self) -> BTreeSet<String> {
        self.cells.iter().map(Cell::name).collect()
    }
}

pub(super) const fn is_nonconformity(value: JudgementValue) -> bool {
    match value {
        JudgementValue::MajorNonconformity | JudgementValue::MinorNonconformity => true,
        JudgementValue::Conformity
        | JudgementValue::OpportunityForImprovement
        | JudgementValue::NotYet => false,
    }
}

/// All judgements up to the day: those of this engagement, those of other work, those replaced.
pub(super) struct Judgements<'g> {
    /// Made in the kind of work and the time of the engagement; all that hold where none is stated.
    pub(super) own: Vec<Judged<'g>>,
    /// Made elsewhere, and they hold.
    pub(super) other: Vec<Judged<'g>>,
    /// Replaced by a later one.
    pub(super) replaced: Vec<Judged<'g>>,
}

impl<'g> Judgements<'g> {
    pub(super) fn new(assessment: &Assessment<'g>) -> Self {
        let engagement = assessment.organisation().engagement();
        let is_own = |judgement: &JudgementDocument| {
            engagement.is_none_or(|engagement| {
                judgement.context == engagement.context && judgement.on >= engagement.period.first()
            })
        };
        let (mut own, mut other, mut replaced) = (Vec::new(), Vec::new(), Vec::new());
        for result in assessment.judgements() {
            let judgement = result.judgement;
            let into = match result.state {
                JudgementState::Later => continue,
                JudgementState::Superseded => &mut replaced,
                JudgementState::Active if is_own(judgement) => &mut own,
                JudgementState::Active => &mut other,
            };
            into.push(Judged {
                requirement: assessment.catalogue().requirement(judgement.requirement.as_str()),
                cells: assessment.judged_cells(judgement).collect(),
                form: None,
                result,
            });
        }
        let order = |judged: &Judged<'g>| {
            let judgement = judged.document();
            let grave = VALUES.iter().position(|value| *value == judgement.value);
            (grave, judged.requirement.map(Requirement::position), judgement.id.clone())
        };
        for list in [&mut own, &mut other, &mut replaced] {
            list.sort_by_cached_key(order);
        }
        let judged = own.iter_mut().chain(&mut other).filter(|judged| judged.is_nonconformity());
        for (judged, number) in judged.zip(1..) {
            judged.form = Some(number);
        }
        Self { own, other, replaced }
    }

    /// Everything that holds.
    pub(super) fn holding(&self) -> impl Iterator<Item = &Judged<'g>> {
        self.own.iter().chain(&self.other)
    }

    /// Everything up to the day.
    pub(super) fn all(&self) -> impl Iterator<Item = &Judged<'g>> {
        self.holding().chain(&self.replaced)
    }
}

/// The anchor of a form.
pub(super) fn form_anchor(number: usize) -> String {
    format!("form-{number}")
}

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let mut blocks = vec![paragraph(ctx.say("audit-findings-intro"))];
    let own = &ctx.judgements.own;
    if own.is_empty() {
        blocks.push(paragraph(ctx.say("audit-findings-none")));
    }
    let mut sections = Vec::new();
    for value in VALUES {
        let found: Vec<&Judged<'_>> =
            own.iter().filter(|judged| judged.document().value == value).collect();
        if found.is_empty() || value == JudgementValue::NotYet {
            continue;
        }
        let title = ctx.say_with(
            "audit-findings-of",
            &[("value", value.as_str().into()), ("number", ctx.basis.count(found.len()).into())],
        );
        let anchor = format!("findings-{}", value.as_str());
        sections.push(part(title, anchor, vec![findings_table(ctx, &found)]));
    }
    let other: Vec<&Judged<'_>> = ctx.judgements.other.iter().collect();
    if !other.is_empty() {
        let title = ctx.say("audit-findings-elsewhere");
        let blocks =
            vec![paragraph(ctx.say("audit-findings-elsewhere-intro")), findings_table(ctx, &other)];
        sections.push(part(title, "findings-elsewhere", blocks));
    }
    Section { sections, ..part(ctx.say("audit-findings"), "findings", blocks) }
}

fn findings_table(ctx: &Ctx<'_, '_>, found: &[&Judged<'_>]) -> Block {
    let columns = vec![
        column(ctx.say("audit-column-number"), 11),
        column(ctx.say("audit-column-requirement"), 28),
        column(ctx.say("audit-column-statement"), 30),
        column(ctx.say("audit-column-evidence"), 31),
    ];
    table(columns, found.iter().map(|judged| row(cells(ctx, judged))).collect())
}

fn cells(ctx: &Ctx<'_, '_>, judged: &Judged<'_>) -> Vec<TableCell> {
    let judgement = judged.document();
    let number = match judged.form {
        Some(form) => linked(judgement.id.as_str(), format!("#{}", form_anchor(form))),
        None => Words::plain(judgement.id.as_str()),
    };
    let value = Words::strong(judgement_words(judgement.value));
    let tone = match judgement.value {
        JudgementValue::MajorNonconformity => Tone::Bad,
        JudgementValue::MinorNonconformity => Tone::Partial,
        JudgementValue::OpportunityForImprovement => Tone::Unknown,
        JudgementValue::Conformity => Tone::Good,
        JudgementValue::NotYet => Tone::Quiet,
    };
    let judged_by = Words::quiet(judged_words(ctx, judgement));
    vec![
        TableCell { words: below([number, value]), tone },
        TableCell::of(below([
            requirement_words(judgement.requirement.as_str(), judged.requirement),
            Words::plain(members_words(ctx, judgement).unwrap_or_default()),
        ])),
        TableCell::of(below([Words::plain(judgement.reason.as_str()), judged_by])),
        TableCell::of(evidence_words(ctx, judgement)),
    ]
}

/// Who judged, when, and in which kind of work.
pub(super) fn judged_words(ctx: &Ctx<'_, '_>, judgement: &JudgementDocument) -> String {
    ctx.say_with(
        "audit-judged-by",
        &[
            ("person", ctx.basis.person(&judgement.by).into()),
            ("day", ctx.basis.texts.short_day(judgement.on).into()),
            ("work", context_words(judgement.context).into()),
        ],
    )
}

/// The members that a judgement names.
pub(super) fn members_words(ctx: &Ctx<'_, '_>, judgement: &JudgementDocument) -> Option<String> {
    if judgement.members.is_empty() {
        return None;
    }
    let organisation = ctx.basis.assessment.organisation();
    let names = judgement.members.iter().map(|id| {
        let element = organisation.element(id.as_str()).map(clausegraph::Element::name);
        let artefact = organisation.artefact(id.as_str()).map(clausegraph::Artefact::title);
        let clause = ctx.basis.assessment.catalogue().clause(id.as_str());
        let name = element.or(artefact).or(clause.and_then(clausegraph::Clause::title));
        match name.filter(|name| *name != id.as_str()) {
            Some(name) => format!("{name} ({id})"),
            None => id.to_string(),
        }
    });
    let names: Vec<String> = names.collect();
    Some(ctx.say_with("audit-members", &[("members", names.join(", ").into())]))
}

/// What was looked at: each pinned artefact with the version then; that nothing is named.
pub(super) fn evidence_words(ctx: &Ctx<'_, '_>, judgement: &JudgementDocument) -> Words {
    if judgement.pins.is_empty() {
        return Words::quiet(ctx.say("audit-no-evidence-named"));
    }
    below(judgement.pins.iter().map(|pin| pin_words(ctx, pin)))
}

fn pin_words(ctx: &Ctx<'_, '_>, pin: &PinDocument) -> Words {
    let artefact = ctx.basis.assessment.organisation().artefact(pin.artefact.as_str());
    let Some(artefact) = artefact else {
        let gone = ctx.say("audit-no-longer-listed");
        return Words::code(pin.artefact.as_str()).and(Words::plain(format!(", {gone}")));
    };
    let name = ctx.basis.artefact(artefact);
    let mut seen = Vec::new();
    if let Some(version) = &pin.version {
        seen.push(ctx.say_with("audit-seen-version", &[("version", version.as_str().into())]));
    }
    if let Some(hash) = &pin.hash {
        let hash = super::pieces::short_hash(hash);
        seen.push(ctx.say_with("audit-seen-hash", &[("hash", hash.into())]));
    }
    if seen.is_empty() {
        seen.push(ctx.say("audit-seen-no-version"));
    }
    let seen = Words::plain(format!(", {}; ", seen.join(", ")));
    name.and(seen).and(ctx.basis.reference(artefact, ctx.choice.locate))
}
