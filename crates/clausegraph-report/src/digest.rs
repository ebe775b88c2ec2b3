//! The digest: what a reader of an assessment wants to know first, in reading order, before any output
//! format is chosen.

mod unknown;
mod unmatched;

use clausegraph::{
    Assessment, Cell, ClauseResult, Derivation, Family, GateResult, JudgementResult, NextStep,
    Profile, Requirement, ReviewCycle, Status, document::ClaimState, explain_all, next_steps,
};

pub use self::unknown::{Undecided, undecided};
pub(crate) use self::unmatched::Unmatched;
use self::{unknown::UndecidedCells, unmatched::Seen};
use crate::wording::{cell_reason, organisation_title};

/// What a reader of an assessment wants to know first.
#[derive(Debug)]
pub(crate) struct Digest<'a, 'g> {
    pub(crate) assessment: &'a Assessment<'g>,
    pub(crate) read: Read,
    pub(crate) gates: Vec<GateResult<'g>>,
    pub(crate) clauses: Vec<ClauseResult<'g>>,
    /// What could move most of what is open, the most first.
    pub(crate) next: Vec<NextStep<'g>>,
    /// Requirements with cells that fall short, in reading order.
    pub(crate) shortfalls: Vec<Shortfall<'g>>,
    /// What is not stated, and how many cells it would decide; the most first.
    pub(crate) undecided: Vec<Undecided>,
    /// How many cells cannot be evaluated.
    pub(crate) undecided_cells: usize,
    /// Documents and routines that state when they are to be reviewed again.
    pub(crate) cycles: usize,
    /// Those of them that are past that day, the longest first.
    pub(crate) overdue: Vec<ReviewCycle<'g>>,
    /// Judgements that contradict the evidence or are outdated.
    pub(crate) judgements: Vec<JudgementResult<'g>>,
    pub(crate) unmatched: Unmatched<'g>,
}

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) artefacts: usize,
    pub(crate) claims: usize,
    pub(crate) suggested: usize,
    pub(crate) judgements: usize,
    pub(crate) elements: usize,
    pub(crate) requirements: usize,
    pub(crate) cells: usize,
    /// Families that no declared source carries.
    pub(crate) not_carried: Vec<Family>,
}

/// A requirement with cells that fall short.
#[derive(Debug)]
pub(crate) struct Shortfall<'g> {
    pub(crate) requirement: &'g Requirement,
    /// Cells with the same status and reason together, the worst first.
    pub(crate) rows: Vec<Row>,
}

/// Cells with the same status and reason.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) status: Status,
    pub(crate) reason: String,
    /// The ids of the members; empty for the organisation or a population as a whole.
    pub(crate) members: Vec<String>,
}

impl<'a, 'g> Digest<'a, 'g> {
    pub(crate) fn new(assessment: &'a Assessment<'g>, profile: Profile) -> Self {
        let mut shortfalls: Vec<Shortfall<'g>> = Vec::new();
        let mut undecided = UndecidedCells::default();
        let mut seen = Seen::new(assessment.organisation());
        for derivation in explain_all(assessment) {
            let cell = &derivation.cell;
            seen.look(&derivation);
            if cell.status.is_shortfall() {
                add_shortfall(&mut shortfalls, cell, &derivation);
            } else if cell.status == Status::CannotEvaluate {
                undecided.look(assessment, &derivation);
            }
        }
        for shortfall in &mut shortfalls {
            shortfall.rows.sort_by_key(|row| std::cmp::Reverse(row.status));
        }
        let judgements = assessment
            .judgements()
            .into_iter()
            .filter(|result| !result.contradicts.is_empty() || !result.outdated.is_empty());
        let mut overdue: Vec<ReviewCycle<'g>> =
            assessment.review_cycles().filter(|cycle| cycle.overdue).collect();
        overdue.sort_by_key(|cycle| cycle.due);
        // A plan, and paper that nobody needs, are no business of an audit.
        let next = match profile {
            Profile::Consultant => next_steps(assessment),
            Profile::Auditor => Vec::new(),
        };
        let mut unmatched = seen.unmatched(assessment);
        if profile == Profile::Auditor {
            unmatched.artefacts.clear();
        }
        Self {
            assessment,
            cycles: assessment.review_cycles().count(),
            overdue,
            read: read(assessment),
            gates: assessment.gates(),
            clauses: assessment.clauses().collect(),
            next,
            shortfalls,
            undecided_cells: undecided.cells(),
            undecided: undecided.sorted(),
            judgements: judgements.collect(),
            unmatched,
        }
    }

    /// The name of the organisation.
    pub(crate) fn organisation(&self) -> &'g str {
        organisation_title(self.assessment)
    }

    /// How many cells fall short.
    pub(crate) fn shortfall_cells(&self) -> usize {
        let rows = self.shortfalls.iter().flat_map(|found| &found.rows);
        rows.map(|row| row.members.len().max(1)).sum()
    }
}

fn read(assessment: &Assessment<'_>) -> Read {
    let organisation = assessment.organisation();
    let suggested = organisation
        .claims()
        .iter()
        .filter(|claim| claim.document().state == ClaimState::Suggested);
    Read {
        artefacts: organisation.artefacts().len(),
        claims: organisation.claims().len(),
        suggested: suggested.count(),
        judgements: organisation.judgements().len(),
        elements: organisation.elements().len(),
        requirements: assessment.catalogue().requirements().len(),
        cells: assessment.cells().len(),
        not_carried: Family::ALL
            .iter()
            .copied()
            .filter(|family| !organisation.carries(*family))
            .collect(),
    }
}

fn add_shortfall<'g>(
    shortfalls: &mut Vec<Shortfall<'g>>,
    cell: &Cell<'g>,
    derivation: &Derivation<'g>,
) {
    let requirement = cell.requirement;
    let known =
        shortfalls.last().is_some_and(|last| last.requirement.position() == requirement.position());
    if !known {
        shortfalls.push(Shortfall { requirement, rows: Vec::new() });
    }
    let Some(shortfall) = shortfalls.last_mut() else {
        return;
    };
    let reason = cell_reason(derivation);
    let member = cell.member.id().map(str::to_owned);
    let same =
        shortfall.rows.iter_mut().find(|row| row.status == cell.status && row.reason == reason);
    match same {
        Some(row) => row.members.extend(member),
        None => shortfall.rows.push(Row {
            status: cell.status,
            reason,
            members: member.into_iter().collect(),
        }),
    }
}
