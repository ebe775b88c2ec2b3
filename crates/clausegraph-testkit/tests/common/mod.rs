//! Cases small enough to be read.

use clausegraph_model::{
    Date,
    document::{CatalogueDocument, OrganisationDocument},
};
use clausegraph_testkit::naive::{Row, assess};
use serde_json::{Value, json};

pub(crate) fn as_of() -> Date {
    "2026-11-22".parse().unwrap()
}

/// A catalogue of clauses 4 (retained) and 8, with these populations and requirements.
pub(crate) fn catalogue(
    populations: &Value,
    requirements: &[Value],
    control: &Value,
) -> CatalogueDocument {
    let requirements: Vec<Value> = requirements
        .iter()
        .map(|given| {
            let mut whole = json!({
                "clause": "8.1", "statement": "s", "tier": "stated", "question": "q"
            });
            for (key, value) in given.as_object().unwrap() {
                whole[key] = value.clone();
            }
            whole
        })
        .collect();
    serde_json::from_value(json!({
        "format_version": 1,
        "catalogue": {
            "id": "c@1", "title": "c", "wording": "w", "exclusions": "none",
            "parties": {"retained": ["4"], "control": control}
        },
        "clauses": [
            {"id": "4", "area": true}, {"id": "8", "area": true}, {"id": "8.1", "parent": "8"}
        ],
        "populations": populations,
        "requirements": requirements
    }))
    .unwrap()
}

pub(crate) fn organisation(mut entries: Value) -> OrganisationDocument {
    entries["format_version"] = json!(1);
    serde_json::from_value(entries).unwrap()
}

pub(crate) fn the_organisation() -> Value {
    json!([{"id": "o", "title": "t", "of": "organisation", "source": "organisation",
            "empty": "never"}])
}

/// What one requirement of one slot says where the organisation holds these artefacts.
pub(crate) fn run(
    populations: &Value,
    slots: &Value,
    artefacts: &Value,
    claims: &Value,
) -> Vec<Row> {
    let population = &populations[0]["id"];
    let asked = json!({"id": "8.1-a", "population": population, "slots": slots});
    let catalogue = catalogue(populations, &[asked], &json!([]));
    let organisation = organisation(json!({
        "artefacts": artefacts, "claims": claims,
        "people": [{"key": "director", "top_management": true},
                   {"key": "clerk", "top_management": false}, {"key": "somebody"}]
    }));
    assess(&catalogue, &organisation, as_of())
}

/// The status of the only cell, and the defects of the first offer to its last slot.
pub(crate) fn one(rows: &[Row]) -> (&'static str, Vec<&str>) {
    assert_eq!(rows.len(), 1, "{rows:?}");
    let offer = rows[0].slots.last().and_then(|slot| slot.offers.first());
    (
        rows[0].status,
        offer.into_iter().flat_map(|offer| &offer.defects).map(String::as_str).collect(),
    )
}

pub(crate) fn said(rows: &[Row]) -> Vec<(Option<&str>, &'static str)> {
    rows.iter().map(|row| (row.member.as_deref(), row.status)).collect()
}

pub(crate) fn one_slot(slot: &Value) -> Value {
    let mut whole = json!({
        "id": "run", "aspect": "operation", "take": "in-force", "reach": "blanket"
    });
    for (key, value) in slot.as_object().unwrap() {
        whole[key] = value.clone();
    }
    whole
}
