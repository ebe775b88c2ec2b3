//! Naming: how an offer stands to the member of a cell.

use clausegraph_model::{
    Artefact, ArtefactKind, Catalogue, ClauseId, ElementList, Fact, MemberId, Organisation,
    document::{ArtefactDocument, Reach},
};

use crate::{
    EvidenceMap,
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
    /// It is an audit of which nobody says which clauses it looked at.
    ClausesUnknown,
    /// It does not cover the member.
    OutOfScope,
    /// It is of the member's kind, or linked to others of that kind.
    ForOthers,
    /// It has nothing to do with the member.
    NoOffer,
}

impl Naming {
    /// How what covers everything stands to a member that it does not name.
    pub(crate) fn for_everything(reach: Reach) -> Self {
        match reach {
            Reach::Blanket => Self::Blanket,
            Reach::Named => Self::NotNamed,
        }
    }
}

/// What an artefact says of its cover, without the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stated {
    Unknown,
    Nothing,
    Some,
    /// Some, and the whole service management system among it.
    Whole,
}

/// What an artefact covers, with the party of an agreement; the names are kept in the map.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cover {
    stated: Stated,
    has_party: bool,
}

impl Cover {
    /// Covers nothing.
    pub(crate) const NOTHING: Self = Self { stated: Stated::Nothing, has_party: false };

    pub(crate) fn of(document: &ArtefactDocument) -> Self {
        let stated = match &document.covers {
            Fact::Unknown => Stated::Unknown,
            Fact::StatedNone => Stated::Nothing,
            Fact::Given(covers) if covers.iter().any(MemberId::is_whole_sms) => Stated::Whole,
            Fact::Given(_) => Stated::Some,
        };
        Self { stated, has_party: party(document).is_some() }
    }

    /// Whether nobody says what it covers; `parties` says that a party counts as covered.
    pub(crate) fn is_unknown(self, parties: bool) -> bool {
        self.stated == Stated::Unknown && !(parties && self.has_party)
    }

    fn is_nothing(self, parties: bool) -> bool {
        self.stated == Stated::Nothing && !(parties && self.has_party)
    }

    pub(crate) fn holds_whole_sms(self) -> bool {
        self.stated == Stated::Whole
    }

    /// Whether it may serve a member that it does not name.
    pub(crate) fn is_general(self, parties: bool) -> bool {
        self.is_unknown(parties) || self.holds_whole_sms()
    }
}

fn party(document: &ArtefactDocument) -> Option<&MemberId> {
    document.agreement.as_deref().and_then(|agreement| agreement.party.given())
}

/// Whether what an artefact says was agreed with one supplier, and so binds no other.
fn binds_one_supplier(document: &ArtefactDocument) -> bool {
    matches!(document.kind, ArtefactKind::Contract | ArtefactKind::InternalAgreement)
        && party(document).is_some()
}

/// Positions of the elements that an artefact covers by name; the party of an agreement is among them
/// where it stands in a list of parties.
pub(crate) fn covered<'g>(
    organisation: &'g Organisation,
    document: &'g ArtefactDocument,
) -> impl Iterator<Item = usize> {
    let position = |id: &MemberId| organisation.element_position(id.as_str());
    let is_party = |position: &usize| {
        organisation.elements().get(*position).is_some_and(|element| can_be_party(element.list()))
    };
    let party = party(document).and_then(position).filter(is_party);
    let is_bound_elsewhere = move |position: &usize| {
        let element = organisation.elements().get(*position);
        binds_one_supplier(document)
            && element.is_some_and(|element| element.list() == ElementList::Suppliers)
            && Some(*position) != party
    };
    let named = document.covers.given().into_iter().flatten().filter_map(position);
    named.filter(move |position| !is_bound_elsewhere(position)).chain(party)
}

pub(crate) fn can_be_party(list: ElementList) -> bool {
    matches!(list, ElementList::Suppliers | ElementList::Customers)
}

