//! Sections 5 to 7: the value of each slot, of groups, of the cell and of its aspects.

use std::cmp::Ordering;

use clausegraph_model::{
    Fact, Interval,
    document::{RequirementDocument, SlotDocument, Take},
};

use super::{
    Aspects, OfferRow, Row, SlotRow, World,
    calendar::Day,
    decision::{Values, decide, grade},
    facts::{self, Listed},
    offers::{Offer, is_record_test, offers, origin},
    populations::{Member, is_about_nothing, test_entry},
};

/// The defects with which an offer does not even belong to the sequence of events (5, latest).
const OUTSIDE_THE_SEQUENCE: &[&str] = &[
    "suggested-only",
    "wrong-kind",
    "retired",
    "dated-after",
    "member-out-of-scope",
    "made-for-others",
    "party-retained",
];

/// Evaluates the slots of a cell and decides on its status, aspects and origin.
pub(crate) fn fill<'a>(
    world: &World<'a>,
    requirement: &'a RequirementDocument,
    member: &Member<'a>,
    row: &mut Row,
) {
    for slot in &requirement.slots {
        row.slots.push(slot_row(world, requirement, slot, member));
    }
    row.status = decide(&values_of(requirement, &row.slots, None));
    row.aspects = Aspects {
        design: aspect(requirement, &row.slots, "design"),
        operation: aspect(requirement, &row.slots, "operation"),
        evaluation: aspect(requirement, &row.slots, "evaluation"),
        improvement: aspect(requirement, &row.slots, "improvement"),
    };
    // 7: the one furthest from own among what the required slots and groups take.
    let mut taken: Vec<&'static str> = Vec::new();
    for (slot, evaluated) in requirement.slots.iter().zip(&row.slots) {
        // A slot that asks for nothing is left out.
        if slot.required && slot.any_of.is_none() && !evaluated.values.is_empty() {
            taken.extend(evaluated.origin);
        }
        if let (true, Some(group)) = (slot.required, &slot.any_of) {
            // Of a group, the nearest to own among the slots that are as good as the group.
            let rivals: Vec<&SlotRow> = requirement
                .slots
                .iter()
                .zip(&row.slots)
                .filter(|(other, _)| other.required && facts::is_key(other.any_of.as_ref(), group))
                .map(|(_, evaluated)| evaluated)
                .collect();
            // A slot that asks for nothing is not as good as one that does.
            let good_as =
                |rival: &SlotRow| (!rival.values.is_empty()).then(|| grade(decide(&rival.values)));
            let best = rivals.iter().map(|rival| good_as(rival)).max();
            let good = rivals.iter().filter(|rival| Some(good_as(rival)) == best);
            let origins: Vec<&'static str> = good.filter_map(|rival| rival.origin).collect();
            taken.extend(ORIGINS.iter().find(|origin| origins.contains(origin)));
        }
    }
    row.origin = ORIGINS.iter().rev().find(|origin| taken.contains(origin)).copied();
}

/// From own to furthest.
const ORIGINS: [&str; 4] = ["own", "inherited", "blanket", "party"];

fn slot_row<'a>(
    world: &World<'a>,
    requirement: &'a RequirementDocument,
    slot: &'a SlotDocument,
    member: &Member<'a>,
) -> SlotRow {
    let found = offers_with_age(world, requirement, slot, member, requirement.slots.len());
    let mut taken: Option<&Offer<'_>> = None;
    let mut values = Values::new();
    if is_record_test(slot, member) {
        let set = found.iter().find(|offer| offer.counts());
        taken = set;
        match set {
            Some(_) => values.extend(test_values(world, slot, member)),
            None => {
                values.insert("none");
            }
        }
    } else if found.iter().any(Offer::counts) {
        let deciding = deciding(slot, &found);
        let best = best_of(&deciding, member);
        values.insert(best.map_or("none", Offer::value));
        // 5: offers that count are those not disqualified, so that a disqualified one is not taken.
        taken = best.filter(|offer| offer.counts());
    } else {
        values.insert("none");
    }
    // 3: what else there is to show is not known.
    let short = ["lapsed", "weak", "none"];
    if is_open(world, slot) && values.iter().any(|value| short.contains(value)) {
        values = Values::from(["unknown"]);
    }
    SlotRow {
        id: slot.id.to_string(),
        values,
        taken: taken.map(name),
        origin: taken.map(|offer| origin(offer, member)),
        offers: found
            .iter()
            .map(|offer| OfferRow {
                artefact: name(offer),
                via: offer.via,
                defects: offer.defects(),
            })
            .collect(),
    }
}

fn name(offer: &Offer<'_>) -> String {
    offer.artefact.map_or("member".to_owned(), |artefact| artefact.id.to_string())
}

