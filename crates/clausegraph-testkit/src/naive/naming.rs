//! Section 4, naming: whether an offer names the member of the cell.

use clausegraph_model::{
    ArtefactKind, Fact, MemberId,
    document::{ArtefactDocument, ClaimDocument, SlotDocument},
};

use super::{World, facts, facts::Listed, lineage, populations::Member, vocabulary};

/// Whether and how an offer names the member.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Naming {
    /// It is no offer to this cell.
    NoOffer,
    /// It names the member.
    Named,
    /// It serves the member with all others.
    Blanket,
    /// It should name the member and does not.
    NotNamed,
    /// The member is outside of what it covers.
    OutOfScope,
    /// It is linked to others of the member's kind.
    MadeForOthers,
    /// Nobody can say, since this field is unknown.
    Undecided(&'static str),
}

/// How the artefact, by itself or by the claim, names the member.
pub(crate) fn naming(
    world: &World<'_>,
    slot: &SlotDocument,
    member: &Member<'_>,
    artefact: &ArtefactDocument,
    claim: Option<&ClaimDocument>,
) -> Naming {
    match member {
        Member::Chapter(chapter) if artefact.kind == ArtefactKind::Audit => {
            audit_of_chapter(world, chapter, artefact)
        }
        Member::Organisation | Member::Population | Member::Chapter(_) => {
            of_the_whole(world, artefact, claim)
        }
        Member::Element { element, may_be_party } => {
            of_element(world, slot, element.id.as_str(), *may_be_party, artefact, claim)
        }
        Member::Artefact(about) | Member::Records(about) => {
            of_artefact(world, slot, about, artefact, claim)
        }
    }
}

/// An audit before a chapter: only the clauses that it looked at are asked.
fn audit_of_chapter(world: &World<'_>, chapter: &str, audit: &ArtefactDocument) -> Naming {
    let review = audit.review.as_deref().cloned().unwrap_or_default();
    match facts::list(&review.clauses) {
        Listed::Unknown => Naming::Undecided("review.clauses"),
        Listed::Nothing => Naming::NoOffer,
        Listed::Some(clauses) => {
            for clause in clauses {
                if lineage(world.catalogue, clause.as_str()).iter().any(|above| above == chapter) {
                    return Naming::Named;
                }
            }
            Naming::NoOffer
        }
    }
}

fn of_the_whole(
    world: &World<'_>,
    artefact: &ArtefactDocument,
    claim: Option<&ClaimDocument>,
) -> Naming {
    let whole = match covers(world, artefact, false) {
        Covers::Unknown => true,
        Covers::Nothing => false,
        Covers::List(listed) => listed.contains(&MemberId::WHOLE_SMS),
    };
    if whole && members(claim).is_empty() { Naming::Named } else { Naming::NotNamed }
}

fn of_element(
    world: &World<'_>,
    slot: &SlotDocument,
    id: &str,
    may_be_party: bool,
    artefact: &ArtefactDocument,
    claim: Option<&ClaimDocument>,
) -> Naming {
    let covers = covers(world, artefact, may_be_party);
    let claimed = members(claim);
    if !claimed.is_empty() {
        if !facts::contains(claimed, id) {
            return Naming::NoOffer;
        }
        return match covers {
            Covers::Unknown => Naming::Named,
            Covers::Nothing => Naming::OutOfScope,
            Covers::List(listed) => {
                if listed.contains(&id) || listed.contains(&MemberId::WHOLE_SMS) {
                    Naming::Named
                } else {
                    Naming::OutOfScope
                }
            }
        };
    }
    match covers {
        Covers::Unknown => Naming::Undecided("covers"),
        Covers::Nothing => Naming::OutOfScope,
        Covers::List(listed) if listed.contains(&id) => Naming::Named,
        Covers::List(listed) if listed.contains(&MemberId::WHOLE_SMS) => with_all_others(slot),
        Covers::List(_) if claim.is_some() => Naming::OutOfScope,
        Covers::List(_) => Naming::NoOffer,
    }
}

