//! Trends: histories of clauses, gates, findings and cells over several assessments.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Assessment, Catalogue, Date, FindingMark, Organisation, SourceText, Status, assess, catalogue,
    findings, map, trend,
};
use clausegraph_testkit::generate::{Case, case};
use proptest::prelude::*;

fn load(text: &str, catalogue: &Catalogue) -> Organisation {
    let file = SourceText { name: "organisation.json".into(), text: text.into() };
    let (organisation, problems) = Organisation::load(&[file], catalogue);
    organisation.unwrap_or_else(|| panic!("{problems:?}"))
}

/// Payroll with an owner, without, or with nothing said of it; or no payroll at all.
fn state(owner: &str) -> String {
    let services = match owner {
        "absent" => String::new(),
        "silent" => r#"{ "id": "payroll", "state": "in", "co_owners": null }"#.to_owned(),
        owner => {
            format!(r#"{{ "id": "payroll", "state": "in", "owner": {owner}, "co_owners": null }}"#)
        }
    };
    format!(
        r#"{{ "format_version": 1, "people": [{{ "key": "ada", "active": true }}],
            "scope": {{ "services": [{services}] }} }}"#
    )
}

/// The marks of the finding about payroll's owner over some states.
fn history(owners: &[&str]) -> (String, bool) {
    let catalogue = catalogue().unwrap();
    let states: Vec<Organisation> =
        owners.iter().map(|owner| load(&state(owner), &catalogue)).collect();
    let day: Date = "2026-07-31".parse().unwrap();
    let assessments: Vec<Assessment<'_>> =
        states.iter().map(|state| assess(&map(&catalogue, state), day)).collect();
    let found = trend(&assessments.iter().collect::<Vec<_>>());
    let wanted = found.findings.iter().find(|found| found.recurrence_key == "HF-006@payroll");
    wanted.map_or_else(Default::default, |wanted| {
        (wanted.marks.iter().map(|mark| mark.sign()).collect(), wanted.repeated)
    })
}

/// Where the last stretch without a clean mark begins to be found; none where the last mark is none.
fn unbroken(signs: &str) -> Option<usize> {
    let last = signs.rsplit('.').next()?;
    let found = last.find('x').filter(|_| last.ends_with('x'))?;
    Some(signs.len() - last.len() + found)
}

#[test]
fn what_cannot_be_told_in_between_does_not_break_how_long_a_finding_is_open() {
    for (signs, since) in [
        ("x?-x", Some(0)),
        (".?xx", Some(2)),
        ("x.x", Some(2)),
        ("xx.", None),
        ("", None),
        ("xx?", None),
    ] {
        assert_eq!(unbroken(signs), since, "{signs}");
    }
}

#[test]
fn only_what_was_looked_at_and_clean_in_between_makes_a_repeat() {
    let (none, ada) = ("null", "\"ada\"");
    assert_eq!(history(&[none, ada, none]), ("x.x".to_owned(), true));
    assert_eq!(history(&[none, "silent", none]), ("x?x".to_owned(), false));
    assert_eq!(history(&[none, "absent", none]), ("x-x".to_owned(), false));
    assert_eq!(history(&[none, "silent", ada, none]), ("x?.x".to_owned(), true));
    assert_eq!(history(&[ada, none, none]), (".xx".to_owned(), false));
    assert_eq!(history(&[none, none, ada]), ("xx.".to_owned(), false));
    assert_eq!(history(&[none, ada, none, ada]), ("x.x.".to_owned(), true));
    assert_eq!(history(&[ada, ada]), (String::new(), false));
}

#[test]
fn of_nothing_there_is_nothing_to_tell() {
    let found = trend(&[]);
    assert!(found.points.is_empty() && found.clauses.is_empty() && found.findings.is_empty());
}

fn loaded(case: &Case) -> (Catalogue, Organisation) {
    let text = serde_json::to_string(&case.catalogue).unwrap();
    let (catalogue, problems) =
        Catalogue::load(&[SourceText { name: "catalogue.json".into(), text }], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:?}"));
    let organisation = load(&serde_json::to_string(&case.organisation).unwrap(), &catalogue);
    (catalogue, organisation)
}

