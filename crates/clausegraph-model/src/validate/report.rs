//! What the checks share: the list of problems, unique ids, and looking up what an id names.

use indexmap::IndexMap;

use crate::{
    parts::{Located, Place},
    problem::{At, Draft, ProblemCode, Suggester, shortened},
    read::Lost,
};

/// The problems found so far, and what is needed to tell them well.
pub(super) struct Report<'a> {
    drafts: Vec<Draft>,
    suggester: Suggester,
    lost: &'a Lost,
}

impl<'a> Report<'a> {
    pub(super) fn new(lost: &'a Lost) -> Self {
        Self { drafts: Vec::new(), suggester: Suggester::new(), lost }
    }

    pub(super) fn finish(self) -> Vec<Draft> {
        self.drafts
    }

    pub(super) fn push(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }

    /// Tells that something is wrong, without a value.
    pub(super) fn tell(&mut self, code: ProblemCode, at: At, message: impl Into<String>) {
        self.push(Draft::new(code, at, message));
    }

    /// Whether nothing can be said about what is missing.
    pub(super) fn lost_lists(&self) -> bool {
        self.lost.everything
    }

    /// Whether a field, or an entry of it, could not be read.
    ///
    /// Where an entry of an inner list is left out, the positions of the others are not those of the
    /// file: then any of them may be meant. Entries of the lists of a file keep theirs.
    pub(super) fn lost_of(&self, at: &At) -> bool {
        let mut pointer = at.pointer.as_str();
        while !self.lost.fields.is_empty() && pointer.matches('/').count() > 1 {
            if self.lost.fields.contains(&(at.file, pointer.to_owned())) {
                return true;
            }
            pointer = pointer.rsplit_once('/').map_or("", |(above, _)| above);
        }
        false
    }

    /// Tells that an id names nothing, unless what it names could not be read.
    #[expect(single_use_lifetimes, reason = "an anonymous lifetime in `impl Trait` is not stable")]
    pub(super) fn unknown<'c>(
        &mut self,
        code: ProblemCode,
        at: At,
        what: &str,
        id: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        if !self.lost.may_hold(id) {
            let message = format!("{what} `{}` does not exist", shortened(id));
            let lost = self.lost.ids_of(lists_of(code));
            let known = candidates.into_iter().map(|known| -> &str { known });
            let close = self.suggester.suggest(id, known.chain(lost));
            let close = close.map(str::to_owned);
            self.push(Draft::new(code, at, message).value(id).suggestion(close.as_deref()));
        }
    }

    /// A known word that is close to an unknown one.
    pub(super) fn suggest<'c>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        self.suggester.suggest(word, candidates)
    }

    /// Tells that a text is blank, where it is.
    pub(super) fn blank(&mut self, text: &str, at: impl FnOnce() -> At, what: &str) {
        if text.trim().is_empty() {
            self.tell(ProblemCode::BlankText, at(), format!("{what} is blank"));
        }
    }

    /// The entries by id; a second one of the same id is told.
    pub(super) fn unique<'d, T>(
        &mut self,
        entries: &'d [Located<T>],
        what: &str,
        at: impl Fn(Place) -> At,
        id: impl Fn(&'d T) -> &'d str,
    ) -> IndexMap<&'d str, &'d Located<T>> {
        let mut by_id = IndexMap::with_capacity(entries.len());
        for entry in entries {
            let key = id(&entry.value);
            match by_id.entry(key) {
                indexmap::map::Entry::Vacant(vacant) => {
                    vacant.insert(entry);
                }
                indexmap::map::Entry::Occupied(first) => {
                    let first = at(first.get().place);
                    self.repeated(what, key, at(entry.place), first);
                }
            }
        }
        by_id
    }

    /// Tells that two entries have the same id.
    pub(super) fn repeated(&mut self, what: &str, id: &str, at: At, first: At) {
        let message = format!("{what} `{}` stands twice", shortened(id));
        let draft = Draft::new(ProblemCode::DuplicateId, at, message);
        self.push(draft.value(id).earlier(first));
    }
}

/// The lists whose entries an unknown id may mean. Slots are known inside their requirement only.
const LISTS: &[(ProblemCode, &[&str])] = &[
    (ProblemCode::UnknownArtefact, &["artefacts"]),
    (ProblemCode::UnknownMember, &["services", "suppliers", "customers", "units", "locations"]),
    (ProblemCode::UnknownPerson, &["people"]),
    (ProblemCode::UnknownSource, &["sources"]),
    (ProblemCode::UnknownJudgement, &["judgements"]),
    (ProblemCode::UnknownDecided, &["artefacts"]),
    (ProblemCode::UnknownClause, &["clauses"]),
    (ProblemCode::UnknownRequirement, &["requirements", "adds"]),
    (ProblemCode::UnknownPopulation, &["populations"]),
];

fn lists_of(code: ProblemCode) -> &'static [&'static str] {
    LISTS.iter().find(|(known, _)| *known == code).map_or(&[], |(_, lists)| lists)
}

/// The place of an entry of a list.
pub(super) fn entry(list: &str, place: Place) -> At {
    At::pointer(place.file, format!("/{list}/{}", place.index))
}

/// A few words for a note, and how many there are besides.
#[expect(single_use_lifetimes, reason = "an anonymous lifetime in `impl Trait` is not stable")]
pub(super) fn some<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 6;
    let mut words: Vec<&str> = words.into_iter().collect();
    let more = words.len().saturating_sub(MOST);
    words.truncate(MOST);
    let mut text = format!("`{}`", words.join("`, `"));
    if more > 0 {
        text.push_str(" and ");
        text.push_str(&more.to_string());
        text.push_str(" more");
    }
    text
}

/// The circles in a list where each entry leads to one other at most, each as the sorted entries in it.
///
/// `next` leads from an entry to another by their indices.
pub(super) fn circles(count: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<Vec<usize>> {
    let mut visited_in: Vec<Option<usize>> = vec![None; count];
    let mut found = Vec::new();
    for start in 0..count {
        let mut way = Vec::new();
        let mut present = Some(start);
        while let Some(index) = present {
            match visited_in.get_mut(index) {
                Some(mark @ None) => *mark = Some(start),
                Some(Some(walk)) if *walk == start => {
                    let mut circle: Vec<usize> =
                        way.into_iter().skip_while(|on_way| *on_way != index).collect();
                    circle.sort_unstable();
                    found.push(circle);
                    break;
                }
                Some(Some(_)) | None => break,
            }
            way.push(index);
            present = next(index);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_once() {
        let next = [Some(1), Some(2), Some(1), Some(0), Some(4), None];
        assert_eq!(circles(6, |index| next[index]), [vec![1, 2], vec![4]]);
    }

    #[test]
    fn long_lists_are_cut_short() {
        assert_eq!(some(["a", "b"]), "`a`, `b`");
        assert_eq!(
            some(["a", "b", "c", "d", "e", "f", "g", "h"]),
            "`a`, `b`, `c`, `d`, `e`, `f` and 2 more"
        );
    }
}
