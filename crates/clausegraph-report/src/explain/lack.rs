//! What is lacking: slot by slot, what keeps it from being shown.

use clausegraph::{Defect, Derivation, Needed, Offer, SlotValue};

use crate::wording::{Unit, absent_sentence, attribute_words, evidence_phrase, join, units};

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
    open.map(|unit| Lack { unit: unit.name.to_owned(), what: lack(&unit, requirement) }).collect()
}

fn lack(unit: &Unit<'_, '_>, requirement: &clausegraph::Requirement) -> String {
    let Some(best) = unit.best() else {
        return absent_sentence(unit, requirement);
    };
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
        Some(offer) => format!("{}: {}", evidence_phrase(offer), join(&needs(offer), "and")),
        None if best.open => "a source that carries such evidence".to_owned(),
        None => absent_sentence(unit, requirement),
    }
}

/// What an offer needs to be ok: one entry per defect.
fn needs(offer: &Offer<'_>) -> Vec<String> {
    offer.defects.iter().map(need).collect()
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
        Defect::PartyRetained => "evidence of the organisation's own",
        Defect::Draft => "the status approved or in use",
        Defect::WithoutOwner => "an owner",
        Defect::WithoutApproval => "approval on or before the as-of date",
        Defect::WithoutAttribute(attribute) => return attribute_words(attribute),
        Defect::Unlocated | Defect::Undecided(Needed::Claim) => "the place where it says so",
        Defect::MemberNotNamed => "its name in it",
        Defect::PartyUncontrolled => "evidence that the party is under control",
        Defect::Undecided(needed) => return format!("a statement of `{needed}`"),
        Defect::Lapsed(due) => return format!("a newer one; the next was due by {due}"),
    };
    need.to_owned()
}
