//! What each artefact serves, and which of several stands best.

use std::{cmp::Reverse, collections::BTreeMap};

use clausegraph_model::{
    Artefact, ArtefactId, Date, Family, Requirement,
    document::{ArtefactStatus, SlotDocument},
};

use super::{
    Shown, Standing,
    scope::{Cover, cover},
};
use crate::{Assessment, Evidence, Member, SlotValue, Via, explain_all};

/// A slot of a cell, by their positions in reading order.
pub(super) type Place = (usize, usize);

/// What stands at a place.
struct Spot<'g> {
    requirement: &'g Requirement,
    member: Member<'g>,
    slot: &'g SlotDocument,
}

/// An artefact with what it covers and serves.
pub(super) struct Stand<'g> {
    pub(super) artefact: &'g Artefact,
    pub(super) cover: Option<Cover<'g>>,
    pub(super) serves: BTreeMap<Place, Standing>,
}

impl Stand<'_> {
    /// What documents show is compared; a routine is what is done.
    pub(super) fn is_document(&self) -> bool {
        self.artefact.kind().family() == Family::Documents
    }
}

/// What all artefacts that are looked at serve.
pub(super) struct Stands<'g> {
    /// By id.
    pub(super) all: Vec<Stand<'g>>,
    spots: BTreeMap<Place, Spot<'g>>,
}

impl<'g> Stands<'g> {
    /// Reads the offers of all cells once. An artefact's own cell is no service of it.
    pub(super) fn of(assessment: &Assessment<'g>, looked: &[&'g Artefact]) -> Self {
        let mut all: Vec<Stand<'g>> = (looked.iter())
            .map(|artefact| Stand { artefact, cover: cover(artefact), serves: BTreeMap::new() })
            .collect();
        let places: BTreeMap<&ArtefactId, usize> =
            looked.iter().enumerate().map(|(place, artefact)| (artefact.id(), place)).collect();
        let mut spots = BTreeMap::new();
        for (cell, derivation) in explain_all(assessment).enumerate() {
            for (slot, reading) in derivation.slots.iter().enumerate() {
                for offer in &reading.offers {
                    let Evidence::Artefact(artefact) = offer.evidence else { continue };
                    if offer.value == SlotValue::None || matches!(offer.via, Via::Member) {
                        continue;
                    }
                    let stand = places.get(artefact.id()).and_then(|place| all.get_mut(*place));
                    let Some(stand) = stand else { continue };
                    let found = Standing { value: offer.value, origin: offer.origin };
                    let best = stand.serves.entry((cell, slot)).or_insert(found);
                    *best = found.min(*best);
                    spots.entry((cell, slot)).or_insert(Spot {
                        requirement: derivation.cell.requirement,
                        member: derivation.cell.member,
                        slot: reading.slot,
                    });
                }
            }
        }
        Self { all, spots }
    }

    /// What stands at a place, with how well it is served.
    pub(super) fn shown(&self, place: Place, standing: Standing) -> Option<Shown<'g>> {
        let Spot { requirement, member, slot } = *self.spots.get(&place)?;
        Some(Shown { requirement, member, slot, standing })
    }

    /// The requirement of a place.
    pub(super) fn requirement(&self, place: Place) -> Option<&'g Requirement> {
        self.spots.get(&place).map(|spot| spot.requirement)
    }

    /// Those that serve something and do not state what they cover.
    pub(super) fn unscoped(&self) -> Vec<&'g Artefact> {
        let silent =
            |one: &&Stand<'_>| one.is_document() && one.cover.is_none() && !one.serves.is_empty();
        self.all.iter().filter(silent).map(|stand| stand.artefact).collect()
    }
}

/// The order in which artefacts stand: the smallest is the one to keep where they are the same.
///
/// What is not stated stands behind what is, and decides nothing else.
pub(super) fn best(artefact: &Artefact) -> impl Ord + use<'_> {
    let document = artefact.document();
    let state = match document.status.given() {
        Some(ArtefactStatus::InUse) => 0_u8,
        Some(ArtefactStatus::Approved) => 1,
        None => 2,
        Some(ArtefactStatus::Draft) => 3,
        Some(ArtefactStatus::Retired) => 4,
    };
    let approved = document.approval.given().and_then(|approval| approval.on.given());
    let reads = document.usage.given().and_then(|usage| usage.reads.given()).copied();
    let day: Option<Date> = (document.last_reviewed_on.given().into_iter())
        .chain(approved)
        .chain(document.created_on.given())
        .max()
        .copied();
    let lacks = (
        cover(artefact).is_none(),
        document.owner.given().is_none(),
        document.approval.given().is_none(),
    );
    (state, lacks, Reverse(reads), Reverse(day), artefact.id())
}
