//! Changes to an organisation: one entry at a time, each checked as if a file had listed it.
//!
//! What is put behind the others stays there; where an entry leaves, the last one takes its place, so
//! that a change costs what the entry costs, and not what the organisation costs.

use super::{Artefact, Claim, ClaimTarget, ElementList, Organisation, at, sorted_by};
use crate::{
    Amount, ArtefactId, Catalogue, Fact, JudgementId, Key, Problems,
    document::{
        ArtefactDocument, ClaimDocument, ClaimNameDocument, FORMAT_VERSION, JudgementDocument,
        OrganisationDocument, ParameterDocument, ScopeDocument,
    },
    parts::Place,
    problem::{ProblemCode, did_you_mean},
    validate::{CHANGES, Change, refused},
};

/// An entry that was put into its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put<T> {
    /// Its position.
    pub position: usize,
    /// What stood there before, where it takes the place of one.
    pub before: Option<T>,
}

/// An entry that left its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed<T> {
    /// Where it stood.
    pub position: usize,
    /// Where the entry stood that took its place; its own where it was the last.
    pub last: usize,
    /// What it was.
    pub before: T,
}

/// What is looked up again and again while an organisation is changed.
#[derive(Clone, Debug)]
pub(super) struct Tracked {
    /// How often fields of artefacts and elements name each artefact.
    named: Vec<u32>,
    /// Positions of the claims that offer each artefact.
    claims: Vec<Vec<usize>>,
}

/// A claim, what it is for, and the position of its artefact.
pub type PlacedClaim = (ClaimDocument, ClaimTarget, usize);

/// Inserts a position into a list of positions that is sorted by something.
fn insert_sorted(sorted: &mut Vec<u32>, position: usize, less: impl Fn(u32) -> bool) {
    let place = sorted.partition_point(|known| less(*known));
    sorted.insert(place, index(position));
}

fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

impl Organisation {
    /// The organisation as one document, each list in the order in which it stands.
    pub fn document(&self) -> OrganisationDocument {
        let list = |list: ElementList| {
            if !self.knows_list(list) {
                return Fact::Unknown;
            }
            let of_list = self.elements.iter().filter(|element| element.list == list);
            let found: Vec<_> = of_list.map(|element| element.document.clone()).collect();
            if found.is_empty() { Fact::StatedNone } else { Fact::Given(found) }
        };
        let scope = self.scope_place.map(|_| ScopeDocument {
            services: list(ElementList::Services),
            suppliers: list(ElementList::Suppliers),
            customers: list(ElementList::Customers),
            units: list(ElementList::Units),
            locations: list(ElementList::Locations),
        });
        let parameters = self.parameters.iter();
        OrganisationDocument {
            format_version: FORMAT_VERSION,
            schema: None,
            organisation: self.identity.clone(),
            scope,
            people: self.people.clone(),
            sources: self.sources.clone(),
            artefacts: self.artefacts.iter().map(|found| found.document.clone()).collect(),
            claims: self.claims.iter().map(|claim| claim.document.clone()).collect(),
            judgements: self.judgements().cloned().collect(),
            working_papers: self.working_papers().cloned().collect(),
            document_decisions: self.document_decisions().cloned().collect(),
            engagement: self.engagement.clone(),
            exclusions: self
                .exclusions
                .as_ref()
                .map(|found| found.iter().map(|(exclusion, _)| exclusion.clone()).collect()),
            parameters: parameters
                .map(|(name, value)| ParameterDocument { name: name.clone(), value: *value })
                .collect(),
        }
    }

    /// Puts an artefact, in the place of the one with its id or behind all others.
    ///
    /// Nothing is put where a problem is an error; problems name the JSON pointer inside the artefact.
    pub fn put_artefact(
        &mut self,
        document: ArtefactDocument,
        catalogue: &Catalogue,
    ) -> (Option<Put<ArtefactDocument>>, Problems) {
        let (problems, names) = Change::to(self, catalogue).artefact(&document);
        if problems.has_errors() {
            return (None, problems);
        }
        self.track(catalogue);
        let place = self.next_place();
        let known = self.artefact_position(document.id.as_str());
        let before = known.and_then(|position| self.artefacts.get(position));
        let before = before.map(|found| found.document.clone());
        if let Some(before) = &before {
            let (_, former) = Change::to(self, catalogue).artefact(before);
            self.add_names(&former, -1);
        }
        let artefact = Artefact { document, place };
        let position = known.unwrap_or(self.artefacts.len());
        if let Some(entry) = self.artefacts.get_mut(position) {
            *entry = artefact;
        } else {
            let id = artefact.id().as_str();
            let text = |known: u32| at(&self.artefacts, known).map(|found| found.id().as_str());
            insert_sorted(&mut self.artefacts_by_id, position, |known| text(known) < Some(id));
            self.artefacts.push(artefact);
            if let Some(tracked) = &mut self.tracked {
                tracked.named.push(0);
                tracked.claims.push(Vec::new());
            }
        }
        self.add_names(&names, 1);
        (Some(Put { position, before }), problems)
    }

