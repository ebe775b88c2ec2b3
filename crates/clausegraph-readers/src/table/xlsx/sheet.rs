//! The cells of one sheet.

use super::{
    super::{
        Area, Cell,
        date::{self, Epoch},
        grid::{Budget, COLUMNS, Grid, LAST_ROW},
        letters,
        notes::{Remarks, clipped},
        number,
        style::Style,
        xml::{self, Step, Tag, Xml},
    },
    FORM, strings,
};
use crate::{ReadError, ReadLimits};

/// What the sheets of one workbook share.
pub(super) struct Context<'w> {
    pub(super) limits: &'w ReadLimits,
    pub(super) strings: &'w [String],
    pub(super) styles: &'w [Style],
    pub(super) epoch: Epoch,
}

/// The part that holds a sheet.
pub(super) struct Part<'w> {
    /// The name of the sheet.
    pub(super) sheet: &'w str,
    pub(super) name: &'w str,
    pub(super) text: &'w str,
}

/// Reads the cells of a sheet.
pub(super) fn read(
    part: &Part<'_>,
    context: &Context<'_>,
    budget: &mut Budget,
    remarks: &mut Remarks,
) -> Result<Grid, ReadError> {
    let name = part.sheet;
    let mut xml = xml::steps(FORM, part.name, part.text, context.limits);
    let mut grid = Grid::default();
    let mut row = 0;
    let mut column = 0;
    // Elsewhere elements of the same names mean other things.
    let mut cells = None;
    loop {
        match xml.next()? {
            Step::Open(tag) => match tag.local() {
                "sheetData" => cells = Some(xml.depth()),
                "row" if cells.is_some() => {
                    row = match tag.attribute("r") {
                        Some(written) => row_number(&written).ok_or_else(|| {
                            xml.broken(&format!("`{}` is no row", clipped(&written)))
                        })?,
                        None => u32::saturating_add(row, 1),
                    };
                    column = 0;
                    if tag.says_yes("hidden") {
                        grid.hide_rows(1);
                    }
                }
                "col" if tag.says_yes("hidden") => {
                    grid.hide_columns(columns_of(&tag));
                }
                "c" if cells.is_some() => {
                    if let Some(place) = tag.attribute("r") {
                        (row, column) = position(&place).ok_or_else(|| {
                            xml.broken(&format!("`{}` is no cell", clipped(&place)))
                        })?;
                    }
                    let place = || format!("{}{row}", letters(column));
                    let raw = raw(&mut xml)?;
                    let (value, remark) =
                        value(raw, &tag, context, place).map_err(|reason| xml.broken(&reason))?;
                    match remark {
                        Some(Remark::NoValue) => {
                            remarks.formulas.add(|| format!("`{name}!{}`", place()));
                        }
                        Some(Remark::Padded) => {
                            remarks.padded.add(|| format!("`{name}!{}`", place()));
                        }
                        None => {}
                    }
                    grid.put(budget, row, column, value)?;
                    column = column.saturating_add(1);
                }
                "mergeCell" => {
                    let written = tag.attribute("ref").unwrap_or_default();
                    let area = area(&written).ok_or_else(|| {
                        xml.broken(&format!("`{}` is no area", clipped(&written)))
                    })?;
                    grid.merge(budget, area)?;
                }
                _ => {}
            },
            Step::Close if cells.is_some_and(|depth| xml.depth() < depth) => cells = None,
            Step::End => break,
            Step::Close | Step::Text(_) => {}
        }
    }
    Ok(grid)
}

/// What stands in the XML of a cell.
struct Raw {
    value: Option<String>,
    inline: Option<String>,
    formula: bool,
}

fn raw(xml: &mut Xml<'_>) -> Result<Raw, ReadError> {
    let depth = xml.depth();
    let mut raw = Raw { value: None, inline: None, formula: false };
    while xml.depth() >= depth {
        match xml.next()? {
            Step::Open(tag) => match tag.local() {
                "v" => raw.value = Some(strings::plain(xml)?),
                "is" => raw.inline = Some(strings::rich(xml)?),
                "f" => {
                    raw.formula = true;
                    xml.skip()?;
                }
                _ => xml.skip()?,
            },
            Step::End => break,
            Step::Close | Step::Text(_) => {}
        }
    }
    Ok(raw)
}

