//! The forecast, against an assessment of every single day and against the naive engine.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

#[expect(dead_code, reason = "the rows of a cell are compared elsewhere")]
mod common;

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Assessment, Catalogue, ChangeCause, Date, Defect, Forecast, ForecastStep, ForecastTurn,
    GateState, Organisation, Shares, SourceText, assess, document::OrganisationDocument,
    due_themes, forecast, map,
};
use clausegraph_testkit::{
    fixtures,
    generate::{Case, case, case_of},
    naive, standard,
};
use common::loaded;
use proptest::{prelude::*, sample::Index, strategy::ValueTree};

/// What the days of an organisation are moved to: which text, and how many days after the first one.
type Moves = Vec<(Index, i64)>;

/// A case whose days, some of them, lie in the window that begins on the case's day.
fn moving(days: i64) -> impl Strategy<Value = (Case, i64)> {
    let moves = prop::collection::vec((any::<Index>(), 0..days), 0..40);
    let cases = prop_oneof![9 => case(), 1 => case_of(standard().unwrap())];
    (cases, moves, 1..days).prop_map(|(case, moves, length)| (moved(case, &moves), length))
}

/// The same case with some of its days moved, whatever the field; as it is where that is no organisation.
fn moved(case: Case, moves: &Moves) -> Case {
    let mut value = serde_json::to_value(&case.organisation).unwrap();
    let mut days = Vec::new();
    days_of(&mut value, &mut days);
    if days.is_empty() {
        return case;
    }
    for (which, after) in moves {
        let day = which.index(days.len());
        let day = days.get_mut(day).unwrap();
        **day = serde_json::Value::String(case.as_of.shifted(*after).to_string());
    }
    let organisation: OrganisationDocument = serde_json::from_value(value).unwrap();
    let source = |name: &str, text: String| SourceText { name: name.to_owned(), text };
    let catalogue = source("catalogue.json", serde_json::to_string(&case.catalogue).unwrap());
    let (catalogue, _) = Catalogue::load(&[catalogue], &[]);
    let text = serde_json::to_string(&organisation).unwrap();
    let sound = Organisation::load(&[source("organisation.json", text)], &catalogue.unwrap()).0;
    if sound.is_some() { Case { organisation, ..case } } else { case }
}

/// Every text of a document that is a day.
fn days_of<'v>(value: &'v mut serde_json::Value, found: &mut Vec<&'v mut serde_json::Value>) {
    match value {
        serde_json::Value::String(text) if text.parse::<Date>().is_ok() => found.push(value),
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| days_of(item, found)),
        serde_json::Value::Object(fields) => {
            fields.values_mut().for_each(|field| days_of(field, found));
        }
        serde_json::Value::String(_)
        | serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_) => {}
    }
}

type Name = (String, &'static str, Option<String>);

/// Everything that a forecast tells of one day, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    cells: BTreeMap<Name, &'static str>,
    gates: BTreeMap<String, GateState>,
    clauses: BTreeMap<String, Option<Shares>>,
}

fn state(assessment: &Assessment<'_>) -> State {
    let cell = |cell: clausegraph::Cell<'_>| {
        let member = cell.member.id().map(str::to_owned);
        let name = (cell.requirement.id().to_string(), cell.member.scope(), member);
        (name, cell.status.as_str())
    };
    State {
        cells: assessment.cells().map(cell).collect(),
        gates: assessment
            .gates()
            .into_iter()
            .map(|result| (result.gate.id.to_string(), result.state))
            .collect(),
        clauses: assessment
            .clauses()
            .map(|result| (result.clause.id().to_string(), result.shares))
            .collect(),
    }
}

/// A state with the changes of a step; what a step says of the day before must hold in it.
fn apply(state: &mut State, step: &ForecastStep<'_>) {
    for change in &step.cells {
        assert_ne!(change.before, change.after);
        let member = change.member.id().map(str::to_owned);
        let name = (change.requirement.id().to_string(), change.member.scope(), member);
        let before = match change.after {
            Some(status) => state.cells.insert(name, status.as_str()),
            None => state.cells.remove(&name),
        };
        assert_eq!(before, change.before.map(clausegraph::Status::as_str), "{}", change.name());
    }
    for change in &step.gates {
        let before = state.gates.insert(change.gate.id.to_string(), change.after);
        assert_eq!(before, Some(change.before));
        assert_ne!(change.before, change.after);
    }
    for change in &step.clauses {
        let before = state.clauses.insert(change.clause.id().to_string(), change.after);
        assert_eq!(before, Some(change.before));
        assert_ne!(change.before, change.after);
    }
}

