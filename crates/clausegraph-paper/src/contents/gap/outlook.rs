//! The outlook: what stands before each gate, and what lapses on the way. Never a promise.

use clausegraph::{ForecastTurn, GateResult, GateState};
use clausegraph_report::wording::gate_sentences;

use super::{
    gaps::to_fill,
    pen::{Content, Pen, body, gate_cell, paragraph, told},
};
use crate::{Basis, Block, Cell, Notice, NoticeSort, Section, Table, Words};

/// Days of the forecast that are told before the rest is counted.
const MOST: usize = 8;

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let lead = vec![
        Block::Notice(Notice {
            sort: NoticeSort::Limits,
            words: Words::plain(pen.say("gap-outlook-notice")),
        }),
        Block::Table(gates(basis, pen)),
    ];
    let conditions = vec![
        Block::Bullets(
            [
                "gap-condition-run",
                "gap-condition-audit",
                "gap-condition-review",
                "gap-condition-scope",
            ]
            .iter()
            .map(|key| Words::plain(pen.say(key)))
            .collect(),
        ),
        Block::Fields(vec![
            to_fill(pen, "gap-outlook-words", 4),
            to_fill(pen, "gap-outlook-conditions", 4),
            to_fill(pen, "gap-outlook-signed", 1),
        ]),
    ];
    let sections =
        vec![lapsing(basis, pen), pen.below("gap-conditions", "outlook-conditions", conditions)];
    (lead, sections)
}

/// Every gate with everything that stands before it, and the day by which it can show evidence.
fn gates(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Table {
    let columns = vec![
        pen.column("gap-column-gate", 7),
        pen.column("gap-column-state", 5),
        pen.column("gap-column-before-it", 11),
        pen.column("gap-column-earliest", 4),
    ];
    let plan = basis.advice.map(|advice| advice.plan);
    let rows = basis.assessment.gates().into_iter().map(|result| {
        let planned = plan
            .and_then(|plan| plan.gates.iter().find(|planned| planned.gate.id == result.gate.id));
        let by = match (result.state, planned) {
            (GateState::Present, _) | (_, None) => "–".to_owned(),
            (_, Some(planned)) => planned
                .scheduled
                .or(planned.earliest)
                .map_or_else(|| pen.say("gap-not-known"), |day| pen.short_day(day)),
        };
        let mut cells = gate_cells(pen, &result);
        cells.push(Cell::plain(by));
        body(cells)
    });
    let rows = rows.collect();
    Table { note: pen.say("gap-outlook-note"), ..pen.table("gap-caption-gates", columns, rows) }
}

/// A gate, its state and everything that stands before it.
pub(super) fn gate_cells(pen: Pen<'_>, result: &GateResult<'_>) -> Vec<Cell> {
    let title = if result.gate.custom {
        pen.with("gap-gate-custom", &[("gate", result.gate.title.as_str().into())])
    } else {
        result.gate.title.clone()
    };
    let before = gate_sentences(&result.reasons);
    let before = if before.is_empty() { pen.say("gap-nothing-before") } else { before.join(";\n") };
    vec![Cell::plain(title), gate_cell(result.state), Cell::of(told(&before))]
}

/// What changes on the way if nothing is done.
fn lapsing(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Section {
    let forecast = basis.forecast;
    let until = pen.day(forecast.until.as_of());
    let mut blocks = vec![paragraph(pen.with("gap-lapse-lead", &[("day", until.into())]))];
    let columns = vec![
        pen.column("gap-column-day", 4),
        pen.numbers("gap-column-less", 4),
        pen.numbers("gap-column-more", 4),
        pen.column("gap-column-requirements", 12),
    ];
    let steps: Vec<_> = forecast.steps.iter().filter(|step| !step.cells.is_empty()).collect();
    let rows = steps.iter().take(MOST).map(|step| {
        let worse = step.cells.iter().filter(|cell| cell.turn() == ForecastTurn::Worse).count();
        let mut ids: Vec<String> = Vec::new();
        for cell in &step.cells {
            let id = cell.requirement.id().to_string();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        body(vec![
            Cell::plain(pen.short_day(step.day)),
            Cell::plain(pen.number(worse)),
            Cell::plain(pen.number(step.cells.len() - worse)),
            Cell::plain(pen.few(&ids, 8)),
        ])
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        blocks.push(pen.paragraph("gap-lapse-none"));
    } else {
        let left = steps.len().saturating_sub(MOST);
        let note = if left == 0 { String::new() } else { pen.count("gap-lapse-rest", left) };
        blocks.push(Block::Table(Table { note, ..pen.table("", columns, rows) }));
    }
    pen.below("gap-lapse", "outlook-lapse", blocks)
}
