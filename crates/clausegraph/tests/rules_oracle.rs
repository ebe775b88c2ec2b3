//! The rules against the naive rules of the testkit: on every case, and on what comes of the cases when
//! things in them are taken away, moved and exchanged at random.

#![expect(clippy::unwrap_used, reason = "a broken fixture ends the test")]

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Catalogue, Date, Organisation, SourceText, assess, catalogue, findings_of, map, rules,
};
use clausegraph_testkit::{
    cases::{RuleCase, rule_cases},
    mutations::{Corpus, Dice, mutate},
    naive_rules::{COMPUTED, NaiveRow, NaiveSaid, Slip, naive_findings_with},
};
use serde_json::Value as Json;

/// How many organisations are made of the cases of each rule.
const RUNS: usize = 200;

/// Rules that say that they cannot tell where every way in which things may turn out leads to one answer:
/// where they do, and the smallest organisation of that sort. Nothing else may differ.
const CAREFUL: &[(&str, &str, &str)] = &[
    (
        "GP-06",
        "an open breach, though nothing was decided that could close it",
        r#"{"format_version": 1, "artefacts": [{"id": "M", "kind": "metric", "metric": {"unwelcome": "above"}}, {"id": "V", "kind": "measurement", "measurement": {"of": "M", "value": "0.2", "period": "2026-02-01/2026-02-28"}}]}"#,
    ),
    (
        "GP-13",
        "an open day of making, though nothing belongs to anybody from outside",
        r#"{"format_version": 1, "artefacts": [{"id": "P", "kind": "procedure", "owner": "bo"}], "people": [{"key": "bo", "external": false}]}"#,
    ),
    (
        "GP-12",
        "a document that may be in force and is used either way",
        r#"{"format_version": 1, "artefacts": [{"id": "A", "kind": "procedure", "status": "in-use", "extent": {"pages": 7}, "usage": {"last_used_on": "2026-10-01"}}, {"id": "B", "kind": "procedure", "extent": {"pages": 7}, "usage": {"last_used_on": "2026-10-01"}}]}"#,
    ),
    (
        "HF-001",
        "a document that may be in use and lacks too much either way",
        r#"{"format_version": 1, "parameters": [{"name": "hf-001-documents", "value": "1"}, {"name": "hf-001-lacks", "value": "1"}], "artefacts": [{"id": "A", "kind": "policy", "status": "in-use", "owner": null}, {"id": "B", "kind": "policy", "owner": null}, {"id": "C", "kind": "policy", "status": "in-use", "owner": "bo", "covers": ["whole-sms"], "review_every": "P1Y", "links": [{"type": "governs", "to": "X"}]}, {"id": "X", "kind": "risk"}]}"#,
    ),
    (
        "HF-002",
        "a second charter of an open day, though either lacks something",
        r#"{"format_version": 1, "artefacts": [{"id": "A", "kind": "charter", "approval": {"by": "ida", "on": "2026-10-01"}, "contents": null}, {"id": "B", "kind": "charter", "contents": null}]}"#,
    ),
    (
        "HF-007",
        "one decision of an open forum, where a second would be needed",
        r#"{"format_version": 1, "artefacts": [{"id": "F", "kind": "forum", "forum": {"parent": null}}, {"id": "D", "kind": "decision", "fact": {"subject": "x"}, "dated_on": "2026-10-01"}]}"#,
    ),
    (
        "HF-010",
        "an audit of an open sort, though no event lies before it",
        r#"{"format_version": 1, "parameters": [{"name": "hf-010-events", "value": "2"}], "artefacts": [{"id": "A", "kind": "procedure", "approval": {"on": "2026-03-01"}}, {"id": "B", "kind": "procedure", "approval": {"on": "2026-03-02"}}, {"id": "AU", "kind": "audit", "dated_on": "2026-06-30"}]}"#,
    ),
    (
        "HF-013",
        "an object that may be the organisation's own and is used either way",
        r#"{"format_version": 1, "artefacts": [{"id": "T", "kind": "tool", "created_on": "2020-01-01", "usage": {"last_used_on": "2026-11-01"}}]}"#,
    ),
    (
        "HF-021",
        "a set of an open number of records that says why there would be none",
        r#"{"format_version": 1, "artefacts": [{"id": "R", "kind": "routine", "status": "in-use", "routine": {"steps": 10, "fields": null, "approvals": null, "practice": [], "record_types": ["x"]}}, {"id": "L", "kind": "record-set", "records": {"population": "x", "period": "2026-07-01/2026-10-31", "none_because": "nothing"}}]}"#,
    ),
    (
        "HF-040",
        "an open pattern, though too few routines can be special",
        r#"{"format_version": 1, "artefacts": [{"id": "R-0", "kind": "routine", "routine": {"deviation": null}}, {"id": "R-1", "kind": "routine", "routine": {"pattern": "p1", "deviation": null}}, {"id": "R-2", "kind": "routine", "routine": {"pattern": "p2", "deviation": null}}, {"id": "R-3", "kind": "routine", "routine": {"pattern": "p3", "deviation": null}}, {"id": "R-4", "kind": "routine", "routine": {"pattern": "p4", "deviation": null}}, {"id": "R-5", "kind": "routine", "routine": {"pattern": "p4", "deviation": null}}]}"#,
    ),
    (
        "HF-043",
        "a session of an open forum or day that leaves too few missed either way",
        r#"{"format_version": 1, "artefacts": [{"id": "F", "kind": "forum", "forum": {"required": ["bo"]}}, {"id": "S-1", "kind": "management-review", "dated_on": "2026-06-01", "review": {"forum": null, "attendance": [], "delegates": []}}, {"id": "S-2", "kind": "service-review", "dated_on": "2026-07-01", "review": {"attendance": ["bo"], "delegates": []}}, {"id": "S-3", "kind": "management-review", "review": {"forum": "F", "attendance": ["bo"], "delegates": []}}]}"#,
    ),
    (
        "HF-051",
        "a review of an open forum, though the forum is in time either way",
        r#"{"format_version": 1, "artefacts": [{"id": "F", "kind": "forum", "interval": "P1M", "created_on": "2026-11-01"}, {"id": "S", "kind": "service-review", "dated_on": "2026-11-10", "review": {}}]}"#,
    ),
    (
        "HF-054",
        "an action that may be closed and is verified either way",
        r#"{"format_version": 1, "parameters": [{"name": "hf-054-least", "value": "1"}], "artefacts": [{"id": "A", "kind": "improvement", "owner": "ida", "action": {"verified_by": "bo", "verified_on": "2026-06-01"}}]}"#,
    ),
];

