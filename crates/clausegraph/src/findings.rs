//! Findings: every rule of the table run over an assessment.

use std::collections::BTreeMap;

use clausegraph_model::{Clause, Family};

use crate::{
    Assessment, Finding, Indicator, NotEvaluated, Profile, Rule, Subject, Theme,
    finding::{FindingId, Missing, SubjectOf, Threshold},
    rules::{Acc, Ctx, Shared, rules},
};

/// What the rules found.
#[derive(Clone, Debug)]
pub struct Findings<'g> {
    runs: Vec<RuleRun>,
    found: Vec<Finding<'g>>,
    not_evaluated: Vec<NotEvaluated<'g>>,
    clean: Vec<(&'static Rule, Subject<'g>)>,
}

/// What became of one rule.
#[derive(Clone, Debug)]
pub struct RuleRun {
    /// The rule.
    pub rule: &'static Rule,
    /// Whether the catalogue binds it; a rule that it does not bind is not run.
    pub bound: bool,
    /// How many subjects it found something about.
    pub found: u64,
    /// How many subjects it found nothing about.
    pub clean: u64,
    /// How many subjects it cannot say anything about.
    pub not_evaluated: u64,
    /// The numbers it was run with.
    pub thresholds: Vec<Threshold>,
}

/// What several findings have in common.
#[derive(Clone, Debug)]
pub struct ThemeResult<'s, 'g> {
    /// The theme.
    pub theme: Theme,
    /// Its findings, rule by rule, the gravest rule first.
    pub rules: Vec<(&'static Rule, Vec<&'s Finding<'g>>)>,
    /// How many of each indicator there are, the gravest first.
    pub counts: Vec<(Indicator, u64)>,
}

/// Several minor indicators on one leaf clause that a person may want to look at as one.
#[derive(Clone, Debug)]
pub struct Proposal<'s, 'g> {
    /// The leaf clause.
    pub clause: &'g Clause,
    /// The findings, of two rules at least.
    pub findings: Vec<&'s Finding<'g>>,
    /// Why they are more than a number of single lapses.
    pub reason: ProposalReason,
}

/// Why several minor indicators may be more than single lapses. Their number alone is no reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalReason {
    /// Nothing shows that the clause is lived: no requirement below it has evidence of operation.
    NothingRuns,
    /// One of them was found before.
    Repeats,
}

/// Minor indicators of one leaf clause from which on a proposal is looked for.
const MINORS: usize = 3;

/// Runs every rule that the catalogue binds.
///
/// Pure, and cannot fail. Findings are in the reading order of their first clause, then of the codes,
/// then of the subjects.
///
/// ```
/// use clausegraph::{assess, findings, map};
/// # use clausegraph::{Organisation, SourceText, catalogue};
/// # let catalogue = catalogue()?;
/// # let text = r#"{"format_version": 1, "scope": {"services": [
/// #   {"id": "payroll", "state": "in", "owner": null, "co_owners": null}]}}"#;
/// # let file = SourceText { name: "acme.json".into(), text: text.into() };
/// # let (organisation, _) = Organisation::load(&[file], &catalogue);
/// # let organisation = organisation.ok_or("the organisation has problems")?;
/// let map = map(&catalogue, &organisation);
/// let assessment = assess(&map, "2026-11-22".parse()?);
/// let findings = findings(&assessment);
/// let owner = findings.found().find(|finding| finding.rule.code == "HF-006").ok_or("no finding")?;
/// assert_eq!(owner.recurrence_key(), "HF-006@payroll");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn findings<'g>(assessment: &Assessment<'g>) -> Findings<'g> {
    findings_of(assessment, |_| true)
}

