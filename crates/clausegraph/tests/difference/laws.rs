//! The laws that hold of any two assessments.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Assessment, CellChange, Difference, Fact, Finding, Status, Turn, Why, assess, difference,
    findings, map,
};
use clausegraph_testkit::{
    fixtures,
    generate::{self, Case, case, case_of},
    naive,
};
use proptest::prelude::*;

use super::{STANDARD, loaded, statuses, told};

/// Two assessments to compare: their cases.
type Cases = (Case, Case);

/// One organisation on two days; two organisations; two organisations before two catalogues; an organisation
/// that lost some of what it had.
fn pairs() -> impl Strategy<Value = Cases> {
    let two = generate::catalogue()
        .prop_flat_map(|catalogue| (case_of(catalogue.clone()), case_of(catalogue)));
    let days = (case(), prop::sample::select(vec!["2026-03-01", "2027-11-22", "2029-01-01"]));
    let days = days.prop_map(|(case, day)| {
        let later = Case { as_of: day.parse().unwrap(), ..case.clone() };
        (case, later)
    });
    let fewer = (case(), any::<u64>()).prop_map(|(case, bits)| {
        let mut less = case.clone();
        let keep = |place: usize| bits >> (place % 64) & 1 == 0;
        let mut place = 0;
        less.organisation.claims.retain(|_| {
            place += 1;
            keep(place)
        });
        for (place, artefact) in less.organisation.artefacts.iter_mut().enumerate() {
            if !keep(place) {
                artefact.owner = Fact::StatedNone;
                artefact.approval = Fact::Unknown;
                artefact.dated_on = Fact::Unknown;
                artefact.covers = Fact::Unknown;
            }
        }
        less.organisation.judgements.reverse();
        (case, less)
    });
    prop_oneof![6 => two, 6 => days, 4 => fewer, 2 => (case(), case())]
}

/// The same before the standard with all its rules: random organisations, and whole ones on two days.
fn rich() -> impl Strategy<Value = Cases> {
    let random = (case_of(STANDARD.clone()), case_of(STANDARD.clone()));
    let days =
        || prop::sample::select(vec!["2026-02-22", "2026-05-22", "2026-08-22", "2026-11-22"]);
    let names = prop::sample::select(fixtures::organisations().unwrap());
    let whole = (names.clone(), days(), names, days(), any::<bool>()).prop_map(
        |(name, from, other, to, same)| {
            let case = |name: &str, day: &str| Case {
                catalogue: STANDARD.clone(),
                organisation: fixtures::organisation(name).unwrap(),
                as_of: day.parse().unwrap(),
            };
            (case(&name, from), case(if same { &name } else { &other }, to))
        },
    );
    prop_oneof![random, whole]
}

/// The same organisation with its lists the other way round.
fn turned(case: &Case) -> Case {
    let mut turned = case.clone();
    let organisation = &mut turned.organisation;
    organisation.artefacts.reverse();
    organisation.claims.reverse();
    organisation.judgements.reverse();
    if let Some(scope) = &mut organisation.scope {
        for list in [&mut scope.services, &mut scope.suppliers, &mut scope.customers] {
            if let Fact::Given(elements) = list {
                elements.reverse();
            }
        }
    }
    turned
}

/// What two cases differ in.
fn compared<T>(
    (one, two): (&Case, &Case),
    look: impl FnOnce(&Assessment<'_>, &Assessment<'_>, &Difference<'_, '_>) -> T,
) -> T {
    let (old_catalogue, old) = loaded(one);
    let (new_catalogue, new) = loaded(two);
    // One catalogue is loaded once, as a program would.
    let new_catalogue =
        if one.catalogue == two.catalogue { &old_catalogue } else { &new_catalogue };
    let before = assess(&map(&old_catalogue, &old), one.as_of);
    let after = assess(&map(new_catalogue, &new), two.as_of);
    let found = difference(&before, &after);
    look(&before, &after, &found)
}

/// The first line in which two texts differ.
fn first_difference(one: &str, two: &str) -> String {
    let mut pairs = one.lines().zip(two.lines());
    let found = pairs.find(|(one, two)| one != two);
    found.map_or_else(|| "one is longer".to_owned(), |(one, two)| format!("{one}\n{two}"))
}

