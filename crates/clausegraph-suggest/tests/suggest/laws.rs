//! What holds for any texts.

use clausegraph_model::{ArtefactKind, RequirementId};
use clausegraph_suggest::{
    Asked, KindRule, Options, Passage, Suggestion, Text, by_requirement, suggest,
};
use proptest::{prelude::*, test_runner::Config};

use crate::common;

fn options() -> Options {
    Options { floor: 0, least_words: 1, ..Options::USUAL }
}

fn run(texts: &[Text], options: &Options) -> Vec<Suggestion> {
    let (catalogue, vocabulary) = &*common::BUILT_IN;
    suggest(catalogue, vocabulary, texts, options).unwrap()
}

/// Words of the field and of none.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "incident",
        "CAB",
        "RTO",
        "supplier review",
        "soup",
        "the",
        "policy",
        "Über",
        "risk register",
        "audit programme",
        "\u{0}",
        "مرحبا",
        "SLA",
        "rollback",
        "—",
        "satisfaction survey",
    ]);
    prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

fn text(place: usize) -> impl Strategy<Value = Text> {
    let kinds = vec![None, Some(ArtefactKind::Contract), Some(ArtefactKind::Procedure)];
    let passages = prop::collection::vec((any::<bool>(), words()), 0..5);
    (prop::sample::select(kinds), words(), passages).prop_map(move |(kind, title, passages)| Text {
        artefact: format!("A-{place}").parse().unwrap(),
        kind,
        title,
        keywords: Vec::new(),
        passages: passages
            .into_iter()
            .map(|(heading, text)| Passage { place: "here".to_owned(), heading, text })
            .collect(),
    })
}

fn texts() -> impl Strategy<Value = Vec<Text>> {
    (text(1), text(2), text(10)).prop_map(|(one, two, three)| vec![one, two, three])
}

proptest! {
    #![proptest_config(Config { cases: 4, ..Config::default() })]

    #[test]
    fn the_order_of_texts_does_not_matter(texts in texts()) {
        let mut turned = texts.clone();
        turned.reverse();
        prop_assert_eq!(run(&texts, &options()), run(&turned, &options()));
    }

    #[test]
    fn suggestions_are_in_order_and_what_they_mark_is_there(texts in texts()) {
        let suggestions = run(&texts, &options());
        for pair in suggestions.windows(2) {
            let [one, two] = pair else { panic!("two are two") };
            if one.artefact == two.artefact {
                prop_assert!(one.score >= two.score && one.rank + 1 == two.rank);
            } else {
                prop_assert!(one.artefact < two.artefact && two.rank == 1);
            }
        }
        for suggestion in &suggestions {
            prop_assert!(!suggestion.words.is_empty());
            let shares: u32 = suggestion.words.iter().map(|word| word.share).sum();
            prop_assert!(shares <= 1000);
            let Some(passage) = &suggestion.passage else { continue };
            let mut end = 0;
            prop_assert!(!passage.marks.is_empty());
            for mark in &passage.marks {
                prop_assert!(end <= mark.start && passage.text.get(mark.clone()).is_some());
                end = mark.end;
            }
        }
    }

    #[test]
    fn nothing_panics_on_any_text(title in any::<String>(), body in any::<String>()) {
        let passages =
            vec![Passage { place: String::new(), heading: true, text: body.clone() },
                 Passage { place: String::new(), heading: false, text: body }];
        let artefact = "A-1".parse().unwrap();
        run(&[Text { artefact, kind: None, title, keywords: vec![String::new()], passages }], &options());
    }
}

#[test]
fn odd_texts_get_no_suggestion() {
    let bodies = [
        String::new(),
        "\u{0}".repeat(100),
        "the of and to 8.6.1 2026 - \u{feff}".to_owned(),
        "x".repeat(2_000_000),
        "= ".repeat(500_000),
        "\u{202e}مرحبا بالعالم".to_owned(),
    ];
    let texts: Vec<Text> = (1..)
        .zip(bodies)
        .map(|(place, body)| common::text(&format!("A-{place}"), None, &body))
        .collect();
    assert_eq!(run(&texts, &options()), []);
    assert_eq!(run(&[], &options()), []);
}

#[test]
fn a_contract_is_suggested_only_where_a_slot_accepts_one() {
    let body = "# Incident management\n\nEvery incident record has a priority; major incidents are escalated.";
    let text = |kind| [common::text("A-1", kind, body)];
    let restricted = run(&text(Some(ArtefactKind::Contract)), &options());
    assert!(restricted.iter().all(|found| !found.requirement.as_str().starts_with("8.6.1-")));
    assert!(
        run(&text(None), &options())
            .iter()
            .any(|found| found.requirement.as_str().starts_with("8.6.1-"))
    );
    let anywhere = Options { kinds: KindRule::Any, ..options() };
    let free = run(&text(Some(ArtefactKind::Contract)), &anywhere);
    assert!(free.iter().any(|found| found.requirement.as_str().starts_with("8.6.1-")));
}

#[test]
fn a_filter_changes_no_score() {
    let texts =
        [common::text("A-1", None, "# Risk register\n\nLikelihood and impact of each risk.")];
    let all = run(&texts, &Options { per_artefact: 500, ..options() });
    let wanted = all.iter().skip(1).step_by(3).map(|found| found.requirement.clone()).collect();
    let filter = Options { per_artefact: 500, requirements: Asked::Only(wanted), ..options() };
    let some = run(&texts, &filter);
    assert!(!some.is_empty());
    for found in &some {
        let unfiltered = all.iter().find(|other| other.requirement == found.requirement).unwrap();
        assert_eq!(Suggestion { rank: found.rank, ..unfiltered.clone() }, *found);
    }
}

#[test]
fn the_best_artefact_of_a_requirement_stands_first() {
    let texts = [
        common::text(
            "A-1",
            None,
            "# Lunch\n\nOne line about the risk register and its risk owner.",
        ),
        common::text(
            "A-2",
            None,
            "# Risk register\n\nRisk owner, likelihood and impact of each risk.",
        ),
    ];
    let suggestions = run(&texts, &Options { per_artefact: 500, ..options() });
    let found = by_requirement(&suggestions);
    let id: RequirementId = "6.1.2-a1".parse().unwrap();
    let order: Vec<&str> = found[&id].iter().map(|found| found.artefact.as_str()).collect();
    assert_eq!(order, ["A-2", "A-1"]);
}
