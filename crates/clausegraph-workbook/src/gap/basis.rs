//! What the rows of the gap workbook are made from, looked up once.

use std::collections::BTreeMap;

use clausegraph::{Action, Artefact, Requirement, document::WorkingPaperDocument};
use clausegraph_paper::Basis;
use clausegraph_report::{
    EvidenceMapReport, EvidenceRowReport, MapSelection, Selection, evidence_map,
};

/// The evidence map of a basis, of the requirements that are wanted, for the one who reads it.
pub(crate) fn map_of(
    basis: &Basis<'_, '_>,
    wanted: &dyn Fn(&Requirement) -> bool,
) -> EvidenceMapReport {
    let findings = Selection { repeats: basis.repeats, ..Selection::all(basis.profile()) };
    evidence_map(basis.assessment, basis.findings, MapSelection { findings, wanted })
}

/// What stands beside the requirements.
pub(crate) struct Beside<'b, 'g> {
    pub(crate) basis: &'b Basis<'b, 'g>,
    pub(crate) map: &'b EvidenceMapReport,
    rows: BTreeMap<&'b str, Vec<&'b EvidenceRowReport>>,
    actions: BTreeMap<usize, Vec<&'b Action<'g>>>,
    /// How many gaps hang on a requirement.
    holds: BTreeMap<usize, usize>,
    /// What a requirement hangs on.
    held_by: BTreeMap<usize, Vec<String>>,
}

impl<'b, 'g> Beside<'b, 'g> {
    pub(crate) fn new(basis: &'b Basis<'b, 'g>, map: &'b EvidenceMapReport) -> Self {
        let mut rows: BTreeMap<&str, Vec<&EvidenceRowReport>> = BTreeMap::new();
        for row in &map.rows {
            rows.entry(row.requirement.as_str()).or_default().push(row);
        }
        let mut beside = Self {
            basis,
            map,
            rows,
            actions: BTreeMap::new(),
            holds: BTreeMap::new(),
            held_by: BTreeMap::new(),
        };
        let Some(advice) = basis.advice else { return beside };
        for action in &advice.plan.actions {
            for requirement in &action.requirements {
                beside.actions.entry(requirement.position()).or_default().push(action);
            }
        }
        for gap in &advice.upstream.upstream {
            for member in &gap.members {
                let holds = beside.holds.entry(member.requirement.position()).or_default();
                *holds = holds.saturating_add(gap.explained.len());
            }
            for explained in &gap.explained {
                let first = gap.first().map(|first| first.id().to_string());
                let position = explained.gap.requirement.position();
                beside.held_by.entry(position).or_default().extend(first);
            }
        }
        beside
    }

    /// The rows of the evidence map on a requirement: one for each member.
    pub(crate) fn rows(&self, requirement: &Requirement) -> &[&'b EvidenceRowReport] {
        self.rows.get(requirement.id().as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the plan proposes for a requirement.
    pub(crate) fn actions(&self, requirement: &Requirement) -> &[&'b Action<'g>] {
        self.actions.get(&requirement.position()).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many gaps hang on a requirement.
    pub(crate) fn holds(&self, requirement: &Requirement) -> usize {
        self.holds.get(&requirement.position()).copied().unwrap_or_default()
    }

    /// What a requirement hangs on.
    pub(crate) fn held_by(&self, requirement: &Requirement) -> &[String] {
        self.held_by.get(&requirement.position()).map(Vec::as_slice).unwrap_or_default()
    }

    /// An artefact by id.
    pub(crate) fn artefact(&self, id: &str) -> Option<&'g Artefact> {
        self.basis.assessment.organisation().artefact(id)
    }

    /// The papers on single members of a requirement, in reading order.
    pub(crate) fn papers_on_members(
        &self,
        requirement: &Requirement,
    ) -> Vec<&'g WorkingPaperDocument> {
        let papers = self.basis.assessment.organisation().working_papers();
        let on = papers.filter(|paper| paper.requirement == *requirement.id());
        on.filter(|paper| paper.member.is_some()).collect()
    }
}
