//! Records that an auditor can draw samples from.

use std::collections::BTreeSet;

use clausegraph::{
    Artefact, ArtefactKind, Family, Key,
    document::{ArtefactStatus, PopulationOf, RecordTestDocument},
};

use super::gates::{column, numbers};
use crate::{Basis, Block, Cell, Row, RowSort, Section, Table, Tone, Words};

/// The populations of records: which lists there are, over which time, how many records, what was tested.
pub(super) fn section(basis: &Basis<'_, '_>) -> Section {
    let texts = basis.texts;
    let mut seen: BTreeSet<&Key> = BTreeSet::new();
    let mut rows = Vec::new();
    let populations = basis.assessment.catalogue().populations();
    for population in populations.filter(|population| population.of == PopulationOf::Records) {
        let Some(records) = &population.records else { continue };
        if !seen.insert(records) {
            continue;
        }
        let sets: Vec<&Artefact> = sets(basis, records).collect();
        if sets.is_empty() {
            let carried = basis.assessment.organisation().carries(Family::Records);
            let (key, tone) = if carried {
                ("readiness-samples-none", Tone::Bad)
            } else {
                ("readiness-samples-unknown", Tone::Unknown)
            };
            let mut cells = vec![Cell::plain(population.title.as_str())];
            cells.push(Cell::toned(texts.say(key), tone));
            cells.extend((0..3).map(|_| Cell::plain("")));
            rows.push(Row { sort: RowSort::Body, cells });
        }
        rows.extend(sets.iter().map(|set| row(basis, &population.title, set)));
    }
    let table = Table {
        caption: texts.say("readiness-samples-caption"),
        columns: vec![
            column(basis, "readiness-column-population", 30),
            column(basis, "readiness-column-set", 26),
            column(basis, "readiness-column-period", 22),
            numbers(basis, "readiness-column-records", 9),
            column(basis, "readiness-column-tests", 13),
        ],
        rows,
        note: String::new(),
    };
    let intro = Block::Paragraph(Words::plain(texts.say("readiness-samples-intro")));
    super::section(basis, "readiness-samples", vec![intro, Block::Table(table)])
}

fn sets<'b, 'g>(
    basis: &'b Basis<'_, 'g>,
    of: &'b Key,
) -> impl Iterator<Item = &'g Artefact> + use<'b, 'g> {
    basis.assessment.organisation().artefacts().iter().filter(move |artefact| {
        let records = artefact.document().records.as_deref();
        artefact.kind() == ArtefactKind::RecordSet
            && artefact.document().status.given() != Some(&ArtefactStatus::Retired)
            && records.is_some_and(|records| records.population.given() == Some(of))
    })
}

fn row(basis: &Basis<'_, '_>, population: &str, set: &Artefact) -> Row {
    let texts = basis.texts;
    let unknown = || Cell::toned(texts.say("readiness-not-stated"), Tone::Unknown);
    let records = set.document().records.as_deref();
    let period = records.and_then(|records| records.period.given());
    let total = records.and_then(|records| records.total.given());
    let looked_at = records.and_then(|records| records.tests.given());
    let title = if set.title() == set.id().as_str() {
        Words::code(set.id().to_string())
    } else {
        Words::code(set.id().to_string()).and(Words::plain(format!(" {}", set.title())))
    };
    let cells = vec![
        Cell::plain(population),
        Cell::of(title),
        period.map_or_else(unknown, |period| {
            let days = [period.first(), period.last()].map(|day| texts.short_day(day));
            Cell::plain(days.join(" – "))
        }),
        total.map_or_else(unknown, |total| Cell::plain(texts.number(u64::from(*total)))),
        looked_at.map_or_else(unknown, |tests| Cell::plain(tested(basis, tests))),
    ];
    Row { sort: RowSort::Body, cells }
}

fn tested(basis: &Basis<'_, '_>, tests: &[RecordTestDocument]) -> String {
    let stated = tests.iter().filter(|test| test.tested.given().is_some()).count();
    let arguments =
        [("stated", super::number(stated).into()), ("all", super::number(tests.len()).into())];
    basis.texts.say_with("readiness-tests", &arguments)
}
