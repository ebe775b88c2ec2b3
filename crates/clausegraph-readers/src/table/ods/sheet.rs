//! The rows of one sheet.

use super::{
    super::{
        Area, Cell, Row,
        grid::{Budget, COLUMNS, Grid, LAST_ROW},
        xml::{Step, Tag, Xml},
    },
    cell,
};
use crate::ReadError;

/// What is no cell and is left, over all sheets.
#[derive(Default)]
pub(super) struct Left {
    pub(super) comments: usize,
    pub(super) drawings: usize,
}

/// One sheet as it was read.
#[derive(Default)]
pub(super) struct Read {
    pub(super) rows: Vec<Row>,
    pub(super) merged: Vec<Area>,
    pub(super) hidden_rows: usize,
    pub(super) hidden_columns: usize,
}

/// Reads the sheet whose element was opened last.
pub(super) fn read(
    xml: &mut Xml<'_>,
    budget: &mut Budget,
    left: &mut Left,
) -> Result<Read, ReadError> {
    let depth = xml.depth();
    let mut read = Read::default();
    let mut grid = Grid::default();
    let mut first_row: u32 = 1;
    while xml.depth() >= depth {
        let Step::Open(tag) = xml.next()? else { continue };
        match tag.local() {
            "table-row" => {
                let times = times(&tag, "table:number-rows-repeated");
                let cells = row(xml, first_row, &mut read.merged, left)?;
                if !cells.is_empty() {
                    if is_hidden(&tag) {
                        read.hidden_rows = read.hidden_rows.saturating_add(times_wide(times));
                    }
                    // Empty rows are repeated to the end of the sheet, so only filled ones are put.
                    for row in (0..times).map(|more| first_row.saturating_add(more)) {
                        for (column, columns, cell) in &cells {
                            for more in 0..*columns {
                                let column = column.saturating_add(more);
                                grid.put(budget, row, column, cell.clone())?;
                            }
                        }
                    }
                }
                first_row = first_row.saturating_add(times);
            }
            "table-column" if is_hidden(&tag) => {
                let times = times(&tag, "table:number-columns-repeated");
                read.hidden_columns = read.hidden_columns.saturating_add(times_wide(times));
            }
            "shapes" => {
                left.drawings = left.drawings.saturating_add(1);
                xml.skip()?;
            }
            // A list of changes or of another file's cells holds cells of its own.
            "tracked-changes" | "table-source" | "scenario" | "table" => xml.skip()?,
            _ => {}
        }
    }
    read.hidden_columns = read.hidden_columns.min(COLUMNS);
    read.rows = grid.into_rows();
    Ok(read)
}

/// The filled cells of a row: their column, for how many columns, and what stands in them.
fn row(
    xml: &mut Xml<'_>,
    number: u32,
    merged: &mut Vec<Area>,
    left: &mut Left,
) -> Result<Vec<(usize, usize, Cell)>, ReadError> {
    let depth = xml.depth();
    let mut cells = Vec::new();
    let mut column: usize = 0;
    while xml.depth() >= depth {
        let Step::Open(tag) = xml.next()? else { continue };
        if !matches!(tag.local(), "table-cell" | "covered-table-cell") {
            xml.skip()?;
            continue;
        }
        let found = cell::read(xml, &tag, (number, column), left)?;
        if let Some((rows, columns)) = found.spanned {
            merged.push(Area {
                first_row: number,
                last_row: number.saturating_add(rows.saturating_sub(1)),
                first_column: column,
                last_column: column.saturating_add(columns.saturating_sub(1)),
            });
        }
        if found.cell != Cell::Empty {
            cells.push((column, found.columns, found.cell));
        }
        column = column.saturating_add(found.columns);
    }
    Ok(cells)
}

fn times(tag: &Tag<'_>, name: &str) -> u32 {
    tag.attribute(name).and_then(|number| number.parse().ok()).unwrap_or(1).min(LAST_ROW)
}

fn times_wide(times: u32) -> usize {
    usize::try_from(times).unwrap_or(usize::MAX)
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.attribute("table:visibility").as_deref(), Some("collapse" | "filter"))
}
