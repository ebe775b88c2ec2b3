//! `clausegraph diff` and `clausegraph trend` over the invented organisations.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

mod binary;
mod verb;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use self::verb::Verb;

const RUN: Verb = Verb { before: &[], behind: &[] };

const AUTUMN: [&str; 6] = ["diff", "fellroute", "--from", "2026-10-22", "--as-of", "2026-11-22"];

fn with<'a>(arguments: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    arguments.iter().chain(more).copied().collect()
}

#[test]
fn what_became_worse_in_a_quarter() {
    let arguments =
        ["diff", "fellroute", "--from", "2026-08-22", "--as-of", "2026-11-22", "--worse"];
    insta::assert_snapshot!(RUN.shown(&arguments));
}

#[test]
fn one_clause_over_a_month() {
    insta::assert_snapshot!(RUN.shown(&with(&AUTUMN, &["--clause", "8.3"])));
}

#[test]
fn one_clause_over_a_month_as_a_document() {
    let arguments = with(&AUTUMN, &["--clause", "8.3.2", "--format", "markdown"]);
    insta::assert_snapshot!(RUN.shown(&arguments));
}

/// Statuses by cell, as `assess` writes them.
fn assessed(organisation: &str, day: &str) -> BTreeMap<String, String> {
    let report = RUN.json(&["assess", organisation, "--as-of", day]);
    let cells = report["cells"].as_array().unwrap().iter();
    cells
        .map(|cell| {
            let member = &cell["member"];
            let name = format!("{} {} {}", cell["requirement"], member["scope"], member["id"]);
            (name, cell["status"].as_str().unwrap().to_owned())
        })
        .collect()
}

fn name(cell: &Value) -> String {
    format!("{} {} {}", cell["requirement"], cell["member"]["scope"], cell["member"]["id"])
}

/// The oracle: two plain lists of cells, compared by name.
#[test]
fn it_tells_what_two_assessments_differ_in() {
    for (arguments, before, after) in [
        (AUTUMN.to_vec(), ("fellroute", "2026-10-22"), ("fellroute", "2026-11-22")),
        (
            vec!["diff", "marlbeck", "lindenhall", "--as-of", "2026-11-22"],
            ("marlbeck", "2026-11-22"),
            ("lindenhall", "2026-11-22"),
        ),
    ] {
        let (old, new) = (assessed(before.0, before.1), assessed(after.0, after.1));
        let report = RUN.json(&arguments);
        let mut told: BTreeMap<String, (Option<String>, Option<String>)> = BTreeMap::new();
        for change in report["cells"].as_array().unwrap() {
            let (before, after) = (&change["before"], &change["after"]);
            let status = |cell: &Value| cell["status"].as_str().map(str::to_owned);
            let either = if after.is_null() { before } else { after };
            told.insert(name(either), (status(before), status(after)));
            assert!(!change["why"].as_array().unwrap().is_empty(), "{change}");
            assert!(!change["says"].as_array().unwrap().is_empty(), "{change}");
        }
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let expected: BTreeMap<String, (Option<String>, Option<String>)> = names
            .into_iter()
            .map(|name| (name.clone(), (old.get(name).cloned(), new.get(name).cloned())))
            .filter(|(_, (before, after))| before != after)
            .collect();
        assert_eq!(told, expected);
        assert!(expected.len() > 20);
    }
}

/// The headline counts what the report for programs lists.
#[test]
fn the_headline_counts_what_is_listed() {
    let report = RUN.json(&AUTUMN);
    let turned = |turn: &str| {
        report["cells"].as_array().unwrap().iter().filter(|cell| cell["turn"] == turn).count()
    };
    let weak = |list: &str| {
        let found = report["findings"][list].as_array().unwrap().iter();
        found.filter(|one| one["finding"]["indicator"] != "strength").count()
    };
    let text = RUN.shown(&with(&AUTUMN, &["--width", "1000"]));
    let headline = text.lines().find(|line| line.starts_with("Since 2026-10-22: ")).unwrap();
    assert!(headline.contains(&format!("{} cells are better", turned("better"))), "{headline}");
    assert!(headline.contains(&format!(", {} worse", turned("worse"))), "{headline}");
    let findings = format!(
        "; {} findings appeared, {} cleared, {} persist",
        weak("appeared"),
        weak("cleared"),
        weak("persisted")
    );
    assert!(headline.contains(&findings), "{headline}");
}

#[test]
fn an_auditor_is_shown_no_health_and_no_over_documentation() {
    let report = RUN.json(&with(&AUTUMN, &["--profile", "auditor"]));
    let everything = RUN.json(&AUTUMN);
    let codes = |report: &Value| -> BTreeSet<String> {
        let lists = ["appeared", "cleared", "persisted", "cannot_tell"];
        let all = lists.iter().flat_map(|list| report["findings"][*list].as_array().unwrap());
        all.map(|one| one["finding"]["indicator"].as_str().unwrap().to_owned()).collect()
    };
    assert!(codes(&everything).contains("health") || codes(&everything).contains("strength"));
    assert!(!codes(&report).contains("health") && !codes(&report).contains("strength"));
    assert_eq!(report["cells"], everything["cells"]);
    let clears = report["findings"]["persisted"].as_array().unwrap();
    assert!(clears.iter().all(|one| one["finding"]["clears"].is_null()));
}

#[test]
fn nothing_is_shortened_in_silence() {
    let short = RUN.shown(&AUTUMN);
    let all = RUN.shown(&with(&AUTUMN, &["--all"]));
    assert!(short.contains("--all shows them") && !all.contains("--all shows them"));
    let report = RUN.json(&AUTUMN);
    for cell in report["cells"].as_array().unwrap() {
        let name = cell["cell"].as_str().unwrap();
        assert!(all.contains(name), "{name}");
    }
}

