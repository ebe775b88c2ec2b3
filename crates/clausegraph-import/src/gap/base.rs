//! What a gap workbook held when it was written, from its hidden sheet.

use clausegraph_readers::table::{Sheet, Tables};

use super::{
    column::{GapColumn, GapSheet},
    problem::{GapDefect, GapProblem},
};

/// The name of the hidden sheet.
pub(super) const BASE: &str = "_base";

/// What the line of a column says where people fill the column in.
const COMES_BACK: &str = "back";

/// The version of its lines that this release reads.
const VERSION: &str = "1";

/// What a gap workbook held when it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Base {
    /// The id of the organisation; blank where it has none.
    pub(super) organisation: String,
    /// The id of the catalogue.
    pub(super) catalogue: String,
    /// The day for which it was written.
    pub(super) as_of: String,
    /// What cells show for a word of the files: list, word, text.
    pub(super) words: Vec<[String; 3]>,
    /// The sheets that come back, in their order.
    pub(super) sheets: Vec<BaseSheet>,
}

/// A sheet that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BaseSheet {
    pub(super) sheet: GapSheet,
    /// The name of the sheet in the file.
    pub(super) name: String,
    /// The keys of all its columns, with their headers.
    pub(super) columns: Vec<(String, String)>,
    /// The keys of those that people fill in.
    filled_in: Vec<String>,
    pub(super) rows: Vec<BaseRow>,
}

/// A row of a sheet that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BaseRow {
    pub(super) key: String,
    /// The keys of the columns whose cells were not blank, with what they showed.
    cells: Vec<(String, String)>,
}

impl BaseRow {
    /// What a cell showed; blank where it showed nothing.
    pub(super) fn shown(&self, column: &str) -> &str {
        let found = self.cells.iter().find(|(key, _)| key == column);
        found.map_or("", |(_, text)| text.as_str())
    }
}

impl BaseSheet {
    /// A column that people fill in, where its cells come back.
    pub(super) fn column(&self, key: &str) -> Option<&'static GapColumn> {
        let is_filled_in = self.filled_in.iter().any(|known| known == key);
        self.sheet.column(key).filter(|_| is_filled_in)
    }

    /// The keys of the columns that together say what a row is about.
    pub(super) fn key_columns(&self) -> Vec<&str> {
        match self.sheet {
            GapSheet::Gap => vec!["requirement", "member"],
            GapSheet::Documents | GapSheet::Services | GapSheet::Suppliers | GapSheet::Actions => {
                self.columns.first().map(|(key, _)| key.as_str()).into_iter().collect()
            }
        }
    }
}

impl Base {
    /// Reads the hidden sheet of a workbook.
    ///
    /// # Errors
    ///
    /// Where there is none, it is of another version, or a line of it was changed.
    pub(super) fn read(tables: &Tables) -> Result<Self, GapProblem> {
        let found = tables.sheets.iter().find(|sheet| sheet.name == BASE);
        let sheet = found.ok_or_else(|| GapProblem::new(String::new(), GapDefect::NoBase))?;
        let mut base = Self::default();
        let mut is_ours = false;
        for row in &sheet.rows {
            let text = |column: usize| row.cells.get(column).map(|cell| cell.written(""));
            let line = [0, 1, 2, 3, 4, 5].map(|column| text(column).unwrap_or_default());
            let refused = |problem| Err(GapProblem::new(sheet.place(row.number, 0), problem));
            if !is_ours {
                let [kind, version, ..] = line;
                if kind != "format" {
                    return refused(GapDefect::BrokenBase);
                }
                if version != VERSION {
                    return refused(GapDefect::OtherFormat { found: version });
                }
                is_ours = true;
            } else if base.take(line).is_none() {
                return refused(GapDefect::BrokenBase);
            }
        }
        if is_ours { Ok(base) } else { Err(broken(sheet)) }
    }

    fn sheet(&mut self, key: &str) -> Option<&mut BaseSheet> {
        self.sheets.iter_mut().find(|sheet| sheet.sheet.key() == key)
    }

    /// Takes a line; none where it is no line of a base.
    fn take(&mut self, line: [String; 6]) -> Option<()> {
        let [kind, one, two, three, four, five] = line;
        match kind.as_str() {
            "organisation" => self.organisation = one,
            "catalogue" => self.catalogue = one,
            "as-of" => self.as_of = one,
            // Whether the organisation changed since is seen cell by cell.
            "hash" => {}
            "word" => self.words.push([one, two, three]),
            "sheet" => {
                let sheet = GapSheet::of_key(&one)?;
                self.sheets.push(BaseSheet {
                    sheet,
                    name: two,
                    columns: Vec::new(),
                    filled_in: Vec::new(),
                    rows: Vec::new(),
                });
            }
            "column" => {
                let sheet = self.sheet(&one)?;
                if five == COMES_BACK {
                    sheet.filled_in.push(two.clone());
                }
                sheet.columns.push((two, three));
            }
            "row" => self.sheet(&one)?.rows.push(BaseRow { key: two, cells: Vec::new() }),
            "cell" => {
                let rows = &mut self.sheet(&one)?.rows;
                let last = rows.last().is_some_and(|last| last.key == two);
                let row =
                    if last { rows.last_mut() } else { rows.iter_mut().find(|row| row.key == two) };
                row?.cells.push((three, four));
            }
            _ => return None,
        }
        Some(())
    }
}

fn broken(sheet: &Sheet) -> GapProblem {
    GapProblem::new(sheet.name.clone(), GapDefect::BrokenBase)
}