fn day_after(day: Date) -> Date {
    day.shifted(1)
}

/// To assess on every single day gives the same.
fn equals_every_day(case: &Case, length: i64) {
    let (catalogue, organisation) = loaded(case);
    let map = map(&catalogue, &organisation);
    let (from, until) = (case.as_of, case.as_of.shifted(length));
    let forecast = forecast(&map, from, until);
    let mut told = state(&forecast.from);
    assert_eq!(told, state(&assess(&map, from)));
    let mut steps = forecast.steps.iter().peekable();
    let mut day = from;
    while day < until {
        day = day_after(day);
        let before = told.clone();
        let step = steps.next_if(|step| step.day == day);
        if let Some(step) = step {
            apply(&mut told, step);
        }
        let assessed = state(&assess(&map, day));
        assert_eq!(told, assessed, "on {day}");
        assert_eq!(before != assessed, step.is_some(), "a step where something changes: {day}");
    }
    assert_eq!(steps.next().map(|step| step.day), None);
    assert_eq!(told, state(&forecast.until));
    assert_eq!(forecast.until.as_of(), until);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_forecast_equals_an_assessment_of_every_single_day((case, length) in moving(100)) {
        equals_every_day(&case, length);
    }

    #[test]
    fn it_equals_the_naive_engine((case, length) in moving(200), more in prop::collection::vec(1_i64..200, 3)) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let (from, until) = (case.as_of, case.as_of.shifted(length));
        let forecast = forecast(&map, from, until);
        let steps: Vec<Date> = forecast.steps.iter().map(|step| step.day).collect();
        let mut days: BTreeSet<Date> = steps.iter().take(4).flat_map(|day| [*day, day.shifted(-1)]).collect();
        days.extend(more.iter().map(|after| from.shifted(after % length)));
        days.insert(until);
        let mut told = state(&forecast.from);
        let mut steps = forecast.steps.iter().peekable();
        for day in days {
            while let Some(step) = steps.next_if(|step| step.day <= day) {
                apply(&mut told, step);
            }
            let rows = naive::assess(&case.catalogue, &case.organisation, day);
            let rows: BTreeMap<Name, &str> = rows
                .into_iter()
                .map(|row| ((row.requirement, row.scope, row.member), row.status))
                .collect();
            prop_assert_eq!(&told.cells, &rows, "on {}", day);
        }
    }

    #[test]
    fn no_change_is_without_a_cause((case, length) in moving(400)) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let forecast = forecast(&map, case.as_of, case.as_of.shifted(length));
        for step in &forecast.steps {
            for change in &step.cells {
                prop_assert!(!change.causes.is_empty(), "{} on {}: {change:#?}", change.name(), step.day);
                let roots: Vec<_> = change.causes.iter().flat_map(ChangeCause::roots).collect();
                prop_assert!(!roots.is_empty(), "{} on {}", change.name(), step.day);
                for root in roots {
                    prop_assert!(root.about().is_some(), "{root:#?}");
                    if let ChangeCause::Evidence(change) = root {
                        let offered = change.before.is_some() == change.after.is_some();
                        prop_assert!(!offered || !change.gained.is_empty() || !change.lost.is_empty(), "{change:#?}");
                    }
                }
            }
            for change in &step.gates {
                prop_assert!(!change.gained.is_empty() || !change.lost.is_empty(), "{change:#?}");
            }
        }
        // What falls due tells of every cell, and of no other.
        let mut told: Vec<BTreeSet<usize>> = forecast.steps.iter().map(|_| BTreeSet::new()).collect();
        for theme in due_themes(&forecast) {
            prop_assert_eq!(theme.day, forecast.steps[theme.step].day);
            told[theme.step].extend(&theme.cells);
        }
        for (step, told) in forecast.steps.iter().zip(told) {
            prop_assert_eq!(told, (0..step.cells.len()).collect());
        }
    }

    #[test]
    fn a_window_in_two_parts_gives_the_same_steps((case, length) in moving(400), cut in any::<Index>()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let days = usize::try_from(length).unwrap();
        let middle = case.as_of.shifted(i64::try_from(cut.index(days + 1)).unwrap());
        let until = case.as_of.shifted(length);
        let whole = forecast(&map, case.as_of, until);
        let (one, two) = (forecast(&map, case.as_of, middle), forecast(&map, middle, until));
        let steps = |steps: &[ForecastStep<'_>]| -> Vec<String> {
            steps.iter().map(|step| format!("{step:?}")).collect()
        };
        let mut parts = steps(&one.steps);
        parts.extend(steps(&two.steps));
        prop_assert_eq!(steps(&whole.steps), parts);
        prop_assert_eq!(whole.days_assessed, one.days_assessed + two.days_assessed);
    }

    #[test]
    fn what_has_become_of_the_cells_is_the_difference_of_two_assessments((case, length) in moving(400), at in any::<Index>()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let forecast = forecast(&map, case.as_of, case.as_of.shifted(length));
        let day = case.as_of.shifted(i64::try_from(at.index(usize::try_from(length).unwrap() + 1)).unwrap());
        let (before, after) = (state(&assess(&map, case.as_of)), state(&assess(&map, day)));
        let names: BTreeSet<&Name> = before.cells.keys().chain(after.cells.keys()).collect();
        let differ: BTreeSet<&Name> =
            names.into_iter().filter(|name| before.cells.get(*name) != after.cells.get(*name)).collect();
        let outcomes = forecast.outcomes(day);
        prop_assert_eq!(outcomes.len(), differ.len());
        for outcome in outcomes {
            let member = outcome.member.id().map(str::to_owned);
            let name = (outcome.requirement.id().to_string(), outcome.member.scope(), member);
            prop_assert_eq!(outcome.before.map(clausegraph::Status::as_str), before.cells.get(&name).copied());
            prop_assert_eq!(outcome.after.map(clausegraph::Status::as_str), after.cells.get(&name).copied());
            prop_assert!(outcome.steps.iter().all(|step| forecast.steps[*step].day <= day));
        }
        for result in assess(&map, day).clauses() {
            prop_assert_eq!(forecast.shares(result.clause, day), result.shares);
        }
        for result in assess(&map, day).gates() {
            prop_assert_eq!(forecast.gate(result.gate.id.as_str(), day), Some(result.state));
        }
    }

    #[test]
    fn every_day_that_is_written_down_is_known((case, _) in moving(100)) {
        let (_, organisation) = loaded(&case);
        let known = organisation.days();
        for day in written(&serde_json::to_string(&case.organisation).unwrap()) {
            prop_assert!(known.contains(&day), "{day}");
        }
    }
}

