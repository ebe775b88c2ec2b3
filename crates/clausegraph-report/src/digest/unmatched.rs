//! What matched nothing: artefacts that nothing offers, claims that never count.

use std::collections::BTreeMap;

use clausegraph::{
    Artefact, ArtefactKind, Assessment, Claim, ClaimTarget, Derivation, Evidence, Ground, Member,
    Organisation, Requirement, SlotValue, Via, document::GateCheck,
};

use crate::wording::{defect_line, ground_line};

/// What matched nothing.
#[derive(Debug, Default)]
pub(crate) struct Unmatched<'g> {
    /// Artefacts that stand in front of no slot of any cell.
    pub(crate) artefacts: Vec<&'g Artefact>,
    /// Claims that count for no cell.
    pub(crate) claims: Vec<IdleClaim<'g>>,
}

/// A claim that counts for no cell.
#[derive(Debug)]
pub(crate) struct IdleClaim<'g> {
    pub(crate) claim: &'g Claim,
    pub(crate) reason: String,
}

/// What stood in front of a slot so far, by position.
#[derive(Debug)]
pub(crate) struct Seen<'g> {
    organisation: &'g Organisation,
    artefacts: Vec<bool>,
    claims: Vec<ClaimUse>,
    /// Positions of claims by where they lie in memory; only ever looked up.
    positions: BTreeMap<*const Claim, usize>,
}

#[derive(Clone, Debug)]
enum ClaimUse {
    /// In front of no slot.
    Nowhere,
    /// In front of slots, disqualified at each: the first reason.
    Disqualified(String),
    Counts,
}

impl<'g> Seen<'g> {
    pub(crate) fn new(organisation: &'g Organisation) -> Self {
        Self {
            organisation,
            artefacts: vec![false; organisation.artefacts().len()],
            claims: vec![ClaimUse::Nowhere; organisation.claims().len()],
            positions: organisation
                .claims()
                .iter()
                .enumerate()
                .map(|(position, claim)| (std::ptr::from_ref(claim), position))
                .collect(),
        }
    }

    pub(crate) fn look(&mut self, derivation: &Derivation<'g>) {
        if let Member::Artefact(artefact) | Member::Records(artefact) = derivation.cell.member {
            self.look_at(artefact);
        }
        for offer in derivation.slots.iter().flat_map(|reading| &reading.offers) {
            if let Evidence::Artefact(artefact) = offer.evidence {
                self.look_at(artefact);
            }
            let Via::Claim(claim) = offer.via else {
                continue;
            };
            let position = self.positions.get(&std::ptr::from_ref(claim));
            let Some(entry) = position.and_then(|found| self.claims.get_mut(*found)) else {
                continue;
            };
            if offer.value != SlotValue::None {
                *entry = ClaimUse::Counts;
            } else if let (ClaimUse::Nowhere, Some(defect)) = (&*entry, offer.defects.first()) {
                *entry = ClaimUse::Disqualified(defect_line(defect));
            }
        }
    }

    fn look_at(&mut self, artefact: &Artefact) {
        let position = self.organisation.artefact_position(artefact.id().as_str());
        if let Some(entry) = position.and_then(|found| self.artefacts.get_mut(found)) {
            *entry = true;
        }
    }

    pub(crate) fn unmatched(mut self, assessment: &Assessment<'g>) -> Unmatched<'g> {
        let looks_at_audits = |check| check == GateCheck::AuditProgramme;
        let mut gates = assessment.catalogue().gates().iter();
        if gates.any(|gate| looks_at_audits(gate.check)) {
            for artefact in self.organisation.artefacts() {
                if artefact.kind() == ArtefactKind::Audit {
                    self.look_at(artefact);
                }
            }
        }
        let artefacts = self.organisation.artefacts().iter().zip(&self.artefacts);
        let claims = self.organisation.claims().iter().zip(&self.claims);
        Unmatched {
            artefacts: artefacts
                .filter(|(_, seen)| !**seen)
                .map(|(artefact, _)| artefact)
                .collect(),
            claims: claims
                .filter_map(|(claim, used)| {
                    let reason = match used {
                        ClaimUse::Counts => return None,
                        ClaimUse::Disqualified(reason) => reason.clone(),
                        ClaimUse::Nowhere => nowhere(assessment, claim)?,
                    };
                    Some(IdleClaim { claim, reason })
                })
                .collect(),
        }
    }
}

/// Why a claim stands in front of no slot; none where nothing is asked for at the moment.
fn nowhere(assessment: &Assessment<'_>, claim: &Claim) -> Option<String> {
    let catalogue = assessment.catalogue();
    let requirements: Vec<&Requirement> = match claim.target() {
        ClaimTarget::Requirement(position) => {
            catalogue.requirement_at(position).into_iter().collect()
        }
        ClaimTarget::Clause(position) => {
            let clause = catalogue.clause_at(position).into_iter();
            clause.flat_map(|clause| catalogue.subtree(clause)).collect()
        }
    };
    if requirements.is_empty() {
        return Some("the catalogue asks for nothing there yet".to_owned());
    }
    let cells = requirements.into_iter().flat_map(|found| assessment.cells_of(found));
    let asked: Vec<_> = cells.filter(|cell| cell.status.counts()).collect();
    let ground = asked.first().map(|cell| &cell.ground)?;
    if asked.iter().any(|cell| cell.ground == Ground::Slots) {
        return Some("reaches no slot for any member".to_owned());
    }
    Some(format!("no evidence is looked at there: {}", ground_line(ground)))
}
