//! A small tree of documents, imported as a whole.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it finds nothing")]

use std::{path::PathBuf, sync::LazyLock};

use clausegraph_import::{
    DocumentTree, Limits, Rules, TreeFile, document_tree, read_rules, read_tree, render_report,
};
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/import")).join(name)
}

fn mini() -> (DocumentTree, Rules) {
    let tree = read_tree(&fixture("mini"), Limits::USUAL).unwrap();
    let rules = read_rules(&fixture("mini.rules.yaml"), Limits::USUAL).unwrap();
    (tree, rules)
}

static RULES: LazyLock<Rules> = LazyLock::new(|| mini().1);

#[test]
fn artefacts_say_what_their_files_state() {
    let (tree, rules) = mini();
    let document = document_tree(&tree.files, &rules).document;
    let lines = document.artefacts.iter().map(|artefact| serde_json::to_string(artefact).unwrap());
    insta::assert_snapshot!(lines.collect::<Vec<String>>().join("\n"));
}

#[test]
fn claims_stand_behind_what_is_there() {
    let (tree, rules) = mini();
    let document = document_tree(&tree.files, &rules).document;
    let lines = document.claims.iter().map(|claim| serde_json::to_string(claim).unwrap());
    insta::assert_snapshot!(lines.collect::<Vec<String>>().join("\n"));
}

#[test]
fn the_report_tells_every_defect() {
    let (tree, rules) = mini();
    let report = document_tree(&tree.files, &rules).report;
    insta::assert_snapshot!(render_report(&report));
}

#[test]
fn the_document_is_read_again_as_it_was_written() {
    let (tree, rules) = mini();
    let document = document_tree(&tree.files, &rules).document;
    let text = serde_json::to_string(&document).unwrap();
    assert_eq!(
        serde_json::from_str::<clausegraph_model::document::OrganisationDocument>(&text).unwrap(),
        document
    );
}

