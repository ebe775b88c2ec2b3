//! The changes, one by one: what each does to the organisation, and what it touches.

use std::sync::Arc;

use clausegraph_model::{
    ArtefactId, Problems,
    document::{ArtefactDocument, ChangeDocument, ClaimDocument, ClaimNameDocument},
};

use super::{Applied, Session, refresh::Ledger, touch::Touch};
use crate::{
    index::word_keys,
    member::{index, item},
};

impl Session {
    /// Applies one change, and tells the cells that show something else.
    ///
    /// # Errors
    ///
    /// Every problem of the change, as on loading: then nothing is changed. Places are JSON pointers inside
    /// the entry.
    pub fn apply(&mut self, change: ChangeDocument) -> Result<Applied, Problems> {
        let catalogue = self.shared.clone();
        let catalogue = catalogue.catalogue();
        match change {
            ChangeDocument::PutArtefact(document) => self.put_artefact(*document),
            ChangeDocument::RemoveArtefact(id) => self.remove_artefact(&id),
            ChangeDocument::PutClaim(document) => self.put_claim(*document),
            ChangeDocument::RemoveClaim(name) => self.remove_claim(&name),
            ChangeDocument::PutJudgement(document) => {
                // A judgement changes no status.
                let (put, problems) = self.organisation.put_judgement(*document, catalogue);
                accepted(put.is_some(), problems)
            }
            ChangeDocument::RemoveJudgement(id) => {
                self.organisation.remove_judgement(&id).map(|_| Applied::default())
            }
            ChangeDocument::SetParameter(change) => {
                let before =
                    self.organisation.set_parameter(&change.name, change.value, catalogue)?;
                // Only the tolerance of record tests is read by the evaluation; all others are of rules.
                let unchanged = before == self.organisation.parameter(change.name.as_str());
                if unchanged || change.name.as_str() != crate::RECORD_TEST_TOLERANCE {
                    return Ok(Applied::default());
                }
                let before = self.names();
                Ok(self.evaluate_everything(before, Problems::default()))
            }
            ChangeDocument::PutElement(change) => {
                let list = change.list.into();
                self.whole(|organisation| organisation.put_element(list, change.element, catalogue))
            }
            ChangeDocument::RemoveElement(id) => {
                self.whole(|organisation| organisation.remove_element(&id, catalogue))
            }
            ChangeDocument::PutPerson(person) => {
                self.whole(|organisation| organisation.put_person(*person, catalogue))
            }
            ChangeDocument::RemovePerson(key) => {
                self.whole(|organisation| organisation.remove_person(&key, catalogue))
            }
            ChangeDocument::AsOf(as_of) => {
                let before = self.names();
                self.as_of = as_of;
                Ok(self.evaluate_everything(before, Problems::default()))
            }
            _ => Ok(Applied::default()),
        }
    }

    fn put_artefact(&mut self, document: ArtefactDocument) -> Result<Applied, Problems> {
        let shared = self.shared.clone();
        let (catalogue, fields) = (shared.catalogue(), &shared.asked().fields);
        let mut touch = Touch::default();
        let known = self.organisation.artefact(document.id.as_str());
        let former =
            known.map(|found| (found.kind(), word_keys(&self.organisation, found, fields)));
        let kind = document.kind;
        let other_kind = former.as_ref().is_some_and(|(former, _)| *former != kind);
        if let Some(position) = self.organisation.artefact_position(document.id.as_str()) {
            touch.artefact(self.view(), index(position));
        }
        // What is linked to an artefact may be about its kind; that reaches further than one artefact does.
        let names = other_kind.then(|| self.names());
        let (put, problems) = self.organisation.put_artefact(document, catalogue);
        let Some(put) = put else { return Err(problems) };
        let position = index(put.position);
        let entries = Arc::make_mut(&mut self.index);
        if let Some((kind, keys)) = former {
            entries.artefact_leaves(position, kind, &keys);
        }
        let placed = entries.placed_anew();
        entries.artefact_entered(&self.organisation, fields, position);
        if entries.placed_anew() != placed {
            // What is kept names artefacts by their places.
            self.kept.clear();
        }
        if let Some(names) = names {
            return Ok(self.evaluate_everything(names, problems));
        }
        touch.artefact(self.view(), position);
        Ok(self.refresh(touch, Ledger::default(), problems))
    }

