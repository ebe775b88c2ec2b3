//! The rules over the whole organisations of the fixtures: each rule finds something in one of them and is
//! silent in another, by name.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a broken fixture ends the test")]

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use clausegraph::{Findings, Organisation, SourceText, assess, catalogue, findings, map, rules};
use clausegraph_testkit::fixtures::{organisation, organisations};
use serde_json::Value;

/// The day for which the fixtures are made.
const AS_OF: &str = "2026-11-22";

/// Runs all rules over an organisation of the fixtures.
fn run<T>(name: &str, then: impl FnOnce(&Findings<'_>) -> T) -> T {
    let catalogue = catalogue().unwrap();
    let text = serde_json::to_string(&organisation(name).unwrap()).unwrap();
    let file = SourceText { name: "organisation.json".to_owned(), text };
    let (loaded, problems) = Organisation::load(&[file], &catalogue);
    let organisation = loaded.unwrap_or_else(|| panic!("{name} has problems: {problems:#?}"));
    let map = map(&catalogue, &organisation);
    then(&findings(&assess(&map, AS_OF.parse().unwrap())))
}

/// What became of a rule: how many subjects it found, passed and could not evaluate.
#[derive(Clone, Copy, Default)]
struct Counts {
    found: u64,
    clean: u64,
    unknown: u64,
}

fn counts(name: &str) -> BTreeMap<&'static str, Counts> {
    run(name, |findings| {
        let of = |run: &clausegraph::RuleRun| Counts {
            found: run.found,
            clean: run.clean,
            unknown: run.not_evaluated,
        };
        findings.runs().iter().map(|run| (run.rule.code, of(run))).collect()
    })
}

#[test]
fn each_rule_finds_in_one_organisation_and_is_silent_in_another() {
    let names = organisations().unwrap();
    let all: Vec<BTreeMap<&str, Counts>> = names.iter().map(|name| counts(name)).collect();
    let mut table = format!("found / clean / not evaluated\n\n{:<8}", "");
    for name in &names {
        write!(table, "{name:>20}").unwrap();
    }
    table.push('\n');
    let mut lacks = Vec::new();
    for rule in rules() {
        write!(table, "{:<8}", rule.code).unwrap();
        let of_rule: Vec<Counts> = all.iter().map(|of| of[rule.code]).collect();
        for one in &of_rule {
            let cell = format!("{} / {} / {}", one.found, one.clean, one.unknown);
            write!(table, "{cell:>20}").unwrap();
        }
        table.push('\n');
        if !of_rule.iter().any(|one| one.found > 0) {
            lacks.push(format!("{} finds nothing anywhere", rule.code));
        }
        // Silent because it looked, and not because nobody states anything.
        if !of_rule.iter().any(|one| one.found == 0 && one.clean > 0) {
            lacks.push(format!("{} is silent nowhere", rule.code));
        }
    }
    insta::assert_snapshot!(table);
    assert!(lacks.is_empty(), "{lacks:#?}");
}

/// What the author of an organisation expects, written without knowing the rules' code.
fn expectation(name: &str) -> Option<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/organisations")
        .join(name)
        .join("expected-findings.json");
    let text = fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn authors_expectations_are_met() {
    let mut read = 0;
    let mut wrong = Vec::new();
    for name in organisations().unwrap() {
        let Some(expected) = expectation(&name) else { continue };
        read += 1;
        assert_eq!(expected["as_of"], AS_OF);
        run(&name, |findings| {
            for wanted in expected["findings"].as_array().into_iter().flatten() {
                let (code, subject) =
                    (wanted["rule"].as_str().unwrap(), wanted["subject"].as_str().unwrap());
                let met = findings.found().any(|finding| {
                    let own = finding.subject.to_string();
                    let id = own.split('#').next().unwrap();
                    finding.rule.code == code && (own == subject || id == subject)
                });
                if !met {
                    wrong.push(format!("{name}: {code} finds nothing about {subject}"));
                }
            }
            for code in expected["silent"].as_array().into_iter().flatten() {
                let found =
                    findings.found().filter(|finding| finding.rule.code == code.as_str().unwrap());
                wrong.extend(
                    found.map(|finding| {
                        format!("{name}: {} is not silent", finding.recurrence_key())
                    }),
                );
            }
        });
    }
    assert_eq!(read, 2, "organisations with expected findings");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
