//! `clausegraph forecast` over the invented organisations.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;
mod verb;

use std::collections::BTreeSet;

use serde_json::Value;

use self::verb::Verb;

const RUN: Verb = Verb { before: &["forecast"], behind: &["--as-of", "2026-11-22"] };

fn list<'v>(value: &'v Value, field: &str) -> &'v Vec<Value> {
    value[field].as_array().unwrap()
}

const COUNCIL: [&str; 3] = ["haldon-council-it", "--until", "2027-02-28"];

#[test]
fn the_months_before_an_audit() {
    insta::assert_snapshot!(RUN.shown(&COUNCIL));
}

#[test]
fn the_same_as_a_document() {
    let mut arguments = COUNCIL.to_vec();
    arguments.extend(["--format", "markdown"]);
    insta::assert_snapshot!(RUN.shown(&arguments));
}

#[test]
fn a_clause_and_a_day_between() {
    let arguments = ["marlbeck", "--until", "2027-03-01", "--clause", "9", "--on", "2026-12-31"];
    insta::assert_snapshot!(RUN.shown(&arguments));
}

#[test]
fn a_table_for_spreadsheets() {
    let arguments = ["brackmoor", "--until", "2027-06-30", "--format", "csv"];
    insta::assert_snapshot!(RUN.shown(&arguments));
}

#[test]
fn an_auditor_is_not_told_what_to_renew() {
    let mut arguments = COUNCIL.to_vec();
    arguments.extend(["--profile", "auditor"]);
    let (whole, audit) = (RUN.shown(&COUNCIL), RUN.shown(&arguments));
    assert!(whole.contains("What to renew first"), "{whole}");
    assert!(!audit.contains("renew") && !audit.contains("What is planned"), "{audit}");
    let mut lines = whole.lines();
    for line in audit.lines() {
        assert!(
            lines.any(|other| other == line),
            "the facts are the same, in the same order: {line}"
        );
    }
    assert!(RUN.json(&COUNCIL)["due"].is_array());
    assert!(RUN.json(&arguments)["due"].is_null());
    arguments.extend(["--format", "markdown"]);
    assert!(!RUN.shown(&arguments).contains("renew"));
}

#[test]
fn the_wire_says_of_every_day_what_an_assessment_of_that_day_says() {
    let forecast = RUN.json(&["fellroute", "--until", "2027-05-31", "--on", "2027-01-31"]);
    assert_eq!(forecast["kind"], "forecast");
    let days = list(&forecast, "on");
    let names: Vec<&str> = days.iter().map(|day| day["day"].as_str().unwrap()).collect();
    assert_eq!(names, ["2027-01-31", "2027-05-31"]);
    let assess = Verb { before: &["assess"], behind: &[] };
    let assessed = |day: &str| assess.json(&["fellroute", "--as-of", day]);
    let statuses = |assessment: &Value| -> BTreeSet<(String, String)> {
        let cells = list(assessment, "cells").iter();
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        let name = |cell: &Value| match cell["member"]["id"].as_str() {
            Some(member) => format!("{}@{member}", word(&cell["requirement"])),
            None => word(&cell["requirement"]),
        };
        cells.map(|cell| (name(cell), word(&cell["status"]))).collect()
    };
    let first = assessed("2026-11-22");
    for day in days {
        let then = assessed(day["day"].as_str().unwrap());
        let differ: BTreeSet<(String, String)> =
            statuses(&then).difference(&statuses(&first)).cloned().collect();
        let told: BTreeSet<(String, String)> = list(day, "cells")
            .iter()
            .filter_map(|cell| {
                let after = cell["after"].as_str()?;
                Some((cell["cell"].as_str().unwrap().to_owned(), after.to_owned()))
            })
            .collect();
        assert_eq!(told, differ);
        for gate in list(&then, "gates") {
            let told = list(day, "gates").iter().find(|other| other["gate"] == gate["gate"]);
            assert_eq!(told.unwrap()["after"], gate["state"], "{gate}");
        }
        for clause in list(&then, "clauses") {
            let told =
                list(day, "clauses").iter().find(|other| other["clause"] == clause["clause"]);
            let told = told.unwrap();
            assert_eq!(told["known"], clause["known"], "{clause}");
            assert_eq!(told["possible"], clause["possible"], "{clause}");
        }
    }
}

#[test]
fn every_change_on_the_wire_has_its_cause() {
    for organisation in ["marlbeck", "lindenhall"] {
        let forecast = RUN.json(&[organisation, "--until", "2027-12-31"]);
        let steps = list(&forecast, "steps");
        assert!(steps.len() > 5, "{organisation}");
        let days: Vec<&str> = steps.iter().map(|step| step["day"].as_str().unwrap()).collect();
        assert!(days.is_sorted() && days.iter().all(|day| *day > "2026-11-22"), "{days:?}");
        for cell in steps.iter().flat_map(|step| list(step, "cells")) {
            assert!(!list(cell, "causes").is_empty(), "{cell}");
            assert!(!cell["text"].as_str().unwrap().is_empty(), "{cell}");
            assert_ne!(cell["before"], cell["after"], "{cell}");
        }
    }
}

#[test]
fn what_is_left_out_is_counted_and_all_shows_it() {
    let arguments = ["marlbeck", "--until", "2027-11-22"];
    let short = RUN.shown(&arguments);
    assert!(short.contains("--all shows them"), "{short}");
    let whole = RUN.shown(&[&arguments[..], &["--all"]].concat());
    assert!(!whole.contains("--all") && !whole.contains("… and"), "{whole}");
    let report = RUN.json(&arguments);
    for step in list(&report, "steps") {
        for cell in list(step, "cells") {
            let name = cell["cell"].as_str().unwrap();
            assert!(whole.contains(name), "{name}");
        }
    }
}

#[test]
fn narrow_lines_and_signs_of_ascii() {
    let narrow = RUN.shown(&[&COUNCIL[..], &["--ascii", "--width", "60"]].concat());
    for line in narrow.lines() {
        assert!(line.chars().count() <= 60 && line.is_ascii(), "{line}");
    }
}

#[test]
fn the_same_every_time_in_every_format() {
    for format in ["text", "markdown", "json", "csv"] {
        let arguments = ["lindenhall", "--until", "2027-06-30", "--format", format];
        let text = RUN.shown(&arguments);
        assert!(text.ends_with('\n'), "{format}");
        assert_eq!(text, RUN.shown(&arguments), "{format}");
        for word in ["compliant", "conforming", "nonconform"] {
            assert!(!text.contains(word), "{format}: {word}");
        }
    }
}

#[test]
fn days_that_do_not_fit_are_refused() {
    let mut text = String::new();
    for arguments in [
        &["marlbeck", "--until", "2026-11-22"][..],
        &["marlbeck", "--until", "2025-01-01"],
        &["marlbeck", "--until", "2027-03-01", "--on", "2027-03-02"],
        &["marlbeck", "--until", "2027-03-01", "--on", "2026-11-22"],
        &["marlbeck", "--until", "2027-03-01", "--clause", "8.33"],
        &["marlbeck", "--until", "1 March"],
    ] {
        let ran = RUN.run(arguments);
        assert_eq!((ran.code, ran.output.as_str()), (3, ""), "{arguments:?}");
        let said = ran.messages.lines().filter(|line| !line.contains("to see more"));
        text.extend(said.map(|line| format!("{line}\n")));
    }
    insta::assert_snapshot!(text);
}
