//! What moved many cells at once.

use std::{cmp::Reverse, collections::BTreeMap};

use clausegraph_model::{Artefact, Element, RequirementId};

use super::{CellChange, SlotChange, Turn, Why, offers::rank};
use crate::{Defect, Evidence, Member};

/// Something that moved cells one way.
#[derive(Clone, Debug)]
pub struct Cause<'a, 'b> {
    /// What it is.
    pub of: CauseOf<'a, 'b>,
    /// Which way.
    pub turn: Turn,
    /// The cells, by index, in reading order.
    pub cells: Vec<usize>,
}

/// What moved cells.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CauseOf<'a, 'b> {
    /// An artefact that came, went or changed, or whose day has passed; as it was, and as it is.
    Artefact(Option<&'a Artefact>, Option<&'b Artefact>),
    /// A scope element: it came, went or changed, or a party came under control or out of it.
    Element(Option<&'a Element>, Option<&'b Element>),
    /// Another requirement, from which the cells follow.
    Requirement(RequirementId),
    /// Nobody listed who belongs to a population, or now somebody does: its id.
    Population(String),
    /// What the catalogue asks.
    Catalogue,
    /// What the sources carry.
    Sources,
}

impl CauseOf<'_, '_> {
    /// Its id; none of the catalogue and the sources.
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Artefact(before, after) => {
                after.or(*before).map(|artefact| artefact.id().to_string())
            }
            Self::Element(before, after) => {
                after.or(*before).map(|element| element.id().to_string())
            }
            Self::Requirement(id) => Some(id.to_string()),
            Self::Population(id) => Some(id.clone()),
            Self::Catalogue | Self::Sources => None,
        }
    }

    /// What kind of thing it is, as a word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Artefact(..) => "artefact",
            Self::Element(..) => "element",
            Self::Requirement(_) => "requirement",
            Self::Population(_) => "population",
            Self::Catalogue => "catalogue",
            Self::Sources => "sources",
        }
    }
}

/// Every cell that moved under the one thing that moved it first.
pub(super) fn causes<'a, 'b>(cells: &[CellChange<'a, 'b>]) -> Vec<Cause<'a, 'b>> {
    let mut found: BTreeMap<(Turn, &'static str, Option<String>), Cause<'a, 'b>> = BTreeMap::new();
    for (index, cell) in cells.iter().enumerate() {
        let of = cause_of(cell);
        let key = (cell.turn, of.kind(), of.id());
        let cause = found.entry(key);
        cause.or_insert_with(|| Cause { of, turn: cell.turn, cells: Vec::new() }).cells.push(index);
    }
    let mut causes: Vec<Cause<'a, 'b>> = found.into_values().collect();
    // The sort is stable: of equally many cells the order of ids stays.
    causes.sort_by_key(|cause| (cause.turn, Reverse(cause.cells.len())));
    causes
}

fn cause_of<'a, 'b>(change: &CellChange<'a, 'b>) -> CauseOf<'a, 'b> {
    let slots: Vec<&SlotChange<'a, 'b>> = change
        .why
        .iter()
        .filter_map(|why| if let Why::Slot(slot) = why { Some(slot) } else { None })
        .collect();
    if let Some(cause) = of_control(change) {
        return cause;
    }
    if let Some(cause) = decisive(&slots, change.turn).and_then(of_slot) {
        return cause;
    }
    let mut whys = change.why.iter();
    whys.find_map(|why| of_why(change, why)).unwrap_or(CauseOf::Catalogue)
}

/// The slot that moved the cell: of those that moved its way the one that weighs most.
fn decisive<'r, 'a, 'b>(
    slots: &[&'r SlotChange<'a, 'b>],
    turn: Turn,
) -> Option<&'r SlotChange<'a, 'b>> {
    let worse = |slot: &SlotChange<'_, '_>| rank(slot.before) < rank(slot.after);
    let wanted = |slot: &&&SlotChange<'_, '_>| worse(slot) == (turn == Turn::Worse);
    let weight = |slot: &&&SlotChange<'_, '_>| {
        Reverse(if worse(slot) { rank(slot.after) } else { rank(slot.before) })
    };
    // Of equally heavy ones the first.
    let found = slots.iter().filter(wanted).min_by_key(weight);
    found.or(slots.first()).copied()
}