/// What is to be told about a cell.
enum Remark {
    NoValue,
    Padded,
}

fn value(
    raw: Raw,
    tag: &Tag<'_>,
    context: &Context<'_>,
    place: impl Fn() -> String,
) -> Result<(Cell, Option<Remark>), String> {
    let kind = tag.attribute("t");
    if let Some(text) = raw.inline {
        return Ok((text_cell(text), None));
    }
    let written = raw.value.unwrap_or_default();
    if written.is_empty() && kind.as_deref() != Some("str") {
        return Ok((Cell::Empty, raw.formula.then_some(Remark::NoValue)));
    }
    Ok(match kind.as_deref() {
        Some("s") => {
            let index = written.trim().parse().ok();
            let text = index.and_then(|index: usize| context.strings.get(index));
            let text = text.ok_or_else(|| {
                format!(
                    "cell `{}` has text number `{}`, which is not there",
                    place(),
                    clipped(&written)
                )
            })?;
            (text_cell(text.clone()), None)
        }
        Some("str" | "inlineStr") => (text_cell(strings::unescaped(&written)), None),
        Some("b") => match written.trim() {
            "1" | "true" => (Cell::Bool(true), None),
            "0" | "false" => (Cell::Bool(false), None),
            _ => return Err(format!("cell `{}` is neither true nor false", place())),
        },
        Some("e") => (Cell::Error(written), None),
        Some("d") => {
            let date = date::iso(&written).map(Cell::Date);
            (date.unwrap_or_else(|| text_cell(written)), None)
        }
        Some("n") | None => {
            let Some(number) = number::decimal(&written) else {
                return Err(format!(
                    "cell `{}` holds no number but `{}`",
                    place(),
                    clipped(&written)
                ));
            };
            let style = tag.attribute("s").and_then(|style| style.parse().ok());
            let style = style.and_then(|style: usize| context.styles.get(style));
            let style = style.copied().unwrap_or(Style::PLAIN);
            let (cell, padded) = style.cell(number, context.epoch);
            (cell, padded.then_some(Remark::Padded))
        }
        Some(kind) => {
            return Err(format!("cell `{}` is of the unknown type `{}`", place(), clipped(kind)));
        }
    })
}

fn text_cell(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn columns_of(tag: &Tag<'_>) -> usize {
    let number = |name: &str| tag.attribute(name).and_then(|number| number.parse::<usize>().ok());
    let span = number("max").zip(number("min")).and_then(|(max, min)| max.checked_sub(min));
    span.map_or(0, |span| span.saturating_add(1)).min(COLUMNS)
}

fn row_number(written: &str) -> Option<u32> {
    written.trim().parse().ok().filter(|row| (1..=LAST_ROW).contains(row))
}

/// The row, from 1, and column, from 0, of a place such as `C7`.
fn position(place: &str) -> Option<(u32, usize)> {
    let place = place.trim().replace('$', "");
    let digits = place.find(|sign: char| sign.is_ascii_digit())?;
    let (columns, row) = place.split_at_checked(digits)?;
    let mut column: usize = 0;
    for letter in columns.chars() {
        let letter = letter.to_ascii_uppercase();
        let digit = letter.is_ascii_alphabetic().then(|| letter.to_digit(36)).flatten()?;
        let digit = usize::try_from(digit).ok()?.checked_sub(9)?;
        column = column.checked_mul(26)?.checked_add(digit)?;
    }
    let column = column.checked_sub(1).filter(|column| *column < COLUMNS)?;
    Some((row_number(row)?, column))
}

fn area(written: &str) -> Option<Area> {
    let (first, last) = written.split_once(':').unwrap_or((written, written));
    let (first_row, first_column) = position(first)?;
    let (last_row, last_column) = position(last)?;
    Some(Area { first_row, last_row, first_column, last_column })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_rows_and_columns() {
        for (written, read) in [
            ("A1", Some((1, 0))),
            ("$C$7", Some((7, 2))),
            ("XFD1048576", Some((1_048_576, 16_383))),
            ("XFE1", None),
            ("A0", None),
            ("A1048577", None),
            ("1", None),
            ("A", None),
            ("", None),
            ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1", None),
            ("A-1", None),
            ("Ä1", None),
        ] {
            assert_eq!(position(written), read, "{written}");
        }
    }
}
