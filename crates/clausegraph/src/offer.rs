//! Offers: an artefact, a claim or the member itself in front of a slot.
//!
//! An offer is prepared once per slot, without any member; what the member changes (is it named, has
//! the event lapsed) is added per cell. Only how grave the defects are is kept: which they are is found
//! again when somebody asks.

use clausegraph_model::{
    ArtefactKind, Attribute, ClaimTarget, Date, Fact, Interval, Offering, Requirement, Standpoint,
    document::{AcceptDocument, ArtefactDocument, ClaimDocument, SlotDocument},
};

use crate::{
    Defect, EvidenceMap, Needed, SlotValue,
    defect::{Flaw, Gravity},
    flaw::{Offered, of_artefact, of_element},
    map::accepts,
    member::{MemberIx, index, item},
    naming::{Naming, naming},
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
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prepared<'g> {
    /// The artefact; none for a scope element's own entry.
    pub(crate) artefact: Option<u32>,
    /// The artefact's place in the order of ids.
    pub(crate) rank: Option<u64>,
    pub(crate) via: ViaIx,
    /// What of the slot accepts it.
    accept: Option<&'g AcceptDocument>,
    /// How grave is what is wrong with it whatever the member.
    gravity: Gravity,
    /// The day of the event.
    pub(crate) dated_on: Option<Date>,
    /// The day that breaks ties: approved, dated, made.
    pub(crate) newest: Option<Date>,
    /// The planned interval that it lays down.
    pub(crate) interval: Option<Interval>,
    origin: Origin,
}

/// An offer in front of a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Final {
    pub(crate) value: SlotValue,
    /// Whether it is an event of the sequence, good or bad.
    pub(crate) in_sequence: bool,
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

impl<'g> SlotContext<'_, 'g> {
    /// From where facts are looked at.
    pub(crate) fn from(&self) -> Standpoint<'g> {
        self.map.organisation().on(self.as_of)
    }
}

/// Which parties are shown to be under control.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parties {
    /// Positions of elements whose control is covered, sorted.
    pub(crate) controlled: Vec<u32>,
}

/// The accept entry that an artefact meets by itself: the first that holds, else the first that may.
fn met<'g>(
    slot: &'g SlotDocument,
    artefact: &'g ArtefactDocument,
    from: Standpoint<'_>,
) -> Option<&'g AcceptDocument> {
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
        match conditions(&accept.conditions, |field| field.of_artefact(artefact, from)) {
            Holds::Yes => return Some(accept),
            Holds::No => {}
            Holds::Unknown(_) => {
                undecided.get_or_insert(accept);
            }
        }
    }
    undecided
}

/// All offers of artefacts and claims to a slot, whatever the member.
///
/// `wanted` says which artefacts and claims are of interest at all.
pub(crate) fn prepare<'g>(
    context: SlotContext<'_, 'g>,
    claims: &[u32],
    wanted: impl Fn(u32, Option<&ClaimDocument>) -> bool,
) -> Vec<Prepared<'g>> {
    let SlotContext { map, slot, .. } = context;
    let mut candidates: Vec<u32> = Vec::new();
    for accept in &slot.accepts {
        if accept.kind.offering() != Offering::ByClaim {
            map.candidates(accept, &mut candidates);
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    prepare_of(context, &candidates, claims, wanted)
}

/// Prepares the offers of some artefacts and of some claims.
pub(crate) fn prepare_of<'g>(
    context: SlotContext<'_, 'g>,
    artefacts: &[u32],
    claims: &[u32],
    wanted: impl Fn(u32, Option<&ClaimDocument>) -> bool,
) -> Vec<Prepared<'g>> {
    let SlotContext { map, slot, as_of, .. } = context;
    if slot.test.is_some() {
        return Vec::new();
    }
    let organisation = map.organisation();
    let mut found = Vec::new();
    for position in artefacts.iter().copied().filter(|position| wanted(*position, None)) {
        let artefact = item(organisation.artefacts(), position);
        let accept =
            artefact.and_then(|artefact| met(slot, artefact.document(), organisation.on(as_of)));
        if accept.is_some() {
            found.extend(prepared(context, position, ViaIx::Itself, accept));
        }
    }
    for position in claims {
        let Some(claim) = item(organisation.claims(), *position) else { continue };
        let Some(artefact) = organisation.artefacts().get(claim.artefact()) else { continue };
        if !wanted(index(claim.artefact()), Some(claim.document())) {
            continue;
        }
        if reaches(context, claim.document(), claim.target(), artefact.kind()) {
            let accept = slot.accepts.iter().find(|accept| accept.kind == artefact.kind());
            found.extend(prepared(
                context,
                index(claim.artefact()),
                ViaIx::Claim(*position),
                accept,
            ));
        }
    }
    found
}

