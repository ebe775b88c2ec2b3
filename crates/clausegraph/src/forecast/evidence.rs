//! What an offer is worth to a slot on two days.

use clausegraph_model::{Date, MemberId};

use super::EvidenceChange;
use crate::{Defect, Derivation, Evidence, Offer, SlotReading, Via};

/// What makes slots of a cell worth something else on the second day, in the order of the slots.
///
/// Of each slot the offers that it took and takes, as far as they change by themselves; where an event
/// lapses or is in time again though no day of its own has come, also what plans its interval.
pub(super) fn changes<'g>(
    before: &Derivation<'g>,
    after: &Derivation<'g>,
    day: Date,
) -> Vec<EvidenceChange<'g>> {
    let mut found = Vec::new();
    let pairs = before.slots.iter().zip(&after.slots);
    for (was, is) in pairs.filter(|(was, is)| was.slot.required && was.values != is.values) {
        let taken = taken(was, is);
        let plan_changed = taken.iter().any(|change| is_due_otherwise(change, day));
        found.extend(taken);
        if plan_changed {
            let planner = was.slot.lapses_after.as_ref();
            let mut pairs = before.slots.iter().zip(&after.slots);
            let plan = pairs.find(|(plan, _)| Some(&plan.slot.id) == planner);
            found.extend(plan.into_iter().flat_map(|(was, is)| all(was, is)));
        }
    }
    found
}

/// The party whose control makes the difference to an offer.
pub(super) fn party<'g>(change: &EvidenceChange<'g>) -> Option<&'g str> {
    let Evidence::Artefact(artefact) = change.evidence else { return None };
    let mut turned = change.gained.iter().chain(&change.lost);
    let is_turned = turned.any(|defect| *defect == Defect::PartyUncontrolled);
    artefact.document().provided_by.given().filter(|_| is_turned).map(MemberId::as_str)
}

/// Whether an event lapses on another day than the one behind its due day, or lapses no longer.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other defect knows a day")]
fn is_due_otherwise(change: &EvidenceChange<'_>, day: Date) -> bool {
    let lapsed = |defects: &[Defect]| {
        defects.iter().find_map(|defect| match defect {
            Defect::Lapsed(due) => Some(*due),
            _ => None,
        })
    };
    match (lapsed(&change.lost), lapsed(&change.gained)) {
        (None, None) => false,
        (None, Some(due)) => due.shifted(1) != day,
        (Some(_), _) => true,
    }
}

/// The offers that a slot took and takes, where they change; all that change where those do not.
fn taken<'g>(was: &SlotReading<'g>, is: &SlotReading<'g>) -> Vec<EvidenceChange<'g>> {
    let offer = |reading: &SlotReading<'g>| {
        reading.taken.and_then(|index| reading.offers.get(index)).cloned()
    };
    let (one, two) = (offer(was), offer(is));
    let again = one.as_ref().zip(two.as_ref()).is_some_and(|(one, two)| is_same(one, two));
    let both = [one, two.filter(|_| !again)];
    let found: Vec<EvidenceChange<'g>> =
        both.iter().flatten().filter_map(|offer| change(was, is, offer)).collect();
    if found.is_empty() { all(was, is) } else { found }
}

/// All offers to a slot that change.
fn all<'g>(was: &SlotReading<'g>, is: &SlotReading<'g>) -> Vec<EvidenceChange<'g>> {
    let came = is.offers.iter().filter(|offer| find(was, offer).is_none());
    was.offers.iter().chain(came).filter_map(|offer| change(was, is, offer)).collect()
}

fn find<'r, 'g>(reading: &'r SlotReading<'g>, offer: &Offer<'g>) -> Option<&'r Offer<'g>> {
    reading.offers.iter().find(|other| is_same(other, offer))
}

/// Whether two offers are the same thing, offered in the same way.
fn is_same(one: &Offer<'_>, two: &Offer<'_>) -> bool {
    let evidence = match (one.evidence, two.evidence) {
        (Evidence::Artefact(one), Evidence::Artefact(two)) => std::ptr::eq(one, two),
        (Evidence::Element(one), Evidence::Element(two)) => std::ptr::eq(one, two),
        (Evidence::Artefact(_), Evidence::Element(_))
        | (Evidence::Element(_), Evidence::Artefact(_)) => false,
    };
    evidence
        && match (one.via, two.via) {
            (Via::Itself, Via::Itself) | (Via::Member, Via::Member) => true,
            (Via::Claim(one), Via::Claim(two)) => std::ptr::eq(one, two),
            (Via::Itself | Via::Member | Via::Claim(_), _) => false,
        }
}

/// What an offer is worth on both days; none where it is the same.
fn change<'g>(
    was: &SlotReading<'g>,
    is: &SlotReading<'g>,
    offer: &Offer<'g>,
) -> Option<EvidenceChange<'g>> {
    let (before, after) = (find(was, offer), find(is, offer));
    let value = |found: Option<&Offer<'g>>| found.map(|offer| offer.value);
    let defects =
        |found: Option<&Offer<'g>>| found.map(|offer| offer.defects.clone()).unwrap_or_default();
    let (old, new) = (defects(before), defects(after));
    if value(before) == value(after) && old == new {
        return None;
    }
    let lacks = |list: &[Defect], other: &[Defect]| -> Vec<Defect> {
        list.iter().filter(|defect| !other.contains(defect)).cloned().collect()
    };
    let planned = |reading: &SlotReading<'g>| {
        let taken = reading.taken.and_then(|index| reading.offers.get(index));
        reading.interval.filter(|_| taken.is_some_and(|taken| is_same(taken, offer)))
    };
    Some(EvidenceChange {
        slot: is.slot,
        evidence: offer.evidence,
        via: offer.via,
        before: value(before),
        after: value(after),
        gained: lacks(&new, &old),
        lost: lacks(&old, &new),
        defects: if after.is_some() { new } else { old },
        planned: planned(is).or_else(|| planned(was)),
    })
}
