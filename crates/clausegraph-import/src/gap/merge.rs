//! What people changed in a workbook, set against what the organisation says now.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_readers::table::Tables;
use serde::Serialize;

use super::{
    base::{Base, BaseRow},
    cell::{Known, text_of},
    column::{GapColumn, GapSheet, Target},
    kept::kept,
    problem::{GapDefect, GapProblem},
    sheet::{FoundRow, FoundSheet, Told, sheets},
    subject::{Ground, Subject, path},
};

/// Whose value is taken where both the workbook and the organisation changed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapSide {
    /// What the organisation says now stays.
    Ours,
    /// What the workbook says is taken.
    Theirs,
}

/// A cell that people changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GapChange {
    /// The sheet and cell: `Gap!N7`.
    pub place: String,
    /// What the row is about.
    pub row: String,
    /// The key of the column.
    pub column: &'static str,
    /// What the cell said when the workbook was written, as files write it.
    pub base: Option<String>,
    /// What it says now.
    pub theirs: Option<String>,
    /// What the organisation says now.
    pub ours: Option<String>,
}

/// A change and what it is about.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) change: GapChange,
    pub(super) subject: Subject,
    pub(super) column: &'static GapColumn,
    /// The header of the column.
    pub(super) header: String,
    /// What the cell shows.
    pub(super) shown: String,
}

/// The cells of a workbook that differ from what it held.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// People changed them, and nobody else did.
    pub(super) taken: Vec<Cell>,
    /// The organisation says the same already.
    pub(super) same: Vec<Cell>,
    /// The organisation changed, too, and says something else.
    pub(super) conflicts: Vec<Cell>,
    /// Cells that cannot be read: what they are about, and the key of the column.
    pub(super) unread: BTreeSet<(Subject, &'static str)>,
    pub(super) told: Told,
}

/// Compares a workbook with what it held and with what the organisation says now.
pub(super) fn merge(base: &Base, tables: &Tables, ground: Ground<'_>) -> Merged {
    let mut merged = Merged::default();
    let known = Known::new(base, ground.organisation);
    let sheets = sheets(base, tables, &mut merged.told);
    let sheets: Vec<(FoundSheet<'_>, Vec<FoundRow<'_>>)> = (sheets.into_iter())
        .map(|found| {
            let rows = found.rows(&base.catalogue, &mut merged.told);
            (found, rows)
        })
        .collect();
    for (found, rows) in &sheets {
        compared(found, rows, &known, ground, &mut merged);
    }
    kept(base, tables, &sheets, &mut merged.told);
    contradictions(&mut merged);
    merged
}

fn compared(
    found: &FoundSheet<'_>,
    rows: &[FoundRow<'_>],
    known: &Known<'_>,
    ground: Ground<'_>,
    merged: &mut Merged,
) {
    let mut by_key: BTreeMap<&str, Vec<&FoundRow<'_>>> = BTreeMap::new();
    for row in rows {
        by_key.entry(&row.key).or_default().push(row);
    }
    for written in &found.base.rows {
        if !by_key.contains_key(written.key.as_str()) {
            let problem = GapDefect::RowGone { row: written.key.clone() };
            merged.told.notes.push(GapProblem::new(found.sheet.name.clone(), problem));
        }
    }
    let of_base: BTreeMap<&str, &BaseRow> =
        found.base.rows.iter().map(|row| (row.key.as_str(), row)).collect();
    for row in rows {
        let mut same_key = by_key.get(row.key.as_str()).cloned().unwrap_or_default();
        if found.base.sheet == GapSheet::Map {
            // What is asked twice of the same is judged in one of its rows.
            same_key.retain(|row| is_worked_in(found, row));
            if !same_key.iter().any(|other| other.row.number == row.row.number) {
                continue;
            }
        }
        let place = |row: &FoundRow<'_>| {
            let key = found.base.key_columns().into_iter().next().unwrap_or_default();
            found.place(row.row, key)
        };
        if let [first, others @ ..] = same_key.as_slice()
            && !others.is_empty()
        {
            let differs = others.iter().any(|other| !alike(found, first, other));
            let is_first = first.row.number == row.row.number;
            if differs && !is_first {
                let problem = GapDefect::RowTwice { row: row.key.clone(), other: place(first) };
                merged.told.problems.push(GapProblem::new(place(row), problem));
            }
            if differs || !is_first {
                continue;
            }
        }
        let before = of_base.get(row.key.as_str()).copied();
        let place = place(row);
        cells(&Line { found, row, before, place }, known, ground, merged);
    }
}

