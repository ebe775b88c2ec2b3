//! Similar texts: every pair and no other, with the exact share.

#![expect(clippy::unwrap_used, reason = "a test stops at once")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use clausegraph_import::{
    Rules, SimilarOptions, SimilarPair, TreeFile, document_tree, similar_texts,
};
use clausegraph_model::{Fact, document::IdentityDocument};
use proptest::prelude::*;

/// All pairs, counted one by one over sets of texts.
fn oracle(texts: &[String], options: SimilarOptions) -> Vec<SimilarPair> {
    let sets: Vec<BTreeSet<String>> = texts
        .iter()
        .map(|text| {
            let text: String =
                text.chars().map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
            let text = text.to_lowercase();
            let words: Vec<&str> = text.split_whitespace().collect();
            let mut set = BTreeSet::new();
            if words.len() < options.least_words || words.is_empty() {
                return set;
            }
            for start in 0..words.len() {
                let end = start + options.shingle;
                if end <= words.len() {
                    set.insert(words.get(start..end).unwrap().join(" "));
                }
            }
            if set.is_empty() {
                set.insert(words.join(" "));
            }
            set
        })
        .collect();
    let read = sets.iter().filter(|set| !set.is_empty()).count();
    let mut texts_with: BTreeMap<&String, usize> = BTreeMap::new();
    for shingle in sets.iter().flatten() {
        *texts_with.entry(shingle).or_default() += 1;
    }
    let form = usize::try_from(options.form_percent).unwrap();
    let counts = |shingle: &&String| {
        let with = texts_with.get(*shingle).copied().unwrap();
        with < 10 || with * 100 <= read * form
    };
    let sets: Vec<BTreeSet<&String>> =
        sets.iter().map(|set| set.iter().filter(counts).collect()).collect();
    let mut found = Vec::new();
    for (one, first) in sets.iter().enumerate() {
        for (other, second) in sets.iter().enumerate().skip(one + 1) {
            let shared = first.intersection(second).count();
            let all = first.union(second).count();
            let percent = usize::try_from(options.percent).unwrap();
            if shared > 0 && shared * 100 >= all * percent {
                found.push(SimilarPair { one, other, shared, all });
            }
        }
    }
    found
}

/// Texts of few words, many of them copies of each other with a few changes.
fn corpus() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "change", "Incident", "the", "of", "desk", "owner", "plan", "risk", "review", "Ünit", "42",
    ]);
    let text = prop::collection::vec(word.clone(), 0..60);
    let edits = prop::collection::vec((any::<prop::sample::Index>(), word), 0..6);
    let copy = (any::<prop::sample::Index>(), edits);
    (prop::collection::vec(text, 1..8), prop::collection::vec(copy, 0..20)).prop_map(
        |(mut texts, copies)| {
            for (of, edits) in copies {
                let mut text = of.get(&texts).clone();
                for (at, word) in edits {
                    if !text.is_empty() {
                        let at = at.index(text.len());
                        *text.get_mut(at).unwrap() = word;
                    }
                }
                texts.push(text);
            }
            texts.iter().map(|text| text.join(" , ")).collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_pair_is_found_and_no_other(
        texts in corpus(),
        shingle in 1_usize..6,
        percent in 1_u32..=100,
        least_words in 0_usize..30,
        form_percent in 10_u32..=100,
    ) {
        let options = SimilarOptions { shingle, percent, least_words, form_percent };
        prop_assert_eq!(similar_texts(&texts, options), oracle(&texts, options));
    }

    #[test]
    fn the_order_of_the_texts_decides_nothing(texts in corpus(), turn in 0_usize..30) {
        let options = SimilarOptions { shingle: 3, least_words: 0, ..SimilarOptions::USUAL };
        let named = |texts: &[String], pairs: Vec<SimilarPair>| {
            let mut found: Vec<_> = pairs
                .into_iter()
                .map(|pair| {
                    let mut both = [texts.get(pair.one).unwrap(), texts.get(pair.other).unwrap()];
                    both.sort();
                    (both.map(Clone::clone), pair.shared, pair.all)
                })
                .collect();
            found.sort();
            found
        };
        let mut turned = texts.clone();
        turned.reverse();
        let turn = turn.min(turned.len());
        turned.rotate_left(turn);
        let one = named(&texts, similar_texts(&texts, options));
        let other = named(&turned, similar_texts(&turned, options));
        prop_assert_eq!(one, other);
    }
}

/// The Markdown files of this repository are real texts, some of them alike.
#[test]
fn every_pair_of_a_real_corpus_is_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts = Vec::new();
    for folder in ["fixtures/organisations", "crates"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let readme = entry.unwrap().path().join("README.md");
            if let Ok(text) = std::fs::read_to_string(readme) {
                texts.push(text);
            }
        }
    }
    texts.sort();
    let half = texts.first().unwrap();
    let middle = half.char_indices().nth(half.chars().count() * 3 / 4).unwrap().0;
    texts.push(half.split_at(middle).0.to_owned());
    assert!(texts.len() > 10);
    for percent in [1, 5, 50] {
        let options = SimilarOptions { percent, ..SimilarOptions::USUAL };
        let found = similar_texts(&texts, options);
        assert!(!found.is_empty());
        assert_eq!(found, oracle(&texts, options));
    }
}

