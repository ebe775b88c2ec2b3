//! What passes the estimate of the charter is printed on one page, by a real browser.
//!
//! A test runs where Chromium is installed; where it is not, it is reported as left out, and with
//! `CLAUSEGRAPH_PROGRAMS=required` it fails.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that panics has failed, and starts a program"
)]

#[expect(dead_code, reason = "shared with tests that run scripts")]
mod browsers;
#[path = "../../clausegraph-paper/tests/made/mod.rs"]
mod made;

use std::{env, process::ExitCode};

use browsers::chromium;
use clausegraph::{Profile, document::OrganisationDocument};
use clausegraph_html::paper_html;
use clausegraph_paper::{Paper, PaperError, Sheet, charter_paper};
use libtest_mimic::{Arguments, Failed, Trial};

/// How many pages a paper takes in print.
fn pages(paper: &Paper) -> Result<usize, Failed> {
    let print = browsers::page(&paper_html(paper), "", 1440, false)?.print()?;
    Ok(String::from_utf8_lossy(&print).matches("/Type /Page\n").count())
}

fn one_page(test: &str, paper: &Paper) -> Result<(), Failed> {
    match pages(paper)? {
        1 => Ok(()),
        many => Err(format!("{test}: {many} pages").into()),
    }
}

fn sheet_name(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::A3Landscape => "a3-landscape",
        Sheet::A4Landscape => "a4-landscape",
        Sheet::A4Portrait => "a4-portrait",
    }
}

/// An organisation of the fixtures, on both sheets of the charter.
fn fixture(name: &str) -> Result<(), Failed> {
    made::of(name, Profile::Auditor, |basis| {
        for sheet in [Sheet::A3Landscape, Sheet::A4Portrait] {
            let paper = charter_paper(basis, sheet)?;
            one_page(&format!("{name}-{}", sheet_name(sheet)), &paper)?;
            // What is signed can be read.
            let page = paper_html(&paper);
            let size = page.split("--type:").nth(1).and_then(|rest| rest.split('.').next());
            if size.and_then(|points| points.parse::<u32>().ok()).is_none_or(|points| points < 8) {
                return Err(format!("{name}: type of {size:?} points").into());
            }
        }
        Ok(())
    })
}

/// An organisation whose every list and text grows.
fn grown(step: usize) -> OrganisationDocument {
    let words = |number: usize| {
        ["Rechnungswesenabschluss", "and", "what", "WWW MMM", "comes", "of", "it", "12,345.67"]
            .iter()
            .cycle()
            .skip(number % 8)
            .take(1 + step)
            .copied()
            .collect::<Vec<&str>>()
            .join(" ")
    };
    let number = 1 + 2 * step;
    let list =
        |one: &dyn Fn(usize) -> String| (0..number).map(one).collect::<Vec<String>>().join(", ");
    let services = list(&|n| {
        format!(
            r#"{{"id": "s-{n}", "name": "Service {}", "state": "in", "owner": "owner-{n}", "outcomes": "{}"}}"#,
            words(n),
            words(n + 1)
        )
    });
    let suppliers = list(&|n| {
        format!(
            r#"{{"id": "p-{n}", "name": "Supplier {}", "state": "in", "owner": "owner-{n}"}}"#,
            words(n)
        )
    });
    let artefacts = [
        list(&|n| format!(r#"{{"id": "POL-{n}", "kind": "policy", "title": "{}", "approval": {{"by": "boss", "on": "2026-01-02"}}, "rules": [{{"key": "rule-{n}", "value": "{}", "mandatory": true}}]}}"#, words(n), words(n + 2))),
        list(&|n| format!(r#"{{"id": "ROL-{n}", "kind": "role", "title": "{}", "fact": {{"holder": "holder-{n}"}}}}"#, words(n))),
        list(&|n| format!(r#"{{"id": "RTN-{n}", "kind": "routine", "title": "{}", "owner": "owner-{n}", "routine": {{"trigger": "{}", "outcome": "{}", "tool": "Desk"}}}}"#, words(n), words(n + 3), words(n + 5))),
        list(&|n| format!(r#"{{"id": "MET-{n}", "kind": "metric", "title": "{}", "fact": {{"target": "{}", "value": "7"}}}}"#, words(n), words(n + 1))),
        list(&|n| format!(r#"{{"id": "FOR-{n}", "kind": "forum", "title": "{}", "interval": "P1M"}}"#, words(n))),
        list(&|n| format!(r#"{{"id": "RSK-{n}", "kind": "risk", "title": "{}", "owner": "owner-{n}", "risk": {{"level": "9", "appetite": "6", "actions": []}}}}"#, words(n))),
        list(&|n| format!(r#"{{"id": "OBL-{n}", "kind": "obligation", "title": "{}", "owner": "owner-{n}"}}"#, words(n))),
        list(&|n| format!(r#"{{"id": "OBJ-{n}", "kind": "objective", "title": "{}", "owner": "owner-{n}", "objective": {{"due_on": "2027-05-01", "business_goals": ["{}"]}}}}"#, words(n), words(n + 4))),
    ]
    .join(", ");
    let text = format!(
        r#"{{"format_version": 1, "organisation": {{"id": "grown", "name": "Grown {}"}},
            "scope": {{"services": [{services}], "suppliers": [{suppliers}]}},
            "artefacts": [{artefacts}]}}"#,
        words(0)
    );
    serde_json::from_str(&text).unwrap()
}

/// Whatever passes the estimate stands on one page, with more and longer contents, until it does not.
fn growing() -> Result<(), Failed> {
    let sheets = [Sheet::A3Landscape, Sheet::A4Portrait];
    let mut passed = [0, 0];
    for step in [0, 1, 2, 3, 5, 8, 12, 30] {
        let document = grown(step);
        let papers = made::of_document(&document, Profile::Auditor, &|_| false, |basis| {
            sheets.map(|sheet| (sheet, charter_paper(basis, sheet)))
        });
        for ((sheet, paper), passed) in papers.into_iter().zip(&mut passed) {
            match paper {
                Ok(paper) => {
                    *passed += 1;
                    one_page(&format!("grown-{step}-{}", sheet_name(sheet)), &paper)?;
                }
                Err(PaperError::DoesNotFit { tiles }) if !tiles.is_empty() => {}
                Err(error) => panic!("{step}: {error}"),
            }
        }
    }
    // The estimate is not absurdly strict: texts of nine words in every field find room on the larger sheet,
    // of four on the one of half its size.
    let enough = passed.iter().zip([6, 4]).all(|(passed, least)| *passed >= least);
    if enough { Ok(()) } else { Err(format!("only {passed:?} fit").into()) }
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let is_there = chromium().is_some();
    let required = env::var("CLAUSEGRAPH_PROGRAMS").is_ok_and(|value| value == "required");
    let mut trials = Vec::new();
    let title = "what_passes_the_estimate_stands_on_one_page";
    trials.push(Trial::test(title, growing));
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        let title = format!("{name}_stands_on_one_page");
        trials.push(Trial::test(title, move || fixture(&name)));
    }
    let left_out = !is_there && !required;
    let trials = trials.into_iter().map(|trial| trial.with_ignored_flag(left_out));
    let run = libtest_mimic::run(&arguments, trials.collect());
    browsers::close();
    run.exit_code()
}
