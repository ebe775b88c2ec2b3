//! `clausegraph trail` over the invented organisations.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;
mod verb;

use std::collections::BTreeSet;

use self::verb::Verb;

const RUN: Verb = Verb { before: &["trail"], behind: &["--as-of", "2026-11-22"] };

const INCIDENT: [&str; 4] = ["REC-03", "marlbeck", "--depth", "2"];

#[test]
fn an_incident_with_its_problem_and_change() {
    insta::assert_snapshot!(RUN.shown(&INCIDENT));
}

#[test]
fn an_improvement_that_stood_before_its_review() {
    insta::assert_snapshot!(RUN.shown(&["IMP-06", "fellroute", "--depth", "1"]));
}

#[test]
fn a_corrective_action_back_to_the_audit() {
    insta::assert_snapshot!(RUN.shown(&[
        "CA-04",
        "fellroute",
        "--depth",
        "1",
        "--format",
        "markdown"
    ]));
}

#[test]
fn a_graph_of_what_an_incident_names() {
    let graph = RUN.shown(&["REC-03", "marlbeck", "--direction", "out", "--format", "dot"]);
    insta::assert_snapshot!(graph);
}

#[test]
fn signs_of_ascii_and_narrow_lines_say_the_same() {
    let mut narrow = INCIDENT.to_vec();
    narrow.extend(["--ascii", "--width", "60"]);
    let narrow = RUN.shown(&narrow);
    for line in narrow.lines() {
        assert!(line.chars().count() <= 60, "{line}");
        assert!(!line.contains(['├', '└', '│', '─', '●', '“']), "{line}");
    }
    let words = |text: &str| {
        let letters =
            text.chars().map(|found| if found.is_ascii_alphanumeric() { found } else { ' ' });
        let letters: String = letters.collect();
        let words: Vec<String> = letters.split_whitespace().map(str::to_owned).collect();
        words
    };
    // A missing status is drawn with the letter x where only ASCII can be shown; none is missing here.
    assert_eq!(words(&narrow), words(&RUN.shown(&INCIDENT)));
}

#[test]
fn colours_stand_beside_the_words() {
    let mut coloured = INCIDENT.to_vec();
    coloured.extend(["--color", "always"]);
    let coloured = RUN.shown(&coloured);
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    let mut plain = String::new();
    for (index, part) in coloured.split('\u{1b}').enumerate() {
        let text = if index == 0 { Some(part) } else { part.split_once('m').map(|(_, text)| text) };
        plain.push_str(text.unwrap());
    }
    assert_eq!(plain, RUN.shown(&INCIDENT));
}

#[test]
fn the_wire_names_every_tie_with_its_place() {
    let report = RUN.json(&["MRV-02", "marlbeck"]);
    let nodes = report["nodes"].as_array().unwrap();
    assert_eq!(nodes[0]["id"], "MRV-02");
    let things: BTreeSet<&str> = nodes.iter().map(|node| node["thing"].as_str().unwrap()).collect();
    let all = ["artefact", "element", "judgement", "person", "requirement"];
    assert_eq!(things, BTreeSet::from(all));
    for edge in report["edges"].as_array().unwrap() {
        for end in ["from", "to"] {
            let place = usize::try_from(edge[end].as_u64().unwrap()).unwrap();
            assert!(place < nodes.len(), "{edge}");
        }
        let stated = edge["sort"] != "offer";
        assert_eq!(edge["place"]["line"].is_u64(), stated, "{edge}");
    }
    let artefacts = nodes.iter().filter(|node| node["thing"] == "artefact");
    assert!(artefacts.clone().count() > 5);
    for node in artefacts {
        assert!(node["place"]["line"].is_u64() && node["kind"].is_string(), "{node}");
    }
}

#[test]
fn a_requirement_is_named_with_its_member_its_slot_and_whether_it_is_taken() {
    let report = RUN.json(&["SRV-01", "marlbeck", "--depth", "0"]);
    let serves = report["nodes"][0]["serves"].as_array().unwrap();
    let found = serves.iter().find(|row| {
        row["requirement"] == "8.3.4.1-06" && row["member"] == "ouseburn-dc" && row["taken"] == true
    });
    let found = found.unwrap();
    assert_eq!((&found["status"], &found["value"]), (&"covered".into(), &"ok".into()), "{found}");
    assert!(report["beyond"].as_array().unwrap().iter().any(|id| id == "CON-01"), "{report}");
}

#[test]
fn every_artefact_has_a_trail_in_every_format() {
    for (id, organisation) in
        [("SLA-01", "marlbeck"), ("OBJ-01", "fellroute"), ("WH-POL-001", "haldon-council-it")]
    {
        for format in ["text", "markdown", "dot"] {
            let text = RUN.shown(&[id, organisation, "--format", format]);
            assert!(text.contains(id) && text.ends_with('\n'), "{id} as {format}: {text}");
            assert_eq!(
                text,
                RUN.shown(&[id, organisation, "--format", format]),
                "{id} as {format}"
            );
        }
    }
}

#[test]
fn names_that_no_artefact_has() {
    let mut text = String::new();
    for name in ["REC-3", "hosting", "9.3-01", "frog"] {
        let ran = RUN.run(&[name, "marlbeck"]);
        assert_eq!((ran.code, ran.output.as_str()), (3, ""));
        let said = ran.messages.lines().filter(|line| !line.contains("to see more"));
        text.extend(said.map(|line| format!("{line}\n")));
    }
    insta::assert_snapshot!(text);
}
