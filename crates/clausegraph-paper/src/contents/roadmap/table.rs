//! The outcomes of a workstream, phase by phase.

use clausegraph::{Key, Phase};

use super::{
    frame::{RoadmapGate, Workstream},
    number, of_stream,
    overview::{columns, phase_key},
    row::{Entry, effort},
    section,
};
use crate::{Advice, Align, Basis, Block, Cell, Row, RowSort, Section, Table, Tone, Words};

/// Ids in a field before the rest is counted.
const MOST: usize = 8;

/// What stands where nobody has decided.
const UNDECIDED: &str = "○";

/// The outcomes of a workstream; none where it has no action.
pub(super) fn workstream(
    basis: &Basis<'_, '_>,
    advice: &Advice<'_, '_>,
    stream: &Workstream,
    entries: &[Entry<'_, '_>],
) -> Option<Section> {
    let texts = basis.texts;
    let mut rows = Vec::new();
    let mut count = 0;
    for phase in Phase::ALL {
        let found: Vec<&Entry<'_, '_>> =
            of_stream(entries, &stream.id).filter(|entry| entry.action.phase() == phase).collect();
        if found.is_empty() {
            continue;
        }
        count += found.len();
        let arguments =
            [("phase", texts.say(phase_key(phase)).into()), ("number", number(found.len()).into())];
        let title = texts.say_with("roadmap-phase-heading", &arguments);
        rows.push(Row { sort: RowSort::Group, cells: vec![Cell::plain(title)] });
        rows.extend(found.into_iter().map(|entry| row(basis, advice, entry)));
    }
    if rows.is_empty() {
        return None;
    }
    let title = stream.title.clone();
    let arguments = [("stream", title.as_str().into()), ("number", number(count).into())];
    let table = Table {
        caption: texts.say_with("roadmap-table-caption", &arguments),
        columns: columns(
            basis,
            &[
                ("roadmap-column-id", 9, Align::Start),
                ("roadmap-column-outcome", 22, Align::Start),
                ("roadmap-column-closes", 14, Align::Start),
                ("roadmap-column-owner", 8, Align::Start),
                ("roadmap-column-sponsor", 5, Align::Middle),
                ("roadmap-column-start", 6, Align::Start),
                ("roadmap-column-end", 6, Align::Start),
                ("roadmap-column-effort", 6, Align::End),
                ("roadmap-column-cost", 4, Align::Middle),
                ("roadmap-column-depends", 11, Align::Start),
                ("roadmap-column-gate", 4, Align::Middle),
                ("roadmap-column-measure", 13, Align::Start),
                ("roadmap-column-status", 5, Align::Start),
            ],
        ),
        rows,
        note: texts.say("roadmap-table-note"),
    };
    let anchor = format!("roadmap-stream-{}", stream.id);
    Some(section(title, &anchor, vec![Block::Table(table)]))
}

fn row(basis: &Basis<'_, '_>, advice: &Advice<'_, '_>, entry: &Entry<'_, '_>) -> Row {
    let texts = basis.texts;
    let undecided = || Cell::toned(UNDECIDED, Tone::None);
    let owner = match &entry.owner {
        Some(owner) => Cell::plain(owner.as_str()),
        None => Cell::of(asked(basis, entry)),
    };
    let requirements = entry.requirements();
    let requirements: Vec<&str> = requirements.iter().map(String::as_str).collect();
    let closes = some(basis, &requirements);
    let closes = match (closes.is_empty(), entry.findings.is_empty()) {
        (_, true) => closes,
        (true, false) => entry.findings.join(", "),
        (false, false) => format!("{closes}\n{}", entry.findings.join(", ")),
    };
    let waits = some(basis, &entry.waits(advice));
    let gate = entry.gate.map(RoadmapGate::as_str).unwrap_or_default();
    let cells = vec![
        Cell::of(Words::code(entry.action.id.as_str())),
        Cell::plain(entry.outcome.as_str()),
        Cell::plain(closes),
        owner,
        undecided(),
        Cell::plain(texts.short_day(entry.span.start)),
        Cell::plain(texts.short_day(entry.span.finish)),
        Cell::plain(effort(basis, entry.action.effort)),
        undecided(),
        Cell::plain(waits),
        Cell::plain(gate),
        Cell::plain(entry.measure(basis)),
        Cell::plain(texts.say("roadmap-status-open")),
    ];
    Row { sort: RowSort::Body, cells }
}

/// Nobody is stated to answer for it; who usually does stands beside.
fn asked(basis: &Basis<'_, '_>, entry: &Entry<'_, '_>) -> Words {
    let mut roles: Vec<(usize, &Key)> = Vec::new();
    for role in entry.action.requirements.iter().flat_map(|requirement| requirement.roles()) {
        match roles.iter_mut().find(|(_, known)| *known == role) {
            Some((count, _)) => *count += 1,
            None => roles.push((1, role)),
        }
    }
    roles.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let sign = Words::plain(UNDECIDED);
    match roles.first() {
        Some((_, role)) => {
            let role = role.as_str().replace('-', " ");
            let usual = basis.texts.say_with("roadmap-usual-owner", &[("role", role.into())]);
            sign.and(Words::quiet(format!(" {usual}")))
        }
        None => sign,
    }
}

/// The first few ids, and how many more there are.
fn some(basis: &Basis<'_, '_>, ids: &[&str]) -> String {
    if ids.len() <= MOST + 1 {
        return ids.join(", ");
    }
    let first = ids.get(..MOST).unwrap_or_default().join(", ");
    let more = number(ids.len() - MOST);
    basis.texts.say_with("roadmap-and-more", &[("first", first.into()), ("more", more.into())])
}
