//! Two assessments side by side: which cells and gates differ.

use std::collections::BTreeMap;

use clausegraph_model::{Date, Requirement};

use super::ForecastGate;
use crate::{Assessment, GateReason, GateResult, Status, evaluate::CellData, member::MemberIx};

/// A cell that differs.
#[derive(Clone, Copy)]
pub(super) struct Pair<'g> {
    pub(super) requirement: &'g Requirement,
    pub(super) member: MemberIx,
    pub(super) before: Option<Status>,
    pub(super) after: Option<Status>,
}

/// The cells whose status differs or that are there on one of the days only, in reading order; of a
/// requirement, those that are gone first.
pub(super) fn changed_cells<'g>(before: &Assessment<'g>, after: &Assessment<'g>) -> Vec<Pair<'g>> {
    let mut found = Vec::new();
    for requirement in after.catalogue().requirements() {
        let (old, new) = (before.data(requirement), after.data(requirement));
        let pair = |member, before, after| Pair { requirement, member, before, after };
        if has_same_members(old, new) {
            let cells = old.iter().zip(new).filter(|(old, new)| old.status != new.status);
            found.extend(
                cells.map(|(old, new)| pair(new.member, Some(old.status), Some(new.status))),
            );
            continue;
        }
        let statuses = |cells: &[CellData]| -> BTreeMap<MemberIx, Status> {
            cells.iter().map(|cell| (cell.member, cell.status)).collect()
        };
        let (was, is) = (statuses(old), statuses(new));
        let gone = old.iter().filter(|cell| !is.contains_key(&cell.member));
        found.extend(gone.map(|cell| pair(cell.member, Some(cell.status), None)));
        for cell in new {
            let status = was.get(&cell.member).copied();
            if status != Some(cell.status) {
                found.push(pair(cell.member, status, Some(cell.status)));
            }
        }
    }
    found
}

fn has_same_members(old: &[CellData], new: &[CellData]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.member == new.member)
}

/// The gates that show something else, in the order of the catalogue.
pub(super) fn gate_changes<'g>(
    before: &[GateResult<'g>],
    after: &[GateResult<'g>],
) -> Vec<ForecastGate<'g>> {
    let pairs = before.iter().zip(after).filter(|(old, new)| old.state != new.state);
    pairs
        .map(|(old, new)| ForecastGate {
            gate: new.gate,
            before: old.state,
            after: new.state,
            gained: without(&new.reasons, &old.reasons),
            lost: without(&old.reasons, &new.reasons),
        })
        .collect()
}

/// The reasons of one list that another does not hold.
fn without<'g>(reasons: &[GateReason<'g>], other: &[GateReason<'g>]) -> Vec<GateReason<'g>> {
    let held: Vec<Key<'_>> = other.iter().map(key).collect();
    reasons.iter().filter(|reason| !held.contains(&key(reason))).cloned().collect()
}

/// What tells one reason from another: its sort, what it is about, and what is said of that.
type Key<'r> = (u8, &'r str, &'r str, Option<Date>, Option<Status>);

fn key<'r>(reason: &'r GateReason<'_>) -> Key<'r> {
    match reason {
        GateReason::Requirement(of, status) => (0, of.id().as_str(), "", None, Some(*status)),
        GateReason::NothingAsked => (1, "", "", None, None),
        GateReason::NotAudited(clause) => (2, clause.id().as_str(), "", None, None),
        GateReason::AuditLapsed(clause, audit, due) => {
            (3, clause.id().as_str(), audit.id().as_str(), Some(*due), None)
        }
        GateReason::AuditUnclear(audit, field) => (4, audit.id().as_str(), field, None, None),
        GateReason::ExclusionsUnknown => (5, "", "", None, None),
        GateReason::Excluded(of) => (6, of, "", None, None),
        GateReason::OpenMajor(judgement) => (7, judgement, "", None, None),
        GateReason::NothingJudged => (8, "", "", None, None),
        GateReason::RestsOnParty(of) => (9, of.id().as_str(), "", None, None),
        GateReason::ShortHistory(set, first) => (10, set.id().as_str(), "", Some(*first), None),
        GateReason::NoHistory => (11, "", "", None, None),
        GateReason::EmptyLeaf(clause) => (12, clause.id().as_str(), "", None, None),
    }
}
