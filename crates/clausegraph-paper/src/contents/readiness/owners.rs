//! Who has what to do.

use std::{cmp::Reverse, collections::BTreeMap};

use clausegraph::{Artefact, Date, Family, PersonKey, document::ArtefactStatus};

use super::gates::{column, numbers};
use crate::{Basis, Block, Cell, Row, RowSort, Section, Table, Tone, Words};

/// What a person answers for.
#[derive(Clone, Copy, Default)]
struct Load {
    things: u64,
    reviews_overdue: u64,
    actions_open: u64,
    actions_overdue: u64,
    next: Option<Date>,
}

impl Load {
    fn overdue(&self) -> u64 {
        self.reviews_overdue + self.actions_overdue
    }

    fn add(&mut self, artefact: &Artefact, as_of: Date) {
        self.things += 1;
        let document = artefact.document();
        let mut due = Vec::new();
        if let Some(review) = document.next_review_on.given() {
            self.reviews_overdue += u64::from(*review < as_of);
            due.push(*review);
        }
        if let Some(action) = document.action.as_deref().filter(|_| is_action(artefact)) {
            let done = action.done_on.given().is_some_and(|day| *day <= as_of);
            if !done {
                self.actions_open += 1;
                if let Some(day) = action.due_on.given() {
                    self.actions_overdue += u64::from(*day < as_of);
                    due.push(*day);
                }
            }
        }
        let next = due.into_iter().filter(|day| *day >= as_of).min();
        self.next = self.next.into_iter().chain(next).min();
    }
}

fn is_action(artefact: &Artefact) -> bool {
    artefact.kind().family() == Family::Actions
}

/// The load of each person, the most overdue first.
pub(super) fn section(basis: &Basis<'_, '_>) -> Section {
    let texts = basis.texts;
    let as_of = basis.assessment.as_of();
    let mut loads: BTreeMap<&PersonKey, Load> = BTreeMap::new();
    let mut nobody = Load::default();
    let artefacts = basis.assessment.organisation().artefacts().iter();
    let kept = artefacts.filter(|artefact| {
        artefact.document().status.given() != Some(&ArtefactStatus::Retired)
            && matches!(
                artefact.kind().family(),
                Family::Documents | Family::Routines | Family::Actions
            )
    });
    for artefact in kept {
        match artefact.document().owner.given() {
            Some(owner) => loads.entry(owner).or_default().add(artefact, as_of),
            None => nobody.add(artefact, as_of),
        }
    }
    let mut sorted: Vec<(&PersonKey, Load)> = loads.into_iter().collect();
    sorted.sort_by_key(|(_, load)| (Reverse(load.overdue()), Reverse(load.actions_open)));
    let mut rows: Vec<Row> =
        sorted.iter().map(|(key, load)| row(basis, person(basis, key), load)).collect();
    if nobody.things > 0 {
        let words = Words::strong(texts.say("readiness-no-owner"));
        rows.push(row(basis, words, &nobody));
    }
    let table = Table {
        caption: texts.say("readiness-owners-caption"),
        columns: vec![
            column(basis, "readiness-column-owner", 34),
            numbers(basis, "readiness-column-things", 13),
            numbers(basis, "readiness-column-reviews", 13),
            numbers(basis, "readiness-column-open-actions", 13),
            numbers(basis, "readiness-column-overdue-actions", 13),
            numbers(basis, "readiness-column-next", 14),
        ],
        rows,
        note: String::new(),
    };
    let intro = Block::Paragraph(Words::plain(texts.say("readiness-owners-intro")));
    super::section(basis, "readiness-owners", vec![intro, Block::Table(table)])
}

/// A person by key, with the office where it is stated.
fn person(basis: &Basis<'_, '_>, key: &PersonKey) -> Words {
    let office = basis
        .assessment
        .organisation()
        .person(key)
        .and_then(|person| person.office.given())
        .filter(|office| office.as_str() != key.as_str());
    let name = Words::plain(key.to_string());
    match office {
        Some(office) => name.and(Words::quiet(format!(" ({office})"))),
        None => name,
    }
}

fn row(basis: &Basis<'_, '_>, name: Words, load: &Load) -> Row {
    let texts = basis.texts;
    let plain = |count: u64| Cell::plain(texts.number(count));
    let late = |count: u64| {
        let tone = if count == 0 { Tone::None } else { Tone::Bad };
        Cell::toned(texts.number(count), tone)
    };
    let next = load.next.map(|day| texts.short_day(day)).unwrap_or_default();
    let cells = vec![
        Cell::of(name),
        plain(load.things),
        late(load.reviews_overdue),
        plain(load.actions_open),
        late(load.actions_overdue),
        Cell::plain(next),
    ];
    Row { sort: RowSort::Body, cells }
}
