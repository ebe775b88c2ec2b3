//! Citations that lead nowhere.

use clausegraph_model::{CatalogueId, RequirementId};
use clausegraph_readers::text::Place;

/// A citation of what the catalogue does not have; the artefact keeps it under `carried`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DanglingCitation {
    /// The path below the tree.
    pub path: String,
    /// Where in the file; none where the rules cite it.
    pub at: Option<Place>,
    /// The key of the front matter, or `for` where the rules cite it.
    pub field: String,
    /// What is cited, as it was written.
    pub written: String,
    /// The id that it was read as.
    pub target: RequirementId,
    /// Why nothing is claimed for it.
    pub why: Dangling,
}

/// Why nothing can be claimed for what is cited.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Dangling {
    /// The catalogue does not have it.
    #[error("{catalogue} does not have it{}", hint(near.as_ref(), beside))]
    Unknown {
        /// The catalogue.
        catalogue: CatalogueId,
        /// What was probably meant, where something is close.
        near: Option<RequirementId>,
        /// The requirements with the same beginning, in reading order.
        beside: Vec<RequirementId>,
    },
    /// It is a chapter or an inner clause, for which nobody can claim anything.
    #[error("it is a clause that holds others: cite one of those")]
    InnerClause,
}

/// What was probably meant, else the first of what is there instead.
fn hint(near: Option<&RequirementId>, beside: &[RequirementId]) -> String {
    const MOST: usize = 6;
    if let Some(near) = near {
        return format!("; did you mean `{near}`?");
    }
    let first: Vec<&str> = beside.iter().take(MOST).map(RequirementId::as_str).collect();
    match (first.as_slice(), beside.len().saturating_sub(MOST)) {
        ([], _) => String::new(),
        (first, 0) => format!("; did you mean one of `{}`?", first.join("`, `")),
        (first, more) => format!("; did you mean one of `{}`, or {more} more?", first.join("`, `")),
    }
}
