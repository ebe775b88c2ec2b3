//! The table of fields against the schema of the organisation.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;

/// Fields of the schema that no cell fills, and why.
const EXCEPTIONS: &[(Holder, &str, &str)] = &[
    (Holder::Artefact, "id", "made of the key by the table"),
    (Holder::Artefact, "kind", "stated by the table"),
    (Holder::Artefact, "source", "stated by the map"),
    (Holder::Artefact, "carried", "filled with what no field takes"),
    (Holder::Artefact, "mandates", OBJECTS),
    (Holder::Artefact, "rules", OBJECTS),
    (Holder::Artefact, "edits", SEVERAL),
    (Holder::Artefact, "text.placeholders", SEVERAL),
    (Holder::Artefact, "text.template_defaults", SEVERAL),
    (Holder::Artefact, "text.similar_to", OBJECTS),
    (Holder::Artefact, "text.statements", OBJECTS),
    (Holder::Artefact, "agreement.targets", OBJECTS),
    (Holder::Artefact, "plan.milestones", OBJECTS),
    (Holder::Artefact, "routine.rationale", OBJECTS),
    (Holder::Artefact, "routine.controls", SEVERAL),
    (Holder::Artefact, "routine.practice", OBJECTS),
    (Holder::Artefact, "review.delegates", OBJECTS),
    (Holder::Artefact, "action.requirements", SEVERAL),
    (Holder::Artefact, "objective.business_goals", SEVERAL),
    (Holder::Artefact, "metric.requirements", SEVERAL),
    (Holder::Artefact, "register.entries", OBJECTS),
    (Holder::Element, "id", "made of the key by the table"),
    (Holder::Person, "key", "made of the key by the table"),
    (Holder::Judgement, "id", "made of the key by the table"),
];

const OBJECTS: &str = "a list of entries with several fields each: no cell is large enough";
const SEVERAL: &str = "a list of texts, days or requirements: no kind of cell reads one yet";

fn schema() -> Value {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../clauses/schema/organisation.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The name of the definition that a property refers to, `null` left aside.
fn definition(property: &Value) -> Option<&str> {
    let reference = property.get("$ref").or_else(|| {
        let any = property.get("anyOf")?.as_array()?;
        any.iter().find_map(|one| one.get("$ref"))
    });
    reference?.as_str()?.strip_prefix("#/$defs/")
}

/// The paths below a definition down to what is no object of its own; logs are one thing.
fn paths(schema: &Value, name: &str, above: &str, into: &mut BTreeSet<String>) {
    let properties = schema["$defs"][name]["properties"].as_object().unwrap();
    for (key, property) in properties {
        let path = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        let below = definition(property)
            .filter(|name| *name != "LogDocument")
            .filter(|name| schema["$defs"][name].get("properties").is_some());
        match below {
            Some(below) => paths(schema, below, &path, into),
            None => {
                into.insert(path);
            }
        }
    }
}

#[test]
fn every_field_of_the_schema_is_filled_or_excepted() {
    let schema = schema();
    for (holder, name) in [
        (Holder::Artefact, "ArtefactDocument"),
        (Holder::Element, "ElementDocument"),
        (Holder::Person, "PersonDocument"),
        (Holder::Claim, "ClaimDocument"),
        (Holder::Judgement, "JudgementDocument"),
        (Holder::Exclusion, "ExclusionDocument"),
    ] {
        let mut there = BTreeSet::new();
        paths(&schema, name, "", &mut there);
        for path in &there {
            let filled = Field::find(holder, path).is_ok();
            let excepted = EXCEPTIONS.iter().any(|(who, known, _)| *who == holder && known == path);
            assert!(filled != excepted, "{name} {path}: filled {filled}, excepted {excepted}");
        }
        for row in FIELDS.iter().filter(|row| row.holder == holder) {
            let base = row.path.split_once("[]").map_or(row.path, |(head, _)| head);
            let base = base.strip_suffix(".first").unwrap_or(base);
            let base = base.strip_suffix(".last").unwrap_or(base);
            let own = matches!(row.path, "claims") || row.kind == Name;
            assert!(own || there.contains(base), "{name} has no {}", row.path);
        }
    }
}

#[test]
fn fields_are_written_as_they_are_read() {
    for text in ["title", "review.inputs[risks]", "links[governs]", "records.tests[dated].of"] {
        assert_eq!(Field::find(Holder::Artefact, text).unwrap().to_string(), text);
    }
}

#[test]
fn texts_that_are_no_field_are_refused() {
    let find = |text: &str| Field::find(Holder::Artefact, text);
    let near = |near: &str| Err(NoField::Unknown(Some(near.to_owned())));
    assert_eq!(find("aproval.on"), near("approval.on"));
    assert_eq!(find("Title"), near("title"));
    assert_eq!(find("links[likes]"), Err(NoField::Key));
    assert_eq!(find("contents[a b]"), Err(NoField::Key));
    assert_eq!(find("contents[]"), Err(NoField::Key));
    assert_eq!(find("supplier_type"), Err(NoField::Unknown(None)));
    for text in ["", "[", "]", "][", "a]b[c", "contents[a]b", "contents[a][b]"] {
        assert!(find(text).is_err(), "{text:?}");
    }
}
