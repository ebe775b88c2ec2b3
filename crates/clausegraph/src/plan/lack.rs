//! From what a cell lacks to the work that would close it.
//!
//! What is lacking is read off the derivation, as [`next_steps`](crate::next_steps) reads it: the open
//! slots, the offer that each takes, and the defects of that offer. Nothing is decided again here.

use std::collections::BTreeSet;

use clausegraph_model::{
    Artefact, ArtefactId, ArtefactKind, Attribute, Catalogue, ElementList, Family, Key, Offering,
    Requirement,
    document::{
        AcceptDocument, Aspect, DocumentedInformation, DocumentedItemDocument, DocumentedSort,
        Reach, SlotDocument,
    },
};

use super::work::{About, Entries, Work};
use crate::{
    Assessment, Cell, Defect, Derivation, Evidence, Ground, Member, Needed, Offer, SlotReading,
    SlotValue, Status, Via, next::open_slots, population::is_retired,
};

/// A piece of work that a cell needs, with what it must bring there.
#[derive(Clone, Debug)]
pub(super) struct Need<'g> {
    pub(super) work: Work<'g>,
    /// What must be given afterwards, as files write it.
    pub(super) field: Option<String>,
    /// What the work is done for in this cell: a member, a question, a field. Effort grows with them.
    pub(super) thing: String,
}

/// What one slot of a cell needs.
#[derive(Clone, Debug)]
pub(super) struct SlotNeeds<'g> {
    pub(super) slot: Option<&'g SlotDocument>,
    pub(super) needs: Vec<Need<'g>>,
}

impl SlotNeeds<'_> {
    /// The side of the requirement; design where the population is what is not known.
    pub(super) fn aspect(&self) -> Aspect {
        self.slot.map_or(Aspect::Design, |slot| slot.aspect)
    }
}

/// What is looked up again and again.
pub(super) struct Desk<'a, 'g> {
    pub(super) assessment: &'a Assessment<'g>,
    /// Kinds of documents that are listed and of which none is offered for anything.
    unmatched: BTreeSet<ArtefactKind>,
    /// What the catalogue asks to be documented, by position of the requirement.
    items: Vec<Option<&'g DocumentedItemDocument>>,
}

impl<'a, 'g> Desk<'a, 'g> {
    pub(super) fn new(assessment: &'a Assessment<'g>) -> Self {
        let organisation = assessment.organisation();
        let claimed: BTreeSet<usize> =
            organisation.claims().iter().map(clausegraph_model::Claim::artefact).collect();
        let documents = organisation.artefacts().iter().enumerate().filter(|(_, artefact)| {
            // An agreement speaks for itself; of a policy somebody has to say what it serves.
            artefact.kind().family() == Family::Documents
                && artefact.kind().offering() == Offering::ByClaim
                && !is_retired(artefact)
        });
        let (mut unmatched, mut matched) = (BTreeSet::new(), BTreeSet::new());
        for (position, artefact) in documents {
            let of = if claimed.contains(&position) { &mut matched } else { &mut unmatched };
            of.insert(artefact.kind());
        }
        Self {
            assessment,
            unmatched: unmatched.difference(&matched).copied().collect(),
            items: items(assessment.catalogue()),
        }
    }