/// Whether a claim is an offer to a slot, be it one of the wrong kind.
fn reaches(
    context: SlotContext<'_, '_>,
    claim: &ClaimDocument,
    target: ClaimTarget,
    kind: ArtefactKind,
) -> bool {
    let SlotContext { requirement, slot, .. } = context;
    if let Some(named) = &claim.slot {
        return *named == slot.id;
    }
    let elsewhere = || requirement.slots().iter().any(|other| accepts(other, kind));
    accepts(slot, kind) || (matches!(target, ClaimTarget::Requirement(_)) && !elsewhere())
}

/// The offer of the member's own entry; none where the member has none.
pub(crate) fn prepare_itself<'g>(
    context: SlotContext<'_, 'g>,
    member: MemberIx,
) -> Option<Prepared<'g>> {
    match member {
        MemberIx::Artefact(position) | MemberIx::Records(position) => {
            prepared(context, position, ViaIx::Member, None)
        }
        MemberIx::Element(position) => {
            let element = item(context.map.organisation().elements(), position)?;
            let mut gravity = Gravity::default();
            of_element(context, element, &mut |flaw| gravity = gravity.with(flaw));
            Some(Prepared {
                artefact: None,
                rank: None,
                via: ViaIx::Member,
                accept: None,
                gravity,
                dated_on: None,
                newest: None,
                interval: None,
                origin: Origin::Own,
            })
        }
        MemberIx::Organisation | MemberIx::Population | MemberIx::Chapter(_) => None,
    }
}

fn prepared<'g>(
    context: SlotContext<'_, 'g>,
    position: u32,
    via: ViaIx,
    accept: Option<&'g AcceptDocument>,
) -> Option<Prepared<'g>> {
    let document = item(context.map.organisation().artefacts(), position)?.document();
    let mut gravity = Gravity::default();
    let offered = Offered { document, claim: claim_of(context.map, via), accept, via };
    of_artefact(context, offered, &mut |flaw| gravity = gravity.with(flaw));
    let approved = document.approval.given().and_then(|approval| approval.on.given());
    let origin = if document.provided_by.given().is_some() {
        Origin::Party
    } else if document.inherited_from.given().is_some() {
        Origin::Inherited
    } else {
        Origin::Own
    };
    Some(Prepared {
        artefact: Some(position),
        rank: Some(context.map.rank(position)),
        via,
        accept,
        gravity,
        dated_on: document.dated_on.given().copied(),
        newest: approved.or(document.dated_on.given()).or(document.created_on.given()).copied(),
        interval: planned_interval(context.slot, accept, document),
        origin,
    })
}

/// The planned interval that an artefact lays down for what the slot asks for.
fn planned_interval(
    slot: &SlotDocument,
    accept: Option<&AcceptDocument>,
    document: &ArtefactDocument,
) -> Option<Interval> {
    let needs = slot.needs.iter().chain(accept.into_iter().flat_map(|accept| &accept.needs));
    let mut sorts = needs.filter_map(|attribute| attribute.interval_sort());
    match sorts.next() {
        Some(sort) => document.planned_interval(sort),
        None => document.interval,
    }
    .given()
    .copied()
}

/// The claim behind an offer.
pub(crate) fn claim_of<'g>(map: &EvidenceMap<'g>, via: ViaIx) -> Option<&'g ClaimDocument> {
    match via {
        ViaIx::Claim(position) => {
            item(map.organisation().claims(), position).map(clausegraph_model::Claim::document)
        }
        ViaIx::Itself | ViaIx::Member => None,
    }
}

