//! What is asked of the texts: the words of every clause and requirement, with their weights.

mod spread;
mod stop;

use std::collections::BTreeMap;

use clausegraph_model::{Catalogue, Clause, ClauseId, Requirement};
use tantivy::tokenizer::TextAnalyzer;

use self::{spread::Groups, stop::StopWords};
use crate::{
    options::Weights,
    suggestion::WordSource,
    vocabulary::{Vocabulary, WordList},
    words::{analyser, bare_stems},
};

/// A word or phrase that is looked up.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// As the catalogue or the vocabulary spells it.
    pub(crate) spelled: String,
    pub(crate) stems: Vec<String>,
}

/// That a clause or requirement asks for a term.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Use {
    /// The place of the term in the table.
    pub(crate) term: usize,
    /// In hundredths of a percent.
    pub(crate) weight: u64,
    pub(crate) source: WordSource,
    /// The term itself, or the one that it stands for.
    pub(crate) meaning: usize,
}

/// What is asked of the texts.
#[derive(Debug)]
pub(crate) struct Queries {
    /// Every term once.
    pub(crate) terms: Vec<Term>,
    /// What each clause asks for, by its position; nothing for inner clauses.
    pub(crate) topics: Vec<Vec<Use>>,
    /// What each requirement asks for besides, by its position.
    pub(crate) own: Vec<Vec<Use>>,
}

/// Writes down what every clause and requirement asks for.
pub(crate) fn queries(
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    weights: &Weights,
) -> Queries {
    let mut analyser = analyser();
    let groups = Groups::new(vocabulary, &mut analyser);
    let stop = StopWords::new(vocabulary, &mut analyser);
    let mut desk = Desk { analyser, groups, stop, weights: *weights, table: Table::default() };
    let titles = documented_titles(catalogue);
    let mut own = Vec::new();
    let mut lent: BTreeMap<ClauseId, Wants> = BTreeMap::new();
    for requirement in catalogue.requirements() {
        let wants = desk.of_requirement(vocabulary, requirement, &titles);
        let shared = lent.entry(requirement.clause_id().clone()).or_default();
        for (term, want) in &wants {
            let running = want.source.is_running_text();
            let share = if running { weights.lent_text } else { weights.lent };
            let weight = want.weight * share / 100;
            add(shared, *term, Want { weight, ..*want });
        }
        own.push(wants);
    }
    let mut topics = Vec::new();
    for clause in catalogue.clauses() {
        let mut wants = Wants::new();
        if clause.is_leaf() {
            wants = desk.of_clause(catalogue, vocabulary, clause);
            for (term, want) in lent.remove(clause.id()).unwrap_or_default() {
                add(&mut wants, term, want);
            }
        }
        topics.push(wants);
    }
    let shared = weights.shared_by_clauses;
    let topics = thinned(&topics.iter().collect::<Vec<_>>(), shared);
    let mut thinned_own = Vec::new();
    let mut rest = own.as_slice();
    // Requirements stand by clause, so that those of one clause are a run.
    let mut positions = catalogue.requirements().map(Requirement::clause_position).peekable();
    while let Some(clause) = positions.next() {
        let mut run = 1;
        while positions.next_if_eq(&clause).is_some() {
            run += 1;
        }
        let (head, tail) = rest.split_at(run.min(rest.len()));
        thinned_own
            .extend(thinned(&head.iter().collect::<Vec<_>>(), weights.shared_by_requirements));
        rest = tail;
    }
    Queries { terms: desk.table.terms, topics, own: thinned_own }
}

/// How much a term is wanted, and why.
#[derive(Clone, Copy, Debug)]
struct Want {
    weight: u64,
    source: WordSource,
    meaning: usize,
}

/// The terms that are wanted in one place.
type Wants = BTreeMap<usize, Want>;

/// Adds a term; of two reasons for one term the weightier counts.
fn add(wants: &mut Wants, term: usize, want: Want) {
    let entry = wants.entry(term).or_insert(want);
    if entry.weight < want.weight {
        *entry = want;
    }
}

/// Takes weight from terms that many want: what all want tells none apart.
fn thinned(all: &[&Wants], half_at: u64) -> Vec<Vec<Use>> {
    let mut wanted_by: BTreeMap<usize, u64> = BTreeMap::new();
    for term in all.iter().flat_map(|wants| wants.keys()) {
        *wanted_by.entry(*term).or_default() += 1;
    }
    let thin = |term: usize, want: &Want| {
        let others = wanted_by.get(&term).map_or(0, |count| count.saturating_sub(1));
        let weight = want.weight * 100 * half_at / (half_at + others).max(1);
        Use { term, weight, source: want.source, meaning: want.meaning }
    };
    let uses = |wants: &&Wants| wants.iter().map(|(term, want)| thin(*term, want)).collect();
    all.iter().map(uses).collect()
}

