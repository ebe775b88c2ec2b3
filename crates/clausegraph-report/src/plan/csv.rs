//! A plan as a table for spreadsheets and for the import of task boards.

use clausegraph::{Action, Assessment, Plan};

use super::PlanSelection;
use crate::{
    CsvLook,
    evidence_map::{guarded, written},
    wording::{action_sentence, because_words, full, paper_line},
};

/// The columns, in order; fields with several entries hold one on each line.
const COLUMNS: [&str; 22] = [
    "number",
    "id",
    "phase",
    "type",
    "action",
    "requirements",
    "members",
    "cells closed alone",
    "cells it helps to close",
    "gates",
    "effort: minutes at least",
    "effort: minutes at most",
    "earliest start",
    "earliest finish",
    "start",
    "finish",
    "slack in weeks",
    "after (ids)",
    "after (why)",
    "remark",
    "owner",
    "done on",
];

/// A plan as CSV: a header and one row for each action; the last two columns are for people to fill in.
///
/// No field is ever a formula for a spreadsheet.
pub fn plan_csv(
    assessment: &Assessment<'_>,
    plan: &Plan<'_>,
    selection: PlanSelection<'_>,
    look: CsvLook,
) -> String {
    let header = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    let chosen = plan.actions.iter().enumerate().filter(|(_, action)| selection.takes(action));
    let rows = chosen.map(|(index, action)| {
        row(assessment, plan, index, action).iter().map(|field| guarded(field)).collect()
    });
    written(std::iter::once(header).chain(rows), look)
}

fn row(
    assessment: &Assessment<'_>,
    plan: &Plan<'_>,
    index: usize,
    action: &Action<'_>,
) -> [String; 22] {
    let cells = |indices: &[usize]| {
        let found = indices.iter().filter_map(|index| plan.cells.get(*index));
        lines(found.map(|planned| planned.cell.name()))
    };
    let scheduled = |day: &dyn Fn(clausegraph::PlanSpan) -> clausegraph::Date| {
        action.scheduled.map(|span| day(span).to_string()).unwrap_or_default()
    };
    let waits = || action.waits.iter();
    [
        (index + 1).to_string(),
        action.id.clone(),
        action.phase().as_str().to_owned(),
        action.action_type().to_string(),
        full(&action_sentence(assessment.catalogue(), action)),
        lines(action.requirements.iter().map(|requirement| requirement.id().to_string())),
        lines(action.members.iter().filter_map(clausegraph::Member::id).map(str::to_owned)),
        cells(&action.closes),
        cells(&action.helps),
        lines(action.gates.iter().map(|gate| gate.id.to_string())),
        action.effort.low.to_string(),
        action.effort.high.to_string(),
        action.earliest.start.to_string(),
        action.earliest.finish.to_string(),
        scheduled(&|span| span.start),
        scheduled(&|span| span.finish),
        action.slack.to_string(),
        lines(waits().filter_map(|wait| plan.actions.get(wait.on)).map(|on| on.id.clone())),
        lines(waits().map(|wait| because_words(wait.because))),
        paper_line(action).map(full).unwrap_or_default(),
        String::new(),
        String::new(),
    ]
}

fn lines(entries: impl Iterator<Item = String>) -> String {
    entries.collect::<Vec<String>>().join("\n")
}
