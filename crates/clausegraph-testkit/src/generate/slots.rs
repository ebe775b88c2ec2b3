//! Random slots of a requirement.

use clausegraph_model::{
    ArtefactKind, Key,
    document::{
        AcceptDocument, Aspect, ConditionDocument, PopulationDocument, PopulationOf, Reach,
        SlotDocument, Take,
    },
};

use super::{
    catalogue::{attribute, condition},
    dice::{Dice, parsed},
};
use crate::naive::vocabulary;

/// What routines, reviews, actions and facts are about.
pub(crate) const SUBJECTS: &[&str] = &["change", "supply", "availability"];
/// What record sets are about.
pub(crate) const RECORDS: &[&str] = &["changes", "incidents", "requests"];
/// What is tested on records.
pub(crate) const TESTS: &[&str] = &["classified", "approved"];
/// What documents say and reviews look at.
pub(crate) const ITEMS: &[&str] = &["risks", "targets", "resources"];
/// Where slots stand in a requirement.
const PLACES: &[&str] = &["defined", "run", "checked", "acted"];

const CLAIMED: &[ArtefactKind] = &[
    ArtefactKind::Policy,
    ArtefactKind::Plan,
    ArtefactKind::Procedure,
    ArtefactKind::Register,
    ArtefactKind::Document,
    ArtefactKind::Charter,
    ArtefactKind::Certificate,
    ArtefactKind::Record,
];
const BY_KIND: &[ArtefactKind] = &[
    ArtefactKind::Sla,
    ArtefactKind::Contract,
    ArtefactKind::InternalAgreement,
    ArtefactKind::ScopeStatement,
    ArtefactKind::ServiceCatalogue,
];
const BY_SUBJECT: &[ArtefactKind] = &[
    ArtefactKind::Routine,
    ArtefactKind::Role,
    ArtefactKind::CorrectiveAction,
    ArtefactKind::Improvement,
    ArtefactKind::RiskTreatment,
    ArtefactKind::Objective,
    ArtefactKind::Metric,
    ArtefactKind::Risk,
    ArtefactKind::Forum,
    ArtefactKind::Decision,
    ArtefactKind::Tool,
    ArtefactKind::RecordSet,
    ArtefactKind::Obligation,
    ArtefactKind::OrganisationChange,
];
const EVENTS: &[ArtefactKind] = &[
    ArtefactKind::SupplierReview,
    ArtefactKind::ServiceReview,
    ArtefactKind::Audit,
    ArtefactKind::ManagementReview,
    ArtefactKind::Report,
    ArtefactKind::Measurement,
    ArtefactKind::Test,
    ArtefactKind::PostImplementationReview,
];

/// What a slot looks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Claimed,
    ByKind,
    BySubject,
    Event,
    Itself,
    Test,
}

/// One to four slots that fit the population.
pub(crate) fn slots(dice: &mut Dice, population: &PopulationDocument) -> Vec<SlotDocument> {
    if population.of != PopulationOf::Records && dice.chance(34) {
        return planned(dice);
    }
    let count = 1 + dice.weighted(&[30, 40, 20, 10]);
    let mut found = Vec::new();
    for place in 0..count {
        let shape = shape(dice, population.of);
        found.push(slot(dice, shape, place, &found));
    }
    group(dice, &mut found);
    found
}

/// The slots of a control requirement: the supplier's own entry, now and then with more. The second
/// control requirement now and then asks for something else, so that one alone can be covered.
pub(crate) fn control_slots(dice: &mut Dice, index: usize) -> Vec<SlotDocument> {
    if index == 1 && dice.chance(50) {
        let shape = if dice.chance(50) { Shape::Event } else { Shape::BySubject };
        return vec![slot(dice, shape, 0, &[])];
    }
    let mut itself = plain(0);
    itself.itself = true;
    itself.needs.push(attribute("owner"));
    let mut found = vec![itself];
    if dice.chance(35) {
        let slot = slot(dice, Shape::Event, 1, &found);
        found.push(slot);
        group(dice, &mut found);
    }
    found
}

/// Something that lays down an interval, and the events that are planned by it.
fn planned(dice: &mut Dice) -> Vec<SlotDocument> {
    let mut defined = plain(0);
    let pool = if dice.chance(50) { CLAIMED } else { BY_KIND };
    defined.accepts = dice.some(pool, 3).into_iter().map(accept).collect();
    if dice.chance(60) {
        defined.accepts.push(conditioned(dice, ArtefactKind::Routine));
    }
    if dice.chance(35) {
        for accept in &mut defined.accepts {
            if accept.kind != ArtefactKind::Certificate && accept.kind != ArtefactKind::Record {
                accept.needs.push(attribute("approval"));
            }
        }
    }
    defined.required = !dice.chance(30);
    let mut run = plain(1);
    run.accepts = dice.some(EVENTS, 3).into_iter().map(|kind| conditioned(dice, kind)).collect();
    run.lapses_after = Some(defined.id.clone());
    if dice.chance(88) {
        run.take = Take::Latest;
    }
    vec![defined, run]
}