    /// Takes an artefact out, with the claims that offer it.
    ///
    /// # Errors
    ///
    /// Where there is none of that id, or something else names it: see [`Organisation::may_leave`].
    pub fn remove_artefact(
        &mut self,
        id: &ArtefactId,
        catalogue: &Catalogue,
    ) -> Result<Removed<ArtefactDocument>, Problems> {
        let position = self.may_leave(id, catalogue)?;
        while let Some(claim) = self.claims_of(position).last() {
            self.remove_claim_at(claim);
        }
        let own = self.artefacts.get(position).map(|found| &found.document);
        let own = own.map(|document| Change::to(self, catalogue).artefact(document).1);
        self.add_names(&own.unwrap_or_default(), -1);
        let last = self.artefacts.len().saturating_sub(1);
        let places = [position, last].map(|position| self.place_by_id(position));
        // The place of the last is sought before the one that leaves is taken out.
        if let [Some(leaves), Some(moves)] = places {
            if let Some(known) = self.artefacts_by_id.get_mut(moves) {
                *known = index(position);
            }
            self.artefacts_by_id.remove(leaves);
        }
        let of_last: Vec<usize> = self.claims_of(last).collect();
        for claim in of_last {
            if let Some(claim) = self.claims.get_mut(claim) {
                claim.artefact = position;
            }
        }
        if let Some(tracked) = &mut self.tracked {
            tracked.named.swap_remove(position);
            tracked.claims.swap_remove(position);
        }
        let before = self.artefacts.swap_remove(position).document;
        Ok(Removed { position, last, before })
    }

    /// Where an artefact stands in the order of ids.
    fn place_by_id(&self, position: usize) -> Option<usize> {
        let id = |position: usize| self.artefacts.get(position).map(|found| found.id().as_str());
        let wanted = id(position)?;
        let known = |known: &u32| usize::try_from(*known).ok().and_then(id);
        self.artefacts_by_id.binary_search_by(|found| known(found).cmp(&Some(wanted))).ok()
    }

    /// The position of an artefact that could be taken out.
    ///
    /// # Errors
    ///
    /// Where there is none of that id, or an artefact or a scope element names it. Claims do not count:
    /// they go with it; nor do the versions that judgements looked at.
    pub fn may_leave(&mut self, id: &ArtefactId, catalogue: &Catalogue) -> Result<usize, Problems> {
        let Some(position) = self.artefact_position(id.as_str()) else {
            let known = self.artefacts.iter().map(|artefact| artefact.id().as_str());
            let close = did_you_mean(id.as_str(), known);
            let message = format!("artefact `{id}` does not exist");
            return Err(refused(ProblemCode::UnknownArtefact, id.as_str(), message, close));
        };
        self.track(catalogue);
        let own = self.artefacts.get(position).map(|found| &found.document);
        let own = own.map(|document| Change::to(self, catalogue).artefact(document).1);
        let own = own.unwrap_or_default();
        let by_itself = own.iter().filter(|named| *named == id.as_str()).count();
        let named = self.tracked.as_ref().and_then(|tracked| tracked.named.get(position));
        if named.is_some_and(|named| usize::try_from(*named).is_ok_and(|named| named > by_itself)) {
            let message = format!("artefact `{id}` is named by {}", self.namers(id, catalogue));
            return Err(refused(ProblemCode::StillNamed, id.as_str(), message, None));
        }
        Ok(position)
    }

    /// Positions of the claims that offer an artefact, in the order in which they stand.
    pub fn claims_of(&self, artefact: usize) -> impl DoubleEndedIterator<Item = usize> {
        let tracked = self.tracked.as_ref().and_then(|tracked| tracked.claims.get(artefact));
        let all = if tracked.is_some() { 0 } else { self.claims.len() };
        let of_it =
            |claim: &usize| self.claims.get(*claim).is_some_and(|found| found.artefact == artefact);
        let searched: Vec<usize> = (0..all).filter(of_it).collect();
        tracked.into_iter().flatten().copied().chain(searched)
    }