type Name = (String, &'static str, Option<String>);

fn name(cell: &clausegraph::Cell<'_>) -> Name {
    let member = cell.member.id().map(str::to_owned);
    (cell.requirement.id().to_string(), cell.member.scope(), member)
}

fn all(assessment: &Assessment<'_>) -> BTreeMap<Name, Status> {
    assessment.cells().map(|cell| (name(&cell), cell.status)).collect()
}

fn change_name(change: &CellChange<'_, '_>) -> Name {
    let before = change.cell_before().map(name);
    change.cell_after().map(name).or(before).unwrap()
}

fn mirrored(turn: Turn) -> Turn {
    match turn {
        Turn::Worse => Turn::Better,
        Turn::Better => Turn::Worse,
        Turn::Neither => Turn::Neither,
        Turn::Appeared => Turn::Gone,
        Turn::Gone => Turn::Appeared,
    }
}

fn keys<'f>(found: impl Iterator<Item = &'f Finding<'f>>) -> Vec<String> {
    let mut keys: Vec<String> = found
        .map(|finding| format!("{} {}", finding.recurrence_key(), finding.subject.of.kind()))
        .collect();
    keys.sort();
    keys
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_assessment_does_not_differ_from_itself(case in case()) {
        compared((&case, &case), |_, _, found| {
            assert!(found.is_empty(), "{}", told(found));
        });
    }

    #[test]
    fn moves_lead_from_the_first_to_the_second((one, two) in pairs()) {
        compared((&one, &two), |before, after, found| {
            let mut statuses = all(before);
            for change in &found.cells {
                let name = change_name(change);
                let (was, is) = change.statuses();
                assert_eq!(statuses.remove(&name), was, "{name:?}");
                if let Some(is) = is {
                    statuses.insert(name, is);
                }
                let expected = match (was, is) {
                    (None, _) => Turn::Appeared,
                    (_, None) => Turn::Gone,
                    (Some(was), Some(is)) if !was.counts() || !is.counts() => Turn::Neither,
                    (Some(was), Some(is)) if is > was => Turn::Worse,
                    (Some(_), Some(_)) => Turn::Better,
                };
                assert_eq!(change.turn, expected);
            }
            assert_eq!(statuses, all(after));
            let moved = found.cells.iter().filter(|cell| cell.statuses().1.is_some()).count();
            let unmoved = usize::try_from(found.unmoved.all()).unwrap();
            assert_eq!(moved + unmoved, after.cells().len());
        });
    }

    #[test]
    fn no_cell_moves_without_a_reason((one, two) in pairs()) {
        compared((&one, &two), |_, _, found| {
            for change in &found.cells {
                assert!(!change.why.is_empty(), "{} {}", change.name(), statuses(change));
                for why in &change.why {
                    let Why::Slot(slot) = why else { continue };
                    let explained = !slot.offers.is_empty()
                        || slot.tested.is_some()
                        || slot.not_carried.is_some();
                    assert!(explained, "{} {slot:?}", change.name());
                    assert!(slot.before != slot.after);
                    assert_eq!(slot.decisive.is_some(), !slot.offers.is_empty());
                }
                // Nothing but its slots moves a cell that they decide, and that has no others beside it.
                let derivations = change.before.as_ref().zip(change.after.as_ref());
                if let Some((old, new)) = derivations
                    && old.cell.ground == clausegraph::Ground::Slots
                    && new.cell.ground == clausegraph::Ground::Slots
                    && !change.why.iter().any(|why| matches!(why, Why::AskedOtherwise))
                {
                    let slots = change.why.iter().any(|why| matches!(why, Why::Slot(_)));
                    assert!(slots, "{} {:?}", change.name(), change.why);
                }
            }
        });
    }

    #[test]
    fn every_cell_that_moved_stands_under_one_cause((one, two) in pairs()) {
        compared((&one, &two), |_, _, found| {
            let mut seen: Vec<usize> =
                found.causes.iter().flat_map(|cause| cause.cells.iter().copied()).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..found.cells.len()).collect::<Vec<_>>());
            for cause in &found.causes {
                assert!(found.cells_of(cause).all(|cell| cell.turn == cause.turn));
            }
        });
    }

    #[test]
    fn the_other_way_round_it_says_the_same((one, two) in pairs()) {
        let there = compared((&one, &two), |_, _, found| {
            let cells: BTreeSet<_> = found.cells.iter().map(|cell| {
                let (before, after) = cell.statuses();
                (change_name(cell), mirrored(cell.turn), after, before)
            }).collect();
            let gates: BTreeSet<String> = found.gates.iter().filter(|gate| gate.moved())
                .map(|gate| {
                    let result = gate.after.as_ref().or(gate.before.as_ref());
                    result.unwrap().gate.id.to_string()
                })
                .collect();
            let clauses: BTreeSet<String> = found.clauses.iter()
                .map(|change| change.clause().unwrap().id().to_string()).collect();
            let artefacts = &found.artefacts;
            let added: Vec<String> = artefacts.added.iter().map(|one| one.id().to_string()).collect();
            let removed: Vec<String> = artefacts.removed.iter().map(|one| one.id().to_string()).collect();
            let changed: Vec<String> = artefacts.changed.iter().map(|(_, one, _)| one.id().to_string()).collect();
            let claims = (found.claims.added.len(), found.claims.removed.len(), found.claims.changed.len());
            let judged = (found.judged.len(), found.no_longer_judged.len());
            (cells, gates, clauses, (removed, added, changed), (claims.1, claims.0, claims.2), (judged.1, judged.0))
        });
        let back = compared((&two, &one), |_, _, found| {
            let cells: BTreeSet<_> = found.cells.iter().map(|cell| {
                let (before, after) = cell.statuses();
                (change_name(cell), cell.turn, before, after)
            }).collect();
            let gates: BTreeSet<String> = found.gates.iter().filter(|gate| gate.moved())
                .map(|gate| {
                    let result = gate.after.as_ref().or(gate.before.as_ref());
                    result.unwrap().gate.id.to_string()
                })
                .collect();
            let clauses: BTreeSet<String> = found.clauses.iter()
                .map(|change| change.clause().unwrap().id().to_string()).collect();
            let artefacts = &found.artefacts;
            let added: Vec<String> = artefacts.added.iter().map(|one| one.id().to_string()).collect();
            let removed: Vec<String> = artefacts.removed.iter().map(|one| one.id().to_string()).collect();
            let changed: Vec<String> = artefacts.changed.iter().map(|(_, one, _)| one.id().to_string()).collect();
            let claims = (found.claims.added.len(), found.claims.removed.len(), found.claims.changed.len());
            let judged = (found.judged.len(), found.no_longer_judged.len());
            (cells, gates, clauses, (added, removed, changed), claims, judged)
        });
        prop_assert_eq!(there, back);
    }

    #[test]
    fn the_order_of_the_input_never_matters((one, two) in pairs()) {
        let straight = compared((&one, &two), |_, _, found| told(found));
        let around = compared((&turned(&one), &turned(&two)), |_, _, found| told(found));
        prop_assert!(straight == around, "{}", first_difference(&straight, &around));
    }

    /// Compares the rows of the naive engine by name, and nothing else.
    #[test]
    fn it_moves_what_the_naive_engine_sees_move((one, two) in pairs()) {
        let rows = |case: &Case| -> BTreeMap<Name, &'static str> {
            naive::assess(&case.catalogue, &case.organisation, case.as_of)
                .into_iter()
                .map(|row| ((row.requirement, row.scope, row.member), row.status))
                .collect()
        };
        let (old, new) = (rows(&one), rows(&two));
        let mut expected: Vec<(Name, Option<&str>, Option<&str>)> = Vec::new();
        for name in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
            let (was, is) = (old.get(name).copied(), new.get(name).copied());
            if was != is {
                expected.push((name.clone(), was, is));
            }
        }
        let mut moved = compared((&one, &two), |_, _, found| {
            let word = |status: Option<Status>| status.map(Status::as_str);
            found.cells.iter().map(|cell| {
                let (was, is) = cell.statuses();
                (change_name(cell), word(was), word(is))
            }).collect::<Vec<_>>()
        });
        moved.sort();
        prop_assert_eq!(moved, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_are_all_accounted_for((one, two) in rich()) {
        compared((&one, &two), |before, after, found| {
            let (old, new) = (findings(before), findings(after));
            let changes = &found.findings;
            let persisted = || changes.persisted.iter().map(|one| &one.before);
            let cleared = changes.cleared.iter().map(|(finding, _)| finding);
            let untold = changes.cannot_tell.iter().map(|(finding, _)| finding);
            assert_eq!(keys(persisted().chain(cleared).chain(untold)), keys(old.found()));
            let still = changes.persisted.iter().map(|one| &one.after);
            let appeared = changes.appeared.iter().map(|(finding, _)| finding);
            assert_eq!(keys(still.chain(appeared)), keys(new.found()));
            // What cannot be told is not evaluated, and nothing that is evaluated stands there.
            let clean: BTreeSet<String> = new.clean()
                .map(|(rule, subject)| format!("{}@{subject} {}", rule.code, subject.of.kind()))
                .collect();
            for key in keys(changes.cannot_tell.iter().map(|(finding, _)| finding)) {
                assert!(!clean.contains(&key), "{key}");
            }
        });
    }

    #[test]
    fn with_rules_the_order_of_the_input_never_matters((one, two) in rich()) {
        let straight = compared((&one, &two), |_, _, found| told(found));
        let around = compared((&turned(&one), &turned(&two)), |_, _, found| told(found));
        prop_assert!(straight == around, "{}", first_difference(&straight, &around));
    }
}

