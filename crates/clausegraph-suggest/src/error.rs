//! What keeps texts from being searched.

use clausegraph_model::{ArtefactId, RequirementId};

/// Why nothing can be suggested.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SuggestError {
    /// Two texts are of one artefact, so that nobody could tell which passage is meant.
    #[error("two texts are of artefact {}", listed(.0))]
    RepeatedArtefact(Vec<ArtefactId>),
    /// The filter names requirements that the catalogue does not have.
    #[error("the catalogue has no requirement {}", listed(.0))]
    UnknownRequirement(Vec<RequirementId>),
    /// The vocabulary was checked against another catalogue.
    #[error("the vocabulary is for catalogue `{vocabulary}`, not for `{catalogue}`")]
    OtherCatalogue {
        /// The catalogue that the vocabulary was checked against.
        vocabulary: String,
        /// The catalogue that was given.
        catalogue: String,
    },
    /// The texts could not be indexed or searched.
    #[error("the texts could not be searched: {reason}")]
    Engine {
        /// What the search engine says, in one line.
        reason: String,
    },
}

/// What the search engine says, kept as text so that no signature of ours names it.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands the error over")]
pub(crate) fn engine(error: tantivy::TantivyError) -> SuggestError {
    SuggestError::Engine { reason: error.to_string().replace(['\n', '\r'], " ") }
}

fn listed<T: std::fmt::Display>(ids: &[T]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    quoted.join(", ")
}
