//! Findings, matrices, rules and the evidence map, as people call for them; and what an auditor is not
//! shown.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use clausegraph::{Indicator, Profile, rules};
use serde_json::Value;

use self::binary::{Ran, binary, ran};

const ORGANISATIONS: [&str; 2] = ["marlbeck", "fellroute"];

fn folder(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/organisations");
    path.join(name).to_string_lossy().into_owned()
}

fn run(arguments: &[&str]) -> Ran {
    ran(binary().args(arguments))
}

/// What a command prints that goes well.
fn printed(arguments: &[&str]) -> String {
    let ran = run(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.messages);
    ran.output
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).unwrap()
}

const DAY: [&str; 2] = ["--as-of", "2026-11-22"];

fn findings(name: &str, more: &[&str]) -> Value {
    let folder = folder(name);
    let arguments = ["findings", &folder, "--format", "json", DAY[0], DAY[1]];
    json(&[&arguments, more].concat())
}

fn list<'j>(report: &'j Value, name: &str) -> &'j [Value] {
    report[name].as_array().unwrap()
}

fn texts<'j>(report: &'j Value, list_name: &str, field: &str) -> Vec<&'j str> {
    list(report, list_name).iter().filter_map(|entry| entry[field].as_str()).collect()
}

#[test]
fn every_format_holds_every_finding() {
    let folder = folder("marlbeck");
    let report = findings("marlbeck", &[]);
    let ids = texts(&report, "findings", "id");
    assert!(ids.len() > 10);
    for format in ["text", "markdown", "ndjson"] {
        let text = printed(&["findings", &folder, "--format", format, DAY[0], DAY[1]]);
        let absent: Vec<&&str> = ids.iter().filter(|id| !text.contains(**id)).collect();
        assert!(absent.is_empty(), "{format}: {absent:?}");
    }
    let lines = printed(&["findings", &folder, "--format", "ndjson", DAY[0], DAY[1]]);
    assert_eq!(lines.lines().count(), ids.len());
}

#[test]
fn each_rule_is_accounted_for() {
    let report = findings("fellroute", &[]);
    let known: Vec<&str> = rules().map(|rule| rule.code).collect();
    assert_eq!(texts(&report, "rules", "code"), known);
    for run in list(&report, "rules") {
        let code = run["code"].as_str().unwrap();
        let of_code = |name| {
            texts(&report, name, "code")
                .iter()
                .filter(|one| **one == code)
                .map(|_| 1_u64)
                .sum::<u64>()
        };
        assert_eq!(run["found"].as_u64().unwrap(), of_code("findings"), "{code}");
        assert_eq!(run["not_evaluated"].as_u64().unwrap(), of_code("not_evaluated"), "{code}");
        assert_eq!(run["bound"], true, "{code}");
    }
}

#[test]
fn what_was_found_before_is_marked() {
    let earlier = std::env::temp_dir().join(format!("clausegraph-{}.json", std::process::id()));
    fs::write(&earlier, findings("marlbeck", &[]).to_string()).unwrap();
    let path = earlier.to_string_lossy().into_owned();
    let again = findings("marlbeck", &["--previous", &path]);
    assert!(list(&again, "findings").iter().all(|finding| finding["repeats"] == true));
    let first = findings("marlbeck", &[]);
    assert!(list(&first, "findings").iter().all(|finding| finding["repeats"].is_null()));
    fs::write(&earlier, "{}").unwrap();
    let folder = folder("marlbeck");
    let broken = run(&["findings", &folder, "--previous", &path]);
    assert_eq!(broken.code, 3);
    assert!(broken.messages.contains("holds no findings"), "{}", broken.messages);
    fs::remove_file(&earlier).unwrap();
}

#[test]
fn findings_can_be_chosen() {
    let all = findings("marlbeck", &[]);
    let minor = findings("marlbeck", &["--indicator", "minor"]);
    assert!(texts(&minor, "findings", "indicator").iter().all(|word| *word == "minor-indicator"));
    let count = |report: &Value| list(report, "findings").len();
    assert!(count(&minor) > 0 && count(&minor) < count(&all));
    let supply = findings("marlbeck", &["--clause", "8.3.4"]);
    assert!(count(&supply) > 0 && count(&supply) < count(&all));
    let rule = findings("marlbeck", &["--rule", "CS-001", "--about", "payroll"]);
    assert_eq!(texts(&rule, "findings", "recurrence_key"), ["CS-001@payroll#services"]);
    // A code may be written in small letters, as in `rules show`.
    assert_eq!(findings("marlbeck", &["--rule", "cs-001", "--about", "payroll"]), rule);
    let folder = folder("marlbeck");
    for (arguments, wanted) in [
        (["--rule", "CS-01"], "CS-001"),
        (["--clause", "8.3.44"], "8.3.4"),
        (["--theme", "paper"], "burden"),
    ] {
        let ran = run(&["findings", &folder, arguments[0], arguments[1]]);
        assert_eq!(ran.code, 3, "{arguments:?}");
        assert!(ran.messages.contains(wanted), "{arguments:?}: {}", ran.messages);
    }
}

