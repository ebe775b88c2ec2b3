//! Every folder of the fixtures that has an `expected.json` meets it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use clausegraph::{
    Organisation, SourceText, assess, catalogue, document::ExpectationDocument, map,
};
use clausegraph_report::{Look, compare, comparison_text};

/// Of cells and gates, and of findings.
const EXPECTATIONS: [&str; 2] = ["expected.json", "expected-findings.json"];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

/// The JSON files below a folder, by name, without the expectations.
fn files(folder: &Path, prefix: &str, found: &mut Vec<SourceText>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            files(&entry.path(), &format!("{name}/"), found);
        } else if entry.path().extension().is_some_and(|found| found == "json")
            && !EXPECTATIONS.iter().any(|expectation| entry.file_name() == *expectation)
        {
            found.push(SourceText { name, text: fs::read_to_string(entry.path()).unwrap() });
        }
    }
}

fn meets_its_expectations(folder: &Path) {
    let text = fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: ExpectationDocument = serde_json::from_str(&text).unwrap();
    let mut sources = Vec::new();
    files(folder, "", &mut sources);
    let catalogue = catalogue().unwrap();
    let (organisation, problems) = Organisation::load(&sources, &catalogue);
    let organisation =
        organisation.unwrap_or_else(|| panic!("{}: {problems:#?}", folder.display()));
    let map = map(&catalogue, &organisation);
    let comparison = compare(&assess(&map, expected.as_of), &expected);
    let name = folder.file_name().unwrap().to_str().unwrap();
    assert!(
        comparison.differences.is_empty(),
        "{}",
        comparison_text(name, &comparison, Look::PLAIN)
    );
}

fn folders(of: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(fixtures().join(of)).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = all.filter(|path| path.join("expected.json").exists()).collect();
    found.sort();
    found
}

/// Some organisations say only which findings are expected of them; none says nothing.
#[test]
fn every_organisation_has_expectations() {
    for entry in fs::read_dir(fixtures().join("organisations")).unwrap() {
        let folder = entry.unwrap().path();
        let said = EXPECTATIONS.iter().any(|name| folder.join(name).exists());
        assert!(said, "{}", folder.display());
    }
}

#[test]
fn the_organisations() {
    let folders = folders("organisations");
    assert!(folders.len() >= 3);
    for folder in &folders {
        meets_its_expectations(folder);
    }
}

#[test]
fn the_cases() {
    let folders = folders("cases");
    assert!(folders.len() >= 9);
    for folder in &folders {
        meets_its_expectations(folder);
    }
}

/// The example of the front page has no problem, not even a warning.
#[test]
fn the_organisation_of_the_front_page() {
    let page = fs::read_to_string(fixtures().join("../README.md")).unwrap();
    let text = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let file = SourceText { name: "README.md".to_owned(), text: text.to_owned() };
    let (organisation, problems) = Organisation::load(&[file], &catalogue().unwrap());
    assert!(organisation.is_some() && problems.is_empty(), "{problems:#?}");
}
