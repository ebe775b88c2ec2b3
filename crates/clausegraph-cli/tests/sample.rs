//! A sample from the list to the assessment: draw, fill in, read back.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

mod bench;
mod binary;

use std::{fs, path::Path};

use serde_json::Value;

use self::bench::{bench, run};

/// Forty-six changes, with everything that a real export has: days that are blank, unreadable or of another
/// year, a row without an id, a record in two rows, a formula, a column called like one of ours.
fn list(folder: &Path) {
    let mut text = "Number;Opened;Type;Supplier;Summary;Note\r\n".to_owned();
    for number in 1..=40 {
        let kind = if number % 8 == 0 { "emergency" } else { "normal" };
        let supplier = ["ada", "bob", ""][number % 3];
        let (month, day) = (number % 10 + 1, number % 28 + 1);
        let line = format!(
            "CHG-{number};2026-{month:02}-{day:02} 10:00;{kind};{supplier};=1+{number};n\r\n"
        );
        text.push_str(&line);
    }
    text.push_str("CHG-41;;normal;ada;no day;\r\nCHG-42;soon;normal;ada;no day either;\r\n");
    text.push_str("CHG-43;2025-12-31;normal;ada;last year;\r\n;2026-03-03;normal;bob;no id;\r\n");
    text.push_str("CHG-1;2026-02-02;normal;bob;again;n\r\n");
    fs::write(folder.join("changes.csv"), text).unwrap();
}

const DRAW: [&str; 19] = [
    "sample",
    "draw",
    "changes.csv",
    "--population",
    "changes",
    "--period",
    "2026-01-01/2026-10-31",
    "--seed",
    "audit 2026",
    "--size",
    "8",
    "--strata",
    "type",
    "--include-each",
    "supplier",
    "--test",
    "back-out-planned",
    "--on",
    "2026-11-22",
];

