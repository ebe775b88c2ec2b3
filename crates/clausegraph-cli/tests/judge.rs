//! Judgements: recorded by a person, kept as they were written, and read again.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod bench;
mod binary;

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use self::bench::{bench, run};
use self::binary::Ran;

/// A folder of its own for one test, with the organisation `acme` in it.
fn acme(name: &str) -> PathBuf {
    let folder = bench("judge", name);
    fs::create_dir(folder.join("acme")).unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/judged/organisation.json");
    fs::copy(data, folder.join("acme/organisation.json")).unwrap();
    folder
}

/// Judges on a day in the past.
fn judge(bench: &Path, cell: &str, value: &str, more: &[&str]) -> Ran {
    let given = ["judge", cell, "acme", "--value", value, "--on", "2026-11-20"];
    run(bench, &[&given[..], more].concat())
}

const JANE: [&str; 4] = ["--by", "jane", "--reason", "Seen on site"];

fn written(bench: &Path) -> String {
    fs::read_to_string(bench.join("acme/judgements.json")).unwrap()
}

#[test]
fn a_judgement_stands_next_to_the_evidence() {
    let bench = acme("recorded");
    let before = run(&bench, &["assess", "acme", "--as-of", "2026-11-22", "--format", "json"]);
    let dry = judge(&bench, "8.5.1.1-01", "minor", &[&JANE[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, 0, "{}", dry.messages);
    assert!(dry.output.starts_with("Would be added to acme/judgements.json"), "{}", dry.output);
    assert!(!bench.join("acme/judgements.json").exists(), "nothing is written");
    insta::assert_snapshot!(judge(&bench, "8.5.1.1-01", "minor", &JANE).to_string());
    insta::assert_snapshot!(written(&bench));
    let checked = run(&bench, &["check", "acme", "--strict"]);
    assert_eq!(checked.code, 0, "{}", checked.output);
    let after = run(&bench, &["assess", "acme", "--as-of", "2026-11-22", "--format", "json"]);
    let of = |ran: &Ran, key: &str| -> Value {
        let report: Value = serde_json::from_str(&ran.output).unwrap();
        report[key].clone()
    };
    assert_eq!(of(&before, "cells"), of(&after, "cells"), "a judgement changes no status");
    assert_eq!(of(&after, "engagement")["type"], "internal");
    assert_eq!(of(&after, "judgements")[0]["contradicts"][0], "8.5.1.1-01");
    insta::assert_snapshot!(run(&bench, &["judgements", "acme", "--as-of", "2026-11-22"]).output);
}

#[test]
fn entries_are_added_and_never_changed() {
    let bench = acme("appended");
    let kept = "{ \"format_version\": 1,\r\n  \"judgements\": [\r\n\
        \x20   { \"reason\": \"Asked\", \"id\": \"J-0041\",   \"requirement\": \"4.1-01\", \"context\": \"gap\", \
        \"value\": \"ofi\", \"by\": \"joe\", \"on\": \"2026-01-02\" }\r\n  ] }";
    fs::write(bench.join("acme/judgements.json"), kept).unwrap();
    for (cell, id) in [("8.5.1.1-01", "J-0042"), ("8.3.4.1-06@depot", "J-0043")] {
        let before = written(&bench);
        let ran = judge(&bench, cell, "conformity", &JANE);
        assert_eq!(ran.code, 0, "{}", ran.messages);
        let after = written(&bench);
        let (head, tail) = before.split_at(before.rfind("\r\n  ]").unwrap());
        let added = after.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail)).unwrap();
        assert!(added.starts_with(&format!(",\r\n    {{ \"id\": \"{id}\"")), "{added}");
    }
    assert!(!bench.join("acme/judgements.json.part").exists());
}

