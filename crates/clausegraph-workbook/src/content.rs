//! What stands in a cell, and how it is written so that no spreadsheet takes a text for a formula.

use clausegraph::Date;
use clausegraph_paper::Texts;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Worksheet, XlsxError};

/// A cell holds no longer text; counted as Excel counts, in units of UTF-16.
const LONGEST: usize = 32_767;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Content {
    /// Nothing.
    #[default]
    Blank,
    /// A text, whatever it begins with.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A decimal number, as digits with a point.
    Decimal(String),
    /// A day.
    Day(Date),
    /// A formula of ours, with its result now.
    Formula(String, String),
    /// A text that leads to a sheet of the workbook.
    Leads(String, String),
}

impl Content {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    pub(crate) fn lines(lines: impl IntoIterator<Item = String>) -> Self {
        Self::text(lines.into_iter().collect::<Vec<String>>().join("\n"))
    }

    pub(crate) fn count(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// What the cell shows, as the importer compares it.
    pub(crate) fn shown(&self, texts: &Texts) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Leads(text, _) => fitted(text, texts),
            Self::Count(count) => count.to_string(),
            Self::Decimal(digits) => digits.clone(),
            Self::Day(day) => day.to_string(),
            Self::Formula(_, result) => result.clone(),
        }
    }
}

/// A text that a cell can hold: signs that steer are blanks, and what is too long is cut and says so.
pub(crate) fn fitted(text: &str, texts: &Texts) -> String {
    let plain = |sign: char| if sign.is_control() && sign != '\n' { ' ' } else { sign };
    let text: String = text.replace("\r\n", "\n").chars().map(plain).collect();
    if units(&text) <= LONGEST {
        return text;
    }
    let whole = u64::try_from(units(&text)).unwrap_or(u64::MAX);
    let note = texts.say_with("workbook-cut", &[("signs", texts.number(whole).into())]);
    let room = LONGEST.saturating_sub(units(&note).saturating_add(1));
    let mut used = 0_usize;
    let kept = text.chars().take_while(|sign| {
        used = used.saturating_add(sign.len_utf16());
        used <= room
    });
    format!("{}\n{note}", kept.collect::<String>())
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// A text that is no formula even after somebody has edited the cell.
fn is_guarded(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\''])
}

/// Writes a cell.
pub(crate) fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    content: &Content,
    format: &Format,
    texts: &Texts,
) -> Result<(), XlsxError> {
    match content {
        Content::Blank => sheet.write_blank(row, column, format)?,
        Content::Text(text) => {
            let text = fitted(text, texts);
            if is_guarded(&text) {
                let format = format.clone().set_quote_prefix();
                sheet.write_string_with_format(row, column, text, &format)?
            } else {
                sheet.write_string_with_format(row, column, text, format)?
            }
        }
        Content::Count(count) => match u32::try_from(*count) {
            Ok(count) => sheet.write_number_with_format(row, column, count, format)?,
            Err(_) => sheet.write_string_with_format(row, column, count.to_string(), format)?,
        },
        Content::Decimal(digits) => match digits.parse::<f64>() {
            Ok(number) => sheet.write_number_with_format(row, column, number, format)?,
            Err(_) => sheet.write_string_with_format(row, column, digits, format)?,
        },
        Content::Day(day) => match excel_day(*day) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, format)?,
            None => sheet.write_string_with_format(row, column, day.to_string(), format)?,
        },
        Content::Formula(formula, result) => {
            let formula = Formula::new(formula).set_result(result);
            sheet.write_formula_with_format(row, column, formula, format)?
        }
        Content::Leads(text, to) => {
            let link = format!("internal:{}!A1", quoted(to));
            let link = rust_xlsxwriter::Url::new(link).set_text(fitted(text, texts));
            sheet.write_url_with_format(row, column, link, format)?
        }
    };
    Ok(())
}

/// A day as a spreadsheet counts days; none where it counts none.
pub(crate) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    // Spreadsheets differ about the days before March 1900.
    let text = day.to_string();
    let counted = text.as_str() >= "1900-03-01";
    ExcelDateTime::parse_from_str(&text).ok().filter(|_| counted)
}

/// The name of a sheet as formulas write it.
pub(crate) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

/// A text as formulas write it.
pub(crate) fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The letters of a column.
pub(crate) fn letters(column: u16) -> String {
    rust_xlsxwriter::utility::column_number_to_name(column)
}
