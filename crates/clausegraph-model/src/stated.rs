//! What a file states under a field, as text: for those who want to see what was read.

use std::collections::BTreeSet;

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

/// A field under which two entries state something else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldChange {
    /// The field, written as in the files: `owner`, `review.inputs`.
    pub field: String,
    /// What the first entry states.
    pub before: Fact<String>,
    /// What the second entry states.
    pub after: Fact<String>,
}

/// The fields under which two entries state something else, by name; those of a part one by one.
fn changes(before: &impl Serialize, after: &impl Serialize) -> Vec<FieldChange> {
    let mut found = Vec::new();
    if let (Ok(before), Ok(after)) = (serde_json::to_value(before), serde_json::to_value(after)) {
        compare("", Some(&before), Some(&after), &mut found);
    }
    found
}

fn compare(
    field: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    found: &mut Vec<FieldChange>,
) {
    if before == after {
        return;
    }
    if let (Some(Value::Object(before)), Some(Value::Object(after))) = (before, after) {
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for name in names {
            let inner = if field.is_empty() { name.clone() } else { format!("{field}.{name}") };
            compare(&inner, before.get(name), after.get(name), found);
        }
        return;
    }
    let said = |value: Option<&Value>| match value {
        None => Fact::Unknown,
        Some(Value::Null) => Fact::StatedNone,
        Some(value) => Fact::Given(text(value)),
    };
    let (before, after) = (said(before), said(after));
    found.push(FieldChange { field: field.to_owned(), before, after });
}

impl Artefact {
    /// The fields under which another state of it says something else, by name.
    ///
    /// ```
    /// use clausegraph_model::{Catalogue, Fact, Organisation, SourceText};
    /// # let catalogue = r#"{"format_version": 1, "catalogue": {"id": "x@1", "title": "X", "wording": "Own words.",
    /// #   "exclusions": "none"}}"#;
    /// # let file = SourceText { name: "catalogue.json".into(), text: catalogue.into() };
    /// # let catalogue = Catalogue::load(&[file], &[]).0.ok_or("no catalogue")?;
    /// let state = |text: &str| {
    ///     let file = SourceText { name: "acme.json".into(), text: text.into() };
    ///     Organisation::load(&[file], &catalogue).0.ok_or("the organisation has problems")
    /// };
    /// let may = state(r#"{"format_version": 1, "artefacts": [{"id": "P-1", "kind": "policy"}]}"#)?;
    /// let june = state(r#"{"format_version": 1, "artefacts": [
    ///     {"id": "P-1", "kind": "policy", "owner": null}]}"#)?;
    /// let (before, after) = (may.artefact("P-1").ok_or("?")?, june.artefact("P-1").ok_or("?")?);
    /// let changes = before.changes(after);
    /// assert_eq!(changes[0].field, "owner");
    /// assert_eq!((&changes[0].before, &changes[0].after), (&Fact::Unknown, &Fact::StatedNone));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changes(&self, after: &Self) -> Vec<FieldChange> {
        if self.document() == after.document() {
            return Vec::new();
        }
        changes(self.document(), after.document())
    }

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
    /// The fields under which another state of it says something else, by name.
    pub fn changes(&self, after: &Self) -> Vec<FieldChange> {
        if self.document() == after.document() {
            return Vec::new();
        }
        changes(self.document(), after.document())
    }

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