/// Whether both sides say the same, or one that is careful says that it cannot tell.
fn agree(code: &str, one: &[NaiveRow], naive: &[NaiveRow]) -> bool {
    let careful = CAREFUL.iter().any(|(careful, ..)| *careful == code);
    one.len() == naive.len()
        && one.iter().zip(naive).all(|(one, naive)| {
            one == naive
                || (careful && one.subject == naive.subject && one.said == NaiveSaid::Unknown)
        })
}

/// What both sides are asked with.
struct Oracle {
    catalogue: Catalogue,
    families: Vec<(String, Vec<String>)>,
}

fn oracle() -> Oracle {
    let families = rules().map(|rule| {
        let families = rule.families.iter().map(ToString::to_string).collect();
        (rule.code.to_owned(), families)
    });
    Oracle { catalogue: catalogue().unwrap(), families: families.collect() }
}

impl Oracle {
    /// What the naive rules say.
    fn naive(&self, code: &str, organisation: &Json, as_of: Date, slip: Slip) -> Vec<NaiveRow> {
        let document = serde_json::from_value(organisation.clone()).unwrap();
        let binding = self.catalogue.rule(code).unwrap();
        let bindings = std::slice::from_ref(binding);
        let mut rows = naive_findings_with(&document, bindings, &self.families, as_of, slip);
        rows.sort();
        rows
    }