fn shape(dice: &mut Dice, of: PopulationOf) -> Shape {
    const SHAPES: &[Shape] = &[
        Shape::Claimed,
        Shape::ByKind,
        Shape::BySubject,
        Shape::Event,
        Shape::Itself,
        Shape::Test,
    ];
    let weights = match of {
        PopulationOf::Organisation | PopulationOf::Chapters => [30, 15, 30, 25, 0, 0],
        PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => [25, 15, 25, 25, 10, 0],
        PopulationOf::Artefacts => [20, 8, 22, 20, 30, 0],
        PopulationOf::Records => [10, 5, 10, 10, 10, 55],
    };
    let chosen = dice.weighted(&weights);
    SHAPES.get(chosen).copied().unwrap_or(Shape::Claimed)
}

fn plain(place: usize) -> SlotDocument {
    let aspect = Aspect::ALL.get(place).copied().unwrap_or(Aspect::Design);
    SlotDocument {
        id: parsed(PLACES.get(place).copied().unwrap_or("more")),
        aspect,
        accepts: Vec::new(),
        itself: false,
        test: None,
        needs: Vec::new(),
        take: Take::InForce,
        reach: Reach::Blanket,
        content: false,
        field: None,
        lapses_after: None,
        any_of: None,
        required: true,
        note: None,
    }
}

fn slot(dice: &mut Dice, shape: Shape, place: usize, before: &[SlotDocument]) -> SlotDocument {
    let mut made = plain(place);
    if dice.chance(15) {
        made.aspect = dice.pick(Aspect::ALL).copied().unwrap_or(made.aspect);
    }
    if dice.chance(50) {
        made.reach = Reach::Named;
    }
    made.required = place == 0 || !dice.chance(12);
    match shape {
        Shape::Claimed => {
            made.accepts = accepts(dice, CLAIMED, 3);
            if dice.chance(40) {
                made.content = true;
                if dice.chance(55) {
                    made.field = item(dice, "contents").map(|text| attribute(&text));
                }
            }
        }
        Shape::ByKind => made.accepts = accepts(dice, BY_KIND, 2),
        Shape::BySubject => {
            made.accepts = accepts(dice, BY_SUBJECT, 2);
            made.content = dice.chance(12);
        }
        Shape::Event => event(dice, &mut made, before),
        Shape::Itself => {
            made.itself = true;
            if dice.chance(40) {
                made.accepts = accepts(dice, CLAIMED, 1);
            }
            if dice.chance(12) {
                made.content = true;
            }
            if dice.chance(12) {
                made.take = Take::Latest;
            }
        }
        Shape::Test => {
            made.itself = true;
            made.test = dice.pick(TESTS).map(|word| parsed(word));
        }
    }
    // Now and then something that is no event lapses too.
    if matches!(shape, Shape::Claimed | Shape::BySubject | Shape::Itself) && dice.chance(6) {
        planned_by(dice, &mut made, before);
    }
    let mixed = matches!(shape, Shape::Claimed | Shape::BySubject | Shape::Itself);
    if mixed && dice.chance(28) {
        made.accepts.push(accept(ArtefactKind::Observation));
    }
    if dice.chance(if shape == Shape::Test { 20 } else { 45 }) {
        made.needs.push(attribute("owner"));
    }
    if shape != Shape::Test && dice.chance(15) {
        made.needs.push(attribute("title"));
    }
    made
}

/// A slot for events: often only the newest counts, often against the interval of a slot before.
fn event(dice: &mut Dice, made: &mut SlotDocument, before: &[SlotDocument]) {
    made.accepts = accepts(dice, EVENTS, 2);
    if dice.chance(60) {
        made.take = Take::Latest;
    }
    if dice.chance(70) {
        planned_by(dice, made, before);
    }
    let only_reviews =
        made.accepts.iter().all(|accept| vocabulary::family(accept.kind) == "reviews");
    if only_reviews && dice.chance(30) {
        made.content = true;
        if dice.chance(65) {
            made.field = item(dice, "review.inputs").map(|text| attribute(&text));
        }
    }
}

