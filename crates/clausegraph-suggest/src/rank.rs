//! From words found to suggestions.

mod accept;
mod explain;
mod score;

use clausegraph_model::{Catalogue, RequirementId};

use self::{accept::Acceptance, explain::Explainer, score::Board};
use crate::{
    error::SuggestError,
    index::TextIndex,
    options::{Asked, KindRule, Options},
    query::queries,
    suggestion::Suggestion,
    text::Text,
    vocabulary::Vocabulary,
};

/// What each artefact probably serves.
///
/// Sorted by artefact id and then by rank; equal scores stand in the reading order of the catalogue. The
/// order of the texts does not matter. The same input gives the same output.
///
/// # Errors
///
/// If two texts are of one artefact, if the vocabulary or a requirement asked about is not of this
/// catalogue, or if the search engine fails.
pub fn suggest(
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    texts: &[Text],
    options: &Options,
) -> Result<Vec<Suggestion>, SuggestError> {
    check(catalogue, vocabulary, &options.requirements)?;
    let mut texts: Vec<&Text> = texts.iter().collect();
    texts.sort_by(|one, two| one.artefact.cmp(&two.artefact));
    unrepeated(&texts)?;

    let weights = &options.weights;
    let queries = queries(catalogue, vocabulary, weights);
    let index = TextIndex::build(catalogue, &texts)?;
    let hits = queries
        .terms
        .iter()
        .map(|term| index.look_up(term, weights))
        .collect::<Result<Vec<_>, _>>()?;
    let acceptance = Acceptance::new(catalogue);
    let board = Board { queries: &queries, hits: &hits, places: &index.places, weights };
    let mut ranked = board.ranked(catalogue, &texts, &acceptance, |requirement| {
        asked(&options.requirements, requirement)
    });

    let mut explainer = Explainer::new(&board);
    let mut suggestions = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let candidates = ranked.get_mut(place).map(std::mem::take).unwrap_or_default();
        let mut rank = 0;
        for candidate in candidates {
            if rank >= options.per_artefact || candidate.score < options.floor {
                break;
            }
            let Some(requirement) = catalogue.requirement_at(candidate.requirement) else {
                continue;
            };
            let refused = match options.kinds {
                KindRule::Accepted => {
                    text.kind.is_some_and(|kind| !acceptance.accepts(candidate.requirement, kind))
                }
                KindRule::Any => false,
            };
            if refused {
                continue;
            }
            let why = explainer.explain(requirement, place, candidate.section);
            if !why.is_enough(options.least_words) {
                continue;
            }
            rank += 1;
            let section = candidate.section.and_then(|at| index.places.get(at));
            suggestions.push(Suggestion {
                artefact: text.artefact.clone(),
                requirement: requirement.id().clone(),
                rank: u32::try_from(rank).unwrap_or(u32::MAX),
                score: candidate.score,
                passage: section.and_then(|(_, section)| explainer.passage(text, section, &why)),
                words: why.words(),
                accepting: text.kind.map(|kind| acceptance.accepting(kind)),
            });
        }
    }
    Ok(suggestions)
}

fn check(
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    requirements: &Asked,
) -> Result<(), SuggestError> {
    if vocabulary.catalogue() != catalogue.id() {
        return Err(SuggestError::OtherCatalogue {
            vocabulary: vocabulary.catalogue().to_string(),
            catalogue: catalogue.id().to_string(),
        });
    }
    let Asked::Only(wanted) = requirements else { return Ok(()) };
    let unknown: Vec<RequirementId> =
        wanted.iter().filter(|id| catalogue.requirement(id.as_str()).is_none()).cloned().collect();
    if unknown.is_empty() { Ok(()) } else { Err(SuggestError::UnknownRequirement(unknown)) }
}

fn unrepeated(sorted: &[&Text]) -> Result<(), SuggestError> {
    let pairs = sorted.windows(2).filter_map(|pair| match pair {
        [one, two] if one.artefact == two.artefact => Some(one.artefact.clone()),
        _ => None,
    });
    let mut repeated: Vec<_> = pairs.collect();
    repeated.dedup();
    if repeated.is_empty() { Ok(()) } else { Err(SuggestError::RepeatedArtefact(repeated)) }
}

fn asked(requirements: &Asked, id: &RequirementId) -> bool {
    match requirements {
        Asked::All => true,
        Asked::Only(wanted) => wanted.contains(id),
    }
}
