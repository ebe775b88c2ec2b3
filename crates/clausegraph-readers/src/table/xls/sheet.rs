//! The cells of one sheet.

use super::{
    super::{
        Area, Cell,
        cfb::{number16, number32},
        form::broken,
        grid::{Budget, Grid},
        letters,
        notes::Remarks,
        number,
    },
    Entry, FORM, Globals,
    records::{self, Record},
    strings,
};
use crate::ReadError;

/// Reads the cells of a sheet.
pub(super) fn read(
    entry: &Entry,
    stream: &[u8],
    globals: &Globals,
    budget: &mut Budget,
    remarks: &mut Remarks,
) -> Result<Grid, ReadError> {
    let name = &entry.name;
    let mut grid = Grid::default();
    // Charts stand in the sheet as records between a begin and an end of their own.
    let mut depth: usize = 0;
    let mut text_of = None;
    for record in records::of(stream, entry.start) {
        match record.kind {
            records::BEGIN => depth = depth.saturating_add(1),
            records::END if depth <= 1 => {
                return Ok(grid);
            }
            records::END => depth = depth.saturating_sub(1),
            _ if depth != 1 => {}
            records::FORMULA_TEXT => {
                if let Some((row, column)) = text_of.take() {
                    let text = strings::long(&record, 0).unwrap_or_default();
                    grid.put(budget, row, column, text_cell(text))?;
                }
            }
            records::MERGED => {
                for area in areas(record.data()) {
                    grid.merge(budget, area)?;
                }
            }
            records::COMMENT => remarks.comments = remarks.comments.saturating_add(1),
            records::ROW if number16(record.data(), 12).is_some_and(|flags| flags & 0x20 != 0) => {
                grid.hide_rows(1);
            }
            records::COLUMNS if number16(record.data(), 8).is_some_and(|flags| flags & 1 != 0) => {
                let span = number16(record.data(), 2).zip(number16(record.data(), 0));
                let span =
                    span.and_then(|(last, first)| last.checked_sub(first)).map_or(0, usize::from);
                grid.hide_columns(span.saturating_add(1));
            }
            _ => {
                let cells = cells(&record, globals).ok_or_else(|| {
                    broken(FORM, &format!("a cell of the sheet `{name}` is damaged"))
                })?;
                for found in cells {
                    let (row, column) = (found.row, found.column);
                    if found.padded {
                        remarks.padded.add(|| format!("`{name}!{}{row}`", letters(column)));
                    }
                    match found.cell {
                        Some(cell) => grid.put(budget, row, column, cell)?,
                        None => text_of = Some((row, column)),
                    }
                }
            }
        }
    }
    Err(broken(
        FORM,
        &format!("the sheet `{name}` ends in the middle: get a whole copy of the file"),
    ))
}

struct Found {
    /// Counted from 1.
    row: u32,
    column: usize,
    /// None where the text of a formula follows in a record of its own.
    cell: Option<Cell>,
    padded: bool,
}

/// The cells of a record, which are none for most records; none where it is damaged.
fn cells(record: &Record<'_>, globals: &Globals) -> Option<Vec<Found>> {
    let data = record.data();
    if record.kind == records::COMPACT_NUMBERS {
        let row = u32::from(number16(data, 0)?).checked_add(1)?;
        let first = usize::from(number16(data, 2)?);
        let all = data.get(4..data.len().checked_sub(2)?)?;
        let all = (first..).zip(all.chunks_exact(6)).map(|(column, six)| {
            let (cell, padded) =
                styled(number::compact(number32(six, 2)?)?, number16(six, 0)?, globals);
            Some(Found { row, column, cell: Some(cell), padded })
        });
        return all.collect();
    }
    let plain = |cell: Cell| Some((Some(cell), false));
    let number = |text: String| {
        let (cell, padded) = styled(text, number16(data, 4)?, globals);
        Some((Some(cell), padded))
    };
    let (cell, padded) = match record.kind {
        records::COMPACT_NUMBER => number(number::compact(number32(data, 6)?)?)?,
        records::SHARED_LABEL => {
            let index = usize::try_from(number32(data, 6)?).ok()?;
            plain(text_cell(globals.strings.get(index)?.clone()))?
        }
        records::LABEL | records::RICH_LABEL => plain(text_cell(strings::long(record, 6)?))?,
        records::BOOL_OR_ERROR => match (data.get(6)?, data.get(7)?) {
            (yes, 0) => plain(Cell::Bool(*yes != 0))?,
            (code, _) => plain(error(*code))?,
        },
        records::FORMULA if number16(data, 12)? == 0xFFFF => match (data.get(6)?, data.get(8)?) {
            (0, _) => (None, false),
            (1, yes) => plain(Cell::Bool(*yes != 0))?,
            (2, code) => plain(error(*code))?,
            _ => plain(Cell::Empty)?,
        },
        records::NUMBER | records::FORMULA => number(number::double(data, 6)?)?,
        _ => return Some(Vec::new()),
    };
    let row = u32::from(number16(data, 0)?).checked_add(1)?;
    let column = usize::from(number16(data, 2)?);
    Some(vec![Found { row, column, cell, padded }])
}

fn styled(number: String, style: u16, globals: &Globals) -> (Cell, bool) {
    let style = globals.styles.get(usize::from(style)).copied();
    style.unwrap_or(super::Style::PLAIN).cell(number, globals.epoch)
}

fn areas(data: &[u8]) -> Vec<Area> {
    let areas = data.get(2..).unwrap_or_default().chunks_exact(8).filter_map(|eight| {
        Some(Area {
            first_row: u32::from(number16(eight, 0)?).saturating_add(1),
            last_row: u32::from(number16(eight, 2)?).saturating_add(1),
            first_column: usize::from(number16(eight, 4)?),
            last_column: usize::from(number16(eight, 6)?),
        })
    });
    areas.collect()
}

fn text_cell(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn error(code: u8) -> Cell {
    Cell::Error(number::error(code).to_owned())
}
