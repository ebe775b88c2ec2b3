//! Finding the sheets, columns and rows of a gap workbook again, wherever people moved them.

use clausegraph_model::did_you_mean;
use clausegraph_readers::table::{Cell, Row, Sheet, Tables};

use super::{
    base::{BASE, Base, BaseSheet},
    cell::text_of,
    problem::{GapDefect, GapProblem},
};
use crate::registers::fold;

/// Rows that are looked through for the headers of a sheet.
const MOST_ABOVE: usize = 50;

/// A sheet that was found again.
pub(super) struct FoundSheet<'a> {
    pub(super) base: &'a BaseSheet,
    pub(super) sheet: &'a Sheet,
    /// The keys of the columns that were found, with their places from the left.
    columns: Vec<(&'a str, usize)>,
    /// The index of the first row below the headers.
    first: usize,
}

/// A row of a sheet that was found again.
pub(super) struct FoundRow<'a> {
    pub(super) row: &'a Row,
    /// What it says it is about.
    pub(super) key: String,
}

/// Notes, which lose nothing, and problems, which do.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) notes: Vec<GapProblem>,
    pub(super) problems: Vec<GapProblem>,
}

/// Finds the sheets of a workbook.
pub(super) fn sheets<'a>(
    base: &'a Base,
    tables: &'a Tables,
    told: &mut Told,
) -> Vec<FoundSheet<'a>> {
    let named = |base: &BaseSheet| tables.sheets.iter().find(|sheet| sheet.name == base.name);
    let mut taken: Vec<&str> = base.sheets.iter().filter_map(named).map(name).collect();
    taken.push(BASE);
    let mut found = Vec::new();
    for of_base in &base.sheets {
        let sheet = named(of_base).or_else(|| {
            let others = tables.sheets.iter().filter(|sheet| !taken.contains(&name(sheet)));
            let sheet = others.max_by_key(|sheet| headers(of_base, sheet).map_or(0, |(_, n)| n))?;
            let (_, number) = headers(of_base, sheet)?;
            (number * 2 > of_base.columns.len()).then(|| {
                let was = of_base.name.clone();
                let problem = GapDefect::OtherName { name: was };
                told.notes.push(GapProblem::new(sheet.name.clone(), problem));
                sheet
            })
        });
        let Some(sheet) = sheet else {
            let others = tables.sheets.iter().map(name).filter(|name| !taken.contains(name));
            let near = did_you_mean(&of_base.name, others).map(ToOwned::to_owned);
            let problem = GapDefect::NoSheet { name: of_base.name.clone(), near };
            told.problems.push(GapProblem::new(String::new(), problem));
            continue;
        };
        found.extend(columns(of_base, sheet, told));
    }
    found
}

fn name(sheet: &Sheet) -> &str {
    &sheet.name
}

/// The index of the row that holds most of the headers of a sheet, and how many.
fn headers(base: &BaseSheet, sheet: &Sheet) -> Option<(usize, usize)> {
    let wanted: Vec<String> = base.columns.iter().map(|(_, header)| fold(header)).collect();
    let number = |row: &Row| {
        let found = row.cells.iter().filter(|cell| wanted.contains(&fold(&text_of(cell))));
        found.count()
    };
    let rows = sheet.rows.iter().take(MOST_ABOVE).enumerate();
    // Of equally good rows the first is meant.
    let best = rows.rev().max_by_key(|(_, row)| number(row))?;
    let count = number(best.1);
    (count > 0).then_some((best.0, count))
}

