//! What cannot be taken: each defect is told with its place, and everything else is taken.

use clausegraph_import::{GapDefect, GapProblem, gap_import, render_gap_import};
use clausegraph_readers::table::{Cell, Tables};

use crate::{
    book::{Book, catalogue, load, sources, text},
    import, signer, whole,
};

/// A defect, and what is told of it.
fn told(by: Option<&str>, spoil: impl Fn(&mut Book)) -> String {
    let mut book = whole();
    // One sound change stands beside each defect, and is taken whatever else is wrong.
    book.write("Services", "mail", "owner", text("jane"));
    spoil(&mut book);
    let found = import(&book, &sources(), by);
    assert!(!found.taken.is_empty(), "{}", render_gap_import(&found));
    let lines = found.problems.iter().map(|problem| format!("not taken: {problem}"));
    let notes = found.notes.iter().map(|note| format!("to note: {note}"));
    lines.chain(notes).collect::<Vec<_>>().join("\n")
}

#[test]
fn cells_that_cannot_be_read_are_told() {
    let gap = |column: &'static str, cell: Cell| {
        told(None, move |book| book.write("Gap", "8.2.6-a", column, cell.clone()))
    };
    let all = [
        ("a score too high", gap("design_score", text("4"))),
        ("half a score", gap("design_score", Cell::Number("1.5".to_owned()))),
        ("a word that is none", gap("state", text("Not adressed"))),
        ("a word without labels", gap("severity", text("mayor"))),
        ("a number for a day", gap("due", Cell::Number("46000".to_owned()))),
        ("a day that is two", gap("due", text("3/4/2027"))),
        ("no day", gap("due", text("soon"))),
        ("thousands", gap("effort_low", text("1,200"))),
        ("no number", gap("effort_low", text("two"))),
        ("below nothing", gap("effort_low", Cell::Number("-1".to_owned()))),
        ("nobody", gap("sponsor", text("configmanager"))),
        ("a broken formula", gap("gap", Cell::Error("#REF!".to_owned()))),
        ("a state without a reason", gap("state", text("initial"))),
        ("a severity without a name", gap("severity", text("minor"))),
        ("an effort out of order", gap("effort_low", text("9"))),
        ("verified by nobody", gap("action_state", text("verified"))),
    ];
    insta::assert_snapshot!(lines(&all));
}

fn lines(all: &[(&str, String)]) -> String {
    let lines: Vec<String> = all
        .iter()
        .map(|(name, told)| format!("{name}\n  {}", told.replace('\n', "\n  ")))
        .collect();
    lines.join("\n")
}

#[test]
fn decisions_and_actions_that_do_not_fit_are_told() {
    let all = [
        (
            "no such artefact",
            told(Some("jane"), |book| {
                book.write("Documents", "DOC-2", "decision", text("merge"));
                book.write("Documents", "DOC-2", "into", text("POL-11"));
                book.write("Documents", "DOC-2", "decision", Cell::Empty);
            }),
        ),
        (
            "merged into itself",
            told(Some("jane"), |book| {
                book.write("Documents", "DOC-2", "decision", text("merge"));
                book.write("Documents", "DOC-2", "into", text("DOC-2"));
            }),
        ),
        (
            "decided by nobody",
            told(None, |book| {
                book.write("Documents", "DOC-2", "decision", text("retire"));
            }),
        ),
        (
            "decided by somebody who is not listed",
            told(Some("jane"), |book| {
                book.write("Documents", "DOC-2", "decision", text("retire"));
                book.write("Documents", "DOC-2", "by", text("jame"));
            }),
        ),
        (
            "confirmed by somebody who is not listed",
            told(Some("jane"), |book| {
                book.write("Gap", "8.2.6-a", "severity", text("minor"));
                book.write("Gap", "8.2.6-a", "severity_by", text("jame"));
            }),
        ),
        (
            "an action that goes back",
            told(None, |book| {
                book.write("Actions", "CA-1", "action_state", Cell::Empty);
            }),
        ),
        (
            "two cells of one thing",
            told(None, |book| {
                book.write("Gap", "8.2.6-a", "owner", text("jane"));
                book.write("Actions", "8.2.6-a", "owner", text("config-manager"));
            }),
        ),
    ];
    insta::assert_snapshot!(lines(&all));
}

#[test]
fn rows_columns_and_sheets_that_are_not_found_are_told() {
    let all = [
        (
            "a row of an unknown requirement",
            told(None, |book| {
                let sheet = book.named("Gap");
                let mut row = sheet.rows[1].clone();
                row[0] = text("8.2.6-z");
                row[2] = text("Written here");
                sheet.rows.push(row);
            }),
        ),
        (
            "a row of an unknown member",
            told(None, |book| {
                let sheet = book.named("Gap");
                let mut row = vec![Cell::Empty; sheet.keys.len()];
                (row[0], row[1], row[2]) =
                    (text("8.3.4-06"), text("nordbite"), text("Written here"));
                sheet.rows.push(row);
            }),
        ),
        (
            "a row without a name",
            told(None, |book| {
                let sheet = book.named("Gap");
                sheet.rows[2][0] = Cell::Empty;
                sheet.rows[2][2] = text("Written here");
            }),
        ),
        (
            "a row that stands twice",
            told(None, |book| {
                let sheet = book.named("Gap");
                let mut row = sheet.rows[1].clone();
                row[2] = text("Written here");
                sheet.rows.push(row);
            }),
        ),
        (
            "a row that is gone",
            told(None, |book| {
                book.named("Documents").rows.remove(1);
            }),
        ),
        (
            "a header that was changed",
            told(None, |book| {
                book.named("Documents").rows[0][6] = text("Ovner");
            }),
        ),
        (
            "a header that stands twice",
            told(None, |book| {
                book.named("Documents").rows[0].push(text("Owner"));
            }),
        ),
        (
            "the header of the rows is gone",
            told(None, |book| {
                book.named("Documents").rows[0][0] = text("Ids");
            }),
        ),
        (
            "a column that was added",
            told(None, |book| {
                book.named("Documents").rows[0].push(text("My notes"));
            }),
        ),
        (
            "a sheet that is gone",
            told(None, |book| {
                book.sheets.retain(|sheet| sheet.name != "Suppliers");
            }),
        ),
    ];
    insta::assert_snapshot!(lines(&all));
}

fn refusal(spoil: impl Fn(&mut Book)) -> GapProblem {
    let mut book = whole();
    spoil(&mut book);
    let organisation = load(&sources());
    gap_import(&book.tables(), &organisation, &catalogue(), &signer(None), None).unwrap_err()
}

#[test]
fn a_workbook_of_something_else_is_refused() {
    let organisation = load(&sources());
    let no_base = gap_import(&Tables::default(), &organisation, &catalogue(), &signer(None), None);
    assert_eq!(no_base.unwrap_err().problem, GapDefect::NoBase);
    let all = [
        refusal(|book| book.base[0][1] = "2".to_owned()),
        refusal(|book| book.base[0][0] = "formats".to_owned()),
        refusal(|book| book.base[1][1] = "other".to_owned()),
        refusal(|book| book.base[2][1] = "large@2".to_owned()),
        refusal(|book| book.base[9][0] = "columns".to_owned()),
        refusal(|book| book.base.clear()),
    ];
    let lines: Vec<String> = all.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));
}
