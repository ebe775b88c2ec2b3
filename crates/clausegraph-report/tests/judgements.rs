//! The log of judgements and the engagement above it, over one small organisation.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use clausegraph::{Assessment, Catalogue, Organisation, SourceText, assess, map};
use clausegraph_report::{
    About, LogFilter, Look, Palette, Recorded, Show, Signs, Written, json, judgements_markdown,
    judgements_text, markdown, recorded_text, text,
};
use serde_json::Value;

fn source(name: &str, text: &str) -> SourceText {
    SourceText { name: name.to_owned(), text: text.to_owned() }
}

const EVERYTHING: LogFilter<'static> = LogFilter { about: None, show: Show::All };
const STANDING: LogFilter<'static> = LogFilter { about: None, show: Show::Standing };

fn catalogue() -> Catalogue {
    let file = source("catalogue.json", include_str!("data/catalogue.json"));
    Catalogue::load(&[file], &[]).0.unwrap()
}

/// Assesses the small organisation with some more files.
fn with(files: &[SourceText], look_at: impl FnOnce(&Assessment<'_>)) {
    let catalogue = catalogue();
    let mut all = vec![source("organisation.json", include_str!("data/organisation.json"))];
    all.extend_from_slice(files);
    let (organisation, problems) = Organisation::load(&all, &catalogue);
    assert!(!problems.has_errors(), "{problems:?}");
    let organisation = organisation.unwrap();
    let map = map(&catalogue, &organisation);
    look_at(&assess(&map, "2026-11-22".parse().unwrap()));
}

fn engagement() -> SourceText {
    source(
        "engagement.json",
        r#"{ "format_version": 1, "engagement": {
            "type": "second-party", "criteria": "The house | rules", "scope": "All *suppliers*",
            "period": "2026-10-05/2026-11-22", "team": ["cio"] } }"#,
    )
}

fn judgements() -> SourceText {
    source("zz-judgements.json", include_str!("data/judgements.json"))
}

#[test]
fn the_log_on_a_terminal_and_as_a_document() {
    with(&[engagement(), judgements()], |assessment| {
        let page = judgements_text(assessment, &EVERYTHING, Look::PLAIN);
        for line in page.lines() {
            assert!(line.chars().count() <= 80 && line.trim_end() == line, "{line}");
        }
        insta::assert_snapshot!(page);
        insta::assert_snapshot!(judgements_markdown(assessment, &STANDING));
        let coloured = Look { palette: Palette::COLOUR, ..Look::PLAIN };
        let coloured = judgements_text(assessment, &EVERYTHING, coloured);
        assert_ne!(coloured, page);
        assert_eq!(uncoloured(&coloured), page);
        let ascii = Look { signs: Signs::Ascii, ..Look::PLAIN };
        assert!(judgements_text(assessment, &EVERYTHING, ascii).is_ascii());
    });
}

/// A text without the signs that colour it, and without the blanks before the end of a line.
fn uncoloured(text: &str) -> String {
    let mut plain = String::new();
    for (index, part) in text.split('\u{1b}').enumerate() {
        let shown = if index == 0 { part } else { part.split_once('m').unwrap().1 };
        plain.push_str(shown);
    }
    let lines: Vec<&str> = plain.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

#[test]
fn superseded_judgements_are_shown_on_request_only() {
    with(&[judgements()], |assessment| {
        let standing = judgements_text(assessment, &STANDING, Look::PLAIN);
        let all = judgements_text(assessment, &EVERYTHING, Look::PLAIN);
        assert!(!standing.contains("J-0002 ") && all.contains("J-0002 "));
        assert!(standing.contains("--all shows it, too"), "{standing}");
        assert!(standing.contains("No engagement is stated"), "{standing}");
        let catalogue = assessment.catalogue();
        let filter = LogFilter {
            about: Some(About::Clause(catalogue.clause("9.4").unwrap())),
            show: Show::All,
        };
        let none = judgements_text(assessment, &filter, Look::PLAIN);
        assert!(none.ends_with("\nNo judgement on clause 9.4 is recorded.\n"), "{none}");
        let filter = LogFilter {
            about: Some(About::Requirement(catalogue.requirement("8.5-01").unwrap())),
            show: Show::All,
        };
        let report: Value =
            serde_json::from_str(&json::judgements_json(assessment, &filter)).unwrap();
        let ids: Vec<&str> = report["judgements"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| found["judgement"].as_str().unwrap())
            .collect();
        assert_eq!(ids, ["J-0002", "J-0003"], "the newest is the last");
        assert_eq!(report["judgements"][0]["superseded_by"], "J-0003");
        assert_eq!(report["judgements"][1]["supersedes"], "J-0002");
        assert_eq!(report["judgements"][1]["pins"][0]["exact"], false);
        let report: Value =
            serde_json::from_str(&json::judgements_json(assessment, &STANDING)).unwrap();
        let first = &report["judgements"][0];
        assert_eq!(first["judgement"], "J-1");
        let cell = serde_json::json!(
            { "cell": "8.3.4-01@beta", "status": "stale", "contradicts": true }
        );
        assert_eq!(first["cells"], serde_json::json!([cell]));
        assert_eq!(first["pins"][0]["outdated"], false, "nobody states its version");
        assert_eq!(first["pins"][1]["outdated"], true);
        assert_eq!(first["pins"][1]["now"]["version"], "3");
    });
}

#[test]
fn what_was_just_recorded_stands_next_to_the_evidence() {
    with(&[judgements()], |assessment| {
        let id = "J-0004".parse().unwrap();
        let recorded = Recorded { id: &id, file: "acme/judgements.json", written: Written::Yes };
        insta::assert_snapshot!(recorded_text(assessment, &recorded, Look::PLAIN));
        let dry = Recorded { written: Written::DryRun, ..recorded };
        let page = recorded_text(assessment, &dry, Look::PLAIN);
        assert!(page.starts_with("Would be added to acme/judgements.json; nothing is written"));
        let report: Value =
            serde_json::from_str(&json::recorded_json(assessment, &recorded)).unwrap();
        assert_eq!(report["written"], true);
        assert_eq!(report["beside"], serde_json::json!(["J-1"]));
    });
}

#[test]
fn an_assessment_states_what_it_is_made_for() {
    with(&[engagement()], |assessment| {
        let page = text(assessment, clausegraph::Profile::Consultant, Look::PLAIN);
        let head: Vec<&str> = page.lines().take(16).collect();
        insta::assert_snapshot!(head.join("\n"));
        let document = markdown(assessment, clausegraph::Profile::Consultant);
        let head: Vec<&str> = document.lines().take(16).collect();
        insta::assert_snapshot!(head.join("\n"));
        let report =
            json::assessment_json(assessment, clausegraph::Profile::Consultant, json::Explain::No);
        let report: Value = serde_json::from_str(&report).unwrap();
        assert_eq!(report["engagement"]["type"], "second-party");
        assert_eq!(report["engagement"]["team"], serde_json::json!(["cio"]));
    });
    with(&[], |assessment| {
        assert!(
            !text(assessment, clausegraph::Profile::Consultant, Look::PLAIN).contains("Engagement")
        );
        assert!(!markdown(assessment, clausegraph::Profile::Consultant).contains("Engagement"));
    });
}
