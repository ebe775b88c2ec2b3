//! What can be done within thirty days, takes a day of work at most, and closes something.

use std::cmp::Reverse;

use clausegraph::{Action, ActionType, Plan};

use super::{
    pen::{Content, Pen, group, paragraph},
    roadmap::{columns, row},
};
use crate::{Basis, Block, Table};

/// Days from the day of the assessment.
const DAYS: i64 = 30;
/// Minutes in the middle of the range: a day of work.
const MINUTES: u32 = 8 * 60;
/// Wins of a sort that are told before the rest is counted.
const MOST: usize = 7;

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let Some(advice) = basis.advice else { return (Vec::new(), Vec::new()) };
    let wins = wins(advice.plan);
    let last = pen.day(advice.plan.as_of.shifted(DAYS));
    let lead = paragraph(pen.with("gap-quick-lead", &[("day", last.into())]));
    if wins.is_empty() {
        return (vec![lead, pen.paragraph("gap-quick-none")], Vec::new());
    }
    let (looked_for, done): (Vec<_>, Vec<_>) =
        wins.iter().partition(|(_, action)| action.action_type() == ActionType::FindOut);
    let mut rows = Vec::new();
    for (key, wins) in [("gap-quick-find-out", &looked_for), ("gap-quick-do", &done)] {
        if wins.is_empty() {
            continue;
        }
        rows.push(group(pen.count(key, wins.len())));
        rows.extend(wins.iter().take(MOST).map(|(place, action)| row(basis, pen, *place, action)));
    }
    let left = looked_for.len().saturating_sub(MOST) + done.len().saturating_sub(MOST);
    let note = if left == 0 { String::new() } else { pen.count("gap-quick-rest", left) };
    let table = Table { note, ..pen.table("", columns(pen), rows) };
    (vec![lead, Block::Table(table)], Vec::new())
}

/// The quick wins with their places in the plan: those that close most for their minutes first.
fn wins<'p, 'g>(plan: &'p Plan<'g>) -> Vec<(usize, &'p Action<'g>)> {
    let last = plan.as_of.shifted(DAYS);
    let mut wins: Vec<(usize, &'p Action<'g>)> = plan
        .actions
        .iter()
        .enumerate()
        .filter(|(_, action)| {
            action.earliest.finish <= last
                && action.effort.middle() <= MINUTES
                && (!action.closes.is_empty() || !action.gates.is_empty())
        })
        .collect();
    // Cells for a thousand hours: whole numbers are near enough to tell which comes first.
    wins.sort_by_key(|(place, action)| {
        let closes = u64::try_from(action.closes.len()).unwrap_or(u64::MAX);
        let worth = closes.saturating_mul(60_000) / u64::from(action.effort.middle().max(1));
        (Reverse(worth), *place)
    });
    wins
}