/// Every day that a text holds, found by nothing but its signs.
fn written(text: &str) -> BTreeSet<Date> {
    let signs: Vec<char> = text.chars().collect();
    let texts = signs.windows(10).map(|window| window.iter().collect::<String>());
    texts.filter_map(|text| text.parse().ok()).collect()
}

#[test]
fn every_day_that_the_organisations_write_down_is_known() {
    for name in fixtures::organisations().unwrap() {
        let organisation = fixtures::organisation(&name).unwrap();
        let text = serde_json::to_string(&organisation).unwrap();
        let as_of = "2026-11-22".parse().unwrap();
        let (_, loaded) = loaded(&Case { catalogue: standard().unwrap(), organisation, as_of });
        let known = loaded.days();
        // Days within longer texts, such as ids and places, say nothing of when anything happens.
        let forgotten: Vec<Date> = written(&text)
            .into_iter()
            .filter(|day| !known.contains(day))
            .filter(|day| {
                text.contains(&format!("\"{day}\"")) || text.contains(&format!("\"{day}/"))
            })
            .collect();
        assert_eq!(forgotten, [], "{name}");
        assert!(known.len() > 20, "{name}");
    }
}

#[test]
fn whole_organisations_change_as_they_are_assessed_day_by_day() {
    for name in fixtures::organisations().unwrap() {
        let organisation = fixtures::organisation(&name).unwrap();
        let as_of = "2026-11-22".parse().unwrap();
        equals_every_day(&Case { catalogue: standard().unwrap(), organisation, as_of }, 30);
    }
}

#[test]
fn a_window_without_a_day_has_no_step() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let case = case().new_tree(&mut runner).unwrap().current();
    let (catalogue, organisation) = loaded(&case);
    let map = map(&catalogue, &organisation);
    for until in [case.as_of, case.as_of.shifted(-30)] {
        let forecast = forecast(&map, case.as_of, until);
        assert_eq!((forecast.steps.len(), forecast.days_assessed), (0, 0));
        assert_eq!(state(&forecast.from), state(&forecast.until));
        assert_eq!(forecast.until.as_of(), case.as_of);
    }
}

