//! The engine against the naive engine, on random catalogues and organisations.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

mod common;

use clausegraph::{Share, Shares, Status, assess, map};
use clausegraph_testkit::{
    fixtures,
    generate::{Case, case, case_of, sized_for},
    naive::{self, Fraction},
    standard,
};
use common::{loaded, rows, settled};
use proptest::{prelude::*, strategy::ValueTree};

fn shares(known: Option<Fraction>, possible: Option<Fraction>) -> Option<(String, String)> {
    known.zip(possible).map(|(known, possible)| (four_places(known), four_places(possible)))
}

/// A fraction with four places, rounded half to even, by whole numbers alone.
fn four_places(fraction: Fraction) -> String {
    let scaled = fraction.numerator * 10_000;
    let (whole, rest) = (scaled / fraction.denominator, scaled % fraction.denominator);
    let up = match (rest * 2).cmp(&fraction.denominator) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => whole % 2 == 1,
        std::cmp::Ordering::Greater => true,
    };
    let rounded = whole + i128::from(up);
    format!("{}.{:04}", rounded / 10_000, rounded % 10_000)
}

fn printed(shares: Option<Shares>) -> Option<(String, String)> {
    let print = |share: Share| share.to_string();
    shares.map(|shares| (print(shares.known), print(shares.possible)))
}

fn agree(case: &Case) -> Result<(), TestCaseError> {
    let (catalogue, organisation) = loaded(case);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, case.as_of);

    let naive_rows = naive::assess(&case.catalogue, &case.organisation, case.as_of);
    let engine_rows = rows(&assessment);
    prop_assert_eq!(engine_rows.len(), naive_rows.len());
    for (engine, naive) in engine_rows.iter().zip(&naive_rows) {
        prop_assert_eq!(
            engine,
            &settled(naive.clone()),
            "left: the engine, right: the naive engine"
        );
    }

    let roll_up = naive::roll_up(&case.catalogue, &naive_rows);
    for row in &roll_up.requirements {
        let result = assessment.requirement(catalogue.requirement(&row.requirement).unwrap());
        prop_assert_eq!(result.status.as_str(), row.status, "{}", &row.requirement);
        prop_assert_eq!(
            printed(result.shares),
            shares(row.known, row.possible),
            "{}",
            &row.requirement
        );
        for (status, count) in &row.counts {
            let known = Status::ALL.into_iter().find(|found| found.as_str() == *status).unwrap();
            prop_assert_eq!(usize::try_from(result.counts.of(known)).unwrap(), *count);
        }
    }
    for row in roll_up.leaves.iter().chain(&roll_up.areas) {
        let result = assessment.clause(catalogue.clause(&row.clause).unwrap());
        prop_assert_eq!(printed(result.shares), shares(row.known, row.possible), "{}", &row.clause);
    }

    let judged = naive::judge(&case.organisation, case.as_of, &naive_rows);
    let active = assessment.judgements().into_iter();
    let active: Vec<_> =
        active.filter(|result| result.state == clausegraph::JudgementState::Active).collect();
    prop_assert_eq!(active.len(), judged.len());
    for (engine, naive) in active.iter().zip(&judged) {
        prop_assert_eq!(engine.judgement.id.as_str(), &naive.id);
        let contradicts: Vec<_> = engine
            .contradicts
            .iter()
            .map(|cell| (cell.member.scope(), cell.member.id().map(str::to_owned)))
            .collect();
        prop_assert_eq!(&contradicts, &naive.contradicts, "{}", &naive.id);
        prop_assert_eq!(!engine.outdated.is_empty(), naive.outdated, "{}", &naive.id);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_equals_the_naive_engine(case in case()) {
        agree(&case)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn they_are_equal_on_the_standard(case in case_of(standard().unwrap())) {
        agree(&case)?;
    }
}

#[test]
fn they_are_equal_on_the_standard_with_much_to_show() {
    agree(&sized_for(standard().unwrap(), 20_000, 200)).unwrap();
}

#[test]
fn they_are_equal_on_whole_organisations() {
    let names = fixtures::organisations().unwrap();
    assert!(names.len() > 1, "{names:?}");
    for name in names {
        let organisation = fixtures::organisation(&name).unwrap();
        let as_of = "2026-11-22".parse().unwrap();
        agree(&Case { catalogue: standard().unwrap(), organisation, as_of })
            .unwrap_or_else(|difference| panic!("{name}: {difference}"));
    }
}

#[test]
fn the_naive_engine_has_an_opinion() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..60 {
        let case = case().new_tree(&mut runner).unwrap().current();
        let rows = naive::assess(&case.catalogue, &case.organisation, case.as_of);
        seen.extend(rows.iter().map(|row| row.status));
    }
    assert_eq!(seen.len(), Status::ALL.len(), "{seen:?}");
}
