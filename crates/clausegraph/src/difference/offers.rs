//! Slots that show something else, and the offers that came, went or changed.

use std::collections::BTreeMap;

use clausegraph_model::{Artefact, Attribute, FieldChange};

use super::{
    OfferChange, Side, SlotChange,
    why::{Pair, base, touches},
};
use crate::{Defect, Derivation, Evidence, Needed, Offer, SlotReading, SlotValue, ValueSet, Via};

/// The required slots that show something else, in the order of the second requirement.
pub(super) fn slot_changes<'a, 'b>(
    pair: &Pair<'_, 'a, 'b>,
    before: &Derivation<'a>,
    after: &Derivation<'b>,
) -> Vec<SlotChange<'a, 'b>> {
    let mut found = Vec::new();
    for new in after.slots.iter().filter(|reading| reading.slot.required) {
        let old = before.slots.iter().find(|reading| reading.slot.id == new.slot.id);
        if let Some(old) = old.filter(|old| old.values != new.values) {
            found.push(slot_change(pair, old, new));
        }
    }
    found
}

fn slot_change<'a, 'b>(
    pair: &Pair<'_, 'a, 'b>,
    old: &SlotReading<'a>,
    new: &SlotReading<'b>,
) -> SlotChange<'a, 'b> {
    let worse = rank(old.values) < rank(new.values);
    let (offers, decisive) = offer_changes(pair, old, new, worse);
    let planned = (old.interval.map(|(every, by)| (every, by.id().as_str())))
        != new.interval.map(|(every, by)| (every, by.id().as_str()));
    let planners = (old.interval.map(|(_, by)| by), new.interval.map(|(_, by)| by));
    let tests = (
        old.record_test.and_then(|test| test.counts()),
        new.record_test.and_then(|test| test.counts()),
    );
    let is_test = old.record_test.is_some() || new.record_test.is_some();
    let sets = (old.record_test.map(|test| test.set), new.record_test.map(|test| test.set));
    SlotChange {
        slot: new.slot.id.clone(),
        aspect: new.slot.aspect,
        before: old.values,
        after: new.values,
        offers,
        decisive,
        planned: (planned && planners.0.is_some() && planners.1.is_some()).then_some(planners),
        tested: (is_test && (tests.0 != tests.1 || decisive.is_none())).then_some(sets),
        not_carried: match (old.open, new.open) {
            (true, false) => Some(Side::Before),
            (false, true) => Some(Side::After),
            (true, true) | (false, false) => None,
        },
    }
}

/// How bad the values of a slot are; no value at all is nothing bad.
pub(super) fn rank(values: ValueSet) -> SlotValue {
    values.worst().unwrap_or(SlotValue::Ok)
}

/// What tells an offer from the others of a slot.
type OfferKey = (bool, String, u8, String);

fn key(offer: &Offer<'_>) -> OfferKey {
    let (element, id) = match offer.evidence {
        Evidence::Artefact(artefact) => (false, artefact.id().to_string()),
        Evidence::Element(element) => (true, element.id().to_string()),
    };
    let (via, claim) = match offer.via {
        Via::Itself => (0, String::new()),
        Via::Member => (1, String::new()),
        Via::Claim(claim) => (2, super::entries::claim_key(claim)),
    };
    (element, id, via, claim)
}

/// Offers by what tells them apart, with their places; equal ones by what is wrong with them.
fn by_key<'r, 'g>(reading: &'r SlotReading<'g>) -> BTreeMap<OfferKey, Vec<(usize, &'r Offer<'g>)>> {
    let mut found: BTreeMap<OfferKey, Vec<(usize, &Offer<'g>)>> = BTreeMap::new();
    for (index, offer) in reading.offers.iter().enumerate() {
        found.entry(key(offer)).or_default().push((index, offer));
    }
    for offers in found.values_mut() {
        offers.sort_by(|(_, one), (_, two)| {
            (one.value, &one.defects).cmp(&(two.value, &two.defects))
        });
    }
    found
}

/// The offer that a slot takes.
fn taken<'r, 'g>(reading: &'r SlotReading<'g>) -> Option<&'r Offer<'g>> {
    reading.taken.and_then(|index| reading.offers.get(index))
}

/// Whether an offer is of the same evidence as the one taken, and worth the same.
fn is_like(offer: Option<&Offer<'_>>, taken: Option<&Offer<'_>>) -> bool {
    let evidence = |offer: &Offer<'_>| {
        let (element, id, ..) = key(offer);
        (element, id)
    };
    offer
        .zip(taken)
        .is_some_and(|(one, two)| evidence(one) == evidence(two) && one.value == two.value)
}

fn is_same(one: &Offer<'_>, two: &Offer<'_>) -> bool {
    one.value == two.value
        && one.origin == two.origin
        && one.dated_on == two.dated_on
        && one.defects == two.defects
}

