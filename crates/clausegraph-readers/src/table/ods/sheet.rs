//! The rows of one sheet.

use super::{
    super::{
        Area, Cell,
        grid::{Budget, Grid, LAST_ROW},
        notes::Remarks,
        xml::{Step, Tag, Xml},
    },
    cell,
};
use crate::ReadError;

/// Reads the sheet whose element was opened last.
pub(super) fn read(
    xml: &mut Xml<'_>,
    budget: &mut Budget,
    remarks: &mut Remarks,
) -> Result<Grid, ReadError> {
    let depth = xml.depth();
    let mut grid = Grid::default();
    let mut first_row: u32 = 1;
    while xml.depth() >= depth {
        let Step::Open(tag) = xml.next()? else { continue };
        match tag.local() {
            "table-row" => {
                let times = times(&tag, "table:number-rows-repeated");
                let cells = row(xml, first_row, &mut grid, budget, remarks)?;
                if !cells.is_empty() {
                    if is_hidden(&tag) {
                        grid.hide_rows(times_wide(times));
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
                grid.hide_columns(times_wide(times));
            }
            "shapes" => {
                remarks.drawings = remarks.drawings.saturating_add(1);
                xml.skip()?;
            }
            // A list of changes or of another file's cells holds cells of its own.
            "tracked-changes" | "table-source" | "scenario" | "table" => xml.skip()?,
            _ => {}
        }
    }
    Ok(grid)
}

/// The filled cells of a row: their column, for how many columns, and what stands in them.
fn row(
    xml: &mut Xml<'_>,
    number: u32,
    grid: &mut Grid,
    budget: &Budget,
    remarks: &mut Remarks,
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
        let found = cell::read(xml, &tag, (number, column), remarks)?;
        if let Some((rows, columns)) = found.spanned {
            let area = Area {
                first_row: number,
                last_row: number.saturating_add(rows.saturating_sub(1)),
                first_column: column,
                last_column: column.saturating_add(columns.saturating_sub(1)),
            };
            grid.merge(budget, area)?;
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
