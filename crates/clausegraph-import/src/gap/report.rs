//! What a workbook brought back, in words.

use std::fmt::Write;

use super::{GapChange, GapImport, GapProblem, GapSide};

/// What is shown where a cell holds nothing.
const BLANK: &str = "(blank)";

/// Tells what a workbook brings back: what is taken by sheet and cell, conflicts, and what is not taken.
///
/// The same workbook and the same organisation give the same text.
pub fn render_gap_import(import: &GapImport) -> String {
    let mut text = String::new();
    let writer = &mut text;
    changes(writer, import);
    conflicts(writer, import);
    list(writer, "filled in beside them:", &import.signed);
    problems(writer, "not taken:", &import.problems);
    problems(writer, "to note:", &import.notes);
    text
}

/// Writing into a text cannot fail.
fn line(text: &mut String, parts: std::fmt::Arguments<'_>) {
    let _: std::fmt::Result = text.write_fmt(parts);
    text.push('\n');
}

fn cells(number: usize) -> String {
    if number == 1 { "1 cell".to_owned() } else { format!("{number} cells") }
}

/// A value on one line.
fn shown(value: Option<&String>) -> String {
    value.map_or_else(|| BLANK.to_owned(), |value| value.replace('\n', " / "))
}

/// Lines of a change: where it stands, what it is about, which column.
fn heads(list: &[GapChange]) -> Vec<String> {
    let width = |of: fn(&GapChange) -> &str| {
        list.iter().map(|change| of(change).chars().count()).max().unwrap_or(0)
    };
    let place = width(|change| &change.place);
    let row = width(|change| &change.row);
    list.iter()
        .map(|change| format!("  {:place$}  {:row$}  {}", change.place, change.row, change.column))
        .collect()
}

fn changes(text: &mut String, import: &GapImport) {
    let held_up = import.is_held_up();
    if import.taken.is_empty() {
        line(text, format_args!("taken: nothing"));
    } else {
        let to = if held_up { "to be taken once the conflicts are settled" } else { "taken" };
        line(text, format_args!("{to}: {}", cells(import.taken.len())));
        for (head, change) in heads(&import.taken).iter().zip(&import.taken) {
            let (ours, theirs) = (shown(change.ours.as_ref()), shown(change.theirs.as_ref()));
            line(text, format_args!("{head}: {ours} -> {theirs}"));
        }
    }
    if !import.same.is_empty() {
        let number = cells(import.same.len());
        line(text, format_args!("\nchanged to what the organisation says already: {number}"));
    }
}

fn conflicts(text: &mut String, import: &GapImport) {
    if import.conflicts.is_empty() {
        return;
    }
    let number = cells(import.conflicts.len());
    let outcome = match import.side {
        None => "nothing is written; say --theirs or --ours",
        Some(GapSide::Ours) => "what the organisation says stays",
        Some(GapSide::Theirs) => "what the workbook says is taken",
    };
    line(
        text,
        format_args!("\nchanged in the workbook and in the organisation: {number}; {outcome}"),
    );
    for (head, change) in heads(&import.conflicts).iter().zip(&import.conflicts) {
        line(text, format_args!("{head}"));
        line(text, format_args!("    base    {}", shown(change.base.as_ref())));
        line(text, format_args!("    theirs  {}  (the workbook)", shown(change.theirs.as_ref())));
        line(text, format_args!("    ours    {}  (the organisation)", shown(change.ours.as_ref())));
    }
}

fn problems(text: &mut String, title: &str, problems: &[GapProblem]) {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    list(text, title, &lines);
}

fn list(text: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    line(text, format_args!("\n{title}"));
    for one in lines {
        line(text, format_args!("  {one}"));
    }
}