/// Whether a finding came, went and came again, read off its signs.
fn came_again(signs: &str) -> bool {
    let after = signs.split_once('x').map(|(_, rest)| rest);
    let after = after.and_then(|rest| rest.split_once('.')).map(|(_, rest)| rest);
    after.is_some_and(|rest| rest.contains('x'))
}

type Key<'g> = (String, &'static str, Option<&'g str>);

const DAYS: [&str; 4] = ["2025-06-30", "2026-03-01", "2027-01-15", "2029-01-01"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every history is what the assessments say one by one, counted without the library's tables.
    #[test]
    fn histories_are_what_each_assessment_says(case in case(), days in prop::sample::subsequence(DAYS.to_vec(), 2..=4)) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let assessments: Vec<Assessment<'_>> =
            days.iter().map(|day| assess(&map, day.parse().unwrap())).collect();
        let found = trend(&assessments.iter().collect::<Vec<_>>());
        let runs: Vec<_> = assessments.iter().map(|assessment| findings(assessment)).collect();

        let mut keys: BTreeSet<(String, &str)> = BTreeSet::new();
        for run in &runs {
            keys.extend(run.found().map(|one| (one.recurrence_key(), one.subject.of.kind())));
        }
        prop_assert_eq!(found.findings.len(), keys.len());
        for history in &found.findings {
            let is_it = |key: String, kind: &str| {
                key == history.recurrence_key && kind == history.last.subject.of.kind()
            };
            for (run, mark) in runs.iter().zip(&history.marks) {
                let there = run.found().any(|one| is_it(one.recurrence_key(), one.subject.of.kind()));
                prop_assert_eq!(there, *mark == FindingMark::Found);
                let clean = run.clean().any(|(rule, subject)| {
                    is_it(format!("{}@{subject}", rule.code), subject.of.kind())
                });
                prop_assert_eq!(clean && !there, *mark == FindingMark::Clean);
            }
            for (run, told) in runs.iter().zip(&history.indicators) {
                let mut same = run.found().filter(|one| {
                    is_it(one.recurrence_key(), one.subject.of.kind())
                });
                prop_assert_eq!(*told, same.next().map(|one| one.indicator));
            }
            let signs: String = history.marks.iter().map(|mark| mark.sign()).collect();
            prop_assert_eq!(history.repeated, came_again(&signs), "{}", signs);
            prop_assert_eq!(history.open_since(), unbroken(&signs), "{}", signs);
        }
        let repeated = found.findings.iter().take_while(|history| history.repeated).count();
        prop_assert!(found.findings.iter().skip(repeated).all(|history| !history.repeated));

        let mut statuses: BTreeMap<Key<'_>, Vec<Option<Status>>> = BTreeMap::new();
        for (at, assessment) in assessments.iter().enumerate() {
            for cell in assessment.cells() {
                let key = (cell.requirement.id().to_string(), cell.member.scope(), cell.member.id());
                let row = statuses.entry(key).or_insert_with(|| vec![None; assessments.len()]);
                row.resize(at, None);
                row.push(Some(cell.status));
                row.resize(assessments.len(), None);
            }
        }
        statuses.retain(|_, row| row.iter().collect::<BTreeSet<_>>().len() > 1);
        let told: BTreeMap<Key<'_>, Vec<Option<Status>>> = found.cells.iter()
            .map(|cell| ((cell.requirement.to_string(), cell.scope, cell.member), cell.statuses.clone()))
            .collect();
        prop_assert_eq!(told, statuses);

        for (at, assessment) in assessments.iter().enumerate() {
            let states: Vec<_> = assessment.gates().iter().map(|gate| Some(gate.state)).collect();
            let told: Vec<_> = found.gates.iter().map(|gate| gate.points[at]).collect();
            prop_assert_eq!(told, states);
            for clause in &found.clauses {
                let alone = assessment.clause(clause.clause);
                let told = clause.points[at].as_ref().unwrap();
                prop_assert_eq!((told.shares, told.counts), (alone.shares, alone.counts));
            }
        }
    }
}