/// Whether anything is filled in in a row that is blank before people work in it.
fn is_worked_in(found: &FoundSheet<'_>, row: &FoundRow<'_>) -> bool {
    let mut cells = found.base.sheet.columns().filter_map(|column| found.cell(row.row, column.key));
    cells.any(|cell| !text_of(cell).is_empty())
}

/// Whether two rows say the same in every column that comes back.
fn alike(found: &FoundSheet<'_>, one: &FoundRow<'_>, other: &FoundRow<'_>) -> bool {
    found.base.sheet.columns().all(|column| {
        let text = |row: &FoundRow<'_>| found.cell(row.row, column.key).map(text_of);
        text(one) == text(other)
    })
}

/// A row that is compared.
struct Line<'a, 'b> {
    found: &'b FoundSheet<'a>,
    row: &'b FoundRow<'a>,
    before: Option<&'b BaseRow>,
    place: String,
}

fn cells(line: &Line<'_, '_>, known: &Known<'_>, ground: Ground<'_>, merged: &mut Merged) {
    let Line { found, row, before, place } = line;
    let subject = ground.subject(found.base.sheet, &row.key);
    for (key, header) in &found.base.columns {
        let Some(column) = found.base.column(key) else { continue };
        let Some(cell) = found.cell(row.row, key) else { continue };
        let shown = before.map_or("", |before| before.shown(key));
        if text_of(cell) == shown {
            continue;
        }
        let base = known.known(column, shown);
        let at = found.place(row.row, key);
        let theirs = match known.read(column, cell) {
            Ok(theirs) if theirs == base => continue,
            Ok(theirs) => theirs,
            Err(problem) => {
                merged.told.problems.push(GapProblem::new(at, problem));
                if let Ok(subject) = &subject {
                    merged.unread.insert((subject.clone(), column.key));
                }
                continue;
            }
        };
        let subject = match &subject {
            Ok(subject) => subject.clone(),
            Err(near) => {
                let problem = GapDefect::UnknownRow { row: row.key.clone(), near: near.clone() };
                merged.told.problems.push(GapProblem::new(place.clone(), problem));
                return;
            }
        };
        let ours = ground.present(&subject, column);
        let ours = ours.and_then(|ours| known.known(column, &ours));
        let change =
            GapChange { place: at, row: row.key.clone(), column: column.key, base, theirs, ours };
        let list = if change.theirs == change.ours {
            &mut merged.same
        } else if change.base == change.ours {
            &mut merged.taken
        } else {
            &mut merged.conflicts
        };
        let shown = text_of(cell);
        list.push(Cell { change, subject, column, header: header.clone(), shown });
    }
}

/// Two cells that say different things of one field: neither is taken.
fn contradictions(merged: &mut Merged) {
    type Field = (Subject, Target, Option<&'static str>, &'static str);
    let field = |cell: &Cell| -> Field {
        // The action of a working paper stands on two sheets.
        let target = match (&cell.subject, cell.column.target) {
            (Subject::Requirement(..), Target::Action) => Target::Paper,
            (Subject::Artefact(_), Target::Action) => Target::Artefact,
            (_, target) => target,
        };
        let (part, field) = path(cell.column, &cell.subject);
        (cell.subject.clone(), target, part, field)
    };
    let mut by_field: BTreeMap<Field, Vec<&GapChange>> = BTreeMap::new();
    for cell in merged.taken.iter().chain(&merged.conflicts) {
        by_field.entry(field(cell)).or_default().push(&cell.change);
    }
    let mut left: Vec<(String, GapProblem)> = Vec::new();
    let mut repeated: Vec<String> = Vec::new();
    for changes in by_field.values() {
        let [first, others @ ..] = changes.as_slice() else { continue };
        for other in others {
            if other.theirs == first.theirs {
                repeated.push(other.place.clone());
                continue;
            }
            let text = |change: &GapChange| change.theirs.clone().unwrap_or_default();
            let problem = GapDefect::Contradiction {
                text: text(other),
                other_text: text(first),
                other: first.place.clone(),
            };
            let told = GapProblem::new(other.place.clone(), problem);
            left.push((first.place.clone(), told));
        }
    }
    let goes = |cell: &Cell| {
        let place = &cell.change.place;
        repeated.contains(place)
            || left.iter().any(|(first, told)| first == place || told.place == *place)
    };
    merged.taken.retain(|cell| !goes(cell));
    merged.conflicts.retain(|cell| !goes(cell));
    merged.told.problems.extend(left.into_iter().map(|(_, told)| told));
}