/// What random cases hold, by name.
fn seen(forecast: &Forecast<'_>, found: &mut BTreeMap<String, usize>) {
    let mut add = |name: String| *found.entry(name).or_default() += 1;
    for step in &forecast.steps {
        step.gates.iter().for_each(|_| add("gate".to_owned()));
        for change in &step.cells {
            add(format!("turn {}", change.turn().as_str()));
            for cause in &change.causes {
                match cause {
                    ChangeCause::Evidence(change) => {
                        for (what, defects) in [("gained", &change.gained), ("lost", &change.lost)]
                        {
                            for defect in defects {
                                add(format!("{what} {}", defect.as_str()));
                            }
                        }
                        if change.before.is_none() || change.after.is_none() {
                            add("offered on one day".to_owned());
                        }
                    }
                    ChangeCause::There(_) => add("there".to_owned()),
                    ChangeCause::Condition { .. } => add("condition".to_owned()),
                    ChangeCause::Follows { .. } => add("follows".to_owned()),
                    _ => panic!("another cause"),
                }
            }
        }
    }
}

#[test]
fn random_cases_change_in_every_way() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = moving(300);
    let mut found = BTreeMap::new();
    for _ in 0..150 {
        let (case, length) = strategy.new_tree(&mut runner).unwrap().current();
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        seen(&forecast(&map, case.as_of, case.as_of.shifted(length)), &mut found);
    }
    let turns = ForecastTurn::ALL.iter().map(|turn| format!("turn {}", turn.as_str()));
    let due: Date = "2026-01-01".parse().unwrap();
    let defects =
        [Defect::Lapsed(due), Defect::NotInForce, Defect::DatedAfter, Defect::WithoutApproval];
    let gained = [Defect::Lapsed(due), Defect::NotInForce];
    let wanted: Vec<String> = turns
        .chain(defects.iter().map(|defect| format!("lost {}", defect.as_str())))
        .chain(gained.iter().map(|defect| format!("gained {}", defect.as_str())))
        .chain(["gate", "there", "condition", "follows"].map(str::to_owned))
        .collect();
    let missing: Vec<&String> = wanted.iter().filter(|name| !found.contains_key(*name)).collect();
    assert!(missing.is_empty(), "{missing:?} in {found:#?}");
}

/// A forecast in short lines: what the golden cases are about.
fn told(catalogue: &str, organisation: &str, until: &str) -> String {
    let source =
        |name: &str, text: &str| SourceText { name: name.to_owned(), text: text.to_owned() };
    let (catalogue, problems) = Catalogue::load(&[source("catalogue.json", catalogue)], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:#?}"));
    let (organisation, problems) =
        Organisation::load(&[source("organisation.json", organisation)], &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    let map = map(&catalogue, &organisation);
    let forecast = forecast(&map, "2026-11-22".parse().unwrap(), until.parse().unwrap());
    let mut lines = Vec::new();
    let status =
        |status: Option<clausegraph::Status>| status.map_or("-", clausegraph::Status::as_str);
    for step in &forecast.steps {
        lines.push(step.day.to_string());
        for change in &step.cells {
            let (before, after) = (status(change.before), status(change.after));
            lines.push(format!(
                "  {} {before} -> {after} ({})",
                change.name(),
                change.turn().as_str()
            ));
            causes(&change.causes, 4, &mut lines);
        }
        for change in &step.gates {
            let (before, after) = (change.before.as_str(), change.after.as_str());
            lines.push(format!("  gate {} {before} -> {after}", change.gate.id));
        }
        for change in &step.clauses {
            let shares = |shares: Option<Shares>| {
                shares.map_or("-".to_owned(), |shares| {
                    format!("{} to {}", shares.known, shares.possible)
                })
            };
            let (before, after) = (shares(change.before), shares(change.after));
            lines.push(format!("  clause {} {before} -> {after}", change.clause.id()));
        }
    }
    for theme in due_themes(&forecast) {
        let worse = theme.count(&forecast, ForecastTurn::Worse);
        lines.push(format!(
            "by {} {}: {} cells, {worse} worse",
            theme.act_by(),
            theme.id(),
            theme.cells.len()
        ));
    }
    lines.join("\n")
}

fn causes(found: &[ChangeCause<'_>], indent: usize, lines: &mut Vec<String>) {
    let blank = " ".repeat(indent);
    for cause in found {
        match cause {
            ChangeCause::Evidence(change) => {
                let words = |defects: &[Defect]| {
                    let words: Vec<String> = defects.iter().map(ToString::to_string).collect();
                    words.join(", ")
                };
                let planned = change
                    .planned
                    .map_or(String::new(), |(interval, by)| format!("; {interval} by {}", by.id()));
                let slot = &change.slot.id;
                let about = cause.about().unwrap_or_default();
                let (gained, lost) = (words(&change.gained), words(&change.lost));
                lines.push(format!("{blank}{slot}: {about} +[{gained}] -[{lost}]{planned}"));
            }
            ChangeCause::There(artefact) => lines.push(format!("{blank}there: {}", artefact.id())),
            ChangeCause::Condition { member, condition, holds } => {
                let id = member.id().unwrap_or_default();
                lines.push(format!("{blank}{} of {id} holds: {holds}", condition.field));
            }
            ChangeCause::Follows { requirement, member, causes: behind } => {
                let id = member.id().unwrap_or_default();
                lines.push(format!("{blank}follows {}@{id}", requirement.id()));
                causes(behind, indent + 2, lines);
            }
            _ => panic!("another cause"),
        }
    }
}

/// One requirement with one slot, which takes what is claimed for it.
fn claimed(id: &str, population: &str, accepts: &str) -> String {
    format!(
        r#"{{ "id": "{id}", "clause": "8", "tier": "stated", "population": "{population}",
            "statement": "Something is shown.", "question": "What shows it?",
            "slots": [{{ "id": "shown", "aspect": "operation", "take": "in-force", "reach": "named",
                        "accepts": [{accepts}] }}] }}"#
    )
}

fn catalogue_of(header: &str, populations: &str, requirements: &[String], more: &str) -> String {
    format!(
        r#"{{ "format_version": 1,
            "catalogue": {{ "id": "example@1", "title": "An example", "exclusions": "none", "wording": "own"{header} }},
            "clauses": [{{ "id": "8", "title": "Operation", "area": true }}],
            "populations": [{{ "id": "organisation", "title": "all", "of": "organisation", "source": "organisation", "empty": "never" }}{populations}],
            "requirements": [{}]{more} }}"#,
        requirements.join(",")
    )
}

