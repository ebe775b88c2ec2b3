//! An evidence map that people judged in comes back through the command line, as `judge` records judgements.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

mod bench;
mod binary;
#[path = "../../clausegraph-workbook/tests/way_back/edited.rs"]
mod edited;

use std::{
    fs,
    path::{Path, PathBuf},
};

use clausegraph_readers::table::Cell;
use serde_json::Value;

use self::{
    bench::{bench, run},
    binary::Ran,
    edited::Edited,
};

/// A folder of its own for one test, with the organisation `acme` and its evidence map in it.
fn acme(name: &str) -> PathBuf {
    let folder = bench("judged-workbook", name);
    fs::create_dir(folder.join("acme")).unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/judged/organisation.json");
    fs::copy(data, folder.join("acme/organisation.json")).unwrap();
    report(&folder);
    folder
}

fn report(bench: &Path) {
    let written = run(
        bench,
        &[
            "report",
            "acme",
            "--what",
            "evidence-map",
            "--to",
            "xlsx",
            "--as-of",
            "2026-11-22",
            "--out",
            ".",
            "--force",
        ],
    );
    assert_eq!(written.code, 0, "{}", written.messages);
}

fn workbook(bench: &Path) -> PathBuf {
    let mut files = fs::read_dir(bench).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| path.extension().is_some_and(|end| end == "xlsx")).unwrap()
}

/// Fills in cells of the evidence map.
fn fill_in(bench: &Path, cells: &[(&str, &str, &str)]) {
    let path = workbook(bench);
    let mut book = Edited::new(edited::tables(&fs::read(&path).unwrap()));
    for (row, column, text) in cells {
        book.write("map", row, column, Cell::Text((*text).to_owned()));
    }
    fs::write(&path, edited::bytes(&book.tables)).unwrap();
}

fn import(bench: &Path, more: &[&str]) -> Ran {
    let path = workbook(bench);
    let name = path.file_name().unwrap().to_str().unwrap();
    let given = ["import", "workbook", name, "--into", "acme", "--on", "2026-11-21"];
    run(bench, &[&given[..], more].concat())
}

fn journal(bench: &Path) -> String {
    fs::read_to_string(bench.join("acme/judgements.json")).unwrap_or_default()
}

const MINOR: [(&str, &str, &str); 8] = [
    ("8.5.1.1-01", "judgement", "minor"),
    ("8.5.1.1-01", "note", "Emergency changes are not in it."),
    ("8.5.1.1-01", "judged-by", "jane"),
    ("8.5.1.1-01", "judged-on", "2026-11-20"),
    ("8.5.1.1-01", "items", "CH-17, CH-18"),
    ("8.5.1.1-01", "conforming", "1"),
    ("8.5.1.1-01", "interviewee", "the change manager"),
    ("8.5.1.1-01", "method", "observation"),
];

const DEPOT: [(&str, &str, &str); 2] = [
    ("8.3.4.1-06@depot", "judgement", "conformity"),
    ("8.3.4.1-06@depot", "note", "Both scorecards seen."),
];

#[test]
fn judgements_are_recorded_once_and_pinned_to_what_the_workbook_shows() {
    let bench = acme("recorded");
    fill_in(&bench, &MINOR);
    fill_in(&bench, &DEPOT);
    // The policy goes on while the auditor is on site.
    let file = bench.join("acme/organisation.json");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"version\": \"2.3\"", "\"version\": \"2.4\"")).unwrap();
    let dry = import(&bench, &["--by", "joe", "--dry-run"]);
    assert_eq!((dry.code, journal(&bench).as_str()), (0, ""), "{dry}");
    let done = import(&bench, &["--by", "joe"]);
    insta::assert_snapshot!(format!("{done}\n{}", journal(&bench)));
    let written = journal(&bench);
    let again = import(&bench, &["--by", "joe", "--format", "json"]);
    assert_eq!((again.code, journal(&bench)), (0, written), "{again}");
    let told: Value = serde_json::from_str(&again.output).unwrap();
    let outcomes: Vec<&str> = told["judgements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(outcomes, ["there", "there"]);
    assert_eq!(run(&bench, &["check", "acme", "--strict"]).code, 0);
}

