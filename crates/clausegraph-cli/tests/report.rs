//! `clausegraph report` over an invented organisation.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use self::binary::Ran;

/// A folder of a test's own that is not there yet.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-{name}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    folder
}

fn run(out: &Path, arguments: &[&str]) -> Ran {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/organisations");
    let mut command = binary::binary();
    command.args(["report", "lindenhall", "--as-of", "2026-11-22"]).args(arguments);
    binary::ran(command.arg("--out").arg(out).current_dir(folder))
}

/// The files of a folder by their names.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(path).unwrap())
    };
    entries.map(file).collect()
}

const ALL: &str = "gap,evidence-map,audit,charter,review-pack,readiness,roadmap";

#[test]
fn every_deliverable_is_written_in_every_format_and_the_same_twice() {
    let (one, two) = (folder("one"), folder("two"));
    // The evidence map is long; that it is the same twice, the crates of its formats test.
    let again = ALL.replace("evidence-map,", "");
    for (out, what, number) in [(&one, ALL, 7), (&two, again.as_str(), 6)] {
        let ran = run(out, &["--what", what, "--to", "html,xlsx,docx,markdown"]);
        assert_eq!(ran.code, 0, "{ran}");
        assert_eq!(ran.output.lines().count(), number * 4, "{ran}");
    }
    let (one, two) = (files(&one), files(&two));
    assert_eq!(one.len(), 7 * 4);
    for (name, bytes) in &one {
        let same = two.get(name).is_none_or(|other| other == bytes);
        assert!(same, "{name} is another the second time");
        let begins: &[u8] = match name.rsplit('.').next().unwrap() {
            "html" => b"<!DOCTYPE html>",
            "md" => b"# ",
            _ => b"PK",
        };
        assert!(bytes.starts_with(begins), "{name}");
        assert!(name.starts_with("lindenhall-"), "{name}");
    }
}

#[test]
fn tables_and_reports_for_programs() {
    let out = folder("programs");
    assert_eq!(run(&out, &["--to", "csv,json,ndjson", "--bom"]).code, 0);
    let ran = run(&out, &["--what", "evidence-map,roadmap", "--to", "csv,json"]);
    assert_eq!(ran.code, 0, "{ran}");
    let files = files(&out);
    let json = |name: &str| -> Value { serde_json::from_slice(&files[name]).unwrap() };
    assert_eq!(json("lindenhall-gap.json")["kind"], "report");
    assert!(json("lindenhall-roadmap.json")["actions"].is_array());
    assert!(files["lindenhall-gap.csv"].starts_with("\u{feff}".as_bytes()));
    let lines = String::from_utf8(files["lindenhall-gap.ndjson"].clone()).unwrap();
    let findings = json("lindenhall-gap.json")["findings"]["findings"].as_array().unwrap().len();
    assert_eq!(lines.lines().count(), findings);
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["as_of"], "2026-11-22");
    }
}

