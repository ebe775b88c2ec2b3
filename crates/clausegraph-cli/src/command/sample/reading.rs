//! A sheet of a sample with the plan beside it.

use std::path::Path;

use clausegraph::{
    Key, did_you_mean,
    document::{FORMAT_VERSION, SampleDocument},
    sampling::{FilledCell, FilledRow, FilledSheet, SampleResults, sample_results},
};
use clausegraph_import::{
    DayReading, ListRow, RecordList, WantedColumn, read_file, record_list, unguarded, written_day,
};
use clausegraph_readers::table::TableOptions;
use clausegraph_report::{SheetColumns, sheet_test_header};

use super::refused;
use crate::{
    args::{DayOrderArgument, LimitArguments},
    error::{CliError, meant},
    foreign::read_table_file_hashed,
    terminal::Terminal,
};

/// Where a sheet and its plan stand, and how the sheet is read.
#[derive(Clone, Copy)]
pub(in crate::command) struct SheetSource<'a> {
    pub(in crate::command) sheet: &'a Path,
    /// None where it stands beside the sheet.
    pub(in crate::command) plan: Option<&'a Path>,
    /// Tests whose columns are called otherwise: `authorised=Approved?`.
    pub(in crate::command) tests: &'a [String],
    pub(in crate::command) dates: Option<DayOrderArgument>,
    pub(in crate::command) limits: &'a LimitArguments,
}

/// A sample, and what its sheet says.
pub(in crate::command) struct ReadSheet {
    pub(in crate::command) sample: SampleDocument,
    pub(in crate::command) results: SampleResults,
    /// The hash of the sheet.
    pub(in crate::command) sha256: String,
}

/// Reads a sheet and the plan of its sample; everything that is wrong with it is told at once.
pub(in crate::command) fn read_sheet(
    source: &SheetSource<'_>,
    terminal: &mut Terminal,
) -> Result<ReadSheet, CliError> {
    let beside = source.sheet.with_extension("json");
    let sample = read_plan(source.plan.unwrap_or(&beside), source.limits)?;
    let path = source.sheet;
    let (tables, sha256) = read_table_file_hashed(path, &TableOptions::default(), source.limits)?;
    let what = format!("nothing is taken from `{}`", path.display());
    let record = WantedColumn {
        what: "the records",
        named: Some(SheetColumns::RECORD),
        usual: &[],
        option: SheetColumns::RECORD,
    };
    let list = record_list(&tables, &[record])
        .map_err(|problems| refused(&problems, what.clone(), terminal))?;
    let tests = tests(source, &sample, &list, terminal)?;
    let filled = filled(source, &list, &tests);
    let results =
        sample_results(&sample, &filled).map_err(|problems| refused(&problems, what, terminal))?;
    Ok(ReadSheet { sample, results, sha256 })
}

/// The sample as it was drawn.
pub(in crate::command) fn read_plan(
    path: &Path,
    limits: &LimitArguments,
) -> Result<SampleDocument, CliError> {
    let bytes = read_file(path, limits.folders())?;
    let wrong = |message: String| CliError::NoPlan { path: path.to_owned(), message };
    let sample: SampleDocument =
        serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
    if sample.format_version != FORMAT_VERSION {
        return Err(wrong(format!(
            "it is of format version {}, and {FORMAT_VERSION} is read",
            sample.format_version
        )));
    }
    Ok(sample)
}

/// The tests with their columns; those of the plan without a column are told and left out.
fn tests(
    source: &SheetSource<'_>,
    sample: &SampleDocument,
    list: &RecordList,
    terminal: &mut Terminal,
) -> Result<Vec<(Key, usize)>, CliError> {
    let near = |name: &str| meant(did_you_mean(name, list.columns.iter().map(String::as_str)));
    let mut tests: Vec<(Key, usize)> = Vec::new();
    let mut problems: Vec<String> = Vec::new();
    for text in source.tests {
        match text.split_once('=').map(|(key, column)| (key.trim().parse::<Key>(), column.trim())) {
            Some((Ok(key), column)) => match list.column(column) {
                Some(_) if tests.iter().any(|(known, _)| *known == key) => {
                    problems.push(format!("two columns are named for the test `{key}`"));
                }
                Some(at) => {
                    if !sample.tests.contains(&key) {
                        let known = sample.tests.iter().map(Key::as_str);
                        let near = meant(did_you_mean(key.as_str(), known));
                        terminal.warn(&format!("the plan holds no test `{key}`{near}"));
                    }
                    tests.push((key, at));
                }
                None => problems.push(format!("there is no column `{column}`{}", near(column))),
            },
            Some((Err(error), _)) => problems.push(format!("`{text}`: {error}")),
            None => problems.push(format!(
                "`{text}` is no value of --test: a word and a column such as authorised=Approved is wanted"
            )),
        }
    }
    for test in &sample.tests {
        if tests.iter().any(|(known, _)| known == test) {
            continue;
        }
        let header = sheet_test_header(test);
        match list.column(&header).or_else(|| list.column(test.as_str())) {
            Some(at) => tests.push((test.clone(), at)),
            None => terminal.warn(&format!(
                "no column `{header}`: nothing is said of this test{}",
                near(&header)
            )),
        }
    }
    if tests.is_empty() && problems.is_empty() {
        problems.push("no column holds the results of a test: name one with --test".to_owned());
    }
    if problems.is_empty() {
        return Ok(tests);
    }
    let what = format!("nothing is taken from `{}`", source.sheet.display());
    Err(refused(&problems, what, terminal))
}

/// The sheet as it was filled in.
fn filled(source: &SheetSource<'_>, list: &RecordList, tests: &[(Key, usize)]) -> FilledSheet {
    let cell = |row: &ListRow, column: Option<usize>| match column {
        Some(at) => {
            FilledCell { place: list.place(row, at), text: unguarded(row.text(at)).to_owned() }
        }
        None => FilledCell::default(),
    };
    let text = |row: &ListRow, header: &str| cell(row, list.column(header)).text;
    let rows = list.rows.iter().map(|row| FilledRow {
        number: cell(row, list.column(SheetColumns::NUMBER)),
        record: cell(row, list.found.first().copied()),
        results: tests.iter().map(|(_, at)| cell(row, Some(*at))).collect(),
        evidence: text(row, SheetColumns::EVIDENCE),
        note: text(row, SheetColumns::NOTE),
        tested_on: day(source, cell(row, list.column(SheetColumns::TESTED_ON))),
    });
    FilledSheet { tests: tests.iter().map(|(key, _)| key.clone()).collect(), rows: rows.collect() }
}

/// A day as spreadsheets write it becomes one as we do; what is none stays as it is, and is told.
fn day(source: &SheetSource<'_>, cell: FilledCell) -> FilledCell {
    match written_day(&cell.text, source.dates.map(Into::into)) {
        DayReading::On(day) => FilledCell { text: day.to_string(), ..cell },
        DayReading::Ambiguous | DayReading::Unreadable => cell,
    }
}
