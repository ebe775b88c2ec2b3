//! Section 4: how artefacts reach a slot, whom they name, and what is wrong with them.

use std::collections::BTreeSet;

use clausegraph_model::{
    Attribute, Fact,
    document::{
        AcceptDocument, ArtefactDocument, ArtefactStatus, ClaimDocument, ClaimState,
        RequirementDocument, SlotDocument, Take,
    },
};

use super::{
    World,
    calendar::Day,
    facts,
    facts::{Said, Subject, Truth},
    lineage,
    naming::{Naming, naming},
    populations::{Member, is_retired, is_to_come},
    vocabulary,
};

/// One way in which an artefact, or the member itself, reaches a slot.
#[derive(Clone)]
pub(crate) struct Offer<'a> {
    /// The artefact; none for a scope element.
    pub(crate) artefact: Option<&'a ArtefactDocument>,
    pub(crate) via: &'static str,
    /// The entry of the slot that accepts it; none for the member itself and for a wrong kind.
    pub(crate) entry: Option<&'a AcceptDocument>,
    /// Whether it names the member, rather than serving it with all others.
    pub(crate) names: bool,
    pub(crate) disqualifying: BTreeSet<String>,
    pub(crate) weakening: BTreeSet<String>,
    pub(crate) undecided: BTreeSet<String>,
    pub(crate) lapsed: bool,
}

impl Offer<'_> {
    /// The value, from the gravest class of its defects.
    pub(crate) fn value(&self) -> &'static str {
        if !self.disqualifying.is_empty() {
            "none"
        } else if !self.weakening.is_empty() {
            "weak"
        } else if !self.undecided.is_empty() {
            "unknown"
        } else if self.lapsed {
            "lapsed"
        } else {
            "ok"
        }
    }

    /// Whether it counts: it is not disqualified.
    pub(crate) fn counts(&self) -> bool {
        self.disqualifying.is_empty()
    }

    /// All defects in alphabetical order.
    pub(crate) fn defects(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        words.extend(self.disqualifying.iter().cloned());
        words.extend(self.weakening.iter().cloned());
        for field in &self.undecided {
            words.push(format!("undecided:{field}"));
        }
        if self.lapsed {
            words.push("lapsed".to_owned());
        }
        words.sort();
        words
    }
}

/// One way, before it is judged.
struct Way<'a> {
    artefact: &'a ArtefactDocument,
    via: &'static str,
    claim: Option<&'a ClaimDocument>,
    entry: Option<&'a AcceptDocument>,
    wrong_kind: bool,
    unknown_conditions: BTreeSet<String>,
    naming: Naming,
}

/// Every offer to a slot of a cell, before anything is lapsed: the member itself, then each artefact
/// in reading order, by itself and by each of its claims.
pub(crate) fn offers<'a>(
    world: &World<'a>,
    requirement: &'a RequirementDocument,
    slot: &'a SlotDocument,
    member: &Member<'a>,
) -> Vec<Offer<'a>> {
    let mut found = Vec::new();
    found.extend(member_itself(world, requirement, slot, member));
    // Never offered to a slot of a record test: anything but the member itself.
    if slot.test.is_some() {
        return found;
    }
    for artefact in &world.organisation.artefacts {
        if let Some((entry, unknown_conditions)) = offers_itself(world, slot, artefact) {
            let way = Way {
                artefact,
                via: "itself",
                claim: None,
                entry: Some(entry),
                wrong_kind: false,
                unknown_conditions,
                naming: naming(world, slot, member, artefact, None),
            };
            found.extend(judged(world, requirement, slot, way));
        }
        for claim in &world.organisation.claims {
            let Some((entry, wrong_kind)) = claims_slot(requirement, slot, artefact, claim) else {
                continue;
            };
            let way = Way {
                artefact,
                via: "claim",
                claim: Some(claim),
                entry,
                wrong_kind,
                unknown_conditions: BTreeSet::new(),
                naming: naming(world, slot, member, artefact, Some(claim)),
            };
            found.extend(judged(world, requirement, slot, way));
        }
    }
    found
}