/// Runs the rules that are wanted, as [`findings`] runs all of them: for products that let their users
/// switch rules off.
///
/// A rule that is not wanted does not stand in [`Findings::runs`] either.
pub fn findings_of<'g>(
    assessment: &Assessment<'g>,
    wanted: impl Fn(&'static Rule) -> bool,
) -> Findings<'g> {
    let shared = Shared::default();
    let mut all = Findings {
        runs: Vec::new(),
        found: Vec::new(),
        not_evaluated: Vec::new(),
        clean: Vec::new(),
    };
    for rule in rules().filter(|rule| wanted(rule)) {
        let Some(binding) = assessment.catalogue().rule(rule.code) else {
            all.runs.push(RuleRun {
                rule,
                bound: false,
                found: 0,
                clean: 0,
                not_evaluated: 0,
                thresholds: Vec::new(),
            });
            continue;
        };
        let ctx = Ctx { assessment, rule, binding, shared: &shared };
        let mut acc = Acc::new(ctx);
        if let Some(missing) = families_not_carried(assessment, rule) {
            let subject = SubjectOf::Organisation.into();
            acc.unknown.push(NotEvaluated { rule, subject, missing });
        } else {
            (rule.check)(&ctx, &mut acc);
        }
        all.runs.push(RuleRun {
            rule,
            bound: true,
            found: count(acc.found.len()),
            clean: count(acc.clean.len()),
            not_evaluated: count(acc.unknown.len()),
            thresholds: ctx.thresholds(),
        });
        all.found.append(&mut acc.found);
        all.not_evaluated.append(&mut acc.unknown);
        all.clean.extend(acc.clean.into_iter().map(|subject| (rule, subject)));
    }
    all.found.sort_by_cached_key(|finding| {
        let first = finding.clauses.first().map(|clause| clause.position());
        (
            first,
            finding.rule.code,
            order(assessment, finding.subject.of),
            finding.subject.to_string(),
        )
    });
    all.not_evaluated.sort_by_cached_key(|unknown| {
        (unknown.rule.code, order(assessment, unknown.subject.of), unknown.subject.to_string())
    });
    all
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The families that a rule needs and no source carries.
fn families_not_carried<'g>(
    assessment: &Assessment<'g>,
    rule: &'static Rule,
) -> Option<Vec<Missing<'g>>> {
    let carried = |family: &Family| assessment.organisation().carries(*family);
    let absent = rule.families.iter().filter(|family| !carried(family));
    let missing: Vec<Missing<'g>> = absent
        .map(|family| Missing { of: SubjectOf::Organisation, field: family.as_str() })
        .collect();
    (!missing.is_empty()).then_some(missing)
}

/// The place of a subject in the reading order.
fn order(assessment: &Assessment<'_>, of: SubjectOf<'_>) -> (u8, usize) {
    let organisation = assessment.organisation();
    match of {
        SubjectOf::Organisation => (0, 0),
        SubjectOf::Clause(clause) => (1, clause.position()),
        SubjectOf::Cell(requirement, _) => (2, requirement.position()),
        SubjectOf::Element(element) => {
            (3, organisation.element_position(element.id().as_str()).unwrap_or_default())
        }
        SubjectOf::Person(person) => {
            let people = organisation.people().given().into_iter().flatten();
            (4, people.take_while(|other| other.key != person.key).count())
        }
        SubjectOf::Artefact(artefact) => {
            (5, organisation.artefact_position(artefact.id().as_str()).unwrap_or_default())
        }
    }
}

impl<'g> Findings<'g> {
    /// What became of each rule, in the order of the codes.
    pub fn runs(&self) -> &[RuleRun] {
        &self.runs
    }

