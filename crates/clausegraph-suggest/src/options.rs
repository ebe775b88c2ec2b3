//! What a caller may choose, and the weights behind the order.

use std::collections::BTreeSet;

use clausegraph_model::RequirementId;

/// What is suggested.
///
/// ```
/// use clausegraph_suggest::Options;
///
/// let options = Options { per_artefact: 3, ..Options::USUAL };
/// assert_eq!(options.floor, Options::USUAL.floor);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many requirements are suggested for an artefact at most.
    pub per_artefact: usize,
    /// The least score of a suggestion.
    pub floor: u32,
    /// How many different words of the catalogue or the vocabulary must be found where the title holds
    /// none; words of which one holds the other count once, and so do words that stand for each other.
    pub least_words: usize,
    /// Whether the kind of an artefact restricts where it is suggested.
    pub kinds: KindRule,
    /// The requirements that are asked about.
    pub requirements: Asked,
    /// What weighs how much.
    pub weights: Weights,
}

/// Whether the kind of an artefact restricts where it is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindRule {
    /// Only where a slot of the requirement accepts the kind.
    ///
    /// A requirement whose slots look at the member's own entry accepts the kinds of its population.
    Accepted,
    /// Everywhere.
    Any,
}

/// The requirements that are asked about.
///
/// One that is computed from others is never suggested: nothing can be offered there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// All of the catalogue.
    All,
    /// These only: those without evidence, say. The scores of the others do not change by it.
    Only(BTreeSet<RequirementId>),
}

/// What weighs how much, in percent where nothing else is said.
///
/// Tuned on labelled documents; a caller has no reason to change them, and a reader of a score has one
/// to see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// A word in the title.
    pub title: u64,
    /// A word among the keywords.
    pub keyword: u64,
    /// A word in a heading.
    pub heading: u64,
    /// A word in a passage.
    pub body: u64,
    /// A word of the vocabulary.
    pub word: u64,
    /// A hint of the vocabulary.
    pub hint: u64,
    /// A word that a clause has from the clause it stands in.
    pub inherited: u64,
    /// A word of a requirement, for its clause.
    pub lent: u64,
    /// A word of the running text of a requirement, for its clause.
    pub lent_text: u64,
    /// The title of a clause, as a phrase.
    pub clause_title: u64,
    /// A word of the title of a clause.
    pub clause_title_word: u64,
    /// A document or record that the catalogue names.
    pub documented: u64,
    /// A word of it.
    pub documented_word: u64,
    /// What usually shows a requirement, as a phrase.
    pub evidence: u64,
    /// A word of it.
    pub evidence_word: u64,
    /// A word of a statement.
    pub statement_word: u64,
    /// A word of a question.
    pub question_word: u64,
    /// What stands for a word, of the weight of that word.
    pub synonym: u64,
    /// The number of other clauses that share a word at which its weight for each is halved; a number,
    /// not percent.
    pub shared_by_clauses: u64,
    /// The same for the requirements of one clause.
    pub shared_by_requirements: u64,
    /// How much the words of the requirement itself can add to the score of its clause.
    pub own: u64,
    /// The points of the requirement's own words at which half of `own` is added; points, not percent.
    pub own_half: u64,
    /// How much the second best section adds.
    pub second: u64,
    /// How much it adds that the requirement accepts the kind, divided by how many kinds it accepts.
    pub kind: u64,
}

impl Options {
    /// What serves most: five requirements for each artefact, none on thin evidence.
    pub const USUAL: Self = Self {
        per_artefact: 5,
        floor: 50,
        least_words: 3,
        kinds: KindRule::Accepted,
        requirements: Asked::All,
        weights: Weights::USUAL,
    };
}

impl Weights {
    /// The weights that were tuned.
    pub const USUAL: Self = Self {
        title: 100,
        keyword: 60,
        heading: 60,
        body: 40,
        word: 100,
        hint: 40,
        inherited: 60,
        lent: 50,
        lent_text: 50,
        clause_title: 100,
        clause_title_word: 30,
        documented: 60,
        documented_word: 20,
        evidence: 50,
        evidence_word: 20,
        statement_word: 40,
        question_word: 8,
        synonym: 70,
        shared_by_clauses: 4,
        shared_by_requirements: 4,
        own: 100,
        own_half: 400,
        second: 25,
        kind: 100,
    };
}