const SUPPLIERS: &str = r#", { "id": "suppliers", "title": "suppliers", "of": "suppliers", "source": "organisation", "empty": "allowed" }"#;

#[test]
fn the_control_of_a_party_ends_and_its_evidence_weakens() {
    let requirements = [
        claimed("8-01", "suppliers", r#"{ "kind": "contract" }"#),
        claimed("8-02", "organisation", r#"{ "kind": "procedure" }"#),
    ];
    let catalogue = catalogue_of(
        r#", "parties": { "retained": [], "control": ["8-01"] }"#,
        SUPPLIERS,
        &requirements,
        "",
    );
    let organisation = r#"{ "format_version": 1,
        "scope": { "suppliers": [{ "id": "acme", "name": "Acme", "state": "in", "operates": ["8"] }] },
        "artefacts": [
            { "id": "CON-1", "kind": "contract", "status": "in-use", "covers": ["acme"],
              "agreement": { "party": "acme", "valid_to": "2026-12-31" } },
            { "id": "PRO-1", "kind": "procedure", "status": "in-use", "provided_by": "acme" }],
        "claims": [{ "artefact": "PRO-1", "for": "8-02", "state": "confirmed", "by": "ann", "on": "2026-01-01" }] }"#;
    insta::assert_snapshot!(told(&catalogue, organisation, "2027-12-31"));
}

#[test]
fn one_of_two_ways_ends_and_the_other_is_no_choice_any_more() {
    let requirements = [
        claimed("8-01", "organisation", r#"{ "kind": "contract" }"#),
        claimed("8-02", "organisation", r#"{ "kind": "procedure" }"#),
    ];
    let catalogue = catalogue_of(
        "",
        "",
        &requirements,
        r#", "alternatives": [{ "requirements": ["8-01", "8-02"], "at_least": 1 }]"#,
    );
    let organisation = r#"{ "format_version": 1, "artefacts": [
        { "id": "CON-1", "kind": "contract", "status": "in-use", "agreement": { "valid_to": "2026-12-31" } },
        { "id": "PRO-1", "kind": "procedure", "status": "in-use", "created_on": "2027-03-01" }],
        "claims": [{ "artefact": "PRO-1", "for": "8-02", "state": "confirmed", "by": "ann", "on": "2026-01-01" }] }"#;
    insta::assert_snapshot!(told(&catalogue, organisation, "2027-12-31"));
}

#[test]
fn what_is_computed_follows_and_members_come_when_their_day_does() {
    let requirements = [
        claimed("8-01", "contracts", r#"{ "kind": "report" }"#),
        claimed("8-02", "organisation", r#"{ "kind": "policy", "needs": ["approval"] }"#),
        r#"{ "id": "8-03", "clause": "8", "tier": "stated", "population": "organisation",
             "statement": "Both hold.", "question": "Do they?", "computed_from": ["8-02"] }"#
            .to_owned(),
    ];
    let catalogue = catalogue_of(
        "",
        r#", { "id": "contracts", "title": "contracts", "of": "artefacts", "source": "artefacts", "kinds": ["contract"], "empty": "allowed" }"#,
        &requirements,
        r#", "gates": [{ "id": "policy", "title": "The policy", "check": "requirements", "requirements": ["8-02"] }]"#,
    );
    let organisation = r#"{ "format_version": 1, "artefacts": [
        { "id": "CON-1", "kind": "contract", "status": "in-use", "dated_on": "2027-02-01" },
        { "id": "POL-1", "kind": "policy", "status": "approved", "approval": { "by": "ann", "on": "2027-01-15" } }],
        "claims": [{ "artefact": "POL-1", "for": "8-02", "state": "confirmed", "by": "ann", "on": "2026-01-01" }] }"#;
    insta::assert_snapshot!(told(&catalogue, organisation, "2027-12-31"));
}

