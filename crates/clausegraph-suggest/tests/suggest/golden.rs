//! Small invented texts, and what is suggested for them.

use std::fmt::Write;

use clausegraph_model::ArtefactKind;
use clausegraph_suggest::{Options, Suggestion, Text, suggest};

use crate::common;

fn texts() -> Vec<Text> {
    use ArtefactKind as Kind;
    [
        ("A-outage", Some(Kind::Procedure), include_str!("texts/outage.md")),
        ("B-board", Some(Kind::ManagementReview), include_str!("texts/board.md")),
        ("C-hosting", Some(Kind::Contract), include_str!("texts/hosting.md")),
        ("D-recovery", Some(Kind::Plan), include_str!("texts/recovery.md")),
        ("E-starter", None, include_str!("texts/starter.md")),
        ("F-canteen", None, include_str!("texts/canteen.md")),
        ("G-cab", None, include_str!("texts/cab.md")),
    ]
    .map(|(id, kind, text)| common::text(id, kind, text))
    .into()
}

fn shown(suggestions: &[Suggestion]) -> String {
    let mut out = String::new();
    for suggestion in suggestions {
        let Suggestion { artefact, requirement, rank, score, passage, words, .. } = suggestion;
        write!(out, "{artefact} {rank} {requirement} {score}").unwrap();
        if let Some(passage) = passage {
            let mut text = passage.text.clone();
            for mark in passage.marks.iter().rev() {
                text.insert(mark.end, ']');
                text.insert(mark.start, '[');
            }
            let text = text.replace('\n', " ");
            write!(out, "\n    {}: {text}", passage.place).unwrap();
        }
        let words: Vec<String> =
            words.iter().take(4).map(|word| format!("{} {}", word.word, word.share)).collect();
        writeln!(out, "\n    {}", words.join(", ")).unwrap();
    }
    out
}

#[test]
fn house_terms_lead_to_the_requirements() {
    let catalogue = common::catalogue();
    let vocabulary = common::vocabulary(&catalogue);
    let options = Options { per_artefact: 3, ..Options::USUAL };
    let suggestions = suggest(&catalogue, &vocabulary, &texts(), &options).unwrap();
    insta::assert_snapshot!(shown(&suggestions));
}