    /// What the rules say; nothing where the organisation has errors.
    fn real(&self, code: &str, organisation: &Json, as_of: Date) -> Option<Vec<NaiveRow>> {
        let text = organisation.to_string();
        let file = SourceText { name: "organisation.json".to_owned(), text };
        let (loaded, _) = Organisation::load(&[file], &self.catalogue);
        let organisation = loaded?;
        let map = map(&self.catalogue, &organisation);
        let assessment = assess(&map, as_of);
        let findings = findings_of(&assessment, |rule| rule.code == code);
        let mut rows = Vec::new();
        let mut add = |subject: String, said: NaiveSaid| {
            rows.push(NaiveRow { code: code.to_owned(), subject, said });
        };
        for finding in findings.found() {
            let indicator = finding.indicator.to_string();
            add(finding.subject.to_string(), NaiveSaid::Found(indicator));
        }
        for (_, subject) in findings.clean() {
            add(subject.to_string(), NaiveSaid::Clean);
        }
        for unknown in findings.not_evaluated() {
            add(unknown.subject.to_string(), NaiveSaid::Unknown);
        }
        rows.sort();
        Some(rows)
    }
}

fn cases() -> Vec<RuleCase> {
    let mut cases = rule_cases().unwrap();
    cases.retain(|case| COMPUTED.contains(&case.code.as_str()));
    cases
}

/// What a case expects.
fn expected(case: &RuleCase) -> Vec<NaiveRow> {
    let found = case
        .expected
        .findings
        .iter()
        .map(|finding| (finding.subject.clone(), NaiveSaid::Found(finding.indicator.clone())));
    let clean = case.expected.clean.iter().map(|subject| (subject.clone(), NaiveSaid::Clean));
    let unknown = case.expected.not_evaluated.iter();
    let unknown = unknown.map(|unknown| (unknown.subject.clone(), NaiveSaid::Unknown));
    let mut rows: Vec<NaiveRow> = found
        .chain(clean)
        .chain(unknown)
        .map(|(subject, said)| NaiveRow { code: case.code.clone(), subject, said })
        .collect();
    rows.sort();
    rows
}

/// What the two sides say differently, as text.
fn differences(one: &[NaiveRow], two: &[NaiveRow]) -> String {
    let only = |these: &[NaiveRow], others: &[NaiveRow]| {
        let rows = these.iter().filter(|row| !others.contains(row));
        rows.map(|row| format!("{} {:?}", row.subject, row.said)).collect::<Vec<_>>().join(", ")
    };
    format!("[{}] against [{}]", only(one, two), only(two, one))
}

/// An organisation made of a case.
struct Made {
    from: String,
    as_of: Date,
    organisation: Json,
    real: Vec<NaiveRow>,
}

/// Organisations made of the cases of one rule, with what the rule says of each.
fn made(oracle: &Oracle, code: &str, runs: usize) -> Vec<Made> {
    let cases: Vec<RuleCase> = cases().into_iter().filter(|case| case.code == code).collect();
    let corpus = Corpus::of(&cases.iter().map(|case| &case.organisation).collect::<Vec<_>>());
    let binding = oracle.catalogue.rule(code).unwrap();
    let mut dice = Dice::seeded(code);
    let mut made = Vec::new();
    while made.len() < runs {
        let case = dice.one_of(&cases).unwrap();
        let mut organisation = case.organisation.clone();
        for _ in 0..=dice.below(6) {
            mutate(&mut dice, &corpus, binding, &mut organisation);
        }
        let as_of = case.as_of.parse().unwrap();
        if let Some(real) = oracle.real(code, &organisation, as_of) {
            let from = case.name.clone();
            made.push(Made { from, as_of, organisation, real });
        }
    }
    made
}

