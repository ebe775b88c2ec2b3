//! The roadmap as a table for planning tools.

use clausegraph_report::{CsvLook, table_csv, wording::action_sentence};

use super::{
    advice,
    frame::{Frame, RoadmapGate},
    row::{Entry, entries},
};
use crate::{Advice, Basis, PaperError};

/// The columns, by the keys of their headers.
const COLUMNS: [&str; 13] = [
    "roadmap-csv-summary",
    "roadmap-csv-type",
    "roadmap-csv-bucket",
    "roadmap-csv-description",
    "roadmap-csv-assignee",
    "roadmap-csv-start",
    "roadmap-csv-due",
    "roadmap-csv-estimate",
    "roadmap-csv-labels",
    "roadmap-csv-status",
    "roadmap-csv-external",
    "roadmap-csv-depends",
    "roadmap-csv-checklist",
];

/// The roadmap as CSV that planning tools import: one row for each action, in the order of the plan.
///
/// Days are written `2026-11-22`, estimates in seconds, labels with blanks between them. What an action waits
/// for is named by external ids. No field is ever a formula for a spreadsheet.
///
/// # Errors
///
/// [`PaperError::Advice`] where the reader is an auditor: a plan is advice.
pub fn roadmap_csv(basis: &Basis<'_, '_>, look: CsvLook) -> Result<String, PaperError> {
    let advice = advice(basis)?;
    let frame = Frame::of(basis.assessment.catalogue());
    let entries = entries(basis, &advice, &frame);
    let header = COLUMNS.iter().map(|key| basis.texts.say(key)).collect();
    let rows = entries.iter().map(|entry| row(basis, &advice, &frame, entry).to_vec());
    Ok(table_csv(header, rows, look))
}

fn row(
    basis: &Basis<'_, '_>,
    advice: &Advice<'_, '_>,
    frame: &Frame,
    entry: &Entry<'_, '_>,
) -> [String; 13] {
    let texts = basis.texts;
    let action = entry.action;
    let gate = entry.gate.map(RoadmapGate::as_str);
    let mut labels = vec![entry.stream.as_str(), action.phase().as_str()];
    let sort = action.action_type().as_str();
    labels.extend((sort != action.phase().as_str()).then_some(sort));
    labels.extend(gate.into_iter().chain(entry.findings.iter().copied()));
    [
        entry.outcome.clone(),
        texts.say("roadmap-csv-task"),
        frame.title(&entry.stream).to_owned(),
        description(basis, entry),
        entry.owner.clone().unwrap_or_default(),
        entry.span.start.to_string(),
        entry.span.finish.to_string(),
        u64::from(action.effort.middle()).saturating_mul(60).to_string(),
        labels.join(" "),
        texts.say("roadmap-status-open"),
        action.id.clone(),
        entry.waits(advice).join(", "),
        action.things.join("\n"),
    ]
}

/// What is to be done, for what, and by what one knows that it worked: one line each.
fn description(basis: &Basis<'_, '_>, entry: &Entry<'_, '_>) -> String {
    let texts = basis.texts;
    let requirements = entry.requirements();
    let mut lines = vec![action_sentence(basis.assessment.catalogue(), entry.action)];
    if !requirements.is_empty() {
        let arguments = [("ids", requirements.join(", ").into())];
        lines.push(texts.say_with("roadmap-csv-requirements", &arguments));
    }
    let arguments = [("measure", entry.measure(basis).into())];
    lines.push(texts.say_with("roadmap-csv-success", &arguments));
    lines.join("\n")
}
