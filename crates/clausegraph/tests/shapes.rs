//! Slots are designed requirement by requirement: where many share one shape, a list says why.

#![expect(clippy::unwrap_used, reason = "a test stops at once")]

use std::{collections::BTreeMap, fmt::Write, path::Path};

use clausegraph::{Attribute, Requirement, catalogue_with, document::SlotDocument};

/// How many requirements may share a shape without a word of explanation.
const MOST: usize = 15;

/// An attribute without the key of a list item.
fn shape_of_attribute(attribute: &Attribute) -> String {
    let written = attribute.to_string();
    written.split_once('[').map_or(written.clone(), |(list, _)| format!("{list}[]"))
}

/// What a slot looks like when its words are taken away: subjects, keys, names, notes.
fn shape_of_slot(slot: &SlotDocument) -> String {
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list.join("+")
    };
    let attributes = |list: &[Attribute]| sorted(list.iter().map(shape_of_attribute).collect());
    let accepts = sorted(
        slot.accepts
            .iter()
            .map(|accept| {
                let asked: Vec<Attribute> =
                    accept.conditions.iter().map(|condition| condition.field.clone()).collect();
                format!("{} {} {}", accept.kind, attributes(&asked), attributes(&accept.needs))
            })
            .collect(),
    );
    let mut shape = format!("{} {} {} [{accepts}]", slot.aspect, slot.take, slot.reach);
    let flags = [
        (slot.itself, "itself"),
        (slot.as_it_is, "as-it-is"),
        (slot.test.is_some(), "test"),
        (slot.content, "content"),
        (slot.lapses_after.is_some(), "lapses"),
        (slot.any_of.is_some(), "group"),
        (!slot.required, "shown-only"),
    ];
    for (_, flag) in flags.iter().filter(|(set, _)| *set) {
        write!(shape, " {flag}").unwrap();
    }
    let field = slot.field.as_ref().map(shape_of_attribute).unwrap_or_default();
    write!(shape, " {} {field}", attributes(&slot.needs)).unwrap();
    shape
}

#[test]
fn a_shape_that_many_requirements_share_is_explained() {
    let catalogue = catalogue_with(&["amd1-2024"]).unwrap();
    let mut shapes: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for requirement in catalogue.requirements() {
        let shape: Vec<String> = requirement.slots().iter().map(shape_of_slot).collect();
        if !shape.is_empty() {
            shapes.entry(shape).or_default().push(requirement.id().as_str());
        }
    }
    let shared: BTreeMap<&str, Vec<&str>> =
        shapes.into_values().filter(|ids| ids.len() > MOST).map(|ids| (ids[0], ids)).collect();

    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../clauses/iso20000-1@2018+a1/shared-shapes.csv");
    let mut rows = csv::Reader::from_path(path).unwrap();
    let mut explained: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows.records() {
        let row = row.unwrap();
        let (like, clause, ids, why) = (&row[0], &row[1], &row[2], &row[3]);
        assert!(why.ends_with('.') && why.len() > 30, "{clause}: {why}");
        for id in ids.split(' ') {
            let found = catalogue.requirement(id).map(Requirement::clause_id);
            assert_eq!(found.map(clausegraph::ClauseId::as_str), Some(clause), "{id}");
            explained.entry(like.to_owned()).or_default().push(id.to_owned());
        }
    }
    let shared: BTreeMap<String, Vec<String>> = shared
        .into_iter()
        .map(|(like, ids)| (like.to_owned(), ids.into_iter().map(str::to_owned).collect()))
        .collect();
    assert_eq!(shared, explained);
}