/// Small organisations about which a rule and its naive twin differed once.
const SETTLED: &[(&str, &str)] = &[
    (
        "GP-03",
        r#"{"format_version": 1, "people": [{"key": "bo", "active": true}], "scope": {"services": [{"id": "mail", "state": "in", "owner": "bo", "co_owners": ["bo"]}], "suppliers": []}, "artefacts": [{"id": "R-1", "kind": "routine", "owner": "bo"}]}"#,
    ),
    (
        "GP-03",
        r#"{"format_version": 1, "people": [{"key": "bo", "active": true}], "scope": {"services": [{"id": "mail", "owner": "bo"}], "suppliers": []}, "artefacts": [{"id": "R-1", "kind": "routine", "owner": "bo"}]}"#,
    ),
    (
        "GP-12",
        r#"{"format_version": 1, "artefacts": [{"id": "A", "kind": "procedure", "status": "in-use", "extent": {"pages": 7}, "usage": {"last_used_on": "2027-05-21"}}]}"#,
    ),
    (
        "HF-002",
        r#"{"format_version": 1, "artefacts": [{"id": "CH", "kind": "charter", "approval": {"by": "ida", "on": null}, "contents": [{"item": "scope"}, {"item": "principles"}, {"item": "roles"}, {"item": "routines"}, {"item": "measures-reviews"}], "extent": {"pages": 1, "words": 10}}]}"#,
    ),
    (
        "HF-002",
        r#"{"format_version": 1, "artefacts": [{"id": "CH", "kind": "charter", "approval": {"by": null, "on": "2026-10-01"}, "contents": [{"item": "scope"}, {"item": "principles"}, {"item": "roles"}, {"item": "routines"}, {"item": "measures-reviews"}], "extent": {"pages": 1, "words": 10}}]}"#,
    ),
    (
        "HF-005",
        r#"{"format_version": 1, "artefacts": [{"id": "P", "kind": "record-set", "records": {"population": "problems", "period": "2025-01-10/2027-01-30", "total": 91}}]}"#,
    ),
    (
        "HF-005",
        r#"{"format_version": 1, "artefacts": [{"id": "P", "kind": "record-set", "records": {"population": "problems", "period": "2025-01-10/2025-01-30", "total": 91}}, {"id": "X", "kind": "record-set", "records": {"period": "2025-01-10/2025-01-30", "total": 91}}]}"#,
    ),
    (
        "HF-006",
        r#"{"format_version": 1, "artefacts": [{"id": "A-1", "kind": "improvement", "owner": null}]}"#,
    ),
    (
        "HF-006",
        r#"{"format_version": 1, "people": [{"key": "bo", "active": true}], "parameters": [{"name": "hf-006-objects", "value": "1"}], "scope": {"services": [{"id": "mail", "state": "in", "owner": "bo"}, {"id": "shop", "owner": "bo"}]}}"#,
    ),
    (
        "HF-006",
        r#"{"format_version": 1, "parameters": [{"name": "hf-006-objects", "value": "1"}], "scope": {"services": [{"id": "mail", "state": "in", "owner": "bo"}, {"id": "shop", "state": "in", "owner": "bo"}]}}"#,
    ),
    (
        "HF-006",
        r#"{"format_version": 1, "people": [{"key": "bo", "active": true}], "scope": {"services": [{"id": "mail", "state": "in", "owner": "bo", "co_owners": ["bo"]}]}}"#,
    ),
    (
        "HF-011",
        r#"{"format_version": 1, "scope": {"services": [{"id": "mail", "state": "in"}]}, "artefacts": [{"id": "OC", "kind": "organisation-change", "dated_on": "2026-03-01", "covers": ["mail"], "links": []}, {"id": "R", "kind": "routine", "covers": ["mail"], "links": [], "last_reviewed_on": "2027-01-08"}]}"#,
    ),
    (
        "HF-043",
        r#"{"format_version": 1, "artefacts": [{"id": "F", "kind": "forum", "forum": {"required": ["eva"]}}, {"id": "S", "kind": "management-review", "dated_on": "2026-06-01", "review": {"forum": "F", "attendance": [], "delegates": [{"absent": "eva", "by": null}]}}]}"#,
    ),
];

