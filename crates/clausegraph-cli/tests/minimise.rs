//! `clausegraph minimise` over the invented organisations.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;
mod verb;

use serde_json::Value;

use self::verb::Verb;

const RUN: Verb = Verb { before: &["minimise"], behind: &["--as-of", "2026-11-22"] };

#[test]
fn what_a_firm_may_let_go() {
    insta::assert_snapshot!(RUN.shown(&["marlbeck"]));
}

#[test]
fn a_council_as_a_document() {
    let text = RUN.shown(&["brackmoor", "--format", "markdown"]);
    insta::assert_snapshot!(text);
}

#[test]
fn where_everything_is_needed_it_says_so() {
    insta::assert_snapshot!(RUN.shown(&["lindenhall"]));
}

#[test]
fn long_lists_are_counted_and_shown_on_request() {
    let short = RUN.shown(&["haldon-council-it"]);
    assert!(short.contains("more; --all shows them"), "{short}");
    let long = RUN.shown(&["haldon-council-it", "--all"]);
    assert!(!long.contains("--all shows them"));
    let value = RUN.json(&["haldon-council-it"]);
    let retire = value["retire"].as_array().unwrap();
    assert!(retire.len() > 100);
    for retired in retire {
        assert!(long.contains(retired["artefact"].as_str().unwrap()));
    }
}

#[test]
fn numbers_add_up_and_everything_was_compared() {
    for organisation in ["marlbeck", "haldon-council-it", "fellroute", "brackmoor", "lindenhall"] {
        let value = RUN.json(&[organisation]);
        let minutes = |list: &str| -> u64 {
            let entries = value[list].as_array().unwrap().iter();
            entries.map(|entry| entry["burden"]["minutes"].as_u64().unwrap_or(0)).sum()
        };
        let (before, after) = (&value["minutes_before"], &value["minutes_after"]);
        assert_eq!(minutes("keep") + minutes("stay"), after.as_u64().unwrap());
        assert_eq!(minutes("retire") + after.as_u64().unwrap(), before.as_u64().unwrap());
        assert_eq!(minutes("retire"), value["minutes_saved"].as_u64().unwrap());
        assert_eq!(value["proof"]["least"], true, "{organisation}");
        assert_eq!(value["proof"]["cost"].as_u64().unwrap(), minutes("keep"));
        assert_eq!(value["again"]["rounds"], 1);
        let cells = value["again"]["cells"].as_u64().unwrap();
        assert!(cells + value["again"]["gone"].as_u64().unwrap() > 1_000);
        for kept in value["keep"].as_array().unwrap() {
            assert!(!kept["only"].as_array().unwrap().is_empty(), "{kept}");
        }
    }
}

#[test]
fn other_hours_give_other_numbers_and_no_other_status() {
    let saved = |more: &[&str]| {
        let mut arguments = vec!["marlbeck", "--format", "json"];
        arguments.extend(more);
        let value: Value = serde_json::from_str(&RUN.shown(&arguments)).unwrap();
        value["minutes_saved"].as_u64().unwrap()
    };
    let usual = saved(&[]);
    assert_eq!(saved(&["--minutes-per-page", "10", "--minutes-per-document", "60"]), usual);
    assert!(saved(&["--minutes-per-page", "5"]) < usual);
    assert!(saved(&["--minutes-per-document", "600"]) > usual);
}

#[test]
fn an_auditor_is_told_that_this_is_not_for_audits() {
    let ran = RUN.run(&["marlbeck", "--profile", "auditor"]);
    assert_eq!(ran.code, 3);
    assert!(ran.output.is_empty());
    assert!(ran.messages.contains("not for an auditor"), "{}", ran.messages);
}

#[test]
fn lines_keep_to_their_width() {
    for line in RUN.shown(&["marlbeck", "--width", "60", "--ascii"]).lines() {
        assert!(line.chars().count() <= 60, "{line}");
    }
}