    /// Everything that was found, strengths and signs of health too.
    pub fn found(&self) -> impl ExactSizeIterator<Item = &Finding<'g>> {
        self.found.iter()
    }

    /// What a reader is shown: for an auditor neither over-documentation nor signs of health.
    pub fn shown(&self, profile: Profile) -> impl Iterator<Item = &Finding<'g>> {
        self.found.iter().filter(move |finding| finding.rule.is_shown(finding.indicator, profile))
    }

    /// A finding by its id, its recurrence key, or the code of its rule where that gave one alone.
    pub fn find(&self, wanted: &str) -> Option<&Finding<'g>> {
        let exact = self
            .found
            .iter()
            .find(|finding| finding.id.as_str() == wanted || finding.recurrence_key() == wanted);
        exact.or_else(|| {
            let mut of_rule = self.found.iter().filter(|finding| finding.rule.code == wanted);
            let only = of_rule.next();
            only.filter(|_| of_rule.next().is_none())
        })
    }

    /// What could not be evaluated, because something is not stated.
    pub fn not_evaluated(&self) -> impl ExactSizeIterator<Item = &NotEvaluated<'g>> {
        self.not_evaluated.iter()
    }

    /// The subjects that a rule looked at and found nothing about, rule by rule.
    pub fn clean(&self) -> impl ExactSizeIterator<Item = (&'static Rule, &Subject<'g>)> {
        self.clean.iter().map(|(rule, subject)| (*rule, subject))
    }

    /// The findings rolled up into themes, in the order of [`Theme::ALL`]; strengths are no part of it.
    pub fn themes(&self, profile: Profile) -> Vec<ThemeResult<'_, 'g>> {
        let mut themes = Vec::new();
        for theme in Theme::ALL {
            let mut rules: BTreeMap<&str, (&'static Rule, Vec<&Finding<'g>>)> = BTreeMap::new();
            let mut counts: BTreeMap<Indicator, u64> = BTreeMap::new();
            let weaknesses = self.shown(profile).filter(|finding| {
                finding.indicator != Indicator::Strength && finding.rule.theme == theme
            });
            for finding in weaknesses {
                let entry = rules.entry(finding.rule.code).or_insert((finding.rule, Vec::new()));
                entry.1.push(finding);
                *counts.entry(finding.indicator).or_default() += 1;
            }
            if rules.is_empty() {
                continue;
            }
            let mut rules: Vec<_> = rules.into_values().collect();
            rules.sort_by_key(|(_, found)| found.iter().map(|finding| finding.indicator).min());
            themes.push(ThemeResult { theme, rules, counts: counts.into_iter().collect() });
        }
        themes
    }

    /// Leaf clauses with several minor indicators that a person may want to look at as one, each with the
    /// reason; `repeats` says which findings were there before.
    ///
    /// Number alone proposes nothing: at least three, of at least two rules, and either nothing shows that
    /// the clause is lived, or one of them repeats.
    pub fn proposals<'s>(
        &'s self,
        assessment: &Assessment<'g>,
        repeats: impl Fn(&FindingId) -> bool,
    ) -> Vec<Proposal<'s, 'g>> {
        let leaves = assessment.catalogue().clauses().filter(|clause| clause.is_leaf());
        let mut proposals = Vec::new();
        for leaf in leaves {
            let on_leaf = |finding: &&Finding<'g>| {
                let first = finding.clauses.first();
                finding.indicator == Indicator::Minor
                    && first.is_some_and(|clause| clause.id() == leaf.id())
            };
            let findings: Vec<&Finding<'g>> = self.found.iter().filter(on_leaf).collect();
            let first = findings.first().map(|finding| finding.rule.code);
            let several = findings.iter().any(|finding| Some(finding.rule.code) != first);
            if findings.len() < MINORS || !several {
                continue;
            }
            let reason = if findings.iter().any(|finding| repeats(&finding.id)) {
                ProposalReason::Repeats
            } else if nothing_runs(assessment, leaf) {
                ProposalReason::NothingRuns
            } else {
                continue;
            };
            proposals.push(Proposal { clause: leaf, findings, reason });
        }
        proposals
    }
}

/// Whether slots of operation are asked below a clause, and none of them is shown in full.
fn nothing_runs(assessment: &Assessment<'_>, leaf: &Clause) -> bool {
    use clausegraph_model::document::Aspect;
    let below = assessment.catalogue().subtree(leaf);
    let statuses: Vec<_> = below
        .flat_map(|requirement| assessment.cells_of(requirement))
        .filter_map(|cell| cell.aspect(Aspect::Operation))
        .collect();
    !statuses.is_empty() && !statuses.contains(&crate::Status::Covered)
}
