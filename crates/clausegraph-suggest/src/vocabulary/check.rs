//! What a vocabulary must be: its ids exist, its words say something, and none stands twice.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Catalogue, ClauseId, ProblemCode, RequirementId, did_you_mean};
use tantivy::tokenizer::TextAnalyzer;

use super::{
    Vocabulary, WordList,
    read::{Ctx, shortened},
};
use crate::words::{analyser, bare_stems};

/// Words with the JSON pointers at which they stand.
type Located = Vec<(String, String)>;

/// The parts of a vocabulary that were found sound so far.
pub(super) struct Draft<'c> {
    catalogue: &'c Catalogue,
    analyser: TextAnalyzer,
    stop_words: Vec<String>,
    groups: Vec<Vec<String>>,
    grouped: BTreeSet<Vec<String>>,
    clauses: BTreeMap<ClauseId, WordList>,
    requirements: BTreeMap<RequirementId, WordList>,
}

impl<'c> Draft<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        Self {
            catalogue,
            analyser: analyser(),
            stop_words: Vec::new(),
            groups: Vec::new(),
            grouped: BTreeSet::new(),
            clauses: BTreeMap::new(),
            requirements: BTreeMap::new(),
        }
    }

    pub(super) fn finish(self, catalogue: &Catalogue) -> Vocabulary {
        Vocabulary {
            catalogue: catalogue.id().clone(),
            stop_words: self.stop_words,
            groups: self.groups,
            clauses: self.clauses,
            requirements: self.requirements,
        }
    }

    pub(super) fn made_for(&self, ctx: &mut Ctx<'_>, pointer: &str, id: &str) {
        let known = self.catalogue.id().as_str();
        if id != known {
            let message =
                format!("the vocabulary is made for `{}`, not for `{known}`", shortened(id));
            ctx.report(ProblemCode::OtherCatalogue, pointer, message, did_you_mean(id, [known]));
        }
    }

    pub(super) fn stop_word(&mut self, ctx: &mut Ctx<'_>, pointer: &str, word: String) {
        if bare_stems(&mut self.analyser, &word).is_empty() {
            return blank(ctx, pointer);
        }
        // Two forms of one word are worth listing: the reader need not know the stemmer.
        if self.stop_words.contains(&word) {
            return repeated(ctx, pointer, &word, "in the stop words");
        }
        self.stop_words.push(word);
    }

    pub(super) fn group(&mut self, ctx: &mut Ctx<'_>, pointer: &str, words: Located) {
        if words.len() < 2 {
            let message =
                "a group of fewer than two words has nothing to stand for each other".to_owned();
            ctx.report(ProblemCode::BlankText, pointer, message, None);
        }
        let mut group = Vec::new();
        for (at, word) in words {
            let stems = bare_stems(&mut self.analyser, &word);
            if stems.is_empty() {
                blank(ctx, &at);
            } else if self.grouped.insert(stems) {
                group.push(word);
            } else {
                repeated(ctx, &at, &word, "in the groups");
            }
        }
        self.groups.push(group);
    }

    pub(super) fn clause(
        &mut self,
        ctx: &mut Ctx<'_>,
        pointer: &str,
        id: &ClauseId,
        words: Located,
        hints: Located,
    ) {
        if self.catalogue.clause(id.as_str()).is_none() {
            let known = self.catalogue.clauses().map(|clause| clause.id().as_str());
            let message = format!("the catalogue has no clause `{id}`");
            ctx.report(
                ProblemCode::UnknownClause,
                pointer,
                message,
                did_you_mean(id.as_str(), known),
            );
        }
        let list = self.word_list(ctx, words, hints);
        if self.clauses.insert(id.clone(), list).is_some() {
            ctx.report(
                ProblemCode::DuplicateId,
                pointer,
                format!("clause `{id}` has two entries"),
                None,
            );
        }
    }

    pub(super) fn requirement(
        &mut self,
        ctx: &mut Ctx<'_>,
        pointer: &str,
        id: &RequirementId,
        words: Located,
        hints: Located,
    ) {
        if self.catalogue.requirement(id.as_str()).is_none() {
            let known = self.catalogue.requirements().map(|found| found.id().as_str());
            let message = format!("the catalogue has no requirement `{id}`");
            let suggestion = did_you_mean(id.as_str(), known);
            ctx.report(ProblemCode::UnknownRequirement, pointer, message, suggestion);
        }
        let list = self.word_list(ctx, words, hints);
        if self.requirements.insert(id.clone(), list).is_some() {
            let message = format!("requirement `{id}` has two entries");
            ctx.report(ProblemCode::DuplicateId, pointer, message, None);
        }
    }

    fn word_list(&mut self, ctx: &mut Ctx<'_>, words: Located, hints: Located) -> WordList {
        let mut seen = BTreeSet::new();
        let mut keep = |located: Located| {
            let mut kept = Vec::new();
            for (at, word) in located {
                let stems = bare_stems(&mut self.analyser, &word);
                if stems.is_empty() {
                    blank(ctx, &at);
                } else if seen.insert(stems) {
                    kept.push(word);
                } else {
                    repeated(ctx, &at, &word, "in the entry");
                }
            }
            kept
        };
        let words = keep(words);
        let hints = keep(hints);
        WordList { words, hints }
    }
}

fn blank(ctx: &mut Ctx<'_>, pointer: &str) {
    let message = "a word has neither letter nor digit, or is too long for one".to_owned();
    ctx.report(ProblemCode::BlankText, pointer, message, None);
}

fn repeated(ctx: &mut Ctx<'_>, pointer: &str, word: &str, place: &str) {
    let message =
        format!("the word `{}` stands {place} already, in this or another form", shortened(word));
    ctx.report(ProblemCode::DuplicateId, pointer, message, None);
}
