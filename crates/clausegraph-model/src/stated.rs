//! What a file states under a field, as text: for those who want to see what was read.

use serde::Serialize;
use serde_json::Value;

use crate::{Artefact, Element, Fact, document::PersonDocument};

/// What an entry states under a field, written as in the files: `routine.tool`, `review.inputs`.
///
/// Texts stand as they are, lists entry by entry. A field that the entry cannot have is unknown.
fn stated(entry: &impl Serialize, field: &str) -> Fact<String> {
    let Ok(mut value) = serde_json::to_value(entry) else { return Fact::Unknown };
    for step in field.split('.') {
        let next = value.get_mut(step).map(Value::take);
        let Some(next) = next else { return Fact::Unknown };
        value = next;
    }
    if value.is_null() || value.as_array().is_some_and(Vec::is_empty) {
        return Fact::StatedNone;
    }
    Fact::Given(text(&value))
}

/// A value on one line: the entries of a list one after the other, the fields of an entry by name.
fn text(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(entries) => {
            let objects = entries.iter().any(Value::is_object);
            let texts: Vec<String> = entries.iter().map(text).collect();
            texts.join(if objects { "; " } else { ", " })
        }
        Value::Object(fields) => {
            let texts: Vec<String> =
                fields.iter().map(|(name, value)| format!("{name} {}", text(value))).collect();
            texts.join(", ")
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

impl Artefact {
    /// What it states under a field, written as in the files.
    ///
    /// ```
    /// use clausegraph_model::{Catalogue, Fact, Organisation, SourceText};
    /// # let catalogue = r#"{"format_version": 1, "catalogue": {"id": "x@1", "title": "X", "wording": "Own words.",
    /// #   "exclusions": "none"}}"#;
    /// # let file = SourceText { name: "catalogue.json".into(), text: catalogue.into() };
    /// # let catalogue = Catalogue::load(&[file], &[]).0.ok_or("no catalogue")?;
    /// let text = r#"{"format_version": 1, "artefacts": [
    ///     {"id": "R-1", "kind": "routine", "owner": null, "routine": {"tool": "the desk"}}]}"#;
    /// let file = SourceText { name: "acme.json".into(), text: text.into() };
    /// let (organisation, _) = Organisation::load(&[file], &catalogue);
    /// let organisation = organisation.ok_or("the organisation has problems")?;
    /// let routine = organisation.artefact("R-1").ok_or("no such artefact")?;
    /// assert_eq!(routine.stated("routine.tool"), Fact::Given("the desk".to_owned()));
    /// assert_eq!(routine.stated("owner"), Fact::StatedNone);
    /// assert_eq!(routine.stated("title"), Fact::Unknown);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn stated(&self, field: &str) -> Fact<String> {
        stated(self.document(), field)
    }
}

impl Element {
    /// What it states under a field, written as in the files.
    pub fn stated(&self, field: &str) -> Fact<String> {
        stated(self.document(), field)
    }
}

impl PersonDocument {
    /// What the entry states under a field, written as in the files.
    pub fn stated(&self, field: &str) -> Fact<String> {
        stated(self, field)
    }
}