    /// What an open cell needs, slot by slot; nothing where it follows other cells.
    pub(super) fn needs(&self, derivation: &Derivation<'g>) -> Vec<SlotNeeds<'g>> {
        let whole = |needs: Vec<Need<'g>>| vec![SlotNeeds { slot: None, needs }];
        match &derivation.cell.ground {
            Ground::Slots => self.slots(derivation),
            Ground::PopulationUnknown => whole(population(derivation)),
            Ground::PopulationEmpty | Ground::NoRecords => whole(empty(derivation)),
            Ground::MembershipUnknown(fields) | Ground::TriggerUnknown(fields) => {
                whole(fields.iter().filter_map(|field| state(&derivation.cell, field)).collect())
            }
            Ground::NotTriggered | Ground::Computed | Ground::Alternative => Vec::new(),
        }
    }

    fn slots(&self, derivation: &Derivation<'g>) -> Vec<SlotNeeds<'g>> {
        let mut found: Vec<SlotNeeds<'g>> = Vec::new();
        let mut groups: Vec<(&Key, SlotValue, usize)> = Vec::new();
        for reading in open_slots(&derivation.slots) {
            let worst = reading.values.worst().unwrap_or(SlotValue::None);
            let needs =
                SlotNeeds { slot: Some(reading.slot), needs: self.slot(derivation, reading) };
            let Some(group) = reading.slot.any_of.as_ref() else {
                found.push(needs);
                continue;
            };
            // Of a group the slot that is nearest to ok is mended; of equal ones the first that can be.
            match groups.iter_mut().find(|(known, ..)| *known == group) {
                None => {
                    groups.push((group, worst, found.len()));
                    found.push(needs);
                }
                Some((_, best, place)) => {
                    let held = found.get_mut(*place);
                    let is_stuck = held.as_ref().is_some_and(|held| held.needs.is_empty());
                    if let Some(held) = held
                        && !needs.needs.is_empty()
                        && (worst < *best || is_stuck)
                    {
                        *best = worst;
                        *held = needs;
                    }
                }
            }
        }
        found
    }

    fn slot(&self, derivation: &Derivation<'g>, reading: &SlotReading<'g>) -> Vec<Need<'g>> {
        if let Some(test) = &reading.slot.test {
            return of_test(derivation, reading, test).into_iter().collect();
        }
        let curable = taken(reading);
        if let Some(offer) = curable {
            return self.mend(derivation, reading, offer);
        }
        if reading.open {
            let accepted = reading.slot.accepts.first();
            return accepted
                .map(|accepted| Need {
                    work: Work::Gather(accepted.kind.family()),
                    field: None,
                    thing: derivation.cell.requirement.id().to_string(),
                })
                .into_iter()
                .collect();
        }
        self.fresh(derivation, reading.slot).into_iter().collect()
    }

    /// What makes an offer ok.
    fn mend(
        &self,
        derivation: &Derivation<'g>,
        reading: &SlotReading<'g>,
        offer: &Offer<'g>,
    ) -> Vec<Need<'g>> {
        let mut found: Vec<Need<'g>> = Vec::new();
        // Whoever approves states the approval.
        let approved = offer
            .defects
            .iter()
            .any(|defect| matches!(defect, Defect::Draft | Defect::WithoutApproval));
        let told = |defect: &&Defect| {
            let of_approval = Defect::Undecided(Needed::Attribute(Attribute::Approval));
            !(approved && **defect == of_approval)
        };
        for defect in offer.defects.iter().filter(told) {
            let need = match offer.evidence {
                Evidence::Artefact(artefact) => {
                    self.of_artefact(derivation, reading.slot, offer, artefact, defect)
                }
                Evidence::Element(element) => {
                    of_element(element.list(), element.id().as_str(), defect)
                }
            };
            found.extend(need);
        }
        found
    }

