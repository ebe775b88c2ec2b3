//! Tables: sheets of rows and cells.

mod archive;
mod cfb;
mod date;
mod delimited;
mod encoding;
mod form;
mod grid;
mod json;
mod keyed;
mod notes;
mod number;
mod ods;
mod package;
mod style;
mod tree;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

pub use form::{TableForm, table_form_of};

use serde::{Deserialize, Serialize};

use crate::{ReadError, ReadLimits};

/// The tables of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tables {
    /// The sheets in the order of the file; a CSV, JSON or YAML file is one sheet (JSON and YAML maps of
    /// arrays: one for each array, named by its key).
    pub sheets: Vec<Sheet>,
    /// What the reader decided or left, for people: the encoding it took, macros, charts, hidden sheets.
    pub notes: Vec<String>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The name of the sheet; for CSV the empty text.
    pub name: String,
    /// Whether the file hides it.
    pub hidden: bool,
    /// How places are written.
    pub places: Places,
    /// The columns of a form that names them itself, of JSON and YAML: the keys of all items in first-seen
    /// order. None for workbooks and CSV, where a row of `rows` may or may not be a header.
    pub header: Option<Vec<Key>>,
    /// The rows that hold anything, in order; of a form with a `header` every item, even an empty one.
    pub rows: Vec<Row>,
    /// Areas of merged cells in the order of the file; as a rule only their first cell holds a value.
    pub merged: Vec<Area>,
}

/// The name of a column in a form that names its columns itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// The keys from the item down to the value, joined with dots: `approval.on`. A key that holds a dot
    /// may give two columns one name; their pointers differ.
    pub name: String,
    /// The same as a JSON pointer from the item on: `/approval/on`.
    pub pointer: String,
}

/// How the places of a sheet are written for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Places {
    /// As in a workbook: `Suppliers!C7`.
    #[default]
    Cells,
    /// By line and field: `line 7, field 3`, or `line 7, /name` with a `header`; rows are lines of the
    /// text, counted from 1.
    Lines,
    /// By a JSON pointer: `/suppliers/4/name`; rows count the items from 0.
    Pointers,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The row's number in the file: rows of a workbook and lines of a text count from 1, items from 0.
    pub number: u32,
    /// The cells, from the first column on; empty ones stand between others, none at the end.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing; of a form with a `header`, a key that the item has not.
    #[default]
    Empty,
    /// Said to be nothing, by a `null` of JSON or YAML.
    Null,
    /// A text, as it was written.
    Text(String),
    /// A number, in the shortest decimal form that the file means: `0.1`, `1200`.
    Number(String),
    /// A day or moment of the file's own date type: `2026-11-22`, `2026-11-22T14:30:00` or, with parts of a
    /// second, `2026-11-22T14:30:00.250`.
    Date(String),
    /// A time of day or a length of time of the file's own type, as hours, minutes and seconds; the hours
    /// go beyond 24 and may be negative: `14:30:00`, `36:30:00`, `-01:00:00`.
    Time(String),
    /// Yes or no.
    Bool(bool),
    /// A formula error: `#REF!`.
    Error(String),
    /// Several texts in one cell, of a JSON or YAML list.
    List(Vec<String>),
}

/// An area of merged cells; rows as [`Row::number`], columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The first row.
    pub first_row: u32,
    /// The last row.
    pub last_row: u32,
    /// The first column.
    pub first_column: usize,
    /// The last column.
    pub last_column: usize,
}

/// What the reader is told about a text file; what is none is found out and noted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableOptions {
    /// The sign between fields of CSV.
    pub delimiter: Option<char>,
    /// The encoding by its label: `utf-8`, `windows-1252`.
    pub encoding: Option<String>,
}

impl Cell {
    /// What stands in the cell as text, as it was written; the texts of a list stand with a sign between them.
    pub fn written(&self, between: &str) -> String {
        match self {
            Self::Empty | Self::Null => String::new(),
            Self::Text(text)
            | Self::Number(text)
            | Self::Date(text)
            | Self::Time(text)
            | Self::Error(text) => text.clone(),
            Self::Bool(value) => value.to_string(),
            Self::List(texts) => texts.join(between),
        }
    }
}

impl Sheet {
    /// How people write the place of a cell: `Suppliers!C7`, `line 7, field 3`, `/suppliers/4/name`.
    pub fn place(&self, row: u32, column: usize) -> String {
        let key = self.header.as_ref().and_then(|keys| keys.get(column));
        let key = key.map_or("", |key| &key.pointer);
        match self.places {
            Places::Cells => {
                let name = &self.name;
                let plain = name.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
                let name =
                    if plain { name.clone() } else { format!("'{}'", name.replace('\'', "''")) };
                format!("{name}!{}{row}", letters(column))
            }
            Places::Lines if self.header.is_none() => {
                format!("line {row}, field {}", column.saturating_add(1))
            }
            Places::Lines if key.is_empty() => format!("line {row}"),
            Places::Lines => format!("line {row}, {key}"),
            Places::Pointers if self.name.is_empty() => format!("/{row}{key}"),
            Places::Pointers => format!("/{}/{row}{key}", keyed::escaped(&self.name)),
        }
    }
}

/// The letters of a column: 0 is `A`, 26 is `AA`.
pub fn letters(column: usize) -> String {
    let mut text = Vec::new();
    let mut rest = column;
    loop {
        let digit = u8::try_from(rest % 26).unwrap_or_default();
        text.push(char::from(b'A' + digit));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    text.iter().rev().collect()
}

/// Reads the tables of a file by its name and its bytes.
///
/// Where the bytes are unmistakably of another form than the name says, they are read as what they are,
/// with a note.
///
/// # Errors
///
/// See [`ReadError`].
pub fn read_tables(
    name: &str,
    bytes: &[u8],
    options: &TableOptions,
    limits: &ReadLimits,
) -> Result<Tables, ReadError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits.file_bytes {
        return Err(ReadError::Limit {
            what: "the bytes of the file",
            option: "file_bytes",
            limit: limits.file_bytes,
        });
    }
    if bytes.starts_with(b"PK") {
        archive::refuse_many_parts(bytes, limits)?;
    }
    let (form, note) = form::found(name, bytes)?;
    let mut tables = match form {
        TableForm::Xlsx => xlsx::read(bytes, limits),
        TableForm::Ods => ods::read(bytes, limits),
        TableForm::Xls => xls::read(bytes, limits),
        TableForm::Xlsb => xlsb::read(bytes, limits),
        TableForm::Csv => delimited::read(name, bytes, options, limits),
        TableForm::Json => json::read(bytes, options, limits),
        TableForm::JsonLines => json::read_lines(bytes, options, limits),
        TableForm::Yaml => keyed::read_yaml(bytes, options, limits),
    }?;
    tables.notes.splice(0..0, note);
    Ok(tables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, text) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), text);
        }
    }
}