/// The party whose control moved the cell.
fn of_control<'a, 'b>(change: &CellChange<'a, 'b>) -> Option<CauseOf<'a, 'b>> {
    change.why.iter().find_map(|why| {
        let Why::Control(before, after) = why else { return None };
        let before = before.as_ref().and_then(|cell| element_of(cell.member));
        let after = after.as_ref().and_then(|cell| element_of(cell.member));
        Some(CauseOf::Element(before, after))
    })
}

fn of_slot<'a, 'b>(slot: &SlotChange<'a, 'b>) -> Option<CauseOf<'a, 'b>> {
    if slot.not_carried.is_some() {
        return Some(CauseOf::Sources);
    }
    let decisive = slot.decisive.and_then(|index| slot.offers.get(index));
    if let (Some((before, after)), Some(change)) = (slot.planned, decisive) {
        // Another rhythm, and the event itself is the same: the plan moved the cell.
        let lapsed =
            |defects: &[Defect]| defects.iter().any(|defect| matches!(defect, Defect::Lapsed(_)));
        let old = change.before.as_ref().map(|offer| (offer.dated_on, lapsed(&offer.defects)));
        let new = change.after.as_ref().map(|offer| (offer.dated_on, lapsed(&offer.defects)));
        if let (Some((day, was)), Some((now, is))) = (old, new)
            && day == now
            && was != is
        {
            return Some(CauseOf::Artefact(before, after));
        }
    }
    if let Some(change) = decisive {
        let old = change.before.as_ref().map(|offer| offer.evidence);
        let new = change.after.as_ref().map(|offer| offer.evidence);
        let elements = (old.and_then(offered_element), new.and_then(offered_element));
        return Some(match elements {
            (None, None) => {
                CauseOf::Artefact(old.and_then(offered_artefact), new.and_then(offered_artefact))
            }
            (before, after) => CauseOf::Element(before, after),
        });
    }
    slot.tested.map(|(before, after)| CauseOf::Artefact(before, after))
}

fn of_why<'a, 'b>(change: &CellChange<'a, 'b>, why: &Why<'a, 'b>) -> Option<CauseOf<'a, 'b>> {
    match why {
        Why::OnlyIn(_) | Why::AskedOtherwise => Some(CauseOf::Catalogue),
        Why::Beside(before, after) => {
            let id = after.as_ref().map(|cell| cell.requirement.id());
            let id = id.or(before.as_ref().map(|cell| cell.requirement.id()))?;
            Some(CauseOf::Requirement(id.clone()))
        }
        Why::Population(..) => {
            let before = change.cell_before().map(|cell| cell.requirement);
            let requirement = change.cell_after().map(|cell| cell.requirement).or(before)?;
            Some(CauseOf::Population(requirement.population_id().to_string()))
        }
        Why::Listed(_) | Why::Member(_) | Why::Ground(..) => of_member(change),
        Why::Slot(_) | Why::Control(..) => None,
    }
}

/// The member of the cell itself.
fn of_member<'a, 'b>(change: &CellChange<'a, 'b>) -> Option<CauseOf<'a, 'b>> {
    let before = change.cell_before().map(|cell| cell.member);
    let after = change.cell_after().map(|cell| cell.member);
    let artefacts = (before.and_then(artefact_of), after.and_then(artefact_of));
    let elements = (before.and_then(element_of), after.and_then(element_of));
    if let (Some(_), _) | (_, Some(_)) = artefacts {
        return Some(CauseOf::Artefact(artefacts.0, artefacts.1));
    }
    if let (Some(_), _) | (_, Some(_)) = elements {
        return Some(CauseOf::Element(elements.0, elements.1));
    }
    if matches!(before.or(after), Some(Member::Population)) {
        let requirement = change.cell_before().map(|cell| cell.requirement);
        return requirement
            .map(|requirement| CauseOf::Population(requirement.population_id().to_string()));
    }
    None
}

fn artefact_of(member: Member<'_>) -> Option<&Artefact> {
    match member {
        Member::Artefact(artefact) | Member::Records(artefact) => Some(artefact),
        Member::Organisation | Member::Population | Member::Element(_) | Member::Chapter(_) => None,
    }
}

fn element_of(member: Member<'_>) -> Option<&Element> {
    if let Member::Element(element) = member { Some(element) } else { None }
}

fn offered_artefact(evidence: Evidence<'_>) -> Option<&Artefact> {
    if let Evidence::Artefact(artefact) = evidence { Some(artefact) } else { None }
}

fn offered_element(evidence: Evidence<'_>) -> Option<&Element> {
    if let Evidence::Element(element) = evidence { Some(element) } else { None }
}