    fn of_artefact(
        &self,
        derivation: &Derivation<'g>,
        slot: &'g SlotDocument,
        offer: &Offer<'g>,
        artefact: &'g Artefact,
        defect: &Defect,
    ) -> Option<Need<'g>> {
        let requirement = derivation.cell.requirement;
        let kind = artefact.kind();
        let asked = || requirement.id().to_string();
        let own = || artefact.id().to_string();
        let plain = |work, thing| Some(Need { work, field: None, thing });
        match defect {
            Defect::Draft | Defect::WithoutApproval => plain(Work::Approve(artefact), own()),
            Defect::WithoutOwner => plain(Work::Own(kind), own()),
            Defect::WithoutAttribute(
                attribute @ (Attribute::Approval | Attribute::ApprovalTopManagement),
            ) => Some(Need {
                work: Work::Approve(artefact),
                field: Some(attribute.to_string()),
                thing: own(),
            }),
            Defect::WithoutAttribute(attribute) => {
                // What happened is not written anew: the next one is held with what was lacking. What is
                // itself the member of the cell is made good all the same.
                let happened = kind.is_event() || kind.family() == Family::Records;
                let again = happened && !matches!(offer.via, Via::Member);
                let field = Some(attribute.to_string());
                if again {
                    let mut need = self.again(derivation, slot, kind);
                    need.field = field;
                    return Some(need);
                }
                Some(Need { work: Work::Complete(artefact), field, thing: attribute.to_string() })
            }
            Defect::Unlocated | Defect::Undecided(Needed::Claim) => {
                plain(Work::Locate(artefact), asked())
            }
            Defect::MemberNotNamed => {
                let member = derivation.cell.member.id().unwrap_or("whole-sms");
                plain(Work::Name(artefact), member.to_owned())
            }
            Defect::PartyUncontrolled => {
                let party = artefact.document().provided_by.given()?;
                let party = self.assessment.organisation().element(party.as_str())?;
                let clause = requirement.clause_id().to_string();
                Some(Need {
                    work: Work::Settle(party),
                    field: Some("operates".to_owned()),
                    thing: clause,
                })
            }
            Defect::Undecided(Needed::Attribute(attribute)) => {
                let field = outer(attribute);
                plain(Work::State(Entries::Artefacts, field), own())
            }
            Defect::Undecided(Needed::Covers) => {
                plain(Work::State(Entries::Artefacts, "covers".to_owned()), own())
            }
            Defect::Lapsed(_) => Some(self.again(derivation, slot, kind)),
            Defect::SuggestedOnly | Defect::HashMismatch => plain(Work::Confirm(artefact), asked()),
            Defect::NotInForce => plain(Work::Renew(artefact), own()),
            Defect::EmptyOrStub => plain(Work::Complete(artefact), own()),
            Defect::WrongKind
            | Defect::Retired
            | Defect::DatedAfter
            | Defect::MemberOutOfScope
            | Defect::MadeForOthers
            | Defect::PartyRetained => None,
        }
    }

    /// Another one of a kind, as the slot accepts it.
    fn again(
        &self,
        derivation: &Derivation<'g>,
        slot: &'g SlotDocument,
        kind: ArtefactKind,
    ) -> Need<'g> {
        let accepted = slot.accepts.iter().find(|accepted| accepted.kind == kind);
        match accepted {
            Some(accepted) => self.make(derivation, slot, accepted),
            None => Need {
                work: Work::Make(kind, About::Whole),
                field: None,
                thing: member(derivation, slot),
            },
        }
    }

    /// Something new where a slot has nothing.
    ///
    /// A document is written only where the standard asks for documented information. Elsewhere what people
    /// say and show goes first, then what happens, and paper last.
    fn fresh(&self, derivation: &Derivation<'g>, slot: &'g SlotDocument) -> Option<Need<'g>> {
        let requirement = derivation.cell.requirement;
        let of_family = |family: Family| {
            slot.accepts.iter().find(move |accepted| accepted.kind.family() == family)
        };
        if let Some(item) = self.item(requirement) {
            match (item.sort, of_family(Family::Documents)) {
                (DocumentedSort::Document, Some(document)) => {
                    return Some(self.written(derivation, slot, item, document));
                }
                (DocumentedSort::Record, _) if of_family(Family::Reviews).is_none() => {
                    let kept = slot.accepts.iter().find(|accepted| {
                        matches!(accepted.kind, ArtefactKind::Record | ArtefactKind::Report)
                    });
                    if kept.is_some() {
                        let thing = requirement.id().to_string();
                        return Some(Need { work: Work::Write(item), field: None, thing });
                    }
                }
                (DocumentedSort::Document | DocumentedSort::Record, _) => {}
            }
        }
        let asked = requirement.requires_document();
        let ranked = slot.accepts.iter().min_by_key(|accepted| rank(accepted.kind, asked));
        match ranked {
            Some(accepted) => Some(self.make(derivation, slot, accepted)),
            None => slot.needs.first().and_then(|field| state(&derivation.cell, field)),
        }
    }

    /// A document that the standard asks for: matched where documents of the kind wait for it, else written.
    fn written(
        &self,
        derivation: &Derivation<'g>,
        slot: &'g SlotDocument,
        item: &'g DocumentedItemDocument,
        document: &'g AcceptDocument,
    ) -> Need<'g> {
        let requirement = derivation.cell.requirement;
        let unmatched = slot.accepts.iter().map(|accepted| accepted.kind);
        if let Some(kind) = unmatched.into_iter().find(|kind| self.unmatched.contains(kind)) {
            let thing = requirement.id().to_string();
            return Need { work: Work::Match(kind), field: None, thing };
        }
        let agreed = matches!(
            document.kind,
            ArtefactKind::Sla | ArtefactKind::Contract | ArtefactKind::InternalAgreement
        );
        if agreed {
            return self.make(derivation, slot, document);
        }
        let field = slot.field.as_ref().map(ToString::to_string);
        let named = derivation.cell.member.id().filter(|_| slot.reach == Reach::Named);
        let thing = named.unwrap_or(requirement.id().as_str()).to_owned();
        Need { work: Work::Write(item), field, thing }
    }

    fn make(
        &self,
        derivation: &Derivation<'g>,
        slot: &SlotDocument,
        accepted: &'g AcceptDocument,
    ) -> Need<'g> {
        let catalogue = self.assessment.catalogue();
        let requirement = derivation.cell.requirement;
        let kind = accepted.kind;
        let clause = catalogue.clause_at(requirement.clause_position());
        let asked = requirement.id().to_string();
        if let (ArtefactKind::Observation, Some(clause)) = (kind, clause) {
            return Need { work: Work::Ask(clause), field: None, thing: asked };
        }
        let first = accepted.conditions.first();
        let word = first.and_then(|condition| condition.is.first());
        if let (ArtefactKind::RecordSet, Some(population)) = (kind, word) {
            return Need { work: Work::Keep(population), field: None, thing: asked };
        }
        // One review, audit, report or agreement serves all that it takes in; its inputs are fields of it.
        let as_whole = matches!(
            kind,
            ArtefactKind::ManagementReview
                | ArtefactKind::Audit
                | ArtefactKind::ServiceReport
                | ArtefactKind::Sla
                | ArtefactKind::Contract
                | ArtefactKind::InternalAgreement
                | ArtefactKind::ServiceCatalogue
                | ArtefactKind::ScopeStatement
        );
        let about = match (word.filter(|_| !as_whole), clause.filter(|_| !as_whole)) {
            (Some(word), _) => About::Subject(word),
            (None, Some(clause)) => About::Clause(clause),
            (None, None) => About::Whole,
        };
        let field = first.filter(|_| as_whole || word.is_none());
        let field = field.map(|condition| condition.field.to_string());
        Need { work: Work::Make(kind, about), field, thing: member(derivation, slot) }
    }

    pub(super) fn item(&self, requirement: &Requirement) -> Option<&'g DocumentedItemDocument> {
        self.items.get(requirement.position()).copied().flatten()
    }
}

