//! What the artefacts of a trail show: the slots before which they stand as offers.

use std::collections::BTreeMap;

use clausegraph_model::{ArtefactId, document::SlotDocument};

use crate::{Assessment, Cell, Defect, Evidence, Offer, SlotReading, SlotValue, Via, explain_all};

/// An artefact in front of a slot of a cell.
#[derive(Clone, Debug)]
pub struct Served<'g> {
    /// The cell: the requirement, the member and the status.
    pub cell: Cell<'g>,
    /// The slot.
    pub slot: &'g SlotDocument,
    /// Whether the slot takes the artefact.
    pub taken: bool,
    /// What the offer is worth; none where it is disqualified.
    pub value: SlotValue,
    /// How the offer came about.
    pub via: Via<'g>,
}

/// What each of the artefacts stands in front of, in reading order of the cells and slots.
///
/// Offers that are of another member are left out: they are about other cells.
pub(super) fn served<'g>(
    assessment: &Assessment<'g>,
    wanted: impl Fn(&'g ArtefactId) -> bool,
) -> BTreeMap<&'g ArtefactId, Vec<Served<'g>>> {
    let mut found: BTreeMap<&'g ArtefactId, Vec<Served<'g>>> = BTreeMap::new();
    for derivation in explain_all(assessment) {
        for reading in &derivation.slots {
            for (id, served) in of_slot(&derivation.cell, reading, &wanted) {
                found.entry(id).or_default().push(served);
            }
        }
    }
    found
}

/// One row for each artefact in front of a slot: its offer that the slot takes, else its best.
fn of_slot<'g>(
    cell: &Cell<'g>,
    reading: &SlotReading<'g>,
    wanted: impl Fn(&'g ArtefactId) -> bool,
) -> BTreeMap<&'g ArtefactId, Served<'g>> {
    let mut rows: BTreeMap<&'g ArtefactId, Served<'g>> = BTreeMap::new();
    for (index, offer) in reading.offers.iter().enumerate() {
        let Evidence::Artefact(artefact) = offer.evidence else { continue };
        if !wanted(artefact.id()) || is_of_another(offer) {
            continue;
        }
        let taken = reading.taken == Some(index) && offer.value != SlotValue::None;
        let row = Served {
            cell: cell.clone(),
            slot: reading.slot,
            taken,
            value: offer.value,
            via: offer.via,
        };
        let better = |kept: &Served<'g>| (!taken, offer.value) < (!kept.taken, kept.value);
        if rows.get(artefact.id()).is_none_or(better) {
            rows.insert(artefact.id(), row);
        }
    }
    rows
}

fn is_of_another(offer: &Offer<'_>) -> bool {
    let of_another =
        |defect: &Defect| matches!(defect, Defect::MemberOutOfScope | Defect::MadeForOthers);
    offer.defects.iter().any(of_another)
}