#[test]
fn narrow_lines_and_signs_of_ascii() {
    let text = RUN.shown(&with(&AUTUMN, &["--ascii", "--width", "60"]));
    for line in text.lines() {
        assert!(!line.contains(['→', '●', '○', '…', '“']), "{line}");
    }
    let wide = text.lines().filter(|line| line.chars().count() > 60).count();
    assert_eq!(wide, 0, "{text}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let alone = RUN.run(&["diff", "fellroute", "--as-of", "2026-11-22"]);
    assert_eq!(alone.code, 3);
    insta::assert_snapshot!(alone.messages);
    let same = RUN.run(&["diff", "fellroute", "--from", "2026-11-22", "--as-of", "2026-11-22"]);
    assert_eq!(same.code, 3);
    assert!(same.messages.contains("both days are 2026-11-22"), "{}", same.messages);
    let clause = RUN.run(&with(&AUTUMN, &["--clause", "8.33"]));
    assert_eq!(clause.code, 3);
    assert!(clause.messages.contains("did you mean `8.3"), "{}", clause.messages);
    let trend = RUN.run(&["trend", "fellroute", "--as-of", "2026-11-22"]);
    assert_eq!(trend.code, 3);
    assert!(trend.messages.contains("two assessments at least"), "{}", trend.messages);
    let three = ["--as-of", "2026-05-22", "--as-of", "2026-08-22", "--as-of", "2026-11-22"];
    let unfit = RUN.run(&with(&["trend", "fellroute", "marlbeck"], &three));
    assert_eq!(unfit.code, 3);
    assert!(unfit.messages.contains("2 organisations and 3 days"), "{}", unfit.messages);
}

#[test]
fn an_organisation_against_itself_on_one_day_has_no_difference() {
    let report = RUN.json(&["diff", "fellroute", "fellroute", "--as-of", "2026-11-22"]);
    for list in ["cells", "causes", "clauses", "judged", "no_longer_judged", "dated_between"] {
        assert_eq!(report[list].as_array().unwrap().len(), 0, "{list}");
    }
    for list in ["appeared", "cleared", "cannot_tell"] {
        assert_eq!(report["findings"][list].as_array().unwrap().len(), 0, "{list}");
    }
    assert!(report["gates"].as_array().unwrap().iter().all(|gate| gate["moved"] == false));
}

const YEAR: [&str; 8] = [
    "trend",
    "fellroute",
    "--as-of",
    "2026-05-22",
    "--as-of",
    "2026-08-22",
    "--as-of",
    "2026-11-22",
];

#[test]
fn a_clause_over_three_days() {
    insta::assert_snapshot!(RUN.shown(&with(&YEAR, &["--clause", "9"])));
}

#[test]
fn a_trend_as_a_document_and_as_a_table_says_the_same() {
    let report = RUN.json(&with(&YEAR, &["--clause", "9"]));
    let markdown = RUN.shown(&with(&YEAR, &["--clause", "9", "--format", "markdown", "--all"]));
    // Signs that Markdown would take for its own are escaped.
    let markdown = markdown.replace('\\', "");
    let csv = RUN.shown(&with(&YEAR, &["--clause", "9", "--format", "csv"]));
    for finding in report["findings"].as_array().unwrap() {
        let key = finding["recurrence_key"].as_str().unwrap();
        assert!(csv.contains(key), "{key}");
        if finding["indicator"] != "strength" {
            assert!(markdown.contains(key), "{key}");
        }
    }
    let head = csv.lines().next().unwrap();
    assert_eq!(head, "kind,id,title,2026-05-22,2026-08-22,2026-11-22");
    for clause in report["clauses"].as_array().unwrap() {
        let known: Vec<&str> = clause["points"]
            .as_array()
            .unwrap()
            .iter()
            .map(|point| point["known"].as_str().unwrap_or_default())
            .collect();
        let id = clause["clause"].as_str().unwrap();
        let row = csv.lines().find(|line| line.starts_with(&format!("known share,{id},"))).unwrap();
        assert!(row.ends_with(&known.join(",")), "{row}");
    }
}

#[test]
fn each_point_of_a_trend_is_an_assessment() {
    let report = RUN.json(&YEAR);
    for (at, day) in ["2026-05-22", "2026-08-22", "2026-11-22"].into_iter().enumerate() {
        assert_eq!(report["assessments"][at]["as_of"], day);
        let alone = RUN.json(&["assess", "fellroute", "--as-of", day]);
        for gate in alone["gates"].as_array().unwrap() {
            let gates = report["gates"].as_array().unwrap();
            let trend = gates.iter().find(|found| found["gate"] == gate["gate"]).unwrap();
            assert_eq!(trend["points"][at], gate["state"]);
        }
        for clause in alone["clauses"].as_array().unwrap() {
            let clauses = report["clauses"].as_array().unwrap();
            let trend = clauses.iter().find(|found| found["clause"] == clause["clause"]).unwrap();
            assert_eq!(&trend["points"][at], clause);
        }
        let found = RUN.json(&["findings", "fellroute", "--as-of", day]);
        let keys: BTreeSet<&str> = found["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["recurrence_key"].as_str().unwrap())
            .collect();
        let marked: BTreeSet<&str> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["points"][at] == "found")
            .map(|finding| finding["recurrence_key"].as_str().unwrap())
            .collect();
        assert_eq!(keys, marked, "{day}");
    }
}
