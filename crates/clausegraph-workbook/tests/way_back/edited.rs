//! A workbook as people go on with it: cells are found by the hidden sheet, written in, and saved by a library.

#![allow(dead_code, clippy::allow_attributes, reason = "each test uses a part of it")]

use clausegraph_readers::{
    ReadLimits,
    table::{Cell, Row, Sheet, TableOptions, Tables, letters, read_tables},
};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A workbook as it is read.
pub(crate) fn tables(bytes: &[u8]) -> Tables {
    read_tables("book.xlsx", bytes, &TableOptions::default(), &ReadLimits::USUAL).unwrap()
}

/// A workbook that people write in.
#[derive(Clone)]
pub(crate) struct Edited {
    pub(crate) tables: Tables,
    /// The lines of the hidden sheet.
    base: Vec<Vec<String>>,
    rows: Vec<(String, Vec<String>)>,
}

impl Edited {
    pub(crate) fn new(tables: Tables) -> Self {
        let hidden = tables.sheets.iter().find(|sheet| sheet.name == "_base").unwrap();
        let text = |row: &Row| row.cells.iter().map(|cell| cell.written("")).collect();
        let base: Vec<Vec<String>> = hidden.rows.iter().map(text).collect();
        let of_sheet = |key: &str| {
            let rows = base.iter().filter(|line| line[0] == "row" && line[1] == key);
            (key.to_owned(), rows.map(|line| line[2].clone()).collect())
        };
        let sheets = base.iter().filter(|line| line[0] == "sheet");
        let rows = sheets.map(|line| of_sheet(&line[1])).collect();
        Self { tables, base, rows }
    }

    /// The keys of the rows of a sheet.
    pub(crate) fn rows(&self, sheet: &str) -> &[String] {
        &self.rows.iter().find(|(key, _)| key == sheet).unwrap().1
    }

    fn line(&self, parts: [&str; 3]) -> &[String] {
        let is_it = |line: &&Vec<String>| line.iter().zip(parts).all(|(found, part)| found == part);
        self.base.iter().find(is_it).unwrap()
    }

    /// Writes in a cell.
    pub(crate) fn write(&mut self, sheet: &str, row: &str, column: &str, cell: Cell) {
        let name = self.base.iter().find(|line| line[0] == "sheet" && line[1] == sheet).unwrap();
        let name = name[2].clone();
        let place = self.line(["column", sheet, column])[4].clone();
        let number: u32 = self.line(["row", sheet, row])[3].parse().unwrap();
        let at = (0..200).find(|at| letters(*at) == place).unwrap();
        let found = self.tables.sheets.iter_mut().find(|found| found.name == name).unwrap();
        let row = found.rows.iter_mut().find(|row| row.number == number).unwrap();
        if row.cells.len() <= at {
            row.cells.resize(at + 1, Cell::Empty);
        }
        row.cells[at] = cell;
    }

    /// Writes a value of the files: as a number or day where it is one, a word as its drop-down shows it or as
    /// the files write it.
    pub(crate) fn write_value(
        &mut self,
        sheet: &str,
        row: &str,
        column: &str,
        value: &str,
        shows: bool,
    ) {
        let label = self.base.iter().find(|line| line[0] == "word" && line[2] == value);
        let label =
            label.filter(|_| shows && column != "current_state").map(|line| line[3].clone());
        let is_number = value.parse::<f64>().is_ok() && column != "gap" && column != "cost";
        let cell = if value.is_empty() {
            Cell::Empty
        } else if column == "due" && shows {
            Cell::Date(value.to_owned())
        } else if is_number && shows {
            Cell::Number(value.to_owned())
        } else {
            Cell::Text(label.unwrap_or_else(|| value.to_owned()))
        };
        self.write(sheet, row, column, cell);
    }
}

/// What is read after a library has saved the workbook anew.
pub(crate) fn saved(before: &Tables) -> Tables {
    tables(&bytes(before))
}

/// The workbook as a library saves it.
pub(crate) fn bytes(before: &Tables) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in &before.sheets {
        let written = workbook.add_worksheet();
        written.set_name(&sheet.name).unwrap();
        written.set_hidden(sheet.hidden);
        write(written, sheet);
    }
    workbook.save_to_buffer().unwrap()
}

fn write(written: &mut rust_xlsxwriter::Worksheet, sheet: &Sheet) {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for row in &sheet.rows {
        for (cell, column) in row.cells.iter().zip(0_u16..) {
            let at = (row.number - 1, column);
            match cell {
                Cell::Empty | Cell::Null => {}
                Cell::Number(text) => {
                    let number: f64 = text.parse().unwrap();
                    written.write_number(at.0, at.1, number).unwrap();
                }
                Cell::Date(text) => {
                    let moment = ExcelDateTime::parse_from_str(text).unwrap();
                    written.write_datetime_with_format(at.0, at.1, &moment, &day).unwrap();
                }
                Cell::Bool(value) => {
                    written.write_boolean(at.0, at.1, *value).unwrap();
                }
                Cell::Text(text) | Cell::Time(text) | Cell::Error(text) => {
                    written.write_string(at.0, at.1, text).unwrap();
                }
                Cell::List(texts) => {
                    written.write_string(at.0, at.1, texts.join("; ")).unwrap();
                }
            }
        }
    }
}
