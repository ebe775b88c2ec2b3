//! Covers against a look at every choice, and certificates that must not be believed.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at once"
)]

use clausegraph::minimise::{
    Cover, CoverError, Node, Part, Proof, Refusal, Solution, StepLimit, check, greedy,
};
use clausegraph_solver::solve;
use proptest::prelude::*;

const PLENTY: StepLimit = StepLimit(10_000);

/// The least cost, by looking at every choice.
fn brute(cover: &Cover) -> u64 {
    let columns = cover.costs().len();
    let covers = |choice: u32| {
        cover.rows().iter().all(|row| row.iter().any(|column| choice >> column & 1 == 1))
    };
    let cost = |choice: u32| -> u64 {
        (0..columns)
            .filter(|column| choice >> column & 1 == 1)
            .map(|column| cover.costs()[column])
            .sum()
    };
    (0..1_u32 << columns).filter(|choice| covers(*choice)).map(cost).min().unwrap()
}

fn proof(cover: &Cover, limit: StepLimit) -> (Solution, Proof) {
    let solution = solve(cover, limit);
    let proof =
        check(cover, &solution).unwrap_or_else(|refusal| panic!("{refusal}: {solution:#?}"));
    (solution, proof)
}

/// Random covers of at most 14 columns; costs of few values, so that many choices are equally good.
fn covers() -> impl Strategy<Value = Cover> {
    (2_usize..=14).prop_flat_map(|columns| {
        let costs = prop_oneof![
            prop::collection::vec(1_u64..=3, columns),
            prop::collection::vec(0_u64..=40, columns),
            prop::collection::vec(1_u64..=100_000, columns),
        ];
        let row = prop::collection::vec(0..columns, 1..=5);
        (costs, prop::collection::vec(row, 0..=24))
            .prop_map(|(costs, rows)| Cover::new(costs, rows).unwrap())
    })
}

/// An odd ring: the relaxation is content with a half of each column, so only branching proves the best.
fn ring(columns: usize) -> Cover {
    let rows = (0..columns).map(|column| vec![column, (column + 1) % columns]).collect();
    Cover::new(vec![2; columns], rows).unwrap()
}

#[test]
fn the_best_bargain_first_is_not_always_best() {
    // 2 does four of the six for the least each; then what 0 and 1 do besides must be bought alone.
    let cover = Cover::new(
        vec![30, 30, 30, 20, 20, 1000, 1000, 1000, 1000],
        vec![vec![0, 2, 5], vec![0, 2, 6], vec![1, 2, 7], vec![1, 2, 8], vec![0, 3], vec![1, 4]],
    )
    .unwrap();
    assert_eq!(greedy(&cover).chosen, [2, 3, 4]);
    assert_eq!(greedy(&cover).cost, 70);
    let (solution, proof) = proof(&cover, PLENTY);
    assert_eq!((solution.chosen, proof.cost), (vec![0, 1], 60));
    assert!(proof.is_least());
}

#[test]
fn an_odd_ring_needs_branching() {
    let cover = ring(9);
    let (solution, proof) = proof(&cover, PLENTY);
    assert_eq!(proof.cost, 10);
    assert!(proof.is_least());
    assert!(proof.leaves > 1, "{solution:?}");
}

#[test]
fn at_the_step_limit_the_gap_is_stated_and_true() {
    let cover = ring(9);
    let (solution, found) = proof(&cover, StepLimit(0));
    assert_eq!((found.cost, found.bound, found.gap()), (10, 9, 1));
    assert_eq!(solution.steps, 1);
    for limit in 1..12 {
        let (_, found) = proof(&cover, StepLimit(limit));
        assert!(found.bound <= 10 && found.cost >= 10, "{limit}: {found:?}");
    }
}

#[test]
fn of_equal_columns_the_first_is_chosen() {
    let cover = Cover::new(vec![5, 5, 5], vec![vec![0, 1, 2]]).unwrap();
    assert_eq!(solve(&cover, PLENTY).chosen, [0]);
    let pairs = Cover::new(vec![4; 4], vec![vec![0, 1], vec![2, 3], vec![1, 2]]).unwrap();
    assert_eq!(solve(&pairs, PLENTY).chosen, [0, 2]);
}

#[test]
fn nothing_to_cover_costs_nothing() {
    let cover = Cover::new(vec![7, 8], Vec::new()).unwrap();
    let (solution, proof) = proof(&cover, PLENTY);
    assert!(solution.chosen.is_empty() && proof.is_least());
}

#[test]
fn a_row_that_cannot_be_is_refused() {
    assert_eq!(Cover::new(vec![1], vec![vec![0], vec![]]), Err(CoverError::Row(1)));
    assert_eq!(Cover::new(vec![1], vec![vec![1]]), Err(CoverError::Row(0)));
    assert_eq!(Cover::new(vec![u64::MAX, 1], Vec::new()), Err(CoverError::Costs));
}

/// A certificate with several parts and branches.
fn proved() -> (Cover, Solution) {
    let mut rows: Vec<Vec<usize>> = ring(9).rows().to_vec();
    rows.extend((0..7).map(|column| vec![9 + column, 9 + (column + 1) % 7]));
    rows.push(vec![16]);
    let cover = Cover::new([vec![2; 16], vec![11]].concat(), rows).unwrap();
    let solution = solve(&cover, PLENTY);
    assert!(check(&cover, &solution).unwrap().is_least());
    assert!(solution.certificate.parts.len() >= 3);
    (cover, solution)
}

