//! What holds of every plan, for the organisations of the fixtures and for random ones.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Action, ActionType, Assessment, CapacityFrom, Catalogue, Date, Interval, Lasting, Phase, Plan,
    PlanOrder, PlanSettings, Status, Work, assess, map, plan, roadmap_plan, what_if,
};
use clausegraph_testkit::{
    generate::{Case, case, case_of},
    standard,
};
use proptest::prelude::*;

use crate::{FIXTURES, loaded, with_fixture};

#[test]
fn whole_organisations_keep_the_laws() {
    for name in FIXTURES {
        with_fixture(name, |assessment| {
            let mut settings = PlanSettings::usual(assessment);
            settings.capacity = Some(20 * 60);
            settings.target = Some("2027-06-30".parse().unwrap());
            check_laws(assessment, &plan(assessment, settings));
        });
    }
}

fn check_laws(assessment: &Assessment<'_>, plan: &Plan<'_>) {
    check_cells(assessment, plan);
    check_order(plan);
    check_paper(plan);
    assert_eq!(spans(plan), longest(plan), "the earliest dates are the longest path");
    check_schedule(plan);
    check_turns(assessment, plan);
    check_target(assessment, plan);
}

/// The turn of an action where a plan goes phase by phase, by the numbers of clauses.
fn turn(catalogue: &Catalogue, action: &Action<'_>) -> u32 {
    let streams = catalogue.workstreams().iter();
    let mandate: Vec<&str> =
        streams.flat_map(|stream| &stream.mandate).map(clausegraph::ClauseId::as_str).collect();
    let below = |clause: &str| {
        let is_below = |outer: &&str| {
            clause.strip_prefix(*outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        mandate.iter().any(is_below)
    };
    let own = action.requirements.iter().filter(|found| below(found.clause_id().as_str())).count();
    match action.phase() {
        Phase::FindOut => 0,
        Phase::DecideAndDocument if own > 0 && own * 2 >= action.requirements.len() => 0,
        Phase::DecideAndDocument | Phase::Retire => 1,
        Phase::RunAndRecord => 2,
        Phase::Check => 3,
    }
}

/// Nothing of a later turn is worked on in a week after which something of an earlier turn, that may
/// begin, is left.
fn check_turns(assessment: &Assessment<'_>, plan: &Plan<'_>) {
    if plan.settings.order != PlanOrder::Phases || plan.scheduled.is_none() {
        return;
    }
    let turns: Vec<u32> =
        plan.actions.iter().map(|action| turn(assessment.catalogue(), action)).collect();
    for (late, turn_of_late) in plan.actions.iter().zip(&turns) {
        for (week, _) in &late.placed {
            for (early, turn_of_early) in plan.actions.iter().zip(&turns) {
                let may_begin = early
                    .waits
                    .iter()
                    .all(|wait| plan.actions[wait.on].scheduled.unwrap().finish < *week);
                let done = early.placed.last().is_none_or(|(last, _)| last <= week);
                assert!(
                    turn_of_early >= turn_of_late || !may_begin || done,
                    "{} is worked on before {}",
                    late.id,
                    early.id
                );
            }
        }
    }
}

/// Every open cell is in the plan, and cells and actions say the same of each other.
fn check_cells(assessment: &Assessment<'_>, plan: &Plan<'_>) {
    let open =
        assessment.cells().filter(|cell| cell.status.counts() && cell.status != Status::Covered);
    let open: Vec<String> = open.map(|cell| cell.name()).collect();
    let planned: Vec<String> = plan.cells.iter().map(|cell| cell.cell.name()).collect();
    assert_eq!(open, planned);
    let mut said: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (index, action) in plan.actions.iter().enumerate() {
        for cell in &action.closes {
            assert_eq!(plan.cells[*cell].actions, [index], "closed alone");
            assert!(!plan.cells[*cell].stuck);
        }
        for cell in &action.helps {
            let planned = &plan.cells[*cell];
            assert!(planned.actions.len() > 1 || planned.stuck, "only helped");
        }
        for cell in action.closes.iter().chain(&action.helps) {
            assert!(said.entry(*cell).or_default().insert(index), "a cell twice");
        }
    }
    for (index, cell) in plan.cells.iter().enumerate() {
        let of_cell: BTreeSet<usize> = cell.actions.iter().copied().collect();
        assert_eq!(said.get(&index).cloned().unwrap_or_default(), of_cell);
        assert!(cell.stuck || !cell.actions.is_empty(), "{} has no action", cell.cell.name());
    }
}

fn check_order(plan: &Plan<'_>) {
    let mut ids = BTreeSet::new();
    for (index, action) in plan.actions.iter().enumerate() {
        assert!(ids.insert(&action.id), "{} twice", action.id);
        let on: BTreeSet<usize> = action.waits.iter().map(|wait| wait.on).collect();
        assert_eq!(on.len(), action.waits.len(), "{} waits twice", action.id);
        assert!(on.iter().all(|on| *on < index), "{} stands too early", action.id);
        if action.action_type() == ActionType::FindOut {
            assert!(on.is_empty(), "{} waits", action.id);
        }
        for on in &on {
            let other = &plan.actions[*on];
            assert!(action.knot.is_none() || action.knot != other.knot, "order within a knot");
        }
    }
    let looked = plan.actions.iter().map(|action| action.action_type() == ActionType::FindOut);
    let looked: Vec<bool> = looked.collect();
    assert!(looked.is_sorted_by_key(|looked| !looked), "what is found out comes first");
}

/// Documented information is written only where a requirement asks for it.
fn check_paper(plan: &Plan<'_>) {
    for action in &plan.actions {
        if matches!(action.work, Work::Write(_)) {
            assert!(action.requirements.iter().all(|found| found.requires_document()));
        }
    }
}

fn spans(plan: &Plan<'_>) -> Vec<(Date, Date)> {
    plan.actions.iter().map(|action| (action.earliest.start, action.earliest.finish)).collect()
}

/// The last day of an action that begins on a day: day by day, until it may end and a week does.
fn last_day(action: &Action<'_>, start: Date, as_of: Date) -> Date {
    let over = match action.lasting {
        Lasting::Days(days) => start.shifted(i64::from(days)),
        Lasting::Interval(interval) => start.after(interval),
    };
    let mut day = start;
    loop {
        let lasted = day.shifted(1) >= over;
        let waited = action.not_before.is_none_or(|until| day >= until);
        if lasted && waited && day.days_since(as_of) % 7 == 6 {
            return day;
        }
        day = day.shifted(1);
    }
}

/// The longest path, by asking each action for the ends of what it waits for.
fn longest(plan: &Plan<'_>) -> Vec<(Date, Date)> {
    fn of(
        plan: &Plan<'_>,
        index: usize,
        known: &mut BTreeMap<usize, (Date, Date)>,
    ) -> (Date, Date) {
        if let Some(found) = known.get(&index) {
            return *found;
        }
        let action = &plan.actions[index];
        let mut start = plan.as_of;
        for wait in &action.waits {
            let (_, end) = of(plan, wait.on, known);
            start = start.max(end.shifted(1));
        }
        let found = (start, last_day(action, start, plan.as_of));
        known.insert(index, found);
        found
    }
    let mut known = BTreeMap::new();
    (0..plan.actions.len()).map(|index| of(plan, index, &mut known)).collect()
}

fn check_schedule(plan: &Plan<'_>) {
    let Some(capacity) = plan.settings.capacity else { return };
    if plan.scheduled.is_none() {
        return;
    }
    let mut load: BTreeMap<Date, u32> = BTreeMap::new();
    for action in &plan.actions {
        let span = action.scheduled.unwrap();
        for wait in &action.waits {
            let on = plan.actions[wait.on].scheduled.unwrap();
            assert!(on.finish < span.start, "{} begins too early", action.id);
        }
        let minutes: u32 = action.placed.iter().map(|(_, minutes)| minutes).sum();
        assert_eq!(minutes, (action.effort.low + action.effort.high).div_ceil(2), "{}", action.id);
        for (week, minutes) in &action.placed {
            assert!(*minutes > 0 && week.days_since(plan.as_of) % 7 == 0);
            assert!(span.start <= *week && week.shifted(6) <= span.finish, "{}", action.id);
            *load.entry(*week).or_default() += minutes;
        }
        let worked = action.placed.last().map(|(week, _)| week.shifted(6));
        let lasts = last_day(action, span.start, plan.as_of);
        assert_eq!(span.finish, worked.map_or(lasts, |worked| worked.max(lasts)));
        assert!(span.start >= action.earliest.start && span.finish >= action.earliest.finish);
    }
    assert!(load.values().all(|minutes| *minutes <= capacity), "{load:?}");
    assert_eq!(
        plan.scheduled,
        plan.actions.iter().filter_map(|it| it.scheduled).map(|it| it.finish).max()
    );
}

fn check_target(assessment: &Assessment<'_>, plan: &Plan<'_>) {
    let Some(result) = &plan.target else { return };
    let earliest_met = plan.earliest.is_none_or(|earliest| earliest <= result.target);
    assert_eq!(result.too_late.is_empty(), earliest_met);
    assert!(!result.met || earliest_met);
    if !earliest_met {
        assert!(result.enough.is_none());
    }
    let again = |capacity: u32| {
        let mut settings = plan.settings.clone();
        settings.capacity = Some(capacity);
        clausegraph::plan(assessment, settings).target.unwrap().met
    };
    if let Some(enough) = result.enough {
        assert!(again(enough), "what is said to be enough is not");
    }
    if let Some(below) = result.at_least.and_then(|at_least| at_least.checked_sub(1))
        && below > 0
    {
        assert!(!again(below), "less than the least is enough");
    }
}

fn sorted<T: Ord>(entries: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = entries.collect();
    all.sort();
    all
}

fn cases() -> impl Strategy<Value = Case> {
    prop_oneof![11 => case(), 1 => case_of(standard().unwrap())]
}

fn names(plan: &Plan<'_>) -> BTreeMap<String, (Vec<String>, BTreeSet<String>)> {
    let cells = |action: &Action<'_>| {
        action.closes.iter().map(|index| plan.cells[*index].cell.name()).collect()
    };
    let all = plan.actions.iter();
    all.map(|action| (action.id.clone(), (action.things.clone(), cells(action)))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_organisations_keep_the_laws(
        case in cases(),
        capacity in 30_u32..6_000,
        days in 1_i64..500,
    ) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, case.as_of);
        let mut settings = PlanSettings::usual(&assessment);
        settings.capacity = Some(capacity);
        settings.target = Some(case.as_of.shifted(days));
        check_laws(&assessment, &plan(&assessment, settings));
    }

    #[test]
    fn a_roadmap_keeps_the_laws_and_says_what_its_days_rest_on(
        case in cases(),
        capacity in prop::option::of(30_u32..6_000),
        days in prop::option::of(1_i64..500),
    ) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, case.as_of);
        let mut settings = PlanSettings::usual(&assessment);
        settings.capacity = capacity;
        settings.target = days.map(|days| case.as_of.shifted(days));
        let usual = settings.effort.size.usual_capacity();
        let roadmap = roadmap_plan(&assessment, settings);
        check_laws(&assessment, &roadmap);
        let now = roadmap.settings.capacity;
        match roadmap.settings.capacity_from {
            CapacityFrom::Stated => prop_assert_eq!(now, capacity),
            CapacityFrom::Usual => prop_assert_eq!((now, capacity), (Some(usual), None)),
            CapacityFrom::Target => {
                prop_assert!(capacity.is_none() && now != Some(usual));
                prop_assert!(roadmap.target.unwrap().met);
            }
        }
    }

    #[test]
    fn input_order_changes_no_action(case in cases()) {
        let mut turned = case.clone();
        turned.organisation.artefacts.reverse();
        turned.organisation.claims.reverse();
        let told = |case: &Case| {
            let (catalogue, organisation) = loaded(case);
            let map = map(&catalogue, &organisation);
            let assessment = assess(&map, case.as_of);
            let plan = plan(&assessment, PlanSettings::usual(&assessment));
            (names(&plan), plan.earliest, plan.effort)
        };
        prop_assert_eq!(told(&case), told(&turned));
    }

    #[test]
    fn nothing_changed_is_nothing_different(case in cases()) {
        let (catalogue, organisation) = loaded(&case);
        let same = organisation.without(|_| false);
        let (one, two) = (map(&catalogue, &organisation), map(&catalogue, &same));
        let (one, two) = (assess(&one, case.as_of), assess(&two, case.as_of));
        let plans = [&one, &two].map(|found| plan(found, PlanSettings::usual(found)));
        prop_assert!(what_if((&one, &plans[0]), (&two, &plans[1])).is_nothing());
    }

    #[test]
    fn what_is_different_turns_round(case in cases(), which in any::<prop::sample::Index>()) {
        prop_assume!(!case.organisation.artefacts.is_empty());
        let (catalogue, organisation) = loaded(&case);
        let gone = which.get(organisation.artefacts()).id().clone();
        let less = organisation.without(|artefact| *artefact.id() == gone);
        let (one, two) = (map(&catalogue, &organisation), map(&catalogue, &less));
        let (one, two) = (assess(&one, case.as_of), assess(&two, case.as_of));
        let plans = [&one, &two].map(|found| plan(found, PlanSettings::usual(found)));
        let there = what_if((&one, &plans[0]), (&two, &plans[1]));
        let back = what_if((&two, &plans[1]), (&one, &plans[0]));
        let turned = |found: &clausegraph::WhatIf| -> Vec<(String, Option<Status>, Option<Status>)> {
            sorted(found.cells.iter().map(|it| (it.cell.clone(), it.after, it.before)))
        };
        let straight = sorted(back.cells.iter().map(|it| (it.cell.clone(), it.before, it.after)));
        prop_assert_eq!(turned(&there), straight);
        prop_assert_eq!(there.plan.gone, back.plan.new);
        prop_assert_eq!(there.plan.effort.0, back.plan.effort.1);
    }
}

#[test]
fn months_are_months_of_the_calendar() {
    let interval: Interval = "P3M".parse().unwrap();
    with_fixture("fellroute", |assessment| {
        let plan = plan(assessment, PlanSettings::usual(assessment));
        let keep = plan.actions.iter().filter(|action| matches!(action.work, Work::Keep(_)));
        let mut seen = 0;
        for action in keep {
            seen += 1;
            assert!(action.earliest.finish.shifted(1) >= action.earliest.start.after(interval));
        }
        assert!(seen > 3);
    });
}
