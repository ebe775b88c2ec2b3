//! What people do with the workbooks in one sitting: a cell of every sort that comes back.

use clausegraph::SourceText;
use clausegraph_readers::table::{Cell, Tables};

use crate::{common::fixture, edited::Edited};

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn number(digits: &str) -> Cell {
    Cell::Number(digits.to_owned())
}

fn day(day: &str) -> Cell {
    Cell::Date(day.to_owned())
}

/// An organisation in which somebody has worked already.
pub(crate) fn sources() -> Vec<SourceText> {
    let mut sources = fixture("lindenhall");
    let text = r#"{ "format_version": 1, "working_papers": [
  { "requirement": "4.1-01", "gap": "Nobody wrote the kinds down.", "design_score": 2, "effort_likely": "2.50",
    "action": "Write them down.", "due": "2027-02-28", "action_state": "under-way" }
] }
"#;
    sources.push(SourceText { name: "papers.json".to_owned(), text: text.to_owned() });
    sources
}

/// Scores, states, owners, dates, actions and confirmations, filled in by one person.
pub(crate) fn in_gap(book: &Tables, person: &str) -> Tables {
    let mut book = Edited::new(book.clone());
    for (row, column, cell) in [
        ("4.1-01", "design_score", number("3")),
        ("4.1-01", "operation_score", number("1")),
        ("4.1-01", "state", text("Defined but inconsistent")),
        ("4.1-01", "state_reason", text("Two lists, and they differ.")),
        ("4.1-01", "severity", text("MIN-IND")),
        ("4.1-01", "severity_by", text(person)),
        ("4.1-01", "severity_on", day("2026-11-20")),
        ("4.1-01", "owner", text(person)),
        ("4.1-01", "effort_likely", number("4.25")),
        ("4.1-01", "due", day("2027-04-30")),
        ("4.1-01", "action_state", text("verified")),
        ("4.1-01", "percent", number("100")),
        ("4.1-01", "verification", text("The list is read in March.")),
        ("4.1-01", "verified_by", text(person)),
        ("4.1-01", "verified_on", day("2026-11-21")),
        ("9.3-01", "action", text("Hold one in January.")),
        ("9.3-01", "action_type", text("do")),
        ("9.3-01", "gap", text("=a text that begins like a formula")),
    ] {
        book.write("gap", row, column, cell);
    }
    let document = book.rows("documents")[0].clone();
    book.write("documents", &document, "decision", text("keep"));
    book.write("documents", &document, "by", text(person));
    book.write("documents", &document, "on", day("2026-11-19"));
    book.write("documents", &document, "owner", text(person));
    book.write("documents", &document, "next_review_on", day("2027-05-01"));
    let service = book.rows("services")[0].clone();
    book.write("services", &service, "state", text("not yet"));
    book.tables
}

/// Judgements of one person, on a requirement and on a member.
pub(crate) fn in_map(book: &Tables, person: &str) -> Tables {
    let mut book = Edited::new(book.clone());
    let member = book.rows("map").iter().find(|row| row.contains('@')).unwrap().clone();
    for (row, column, cell) in [
        ("4.1-01", "judgement", text("minor")),
        ("4.1-01", "note", text("Two of three lists have no owner.")),
        ("4.1-01", "judged-by", text(person)),
        ("4.1-01", "judged-on", day("2026-11-20")),
        ("4.1-01", "items", text("L-1, L-2, L-3")),
        ("4.1-01", "conforming", number("1")),
        ("4.1-01", "interviewee", text("the office manager")),
        ("4.1-01", "interviewed-on", day("2026-11-19")),
        ("4.1-01", "method", text("data query")),
        (&member, "judgement", text("C")),
        (&member, "note", text("Seen on site.")),
    ] {
        book.write("map", row, column, cell);
    }
    book.tables
}
