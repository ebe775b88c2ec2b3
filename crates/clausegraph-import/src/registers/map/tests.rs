//! Maps that are sound and maps that are not.

use proptest::prelude::*;

use crate::{RegisterMap, tree::rules::fields::documented_example};

/// The problems of a map, one a line.
fn problems(text: &str) -> String {
    match RegisterMap::parse(text) {
        Ok(_) => String::new(),
        Err(error) => {
            let problems = error.problems.iter().map(ToString::to_string);
            problems.collect::<Vec<String>>().join("\n")
        }
    }
}

#[test]
fn the_example_of_the_documentation_is_sound() {
    let example = documented_example(include_str!("../map.rs"));
    assert!(example.contains("constants:"));
    // Two columns of the example may not be read by one map: each is one way to write it.
    assert_eq!(problems(&example), "");
}

#[test]
fn every_defect_of_a_map_is_told_with_its_place() {
    let map = "
format_version: 2
organisation: {name: Acme}
source: {id: registers, carries: [document]}
persons: secret
dates: {order: daymonth, century: 20}
numbers: {decimal: semicolon}
tabels: []
tables:
- name: one
  makes: artefact
- name: two
  makes: artefacts
  kind: {column: Type, words: {Richtlinie: polici}}
  key: {headr: No.}
  id: '{nr}'
  header: {rows: 9}
  carries: [owner, titel]
  columns:
  - {field: ownr, header: Owner}
  - {field: owner, header: '#'}
  - {field: title, header: Title, split: [';'], unit: months, state: confirmed}
  - {field: title, header: Titel}
  - {field: status, header: Status, words: {gültig: in use, alt: gone}}
  - {field: created_on, header: Created, words: {heute: today}}
  - {field: 'links[likes]', header: Likes}
  - {field: covers, header: For, words: {alle: whole sms}}
  - {field: claims, header: Clauses, state: sure, by: Jane Doe, on: 1.13.2026}
  constants: {version: [1], uri: x, action.due_on: soon, provided_by: Cloud Co}
- name: two
  makes: {column: Sort, words: {Person: people}, else: units}
  kind: policy
  key: [name, nam]
  columns: [{field: name, header: Name}]
- name: three
  makes: claims
  key: {header: No.}
  id: '{key}'
  columns: [{field: for, header: For, required: maybe}]
";
    insta::assert_snapshot!(problems(map));
}

#[test]
fn a_map_that_is_no_map_is_refused() {
    for text in ["", "[]", "x", "tables: 1", "format_version: 1\ntables: [[]]", "a: &a b"] {
        assert_ne!(problems(text), "", "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_map_or_none(text in "\\PC*") {
        drop(RegisterMap::parse(&text));
    }

    #[test]
    fn any_change_of_a_sound_map_is_a_map_or_none(
        start in 0_usize..2_500, length in 0_usize..40, put in "[-:{}\\[\\],#'\"a0 \n]{0,8}",
    ) {
        let text = include_str!("../standard.yaml");
        let head: String = text.chars().take(2_500).collect();
        let (before, after): (String, String) =
            (head.chars().take(start).collect(), head.chars().skip(start + length).collect());
        drop(RegisterMap::parse(&format!("{before}{put}{after}")));
    }
}
