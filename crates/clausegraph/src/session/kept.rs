//! What a session keeps of the slots that it has looked at, so that one change does not make it look at all
//! their offers again.
//!
//! Most requirements are about the whole organisation, and any artefact of a kind may serve them. A slot
//! takes the best of its offers, and an interval is laid down by the best of them. So the offers of one
//! artefact that neither is taken nor lays down the interval can go, come or change without the others
//! being looked at: what is kept of the others stays as it is, and the new offers are held against it.
//! Where the artefact is the one that is taken, everything is looked at anew.

use std::{collections::BTreeMap, sync::Arc};

use clausegraph_model::{ClaimTarget, Organisation, Requirement};

use super::touch::Touch;
use crate::{
    evaluate::{Kept, Run},
    member::index,
    offer::SlotContext,
    slot::add_offers,
};

/// What is kept, by the position of the requirement.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf(Arc<BTreeMap<u32, Kept>>);

/// What is kept of a requirement after a change.
pub(super) struct After {
    pub(super) kept: Kept,
    /// Whether members that the change does not name see the same as before.
    pub(super) is_same: bool,
}

impl Shelf {
    /// Keeps what is known of a requirement; forgets it where nothing is.
    pub(super) fn put(&mut self, position: u32, kept: Option<Kept>) {
        let all = Arc::make_mut(&mut self.0);
        match kept {
            Some(kept) => drop(all.insert(position, kept)),
            None => drop(all.remove(&position)),
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.0 = Arc::default();
    }

    /// What is kept of a requirement, after a change of some artefacts.
    pub(super) fn after(&self, run: &Run<'_, '_>, touch: &Touch) -> Option<After> {
        let mut kept = self.0.get(&index(run.requirement.position()))?.clone();
        let organisation = run.map.organisation();
        let artefacts: Vec<u32> = touch.artefacts.iter().copied().collect();
        let claims = claims_on(organisation, run.requirement, &artefacts);
        let members = (kept.members, kept.member);
        let mut is_same = true;
        for (slot, fold) in run.requirement.slots().iter().zip(&mut kept.folds) {
            let Some(known) = fold else {
                is_same = false;
                continue;
            };
            if touch.ranks.iter().any(|rank| known.rests_on(*rank)) {
                *fold = None;
                is_same = false;
                continue;
            }
            let Run { map, requirement, as_of, parties, .. } = *run;
            let context = SlotContext { map, requirement, slot, as_of, parties };
            let mut now = known.clone();
            add_offers(context, members, &mut now, (&artefacts, &claims));
            is_same &= now.is_same_for_cells(known);
            *known = now;
        }
        Some(After { kept, is_same })
    }
}

/// Positions of the claims that offer some artefacts for a requirement, in reading order.
fn claims_on(
    organisation: &Organisation,
    requirement: &Requirement,
    artefacts: &[u32],
) -> Vec<u32> {
    let is_on = |target| match target {
        ClaimTarget::Requirement(position) => position == requirement.position(),
        ClaimTarget::Clause(position) => position == requirement.clause_position(),
    };
    let of_artefact = |artefact: &u32| usize::try_from(*artefact).ok();
    let claims = artefacts.iter().filter_map(of_artefact);
    let claims = claims.flat_map(|artefact| organisation.claims_of(artefact));
    let on = claims.filter(|position| {
        organisation.claims().get(*position).is_some_and(|claim| is_on(claim.target()))
    });
    let mut found: Vec<u32> = on.map(index).collect();
    found.sort_unstable();
    found
}
