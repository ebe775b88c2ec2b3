//! What is lacking: slot by slot, what keeps it from being shown.

use clausegraph::{Defect, Derivation, Evidence, Member, Needed, Offer, SlotValue, Via};

use crate::wording::{
    Unit, artefact_phrase, asked_words, attribute_words, disqualified_set, evidence_phrase,
    is_of_the_whole, join, thousands, units, wanted_words,
};

/// What one required slot or group lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lack {
    /// The slot or group.
    pub(crate) unit: String,
    /// What it lacks.
    pub(crate) what: String,
}

/// What each required slot or group lacks that is not shown; empty where nothing is, or where the slots
/// do not decide.
pub(crate) fn lacks(derivation: &Derivation<'_>) -> Vec<Lack> {
    let requirement = derivation.cell.requirement;
    if !derivation.cell.status.counts() {
        return Vec::new();
    }
    let open =
        units(&derivation.slots).into_iter().filter(|unit| unit.worst_value() != SlotValue::Ok);
    open.map(|unit| {
        let what = lack(&unit, requirement, derivation.cell.member);
        let what = match other_ways(&unit) {
            Some(others) => format!("{what}; or {others}"),
            None => what,
        };
        Lack { unit: unit.name.to_owned(), what }
    })
    .collect()
}

/// What the other slots of a group would take, where the group rests on a weak one and nothing is offered
/// to them.
fn other_ways(unit: &Unit<'_, '_>) -> Option<String> {
    const KINDS: usize = 3;
    let best = unit.best().filter(|best| best.taken.is_some())?;
    let untouched = unit.readings.iter().filter(|reading| {
        reading.slot.id != best.slot.id
            && reading.offers.is_empty()
            && !reading.slot.accepts.is_empty()
    });
    let ways: Vec<String> = untouched.map(|reading| asked_words(reading.slot, KINDS)).collect();
    (!ways.is_empty()).then(|| ways.join("; or "))
}

fn lack(unit: &Unit<'_, '_>, requirement: &clausegraph::Requirement, member: Member<'_>) -> String {
    let Some(best) = unit.best() else {
        return wanted_words(unit, requirement);
    };
    if let Some(set) = disqualified_set(best) {
        return offer_needs(set, member);
    }
    if let (Some(result), Some(test)) = (&best.record_test, &best.slot.test) {
        return match result.counts() {
            Some((tested, exceptions)) if tested > 0 => {
                format!(
                    "{exceptions} of {tested} tested records failed `{test}`; none may, or as many as the tolerance bears"
                )
            }
            _ => format!("a result of the test `{test}`: how many were tested, how many failed"),
        };
    }
    match best.taken.and_then(|index| best.offers.get(index)) {
        Some(offer) => offer_needs(offer, member),
        None if best.open => "a source that carries such evidence".to_owned(),
        None => disqualified(unit, member).unwrap_or_else(|| wanted_words(unit, requirement)),
    }
}

/// What the offers of a unit need that do not count; none where nothing is offered.
fn disqualified(unit: &Unit<'_, '_>, member: Member<'_>) -> Option<String> {
    const MOST: usize = 2;
    let mut distinct: Vec<String> = Vec::new();
    for offer in unit.readings.iter().flat_map(|reading| &reading.offers) {
        let needs = offer_needs(offer, member);
        if !distinct.contains(&needs) {
            distinct.push(needs);
        }
    }
    let more = distinct.len().saturating_sub(MOST);
    distinct.truncate(MOST);
    if more > 0 {
        distinct.push(format!("{} more that do not count", thousands(more)));
    }
    (!distinct.is_empty()).then(|| distinct.join("; or "))
}

/// What one offer needs: `plan PLAN: an owner and the status approved or in use`.
fn offer_needs(offer: &Offer<'_>, member: Member<'_>) -> String {
    let subject = match (offer.evidence, offer.via) {
        (Evidence::Artefact(artefact), Via::Member) => artefact_phrase(artefact),
        (Evidence::Element(_), Via::Member) => "its own entry".to_owned(),
        (_, Via::Itself | Via::Claim(_)) => evidence_phrase(offer),
    };
    format!("{subject}: {}", join(&needs(offer, member), "and"))
}

/// What an offer needs to be ok: one entry per defect.
fn needs(offer: &Offer<'_>, member: Member<'_>) -> Vec<String> {
    let of_the_whole = |defect: &Defect| {
        if is_of_the_whole(member) && *defect == Defect::MemberNotNamed {
            return "cover of the whole system".to_owned();
        }
        need(defect)
    };
    offer.defects.iter().map(of_the_whole).collect()
}

fn need(defect: &Defect) -> String {
    let need = match defect {
        Defect::SuggestedOnly => "a person who confirms the claim",
        Defect::WrongKind => "evidence of a kind that can show it",
        Defect::Retired => "evidence that is not retired",
        Defect::NotInForce => "validity on the as-of date",
        Defect::DatedAfter => "evidence of the as-of date or before",
        Defect::EmptyOrStub => "content",
        Defect::HashMismatch => "a claim on its present content",
        Defect::MemberOutOfScope => "evidence that covers it",
        Defect::MadeForOthers => "a link to it",
        Defect::PartyRetained => "evidence of the organisation's own",
        Defect::Draft => "the status approved or in use",
        Defect::WithoutOwner => "an owner",
        Defect::WithoutApproval => "approval on or before the as-of date",
        Defect::WithoutAttribute(attribute) => return attribute_words(attribute),
        Defect::Unlocated | Defect::Undecided(Needed::Claim) => {
            "a claim for this requirement that names the place where it says so"
        }
        Defect::MemberNotNamed => "its name in it",
        Defect::PartyUncontrolled => "evidence that the party is under control",
        Defect::Undecided(needed) => return format!("a statement of `{needed}`"),
        Defect::Lapsed(due) => return format!("a newer one; the next was due by {due}"),
    };
    need.to_owned()
}
