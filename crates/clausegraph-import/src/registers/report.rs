//! What a register import tells: what was read, carried, left and why.

mod render;

use serde::Serialize;

pub use self::render::render_mapping_report;
use super::defect::CellDefect;
use crate::error::near_text;

/// What became of every file, sheet, row and column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MappingReport {
    /// The files, by path.
    pub files: Vec<FileMapping>,
    /// Tables of the map that stand on no sheet, in the order of the map.
    pub unused_tables: Vec<String>,
    /// What came out: `services`, `claims`, or a kind of artefact, with its number.
    pub made: Vec<MadeCount>,
    /// How many people got a key that the map does not name.
    pub people_given_keys: usize,
    /// Whether those keys are made of the names themselves.
    pub keys_are_names: bool,
}

impl MappingReport {
    /// How many things are wrong: defects of cells, rows left, tables and columns that are not there.
    pub fn problems(&self) -> usize {
        self.files.iter().flat_map(|file| &file.sheets).map(SheetMapping::problems).sum()
    }
}

/// What came out of one sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MadeCount {
    /// What it is.
    pub what: String,
    /// How many.
    pub number: usize,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileMapping {
    /// The path.
    pub path: String,
    /// What the reader of the file decided or left.
    pub notes: Vec<String>,
    /// The sheets, in the order of the file.
    pub sheets: Vec<SheetMapping>,
}

/// What became of one sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetMapping {
    /// The name; blank where the file has no sheets.
    pub name: String,
    /// Whether the file hides it.
    pub hidden: bool,
    /// The tables found on it, from top to bottom.
    pub tables: Vec<TableMapping>,
    /// Why none was, where none was.
    pub left: Option<SheetLeft>,
    /// How many rows it has, where no table was found.
    pub unread: usize,
    /// Rows above the first table: titles and notes.
    pub above: usize,
    /// Rows below or between the tables that belong to none.
    pub outside: Vec<LeftRow>,
}

impl SheetMapping {
    fn problems(&self) -> usize {
        let left = match self.left {
            Some(SheetLeft::NoHeader { .. }) => 1,
            Some(SheetLeft::NoTable { .. } | SheetLeft::Blank) | None => 0,
        };
        let tables = self.tables.iter().map(TableMapping::problems);
        tables.sum::<usize>() + self.outside.len() + left
    }
}

/// Why no table was read from a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SheetLeft {
    /// Nothing stands on it.
    Blank,
    /// No table of the map takes a sheet or file of this name.
    NoTable {
        /// A table whose headers stand on it.
        near: Option<String>,
    },
    /// A table takes it, but its headers stand nowhere on it.
    NoHeader {
        /// The tables that take it.
        tables: Vec<String>,
    },
}

/// What became of one table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableMapping {
    /// The name of the table in the map.
    pub table: String,
    /// What its rows become, `scope` where a column tells of each.
    pub makes: String,
    /// Where its header begins; none where the form of the file names its columns itself.
    pub header: Option<String>,
    /// How many rows of the sheet the header takes; 0 where it takes none.
    pub header_rows: usize,
    /// Another table of the map whose headers fit as well; the first of the map was taken.
    pub rival: Option<String>,
    /// How many rows were read.
    pub rows: usize,
    /// How many example rows were skipped.
    pub examples: usize,
    /// Which column became what, from left to right.
    pub columns: Vec<ColumnMapping>,
    /// Columns that no rule takes.
    pub left_columns: Vec<LeftColumn>,
    /// Columns of the map that are not there.
    pub absent: Vec<AbsentColumn>,
    /// How many values were carried as they were written.
    pub carried: usize,
    /// Rows that became nothing.
    pub left_rows: Vec<LeftRow>,
    /// What is wrong with single cells.
    pub problems: Vec<CellProblem>,
}

impl TableMapping {
    fn problems(&self) -> usize {
        let absent = self.absent.iter().filter(|column| column.required).count();
        self.problems.len() + self.left_rows.len() + absent + usize::from(self.rival.is_some())
    }
}

/// A column that became fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnMapping {
    /// The header as it stands there.
    pub header: String,
    /// The fields, or `key` and `kind`.
    pub fields: Vec<String>,
    /// How many cells hold something.
    pub filled: usize,
}

/// A column that no rule takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftColumn {
    /// The header as it stands there.
    pub header: String,
    /// How many cells hold something.
    pub values: usize,
    /// The first of them.
    pub example: Option<String>,
    /// Whether they are kept in the artefacts' `carried` lists.
    pub carried: bool,
}

/// A column of the map that is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AbsentColumn {
    /// The field, or `key` and `kind`.
    pub field: String,
    /// The header that the map states.
    pub header: String,
    /// Whether that is a problem.
    pub required: bool,
    /// The closest header that is there.
    pub near: Option<String>,
}

/// A row that became nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftRow {
    /// Where it stands.
    pub place: String,
    /// Its beginning.
    pub written: String,
    /// Why.
    pub why: RowLeft,
}

/// Why a row became nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RowLeft {
    /// It stands outside every table.
    #[error("it stands behind blank rows, outside every table")]
    Outside,
    /// The table has no column for the key.
    #[error("the column of the key is not there")]
    NoKeyColumn,
    /// The cell of the key is blank.
    #[error("it has no key")]
    NoKey,
    /// The key makes no id.
    #[error("the key makes the id `{id}`: {cause}")]
    NoId {
        /// The id.
        id: String,
        /// Why it is none.
        cause: String,
    },
    /// Nothing tells the kind of artefact.
    #[error("nothing tells what kind of artefact it is")]
    NoKind,
    /// The kind is not known.
    #[error("`{written}` at {place} is no known kind{}", near_text(near.as_ref()))]
    UnknownKind {
        /// The kind as written.
        written: String,
        /// Its cell.
        place: String,
        /// The closest word.
        near: Option<String>,
    },
    /// Nothing tells which sort of scope element it is.
    #[error("nothing tells which sort of scope element it is")]
    NoSort,
    /// The sort of scope element is not known.
    #[error("`{written}` at {place} is no known sort of scope element{}", near_text(near.as_ref()))]
    UnknownSort {
        /// The sort as written.
        written: String,
        /// Its cell.
        place: String,
        /// The closest word.
        near: Option<String>,
    },
    /// Rows of the same key are of different kinds.
    #[error("{place} says the kind `{one}`, {other_place} says `{other}` of the same key")]
    TwoKinds {
        /// One kind.
        one: String,
        /// Where it stands.
        place: String,
        /// The other kind.
        other: String,
        /// Where that stands.
        other_place: String,
    },
}

/// Something wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CellProblem {
    /// Where it stands.
    pub place: String,
    /// The field.
    pub field: String,
    /// What stands there.
    pub value: String,
    /// What is wrong.
    pub defect: CellDefect,
}
