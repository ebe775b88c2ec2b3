//! The words that a catalogue asks for, so that organisations can hold them.

use std::collections::BTreeMap;

use clausegraph_model::{
    ArtefactKind, Attribute, Key,
    document::{CatalogueDocument, ConditionDocument},
};

use super::dice::Dice;

/// What a catalogue asks for, each thing as often as it is asked.
#[derive(Default)]
pub(crate) struct Lexicon {
    /// The kinds that slots accept and populations list.
    pub(crate) kinds: Vec<ArtefactKind>,
    /// The kinds that are members of populations.
    pub(crate) members: Vec<ArtefactKind>,
    /// The words that conditions ask for, by attribute.
    words: BTreeMap<String, Vec<Key>>,
    /// The record tests, by the record population of their requirement.
    pub(crate) tests: BTreeMap<Key, Vec<Key>>,
}

impl Lexicon {
    /// Reads a catalogue.
    pub(crate) fn of(catalogue: &CatalogueDocument) -> Self {
        let mut found = Self::default();
        for population in &catalogue.populations {
            found.kinds.extend(&population.kinds);
            found.members.extend(&population.kinds);
            found.conditions(&population.members);
            found.conditions(&population.exceptions);
            found.conditions(&population.triggers);
            if let Some(records) = &population.records {
                found.add("records.population", records);
                found.kinds.push(ArtefactKind::RecordSet);
                found.members.push(ArtefactKind::RecordSet);
                found.tests.entry(records.clone()).or_default();
            }
        }
        for requirement in &catalogue.requirements {
            let records = catalogue
                .populations
                .iter()
                .find(|population| population.id == requirement.population)
                .and_then(|population| population.records.clone());
            for slot in &requirement.slots {
                slot.needs.iter().for_each(|needed| found.item(needed));
                slot.field.iter().for_each(|field| found.item(field));
                for accept in &slot.accepts {
                    found.kinds.push(accept.kind);
                    found.conditions(&accept.conditions);
                    accept.needs.iter().for_each(|needed| found.item(needed));
                }
                if let (Some(records), Some(test)) = (&records, &slot.test) {
                    let tests = found.tests.entry(records.clone()).or_default();
                    if !tests.contains(test) {
                        tests.push(test.clone());
                    }
                    found.kinds.push(ArtefactKind::RecordSet);
                }
            }
        }
        found
    }

    /// The words that conditions ask for of an attribute.
    pub(crate) fn words(&self, attribute: &str) -> &[Key] {
        self.words.get(attribute).map_or(&[], Vec::as_slice)
    }

    /// One of the words that conditions ask for of an attribute.
    pub(crate) fn word(&self, dice: &mut Dice, attribute: &str) -> Option<Key> {
        dice.pick(self.words(attribute)).cloned()
    }

    fn conditions(&mut self, conditions: &[ConditionDocument]) {
        for condition in conditions {
            self.item(&condition.field);
            for word in &condition.is {
                self.add(&condition.field.to_string(), word);
            }
        }
    }

    /// The key of `contents[key]` is a word of `contents`.
    fn item(&mut self, attribute: &Attribute) {
        let text = attribute.to_string();
        if let Some((list, rest)) = text.split_once('[')
            && let Ok(key) = rest.trim_end_matches(']').parse()
        {
            self.add(list, &key);
        }
    }

    fn add(&mut self, attribute: &str, word: &Key) {
        let words = self.words.entry(attribute.to_owned()).or_default();
        if !words.contains(word) {
            words.push(word.clone());
        }
    }
}
