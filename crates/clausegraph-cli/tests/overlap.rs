//! `clausegraph overlap` and `clausegraph retire` over the invented organisations.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;
mod verb;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use self::verb::Verb;

const RUN: Verb = Verb { before: &[], behind: &["--as-of", "2026-11-22"] };

#[test]
fn a_utility_with_special_processes() {
    insta::assert_snapshot!(RUN.shown(&["overlap", "brackmoor"]));
}

#[test]
fn what_a_utility_can_let_go() {
    insta::assert_snapshot!(RUN.shown(&["retire", "brackmoor"]));
}

#[test]
fn a_council_with_four_libraries() {
    insta::assert_snapshot!(RUN.shown(&["overlap", "haldon-council-it", "--width", "100"]));
}

#[test]
fn what_a_council_can_let_go() {
    insta::assert_snapshot!(RUN.shown(&["retire", "haldon-council-it", "--width", "100"]));
}

#[test]
fn a_firm_that_writes_little_has_nothing_to_let_go() {
    insta::assert_snapshot!(RUN.shown(&["retire", "fellroute"]));
}

#[test]
fn long_lists_are_counted_and_all_of_them_shown_on_request() {
    for verb in ["overlap", "retire"] {
        assert!(
            RUN.shown(&[verb, "haldon-council-it"]).contains("more; --all shows them"),
            "{verb}"
        );
        let all = RUN.shown(&[verb, "haldon-council-it", "--all"]);
        assert!(!all.contains("--all shows them"), "{verb}");
        // A document is never cut.
        let markdown = RUN.shown(&[verb, "haldon-council-it", "--format", "markdown"]);
        let rows =
            |text: &str, begin: &str| text.lines().filter(|line| line.starts_with(begin)).count();
        assert!(rows(&markdown, "- **") > 40, "{verb}");
    }
}

#[test]
fn every_form_lists_the_same_documents() {
    let value = RUN.json(&["retire", "haldon-council-it"]);
    let of = |list: &Value| -> BTreeSet<String> {
        let entries = list.as_array().unwrap().iter();
        entries.map(|entry| entry["artefact"].as_str().unwrap().to_owned()).collect()
    };
    let (gone, kept) = (of(&value["retire"]), of(&value["look_at"]));
    assert!(gone.len() > 100);
    assert!(gone.is_disjoint(&kept));
    let table = RUN.shown(&["retire", "haldon-council-it", "--format", "csv"]);
    assert!(table.starts_with("artefact,title,kind,owner,action,into,minutes a year,"));
    let text = RUN.shown(&["retire", "haldon-council-it", "--all"]);
    for id in gone.union(&kept) {
        assert!(text.contains(id.as_str()), "{id}");
        assert!(table.contains(&format!("\n{id},")), "{id}");
    }
    let minutes: u64 = (value["retire"].as_array().unwrap().iter())
        .map(|entry| entry["minutes"].as_u64().unwrap())
        .sum();
    let of = |name: &str| value[name].as_u64().unwrap();
    assert_eq!(of("minutes_before") - of("minutes_after"), minutes);
}

#[test]
fn an_auditor_is_not_told() {
    for verb in ["overlap", "retire"] {
        let ran = RUN.run(&[verb, "brackmoor", "--profile", "auditor"]);
        assert_eq!(ran.code, 3);
        assert_eq!(ran.output, "");
        assert!(ran.messages.contains("is not for the profile `auditor`"), "{}", ran.messages);
    }
}

/// An organisation of a few documents below a folder, two of them alike.
fn with_documents() -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("overlap");
    drop(fs::remove_dir_all(&folder));
    let (organisation, documents) = (folder.join("acme"), folder.join("dump"));
    fs::create_dir_all(&organisation).unwrap();
    fs::create_dir_all(&documents).unwrap();
    let body = "Who wants a change fills in the form and sends it to the desk. The desk looks whether anything \
        is lacking, asks for it, and hands the form to the board, which meets every Thursday at ten.";
    let night = "Restart the gateway and wait until the queue is empty. ".repeat(6);
    for (name, text) in [("a.md", body), ("b.md", &format!("{body} Bring tea.")), ("c.md", &night)]
    {
        let front = format!("---\nowner: {name}\n---\n# Title\n\n{text}\n");
        fs::write(documents.join(name), front).unwrap();
    }
    let text = r#"{ "format_version": 1, "artefacts": [
        { "id": "A", "kind": "procedure", "uri": "a.md", "extent": { "pages": 2 } },
        { "id": "B", "kind": "procedure", "uri": "b.md", "extent": { "pages": 2 } },
        { "id": "C", "kind": "procedure", "uri": "c.md", "extent": { "pages": 2 } } ],
        "claims": [{ "artefact": "A", "for": "8.5.1.3-09", "state": "confirmed" }] }"#;
    fs::write(organisation.join("organisation.json"), text).unwrap();
    (organisation, documents)
}

#[test]
fn texts_are_compared_where_they_lie_and_nothing_is_written() {
    let (organisation, documents) = with_documents();
    let before = fs::read_to_string(organisation.join("organisation.json")).unwrap();
    let acme = organisation.to_str().unwrap();
    let dump = documents.to_str().unwrap();
    assert_eq!(RUN.json(&["overlap", acme])["compared_texts"], 0);
    let value = RUN.json(&["overlap", acme, "--documents", dump]);
    assert_eq!(value["compared_texts"], 3);
    let pairs = value["similar"].as_array().unwrap();
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0]["artefacts"], serde_json::json!(["A", "B"]));
    assert_eq!(pairs[0]["from"], "compared");
    let list = RUN.json(&["retire", acme, "--documents", dump]);
    let merged = list["retire"].as_array().unwrap().iter().find(|entry| entry["artefact"] == "B");
    let merged = merged.unwrap();
    assert_eq!((&merged["action"], &merged["into"]), (&"merge".into(), &"A".into()));
    let files: Vec<_> = fs::read_dir(&organisation).unwrap().collect();
    assert_eq!(files.len(), 1);
    assert_eq!(fs::read_to_string(organisation.join("organisation.json")).unwrap(), before);

    let ran = RUN.run(&["overlap", acme, "--documents", acme]);
    assert_eq!(ran.code, 3);
    assert!(ran.messages.contains("no document of the organisation stands in"), "{}", ran.messages);
    let ran = RUN.run(&["overlap", acme, "--documents", "no such folder"]);
    assert_eq!(ran.code, 4);
}
