//! Findings rolled up into gaps: those of one theme on one clause are one gap.

use std::cmp::Reverse;

use clausegraph::{
    Catalogue, Clause, Finding, GateReason, GateResult, GateState, Indicator, Requirement, Rule,
    Subject, SubjectOf, Theme, Value, document::GateDocument,
};
use clausegraph_report::wording::theme_words;

use super::pen::{Pen, heading};
use crate::Basis;

/// Gaps without a major indicator that are told in full; those with one all are.
const IN_FULL: usize = 8;
/// Themes of which at least the biggest gap is told in full.
pub(super) const THEMES: usize = 5;
/// Where those stand that are not.
pub(super) const OTHERS: &str = "gaps-others";

/// A gap: what the rules noticed on one clause that is of one theme.
pub(super) struct Gap<'s, 'g> {
    pub(super) theme: Theme,
    /// The clause that the findings are about first; none where they name none.
    pub(super) clause: Option<&'g Clause>,
    /// Whether it is told in full; the others stand in one table.
    pub(super) in_full: bool,
    /// The gravest indicator.
    pub(super) gravest: Indicator,
    /// The findings, the gravest first, of equal ones in reading order.
    pub(super) findings: Vec<&'s Finding<'g>>,
    /// The requirements that they bear on: those of the clause, then others, each in reading order.
    pub(super) requirements: Vec<&'g Requirement>,
    /// The members that they are about, by id, each once.
    pub(super) members: Vec<String>,
    /// The gates without evidence that look at one of the requirements.
    pub(super) gates: Vec<&'g GateDocument>,
}

/// Findings of a gap that say the same of several members.
pub(super) struct Fact<'s, 'g> {
    pub(super) findings: Vec<&'s Finding<'g>>,
}

impl<'s, 'g> Gap<'s, 'g> {
    /// How many findings of each indicator there are, the gravest first.
    pub(super) fn counts(&self) -> Vec<(Indicator, usize)> {
        counts(self.findings.iter().copied())
    }

    /// The clause and the theme: `8.7.2 Service continuity management: Documents`.
    pub(super) fn title(&self, basis: &Basis<'_, '_>, pen: Pen<'_>) -> String {
        let theme = theme_words(self.theme);
        let arguments = |clause: &Clause| {
            let clause = heading(basis.assessment.catalogue(), clause);
            [("clause", clause.into()), ("theme", theme.into())]
        };
        self.clause.map_or_else(
            || theme.to_owned(),
            |clause| pen.with("gap-gap-title", &arguments(clause)),
        )
    }

    /// Its place in the paper.
    pub(super) fn anchor(&self) -> String {
        if !self.in_full {
            return OTHERS.to_owned();
        }
        let clause = self.clause.map_or_else(String::new, |clause| clause.id().to_string());
        format!("gap-{}-{}", clause.replace('.', "-"), self.theme.as_str())
    }

    /// The rule that most of the gravest findings are of; of equals the first.
    pub(super) fn main_rule(&self) -> Option<&'static Rule> {
        let gravest = || self.findings.iter().filter(|found| found.indicator == self.gravest);
        let of = |code: &str| gravest().filter(|found| found.rule.code == code).count();
        let most = gravest().map(|found| of(found.rule.code)).max()?;
        gravest().map(|found| found.rule).find(|rule| of(rule.code) == most)
    }

    /// What the findings say, the gravest first: those of one rule that say the same of several members, or of
    /// one requirement for several, together.
    pub(super) fn facts(&self) -> Vec<Fact<'s, 'g>> {
        facts_of(&self.findings)
    }
}

