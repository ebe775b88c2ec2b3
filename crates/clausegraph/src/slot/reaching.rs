//! Whom an offer may reach: any member alike, some, or those that it names.

use std::collections::BTreeSet;

use clausegraph_model::{
    Organisation,
    document::{ClaimDocument, PopulationDocument, Reach},
};

use crate::{
    EvidenceMap,
    member::{MemberIx, index, item},
    naming::can_be_party,
    offer::SlotContext,
    population::makes_members,
};

/// Which members a requirement's cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MemberKind {
    /// The organisation, a chapter or a population as a whole.
    Whole,
    /// Elements of the scope; whether they can be a party of an agreement.
    Elements { parties: bool },
    /// Artefacts or record sets.
    Artefacts,
}

impl MemberKind {
    pub(crate) fn of(organisation: &Organisation, member: MemberIx) -> Self {
        match member {
            MemberIx::Organisation | MemberIx::Population | MemberIx::Chapter(_) => Self::Whole,
            MemberIx::Element(position) => {
                let element = item(organisation.elements(), position);
                Self::Elements {
                    parties: element.is_some_and(|element| can_be_party(element.list())),
                }
            }
            MemberIx::Artefact(_) | MemberIx::Records(_) => Self::Artefacts,
        }
    }
}

/// Whether an artefact may serve one of some members, by itself or by a claim.
pub(super) fn may_reach(
    map: &EvidenceMap<'_>,
    kind: MemberKind,
    artefact: u32,
    claim: Option<&ClaimDocument>,
    among: &BTreeSet<MemberIx>,
) -> bool {
    let cover = map.cover(artefact);
    match kind {
        MemberKind::Whole => true,
        MemberKind::Elements { parties } => {
            let is_among = |position: u32| among.contains(&MemberIx::Element(position));
            let claimed = claim.map(|claim| claim.members.as_slice()).unwrap_or_default();
            if claimed.is_empty() {
                cover.is_general(parties)
                    || map.covered(artefact).iter().any(|position| is_among(*position))
            } else {
                let positions = claimed
                    .iter()
                    .filter_map(|id| map.organisation().element_position(id.as_str()));
                positions.map(index).any(is_among)
            }
        }
        MemberKind::Artefacts => {
            let is_among = |position: u32| {
                among.contains(&MemberIx::Artefact(position))
                    || among.contains(&MemberIx::Records(position))
            };
            cover.is_general(true)
                || !map.covered(artefact).is_empty()
                || is_among(artefact)
                || map.linked(artefact).iter().any(|position| is_among(*position))
        }
    }
}

/// Where the offers of a slot may go, whichever members are looked at.
#[derive(Clone, Copy)]
pub(super) struct Reaching<'a, 'g> {
    map: &'a EvidenceMap<'g>,
    members: MemberKind,
    is_named: bool,
    population: Option<&'g PopulationDocument>,
}

impl Reaching<'_, '_> {
    pub(super) fn of<'a, 'g>(
        context: SlotContext<'a, 'g>,
        members: MemberKind,
    ) -> Reaching<'a, 'g> {
        let population = context.requirement.population_id().as_str();
        Reaching {
            map: context.map,
            members,
            is_named: context.slot.reach == Reach::Named,
            population: context.map.catalogue().population(population),
        }
    }

    /// Whether an artefact serves any member alike, save those that it names.
    pub(super) fn is_general(self, artefact: u32, claim: Option<&ClaimDocument>) -> bool {
        let cover = self.map.cover(artefact);
        match self.members {
            MemberKind::Whole => true,
            MemberKind::Elements { parties } => {
                claim.is_none_or(|claim| claim.members.is_empty()) && cover.is_general(parties)
            }
            MemberKind::Artefacts => cover.is_general(true) && !self.depends(artefact),
        }
    }

    /// Whether it may name a member, beside serving any.
    pub(super) fn names_some(self, artefact: u32) -> bool {
        match self.members {
            MemberKind::Whole => false,
            MemberKind::Elements { .. } => !self.map.covered(artefact).is_empty(),
            MemberKind::Artefacts => {
                !self.map.linked(artefact).is_empty() || self.is_of_member_kind(artefact)
            }
        }
    }

    fn is_of_member_kind(self, artefact: u32) -> bool {
        let found = item(self.map.organisation().artefacts(), artefact);
        found
            .zip(self.population)
            .is_some_and(|(found, population)| makes_members(population, found.kind()))
    }

    /// Whether it serves some members only, by what it covers or is linked to.
    pub(super) fn is_scoped(self, artefact: u32) -> bool {
        let general = self.map.cover(artefact).is_general(true);
        if general { self.depends(artefact) } else { !self.map.covered(artefact).is_empty() }
    }

    /// Whether a member has to be looked at to tell.
    fn depends(self, artefact: u32) -> bool {
        self.is_named && (!self.map.linked(artefact).is_empty() || self.is_of_member_kind(artefact))
    }
}
