//! From written names to keys, so that no name stands in the document.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::Key;

use super::{
    defect::CellDefect,
    field::{Field, FieldKind},
    fold::{fold, words},
    map::{Origin, RegisterMap, RegisterTable},
};
use crate::{Persons, pseudonym, readable_key};

/// Who is known, and who got a key on the way.
#[derive(Debug)]
pub(crate) struct People {
    organisation: Key,
    persons: Persons,
    /// Folded names and offices, and the keys that they may mean.
    known: BTreeMap<String, BTreeSet<String>>,
    /// Keys that may stand in a cell as they are.
    keys: BTreeSet<String>,
    /// Folded names that stand in no document; offices are not among them.
    names: BTreeMap<String, String>,
    /// Keys that were made on the way.
    made: BTreeSet<String>,
}

impl People {
    pub(crate) fn of(map: &RegisterMap) -> Self {
        let mut people = Self {
            organisation: map.people_of.clone(),
            persons: map.persons,
            known: BTreeMap::new(),
            keys: BTreeSet::new(),
            names: BTreeMap::new(),
            made: BTreeSet::new(),
        };
        for (written, key) in &map.people {
            people.name(written, key.as_str());
        }
        for table in &map.tables {
            people.keys.extend(stated(table).map(ToOwned::to_owned));
        }
        people
    }

    /// Makes a key known that stands for itself.
    pub(crate) fn key(&mut self, key: &str) {
        self.keys.insert(key.to_owned());
    }

    /// Makes a name known.
    pub(crate) fn name(&mut self, written: &str, key: &str) {
        let name = fold(&turned(written));
        if name.is_empty() {
            return;
        }
        self.keys.insert(key.to_owned());
        // A name that is its own key gives nothing away.
        if written.trim() != key {
            self.withhold(&name, key);
        }
        self.known.entry(name).or_default().insert(key.to_owned());
    }

    /// Sees to it that a name stands nowhere; of two keys for it, which one it becomes must not depend
    /// on the order of the rows.
    fn withhold(&mut self, name: &str, key: &str) {
        let kept = self.names.entry(name.to_owned()).or_insert_with(|| key.to_owned());
        if key < kept.as_str() {
            key.clone_into(kept);
        }
    }

    /// Makes an office known; it may stand in the document.
    pub(crate) fn office(&mut self, written: &str, key: &str) {
        let office = fold(written);
        if !office.is_empty() {
            self.known.entry(office).or_default().insert(key.to_owned());
        }
    }

    /// The key of whom a cell writes.
    pub(crate) fn of_cell(&mut self, written: &str) -> Result<String, CellDefect> {
        let written = written.trim();
        if self.keys.contains(written) {
            return Ok(written.to_owned());
        }
        let name = turned(written);
        let folded = fold(&name);
        if folded.is_empty() {
            return Err(CellDefect::NoPerson);
        }
        if let Some(keys) = self.known.get(&folded).or_else(|| self.known.get(&fold(written))) {
            let mut some = keys.iter();
            return match (some.next(), some.next()) {
                (Some(key), None) => Ok(key.clone()),
                _ => Err(CellDefect::AmbiguousName { candidates: keys.iter().cloned().collect() }),
            };
        }
        let key = self.made_of(&name);
        if key != written {
            self.withhold(&folded, &key);
        }
        self.made.insert(key.clone());
        Ok(key)
    }

    /// A key made of a name.
    fn made_of(&self, name: &str) -> String {
        let readable = || readable_key(name).or_else(|_| readable_key(&fold(name)));
        let key = match self.persons {
            Persons::Names => readable().unwrap_or_else(|_| pseudonym(&self.organisation, name)),
            Persons::Pseudonyms => pseudonym(&self.organisation, name),
        };
        key.to_string()
    }

    /// How many people got a key that the map does not name.
    pub(crate) fn made(&self) -> usize {
        self.made.len()
    }

    /// A text in which keys stand for names that are known and for addresses of mail.
    pub(crate) fn without_names(&mut self, text: &str) -> String {
        let text = self.without_addresses(text);
        self.replaced(&text, 1)
    }

    /// A text in which keys stand for names of so many words or more.
    fn replaced(&self, text: &str, fewest: usize) -> String {
        let words = words(text);
        let mut told = String::with_capacity(text.len());
        let mut done = 0;
        let mut index = 0;
        while let Some((range, _)) = words.get(index) {
            let Some((length, key)) = self.name_at(words.get(index..).unwrap_or_default(), fewest)
            else {
                index += 1;
                continue;
            };
            let last = words.get(index + length - 1).map_or(range.end, |(last, _)| last.end);
            told.push_str(text.get(done..range.start).unwrap_or_default());
            told.push_str(&key);
            done = last;
            index += length;
        }
        told.push_str(text.get(done..).unwrap_or_default());
        told
    }

    /// The longest name that words begin with, and how many of them it takes.
    fn name_at(
        &self,
        words: &[(std::ops::Range<usize>, String)],
        fewest: usize,
    ) -> Option<(usize, String)> {
        const LONGEST: usize = 6;
        (fewest..=LONGEST.min(words.len())).rev().find_map(|length| {
            let here: Vec<&str> =
                words.iter().take(length).map(|(_, word)| word.as_str()).collect();
            let forward = here.join(" ");
            // `Doe, Jane` is Jane Doe.
            let (last, first) = here.split_first()?;
            let turned = format!("{} {last}", first.join(" "));
            let key = self.names.get(&forward).or_else(|| self.names.get(&turned));
            key.map(|key| (length, key.clone()))
        })
    }

