//! The JSON Schemas in `clauses/schema` follow from the document types.
//!
//! After a change of the types, write them anew: `UPDATE_SCHEMAS=1 cargo test --features schema --test schema`.

#![expect(clippy::unwrap_used, reason = "a broken fixture ends the test")]

use std::{env, fs, path::Path};

use clausegraph_model::document::{
    CatalogueDocument, ExpectationDocument, OrganisationDocument, OverlayDocument, SampleDocument,
};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;

fn schema<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    sorted(generator.into_root_schema_for::<T>().to_value())
}

/// Whether `serde_json` keeps the order of fields depends on who else is compiled with it.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> = fields.into_iter().collect();
            fields.sort_by(|one, two| one.0.cmp(&two.0));
            Value::Object(fields.into_iter().map(|(name, value)| (name, sorted(value))).collect())
        }
        Value::Array(entries) => entries.into_iter().map(sorted).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

fn check(name: &str, schema: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../clauses/schema")
        .join(format!("{name}.schema.json"));
    let text = format!("{schema:#}\n");
    if env::var_os("UPDATE_SCHEMAS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        return;
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == text,
        "{} is not what the types say: run with UPDATE_SCHEMAS=1",
        path.display()
    );
}

#[test]
fn the_schema_of_catalogues_follows_from_the_types() {
    check("catalogue", &schema::<CatalogueDocument>());
}

#[test]
fn the_schema_of_overlays_follows_from_the_types() {
    check("overlay", &schema::<OverlayDocument>());
}

#[test]
fn the_schema_of_organisations_follows_from_the_types() {
    check("organisation", &schema::<OrganisationDocument>());
}

#[test]
fn the_schema_of_expectations_follows_from_the_types() {
    check("expectation", &schema::<ExpectationDocument>());
}

#[test]
fn the_schema_of_samples_follows_from_the_types() {
    check("sample", &schema::<SampleDocument>());
}
