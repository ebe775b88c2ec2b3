//! Figures, counted by hand.

use clausegraph_model::SourceText;
use clausegraph_suggest::{
    Suggestion,
    measure::{LabelError, Labels, Part, Share, measure},
};

use crate::common;

fn suggestion(artefact: &str, rank: u32, requirement: &str) -> Suggestion {
    Suggestion {
        artefact: artefact.parse().unwrap(),
        requirement: requirement.parse().unwrap(),
        rank,
        score: 100,
        passage: None,
        words: Vec::new(),
        accepting: None,
    }
}

fn labels(documents: &str) -> Result<Labels, LabelError> {
    let text = format!("{{\"format_version\": 1, \"documents\": [{documents}]}}");
    let file = SourceText { name: "labels.json".to_owned(), text };
    Labels::load(&common::catalogue(), &[file])
}

fn label(id: &str, serves: &str, clauses: &str, part: &str) -> String {
    format!(
        "{{\"file\": \"{id}.md\", \"id\": \"{id}\", \"kind\": null, \"serves\": {serves}, \
         \"clauses\": {clauses}, \"part\": \"{part}\", \"because\": \"\"}}"
    )
}

#[test]
fn figures_are_those_of_a_count_by_hand() {
    let labels = labels(
        &[
            label("A", "[\"8.6.1-a1\", \"8.6.1-b\"]", "[\"8.6.1\"]", "tune"),
            label("B", "[\"9.3-01\"]", "[\"9.3\"]", "tune"),
            label("C", "[]", "[]", "tune"),
            label("D", "[]", "[]", "tune"),
            label("E", "[\"9.3-01\"]", "[\"9.3\"]", "measure"),
        ]
        .join(","),
    )
    .unwrap();
    let suggestions = [
        suggestion("A", 1, "8.6.1-b"),
        suggestion("A", 2, "8.6.1-c"),
        suggestion("A", 3, "4.1-01"),
        suggestion("C", 1, "4.1-01"),
        suggestion("E", 1, "9.3-01"),
        suggestion("Z", 1, "9.3-01"),
    ];
    let figures = measure(&common::catalogue(), &suggestions, &labels, Some(Part::Tune));
    assert_eq!(figures.documents, 4);
    assert_eq!(figures.serving_nothing, Share { hits: 1, of: 2 });
    let [one, three, five] = figures.requirements;
    // Of A and B, only A has suggestions: its first is right, of its three one is.
    assert_eq!((one.precision, one.recall), (Some(10_000), Some(2_500)));
    assert_eq!((three.precision, three.recall), (Some(3_333), Some(2_500)));
    assert_eq!(three.suggested, Share { hits: 1, of: 3 });
    assert_eq!(three.labelled, Share { hits: 1, of: 3 });
    assert_eq!(three.documents_hit, Share { hits: 1, of: 2 });
    assert_eq!(five.precision, three.precision);
    let [_, three, _] = figures.clauses;
    // Two of the three suggestions are of one clause, which counts once.
    assert_eq!((three.precision, three.recall), (Some(5_000), Some(5_000)));
    let by_clause: Vec<_> =
        figures.recall_of_clauses.iter().map(|(id, share)| (id.as_str(), *share)).collect();
    let expected = [("8.6.1", Share { hits: 1, of: 1 }), ("9.3", Share { hits: 0, of: 1 })];
    assert_eq!(by_clause, expected);
    let unlabelled: Vec<_> = figures.unlabelled.iter().map(AsRef::as_ref).collect();
    assert_eq!(unlabelled, ["Z"]);
}

#[test]
fn nothing_to_measure_has_no_mean() {
    let figures = measure(&common::catalogue(), &[], &labels("").unwrap(), None);
    let [one, ..] = figures.requirements;
    assert_eq!((one.precision, one.recall), (None, None));
}

#[test]
fn labels_that_do_not_fit_are_refused_with_all_defects() {
    let wrong =
        [label("A", "[\"8.6.1-a9\"]", "[\"8.6\"]", "tune"), label("A", "[]", "[]", "measure")]
            .join(",");
    let told = labels(&wrong).unwrap_err().to_string();
    insta::assert_snapshot!(told);
    assert!(matches!(labels("7"), Err(LabelError::Malformed { .. })));
}
