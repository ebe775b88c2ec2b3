//! `clausegraph sample results`.

use std::path::Path;

use clausegraph::{
    ArtefactId, Fact, Key, did_you_mean,
    document::{ArtefactDocument, FORMAT_VERSION, OrganisationDocument, SampleDocument},
    sampling::{
        FilledCell, FilledRow, FilledSheet, SampleResults, sample_record_set, sample_results,
    },
};
use clausegraph_import::{
    DayReading, ListRow, Overwrite, RecordList, WantedColumn, read_file, record_list, unguarded,
    write_sampled, written_day,
};
use clausegraph_readers::table::TableOptions;
use clausegraph_report::{
    SheetColumns, sample_carried, sample_results_text, sample_title, sheet_test_header,
};
use serde_json::{Value, json};

use super::refused;
use crate::{
    args::{Format, SampleResultsArguments},
    error::{CliError, Exit, meant},
    foreign::read_table_file_hashed,
    input::organisation_files,
    terminal::{Terminal, add, write},
};

pub(in crate::command) fn results(
    arguments: &SampleResultsArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let sample = plan(arguments)?;
    let path = &arguments.sheet;
    let (tables, sha256) =
        read_table_file_hashed(path, &TableOptions::default(), &arguments.limits)?;
    let what = format!("nothing is taken from `{}`", path.display());
    let record = WantedColumn {
        what: "the records",
        named: Some(SheetColumns::RECORD),
        usual: &[],
        option: SheetColumns::RECORD,
    };
    let list = record_list(&tables, &[record])
        .map_err(|problems| refused(&problems, what.clone(), terminal))?;
    let tests = tests(arguments, &sample, &list, terminal)?;
    let filled = filled(arguments, &list, &tests);
    let found =
        sample_results(&sample, &filled).map_err(|problems| refused(&problems, what, terminal))?;
    let set = artefact(arguments, &sample, &found, &sha256);
    let files = organisation_files(&arguments.into)?;
    not_elsewhere(&arguments.set, &files)?;
    let overwrite = if arguments.force { Overwrite::Force } else { Overwrite::Refuse };
    let written = if arguments.dry_run {
        None
    } else {
        Some(write_sampled(&arguments.into, &set, overwrite)?)
    };
    match arguments.format {
        Format::Text => {
            let mut text = sample_results_text(&sample, &found, terminal.look());
            match written {
                None => text.push_str("\nnothing was written\n"),
                Some(path) => {
                    let (path, folder) = (path.display(), arguments.into.display());
                    add(&mut text, format_args!("\nwrote {path}\n\nclausegraph assess {folder}\n"));
                }
            }
            terminal.print(&text)?;
        }
        Format::Json => {
            let file = written.map(|path| path.display().to_string());
            let whole = json!({
                "format_version": 1,
                "set": arguments.set,
                "file": file,
                "total": sample.total,
                "drawn": sample.drawn.len(),
                "method": sample.method,
                "tests": told(&found),
            });
            write(&format!("{whole:#}\n"))?;
        }
    }
    Ok(Exit::Done)
}

/// What each test showed, for programs.
fn told(found: &SampleResults) -> Vec<Value> {
    let records = |list: &[clausegraph::sampling::TestedRecord]| -> Vec<String> {
        list.iter().map(|tested| tested.record.clone()).collect()
    };
    let each = found.tests.iter().map(|test| {
        json!({
            "test": test.test,
            "tested": test.tested(),
            "exceptions": records(&test.exceptions),
            "cannot_tell": records(&test.cannot_tell),
            "not_concerned": records(&test.not_concerned),
            "open": records(&test.open),
        })
    });
    each.collect()
}

/// The sample as it was drawn.
fn plan(arguments: &SampleResultsArguments) -> Result<SampleDocument, CliError> {
    let beside = arguments.sheet.with_extension("json");
    let path: &Path = arguments.plan.as_deref().unwrap_or(&beside);
    let bytes = read_file(path, arguments.limits.folders())?;
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
    arguments: &SampleResultsArguments,
    sample: &SampleDocument,
    list: &RecordList,
    terminal: &mut Terminal,
) -> Result<Vec<(Key, usize)>, CliError> {
    let near = |name: &str| meant(did_you_mean(name, list.columns.iter().map(String::as_str)));
    let mut tests: Vec<(Key, usize)> = Vec::new();
    let mut problems: Vec<String> = Vec::new();
    for text in &arguments.test {
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
    let what = format!("nothing is taken from `{}`", arguments.sheet.display());
    Err(refused(&problems, what, terminal))
}

/// The sheet as it was filled in.
fn filled(
    arguments: &SampleResultsArguments,
    list: &RecordList,
    tests: &[(Key, usize)],
) -> FilledSheet {
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
        tested_on: day(arguments, cell(row, list.column(SheetColumns::TESTED_ON))),
    });
    FilledSheet { tests: tests.iter().map(|(key, _)| key.clone()).collect(), rows: rows.collect() }
}

/// A day as spreadsheets write it becomes one as we do; what is none stays as it is, and is told.
fn day(arguments: &SampleResultsArguments, cell: FilledCell) -> FilledCell {
    match written_day(&cell.text, arguments.dates.map(Into::into)) {
        DayReading::On(day) => FilledCell { text: day.to_string(), ..cell },
        DayReading::Ambiguous | DayReading::Unreadable => cell,
    }
}

/// The record set, with what it rests on.
fn artefact(
    arguments: &SampleResultsArguments,
    sample: &SampleDocument,
    found: &SampleResults,
    sha256: &str,
) -> ArtefactDocument {
    let mut set = sample_record_set(sample, found, arguments.set.clone());
    set.title = Fact::Given(sample_title(sample));
    let name = arguments.sheet.file_name().unwrap_or_default().to_string_lossy();
    set.carried = sample_carried(sample, found, &name, sha256);
    set
}

/// An artefact of the same id must not be listed in another file of the organisation.
fn not_elsewhere(id: &ArtefactId, files: &[clausegraph::SourceText]) -> Result<(), CliError> {
    for file in files.iter().filter(|file| !file.name.starts_with("sampled/")) {
        let text = file.text.trim_start_matches('\u{feff}');
        let read: Result<OrganisationDocument, serde_json::Error> = serde_json::from_str(text);
        let holds = |document: &OrganisationDocument| {
            document.artefacts.iter().any(|artefact| artefact.id == *id)
        };
        if read.as_ref().is_ok_and(holds) {
            return Err(CliError::IdTaken { id: id.to_string(), file: file.name.clone() });
        }
    }
    Ok(())
}
