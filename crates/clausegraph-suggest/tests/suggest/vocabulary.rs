//! The vocabulary that comes with the catalogue.

use std::collections::BTreeSet;

use clausegraph_suggest::Vocabulary;

use crate::common;

#[test]
fn the_built_in_vocabulary_has_no_problem() {
    let (_, problems) = Vocabulary::load(&common::catalogue(), &common::vocabulary_files());
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn it_serves_the_catalogue_without_the_amendment_too() {
    let catalogue = clausegraph::catalogue_with(&[]).unwrap();
    let (vocabulary, _) = Vocabulary::load(&catalogue, &common::vocabulary_files());
    assert!(vocabulary.is_some());
}

#[test]
fn every_leaf_clause_has_eight_words_of_its_own() {
    let catalogue = common::catalogue();
    let vocabulary = common::vocabulary(&catalogue);
    let mut poor = Vec::new();
    for clause in catalogue.clauses().filter(|clause| clause.is_leaf()) {
        let words = vocabulary.clauses().find(|(id, _)| *id == clause.id());
        let words = words.map_or(0, |(_, list)| list.words.len());
        if words < 8 && catalogue.subtree(clause).next().is_some() {
            poor.push(format!("{}: {words}", clause.id()));
        }
    }
    assert!(poor.is_empty(), "{}", poor.join("\n"));
}

#[test]
fn every_requirement_that_can_be_offered_something_has_words_of_its_own() {
    let catalogue = common::catalogue();
    let vocabulary = common::vocabulary(&catalogue);
    let known: BTreeSet<&str> = vocabulary.requirements().map(|(id, _)| id.as_str()).collect();
    let poor: Vec<&str> = catalogue
        .requirements()
        .filter(|found| found.computed_from().is_empty())
        .map(|found| found.id().as_str())
        .filter(|id| !known.contains(id))
        .collect();
    // The requirement of the amendment is not in the catalogue without it, so that its words stand at
    // the clauses.
    assert_eq!(poor, ["4.1-02"]);
}

#[test]
fn no_entry_is_a_sentence_or_a_stop_word() {
    let catalogue = common::catalogue();
    let vocabulary = common::vocabulary(&catalogue);
    let stop: BTreeSet<&str> = vocabulary.stop_words().iter().map(String::as_str).collect();
    let clauses = vocabulary.clauses().map(|(_, list)| list);
    let lists = clauses.chain(vocabulary.requirements().map(|(_, list)| list));
    for word in lists.flat_map(|list| list.words.iter().chain(&list.hints)) {
        assert!(!stop.contains(word.as_str()), "{word}");
        assert!(word.split_whitespace().count() <= 9, "{word}");
        assert!(!word.contains("shall"), "{word}");
    }
}