/// Findings that say the same of several members together, in the order of the first of each.
pub(super) fn facts_of<'s, 'g>(findings: &[&'s Finding<'g>]) -> Vec<Fact<'s, 'g>> {
    let mut facts: Vec<(Option<Form<'s>>, Fact<'s, 'g>)> = Vec::new();
    for finding in findings {
        let form = Form::of(finding);
        match facts.iter_mut().find(|(known, _)| form.is_some() && *known == form) {
            Some((_, fact)) => fact.findings.push(finding),
            None => facts.push((form, Fact { findings: vec![finding] })),
        }
    }
    facts.into_iter().map(|(_, fact)| fact).collect()
}

/// What two findings have in common whose sentences differ in the member alone.
#[derive(PartialEq, Eq)]
struct Form<'s> {
    code: &'static str,
    kind: &'static str,
    requirement: Option<&'s str>,
    values: Vec<&'static str>,
    /// Which part, and what is said of it: parts are alike only where the same is said.
    part: Option<(&'s str, &'s [(&'static str, Value)])>,
}

impl<'s> Form<'s> {
    /// The form of a finding; none where it is about the organisation or a clause.
    fn of(finding: &'s Finding<'_>) -> Option<Self> {
        subject_id(&finding.subject)?;
        Some(Self {
            code: finding.rule.code,
            kind: finding.subject.of.kind(),
            requirement: match finding.subject.of {
                SubjectOf::Cell(requirement, _) => Some(requirement.id().as_str()),
                SubjectOf::Organisation
                | SubjectOf::Artefact(_)
                | SubjectOf::Element(_)
                | SubjectOf::Person(_)
                | SubjectOf::Clause(_)
                | _ => None,
            },
            values: finding.values.iter().map(|(name, _)| *name).collect(),
            part: finding.subject.part.as_deref().map(|part| (part, finding.values.as_slice())),
        })
    }
}

/// How many findings of each indicator there are, the gravest first.
pub(super) fn counts<'s>(
    findings: impl Iterator<Item = &'s Finding<'s>>,
) -> Vec<(Indicator, usize)> {
    let mut counts: Vec<(Indicator, usize)> =
        Indicator::ALL.iter().map(|indicator| (*indicator, 0)).collect();
    for finding in findings {
        for (indicator, number) in &mut counts {
            *number += usize::from(*indicator == finding.indicator);
        }
    }
    counts
}

/// How the part of a system is called that a finding is about.
pub(super) fn subject_id(subject: &Subject<'_>) -> Option<String> {
    match subject.of {
        SubjectOf::Cell(_, member) => member.id().map(str::to_owned),
        SubjectOf::Organisation | SubjectOf::Clause(_) => None,
        SubjectOf::Artefact(_) | SubjectOf::Element(_) | SubjectOf::Person(_) | _ => {
            subject.of.id()
        }
    }
}

/// Whether a finding is a gap: neither a strength nor a sign of health, nor about paper nobody needs.
pub(super) fn is_gap(finding: &Finding<'_>) -> bool {
    match finding.indicator {
        Indicator::Major | Indicator::Minor | Indicator::Observation | Indicator::Opportunity => {
            !finding.rule.over_documentation
        }
        Indicator::Health | Indicator::Strength => false,
    }
}

/// All gaps, the biggest first: by the gravest indicator, then by the number of grave findings, then by
/// the gates they stand before, then in reading order.
pub(super) fn grouped<'s, 'g>(basis: &'s Basis<'_, 'g>) -> Vec<Gap<'s, 'g>> {
    let gates = basis.assessment.gates();
    let mut gaps: Vec<Gap<'s, 'g>> = Vec::new();
    for finding in basis.findings.shown(basis.profile()).filter(|finding| is_gap(finding)) {
        let clause = finding.clauses.first().copied();
        let position = clause.map(Clause::position);
        let theme = finding.rule.theme;
        let same = |gap: &&mut Gap<'s, 'g>| {
            gap.theme == theme && gap.clause.map(Clause::position) == position
        };
        match gaps.iter_mut().find(same) {
            Some(gap) => gap.findings.push(finding),
            None => gaps.push(Gap {
                theme,
                clause,
                in_full: false,
                gravest: finding.indicator,
                findings: vec![finding],
                requirements: Vec::new(),
                members: Vec::new(),
                gates: Vec::new(),
            }),
        }
    }
    for gap in &mut gaps {
        fill(gap, basis.assessment.catalogue(), &gates);
    }
    gaps.sort_by_key(|gap| {
        let of = |wanted: Indicator| {
            gap.findings.iter().filter(|finding| finding.indicator == wanted).count()
        };
        let grave = of(Indicator::Major) + of(Indicator::Minor);
        let position = gap.clause.map(Clause::position);
        let standing = gap.gates.iter().filter(|gate| !gate.custom).count();
        (gap.gravest, Reverse((grave, standing, gap.findings.len())), position, gap.theme)
    });
    let majors = gaps.iter().take_while(|gap| gap.gravest == Indicator::Major).count();
    let mut themes: Vec<Theme> = Vec::new();
    for (place, gap) in gaps.iter_mut().enumerate() {
        let is_first = !themes.contains(&gap.theme);
        gap.in_full = place < majors + IN_FULL || is_first && themes.len() < THEMES;
        if is_first {
            themes.push(gap.theme);
        }
    }
    gaps.sort_by_key(|gap| !gap.in_full);
    gaps
}

fn fill<'g>(gap: &mut Gap<'_, 'g>, catalogue: &'g Catalogue, gates: &[GateResult<'g>]) {
    gap.findings.sort_by_key(|finding| finding.indicator);
    gap.gravest = gap.findings.first().map_or(gap.gravest, |finding| finding.indicator);
    let mut requirements: Vec<&'g Requirement> =
        gap.findings.iter().flat_map(|finding| finding.requirements.iter().copied()).collect();
    let is_of_clause = |requirement: &Requirement| {
        let own = catalogue.clause_at(requirement.clause_position());
        own.zip(gap.clause).is_some_and(|(own, outer)| catalogue.is_within(own, outer.id()))
    };
    // What is asked by the clause itself comes first.
    requirements.sort_by_key(|requirement| (!is_of_clause(requirement), requirement.position()));
    requirements.dedup_by_key(|requirement| requirement.position());
    for id in gap.findings.iter().filter_map(|finding| subject_id(&finding.subject)) {
        if !gap.members.contains(&id) {
            gap.members.push(id);
        }
    }
    let looks = |result: &GateResult<'g>| {
        let mut named = result.reasons.iter().filter_map(about);
        named.any(|named| requirements.iter().any(|known| known.position() == named.position()))
    };
    let shut = gates.iter().filter(|result| result.state != GateState::Present && looks(result));
    gap.gates = shut.map(|result| result.gate).collect();
    gap.requirements = requirements;
}

/// The requirement that keeps a gate from evidence present; none where it is something else.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other reason names a requirement")]
fn about<'g>(reason: &GateReason<'g>) -> Option<&'g Requirement> {
    match reason {
        GateReason::Requirement(requirement, _) | GateReason::RestsOnParty(requirement) => {
            Some(requirement)
        }
        _ => None,
    }
}
