//! `clausegraph session` over an invented organisation.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;

use std::{fs, path::Path};

use serde_json::Value;

use self::binary::{Ran, binary, ran};

fn run(changes: &str, name: &str, format: &str) -> Ran {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("session-{name}.ndjson"));
    fs::write(&file, changes).unwrap();
    let mut command = binary();
    command
        .args(["session", "marlbeck", "--as-of", "2026-11-22", "--format", format, "--changes"])
        .arg(&file)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/organisations"));
    ran(&mut command)
}

fn lines(ran: &Ran) -> Vec<Value> {
    ran.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_a_day_changes_is_told_and_a_day_back_undoes_it() {
    let ran = run("{\"as-of\": \"2027-06-01\"}\n\n{\"as-of\": \"2026-11-22\"}\n", "days", "ndjson");
    assert_eq!(ran.code, 0, "{ran}");
    let told = lines(&ran);
    assert_eq!(told.len(), 2);
    let count = |line: usize, what: &str| {
        told.get(line).unwrap().get(what).unwrap().as_array().unwrap().len()
    };
    assert!(count(0, "appeared") > 0, "{ran}");
    assert_eq!(count(0, "appeared"), count(1, "cleared"));
    assert_eq!(count(0, "cleared"), count(1, "appeared"));
    assert_eq!(told.get(1).unwrap().get("line").unwrap(), 3);
}

#[test]
fn what_cannot_be_done_is_told_and_the_next_is_tried() {
    let changes = "{\"remove-artefact\": \"CON-2\"}\n{\"remove-claim\": {\"artefact\": \"CON-02\", \"for\": \"4.1-01\"}}\n";
    let ran = run(changes, "refused", "text");
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.output.contains("did you mean `CON-02`?"), "{ran}");
    assert!(ran.output.contains("unknown-claim"), "{ran}");
}

#[test]
fn what_is_no_change_stops_with_its_line() {
    let ran = run("{\"remove-artifact\": \"CON-02\"}\n", "no-change", "text");
    assert_eq!(ran.code, 2, "{ran}");
    assert!(ran.messages.contains("session-no-change.ndjson:1"), "{ran}");
    assert!(ran.messages.contains("remove-artefact"), "{ran}");
}
