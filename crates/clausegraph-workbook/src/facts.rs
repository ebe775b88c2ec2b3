//! What sources state, as cells: a value, that there is none, or that nobody says.

use clausegraph::{Artefact, Fact};
use clausegraph_paper::Texts;

use crate::content::Content;

/// A fact as a cell.
pub(crate) fn fact<T: ToString>(texts: &Texts, fact: &Fact<T>) -> Content {
    match fact {
        Fact::Given(value) => Content::text(value.to_string()),
        Fact::StatedNone => Content::text(texts.say("workbook-none")),
        Fact::Unknown => Content::text(texts.say("workbook-not-stated")),
    }
}

/// A fact of several entries as a cell, one on each line.
pub(crate) fn facts<T: ToString>(texts: &Texts, fact: &Fact<Vec<T>>) -> Content {
    match fact {
        Fact::Given(values) => Content::lines(values.iter().map(ToString::to_string)),
        Fact::StatedNone => Content::text(texts.say("workbook-none")),
        Fact::Unknown => Content::text(texts.say("workbook-not-stated")),
    }
}

/// A fact that a word of a closed list tells.
pub(crate) fn worded<T>(texts: &Texts, known: &Fact<T>, word: impl Fn(&T) -> String) -> Content {
    match known {
        Fact::Given(value) => Content::text(word(value)),
        Fact::StatedNone => Content::text(texts.say("workbook-none")),
        Fact::Unknown => Content::text(texts.say("workbook-not-stated")),
    }
}

/// A word of the files, as people read it.
pub(crate) fn spelled(word: &str) -> String {
    word.replace('-', " ")
}

/// An artefact by id and title.
pub(crate) fn named(artefact: &Artefact) -> String {
    if artefact.title() == artefact.id().as_str() {
        artefact.id().to_string()
    } else {
        format!("{} {}", artefact.id(), artefact.title())
    }
}