/// The member's own artefact, record set or scope element. The slot of a record test reads the
/// record set whether or not it says `itself`.
fn member_itself<'a>(
    world: &World<'a>,
    requirement: &RequirementDocument,
    slot: &'a SlotDocument,
    member: &Member<'a>,
) -> Option<Offer<'a>> {
    let tested = slot.test.is_some() && matches!(member, Member::Records(_));
    if !slot.itself && !tested {
        return None;
    }
    match member {
        Member::Organisation | Member::Population | Member::Chapter(_) => None,
        Member::Element { element, .. } => {
            // A scope element: only needed attributes.
            let mut offer = Offer {
                artefact: None,
                via: "member",
                entry: None,
                names: true,
                disqualifying: BTreeSet::new(),
                weakening: BTreeSet::new(),
                undecided: BTreeSet::new(),
                lapsed: false,
            };
            for needed in &slot.needs {
                need(world, &mut offer, Subject::Element(element), needed);
            }
            Some(offer)
        }
        Member::Artefact(artefact) | Member::Records(artefact) => {
            let way = Way {
                artefact,
                via: "member",
                claim: None,
                entry: None,
                wrong_kind: false,
                unknown_conditions: BTreeSet::new(),
                naming: Naming::Named,
            };
            judged(world, requirement, slot, way)
        }
    }
}

/// Whether the artefact offers itself to the slot: the accept entry that lets it, and the fields of
/// that entry's conditions that are unknown.
fn offers_itself<'a>(
    world: &World<'a>,
    slot: &'a SlotDocument,
    artefact: &ArtefactDocument,
) -> Option<(&'a AcceptDocument, BTreeSet<String>)> {
    let mut unknown_entry = None;
    for entry in &slot.accepts {
        if entry.kind != artefact.kind {
            continue;
        }
        let by_kind = vocabulary::offers_by_kind(artefact.kind);
        let by_subject =
            vocabulary::offers_by_subject(artefact.kind) && !entry.conditions.is_empty();
        if !by_kind && !by_subject {
            continue;
        }
        let subject = Subject::Artefact(artefact);
        match facts::all_hold(world, subject, &entry.conditions) {
            // A true one goes before an unknown one, and the first one before others.
            Truth::True => return Some((entry, BTreeSet::new())),
            Truth::False => {}
            Truth::Unknown if unknown_entry.is_some() => {}
            Truth::Unknown => {
                let mut fields = BTreeSet::new();
                for condition in &entry.conditions {
                    if facts::holds(world, subject, condition) == Truth::Unknown {
                        fields.insert(condition.field.to_string());
                    }
                }
                unknown_entry = Some((entry, fields));
            }
        }
    }
    unknown_entry
}

/// Whether a claim offers the artefact to the slot: the accept entry that counts, and whether the
/// kind is wrong there.
fn claims_slot<'a>(
    requirement: &'a RequirementDocument,
    slot: &'a SlotDocument,
    artefact: &ArtefactDocument,
    claim: &ClaimDocument,
) -> Option<(Option<&'a AcceptDocument>, bool)> {
    if claim.artefact != artefact.id {
        return None;
    }
    let on_requirement = claim.target.as_str() == requirement.id.as_str();
    let on_clause = claim.target.as_str() == requirement.clause.as_str();
    if !on_requirement && !on_clause {
        return None;
    }
    let names_slot = match &claim.slot {
        None => false,
        Some(named) if *named == slot.id => true,
        Some(_) => return None,
    };
    let accepts =
        |slot: &'a SlotDocument| slot.accepts.iter().find(|entry| entry.kind == artefact.kind);
    if let Some(entry) = accepts(slot) {
        return Some((Some(entry), false));
    }
    let accepted_nowhere = requirement.slots.iter().all(|other| accepts(other).is_none());
    if names_slot || (on_requirement && accepted_nowhere) {
        return Some((None, true));
    }
    None
}

