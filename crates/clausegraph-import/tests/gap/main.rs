//! A gap workbook that comes back: what people changed is taken, nothing else changes, and nothing is guessed.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod book;
mod defects;

use std::collections::BTreeMap;

use clausegraph_import::{GapImport, GapSide, GapSigner, gap_import, render_gap_import};
use clausegraph_model::{Organisation, SourceText};
use clausegraph_readers::table::Cell;
use proptest::prelude::*;

use self::book::{ARTEFACTS, Book, GAP, ORGANISATION, catalogue, load, sources, text};

fn signer(by: Option<&str>) -> GapSigner {
    GapSigner { by: by.map(|by| by.parse().unwrap()), on: "2026-11-25".parse().unwrap() }
}

fn import(book: &Book, sources: &[SourceText], by: Option<&str>) -> GapImport {
    sided(book, sources, by, None)
}

fn sided(
    book: &Book,
    sources: &[SourceText],
    by: Option<&str>,
    side: Option<GapSide>,
) -> GapImport {
    let organisation = load(sources);
    gap_import(&book.tables(), &organisation, &catalogue(), &signer(by), side).unwrap()
}

/// What the files are afterwards.
fn after(import: &GapImport, sources: &[SourceText]) -> Vec<SourceText> {
    import.files(sources).unwrap().over(sources)
}

fn file<'s>(sources: &'s [SourceText], name: &str) -> &'s str {
    &sources.iter().find(|source| source.name == name).unwrap().text
}

fn whole() -> Book {
    Book::of(&load(&sources()))
}

#[test]
fn an_untouched_workbook_changes_nothing() {
    let found = import(&whole(), &sources(), None);
    assert_eq!(render_gap_import(&found), "taken: nothing\n");
    assert_eq!(found.files(&sources()).unwrap().names().len(), 0);
}

#[test]
fn what_people_wrote_is_taken_and_nothing_else_changes() {
    let mut book = whole();
    book.write("Gap", "8.2.6-a", "design_score", Cell::Number("2".to_owned()));
    book.write("Gap", "8.2.6-a", "operation_score", text("0"));
    book.write("Gap", "8.2.6-a", "due", Cell::Date("2027-03-01T00:00:00".to_owned()));
    book.write("Gap", "8.2.6-a", "effort_likely", text("3,5"));
    book.write("Gap", "8.2.6-a", "owner", Cell::Empty);
    book.write("Gap", "9.3-01", "gap", text("It is asked for;\r\nnobody held one."));
    book.write("Gap", "9.3-01", "state", text("NOT ADDRESSED"));
    book.write("Gap", "9.3-01", "state_reason", text("asked twice"));
    book.write("Gap", "9.3-01", "severity", text("Major"));
    book.write("Documents", "DOC-2", "decision", text("Retire"));
    book.write("Documents", "DOC-2", "reason", text("nobody reads it"));
    book.write("Documents", "POL-1", "owner", text("JANE"));
    book.write("Documents", "DOC-2", "next_review_on", text("1.2.2027"));
    book.write("Services", "mail", "owner", text("jane"));
    book.write("Services", "payroll", "state", text("not yet"));
    book.write("Suppliers", "nordbyte", "owner", text("anna"));
    book.write("Actions", "CA-1", "due", text("2026-12-15"));
    book.write("Actions", "CA-1", "action_state", text("done"));
    book.write("Actions", "8.2.6-a", "action_state", text("under way"));
    let found = import(&book, &sources(), Some("jane"));
    insta::assert_snapshot!(render_gap_import(&found));
    let after = after(&found, &sources());
    let written: Vec<String> =
        after.iter().map(|source| format!("== {}\n{}", source.name, source.text)).collect();
    insta::assert_snapshot!(written.concat());
    // The same workbook once more finds everything done.
    let again = import(&book, &after, Some("jane"));
    assert_eq!((again.taken.len(), again.problems.len(), again.conflicts.len()), (0, 0, 0));
    assert_eq!(again.files(&after).unwrap().names().len(), 0, "{}", render_gap_import(&again));
}

#[test]
fn what_both_changed_is_a_conflict_until_somebody_says_whose_word_counts() {
    let mut book = whole();
    book.write("Gap", "8.2.6-a", "owner", text("config-manager"));
    book.write("Gap", "8.2.6-a", "design_score", text("3"));
    book.write("Gap", "8.2.6-a", "gap", text("Another one."));
    book.write("Documents", "POL-1", "next_review_on", Cell::Empty);
    let mut sources = sources();
    for (from, to) in [
        ("\"owner\": \"anna\",\n      \"effort", "\"owner\": \"jane\",\n      \"effort"),
        ("\"design_score\": 1", "\"design_score\": 3"),
    ] {
        assert!(sources[2].text.contains(from));
        sources[2].text = sources[2].text.replace(from, to);
    }
    sources[0].text = sources[0].text.replace("2026-12-01", "2027-06-01");
    let found = import(&book, &sources, None);
    insta::assert_snapshot!(render_gap_import(&found));
    assert!(found.is_held_up());
    assert_eq!(found.files(&sources).unwrap().names().len(), 0, "nothing is written");
    let theirs = sided(&book, &sources, None, Some(GapSide::Theirs));
    let organisation = load(&after(&theirs, &sources));
    let paper = organisation.working_paper(&"8.2.6-a".parse().unwrap(), None).unwrap();
    assert_eq!(paper.owner.as_ref().unwrap().as_str(), "config-manager");
    assert_eq!(paper.gap.as_deref(), Some("Another one."));
    assert!(organisation.artefact("POL-1").unwrap().document().next_review_on.is_unknown());
    let ours = sided(&book, &sources, None, Some(GapSide::Ours));
    let organisation = load(&after(&ours, &sources));
    let paper = organisation.working_paper(&"8.2.6-a".parse().unwrap(), None).unwrap();
    assert_eq!(paper.owner.as_ref().unwrap().as_str(), "jane");
    assert_eq!(paper.gap.as_deref(), Some("Another one."), "no conflict, and so taken");
}

