//! The view of routines against the naive view, on random organisations and on the fixtures.
//!
//! The requirements for which the offer of a routine is taken are not compared: what is taken is compared by
//! the oracle of the assessment.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

mod loading;

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::{
    Artefact, ArtefactId, ArtefactKind, Certainty, Date, Fact, Key, RoutineHole, RoutineView,
    assess, document, map, routines,
};
use clausegraph_testkit::{
    fixtures,
    generate::{Case, case, case_of},
    naive_routines::{self, Newest, ProcessRow, RoutineRow, RoutinesRow},
    standard,
};
use loading::loaded;
use proptest::{collection::vec, prelude::*, strategy::ValueTree};
use serde_json::Value;

fn id(artefact: &Artefact) -> String {
    artefact.id().to_string()
}

fn newest(last: Option<(&Artefact, Date)>) -> Newest {
    last.map(|(by, day)| (id(by), day.to_string()))
}

fn hole(hole: &RoutineHole<'_>) -> String {
    match hole {
        RoutineHole::Owner => "owner".to_owned(),
        RoutineHole::Mandate => "mandate".to_owned(),
        RoutineHole::Tool => "tool".to_owned(),
        RoutineHole::ToolDescribed => "tool-described".to_owned(),
        RoutineHole::RecordTypes => "record-types".to_owned(),
        RoutineHole::Records(word) => format!("records:{word}"),
        RoutineHole::Measure => "measure".to_owned(),
        RoutineHole::Measurement(id) => format!("measurement:{id}"),
        RoutineHole::Review => "review".to_owned(),
        RoutineHole::Session(id) => format!("session:{id}"),
    }
}

fn row(view: &RoutineView<'_>) -> RoutineRow {
    RoutineRow {
        routine: id(view.routine),
        plain: [
            view.subject.map(ToString::to_string),
            view.owner.map(ToString::to_string),
            view.operated_by.map(ToString::to_string),
            view.mandate.map(|mandate| mandate.as_str().to_owned()),
            view.policy.map(ToString::to_string),
        ],
        reasons: [view.rationale.map(<[_]>::len), view.mandates.map(<[_]>::len)],
        tool: view.tool.as_ref().map(|tool| {
            let described = tool.described.iter().map(|tool| id(tool)).collect();
            (tool.name.map(str::to_owned), described)
        }),
        records: view.records.as_ref().map(|records| {
            let all = records.iter().map(|one| {
                let sets = one.sets.iter().map(|found| {
                    (id(found.set), found.period.map(|period| period.to_string()), found.total)
                });
                (one.record_type.to_string(), sets.collect())
            });
            all.collect()
        }),
        measures: view
            .measures
            .as_ref()
            .map(|measures| measures.iter().map(|one| (id(one.by), newest(one.last))).collect()),
        review: view.review.as_ref().map(|review| {
            let interval = review.interval.map(|interval| interval.to_string());
            (id(review.place), interval, newest(review.last))
        }),
        holes: view.holes.iter().map(hole).collect(),
        unknown: view.unknown.iter().map(hole).collect(),
    }
}

/// What the real view says, in the naive view's words.
fn real(case: &Case) -> RoutinesRow {
    let (catalogue, organisation) = loaded(case);
    let map = map(&catalogue, &organisation);
    let found = routines(&assess(&map, case.as_of));
    let known = |certain| match certain {
        Certainty::Known => true,
        Certainty::NotStated => false,
    };
    let processes = found.processes.iter().map(|process| ProcessRow {
        subjects: process.subjects.iter().map(ToString::to_string).collect(),
        requirements: process.requirements.iter().map(|one| one.id().to_string()).collect(),
        routines: process.routines.iter().map(|routine| id(routine)).collect(),
        known: known(process.certain),
    });
    RoutinesRow {
        routines: found.routines.iter().map(row).collect(),
        apart: found.apart.iter().map(|one| (id(one.artefact), known(one.certain))).collect(),
        processes: processes.collect(),
    }
}

fn naive(case: &Case) -> RoutinesRow {
    naive_routines::routines(&case.catalogue, &case.organisation, case.as_of)
}

