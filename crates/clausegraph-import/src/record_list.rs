//! A list of records, one in each row, with the columns that somebody names or that are usual.

use clausegraph_model::{Date, did_you_mean};
use clausegraph_readers::table::{Sheet, Tables};

use crate::{
    error::near_text,
    registers::{CellDefect, DateOrder, Heads, Ways, date::date, fold, written},
};

/// Rows that are looked through for the header of a list.
const MOST_ABOVE: usize = 50;

/// A column that a list must have.
#[derive(Clone, Copy, Debug)]
pub struct WantedColumn<'a> {
    /// What it holds, in words: `the ids of the records`.
    pub what: &'a str,
    /// How it is named, where it is.
    pub named: Option<&'a str>,
    /// How it is usually called; without a name, one of these must stand there and no other.
    pub usual: &'a [&'a str],
    /// The option by which it is named.
    pub option: &'a str,
}

/// A list of records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordList {
    /// The headers from left to right; repeated ones with `#2`, blank ones by their place.
    pub columns: Vec<String>,
    /// Where the wanted columns stand, in the order in which they were asked for.
    pub found: Vec<usize>,
    /// The rows below the header that hold anything.
    pub rows: Vec<ListRow>,
    /// The names of sheets that were not read.
    pub unread_sheets: Vec<String>,
    /// The sheet without its rows, which knows how places are written.
    sheet: Sheet,
}

/// A row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRow {
    /// What stands in the columns, as it was written, without blanks around it.
    pub cells: Vec<String>,
    number: u32,
}

impl ListRow {
    /// What stands in a column; blank where nothing does.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl RecordList {
    /// The name of the sheet, where it has one.
    pub fn sheet_name(&self) -> Option<&str> {
        Some(self.sheet.name.as_str()).filter(|name| !name.is_empty())
    }

    /// How people write the place of a cell.
    pub fn place(&self, row: &ListRow, column: usize) -> String {
        self.sheet.place(row.number, column)
    }

    /// The column of a header, whatever its case, accents and signs.
    pub fn column(&self, header: &str) -> Option<usize> {
        position(&self.columns, header)
    }
}

fn position(columns: &[String], header: &str) -> Option<usize> {
    let header = fold(header);
    columns.iter().position(|known| fold(known) == header)
}

/// Why a list cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordListProblem {
    /// There is nothing in the file.
    #[error("the list is empty")]
    Empty,
    /// A named column is not there.
    #[error("there is no column `{named}`{}; the columns are: {}", near_text(meant.as_ref()), columns.join(", "))]
    NoColumn {
        /// The name.
        named: String,
        /// The closest one.
        meant: Option<String>,
        /// The headers of the list.
        columns: Vec<String>,
    },
    /// None of the usual columns is there.
    #[error("no column is called as {what} usually are: name it with {option}; the columns are: {}", columns.join(", "))]
    NoUsualColumn {
        /// What it would hold.
        what: String,
        /// The option that names it.
        option: String,
        /// The headers of the list.
        columns: Vec<String>,
    },
    /// Several of the usual columns are there.
    #[error("several columns could hold {what}: {}; name one with {option}", columns.join(", "))]
    SeveralColumns {
        /// What it would hold.
        what: String,
        /// The option that names it.
        option: String,
        /// The headers that could be meant.
        columns: Vec<String>,
    },
}

