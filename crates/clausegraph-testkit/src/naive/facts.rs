//! Section 1: what artefacts and scope elements say of themselves, and conditions on it.

use clausegraph_model::{
    Fact, Key,
    document::{ArtefactDocument, ConditionDocument, ElementDocument},
};

use super::{
    World,
    attributes::{of_artefact, of_element},
};

/// What somebody says of one attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Nothing is said.
    Unknown,
    /// It is said that there is none.
    Nothing,
    /// One or several words are given.
    Words(Vec<String>),
    /// Something is given that is no word: a text, a date, a number.
    Other,
}

/// A truth with a third value; the order is that of "all together".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    /// It does not hold.
    False,
    /// Nobody can say.
    Unknown,
    /// It holds.
    True,
}

/// Whose attribute is asked.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'a> {
    /// An artefact's.
    Artefact(&'a ArtefactDocument),
    /// A scope element's.
    Element(&'a ElementDocument),
}

/// What the subject says of an attribute, by the attribute's text.
pub(crate) fn say(world: &World<'_>, subject: Subject<'_>, attribute: &str) -> Said {
    match subject {
        Subject::Artefact(artefact) => of_artefact(world, artefact, attribute),
        Subject::Element(element) => of_element(element, attribute, world.as_of),
    }
}

/// Whether a condition holds.
pub(crate) fn holds(
    world: &World<'_>,
    subject: Subject<'_>,
    condition: &ConditionDocument,
) -> Truth {
    match say(world, subject, &condition.field.to_string()) {
        Said::Unknown => Truth::Unknown,
        Said::Words(_) | Said::Other if condition.is.is_empty() => Truth::True,
        Said::Words(words) => {
            let mut found = Truth::False;
            for word in words {
                for wanted in &condition.is {
                    if word == wanted.as_str() {
                        found = Truth::True;
                    }
                }
            }
            found
        }
        Said::Nothing | Said::Other => Truth::False,
    }
}

/// Whether all conditions hold: any false, else any unknown, else true.
pub(crate) fn all_hold(
    world: &World<'_>,
    subject: Subject<'_>,
    conditions: &[ConditionDocument],
) -> Truth {
    let mut all = Truth::True;
    for condition in conditions {
        all = all.min(holds(world, subject, condition));
    }
    all
}

/// A list that is given and holds something, or what else is said of it.
pub(crate) enum Listed<'a, T> {
    /// Nothing is said.
    Unknown,
    /// It is said that there is none.
    Nothing,
    /// Some are given.
    Some(&'a [T]),
}

/// What is said of a list; an empty list states none.
pub(crate) fn list<T>(fact: &Fact<Vec<T>>) -> Listed<'_, T> {
    match fact {
        Fact::Unknown => Listed::Unknown,
        Fact::StatedNone => Listed::Nothing,
        Fact::Given(items) if items.is_empty() => Listed::Nothing,
        Fact::Given(items) => Listed::Some(items),
    }
}

/// Whether a list holds an id, by its text.
pub(crate) fn contains<T: ToString>(values: &[T], wanted: &str) -> bool {
    values.iter().any(|value| value.to_string() == wanted)
}

/// Whether a key is one of some texts.
pub(crate) fn is_key(key: Option<&Key>, wanted: &Key) -> bool {
    key.is_some_and(|key| key.as_str() == wanted.as_str())
}
