//! From files to the parts of a catalogue or an organisation.
//!
//! A file without defect is read by `serde_json` alone. Any other is parsed into a tree with positions
//! and read element by element, so that all its problems are told in one run. Both ways give the same
//! parts; a property test keeps them equal.

mod catalogue;
#[cfg(test)]
mod laws;
mod organisation;
mod position;
mod sections;
mod settle;
mod strict;
mod syntax;
mod tolerant;

use std::collections::{BTreeMap, BTreeSet};

pub use self::position::{Positions, Span, locate};
pub(crate) use self::{
    catalogue::{CatalogueRead, read_catalogue},
    organisation::{OrganisationRead, join_document, read_organisation},
    settle::settle,
};

/// A file that somebody has opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceText {
    /// The name, relative to the folder that was read.
    pub name: String,
    /// The text.
    pub text: String,
}

impl SourceText {
    /// The text without a byte order mark.
    fn body(&self) -> &str {
        self.text.strip_prefix('\u{feff}').unwrap_or(&self.text)
    }

    /// How many bytes stand before the body.
    fn offset(&self) -> usize {
        self.text.len() - self.body().len()
    }
}

/// What could not be read, so that nothing is said to be missing that merely could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lost {
    /// Ids of entries that were left out, with the lists they stand in.
    pub(crate) ids: BTreeMap<String, BTreeSet<String>>,
    /// The fields, as file and JSON pointer, that were left out or have entries that were.
    pub(crate) fields: BTreeSet<(u32, String)>,
    /// Whether whole lists were left out, of which nobody knows the ids.
    pub(crate) everything: bool,
}

impl Lost {
    /// Whether an entry of this id may have been left out.
    pub(crate) fn may_hold(&self, id: &str) -> bool {
        self.everything || self.ids.contains_key(id)
    }

    /// The ids of entries of some lists that were left out.
    pub(crate) fn ids_of<'a>(&'a self, lists: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        self.ids
            .iter()
            .filter(|(_, stand_in)| lists.iter().any(|list| stand_in.contains(*list)))
            .map(|(id, _)| id.as_str())
    }

    fn add(&mut self, other: Self) {
        self.everything |= other.everything;
        for (id, lists) in other.ids {
            self.ids.entry(id).or_default().extend(lists);
        }
        self.fields.extend(other.fields);
    }
}