/// What would tell who or what belongs to a population.
fn population<'g>(derivation: &Derivation<'g>) -> Vec<Need<'g>> {
    let Some(population) = derivation.population else { return Vec::new() };
    let work = match (ElementList::of_population(population.of), &population.records) {
        (Some(list), _) => Some(Work::List(list)),
        (None, Some(records)) => Some(Work::Count(records)),
        (None, None) => population.kinds.first().map(|kind| Work::ListKind(*kind)),
    };
    let thing = population.id.to_string();
    work.map(|work| Need { work, field: None, thing }).into_iter().collect()
}

/// What must be documented, by requirement: documents before records, then the order of the catalogue.
fn items(catalogue: &Catalogue) -> Vec<Option<&DocumentedItemDocument>> {
    let mut found: Vec<Option<&DocumentedItemDocument>> =
        vec![None; catalogue.requirements().len()];
    for sort in [DocumentedSort::Document, DocumentedSort::Record] {
        let of_sort = catalogue
            .documented_set()
            .iter()
            .filter(|item| item.sort == sort && item.force != DocumentedInformation::Implied);
        for item in of_sort {
            for id in &item.requirements {
                let requirement = catalogue.requirement(id.as_str());
                let asking = requirement.filter(|requirement| requirement.requires_document());
                let place = asking.and_then(|found_at| found.get_mut(found_at.position()));
                if let Some(place) = place {
                    *place = place.or(Some(item));
                }
            }
        }
    }
    found
}

