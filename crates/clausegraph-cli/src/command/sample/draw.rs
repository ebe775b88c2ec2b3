//! `clausegraph sample draw`.

use std::collections::BTreeSet;

use clausegraph::{
    Catalogue, Key, did_you_mean,
    document::SampleSourceDocument,
    sampling::{Frame, FrameRecord, RecordDay, Sample, draw as draw_sample},
};
use clausegraph_import::{DayReading, ListRow, RecordList, WantedColumn, record_list, written_day};
use clausegraph_readers::table::TableOptions;
use clausegraph_report::{
    SampleSheet, SampleSource, sample_document, sample_json, sample_markdown, sample_text,
};

use super::{
    options::plan,
    refused,
    sheet::{csv, put},
};
use crate::{
    args::{SampleDrawArguments, SampleFormat},
    clock::today,
    error::{CliError, Exit, meant},
    foreign::read_table_file_hashed,
    input::catalogue,
    terminal::{Terminal, write},
};

/// How lists usually call the ids of records.
const IDS: [&str; 13] = [
    "id",
    "key",
    "number",
    "no",
    "record",
    "record id",
    "ticket",
    "ticket id",
    "issue key",
    "reference",
    "nummer",
    "nr",
    "kennung",
];
/// How lists usually call the day on which a record came about.
const DAYS: [&str; 14] = [
    "day",
    "date",
    "opened",
    "opened at",
    "opened on",
    "created",
    "created at",
    "created on",
    "raised",
    "raised on",
    "reported",
    "datum",
    "eröffnet",
    "erstellt",
];

pub(in crate::command) fn draw(
    arguments: &SampleDrawArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let tests = tests(arguments, &catalogue, terminal)?;
    let (list, source) = read(arguments, terminal)?;
    let plan = plan(arguments, &list)?;
    let (frame, ambiguous) = frame(arguments, &list);
    let name = arguments.list.display().to_string();
    let what = || format!("no sample can be drawn of `{name}`");
    let sample =
        draw_sample(&frame, &plan).map_err(|problems| refused(&problems, what(), terminal))?;
    if ambiguous > 0 {
        terminal.warn(&format!(
            "{ambiguous} days could be read in two ways and were not: --dates day-month or month-day"
        ));
    }
    tell_absent(&frame, &sample, terminal);
    let on = arguments.on.unwrap_or_else(today);
    let source = SampleSource { list: source, drawn_on: on, tests };
    let document = sample_document(&plan, &sample, source);
    let Listed { columns, rows } = listed(&list, &sample);
    let sheet = SampleSheet { sample: &document, columns: &columns, rows: &rows };
    let next = arguments.out.as_deref().map(|out| put(arguments, out, sheet)).transpose()?;
    match arguments.format {
        SampleFormat::Text => {
            let text = sample_text(&document, terminal.look());
            terminal.print(&text)?;
            if let Some(next) = next {
                terminal.print(&next)?;
            }
        }
        SampleFormat::Markdown => write(&sample_markdown(&document))?,
        SampleFormat::Json => write(&sample_json(&document))?,
        SampleFormat::Csv => write(&csv(arguments, sheet))?,
    }
    let left = &document.left_out;
    let is_clean = left.unreadable_day.is_empty() && left.without_id.is_empty();
    Ok(if is_clean { Exit::Done } else { Exit::Found })
}

