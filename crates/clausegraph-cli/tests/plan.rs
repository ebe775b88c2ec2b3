//! `clausegraph plan` over the invented organisations.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;
mod verb;

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use self::verb::Verb;

const RUN: Verb = Verb { before: &["plan"], behind: &["--as-of", "2026-11-22"] };

/// The lines before a heading.
fn before<'t>(text: &'t str, heading: &str) -> &'t str {
    text.split_once(&format!("\n{heading}")).unwrap().0
}

const TARGET: [&str; 5] = ["fellroute", "--capacity", "16h/week", "--target", "2027-06-30"];

#[test]
fn which_constraint_breaks_stands_at_the_top() {
    let text = RUN.shown(&TARGET);
    insta::assert_snapshot!(before(&text, "Find out"));
}

#[test]
fn a_whole_plan_of_an_organisation_with_little_open() {
    insta::assert_snapshot!(RUN.shown(&["lindenhall"]));
}

#[test]
fn a_clause_as_a_document() {
    let text = RUN.shown(&["fellroute", "--clause", "8.3.4", "--format", "markdown"]);
    insta::assert_snapshot!(before(&text, "## What actions take"));
}

#[test]
fn waiting_is_told_apart_from_capacity() {
    let text = RUN.shown(&["fellroute", "--capacity", "400h/week", "--target", "2027-02-01"]);
    assert!(text.contains("Target 2027-02-01: not reached."), "{text}");
    assert!(text.contains("whatever the\n  capacity") || text.contains("whatever the capacity"));
    assert!(text.contains("lasts 3 months"), "{text}");
}

#[test]
fn what_is_left_out_is_counted() {
    let text = RUN.shown(&["haldon-council-it"]);
    assert!(text.contains("--all shows them"), "{text}");
    let all = RUN.shown(&["haldon-council-it", "--all"]);
    assert!(!all.contains("--all shows them") && all.lines().count() > 2 * text.lines().count());
    let report = RUN.json(&["haldon-council-it"]);
    for action in report["actions"].as_array().unwrap() {
        let id = action["id"].as_str().unwrap();
        assert!(all.contains(id), "{id} is not shown");
    }
}

#[test]
fn narrow_lines_of_ascii_are_kept() {
    let text = RUN.shown(&["brackmoor", "--ascii", "--width", "60", "--all"]);
    for line in text.lines() {
        assert!(line.chars().count() <= 60, "{line}");
        assert!(!line.contains(['–', '“', '”', '…', '→']), "{line}");
    }
}

#[test]
fn the_wire_names_actions_by_id_and_each_behind_what_it_waits_for() {
    let report = RUN.json(&TARGET);
    assert_eq!((&report["kind"], &report["format_version"]), (&"plan".into(), &1.into()));
    let actions = report["actions"].as_array().unwrap();
    let mut seen = BTreeSet::new();
    let mut cells = BTreeSet::new();
    for action in actions {
        for wait in action["waits"].as_array().unwrap() {
            assert!(seen.contains(wait["on"].as_str().unwrap()), "{action}");
            assert!(!wait["text"].as_str().unwrap().is_empty());
        }
        for cell in action["closes"].as_array().unwrap() {
            assert!(cells.insert(cell.as_str().unwrap()), "{cell} is closed alone twice");
        }
        assert!(seen.insert(action["id"].as_str().unwrap()), "{action}");
        let minutes: u64 = action["placed"]
            .as_array()
            .unwrap()
            .iter()
            .map(|week| week["minutes"].as_u64().unwrap())
            .sum();
        let (low, high) = (&action["effort"]["low"], &action["effort"]["high"]);
        assert_eq!(minutes, (low.as_u64().unwrap() + high.as_u64().unwrap()).div_ceil(2));
    }
    assert_eq!(report["closed_alone"].as_u64().unwrap(), u64::try_from(cells.len()).unwrap());
    for gate in report["gates"].as_array().unwrap() {
        for id in gate["actions"].as_array().unwrap() {
            assert!(seen.contains(id.as_str().unwrap()), "{gate}");
        }
    }
}