#[test]
fn what_is_listed_as_careful_is_so_still() {
    let oracle = oracle();
    let as_of: Date = "2026-11-22".parse().unwrap();
    let mut settled = Vec::new();
    for (code, _, organisation) in CAREFUL {
        let organisation: Json = serde_json::from_str(organisation).unwrap();
        let naive = oracle.naive(code, &organisation, as_of, Slip::Without);
        if oracle.real(code, &organisation, as_of).unwrap() == naive {
            settled.push(format!("{code}: {organisation}"));
        }
    }
    assert!(settled.is_empty(), "both say the same now, so take it off the list: {settled:#?}");
}

#[test]
fn what_differed_once_is_the_same() {
    let oracle = oracle();
    let as_of: Date = "2026-11-22".parse().unwrap();
    for (code, organisation) in SETTLED {
        let organisation: Json = serde_json::from_str(organisation).unwrap();
        let naive = oracle.naive(code, &organisation, as_of, Slip::Without);
        let real = oracle.real(code, &organisation, as_of).unwrap();
        assert!(agree(code, &real, &naive), "{code}: {}", differences(&real, &naive));
    }
}

#[test]
fn every_case_is_answered_naively_as_it_is_expected() {
    let oracle = oracle();
    let mut wrong = Vec::new();
    for case in cases() {
        let as_of = case.as_of.parse().unwrap();
        let naive = oracle.naive(&case.code, &case.organisation, as_of, Slip::Without);
        let expected = expected(&case);
        if !agree(&case.code, &expected, &naive) {
            let differences = differences(&expected, &naive);
            wrong.push(format!("{}/{}: expected {differences}", case.code, case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn on_random_organisations_both_say_the_same() {
    let oracle = oracle();
    let mut wrong = Vec::new();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for code in COMPUTED {
        for made in made(&oracle, code, RUNS) {
            let naive = oracle.naive(code, &made.organisation, made.as_of, Slip::Without);
            if !agree(code, &made.real, &naive) {
                let differences = differences(&made.real, &naive);
                let Made { from, organisation, .. } = &made;
                wrong.push(format!("{code}/{from}: the rule {differences}\n  {organisation}"));
            }
            for row in &made.real {
                let said = match &row.said {
                    NaiveSaid::Found(_) => "found",
                    NaiveSaid::Clean => "clean",
                    NaiveSaid::Unknown => "unknown",
                };
                *counts.entry((*code, said)).or_default() += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The organisations hold enough of everything, so that the comparison says something.
    let seen: BTreeSet<(&str, &str)> = counts.keys().copied().collect();
    let all = COMPUTED
        .iter()
        .flat_map(|code| ["found", "clean", "unknown"].into_iter().map(move |said| (*code, said)));
    let never: Vec<(&str, &str)> = all.filter(|entry| !seen.contains(entry)).collect();
    assert!(never.is_empty(), "never said: {never:?}; said: {counts:#?}");
}

#[test]
fn a_mistake_of_the_naive_rules_is_noticed() {
    let oracle = oracle();
    for (code, slip) in
        [("HF-007", Slip::OneStepUp), ("HF-008", Slip::ShareAbove), ("HF-051", Slip::ShortWindow)]
    {
        let noticed = made(&oracle, code, RUNS).iter().any(|made| {
            !agree(code, &made.real, &oracle.naive(code, &made.organisation, made.as_of, slip))
        });
        assert!(noticed, "{code}: nobody notices {slip:?}");
    }
}
