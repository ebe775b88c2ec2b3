//! What is suggested, and why.

use std::{collections::BTreeMap, fmt, ops::Range};

use clausegraph_model::{ArtefactId, RequirementId};

/// That an artefact probably serves a requirement.
///
/// A suggestion is never evidence: a person looks and claims, or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The artefact.
    pub artefact: ArtefactId,
    /// The requirement.
    pub requirement: RequirementId,
    /// Its place among the suggestions of the artefact, from 1.
    pub rank: u32,
    /// How strongly the words point there, in points: comparable between artefacts and requirements of
    /// one run, and of no meaning beyond it.
    pub score: u32,
    /// The passage that decided; none where only title and keywords did.
    pub passage: Option<Excerpt>,
    /// The words that were found there, weightiest first.
    pub words: Vec<MatchedWord>,
    /// How many of the requirements of the catalogue accept the kind of the artefact; none where the kind
    /// is unknown.
    pub accepting: Option<u32>,
}

/// A piece of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Where the passage stands, as the caller named it.
    pub place: String,
    /// The heading above it.
    pub heading: Option<String>,
    /// The text of the piece, as it stands there; line breaks are kept.
    pub text: String,
    /// Whether the passage has more text before the piece.
    pub cut_before: bool,
    /// Whether the passage has more text after the piece.
    pub cut_after: bool,
    /// The bytes of `text` that hold matched words: in order, without overlap, on character boundaries.
    pub marks: Vec<Range<usize>>,
}

/// A word of a requirement that an artefact holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedWord {
    /// The word or phrase, as the catalogue or the vocabulary spells it.
    pub word: String,
    /// The word that it stands for, where it is not that word itself.
    pub meaning: Option<String>,
    /// Where the requirement has the word from.
    pub source: WordSource,
    /// Where in the artefact it was found.
    pub found: Found,
    /// Its part in the points of all words, in thousandths, rounded down.
    pub share: u32,
}

/// Where a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// In the title or among the keywords.
    pub title: bool,
    /// In the section that decided: its heading or the passages below it.
    pub section: bool,
}

macro_rules! sources {
    ($($(#[$doc:meta])+ $variant:ident = $word:literal,)+) => {
        /// Where a requirement has a word from.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum WordSource {
            $($(#[$doc])+ $variant,)+
        }

        impl WordSource {
            /// The source as reports write it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}

sources! {
    /// The vocabulary's words of the requirement.
    RequirementVocabulary = "requirement-vocabulary",
    /// The vocabulary's words of the clause, or of a clause around it.
    ClauseVocabulary = "clause-vocabulary",
    /// The title of the clause.
    ClauseTitle = "clause-title",
    /// A document or record that the catalogue names.
    Documented = "documented",
    /// What usually shows the requirement.
    Evidence = "evidence",
    /// A single word of the title of the clause.
    ClauseTitleWord = "clause-title-word",
    /// A single word of a document or record that the catalogue names.
    DocumentedWord = "documented-word",
    /// A single word of what usually shows the requirement.
    EvidenceWord = "evidence-word",
    /// A single word of the statement.
    Statement = "statement",
    /// A single word of the question.
    Question = "question",
}

impl WordSource {
    /// Whether a word was taken out of a text and not named as such: it colours a score and is no ground
    /// for a suggestion.
    pub const fn is_running_text(self) -> bool {
        match self {
            Self::RequirementVocabulary
            | Self::ClauseVocabulary
            | Self::ClauseTitle
            | Self::Documented
            | Self::Evidence => false,
            Self::ClauseTitleWord
            | Self::DocumentedWord
            | Self::EvidenceWord
            | Self::Statement
            | Self::Question => true,
        }
    }
}

impl fmt::Display for WordSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The suggestions of a run, for whoever asks what could serve a requirement: by requirement in the order
/// of the ids, best first, of equal ones that of the smaller artefact id.
///
/// The catalogue's own reading order is the caller's: it looks requirements up one by one.
pub fn by_requirement(suggestions: &[Suggestion]) -> BTreeMap<&RequirementId, Vec<&Suggestion>> {
    let mut found: BTreeMap<&RequirementId, Vec<&Suggestion>> = BTreeMap::new();
    for suggestion in suggestions {
        found.entry(&suggestion.requirement).or_default().push(suggestion);
    }
    for list in found.values_mut() {
        list.sort_by(|one, two| {
            two.score.cmp(&one.score).then_with(|| one.artefact.cmp(&two.artefact))
        });
    }
    found
}
