//! Every day that an organisation writes down, whatever the field.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::{Date, Fact, Organisation, Period};

impl Organisation {
    /// Every day that any entry writes down, the first and the last one of a period both.
    ///
    /// They are read from what is written and not from a list of fields, so that a field of days that comes
    /// to the documents later cannot be forgotten here. A title that looks like a day counts as one: whoever
    /// asks wants no day left out, and one more does no harm.
    ///
    /// ```
    /// use clausegraph_model::{Catalogue, Organisation, SourceText};
    ///
    /// let source = |text: &str| SourceText { name: "file.json".into(), text: text.into() };
    /// let catalogue = source(r#"{ "format_version": 1, "catalogue": { "id": "example@1",
    ///     "title": "An example", "exclusions": "none", "wording": "own" } }"#);
    /// let (catalogue, _) = Catalogue::load(&[catalogue], &[]);
    /// let catalogue = catalogue.ok_or("the catalogue has problems")?;
    /// let organisation = source(r#"{ "format_version": 1, "artefacts": [
    ///     { "id": "SLA-1", "kind": "sla", "approval": { "by": "ann", "on": "2026-03-01" },
    ///       "agreement": { "valid_to": "2027-02-28" } }] }"#);
    /// let (organisation, _) = Organisation::load(&[organisation], &catalogue);
    /// let organisation = organisation.ok_or("the organisation has problems")?;
    /// let days: Vec<String> = organisation.days().iter().map(ToString::to_string).collect();
    /// assert_eq!(days, ["2026-03-01", "2027-02-28"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn days(&self) -> BTreeSet<Date> {
        let mut found = BTreeSet::new();
        for artefact in self.artefacts() {
            add(artefact.document(), &mut found);
        }
        for element in self.elements() {
            add(element.document(), &mut found);
        }
        for claim in self.claims() {
            add(claim.document(), &mut found);
        }
        for judgement in self.judgements() {
            add(judgement, &mut found);
        }
        for paper in self.working_papers() {
            add(paper, &mut found);
        }
        for decision in self.document_decisions() {
            add(decision, &mut found);
        }
        for person in self.people().given().into_iter().flatten() {
            add(person, &mut found);
        }
        if let Some(engagement) = self.engagement() {
            add(engagement, &mut found);
        }
        if let Fact::Given(exclusions) = self.exclusions() {
            exclusions.for_each(|exclusion| add(exclusion, &mut found));
        }
        found
    }
}

fn add(document: &impl Serialize, found: &mut BTreeSet<Date>) {
    // Documents hold texts, numbers, lists and structs only, none of which JSON refuses.
    let value = serde_json::to_value(document);
    debug_assert!(value.is_ok(), "every document is written to files as JSON");
    walk(&value.unwrap_or_default(), found);
}

fn walk(value: &Value, found: &mut BTreeSet<Date>) {
    match value {
        Value::String(text) => read(text, found),
        Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| walk(field, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The length of `YYYY-MM-DD`, and of two of them with a stroke between.
const LENGTHS: [usize; 2] = [10, 21];

fn read(text: &str, found: &mut BTreeSet<Date>) {
    // Most texts are neither, and their length says so.
    if !LENGTHS.contains(&text.len()) {
        return;
    }
    if let Ok(day) = text.parse::<Date>() {
        found.insert(day);
    } else if let Ok(period) = text.parse::<Period>() {
        found.extend([period.first(), period.last()]);
    }
}
