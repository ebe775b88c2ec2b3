//! What attributes are called.

use clausegraph::{Attribute, AttributeValue, Fact, document::ConditionDocument};

use super::join;

/// What an attribute is called, with the article that its noun takes.
#[expect(clippy::too_many_lines, reason = "a table with one row for each attribute")]
fn article_and_noun(attribute: &Attribute) -> (&'static str, String) {
    let (article, noun) = match attribute {
        Attribute::Title => ("a", "title"),
        Attribute::Status => ("a", "status"),
        Attribute::Version => ("a", "version"),
        Attribute::Owner => ("an", "owner"),
        Attribute::Approval => ("", "approval"),
        Attribute::ApprovalTopManagement => ("", "approval by top management"),
        Attribute::CreatedOn => ("the", "day it was made"),
        Attribute::DatedOn => ("a", "date"),
        Attribute::LastReviewedOn => ("the", "day of its last review"),
        Attribute::Interval => ("a", "planned interval"),
        Attribute::ReviewEvery => ("a", "review cycle of its own"),
        Attribute::Uri => ("the", "place where it is kept"),
        Attribute::Hash => ("a", "hash"),
        Attribute::Retention => ("a", "retention period"),
        Attribute::AgreementParty => ("a", "party"),
        Attribute::AgreementMissedTargets | Attribute::MissedTargets => ("a", "missed target"),
        Attribute::AgreementMissedTargetsHandled | Attribute::MissedTargetsHandled => {
            ("the", "follow-up of every missed target")
        }
        Attribute::PlanInvocations => ("a", "use in earnest"),
        Attribute::PlanInvocationsHandled => ("the", "follow-up of every use in earnest"),
        Attribute::PlanEnvironmentChanges => ("a", "major change to its surroundings"),
        Attribute::PlanEnvironmentChangesHandled => {
            ("the", "follow-up of every major change to its surroundings")
        }
        Attribute::DisputesNoneOpen
        | Attribute::MissedTargetsNoneOpen
        | Attribute::ContractChangesNoneOpen
        | Attribute::AlignmentRisksNoneOpen
        | Attribute::AgreementMissedTargetsNoneOpen
        | Attribute::PlanInvocationsNoneOpen
        | Attribute::PlanEnvironmentChangesNoneOpen => ("a", "log without an open entry"),
        Attribute::RoutineSubject
        | Attribute::ReviewSubject
        | Attribute::ActionSubject
        | Attribute::FactSubject => ("a", "subject"),
        Attribute::RoutineTrigger => ("a", "trigger"),
        Attribute::RoutineInputs => ("the", "inputs it works with"),
        Attribute::RoutineInterfaces => ("the", "routines it takes from or gives to"),
        Attribute::RoutineCriteria => ("", "performance criteria"),
        Attribute::RoutineOperatedBy => ("the", "party that operates it"),
        Attribute::RoutineOutcome => ("an", "outcome"),
        Attribute::RoutineTool => ("a", "tool"),
        Attribute::RoutineRecordTypes => ("the", "records it leaves behind"),
        Attribute::RoutinePolicy => ("the", "policy it follows"),
        Attribute::RoutineMeasures => ("", "measures"),
        Attribute::RoutineReviewedIn => ("the", "forum that looks at it"),
        Attribute::ReviewPeriod => ("the", "period it looks at"),
        Attribute::ReviewChair => ("a", "chair"),
        Attribute::ReviewAttendance => ("the", "names of those who took part"),
        Attribute::ReviewAttendanceTopManagement => ("", "somebody of top management in it"),
        Attribute::ReviewInputs => ("", "inputs"),
        Attribute::ReviewDecisions => ("", "decisions"),
        Attribute::ReviewResults => ("", "results"),
        Attribute::ReviewClauses => ("the", "clauses it looked at"),
        Attribute::AuditCriteria => ("the", "criteria it measures against"),
        Attribute::AuditScope => ("the", "scope it looks at"),
        Attribute::AuditTeam => ("the", "names of those who audit"),
        Attribute::AuditImpartiality => ("an", "account of how impartiality is kept"),
        Attribute::AuditReportedTo => ("the", "managers who got the results"),
        Attribute::ActionRaisedBy => ("a", "source"),
        Attribute::ActionCause => ("a", "cause"),
        Attribute::ActionCorrection => ("a", "correction"),
        Attribute::ActionConsequences => ("an", "account of what it led to"),
        Attribute::ActionSimilar => ("the", "search for similar cases"),
        Attribute::ActionPriority | Attribute::RiskPriority => ("a", "priority"),
        Attribute::ActionDecision => ("a", "decision whether it is done"),
        Attribute::ActionDecisionBasis => ("the", "criteria of that decision"),
        Attribute::ActionAchieved => ("a", "word on whether it reached its target"),
        Attribute::ActionFollowUp => ("a", "follow-up of what was missed"),
        Attribute::ActionSystemChange => ("a", "word on what changed in the system"),
        Attribute::ActionProportion => ("the", "reason why the effort fits"),
        Attribute::ActionReportedOn => ("the", "day it was reported"),
        Attribute::ActionVerifiedOn => ("the", "day of its verification"),
        Attribute::ActionDueOn | Attribute::ObjectiveDueOn => ("a", "due date"),
        Attribute::ActionDoneOn => ("the", "day it was done"),
        Attribute::ActionTarget | Attribute::FactTarget => ("a", "target"),
        Attribute::ActionResult => ("a", "result"),
        Attribute::ActionVerifiedBy => ("", "verification"),
        Attribute::RecordsPopulation => ("a", "population"),
        Attribute::RecordsPeriod => ("a", "period"),
        Attribute::RecordsTotal => ("the", "number of records"),
        Attribute::ObservationMethod | Attribute::MetricMethod => ("a", "method"),
        Attribute::ObservationBy => ("an", "observer"),
        Attribute::ObservationRole => ("the", "role that was asked or watched"),
        Attribute::ObservationSeen => ("an", "account of what was seen"),
        Attribute::FactHolder => ("a", "holder"),
        Attribute::FactHolderTopManagement => ("a", "holder from top management"),
        Attribute::FactValue => ("a", "value"),
        Attribute::FactReason => ("a", "reason"),
        Attribute::RoleResponsibilities => ("", "responsibilities"),
        Attribute::RoleAuthorities => ("", "authorities"),
        Attribute::RoleCompetence => ("the", "competence it needs"),
        Attribute::RoleCommunicatedOn | Attribute::ObjectiveCommunicatedOn => {
            ("the", "day it was made known")
        }
        Attribute::ObjectivePolicy => ("the", "policy it agrees with"),
        Attribute::ObjectiveMeasuredBy => ("the", "metrics that measure it"),
        Attribute::ObjectiveRequirements => ("the", "requirements taken into account"),
        Attribute::ObjectiveActions => ("a", "word on what will be done"),
        Attribute::ObjectiveResources => ("the", "resources it takes"),
        Attribute::ObjectiveResponsible => ("a", "responsible person"),
        Attribute::ObjectiveEvaluation => ("a", "way to judge the results"),
        Attribute::RiskNature => ("a", "word on risk or opportunity"),
        Attribute::RiskConcerns => ("a", "word on what it is about"),
        Attribute::RiskCustomerImpact => ("the", "meaning for customers"),
        Attribute::RiskAcceptance => ("a", "comparison with what is acceptable"),
        Attribute::RiskActions => ("", "actions"),
        Attribute::RiskIntegration => ("the", "processes in which its actions are built in"),
        Attribute::RiskEffectivenessCheck => ("a", "way to judge whether its actions worked"),
        Attribute::MetricMeasuredEvery => ("a", "rhythm of measurement"),
        Attribute::MetricAnalysedEvery => ("a", "rhythm of analysis"),
        Attribute::CriticalityBasis => ("the", "needs its criticality follows from"),
        Attribute::Outcomes => ("", "intended outcomes"),
        Attribute::DependsOn => ("", "dependencies on other services"),
        Attribute::AvailabilityTarget => ("an", "availability target"),
        Attribute::RecoveryTarget => ("a", "recovery target"),
        Attribute::Name => ("a", "name"),
        Attribute::State => ("a", "state in the scope"),
        Attribute::Criticality => ("a", "criticality"),
        Attribute::SupplierType => ("a", "supplier type"),
        Attribute::Services => ("", "services"),
        Attribute::Operates => ("the", "clauses whose process it runs"),
        Attribute::Disputes => ("a", "dispute"),
        Attribute::DisputesHandled => ("the", "settlement of every dispute"),
        Attribute::ContractChanges => ("a", "change to the contract"),
        Attribute::ContractChangesHandled => ("the", "assessment of every change to the contract"),
        Attribute::AlignmentRisks => ("an", "alignment risk"),
        Attribute::AlignmentRisksHandled => ("the", "treatment of every alignment risk"),
        Attribute::Contents(key) => return ("a", format!("passage on `{key}`")),
        Attribute::IntervalOf(key) => return ("a", format!("planned interval for `{key}`")),
        Attribute::ReviewInput(key) => return ("the", format!("input `{key}`")),
        Attribute::ReviewDecision(key) => return ("a", format!("decision on `{key}`")),
    };
    (article, noun.to_owned())
}

