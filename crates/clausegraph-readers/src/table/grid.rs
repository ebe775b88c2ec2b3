//! A sheet while it is read, with what it may still hold.

use std::collections::BTreeMap;

use super::{
    Area, Cell, Row, Sheet,
    form::{TableForm, broken},
    letters, notes,
};
use crate::{ReadError, ReadLimits};

/// What all sheets of a file together may still hold.
pub(super) struct Budget {
    form: TableForm,
    limits: ReadLimits,
    sheets: usize,
    cells: usize,
    bytes: u64,
}

/// One sheet, its cells in any order of arrival.
#[derive(Default)]
pub(super) struct Grid {
    rows: BTreeMap<u32, Vec<Cell>>,
    merged: Vec<Area>,
    hidden_rows: usize,
    hidden_columns: usize,
}

/// The last row of a workbook, counted from 1.
pub(super) const LAST_ROW: u32 = 1_048_576;
/// The number of columns of a workbook.
pub(super) const COLUMNS: usize = 16_384;

impl Budget {
    /// Everything that the limits allow.
    pub(super) fn new(form: TableForm, limits: &ReadLimits) -> Self {
        Self {
            form,
            limits: *limits,
            sheets: limits.sheets,
            cells: limits.cells,
            bytes: limits.unpacked_bytes,
        }
    }

    /// Takes one sheet.
    pub(super) fn sheet(&mut self) -> Result<(), ReadError> {
        self.sheets = self.sheets.checked_sub(1).ok_or(ReadError::Limit {
            what: "the sheets",
            option: "sheets",
            limit: wide(self.limits.sheets),
        })?;
        Ok(())
    }

    /// Takes a number of cells.
    pub(super) fn cells(&mut self, number: usize) -> Result<(), ReadError> {
        self.cells = self.cells.checked_sub(number).ok_or_else(|| too_many_cells(&self.limits))?;
        Ok(())
    }

    /// Takes the text of one cell.
    pub(super) fn text(&mut self, cell: &Cell) -> Result<(), ReadError> {
        let bytes = match cell {
            Cell::Empty | Cell::Null | Cell::Bool(_) => 0,
            Cell::Text(text)
            | Cell::Number(text)
            | Cell::Date(text)
            | Cell::Time(text)
            | Cell::Error(text) => text.len(),
            Cell::List(texts) => texts.iter().map(|text| text.len().saturating_add(24)).sum(),
        };
        if bytes > self.limits.cell_bytes {
            return Err(too_long(&self.limits));
        }
        // One shared text in every cell makes more of it than was ever unpacked.
        self.bytes = self.bytes.checked_sub(wide(bytes)).ok_or(ReadError::Limit {
            what: "the bytes of all cells",
            option: "unpacked_bytes",
            limit: self.limits.unpacked_bytes,
        })?;
        Ok(())
    }
}

impl Grid {
    /// Puts a cell at its row, counted from 1, and its column, counted from 0.
    pub(super) fn put(
        &mut self,
        budget: &mut Budget,
        row: u32,
        column: usize,
        cell: Cell,
    ) -> Result<(), ReadError> {
        if cell == Cell::Empty {
            return Ok(());
        }
        if row == 0 || row > LAST_ROW || column >= COLUMNS {
            let reason = format!("cell `{}{row}` lies beyond the end of a sheet", letters(column));
            return Err(broken(budget.form, &reason));
        }
        budget.text(&cell)?;
        let cells = self.rows.entry(row).or_default();
        let length = column.saturating_add(1);
        if cells.len() < length {
            budget.cells(length.saturating_sub(cells.len()))?;
            cells.resize(length, Cell::Empty);
        }
        match cells.get_mut(column) {
            Some(place) if *place == Cell::Empty => *place = cell,
            _ => {
                let reason = format!("cell `{}{row}` stands twice", letters(column));
                return Err(broken(budget.form, &reason));
            }
        }
        Ok(())
    }

    /// Notes an area of merged cells.
    pub(super) fn merge(&mut self, budget: &Budget, area: Area) -> Result<(), ReadError> {
        let rows = area.first_row <= area.last_row && area.last_row <= LAST_ROW;
        let columns = area.first_column <= area.last_column && area.last_column < COLUMNS;
        if !rows || !columns {
            let (first, last) = (letters(area.first_column), letters(area.last_column));
            let reason = format!(
                "the merged area `{first}{}:{last}{}` is none of a sheet",
                area.first_row, area.last_row
            );
            return Err(broken(budget.form, &reason));
        }
        self.merged.push(area);
        Ok(())
    }

    /// Counts rows that are not shown.
    pub(super) fn hide_rows(&mut self, number: usize) {
        self.hidden_rows = self.hidden_rows.saturating_add(number);
    }

    /// Counts columns that are not shown.
    pub(super) fn hide_columns(&mut self, number: usize) {
        self.hidden_columns = self.hidden_columns.saturating_add(number).min(COLUMNS);
    }

    /// The sheet with its rows in order; what the file hides is noted.
    pub(super) fn into_sheet(self, name: String, hidden: bool, notes: &mut Vec<String>) -> Sheet {
        notes.extend(notes::hidden(&name, hidden, self.hidden_rows, self.hidden_columns));
        let rows = self.rows.into_iter().map(|(number, cells)| Row { number, cells }).collect();
        Sheet { name, hidden, rows, merged: self.merged, ..Sheet::default() }
    }
}

/// More cells than there may be.
pub(super) fn too_many_cells(limits: &ReadLimits) -> ReadError {
    ReadError::Limit { what: "the cells", option: "cells", limit: wide(limits.cells) }
}

/// A cell of more bytes than one may have.
pub(super) fn too_long(limits: &ReadLimits) -> ReadError {
    ReadError::Limit {
        what: "the bytes of one cell",
        option: "cell_bytes",
        limit: wide(limits.cell_bytes),
    }
}

/// More texts that cells share than there may be cells.
pub(super) fn too_many_texts(limits: &ReadLimits) -> ReadError {
    ReadError::Limit { what: "the texts of cells", option: "cells", limit: wide(limits.cells) }
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
