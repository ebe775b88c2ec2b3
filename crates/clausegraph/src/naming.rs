//! Naming: how an offer stands to the member of a cell.

use clausegraph_model::{
    Artefact, ElementList, Fact, MemberId,
    document::{ArtefactDocument, Reach},
};

use crate::{
    member::{MemberIx, item},
    offer::{Prepared, SlotContext, ViaIx, claim_of},
};

/// How an offer stands to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// It is made for the member.
    Named,
    /// It is made for everything, and serves the member.
    Blanket,
    /// It is made for everything or for others, and ought to name the member.
    NotNamed,
    /// Nobody says what it covers.
    Undecided,
    /// It does not cover the member.
    OutOfScope,
    /// It has nothing to do with the member.
    NoOffer,
}

/// What an artefact covers, with the party of an agreement.
#[derive(Clone, Copy)]
pub(crate) struct Cover<'g> {
    covers: &'g Fact<Vec<MemberId>>,
    party: Option<&'g MemberId>,
}

impl<'g> Cover<'g> {
    /// For members that can be a party: suppliers and customers.
    pub(crate) fn of(document: &'g ArtefactDocument) -> Self {
        let party = document.agreement.as_deref().and_then(|agreement| agreement.party.given());
        Self { covers: &document.covers, party }
    }

    pub(crate) fn is_unknown(&self) -> bool {
        self.covers.is_unknown() && self.party.is_none()
    }

    pub(crate) fn is_nothing(&self) -> bool {
        self.covers.is_stated_none() && self.party.is_none()
    }

    pub(crate) fn holds_whole_sms(&self) -> bool {
        self.covers.given().is_some_and(|covers| covers.iter().any(MemberId::is_whole_sms))
    }

    pub(crate) fn names(self) -> impl Iterator<Item = &'g MemberId> {
        self.covers.given().into_iter().flatten().chain(self.party)
    }

    /// Whether an element is among what the artefact names; a party only counts in the lists of parties.
    fn lists(&self, element: &clausegraph_model::Element) -> bool {
        self.covers.given().is_some_and(|covers| covers.contains(element.id()))
            || (self.party == Some(element.id()) && can_be_party(element.list()))
    }
}

pub(crate) fn can_be_party(list: ElementList) -> bool {
    matches!(list, ElementList::Suppliers | ElementList::Customers)
}

/// How an offer stands to a member.
pub(crate) fn naming(
    context: SlotContext<'_, '_>,
    prepared: &Prepared<'_>,
    member: MemberIx,
) -> Naming {
    let SlotContext { map, slot, .. } = context;
    if prepared.via == ViaIx::Member {
        return Naming::Named;
    }
    let organisation = map.organisation();
    let artefact = prepared.artefact.and_then(|position| item(organisation.artefacts(), position));
    let Some(document) = artefact.map(Artefact::document) else {
        return Naming::NoOffer;
    };
    let claim = claim_of(map, prepared.via);
    let for_everything = match slot.reach {
        Reach::Blanket => Naming::Blanket,
        Reach::Named => Naming::NotNamed,
    };
    match member {
        MemberIx::Organisation | MemberIx::Population | MemberIx::Chapter(_) => {
            let narrowed = claim.is_some_and(|claim| !claim.members.is_empty());
            let whole = match &document.covers {
                Fact::Unknown => true,
                Fact::StatedNone => false,
                Fact::Given(covers) => covers.iter().any(MemberId::is_whole_sms),
            };
            if whole && !narrowed { Naming::Named } else { Naming::NotNamed }
        }
        MemberIx::Element(position) => {
            let Some(element) = item(organisation.elements(), position) else {
                return Naming::NoOffer;
            };
            let mut cover = Cover::of(document);
            if !can_be_party(element.list()) {
                cover.party = None;
            }
            let members = claim.map(|claim| claim.members.as_slice()).unwrap_or_default();
            if !members.is_empty() {
                return if !members.contains(element.id()) {
                    Naming::NoOffer
                } else if cover.is_unknown() || cover.lists(element) || cover.holds_whole_sms() {
                    Naming::Named
                } else {
                    Naming::OutOfScope
                };
            }
            if cover.is_unknown() {
                Naming::Undecided
            } else if cover.is_nothing() {
                Naming::OutOfScope
            } else if cover.lists(element) {
                Naming::Named
            } else if cover.holds_whole_sms() {
                for_everything
            } else if claim.is_some() {
                Naming::OutOfScope
            } else {
                Naming::NoOffer
            }
        }
        MemberIx::Artefact(position) | MemberIx::Records(position) => {
            let Some(target) = item(organisation.artefacts(), position) else {
                return Naming::NoOffer;
            };
            let linked = document.links.iter().any(|link| link.to == *target.id());
            if linked || prepared.artefact == Some(position) {
                return Naming::Named;
            }
            match &document.covers {
                Fact::Unknown => for_everything,
                Fact::Given(covers) if covers.iter().any(MemberId::is_whole_sms) => for_everything,
                Fact::Given(_) | Fact::StatedNone => Naming::OutOfScope,
            }
        }
    }
}