#[test]
fn history_never_forks_in_silence() {
    let bench = acme("history");
    let suppliers = "8.3.4.1-06@depot,nordbyte";
    assert_eq!(judge(&bench, suppliers, "conformity", &JANE).code, 0);
    let first = written(&bench);
    // All members one by one, in another order, and all at once: it is the same.
    for cell in ["8.3.4.1-06@nordbyte,depot", "8.3.4.1-06"] {
        let ran = judge(&bench, cell, "minor", &JANE);
        assert_eq!(ran.code, 3, "{}", ran.output);
        assert!(ran.messages.contains("--supersedes J-0001"), "{}", ran.messages);
    }
    // Somebody else, other work and other members are another matter.
    let joe = ["--by", "joe", "--reason", "Seen, too"];
    assert_eq!(judge(&bench, suppliers, "ofi", &joe).code, 0);
    let gap = [&JANE[..], &["--context", "gap"]].concat();
    assert_eq!(judge(&bench, suppliers, "ofi", &gap).code, 0);
    assert_eq!(judge(&bench, "8.3.4.1-06@depot", "ofi", &JANE).code, 0);
    let with = |cell: &str, id: &str| {
        judge(&bench, cell, "minor", &[&JANE[..], &["--supersedes", id]].concat())
    };
    let refused = [
        with(suppliers, "J-0009"),
        with(suppliers, "J-0002"),
        with("8.5.1.1-01", "J-0001"),
        run(
            &bench,
            &[
                &["judge", suppliers, "acme", "--value", "minor", "--on", "2026-11-19"],
                &JANE[..],
                &["--supersedes", "J-0001"],
            ]
            .concat(),
        ),
    ];
    assert!(refused.iter().all(|ran| ran.code == 3 && ran.output.is_empty()));
    assert!(written(&bench).starts_with(first.trim_end_matches(['\n', '}', ']', ' '])));
    let replaced = with(suppliers, "J-0001");
    assert_eq!(replaced.code, 0, "{}", replaced.messages);
    assert!(replaced.output.contains("replaces  J-0001"), "{}", replaced.output);
    let again = with(suppliers, "J-0001");
    let said: Vec<&str> = refused.iter().chain([&again]).map(|ran| ran.messages.as_str()).collect();
    insta::assert_snapshot!(said.join("\n"));
    let log = |more: &[&str]| {
        let given = ["judgements", "acme", "--as-of", "2026-11-22", "--format", "json"];
        let ran = run(&bench, &[&given[..], more].concat());
        let report: Value = serde_json::from_str(&ran.output).unwrap();
        let rows = report["judgements"].as_array().unwrap().iter();
        rows.map(|row| format!("{} {}", row["judgement"], row["state"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    let standing = ["J-0002 active", "J-0003 active", "J-0004 active", "J-0005 active"];
    assert_eq!(log(&[]), standing);
    assert_eq!(log(&["--all", "--requirement", "8.3"])[0], "J-0001 superseded");
    assert_eq!(log(&["--requirement", "8.5"]), Vec::<String>::new());
}

#[test]
fn a_narrower_judgement_tells_what_it_leaves_open() {
    let bench = acme("narrower");
    assert_eq!(judge(&bench, "8.3.4.1-06", "conformity", &JANE).code, 0);
    let more = [&JANE[..], &["--supersedes", "J-0001", "--format", "json"]].concat();
    let ran = judge(&bench, "8.3.4.1-06@depot", "minor", &more);
    let report: Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(report["no_longer_judged"], serde_json::json!(["8.3.4.1-06@nordbyte"]));
    assert_eq!(report["written"], true);
    assert_eq!(report["recorded"]["members"], serde_json::json!(["depot"]));
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let bench = acme("wrong");
    let given = ["judge", "8.3.4.1-06@depto,nordbite", "acme", "--value", "conformity"];
    let more = ["--by", "jnae", "--reason", "  ", "--on", "2199-01-01"];
    let pins = ["--pin", "POL-2", "--pin", "SC-11", "--supersedes", "J-1"];
    let ran = run(&bench, &[&given[..], &more, &pins].concat());
    insta::assert_snapshot!(ran.to_string());
    assert!(!bench.join("acme/judgements.json").exists());
    let unknown = judge(&bench, "8.5.1.1-1", "ofi", &JANE);
    assert_eq!(unknown.code, 3);
    assert!(unknown.messages.contains("did you mean `8.5.1.1-01`?"), "{}", unknown.messages);
    let clause = judge(&bench, "8.5.1.1", "ofi", &JANE);
    assert!(clause.messages.contains("is a clause"), "{}", clause.messages);
    let file = run(
        &bench,
        &[&["judge", "4.1-01", "acme/organisation.json", "--value", "ofi"], &JANE[..]].concat(),
    );
    assert_eq!(file.code, 3, "{}", file.output);
    let word = judge(&bench, "4.1-01", "major-nonconformity", &JANE);
    assert_eq!(word.code, 3);
    let wanted = run(&bench, &["judgements", "acme", "--requirement", "8.5.1.1-1"]);
    assert!(wanted.messages.contains("did you mean"), "{}", wanted.messages);
}

#[test]
fn the_context_is_that_of_the_engagement_where_one_is_stated() {
    let bench = acme("context");
    let path = bench.join("acme/organisation.json");
    let mut document: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    document.as_object_mut().unwrap().remove("engagement");
    fs::write(&path, document.to_string()).unwrap();
    let ran = judge(&bench, "8.5.1.1-01", "ofi", &JANE);
    assert_eq!(ran.code, 3);
    insta::assert_snapshot!(ran.messages);
    let named = [&JANE[..], &["--context", "second-party"]].concat();
    let ran = judge(&bench, "8.5.1.1-01", "ofi", &named);
    assert!(ran.output.contains("by jane, second-party audit"), "{}", ran.output);
    let log = run(&bench, &["judgements", "acme", "--as-of", "2026-11-22"]);
    assert!(log.output.contains("No engagement is stated"), "{}", log.output);
}

#[test]
fn pins_are_what_the_evidence_rests_on_or_what_is_named() {
    let bench = acme("pins");
    let pins = |cell: &str, more: &[&str]| {
        let given = [&JANE[..], &["--dry-run", "--format", "json"], more].concat();
        let ran = judge(&bench, cell, "ofi", &given);
        assert_eq!(ran.code, 0, "{}", ran.messages);
        let report: Value = serde_json::from_str(&ran.output).unwrap();
        let pins = report["recorded"]["pins"].as_array().unwrap().iter();
        pins.map(|pin| {
            let text = |key: &str| pin[key].as_str().unwrap_or("-").to_owned();
            format!("{} {} {} {}", text("artefact"), text("version"), text("hash"), pin["exact"])
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(pins("8.5.1.1-01", &[]), ["POL-1 2.3 sha256:00ff true"]);
    assert_eq!(
        pins("8.3.4.1-06@depot", &[]),
        ["CON-1 1.0 - true", "SC-1 - - false"],
        "the contract and the newest scorecard"
    );
    let named = ["--pin", "SC-1", "--pin", "POL-1", "--pin", "SC-1"];
    assert_eq!(pins("8.5.1.1-01", &named), ["SC-1 - - false", "POL-1 2.3 sha256:00ff true"]);
    assert_eq!(pins("8.5.1.1-01", &["--no-pins"]), Vec::<String>::new());
    // What was pinned is another one now.
    assert_eq!(judge(&bench, "8.5.1.1-01", "ofi", &JANE).code, 0);
    let path = bench.join("acme/organisation.json");
    let text = fs::read_to_string(&path).unwrap().replace("\"2.3\"", "\"3.0\"");
    fs::write(&path, text).unwrap();
    let log = run(&bench, &["judgements", "acme", "--as-of", "2026-11-22"]);
    assert!(
        log.output.contains("was version 2.3, hash sha256:00ff; is now version 3.0"),
        "{}",
        log.output
    );
}

#[test]
fn a_folder_with_errors_takes_no_judgement() {
    let bench = acme("errors");
    let broken = r#"{ "format_version": 1, "claims": [{ "artefact": "NONE", "for": "4.1-01", "state": "confirmed" }] }"#;
    fs::write(bench.join("acme/claims.json"), broken).unwrap();
    assert_eq!(judge(&bench, "8.5.1.1-01", "ofi", &JANE).code, 2);
    assert!(!bench.join("acme/judgements.json").exists());
}

#[cfg(unix)]
#[test]
fn a_link_is_not_replaced_by_a_copy() {
    let bench = acme("link");
    let text = r#"{ "format_version": 1, "judgements": [] }"#;
    fs::write(bench.join("acme/audit.json"), text).unwrap();
    std::os::unix::fs::symlink("audit.json", bench.join("acme/judgements.json")).unwrap();
    let ran = judge(&bench, "8.5.1.1-01", "ofi", &JANE);
    assert_eq!(ran.code, 4, "{}", ran.output);
    assert!(ran.messages.contains("it is a link"), "{}", ran.messages);
    assert_eq!(fs::read_to_string(bench.join("acme/audit.json")).unwrap(), text);
}