/// Finds the columns of a sheet by their headers; none where what its rows are about is not found.
fn columns<'a>(base: &'a BaseSheet, sheet: &'a Sheet, told: &mut Told) -> Option<FoundSheet<'a>> {
    let row = headers(base, sheet).and_then(|(index, _)| Some((index, sheet.rows.get(index)?)));
    let cells = row.map_or(&[][..], |(_, row)| &row.cells);
    let written: Vec<String> = cells.iter().map(text_of).collect();
    let place = |column: usize| match row {
        Some((_, row)) => sheet.place(row.number, column),
        None => sheet.name.clone(),
    };
    let is_known = |text: &str| base.columns.iter().any(|(_, known)| fold(known) == fold(text));
    let added: Vec<(usize, &str)> = (written.iter().enumerate())
        .filter(|(_, text)| !text.is_empty() && !is_known(text))
        .map(|(at, text)| (at, text.as_str()))
        .collect();
    let mut found = Vec::new();
    for (index, (key, header)) in base.columns.iter().enumerate() {
        let is_key = base.key_columns().contains(&key.as_str());
        let comes_back = base.column(key).is_some();
        let wanted = fold(header);
        let same: Vec<usize> = (written.iter().enumerate())
            .filter(|(_, text)| fold(text) == wanted)
            .map(|(at, _)| at)
            .collect();
        // A header that several columns had when they were written is told apart by their order.
        let alike = |column: &&(String, String)| fold(&column.1) == wanted;
        let before = base.columns.iter().take(index).filter(alike).count();
        let all = base.columns.iter().filter(alike).count();
        match (same.as_slice(), same.get(before)) {
            (found_at, Some(at)) if found_at.len() == all => found.push((key.as_str(), *at)),
            ([one, other, ..], _) if is_key || comes_back => {
                let header = header.clone();
                let problem = GapDefect::HeaderTwice { header, other: place(*one) };
                told.problems.push(GapProblem::new(place(*other), problem));
            }
            ([] | [_], _) if comes_back => {
                let others = added.iter().map(|(_, text)| *text);
                let near = did_you_mean(header, others).map(ToOwned::to_owned);
                let problem = GapDefect::NoColumn { header: header.clone(), near };
                told.problems.push(GapProblem::new(sheet.name.clone(), problem));
            }
            (_, _) => {}
        }
    }
    for (at, text) in &added {
        let problem = GapDefect::AddedColumn { header: (*text).to_owned() };
        told.notes.push(GapProblem::new(place(*at), problem));
    }
    let lacking = base.key_columns().into_iter().find(|key| {
        let is_found = found.iter().any(|(known, _)| known == key);
        !is_found && base.columns.iter().any(|(known, _)| known == key)
    });
    let lacking = lacking.or_else(|| {
        let none =
            !base.key_columns().iter().any(|key| found.iter().any(|(known, _)| known == key));
        none.then_some("")
    });
    if let Some(key) = lacking {
        let header = base.columns.iter().find(|(known, _)| known == key);
        let header = header.map_or_else(|| key.to_owned(), |(_, header)| header.clone());
        let near = did_you_mean(&header, added.iter().map(|(_, text)| *text));
        let near = near.map(ToOwned::to_owned);
        let problem = GapDefect::NoHeader { header, near };
        told.problems.push(GapProblem::new(sheet.name.clone(), problem));
        return None;
    }
    let first = row.map_or(0, |(index, _)| index + 1);
    Some(FoundSheet { base, sheet, columns: found, first })
}

impl<'a> FoundSheet<'a> {
    /// Where a column stands.
    pub(super) fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == key).map(|(_, at)| *at)
    }

    /// What stands in a cell.
    pub(super) fn cell(&self, row: &'a Row, key: &str) -> Option<&'a Cell> {
        Some(row.cells.get(self.column(key)?).unwrap_or(&Cell::Empty))
    }

    /// How people write the place of a cell.
    pub(super) fn place(&self, row: &Row, key: &str) -> String {
        self.sheet.place(row.number, self.column(key).unwrap_or_default())
    }

    /// The rows that say what they are about; the others are told where people wrote in them.
    pub(super) fn rows(&self, catalogue: &str, told: &mut Told) -> Vec<FoundRow<'a>> {
        let keys = self.base.key_columns();
        let prefix = format!("{catalogue}:");
        let mut found = Vec::new();
        for row in self.sheet.rows.iter().skip(self.first) {
            // Below the id of a member its name may stand.
            let first = |text: String| text.lines().next().unwrap_or_default().trim().to_owned();
            let parts: Vec<String> = (keys.iter())
                .filter_map(|key| self.cell(row, key).map(text_of).map(first))
                .filter(|text| !text.is_empty())
                .collect();
            let key = parts.join("@");
            let key = key.strip_prefix(&prefix).map_or(key.clone(), ToOwned::to_owned);
            let has_key = keys.first().and_then(|key| self.cell(row, key));
            if has_key.is_some_and(|cell| !text_of(cell).is_empty()) {
                found.push(FoundRow { row, key });
                continue;
            }
            let wrote = |(key, at): &(&str, usize)| {
                let cell = row.cells.get(*at);
                self.base.column(key).is_some()
                    && cell.is_some_and(|cell| !text_of(cell).is_empty())
            };
            if self.columns.iter().any(wrote) {
                let place = keys.first().map_or_else(String::new, |key| self.place(row, key));
                told.problems.push(GapProblem::new(place, GapDefect::NamelessRow));
            }
        }
        found
    }
}