/// The offer with its defects; none where the naming says that it is no offer.
fn judged<'a>(
    world: &World<'a>,
    requirement: &RequirementDocument,
    slot: &SlotDocument,
    way: Way<'a>,
) -> Option<Offer<'a>> {
    if way.naming == Naming::NoOffer {
        return None;
    }
    let mut offer = Offer {
        artefact: Some(way.artefact),
        via: way.via,
        entry: way.entry,
        names: way.naming == Naming::Named,
        disqualifying: disqualifying(world, requirement, slot, &way),
        weakening: BTreeSet::new(),
        undecided: BTreeSet::new(),
        lapsed: false,
    };
    let artefact = way.artefact;
    let subject = Subject::Artefact(artefact);

    // A life of draft, approval and use, where the member is not looked at as it lies there.
    let as_it_is = slot.as_it_is && way.via == "member";
    if vocabulary::has_a_life(artefact.kind) && !as_it_is {
        match artefact.status {
            Fact::Given(ArtefactStatus::Draft) | Fact::StatedNone => {
                offer.weakening.insert("draft".to_owned());
            }
            Fact::Given(_) => {}
            Fact::Unknown => {
                offer.undecided.insert("status".to_owned());
            }
        }
    }

    // Needed attributes: the slot's, the entry's, and what every observation needs.
    let observed = artefact.kind.as_str() == "observation";
    for needed in &slot.needs {
        need(world, &mut offer, subject, needed);
    }
    for needed in way.entry.map_or(&[][..], |entry| &entry.needs) {
        need(world, &mut offer, subject, needed);
    }
    if observed {
        for needed in [
            "dated_on",
            "observation.method",
            "observation.by",
            "observation.role",
            "observation.seen",
        ] {
            need_text(world, &mut offer, subject, needed);
        }
    }

    // Content: the place must be shown.
    if slot.content && !observed {
        content(world, &mut offer, requirement, slot, &way);
    }

    // Whom it names.
    match way.naming {
        Naming::NotNamed => {
            offer.weakening.insert("member-not-named".to_owned());
        }
        Naming::Undecided(field) => {
            offer.undecided.insert(field.to_owned());
        }
        Naming::NoOffer
        | Naming::Named
        | Naming::Blanket
        | Naming::OutOfScope
        | Naming::MadeForOthers => {}
    }

    // Another party's evidence outside the retained clauses.
    if let Fact::Given(party) = &artefact.provided_by
        && !world.controls_party(party.as_str(), requirement)
    {
        offer.weakening.insert("party-uncontrolled".to_owned());
    }

    // The claim looked at bytes that nobody can compare.
    if way.claim.is_some_and(|claim| claim.hash.is_some()) && artefact.hash.is_unknown() {
        offer.undecided.insert("hash".to_owned());
    }

    // Events need their day.
    if slot.take == Take::Latest || slot.lapses_after.is_some() {
        need_text(world, &mut offer, subject, "dated_on");
    }

    offer.undecided.extend(way.unknown_conditions);
    Some(offer)
}

fn disqualifying(
    world: &World<'_>,
    requirement: &RequirementDocument,
    slot: &SlotDocument,
    way: &Way<'_>,
) -> BTreeSet<String> {
    let artefact = way.artefact;
    let as_it_is = slot.as_it_is && way.via == "member";
    let mut words = BTreeSet::new();
    let mut found = |condition: bool, word: &str| {
        if condition {
            words.insert(word.to_owned());
        }
    };
    let later = |date: &Fact<clausegraph_model::Date>| matches!(date, Fact::Given(date) if Day::of(*date) > world.as_of);
    let earlier = |date: &Fact<clausegraph_model::Date>| matches!(date, Fact::Given(date) if Day::of(*date) < world.as_of);

    found(way.claim.is_some_and(|claim| claim.state == ClaimState::Suggested), "suggested-only");
    found(way.wrong_kind, "wrong-kind");
    found(is_retired(artefact), "retired");
    if vocabulary::is_agreement(artefact.kind)
        && let Some(agreement) = &artefact.agreement
        && !as_it_is
    {
        found(later(&agreement.valid_from) || earlier(&agreement.valid_to), "not-in-force");
    }
    found(is_to_come(world, artefact), "dated-after");
    if let Fact::Given(extent) = &artefact.extent
        && !as_it_is
    {
        found(
            extent.empty == Fact::Given(true)
                || extent.stub == Fact::Given(true)
                || extent.words == Fact::Given(0)
                || extent.pages == Fact::Given(0),
            "empty-or-stub",
        );
    }
    if artefact.kind.as_str() == "record-set"
        && way.via != "member"
        && let Some(records) = &artefact.records
    {
        found(records.total == Fact::Given(0), "empty-or-stub");
    }
    if let Some(claim) = way.claim
        && let Some(claimed) = &claim.hash
        && let Fact::Given(hash) = &artefact.hash
    {
        found(!hash.trim().is_empty() && claimed != hash, "hash-mismatch");
    }
    found(way.naming == Naming::OutOfScope, "member-out-of-scope");
    found(way.naming == Naming::MadeForOthers, "made-for-others");
    let lineage = lineage(world.catalogue, requirement.clause.as_str());
    let retained = lineage.iter().any(|clause| is_retained(world, clause));
    found(artefact.provided_by.given().is_some() && retained, "party-retained");
    words
}

