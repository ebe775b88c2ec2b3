//! Routines as a table for spreadsheets.

use clausegraph::{Fact, RoutineHole, RoutineView, Routines};

use super::Said;
use crate::{
    CsvLook,
    evidence_map::{guarded, written},
    wording::{
        mandate_cell, measure_cell, owner_cell, policy_cell, review_cell, routine_hole_words,
        tool_cell,
    },
};

type Column = (&'static str, fn(&RoutineView<'_>) -> String);

/// The columns, in order. What is stated none reads `none`, what is not stated `not stated`.
const COLUMNS: &[Column] = &[
    ("routine", |view| view.routine.id().to_string()),
    ("title", |view| view.routine.title().to_owned()),
    ("about", |view| said(view.subject.as_ref().map(ToString::to_string))),
    ("owner", |view| said(owner_cell(view))),
    ("operated by", |view| said(view.operated_by.as_ref().map(ToString::to_string))),
    ("mandate", |view| said(mandate_cell(view))),
    ("policy", |view| said(policy_cell(view))),
    ("serves", |view| lines(view.serves.iter().map(|found| found.id().to_string()))),
    ("tool", |view| said(tool_cell(view))),
    ("tool described by", |view| {
        let described = view.tool.given().into_iter().flat_map(|tool| &tool.described);
        lines(described.map(|tool| tool.id().to_string()))
    }),
    ("record types", |view| {
        said(
            view.records
                .as_ref()
                .map(|records| lines(records.iter().map(|found| found.record_type.to_string()))),
        )
    }),
    ("record sets", record_sets),
    ("measured by", |view| {
        said(
            view.measures
                .as_ref()
                .map(|measures| lines(measures.iter().map(|found| found.by.id().to_string()))),
        )
    }),
    ("last measured", |view| said(measure_cell(view))),
    ("looked at in", |view| said(view.review.as_ref().map(|review| review.place.id().to_string()))),
    ("last looked at", |view| said(review_cell(view))),
    ("interval", |view| match &view.review {
        Fact::Given(review) => said(review.interval.as_ref().map(ToString::to_string)),
        Fact::StatedNone | Fact::Unknown => String::new(),
    }),
    ("holes", |view| holes(&view.holes)),
    ("not known whether", |view| holes(&view.unknown)),
];

fn said(fact: Said) -> String {
    match fact {
        Fact::Given(text) => text,
        Fact::StatedNone => "none".to_owned(),
        Fact::Unknown => "not stated".to_owned(),
    }
}

fn lines(entries: impl Iterator<Item = String>) -> String {
    entries.collect::<Vec<_>>().join("\n")
}

fn record_sets(view: &RoutineView<'_>) -> String {
    let records = view.records.given().into_iter().flatten();
    let sets = records.flat_map(|found| found.sets.iter().map(move |set| (found.record_type, set)));
    lines(sets.map(|(record_type, set)| {
        let period = said(set.period.as_ref().map(ToString::to_string));
        let total = said(set.total.as_ref().map(ToString::to_string));
        format!("{record_type}: {}, period {period}, total {total}", set.set.id())
    }))
}

fn holes(holes: &[RoutineHole<'_>]) -> String {
    lines(holes.iter().map(|hole| match routine_hole_words(hole) {
        (words, Some(about)) => format!("{words} ({about})"),
        (words, None) => words.to_owned(),
    }))
}

/// Routines as CSV: a header and one row for each; fields with several entries hold one on each line.
///
/// No field is ever a formula for a spreadsheet.
pub fn routines_csv(routines: &Routines<'_>, look: CsvLook) -> String {
    let header = COLUMNS.iter().map(|(name, _)| (*name).to_owned());
    let rows = routines
        .routines
        .iter()
        .map(|view| COLUMNS.iter().map(|(_, read)| guarded(&read(view))).collect());
    written(std::iter::once(header.collect()).chain(rows), look)
}
