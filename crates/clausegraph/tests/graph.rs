//! The feeds graph against lists that are walked until nothing changes.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

use std::collections::BTreeSet;

use clausegraph::{Catalogue, Follow, RequirementId, SourceText, document::CatalogueDocument};
use clausegraph_testkit::generate::{self, FeedChoice, with_feeds};
use proptest::prelude::*;

/// The requirements that an endpoint means: itself, or all below a clause.
fn meant(catalogue: &CatalogueDocument, id: &RequirementId) -> BTreeSet<String> {
    if catalogue.requirements.iter().any(|requirement| requirement.id == *id) {
        return [id.to_string()].into();
    }
    let mut clauses: BTreeSet<&str> = [id.as_str()].into();
    loop {
        let before = clauses.len();
        for clause in &catalogue.clauses {
            if clause.parent.as_ref().is_some_and(|parent| clauses.contains(parent.as_str())) {
                clauses.insert(clause.id.as_str());
            }
        }
        if clauses.len() == before {
            break;
        }
    }
    let below = catalogue.requirements.iter();
    let below = below.filter(|requirement| clauses.contains(requirement.clause.as_str()));
    below.map(|requirement| requirement.id.to_string()).collect()
}

/// Everything that a requirement feeds, step by step until nothing is new.
fn downstream(catalogue: &CatalogueDocument, from: &str, follow: Follow) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    loop {
        let before = found.len();
        for feed in catalogue.feeds.iter().filter(|feed| follow.takes(feed)) {
            let sources = meant(catalogue, &feed.from);
            if sources.contains(from) || sources.iter().any(|source| found.contains(source)) {
                found.extend(meant(catalogue, &feed.to));
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

fn load(document: &CatalogueDocument) -> Catalogue {
    let text = serde_json::to_string(document).unwrap();
    let (catalogue, problems) =
        Catalogue::load(&[SourceText { name: "catalogue.json".to_owned(), text }], &[]);
    catalogue.unwrap_or_else(|| panic!("{problems:#?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn closures_paths_and_order_agree_with_walking(
        catalogue in generate::catalogue(),
        pairs in prop::collection::vec(any::<FeedChoice>(), 0..12),
        follow in prop::sample::select(vec![Follow::All, Follow::Wording, Follow::Causes]),
    ) {
        let document = with_feeds(catalogue, &pairs);
        let catalogue = load(&document);
        let order = catalogue.condensed_order(follow);
        let group = |id: &str| {
            order.iter().position(|group| group.iter().any(|found| found.id().as_str() == id)).unwrap()
        };
        for requirement in catalogue.requirements() {
            let id = requirement.id().as_str();
            let walked = downstream(&document, id, follow);
            let found: BTreeSet<String> =
                catalogue.downstream(requirement, follow).map(|found| found.id().to_string()).collect();
            prop_assert_eq!(&found, &walked, "downstream of {}", id);
            for other in catalogue.requirements() {
                let reached = walked.contains(other.id().as_str());
                let above = catalogue.upstream(other, follow).any(|found| found.id().as_str() == id);
                prop_assert_eq!(above, reached, "upstream of {} from {}", other.id(), id);
                let path = catalogue.path(requirement, other, follow);
                prop_assert_eq!(path.is_some(), reached || id == other.id().as_str());
                if let Some(last) = path.as_ref().and_then(|steps| steps.last()) {
                    prop_assert_eq!(last.to.id(), other.id());
                }
                let mut at = id.to_owned();
                for step in path.iter().flatten() {
                    prop_assert!(follow.takes(step.feed));
                    prop_assert!(meant(&document, &step.feed.from).contains(&at));
                    at = step.to.id().to_string();
                    prop_assert!(meant(&document, &step.feed.to).contains(&at));
                }
                if reached {
                    let back = downstream(&document, other.id().as_str(), follow).contains(id);
                    prop_assert_eq!(group(id) == group(other.id().as_str()), back || id == other.id().as_str());
                    prop_assert!(group(id) <= group(other.id().as_str()));
                }
            }
        }
    }
}
