//! A gap workbook that was written, worked in, saved by another program, and brought back.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

#[path = "../common/mod.rs"]
mod common;
mod edited;

use std::sync::LazyLock;

use clausegraph::{Catalogue, Organisation, SourceText};
use clausegraph_import::{GapImport, GapSigner, gap_import, render_gap_import};
use clausegraph_readers::{
    ReadLimits,
    table::{Cell, TableOptions, Tables, read_tables},
};
use clausegraph_workbook::gap_workbook;
use proptest::prelude::*;
use serde_json::Value;

use self::{
    common::{ORGANISATIONS, Reader, fixture, with},
    edited::Edited,
};

fn tables(bytes: &[u8]) -> Tables {
    read_tables("gap.xlsx", bytes, &TableOptions::default(), &ReadLimits::USUAL).unwrap()
}

/// The workbook of an organisation, as it is read.
fn book(sources: &[SourceText], reader: Reader) -> Tables {
    tables(&with(sources, reader, gap_workbook).unwrap())
}

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| clausegraph::catalogue().unwrap());
    &CATALOGUE
}

fn load(sources: &[SourceText]) -> Organisation {
    let (organisation, problems) = Organisation::load(sources, catalogue());
    organisation.unwrap_or_else(|| panic!("{problems:#?}"))
}

fn import(tables: &Tables, sources: &[SourceText], by: Option<&str>) -> GapImport {
    let signer =
        GapSigner { by: by.map(|by| by.parse().unwrap()), on: "2026-11-25".parse().unwrap() };
    gap_import(tables, &load(sources), catalogue(), &signer, None).unwrap()
}

fn after(import: &GapImport, sources: &[SourceText]) -> Vec<SourceText> {
    import.files(sources).unwrap().over(sources)
}

#[test]
fn a_workbook_that_nobody_touched_brings_nothing_back() {
    let readers = ORGANISATIONS.iter().map(|name| (*name, Reader::Consultant));
    for (name, reader) in readers.chain([("lindenhall", Reader::Auditor)]) {
        let sources = fixture(name);
        let tables = edited::saved(&book(&sources, reader));
        let found = import(&tables, &sources, None);
        assert_eq!(render_gap_import(&found), "taken: nothing\n", "{name}");
        assert_eq!(found.files(&sources).unwrap().names().len(), 0, "{name}");
    }
}

/// The organisation that most is written of, with papers and decisions of its own.
fn marlbeck() -> Vec<SourceText> {
    let mut sources = fixture("marlbeck");
    let text = r#"{
  "format_version": 1,
  "working_papers": [
    { "requirement": "8.5.1.1-01", "design_score": 2, "operation_score": 1, "effort_likely": "2.50", "due": "2027-02-01", "action_state": "under-way" },
    { "requirement": "9.3-01", "gap": "=a text that begins like a formula", "percent": 40, "confidence": "low" }
  ]
}
"#;
    sources.push(SourceText { name: "papers.json".to_owned(), text: text.to_owned() });
    sources
}

fn marlbeck_book() -> &'static Tables {
    static BOOK: LazyLock<Tables> = LazyLock::new(|| book(&marlbeck(), Reader::Consultant));
    &BOOK
}

#[test]
fn what_people_wrote_in_the_workbook_arrives() {
    let sources = marlbeck();
    let organisation = load(&sources);
    let person = organisation.people().given().unwrap()[0].key.to_string();
    let document = Edited::new(marlbeck_book().clone()).rows("documents")[0].clone();
    let mut book = Edited::new(marlbeck_book().clone());
    for (row, column, cell) in [
        ("8.5.1.1-01", "design_score", Cell::Number("3".to_owned())),
        ("8.5.1.1-01", "effort_likely", Cell::Number("4.25".to_owned())),
        ("8.5.1.1-01", "due", Cell::Date("2027-04-30".to_owned())),
        ("8.5.1.1-01", "action_state", Cell::Text("Done".to_owned())),
        ("9.3-01", "gap", Cell::Text("Nobody held one; nothing was decided.".to_owned())),
        ("9.3-01", "percent", Cell::Empty),
        ("9.3-01", "severity", Cell::Text("Major".to_owned())),
        ("4.1-01", "current_state", Cell::Text("two\nlines".to_owned())),
        ("4.1-01", "owner", Cell::Text(person.to_uppercase())),
    ] {
        book.write("gap", row, column, cell);
    }
    book.write("documents", &document, "decision", Cell::Text("Retire".to_owned()));
    let service = organisation.elements()[0].id().to_string();
    book.write("services", &service, "state", Cell::Text("Not yet".to_owned()));
    let tables = edited::saved(&book.tables);
    let found = import(&tables, &sources, Some(&person));
    assert!(found.problems.is_empty() && found.notes.is_empty(), "{}", render_gap_import(&found));
    assert_eq!(found.taken.len(), 11, "{}", render_gap_import(&found));
    let files = after(&found, &sources);
    for source in &sources {
        let kept = files.iter().find(|file| file.name == source.name).unwrap();
        let changes = ["papers.json", "scope.json"].contains(&source.name.as_str());
        assert!(changes || kept.text == source.text, "{}", source.name);
    }
    let paper = |id: &str| {
        let organisation = load(&files);
        let paper = organisation.working_paper(&id.parse().unwrap(), None);
        serde_json::to_string(paper.unwrap()).unwrap()
    };
    insta::assert_snapshot!(format!("{}\n{}", paper("8.5.1.1-01"), paper("9.3-01")));
    let decided = load(&files);
    assert_eq!(decided.document_decision(&document).unwrap().by.as_str(), person);
    let state = decided.element(&service).unwrap().document().state;
    assert_eq!(state.given().unwrap().as_str(), "not-yet");
    let again = import(&tables, &files, Some(&person));
    assert!(again.taken.is_empty() && again.problems.is_empty(), "{}", render_gap_import(&again));
    assert_eq!(again.files(&files).unwrap().names().len(), 0);
    // A workbook that is written now shows what was brought back, and brings nothing back itself.
    let next = import(&book_of(&files), &files, None);
    assert_eq!(render_gap_import(&next), "taken: nothing\n");
}