#[test]
fn an_interval_that_is_laid_down_no_longer_is_told_with_what_laid_it_down() {
    let run = r#"{ "id": "8-01", "clause": "8", "tier": "stated", "population": "organisation",
        "statement": "It is looked at as planned.", "question": "When was it?",
        "slots": [
            { "id": "defined", "aspect": "design", "take": "in-force", "reach": "blanket", "required": false,
              "accepts": [{ "kind": "contract" }] },
            { "id": "run", "aspect": "operation", "take": "latest", "reach": "blanket", "lapses_after": "defined",
              "accepts": [{ "kind": "management-review" }] }] }"#;
    let catalogue = catalogue_of("", "", &[run.to_owned()], "");
    // A year until the end of 2026, then three months: the review of June is late from one day to the next.
    let organisation = r#"{ "format_version": 1, "artefacts": [
        { "id": "CON-1", "kind": "contract", "status": "in-use", "interval": "P1Y", "agreement": { "valid_to": "2026-12-31" } },
        { "id": "CON-2", "kind": "contract", "status": "in-use", "interval": "P3M", "agreement": { "valid_to": "2027-12-31" } },
        { "id": "MR-1", "kind": "management-review", "dated_on": "2026-06-15" }] }"#;
    insta::assert_snapshot!(told(&catalogue, organisation, "2027-06-30"));
}

#[test]
fn an_audit_programme_in_months_and_in_days_is_looked_at_day_by_day() {
    let catalogue = catalogue_of(
        "",
        "",
        &[claimed("8-01", "organisation", r#"{ "kind": "procedure" }"#)],
        r#", "gates": [{ "id": "audits", "title": "Audits", "check": "audit-programme" }]"#,
    );
    // In February a month is shorter than thirty days, elsewhere longer or the same.
    let organisation = r#"{ "format_version": 1, "artefacts": [
        { "id": "PLN-1", "kind": "plan", "status": "in-use", "interval": "P1M" },
        { "id": "PLN-2", "kind": "plan", "status": "in-use", "interval": "P30D" },
        { "id": "AUD-1", "kind": "audit", "dated_on": "2027-01-20", "review": { "clauses": ["8"] },
          "links": [{ "type": "implements", "to": "PLN-1" }, { "type": "implements", "to": "PLN-2" }] }] }"#;
    let days = told(&catalogue, organisation, "2027-06-30");
    insta::assert_snapshot!(days);
    let source =
        |name: &str, text: &str| SourceText { name: name.to_owned(), text: text.to_owned() };
    let (catalogue, _) = Catalogue::load(&[source("catalogue.json", &catalogue)], &[]);
    let catalogue = catalogue.unwrap();
    let (organisation, _) = Organisation::load(&[source("o.json", organisation)], &catalogue);
    let organisation = organisation.unwrap();
    let map = map(&catalogue, &organisation);
    let states: Vec<GateState> = (0..220)
        .map(|after| {
            assess(&map, "2026-11-22".parse::<Date>().unwrap().shifted(after)).gates()[0].state
        })
        .collect();
    let turns = states.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(turns, days.lines().filter(|line| line.contains("gate audits")).count());
}
