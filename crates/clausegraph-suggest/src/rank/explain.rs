//! Why a requirement is suggested for an artefact.

use std::{cmp::Reverse, collections::BTreeMap};

use clausegraph_model::Requirement;
use tantivy::tokenizer::TextAnalyzer;

use super::score::Board;
use crate::{
    excerpt::{Wanted, excerpt},
    query::{Term, Use},
    suggestion::{Excerpt, Found, MatchedWord, WordSource},
    text::{Section, Text},
    words::analyser,
};

/// How many words a suggestion names at most.
const MOST_WORDS: usize = 12;

/// Looks up which words a suggestion rests on.
pub(super) struct Explainer<'q> {
    board: &'q Board<'q>,
    analyser: TextAnalyzer,
}

/// The words that were found, weightiest first.
pub(super) struct Why<'q> {
    found: Vec<FoundWord<'q>>,
}

struct FoundWord<'q> {
    term: &'q Term,
    meaning: Option<&'q Term>,
    source: WordSource,
    /// The weight by which the source was chosen.
    weight: u64,
    points: u64,
    found: Found,
}

impl<'q> Explainer<'q> {
    pub(super) fn new(board: &'q Board<'q>) -> Self {
        Self { board, analyser: analyser() }
    }

    /// The words of a requirement in the title of a text and in one of its sections.
    pub(super) fn explain(
        &self,
        requirement: &Requirement,
        text: usize,
        section: Option<usize>,
    ) -> Why<'q> {
        let queries = self.board.queries;
        let topic = queries.topics.get(requirement.clause_position()).into_iter().flatten();
        let own = queries.own.get(requirement.position()).into_iter().flatten();
        let mut words: BTreeMap<usize, FoundWord<'q>> = BTreeMap::new();
        for wanted in own.chain(topic) {
            let Some(word) = self.look(wanted, text, section) else { continue };
            let points = word.points;
            let entry = words.entry(wanted.term).or_insert(FoundWord { points: 0, ..word });
            entry.points += points;
            if entry.weight < wanted.weight && entry.source.is_running_text() {
                entry.source = wanted.source;
                entry.weight = wanted.weight;
            }
        }
        let mut found: Vec<_> = words.into_values().collect();
        found.sort_by(|one, two| {
            let key = |word: &FoundWord<'_>| Reverse(word.points);
            key(one).cmp(&key(two)).then_with(|| one.term.stems.cmp(&two.term.stems))
        });
        Why { found }
    }

    fn look(&self, wanted: &Use, text: usize, section: Option<usize>) -> Option<FoundWord<'q>> {
        let terms = &self.board.queries.terms;
        let term = terms.get(wanted.term)?;
        let hits = self.board.hits.get(wanted.term)?;
        let title = points_at(&hits.titles, text);
        let in_section = section.and_then(|section| points_at(&hits.sections, section));
        if title.is_none() && in_section.is_none() {
            return None;
        }
        let points = title.unwrap_or_default() + in_section.unwrap_or_default();
        Some(FoundWord {
            term,
            meaning: (wanted.meaning != wanted.term).then(|| terms.get(wanted.meaning)).flatten(),
            source: wanted.source,
            weight: wanted.weight,
            points: points * wanted.weight / 10_000,
            found: Found { title: title.is_some(), section: in_section.is_some() },
        })
    }

    /// The passage that shows the words.
    pub(super) fn passage(
        &mut self,
        text: &Text,
        section: &Section,
        why: &Why<'_>,
    ) -> Option<Excerpt> {
        let wanted: Vec<_> = why
            .found
            .iter()
            .filter(|word| word.found.section)
            .map(|word| Wanted { stems: &word.term.stems, points: word.points })
            .collect();
        excerpt(&mut self.analyser, text, section, &wanted)
    }
}

impl Why<'_> {
    /// The weightiest words, as a suggestion names them.
    pub(super) fn words(&self) -> Vec<MatchedWord> {
        let all: u64 = self.found.iter().map(|word| word.points).sum();
        let named = self.found.iter().take(MOST_WORDS).map(|word| MatchedWord {
            word: word.term.spelled.clone(),
            meaning: word.meaning.map(|term| term.spelled.clone()),
            source: word.source,
            found: word.found,
            share: u32::try_from(word.points * 1000 / all.max(1)).unwrap_or(u32::MAX),
        });
        named.collect()
    }

    /// Whether the words are a ground for a suggestion: one that was named in the title, or several.
    pub(super) fn is_enough(&self, least: usize) -> bool {
        let mut named = self.found.iter().filter(|word| !word.source.is_running_text());
        if named.any(|word| word.found.title) {
            return true;
        }
        // Words that stand for each other count once, and so does a word within a longer one.
        let meaning = |word: &FoundWord<'_>| word.meaning.unwrap_or(word.term).stems.clone();
        let mut meanings: Vec<Vec<String>> = self.found.iter().map(meaning).collect();
        meanings.sort();
        meanings.dedup();
        let different = meanings
            .iter()
            .filter(|inner| !meanings.iter().any(|outer| outer != *inner && holds(outer, inner)));
        different.count() >= least
    }
}

fn holds(outer: &[String], inner: &[String]) -> bool {
    inner.iter().all(|stem| outer.contains(stem))
}

fn points_at(hits: &[(usize, u64)], place: usize) -> Option<u64> {
    let at = hits.binary_search_by_key(&place, |(found, _)| *found).ok()?;
    hits.get(at).map(|(_, points)| *points)
}
