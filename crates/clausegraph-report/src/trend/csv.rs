//! A trend as a table for spreadsheets.

use clausegraph::{GateState, Status, Trend};

use super::{TrendSelection, heads};
use crate::{
    evidence_map::{CsvLook, guarded, written},
    wording::{clause_heading, finding_sentence},
};

/// A trend as CSV: a header, then one row for each gate, clause share, number of findings, finding and cell
/// that moved, with a column for each assessment.
///
/// No field is ever a formula for a spreadsheet.
pub fn trend_csv(trend: &Trend<'_>, selection: TrendSelection<'_>, look: CsvLook) -> String {
    let head = ["kind", "id", "title"].map(str::to_owned);
    let head: Vec<String> = head.into_iter().chain(heads(trend)).collect();
    let rows = rows(trend, selection);
    let all = std::iter::once(head).chain(rows);
    written(all.map(|row| row.iter().map(|field| guarded(field)).collect()), look)
}

fn row(kind: &str, id: String, title: String, points: impl Iterator<Item = String>) -> Vec<String> {
    [kind.to_owned(), id, title].into_iter().chain(points).collect()
}

fn rows(trend: &Trend<'_>, selection: TrendSelection<'_>) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for gate in &trend.gates {
        let states = gate.points.iter();
        let states = states.map(|state| state.map(GateState::as_str).unwrap_or_default());
        let (id, title) = (gate.gate.id.to_string(), gate.gate.title.clone());
        found.push(row("gate", id, title, states.map(str::to_owned)));
    }
    for clause in selection.clauses(trend) {
        let title = clause_heading(selection.catalogue, clause.clause);
        let shares = |of: fn(clausegraph::Shares) -> clausegraph::Share| {
            let points = clause.points.iter();
            points.map(move |point| {
                let shares = point.as_ref().and_then(|result| result.shares);
                shares.map(|shares| of(shares).to_string()).unwrap_or_default()
            })
        };
        let id = || clause.clause.id().to_string();
        found.push(row("known share", id(), title.clone(), shares(|shares| shares.known)));
        found.push(row("possible share", id(), title.clone(), shares(|shares| shares.possible)));
        for status in Status::ALL {
            let points = clause.points.iter().map(|point| {
                point
                    .as_ref()
                    .map(|result| result.counts.of(status).to_string())
                    .unwrap_or_default()
            });
            found.push(row(&format!("cells {status}"), id(), title.clone(), points));
        }
    }
    for (indicator, points) in selection.indicators(trend) {
        let points = points.iter().map(ToString::to_string);
        found.push(row("findings", indicator.to_string(), String::new(), points));
    }
    for history in selection.findings(trend) {
        let kind = if history.repeated { "repeated finding" } else { "finding" };
        let points = history.marks.iter().map(|mark| mark.as_str().to_owned());
        let sentence = finding_sentence(&history.last);
        found.push(row(kind, history.recurrence_key.clone(), sentence, points));
    }
    for history in selection.cells(trend) {
        let kind = if history.relapsed { "relapsed cell" } else { "cell" };
        let statement = selection.catalogue.requirement(history.requirement.as_str());
        let statement = statement.map(|found| found.statement().to_owned()).unwrap_or_default();
        let points = history.statuses.iter().map(|status| status.map(Status::as_str));
        let points = points.map(|status| status.unwrap_or_default().to_owned());
        found.push(row(kind, history.name(), statement, points));
    }
    found
}
