//! What stands in one cell.

use super::super::{
    Cell, date,
    grid::{COLUMNS, too_long},
    letters,
    notes::{Remarks, clipped},
    number,
    xml::{Step, Tag, Xml},
};
use crate::ReadError;

/// A cell with how often it stands there and how far it reaches.
pub(super) struct Found {
    pub(super) cell: Cell,
    /// How many columns it is repeated for.
    pub(super) columns: usize,
    /// The rows and columns of a merged area that begins here.
    pub(super) spanned: Option<(u32, usize)>,
}

/// Reads the cell whose element was opened last.
pub(super) fn read(
    xml: &mut Xml<'_>,
    tag: &Tag<'_>,
    (row, column): (u32, usize),
    remarks: &mut Remarks,
) -> Result<Found, ReadError> {
    let text = text(xml, remarks)?;
    let spans = |name: &str| tag.attribute(name).and_then(|number| number.parse::<u32>().ok());
    let rows = spans("table:number-rows-spanned").unwrap_or(1).max(1);
    let columns = spans("table:number-columns-spanned").unwrap_or(1).max(1);
    let columns = usize::try_from(columns).unwrap_or(COLUMNS);
    let repeated = spans("table:number-columns-repeated").unwrap_or(1);
    Ok(Found {
        cell: value(tag, text)
            .map_err(|reason| xml.broken(&format!("cell `{}{row}` {reason}", letters(column))))?,
        columns: usize::try_from(repeated).unwrap_or(COLUMNS),
        spanned: (rows > 1 || columns > 1).then_some((rows, columns)),
    })
}

fn value(tag: &Tag<'_>, text: String) -> Result<Cell, String> {
    let as_text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    if tag.attribute("calcext:value-type").as_deref() == Some("error") {
        return Ok(Cell::Error(text));
    }
    let Some(kind) = tag.attribute("office:value-type") else { return Ok(as_text(text)) };
    let given = |name: &str| tag.attribute(name).unwrap_or_default();
    Ok(match kind.as_str() {
        "float" | "percentage" | "currency" => {
            let written = given("office:value");
            let number = number::decimal(&written);
            Cell::Number(
                number.ok_or_else(|| format!("holds no number but `{}`", clipped(&written)))?,
            )
        }
        "date" => {
            let written = given("office:date-value");
            date::iso(&written).map_or_else(|| as_text(written), Cell::Date)
        }
        "time" => {
            let written = given("office:time-value");
            date::length(&written).map_or_else(|| as_text(written), Cell::Time)
        }
        "boolean" => match given("office:boolean-value").as_str() {
            "true" => Cell::Bool(true),
            "false" => Cell::Bool(false),
            _ => return Err("is neither true nor false".to_owned()),
        },
        // Text may stand in an attribute of its own, for a formula; errors of other programs have none.
        _ if text.is_empty() => as_text(given("office:string-value")),
        _ => as_text(text),
    })
}

/// The paragraphs of a cell, a line each, without comments and drawings.
fn text(xml: &mut Xml<'_>, remarks: &mut Remarks) -> Result<String, ReadError> {
    let depth = xml.depth();
    let mut text = String::new();
    let mut paragraph = None;
    let mut first = true;
    while xml.depth() >= depth {
        match xml.next()? {
            Step::Open(tag) => match tag.local() {
                "p" | "h" if paragraph.is_none() => {
                    if !first {
                        text.push('\n');
                    }
                    first = false;
                    paragraph = Some(xml.depth());
                }
                "annotation" => {
                    remarks.comments = remarks.comments.saturating_add(1);
                    xml.skip()?;
                }
                // A picture or drawing, and a table in a cell.
                "table" | "tracked-changes" => xml.skip()?,
                "s" if paragraph.is_some() => {
                    let number = tag.attribute("text:c").and_then(|number| number.parse().ok());
                    let number: usize = number.unwrap_or(1);
                    // A number alone must not fill the memory.
                    if text.len().saturating_add(number) > xml.limits().cell_bytes {
                        return Err(too_long(xml.limits()));
                    }
                    text.extend(std::iter::repeat_n(' ', number));
                }
                "tab" if paragraph.is_some() => text.push('\t'),
                "line-break" if paragraph.is_some() => text.push('\n'),
                _ if tag.is_prefixed("draw") => {
                    remarks.drawings = remarks.drawings.saturating_add(1);
                    xml.skip()?;
                }
                _ => {}
            },
            Step::Text(piece) if paragraph.is_some() => text.push_str(&piece),
            Step::Close if paragraph.is_some_and(|depth| xml.depth() < depth) => paragraph = None,
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(text)
}
