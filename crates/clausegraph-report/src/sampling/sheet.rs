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

/// A sheet as rows of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRows {
    /// The headers.
    pub header: Vec<String>,
    /// One row for each record drawn, as long as the header.
    pub rows: Vec<Vec<String>>,
    /// The position of the first column to fill in; the columns of results stand first.
    pub first_to_fill: usize,
    /// How many columns of results there are.
    pub tests: usize,
}

/// The sheet: one row for each record drawn, with empty columns for results.
///
/// A column of the list that is called like one of ours, whatever its case, stands there as `list: <header>`.
pub fn sample_sheet_rows(sheet: SampleSheet<'_>) -> SheetRows {
    let tests = sheet.sample.tests.iter().map(sheet_test_header);
    let ours = |header: &str| {
        let mut known = SheetColumns::BEFORE.into_iter().chain(SheetColumns::BEHIND);
        let lower = header.trim().to_lowercase();
        known.any(|known| known == lower) || lower.starts_with("test:")
    };
    let listed = sheet
        .columns
        .iter()
        .map(|header| if ours(header) { format!("list: {header}") } else { header.clone() });
    let header: Vec<String> = SheetColumns::BEFORE
        .into_iter()
        .map(str::to_owned)
        .chain(listed)
        .chain(tests)
        .chain(SheetColumns::BEHIND.into_iter().map(str::to_owned))
        .collect();
    let rows = sheet.sample.drawn.iter().zip(sheet.rows).map(|(drawn, cells)| {
        let mut row = vec![
            drawn.number.to_string(),
            drawn.record.clone(),
            drawn.day.to_string(),
            stratum_words(&drawn.stratum),
        ];
        row.extend(cells.iter().take(sheet.columns.len()).cloned());
        row.resize(header.len(), String::new());
        row
    });
    SheetRows {
        rows: rows.collect(),
        first_to_fill: SheetColumns::BEFORE.len().saturating_add(sheet.columns.len()),
        tests: sheet.sample.tests.len(),
        header,
    }
}

/// The sheet as CSV. No field is ever a formula for a spreadsheet.
pub fn sample_sheet_csv(sheet: SampleSheet<'_>, look: CsvLook) -> String {
    let SheetRows { header, rows, .. } = sample_sheet_rows(sheet);
    let guard = |row: Vec<String>| row.iter().map(|field| guarded(field)).collect();
    written(std::iter::once(header).chain(rows).map(guard), look)
}
