//! The gates of the roadmap, from the mandate to the first surveillance audit.

use clausegraph::Date;

use super::{frame::RoadmapGate, number, overview::columns, row::Entry, section as titled};
use crate::{
    Align, Basis, Block, Cell, Notice, NoticeSort, Row, RowSort, Section, Table, Tone, Words,
};

pub(super) fn gate_key(gate: RoadmapGate) -> String {
    format!("roadmap-gate-{}", gate.as_str().to_lowercase())
}

/// The day by which all that leads to a gate, or to one before it, is done; none for gates of others.
pub(super) fn reached(entries: &[Entry<'_, '_>], gate: RoadmapGate) -> Option<Date> {
    if gate.is_a_persons() {
        return None;
    }
    let before = entries.iter().filter(|entry| entry.gate.is_some_and(|found| found <= gate));
    before.map(|entry| entry.span.finish).max()
}

/// The gates of the roadmap, from the mandate to the first surveillance audit.
pub(super) fn section(basis: &Basis<'_, '_>, entries: &[Entry<'_, '_>]) -> Section {
    let texts = basis.texts;
    let rows = RoadmapGate::ALL.into_iter().map(|gate| {
        let actions = entries.iter().filter(|entry| entry.gate == Some(gate)).count();
        let (day, left) = if let Some(day) = gate.stated(basis.besides.audit) {
            let arguments = [("day", texts.day(day).into())];
            let words = texts.say_with("roadmap-gate-stated", &arguments);
            (Cell::plain(words), Cell::plain(""))
        } else if gate.is_a_persons() {
            let words = Words::plain(texts.say("roadmap-gate-person"));
            (Cell { words, tone: Tone::Unknown }, Cell::plain(""))
        } else {
            let day = reached(entries, gate);
            let day = day.map_or_else(|| texts.say("roadmap-gate-nothing"), |day| texts.day(day));
            (Cell::plain(day), Cell::plain(texts.number(number(actions))))
        };
        let name = Words::strong(gate.as_str());
        let title = Cell::plain(texts.say(&gate_key(gate)));
        let meaning = Cell::plain(texts.say(&format!("{}-means", gate_key(gate))));
        Row { sort: RowSort::Body, cells: vec![Cell::of(name), title, meaning, left, day] }
    });
    let table = Table {
        caption: texts.say("roadmap-gates-caption"),
        columns: columns(
            basis,
            &[
                ("roadmap-column-gate", 5, Align::Start),
                ("roadmap-column-what", 18, Align::Start),
                ("roadmap-column-means", 42, Align::Start),
                ("roadmap-column-actions", 8, Align::End),
                ("roadmap-column-reached", 27, Align::Start),
            ],
        ),
        rows: rows.collect(),
        note: String::new(),
    };
    let blocks = std::iter::once(Block::Table(table)).chain(late(basis, entries)).collect();
    titled(texts.say("roadmap-gates"), "roadmap-gates", blocks)
}

/// A gate that is reached later than the audit that comes after it.
fn late(basis: &Basis<'_, '_>, entries: &[Entry<'_, '_>]) -> Option<Block> {
    let texts = basis.texts;
    let audit = basis.besides.audit.first()?;
    let reached = reached(entries, RoadmapGate::Checked).filter(|reached| *reached > audit)?;
    let arguments = [
        ("gate", texts.say(&gate_key(RoadmapGate::Checked)).into()),
        ("reached", texts.day(reached).into()),
        ("audit", texts.day(audit).into()),
    ];
    let words = Words::plain(texts.say_with("roadmap-gate-late", &arguments));
    Some(Block::Notice(Notice { sort: NoticeSort::Warning, words }))
}