/// 3: whether nothing that the slot accepts could have been listed.
fn is_open(world: &World<'_>, slot: &SlotDocument) -> bool {
    !slot.accepts.is_empty()
        && !slot.itself
        && slot.accepts.iter().all(|entry| !world.is_carried(entry.kind))
}

/// 4, lapsed: the offers of a slot, those past their planned interval marked. The depth ends what
/// should not be: slots that lapse after one another in a circle.
fn offers_with_age<'a>(
    world: &World<'a>,
    requirement: &'a RequirementDocument,
    slot: &'a SlotDocument,
    member: &Member<'a>,
    depth: usize,
) -> Vec<Offer<'a>> {
    let mut found = offers(world, requirement, slot, member);
    let Some(depth) = depth.checked_sub(1) else {
        return found;
    };
    let Some(planned) =
        requirement.slots.iter().find(|other| facts::is_key(slot.lapses_after.as_ref(), &other.id))
    else {
        return found;
    };
    let planning = offers_with_age(world, requirement, planned, member, depth);
    let intervals = planned_intervals(planned, &planning);
    if intervals.is_empty() {
        return found;
    }
    for offer in &mut found {
        let Some(artefact) = offer.artefact else {
            continue;
        };
        if let Fact::Given(dated_on) = artefact.dated_on {
            let dated_on = Day::of(dated_on);
            // The longest interval is the one that ends last: late only where late for all.
            offer.lapsed = intervals.iter().all(|interval| dated_on.plus(*interval) < world.as_of);
        }
    }
    found
}

/// 5: the intervals of the counting offers that give one, of the best value present.
fn planned_intervals(planned: &SlotDocument, planning: &[Offer<'_>]) -> Vec<Interval> {
    for value in ["ok", "unknown", "lapsed", "weak"] {
        let mut intervals = Vec::new();
        for offer in planning {
            if offer.counts() && offer.value() == value {
                intervals.extend(planned_interval(planned, offer));
            }
        }
        if !intervals.is_empty() {
            return intervals;
        }
    }
    Vec::new()
}

/// 5: the interval that an offer gives for the sort that is asked for, else for everything.
fn planned_interval(planned: &SlotDocument, offer: &Offer<'_>) -> Option<Interval> {
    let artefact = offer.artefact?;
    if let Some(sort) = sort_asked_for(planned, offer)
        && let Listed::Some(entries) = facts::list(&artefact.intervals)
        && let Some(entry) = entries.iter().find(|entry| entry.of.as_str() == sort)
    {
        return Some(entry.every);
    }
    artefact.interval.given().copied()
}

/// The sort of the first `interval[sort]` among the needs of the slot, then of the entry.
fn sort_asked_for(planned: &SlotDocument, offer: &Offer<'_>) -> Option<String> {
    let mut needs: Vec<String> = planned.needs.iter().map(ToString::to_string).collect();
    if let Some(entry) = offer.entry {
        needs.extend(entry.needs.iter().map(ToString::to_string));
    }
    for needed in needs {
        if let Some(rest) = needed.strip_prefix("interval[") {
            return Some(rest.trim_end_matches(']').to_owned());
        }
    }
    None
}

/// 5: the offers among which the slot takes the best.
fn deciding<'o, 'a>(slot: &SlotDocument, found: &'o [Offer<'a>]) -> Vec<&'o Offer<'a>> {
    match slot.take {
        Take::InForce => found.iter().collect(),
        Take::Latest => {
            let sequence: Vec<&Offer<'_>> = found
                .iter()
                .filter(|offer| {
                    !offer
                        .disqualifying
                        .iter()
                        .any(|word| OUTSIDE_THE_SEQUENCE.contains(&word.as_str()))
                })
                .collect();
            match sequence.iter().filter_map(|offer| dated_on(offer)).max() {
                None => sequence,
                Some(newest) => {
                    sequence.into_iter().filter(|offer| dated_on(offer) == Some(newest)).collect()
                }
            }
        }
    }
}

fn dated_on(offer: &Offer<'_>) -> Option<Day> {
    offer.artefact?.dated_on.given().map(|date| Day::of(*date))
}

/// The best offer: by value, then one that names the member, then the newest, then the one nearest
/// to own, then the smallest id.
fn best_of<'o, 'a>(offers: &[&'o Offer<'a>], member: &Member<'_>) -> Option<&'o Offer<'a>> {
    let mut best: Option<&'o Offer<'a>> = None;
    for offer in offers {
        if best.is_none_or(|found| compare(offer, found, member) == Ordering::Greater) {
            best = Some(offer);
        }
    }
    best
}

/// Which of two offers is the better one: the greater.
fn compare(one: &Offer<'_>, two: &Offer<'_>, member: &Member<'_>) -> Ordering {
    let nearness = |offer: &Offer<'_>| {
        ["party", "blanket", "inherited", "own"]
            .iter()
            .position(|word| *word == origin(offer, member))
    };
    rank(one.value())
        .cmp(&rank(two.value()))
        .then(one.names.cmp(&two.names))
        .then(newest_date(one).cmp(&newest_date(two)))
        .then(nearness(one).cmp(&nearness(two)))
        .then(id_by_meaning(two).cmp(&id_by_meaning(one)))
}