fn book_of(sources: &[SourceText]) -> Tables {
    book(sources, Reader::Consultant)
}

/// Columns in which any of these values fits with any other; as the files write them.
const FREE: [(&str, &[&str]); 14] = [
    ("current_state", &["", "as before", "=SUM(A1)", "two\nlines", "'quoted"]),
    ("evidence_seen", &["", "the list of March; \"quoted\" \\ and ü"]),
    ("evidence_type", &["", "record", "system-query"]),
    ("design_score", &["", "0", "1", "2", "3"]),
    ("operation_score", &["", "0", "3"]),
    ("gap", &["", "x - y - z", "-1"]),
    ("action_type", &["", "do", "retire"]),
    ("effort_high", &["", "8", "12.5"]),
    ("cost", &["", "M", "5000"]),
    ("priority", &["", "P1", "P4"]),
    ("due", &["", "2027-01-01", "2027-12-31"]),
    ("action_state", &["", "open", "under-way", "done", "dropped"]),
    ("percent", &["", "0", "100"]),
    ("confidence", &["", "low", "high"]),
];

fn value_of(paper: &Value, key: &str) -> String {
    match paper.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, usize, bool)>> {
    let edit = (any::<prop::sample::Index>(), 0..FREE.len(), 0_usize..5, any::<bool>());
    proptest::collection::vec(edit, 0..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_of_the_workbook_arrives_and_all_else_is_as_before(edits in edits()) {
        let sources = marlbeck();
        let before = load(&sources);
        let mut book = Edited::new(marlbeck_book().clone());
        let rows = book.rows("gap").to_vec();
        let mut expected = std::collections::BTreeMap::new();
        for (row, column, value, shows) in edits {
            let row = &rows[row.index(rows.len())];
            let (key, values) = FREE[column];
            let value = values[value % values.len()];
            book.write_value("gap", row, key, value, shows);
            expected.insert((row.clone(), key), value);
        }
        let tables = edited::saved(&book.tables);
        let found = import(&tables, &sources, None);
        prop_assert!(found.problems.is_empty() && !found.is_held_up(), "{}", render_gap_import(&found));
        let files = after(&found, &sources);
        let now = load(&files);
        let mut old = before.document();
        let mut new = now.document();
        (old.working_papers, new.working_papers) = (Vec::new(), Vec::new());
        prop_assert_eq!(old, new, "nothing but working papers changes");
        for row in &rows {
            let (requirement, member) = match row.split_once('@') {
                Some((requirement, member)) => (requirement, Some(member.parse().unwrap())),
                None => (row.as_str(), None),
            };
            let id = requirement.parse().unwrap();
            let of = |organisation: &Organisation| {
                serde_json::to_value(organisation.working_paper(&id, member.as_ref())).unwrap()
            };
            let (old, new) = (of(&before), of(&now));
            let fields = FREE.iter().map(|(key, _)| *key).chain(["effort_likely", "owner", "state"]);
            for key in fields {
                let kept = value_of(&old, key);
                let wanted = expected.get(&(row.clone(), key)).map_or(kept, |text| (*text).to_owned());
                prop_assert_eq!(value_of(&new, key), wanted, "{} {}", row, key);
            }
        }
        let again = import(&tables, &files, None);
        prop_assert_eq!(again.files(&files).unwrap().names().len(), 0);
    }
}
