//! Samples of records: the statement of how they were drawn, the sheet to fill in, and what the tests showed.
//!
//! A sample speaks of the records drawn. No sentence here says what share of a population fails.

mod document;
mod facts;
mod results;
mod sheet;

use clausegraph::document::SampleDocument;

use self::facts::{facts, stratum_words};
pub use self::{
    document::{SampleSource, sample_document},
    results::{sample_carried, sample_results_text, sample_title},
    sheet::{
        SampleSheet, SheetColumns, SheetRows, sample_sheet_csv, sample_sheet_rows,
        sheet_test_header,
    },
};
use crate::{
    json::encode,
    layout::{Look, Page, add, cut, pad, pad_left, width},
    markdown::plain,
    wording::thousands,
};

/// How wide the labels of the statement are.
const LABEL: usize = 16;

/// How a sample was drawn, for a terminal.
pub fn sample_text(sample: &SampleDocument, look: Look) -> String {
    let mut page = Page::new(look);
    let strong = page.palette().strong;
    for (label, text) in facts(sample) {
        page.labelled(label, strong, LABEL, &text);
    }
    let rows = strata_rows(sample);
    if !rows.is_empty() {
        page.heading("Strata", "N records, of which n drawn");
        let widest = rows.iter().map(|(words, ..)| width(words)).max().unwrap_or(0);
        for (words, records, drawn) in rows {
            let widest = widest.min(page.columns().saturating_sub(20));
            let (records, drawn) = (pad_left(&records, 9), pad_left(&drawn, 7));
            page.line(&format!("{} {records} {drawn}", pad(&cut(&words, widest), widest)));
        }
    }
    drawn_records(&mut page, sample);
    page.finish()
}

fn drawn_records(page: &mut Page, sample: &SampleDocument) {
    if sample.drawn.is_empty() {
        return;
    }
    page.heading("Records drawn", "");
    let widest = sample.drawn.iter().map(|drawn| width(&drawn.record)).max().unwrap_or(0).min(40);
    for drawn in &sample.drawn {
        let room = page.columns().saturating_sub(widest.saturating_add(20));
        page.line(&format!(
            "{} {}  {}  {}",
            pad_left(&drawn.number.to_string(), 5),
            pad(&cut(&drawn.record, widest), widest),
            drawn.day,
            cut(&stratum_words(&drawn.stratum), room)
        ));
    }
}

/// How a sample was drawn, as a document to put into a report.
pub fn sample_markdown(sample: &SampleDocument) -> String {
    let mut text = format!("# Sampling statement: {}\n\n", plain(&facts::population_words(sample)));
    for (label, fact) in facts(sample) {
        add(&mut text, format_args!("- **{label}**: {}\n", plain(&fact)));
    }
    let rows = strata_rows(sample);
    if !rows.is_empty() {
        text.push_str("\n| stratum | N | n |\n|---|---:|---:|\n");
        for (words, records, drawn) in rows {
            add(&mut text, format_args!("| {} | {records} | {drawn} |\n", plain(&words)));
        }
    }
    text.push_str("\n## Records drawn\n\n");
    text.push_str(&table(sample));
    if let Some(command) = facts::check_command(sample) {
        add(
            &mut text,
            format_args!("\nThe hash of the first record, by hand:\n\n```sh\n{command}\n```\n"),
        );
    }
    text
}

/// The records drawn; what they were drawn for stands behind, where anything had to be there.
fn table(sample: &SampleDocument) -> String {
    let (head, rule) = if sample.includes.is_empty() { ("", "") } else { (" drawn for |", "---|") };
    let mut text = format!("| no. | record | day | stratum | rank | SHA-256 |{head}\n");
    add(&mut text, format_args!("|---:|---|---|---|---:|---|{rule}\n"));
    for drawn in &sample.drawn {
        add(
            &mut text,
            format_args!(
                "| {} | {} | {} | {} | {} | {} |",
                drawn.number,
                plain(&drawn.record),
                drawn.day,
                plain(&stratum_words(&drawn.stratum)),
                drawn.rank,
                drawn.hash,
            ),
        );
        if !sample.includes.is_empty() {
            add(&mut text, format_args!(" {} |", plain(&facts::drawn_for(sample, drawn))));
        }
        text.push('\n');
    }
    text
}

/// How a sample was drawn, label by label, without the table of strata.
pub fn sample_statement(sample: &SampleDocument) -> Vec<(&'static str, String)> {
    facts(sample)
}

/// How a sample was drawn, for programs; `sample results` reads it.
pub fn sample_json(sample: &SampleDocument) -> String {
    encode(sample)
}

/// The strata in words, each with N and n; none where the population is not parted.
fn strata_rows(sample: &SampleDocument) -> Vec<(String, String, String)> {
    if sample.strata_by.is_empty() {
        return Vec::new();
    }
    let number = |count: u32| thousands(usize::try_from(count).unwrap_or(usize::MAX));
    let rows = sample.strata.iter();
    rows.map(|found| (stratum_words(&found.values), number(found.records), number(found.drawn)))
        .collect()
}