/// Lets the slot lapse after the interval of a slot before, which does not lapse itself.
fn planned_by(dice: &mut Dice, made: &mut SlotDocument, before: &[SlotDocument]) {
    let planned: Vec<&Key> = before
        .iter()
        .filter(|slot| slot.test.is_none() && slot.lapses_after.is_none())
        .map(|slot| &slot.id)
        .collect();
    made.lapses_after = dice.pick(&planned).map(|id| (*id).clone());
}

/// Now and then the first two slots are a group, of which one suffices.
fn group(dice: &mut Dice, slots: &mut [SlotDocument]) {
    let grouped = dice.chance(25);
    if let [one, two, ..] = slots
        && grouped
        && one.test.is_none()
        && two.test.is_none()
    {
        two.aspect = one.aspect;
        for slot in [one, two] {
            slot.any_of = Some(parsed("either"));
            slot.required = true;
        }
    }
}

fn accept(kind: ArtefactKind) -> AcceptDocument {
    AcceptDocument { kind, conditions: Vec::new(), needs: Vec::new() }
}

fn accepts(dice: &mut Dice, pool: &[ArtefactKind], most: usize) -> Vec<AcceptDocument> {
    let mut found = Vec::new();
    for kind in dice.some(pool, most) {
        let mut made = conditioned(dice, kind);
        if dice.chance(40) {
            made.needs.extend(asked_of(dice, kind).map(|text| attribute(&text)));
        }
        let mut other = conditioned(dice, kind);
        if dice.chance(50) {
            other.needs.extend(asked_of(dice, kind).map(|text| attribute(&text)));
        }
        let twice = !other.conditions.is_empty() && other.conditions != made.conditions;
        found.push(made);
        if twice && dice.chance(30) {
            found.push(other);
        }
    }
    found
}

fn conditioned(dice: &mut Dice, kind: ArtefactKind) -> AcceptDocument {
    let mut made = accept(kind);
    if let Some(subject) = subject_of(kind)
        && vocabulary::offers_by_subject(kind)
        && !dice.chance(6)
    {
        let words = if kind == ArtefactKind::RecordSet {
            dice.some(RECORDS, 2)
        } else {
            dice.some(SUBJECTS, 2)
        };
        made.conditions.push(condition(subject, &words));
        if dice.chance(15) {
            made.conditions.push(condition("title", &[]));
        }
    }
    if vocabulary::offers_by_kind(kind) && dice.chance(40) {
        let pool: Vec<ConditionDocument> = if vocabulary::is_agreement(kind) {
            vec![
                condition("agreement.party", &[]),
                condition("title", &[]),
                condition("status", &["approved", "in-use"]),
            ]
        } else {
            vec![condition("title", &[]), condition("owner", &[])]
        };
        made.conditions = dice.some(&pool, 1);
    }
    made
}

/// The attribute that says what artefacts of the kind are about.
pub(crate) fn subject_of(kind: ArtefactKind) -> Option<&'static str> {
    match vocabulary::family(kind) {
        "routines" => Some("routine.subject"),
        "reviews" => Some("review.subject"),
        "actions" => Some("action.subject"),
        "facts" => Some("fact.subject"),
        "records" if kind == ArtefactKind::RecordSet => Some("records.population"),
        _ => None,
    }
}

/// One attribute that artefacts of the kind can have.
fn asked_of(dice: &mut Dice, kind: ArtefactKind) -> Option<String> {
    let input = item(dice, "review.inputs").unwrap_or_default();
    let decision = item(dice, "review.decisions").unwrap_or_default();
    let content = item(dice, "contents").unwrap_or_default();
    let pool: Vec<&str> = match vocabulary::family(kind) {
        "documents" if vocabulary::is_agreement(kind) => {
            vec!["approval", "agreement.party", "interval", &content]
        }
        "documents" if kind != ArtefactKind::Certificate => {
            vec!["approval", "version", "approval", &content]
        }
        "routines" => vec![
            "approval",
            "routine.tool",
            "routine.outcome",
            "routine.policy",
            "routine.measures",
            "routine.record_types",
        ],
        "reviews" => vec![
            "review.results",
            "review.attendance",
            "review.period",
            "review.chair",
            "review.inputs",
            &input,
            &decision,
        ],
        "actions" => vec!["action.due_on", "action.done_on", "action.verified_by", "action.result"],
        "facts" => vec!["fact.holder", "fact.target", "fact.value", "fact.reason"],
        "records" if kind == ArtefactKind::RecordSet => vec!["records.period", "records.total"],
        _ => vec!["dated_on", "title"],
    };
    dice.pick(&pool).map(|text| (*text).to_owned())
}

fn item(dice: &mut Dice, list: &str) -> Option<String> {
    dice.pick(ITEMS).map(|key| format!("{list}[{key}]"))
}
