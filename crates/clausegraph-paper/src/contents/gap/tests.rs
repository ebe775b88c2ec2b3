//! Annex: what was tested of records, test by test.

use clausegraph::{
    ArtefactKind, Fact,
    document::{RecordTestDocument, RecordsPart, TestMethod},
};

use super::pen::{Content, Pen, body, group};
use crate::{Basis, Block, Cell, Tone, Words};

/// A set of records with its name.
pub(super) struct RecordSet<'a> {
    pub(super) name: String,
    pub(super) records: &'a RecordsPart,
}

/// All sets of records, in the order of the files.
pub(super) fn record_sets<'a>(basis: &Basis<'a, '_>) -> Vec<RecordSet<'a>> {
    let artefacts = basis.assessment.organisation().artefacts().iter();
    let sets = artefacts.filter(|artefact| artefact.kind() == ArtefactKind::RecordSet);
    sets.filter_map(|set| {
        let records = set.document().records.as_deref()?;
        let population = records.population.given().map(|key| key.as_str().replace('-', " "));
        let name = format!("{} {}", set.id(), population.unwrap_or_default());
        Some(RecordSet { name: name.trim_end().to_owned(), records })
    })
    .collect()
}

impl RecordSet<'_> {
    pub(super) fn tests(&self) -> &[RecordTestDocument] {
        self.records.tests.given().map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn period(&self, pen: Pen<'_>) -> String {
        let Some(period) = self.records.period.given() else { return pen.say("gap-not-stated") };
        let days = [
            ("first", pen.short_day(period.first()).into()),
            ("last", pen.short_day(period.last()).into()),
        ];
        pen.with("gap-period", &days)
    }

    /// What is said where no test is listed.
    pub(super) fn untested(&self, pen: Pen<'_>) -> String {
        match self.records.tests {
            Fact::StatedNone | Fact::Given(_) => pen.say("gap-no-test"),
            Fact::Unknown => pen.say("gap-not-stated"),
        }
    }
}

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let columns = vec![
        pen.column("gap-column-test", 10),
        pen.numbers("gap-column-of-records", 4),
        pen.numbers("gap-column-tested", 4),
        pen.numbers("gap-column-exceptions", 4),
        pen.column("gap-column-drawn", 4),
    ];
    let mut rows = Vec::new();
    let mut number = 0;
    for set in record_sets(basis) {
        let arguments = [
            ("records", set.name.as_str().into()),
            ("period", set.period(pen).into()),
            ("total", stated(pen, set.records.total).into()),
        ];
        rows.push(group(pen.with("gap-tests-group", &arguments)));
        if set.tests().is_empty() {
            let blank = || Cell::plain("");
            rows.push(body(vec![
                Cell::plain(set.untested(pen)),
                blank(),
                blank(),
                blank(),
                blank(),
            ]));
        }
        number += set.tests().len();
        rows.extend(set.tests().iter().map(|test| body(result(pen, &set, test))));
    }
    if rows.is_empty() {
        return (vec![pen.paragraph("gap-sampling-none")], Vec::new());
    }
    let lead = Words::plain(pen.count("gap-tests-lead", number));
    (vec![Block::Paragraph(lead), Block::Table(pen.table("", columns, rows))], Vec::new())
}

fn result(pen: Pen<'_>, set: &RecordSet<'_>, test: &RecordTestDocument) -> Vec<Cell> {
    let drawn = match test.method {
        Fact::Given(TestMethod::Census) => pen.say("gap-census"),
        Fact::Given(TestMethod::Sample) => pen.say("gap-sample"),
        Fact::StatedNone | Fact::Unknown => pen.say("gap-not-stated"),
    };
    let failed = test.exceptions.given().is_some_and(|number| *number > 0);
    let of = if test.of.is_unknown() { set.records.total } else { test.of };
    vec![
        Cell::plain(test.test.as_str().replace('-', " ")),
        Cell::plain(stated(pen, of)),
        Cell::plain(stated(pen, test.tested)),
        Cell::toned(stated(pen, test.exceptions), if failed { Tone::Partial } else { Tone::None }),
        Cell::plain(drawn),
    ]
}

/// A number as the files state it.
pub(super) fn stated(pen: Pen<'_>, number: Fact<u32>) -> String {
    match number {
        Fact::Given(number) => pen.number32(number),
        Fact::StatedNone | Fact::Unknown => pen.say("gap-not-stated"),
    }
}
