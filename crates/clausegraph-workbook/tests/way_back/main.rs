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
mod worked;

use std::sync::LazyLock;

use clausegraph::{Catalogue, Organisation, SourceText};
use clausegraph_import::{GapImport, GapSigner, gap_import, render_gap_import};
use clausegraph_paper::{Basis, Language, Texts};
use clausegraph_readers::table::{Cell, Tables};
use clausegraph_workbook::{WorkbookError, evidence_map_workbook, gap_workbook};
use proptest::prelude::*;
use serde_json::Value;

use self::{
    common::{ORGANISATIONS, Reader, fixture, with, with_loaded},
    edited::{Edited, tables},
};

/// The workbook of an organisation, as it is read.
fn book(sources: &[SourceText], reader: Reader) -> Tables {
    tables(&with(sources, reader, gap_workbook).unwrap())
}

/// The whole evidence map as a workbook.
fn whole_map(basis: &Basis<'_, '_>) -> Result<Vec<u8>, WorkbookError> {
    evidence_map_workbook(basis, &|_| true)
}

/// The evidence map of an organisation, as it is read.
fn evidence_map(sources: &[SourceText]) -> Tables {
    tables(&with(sources, Reader::Auditor, whole_map).unwrap())
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
        let mut books = vec![book(&sources, reader)];
        if reader == Reader::Consultant {
            books.push(evidence_map(&sources));
        }
        for book in books {
            let tables = edited::saved(&book);
            let found = import(&tables, &sources, None);
            assert_eq!(render_gap_import(&found), "taken: nothing\n", "{name}");
            assert_eq!(found.files(&sources).unwrap().names().len(), 0, "{name}");
            assert!(found.judgements.is_empty(), "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_workbook_that_nobody_touched_brings_nothing_back(case in clausegraph_testkit::generate::case()) {
        let source = |text: String| SourceText { name: "case.json".to_owned(), text };
        let text = serde_json::to_string(&case.catalogue).unwrap();
        let catalogue = Catalogue::load(&[source(text)], &[]).0.unwrap();
        let text = serde_json::to_string(&case.organisation).unwrap();
        let organisation = Organisation::load(&[source(text)], &catalogue).0.unwrap();
        let texts = Texts::new(Language::English);
        for write in [gap_workbook, whole_map] {
            let bytes = with_loaded(&catalogue, &organisation, Reader::Consultant, &texts, write).unwrap();
            let signer = GapSigner { by: None, on: "2026-11-25".parse().unwrap() };
            let tables = edited::saved(&tables(&bytes));
            let found = gap_import(&tables, &organisation, &catalogue, &signer, None).unwrap();
            prop_assert_eq!(render_gap_import(&found), "taken: nothing\n");
            prop_assert!(found.judgements.is_empty());
        }
    }
}

fn first_person(sources: &[SourceText]) -> String {
    load(sources).people().given().unwrap()[0].key.to_string()
}

#[test]
fn a_cell_of_every_sort_comes_back() {
    let sources = worked::sources();
    let person = first_person(&sources);
    let gap = edited::saved(&worked::in_gap(&book(&sources, Reader::Consultant), &person));
    let found = import(&gap, &sources, None);
    insta::assert_snapshot!(render_gap_import(&found));
    let files = after(&found, &sources);
    let again = import(&gap, &files, None);
    assert_eq!(again.files(&files).unwrap().names().len(), 0, "{}", render_gap_import(&again));
    let map = edited::saved(&worked::in_map(&evidence_map(&sources), &person));
    let found = import(&map, &sources, Some(&person));
    insta::assert_snapshot!(render_gap_import(&found));
    let pinned = found.judgements.iter().map(|judgement| judgement.pins.as_ref().unwrap().len());
    assert!(pinned.sum::<usize>() > 0, "what was seen is pinned");
    assert_eq!(found.files(&sources).unwrap().names().len(), 0, "the journal is another's");
}

#[test]
fn a_decision_that_is_cleared_is_withdrawn() {
    let mut sources = worked::sources();
    let book = book(&sources, Reader::Consultant);
    let edited = Edited::new(book.clone());
    let [one, other] = [0, 1].map(|at| edited.rows("documents")[at].clone());
    let person = first_person(&sources);
    let text = format!(
        r#"{{ "format_version": 1, "document_decisions": [
  {{ "artefact": "{one}", "decision": "retire", "reason": "Nobody reads it.", "by": "{person}", "on": "2026-11-20" }},
  {{ "artefact": "{other}", "decision": "keep", "by": "{person}", "on": "2026-11-20" }}
] }}
"#
    );
    sources.push(SourceText { name: "decided.json".to_owned(), text });
    let mut edited = Edited::new(self::book(&sources, Reader::Consultant));
    for column in ["decision", "reason", "by", "on"] {
        edited.write("documents", &one, column, Cell::Empty);
    }
    let tables = edited::saved(&edited.tables);
    let found = import(&tables, &sources, None);
    let told = render_gap_import(&found);
    assert!(found.problems.is_empty() && told.contains("is withdrawn"), "{told}");
    let files = after(&found, &sources);
    let now = load(&files);
    assert!(now.document_decision(&one).is_none() && now.document_decision(&other).is_some());
    let again = import(&tables, &files, None);
    assert_eq!(again.files(&files).unwrap().names().len(), 0, "{}", render_gap_import(&again));
    // Whoever clears a decision and gives a reason for it wants two things.
    edited.write("documents", &one, "reason", Cell::Text("It is read after all.".to_owned()));
    let found = import(&edited::saved(&edited.tables), &sources, None);
    assert_eq!(found.problems.len(), 1, "{}", render_gap_import(&found));
}

#[test]
fn what_stands_where_nothing_is_read_is_told() {
    let sources = worked::sources();
    let mut book = Edited::new(book(&sources, Reader::Consultant));
    let write = |book: &mut Edited, sheet: &str, row: &str, column: &str, text: &str| {
        book.write(sheet, row, column, Cell::Text(text.to_owned()));
    };
    let plan = book.rows("actions").last().unwrap().clone();
    write(&mut book, "gap", "4.1-01", "asks", "Our own words.");
    write(&mut book, "gap", "9.3-01", "status", "consistent");
    write(&mut book, "actions", "4.1-01", "owner", "jane");
    write(&mut book, "actions", &plan, "gates", "done");
    // What the sheet shows of a cell that was changed is no cell of its own.
    write(&mut book, "gap", "4.1-01", "action", "Write them down at once.");
    write(&mut book, "actions", "4.1-01", "action", "Write them down at once.");
    for name in ["Interviews", "Change log"] {
        let sheet = book.tables.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap();
        let mut row = sheet.rows.last().unwrap().clone();
        row.number += 1;
        row.cells[3] = Cell::Text("Asked on Monday.".to_owned());
        sheet.rows.push(row);
    }
    let mut added = book.tables.sheets.last().unwrap().clone();
    "My notes".clone_into(&mut added.name);
    book.tables.sheets.push(added);
    let found = import(&edited::saved(&book.tables), &sources, None);
    insta::assert_snapshot!(render_gap_import(&found));
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