fn agree(case: &Case) -> Result<(), TestCaseError> {
    let (real, naive) = (real(case), naive(case));
    prop_assert_eq!(real.routines.len(), naive.routines.len());
    for (real, naive) in real.routines.iter().zip(&naive.routines) {
        prop_assert_eq!(real, naive, "left: the view, right: the naive view");
    }
    prop_assert_eq!(&real.apart, &naive.apart, "left: the view, right: the naive view");
    let asked = |found: &RoutinesRow| -> Vec<ProcessRow> {
        // Where there is a routine, nothing is said of there being none.
        let rows = found.processes.iter().cloned();
        rows.map(|row| ProcessRow { known: row.known || !row.routines.is_empty(), ..row }).collect()
    };
    prop_assert_eq!(asked(&real), asked(&naive), "left: the view, right: the naive view");
    Ok(())
}

/// What artefacts of a few kinds are made of: one number after the other, each used once.
struct Numbers<'a>(std::slice::Iter<'a, usize>);

impl Numbers<'_> {
    fn below(&mut self, end: usize) -> usize {
        self.0.next().copied().unwrap_or(0).checked_rem(end).unwrap_or(0)
    }

    fn pick<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        let at = self.below(list.len());
        list.get(at).cloned()
    }

    /// One of ten facts is unknown, one of ten stated none.
    fn fact<T>(&mut self, value: impl FnOnce(&mut Self) -> Option<T>) -> Fact<T> {
        match self.below(10) {
            0 => Fact::Unknown,
            1 => Fact::StatedNone,
            _ => value(self).map_or(Fact::Unknown, Fact::Given),
        }
    }

    fn some<T: Clone>(&mut self, list: &[T], most: usize) -> Option<Vec<T>> {
        let count = 1 + self.below(most);
        let found: Vec<T> = (0..count).filter_map(|_| self.pick(list)).collect();
        (!found.is_empty()).then_some(found)
    }
}