    /// A text in which keys stand for names of several words; one word alone may mean anything.
    pub(crate) fn without_full_names(&self, text: &str) -> String {
        self.replaced(text, 2)
    }

    fn without_addresses(&mut self, text: &str) -> String {
        let is_edge = |sign: char| sign.is_whitespace() || ",;<>()[]\"'".contains(sign);
        let mut told = String::with_capacity(text.len());
        for piece in text.split_inclusive(is_edge) {
            let word = piece.trim_end_matches(is_edge);
            let key = is_address(word).then(|| self.of_cell(word).ok()).flatten();
            match key {
                Some(key) => {
                    told.push_str(&key);
                    told.push_str(piece.get(word.len()..).unwrap_or_default());
                }
                None => told.push_str(piece),
            }
        }
        told
    }
}

/// The keys of people that the map itself writes for a table.
fn stated(table: &RegisterTable) -> impl Iterator<Item = &str> {
    let is_person = |field: &Field| matches!(field.kind(), FieldKind::Person | FieldKind::Persons);
    let constants = table.constants.iter().filter(move |constant| is_person(&constant.field));
    let columns = table.columns.iter();
    let words = columns.filter(move |column| is_person(&column.field));
    let claims = table.columns.iter().filter_map(|column| match &column.claims.by {
        Some(Origin::Always(key)) => Some(key.as_str()),
        Some(Origin::Column(_)) | None => None,
    });
    constants
        .flat_map(|constant| constant.texts.iter().map(String::as_str))
        .chain(words.flat_map(|column| column.words().map(|(_, means)| means)))
        .chain(claims)
}

/// Whether a word is an address of mail.
fn is_address(word: &str) -> bool {
    word.split_once('@').is_some_and(|(who, host)| {
        let top = host.rsplit_once('.').map(|(_, top)| top.trim_end_matches('.'));
        !who.is_empty()
            && top.is_some_and(|top| {
                top.len() >= 2 && top.chars().all(|sign| sign.is_ascii_alphabetic())
            })
    })
}

/// A name with the first name first: `Doe, Jane` is `Jane Doe`.
fn turned(written: &str) -> String {
    match written.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}").trim().to_owned(),
        Some(_) | None => written.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn people(persons: Persons) -> People {
        People {
            organisation: "harbour".parse().unwrap(),
            persons,
            known: BTreeMap::new(),
            keys: BTreeSet::new(),
            names: BTreeMap::new(),
            made: BTreeSet::new(),
        }
    }

    #[test]
    fn a_name_has_one_key_however_it_is_written() {
        let mut people = people(Persons::Pseudonyms);
        let key = people.of_cell("Jane Doe").unwrap();
        assert!(key.starts_with("p-") && key.len() == 12, "{key}");
        for written in [" jane  DOE", "Doe, Jane"] {
            assert_eq!(people.of_cell(written).unwrap(), key);
        }
        assert_ne!(people.of_cell("John Doe").unwrap(), key);
        assert_eq!(people.made(), 2);
        assert_eq!(people.of_cell("?"), Err(CellDefect::NoPerson));
    }

    #[test]
    fn names_become_readable_keys_where_the_map_says_so() {
        let mut people = people(Persons::Names);
        assert_eq!(people.of_cell("Doe, Jané").unwrap(), "jane-doe");
        assert_eq!(people.of_cell("CISO").unwrap(), "CISO");
        assert!(people.of_cell("責任者").unwrap().starts_with("p-"));
    }

    #[test]
    fn known_names_offices_and_keys_mean_their_key() {
        let mut people = people(Persons::Pseudonyms);
        people.name("Jane Doe", "jane");
        people.office("Service Manager", "jane");
        for written in ["jane doe", "service manager", "jane"] {
            assert_eq!(people.of_cell(written).unwrap(), "jane");
        }
        people.office("Service Manager", "john");
        assert!(matches!(people.of_cell("Service Manager"), Err(CellDefect::AmbiguousName { .. })));
        assert_eq!(people.made(), 0);
    }

    #[test]
    fn carried_texts_name_nobody() {
        let mut people = people(Persons::Pseudonyms);
        people.name("Jane Doe", "jane");
        people.office("Service Manager", "jane");
        for (text, told) in [
            ("Ask Jane Doe, please", "Ask jane, please"),
            ("doe, JANE (deputy)", "jane (deputy)"),
            ("Service Manager", "Service Manager"),
            ("Janet Doe", "Janet Doe"),
        ] {
            assert_eq!(people.without_names(text), told);
        }
        assert_eq!(people.without_full_names("Talk with JANE DOE in May"), "Talk with jane in May");
        people.name("May", "may-key");
        assert_eq!(people.without_full_names("Talk in May"), "Talk in May");
        let told = people.without_names("mail <jd@example.org>; or POL-01@3.1");
        assert!(told.starts_with("mail <p-") && told.ends_with(">; or POL-01@3.1"), "{told}");
    }

    proptest! {
        #[test]
        fn no_known_name_is_left(
            name in "[A-Za-zäöü]{2,8}( [A-Za-zäöü]{1,8}){0,3}", before in "\\PC{0,20}", after in "\\PC{0,20}",
        ) {
            let mut people = people(Persons::Pseudonyms);
            people.of_cell(&name).unwrap();
            let told = people.without_names(&format!("{before} {name} {after}"));
            let told = format!(" {} ", fold(&told));
            let looked_for = format!(" {} ", fold(&name));
            prop_assert!(!told.contains(&looked_for), "{told:?} has {looked_for:?}");
        }
    }
}