    fn remove_artefact(&mut self, id: &ArtefactId) -> Result<Applied, Problems> {
        let shared = self.shared.clone();
        let (catalogue, fields) = (shared.catalogue(), &shared.asked().fields);
        let leaves = self.organisation.may_leave(id, catalogue)?;
        let position = index(leaves);
        let mut touch = Touch::default();
        touch.artefact(self.view(), position);
        let last = index(self.organisation.artefacts().len().saturating_sub(1));
        if let Some(artefact) =
            item(self.organisation.artefacts(), last).filter(|_| last != position)
        {
            touch.reordered.extend(shared.asked().membership(artefact.kind()));
        }
        let mut ledger = Ledger::default();
        self.take_computed(&touch, &mut ledger);
        self.take_members(&touch, position, &mut ledger);
        // From the last on, so that what takes the place of one is none of them.
        let claims: Vec<usize> = self.organisation.claims_of(leaves).rev().collect();
        for claim in claims {
            self.take_claim(claim);
        }
        let keys = |position| {
            let artefact = item(self.organisation.artefacts(), position);
            artefact.map(|found| (found.kind(), word_keys(&self.organisation, found, fields)))
        };
        let (of_leaving, of_last) = (keys(position), keys(last));
        if let Some((kind, keys)) = of_leaving {
            Arc::make_mut(&mut self.index).artefact_leaves(position, kind, &keys);
        }
        self.organisation.remove_artefact(id, catalogue)?;
        let keys = of_last.map(|(_, keys)| keys).unwrap_or_default();
        let entries = Arc::make_mut(&mut self.index);
        entries.artefact_moved(&self.organisation, fields, &keys, last, position);
        self.move_members(last, position);
        touch.moved(last, position);
        Ok(self.refresh(touch, ledger, Problems::default()))
    }

    fn put_claim(&mut self, document: ClaimDocument) -> Result<Applied, Problems> {
        let shared = self.shared.clone();
        let (put, problems) = self.organisation.put_claim(document, shared.catalogue());
        let Some(put) = put else { return Err(problems) };
        let target =
            self.organisation.claims().get(put.position).map(clausegraph_model::Claim::target);
        if let (None, Some(target)) = (put.before, target) {
            Arc::make_mut(&mut self.index).claim_entered(index(put.position), target);
        }
        let mut touch = Touch::default();
        touch.claim(self.view(), put.position);
        Ok(self.refresh(touch, Ledger::default(), problems))
    }

    fn remove_claim(&mut self, name: &ClaimNameDocument) -> Result<Applied, Problems> {
        let shared = self.shared.clone();
        let position = self.organisation.claim_position(name, shared.catalogue())?;
        let mut touch = Touch::default();
        touch.claim(self.view(), position);
        self.take_claim(position);
        Ok(self.refresh(touch, Ledger::default(), Problems::default()))
    }

    /// Takes a claim out of the organisation and of what finds it.
    fn take_claim(&mut self, position: usize) {
        let Some(removed) = self.organisation.remove_claim_at(position) else { return };
        let entries = Arc::make_mut(&mut self.index);
        let (_, target, _) = removed.before;
        entries.claim_left(index(position), target);
        if removed.last != position
            && let Some(moved) = self.organisation.claims().get(position)
        {
            entries.claim_left(index(removed.last), moved.target());
            entries.claim_entered(index(position), moved.target());
        }
    }
}

/// What came of a change that touches no cell.
fn accepted(done: bool, problems: Problems) -> Result<Applied, Problems> {
    if done { Ok(Applied { warnings: problems, ..Applied::default() }) } else { Err(problems) }
}
