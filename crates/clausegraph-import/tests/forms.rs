//! Documents of many forms in one tree.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it finds nothing")]

use std::path::PathBuf;

use clausegraph_import::{
    Limits, Rules, TreeContext, TreeFile, TreeImport, document_tree, document_tree_in, read_rules,
    read_tree, render_report,
};
use clausegraph_model::document::{ArtefactDocument, IdentityDocument};
use clausegraph_readers::{
    ReadError,
    text::{Block, BlockKind, Place, Properties, TextDocument, TextForm},
};
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/import")).join(name)
}

fn harbour() -> IdentityDocument {
    let (id, name) = ("harbour".parse().unwrap(), "Harbour Hosting".to_owned());
    IdentityDocument { id, name, catalogue: None, headcount: clausegraph_model::Fact::Unknown }
}

fn rules() -> Rules {
    read_rules(&fixture("dump.rules.yaml"), Limits::USUAL).unwrap()
}

fn lines(artefacts: &[ArtefactDocument]) -> String {
    let lines = artefacts.iter().map(|artefact| serde_json::to_string(artefact).unwrap());
    lines.collect::<Vec<String>>().join("\n")
}

#[test]
fn a_heap_of_documents_needs_no_rules() {
    let tree = read_tree(&fixture("dump"), Limits::USUAL).unwrap();
    let import = document_tree(&tree.files, &Rules::dump(harbour()));
    insta::assert_snapshot!(lines(&import.document.artefacts));
    insta::assert_snapshot!(render_report(&import.report));
}

/// What a document says of itself: a table of its owner and its review, and properties.
fn packed(owner: &str, authors: &[&str]) -> TextDocument {
    let cell = |row, column, text: &str| Block {
        place: Place::Cell { table: 1, row, column },
        kind: BlockKind::Cell,
        text: text.to_owned(),
    };
    TextDocument {
        form: TextForm::Docx,
        properties: Properties {
            title: Some("Rota of Jane Doe, for Ann Smith".to_owned()),
            authors: authors.iter().map(|name| (*name).to_owned()).collect(),
            created: Some("2026-02-03T08:00:00Z".to_owned()),
            version: Some("2.1".to_owned()),
            custom: vec![("Approved by".to_owned(), "Ann Smith".to_owned())],
            ..Properties::default()
        },
        blocks: vec![
            cell(1, 1, "Owner"),
            cell(1, 2, owner),
            cell(2, 1, "Next review"),
            cell(2, 2, "soon"),
        ],
        pages: Some(3),
        notes: vec!["1 comment left".to_owned()],
    }
}

fn import(text: &TextDocument) -> TreeImport {
    let file = TreeFile { path: "rota.docx".to_owned(), bytes: b"PK".to_vec() };
    let read = |_: &str, _: &[u8]| Ok::<TextDocument, ReadError>(text.clone());
    let context = TreeContext { catalogue: None, read_text: &read };
    document_tree_in(&[file], &rules(), context)
}

#[test]
fn facts_stand_in_properties_and_tables() {
    let import = import(&packed("Jane Doe", &["Somebody"]));
    insta::assert_snapshot!(lines(&import.document.artefacts));
    insta::assert_snapshot!(render_report(&import.report));
}

#[test]
fn names_of_people_stand_in_nothing_that_is_made() {
    for text in [
        packed("Jane Doe", &[]),
        packed("", &["Jane Doe"]),
        packed("", &["Jane Doe", "Joe Bloggs"]),
    ] {
        let document = import(&text).document;
        let text = serde_json::to_string(&document).unwrap();
        for name in ["Jane", "Joe", "Smith"] {
            assert!(!text.contains(name), "{text}");
        }
    }
}

#[test]
fn front_matter_above_plain_text_is_read() {
    let rules = Rules::parse(
        "format_version: 1\n\
         organisation: {id: harbour, name: Harbour}\n\
         source: {id: share, carries: [documents]}\n\
         persons: names\n\
         documents:\n\
         - name: notes\n  include: ['*.txt']\n  kind: document\n  id: N-{stem}\n\
         \x20 fields: {title: {front_matter: title}, owner: {front_matter: owner}}\n",
    );
    let file = TreeFile {
        path: "a.txt".to_owned(),
        bytes: b"---\ntitle: Tides\nowner: Jane Doe\n---\nHigh water is at noon.\n".to_vec(),
    };
    let artefact = document_tree(&[file], &rules.unwrap()).document.artefacts.remove(0);
    assert_eq!(artefact.title.given().unwrap(), "Tides");
    assert_eq!(artefact.owner.given().unwrap().as_str(), "jane-doe");
    assert_eq!(artefact.extent.given().unwrap().words.given(), Some(&5));
}

#[test]
fn no_two_files_of_a_heap_share_an_id() {
    let names = ["a/b.md", "a-b.md", "a b.md", "ä.md", "ö.md", "b.txt", "b.html", "_b.md"];
    let file = |name: &&str| TreeFile { path: (*name).to_owned(), bytes: b"# x\n".to_vec() };
    let files: Vec<TreeFile> = names.iter().map(file).collect();
    let import = document_tree(&files, &Rules::dump(harbour()));
    assert_eq!(import.document.artefacts.len(), names.len());
    assert_eq!(import.report.left, []);
}

proptest! {
    #[test]
    fn every_file_of_a_heap_becomes_an_artefact(
        name in "[a-c äÖ._-]{0,6}",
        end in prop::sample::select(vec!["md", "TXT", "html", "docx", "odt", "pdf"]),
        bytes in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let file = TreeFile { path: format!("x{name}.{end}"), bytes };
        let import = document_tree(&[file], &Rules::dump(harbour()));
        prop_assert_eq!(import.document.artefacts.len(), 1);
        prop_assert!(!render_report(&import.report).is_empty());
    }
}