#[test]
fn sorted_moved_and_renamed_sheets_are_found_again() {
    let mut book = whole();
    book.write("Gap", "8.2.6-a", "owner", text("jane"));
    book.write("Services", "mail", "owner", text("jane"));
    let gap = book.named("Gap");
    gap.rows[1..].reverse();
    for row in &mut gap.rows {
        row[2..].reverse();
    }
    "What is lacking".clone_into(&mut gap.name);
    book.sheets.rotate_left(2);
    let found = import(&book, &sources(), None);
    insta::assert_snapshot!(render_gap_import(&found));
}

#[test]
fn a_row_that_people_add_may_be_about_a_member() {
    let mut book = whole();
    let gap = book.named("Gap");
    let mut row = vec![Cell::Empty; gap.keys.len()];
    (row[0], row[1]) = (text("8.3.4-06"), text("nordbyte"));
    row[gap.keys.iter().position(|key| *key == "gap").unwrap()] = text("No scorecard.");
    gap.rows.push(row);
    let found = import(&book, &sources(), None);
    let organisation = load(&after(&found, &sources()));
    let member = "nordbyte".parse().unwrap();
    let paper = organisation.working_paper(&"8.3.4-06".parse().unwrap(), Some(&member)).unwrap();
    assert_eq!(paper.gap.as_deref(), Some("No scorecard."));
}

/// Columns in which any of these values fits with any other.
const FREE: [(&str, &[&str]); 12] = [
    ("current_state", &["", "as before", "=SUM(A1)", "two\nlines"]),
    ("evidence_seen", &["", "list of March; \"quoted\" \\ and ü"]),
    ("design_score", &["", "0", "1", "2", "3"]),
    ("operation_score", &["", "0", "3"]),
    ("gap", &["", "x - y - z"]),
    ("owner", &["", "anna", "jane", "config-manager"]),
    ("effort_high", &["", "8", "12.5"]),
    ("priority", &["", "P1", "P4"]),
    ("due", &["", "2027-01-01", "2027-12-31"]),
    ("action_state", &["", "open", "under-way", "done", "dropped"]),
    ("percent", &["", "0", "100"]),
    ("confidence", &["", "low", "high"]),
];

const REQUIREMENTS: [&str; 5] = ["8.2.6-a", "8.2.6-b", "8.3.4-06", "8.5-01", "9.3-01"];

fn edits() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    proptest::collection::vec((0..REQUIREMENTS.len(), 0..FREE.len(), 0_usize..5), 0..30)
}

proptest! {
    #[test]
    fn every_edit_arrives_and_all_else_is_as_before(edits in edits()) {
        let mut book = whole();
        let before = load(&sources());
        let mut expected: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        for (row, column, value) in edits {
            let (key, values) = FREE[column];
            let value = values[value % values.len()];
            book.write("Gap", REQUIREMENTS[row], key, text(value));
            expected.insert((REQUIREMENTS[row], key), value);
        }
        let found = import(&book, &sources(), None);
        prop_assert!(found.problems.is_empty() && !found.is_held_up(), "{}", render_gap_import(&found));
        let files = after(&found, &sources());
        prop_assert_eq!(file(&files, "organisation.json"), ORGANISATION);
        prop_assert_eq!(file(&files, "artefacts.json"), ARTEFACTS);
        let organisation = load(&files);
        for requirement in REQUIREMENTS {
            let id = requirement.parse().unwrap();
            let of = |organisation: &Organisation| {
                let paper = organisation.working_paper(&id, None);
                serde_json::to_value(paper).unwrap()
            };
            let (old, new) = (of(&before), of(&organisation));
            for (key, _) in &GAP[2..] {
                let value = |of: &serde_json::Value| match of.get(key) {
                    Some(serde_json::Value::String(text)) => text.clone(),
                    Some(serde_json::Value::Number(number)) => number.to_string(),
                    _ => String::new(),
                };
                let kept = value(&old);
                let written = expected.get(&(requirement, *key)).copied().unwrap_or(&kept);
                prop_assert_eq!(value(&new), written);
            }
        }
        let again = import(&book, &files, None);
        prop_assert_eq!(again.files(&files).unwrap().names().len(), 0);
    }
}
