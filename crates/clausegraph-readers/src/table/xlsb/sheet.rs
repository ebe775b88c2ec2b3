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
        style::Style,
    },
    Context, FORM,
    records::{self, Record},
};
use crate::ReadError;

/// Reads the cells of a sheet.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    context: &Context,
    budget: &mut Budget,
    remarks: &mut Remarks,
) -> Result<Grid, ReadError> {
    let damaged = || broken(FORM, &format!("a record of the sheet `{name}` is damaged"));
    let mut grid = Grid::default();
    let mut row = 0;
    let mut next: u32 = 0;
    let mut inside = false;
    for record in records::of(bytes) {
        let record = record.ok_or_else(damaged)?;
        match record.kind {
            records::CELLS => inside = true,
            records::CELLS_END => inside = false,
            records::MERGED => {
                grid.merge(budget, area(record.data).ok_or_else(damaged)?)?;
            }
            records::COLUMNS if number16(record.data, 16).is_some_and(|flags| flags & 1 != 0) => {
                let span = number32(record.data, 4).zip(number32(record.data, 0));
                let span = span.and_then(|(last, first)| last.checked_sub(first));
                let span = span.and_then(|span| usize::try_from(span).ok()).unwrap_or_default();
                grid.hide_columns(span.saturating_add(1));
            }
            records::ROW if inside => {
                row = number32(record.data, 0).ok_or_else(damaged)?.saturating_add(1);
                next = 0;
                if record.data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    grid.hide_rows(1);
                }
            }
            _ if inside && is_cell(record.kind) => {
                let raw = raw(&record, next).ok_or_else(damaged)?;
                next = raw.column.saturating_add(1);
                let (cell, padded) = cell(&raw, context).ok_or_else(damaged)?;
                let column = usize::try_from(raw.column).unwrap_or(usize::MAX);
                if padded {
                    remarks.padded.add(|| format!("`{name}!{}{row}`", letters(column)));
                }
                grid.put(budget, row, column, cell)?;
            }
            _ => {}
        }
    }
    Ok(grid)
}

/// A cell before its value is made.
struct Raw<'p> {
    kind: u32,
    column: u32,
    style: u32,
    data: &'p [u8],
}

fn is_cell(kind: u32) -> bool {
    kind == records::RICH_TEXT || (records::BLANK..=records::LAST_SHORT).contains(&kind)
}

/// Short cells name no column: they stand next to the cell before them.
fn raw<'p>(record: &Record<'p>, next: u32) -> Option<Raw<'p>> {
    let short = (records::FIRST_SHORT..=records::LAST_SHORT).contains(&record.kind);
    let (kind, column, rest) = if short {
        let kind = record.kind.checked_sub(records::FIRST_SHORT)?.checked_add(records::BLANK)?;
        (kind, next, record.data)
    } else {
        (record.kind, number32(record.data, 0)?, record.data.get(4..)?)
    };
    let style = number32(rest, 0)? & 0x00FF_FFFF;
    Some(Raw { kind, column, style, data: rest.get(4..)? })
}

/// The cell and whether people see zeros before it that it has not; none where it is damaged.
fn cell(raw: &Raw<'_>, context: &Context) -> Option<(Cell, bool)> {
    let data = raw.data;
    let number = |text: String| {
        let style = usize::try_from(raw.style).ok()?;
        let style = context.styles.get(style).copied().unwrap_or(Style::PLAIN);
        Some(style.cell(text, context.epoch))
    };
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    Some(match raw.kind {
        records::COMPACT_NUMBER => number(number::compact(number32(data, 0)?)?)?,
        records::NUMBER | records::FORMULA_NUMBER => number(number::double(data, 0)?)?,
        records::ERROR | records::FORMULA_ERROR => {
            (Cell::Error(number::error(*data.first()?).to_owned()), false)
        }
        records::BOOL | records::FORMULA_BOOL => (Cell::Bool(*data.first()? != 0), false),
        records::TEXT | records::FORMULA_TEXT => (text(records::text(data, 0)?.0), false),
        records::RICH_TEXT => (text(records::text(data, 1)?.0), false),
        records::SHARED_TEXT => {
            let index = usize::try_from(number32(data, 0)?).ok()?;
            (text(context.strings.get(index)?.clone()), false)
        }
        _ => (Cell::Empty, false),
    })
}

fn area(data: &[u8]) -> Option<Area> {
    Some(Area {
        first_row: number32(data, 0)?.checked_add(1)?,
        last_row: number32(data, 4)?.checked_add(1)?,
        first_column: usize::try_from(number32(data, 8)?).ok()?,
        last_column: usize::try_from(number32(data, 12)?).ok()?,
    })
}
