//! Workbooks of Excel 97 to 2003.
//!
//! By hand and not by a library: the ones there are take the size that a sheet claims for the size it has,
//! and panic on odd bytes.

mod records;
mod sheet;
mod strings;

use std::collections::BTreeMap;

use self::records::Record;
use super::{
    Tables,
    cfb::{self, number16, number32},
    date::Epoch,
    form::{TableForm, broken},
    grid::Budget,
    notes::{self, Remarks},
    style::Style,
};
use crate::{ReadError, ReadLimits};

const FORM: TableForm = TableForm::Xls;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<Tables, ReadError> {
    let stream = cfb::workbook(bytes)
        .ok_or_else(|| broken(FORM, "its list of sectors is damaged: get a whole copy of it"))?;
    let globals = globals(&stream, limits)?;
    let mut budget = Budget::new(FORM, limits);
    let mut tables = Tables::default();
    let mut remarks = Remarks::default();
    for entry in &globals.sheets {
        budget.sheet()?;
        let name = &entry.name;
        if entry.kind != 0 {
            let kind = match entry.kind {
                1 => "macro sheet",
                2 => "chart",
                _ => "module",
            };
            tables.notes.push(notes::no_table(name, kind));
            continue;
        }
        let grid = sheet::read(entry, &stream, &globals, &mut budget, &mut remarks)?;
        let sheet = grid.into_sheet(name.clone(), entry.hidden, &mut tables.notes);
        tables.sheets.push(sheet);
    }
    tables.notes.extend(remarks.told());
    if cfb::has_macros(bytes) {
        tables.notes.push("macros left".to_owned());
    }
    Ok(tables)
}

/// What the sheets of one workbook share.
struct Globals {
    sheets: Vec<Entry>,
    strings: Vec<String>,
    styles: Vec<Style>,
    epoch: Epoch,
}

struct Entry {
    name: String,
    hidden: bool,
    /// 0 is a table.
    kind: u8,
    /// Where its records begin.
    start: usize,
}

fn globals(stream: &[u8], limits: &ReadLimits) -> Result<Globals, ReadError> {
    let mut globals = Globals {
        sheets: Vec::new(),
        strings: Vec::new(),
        styles: Vec::new(),
        epoch: Epoch::Year1900,
    };
    let mut codes: BTreeMap<u32, Style> = BTreeMap::new();
    let mut formats: Vec<u32> = Vec::new();
    let mut records = records::of(stream, 0);
    let first = records.next().filter(|record| record.kind == records::BEGIN);
    if first.and_then(|record| number16(record.data(), 0)) != Some(0x0600) {
        return Err(broken(FORM, "it is of Excel 95 or older: save it as XLSX"));
    }
    for record in records {
        match record.kind {
            records::LOCKED => return Err(ReadError::Locked),
            records::DATE_MODE if number16(record.data(), 0) == Some(1) => {
                globals.epoch = Epoch::Year1904;
            }
            records::FORMAT => {
                let number = number16(record.data(), 0).map(u32::from);
                let code = strings::long(&record, 2);
                codes
                    .extend(number.zip(code).map(|(number, code)| (number, Style::of_code(&code))));
            }
            records::CELL_FORMAT => {
                formats.push(number16(record.data(), 2).map_or(0, u32::from));
            }
            records::SHEET => globals.sheets.push(entry(&record)?),
            records::STRINGS => globals.strings = strings::shared(&record, limits)?,
            records::END => {
                let style = |number: u32| {
                    codes.get(&number).copied().unwrap_or_else(|| Style::of_number(number))
                };
                globals.styles = formats.into_iter().map(style).collect();
                return Ok(globals);
            }
            _ => {}
        }
    }
    Err(broken(FORM, "it ends in the middle: get a whole copy of it"))
}

fn entry(record: &Record<'_>) -> Result<Entry, ReadError> {
    let data = record.data();
    let start = number32(data, 0).and_then(|start| usize::try_from(start).ok());
    let state = data.get(4).zip(data.get(5));
    let entry = start.zip(state).zip(strings::short(record, 6));
    let ((start, (hidden, kind)), name) =
        entry.ok_or_else(|| broken(FORM, "the list of its sheets is damaged"))?;
    Ok(Entry { name, hidden: hidden & 3 != 0, kind: *kind, start })
}
