//! The sheet that people fill in.

use clausegraph::{Key, document::SampleDocument};

use super::facts::stratum_words;
use crate::evidence_map::{CsvLook, guarded, written};

/// The columns of a sheet that are ours, as their headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetColumns;

impl SheetColumns {
    /// The number of the record.
    pub const NUMBER: &'static str = "number";
    /// The record.
    pub const RECORD: &'static str = "record";
    /// Its day.
    pub const DAY: &'static str = "day";
    /// Its stratum.
    pub const STRATUM: &'static str = "stratum";
    /// What was seen.
    pub const EVIDENCE: &'static str = "evidence seen";
    /// Whatever else is to be said.
    pub const NOTE: &'static str = "note";
    /// Who tested.
    pub const TESTED_BY: &'static str = "tested by";
    /// When.
    pub const TESTED_ON: &'static str = "tested on";

    const BEFORE: [&'static str; 4] = [Self::NUMBER, Self::RECORD, Self::DAY, Self::STRATUM];
    const BEHIND: [&'static str; 4] =
        [Self::EVIDENCE, Self::NOTE, Self::TESTED_BY, Self::TESTED_ON];
}

/// The header of the column for the results of a test.
pub fn sheet_test_header(test: &Key) -> String {
    format!("test: {test}")
}

/// What a sheet is made of.
#[derive(Clone, Copy, Debug)]
pub struct SampleSheet<'a> {
    /// The sample.
    pub sample: &'a SampleDocument,
    /// The columns of the list.
    pub columns: &'a [String],
    /// What stands in them, record by record in the order of the sample.
    pub rows: &'a [Vec<String>],
}

/// The sheet as CSV: a header and one row for each record drawn, with empty columns for results.
///
/// A column of the list that is called like one of ours, whatever its case, stands there as `list: <header>`.
/// No field is ever a formula for a spreadsheet.
pub fn sample_sheet_csv(sheet: SampleSheet<'_>, look: CsvLook) -> String {
    let tests: Vec<String> = sheet.sample.tests.iter().map(sheet_test_header).collect();
    let ours = |header: &str| {
        let known = SheetColumns::BEFORE.into_iter().chain(SheetColumns::BEHIND);
        let lower = header.trim().to_lowercase();
        known.into_iter().any(|known| known == lower) || lower.starts_with("test:")
    };
    let listed = sheet
        .columns
        .iter()
        .map(|header| if ours(header) { format!("list: {header}") } else { guarded(header) });
    let header: Vec<String> = SheetColumns::BEFORE
        .into_iter()
        .map(str::to_owned)
        .chain(listed)
        .chain(tests.iter().cloned())
        .chain(SheetColumns::BEHIND.into_iter().map(str::to_owned))
        .collect();
    let blank = tests.len().saturating_add(SheetColumns::BEHIND.len());
    let rows = sheet.sample.drawn.iter().zip(sheet.rows).map(|(drawn, cells)| {
        let mut row = vec![
            drawn.number.to_string(),
            guarded(&drawn.record),
            drawn.day.to_string(),
            guarded(&stratum_words(&drawn.stratum)),
        ];
        let cell = |column: usize| cells.get(column).map_or_else(String::new, |cell| guarded(cell));
        row.extend((0..sheet.columns.len()).map(cell));
        row.extend(std::iter::repeat_n(String::new(), blank));
        row
    });
    written(std::iter::once(header).chain(rows), look)
}