/// How late a kind is chosen where several would do; paper comes last where none is asked for.
fn rank(kind: ArtefactKind, asked: bool) -> u8 {
    match kind.family() {
        Family::Observations => 0,
        Family::Documents if asked && kind != ArtefactKind::Certificate => 1,
        Family::Facts if kind == ArtefactKind::Tool => 7,
        Family::Facts | Family::Routines => 2,
        Family::Reviews | Family::Actions => 3,
        Family::Records if kind == ArtefactKind::RecordSet => 4,
        Family::Records => 5,
        Family::Documents if kind == ArtefactKind::Certificate => 8,
        Family::Documents => 6,
    }
}

/// The offer of a slot that can be made ok: the one it takes, else one that lost for a curable reason.
fn taken<'r, 'g>(reading: &'r SlotReading<'g>) -> Option<&'r Offer<'g>> {
    let taken = reading.taken.and_then(|index| reading.offers.get(index));
    let counts = reading.values.worst() != Some(SlotValue::None);
    let is_like = |offer: &Offer<'_>| match taken.filter(|taken| is_curable(taken)) {
        Some(taken) => offer.value == taken.value && id(offer) == id(taken),
        None => !counts,
    };
    let found = reading.offers.iter().filter(|offer| is_like(offer) && is_curable(offer));
    // Several claims may offer the same thing: the order of the files decides nothing.
    found.min_by_key(|offer| (offer.defects.len(), id(offer), &offer.defects))
}

/// The artefact that is offered.
fn id<'g>(offer: &Offer<'g>) -> Option<&'g ArtefactId> {
    match offer.evidence {
        Evidence::Artefact(artefact) => Some(artefact.id()),
        Evidence::Element(_) => None,
    }
}

/// Whether what is wrong with an offer can be made good on the thing itself.
fn is_curable(offer: &Offer<'_>) -> bool {
    let is_happened = match offer.evidence {
        Evidence::Artefact(artefact) => artefact.kind().is_event(),
        Evidence::Element(_) => false,
    };
    offer.defects.iter().all(|defect| match defect {
        Defect::WrongKind
        | Defect::Retired
        | Defect::DatedAfter
        | Defect::MemberOutOfScope
        | Defect::MadeForOthers
        | Defect::PartyRetained => false,
        Defect::EmptyOrStub => !is_happened,
        Defect::SuggestedOnly
        | Defect::NotInForce
        | Defect::HashMismatch
        | Defect::Draft
        | Defect::WithoutOwner
        | Defect::WithoutApproval
        | Defect::WithoutAttribute(_)
        | Defect::Unlocated
        | Defect::MemberNotNamed
        | Defect::PartyUncontrolled
        | Defect::Undecided(_)
        | Defect::Lapsed(_) => true,
    })
}