/// What an attribute is called, as a noun without article: `has no planned interval`.
pub(crate) fn attribute_words(attribute: &Attribute) -> String {
    article_and_noun(attribute).1
}

/// What an attribute is called, with article: `with a planned interval`.
pub(crate) fn attribute_with_article(attribute: &Attribute) -> String {
    let (article, noun) = article_and_noun(attribute);
    format!("{article} {noun}").trim_start().to_owned()
}

/// Whether the attribute says what the artefact is about.
pub(super) fn is_subject(attribute: &Attribute) -> bool {
    matches!(
        attribute,
        Attribute::RoutineSubject
            | Attribute::ReviewSubject
            | Attribute::ActionSubject
            | Attribute::FactSubject
            | Attribute::RecordsPopulation
    )
}

/// A condition: `state` is in or partly; `disputes` is given.
pub(crate) fn condition_words(condition: &ConditionDocument) -> String {
    if condition.is.is_empty() {
        return format!("`{}` is given", condition.field);
    }
    let words: Vec<String> = condition.is.iter().map(ToString::to_string).collect();
    format!("`{}` is {}", condition.field, join(&words, "or"))
}

/// What a fact says.
pub(crate) fn fact_words(fact: &Fact<AttributeValue<'_>>) -> String {
    match fact {
        Fact::Unknown => "not stated".to_owned(),
        Fact::StatedNone => "stated none".to_owned(),
        Fact::Given(AttributeValue::Something) => "given".to_owned(),
        Fact::Given(AttributeValue::Word(word)) => (*word).to_owned(),
        Fact::Given(AttributeValue::Words(words)) => words.iter().collect::<Vec<_>>().join(", "),
    }
}

/// Where an attribute stands in its entry, as a JSON pointer; a key in brackets leads to its list.
pub(crate) fn field_pointer(attribute: &Attribute) -> String {
    let written = attribute.to_string();
    let list = written.split_once('[').map_or(written.as_str(), |(list, _)| list);
    let list = list.strip_suffix(".handled").unwrap_or(list);
    let list = list.strip_suffix(".none_open").unwrap_or(list);
    let list = list.strip_suffix(".top_management").unwrap_or(list);
    let list = if written.contains('[') && list == "interval" { "intervals" } else { list };
    format!("/{}", list.replace('.', "/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_lead_to_the_field_or_its_list() {
        for (attribute, pointer) in [
            ("owner", "/owner"),
            ("review.inputs[risks]", "/review/inputs"),
            ("disputes.handled", "/disputes"),
        ] {
            assert_eq!(field_pointer(&attribute.parse().unwrap()), pointer);
        }
    }
}