/// What tells which chapters an audit looked at.
static CLAUSES: Attribute = Attribute::ReviewClauses;

/// What the member adds to the defects.
fn of_naming(naming: Naming) -> Option<Flaw<'static>> {
    match naming {
        Naming::Named | Naming::Blanket | Naming::NoOffer => None,
        Naming::NotNamed => Some(Flaw::Plain(&Defect::MemberNotNamed)),
        Naming::Undecided => Some(Flaw::Plain(&Defect::Undecided(Needed::Covers))),
        Naming::ClausesUnknown => Some(Flaw::Unknown(&CLAUSES)),
        Naming::OutOfScope => Some(Flaw::Plain(&Defect::MemberOutOfScope)),
        Naming::ForOthers => Some(Flaw::Plain(&Defect::MadeForOthers)),
    }
}

/// Whether the planned interval has passed; `due` gives the day on which an event must have recurred.
fn lapse(
    context: SlotContext<'_, '_>,
    prepared: &Prepared<'_>,
    due: impl Fn(Date) -> Option<Date>,
) -> Option<Flaw<'static>> {
    context.slot.lapses_after.as_ref()?;
    let due = prepared.dated_on.and_then(due)?;
    (due < context.as_of).then_some(Flaw::Lapsed(due))
}

/// The offer in front of a cell; none where it has nothing to do with the member.
///
/// `has_members` says that the cell is one of several members, which an artefact for everything serves
/// without naming it; `due` gives the day on which an event must have recurred.
pub(crate) fn finish(
    context: SlotContext<'_, '_>,
    prepared: &Prepared<'_>,
    naming: Naming,
    has_members: bool,
    due: impl Fn(Date) -> Option<Date>,
) -> Option<Final> {
    if naming == Naming::NoOffer {
        return None;
    }
    let named = naming == Naming::Named;
    let blanket = !named && has_members && prepared.origin == Origin::Own;
    let added = of_naming(naming).into_iter().chain(lapse(context, prepared, due));
    let gravity = added.fold(prepared.gravity, Gravity::with);
    Some(Final {
        value: gravity.value(),
        in_sequence: gravity.in_sequence(),
        origin: if blanket { Origin::Blanket } else { prepared.origin },
        named,
    })
}

/// Everything that is wrong with an offer in front of a cell, or not known about it.
///
/// The gravest class first, each class in the order in which its defects are looked for.
pub(crate) fn defects(
    context: SlotContext<'_, '_>,
    prepared: &Prepared<'_>,
    member: MemberIx,
    due: impl Fn(Date) -> Option<Date>,
) -> Vec<Defect> {
    let organisation = context.map.organisation();
    let mut found: Vec<Defect> = Vec::new();
    let mut add = |flaw: Flaw<'_>| {
        let defect = flaw.defect();
        if !found.contains(&defect) {
            found.push(defect);
        }
    };
    let artefact = prepared.artefact.and_then(|position| item(organisation.artefacts(), position));
    if let Some(artefact) = artefact {
        let claim = claim_of(context.map, prepared.via);
        let Prepared { accept, via, .. } = *prepared;
        let offered = Offered { document: artefact.document(), claim, accept, via };
        of_artefact(context, offered, &mut add);
    } else if let MemberIx::Element(position) = member
        && let Some(element) = item(organisation.elements(), position)
    {
        of_element(context, element, &mut add);
    }
    of_naming(naming(context, prepared, member)).into_iter().for_each(&mut add);
    lapse(context, prepared, due).into_iter().for_each(&mut add);
    found.sort_by_key(|defect| match defect.value() {
        SlotValue::None => 0,
        SlotValue::Weak => 1,
        SlotValue::Unknown => 2,
        SlotValue::Lapsed | SlotValue::Ok => 3,
    });
    found
}

/// What an attribute that is needed and not given amounts to.
pub(crate) fn lack<'g, T>(attribute: &'g Attribute, fact: &Fact<T>) -> Option<Flaw<'g>> {
    match fact {
        Fact::Given(_) => None,
        Fact::StatedNone => Some(Flaw::Without(attribute)),
        Fact::Unknown => Some(Flaw::Unknown(attribute)),
    }
}
