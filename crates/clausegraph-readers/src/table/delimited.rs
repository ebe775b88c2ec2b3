//! CSV and TSV: text with a sign between the fields.

mod records;
mod sniff;

use self::records::Defect;
use super::{
    Cell, Places, Row, Sheet, TableOptions, Tables, encoding,
    form::{TableForm, broken},
    grid::{self, Budget},
    notes,
};
use crate::{ReadError, ReadLimits};

const FORM: TableForm = TableForm::Csv;

/// Reads a text with a sign between the fields.
///
/// Quotes as in RFC 4180: a field in double quotes may hold the sign, line breaks and doubled quotes.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    options: &TableOptions,
    limits: &ReadLimits,
) -> Result<Tables, ReadError> {
    let decoded = encoding::decoded(FORM, bytes, options.encoding.as_deref())?;
    let mut notes = decoded.notes;
    let text = decoded.text.strip_prefix('\u{FEFF}').unwrap_or(&decoded.text);
    let (text, first_line, stated) = sniff::stated(text);
    let delimiter = match options.delimiter.or(stated).or_else(|| sniff::named(name, text)) {
        Some(sign) if matches!(sign, '"' | '\r' | '\n') => {
            let name = sniff::name(sign);
            return Err(broken(FORM, &format!("{name} cannot stand between fields")));
        }
        Some(sign) => sign,
        None => {
            let (sign, note) = sniff::sniffed(text, limits);
            notes.extend(note);
            sign
        }
    };

    let mut budget = Budget::new(FORM, limits);
    budget.sheet()?;
    let mut rows: Vec<Row> = Vec::new();
    let mut widths: Vec<(u32, usize)> = Vec::new();
    for record in records::of(text, delimiter, first_line, limits.cells) {
        let record = match record {
            Ok(record) => record,
            Err(Defect::TooWide) => return Err(grid::too_many_cells(limits)),
            Err(Defect::OpenQuote(line)) => {
                let reason = format!("the quote that opens a field on line {line} is never closed");
                return Err(broken(FORM, &reason));
            }
        };
        budget.cells(record.fields.len())?;
        let width = record.fields.len();
        let mut cells = Vec::with_capacity(width);
        for field in record.fields {
            let cell = if field.is_empty() { Cell::Empty } else { Cell::Text(field) };
            budget.text(&cell)?;
            cells.push(cell);
        }
        while cells.last() == Some(&Cell::Empty) {
            cells.pop();
        }
        if cells.is_empty() {
            continue;
        }
        widths.push((record.line, width));
        rows.push(Row { number: record.line, cells });
    }
    notes.extend(uneven(&widths));
    let sheet = Sheet { places: Places::Lines, rows, ..Sheet::default() };
    Ok(Tables { sheets: vec![sheet], notes })
}

/// Notes the lines that have more or fewer fields than the first one.
fn uneven(widths: &[(u32, usize)]) -> Option<String> {
    let (first, usual) = *widths.first()?;
    let mut places = notes::Places::default();
    for (line, width) in widths {
        if *width != usual {
            places.add(|| format!("line {line}: {width}"));
        }
    }
    let told = places.told()?;
    Some(format!("line {first} has {}, others have not ({told})", notes::counted(usual, "field")))
}
