//! The catalogue that comes with the library: it loads, and its graph answers.

#![expect(clippy::unwrap_used, reason = "a test stops at once")]

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Catalogue, Follow, Requirement, SourceText, catalogue, catalogue_with,
    document::{DocumentedInformation, FeedDocument},
    overlays,
};

fn ids<'g>(requirements: impl IntoIterator<Item = &'g Requirement>) -> Vec<&'g str> {
    requirements.into_iter().map(|requirement| requirement.id().as_str()).collect()
}

fn requirement<'g>(catalogue: &'g Catalogue, id: &str) -> &'g Requirement {
    catalogue.requirement(id).unwrap()
}

#[test]
fn the_clause_tree_is_whole() {
    let catalogue = catalogue().unwrap();
    let numbers: Vec<_> = catalogue.clauses().map(|clause| clause.id().as_str()).collect();
    assert_eq!(numbers.first(), Some(&"4"));
    assert_eq!(numbers.last(), Some(&"10.2"));
    assert_eq!(catalogue.clauses().filter(|clause| clause.is_leaf()).count(), 63);
    let chapters =
        catalogue.clauses().filter(|clause| catalogue.with_ancestors(clause).count() == 1);
    let chapters: Vec<_> = chapters.map(|clause| clause.id().as_str()).collect();
    assert_eq!(chapters, ["4", "5", "6", "7", "8", "9", "10"]);
}

#[test]
fn requirements_stand_in_reading_order() {
    let catalogue = catalogue_with(&[]).unwrap();
    let scope = ids(catalogue.subtree(catalogue.clause("4.3").unwrap()));
    assert_eq!(scope, ["4.3-01", "4.3-a", "4.3-b", "4.3-c", "4.3-02", "4.3-03", "4.3-04"]);
    let positions: Vec<_> = catalogue.requirements().map(Requirement::clause_position).collect();
    assert!(positions.is_sorted());
}

#[test]
fn overlays_change_wording_and_add_requirements() {
    assert_eq!(overlays().collect::<Vec<_>>(), ["amd1-2024", "de-wording"]);
    let plain = catalogue_with(&[]).unwrap();
    assert!(plain.requirement("4.1-02").is_none());
    let amended = catalogue_with(&["amd1-2024", "de-wording"]).unwrap();
    let added = requirement(&amended, "4.1-02");
    assert_eq!(amended.location(added).pointer, "/adds/0");
    assert!(amended.location(added).file.ends_with("amd1-2024.json"));
    let statement = |catalogue: &Catalogue| requirement(catalogue, "4.3-01").statement().to_owned();
    assert_ne!(statement(&plain), statement(&amended));
    assert!(catalogue_with(&["nothing"]).is_err());
}

#[test]
fn implied_documents_are_not_called_mandatory() {
    let catalogue = catalogue().unwrap();
    for requirement in catalogue.mandatory_documents() {
        let basis = requirement.documented();
        assert!(
            basis.contains(&DocumentedInformation::Explicit)
                || basis.contains(&DocumentedInformation::Listed)
        );
    }
    assert!(!ids(catalogue.mandatory_documents()).contains(&"9.3-a"));
    assert!(ids(catalogue.mandatory_documents()).contains(&"8.3.4.1-02"));
}

#[test]
fn populations_know_their_requirements() {
    let catalogue = catalogue().unwrap();
    let over = ids(catalogue.requirements_over("external-suppliers"));
    assert!(over.contains(&"8.3.4.1-06") && !over.contains(&"8.5.1.1-01"));
}

fn ends(feed: &FeedDocument) -> (String, String) {
    (feed.from.to_string(), feed.to.to_string())
}

