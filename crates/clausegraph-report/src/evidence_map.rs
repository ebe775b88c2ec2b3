//! The evidence map: for each requirement and member what is expected, what is offered and where it lies,
//! what was sampled, what the rules noticed, and an empty place for a person's judgement.

mod csv;
mod markdown;
mod row;

use std::collections::BTreeMap;

use clausegraph::{
    Artefact, ArtefactKind, Assessment, Catalogue, Clause, Date, Derivation, Finding, FindingId,
    Findings, Requirement, SubjectOf, document::ActionAchievement, explain_all,
};

pub(crate) use self::csv::{guarded, written};
pub use self::{
    csv::{CsvLook, evidence_map_csv, table_csv},
    markdown::evidence_map_markdown,
    row::{
        EvidenceMapReport, EvidenceReport, EvidenceRowReport, IndicatorReport, InterviewReport,
        JudgedReport, PreviousReport, SampledReport, SlotEvidenceReport,
    },
};
use crate::{findings::Selection, json::encode};

/// What is wanted of the map.
#[derive(Clone, Copy)]
pub struct MapSelection<'a> {
    /// Which findings stand beside, and for whom.
    pub findings: Selection<'a>,
    /// Which requirements are meant.
    pub wanted: &'a dyn Fn(&Requirement) -> bool,
}

/// The evidence map of an assessment, one row for each cell that `wanted` asks for, in reading order.
pub fn evidence_map(
    assessment: &Assessment<'_>,
    findings: &Findings<'_>,
    selection: MapSelection<'_>,
) -> EvidenceMapReport {
    let beside = Beside::new(assessment, findings, selection.findings);
    let rows = explain_all(assessment)
        .filter(|derivation| (selection.wanted)(derivation.cell.requirement))
        .map(|derivation| row::row(assessment, &derivation, &beside));
    row::report(assessment, selection.findings.profile, rows.collect())
}

/// The evidence map as JSON, indented, with a line break at the end.
pub fn evidence_map_json(map: &EvidenceMapReport) -> String {
    encode(map)
}

/// What stands beside the evidence of a requirement.
struct Beside<'s, 'g> {
    /// Findings by the position of a requirement.
    exact: BTreeMap<usize, Vec<&'s Finding<'g>>>,
    /// Findings that name no requirement, by the position of their first clause.
    of_clause: BTreeMap<usize, Vec<&'s Finding<'g>>>,
    /// Corrective actions that an audit raised, by the position of a requirement.
    previous: BTreeMap<usize, Vec<&'g Artefact>>,
    repeats: &'s dyn Fn(&FindingId) -> bool,
}

impl<'s, 'g> Beside<'s, 'g> {
    fn new(
        assessment: &Assessment<'g>,
        findings: &'s Findings<'g>,
        selection: Selection<'s>,
    ) -> Self {
        let mut beside = Self {
            exact: BTreeMap::new(),
            of_clause: BTreeMap::new(),
            previous: BTreeMap::new(),
            repeats: selection.repeats,
        };
        for finding in selection.findings(findings) {
            for requirement in &finding.requirements {
                beside.exact.entry(requirement.position()).or_default().push(finding);
            }
            if finding.requirements.is_empty()
                && let Some(clause) = finding.clauses.first()
            {
                beside.of_clause.entry(clause.position()).or_default().push(finding);
            }
        }
        for artefact in assessment.organisation().artefacts() {
            if artefact.kind() != ArtefactKind::CorrectiveAction
                || !raised_by_audit(assessment, artefact)
            {
                continue;
            }
            let action = artefact.document().action.as_deref();
            let ids = action.and_then(|action| action.requirements.given()).into_iter().flatten();
            for position in ids.flat_map(|id| positions(assessment.catalogue(), id.as_str())) {
                beside.previous.entry(position).or_default().push(artefact);
            }
        }
        beside
    }

    /// The findings that bear on the requirement of a cell, for its member.
    fn indicators(&self, derivation: &Derivation<'g>) -> Vec<&'s Finding<'g>> {
        let position = derivation.cell.requirement.position();
        let found = self.exact.get(&position).into_iter().flatten().copied();
        found.filter(|finding| is_about(finding, derivation)).collect()
    }

    /// The findings on the clause of a requirement that name no requirement.
    fn on_clause(&self, requirement: &Requirement) -> Vec<&'s Finding<'g>> {
        let found = self.of_clause.get(&requirement.clause_position());
        found.into_iter().flatten().copied().collect()
    }
}

/// Whether a finding is about the member of a cell, or about something that is no other member.
#[expect(clippy::wildcard_enum_match_arm, reason = "everything else is about no member")]
fn is_about(finding: &Finding<'_>, derivation: &Derivation<'_>) -> bool {
    let member = derivation.cell.member.id();
    match finding.subject.of {
        SubjectOf::Element(element) => {
            member.is_none_or(|id| id == element.id().as_str()) || !is_element(derivation)
        }
        SubjectOf::Cell(_, of) => of.id() == member,
        SubjectOf::Artefact(artefact) => {
            !is_artefact(derivation) || member == Some(artefact.id().as_str())
        }
        _ => true,
    }
}

fn is_element(derivation: &Derivation<'_>) -> bool {
    matches!(derivation.cell.member, clausegraph::Member::Element(_))
}

fn is_artefact(derivation: &Derivation<'_>) -> bool {
    use clausegraph::Member;
    matches!(derivation.cell.member, Member::Artefact(_) | Member::Records(_))
}

fn raised_by_audit(assessment: &Assessment<'_>, action: &Artefact) -> bool {
    let part = action.document().action.as_deref();
    let raised_by = part.and_then(|part| part.raised_by.given());
    let raised_by = raised_by.and_then(|id| assessment.organisation().artefact(id.as_str()));
    raised_by.is_some_and(|artefact| artefact.kind() == ArtefactKind::Audit)
}

/// The requirement of an id, or all of a clause.
fn positions(catalogue: &Catalogue, id: &str) -> Vec<usize> {
    if let Some(requirement) = catalogue.requirement(id) {
        return vec![requirement.position()];
    }
    let clause: Option<&Clause> = catalogue.clause(id);
    let below = clause.into_iter().flat_map(|clause| catalogue.subtree(clause));
    below.map(Requirement::position).collect()
}

/// How a corrective action stands on a day: open, done, verified; in words.
fn action_state(action: &Artefact, as_of: Date) -> String {
    let Some(part) = action.document().action.as_deref() else { return "not stated".to_owned() };
    let by_then = |day: &clausegraph::Fact<Date>| day.given().copied().filter(|day| *day <= as_of);
    let missed = part.achieved.given() == Some(&ActionAchievement::Missed);
    match (by_then(&part.verified_on), by_then(&part.done_on)) {
        (Some(day), _) if missed => format!("verified on {day}: not reached"),
        (Some(day), _) => format!("verified on {day}"),
        (None, Some(day)) => format!("done on {day}, not verified"),
        (None, None) => match part.due_on.given() {
            Some(day) => format!("open, due on {day}"),
            None => "open".to_owned(),
        },
    }
}