/// The parts of an id, runs of digits as numbers: `A-2` before `A-10`. The member's own entry has
/// none and so stands before all artefacts.
fn id_by_meaning<'o>(offer: &'o Offer<'_>) -> (Vec<(char, u128)>, &'o str) {
    let text = offer.artefact.map_or("", |artefact| artefact.id.as_str());
    let mut parts: Vec<(char, u128)> = Vec::new();
    let mut number: Option<u128> = None;
    for sign in text.chars() {
        if let Some(digit) = sign.to_digit(10) {
            let so_far = number.unwrap_or(0);
            number = Some(so_far.saturating_mul(10).saturating_add(u128::from(digit)));
        } else {
            parts.extend(number.take().map(|number| ('0', number)));
            parts.push((sign, 0));
        }
    }
    parts.extend(number.map(|number| ('0', number)));
    (parts, text)
}

fn rank(value: &str) -> u8 {
    match value {
        "ok" => 4,
        "unknown" => 3,
        "lapsed" => 2,
        "weak" => 1,
        _ => 0,
    }
}

/// The date that breaks ties: of the approval, else what it speaks of, else of its making.
fn newest_date(offer: &Offer<'_>) -> Option<Day> {
    let artefact = offer.artefact?;
    let approval = artefact.approval.given();
    let approved_on = approval.and_then(|approval| approval.on.given());
    approved_on
        .or(artefact.dated_on.given())
        .or(artefact.created_on.given())
        .map(|date| Day::of(*date))
}

/// 4, record tests: the values that the set's entry of the slot's test gives; none where the test
/// is about no record.
fn test_values(world: &World<'_>, slot: &SlotDocument, member: &Member<'_>) -> Vec<&'static str> {
    let unknown = vec!["unknown"];
    let (Member::Records(set), Some(test)) = (member, &slot.test) else {
        return unknown;
    };
    if is_about_nothing(set, test) {
        return Vec::new();
    }
    let Some(entry) = test_entry(set, test) else {
        return unknown;
    };
    let (Fact::Given(tested), Fact::Given(exceptions)) = (&entry.tested, &entry.exceptions) else {
        return unknown;
    };
    let (tested, exceptions) = (i128::from(*tested), i128::from(*exceptions));
    let (numerator, denominator) = tolerance(world);
    if tested == 0 {
        unknown
    } else if exceptions == 0 || exceptions * denominator <= numerator * tested {
        vec!["ok"]
    } else if exceptions == tested {
        vec!["none"]
    } else {
        vec!["ok", "none"]
    }
}

/// The parameter `record-test-tolerance` as a fraction, from its text; 0 where nobody sets it.
fn tolerance(world: &World<'_>) -> (i128, i128) {
    let text = world
        .organisation
        .parameters
        .iter()
        .find(|parameter| parameter.name.as_str() == "record-test-tolerance")
        .map_or("0".to_owned(), |parameter| parameter.value.to_string());
    let mut denominator = 1;
    let mut behind_point = false;
    let mut digits = String::new();
    for sign in text.chars() {
        if sign == '.' {
            behind_point = true;
        } else {
            digits.push(sign);
            if behind_point {
                denominator *= 10;
            }
        }
    }
    (digits.parse().unwrap_or(0), denominator)
}

/// The values of the required slots and groups, of all aspects or of one; a slot that asks for
/// nothing is left out.
fn values_of(requirement: &RequirementDocument, slots: &[SlotRow], aspect: Option<&str>) -> Values {
    let pairs: Vec<(&SlotDocument, &SlotRow)> = requirement
        .slots
        .iter()
        .zip(slots)
        .filter(|(slot, evaluated)| slot.required && !evaluated.values.is_empty())
        .filter(|(slot, _)| aspect.is_none_or(|aspect| slot.aspect.as_str() == aspect))
        .collect();
    let mut values = Values::new();
    for (slot, evaluated) in &pairs {
        match &slot.any_of {
            None => values.extend(evaluated.values.iter().copied()),
            Some(group) => {
                // A group counts as one slot: the best of its slots.
                let best = pairs
                    .iter()
                    .filter(|(other, _)| facts::is_key(other.any_of.as_ref(), group))
                    .map(|(_, evaluated)| &evaluated.values)
                    .max_by_key(|values| grade(decide(values)));
                values.extend(best.into_iter().flatten().copied());
            }
        }
    }
    values
}

fn aspect(
    requirement: &RequirementDocument,
    slots: &[SlotRow],
    aspect: &str,
) -> Option<&'static str> {
    let values = values_of(requirement, slots, Some(aspect));
    (!values.is_empty()).then(|| decide(&values))
}
