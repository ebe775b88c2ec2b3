//! `LibreOffice` opens the workbooks, works out every formula anew and prints every sheet.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

mod common;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use clausegraph_workbook::{evidence_map_workbook, gap_workbook, roadmap_workbook};
use common::{Reader, fixture, with, written};
use libtest_mimic::{Arguments, Failed, Trial};

const PROGRAM: &str = "soffice";

fn main() -> ExitCode {
    let there = Command::new(PROGRAM).arg("--version").output().is_ok();
    let required = env::var_os("CLAUSEGRAPH_PROGRAMS").is_some_and(|word| word == "required");
    let left_out = !there && !required;
    let mut trials = vec![
        Trial::test("libreoffice_prints_every_workbook", || {
            for (name, bytes) in workbooks() {
                prints(&name, &bytes)?;
            }
            Ok(())
        }),
        Trial::test("libreoffice_works_out_what_was_written", || {
            for (name, bytes) in workbooks() {
                works_out(&name, &bytes)?;
            }
            Ok(())
        }),
    ];
    if left_out {
        trials = trials
            .into_iter()
            .map(|trial| {
                trial.with_kind("left out: soffice is not installed").with_ignored_flag(true)
            })
            .collect();
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// An organisation in which people have worked, so that formulas have something to work out.
const WORKED: &str = r#"{ "format_version": 1,
  "organisation": { "id": "acme", "name": "Acme & Sons" },
  "people": [{ "key": "ana" }, { "key": "ben" }],
  "scope": { "services": [{ "id": "payroll", "state": "in", "owner": "ana" }] },
  "working_papers": [
    { "requirement": "4.1-01", "design_score": 2, "operation_score": 3, "action": "Keep it so.",
      "owner": "ana", "due": "2026-01-31", "severity": "minor", "severity_by": "ben" },
    { "requirement": "4.1-02", "design_score": 0, "operation_score": 0, "severity": "major", "severity_by": "ben",
      "action": "=1+1", "owner": "ben", "action_state": "done" },
    { "requirement": "4.2-a", "design_score": 1, "state": "cannot-evaluate", "state_reason": "Away." }
  ] }"#;

fn workbooks() -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for (name, sources) in [("lindenhall", fixture("lindenhall")), ("worked", written(WORKED))] {
        with(&sources, Reader::Consultant, |basis| {
            found.push((format!("{name}-gap"), gap_workbook(basis).unwrap()));
            found.push((format!("{name}-map"), evidence_map_workbook(basis, &|_| true).unwrap()));
            found.push((format!("{name}-roadmap"), roadmap_workbook(basis).unwrap()));
        });
    }
    found
}

/// A new folder for one conversion.
fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("clausegraph-office-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn convert(name: &str, bytes: &[u8], to: &str) -> Result<PathBuf, Failed> {
    let folder = folder(&format!("{name}-{}", to.chars().take(3).collect::<String>()));
    let file = folder.join(format!("{name}.xlsx"));
    fs::write(&file, bytes).unwrap();
    let profile = folder.join("profile");
    let output = Command::new(PROGRAM)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(&folder)
        .arg(&file)
        .output()?;
    if !output.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(folder)
}

fn prints(name: &str, bytes: &[u8]) -> Result<(), Failed> {
    let folder = convert(name, bytes, "pdf")?;
    let pdf = fs::read(folder.join(format!("{name}.pdf"))).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    if pdf.starts_with(b"%PDF") { Ok(()) } else { Err(format!("{name}: no PDF").into()) }
}

/// Every sheet as CSV, with formulas worked out anew; then nothing in it is an error.
fn works_out(name: &str, bytes: &[u8]) -> Result<(), Failed> {
    // The last -1 asks for every sheet in a file of its own.
    let folder = convert(
        name,
        bytes,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    )?;
    let mut sheets = 0;
    for file in csv_files(&folder) {
        let text = fs::read_to_string(&file).unwrap();
        sheets += 1;
        for wrong in ["Err:", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A"] {
            if let Some(line) = text.lines().find(|line| line.contains(wrong)) {
                return Err(format!("{name}, {}: {line}", file.display()).into());
            }
        }
        if name == "worked-gap" {
            counted(&file, &text)?;
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    if sheets < 3 { Err(format!("{name}: {sheets} sheets").into()) } else { Ok(()) }
}

fn csv_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == "csv"))
        .collect();
    files.sort();
    files
}

fn counted(file: &Path, text: &str) -> Result<(), Failed> {
    let lines: &[&str] = if file.ends_with("worked-gap-Dashboard.csv") {
        &[
            // Not addressed 1, initial 0, inconsistent 1, consistent 0, cannot evaluate 1.
            "4 Context of the organization,1,0,1,0,1,",
            // Actions, open, overdue.
            "ana,1,1,1",
            "ben,1,0,0",
        ]
    } else if file.ends_with("worked-gap-Actions.csv") {
        &["sheet Gap,4.1-02,,,=1+1,4.1-02,ben,P1"]
    } else {
        return Ok(());
    };
    for line in lines {
        if !text.contains(line) {
            return Err(format!("{line} is not in\n{text}").into());
        }
    }
    Ok(())
}
