//! Why a cell moved: the difference of two derivations.

use std::collections::BTreeMap;

use clausegraph_model::{
    Attribute, FieldChange, Requirement,
    document::{AlternativeDocument, Aspect, PopulationDocument},
};

use super::{Side, SlotChange, Why, offers::slot_changes};
use crate::{Assessment, Cell, Defect, Derivation, Evidence, Ground, Member};

/// Two assessments and one requirement of both.
pub(super) struct Pair<'s, 'a, 'b> {
    pub(super) before: &'s Assessment<'a>,
    pub(super) after: &'s Assessment<'b>,
    pub(super) old: Option<&'a Requirement>,
    pub(super) new: Option<&'b Requirement>,
    /// How many cells the requirement has.
    pub(super) members: (usize, usize),
}

/// The reasons, the widest first: what is asked, who it is asked of, then what shows it.
pub(super) fn why<'a, 'b>(
    pair: &Pair<'_, 'a, 'b>,
    before: Option<&Derivation<'a>>,
    after: Option<&Derivation<'b>>,
) -> Vec<Why<'a, 'b>> {
    let mut found = Vec::new();
    let (Some(_), Some(_)) = (pair.old, pair.new) else {
        let side = if pair.old.is_some() { Side::Before } else { Side::After };
        return vec![Why::OnlyIn(side)];
    };
    if asks_otherwise(pair) {
        found.push(Why::AskedOtherwise);
    }
    match (before, after) {
        (Some(before), Some(after)) => moved(pair, before, after, &mut found),
        (Some(only), None) => membership(pair, only.cell.member, Side::Before, &mut found),
        (None, Some(only)) => membership(pair, only.cell.member, Side::After, &mut found),
        (None, None) => {}
    }
    found
}

fn asks_otherwise(pair: &Pair<'_, '_, '_>) -> bool {
    if std::ptr::eq(pair.before.catalogue(), pair.after.catalogue()) {
        return false;
    }
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return true };
    let groups = |assessment: &Assessment<'_>| -> Vec<AlternativeDocument> {
        let groups = assessment.catalogue().alternatives().iter();
        groups.filter(|group| group.requirements.contains(new.id())).cloned().collect()
    };
    old.slots() != new.slots()
        || old.computed_from() != new.computed_from()
        || pair.before.population(old) != pair.after.population(new)
        || groups(pair.before) != groups(pair.after)
}

/// Why a cell stands on one side only.
fn membership<'a, 'b>(
    pair: &Pair<'_, 'a, 'b>,
    member: Member<'_>,
    side: Side,
    found: &mut Vec<Why<'a, 'b>>,
) {
    match member {
        Member::Element(element) => {
            let id = element.id().as_str();
            let old = pair.before.organisation().element(id);
            match old.zip(pair.after.organisation().element(id)) {
                Some((old, new)) if old.list() == new.list() => {
                    found.push(Why::Member(asked_of(pair, old.changes(new))));
                }
                Some(_) | None => found.push(Why::Listed(side)),
            }
        }
        Member::Artefact(artefact) | Member::Records(artefact) => {
            let id = artefact.id().as_str();
            let old = pair.before.organisation().artefact(id);
            match old.zip(pair.after.organisation().artefact(id)) {
                Some((old, new)) => {
                    found.push(Why::Member(asked_of(pair, old.changes(new))));
                }
                None => found.push(Why::Listed(side)),
            }
        }
        Member::Population => {
            let (before, after) = pair.members;
            // A population as a whole is no member of its own.
            let (before, after) = match side {
                Side::Before => (before.saturating_sub(1), after),
                Side::After => (before, after.saturating_sub(1)),
            };
            found.push(Why::Population(before, after));
        }
        // Only other catalogues have other chapters, or ask other cells of the whole.
        Member::Organisation | Member::Chapter(_) => {
            if found.is_empty() {
                found.push(Why::AskedOtherwise);
            }
        }
    }
}

/// The fields by which artefacts are there to be members, and by which record sets hold records.
const OF_MEMBERS: [&str; 5] = ["kind", "status", "dated_on", "created_on", "records"];

/// Of what a member states otherwise, what its population asks for.
fn asked_of(pair: &Pair<'_, '_, '_>, changes: Vec<FieldChange>) -> Vec<FieldChange> {
    let old = pair.old.and_then(|requirement| pair.before.population(requirement));
    let new = pair.new.and_then(|requirement| pair.after.population(requirement));
    let conditions = |population: &PopulationDocument| -> Vec<String> {
        let all = population.members.iter().chain(&population.exceptions);
        all.chain(&population.triggers).map(|condition| base(&condition.field)).collect()
    };
    let asked: Vec<String> = old.into_iter().chain(new).flat_map(conditions).collect();
    let is_asked = |change: &FieldChange| {
        let mut all = asked.iter().map(String::as_str).chain(OF_MEMBERS);
        all.any(|field| touches(&change.field, field))
    };
    changes.into_iter().filter(is_asked).collect()
}

/// The field of the files that an attribute is read from.
pub(super) fn base(attribute: &Attribute) -> String {
    let text = attribute.to_string();
    let text = text.split('[').next().unwrap_or_default();
    let derived = [".handled", ".none_open", ".top_management"];
    let stripped = derived.iter().find_map(|suffix| text.strip_suffix(suffix));
    stripped.unwrap_or(text).to_owned()
}

