//! What an attribute says: nothing more than a test of equality needs.

use crate::{
    ArtefactId, ClauseId, Date, Fact, Key, MemberId, PersonKey,
    document::{ItemDocument, LogDocument, LogEntryDocument},
};

/// What an attribute says: nothing more than a test of equality needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeValue<'a> {
    /// Something is there, and no word of a vocabulary.
    Something,
    /// One word of a vocabulary.
    Word(&'a str),
    /// Several words of a vocabulary.
    Words(Words<'a>),
}

impl AttributeValue<'_> {
    /// Whether the value is, or holds, the word.
    pub fn is(&self, word: &str) -> bool {
        match self {
            Self::Something => false,
            Self::Word(value) => *value == word,
            Self::Words(values) => values.iter().any(|value| value == word),
        }
    }
}

/// Several words of a vocabulary, borrowed from where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'a>(List<'a>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List<'a> {
    Keys(&'a [Key]),
    People(&'a [PersonKey]),
    Artefacts(&'a [ArtefactId]),
    Clauses(&'a [ClauseId]),
    Members(&'a [MemberId]),
    Items(&'a [ItemDocument]),
}

impl<'a> Words<'a> {
    /// The words, in the order in which they are written.
    pub fn iter(self) -> impl Iterator<Item = &'a str> {
        let length = match self.0 {
            List::Keys(list) => list.len(),
            List::People(list) => list.len(),
            List::Artefacts(list) => list.len(),
            List::Clauses(list) => list.len(),
            List::Members(list) => list.len(),
            List::Items(list) => list.len(),
        };
        (0..length).filter_map(move |index| match self.0 {
            List::Keys(list) => list.get(index).map(Key::as_str),
            List::People(list) => list.get(index).map(PersonKey::as_str),
            List::Artefacts(list) => list.get(index).map(ArtefactId::as_str),
            List::Clauses(list) => list.get(index).map(ClauseId::as_str),
            List::Members(list) => list.get(index).map(MemberId::as_str),
            List::Items(list) => list.get(index).map(|found| found.item.as_str()),
        })
    }
}

pub(super) fn something<T>(fact: &Fact<T>) -> Fact<AttributeValue<'static>> {
    fact.as_ref().map(|_| AttributeValue::Something)
}

/// A day on which something was done; one that is still to come says that it is not done.
pub(super) fn happened(fact: Fact<Date>, as_of: Date) -> Fact<AttributeValue<'static>> {
    match fact {
        Fact::Given(day) if day > as_of => Fact::StatedNone,
        Fact::Given(_) | Fact::StatedNone | Fact::Unknown => something(&fact),
    }
}

pub(super) fn word<T: AsRef<str>>(fact: &Fact<T>) -> Fact<AttributeValue<'_>> {
    fact.as_ref().map(|value| AttributeValue::Word(value.as_ref()))
}

pub(super) fn words<'a, T>(
    fact: &'a Fact<Vec<T>>,
    list: fn(&'a [T]) -> List<'a>,
) -> Fact<AttributeValue<'a>> {
    fact.as_ref().map(|values| AttributeValue::Words(Words(list(values))))
}

/// One item of a list: a list that is given and does not hold it states that it is not there.
pub(super) fn item(list: &Fact<Vec<ItemDocument>>, key: &Key) -> Fact<AttributeValue<'static>> {
    list.as_ref().and_then(|items| {
        if items.iter().any(|found| found.item == *key) {
            Fact::Given(AttributeValue::Something)
        } else {
            Fact::StatedNone
        }
    })
}

/// The entries of a log that have occurred by the day.
fn occurred(log: &LogDocument, as_of: Date) -> impl Iterator<Item = &LogEntryDocument> {
    log.entries.iter().filter(move |entry| entry.on.given().is_none_or(|day| *day <= as_of))
}

/// A log in which nothing has occurred states none.
pub(super) fn log(fact: &Fact<Box<LogDocument>>, as_of: Date) -> Fact<AttributeValue<'static>> {
    fact.as_ref().and_then(|log| {
        if occurred(log, as_of).next().is_none() {
            Fact::StatedNone
        } else {
            Fact::Given(AttributeValue::Something)
        }
    })
}

/// Whether every entry was dealt with on or before the day: one stated open decides, then one unknown.
pub(super) fn handled(fact: &Fact<Box<LogDocument>>, as_of: Date) -> Fact<AttributeValue<'static>> {
    fact.as_ref().and_then(|log| {
        let mut unknown = false;
        for entry in occurred(log, as_of) {
            match entry.handled_on {
                Fact::Given(day) if day <= as_of => {}
                Fact::Given(_) | Fact::StatedNone => return Fact::StatedNone,
                Fact::Unknown => unknown = true,
            }
        }
        if unknown { Fact::Unknown } else { Fact::Given(AttributeValue::Something) }
    })
}

/// Whether no entry is stated to be open on the day; what is silent about that is not.
pub(super) fn none_open(
    fact: &Fact<Box<LogDocument>>,
    as_of: Date,
) -> Fact<AttributeValue<'static>> {
    fact.as_ref().and_then(|log| {
        let open = occurred(log, as_of).any(|entry| match entry.handled_on {
            Fact::Given(day) => day > as_of,
            Fact::StatedNone => true,
            Fact::Unknown => false,
        });
        if open { Fact::StatedNone } else { Fact::Given(AttributeValue::Something) }
    })
}

/// What an artefact's word of a closed list says.
pub(super) fn closed<T: Copy>(
    fact: &Fact<T>,
    word: fn(T) -> &'static str,
) -> Fact<AttributeValue<'_>> {
    fact.as_ref().map(|value| AttributeValue::Word(word(*value)))
}
