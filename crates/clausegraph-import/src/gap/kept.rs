//! Cells that people do not fill in, and what they wrote there all the same: nothing is lost in silence.
//!
//! Where somebody only takes a text away, nothing is lost, and nothing is told.

use std::collections::BTreeMap;

use clausegraph_readers::table::Tables;

use super::{
    base::{Aside, BASE, Base, BaseRow, Part, digest, row_digest},
    cell::text_of,
    column::GapSheet,
    problem::{GapDefect, GapProblem},
    sheet::{FoundRow, FoundSheet, Told},
};

/// Tells what stands in cells that are not read, and did not stand there when the workbook was written.
pub(super) fn kept(
    base: &Base,
    tables: &Tables,
    found: &[(FoundSheet<'_>, Vec<FoundRow<'_>>)],
    told: &mut Told,
) {
    let followed = found.iter().find(|(sheet, _)| sheet.base.sheet == GapSheet::Gap);
    for (sheet, rows) in found {
        // Two rows may be about the same: then each is as one of them was.
        let mut before: BTreeMap<&str, Vec<&BaseRow>> = BTreeMap::new();
        for row in &sheet.base.rows {
            before.entry(row.key.as_str()).or_default().push(row);
        }
        for row in rows {
            let before = before.get(row.key.as_str()).map(Vec::as_slice).unwrap_or_default();
            let problems = before.iter().map(|before| of_row(sheet, row, before, followed));
            let least = problems.min_by_key(Vec::len);
            told.problems.extend(least.into_iter().flatten());
        }
    }
    base.asides.iter().for_each(|aside| of_aside(aside, tables, told));
    let is_known = |name: &String| {
        let is_found = found.iter().any(|(sheet, _)| sheet.sheet.name == *name);
        is_found || name == BASE || base.written.is_empty() || base.written.contains(name)
    };
    for added in tables.sheets.iter().map(|sheet| &sheet.name).filter(|name| !is_known(name)) {
        told.notes.push(GapProblem::new(added.clone(), GapDefect::AddedSheet));
    }
}

fn of_row(
    found: &FoundSheet<'_>,
    row: &FoundRow<'_>,
    before: &BaseRow,
    followed: Option<&(FoundSheet<'_>, Vec<FoundRow<'_>>)>,
) -> Vec<GapProblem> {
    let mut problems = Vec::new();
    let text = |key: &str| found.cell(row.row, key).map(text_of).unwrap_or_default();
    let columns = || found.base.columns.iter().zip(&found.base.parts);
    let is_worked_in = || {
        columns().any(|((key, _), part)| {
            let is_as_written = || digest(&text(key)) == digest(before.shown(key));
            *part == Part::Back && found.column(key).is_some() && !is_as_written()
        })
    };
    for (index, ((key, header), part)) in columns().enumerate() {
        let text = text(key);
        if text.is_empty() || *part == Part::Back || before.kept(index, &text) {
            continue;
        }
        let read_only = || GapDefect::ReadOnly { header: header.clone(), text: text.clone() };
        let problem = match part {
            Part::Back => continue,
            // What a formula comes to follows what people wrote beside it.
            Part::Formula if is_worked_in() => continue,
            Part::Kept | Part::Formula => read_only(),
            Part::Follows(of) => match followed.and_then(|all| shows(all, &row.key, of, &text)) {
                Some(Shows::This) => continue,
                Some(Shows::Other(other)) => GapDefect::Followed { text: text.clone(), other },
                None => read_only(),
            },
        };
        problems.push(GapProblem::new(found.place(row.row, key), problem));
    }
    problems
}

/// What the cell of sheet Gap says that another cell shows.
enum Shows {
    /// What stands there now, or stood there when it was written.
    This,
    /// Something else, at that place.
    Other(String),
}

fn shows(
    (sheet, rows): &(FoundSheet<'_>, Vec<FoundRow<'_>>),
    key: &str,
    column: &str,
    text: &str,
) -> Option<Shows> {
    let row = rows.iter().find(|row| row.key == key)?;
    let cell = sheet.cell(row.row, column)?;
    let before = sheet.base.rows.iter().find(|known| known.key == key);
    let was = before.is_some_and(|before| before.shown(column) == text);
    if was || text_of(cell) == text {
        return Some(Shows::This);
    }
    Some(Shows::Other(sheet.place(row.row, column)))
}

/// A sheet of which nothing is read: rows that are not as they were written.
fn of_aside(aside: &Aside, tables: &Tables, told: &mut Told) {
    let Some(sheet) = tables.sheets.iter().find(|sheet| sheet.name == aside.name) else { return };
    let below = sheet.rows.iter().filter(|row| row.number > aside.headers);
    let new = below.filter(|row| {
        let texts: Vec<String> = row.cells.iter().map(text_of).collect();
        let is_blank = texts.iter().all(String::is_empty);
        let digest = row_digest(texts.iter().map(String::as_str));
        !is_blank && !aside.rows.contains(&digest)
    });
    let places: Vec<String> = new.map(|row| sheet.place(row.number, 0)).collect();
    if let Some(first) = places.first() {
        let problem = GapDefect::Aside { rows: places.len(), first: first.clone() };
        let list = if aside.stays { &mut told.notes } else { &mut told.problems };
        list.push(GapProblem::new(sheet.name.clone(), problem));
    }
}
