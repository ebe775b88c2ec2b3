//! Judgements: what people judged, beside what the evidence shows.

use std::collections::BTreeSet;

use clausegraph_model::{
    Artefact, JudgementId, Location, Requirement,
    document::{ArtefactStatus, JudgementDocument, JudgementValue, PinDocument},
};

use crate::{Assessment, Cell, Evidence, Status, explain};

/// A judgement and how it stands to the evidence.
#[derive(Clone, Debug)]
pub struct JudgementResult<'g> {
    /// The judgement.
    pub judgement: &'g JudgementDocument,
    /// Where it stands.
    pub location: Option<Location>,
    /// How it stands in time.
    pub state: JudgementState,
    /// The cells it contradicts.
    pub contradicts: Vec<Cell<'g>>,
    /// The pinned artefacts that are no longer what was looked at.
    pub outdated: Vec<&'g PinDocument>,
}

/// Whether a judgement holds on the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgementState {
    /// It holds.
    Active,
    /// A later judgement has taken its place.
    Superseded,
    /// It is of a later day than the as-of date.
    Later,
}

impl<'g> Assessment<'g> {
    /// All judgements, in reading order.
    pub fn judgements(&self) -> Vec<JudgementResult<'g>> {
        self.judgements_where(|_| true)
    }

    /// The judgements on one requirement, in reading order.
    pub fn judgements_on(&self, requirement: &Requirement) -> Vec<JudgementResult<'g>> {
        self.judgements_where(|judgement| judgement.requirement == *requirement.id())
    }

    fn judgements_where(
        &self,
        wanted: impl Fn(&JudgementDocument) -> bool,
    ) -> Vec<JudgementResult<'g>> {
        let organisation = self.organisation();
        let made = |judgement: &JudgementDocument| judgement.on <= self.as_of();
        let superseded: BTreeSet<&JudgementId> = organisation
            .judgements()
            .filter(|judgement| made(judgement))
            .filter_map(|judgement| judgement.supersedes.as_ref())
            .collect();
        organisation
            .judgements()
            .enumerate()
            .filter(|(_, judgement)| wanted(judgement))
            .map(|(position, judgement)| {
                let state = if !made(judgement) {
                    JudgementState::Later
                } else if superseded.contains(&judgement.id) {
                    JudgementState::Superseded
                } else {
                    JudgementState::Active
                };
                let active = state == JudgementState::Active;
                JudgementResult {
                    judgement,
                    location: organisation.judgement_location(position),
                    state,
                    contradicts: if active { self.contradicted(judgement) } else { Vec::new() },
                    outdated: if active { self.outdated(judgement) } else { Vec::new() },
                }
            })
            .collect()
    }

    /// The cells that a judgement is about, in reading order.
    pub fn judged_cells(&self, judgement: &JudgementDocument) -> impl Iterator<Item = Cell<'g>> {
        let requirement = self.catalogue().requirement(judgement.requirement.as_str());
        let cells = requirement.into_iter().flat_map(|requirement| self.cells_of(requirement));
        cells.filter(move |cell| {
            let named = |id: &str| judgement.members.iter().any(|member| member.as_str() == id);
            judgement.members.is_empty() || cell.member.id().is_some_and(named)
        })
    }

    /// What a judgement on a cell is pinned to, unless a person names something else: the artefacts that its
    /// evidence rests on and the record sets that were tested, with version and hash as they are; of a cell
    /// that is computed, those of the cells that it is computed from. Each once, in the order of the slots.
    pub fn pins(&self, cell: &Cell<'g>) -> Vec<PinDocument> {
        let mut artefacts = Vec::new();
        self.rests_on(cell, &mut artefacts);
        artefacts.into_iter().map(pin).collect()
    }

    fn rests_on(&self, cell: &Cell<'g>, artefacts: &mut Vec<&'g Artefact>) {
        let derivation = explain(self, cell);
        let mut add = |artefact: &'g Artefact| {
            if !artefacts.iter().any(|known| known.id() == artefact.id()) {
                artefacts.push(artefact);
            }
        };
        for reading in &derivation.slots {
            let offer = reading.taken.and_then(|index| reading.offers.get(index));
            match offer.map(|offer| offer.evidence) {
                Some(Evidence::Artefact(artefact)) => add(artefact),
                // The entry of a scope element is no artefact: it has no version to pin.
                Some(Evidence::Element(_)) | None => {}
            }
            if let Some(test) = &reading.record_test {
                add(test.set);
            }
        }
        for source in &derivation.computed_from {
            self.rests_on(source, artefacts);
        }
    }

    fn contradicted(&self, judgement: &JudgementDocument) -> Vec<Cell<'g>> {
        let against = |status: Status| match judgement.value {
            JudgementValue::Conformity => status.is_shortfall(),
            JudgementValue::MinorNonconformity | JudgementValue::MajorNonconformity => {
                status == Status::Covered
            }
            JudgementValue::OpportunityForImprovement | JudgementValue::NotYet => false,
        };
        self.judged_cells(judgement).filter(|cell| against(cell.status)).collect()
    }

    fn outdated(&self, judgement: &'g JudgementDocument) -> Vec<&'g PinDocument> {
        let changed = |pin: &&PinDocument| {
            let Some(artefact) = self.organisation().artefact(pin.artefact.as_str()) else {
                return true;
            };
            let document = artefact.document();
            let differs = |then: &Option<String>, now: Option<&String>| {
                then.as_ref().zip(now).is_some_and(|(then, now)| then != now)
            };
            document.status.given() == Some(&ArtefactStatus::Retired)
                || differs(&pin.version, document.version.given())
                || differs(&pin.hash, document.hash.given())
        };
        judgement.pins.iter().filter(changed).collect()
    }
}

/// The version and hash that an artefact has now, to be recorded with a judgement.
pub fn pin(artefact: &Artefact) -> PinDocument {
    let document = artefact.document();
    PinDocument {
        artefact: artefact.id().clone(),
        version: document.version.given().cloned(),
        hash: document.hash.given().cloned(),
    }
}