#[test]
fn a_feed_of_a_clause_is_a_feed_of_everything_below() {
    let catalogue = catalogue().unwrap();
    let policy = requirement(&catalogue, "8.5.1.1-c");
    let out: Vec<_> = catalogue.feeds_from(policy).map(ends).collect();
    assert!(out.contains(&("8.5.1.1".to_owned(), "8.5.1.2".to_owned())), "{out:?}");
    let routing = requirement(&catalogue, "8.5.1.2-a");
    let into: Vec<_> = catalogue.feeds_into(routing).map(ends).collect();
    assert!(into.contains(&("8.5.1.1".to_owned(), "8.5.1.2".to_owned())), "{into:?}");
}

#[test]
fn upstream_and_downstream_mirror_each_other() {
    let catalogue = catalogue().unwrap();
    for follow in [Follow::All, Follow::Wording, Follow::Causes] {
        let below: Vec<BTreeSet<&str>> = catalogue
            .requirements()
            .map(|above| ids(catalogue.downstream(above, follow)).into_iter().collect())
            .collect();
        for (number, requirement) in catalogue.requirements().enumerate() {
            for above in catalogue.upstream(requirement, follow) {
                assert!(below[above.position()].contains(requirement.id().as_str()));
                // A path for each pair would take minutes: each requirement has one to some of them.
                if (above.position() + number).is_multiple_of(97) {
                    assert!(catalogue.path(above, requirement, follow).is_some());
                }
            }
        }
    }
}

#[test]
fn a_path_is_a_chain_of_feeds() {
    let catalogue = catalogue().unwrap();
    let from = requirement(&catalogue, "8.3.4.1-06");
    let to = requirement(&catalogue, "9.3-i");
    let path = catalogue.path(from, to, Follow::All).unwrap();
    assert_eq!(path.iter().map(|step| step.to.id().as_str()).collect::<Vec<_>>(), ["9.3-i"]);
    assert_eq!(ends(path[0].feed), ("8.3.4.1-06".to_owned(), "9.3-i".to_owned()));
    assert!(catalogue.path(from, from, Follow::All).unwrap().is_empty());
}

#[test]
fn a_constraint_is_no_cause() {
    let catalogue = catalogue().unwrap();
    let policy = requirement(&catalogue, "8.5.1.1-01");
    let routing = "8.5.1.2-a";
    assert!(ids(catalogue.downstream(policy, Follow::Wording)).contains(&routing));
    assert!(!ids(catalogue.downstream(policy, Follow::Causes)).contains(&routing));
}

#[test]
fn the_condensed_order_puts_what_feeds_before_what_is_fed() {
    let catalogue = catalogue().unwrap();
    for follow in [Follow::All, Follow::Causes] {
        let order = catalogue.condensed_order(follow);
        let places: BTreeMap<&str, usize> = order
            .iter()
            .enumerate()
            .flat_map(|(place, group)| group.iter().map(move |found| (found.id().as_str(), place)))
            .collect();
        let place = |id: &str| places.get(id);
        let all: usize = order.iter().map(Vec::len).sum();
        assert_eq!(all, catalogue.requirements().len());
        for requirement in catalogue.requirements() {
            for above in catalogue.upstream(requirement, follow) {
                assert!(place(above.id().as_str()) <= place(requirement.id().as_str()));
            }
        }
    }
}

#[test]
fn a_cycle_is_one_group() {
    let catalogue = catalogue().unwrap();
    let order = catalogue.condensed_order(Follow::All);
    let review = order.iter().find(|group| ids(group.iter().copied()).contains(&"9.3-a")).unwrap();
    let own = requirement(&catalogue, "9.3-a");
    let cyclic = ids(catalogue.upstream(own, Follow::All)).contains(&"9.3-a");
    assert_eq!(review.len() > 1, cyclic);
}

#[test]
fn data_that_is_changed_is_refused_with_its_place() {
    let file = SourceText {
        name: "catalogue.json".to_owned(),
        text: r#"{ "format_version": 1, "clauses": [{ "id": "4", "parent": "3" }] }"#.to_owned(),
    };
    let (catalogue, problems) = Catalogue::load(&[file], &[]);
    assert!(catalogue.is_none());
    assert!(problems.iter().any(|problem| problem.pointer == "/clauses/0/parent"));
}
