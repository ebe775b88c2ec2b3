//! The people of a tree: their keys, and that their names stay out of what is made of it.

use std::collections::BTreeMap;

use clausegraph_model::{
    Fact, IdError, Key, PersonKey,
    document::{ArtefactDocument, ClaimDocument, ItemDocument},
};

use super::Rules;
use crate::persons::{self, Persons};

/// Who is known by the rules, and who got a key on the way.
#[derive(Debug)]
pub(crate) struct People {
    organisation: Key,
    persons: Persons,
    known: Vec<(String, PersonKey)>,
    /// The names as they are written, and the keys that were made of them.
    made: BTreeMap<String, PersonKey>,
}

impl People {
    pub(crate) fn of(rules: &Rules) -> Self {
        Self {
            organisation: rules.organisation.id.clone(),
            persons: rules.persons,
            known: rules.people.clone(),
            made: BTreeMap::new(),
        }
    }

    /// The key of a person by what a document writes.
    pub(crate) fn key(&mut self, written: &str) -> Result<PersonKey, IdError> {
        let named =
            self.known.iter().find(|(name, key)| name == written || key.as_str() == written);
        if let Some((_, key)) = named {
            return Ok(key.clone());
        }
        let key = match self.persons {
            Persons::Names => persons::readable_key(written)?,
            Persons::Pseudonyms => persons::pseudonym(&self.organisation, written),
        };
        self.made.insert(written.to_owned(), key.clone());
        Ok(key)
    }

    /// The keys of people on one line, so that a list of names is kept without them.
    pub(crate) fn keys_of(&mut self, names: &[String]) -> String {
        let keys: Vec<String> = names
            .iter()
            .filter_map(|name| self.key(name).ok())
            .map(|key| key.to_string())
            .collect();
        keys.join(", ")
    }

    /// How many people got a key that the rules do not name.
    pub(crate) fn made(&self) -> usize {
        let keys: std::collections::BTreeSet<&PersonKey> = self.made.values().collect();
        keys.len()
    }

    /// Puts keys for the names that are known wherever else an artefact holds them.
    pub(crate) fn take_out(&self, artefact: &mut ArtefactDocument) {
        let mut texts: Vec<&mut String> = Vec::new();
        texts.extend(given(&mut artefact.title));
        texts.extend(given(&mut artefact.version));
        texts.extend(artefact.carried.iter_mut().map(|carried| &mut carried.value));
        if let Fact::Given(items) = &mut artefact.contents {
            texts.extend(items.iter_mut().flat_map(|item: &mut ItemDocument| &mut item.at));
        }
        if let Some(review) = &mut artefact.review {
            texts.extend(given(&mut review.results));
        }
        self.take_out_of(texts);
    }

    /// The same for the place that a claim names.
    pub(crate) fn take_out_of_claim(&self, claim: &mut ClaimDocument) {
        self.take_out_of(claim.at.iter_mut().collect());
    }

    fn take_out_of(&self, texts: Vec<&mut String>) {
        if self.persons == Persons::Names {
            return;
        }
        let known = self.known.iter().filter(|(name, _)| is_full_name(name));
        let known = known.map(|(name, key)| (name, key));
        let mut names: Vec<(&String, &PersonKey)> = self.made.iter().chain(known).collect();
        // `Jane Doe-Smith` goes before `Jane Doe`.
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for text in texts {
            for (name, key) in &names {
                replace(text, name, key.as_str());
            }
        }
    }
}

/// Whether a name that the rules translate is one of a person and not of an office: several words,
/// each with a capital.
fn is_full_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    words.clone().count() > 1
        && words.all(|word| word.chars().next().is_some_and(char::is_uppercase))
}

fn given<T>(fact: &mut Fact<T>) -> Option<&mut T> {
    match fact {
        Fact::Given(value) => Some(value),
        Fact::StatedNone | Fact::Unknown => None,
    }
}

/// Replaces a name wherever it stands as whole words.
fn replace(text: &mut String, name: &str, key: &str) {
    // A single short word is too likely to mean something else.
    if name.chars().count() < 4 || !text.contains(name) {
        return;
    }
    let mut told = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(name) {
        told.push_str(before);
        let inside = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        let whole = !inside(told.chars().next_back()) && !inside(after.chars().next());
        told.push_str(if whole { key } else { name });
        rest = after;
    }
    told.push_str(rest);
    *text = told;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_as_whole_words() {
        for (text, expected) in [
            ("Plan of Jane Doe", "Plan of p-1"),
            ("Jane Doe, Jane Doel", "p-1, Jane Doel"),
            ("nothing", "nothing"),
        ] {
            let mut text = text.to_owned();
            replace(&mut text, "Jane Doe", "p-1");
            assert_eq!(text, expected);
        }
    }
}
