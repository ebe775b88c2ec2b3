//! From what rows say to entries of the document.

use std::collections::BTreeSet;

use clausegraph_model::{
    ArtefactKind, Fact,
    document::{
        ArtefactDocument, CarriedDocument, ClaimDocument, ElementDocument, ExclusionDocument,
        JudgementDocument, PersonDocument,
    },
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::{
    date,
    defect::CellDefect,
    entries::{Entry, Spot},
    field::{Field, Holder},
    fill::Filled,
    map::{Makes, RegisterMap},
    people::People,
    table::OpenTable,
};

/// The entries that were made.
#[derive(Debug, Default)]
pub(crate) struct Made {
    pub(crate) artefacts: Vec<ArtefactDocument>,
    pub(crate) elements: Vec<(Makes, ElementDocument)>,
    pub(crate) people: Vec<PersonDocument>,
    pub(crate) claims: Vec<ClaimDocument>,
    pub(crate) judgements: Vec<JudgementDocument>,
    pub(crate) exclusions: Vec<ExclusionDocument>,
}

impl Made {
    /// Puts keys for names in titles, and where texts were kept as they were written.
    pub(crate) fn withhold_names(&mut self, people: &mut People) {
        for artefact in &mut self.artefacts {
            // Roles and forums are called by what they are.
            let is_office = matches!(artefact.kind, ArtefactKind::Role | ArtefactKind::Forum);
            if let Fact::Given(title) = &mut artefact.title
                && !is_office
            {
                *title = people.without_full_names(title);
            }
            for carried in &mut artefact.carried {
                carried.value = people.without_names(&carried.value);
            }
            let key = |carried: &CarriedDocument| (carried.field.clone(), carried.value.clone());
            artefact.carried.sort_by_cached_key(key);
            artefact.carried.dedup();
        }
        for person in &mut self.people {
            if let Fact::Given(office) = &mut person.office {
                *office = people.without_names(office);
            }
        }
    }
}

/// Makes the entry of an id.
pub(crate) fn entry(
    makes: Makes,
    id: &str,
    entry: &Entry,
    filled: Filled,
    map: &RegisterMap,
    tables: &mut [OpenTable<'_>],
    made: &mut Made,
) {
    let mut object = Map::new();
    let mut wrong = Vec::new();
    for (field, value) in filled.values {
        insert(&mut object, &field, value);
    }
    join_periods(&mut object, &mut wrong);
    let result = match makes.holder() {
        Holder::Artefact => {
            object.insert("id".to_owned(), json!(id));
            object.insert("kind".to_owned(), json!(entry.kind));
            object.insert("source".to_owned(), json!(map.source.id));
            for part in ["approval", "extent", "usage", "retention"] {
                collapse(&mut object, part);
            }
            let carried = filled.carried.into_iter();
            let carried = carried.map(|(field, value)| json!({"field": field, "value": value}));
            object.insert("carried".to_owned(), Value::Array(carried.collect()));
            for claim in filled.claims {
                let mut claim = claim;
                if let Some(claim) = claim.as_object_mut() {
                    claim.insert("artefact".to_owned(), json!(id));
                }
                match read(claim) {
                    Ok(claim) => made.claims.push(claim),
                    Err(defect) => wrong.push(("claims".to_owned(), defect)),
                }
            }
            read(object).map(|artefact| made.artefacts.push(artefact))
        }
        Holder::Element => {
            object.insert("id".to_owned(), json!(id));
            read(object).map(|element| made.elements.push((makes, element)))
        }
        Holder::Person => {
            object.insert("key".to_owned(), json!(id));
            read(object).map(|person| made.people.push(person))
        }
        Holder::Claim => {
            object.retain(|_, value| !value.is_null());
            object.entry("state").or_insert_with(|| json!("suggested"));
            read(object).map(|claim| made.claims.push(claim))
        }
        Holder::Judgement => {
            object.insert("id".to_owned(), json!(id));
            object.retain(|_, value| !value.is_null());
            read(object).map(|judgement| made.judgements.push(judgement))
        }
        Holder::Exclusion => read(object).map(|exclusion| made.exclusions.push(exclusion)),
    };
    wrong.extend(result.err().map(|defect| ("entry".to_owned(), defect)));
    let Some((number, row)) = entry.rows.first() else {
        return;
    };
    if let Some(table) = tables.get_mut(*number) {
        let column = table.key.as_ref().and_then(|cells| cells.first()).map_or(0, |cell| cell.at);
        let spot = Spot::of(table, *number, *row, column);
        let value = if makes == Makes::Claims { "" } else { id };
        for (field, defect) in wrong {
            table.problem(&spot, &field, value, defect);
        }
    }
}

/// Reads a value as the type of the document that it is.
fn read<T: DeserializeOwned>(value: impl Into<Value>) -> Result<T, CellDefect> {
    serde_json::from_value(value.into())
        .map_err(|error| CellDefect::Unsound { reason: error.to_string().replace('\n', " ") })
}

/// Puts a value where its field says.
fn insert(object: &mut Map<String, Value>, field: &Field, value: Value) {
    let path = field.path();
    let Some((list, tail)) = path.split_once("[]") else {
        set(object, path, value);
        return;
    };
    let Some(key) = &field.key else {
        return;
    };
    let Some(items) = list_at(object, list) else {
        return;
    };
    match (list, value) {
        (_, Value::Null | Value::Bool(false)) => {}
        ("links", Value::Array(ids)) => {
            items.extend(ids.into_iter().map(|to| json!({"type": key, "to": to})));
        }
        ("intervals", every) => items.push(json!({"of": key, "every": every})),
        ("records.tests", number) => {
            let tail = tail.trim_start_matches('.').to_owned();
            let test = items.iter_mut().find(|test| test.get("test") == Some(&json!(key)));
            match test.and_then(Value::as_object_mut) {
                Some(test) => {
                    test.insert(tail, number);
                }
                None => items.push(json!({"test": key, tail: number})),
            }
        }
        (_, Value::String(note)) => items.push(json!({"item": key, "note": note})),
        (_, _) => items.push(json!({"item": key})),
    }
}

/// The object that a path leads to, and the last step.
fn parent<'o, 'p>(
    object: &'o mut Map<String, Value>,
    path: &'p str,
) -> Option<(&'o mut Map<String, Value>, &'p str)> {
    let mut here = object;
    let mut rest = path;
    while let Some((step, tail)) = rest.split_once('.') {
        let next = here.entry(step).or_insert_with(|| json!({}));
        if next.is_null() || next.is_string() {
            *next = json!({});
        }
        here = next.as_object_mut()?;
        rest = tail;
    }
    Some((here, rest))
}

fn set(object: &mut Map<String, Value>, path: &str, value: Value) {
    let Some((object, last)) = parent(object, path) else {
        return;
    };
    // Columns of single items may have begun the list.
    match (object.get_mut(last), value) {
        (Some(Value::Array(items)), Value::Array(more)) => {
            let known: BTreeSet<String> = items.iter().map(Value::to_string).collect();
            items.extend(more.into_iter().filter(|item| !known.contains(&item.to_string())));
        }
        (_, value) => {
            object.insert(last.to_owned(), value);
        }
    }
}

/// The list at a path; a list of which all is stated none is empty.
fn list_at<'o>(object: &'o mut Map<String, Value>, path: &str) -> Option<&'o mut Vec<Value>> {
    let (holder, step) = parent(object, path)?;
    let list = holder.entry(step).or_insert_with(|| json!([]));
    if !list.is_array() {
        *list = json!([]);
    }
    list.as_array_mut()
}