/// The words that a catalogue asks for in an attribute.
fn words(catalogue: &Value, field: &str) -> BTreeSet<String> {
    match catalogue {
        Value::Array(list) => list.iter().flat_map(|one| words(one, field)).collect(),
        Value::Object(object) => {
            let own = object.get("field").and_then(Value::as_str) == Some(field);
            let is = object.get("is").and_then(Value::as_array).filter(|_| own);
            let is = is.into_iter().flatten().filter_map(Value::as_str);
            let inner = object.values().flat_map(|one| words(one, field));
            is.map(str::to_owned).chain(inner).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => BTreeSet::new(),
    }
}

const KINDS: &[ArtefactKind] = &[
    ArtefactKind::Routine,
    ArtefactKind::Tool,
    ArtefactKind::RecordSet,
    ArtefactKind::Metric,
    ArtefactKind::Measurement,
    ArtefactKind::Routine,
    ArtefactKind::Forum,
    ArtefactKind::ServiceReview,
    ArtefactKind::Measurement,
    ArtefactKind::Audit,
];

const NAMES: &[&str] = &[
    "Desk",
    "desk",
    "Desk, the old one",
    "Board: changes",
    "board",
    "R-2",
    "Deskpro",
    "Board (new)",
    "Board [old]",
];

const LINKS: &[document::LinkType] = &[
    document::LinkType::Measures,
    document::LinkType::ReviewedIn,
    document::LinkType::Implements,
    document::LinkType::Evidences,
    document::LinkType::Measures,
    document::LinkType::ReviewedIn,
];

const DAYS: &[&str] = &["2023-10-01", "2023-12-01", "2024-02-29", "2026-02-01", "2030-01-01"];

/// What the artefacts to be made may name.
struct Ground {
    made: Vec<(ArtefactId, ArtefactKind)>,
    subjects: Vec<Key>,
    facts: Vec<Key>,
    populations: Vec<Key>,
}

impl Ground {
    fn of(&self, kinds: &[ArtefactKind], but: &ArtefactId) -> Vec<ArtefactId> {
        let made = self.made.iter().filter(|(id, kind)| kinds.contains(kind) && id != but);
        made.map(|(id, _)| id.clone()).collect()
    }
}

fn made(
    numbers: &mut Numbers<'_>,
    ground: &Ground,
    id: &ArtefactId,
    kind: ArtefactKind,
) -> document::ArtefactDocument {
    let mut made = document::ArtefactDocument::new(id.clone(), kind);
    let name = |numbers: &mut Numbers<'_>| numbers.pick(NAMES).map(str::to_owned);
    made.title = numbers.fact(name);
    let (routine, tool) = (ArtefactKind::Routine, ArtefactKind::Tool);
    let day = |numbers: &mut Numbers<'_>| numbers.pick(DAYS).map(|day| day.parse().unwrap());
    if ![routine, tool, ArtefactKind::Forum].contains(&kind) || numbers.below(10) == 0 {
        made.dated_on = numbers.fact(day);
    }
    if numbers.below(12) == 1 {
        made.status = Fact::Given(document::ArtefactStatus::Retired);
    }
    let others: Vec<ArtefactId> = ground.of(KINDS, id);
    if numbers.below(3) > 0 {
        made.links = numbers.fact(|numbers| {
            let to = numbers.pick(&others)?;
            Some(vec![document::LinkDocument { kind: numbers.pick(LINKS)?, to }])
        });
    }
    if [ArtefactKind::Metric, ArtefactKind::Measurement].contains(&kind) {
        let subject = numbers.fact(|numbers| numbers.pick(&ground.facts));
        made.fact = Some(Box::new(document::FactPart { subject, ..Default::default() }));
    }
    match kind.as_str() {
        "routine" => {
            made.owner = numbers.fact(|_| Some("change-manager".parse().unwrap()));
            let words = ["a-law", "a-contract"];
            if numbers.below(2) == 0 {
                made.mandates = Fact::StatedNone;
            }
            let measured = [ArtefactKind::Metric, ArtefactKind::Measurement, routine];
            let places = [ArtefactKind::Forum, ArtefactKind::ServiceReview, ArtefactKind::Audit];
            let part = document::RoutinePart {
                subject: numbers.fact(|numbers| numbers.pick(&ground.subjects)),
                tool: numbers.fact(name),
                record_types: numbers.fact(|numbers| numbers.some(&ground.populations, 3)),
                measures: numbers.fact(|numbers| numbers.some(&ground.of(&measured, id), 3)),
                reviewed_in: numbers.fact(|numbers| numbers.pick(&ground.of(&places, id))),
                mandate: match numbers.below(3) {
                    0 => numbers.fact(|numbers| numbers.pick(document::Mandate::ALL)),
                    _ => Fact::StatedNone,
                },
                policy: if numbers.below(5) > 0 { Fact::StatedNone } else { Fact::Unknown },
                rationale: if numbers.below(5) > 0 { Fact::StatedNone } else { Fact::Unknown },
                controls: numbers.fact(|numbers| numbers.some(&words.map(str::to_owned), 1)),
                ..document::RoutinePart::default()
            };
            made.routine = (numbers.below(12) > 0).then(|| Box::new(part));
        }
        "record-set" => {
            let population = match numbers.below(30) {
                1 => Fact::Unknown,
                2 => Fact::StatedNone,
                _ => numbers.pick(&ground.populations).map_or(Fact::Unknown, Fact::Given),
            };
            made.records = Some(Box::new(document::RecordsPart {
                population,
                total: numbers.fact(|_| Some(12)),
                ..document::RecordsPart::default()
            }));
        }
        "measurement" => {
            let measured = [ArtefactKind::Metric, ArtefactKind::Metric, routine];
            let of = numbers.fact(|numbers| numbers.pick(&ground.of(&measured, id)));
            made.measurement =
                Some(Box::new(document::MeasurementPart { of, ..Default::default() }));
        }
        "service-review" | "audit" => {
            let forum =
                numbers.fact(|numbers| numbers.pick(&ground.of(&[ArtefactKind::Forum], id)));
            made.review = Some(Box::new(document::ReviewPart { forum, ..Default::default() }));
        }
        "forum" => {
            made.interval = numbers.fact(|_| Some("P1M".parse().unwrap()));
        }
        _ => {}
    }
    made
}

/// A case with more of what the view looks at: titles that are names of tools, metrics that are measured.
fn enriched(mut case: Case, tapes: &[Vec<usize>]) -> Case {
    let catalogue = serde_json::to_value(&case.catalogue).unwrap();
    let keys = |field| words(&catalogue, field).iter().map(|word| word.parse().unwrap()).collect();
    let mut drafts: Vec<(Numbers<'_>, ArtefactId, ArtefactKind)> = Vec::new();
    for (place, tape) in tapes.iter().enumerate() {
        let mut numbers = Numbers(tape.iter());
        let kind = numbers.pick(KINDS).unwrap();
        drafts.push((numbers, format!("R-{}", place + 1).parse().unwrap(), kind));
    }
    let mut populations: Vec<Key> = keys("records.population");
    populations.extend(case.catalogue.populations.iter().filter_map(|one| one.records.clone()));
    let ground = Ground {
        made: drafts.iter().map(|(_, id, kind)| (id.clone(), *kind)).collect(),
        subjects: keys("routine.subject"),
        facts: keys("fact.subject"),
        populations,
    };
    // What is carried is mostly known, so that not all is only not stated.
    if !tapes.len().is_multiple_of(3) {
        case.organisation.sources.clear();
        for artefact in &mut case.organisation.artefacts {
            artefact.source = None;
        }
    }
    case.organisation.people = Fact::Unknown;
    for (mut numbers, id, kind) in drafts {
        case.organisation.artefacts.push(made(&mut numbers, &ground, &id, kind));
    }
    case
}

fn cases() -> impl Strategy<Value = Case> {
    let tapes = || vec(vec(0_usize..5040, 40), 0..24);
    prop_oneof![
        6 => (case(), tapes()).prop_map(|(case, tapes)| enriched(case, &tapes)),
        1 => (case_of(standard().unwrap()), tapes())
            .prop_map(|(case, tapes)| enriched(case, &tapes)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_view_equals_the_naive_view(case in cases()) {
        agree(&case)?;
    }
}

#[test]
fn they_are_equal_on_whole_organisations() {
    let names = fixtures::organisations().unwrap();
    assert_eq!(names.len(), 5, "{names:?}");
    for name in names {
        let organisation = fixtures::organisation(&name).unwrap();
        let as_of = "2026-11-22".parse().unwrap();
        agree(&Case { catalogue: standard().unwrap(), organisation, as_of })
            .unwrap_or_else(|difference| panic!("{name}: {difference}"));
    }
}

/// How often each thing is there that the two are compared by.
fn count(found: &RoutinesRow, counts: &mut BTreeMap<String, usize>) {
    let mut see = |what: String| *counts.entry(what).or_default() += 1;
    for row in &found.routines {
        for (how, holes) in [("known", &row.holes), ("unknown", &row.unknown)] {
            for hole in holes {
                see(format!("{how} {}", hole.split(':').next().unwrap_or_default()));
            }
        }
        if let Fact::Given((name, described)) = &row.tool {
            match (name, described.is_empty()) {
                (Some(_), false) => see("tool found by its name".to_owned()),
                (Some(_), true) => see("tool named only".to_owned()),
                (None, _) => see("tool tied by links only".to_owned()),
            }
        }
        for (_, sets) in row.records.given().into_iter().flatten() {
            see(if sets.is_empty() { "no records" } else { "records" }.to_owned());
        }
        for (_, last) in row.measures.given().into_iter().flatten() {
            see(if last.is_none() { "measure" } else { "measure with a day" }.to_owned());
        }
        if let Fact::Given((_, _, last)) = &row.review {
            see(if last.is_none() { "review" } else { "review with a day" }.to_owned());
        }
    }
    for (_, known) in &found.apart {
        see(if *known { "apart" } else { "perhaps apart" }.to_owned());
    }
    for process in &found.processes {
        see(match (process.routines.is_empty(), process.known) {
            (false, _) => "process with a routine",
            (true, true) => "process without one",
            (true, false) => "process perhaps without one",
        }
        .to_owned());
    }
}

const SEEN: &[&str] = &[
    "apart",
    "known measure",
    "known measurement",
    "known mandate",
    "known owner",
    "known record-types",
    "known records",
    "known review",
    "known session",
    "known tool",
    "known tool-described",
    "measure",
    "measure with a day",
    "no records",
    "perhaps apart",
    "process perhaps without one",
    "process with a routine",
    "process without one",
    "records",
    "review",
    "review with a day",
    "tool found by its name",
    "tool named only",
    "tool tied by links only",
    "unknown mandate",
    "unknown measure",
    "unknown measurement",
    "unknown owner",
    "unknown record-types",
    "unknown records",
    "unknown review",
    "unknown session",
    "unknown tool",
    "unknown tool-described",
];

#[test]
fn the_cases_hold_something_of_everything() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut counts = BTreeMap::new();
    for _ in 0..96 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        count(&naive(&case), &mut counts);
    }
    for what in SEEN {
        assert!(counts.contains_key(*what), "no {what}: {counts:#?}");
    }
}

#[test]
fn one_hole_less_is_seen() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut tried = 0;
    for _ in 0..24 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        let (real, naive) = (real(&case), naive(&case));
        for at in 0..naive.routines.len() {
            for list in [false, true] {
                let mut less = naive.clone();
                let row = less.routines.get_mut(at).unwrap();
                let holes = if list { &mut row.unknown } else { &mut row.holes };
                if holes.pop().is_some() {
                    assert_ne!(real, less);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 20, "{tried}");
}
