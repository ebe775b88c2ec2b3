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

/// The text of a file that a run writes.
fn written(out: &Path, what: &str, arguments: &[&str]) -> String {
    let ran = run(out, &[&["--what", what, "--to", "markdown", "--force"], arguments].concat());
    assert_eq!(ran.code, 0, "{ran}");
    fs::read_to_string(out.join(format!("lindenhall-{what}.md"))).unwrap()
}

#[test]
fn earlier_days_show_how_it_went() {
    let out = folder("earlier");
    let without = written(&out, "readiness", &[]);
    assert!(without.contains("No earlier result was handed over"));
    let days = ["--earlier", "2026-08-22,2026-05-22"];
    let with = written(&out, "readiness", &days);
    assert!(with.contains("All days are read from the same files"), "{with}");
    let (may, august) = (with.find("22 May 2026 |"), with.find("22 Aug 2026 |"));
    assert!(may.is_some() && may < august, "days stand in their order");
    assert_eq!(with, written(&out, "readiness", &days));
    // What was found on an earlier day is a repeat in every deliverable.
    assert_eq!(run(&out, &["--to", "json", "--earlier", "2026-08-22"]).code, 0);
    let json: Value = serde_json::from_slice(&files(&out)["lindenhall-gap.json"]).unwrap();
    let findings = json["findings"]["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["repeats"] == true), "{}", findings[0]);
}

#[test]
fn a_folder_as_it_was_stands_for_its_day() {
    let out = folder("state");
    fs::create_dir_all(&out).unwrap();
    let then = out.join("then.json");
    let text = r#"{ "format_version": 1, "organisation": { "id": "lindenhall", "name": "Lindenhall" },
        "scope": { "services": [{ "id": "mail", "state": "in" }] } }"#;
    fs::write(&then, text).unwrap();
    let earlier = format!("{}@2026-08-22", then.display());
    let page = written(&out, "readiness", &["--earlier", &earlier]);
    assert!(page.contains("read from the files that were handed over"), "{page}");
    let same = written(&out, "readiness", &["--earlier", "2026-08-22"]);
    assert_ne!(page, same, "the other files tell of the other day");
}

#[test]
fn days_that_do_not_fit_are_refused() {
    let out = folder("days");
    for (arguments, told) in [
        (vec!["--earlier", "2026-11-22"], "`--earlier 2026-11-22` does not lie before 2026-11-22"),
        (vec!["--earlier", "2026-05-22,2026-05-22"], "`--earlier` names 2026-05-22 twice"),
        (vec!["--earlier", "lindenhall"], "a folder and a day, such as acme-may@2026-05-22"),
        (vec!["--earlier", "@2026-05-22"], "a folder is wanted before the `@`"),
        (vec!["--earlier", "nowhere@2026-05-22"], "nowhere"),
        (vec!["--audit-on", "2026-11-21"], "`--audit-on 2026-11-21` lies before 2026-11-22"),
        (vec!["--stage-1", "2026-01-01"], "`--stage-1 2026-01-01` lies before"),
        (vec!["--stage-2", "2026-01-01"], "`--stage-2 2026-01-01` lies before"),
        (
            vec!["--stage-1", "2027-03-01", "--stage-2", "2027-03-01"],
            "`--stage-2 2027-03-01` does not lie after `--stage-1 2027-03-01`",
        ),
        (vec!["--stage-1", "2027-03-01", "--audit-on", "2027-03-01"], "cannot be used with"),
        (vec!["--capacity", "much"], "a time is wanted"),
        (vec!["--effort", "document=9h-1h"], "the range ends before it begins"),
        (vec!["--retire", "NO-SUCH"], "the organisation has no artefact `NO-SUCH`"),
        (vec!["--forms", "all"], "judged-and-empty"),
        (vec!["--what", "audit", "--samples", "nothing.csv"], "nothing"),
        (
            vec!["--what", "audit", "--samples", "lindenhall/organisation.json"],
            "is no plan of a sample",
        ),
    ] {
        let ran = run(&out, &arguments);
        assert!(ran.code > 1, "{arguments:?}: {ran}");
        assert!(ran.messages.contains(told), "{arguments:?}: {ran}");
    }
    assert!(!out.exists(), "nothing is written");
}

#[test]
fn the_day_of_the_audit_can_be_stated() {
    let out = folder("audit-day");
    let one = written(&out, "readiness", &["--audit-on", "2026-12-22"]);
    assert!(one.contains("**30** days until 22 December 2026: the audit, as was stated"), "{one}");
    let stages = ["--stage-1", "2027-03-01", "--stage-2", "2027-05-03"];
    let two = written(&out, "readiness", &[&stages[..], &["--profile", "auditor"]].concat());
    assert!(two.contains("stage 2 of the certification audit"), "{two}");
    let roadmap = written(&out, "roadmap", &stages);
    assert!(roadmap.contains("- **To be done by:** 1 March 2027"), "{roadmap}");
    assert!(roadmap.contains("3 May 2027, as stated"), "{roadmap}");
    // What is stated for the plan goes before the day of the audit.
    let both = written(&out, "roadmap", &[&stages[..], &["--target", "2027-02-01"]].concat());
    assert!(both.contains("- **To be done by:** 1 February 2027"), "{both}");
}

