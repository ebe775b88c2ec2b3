//! What the entries of all registers are called, so that cells can refer to them by name.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{ArtefactId, MemberId, did_you_mean};

use super::{defect::CellDefect, fold::fold};

/// The names of one sort of entries.
#[derive(Debug, Default)]
pub(crate) struct Names {
    ids: BTreeSet<String>,
    by_name: BTreeMap<String, BTreeSet<String>>,
    /// Names as they are written, for suggestions.
    written: BTreeSet<String>,
}

impl Names {
    pub(crate) fn add(&mut self, id: &str) {
        self.ids.insert(id.to_owned());
    }

    pub(crate) fn name(&mut self, written: &str, id: &str) {
        let folded = fold(written);
        if !folded.is_empty() {
            self.by_name.entry(folded).or_default().insert(id.to_owned());
            self.written.insert(written.trim().to_owned());
        }
    }

    fn find(&self, text: &str) -> Found<'_> {
        if let Some(id) = self.ids.get(text) {
            return Found::Id(id);
        }
        let Some(ids) = self.by_name.get(&fold(text)) else {
            return Found::Nothing;
        };
        let mut some = ids.iter();
        match (some.next(), some.next()) {
            (Some(id), None) => Found::Id(id),
            _ => Found::Several(ids.iter().cloned().collect()),
        }
    }

    fn near(&self, text: &str, steps: &mut Steps) -> Option<String> {
        let known = self.ids.iter().chain(&self.written).map(String::as_str);
        let counted = known.take_while(|_| {
            steps.left = steps.left.saturating_sub(1);
            steps.left > 0
        });
        did_you_mean(text, counted).map(ToOwned::to_owned)
    }
}

enum Found<'n> {
    Id(&'n str),
    Several(Vec<String>),
    Nothing,
}

/// How many more names are compared for suggestions.
///
/// Looking through all names for each cell that means none of them would take the square of their
/// number; the limit counts comparisons, so that the same files always get the same suggestions.
#[derive(Debug)]
pub(crate) struct Steps {
    left: usize,
}

impl Steps {
    pub(crate) fn new() -> Self {
        Self { left: 2_000_000 }
    }
}

/// The names of all entries that cells can refer to.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) members: Names,
    pub(crate) artefacts: Names,
    /// Whether the files are all there is of the organisation, so that a loose end is worth a word.
    pub(crate) is_whole: bool,
}

/// An id that a cell means, with what is odd about it.
pub(crate) type Meant = Result<(String, Option<CellDefect>), CellDefect>;

impl Index {
    /// The scope element that a text means.
    pub(crate) fn member(&self, text: &str, steps: &mut Steps) -> Meant {
        if fold(text) == fold(MemberId::WHOLE_SMS) {
            return Ok((MemberId::WHOLE_SMS.to_owned(), None));
        }
        let error = text.parse::<MemberId>().err();
        self.meant(&self.members, text, error.map(|error| error.to_string()), steps)
    }

    /// The artefact that a text means.
    pub(crate) fn artefact(&self, text: &str, steps: &mut Steps) -> Meant {
        let error = text.parse::<ArtefactId>().err();
        self.meant(&self.artefacts, text, error.map(|error| error.to_string()), steps)
    }

    fn meant(&self, names: &Names, text: &str, cause: Option<String>, steps: &mut Steps) -> Meant {
        match (names.find(text), cause) {
            (Found::Id(id), _) => Ok((id.to_owned(), None)),
            (Found::Several(candidates), _) => Err(CellDefect::AmbiguousName { candidates }),
            (Found::Nothing, Some(cause)) => {
                Err(CellDefect::NoId { cause, near: names.near(text, steps) })
            }
            (Found::Nothing, None) => {
                let is_loose = self.is_whole && !names.ids.is_empty();
                let odd = is_loose.then(|| CellDefect::Dangling { near: names.near(text, steps) });
                Ok((text.to_owned(), odd))
            }
        }
    }
}
