//! Offers: an artefact, a claim or the member itself in front of a slot.
//!
//! An offer is prepared once per slot, without any member; what the member changes (is it named, has
//! the event lapsed) is added per cell.

use clausegraph_model::{
    Artefact, ArtefactKind, Attribute, ClaimTarget, Date, ElementList, Fact, Interval, MemberId,
    Offering, Requirement,
    document::{
        AcceptDocument, ArtefactDocument, ArtefactStatus, ClaimState, Reach, SlotDocument, Take,
    },
};

use crate::{
    Defect, EvidenceMap, Needed, SlotValue,
    defect::value_of,
    map::accepts,
    member::{MemberIx, item},
    population::{Holds, conditions},
};

/// How an offer came about, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ViaIx {
    Itself,
    Claim(u32),
    /// The member's own entry.
    Member,
}

/// Where evidence comes from, from the organisation's own to another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Made for what the cell is about.
    Own,
    /// Lent by another management system.
    Inherited,
    /// Made for the whole service management system, and serving the member with all others.
    Blanket,
    /// Made and kept by another party.
    Party,
}

impl Origin {
    /// Every origin, from own to furthest.
    pub const ALL: [Self; 4] = [Self::Own, Self::Inherited, Self::Blanket, Self::Party];

    /// The origin as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Inherited => "inherited",
            Self::Blanket => "blanket",
            Self::Party => "party",
        }
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// An offer before it meets a member.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    /// The artefact; none for a scope element's own entry.
    pub(crate) artefact: Option<u32>,
    /// The artefact's place in the order of ids.
    pub(crate) rank: Option<u32>,
    pub(crate) via: ViaIx,
    /// What is wrong with it whatever the member.
    pub(crate) defects: Vec<Defect>,
    /// The day of the event.
    pub(crate) dated_on: Option<Date>,
    /// The day that breaks ties: approved, dated, made.
    newest: Option<Date>,
    /// The planned interval that it lays down.
    pub(crate) interval: Option<Interval>,
    origin: Origin,
}

/// An offer in front of a cell.
#[derive(Clone, Debug)]
pub(crate) struct Final {
    pub(crate) defects: Vec<Defect>,
    pub(crate) value: SlotValue,
    pub(crate) origin: Origin,
    /// Whether it is made for the member, and not for everything.
    pub(crate) named: bool,
}

/// What the evaluation of one slot needs to know besides the offer.
#[derive(Clone, Copy)]
pub(crate) struct SlotContext<'a, 'g> {
    pub(crate) map: &'a EvidenceMap<'g>,
    pub(crate) requirement: &'g Requirement,
    pub(crate) slot: &'g SlotDocument,
    pub(crate) as_of: Date,
    /// Whether a party's evidence counts here: by the party's position among the elements.
    pub(crate) parties: &'a Parties,
}

/// Which parties are shown to be under control.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parties {
    /// Positions of elements whose control is covered, sorted.
    pub(crate) controlled: Vec<u32>,
}

/// The accept entry that an artefact meets by itself, and what of its conditions is not known.
fn met<'g>(
    slot: &'g SlotDocument,
    artefact: &'g ArtefactDocument,
    as_of: Date,
) -> Option<(&'g AcceptDocument, Vec<Attribute>)> {
    let mut undecided = None;
    for accept in slot.accepts.iter().filter(|accept| accept.kind == artefact.kind) {
        let offers_itself = match artefact.kind.offering() {
            Offering::ByKind => true,
            Offering::BySubject => !accept.conditions.is_empty(),
            Offering::ByClaim => false,
        };
        if !offers_itself {
            continue;
        }
        match conditions(&accept.conditions, |field| field.of_artefact(artefact, as_of)) {
            Holds::Yes => return Some((accept, Vec::new())),
            Holds::No => {}
            Holds::Unknown(fields) => {
                undecided.get_or_insert((accept, fields));
            }
        }
    }
    undecided
}