#[test]
fn places_that_wait_to_be_filled_in_are_told_as_they_are_written() {
    let text = "# Supplier policy of [Organisation]\n\n[Organisation] is owned by <insert name>.\n\n\
        - Next review: XX/XX/XXXX\n";
    let file = |path: &str, text: &str| TreeFile {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files = [
        file("runbooks/filled.md", "# Supplier policy of the harbour\n"),
        file("runbooks/policy.md", text),
        file("runbooks/nothing.md", "---\ntitle: Nothing yet\n---\n"),
        file("incidents/2026-01-14-gateway.md", text),
    ];
    let placeholders = |rules: &Rules| -> Vec<Option<Vec<String>>> {
        let artefacts = document_tree(&files, rules).document.artefacts;
        let text = artefacts.iter().map(|artefact| {
            artefact.text.given().map(|text| {
                let placeholders = &text.placeholders;
                assert!(!placeholders.is_unknown());
                placeholders.given().cloned().unwrap_or_default()
            })
        });
        text.take(files.len()).collect()
    };
    let found = |places: &[&str]| Some(places.iter().map(|place| (*place).to_owned()).collect());
    // A body without a word says nothing, and a record is no document.
    let usual = [
        None,
        found(&[]),
        None,
        found(&["[Organisation]", "[Organisation]", "XX/XX/XXXX", "<insert name>"]),
    ];
    let mut told = placeholders(&RULES);
    told.sort();
    let mut expected = usual.to_vec();
    expected.sort();
    assert_eq!(told, expected);
    let of_their_own = std::fs::read_to_string(fixture("mini.rules.yaml")).unwrap()
        + "placeholders: ['by <insert']\n";
    let told = placeholders(&Rules::parse(&of_their_own).unwrap());
    assert!(told.iter().flatten().all(Vec::is_empty), "{told:?}");
    let without = of_their_own.replace("['by <insert']", "[]");
    let told = placeholders(&Rules::parse(&without).unwrap());
    assert!(told.iter().all(Option::is_none), "{told:?}");
}

#[test]
fn a_file_that_is_not_utf8_becomes_an_artefact_without_text() {
    let (_, rules) = mini();
    let files = [TreeFile {
        path: "runbooks/latin.md".to_owned(),
        bytes: b"---\ntitle: Caf\xe9\n---\n".to_vec(),
    }];
    let import = document_tree(&files, &rules);
    let artefact = &import.document.artefacts[0];
    assert!(artefact.title.is_unknown() && artefact.owner.is_unknown());
    assert!(artefact.extent.is_unknown() && artefact.hash.given().is_some());
    assert_eq!(
        import.report.malformed[0].why.to_string(),
        "the file is not UTF-8 text from byte 14 on"
    );
}

#[test]
fn files_that_cannot_become_artefacts_are_left_with_the_reason() {
    let (_, rules) = mini();
    let file = |path: &str| TreeFile { path: path.to_owned(), bytes: b"# Title\n".to_vec() };
    let files = [
        file("decisions/no-number.md"),
        file("decisions/001-a.md"),
        file("decisions/001-b.md"),
        file("decisions/001-b.md"),
    ];
    let report = document_tree(&files, &rules).report;
    let left = report.left.iter().map(|left| format!("{}: {}", left.path, left.why));
    assert_eq!(
        left.collect::<Vec<String>>(),
        [
            "decisions/001-b.md: its id `ADR-001` is taken by decisions/001-a.md",
            "decisions/001-b.md: a file of the same path was read before",
            "decisions/no-number.md: the file name does not begin with a number, as the id asks for",
        ]
    );
}

#[test]
fn the_rules_for_the_hosting_platform_are_sound() {
    read_rules(&fixture("moj-cloud-platform.rules.yaml"), Limits::USUAL).unwrap();
}

fn path() -> impl Strategy<Value = String> {
    let folder = prop::sample::select(vec!["runbooks", "decisions", "incidents", "policies"]);
    let name = "[0-9]{0,3}[a-c]{0,2}";
    let end = prop::sample::select(vec![".md", ".html.md.erb", ".yml", ".txt"]);
    (folder, name, end).prop_map(|(folder, name, end)| format!("{folder}/{name}{end}"))
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let front = "(---\n)?(title: .{0,6}\n|owner:\n|review_in: [0-9] months\n){0,3}(---\n)?";
    let body = "(# .{0,5}\n|- \\*\\*Key events\\*\\*\n|  - Declared .{0,17}\n|Date: .{0,9}\n){0,6}";
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..80),
        (front, body).prop_map(|(front, body)| format!("{front}{body}").into_bytes()),
    ]
}

fn files() -> impl Strategy<Value = Vec<TreeFile>> {
    let file = (path(), bytes()).prop_map(|(path, bytes)| TreeFile { path, bytes });
    prop::collection::vec(file, 0..6)
}

proptest! {
    #[test]
    fn the_order_of_files_does_not_matter(files in files()) {
        let mut reversed = files.clone();
        reversed.reverse();
        prop_assert_eq!(document_tree(&files, &RULES), document_tree(&reversed, &RULES));
    }

    #[test]
    fn every_file_becomes_an_artefact_or_is_left(files in files()) {
        let import = document_tree(&files, &RULES);
        let sets = 1;
        let artefacts = import.document.artefacts.len() - sets;
        prop_assert_eq!(artefacts + import.report.left.len(), files.len());
    }

    #[test]
    fn what_is_malformed_is_carried(files in files()) {
        let import = document_tree(&files, &RULES);
        for malformed in import.report.malformed.iter().filter(|found| !found.value.is_empty()) {
            let carried = import.document.artefacts.iter().any(|artefact| {
                artefact.uri.given() == Some(&malformed.path)
                    && artefact.carried.iter().any(|carried| carried.value == malformed.value)
            });
            prop_assert!(carried, "{:?}", malformed);
        }
    }
}
