//! Which documents can be asked to go at all, and why the others stay.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    Artefact, ArtefactKind, Claim, Date, Family, Requirement,
    document::{ArtefactDocument, ArtefactStatus, ClaimState, LinkType, Reach},
};

use super::{
    Burden, HourModel, NamedBy, Staying, Stays, burden,
    points::{read_points, reading},
    queue::Queue,
};
use crate::{
    Assessment, Member, Relation,
    map::accepts,
    member::index,
    population::{is_retired, is_to_come, makes_members},
    trail::{NodeKey, Web},
};

/// The documents, told apart.
pub(super) struct Sorted<'g> {
    /// Those that can be asked to go, by position, with what they cost; in order of their ids.
    pub(super) candidates: Vec<(u32, Burden)>,
    /// The others, in order of their ids.
    pub(super) stay: Vec<Staying<'g>>,
}

/// Tells the documents apart; those of `pinned` stay in any case.
pub(super) fn sorted<'g>(
    assessment: &Assessment<'g>,
    hours: &HourModel,
    pinned: &BTreeSet<u32>,
) -> Sorted<'g> {
    let organisation = assessment.organisation();
    let look = Look {
        assessment,
        required: required(assessment),
        suggested: suggested(assessment),
        web: Web::new(organisation),
    };
    let mut documents: Vec<(u32, &Artefact)> = organisation
        .artefacts()
        .iter()
        .enumerate()
        .filter(|(_, artefact)| artefact.kind().family() == Family::Documents)
        .filter(|(_, artefact)| !is_retired(artefact))
        .map(|(position, artefact)| (index(position), artefact))
        .collect();
    documents.sort_by_key(|(_, artefact)| artefact.id());
    let mut sorted = Sorted { candidates: Vec::new(), stay: Vec::new() };
    for (position, artefact) in documents {
        let price = burden(artefact, hours);
        let changes = pinned.contains(&position).then_some(Stays::Changes);
        let reason = look.reason(position, artefact).or(changes);
        match (reason, price) {
            (None, Some(price)) => sorted.candidates.push((position, price)),
            (None, None) => {
                let reason = Stays::ExtentUnknown;
                sorted.stay.push(Staying { artefact, burden: None, reason });
            }
            (Some(reason), price) => {
                let burden = price.filter(|_| reason.costs());
                sorted.stay.push(Staying { artefact, burden, reason });
            }
        }
    }
    sorted
}

impl Stays<'_> {
    /// Whether the document is one that is kept up here, and so costs something.
    pub(super) fn costs(&self) -> bool {
        match self {
            Self::Attestation | Self::NotOurs | Self::Draft | Self::ToCome(_) => false,
            Self::Required(..)
            | Self::Retention(_)
            | Self::Mandated
            | Self::Agreement
            | Self::NamedBy(..)
            | Self::Judged(_)
            | Self::Suggested(_)
            | Self::ExtentUnknown
            | Self::Changes => true,
        }
    }
}

struct Look<'s, 'g> {
    assessment: &'s Assessment<'g>,
    required: BTreeMap<u32, (&'g Requirement, Member<'g>)>,
    suggested: BTreeMap<u32, &'g Claim>,
    web: Web<'g>,
}