/// What the entry of a scope element needs.
fn of_element<'g>(list: ElementList, id: &str, defect: &Defect) -> Option<Need<'g>> {
    let attribute = match defect {
        Defect::WithoutOwner => Attribute::Owner,
        Defect::WithoutAttribute(attribute) => attribute.clone(),
        Defect::Undecided(Needed::Attribute(attribute)) => {
            let work = Work::State(Entries::List(list), outer(attribute));
            return Some(Need { work, field: None, thing: id.to_owned() });
        }
        Defect::WithoutApproval
        | Defect::Undecided(Needed::Covers | Needed::Claim)
        | Defect::SuggestedOnly
        | Defect::WrongKind
        | Defect::Retired
        | Defect::NotInForce
        | Defect::DatedAfter
        | Defect::EmptyOrStub
        | Defect::HashMismatch
        | Defect::MemberOutOfScope
        | Defect::MadeForOthers
        | Defect::PartyRetained
        | Defect::Draft
        | Defect::Unlocated
        | Defect::MemberNotNamed
        | Defect::PartyUncontrolled
        | Defect::Lapsed(_) => return None,
    };
    let work = Work::Entry(list, attribute.to_string());
    Some(Need { work, field: None, thing: id.to_owned() })
}

/// What a test of records needs: that it is made, or that the work is done as laid down from now on.
fn of_test<'g>(
    derivation: &Derivation<'g>,
    reading: &SlotReading<'g>,
    test: &Key,
) -> Option<Need<'g>> {
    let population = derivation.population.and_then(|found| found.records.as_ref())?;
    let failed = reading.values.contains(SlotValue::None);
    let work = if failed { Work::Keep(population) } else { Work::TestRecords(population) };
    let set = derivation.cell.member.id().unwrap_or_default();
    Some(Need { work, field: Some(test.to_string()), thing: format!("{set} {test}") })
}

/// What a population without a member needs that must have one.
fn empty<'g>(derivation: &Derivation<'g>) -> Vec<Need<'g>> {
    let Some(population) = derivation.population else { return Vec::new() };
    let work = match (ElementList::of_population(population.of), &population.records) {
        (Some(list), _) => Some(Work::List(list)),
        (None, Some(records)) => Some(Work::Keep(records)),
        (None, None) => {
            population.kinds.first().map(|kind| Work::Make(*kind, About::Subject(&population.id)))
        }
    };
    let thing = "whole-sms".to_owned();
    work.map(|work| Need { work, field: None, thing }).into_iter().collect()
}

/// That the member of a cell states a field.
fn state<'g>(cell: &Cell<'g>, attribute: &Attribute) -> Option<Need<'g>> {
    let (entries, id) = match cell.member {
        Member::Element(element) => (Entries::List(element.list()), element.id().as_str()),
        Member::Artefact(artefact) | Member::Records(artefact) => {
            (Entries::Artefacts, artefact.id().as_str())
        }
        Member::Organisation | Member::Population | Member::Chapter(_) => return None,
    };
    let work = Work::State(entries, outer(attribute));
    Some(Need { work, field: None, thing: id.to_owned() })
}

/// The field of an attribute; of one item of a list the list, since a list that is given tells all items.
fn outer(attribute: &Attribute) -> String {
    let text = attribute.to_string();
    text.split_once('[').map_or(text.as_str(), |(field, _)| field).to_owned()
}

/// Whom something is made for: the member where the slot asks that it be named, else the organisation.
fn member(derivation: &Derivation<'_>, slot: &SlotDocument) -> String {
    let named = derivation.cell.member.id().filter(|_| slot.reach == Reach::Named);
    let chapter = matches!(derivation.cell.member, Member::Chapter(_));
    let named = named.or(derivation.cell.member.id().filter(|_| chapter));
    named.unwrap_or("whole-sms").to_owned()
}

/// Whether a cell is open: it counts, and is not covered.
pub(super) fn is_open(status: Status) -> bool {
    status.counts() && status != Status::Covered
}