/// The random pairs hold enough of everything for the laws to mean something.
#[test]
fn the_pairs_move_every_way_for_every_reason() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for round in 0..100 {
        let pairs = if round % 10 == 0 { rich().boxed() } else { pairs().boxed() };
        let (one, two) = pairs.new_tree(&mut runner).unwrap().current();
        compared((&one, &two), |_, _, found| {
            for cell in &found.cells {
                seen.insert(format!("turn {}", cell.turn));
                for why in &cell.why {
                    let words = format!("{why:?}");
                    let reason = words.split(['(', ' ', '{']).next().unwrap_or_default().to_owned();
                    seen.insert(format!("why {reason}"));
                }
            }
            seen.extend(found.causes.iter().map(|cause| format!("cause {}", cause.of.kind())));
            let changes = &found.findings;
            let lists = [
                ("appeared", changes.appeared.len()),
                ("cleared", changes.cleared.len()),
                ("persisted", changes.persisted.len()),
                ("cannot tell", changes.cannot_tell.len()),
            ];
            let full = lists.iter().filter(|(_, number)| *number > 0);
            seen.extend(full.map(|(words, _)| format!("findings {words}")));
        });
    }
    let seen: Vec<String> = seen.into_iter().collect();
    insta::assert_snapshot!(seen.join("\n"));
}