impl<'g> Look<'_, 'g> {
    /// Why a document stays; none where it can be asked to go, if it has a price.
    fn reason(&self, position: u32, artefact: &'g Artefact) -> Option<Stays<'g>> {
        let document = artefact.document();
        let as_of = self.assessment.as_of;
        if artefact.kind() == ArtefactKind::Certificate {
            return Some(Stays::Attestation);
        }
        if document.provided_by.given().is_some() || document.inherited_from.given().is_some() {
            return Some(Stays::NotOurs);
        }
        if is_to_come(document, as_of) {
            let day = document.dated_on.given().or(document.created_on.given());
            return day.map(|day| Stays::ToCome(*day));
        }
        if document.status.given() == Some(&ArtefactStatus::Draft) {
            return Some(Stays::Draft);
        }
        if let Some((requirement, member)) = self.required.get(&position) {
            return Some(Stays::Required(requirement, *member));
        }
        if document.mandates.given().is_some_and(|mandates| !mandates.is_empty()) {
            return Some(Stays::Mandated);
        }
        let retention = retention(document, as_of);
        if retention.is_some() {
            return retention;
        }
        if is_agreement(artefact.kind()) && !has_ended(document, as_of) {
            return Some(Stays::Agreement);
        }
        if let Some(reason) = self.named(artefact) {
            return Some(reason);
        }
        self.suggested.get(&position).map(|claim| Stays::Suggested(claim))
    }

    /// What names a document, first by relation, then by id.
    fn named(&self, artefact: &'g Artefact) -> Option<Stays<'g>> {
        let organisation = self.assessment.organisation();
        let node = NodeKey::Artefact(artefact.id());
        let ties = self.web.of(node).filter(|tie| tie.to == node && tie.from != node);
        for tie in ties {
            match tie.from {
                NodeKey::Artefact(id) => {
                    let Some(from) = organisation.artefact(id.as_str()) else { continue };
                    if !is_retired(from) && self.binds(from, tie.relation, artefact) {
                        return Some(Stays::NamedBy(NamedBy::Artefact(from), tie.relation));
                    }
                }
                NodeKey::Element(id) => {
                    let Some(element) = organisation.element(id.as_str()) else { continue };
                    return Some(Stays::NamedBy(NamedBy::Element(element), tie.relation));
                }
                NodeKey::Judgement(id) => {
                    let mut judgements = organisation.judgements();
                    let judgement = judgements.find(|judgement| judgement.id == *id);
                    if let Some(judgement) = judgement {
                        return Some(Stays::Judged(judgement));
                    }
                }
                NodeKey::Person(_) | NodeKey::Requirement(_) => {}
            }
        }
        None
    }

    /// Whether what names a document needs it there.
    ///
    /// Whoever takes its place does not, nor whoever is only said to be like it. But what is linked to a
    /// document of the member's kind is made for that one; so a link between kinds holds the document where
    /// the other could otherwise come to serve more.
    fn binds(&self, from: &Artefact, relation: Relation, artefact: &Artefact) -> bool {
        match relation {
            Relation::Field("text.similar_to[].artefact") => false,
            Relation::Link(LinkType::Supersedes) => {
                from.kind() != artefact.kind() && self.bears(from.kind(), artefact.kind())
            }
            Relation::Link(_) | Relation::Field(_) | Relation::Pin | Relation::Serves => true,
        }
    }

    /// Whether artefacts of one kind are offered by name for members of another.
    fn bears(&self, offered: ArtefactKind, member: ArtefactKind) -> bool {
        let catalogue = self.assessment.catalogue();
        catalogue.requirements().any(|requirement| {
            let population = self.assessment.population(requirement);
            let mut slots = requirement.slots().iter();
            population.is_some_and(|population| makes_members(population, member))
                && slots.any(|slot| slot.reach == Reach::Named && accepts(slot, offered))
        })
    }
}

/// The documents that show what a requirement explicitly asks for as documented information.
fn required<'g>(assessment: &Assessment<'g>) -> BTreeMap<u32, (&'g Requirement, Member<'g>)> {
    let catalogue = assessment.catalogue();
    let mut asked: BTreeSet<usize> = BTreeSet::new();
    for requirement in catalogue.mandatory_documents() {
        asked.insert(requirement.position());
        asked.extend(requirement.sources());
    }
    let mut found = BTreeMap::new();
    for requirement in asked.iter().filter_map(|position| catalogue.requirement_at(*position)) {
        read_points(assessment, requirement, &mut |read| {
            let keys: Vec<_> = read.queues.iter().map(Queue::now).collect();
            let now = reading(&keys);
            // Of a group, the first that shows what the group does.
            let taken = read.queues.iter().find(|queue| queue.now() == now);
            let taken = taken.and_then(|queue| queue.entries.first()?.0);
            if let (true, Some(artefact)) = (read.required, taken) {
                found.entry(artefact).or_insert((requirement, read.point.member));
            }
        });
    }
    found
}

/// The first suggested claim on each artefact.
fn suggested<'g>(assessment: &Assessment<'g>) -> BTreeMap<u32, &'g Claim> {
    let organisation = assessment.organisation();
    let mut found: BTreeMap<u32, &'g Claim> = BTreeMap::new();
    for claim in organisation.claims() {
        if claim.document().state == ClaimState::Suggested {
            let known = found.entry(index(claim.artefact())).or_insert(claim);
            if claim.document().target < known.document().target {
                *known = claim;
            }
        }
    }
    found
}

/// Whether a document must be kept still, and until when.
fn retention<'g>(document: &ArtefactDocument, as_of: Date) -> Option<Stays<'g>> {
    let retention = document.retention.given()?;
    let from = document.dated_on.given().or(document.created_on.given());
    let counted = || Some(from?.after(*retention.keep.given()?));
    let until = retention.until.given().copied().or_else(counted);
    let over = until.is_some_and(|until| until < as_of);
    (!over).then_some(Stays::Retention(until))
}

fn is_agreement(kind: ArtefactKind) -> bool {
    matches!(kind, ArtefactKind::Sla | ArtefactKind::InternalAgreement | ArtefactKind::Contract)
}

fn has_ended(document: &ArtefactDocument, as_of: Date) -> bool {
    let agreement = document.agreement.as_deref();
    agreement.and_then(|part| part.valid_to.given()).is_some_and(|last| *last < as_of)
}