    /// Puts a claim, in the place of the one of the same artefact, target, slot and members or behind all
    /// others.
    ///
    /// Nothing is put where a problem is an error; problems name the JSON pointer inside the claim.
    pub fn put_claim(
        &mut self,
        document: ClaimDocument,
        catalogue: &Catalogue,
    ) -> (Option<Put<ClaimDocument>>, Problems) {
        let problems = Change::to(self, catalogue).claim(&document);
        self.track(catalogue);
        let artefact = self.artefact_position(document.artefact.as_str());
        let target = target_of(&document, catalogue);
        let (false, Some(artefact), Some(target)) = (problems.has_errors(), artefact, target)
        else {
            return (None, problems);
        };
        let known = self.claim_like(&ClaimNameDocument::from(&document));
        let before = known.and_then(|position| self.claims.get(position));
        let before = before.map(|claim| claim.document.clone());
        let claim = Claim { document, place: self.next_place(), artefact, target };
        let position = known.unwrap_or(self.claims.len());
        if let Some(entry) = self.claims.get_mut(position) {
            *entry = claim;
        } else {
            self.claims.push(claim);
            self.claim_entered(position);
        }
        (Some(Put { position, before }), problems)
    }

    /// Takes out the claim of the same artefact, target, slot and members.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn remove_claim(
        &mut self,
        like: &ClaimNameDocument,
        catalogue: &Catalogue,
    ) -> Result<Removed<PlacedClaim>, Problems> {
        let position = self.claim_position(like, catalogue)?;
        self.remove_claim_at(position).ok_or_else(|| no_claim(like))
    }

    /// The position of the claim of an artefact, target, slot and members.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn claim_position(
        &mut self,
        like: &ClaimNameDocument,
        catalogue: &Catalogue,
    ) -> Result<usize, Problems> {
        self.track(catalogue);
        self.claim_like(like).ok_or_else(|| no_claim(like))
    }

    /// Puts a judgement, in the place of the one with its id or behind all others.
    ///
    /// Nothing is put where a problem is an error; problems name the JSON pointer inside the judgement.
    pub fn put_judgement(
        &mut self,
        document: JudgementDocument,
        catalogue: &Catalogue,
    ) -> (Option<Put<JudgementDocument>>, Problems) {
        let problems = Change::to(self, catalogue).judgement(&document);
        if problems.has_errors() {
            return (None, problems);
        }
        let place = self.next_place();
        let known = self.judgements().position(|known| known.id == document.id);
        let position = known.unwrap_or(self.judgements.len());
        let before = if let Some(entry) = self.judgements.get_mut(position) {
            Some(std::mem::replace(entry, (document, place)).0)
        } else {
            self.judgements.push((document, place));
            None
        };
        (Some(Put { position, before }), problems)
    }

    /// Takes a judgement out.
    ///
    /// # Errors
    ///
    /// Where there is none of that id, or another judgement replaces it.
    pub fn remove_judgement(
        &mut self,
        id: &JudgementId,
    ) -> Result<Removed<JudgementDocument>, Problems> {
        let Some(position) = self.judgements().position(|known| known.id == *id) else {
            let known = self.judgements().map(|judgement| judgement.id.as_str());
            let close = did_you_mean(id.as_str(), known);
            let message = format!("judgement `{id}` does not exist");
            return Err(refused(ProblemCode::UnknownJudgement, id.as_str(), message, close));
        };
        let replaces =
            |other: &&JudgementDocument| other.id != *id && other.supersedes.as_ref() == Some(id);
        if let Some(other) = self.judgements().find(replaces) {
            let message = format!("judgement `{id}` is replaced by `{}`", other.id);
            return Err(refused(ProblemCode::StillNamed, id.as_str(), message, None));
        }
        let last = self.judgements.len().saturating_sub(1);
        let (before, _) = self.judgements.swap_remove(position);
        Ok(Removed { position, last, before })
    }

    /// States the value of a parameter, or that the default counts again; the former value is given back.
    ///
    /// # Errors
    ///
    /// Where nothing reads the parameter, or the value lies outside what it may be.
    pub fn set_parameter(
        &mut self,
        name: &Key,
        value: Option<Amount>,
        catalogue: &Catalogue,
    ) -> Result<Option<Amount>, Problems> {
        let before = self.parameter(name.as_str());
        if let Some(value) = value {
            let document = ParameterDocument { name: name.clone(), value };
            let problems = Change::to(self, catalogue).parameter(&document);
            if !problems.is_empty() {
                return Err(problems);
            }
        }
        self.parameters.retain(|(known, _)| known != name);
        self.parameters.extend(value.map(|value| (name.clone(), value)));
        Ok(before)
    }

    /// The position of the claim of the same artefact, target, slot and members.
    fn claim_like(&self, like: &ClaimNameDocument) -> Option<usize> {
        let artefact = self.artefact_position(like.artefact.as_str())?;
        self.claims_of(artefact).find(|position| {
            self.claims.get(*position).is_some_and(|claim| {
                let document = &claim.document;
                document.target == like.target
                    && document.slot == like.slot
                    && document.members == like.members
            })
        })
    }

    /// Takes the claim at a position out; none where there is no such position.
    pub fn remove_claim_at(&mut self, position: usize) -> Option<Removed<PlacedClaim>> {
        let last = self.claims.len().checked_sub(1).filter(|last| position <= *last)?;
        self.claim_leaves(position);
        if last != position {
            self.claim_leaves(last);
        }
        let claim = self.claims.swap_remove(position);
        if last != position {
            self.claim_entered(position);
        }
        let before = (claim.document, claim.target, claim.artefact);
        Some(Removed { position, last, before })
    }

    /// The positions of the claims on the artefact of a claim.
    fn claims_beside(&mut self, position: usize) -> Option<&mut Vec<usize>> {
        let artefact = self.claims.get(position)?.artefact;
        self.tracked.as_mut()?.claims.get_mut(artefact)
    }

    fn claim_entered(&mut self, position: usize) {
        if let Some(list) = self.claims_beside(position)
            && let Err(place) = list.binary_search(&position)
        {
            list.insert(place, position);
        }
    }

    fn claim_leaves(&mut self, position: usize) {
        if let Some(list) = self.claims_beside(position) {
            list.retain(|known| *known != position);
        }
    }

    /// Where the next entry stands that no file lists.
    pub(super) fn next_place(&mut self) -> Place {
        if self.files.last().is_none_or(|last| last != CHANGES) {
            self.files.push(CHANGES.to_owned());
        }
        let place = Place { file: index(self.files.len().saturating_sub(1)), index: self.changes };
        self.changes = self.changes.saturating_add(1);
        place
    }

    /// Looks up once what each change asks for.
    fn track(&mut self, catalogue: &Catalogue) {
        if self.tracked.is_some() {
            return;
        }
        let of_artefacts = self.artefacts.iter();
        let of_artefacts =
            of_artefacts.flat_map(|found| Change::to(self, catalogue).artefact(&found.document).1);
        let of_elements = self.elements.iter();
        let of_elements = of_elements
            .flat_map(|element| Change::to(self, catalogue).of_element(&element.document));
        let names: Vec<String> = of_artefacts.chain(of_elements).collect();
        let mut claims = vec![Vec::new(); self.artefacts.len()];
        for (position, claim) in self.claims.iter().enumerate() {
            if let Some(list) = claims.get_mut(claim.artefact) {
                list.push(position);
            }
        }
        self.tracked = Some(Box::new(Tracked { named: vec![0; self.artefacts.len()], claims }));
        self.add_names(&names, 1);
    }

    fn add_names(&mut self, names: &[String], by: i32) {
        for name in names {
            let Some(position) = self.artefact_position(name) else { continue };
            let tracked = self.tracked.as_mut();
            if let Some(count) = tracked.and_then(|tracked| tracked.named.get_mut(position)) {
                *count = count.saturating_add_signed(by);
            }
        }
    }

    /// What names an artefact, in a few words.
    fn namers(&self, id: &ArtefactId, catalogue: &Catalogue) -> String {
        const MOST: usize = 6;
        let others = self.artefacts.iter().filter(|other| other.id() != id);
        let others = others.filter_map(|other| {
            let (_, names) = Change::to(self, catalogue).artefact(&other.document);
            names.iter().any(|name| name == id.as_str()).then(|| format!("`{}`", other.id()))
        });
        let elements = self.elements.iter().filter_map(|element| {
            let names = Change::to(self, catalogue).of_element(&element.document);
            names.iter().any(|name| name == id.as_str()).then(|| format!("`{}`", element.id()))
        });
        let all: Vec<String> = others.chain(elements).collect();
        let more = all.len().saturating_sub(MOST);
        let shown: Vec<String> = all.into_iter().take(MOST).collect();
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{rest}", shown.join(", "))
    }

    /// Sorts the artefacts by id again, after the list was written as a whole.
    pub(super) fn sort_artefacts(&mut self) {
        self.artefacts_by_id = sorted_by(&self.artefacts, |artefact| artefact.id().as_str());
    }
}

fn no_claim(like: &ClaimNameDocument) -> Problems {
    let ClaimNameDocument { artefact, target, .. } = like;
    let message = format!("no such claim offers `{artefact}` for `{target}`");
    refused(ProblemCode::UnknownClaim, artefact.as_str(), message, None)
}

/// What a claim is for.
pub(super) fn target_of(document: &ClaimDocument, catalogue: &Catalogue) -> Option<ClaimTarget> {
    let requirement = catalogue.position_of(&document.target).map(ClaimTarget::Requirement);
    requirement.or_else(|| {
        let clause = catalogue.clause(document.target.as_str())?;
        Some(ClaimTarget::Clause(clause.position()))
    })
}