#[test]
fn what_cannot_be_recorded_is_told_with_its_cell() {
    let bench = acme("refused");
    fill_in(&bench, &DEPOT);
    fill_in(
        &bench,
        &[
            ("4.1-01", "judgement", "mayor"),
            ("4.1-01", "note", "Seen."),
            ("4.2-a", "judgement", "minor"),
            ("4.2-b", "note", "To be asked again."),
            ("4.2-b", "method", "remote"),
            ("4.4-01", "judgement", "major"),
            ("4.4-01", "note", "None."),
            ("4.4-01", "judged-by", "jame"),
            ("5.1-a", "judgement", "OFI"),
            ("5.1-a", "note", "Soon."),
            ("5.1-a", "judged-on", "2099-11-20"),
            ("5.1-b", "judgement", "minor"),
            ("5.1-b", "note", "None."),
            ("5.1-b", "judged-on", "soon"),
            ("5.2.1-01", "asks", "Something else"),
        ],
    );
    let ran = import(&bench, &["--by", "jane"]);
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(ran.to_string());
    assert_eq!(journal(&bench).matches("\"id\"").count(), 1, "what can be taken is taken");
}

#[test]
fn what_the_same_person_judged_since_is_a_conflict() {
    let bench = acme("conflict");
    let judge = |cell: &str, value: &str, by: &str, more: &[&str]| {
        let given = [
            "judge",
            cell,
            "acme",
            "--value",
            value,
            "--by",
            by,
            "--on",
            "2026-11-20",
            "--reason",
            "Asked on Monday",
        ];
        let ran = run(&bench, &[&given[..], more].concat());
        assert_eq!(ran.code, 0, "{ran}");
    };
    judge("8.5.1.1-01", "not-yet", "jane", &[]);
    judge("4.1-01", "not-yet", "jane", &[]);
    report(&bench);
    fill_in(&bench, &MINOR);
    fill_in(&bench, &[("4.1-01", "judgement", "C"), ("4.1-01", "note", "Seen on Friday.")]);
    judge("8.5.1.1-01", "major", "jane", &["--supersedes", "J-0001"]);
    judge("4.1-01", "ofi", "joe", &[]);
    let before = journal(&bench);
    let held = import(&bench, &["--by", "jane"]);
    assert_eq!((held.code, journal(&bench)), (1, before), "{held}");
    let ours = import(&bench, &["--by", "jane", "--ours"]);
    let kept = journal(&bench);
    assert!(kept.contains("\"supersedes\": \"J-0002\"") && !kept.contains("CH-17"), "{kept}");
    let theirs = import(&bench, &["--by", "jane", "--theirs"]);
    insta::assert_snapshot!(format!("{held}\n=== ours\n{ours}\n=== theirs\n{theirs}"));
    assert!(journal(&bench).contains("\"supersedes\": \"J-0003\""), "{}", journal(&bench));
    assert_eq!(import(&bench, &["--by", "jane"]).code, 0, "all is there by now");
}

#[test]
fn nothing_is_judged_in_a_kind_of_work_that_nobody_states() {
    let bench = acme("context");
    fill_in(&bench, &DEPOT);
    let file = bench.join("acme/organisation.json");
    let mut value: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    value.as_object_mut().unwrap().remove("engagement");
    fs::write(&file, value.to_string()).unwrap();
    let refused = import(&bench, &["--by", "jane"]);
    assert_eq!((refused.code, journal(&bench).as_str()), (3, ""), "{refused}");
    let done = import(&bench, &["--by", "jane", "--context", "gap"]);
    assert_eq!(done.code, 0, "{done}");
    assert!(journal(&bench).contains("\"context\": \"gap\""));
}
