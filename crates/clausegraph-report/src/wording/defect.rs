//! Defects and offers in words.

use clausegraph::{
    Attribute, Defect, Evidence, Member, Needed, Offer, SlotValue, Via, document::ArtefactStatus,
};

use super::{artefact_phrase, attribute_words, join};

/// What a defect says, without a subject.
///
/// ```
/// use clausegraph::Defect;
/// use clausegraph_report::wording::defect_line;
///
/// assert_eq!(defect_line(&Defect::Retired), "is retired");
/// ```
pub fn defect_line(defect: &Defect) -> String {
    let line = match defect {
        Defect::SuggestedOnly => "is only suggested: no person has confirmed it",
        Defect::WrongKind => "is of a kind that cannot show it",
        Defect::Retired => "is retired",
        Defect::NotInForce => "is not in force on the as-of date",
        Defect::DatedAfter => "is of a later day than the as-of date",
        Defect::EmptyOrStub => "is empty or holds only the place of something to come",
        Defect::HashMismatch => "was changed since it was claimed",
        Defect::MemberOutOfScope => "does not cover it",
        Defect::MadeForOthers => "is linked to others like it, and not to it",
        Defect::PartyRetained => "is another party's: the organisation must show this by itself",
        Defect::Draft => "is a draft only",
        Defect::WithoutOwner => "is stated to have no owner",
        Defect::WithoutApproval => "has no approval on the as-of date",
        Defect::WithoutAttribute(attribute) => return without(attribute),
        Defect::Unlocated => "is claimed without the place where it says so",
        Defect::MemberNotNamed => "does not name it",
        Defect::PartyUncontrolled => {
            "is another party's, and nothing shows that the party is under control"
        }
        Defect::Undecided(Needed::Claim) => "does not state where it says so",
        Defect::Undecided(needed) => return format!("does not state `{needed}`"),
        Defect::Lapsed(due) => return format!("was to be followed by the next by {due}"),
    };
    line.to_owned()
}

/// Whether a cell is about the whole: nobody writes a name into what is for all.
pub(crate) const fn is_of_the_whole(member: Member<'_>) -> bool {
    matches!(member, Member::Organisation | Member::Population | Member::Chapter(_))
}

