//! Feeds between what a catalogue holds.

use std::collections::BTreeSet;

use clausegraph_model::{
    RequirementId,
    document::{CatalogueDocument, FeedBasis, FeedDocument, FeedNature},
};
use proptest::sample::Index;

/// Both ends, the nature, and whether the standard's wording ties them.
pub type FeedChoice = (Index, Index, Index, bool);

/// A catalogue with feeds between its requirements and clauses, cycles among them.
pub fn with_feeds(mut catalogue: CatalogueDocument, choices: &[FeedChoice]) -> CatalogueDocument {
    let requirements = catalogue.requirements.iter().map(|requirement| requirement.id.clone());
    let clauses = catalogue.clauses.iter();
    let clauses = clauses.filter_map(|clause| clause.id.as_str().parse::<RequirementId>().ok());
    let ends: Vec<RequirementId> = requirements.chain(clauses).collect();
    catalogue.feeds = choices
        .iter()
        .map(|(from, to, nature, wording)| FeedDocument {
            from: from.get(&ends).clone(),
            to: to.get(&ends).clone(),
            nature: *nature.get(FeedNature::ALL),
            basis: if *wording { FeedBasis::Wording } else { FeedBasis::Practice },
            reason: "so it is".to_owned(),
        })
        .filter(|feed| feed.from != feed.to)
        .collect();
    let mut seen = BTreeSet::new();
    catalogue.feeds.retain(|feed| seen.insert((feed.from.clone(), feed.to.clone(), feed.nature)));
    catalogue
}