/// The offers that came, went or changed, and the index of the one that decides.
fn offer_changes<'a, 'b>(
    pair: &Pair<'_, 'a, 'b>,
    old: &SlotReading<'a>,
    new: &SlotReading<'b>,
    worse: bool,
) -> (Vec<OfferChange<'a, 'b>>, Option<usize>) {
    let (olds, news) = (by_key(old), by_key(new));
    let keys: std::collections::BTreeSet<&OfferKey> = olds.keys().chain(news.keys()).collect();
    let mut found = Vec::new();
    let (mut took, mut takes) = (None, None);
    for key in keys {
        let (none_old, none_new) = (Vec::new(), Vec::new());
        let olds = olds.get(key).unwrap_or(&none_old);
        let news = news.get(key).unwrap_or(&none_new);
        for place in 0..olds.len().max(news.len()) {
            let (one, two) = (olds.get(place), news.get(place));
            if let (Some((_, one)), Some((_, two))) = (one, two)
                && is_same(one, two)
            {
                continue;
            }
            // Of equal offers of one artefact the slot takes any: the order of the files decides nothing.
            let (one, two) = (one.map(|(_, offer)| *offer), two.map(|(_, offer)| *offer));
            if took.is_none() && is_like(one, taken(old)) {
                took = Some(found.len());
            }
            if takes.is_none() && is_like(two, taken(new)) {
                takes = Some(found.len());
            }
            found.push(offer_change(pair, one, two));
        }
    }
    // What a slot took and lost made it worse; what it takes now made it better.
    let decisive = if worse { took.or(takes) } else { takes.or(took) };
    let decisive = decisive.or(if found.is_empty() { None } else { Some(0) });
    (found, decisive)
}

fn offer_change<'a, 'b>(
    pair: &Pair<'_, 'a, 'b>,
    before: Option<&Offer<'a>>,
    after: Option<&Offer<'b>>,
) -> OfferChange<'a, 'b> {
    let no_defects: &[Defect] = &[];
    let olds = before.map_or(no_defects, |offer| offer.defects.as_slice());
    let news = after.map_or(no_defects, |offer| offer.defects.as_slice());
    let mut about: Vec<String> = Vec::new();
    let came = news.iter().filter(|defect| !olds.contains(defect));
    let went = olds.iter().filter(|defect| !news.contains(defect));
    for field in came.chain(went).flat_map(fields_of) {
        if !about.contains(&field) {
            about.push(field);
        }
    }
    if before.is_none() || after.is_none() {
        about.extend(["covers", "links", "agreement", "status"].map(str::to_owned));
    } else {
        about.push("dated_on".to_owned());
    }
    let fields =
        changes(pair, before.map(|offer| offer.evidence), after.map(|offer| offer.evidence));
    let is_about = |change: &FieldChange| {
        about.is_empty() || about.iter().any(|field| touches(&change.field, field))
    };
    OfferChange {
        before: before.cloned(),
        after: after.cloned(),
        fields: fields.into_iter().filter(is_about).collect(),
    }
}

/// What the evidence states otherwise on the two sides, be it offered on one of them only.
fn changes(
    pair: &Pair<'_, '_, '_>,
    before: Option<Evidence<'_>>,
    after: Option<Evidence<'_>>,
) -> Vec<FieldChange> {
    let Some(known) = after.or(before) else { return Vec::new() };
    let (old, new) = (pair.before.organisation(), pair.after.organisation());
    match known {
        Evidence::Artefact(artefact) => {
            let id = artefact.id().as_str();
            let both: Option<(&Artefact, &Artefact)> = old.artefact(id).zip(new.artefact(id));
            both.map(|(one, two)| one.changes(two)).unwrap_or_default()
        }
        Evidence::Element(element) => {
            let id = element.id().as_str();
            let both = old.element(id).zip(new.element(id));
            both.map(|(one, two)| one.changes(two)).unwrap_or_default()
        }
    }
}

/// The fields of the files that a defect is about.
fn fields_of(defect: &Defect) -> Vec<String> {
    let fields: &[&str] = match defect {
        Defect::WithoutAttribute(attribute) | Defect::Undecided(Needed::Attribute(attribute)) => {
            return interval_or_field(attribute);
        }
        Defect::Draft | Defect::Retired => &["status"],
        Defect::WithoutOwner => &["owner"],
        Defect::WithoutApproval => &["approval"],
        Defect::DatedAfter => &["dated_on", "created_on"],
        Defect::Lapsed(_) => &["dated_on"],
        Defect::HashMismatch => &["hash"],
        Defect::NotInForce => &["agreement"],
        Defect::EmptyOrStub => &["extent", "records"],
        Defect::MemberOutOfScope | Defect::MemberNotNamed | Defect::Undecided(Needed::Covers) => {
            &["covers", "agreement", "links"]
        }
        Defect::MadeForOthers => &["links"],
        Defect::PartyRetained | Defect::PartyUncontrolled => &["provided_by"],
        Defect::WrongKind => &["kind"],
        Defect::SuggestedOnly | Defect::Unlocated | Defect::Undecided(Needed::Claim) => &[],
    };
    fields.iter().map(|field| (*field).to_owned()).collect()
}

/// A planned interval of a sort stands in either of two fields.
fn interval_or_field(attribute: &Attribute) -> Vec<String> {
    let field = base(attribute);
    match attribute.interval_sort() {
        Some(_) => vec!["interval".to_owned(), "intervals".to_owned()],
        None => vec![field],
    }
}