#[test]
fn only_some_types_are_shown() {
    let report = RUN.json(&["marlbeck", "--only", "decide,measure"]);
    let types: BTreeSet<&str> = report["actions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|action| action["action_type"].as_str().unwrap())
        .collect();
    assert_eq!(types, BTreeSet::from(["decide", "measure"]));
}

#[test]
fn a_table_has_a_row_for_each_action() {
    let table = RUN.shown(&["fellroute", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let report = RUN.json(&["fellroute"]);
    let actions = report["actions"].as_array().unwrap();
    assert_eq!(rows.len(), actions.len());
    for (row, action) in rows.iter().zip(actions) {
        assert_eq!(&row[1], action["id"].as_str().unwrap());
        assert_eq!(row[10].parse::<u64>().unwrap(), action["effort"]["low"].as_u64().unwrap());
    }
}

#[test]
fn an_own_effort_takes_the_place_of_the_usual_one() {
    let usual = RUN.json(&["fellroute"]);
    let own = RUN.json(&["fellroute", "--effort", "check=3h-5h"]);
    let audit = |report: &Value| {
        let actions = report["actions"].as_array().unwrap().iter();
        actions.clone().find(|action| action["id"] == "correct:J-2026-05").unwrap()["effort"]
            .clone()
    };
    assert_eq!(audit(&own), serde_json::json!({ "low": 180, "high": 300 }));
    assert_ne!(audit(&usual), audit(&own));
}

#[test]
fn what_would_be_without_a_contract() {
    let text = RUN.shown(&["fellroute", "--without", "CON-01", "--clause", "8.3.4"]);
    insta::assert_snapshot!(before(&text, "What holds up the end"));
}

#[test]
fn what_would_be_with_a_file_more() {
    let folder = std::env::temp_dir().join(format!("clausegraph-plan-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("asked.json");
    let text = r#"{ "format_version": 1,
        "artefacts": [{ "id": "OBS-NEW", "kind": "observation", "covers": ["whole-sms"],
            "dated_on": "2026-11-20", "observation": { "method": "interview", "by": "consultant-1",
            "role": "top-management", "seen": "climate was looked at and is no issue" } }],
        "claims": [{ "artefact": "OBS-NEW", "for": "4.1-02", "state": "confirmed" }] }"#;
    let people = RUN.json(&["fellroute"]);
    assert!(people["what_if"].is_null());
    let organisation = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/organisations/fellroute/organisation.json");
    let known: Value = serde_json::from_str(&fs::read_to_string(organisation).unwrap()).unwrap();
    let person = known["people"][0]["key"].as_str().unwrap();
    fs::write(&file, text.replace("consultant-1", person)).unwrap();
    let report = RUN.json(&["fellroute", "--with", file.to_str().unwrap()]);
    let changed = &report["what_if"];
    assert_eq!(
        changed["cells"],
        serde_json::json!([{ "cell": "4.1-02", "clause": "4.1", "before": "missing",
            "after": "covered", "change": "better" }])
    );
    assert_eq!(changed["gone"], serde_json::json!(["ask:4.1"]));
    assert_eq!(changed["gates"][0]["id"], "own-evidence");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_does_not_fit_is_said() {
    let mut text = String::new();
    for arguments in [
        ["fellroute", "--profile", "auditor"],
        ["fellroute", "--without", "CON-1"],
        ["fellroute", "--retire", "POL-99"],
        ["fellroute", "--clause", "8.15"],
        ["fellroute", "--capacity", "16"],
        ["fellroute", "--only", "paper"],
        ["fellroute", "--effort", "document=9h-1h"],
    ] {
        let ran = RUN.run(&arguments);
        assert_eq!((ran.code, ran.output.as_str()), (3, ""), "{arguments:?}: {}", ran.messages);
        let said = ran.messages.lines().filter(|line| {
            !line.contains("to see more") && !line.contains("--help") && !line.is_empty()
        });
        text.extend(said.map(|line| format!("{line}\n")));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_same_plan_every_time() {
    for format in ["text", "markdown", "json", "csv"] {
        let arguments = ["marlbeck", "--capacity", "3d/week", "--format", format];
        assert_eq!(RUN.shown(&arguments), RUN.shown(&arguments), "{format}");
    }
}