#[test]
fn every_finding_can_be_explained() {
    let folder = folder("marlbeck");
    let report = findings("marlbeck", &[]);
    let mut seen = BTreeSet::new();
    for finding in list(&report, "findings") {
        // One of each rule: by its id, and by rule and subject.
        if !seen.insert(finding["code"].as_str().unwrap()) {
            continue;
        }
        for name in ["id", "recurrence_key"] {
            let name = finding[name].as_str().unwrap();
            let text = printed(&["explain", name, &folder, "--width", "1000", DAY[0], DAY[1]]);
            assert!(text.contains(finding["says"].as_str().unwrap()), "{name}: {text}");
            assert!(text.contains("What would clear it"), "{name}");
        }
        let id = finding["id"].as_str().unwrap();
        let same = json(&["explain", id, &folder, "--format", "json", DAY[0], DAY[1]]);
        // A finding by itself says besides whose it is and of when.
        for (key, value) in finding.as_object().unwrap() {
            assert_eq!(&same[key], value, "{id}: {key}");
        }
        assert_eq!(same["as_of"], DAY[1]);
    }
    let ran = run(&["explain", "CS-001@payrol#services", &folder, DAY[0], DAY[1]]);
    assert_eq!(ran.code, 3);
    assert!(ran.messages.contains("CS-001@payroll#services"), "{}", ran.messages);
}

#[test]
fn every_rule_has_a_page() {
    let all = printed(&["rules", "list", "--format", "markdown"]);
    let short = printed(&["rules", "list", "--width", "1000"]);
    for rule in rules() {
        assert!(all.contains(&format!("## {} ", rule.code)), "{}", rule.code);
        assert!(short.contains(rule.title()), "{}", rule.code);
        let page = printed(&["rules", "show", rule.code]);
        for section in ["What it finds", "Why it matters", "Example", "Clauses"] {
            assert!(page.contains(section), "{} has no {section}", rule.code);
        }
    }
    let ran = run(&["rules", "show", "HF-66"]);
    assert_eq!(ran.code, 3);
    assert!(ran.messages.contains("HF-006"), "{}", ran.messages);
}