fn identity() -> IdentityDocument {
    IdentityDocument {
        id: "harbour".parse().unwrap(),
        name: "Harbour".to_owned(),
        catalogue: None,
        headcount: Fact::Unknown,
    }
}

const CHANGES: &str = "Who wants a change fills in the form and sends it to the desk. The desk looks whether \
    anything is lacking, asks for it, and hands the form to the board, which meets every Thursday at ten.";

#[test]
fn an_import_tells_which_documents_are_alike() {
    let file =
        |path: &str, text: String| TreeFile { path: path.to_owned(), bytes: text.into_bytes() };
    let files = [
        file("changes.md", format!("---\nowner: ann\nnote: one\n---\n# Changes\n\n{CHANGES}\n")),
        file(
            "copy of changes.md",
            format!("---\nowner: bob\n---\n# Changes\n\n{CHANGES} Bring tea.\n"),
        ),
        file(
            "night.md",
            format!(
                "# Night\n\n{}\n",
                "Restart the gateway and wait until it is empty, ".repeat(5)
            ),
        ),
    ];
    let import = document_tree(&files, &Rules::dump(identity()));
    let similar: Vec<_> = import
        .document
        .artefacts
        .iter()
        .map(|artefact| artefact.text.given().unwrap().similar_to.clone())
        .collect();
    let [first, second, third] = similar.as_slice() else { panic!("three files") };
    let shares = |fact: &Fact<Vec<_>>| serde_json::to_string(fact.given().unwrap()).unwrap();
    let of = |id: &str| format!(r#"[{{"artefact":"{id}","similarity":"0.9444"}}]"#);
    assert_eq!(shares(first), of("copy-of-changes.md-383b35a8"));
    assert_eq!(shares(second), of("changes.md"));
    assert!(third.is_stated_none());
    let [pair] = import.report.similar.as_slice() else { panic!("one pair") };
    assert_eq!(pair.paths, ["changes.md", "copy of changes.md"].map(str::to_owned));

    let text = "format_version: 1\norganisation: {id: a, name: A}\nsource: {id: b, carries: [documents]}\n\
        similar: {percent: 0}\ndocuments:\n- {name: all, include: ['*.md'], kind: procedure, id: '{stem}'}\n";
    let import = document_tree(&files, &Rules::parse(text).unwrap());
    assert!(import.report.similar.is_empty());
    let told = import.document.artefacts.iter().filter_map(|artefact| artefact.text.given());
    assert!(told.into_iter().all(|text| text.similar_to.is_unknown()));
}
