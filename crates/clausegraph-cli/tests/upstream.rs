//! `clausegraph upstream` over the invented organisations.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;
mod verb;

use std::collections::BTreeSet;

use serde_json::Value;

use self::verb::Verb;

const RUN: Verb = Verb { before: &["upstream"], behind: &["--as-of", "2026-11-22"] };

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap()
}

#[test]
fn the_few_that_explain_most() {
    insta::assert_snapshot!(RUN.shown(&["marlbeck", "--top", "2"]));
}

#[test]
fn what_the_gaps_of_a_clause_hang_on() {
    insta::assert_snapshot!(RUN.shown(&["haldon-council-it", "--clause", "9.3", "--top", "3"]));
}

#[test]
fn a_document_with_every_reason() {
    let text = RUN.shown(&["fellroute", "--clause", "9", "--top", "2", "--format", "markdown"]);
    insta::assert_snapshot!(text);
}

#[test]
fn a_graph_of_the_first() {
    let text = RUN.shown(&["fellroute", "--clause", "8.7", "--top", "1", "--format", "dot"]);
    insta::assert_snapshot!(text);
}

#[test]
fn where_hardly_anything_falls_short_there_is_nothing_to_trace() {
    insta::assert_snapshot!(RUN.shown(&["lindenhall"]));
    assert!(RUN.shown(&["lindenhall", "--clause", "6"]).contains("there is nothing to trace"));
}

#[test]
fn every_gap_has_its_place_on_the_wire() {
    for organisation in ["marlbeck", "haldon-council-it", "fellroute", "brackmoor", "lindenhall"] {
        let report = RUN.json(&[organisation]);
        let id = |value: &Value| value["requirement"].as_str().unwrap().to_owned();
        let mut places: Vec<String> = list(&report, "alone").iter().map(id).collect();
        let mut explained = BTreeSet::new();
        for gap in list(&report, "upstream") {
            places.extend(list(gap, "members").iter().map(id));
            for found in list(gap, "explained") {
                explained.insert(id(found));
                let steps = list(&found["path"], "steps");
                assert_eq!(steps.last().unwrap()["to"], found["requirement"]);
                assert!(steps.iter().all(|step| !step["reason"].as_str().unwrap().is_empty()));
                let direct = list(gap, "direct").contains(&found["requirement"]);
                assert_eq!(direct, steps.len() == 1);
                let unlocked = list(gap, "unlocked").contains(&found["requirement"]);
                assert_eq!(unlocked, found["held_by"] == 0);
            }
        }
        assert_eq!(report["explained"], explained.len());
        places.extend(explained);
        places.sort();
        let mut gaps: Vec<String> = list(&report, "gaps").iter().map(id).collect();
        gaps.sort();
        assert_eq!(places, gaps, "{organisation}");
    }
}

#[test]
fn a_picture_tells_without_colour_and_without_eyes() {
    for organisation in ["marlbeck", "haldon-council-it", "fellroute", "brackmoor", "lindenhall"] {
        let arguments = [organisation, "--format", "svg"];
        let picture = RUN.shown(&arguments);
        assert_eq!(picture, RUN.shown(&arguments), "the same bytes each time");
        assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"));
        for wanted in ["role=\"img\"", "<title id=", "<desc id=", "prefers-color-scheme:dark"] {
            assert!(picture.contains(wanted), "{wanted}");
        }
        assert!(!picture.contains("<script") && !picture.contains("href"));
        // Each status stands as a sign and as a word.
        for (word, sign) in [("missing", "○"), ("partial", "◐"), ("weak", "~"), ("stale", "◔")]
        {
            let words = picture.matches(&format!("class=\"row {word}\"")).count();
            let signs = picture.matches(&format!(">{sign}</text>")).count();
            let said = picture.matches(&format!(">{word}</text>")).count();
            assert_eq!((signs, said), (words / 2, words / 2), "{organisation}: {word}");
        }
        let open = picture.matches("<g>").count();
        assert_eq!(open, picture.matches("</g>").count());
    }
    let drawn = RUN.shown(&["marlbeck", "--format", "svg", "--top", "3"]);
    assert!(drawn.contains("7 further upstream gaps explain the rest, and are not drawn."));
}

#[test]
fn what_is_left_out_is_counted() {
    let text = RUN.shown(&["brackmoor", "--top", "1"]);
    let all = list(&RUN.json(&["brackmoor"]), "upstream").len();
    assert!(text.contains(&format!("… and {} more; --top {all} shows them", all - 1)), "{text}");
    let whole = RUN.shown(&["brackmoor", "--top", &all.to_string()]);
    assert!(!whole.contains("shows them"), "{whole}");
}

#[test]
fn lines_fit_their_width_and_signs_may_be_of_ascii() {
    for width in ["60", "80", "120"] {
        let text = RUN.shown(&["marlbeck", "--width", width, "--ascii"]);
        let columns: usize = width.parse().unwrap();
        for line in text.lines() {
            assert!(line.chars().count() <= columns, "{width}: {line}");
            assert!(line.is_ascii(), "{line}");
        }
    }
}

#[test]
fn an_auditor_is_shown_none_and_names_are_checked() {
    let mut text = String::new();
    for arguments in [
        &["marlbeck", "--profile", "auditor"][..],
        &["marlbeck", "--clause", "9.33"],
        &["marlbeck", "--clause", "9.3-01"],
    ] {
        let ran = RUN.run(arguments);
        assert_eq!((ran.code, ran.output.as_str()), (3, ""));
        text.push_str(&ran.messages);
    }
    insta::assert_snapshot!(text);
}
