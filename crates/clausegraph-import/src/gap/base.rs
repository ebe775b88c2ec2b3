//! What a workbook held when it was written, from its hidden sheet.

use std::collections::BTreeMap;

use clausegraph_model::document::PinDocument;
use clausegraph_readers::table::{Sheet, Tables};

use super::{
    cell::plain,
    column::{GapColumn, GapSheet},
    problem::{GapDefect, GapProblem},
};
use crate::write::sha256_hex;

/// The name of the hidden sheet.
pub(super) const BASE: &str = "_base";

/// What the line of a column says where people fill the column in.
const COMES_BACK: &str = "back";

/// What it says where a formula works the column out.
const FORMULA: &str = "formula";

/// What stands before the key of the column of the sheet of requirements that a column follows.
const FOLLOWS: char = '=';

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
    /// The sheets of which nothing is read.
    pub(super) asides: Vec<Aside>,
    /// The names of all sheets that were written; none where the workbook does not tell.
    pub(super) written: Vec<String>,
    /// The ids of the judgements that were on record.
    pub(super) judgements: Vec<String>,
    /// What the evidence of a row rested on, by the key of the row.
    pub(super) pins: BTreeMap<String, Vec<PinDocument>>,
}

/// A sheet of which nothing is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aside {
    /// Its name in the file.
    pub(super) name: String,
    /// The number of the row of its headers.
    pub(super) headers: u32,
    /// Whether people write in it for themselves.
    pub(super) stays: bool,
    /// The digests of its rows.
    pub(super) rows: Vec<String>,
}

/// Who fills in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// People: its cells come back.
    Back,
    /// The workbook, from the files.
    Kept,
    /// A formula over other cells of the row.
    Formula,
    /// A formula that shows a column of the sheet of requirements.
    Follows(String),
}

/// A sheet that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BaseSheet {
    pub(super) sheet: GapSheet,
    /// The name of the sheet in the file.
    pub(super) name: String,
    /// The keys of all its columns, with their headers.
    pub(super) columns: Vec<(String, String)>,
    /// Who fills in each of them.
    pub(super) parts: Vec<Part>,
    pub(super) rows: Vec<BaseRow>,
}

/// A row of a sheet that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BaseRow {
    pub(super) key: String,
    /// The keys of the columns whose cells were not blank, with what they showed.
    cells: Vec<(String, String)>,
    /// The digests of what stood in all its columns but those that people fill in.
    kept: Vec<String>,
}

impl BaseRow {
    /// Whether a text stood in the column at an index.
    pub(super) fn kept(&self, index: usize, text: &str) -> bool {
        self.kept.get(index).is_none_or(|known| *known == digest(text))
    }

    /// What a cell showed; blank where it showed nothing.
    pub(super) fn shown(&self, column: &str) -> &str {
        let found = self.cells.iter().find(|(key, _)| key == column);
        found.map_or("", |(_, text)| text.as_str())
    }
}

impl BaseSheet {
    /// A column that people fill in, where its cells come back.
    pub(super) fn column(&self, key: &str) -> Option<&'static GapColumn> {
        let mut columns = self.columns.iter().zip(&self.parts);
        let is_filled_in = columns.any(|((known, _), part)| known == key && *part == Part::Back);
        self.sheet.column(key).filter(|_| is_filled_in)
    }

    /// The keys of the columns that together say what a row is about.
    pub(super) fn key_columns(&self) -> Vec<&str> {
        match self.sheet {
            GapSheet::Gap | GapSheet::Map => vec!["requirement", "member"],
            GapSheet::Documents | GapSheet::Services | GapSheet::Suppliers | GapSheet::Actions => {
                let id = self.columns.iter().find(|(key, _)| key == "id");
                let column = id.or_else(|| self.columns.first());
                column.map(|(key, _)| key.as_str()).into_iter().collect()
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

    fn row(&mut self, sheet: &str, key: &str) -> Option<&mut BaseRow> {
        let rows = &mut self.sheet(sheet)?.rows;
        // Lines of a row stand behind it.
        let last = rows.last().is_some_and(|last| last.key == key);
        if last { rows.last_mut() } else { rows.iter_mut().find(|row| row.key == key) }
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
                    parts: Vec::new(),
                    rows: Vec::new(),
                });
            }
            "column" => {
                let sheet = self.sheet(&one)?;
                sheet.parts.push(match five.strip_prefix(FOLLOWS) {
                    Some(key) => Part::Follows(key.to_owned()),
                    None if five == COMES_BACK => Part::Back,
                    None if five == FORMULA => Part::Formula,
                    None => Part::Kept,
                });
                sheet.columns.push((two, three));
            }
            "row" => {
                let row = BaseRow { key: two, cells: Vec::new(), kept: Vec::new() };
                self.sheet(&one)?.rows.push(row);
            }
            "cell" => self.row(&one, &two)?.cells.push((three, four)),
            "kept" => {
                let digests = three.split(' ').map(ToOwned::to_owned);
                self.row(&one, &two)?.kept = digests.collect();
            }
            "aside" => {
                let headers = two.parse().ok()?;
                self.asides.push(Aside {
                    name: one,
                    headers,
                    stays: three == "stays",
                    rows: Vec::new(),
                });
            }
            "line" => {
                let aside = self.asides.iter_mut().find(|aside| aside.name == one)?;
                aside.rows.push(two);
            }
            "other" => self.written.push(one),
            "judgement" => self.judgements.push(one),
            "pin" => {
                let given = |text: String| (!text.is_empty()).then_some(text);
                let artefact = two.parse().ok()?;
                let pin = PinDocument { artefact, version: given(three), hash: given(four) };
                self.pins.entry(one).or_default().push(pin);
            }
            _ => return None,
        }
        Some(())
    }
}

fn broken(sheet: &Sheet) -> GapProblem {
    GapProblem::new(sheet.name.clone(), GapDefect::BrokenBase)
}

/// What the hidden sheet keeps of a text that a workbook shows: enough to tell whether somebody wrote over it.
///
/// Spreadsheets write numbers in their own way: zeros at the end of a decimal do not count.
///
/// ```
/// use clausegraph_import::cell_digest;
///
/// assert_eq!(cell_digest("2.50"), cell_digest("2.5"));
/// assert_ne!(cell_digest("2.5"), cell_digest("25"));
/// assert_eq!(cell_digest(" "), cell_digest(""));
/// ```
pub fn digest(text: &str) -> String {
    let text = plain(text);
    let is_decimal = text.contains('.') && text.bytes().all(|it| it == b'.' || it.is_ascii_digit());
    let bare = if is_decimal { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    sha256_hex(bare.as_bytes()).chars().take(8).collect()
}

/// The same of a row: the texts of its cells, in their order.
#[expect(single_use_lifetimes, reason = "an elided lifetime is not stable in this position")]
pub fn row_digest<'t>(cells: impl IntoIterator<Item = &'t str>) -> String {
    let digests: Vec<String> = cells.into_iter().map(digest).collect();
    let blank = digest("");
    // How many blank cells a row ends with depends on the program that saved it.
    let filled = digests.iter().rposition(|known| *known != blank).map_or(0, |last| last + 1);
    digest(&digests.get(..filled).unwrap_or_default().concat())
}
