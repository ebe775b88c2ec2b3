//! Organisations made of others: something is taken away, moved, doubled or exchanged at random.
//!
//! All is decided by a seed, so that the same seed makes the same organisations.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Date, Family, document::RuleBindingDocument};
use serde_json::{Map, Value, json};

/// Fields that say what an entry is, which are left as they are.
const LEFT_ALONE: &[&str] = &["format_version", "id", "key", "kind", "parameters", "sources"];

/// Chance, from a seed (`SplitMix64`).
#[derive(Clone, Debug)]
pub struct Dice {
    state: u64,
}

impl Dice {
    /// Dice whose throws follow from a text.
    pub fn seeded(seed: &str) -> Self {
        let fold = |state: u64, byte: u8| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self { state: seed.bytes().fold(0xcbf2_9ce4_8422_2325, fold) }
    }

    /// A number below a bound; 0 where the bound is.
    pub fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        usize::try_from(mixed % bound).unwrap_or(0)
    }

    /// One of some things.
    pub fn one_of<'t, T>(&mut self, things: &'t [T]) -> Option<&'t T> {
        things.get(self.below(things.len()))
    }
}

/// Which values stand under which field in some organisations.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    words: BTreeMap<String, BTreeSet<String>>,
}

impl Corpus {
    /// The values of some organisations.
    pub fn of(organisations: &[&Value]) -> Self {
        let mut corpus = Self::default();
        for organisation in organisations {
            corpus.add("", organisation);
        }
        corpus
    }

    fn add(&mut self, field: &str, value: &Value) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    self.add(name, value);
                }
            }
            Value::Array(entries) => {
                for entry in entries {
                    self.add(field, entry);
                }
            }
            Value::String(text) => {
                self.words.entry(field.to_owned()).or_default().insert(text.clone());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Another text that stands under a field somewhere.
    fn another(&self, dice: &mut Dice, field: &str) -> Option<String> {
        let words: Vec<&String> = self.words.get(field).into_iter().flatten().collect();
        dice.one_of(&words).map(|word| (*word).clone())
    }
}

/// Changes one thing in an organisation.
pub fn mutate(
    dice: &mut Dice,
    corpus: &Corpus,
    binding: &RuleBindingDocument,
    organisation: &mut Value,
) {
    match dice.below(16) {
        0 => change_a_parameter(dice, binding, organisation),
        1 | 2 => double_an_artefact(dice, organisation),
        3 if dice.below(3) == 0 => change_sources(dice, organisation),
        _ => {
            let places = places(organisation);
            let Some(place) = dice.one_of(&places).cloned() else { return };
            change_a_place(dice, corpus, organisation, &place);
        }
    }
}

/// A way from the outside in: names of fields and numbers of entries.
type Place = Vec<String>;

/// All fields and entries that may be changed.
fn places(organisation: &Value) -> Vec<Place> {
    let mut found = Vec::new();
    collect(organisation, &mut Vec::new(), &mut found);
    found
}

fn collect(value: &Value, way: &mut Place, found: &mut Vec<Place>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !LEFT_ALONE.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), value))
            .collect(),
        Value::Array(entries) => {
            entries.iter().enumerate().map(|(at, entry)| (at.to_string(), entry)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return,
    };
    for (step, value) in inner {
        way.push(step);
        // The lists of the organisation itself are no fields that somebody leaves blank.
        if way.len() > 1 || way.first().is_some_and(|name| name == "people") {
            found.push(way.clone());
        }
        collect(value, way, found);
        way.pop();
    }
}

fn pointer(place: &[String]) -> String {
    place.iter().flat_map(|step| ["/", step]).collect()
}