fn of_artefact(
    world: &World<'_>,
    slot: &SlotDocument,
    about: &ArtefactDocument,
    artefact: &ArtefactDocument,
    claim: Option<&ClaimDocument>,
) -> Naming {
    let links = artefact.links.given().into_iter().flatten().any(|link| link.to == about.id);
    if artefact.id == about.id || links {
        return Naming::Named;
    }
    // It is of the member's kind, or linked to others of that kind.
    if slot.reach.as_str() == "named" {
        if artefact.kind == about.kind {
            return if claim.is_some() { Naming::MadeForOthers } else { Naming::NoOffer };
        }
        for link in artefact.links.given().into_iter().flatten() {
            let other = world.organisation.artefacts.iter().find(|other| other.id == link.to);
            if other.is_some_and(|other| other.kind == about.kind) {
                return if claim.is_some() { Naming::MadeForOthers } else { Naming::NoOffer };
            }
        }
    }
    let listed = match covers(world, artefact, true) {
        Covers::Unknown => return with_all_others(slot),
        Covers::Nothing => return Naming::OutOfScope,
        Covers::List(listed) if listed.contains(&MemberId::WHOLE_SMS) => {
            return with_all_others(slot);
        }
        Covers::List(listed) => listed,
    };
    // It lists elements: those that the member is about, some of them, or others.
    match covers(world, about, true) {
        Covers::Unknown => Naming::NotNamed,
        Covers::Nothing => Naming::OutOfScope,
        Covers::List(wanted) if wanted.contains(&MemberId::WHOLE_SMS) => Naming::NotNamed,
        Covers::List(wanted) => {
            let all = wanted.iter().all(|element| listed.contains(element));
            let any = wanted.iter().any(|element| listed.contains(element));
            match (slot.reach.as_str(), all, any) {
                ("blanket", true, _) => Naming::Blanket,
                (_, _, true) => Naming::NotNamed,
                (_, _, false) => Naming::OutOfScope,
            }
        }
    }
}

/// What serves everything serves the member where the slot lets it.
fn with_all_others(slot: &SlotDocument) -> Naming {
    match slot.reach.as_str() {
        "blanket" => Naming::Blanket,
        _ => Naming::NotNamed,
    }
}

fn members(claim: Option<&ClaimDocument>) -> &[MemberId] {
    claim.map_or(&[], |claim| &claim.members)
}

enum Covers<'a> {
    Unknown,
    Nothing,
    List(Vec<&'a str>),
}

/// What the artefact covers, with the party of an agreement where the member may be one.
fn covers<'a>(world: &World<'_>, artefact: &'a ArtefactDocument, may_be_party: bool) -> Covers<'a> {
    let mut listed: Vec<&str> = Vec::new();
    let mut said = match facts::list(&artefact.covers) {
        Listed::Unknown => Covers::Unknown,
        Listed::Nothing => Covers::Nothing,
        Listed::Some(members) => {
            let counts = |id: &&str| !bound_elsewhere(world, artefact, id);
            listed.extend(members.iter().map(MemberId::as_str).filter(counts));
            Covers::List(listed.clone())
        }
    };
    if may_be_party
        && vocabulary::is_agreement(artefact.kind)
        && let Some(agreement) = &artefact.agreement
        && let Fact::Given(party) = &agreement.party
    {
        listed.push(party.as_str());
        said = Covers::List(listed);
    }
    said
}

/// Whether the id is a supplier's other than the one with whom the contract or agreement was made.
fn bound_elsewhere(world: &World<'_>, artefact: &ArtefactDocument, id: &str) -> bool {
    if !["contract", "internal-agreement"].contains(&artefact.kind.as_str()) {
        return false;
    }
    let Some(agreement) = &artefact.agreement else { return false };
    let Fact::Given(party) = &agreement.party else { return false };
    let Some(scope) = &world.organisation.scope else { return false };
    let Fact::Given(suppliers) = &scope.suppliers else { return false };
    party.as_str() != id && suppliers.iter().any(|supplier| supplier.id.as_str() == id)
}
