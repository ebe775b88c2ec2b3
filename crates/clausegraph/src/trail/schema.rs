//! The rows of a trail against the JSON Schema of organisations: no field can be forgotten.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    day::DAYS,
    reference::{ELEMENT_FIELDS, FIELDS},
};

const SCHEMA: &str = include_str!("../../../../clauses/schema/organisation.schema.json");

/// The paths below a definition that end in a leaf of the schema; `[]` stands behind a list.
fn paths(schema: &Value, definition: &str, leaf: &str) -> BTreeSet<String> {
    fn walk(schema: &Value, here: &Value, path: &str, leaf: &str, found: &mut BTreeSet<String>) {
        if let Some(name) = here.get("$ref").and_then(Value::as_str) {
            let name = name.rsplit('/').next().unwrap();
            if name == leaf {
                found.insert(path.to_owned());
            } else {
                let next = &schema["$defs"][name];
                assert!(path.matches('.').count() < 8, "{path} goes round in circles");
                walk(schema, next, path, leaf, found);
            }
        }
        for either in here.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
            walk(schema, either, path, leaf, found);
        }
        if let Some(items) = here.get("items") {
            walk(schema, items, &format!("{path}[]"), leaf, found);
        }
        for (name, field) in here.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            let dot = if path.is_empty() { "" } else { "." };
            walk(schema, field, &format!("{path}{dot}{name}"), leaf, found);
        }
    }
    let mut found = BTreeSet::new();
    walk(schema, &schema["$defs"][definition], "", leaf, &mut found);
    assert!(!found.is_empty(), "the schema has no {leaf} below {definition}");
    found
}

/// A list of names is written without the brackets; those stand only where items hold the name.
fn as_named(paths: &BTreeSet<String>) -> BTreeSet<String> {
    paths.iter().map(|path| path.strip_suffix("[]").unwrap_or(path).to_owned()).collect()
}

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

#[test]
fn every_field_that_names_something_has_a_row() {
    let schema = schema();
    let mut expected = BTreeSet::new();
    for leaf in ["ArtefactId", "MemberId", "PersonKey"] {
        expected.extend(as_named(&paths(&schema, "ArtefactDocument", leaf)));
    }
    // Its own id names nothing else, and links are followed by their types.
    assert!(expected.remove("id") && expected.remove("links[].to"));
    let rows: BTreeSet<String> = FIELDS.iter().map(|field| field.name.to_owned()).collect();
    assert_eq!(rows.len(), FIELDS.len(), "a field has two rows");
    assert_eq!(rows, expected);
}

#[test]
fn every_field_of_the_scope_that_names_an_artefact_has_a_row() {
    let expected = as_named(&paths(&schema(), "ElementDocument", "ArtefactId"));
    let rows: BTreeSet<String> = ELEMENT_FIELDS.iter().map(|field| field.name.to_owned()).collect();
    assert_eq!(rows, expected);
}

#[test]
fn nothing_else_names_an_artefact() {
    let schema = schema();
    let mut expected = paths(&schema, "ClaimDocument", "ArtefactId");
    expected.extend(paths(&schema, "JudgementDocument", "ArtefactId"));
    let known = ["artefact", "pins[].artefact"].map(str::to_owned);
    assert_eq!(expected, BTreeSet::from(known));
    let holders: Vec<&String> = schema["$defs"].as_object().unwrap().keys().collect();
    for apart in ["PersonDocument", "SourceDocument", "EngagementDocument", "ExclusionDocument"] {
        assert!(holders.contains(&&apart.to_owned()), "{apart}");
        let text = schema["$defs"][apart].to_string();
        assert!(!text.contains("/ArtefactId\""), "{apart} names artefacts, too");
    }
}

#[test]
fn every_day_has_a_row() {
    let mut expected = paths(&schema(), "ArtefactDocument", "Date");
    // Entries of lists have days of their own: those of logs are told with what took them up.
    expected.retain(|path| !path.contains("[]"));
    let rows: BTreeSet<String> = DAYS.iter().map(|day| day.name.to_owned()).collect();
    assert_eq!(rows, expected);
}