/// All offers of artefacts and claims to a slot, whatever the member.
pub(crate) fn prepare(context: SlotContext<'_, '_>) -> Vec<Prepared> {
    let SlotContext { map, requirement, slot, as_of, .. } = context;
    let mut found = Vec::new();
    if slot.test.is_some() {
        return found;
    }
    let organisation = map.organisation();
    let mut candidates: Vec<u32> = Vec::new();
    for accept in &slot.accepts {
        if accept.kind.offering() != Offering::ByClaim {
            candidates.extend(map.candidates(accept));
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    for position in candidates {
        let Some(artefact) = item(organisation.artefacts(), position) else {
            continue;
        };
        let Some((accept, unknown)) = met(slot, artefact.document(), as_of) else {
            continue;
        };
        let mut prepared = prepared(context, position, artefact, ViaIx::Itself, Some(accept));
        let unknown = unknown.into_iter().map(|field| Defect::Undecided(Needed::Attribute(field)));
        for defect in unknown {
            if !prepared.defects.contains(&defect) {
                prepared.defects.push(defect);
            }
        }
        found.push(prepared);
    }
    for position in map.claims(requirement) {
        let Some(claim) = item(organisation.claims(), position) else {
            continue;
        };
        let document = claim.document();
        if document.slot.as_ref().is_some_and(|named| *named != slot.id) {
            continue;
        }
        let Some(artefact) = organisation.artefacts().get(claim.artefact()) else {
            continue;
        };
        let kind = artefact.kind();
        if !accepts(slot, kind) && document.slot.is_none() {
            let on_requirement = matches!(claim.target(), ClaimTarget::Requirement(_));
            let elsewhere = requirement.slots().iter().any(|other| accepts(other, kind));
            if !on_requirement || elsewhere {
                continue;
            }
        }
        let accept = slot.accepts.iter().find(|accept| accept.kind == kind);
        let artefact_position = crate::member::index(claim.artefact());
        found.push(prepared(context, artefact_position, artefact, ViaIx::Claim(position), accept));
    }
    found
}

/// The offer of the member's own entry; none where the member has none.
pub(crate) fn prepare_itself(context: SlotContext<'_, '_>, member: MemberIx) -> Option<Prepared> {
    let SlotContext { map, slot, as_of, .. } = context;
    match member {
        MemberIx::Artefact(position) | MemberIx::Records(position) => {
            let artefact = item(map.organisation().artefacts(), position)?;
            Some(prepared(context, position, artefact, ViaIx::Member, None))
        }
        MemberIx::Element(position) => {
            let element = item(map.organisation().elements(), position)?;
            let mut defects = Vec::new();
            for attribute in &slot.needs {
                match attribute.of_element(element.document(), as_of) {
                    Fact::Given(_) => {}
                    Fact::StatedNone => push(&mut defects, Defect::without(attribute)),
                    Fact::Unknown => {
                        push(&mut defects, Defect::Undecided(Needed::Attribute(attribute.clone())));
                    }
                }
            }
            Some(Prepared {
                artefact: None,
                rank: None,
                via: ViaIx::Member,
                defects,
                dated_on: None,
                newest: None,
                interval: None,
                origin: Origin::Own,
            })
        }
        MemberIx::Organisation | MemberIx::Population | MemberIx::Chapter(_) => None,
    }
}

fn push(defects: &mut Vec<Defect>, defect: Defect) {
    if !defects.contains(&defect) {
        defects.push(defect);
    }
}

fn prepared(
    context: SlotContext<'_, '_>,
    position: u32,
    artefact: &Artefact,
    via: ViaIx,
    accept: Option<&AcceptDocument>,
) -> Prepared {
    let document = artefact.document();
    let mut defects = Vec::new();
    disqualifying(context, document, via, &mut defects);
    weakening_and_undecided(context, document, via, accept, &mut defects);
    let approved = document.approval.given().and_then(|approval| approval.on.given());
    let origin = if document.provided_by.given().is_some() {
        Origin::Party
    } else if document.inherited_from.given().is_some() {
        Origin::Inherited
    } else {
        Origin::Own
    };
    Prepared {
        artefact: Some(position),
        rank: Some(context.map.rank(position)),
        via,
        defects,
        dated_on: document.dated_on.given().copied(),
        newest: approved.or(document.dated_on.given()).or(document.created_on.given()).copied(),
        interval: document.interval.given().copied(),
        origin,
    }
}

fn disqualifying(
    context: SlotContext<'_, '_>,
    document: &ArtefactDocument,
    via: ViaIx,
    defects: &mut Vec<Defect>,
) {
    let SlotContext { map, requirement, slot, as_of, .. } = context;
    let claim = claim_of(map, via);
    if claim.is_some_and(|claim| claim.state == ClaimState::Suggested) {
        defects.push(Defect::SuggestedOnly);
    }
    if claim.is_some() && !accepts(slot, document.kind) {
        defects.push(Defect::WrongKind);
    }
    if document.status.given() == Some(&ArtefactStatus::Retired) {
        defects.push(Defect::Retired);
    }
    if let Some(agreement) = document.agreement.as_deref() {
        let too_early = agreement.valid_from.given().is_some_and(|day| *day > as_of);
        let too_late = agreement.valid_to.given().is_some_and(|day| *day < as_of);
        if too_early || too_late {
            defects.push(Defect::NotInForce);
        }
    }
    let day = document.dated_on.given().or(document.created_on.given());
    if day.is_some_and(|day| *day > as_of) {
        defects.push(Defect::DatedAfter);
    }
    if let Some(extent) = document.extent.given() {
        let nothing = extent.words.given() == Some(&0) || extent.pages.given() == Some(&0);
        if nothing || extent.empty.given() == Some(&true) || extent.stub.given() == Some(&true) {
            defects.push(Defect::EmptyOrStub);
        }
    }
    let pinned = claim.and_then(|claim| claim.hash.as_ref());
    if let (Some(pinned), Fact::Given(hash)) = (pinned, &document.hash)
        && pinned != hash
    {
        defects.push(Defect::HashMismatch);
    }
    if document.provided_by.given().is_some() && is_retained(map, requirement) {
        defects.push(Defect::PartyRetained);
    }
}

fn claim_of<'g>(
    map: &EvidenceMap<'g>,
    via: ViaIx,
) -> Option<&'g clausegraph_model::document::ClaimDocument> {
    match via {
        ViaIx::Claim(position) => {
            item(map.organisation().claims(), position).map(clausegraph_model::Claim::document)
        }
        ViaIx::Itself | ViaIx::Member => None,
    }
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

const DATED: [Attribute; 1] = [Attribute::DatedOn];

const OBSERVATION_NEEDS: [Attribute; 5] = [
    Attribute::DatedOn,
    Attribute::ObservationMethod,
    Attribute::ObservationBy,
    Attribute::ObservationRole,
    Attribute::ObservationSeen,
];

fn weakening_and_undecided(
    context: SlotContext<'_, '_>,
    document: &ArtefactDocument,
    via: ViaIx,
    accept: Option<&AcceptDocument>,
    defects: &mut Vec<Defect>,
) {
    let SlotContext { map, slot, as_of, .. } = context;
    let mut undecided = Vec::new();
    if document.kind.has_status() {
        match document.status {
            Fact::Given(ArtefactStatus::Draft) | Fact::StatedNone => defects.push(Defect::Draft),
            Fact::Unknown => undecided.push(Needed::Attribute(Attribute::Status)),
            Fact::Given(
                ArtefactStatus::Approved | ArtefactStatus::InUse | ArtefactStatus::Retired,
            ) => {}
        }
    }
    let is_observation = document.kind == ArtefactKind::Observation;
    let accept_needs = accept.map(|accept| accept.needs.as_slice()).unwrap_or_default();
    let observation_needs = if is_observation { OBSERVATION_NEEDS.as_slice() } else { &[] };
    let dated_need: &[Attribute] =
        if slot.take == Take::Latest || slot.lapses_after.is_some() { &DATED } else { &[] };
    let needs = slot.needs.iter().chain(accept_needs).chain(observation_needs).chain(dated_need);
    for attribute in needs {
        match attribute.of_artefact(document, as_of) {
            Fact::Given(_) => {}
            Fact::StatedNone => push(defects, Defect::without(attribute)),
            Fact::Unknown => undecided.push(Needed::Attribute(attribute.clone())),
        }
    }
    let claim = claim_of(map, via);
    if slot.content && !is_observation {
        let located = claim.is_some_and(|claim| claim.at.is_some());
        let field = slot.field.as_ref().map(|field| (field, field.of_artefact(document, as_of)));
        match field {
            _ if located => {}
            Some((_, Fact::Given(_))) => {}
            Some((field, Fact::StatedNone)) => push(defects, Defect::without(field)),
            Some((field, Fact::Unknown)) if claim.is_none() => {
                undecided.push(Needed::Attribute(field.clone()));
            }
            None if claim.is_none() => undecided.push(Needed::Claim),
            Some((_, Fact::Unknown)) | None => defects.push(Defect::Unlocated),
        }
    }
    if claim.is_some_and(|claim| claim.hash.is_some()) && document.hash.is_unknown() {
        undecided.push(Needed::Attribute(Attribute::Hash));
    }
    if let Fact::Given(party) = &document.provided_by
        && !is_controlled(context, party)
    {
        defects.push(Defect::PartyUncontrolled);
    }
    for needed in undecided {
        push(defects, Defect::Undecided(needed));
    }
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
    prepared: &Prepared,
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

/// The offer in front of a cell; none where it has nothing to do with the member.
///
/// `has_members` says that the cell is one of several members, which an artefact for everything serves
/// without naming it; `due` gives the day on which an event must have recurred.
pub(crate) fn finish(
    context: SlotContext<'_, '_>,
    prepared: &Prepared,
    naming: Naming,
    has_members: bool,
    due: impl Fn(Date) -> Option<Date>,
) -> Option<Final> {
    let mut defects = prepared.defects.clone();
    let named = naming == Naming::Named;
    let origin = if !named && has_members && prepared.origin == Origin::Own {
        Origin::Blanket
    } else {
        prepared.origin
    };
    match naming {
        Naming::Named | Naming::Blanket => {}
        Naming::NotNamed => defects.push(Defect::MemberNotNamed),
        Naming::Undecided => push(&mut defects, Defect::Undecided(Needed::Covers)),
        Naming::OutOfScope => defects.push(Defect::MemberOutOfScope),
        Naming::NoOffer => return None,
    }
    if context.slot.lapses_after.is_some()
        && let Some(due) = prepared.dated_on.and_then(due)
        && due < context.as_of
    {
        defects.push(Defect::Lapsed(due));
    }
    let value = value_of(&defects);
    Some(Final { defects, value, origin, named })
}

impl Prepared {
    pub(crate) fn newest(&self) -> Option<Date> {
        self.newest
    }
}