/// What is tested: as named, else all that the catalogue asks of the population.
fn tests(
    arguments: &SampleDrawArguments,
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<Vec<Key>, CliError> {
    let populations = || catalogue.populations().filter_map(|found| found.records.as_ref());
    let ours = arguments.population.as_str();
    if populations().all(|known| known.as_str() != ours) {
        let meant = meant(did_you_mean(ours, populations().map(Key::as_str)));
        terminal.warn(&format!("the catalogue asks for no record population `{ours}`{meant}"));
    }
    let mut asked: Vec<Key> = Vec::new();
    for requirement in catalogue.requirements() {
        let population = catalogue.population(requirement.population_id().as_str());
        let is_ours = population.and_then(|found| found.records.as_ref());
        if is_ours.is_some_and(|found| found.as_str() == ours) {
            for test in requirement.slots().iter().filter_map(|slot| slot.test.as_ref()) {
                if !asked.contains(test) {
                    asked.push(test.clone());
                }
            }
        }
    }
    for test in arguments.test.iter().filter(|test| !asked.contains(test) && !asked.is_empty()) {
        let meant = meant(did_you_mean(test.as_str(), asked.iter().map(Key::as_str)));
        terminal.warn(&format!("the catalogue asks for no test `{test}` of `{ours}`{meant}"));
    }
    let tests = if arguments.test.is_empty() { asked } else { arguments.test.clone() };
    if tests.is_empty() {
        return Err(CliError::Unknown {
            message: format!("nothing says what is tested on `{ours}`"),
            meant: None,
            note: Some("name it with --test, such as --test authorised".to_owned()),
        });
    }
    Ok(tests)
}

/// The list, and what a statement says of it.
fn read(
    arguments: &SampleDrawArguments,
    terminal: &mut Terminal,
) -> Result<(RecordList, SampleSourceDocument), CliError> {
    let path = &arguments.list;
    let (tables, sha256) =
        read_table_file_hashed(path, &TableOptions::default(), &arguments.limits)?;
    let wanted = [
        WantedColumn {
            what: "the ids of records",
            named: arguments.id.as_deref(),
            usual: &IDS,
            option: "--id",
        },
        WantedColumn {
            what: "the days of records",
            named: arguments.day.as_deref(),
            usual: &DAYS,
            option: "--day",
        },
    ];
    let list = record_list(&tables, &wanted).map_err(|problems| {
        refused(&problems, format!("`{}` is no list of records", path.display()), terminal)
    })?;
    for sheet in &list.unread_sheets {
        terminal.warn(&format!("the sheet `{sheet}` was not read"));
    }
    let name = |place: usize| {
        let column = list.found.get(place).and_then(|at| list.columns.get(*at));
        column.cloned().unwrap_or_default()
    };
    let source = SampleSourceDocument {
        file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        sha256,
        sheet: list.sheet_name().map(str::to_owned),
        id_column: name(0),
        day_column: name(1),
        rows: u32::try_from(list.rows.len()).unwrap_or(u32::MAX),
    };
    Ok((list, source))
}

/// The list as it is drawn from, and how many days could be read in two ways.
fn frame(arguments: &SampleDrawArguments, list: &RecordList) -> (Frame, usize) {
    let (id, day) = columns(list);
    let mut ambiguous = 0;
    let mut read = |row: &ListRow| {
        let text = row.text(day);
        if text.is_empty() {
            return RecordDay::NotStated;
        }
        match written_day(text, arguments.dates.map(Into::into)) {
            DayReading::On(day) => RecordDay::On(day),
            DayReading::Unreadable => RecordDay::Unreadable(text.to_owned()),
            DayReading::Ambiguous => {
                ambiguous += 1;
                RecordDay::Unreadable(text.to_owned())
            }
        }
    };
    let records = list.rows.iter().map(|row| {
        let read = read(row);
        let column = if matches!(read, RecordDay::Unreadable(_)) { day } else { id };
        FrameRecord {
            place: list.place(row, column),
            id: row.text(id).to_owned(),
            day: read,
            values: row.cells.clone(),
        }
    });
    let records = records.collect();
    (Frame { columns: list.columns.clone(), records }, ambiguous)
}

/// The columns of ids and days.
fn columns(list: &RecordList) -> (usize, usize) {
    match list.found.as_slice() {
        [id, day, ..] => (*id, *day),
        [] | [_] => (0, 0),
    }
}

/// Tells what must be there and is not: there may be none, or its value may be a slip.
fn tell_absent(frame: &Frame, sample: &Sample<'_>, terminal: &mut Terminal) {
    for found in sample.includes.iter().filter(|found| found.records == 0) {
        let Some(wanted) = found.is.last() else { continue };
        let column = frame.columns.iter().position(|known| *known == wanted.column);
        let values: BTreeSet<&str> = frame
            .records
            .iter()
            .filter_map(|record| record.values.get(column?).map(String::as_str))
            .collect();
        let is: Vec<String> = found.is.iter().map(|value| format!("`{value}`")).collect();
        let near = did_you_mean(&wanted.value, values.iter().copied());
        let meant = meant(near.filter(|near| *near != wanted.value));
        terminal.warn(&format!("the population holds no record of {}{meant}", is.join(" and ")));
    }
}

/// What stands in the columns of the list but that of the ids: the headers, and row by row the records drawn.
struct Listed {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn listed(list: &RecordList, sample: &Sample<'_>) -> Listed {
    let (id, _) = columns(list);
    let others = |cells: &[String]| -> Vec<String> {
        let cells = (0..list.columns.len()).filter(|at| *at != id).map(|at| cells.get(at));
        cells.map(|cell| cell.cloned().unwrap_or_default()).collect()
    };
    let rows = sample.drawn.iter().map(|drawn| others(&drawn.record.values)).collect();
    Listed { columns: others(&list.columns), rows }
}