/// Takes a field away, states that there is none, or gives it another value.
fn change_a_place(dice: &mut Dice, corpus: &Corpus, organisation: &mut Value, place: &Place) {
    let Some((last, outer)) = place.split_last() else { return };
    let field = place.iter().rev().find(|step| step.parse::<usize>().is_err());
    let Some(field) = field.cloned() else { return };
    let Some(outer) = organisation.pointer_mut(&pointer(outer)) else { return };
    let Some(value) = outer.pointer_mut(&pointer(std::slice::from_ref(last))) else { return };
    let kept = match (dice.below(4), &mut *value) {
        (0, _) => false,
        (1, _) => {
            *value = Value::Null;
            true
        }
        (_, Value::String(text)) => {
            *text = another_text(dice, corpus, &field, text);
            true
        }
        (_, Value::Bool(is)) => {
            *is = !*is;
            true
        }
        (_, Value::Number(number)) => {
            let near = number.as_u64().unwrap_or(0) + 4;
            let less = u64::try_from(dice.below(9)).unwrap_or(0);
            *value = json!(near.saturating_sub(less));
            true
        }
        (2, Value::Array(entries)) if !entries.is_empty() => {
            let at = dice.below(entries.len());
            entries.remove(at);
            true
        }
        (_, Value::Array(_) | Value::Object(_) | Value::Null) => return,
    };
    match outer {
        Value::Object(fields) if !kept => {
            fields.remove(last);
        }
        Value::Array(entries) => {
            // An entry is no fact of its own: it is there or not.
            let at = last.parse().unwrap_or(usize::MAX);
            if (!kept || entries.get(at).is_some_and(Value::is_null)) && at < entries.len() {
                entries.remove(at);
            }
        }
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A day that lies elsewhere, another number, or another word of the same field.
fn another_text(dice: &mut Dice, corpus: &Corpus, field: &str, text: &str) -> String {
    if let Ok(date) = text.parse::<Date>() {
        return moved(dice, date).to_string();
    }
    if let Some((first, last)) = text.split_once('/')
        && let (Ok(first), Ok(last)) = (first.parse::<Date>(), last.parse::<Date>())
    {
        let (first, last) = (moved(dice, first), moved(dice, last));
        return format!("{}/{}", first.min(last), first.max(last));
    }
    corpus.another(dice, field).unwrap_or_else(|| text.to_owned())
}

fn moved(dice: &mut Dice, date: Date) -> Date {
    let far = match dice.below(3) {
        0 => 1,
        1 => 30,
        _ => 400,
    };
    let days = i64::try_from(dice.below(2 * far + 1)).unwrap_or(0);
    date.shifted(days - i64::try_from(far).unwrap_or(0))
}

fn artefacts(organisation: &mut Value) -> Option<&mut Vec<Value>> {
    organisation.get_mut("artefacts").and_then(Value::as_array_mut)
}

fn double_an_artefact(dice: &mut Dice, organisation: &mut Value) {
    let Some(list) = artefacts(organisation) else { return };
    let number = list.len();
    let Some(mut double) = dice.one_of(list).cloned() else { return };
    if let Some(id) = double.get_mut("id")
        && let Some(text) = id.as_str()
    {
        *id = json!(format!("{text}-{number}"));
    }
    list.push(double);
}

fn change_a_parameter(dice: &mut Dice, binding: &RuleBindingDocument, organisation: &mut Value) {
    let Some(parameter) = dice.one_of(&binding.parameters) else { return };
    let name = binding.parameter_name(parameter);
    let is_share = parameter.value.to_string().contains('.');
    let value = if is_share {
        let hundredths = dice.below(101);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    } else {
        dice.below(6).to_string()
    };
    let Some(fields) = organisation.as_object_mut() else { return };
    let list = fields.entry("parameters").or_insert_with(|| json!([]));
    let Some(list) = list.as_array_mut() else { return };
    list.retain(|entry| entry.get("name").and_then(Value::as_str) != Some(&name));
    list.push(json!({ "name": name, "value": value }));
}

/// Says which families one source carries: each one more often than not.
fn change_sources(dice: &mut Dice, organisation: &mut Value) {
    let carried = Family::ALL.iter().filter(|_| dice.below(4) > 0);
    let families: Vec<Value> = carried.map(|family| json!(family.as_str())).collect();
    let mut source = Map::new();
    source.insert("id".to_owned(), json!("lists"));
    source.insert("carries".to_owned(), Value::Array(families));
    if let Some(fields) = organisation.as_object_mut() {
        fields.insert("sources".to_owned(), json!([source]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same() {
        let throws = |seed| {
            let mut dice = Dice::seeded(seed);
            (0..20).map(|_| dice.below(100)).collect::<Vec<_>>()
        };
        assert_eq!(throws("a"), throws("a"));
        assert_ne!(throws("a"), throws("b"));
    }

    #[test]
    fn lists_of_the_organisation_and_ids_stay() {
        let organisation = json!({
            "format_version": 1,
            "artefacts": [{ "id": "R-1", "kind": "routine", "owner": "ida", "covers": ["a"] }],
        });
        let places: Vec<String> =
            places(&organisation).iter().map(|place| pointer(place)).collect();
        assert_eq!(
            places,
            ["/artefacts/0", "/artefacts/0/covers", "/artefacts/0/covers/0", "/artefacts/0/owner"]
        );
    }
}
