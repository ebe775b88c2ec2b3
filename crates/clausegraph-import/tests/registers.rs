//! Registers as people keep them, imported as a whole.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it finds nothing")]

use std::{fs, path::PathBuf};

use clausegraph_import::{
    RegisterFile, RegisterMap, RegistersImport, registers, render_mapping_report,
};
use clausegraph_model::document::{IdentityDocument, OrganisationDocument};
use clausegraph_readers::{
    ReadLimits,
    table::{TableOptions, read_tables},
};

const CASES: [&str; 7] = [
    "german-documents",
    "improvements-of-a-tool",
    "policies-in-yaml",
    "risks-in-json",
    "several-tables-on-a-sheet",
    "standard",
    "suppliers-in-two-rows",
];

fn folder(case: &str) -> PathBuf {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/import/registers");
    PathBuf::from(fixtures).join(case)
}

fn standard() -> RegisterMap {
    let name = "Harbour Hosting".to_owned();
    let identity = IdentityDocument {
        id: "harbour".parse().unwrap(),
        name,
        catalogue: None,
        headcount: clausegraph_model::Fact::Unknown,
    };
    RegisterMap::standard(identity).unwrap()
}

fn map(case: &str) -> RegisterMap {
    match fs::read_to_string(folder(case).join("map.yaml")) {
        Ok(text) => RegisterMap::parse(&text).unwrap(),
        Err(_) => standard(),
    }
}

fn files(case: &str) -> Vec<RegisterFile> {
    let mut files: Vec<RegisterFile> = fs::read_dir(folder(case))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_name() != "map.yaml")
        .map(|entry| {
            let path = entry.file_name().into_string().unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            let options = TableOptions::default();
            let tables = read_tables(&path, &bytes, &options, &ReadLimits::USUAL).unwrap();
            RegisterFile { path, tables }
        })
        .collect();
    files.sort_by(|one, two| one.path.cmp(&two.path));
    files
}

fn import(case: &str) -> RegistersImport {
    registers(&files(case), &map(case))
}

/// The document with one entry a line, so that a change is seen.
fn lines(document: &OrganisationDocument) -> String {
    let mut lines = Vec::new();
    let mut put = |name: &str, part: &serde_json::Value| {
        let items = part.as_array().cloned().unwrap_or_else(|| vec![part.clone()]);
        lines.extend(items.iter().map(|item| format!("{name}: {item}")));
    };
    let document = serde_json::to_value(document).unwrap();
    for (name, part) in document.as_object().unwrap() {
        match part.as_object().filter(|_| name == "scope") {
            Some(lists) => {
                lists.iter().for_each(|(list, items)| put(&format!("scope.{list}"), items));
            }
            None => put(name, part),
        }
    }
    lines.join("\n")
}

#[test]
fn rows_become_entries_by_the_map() {
    for case in CASES {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_suffix(case);
        settings.bind(|| insta::assert_snapshot!(lines(&import(case).document)));
    }
}

#[test]
fn the_report_tells_what_became_of_every_column_and_row() {
    for case in CASES {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_suffix(case);
        settings.bind(|| insta::assert_snapshot!(render_mapping_report(&import(case).report)));
    }
}

#[test]
fn the_report_is_plain_data() {
    for case in CASES {
        let report = import(case).report;
        let value = serde_json::to_value(&report).unwrap();
        assert_eq!(value["files"].as_array().unwrap().len(), report.files.len());
    }
}

#[test]
fn what_is_imported_is_read_again_as_it_was_written() {
    for case in CASES {
        let document = import(case).document;
        let text = serde_json::to_string(&document).unwrap();
        let read: OrganisationDocument = serde_json::from_str(&text).unwrap();
        assert_eq!(read, document, "{case}");
    }
}

#[test]
fn no_name_stands_in_a_document() {
    for case in CASES {
        let text = serde_json::to_string(&import(case).document).unwrap();
        for name in ["Jane Doe", "Doe, Jane", "Musterfrau", "Mustermann", "John Roe", "jdoe@"] {
            assert!(!text.contains(name), "{case} names {name}");
        }
    }
}