#[test]
fn the_plan_keeps_to_the_hours_that_are_stated() {
    let out = folder("capacity");
    let assumed = written(&out, "roadmap", &[]);
    assert!(assumed.contains(
        "Nobody has said how much can be worked on this. Days are placed with 12 h a week"
    ));
    let stated = ["--capacity", "1h/week", "--effort", "do=8h-8h"];
    let slow = written(&out, "roadmap", &stated);
    assert!(slow.contains("Days keep to 1 h a week, as was stated."), "{slow}");
    assert_ne!(assumed, slow);
    let gap = written(&out, "gap", &stated);
    assert!(gap.contains("Days keep to 1 h a week, as was stated."));
    assert_eq!(
        run(&out, &["--what", "roadmap", "--to", "json,csv", "--capacity", "1h/week"]).code,
        0
    );
    let json: Value = serde_json::from_slice(&files(&out)["lindenhall-roadmap.json"]).unwrap();
    assert_eq!(json["capacity_minutes_per_week"], 60);
    assert_eq!(json["capacity_from"], "stated");
    // An auditor is told that it is heeded by nothing.
    let told = [
        "--what",
        "readiness",
        "--to",
        "markdown",
        "--capacity",
        "1h/week",
        "--profile",
        "auditor",
    ];
    let ran = run(&out, &told);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.messages.contains("a plan is not shown to an auditor"), "{ran}");
}

#[test]
fn a_sample_with_its_results_stands_in_the_audit_report() {
    let out = folder("samples");
    fs::create_dir_all(&out).unwrap();
    let changes: String = (1..=20)
        .map(|number| format!("CHG-{number},2026-03-{number:02},normal\n"))
        .fold("Number,Opened,Type\n".to_owned(), |all, line| all + &line);
    fs::write(out.join("changes.csv"), changes).unwrap();
    let mut draw = binary::binary();
    draw.args(["sample", "draw", "changes.csv", "--population", "changes", "--seed", "spring"]);
    draw.args(["--period", "2026-01-01/2026-06-30", "--size", "3", "--test", "classified"]);
    draw.args(["--on", "2026-11-20", "--out", "sheet.csv"]).current_dir(&out);
    let drawn = binary::ran(&mut draw);
    assert!(drawn.code <= 1, "{drawn}");
    let sheet = out.join("sheet.csv");
    let text = fs::read_to_string(&sheet).unwrap();
    let mut rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let result_at = rows[0].iter().position(|found| *found == "test: classified").unwrap();
    let evidence = rows[0].iter().position(|found| *found == "evidence seen").unwrap();
    for (row, result) in rows.iter_mut().skip(1).zip(["conforming", "exception"]) {
        row[result_at] = result;
        row[evidence] = if result == "exception" { "nobody approved it" } else { "" };
    }
    let filled: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    fs::write(&sheet, filled.join("\n")).unwrap();
    let (sheet, plan) = (sheet.to_str().unwrap(), out.join("sheet.json"));
    let page = written(&out, "audit", &["--samples", sheet, "--forms", "judged-and-empty"]);
    for told in
        ["spring", "CHG-", "exception", "nobody approved it", "not tested yet", "(empty form)"]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(page.contains("| classified | 2 | 1 | 1 | 0 | 0 | 1 |"), "{page}");
    let page = written(&out, "audit", &["--samples", plan.to_str().unwrap()]);
    assert!(page.contains("Only the plan of this sample was handed over"), "{page}");
    assert!(!page.contains("(empty form)"));
    // Another deliverable has no use for it, and says so.
    let ran = run(&out, &["--what", "charter", "--to", "markdown", "--samples", sheet]);
    assert!(ran.messages.contains("--samples is heeded by `audit` alone"), "{ran}");
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

#[test]
fn the_evidence_map_of_some_clauses_says_how_much_it_holds() {
    let out = folder("clauses");
    let chosen = ["--clause", "9.2,8.6"];
    let page = written(&out, "evidence-map", &chosen);
    assert!(page.contains("9.2.1") && page.contains("8.6.3"), "{page}");
    assert!(!page.contains("8.5.1.3-"), "{page}");
    assert!(page.contains(" of 453 requirements"), "{page}");
    let all = written(&out, "evidence-map", &[]);
    assert!(all.len() > page.len() * 4, "{} and {}", all.len(), page.len());
    let what = ["--what", "evidence-map", "--to", "csv,json", "--clause", "9.2"];
    assert_eq!(run(&out, &what).code, 0);
    let files = files(&out);
    let json: Value = serde_json::from_slice(&files["lindenhall-evidence-map.json"]).unwrap();
    let rows = json["rows"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["clause"].as_str().unwrap().starts_with("9.2")));
    let csv = String::from_utf8(files["lindenhall-evidence-map.csv"].clone()).unwrap();
    assert!(csv.lines().count() > rows.len());
    let ran = run(&out, &["--what", "evidence-map", "--to", "csv", "--force", "--clause", "9.22"]);
    assert!(ran.code > 1 && ran.messages.contains("the catalogue has no clause `9.22`"), "{ran}");
    let ran = run(&out, &["--what", "charter", "--to", "markdown", "--clause", "9.2"]);
    assert!(ran.messages.contains("--clause is heeded by `evidence-map` alone"), "{ran}");
}
