//! Annex: all documents; for consultants with what is to become of each.

use std::collections::BTreeMap;

use clausegraph::{Artefact, Fact, Family, document::ArtefactStatus, minimise::Minimal};
use clausegraph_report::wording::{kind_words, stays_reason};

use super::{
    pen::{Content, Pen, body, told},
    simplify::action,
    written,
};
use crate::{Basis, Block, Cell, Tone, Words};

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let artefacts = basis.assessment.organisation().artefacts().iter();
    let documents: Vec<&Artefact> =
        artefacts.filter(|artefact| artefact.kind().family() == Family::Documents).collect();
    if documents.is_empty() {
        return (vec![pen.paragraph("gap-documents-none")], Vec::new());
    }
    let mut columns = vec![
        pen.column("gap-column-document", 9),
        pen.column("gap-column-kind", 4),
        pen.column("gap-column-state", 3),
        pen.column("gap-column-version", 3),
        pen.column("gap-column-owner", 4),
        pen.column("gap-column-review", 4),
    ];
    let verdicts = basis.advice.map(|advice| {
        columns.push(pen.column("gap-column-verdict", 8));
        verdicts(basis, pen, advice.minimal)
    });
    let overdue: BTreeMap<&str, bool> = basis
        .assessment
        .review_cycles()
        .map(|cycle| (cycle.artefact.id().as_str(), cycle.overdue))
        .collect();
    let rows = documents.iter().map(|artefact| {
        let document = artefact.document();
        let late = overdue.get(artefact.id().as_str()).copied().unwrap_or_default();
        let mut cells = vec![
            Cell::of(title(artefact)),
            Cell::plain(kind_words(artefact.kind())),
            Cell::plain(state(pen, document.status)),
            Cell::plain(stated(pen, &document.version)),
            Cell::plain(stated(pen, &document.owner)),
            review(pen, artefact, late),
        ];
        if let Some(verdicts) = &verdicts {
            let verdict = verdicts.get(artefact.id().as_str()).cloned();
            cells.push(Cell::of(told(&verdict.unwrap_or_else(|| "–".to_owned()))));
        }
        body(cells)
    });
    let rows = rows.collect();
    let mut blocks =
        vec![Block::Paragraph(Words::plain(pen.count("gap-documents-lead", documents.len())))];
    blocks.push(Block::Table(pen.table("", columns, rows)));
    (blocks, written::decisions(basis, pen).into_iter().collect())
}

fn title(artefact: &Artefact) -> Words {
    let id = Words::code(artefact.id().as_str());
    if artefact.title() == artefact.id().as_str() {
        return id;
    }
    id.and(Words::plain(format!(" {}", artefact.title())))
}

fn stated<T: ToString>(pen: Pen<'_>, fact: &Fact<T>) -> String {
    match fact {
        Fact::Given(value) => value.to_string(),
        Fact::StatedNone => pen.say("gap-stated-none"),
        Fact::Unknown => pen.say("gap-not-stated"),
    }
}

fn state(pen: Pen<'_>, status: Fact<ArtefactStatus>) -> String {
    match status {
        Fact::Given(status) => status.as_str().replace('-', " "),
        Fact::StatedNone => pen.say("gap-stated-none"),
        Fact::Unknown => pen.say("gap-not-stated"),
    }
}

/// The day by which it is to be reviewed again, and whether that is over.
fn review(pen: Pen<'_>, artefact: &Artefact, late: bool) -> Cell {
    match artefact.document().next_review_on {
        Fact::Given(day) if late => {
            let words = pen.with("gap-overdue", &[("day", pen.short_day(day).into())]);
            Cell::toned(words, Tone::Bad)
        }
        Fact::Given(day) => Cell::plain(pen.short_day(day)),
        Fact::StatedNone => Cell::plain(pen.say("gap-stated-none")),
        Fact::Unknown => Cell::plain(pen.say("gap-not-stated")),
    }
}

/// What is to become of each document: keep it and why, or what to do with it.
fn verdicts<'a>(
    basis: &Basis<'a, '_>,
    pen: Pen<'_>,
    minimal: &'a Minimal<'_>,
) -> BTreeMap<&'a str, String> {
    let mut verdicts = BTreeMap::new();
    for kept in &minimal.keep {
        verdicts.insert(kept.artefact.id().as_str(), pen.count("gap-keep-only", kept.only.len()));
    }
    for staying in &minimal.stay {
        let why = [("why", stays_reason(&staying.reason).into())];
        verdicts.insert(staying.artefact.id().as_str(), pen.with("gap-keep-since", &why));
    }
    for entry in basis.advice.into_iter().flat_map(|advice| &advice.retire.retire) {
        verdicts.insert(entry.artefact.id().as_str(), action(pen, entry));
    }
    verdicts
}
