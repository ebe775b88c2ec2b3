//! How good suggestions are: set beside documents of which a person said what they serve.

mod labels;

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{ArtefactId, Catalogue, ClauseId, RequirementId};

pub use self::labels::{Label, LabelDocument, LabelError, Labels, Part};
use crate::suggestion::Suggestion;

/// A share as a pair of whole numbers; of nothing where `of` is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub hits: u64,
    /// Of how many.
    pub of: u64,
}

/// A mean of shares, in basis points of 1; none where there is nothing to take it over.
pub type BasisPoints = Option<u32>;

/// How good suggestions are at some depth.
///
/// Let a document serve the set R of requirements, and let S be its suggestions of rank 1 to k.
/// Its precision at k is |S ∩ R| / |S|, its recall at k is |S ∩ R| / |R|.
/// A document without suggestions has no precision, and a recall of 0.
/// The means are macro-averages: every document weighs the same, be it long or short.
/// Documents that serve nothing are not among them: see [`Figures::serving_nothing`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AtDepth {
    /// The depth k: suggestions of a rank up to this count.
    pub depth: u32,
    /// The mean precision of the documents that serve something and have a suggestion.
    pub precision: BasisPoints,
    /// The mean recall of the documents that serve something.
    pub recall: BasisPoints,
    /// The mean recall that a perfect engine would reach: many documents serve more than the depth.
    pub best_recall: BasisPoints,
    /// Hits of all suggestions of these documents: the micro-average of precision.
    pub suggested: Share,
    /// Hits of all labels of these documents: the micro-average of recall.
    pub labelled: Share,
    /// Documents with at least one hit, of those that serve something.
    pub documents_hit: Share,
}

/// Precision and recall at the depths 1, 3 and 5, and where they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many documents were measured.
    pub documents: u64,
    /// By requirement, at depths 1, 3 and 5.
    pub requirements: [AtDepth; 3],
    /// By leaf clause, at depths 1, 3 and 5: the clauses of the suggestions of rank 1 to k, each once,
    /// beside those that the label names.
    pub clauses: [AtDepth; 3],
    /// By requirement, the label's hits within depth 5 of how many labels name it; in the order of ids.
    pub recall_of_requirements: BTreeMap<RequirementId, Share>,
    /// By leaf clause, the same; in the order of numbers.
    pub recall_of_clauses: BTreeMap<ClauseId, Share>,
    /// Documents that serve nothing: how many got a suggestion, of how many.
    pub serving_nothing: Share,
    /// Labels that name no suggested artefact are in all figures as documents without suggestions; here
    /// are suggestions for artefacts that no label names, which are in none.
    pub unlabelled: BTreeSet<ArtefactId>,
}

const DEPTHS: [u32; 3] = [1, 3, 5];

/// Measures suggestions against labels; only the documents of one part, or of all.
///
/// The labels must be of this catalogue, which [`Labels::load`] sees to.
pub fn measure(
    catalogue: &Catalogue,
    suggestions: &[Suggestion],
    labels: &Labels,
    part: Option<Part>,
) -> Figures {
    let mut by_artefact: BTreeMap<&ArtefactId, Vec<&Suggestion>> = BTreeMap::new();
    for suggestion in suggestions {
        by_artefact.entry(&suggestion.artefact).or_default().push(suggestion);
    }
    let known: BTreeSet<&ArtefactId> = labels.iter().map(|label| &label.id).collect();
    let mut figures = Figures {
        unlabelled: by_artefact
            .keys()
            .filter(|id| !known.contains(*id))
            .map(|id| (*id).clone())
            .collect(),
        ..Figures::default()
    };
    let mut requirements = Sums::default();
    let mut clauses = Sums::default();
    for label in labels.iter().filter(|label| part.is_none_or(|part| part == label.part)) {
        figures.documents += 1;
        let mut suggested = by_artefact.get(&label.id).cloned().unwrap_or_default();
        suggested.sort_by_key(|suggestion| suggestion.rank);
        if label.serves.is_empty() && label.clauses.is_empty() {
            figures.serving_nothing.of += 1;
            figures.serving_nothing.hits += u64::from(!suggested.is_empty());
            continue;
        }
        let ranked: Vec<(u32, &RequirementId)> =
            suggested.iter().map(|found| (found.rank, &found.requirement)).collect();
        let hits = requirements.add(&ranked, &label.serves);
        tally(&mut figures.recall_of_requirements, &label.serves, &hits);
        let ranked: Vec<(u32, &ClauseId)> = suggested
            .iter()
            .filter_map(|found| {
                let requirement = catalogue.requirement(found.requirement.as_str())?;
                Some((found.rank, requirement.clause_id()))
            })
            .collect();
        let hits = clauses.add(&ranked, &label.clauses);
        tally(&mut figures.recall_of_clauses, &label.clauses, &hits);
    }
    figures.requirements = requirements.finish();
    figures.clauses = clauses.finish();
    figures
}

fn tally<T: Ord + Clone>(
    shares: &mut BTreeMap<T, Share>,
    wanted: &BTreeSet<T>,
    hits: &BTreeSet<T>,
) {
    for id in wanted {
        let share = shares.entry(id.clone()).or_default();
        share.of += 1;
        share.hits += u64::from(hits.contains(id));
    }
}

/// Sums at each depth.
#[derive(Debug, Default)]
struct Sums([Sum; 3]);

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// In basis points.
    precision: u64,
    with_suggestion: u64,
    recall: u64,
    best_recall: u64,
    suggested: Share,
    labelled: Share,
    documents_hit: Share,
}

impl Sums {
    /// Adds a document; what was hit at the greatest depth is given back.
    fn add<T: Ord + Clone>(&mut self, ranked: &[(u32, &T)], wanted: &BTreeSet<T>) -> BTreeSet<T> {
        let mut last = BTreeSet::new();
        if wanted.is_empty() {
            return last;
        }
        for (depth, sum) in DEPTHS.into_iter().zip(&mut self.0) {
            let shown: BTreeSet<&T> =
                ranked.iter().filter(|(rank, _)| *rank <= depth).map(|(_, id)| *id).collect();
            let hit: BTreeSet<T> =
                shown.iter().filter(|id| wanted.contains(**id)).map(|id| (*id).clone()).collect();
            let (hits, suggested, labelled) =
                (count(hit.len()), count(shown.len()), count(wanted.len()));
            if let Some(precision) = (10_000 * hits).checked_div(suggested) {
                sum.precision += precision;
                sum.with_suggestion += 1;
            }
            sum.recall += 10_000 * hits / labelled.max(1);
            sum.best_recall += 10_000 * labelled.min(u64::from(depth)) / labelled.max(1);
            sum.suggested.hits += hits;
            sum.suggested.of += suggested;
            sum.labelled.hits += hits;
            sum.labelled.of += labelled;
            sum.documents_hit.hits += u64::from(hits > 0);
            sum.documents_hit.of += 1;
            last = hit;
        }
        last
    }

    fn finish(self) -> [AtDepth; 3] {
        let mut depths = DEPTHS.into_iter();
        self.0.map(|sum| AtDepth {
            depth: depths.next().unwrap_or_default(),
            precision: mean(sum.precision, sum.with_suggestion),
            recall: mean(sum.recall, sum.documents_hit.of),
            best_recall: mean(sum.best_recall, sum.documents_hit.of),
            suggested: sum.suggested,
            labelled: sum.labelled,
            documents_hit: sum.documents_hit,
        })
    }
}

fn mean(sum: u64, of: u64) -> BasisPoints {
    u32::try_from(sum.checked_div(of)?).ok()
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
