//! What is wrong with an offer, whatever the member: one place that looks for it.

use clausegraph_model::{
    ArtefactKind, Attribute, Element, ElementList, Fact, MemberId, Requirement,
    document::{
        AcceptDocument, ArtefactDocument, ArtefactStatus, ClaimDocument, ClaimState, SlotDocument,
        Take,
    },
};

use crate::{
    Defect, EvidenceMap, Needed,
    defect::Flaw,
    map::accepts,
    offer::{SlotContext, ViaIx, lack},
    population::is_to_come,
};

/// Who wants to know of the flaws.
type Sink<'s> = &'s mut dyn FnMut(Flaw<'_>);

/// An artefact as it is offered.
#[derive(Clone, Copy)]
pub(crate) struct Offered<'g> {
    pub(crate) document: &'g ArtefactDocument,
    pub(crate) claim: Option<&'g ClaimDocument>,
    pub(crate) accept: Option<&'g AcceptDocument>,
    pub(crate) via: ViaIx,
}

/// What is wrong with an artefact as it is offered, and what is not known about it.
pub(crate) fn of_artefact(context: SlotContext<'_, '_>, offered: Offered<'_>, sink: Sink<'_>) {
    disqualifying(context, offered, sink);
    if !is_seen_as_it_is(context.slot, offered) {
        status(offered.document, sink);
    }
    needs(context, offered, sink);
    content(context, offered, sink);
    let Offered { document, claim, .. } = offered;
    if claim.is_some_and(|claim| claim.hash.is_some()) && document.hash.is_unknown() {
        sink(Flaw::Unknown(&Attribute::Hash));
    }
    if let Fact::Given(party) = &document.provided_by
        && !is_controlled(context, party)
    {
        sink(Flaw::Plain(&Defect::PartyUncontrolled));
    }
    if let (ViaIx::Itself, Some(accept)) = (offered.via, offered.accept) {
        for condition in &accept.conditions {
            if condition.field.of_artefact(document, context.from()).is_unknown() {
                sink(Flaw::Unknown(&condition.field));
            }
        }
    }
}

/// What a scope element's own entry lacks.
pub(crate) fn of_element(context: SlotContext<'_, '_>, element: &Element, sink: Sink<'_>) {
    for attribute in &context.slot.needs {
        if let Some(flaw) =
            lack(attribute, &attribute.of_element(element.document(), context.from()))
        {
            sink(flaw);
        }
    }
}

fn disqualifying(context: SlotContext<'_, '_>, offered: Offered<'_>, sink: Sink<'_>) {
    let SlotContext { map, requirement, slot, as_of, .. } = context;
    let Offered { document, claim, .. } = offered;
    if let Some(claim) = claim {
        if claim.state == ClaimState::Suggested {
            sink(Flaw::Plain(&Defect::SuggestedOnly));
        }
        if !accepts(slot, document.kind) {
            sink(Flaw::Plain(&Defect::WrongKind));
        }
        if let (Some(pinned), Fact::Given(hash)) = (&claim.hash, &document.hash)
            && pinned != hash
        {
            sink(Flaw::Plain(&Defect::HashMismatch));
        }
    }
    if document.status.given() == Some(&ArtefactStatus::Retired) {
        sink(Flaw::Plain(&Defect::Retired));
    }
    let as_it_is = is_seen_as_it_is(slot, offered);
    if let Some(agreement) = document.agreement.as_deref().filter(|_| !as_it_is) {
        let too_early = agreement.valid_from.given().is_some_and(|day| *day > as_of);
        let too_late = agreement.valid_to.given().is_some_and(|day| *day < as_of);
        if too_early || too_late {
            sink(Flaw::Plain(&Defect::NotInForce));
        }
    }
    if is_to_come(document, as_of) {
        sink(Flaw::Plain(&Defect::DatedAfter));
    }
    if let Some(extent) = document.extent.given().filter(|_| !as_it_is) {
        let nothing = extent.words.given() == Some(&0) || extent.pages.given() == Some(&0);
        if nothing || extent.empty.given() == Some(&true) || extent.stub.given() == Some(&true) {
            sink(Flaw::Plain(&Defect::EmptyOrStub));
        }
    }
    let total = document.records.as_deref().and_then(|records| records.total.given());
    if total == Some(&0) && offered.via != ViaIx::Member {
        sink(Flaw::Plain(&Defect::EmptyOrStub));
    }
    if document.provided_by.given().is_some() && is_retained(map, requirement) {
        sink(Flaw::Plain(&Defect::PartyRetained));
    }
}

/// Whether the slot looks at the member's own entry as it lies there: draft, expired or stub.
fn is_seen_as_it_is(slot: &SlotDocument, offered: Offered<'_>) -> bool {
    slot.as_it_is && offered.via == ViaIx::Member
}

