//! A forecast as a table for spreadsheets.

use std::collections::BTreeSet;

use clausegraph::{ChangeCause, Date, Forecast, ForecastCell, Status};

use super::{ForecastChoice, view::View};
use crate::{
    CsvLook,
    evidence_map::{guarded, written},
    wording::change_sentence,
};

const COLUMNS: [&str; 10] = [
    "day",
    "days ahead",
    "cell",
    "requirement",
    "clause",
    "member",
    "before",
    "then",
    "artefacts",
    "cause",
];

/// A forecast as CSV: a header and one row for each cell that changes on a day.
///
/// No field is ever a formula for a spreadsheet.
pub fn forecast_csv(forecast: &Forecast<'_>, choice: &ForecastChoice<'_>, look: CsvLook) -> String {
    let view = View { forecast, choice };
    let header = COLUMNS.map(str::to_owned).to_vec();
    let steps = forecast.steps.iter();
    let rows = steps.flat_map(|step| {
        let cells = view.cells(step).map(|change| row(change, step.day, view.from()));
        cells.collect::<Vec<Vec<String>>>()
    });
    written(std::iter::once(header).chain(rows), look)
}

fn row(change: &ForecastCell<'_>, day: Date, from: Date) -> Vec<String> {
    let status = |status: Option<Status>| status.map_or("", Status::as_str).to_owned();
    let roots = change.causes.iter().flat_map(ChangeCause::roots);
    let artefacts: BTreeSet<&str> = roots.filter_map(ChangeCause::about).collect();
    let artefacts: Vec<&str> = artefacts.into_iter().collect();
    let fields = [
        day.to_string(),
        day.days_since(from).to_string(),
        change.name(),
        change.requirement.id().to_string(),
        change.requirement.clause_id().to_string(),
        change.member.id().unwrap_or_default().to_owned(),
        status(change.before),
        status(change.after),
        artefacts.join("\n"),
        change_sentence(change, day),
    ];
    fields.iter().map(|field| guarded(field)).collect()
}