fn is_retained(world: &World<'_>, clause: &str) -> bool {
    let Some(header) = &world.catalogue.catalogue else {
        return false;
    };
    header.parties.as_ref().is_some_and(|parties| facts::contains(&parties.retained, clause))
}

/// A needed attribute: stated none weakens, unknown leaves undecided.
fn need(world: &World<'_>, offer: &mut Offer<'_>, subject: Subject<'_>, attribute: &Attribute) {
    need_text(world, offer, subject, &attribute.to_string());
}

fn need_text(world: &World<'_>, offer: &mut Offer<'_>, subject: Subject<'_>, attribute: &str) {
    match facts::say(world, subject, attribute) {
        Said::Unknown => {
            offer.undecided.insert(attribute.to_owned());
        }
        Said::Nothing => {
            offer.weakening.insert(without(attribute));
        }
        Said::Words(_) | Said::Other => {}
    }
}

fn without(attribute: &str) -> String {
    match attribute {
        "owner" => "without-owner".to_owned(),
        "approval" => "without-approval".to_owned(),
        _ => format!("without-attribute:{attribute}"),
    }
}

/// A content slot: a claim locates the place, or the typed field shows it.
fn content(
    world: &World<'_>,
    offer: &mut Offer<'_>,
    requirement: &RequirementDocument,
    slot: &SlotDocument,
    way: &Way<'_>,
) {
    if way.claim.is_some_and(|claim| locates(requirement, slot, claim)) {
        return;
    }
    let field = slot.field.as_ref().map(ToString::to_string);
    let said = field.as_ref().map(|field| {
        let subject = Subject::Artefact(way.artefact);
        facts::say(world, subject, field)
    });
    match (said, field) {
        (Some(Said::Words(_) | Said::Other), _) => {}
        (Some(Said::Nothing), Some(field)) => {
            offer.weakening.insert(without(&field));
        }
        (Some(Said::Unknown), Some(field)) if way.claim.is_none() => {
            offer.undecided.insert(field);
        }
        _ if way.claim.is_none() => {
            offer.undecided.insert("claim".to_owned());
        }
        _ => {
            offer.weakening.insert("unlocated".to_owned());
        }
    }
}

/// Whether the claim names the place of what the slot asks: it names the requirement and, where that
/// asks for several contents, the slot or one of its group.
fn locates(requirement: &RequirementDocument, slot: &SlotDocument, claim: &ClaimDocument) -> bool {
    if claim.at.is_none() || claim.target.as_str() != requirement.id.as_str() {
        return false;
    }
    let mut contents: Vec<&str> = Vec::new();
    for other in requirement.slots.iter().filter(|other| other.content) {
        // A group counts once, under the id of its first content slot.
        let counted = match &other.any_of {
            None => other.id.as_str(),
            Some(group) => requirement
                .slots
                .iter()
                .filter(|rival| rival.content && facts::is_key(rival.any_of.as_ref(), group))
                .map(|rival| rival.id.as_str())
                .next()
                .unwrap_or_default(),
        };
        if !contents.contains(&counted) {
            contents.push(counted);
        }
    }
    if contents.len() < 2 {
        return true;
    }
    let named =
        requirement.slots.iter().find(|other| facts::is_key(claim.slot.as_ref(), &other.id));
    named.is_some_and(|named| {
        named.id == slot.id || (slot.any_of.is_some() && named.any_of == slot.any_of)
    })
}

/// 7: where the evidence comes from, seen from the cell's member.
pub(crate) fn origin(offer: &Offer<'_>, member: &Member<'_>) -> &'static str {
    let Some(artefact) = offer.artefact else {
        return "own";
    };
    if artefact.provided_by.given().is_some() {
        return "party";
    }
    if matches!(&artefact.inherited_from, Fact::Given(from) if !from.trim().is_empty()) {
        return "inherited";
    }
    match member {
        Member::Element { .. } | Member::Artefact(_) | Member::Records(_) if !offer.names => {
            "blanket"
        }
        Member::Element { .. }
        | Member::Artefact(_)
        | Member::Records(_)
        | Member::Organisation
        | Member::Population
        | Member::Chapter(_) => "own",
    }
}

/// Whether a slot's test reads this cell's record set rather than offers.
pub(crate) fn is_record_test(slot: &SlotDocument, member: &Member<'_>) -> bool {
    slot.test.is_some() && matches!(member, Member::Records(_))
}
