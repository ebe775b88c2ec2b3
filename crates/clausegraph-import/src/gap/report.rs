//! What a workbook brought back, in words.

use std::fmt::Write;

use super::{GapChange, GapImport, GapJudgement, GapOutcome, GapProblem, GapSide};

/// What is shown where a cell holds nothing.
const BLANK: &str = "(blank)";

/// Tells what a workbook brings back: what is taken by sheet and cell, conflicts, and what is not taken.
///
/// The same workbook and the same organisation give the same text.
pub fn render_gap_import(import: &GapImport) -> String {
    let mut text = String::new();
    let writer = &mut text;
    changes(writer, import);
    judgements(writer, import);
    conflicts(writer, import);
    judged_since(writer, import);
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

fn cells(cells: usize) -> String {
    number(cells, "cell")
}

fn number(number: usize, of: &str) -> String {
    if number == 1 { format!("1 {of}") } else { format!("{number} {of}s") }
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
    if import.taken.is_empty() && !import.judgements.iter().any(is_new) {
        line(text, format_args!("taken: nothing"));
    } else if !import.taken.is_empty() {
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

/// Whether a judgement is recorded now, or waits to be.
fn is_new(judgement: &GapJudgement) -> bool {
    match &judgement.outcome {
        Some(GapOutcome::Recorded { .. }) | None => true,
        Some(GapOutcome::There { .. } | GapOutcome::Conflict { .. }) => false,
    }
}

fn judgements(text: &mut String, import: &GapImport) {
    let there =
        |judgement: &&GapJudgement| matches!(judgement.outcome, Some(GapOutcome::There { .. }));
    let new: Vec<&GapJudgement> =
        import.judgements.iter().filter(|judgement| is_new(judgement)).collect();
    if !new.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        let held_up = import.is_held_up();
        let to = if held_up { "to be recorded once the conflicts are settled" } else { "judged" };
        line(text, format_args!("{to}: {}", number(new.len(), "judgement")));
        for (head, judgement) in judged_heads(&new).iter().zip(&new) {
            let outcome = match &judgement.outcome {
                Some(GapOutcome::Recorded { id, supersedes: Some(before) }) => {
                    format!("{id} in place of {before}: ")
                }
                Some(GapOutcome::Recorded { id, supersedes: None }) => format!("{id}: "),
                Some(GapOutcome::There { .. } | GapOutcome::Conflict { .. }) | None => {
                    String::new()
                }
            };
            line(text, format_args!("{head}  {outcome}{}", said(judgement)));
        }
    }
    let there = import.judgements.iter().filter(there).count();
    if there > 0 {
        line(text, format_args!("\nrecorded already: {}", number(there, "judgement")));
    }
}

fn judged_heads(list: &[&GapJudgement]) -> Vec<String> {
    let place = list.iter().map(|it| it.place.chars().count()).max().unwrap_or(0);
    let row = list.iter().map(|it| it.row.chars().count()).max().unwrap_or(0);
    list.iter().map(|it| format!("  {:place$}  {:row$}", it.place, it.row)).collect()
}

/// What a judgement says, on one line.
fn said(judgement: &GapJudgement) -> String {
    let GapJudgement { value, by, on, reason, .. } = judgement;
    format!("{value}, {by}, {on}: {}", shown(Some(reason)))
}

/// Judgements of which the journal holds another one by now.
fn judged_since(text: &mut String, import: &GapImport) {
    let other = |judgement: &GapJudgement| match &judgement.outcome {
        Some(GapOutcome::Conflict { says, .. }) => Some(says.clone()),
        Some(GapOutcome::Recorded { .. } | GapOutcome::There { .. }) | None => None,
    };
    let found: Vec<(&GapJudgement, String)> =
        import.judgements.iter().filter_map(|it| Some((it, other(it)?))).collect();
    if found.is_empty() {
        return;
    }
    let outcome = match import.side {
        None => "nothing is written; say --theirs or --ours",
        Some(GapSide::Ours | GapSide::Theirs) => "what was judged since stays",
    };
    let judgements = number(found.len(), "judgement");
    line(
        text,
        format_args!("\njudged otherwise since the workbook was written: {judgements}; {outcome}"),
    );
    let all: Vec<&GapJudgement> = found.iter().map(|(judgement, _)| *judgement).collect();
    for (head, (judgement, says)) in judged_heads(&all).iter().zip(&found) {
        line(text, format_args!("{}", head.trim_end()));
        line(text, format_args!("    theirs  {}  (the workbook)", said(judgement)));
        line(text, format_args!("    ours    {}  (the organisation)", says.replace('\n', " / ")));
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