#[test]
fn a_matrix_has_a_row_for_each_member() {
    let folder = folder("marlbeck");
    let arguments = ["matrices", &folder, "--matrix", "services", DAY[0], DAY[1]];
    let report = json(&[&arguments[..], &["--format", "json"]].concat());
    let services = &report["matrices"][0];
    let columns = services["columns"].as_array().unwrap().len();
    let rows = services["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 10);
    assert!(rows.iter().all(|row| row["entries"].as_array().unwrap().len() == columns));
    let markdown = printed(&[&arguments[..], &["--format", "markdown"]].concat());
    assert_eq!(markdown.lines().filter(|line| line.starts_with('|')).count(), 12);
    let ran = run(&["matrices", &folder, "--matrix", "service"]);
    assert!(ran.messages.contains("`services`"), "{}", ran.messages);
}

#[test]
fn the_evidence_map_has_a_row_for_each_cell() {
    for name in ORGANISATIONS {
        let folder = folder(name);
        let cells = json(&["assess", &folder, "--format", "json", DAY[0], DAY[1]]);
        let cells: Vec<String> = list(&cells, "cells")
            .iter()
            .map(|cell| format!("{} {}", cell["requirement"], cell["status"]))
            .collect();
        let report = json(&["evidence-map", &folder, "--format", "json", DAY[0], DAY[1]]);
        let rows: Vec<String> = list(&report, "rows")
            .iter()
            .map(|row| format!("{} {}", row["requirement"], row["evidence_status"]))
            .collect();
        assert_eq!(rows, cells, "{name}");
        let csv = printed(&[
            "evidence-map",
            &folder,
            "--separator",
            "semicolon",
            "--bom",
            DAY[0],
            DAY[1],
        ]);
        assert!(csv.starts_with("\u{feff}requirement;clause;"));
        assert_eq!(csv.matches("\r\n").count(), cells.len() + 1, "{name}");
    }
}

#[test]
fn the_judgement_is_empty_until_a_person_has_judged() {
    for name in ORGANISATIONS {
        let folder = folder(name);
        let report = json(&["evidence-map", &folder, "--format", "json", DAY[0], DAY[1]]);
        let log = json(&["judgements", &folder, "--format", "json", DAY[0], DAY[1]]);
        let known: BTreeSet<&str> = list(&log, "judgements")
            .iter()
            .filter_map(|entry| entry["judgement"].as_str())
            .collect();
        for row in list(&report, "rows") {
            if let Some(judgement) = row["judgement"]["judgement"].as_str() {
                assert!(known.contains(judgement), "{name}: {judgement}");
            }
        }
    }
}

/// Everything that the commands print for an auditor about an organisation.
fn for_the_auditor(name: &str) -> Vec<(String, String)> {
    let folder = folder(name);
    let profile = ["--profile", "auditor", "--width", "1000"];
    let mut commands: Vec<Vec<&str>> = Vec::new();
    for format in ["text", "markdown", "json"] {
        commands.push(vec!["assess", &folder, "--format", format]);
        commands.push(vec!["findings", &folder, "--unknown", "--format", format]);
        commands.push(vec!["matrices", &folder, "--format", format]);
        commands.push(vec!["judgements", &folder, "--format", format]);
    }
    for format in ["csv", "markdown", "json"] {
        commands.push(vec!["evidence-map", &folder, "--format", format]);
    }
    commands.push(vec!["findings", &folder, "--format", "ndjson"]);
    commands.push(vec!["assess", &folder, "--explain"]);
    for format in ["text", "markdown", "json", "dot"] {
        commands.push(vec!["trail", "CA-01", &folder, "--format", format, "--depth", "2"]);
    }
    let mut outputs = Vec::new();
    for command in commands {
        let output = printed(&[&command[..], &DAY, &profile].concat());
        outputs.push((command.join(" "), output));
    }
    let report = findings(name, &["--profile", "auditor"]);
    let mut seen = BTreeSet::new();
    for finding in list(&report, "findings") {
        if seen.insert(finding["code"].as_str().unwrap()) {
            let id = finding["id"].as_str().unwrap();
            for format in ["text", "json"] {
                let command = ["explain", id, &folder, "--format", format];
                let output = printed(&[&command[..], &DAY, &profile].concat());
                outputs.push((command.join(" "), output));
            }
        }
    }
    outputs
}

/// Texts under some names in the files of an organisation.
fn stated(folder: &Path, names: &[&str], found: &mut BTreeSet<String>) {
    fn look(value: &Value, names: &[&str], found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value.as_str() {
                        Some(text) if names.contains(&name.as_str()) && text.len() > 12 => {
                            found.insert(text.to_owned());
                        }
                        _ => look(value, names, found),
                    }
                }
            }
            Value::Array(entries) => entries.iter().for_each(|entry| look(entry, names, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            stated(&path, names, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            look(&serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap(), names, found);
        }
    }
}

#[test]
fn an_auditor_is_shown_no_cause_remedy_plan_burden_or_health() {
    for name in ["marlbeck", "brackmoor"] {
        let all = findings(name, &[]);
        let mut kept_back: BTreeSet<String> = BTreeSet::new();
        // What would clear a finding is a remedy.
        kept_back.extend(texts(&all, "findings", "clears").iter().map(|text| (*text).to_owned()));
        for finding in list(&all, "findings") {
            let rule = clausegraph::rule(finding["code"].as_str().unwrap()).unwrap();
            let word = finding["indicator"].as_str().unwrap();
            let indicator =
                Indicator::ALL.into_iter().find(|known| known.as_str() == word).unwrap();
            if !rule.is_shown(indicator, Profile::Auditor) {
                kept_back.insert(finding["id"].as_str().unwrap().to_owned());
                kept_back.insert(finding["says"].as_str().unwrap().to_owned());
            }
        }
        // What the organisation says of causes is its own matter.
        stated(Path::new(&folder(name)), &["cause", "correction"], &mut kept_back);
        for heading in
            ["What to bring next", "What would clear it", "What works well", "health sign"]
        {
            kept_back.insert(heading.to_owned());
        }
        for (command, output) in for_the_auditor(name) {
            let shown: Vec<&String> =
                kept_back.iter().filter(|text| output.contains(*text)).collect();
            assert!(shown.is_empty(), "{command} shows {shown:#?}");
        }
        // The same is there for a consultant: the profile keeps it back, not chance.
        let folder = folder(name);
        let consultant = printed(&["assess", &folder, DAY[0], DAY[1]]);
        assert!(consultant.contains("What to bring next"));
    }
}

#[test]
fn the_profile_may_stand_in_the_environment() {
    let mut command = binary();
    command.args(["findings", &folder("marlbeck"), "--format", "json", DAY[0], DAY[1]]);
    let report = ran(command.env("CLAUSEGRAPH_PROFILE", "auditor"));
    let report: Value = serde_json::from_str(&report.output).unwrap();
    assert_eq!(report["profile"], "auditor");
}