fn audit(organisation: &Organisation, artefact: u32) -> Option<&ArtefactDocument> {
    let artefact = item(organisation.artefacts(), artefact)?;
    (artefact.kind() == ArtefactKind::Audit).then(|| artefact.document())
}

/// How an audit stands to a chapter: by the clauses that it looked at.
fn looked_at(catalogue: &Catalogue, audit: &ArtefactDocument, chapter: u32) -> Naming {
    let chapter = usize::try_from(chapter).ok().and_then(|index| catalogue.clause_at(index));
    let (Some(chapter), Some(review)) = (chapter, audit.review.as_deref()) else {
        return Naming::ClausesUnknown;
    };
    let is_inside = |number: &ClauseId| {
        let clause = catalogue.clause(number.as_str());
        clause.is_some_and(|clause| catalogue.is_within(clause, chapter.id()))
    };
    match &review.clauses {
        Fact::Unknown => Naming::ClausesUnknown,
        Fact::Given(clauses) if clauses.iter().any(is_inside) => Naming::Named,
        Fact::Given(_) | Fact::StatedNone => Naming::NoOffer,
    }
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
    let Some(artefact) = prepared.artefact else { return Naming::NoOffer };
    let cover = map.cover(artefact);
    let claim = claim_of(map, prepared.via);
    let for_everything = Naming::for_everything(slot.reach);
    if let MemberIx::Chapter(position) = member
        && let Some(document) = audit(organisation, artefact)
    {
        return looked_at(map.catalogue(), document, position);
    }
    match member {
        MemberIx::Organisation | MemberIx::Population | MemberIx::Chapter(_) => {
            let narrowed = claim.is_some_and(|claim| !claim.members.is_empty());
            let whole = cover.is_general(false);
            if whole && !narrowed { Naming::Named } else { Naming::NotNamed }
        }
        MemberIx::Element(position) => {
            let Some(element) = item(organisation.elements(), position) else {
                return Naming::NoOffer;
            };
            let parties = can_be_party(element.list());
            let lists = || map.covered(artefact).contains(&position);
            let members = claim.map(|claim| claim.members.as_slice()).unwrap_or_default();
            if !members.is_empty() {
                return if !members.contains(element.id()) {
                    Naming::NoOffer
                } else if cover.is_general(parties) || lists() {
                    Naming::Named
                } else {
                    Naming::OutOfScope
                };
            }
            if cover.is_unknown(parties) {
                Naming::Undecided
            } else if cover.is_nothing(parties) {
                Naming::OutOfScope
            } else if lists() {
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
            if prepared.artefact == Some(position) || map.linked(artefact).contains(&position) {
                Naming::Named
            } else if slot.reach == Reach::Named && is_made_for_others(map, artefact, position) {
                if claim.is_some() { Naming::ForOthers } else { Naming::NoOffer }
            } else if cover.is_general(true) {
                for_everything
            } else {
                shared(map, artefact, position, for_everything)
            }
        }
    }
}

/// Whether an artefact is of the member's kind itself, or linked to others of that kind: it is about
/// those.
fn is_made_for_others(map: &EvidenceMap<'_>, artefact: u32, member: u32) -> bool {
    let kind = |position| item(map.organisation().artefacts(), position).map(Artefact::kind);
    let mut about = map.linked(artefact).iter().copied().chain([artefact]);
    about.any(|other| kind(other) == kind(member))
}

/// How what covers some elements stands to an artefact or record set that it does not name.
fn shared(map: &EvidenceMap<'_>, artefact: u32, member: u32, for_everything: Naming) -> Naming {
    let (listed, own) = (map.covered(artefact), map.cover(member));
    let of_member = map.covered(member);
    if listed.is_empty() {
        Naming::OutOfScope
    } else if own.is_unknown(true) || own.holds_whole_sms() {
        Naming::NotNamed
    } else if !of_member.is_empty() && of_member.iter().all(|element| listed.contains(element)) {
        for_everything
    } else if of_member.iter().any(|element| listed.contains(element)) {
        Naming::NotNamed
    } else {
        Naming::OutOfScope
    }
}