/// Makes periods of first and last days that stand in columns of their own.
fn join_periods(object: &mut Map<String, Value>, wrong: &mut Vec<(String, CellDefect)>) {
    for part in ["usage", "review", "records"] {
        let Some(part_object) = object.get_mut(part).and_then(Value::as_object_mut) else {
            continue;
        };
        let Some(Value::Object(ends)) = part_object.get("period").cloned() else {
            continue;
        };
        let end = |name: &str| ends.get(name).and_then(Value::as_str)?.parse().ok();
        let period = match (end("first"), end("last")) {
            (Some(first), Some(last)) => {
                date::spanning(first, last).map(|period| period.to_string())
            }
            (None, None) => {
                part_object.insert("period".to_owned(), Value::Null);
                continue;
            }
            (Some(_), None) | (None, Some(_)) => Err(CellDefect::HalfPeriod),
        };
        match period {
            Ok(period) => {
                part_object.insert("period".to_owned(), json!(period));
            }
            Err(defect) => {
                part_object.remove("period");
                wrong.push((format!("{part}.period"), defect));
            }
        }
    }
}

/// A part with nothing in it that is given is stated none.
fn collapse(object: &mut Map<String, Value>, part: &str) {
    let is_none = object
        .get(part)
        .and_then(Value::as_object)
        .is_some_and(|fields| fields.values().all(Value::is_null));
    if is_none {
        object.insert(part.to_owned(), Value::Null);
    }
}
