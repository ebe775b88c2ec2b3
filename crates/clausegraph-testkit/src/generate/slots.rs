//! Random slots of a requirement.

use clausegraph_model::{
    ArtefactKind, Key,
    document::{
        AcceptDocument, Aspect, ConditionDocument, PopulationDocument, PopulationOf, Reach,
        SlotDocument, Take,
    },
};

use super::{
    asked::{self, interval_of, item, of_kind, of_member, subject_of},
    catalogue::{attribute, condition},
    dice::{Dice, parsed},
};
use crate::naive::vocabulary;

/// What routines, reviews, actions and facts are about.
pub(crate) const SUBJECTS: &[&str] = &["change", "supply", "availability"];
/// What record sets are about.
pub(crate) const RECORDS: &[&str] = &["changes", "incidents", "requests"];
/// What is tested on records.
pub(crate) const TESTS: &[&str] = &["classified", "approved", "closed"];
/// What intervals are planned for.
pub(crate) const SORTS: &[&str] = &["performance", "exercise"];
/// What risks are about.
pub(crate) const CONCERNS: &[&str] = &["outcomes", "effects"];
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
    ArtefactKind::Analysis,
    ArtefactKind::ServiceReport,
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
    let mut found = Vec::new();
    if dice.chance(42) {
        found = match population.of {
            PopulationOf::Records => tested(dice),
            PopulationOf::Organisation
            | PopulationOf::Services
            | PopulationOf::Suppliers
            | PopulationOf::Customers
            | PopulationOf::Units
            | PopulationOf::Locations
            | PopulationOf::Artefacts
            | PopulationOf::Chapters => planned(dice),
        };
    } else {
        let count = 1 + dice.weighted(&[30, 40, 20, 10]);
        for place in 0..count {
            let shape = shape(dice, population.of);
            found.push(slot(dice, shape, place, &found));
        }
        group(dice, &mut found);
    }
    for slot in &mut found {
        if slot.itself && slot.test.is_none() && dice.chance(55) {
            slot.needs.extend(of_member(dice, population).map(|text| attribute(&text)));
        }
        let audited = slot.accepts.iter().any(|accept| accept.kind == ArtefactKind::Audit);
        if population.of == PopulationOf::Chapters && !audited && dice.chance(65) {
            slot.accepts.push(conditioned(dice, ArtefactKind::Audit));
        }
    }
    if dice.chance(45) {
        found.push(asking(dice));
    }
    found
}

/// A slot that decides nothing and asks for many attributes, so that each of them is asked often
/// without leaving hardly a cell covered.
fn asking(dice: &mut Dice) -> SlotDocument {
    let mut made = plain(PLACES.len());
    made.required = false;
    let pool = match dice.weighted(&[58, 18, 10, 14]) {
        0 => BY_SUBJECT,
        1 => EVENTS,
        2 => BY_KIND,
        _ => &[ArtefactKind::Plan],
    };
    for kind in dice.some(pool, 3) {
        let mut accept = conditioned(dice, kind);
        for _ in 0..dice.between(1, 5) {
            let needed = of_kind(dice, kind).map(|text| attribute(&text));
            accept.needs.extend(needed.filter(|needed| !accept.needs.contains(needed)));
        }
        made.accepts.push(accept);
    }
    made
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
    sort(dice, &mut defined);
    defined.required = !dice.chance(30);
    let mut run = plain(1);
    run.accepts = dice.some(EVENTS, 3).into_iter().map(|kind| conditioned(dice, kind)).collect();
    run.lapses_after = Some(defined.id.clone());
    if dice.chance(88) {
        run.take = Take::Latest;
    }
    vec![defined, run]
}

/// Record tests alone, mostly each another one: some of them may be about no record.
fn tested(dice: &mut Dice) -> Vec<SlotDocument> {
    let mut found: Vec<SlotDocument> = Vec::new();
    for place in 0..2 + dice.below(2) {
        let mut made = slot(dice, Shape::Test, place, &found);
        made.required = place == 0 || dice.chance(60);
        found.push(made);
    }
    group(dice, &mut found);
    found
}

/// Often the interval is one for a sort of event, asked of everything or of some kinds only; now and
/// then one for everything is asked first, or another sort behind it.
fn sort(dice: &mut Dice, defined: &mut SlotDocument) {
    if dice.chance(15) {
        defined.needs.push(attribute("interval"));
    }
    if dice.chance(40) {
        defined.needs.extend(interval_of(dice).map(|text| attribute(&text)));
    }
    for accept in &mut defined.accepts {
        if vocabulary::has_a_life(accept.kind) && dice.chance(40) {
            accept.needs.extend(interval_of(dice).map(|text| attribute(&text)));
        }
    }
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
        as_it_is: false,
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
            made.as_it_is = dice.chance(50);
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
            // Mostly each slot another test.
            let each = TESTS.get(place).copied().filter(|_| dice.chance(70));
            made.test = each.or_else(|| dice.pick(TESTS).copied()).map(parsed);
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
    let only_reviews = made.accepts.iter().all(|accept| vocabulary::has_a_review(accept.kind));
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
            made.needs.extend(of_kind(dice, kind).map(|text| attribute(&text)));
        }
        let mut other = conditioned(dice, kind);
        if dice.chance(50) {
            other.needs.extend(of_kind(dice, kind).map(|text| attribute(&text)));
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
        if dice.chance(32) {
            made.conditions.extend(dice.pick(&asked::conditions(kind)).cloned());
        }
    }
    if vocabulary::offers_by_kind(kind) && dice.chance(40) {
        let mut pool: Vec<ConditionDocument> = asked::conditions(kind);
        pool.push(condition("owner", &[]));
        made.conditions = dice.some(&pool, 1);
    }
    made
}