/// The same in front of a member: nobody writes the name of the organisation into its own papers.
pub fn defect_line_for(defect: &Defect, member: Member<'_>) -> String {
    if is_of_the_whole(member) && *defect == Defect::MemberNotNamed {
        return "is for a part of the system only".to_owned();
    }
    defect_line(defect)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all other attributes are nouns")]
fn without(attribute: &Attribute) -> String {
    match attribute {
        Attribute::Contents(key) => format!("says nothing on `{key}`"),
        Attribute::ReviewInput(key) => format!("did not look at `{key}`"),
        Attribute::ReviewDecision(key) => format!("decided nothing on `{key}`"),
        Attribute::CreatedOn => "does not say when it was made".to_owned(),
        Attribute::LastReviewedOn => "does not say when it was last reviewed".to_owned(),
        Attribute::Uri => "does not say where it is kept".to_owned(),
        Attribute::ReviewAttendance => "does not name those who took part".to_owned(),
        Attribute::ReviewPeriod => "does not say at which period it looks".to_owned(),
        Attribute::ReviewClauses => "does not say at which clauses it looked".to_owned(),
        Attribute::ActionDoneOn => "is not done".to_owned(),
        Attribute::RiskCustomerImpact => "does not say what it means for customers".to_owned(),
        Attribute::RiskAcceptance => "is not held against what is acceptable".to_owned(),
        Attribute::RiskNature => "does not say whether it is a risk or an opportunity".to_owned(),
        Attribute::RiskConcerns => "does not say what it is about".to_owned(),
        Attribute::RiskIntegration => {
            "does not say into which processes its actions are built".to_owned()
        }
        Attribute::RiskEffectivenessCheck => {
            "does not say how it is judged whether its actions worked".to_owned()
        }
        Attribute::ObjectivePolicy => "names no policy that it agrees with".to_owned(),
        Attribute::ObjectiveMeasuredBy => "names no metric that measures it".to_owned(),
        Attribute::ObjectiveRequirements => {
            "does not say which requirements it takes into account".to_owned()
        }
        Attribute::ObjectiveActions => "does not say what will be done".to_owned(),
        Attribute::ObjectiveResources => "does not say what resources it takes".to_owned(),
        Attribute::ObjectiveResponsible => "does not say who is responsible".to_owned(),
        Attribute::ObjectiveEvaluation => "does not say how the results are judged".to_owned(),
        Attribute::ActionDecisionBasis => {
            "does not say by which criteria it was decided on".to_owned()
        }
        Attribute::ActionAchieved => "does not say whether it reached its target".to_owned(),
        Attribute::ActionFollowUp => "does not say what became of the target it missed".to_owned(),
        Attribute::ActionSystemChange => "does not say what changed in the system".to_owned(),
        Attribute::ActionConsequences => "does not say what it led to".to_owned(),
        Attribute::ActionSimilar => "does not say whether there are similar cases".to_owned(),
        Attribute::ActionReportedOn => "is not reported".to_owned(),
        Attribute::AuditScope => "does not say what it looks at".to_owned(),
        Attribute::AuditCriteria => "does not say against what it measures".to_owned(),
        Attribute::AuditTeam => "does not name those who audit".to_owned(),
        Attribute::AuditImpartiality => "does not say how impartiality is kept".to_owned(),
        Attribute::AuditReportedTo => "does not name the managers who got the results".to_owned(),
        Attribute::RoleCommunicatedOn | Attribute::ObjectiveCommunicatedOn => {
            "is not made known".to_owned()
        }
        Attribute::RoleCompetence => "does not say what competence it needs".to_owned(),
        Attribute::CriticalityBasis => "does not say what its criticality follows from".to_owned(),
        Attribute::RoutineOutcome => "does not say what comes out of it".to_owned(),
        Attribute::RoutineInputs => "does not say what it works with".to_owned(),
        Attribute::RoutineOperatedBy => "names no party that operates it".to_owned(),
        Attribute::DisputesNoneOpen
        | Attribute::MissedTargetsNoneOpen
        | Attribute::ContractChangesNoneOpen
        | Attribute::AlignmentRisksNoneOpen
        | Attribute::AgreementMissedTargetsNoneOpen
        | Attribute::PlanInvocationsNoneOpen
        | Attribute::PlanEnvironmentChangesNoneOpen => {
            "has an entry in its log that is still open".to_owned()
        }
        Attribute::ActionVerifiedBy => "is not verified".to_owned(),
        Attribute::RecordsTotal => "does not say how many records there are".to_owned(),
        Attribute::ObservationSeen => "does not say what was seen".to_owned(),
        Attribute::ObservationRole => "does not say which role was asked or watched".to_owned(),
        Attribute::DisputesHandled => "lists a dispute that is not settled".to_owned(),
        Attribute::MissedTargetsHandled | Attribute::AgreementMissedTargetsHandled => {
            "lists a missed target that is not followed up".to_owned()
        }
        Attribute::PlanInvocationsHandled => {
            "lists a use in earnest that is not followed up".to_owned()
        }
        Attribute::PlanEnvironmentChangesHandled => {
            "lists a major change to its surroundings that is not followed up".to_owned()
        }
        Attribute::ContractChangesHandled => {
            "lists a change to the contract that is not assessed".to_owned()
        }
        Attribute::AlignmentRisksHandled => {
            "lists an alignment risk that is not treated".to_owned()
        }
        other => format!("has no {}", attribute_words(other)),
    }
}

/// What stands in front of a slot, as the subject of a sentence.
pub(crate) fn evidence_phrase(offer: &Offer<'_>) -> String {
    match (offer.evidence, offer.via) {
        (_, Via::Member) => "it".to_owned(),
        (Evidence::Artefact(artefact), Via::Itself | Via::Claim(_)) => artefact_phrase(artefact),
        (Evidence::Element(element), Via::Itself | Via::Claim(_)) => element.id().to_string(),
    }
}

/// The defects that give an offer its value, in words: one sentence without full stop.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other defects are a sentence each")]
pub fn offer_sentence(offer: &Offer<'_>, member: Member<'_>) -> String {
    let subject = match (offer.evidence, member) {
        (Evidence::Artefact(artefact), Member::Artefact(own) | Member::Records(own))
            if artefact.id() == own.id() =>
        {
            "it".to_owned()
        }
        _ => evidence_phrase(offer),
    };
    let gravest: Vec<&Defect> =
        offer.defects.iter().filter(|defect| defect.value() == offer.value).collect();
    if let [Defect::Lapsed(due)] = gravest.as_slice() {
        return format!("the next after {subject} was due by {due}");
    }
    let mut lines: Vec<String> = Vec::new();
    let mut fields: Vec<String> = Vec::new();
    for defect in gravest {
        match defect {
            Defect::Undecided(Needed::Claim) => lines.push(defect_line(defect)),
            Defect::Undecided(needed) => fields.push(format!("`{needed}`")),
            Defect::Draft => lines.push(draft(offer)),
            other => lines.push(defect_line_for(other, member)),
        }
    }
    if !fields.is_empty() {
        lines.push(format!("does not state {}", join(&fields, "and")));
    }
    if lines.is_empty() {
        return match offer.value {
            SlotValue::Ok => format!("shown by {subject}"),
            SlotValue::Unknown | SlotValue::Lapsed | SlotValue::Weak | SlotValue::None => subject,
        };
    }
    format!("{subject} {}", join(&lines, "and"))
}

/// A draft, with whom to ask.
fn draft(offer: &Offer<'_>) -> String {
    let Evidence::Artefact(artefact) = offer.evidence else {
        return defect_line(&Defect::Draft);
    };
    let document = artefact.document();
    let draft = match document.status.given() {
        Some(ArtefactStatus::Draft) => "is a draft only",
        _ => "is stated to have no status",
    };
    match document.owner.given() {
        Some(owner) => format!("{draft} (owner: {owner})"),
        None => draft.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::add;

    #[test]
    fn every_defect() {
        let attribute = |text: &str| -> Attribute { text.parse().unwrap() };
        let defects = [
            Defect::SuggestedOnly,
            Defect::WrongKind,
            Defect::Retired,
            Defect::NotInForce,
            Defect::DatedAfter,
            Defect::EmptyOrStub,
            Defect::HashMismatch,
            Defect::MemberOutOfScope,
            Defect::MadeForOthers,
            Defect::PartyRetained,
            Defect::Draft,
            Defect::WithoutOwner,
            Defect::WithoutApproval,
            Defect::WithoutAttribute(attribute("interval")),
            Defect::WithoutAttribute(attribute("review.attendance")),
            Defect::WithoutAttribute(attribute("review.inputs[risks]")),
            Defect::WithoutAttribute(attribute("contents[boundaries]")),
            Defect::WithoutAttribute(attribute("disputes.handled")),
            Defect::Unlocated,
            Defect::MemberNotNamed,
            Defect::PartyUncontrolled,
            Defect::Undecided(Needed::Attribute(attribute("interval"))),
            Defect::Undecided(Needed::Covers),
            Defect::Undecided(Needed::Claim),
            Defect::Lapsed("2026-08-01".parse().unwrap()),
        ];
        let mut lines = String::new();
        for defect in defects {
            add(&mut lines, format_args!("{:45} {}\n", defect.to_string(), defect_line(&defect)));
        }
        insta::assert_snapshot!(lines);
    }
}
