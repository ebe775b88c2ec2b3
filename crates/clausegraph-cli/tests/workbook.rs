//! A gap workbook that comes back through the command line.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod bench;
mod binary;

use std::{
    fs,
    path::{Path, PathBuf},
};

use rust_xlsxwriter::Workbook;
use serde_json::Value;

use self::bench::{bench, run};

const COLUMNS: [(&str, &str); 4] =
    [("requirement", "Requirement"), ("gap", "Gap"), ("severity", "Severity"), ("due", "Due")];

/// A folder of its own for one test, with an organisation in it.
fn acme(name: &str) -> PathBuf {
    let folder = bench("workbook", name);
    fs::create_dir(folder.join("acme")).unwrap();
    let text = r#"{
  "format_version": 1,
  "organisation": { "id": "acme", "name": "Acme" },
  "people": [{ "key": "jane" }],
  "working_papers": [
    { "requirement": "9.3-01", "gap": "None was held.", "due": "2027-01-31" }
  ]
}
"#;
    fs::write(folder.join("acme/organisation.json"), text).unwrap();
    folder
}

/// The workbook of that organisation, small, with other cells than were written.
fn workbook(folder: &Path, cells: [[&str; 4]; 2]) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Gap").unwrap();
    let headers = COLUMNS.map(|(_, header)| header);
    for (row, cells) in (0_u32..).zip([headers, cells[0], cells[1]]) {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let mut lines = vec![
        vec!["format", "1"],
        vec!["organisation", "acme"],
        vec!["catalogue", "iso20000-1@2018+a1"],
        vec!["as-of", "2026-11-22"],
        vec!["sheet", "gap", "Gap", "1"],
    ];
    for (key, header) in COLUMNS {
        lines.push(vec!["column", "gap", key, header, "", "back"]);
    }
    lines.push(vec!["row", "gap", "4.1-01", "2"]);
    lines.push(vec!["row", "gap", "9.3-01", "3"]);
    lines.push(vec!["cell", "gap", "9.3-01", "gap", "None was held."]);
    lines.push(vec!["cell", "gap", "9.3-01", "due", "2027-01-31"]);
    let hidden = workbook.add_worksheet();
    hidden.set_name("_base").unwrap().set_hidden(true);
    for (row, line) in (0_u32..).zip(lines) {
        for (column, text) in (0_u16..).zip(line) {
            hidden.write_string(row, column, text).unwrap();
        }
    }
    workbook.save(folder.join("gap.xlsx")).unwrap();
}

const IMPORT: [&str; 7] =
    ["import", "workbook", "gap.xlsx", "--into", "acme", "--on", "2026-11-20"];

fn files(folder: &Path) -> String {
    let mut names: Vec<PathBuf> =
        fs::read_dir(folder.join("acme")).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let text = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        format!("== {name}\n{}", fs::read_to_string(path).unwrap())
    };
    names.iter().map(text).collect()
}

#[test]
fn what_people_changed_is_written_once() {
    let bench = acme("written");
    let before = files(&bench);
    workbook(
        &bench,
        [
            ["4.1-01", "Nobody listed the issues.", "Minor", ""],
            ["9.3-01", "None was held.", "", "2027-03-31"],
        ],
    );
    let dry = run(&bench, &[&IMPORT[..], &["--by", "jane", "--dry-run"]].concat());
    assert_eq!(dry.code, 0, "{}", dry.messages);
    assert_eq!(files(&bench), before, "nothing is written");
    let done = run(&bench, &[&IMPORT[..], &["--by", "jane"]].concat());
    insta::assert_snapshot!(format!("{done}\n{}", files(&bench)));
    let written = files(&bench);
    let again = run(&bench, &[&IMPORT[..], &["--by", "jane"]].concat());
    assert_eq!((again.code, files(&bench)), (0, written), "{}", again.output);
    assert!(again.output.starts_with("taken: nothing"), "{}", again.output);
}

#[test]
fn a_conflict_holds_everything_up() {
    let bench = acme("conflict");
    let file = bench.join("acme/organisation.json");
    let text = fs::read_to_string(&file).unwrap().replace("2027-01-31", "2027-02-28");
    fs::write(&file, text).unwrap();
    workbook(
        &bench,
        [
            ["4.1-01", "Nobody listed the issues.", "mayor", ""],
            ["9.3-01", "None was held.", "", "2027-03-31"],
        ],
    );
    let before = files(&bench);
    let held = run(&bench, &IMPORT);
    assert_eq!(held.code, 1);
    insta::assert_snapshot!(held.to_string());
    assert_eq!(files(&bench), before, "nothing is written");
    let ours = run(&bench, &[&IMPORT[..], &["--ours", "--format", "json"]].concat());
    let told: Value = serde_json::from_str(&ours.output).unwrap();
    assert_eq!((told["written"].as_bool(), ours.code), (Some(true), 1), "{}", ours.output);
    assert!(files(&bench).contains("2027-02-28"));
    let theirs = run(&bench, &[&IMPORT[..], &["--theirs"]].concat());
    assert_eq!(theirs.code, 1, "a cell is still not taken");
    assert!(files(&bench).contains("2027-03-31"));
}

#[test]
fn what_cannot_be_brought_back_is_refused() {
    let bench = acme("refused");
    fs::write(bench.join("gap.xlsx"), b"no workbook").unwrap();
    let broken = run(&bench, &IMPORT);
    workbook(&bench, [["4.1-01", "", "", ""], ["9.3-01", "", "", ""]]);
    let by = run(&bench, &[&IMPORT[..], &["--by", "jame"]].concat());
    let both = run(&bench, &[&IMPORT[..], &["--ours", "--theirs"]].concat());
    fs::write(bench.join("plain.csv"), "a,b\n1,2\n").unwrap();
    let plain = run(&bench, &["import", "workbook", "plain.csv", "--into", "acme"]);
    assert_eq!([broken.code, by.code, both.code, plain.code], [4, 3, 3, 4]);
    insta::assert_snapshot!(format!("{broken}\n{by}\n{plain}"));
}
