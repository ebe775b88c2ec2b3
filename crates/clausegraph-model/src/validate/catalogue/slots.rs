//! Slots: what would show one side of a requirement.

use std::collections::BTreeMap;

use super::{
    Known,
    conditions::{self, Asked},
    populations,
};
use crate::{
    ArtefactKind, Offering,
    document::{PopulationDocument, PopulationOf, RequirementDocument, SlotDocument},
    parts::Located,
    problem::{At, Draft, ProblemCode},
    validate::report::Report,
};

pub(super) fn check(
    located: &Located<RequirementDocument>,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    let requirement = &located.value;
    let at = known.requirement_at(located.place).join("slots");
    let population = known.populations.get(requirement.population.as_str());
    let population = population.map(|found| &found.value);
    let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, slot) in requirement.slots.iter().enumerate() {
        let here = at.join(index);
        match first_of.get(slot.id.as_str()) {
            None => {
                first_of.insert(slot.id.as_str(), index);
            }
            Some(first) => report.repeated("slot", slot.id.as_str(), here.clone(), at.join(first)),
        }
        lapse(slot, requirement, &here, report);
        // A group of which a slot could not be read is not known.
        if !report.lost_of(&at) {
            group(slot, index, requirement, &here, report);
        }
        accepted(slot, &here, report);
        if let Some(population) = population {
            member(slot, population, &here, report);
            needs(slot, population, &here, report);
        }
    }
}

fn lapse(slot: &SlotDocument, requirement: &RequirementDocument, at: &At, report: &mut Report<'_>) {
    let Some(named) = &slot.lapses_after else {
        return;
    };
    let at = at.join("lapses_after");
    let mut slots = requirement.slots.iter();
    let Some(planned) = slots.find(|other| other.id == *named) else {
        let ids = requirement.slots.iter().map(|other| other.id.as_str());
        report.unknown(ProblemCode::UnknownSlot, at, "slot", named.as_str(), ids);
        return;
    };
    let message = if planned.id == slot.id {
        format!("slot `{named}` cannot lapse after itself")
    } else if planned.lapses_after.is_some() {
        format!("slot `{}` lapses after `{named}`, which lapses itself", slot.id)
    } else {
        return;
    };
    report.push(Draft::new(ProblemCode::BrokenLapse, at, message).value(named));
}

/// The slots of a group have one aspect and are all required or all not; told at the first.
fn group(
    slot: &SlotDocument,
    index: usize,
    requirement: &RequirementDocument,
    at: &At,
    report: &mut Report<'_>,
) {
    let Some(group) = &slot.any_of else { return };
    let in_group = |other: &&SlotDocument| other.any_of.as_ref() == Some(group);
    let slots: Vec<&SlotDocument> = requirement.slots.iter().filter(in_group).collect();
    let first = requirement.slots.iter().position(|other| in_group(&other));
    if first != Some(index) {
        return;
    }
    let message = if slots.len() < 2 {
        format!("the group `{group}` has one slot only")
    } else if slots.iter().any(|other| other.aspect != slot.aspect) {
        format!("the slots of the group `{group}` look at different aspects")
    } else if slots.iter().any(|other| other.required != slot.required) {
        format!("some slots of the group `{group}` are required and some are not")
    } else {
        return;
    };
    let draft = Draft::new(ProblemCode::BrokenGroup, at.join("any_of"), message);
    report.push(draft.value(group));
}

fn accepted(slot: &SlotDocument, at: &At, report: &mut Report<'_>) {
    let is_known = || !report.lost_of(&at.join("accepts")) && !report.lost_of(&at.join("itself"));
    if slot.accepts.is_empty() && !slot.itself && is_known() {
        report.tell(
            ProblemCode::SlotAcceptsNothing,
            at.clone(),
            format!("slot `{}` accepts neither a kind of artefact nor the member itself", slot.id),
        );
    }
    if slot.field.is_some() && !slot.content {
        report.tell(
            ProblemCode::BrokenContent,
            at.join("field"),
            format!("slot `{}` names a field, yet does not ask for content", slot.id),
        );
    }
    for (index, accept) in slot.accepts.iter().enumerate() {
        let at = at.join("accepts").join(index);
        let kind = accept.kind;
        if kind.offering() == Offering::ByClaim && !accept.conditions.is_empty() {
            let message = format!("artefacts of kind `{kind}` are offered by claims only");
            report.push(
                Draft::new(ProblemCode::ConditionOnClaimedKind, at.join("match"), message)
                    .value(kind.as_str())
                    .note("a claim is never asked for conditions"),
            );
            continue;
        }
        let kinds = [kind];
        let asked = Asked::Kinds(&kinds);
        conditions::check(&accept.conditions, &asked, &at.join("match"), report);
        for (position, attribute) in accept.needs.iter().enumerate() {
            let place = || at.join("needs").join(position);
            conditions::attribute(attribute, &asked, place, report);
        }
    }
}

/// What looks at the member itself.
fn member(slot: &SlotDocument, population: &PopulationDocument, at: &At, report: &mut Report<'_>) {
    let of = population.of;
    if slot.itself && matches!(of, PopulationOf::Organisation | PopulationOf::Chapters) {
        report.tell(
            ProblemCode::BrokenItself,
            at.join("itself"),
            format!("the members of `{}` have no entry of their own", population.id),
        );
    }
    if slot.as_it_is && !slot.itself {
        report.tell(
            ProblemCode::BrokenItself,
            at.join("as_it_is"),
            format!("slot `{}` does not look at the member itself", slot.id),
        );
    }
    let Some(test) = &slot.test else { return };
    let message = if of != PopulationOf::Records {
        format!("the members of `{}` are no record sets", population.id)
    } else if !slot.itself {
        format!("slot `{}` has a record test, yet does not look at the member itself", slot.id)
    } else if !slot.accepts.is_empty() {
        format!("slot `{}` has a record test, which no accepted artefact can show", slot.id)
    } else {
        return;
    };
    report.push(Draft::new(ProblemCode::BrokenTestSlot, at.join("test"), message).value(test));
}

/// What the slot needs must be there for something that it accepts.
fn needs(slot: &SlotDocument, population: &PopulationDocument, at: &At, report: &mut Report<'_>) {
    let kinds: Vec<ArtefactKind> = slot.accepts.iter().map(|accept| accept.kind).collect();
    let itself = populations::asked(population);
    let attributes = slot
        .needs
        .iter()
        .enumerate()
        .map(|(index, attribute)| (attribute, at.join("needs").join(index)))
        .chain(slot.field.iter().map(|field| (field, at.join("field"))));
    for (attribute, place) in attributes {
        let asked = if kinds.is_empty() { itself } else { Asked::Kinds(&kinds) };
        if !(slot.itself && itself.has(attribute)) {
            conditions::attribute(attribute, &asked, || place, report);
        }
    }
}