/// Reads a list of records: the first sheet with a row that holds the header of every wanted column.
///
/// # Errors
///
/// Every column that is not found, in one go; told of the first row that holds anything.
pub fn record_list(
    tables: &Tables,
    wanted: &[WantedColumn<'_>],
) -> Result<RecordList, Vec<RecordListProblem>> {
    let sheets = || tables.sheets.iter().filter(|sheet| !sheet.hidden);
    let mut first_problems = None;
    for sheet in sheets() {
        for (columns, below) in heads(sheet) {
            match find(&columns, wanted) {
                Ok(found) => {
                    let unread = sheets().filter(|other| !std::ptr::eq(*other, sheet));
                    return Ok(RecordList {
                        rows: rows(sheet, below),
                        columns,
                        found,
                        unread_sheets: unread.map(|other| other.name.clone()).collect(),
                        sheet: Sheet { rows: Vec::new(), ..sheet.clone() },
                    });
                }
                Err(problems) => {
                    // The row that lacks least is the one that was meant.
                    let is_better = first_problems
                        .as_ref()
                        .is_none_or(|best: &Vec<RecordListProblem>| problems.len() < best.len());
                    if is_better {
                        first_problems = Some(problems);
                    }
                }
            }
        }
    }
    Err(first_problems.unwrap_or_else(|| vec![RecordListProblem::Empty]))
}

/// The rows that may be the header, each with the index of the first row below it.
fn heads(sheet: &Sheet) -> Vec<(Vec<String>, usize)> {
    let named = |heads: Heads| {
        let texts = heads.texts.into_iter().zip(1..);
        texts.map(|(text, place)| text.unwrap_or_else(|| format!("column {place}"))).collect()
    };
    if sheet.header.is_some() {
        return vec![(named(Heads::keyed(sheet)), 0)];
    }
    let rows = 0..sheet.rows.len().min(MOST_ABOVE);
    rows.map(|index| (named(Heads::of(sheet, index, 1)), index + 1)).collect()
}

fn rows(sheet: &Sheet, below: usize) -> Vec<ListRow> {
    let rows = sheet
        .rows
        .iter()
        .skip(below)
        .map(|row| ListRow { cells: row.cells.iter().map(written).collect(), number: row.number });
    rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect()
}

fn find(
    columns: &[String],
    wanted: &[WantedColumn<'_>],
) -> Result<Vec<usize>, Vec<RecordListProblem>> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for column in wanted {
        match place(columns, column) {
            Ok(at) => found.push(at),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

fn place(columns: &[String], wanted: &WantedColumn<'_>) -> Result<usize, RecordListProblem> {
    let (what, option) = (wanted.what.to_owned(), wanted.option.to_owned());
    if let Some(named) = wanted.named {
        return position(columns, named).ok_or_else(|| RecordListProblem::NoColumn {
            named: named.to_owned(),
            meant: did_you_mean(named, columns.iter().map(String::as_str)).map(str::to_owned),
            columns: columns.to_vec(),
        });
    }
    let is_usual = |known: &String| wanted.usual.iter().any(|usual| fold(usual) == fold(known));
    let usual: Vec<(usize, &String)> =
        columns.iter().enumerate().filter(|(_, known)| is_usual(known)).collect();
    match usual.as_slice() {
        [(at, _)] => Ok(*at),
        [] => Err(RecordListProblem::NoUsualColumn { what, option, columns: columns.to_vec() }),
        several => Err(RecordListProblem::SeveralColumns {
            what,
            option,
            columns: several.iter().map(|(_, known)| (*known).clone()).collect(),
        }),
    }
}

/// Which of two numbers is the day, where both could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// `3/4/2026` is 3 April.
    DayMonth,
    /// `3/4/2026` is 4 March.
    MonthDay,
}

/// What a text says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayReading {
    /// This day; a time behind it does not count.
    On(Date),
    /// Two days, by the order of their numbers.
    Ambiguous,
    /// No day that is read.
    Unreadable,
}

/// Reads a day as lists write it: `2026-11-22`, `22.11.2026`, `22 Nov 2026`, with or without a time.
///
/// ```
/// use clausegraph_import::{DayOrder, DayReading, written_day};
///
/// let day = DayReading::On("2026-04-03".parse()?);
/// assert_eq!(written_day("2026-04-03T10:00:00+01:00", None), day);
/// assert_eq!(written_day("3.4.2026 10:00", None), day);
/// assert_eq!(written_day("3/4/2026", None), DayReading::Ambiguous);
/// assert_eq!(written_day("3/4/2026", Some(DayOrder::DayMonth)), day);
/// assert_eq!(written_day("soon", None), DayReading::Unreadable);
/// # Ok::<(), clausegraph_model::DateError>(())
/// ```
pub fn written_day(text: &str, order: Option<DayOrder>) -> DayReading {
    let order = order.map(|order| match order {
        DayOrder::DayMonth => DateOrder::DayMonth,
        DayOrder::MonthDay => DateOrder::MonthDay,
    });
    match date(text, &Ways { order, ..Ways::default() }) {
        Ok(day) => DayReading::On(day),
        Err(CellDefect::AmbiguousDate { .. }) => DayReading::Ambiguous,
        Err(_) => DayReading::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use clausegraph_readers::{
        ReadLimits,
        table::{TableOptions, read_tables},
    };

    use super::*;

    const ID: WantedColumn<'_> =
        WantedColumn { what: "ids", named: None, usual: &["id", "number"], option: "--id" };
    const DAY: WantedColumn<'_> =
        WantedColumn { what: "days", named: None, usual: &["opened"], option: "--day" };

    fn tables(text: &str) -> Tables {
        let options = TableOptions::default();
        read_tables("list.csv", text.as_bytes(), &options, &ReadLimits::USUAL).unwrap()
    }

    #[test]
    fn the_header_is_found_below_a_title() {
        let tables = tables("All changes,,\n,,\nNumber,Opened,Type\nA,2026-01-01, x \n,,\nB,,\n");
        let list = record_list(&tables, &[ID, DAY]).unwrap();
        assert_eq!(list.columns, ["Number", "Opened", "Type"]);
        assert_eq!(list.found, [0, 1]);
        let rows: Vec<&str> = list.rows.iter().map(|row| row.text(2)).collect();
        assert_eq!(rows, ["x", ""]);
        assert_eq!(list.place(&list.rows[1], 0), "line 6, field 1");
    }

    #[test]
    fn what_is_not_found_is_told_in_one_go() {
        let tables = tables("Number,Id,Opend\nA,1,2026-01-01\n");
        let day = WantedColumn { named: Some("Opened"), ..DAY };
        let problems = record_list(&tables, &[ID, day]).unwrap_err();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "several columns could hold ids: Number, Id; name one with --id",
                "there is no column `Opened`; did you mean `Opend`?; the columns are: Number, Id, Opend",
            ]
        );
        assert_eq!(record_list(&Tables::default(), &[ID]).unwrap_err(), [RecordListProblem::Empty]);
    }
}