/// Every place of a leaf with a price.
fn priced(solution: &Solution) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    for (part, Part { nodes }) in solution.certificate.parts.iter().enumerate() {
        for (node, leaf) in nodes.iter().enumerate() {
            if let Node::Leaf { prices } = leaf {
                found.extend((0..prices.len()).map(|price| (part, node, price)));
            }
        }
    }
    found
}

#[test]
fn one_wrong_number_is_refused() {
    let (cover, solution) = proved();
    let scale = solution.certificate.scale;
    let (mut asked, mut refused) = (0, 0);
    for (part, node, price) in priced(&solution) {
        for wrong in [0_i64, 1] {
            let mut other = solution.clone();
            let Node::Leaf { prices } = &mut other.certificate.parts[part].nodes[node] else {
                unreachable_leaf()
            };
            // Either it pays for nothing, or for more than any column costs.
            prices[price].1 = if wrong == 0 { 0 } else { 100 * scale };
            let verdict = check(&cover, &other);
            asked += 1;
            refused += usize::from(verdict.is_err());
            // Whatever is believed is true all the same.
            if let Ok(proof) = verdict {
                assert_eq!(proof.bound, solution.bound);
            }
        }
    }
    assert!(asked >= 20 && refused * 2 > asked, "{refused} of {asked}");
}

fn unreachable_leaf() -> ! {
    panic!("it is a leaf")
}

#[test]
fn a_leaf_that_is_missing_is_refused() {
    let (cover, solution) = proved();
    for part in 0..solution.certificate.parts.len() {
        let mut other = solution.clone();
        let nodes = &mut other.certificate.parts[part].nodes;
        if nodes.len() > 1 {
            nodes.pop();
            assert_eq!(check(&cover, &other), Err(Refusal::NoTree(part)));
        }
        let mut other = solution.clone();
        other.certificate.parts.remove(part);
        assert!(matches!(check(&cover, &other), Err(Refusal::Bound { .. })));
    }
}

#[test]
fn a_certificate_that_says_more_than_it_shows_is_refused() {
    let (cover, solution) = proved();
    let refused = |change: &dyn Fn(&mut Solution)| {
        let mut other = solution.clone();
        change(&mut other);
        check(&cover, &other).unwrap_err()
    };
    let said = solution.bound;
    assert_eq!(refused(&|it| it.bound += 1), Refusal::Bound { said: said + 1, is: said });
    assert!(matches!(refused(&|it| it.cost -= 1), Refusal::Cost { .. }));
    assert_eq!(refused(&|it| it.certificate.scale = 0), Refusal::Scale);
    assert!(matches!(
        refused(&|it| it.chosen.retain(|column| *column != 16)),
        Refusal::NotCovered(_)
    ));
    assert!(matches!(refused(&|it| it.chosen.reverse()), Refusal::Chosen(_)));
    assert!(matches!(refused(&|it| it.chosen.push(99)), Refusal::Chosen(99)));
    // A smaller scale makes every price larger.
    assert!(matches!(refused(&|it| it.certificate.scale -= 1), Refusal::Price { .. }));
    // The same part twice would count its cost twice.
    let twice = |it: &mut Solution| {
        let last = it.certificate.parts.last().cloned();
        it.certificate.parts.extend(last);
    };
    assert!(matches!(refused(&twice), Refusal::Shared(_)));
    let circle = |it: &mut Solution| {
        for node in it.certificate.parts.iter_mut().flat_map(|part| &mut part.nodes) {
            if let Node::Branch { with, .. } = node {
                *with = 0;
            }
        }
    };
    assert!(matches!(refused(&circle), Refusal::NoTree(_)));
    let same = |it: &mut Solution| {
        for node in it.certificate.parts.iter_mut().flat_map(|part| &mut part.nodes) {
            if let Node::Branch { with, without, .. } = node {
                *with = *without;
            }
        }
    };
    let _: Refusal = refused(&same);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_choice_costs_less(cover in covers()) {
        let (solution, proof) = proof(&cover, PLENTY);
        prop_assert_eq!(proof.cost, brute(&cover));
        prop_assert!(proof.is_least(), "{:?}", solution);
    }

    #[test]
    fn whatever_the_limit_what_is_proved_is_true(cover in covers(), limit in 0_usize..6) {
        let (_, proof) = proof(&cover, StepLimit(limit));
        let best = brute(&cover);
        prop_assert!(proof.bound <= best && best <= proof.cost, "{:?}, {}", proof, best);
    }

    #[test]
    fn the_answer_of_our_own_is_true_too(cover in covers()) {
        let proof = check(&cover, &greedy(&cover));
        let proof = proof.map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        let best = brute(&cover);
        prop_assert!(proof.bound <= best && best <= proof.cost, "{:?}, {}", proof, best);
    }

    #[test]
    fn a_changed_price_never_proves_what_is_not_true(
        cover in covers(),
        which in any::<prop::sample::Index>(),
        price in 0_u64..1 << 40,
    ) {
        let mut solution = solve(&cover, PLENTY);
        let places = priced(&solution);
        prop_assume!(!places.is_empty());
        let (part, node, at) = *which.get(&places);
        if let Node::Leaf { prices } = &mut solution.certificate.parts[part].nodes[node] {
            prices[at].1 = price;
        }
        let best = brute(&cover);
        for bound in [solution.bound, best + 1] {
            solution.bound = bound;
            if let Ok(proof) = check(&cover, &solution) {
                prop_assert!(proof.bound <= best);
            }
        }
    }

    #[test]
    fn the_same_cover_gives_the_same_answer(cover in covers()) {
        let mut rows = cover.rows().to_vec();
        rows.reverse();
        let turned = Cover::new(cover.costs().to_vec(), rows).unwrap();
        prop_assert_eq!(solve(&cover, PLENTY), solve(&turned, PLENTY));
    }
}