/// Draws, and gives the rows of the sheet.
fn drawn(folder: &Path) -> Vec<Vec<String>> {
    let ran = run(folder, &[&DRAW[..], &["--out", "sheet.csv"]].concat());
    assert_eq!(ran.code, 1, "{ran}");
    let text = fs::read_to_string(folder.join("sheet.csv")).unwrap();
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// Fills in the results from the first row on, and writes the sheet as a spreadsheet of the Continent does.
fn fill(folder: &Path, mut rows: Vec<Vec<String>>, results: &[&str]) {
    let at = |header: &str| rows[0].iter().position(|found| found == header).unwrap();
    let (test, note) = (at("test: back-out-planned"), at("note"));
    let (by, on) = (at("tested by"), at("tested on"));
    for (row, result) in rows.iter_mut().skip(1).zip(results) {
        (*result).clone_into(&mut row[test]);
        "Jane Roe".clone_into(&mut row[by]);
        "23.11.2026".clone_into(&mut row[on]);
        if *result == "exception" {
            "nobody planned a way back".clone_into(&mut row[note]);
        }
    }
    // The order of the rows is nobody's business.
    rows[1..].reverse();
    let lines: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
    fs::write(folder.join("sheet.csv"), lines.join("\r\n")).unwrap();
}

#[test]
fn a_sample_is_drawn_with_its_statement() {
    let bench = bench("sample", "drawn");
    list(&bench);
    let ran = run(&bench, &DRAW);
    insta::assert_snapshot!(ran.to_string());
    let ran = run(&bench, &[&DRAW[..], &["--out", "sheet.csv", "--format", "markdown"]].concat());
    insta::assert_snapshot!("the_statement_for_a_report", ran.output);
    assert_eq!(ran.output, fs::read_to_string(bench.join("sheet.md")).unwrap());
    let sheet = fs::read_to_string(bench.join("sheet.csv")).unwrap();
    insta::assert_snapshot!("the_sheet_to_fill_in", sheet.replace('\r', ""));
    let again = run(&bench, &[&DRAW[..], &["--out", "sheet.csv"]].concat());
    assert_eq!(again.code, 4, "{again}");
    // The list is not overwritten, whatever is forced.
    let over = run(&bench, &[&DRAW[..], &["--out", "changes.csv", "--force"]].concat());
    assert_eq!(over.code, 3, "{over}");
    assert!(fs::read_to_string(bench.join("changes.csv")).unwrap().starts_with("Number;"));
}

#[test]
fn the_order_of_the_rows_draws_the_same_records() {
    let bench = bench("sample", "order");
    list(&bench);
    let plan = || {
        let ran = run(&bench, &[&DRAW[..], &["--format", "json"]].concat());
        let plan: Value = serde_json::from_str(&ran.output).unwrap();
        plan["drawn"].clone()
    };
    let first = plan();
    assert_eq!(first.as_array().unwrap().len(), 8);
    let text = fs::read_to_string(bench.join("changes.csv")).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    fs::write(bench.join("changes.csv"), lines.join("\n")).unwrap();
    assert_eq!(first, plan());
}

#[test]
fn the_exceptions_of_a_sample_are_partial_evidence() {
    let bench = bench("sample", "results");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    list(&bench);
    let rows = drawn(&bench);
    let mut results = ["conforming"; 8];
    (results[1], results[4], results[6]) = ("exception", "exception", "cannot tell");
    fill(&bench, rows, &results);
    let take = ["sample", "results", "sheet.csv", "--into", "acme", "--set", "changes/2026"];
    let dry = run(&bench, &[&take[..], &["--dry-run"]].concat());
    assert!(!bench.join("acme/sampled").exists(), "{dry}");
    let ran = run(&bench, &take);
    insta::assert_snapshot!(ran.to_string());
    let path = bench.join("acme/sampled/changes_2026.json");
    let first = fs::read_to_string(&path).unwrap();
    insta::assert_snapshot!("the_record_set", first);
    assert!(!first.contains("Jane"), "names of people stay in the sheet");
    // Reading again gives the same file, and what it cannot be told apart from is left alone.
    assert_eq!(run(&bench, &take).code, 0);
    assert_eq!(first, fs::read_to_string(&path).unwrap());
    let checked = run(&bench, &["check", "acme", "--strict"]);
    assert_eq!(checked.code, 0, "{checked}");
    let assessed = run(&bench, &["assess", "acme", "--as-of", "2026-11-24", "--format", "json"]);
    let assessed: Value = serde_json::from_str(&assessed.output).unwrap();
    let status = |requirement: &str| {
        let cells = assessed["cells"].as_array().unwrap();
        let of = |cell: &&Value| {
            cell["requirement"] == requirement && cell["member"]["id"] == "changes/2026"
        };
        cells.iter().find(of).unwrap()["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(status("8.5.1.3-05"), "partial");
    // What was not tested is not known.
    assert_eq!(status("8.5.1.3-06"), "cannot-evaluate");
}

#[test]
fn a_population_below_the_size_is_a_census() {
    let bench = bench("sample", "census");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let list = "id,day\nA,2026-01-01\nB,2026-02-02\n";
    fs::write(bench.join("list.csv"), list).unwrap();
    let drawing = [
        "sample",
        "draw",
        "list.csv",
        "--population",
        "changes",
        "--period",
        "2026-01-01/2026-10-31",
        "--seed",
        "s",
        "--size",
        "10",
        "--test",
        "back-out-planned",
        "--on",
        "2026-11-22",
        "--out",
        "sheet.csv",
    ];
    let ran = run(&bench, &drawing);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.output.contains("n = 2 on 2026-11-22: all of them, a census"), "{}", ran.output);
    let text = fs::read_to_string(bench.join("sheet.csv")).unwrap();
    let rows: Vec<Vec<String>> =
        text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    fill(&bench, rows, &["conforming", "conforming"]);
    let take =
        ["sample", "results", "sheet.csv", "--into", "acme", "--set", "C-1", "--format", "json"];
    let ran = run(&bench, &take);
    let result: Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(result["method"], "census");
    let set: Value =
        serde_json::from_str(&fs::read_to_string(bench.join("acme/sampled/C-1.json")).unwrap())
            .unwrap();
    let entry = &set["artefacts"][0]["records"]["tests"][0];
    assert_eq!((&entry["tested"], &entry["method"]), (&2.into(), &"census".into()));
}

#[test]
fn a_sheet_that_was_altered_is_refused_with_every_reason() {
    let bench = bench("sample", "altered");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    list(&bench);
    let mut rows = drawn(&bench);
    "CHG-999".clone_into(&mut rows[2][1]);
    let moved = rows[4][1].clone();
    rows[4][1] = rows[5][1].clone();
    rows[5][1] = moved;
    fill(&bench, rows, &["conformng", "conforming", "yes"]);
    let take = ["sample", "results", "sheet.csv", "--into", "acme", "--set", "S-1"];
    let ran = run(&bench, &take);
    insta::assert_snapshot!(ran.to_string());
    assert!(!bench.join("acme/sampled").exists());
    let ran =
        run(&bench, &[&take[..], &["--test", "x", "--test", "classified=Clasified"]].concat());
    assert_eq!(ran.code, 2, "{ran}");
}

#[test]
fn files_of_others_are_left_alone() {
    let bench = bench("sample", "others");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    list(&bench);
    fill(&bench, drawn(&bench), &["conforming"]);
    let take = ["sample", "results", "sheet.csv", "--into", "acme", "--set", "S-1"];
    let other = r#"{"format_version":1,"artefacts":[{"id":"S-1","kind":"record-set"}]}"#;
    fs::write(bench.join("acme/mine.json"), other).unwrap();
    let ran = run(&bench, &take);
    assert_eq!(ran.code, 4, "{ran}");
    assert!(ran.messages.contains("listed in `mine.json` already"), "{}", ran.messages);
    fs::remove_file(bench.join("acme/mine.json")).unwrap();
    let other = r#"{"format_version":1,"artefacts":[{"id":"S-2","kind":"record-set"}]}"#;
    fs::create_dir_all(bench.join("acme/sampled")).unwrap();
    fs::write(bench.join("acme/sampled/S-1.json"), other).unwrap();
    assert_eq!(run(&bench, &take).code, 4);
    assert_eq!(fs::read_to_string(bench.join("acme/sampled/S-1.json")).unwrap(), other);
}

#[test]
fn more_than_was_asked_for_is_drawn_only_where_so_many_must_be_there() {
    let bench = bench("sample", "more");
    fs::write(
        bench.join("list.csv"),
        "id,day,supplier\n1,2026-01-01,a\n2,2026-01-01,b\n3,2026-01-01,a\n",
    )
    .unwrap();
    let options = "--population changes --period 2026-01-01/2026-10-31 --seed s --size 1 \
                   --include-each supplier --test back-out-planned --on 2026-11-22";
    let options: Vec<&str> = options.split_whitespace().collect();
    let ran = run(&bench, &[&["sample", "draw", "list.csv"], &options[..]].concat());
    let told = "n = 2 on 2026-11-22: a sample (1 asked for; more, since so many must be there)";
    let said = ran.output.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(told), "{}", ran.output);
}

#[test]
fn words_that_are_slips_are_told() {
    let bench = bench("sample", "slips");
    list(&bench);
    let ran = run(
        &bench,
        &[
            "sample",
            "draw",
            "changes.csv",
            "--population",
            "chnges",
            "--period",
            "2026-01-01/2026-10-31",
            "--seed",
            "s",
            "--size",
            "1",
            "--strata",
            "typ",
            "--test",
            "t",
            "--include",
            "Suplier=ada",
        ],
    );
    insta::assert_snapshot!(ran.to_string());
    let ran = run(
        &bench,
        &[
            "sample",
            "draw",
            "changes.csv",
            "--population",
            "changes",
            "--period",
            "2026-01-01/2026-10-31",
            "--seed",
            "s",
            "--size",
            "1",
            "--strata",
            "type",
            "--test",
            "back-out-planed",
            "--include",
            "supplier=adda",
        ],
    );
    insta::assert_snapshot!("values_and_sizes_that_do_not_fit", ran.to_string());
}

#[test]
fn a_workbook_holds_the_same_sheet() {
    let bench = bench("sample", "workbook");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    list(&bench);
    let ran = run(&bench, &[&DRAW[..], &["--out", "sheet.xlsx"]].concat());
    assert_eq!(ran.code, 1, "{ran}");
    let take = ["sample", "results", "sheet.xlsx", "--into", "acme", "--set", "S-1"];
    let ran = run(&bench, &[&take[..], &["--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{ran}");
    let result: Value = serde_json::from_str(&ran.output).unwrap();
    let open = result["tests"][0]["open"].as_array().unwrap();
    assert_eq!((open.len(), &open[1]), (8, &"CHG-9".into()));
    let set = fs::read_to_string(bench.join("acme/sampled/S-1.json")).unwrap();
    let set: Value = serde_json::from_str(&set).unwrap();
    // Nothing is tested yet, and so nothing is said of tests.
    assert!(set["artefacts"][0]["records"].get("tests").is_none(), "{set:#}");
}