/// The titles of documents and records that the catalogue asks for, by requirement.
fn documented_titles(catalogue: &Catalogue) -> BTreeMap<&str, Vec<&str>> {
    let mut titles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in catalogue.documented_set() {
        for requirement in &item.requirements {
            titles.entry(requirement.as_str()).or_default().push(&item.title);
        }
    }
    titles
}

/// Every term once.
#[derive(Debug, Default)]
struct Table {
    terms: Vec<Term>,
    places: BTreeMap<Vec<String>, usize>,
}

impl Table {
    fn place(&mut self, spelled: &str, stems: Vec<String>) -> usize {
        let next = self.terms.len();
        let place = *self.places.entry(stems.clone()).or_insert(next);
        if place == next {
            self.terms.push(Term { spelled: spelled.to_owned(), stems });
        }
        place
    }
}

/// What it takes to write down what is wanted.
struct Desk {
    analyser: TextAnalyzer,
    groups: Groups,
    stop: StopWords,
    weights: Weights,
    table: Table,
}

impl Desk {
    fn of_clause(
        &mut self,
        catalogue: &Catalogue,
        vocabulary: &Vocabulary,
        clause: &Clause,
    ) -> Wants {
        let mut wants = Wants::new();
        for (above, found) in catalogue.with_ancestors(clause).enumerate() {
            let share = if above == 0 { 100 } else { self.weights.inherited };
            let source = WordSource::ClauseVocabulary;
            if let Some(list) = vocabulary.of_clause(found.id()) {
                self.word_list(&mut wants, list, share, source);
            }
            // The titles of chapters are too general to point anywhere.
            let nearest = above == 0 || clause.title().is_none();
            let titled = found.title().filter(|_| nearest && (above == 0 || !found.is_area()));
            if let Some(title) = titled {
                let weight = self.weights.clause_title * share / 100;
                self.phrase(&mut wants, title, weight, WordSource::ClauseTitle);
                let weight = self.weights.clause_title_word * share / 100;
                self.running_text(&mut wants, title, weight, WordSource::ClauseTitleWord);
            }
        }
        wants
    }

    fn of_requirement(
        &mut self,
        vocabulary: &Vocabulary,
        requirement: &Requirement,
        titles: &BTreeMap<&str, Vec<&str>>,
    ) -> Wants {
        let mut wants = Wants::new();
        if let Some(list) = vocabulary.of_requirement(requirement.id()) {
            self.word_list(&mut wants, list, 100, WordSource::RequirementVocabulary);
        }
        for title in titles.get(requirement.id().as_str()).into_iter().flatten() {
            for part in title.split([',', ':', ';']) {
                self.phrase(&mut wants, part, self.weights.documented, WordSource::Documented);
            }
            let weight = self.weights.documented_word;
            self.running_text(&mut wants, title, weight, WordSource::DocumentedWord);
        }
        for evidence in requirement.typical_evidence() {
            self.phrase(&mut wants, evidence, self.weights.evidence, WordSource::Evidence);
            let weight = self.weights.evidence_word;
            self.running_text(&mut wants, evidence, weight, WordSource::EvidenceWord);
        }
        let weight = self.weights.statement_word;
        self.running_text(&mut wants, requirement.statement(), weight, WordSource::Statement);
        let weight = self.weights.question_word;
        self.running_text(&mut wants, requirement.question(), weight, WordSource::Question);
        wants
    }

    fn word_list(&mut self, wants: &mut Wants, list: &WordList, share: u64, source: WordSource) {
        for word in &list.words {
            self.phrase(wants, word, self.weights.word * share / 100, source);
        }
        for hint in &list.hints {
            self.phrase(wants, hint, self.weights.hint * share / 100, source);
        }
    }

    /// Wants a text as it stands, and what stands for it or for a part of it.
    fn phrase(&mut self, wants: &mut Wants, text: &str, weight: u64, source: WordSource) {
        let stems = bare_stems(&mut self.analyser, text);
        if stems.iter().all(|stem| self.stop.holds(stem)) {
            return;
        }
        let meaning = self.table.place(text.trim(), stems);
        add(wants, meaning, Want { weight, source, meaning });
        let weight = weight * self.weights.synonym / 100;
        for spelled in self.groups.others(&mut self.analyser, text) {
            let stems = bare_stems(&mut self.analyser, &spelled);
            let term = self.table.place(spelled.trim(), stems);
            add(wants, term, Want { weight, source, meaning });
        }
    }

    /// Wants each word of a text that says something.
    fn running_text(&mut self, wants: &mut Wants, text: &str, weight: u64, source: WordSource) {
        for found in crate::words::stems(&mut self.analyser, text) {
            if self.stop.holds(&found.stem) {
                continue;
            }
            let spelled = text.get(found.bytes).unwrap_or_default().to_lowercase();
            let term = self.table.place(&spelled, vec![found.stem]);
            add(wants, term, Want { weight, source, meaning: term });
        }
    }
}