#[test]
fn a_workbook_that_nobody_wrote_in_brings_nothing_back() {
    let out = folder("back");
    assert_eq!(run(&out, &["--to", "xlsx"]).code, 0);
    let organisation = out.join("organisation");
    let from =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/organisations/lindenhall");
    copy(&from, &organisation);
    let before = files_below(&organisation);
    let workbook = out.join("lindenhall-gap.xlsx");
    let mut command = binary::binary();
    command.args(["import", "workbook"]).arg(&workbook).arg("--into").arg(&organisation);
    let ran = binary::ran(&mut command);
    assert_eq!(ran.code, 0, "{ran}");
    assert_eq!(before, files_below(&organisation), "{ran}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn files_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            found.extend(files_below(&entry.path()));
        } else {
            found.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
    found
}

#[test]
fn an_auditor_is_shown_no_advice() {
    let out = folder("auditor");
    let ran = run(&out, &["--what", "roadmap", "--to", "markdown", "--profile", "auditor"]);
    assert_eq!(ran.code, 3, "{ran}");
    assert!(ran.messages.contains("not shown to an auditor"), "{ran}");
    let ran = run(&out, &["--to", "json,html", "--profile", "auditor"]);
    assert_eq!(ran.code, 0, "{ran}");
    let files = files(&out);
    let json: Value = serde_json::from_slice(&files["lindenhall-gap.json"]).unwrap();
    for advice in ["plan", "retire", "minimal", "upstream"] {
        assert!(json[advice].is_null(), "{advice}");
    }
    let page = String::from_utf8(files["lindenhall-gap.html"].clone()).unwrap();
    assert!(!page.contains("Paper to retire"));
}

#[test]
fn what_does_not_fit_is_told() {
    let out = folder("refused");
    for (arguments, told) in [
        (vec!["--what", "charter,audit", "--to", "csv"], "there is no csv of `charter`"),
        (vec!["--until", "2026-01-01"], "does not lie after 2026-11-22"),
        (vec!["--wording", "lindenhall/README.md"], "lindenhall/README.md: "),
        (vec!["--to", "docx", "--template", "lindenhall/README.md"], "no DOCX"),
        (vec!["--to", "docx", "--template", "nothing.docx"], "read `nothing.docx`"),
    ] {
        let ran = run(&out, &arguments);
        assert_ne!(ran.code, 0, "{ran}");
        assert!(ran.messages.contains(told), "{arguments:?}: {ran}");
    }
    assert!(!out.join("lindenhall-charter.csv").exists());
}

#[cfg(feature = "pdf")]
#[test]
fn a_file_that_is_no_font_is_told_by_its_name() {
    let out = folder("font");
    let arguments = ["--what", "charter", "--to", "pdf", "--font", "lindenhall/README.md"];
    let ran = run(&out, &arguments);
    assert_ne!(ran.code, 0, "{ran}");
    assert!(ran.messages.contains("`lindenhall/README.md` is no font that can be read"), "{ran}");
}

#[test]
fn what_is_there_already_is_kept() {
    let out = folder("kept");
    fs::create_dir_all(&out).unwrap();
    let file = out.join("lindenhall-charter.md");
    fs::write(&file, "mine").unwrap();
    let ran = run(&out, &["--what", "charter", "--to", "markdown"]);
    assert_eq!(ran.code, 4, "{ran}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    let ran = run(&out, &["--what", "charter", "--to", "markdown", "--force"]);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(fs::read_to_string(&file).unwrap().starts_with("# "));
}

#[test]
fn other_words_and_another_way_to_write_days() {
    let out = folder("words");
    fs::create_dir_all(&out).unwrap();
    let words = out.join("words.ftl");
    fs::write(&words, "gap-title = Standortbestimmung\n").unwrap();
    let words = words.to_str().unwrap();
    let ran = run(&out, &["--to", "markdown", "--wording", words, "--language", "de"]);
    assert_eq!(ran.code, 0, "{ran}");
    let text = fs::read_to_string(out.join("lindenhall-gap.md")).unwrap();
    assert!(text.starts_with("# Standortbestimmung"), "{}", &text.lines().next().unwrap());
    assert!(text.contains("22. November 2026"));
}

#[test]
fn our_own_sentences_are_printed_and_taken_back() {
    let out = folder("wording");
    fs::create_dir_all(&out).unwrap();
    let words = out.join("ours.ftl");
    let mut command = binary::binary();
    let ran = binary::ran(command.args(["wording", "--what", "charter"]));
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.output.contains("# $day\nas-of = as of { $day }\n"), "{ran}");
    fs::write(&words, &ran.output).unwrap();
    let (plain, worded) = (out.join("plain"), out.join("worded"));
    let what = ["--what", "charter", "--to", "html,docx,markdown"];
    assert_eq!(run(&plain, &what).code, 0);
    let ran = run(&worded, &[&what[..], &["--wording", words.to_str().unwrap()]].concat());
    assert_eq!(ran.code, 0, "{ran}");
    assert_eq!(files(&plain), files(&worded));
}

#[test]
fn everything_that_is_wrong_with_a_file_of_sentences_is_told_with_its_line() {
    let out = folder("wrong-wording");
    fs::create_dir_all(&out).unwrap();
    let words = out.join("words.ftl");
    let text = "gap-titel = Bericht\n\nas-of = Stand { $dya }\ngap-title = { $\n";
    fs::write(&words, text).unwrap();
    let ran = run(&out, &["--to", "markdown", "--wording", words.to_str().unwrap()]);
    assert_eq!(ran.code, 3, "{ran}");
    for told in [
        "words.ftl: line 1: `gap-titel` is no key of a sentence; did you mean `gap-title`?",
        "words.ftl: line 3: `as-of` has no place `$dya`; did you mean `$day`?",
        "words.ftl: line 3: `as-of` leaves out `$day`",
        "words.ftl: line 4, column 16: ",
    ] {
        assert!(ran.messages.contains(told), "{told}: {ran}");
    }
    assert!(!out.join("lindenhall-gap.md").exists());
}

#[test]
fn a_language_without_sentences_of_its_own_is_told() {
    let out = folder("language");
    let ran = run(&out, &["--what", "charter", "--to", "markdown", "--language", "de"]);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.messages.contains("sentences stay English unless `--wording`"), "{ran}");
}