/// Whether a field is another one, or a part of it, or the whole of which that is a part.
pub(super) fn touches(field: &str, other: &str) -> bool {
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    within(field, other) || within(other, field)
}

fn moved<'a, 'b>(
    pair: &Pair<'_, 'a, 'b>,
    before: &Derivation<'a>,
    after: &Derivation<'b>,
    found: &mut Vec<Why<'a, 'b>>,
) {
    let (old, new) = (&before.cell.ground, &after.cell.ground);
    if old != new {
        found.push(Why::Ground(old.clone(), new.clone()));
    }
    // A set without records shows nothing, or nothing is asked of it: the ground is the same.
    let otherwise_empty =
        old == new && *old == Ground::NoRecords && before.cell.status != after.cell.status;
    if old != new || otherwise_empty {
        match (before.cell.member, after.cell.member) {
            (Member::Element(old), Member::Element(new)) => {
                found.push(Why::Member(asked_of(pair, old.changes(new))));
            }
            (
                Member::Artefact(old) | Member::Records(old),
                Member::Artefact(new) | Member::Records(new),
            ) => found.push(Why::Member(asked_of(pair, old.changes(new)))),
            _ => {}
        }
    }
    let slots = slot_changes(pair, before, after);
    let parties = parties(&slots);
    found.extend(slots.into_iter().map(Why::Slot));
    for party in parties {
        control(pair, &party, found);
    }
    let sources = both(&before.computed_from, &after.computed_from);
    let groups = |derivation: &Derivation<'a>| -> Vec<Cell<'a>> {
        let cells = derivation.alternatives.iter().flat_map(|(_, cells)| cells);
        cells
            .filter(|cell| cell.requirement.id() != before.cell.requirement.id())
            .cloned()
            .collect()
    };
    let groups_now = |derivation: &Derivation<'b>| -> Vec<Cell<'b>> {
        let cells = derivation.alternatives.iter().flat_map(|(_, cells)| cells);
        cells.filter(|cell| cell.requirement.id() != after.cell.requirement.id()).cloned().collect()
    };
    let alternatives = both(&groups(before), &groups_now(after));
    let beside = sources
        .into_iter()
        .chain(alternatives)
        .filter(|(one, two)| stands_otherwise(one.as_ref(), two.as_ref()));
    found.extend(beside.map(|(one, two)| Why::Beside(one, two)));
}

/// Cells of both sides by requirement, those of the second in its order first.
fn both<'a, 'b>(
    before: &[Cell<'a>],
    after: &[Cell<'b>],
) -> Vec<(Option<Cell<'a>>, Option<Cell<'b>>)> {
    let mut olds: BTreeMap<_, &Cell<'a>> =
        before.iter().map(|cell| (cell.requirement.id(), cell)).collect();
    let mut found = Vec::new();
    for cell in after {
        found.push((olds.remove(cell.requirement.id()).cloned(), Some(cell.clone())));
    }
    found.extend(olds.into_values().map(|cell| (Some(cell.clone()), None)));
    found
}

/// Whether a cell stands otherwise than before, for those that depend on it.
fn stands_otherwise(before: Option<&Cell<'_>>, after: Option<&Cell<'_>>) -> bool {
    let of = |cell: &Cell<'_>| (cell.status, cell.aspect(Aspect::Design));
    before.map(of) != after.map(of)
}

/// The parties whose evidence counts now, or no longer.
fn parties(slots: &[SlotChange<'_, '_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for change in slots.iter().flat_map(|slot| &slot.offers) {
        let uncontrolled = |defects: &[Defect]| defects.contains(&Defect::PartyUncontrolled);
        let before =
            change.before.as_ref().map(|offer| (offer.evidence, uncontrolled(&offer.defects)));
        let after =
            change.after.as_ref().map(|offer| (offer.evidence, uncontrolled(&offer.defects)));
        if before.map(|(_, flag)| flag) == after.map(|(_, flag)| flag) {
            continue;
        }
        let evidence = [before, after].into_iter().flatten().filter(|(_, flag)| *flag);
        for (evidence, _) in evidence {
            if let Evidence::Artefact(artefact) = evidence
                && let Some(party) = artefact.document().provided_by.given()
                && !found.iter().any(|known| known == party.as_str())
            {
                found.push(party.to_string());
            }
        }
    }
    found
}

/// The cells that show whether a party is under control, where they stand otherwise.
fn control<'a, 'b>(pair: &Pair<'_, 'a, 'b>, party: &str, found: &mut Vec<Why<'a, 'b>>) {
    let Some(rule) = pair.after.catalogue().party_rule() else { return };
    for id in &rule.control {
        let old = pair.before.catalogue().requirement(id.as_str());
        let new = pair.after.catalogue().requirement(id.as_str());
        let one = old.and_then(|requirement| pair.before.cell(requirement, Some(party)));
        let two = new.and_then(|requirement| pair.after.cell(requirement, Some(party)));
        if stands_otherwise(one.as_ref(), two.as_ref()) {
            found.push(Why::Control(one, two));
        }
    }
}
