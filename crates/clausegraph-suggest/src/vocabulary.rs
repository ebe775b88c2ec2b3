//! The vocabulary: how people of the field call what a catalogue asks for.

mod check;
mod node;
mod read;

use std::collections::BTreeMap;

use clausegraph_model::{Catalogue, CatalogueId, ClauseId, Problems, RequirementId, SourceText};

/// The words of one clause or requirement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordList {
    /// Names and phrases that point there.
    pub words: Vec<String>,
    /// Words that are used there and elsewhere, too: they weigh less.
    pub hints: Vec<String>,
}

/// A vocabulary that has been checked against a catalogue: every clause and requirement in it exists,
/// no word is blank and none stands twice in one place.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    catalogue: CatalogueId,
    stop_words: Vec<String>,
    groups: Vec<Vec<String>>,
    // INVARIANT: every id is one of the catalogue.
    clauses: BTreeMap<ClauseId, WordList>,
    requirements: BTreeMap<RequirementId, WordList>,
}

impl Vocabulary {
    /// Reads a vocabulary and checks it against a catalogue; several files add up to one vocabulary.
    ///
    /// The second value holds every problem of all files at once, each with its place, in the order of
    /// the files. There is a vocabulary only where none of the problems is an error.
    pub fn load(catalogue: &Catalogue, files: &[SourceText]) -> (Option<Self>, Problems) {
        let mut problems = Problems::new(files.iter().map(|file| file.name.clone()));
        let mut draft = check::Draft::new(catalogue);
        for file in files {
            read::read(file, &mut draft, &mut problems);
        }
        let vocabulary = (!problems.has_errors()).then(|| draft.finish(catalogue));
        (vocabulary, problems)
    }

    /// The catalogue that it was checked against.
    pub fn catalogue(&self) -> &CatalogueId {
        &self.catalogue
    }

    /// Words that say nothing, in the order of the files.
    pub fn stop_words(&self) -> &[String] {
        &self.stop_words
    }

    /// Groups of words that stand for each other, in the order of the files.
    pub fn groups(&self) -> &[Vec<String>] {
        &self.groups
    }

    /// The words of each clause that has any, in the order of the numbers; words of an inner clause are
    /// those of every clause in it.
    pub fn clauses(&self) -> impl ExactSizeIterator<Item = (&ClauseId, &WordList)> {
        self.clauses.iter()
    }

    /// The words of each requirement that has any, in the order of the ids.
    pub fn requirements(&self) -> impl ExactSizeIterator<Item = (&RequirementId, &WordList)> {
        self.requirements.iter()
    }

    /// The words of a clause.
    pub(crate) fn of_clause(&self, clause: &ClauseId) -> Option<&WordList> {
        self.clauses.get(clause)
    }

    /// The words of a requirement.
    pub(crate) fn of_requirement(&self, requirement: &RequirementId) -> Option<&WordList> {
        self.requirements.get(requirement)
    }
}