/// A draft is weak; a life that nobody tells of is undecided.
fn status(document: &ArtefactDocument, sink: Sink<'_>) {
    if document.kind.has_status() {
        match document.status {
            Fact::Given(ArtefactStatus::Draft) | Fact::StatedNone => {
                sink(Flaw::Plain(&Defect::Draft));
            }
            Fact::Unknown => sink(Flaw::Unknown(&Attribute::Status)),
            Fact::Given(
                ArtefactStatus::Approved | ArtefactStatus::InUse | ArtefactStatus::Retired,
            ) => {}
        }
    }
}

const OBSERVATION_NEEDS: [Attribute; 5] = [
    Attribute::DatedOn,
    Attribute::ObservationMethod,
    Attribute::ObservationBy,
    Attribute::ObservationRole,
    Attribute::ObservationSeen,
];

fn needs(context: SlotContext<'_, '_>, offered: Offered<'_>, sink: Sink<'_>) {
    let SlotContext { slot, .. } = context;
    let Offered { document, accept, .. } = offered;
    let accept_needs = accept.map(|accept| accept.needs.as_slice()).unwrap_or_default();
    let observation_needs =
        if document.kind == ArtefactKind::Observation { OBSERVATION_NEEDS.as_slice() } else { &[] };
    let dated = slot.take == Take::Latest || slot.lapses_after.is_some();
    let dated_need = dated.then_some(&Attribute::DatedOn);
    let needs = slot.needs.iter().chain(accept_needs).chain(observation_needs).chain(dated_need);
    for attribute in needs {
        if let Some(flaw) = lack(attribute, &attribute.of_artefact(document, context.from())) {
            sink(flaw);
        }
    }
}

/// A content slot wants to know where in the document it stands: by a claim, or by the typed field.
fn content(context: SlotContext<'_, '_>, offered: Offered<'_>, sink: Sink<'_>) {
    let SlotContext { requirement, slot, .. } = context;
    let Offered { document, claim, .. } = offered;
    let located = claim.is_some_and(|claim| locates(claim, requirement, slot));
    if !slot.content || located || document.kind == ArtefactKind::Observation {
        return;
    }
    let field = slot.field.as_ref();
    match (field.map(|field| (field, field.of_artefact(document, context.from()))), claim) {
        (Some((_, Fact::Given(_))), _) => {}
        (Some((field, Fact::StatedNone)), _) => sink(Flaw::Without(field)),
        (Some((field, Fact::Unknown)), None) => sink(Flaw::Unknown(field)),
        (None, None) => sink(Flaw::Plain(&Defect::Undecided(Needed::Claim))),
        (Some((_, Fact::Unknown)) | None, Some(_)) => sink(Flaw::Plain(&Defect::Unlocated)),
    }
}

/// Whether the place that a claim names is that of the slot.
///
/// The place that a claim on a whole clause names is not the place of each thing the clause asks; nor is
/// that of a requirement with several content slots, unless the claim names one of them.
fn locates(claim: &ClaimDocument, requirement: &Requirement, slot: &SlotDocument) -> bool {
    if claim.at.is_none() || claim.target != *requirement.id() {
        return false;
    }
    let same = |other: &SlotDocument| {
        other.id == slot.id || (other.any_of.is_some() && other.any_of == slot.any_of)
    };
    let mut asking = requirement.slots().iter().filter(|other| other.content);
    claim.slot.as_ref().map_or_else(|| asking.all(same), |named| *named == slot.id)
}

/// Whether the organisation must show a requirement by itself.
fn is_retained(map: &EvidenceMap<'_>, requirement: &Requirement) -> bool {
    let catalogue = map.catalogue();
    let Some(rule) = catalogue.party_rule() else {
        return false;
    };
    let clause = catalogue.clause_at(requirement.clause_position());
    clause.is_some_and(|clause| {
        rule.retained.iter().any(|number| catalogue.is_within(clause, number))
    })
}

/// Whether a party runs the process of the requirement's clause, and its control is covered.
fn is_controlled(context: SlotContext<'_, '_>, party: &MemberId) -> bool {
    let SlotContext { map, requirement, parties, .. } = context;
    let (catalogue, organisation) = (map.catalogue(), map.organisation());
    let Some(position) = organisation.element_position(party.as_str()) else {
        return false;
    };
    let Some(element) = organisation.elements().get(position) else {
        return false;
    };
    let Some(clause) = catalogue.clause_at(requirement.clause_position()) else {
        return false;
    };
    let operates = element.document().operates.given();
    let registered = operates
        .is_some_and(|clauses| clauses.iter().any(|number| catalogue.is_within(clause, number)));
    element.list() == ElementList::Suppliers
        && registered
        && parties.controlled.binary_search(&crate::member::index(position)).is_ok()
}
