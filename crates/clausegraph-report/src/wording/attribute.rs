//! What attributes are called.

use clausegraph::{Attribute, AttributeValue, Fact, document::ConditionDocument};

use super::join;

/// What an attribute is called, with the article that its noun takes.
fn article_and_noun(attribute: &Attribute) -> (&'static str, String) {
    let (article, noun) = match attribute {
        Attribute::Title => ("a", "title"),
        Attribute::Status => ("a", "status"),
        Attribute::Version => ("a", "version"),
        Attribute::Owner => ("an", "owner"),
        Attribute::Approval => ("", "approval"),
        Attribute::CreatedOn => ("the", "day it was made"),
        Attribute::DatedOn => ("a", "date"),
        Attribute::LastReviewedOn => ("the", "day of its last review"),
        Attribute::Interval => ("a", "planned interval"),
        Attribute::ReviewEvery => ("a", "review cycle of its own"),
        Attribute::Uri => ("the", "place where it is kept"),
        Attribute::Hash => ("a", "hash"),
        Attribute::Retention => ("a", "retention period"),
        Attribute::AgreementParty => ("a", "party"),
        Attribute::RoutineSubject
        | Attribute::ReviewSubject
        | Attribute::ActionSubject
        | Attribute::FactSubject => ("a", "subject"),
        Attribute::RoutineTrigger => ("a", "trigger"),
        Attribute::RoutineOutcome => ("an", "outcome"),
        Attribute::RoutineTool => ("a", "tool"),
        Attribute::RoutineRecordTypes => ("the", "records it leaves behind"),
        Attribute::RoutinePolicy => ("the", "policy it follows"),
        Attribute::RoutineMeasures => ("", "measures"),
        Attribute::RoutineReviewedIn => ("the", "forum that looks at it"),
        Attribute::ReviewPeriod => ("the", "period it looks at"),
        Attribute::ReviewChair => ("a", "chair"),
        Attribute::ReviewAttendance => ("the", "names of those who took part"),
        Attribute::ReviewInputs => ("", "inputs"),
        Attribute::ReviewDecisions => ("", "decisions"),
        Attribute::ReviewResults => ("", "results"),
        Attribute::ReviewClauses => ("the", "clauses it looked at"),
        Attribute::ActionRaisedBy => ("a", "source"),
        Attribute::ActionDueOn => ("a", "due date"),
        Attribute::ActionDoneOn => ("the", "day it was done"),
        Attribute::ActionTarget | Attribute::FactTarget => ("a", "target"),
        Attribute::ActionResult => ("a", "result"),
        Attribute::ActionVerifiedBy => ("", "verification"),
        Attribute::RecordsPopulation => ("a", "population"),
        Attribute::RecordsPeriod => ("a", "period"),
        Attribute::RecordsTotal => ("the", "number of records"),
        Attribute::ObservationMethod => ("a", "method"),
        Attribute::ObservationBy => ("an", "observer"),
        Attribute::ObservationRole => ("the", "role that was asked or watched"),
        Attribute::ObservationSeen => ("an", "account of what was seen"),
        Attribute::FactHolder => ("a", "holder"),
        Attribute::FactValue => ("a", "value"),
        Attribute::FactReason => ("a", "reason"),
        Attribute::Name => ("a", "name"),
        Attribute::State => ("a", "state in the scope"),
        Attribute::Criticality => ("a", "criticality"),
        Attribute::SupplierType => ("a", "supplier type"),
        Attribute::Services => ("", "services"),
        Attribute::Operates => ("the", "clauses whose process it runs"),
        Attribute::Disputes => ("a", "dispute"),
        Attribute::DisputesHandled => ("the", "settlement of every dispute"),
        Attribute::MissedTargets => ("a", "missed target"),
        Attribute::MissedTargetsHandled => ("the", "follow-up of every missed target"),
        Attribute::ContractChanges => ("a", "change to the contract"),
        Attribute::ContractChangesHandled => ("the", "assessment of every change to the contract"),
        Attribute::AlignmentRisks => ("an", "alignment risk"),
        Attribute::AlignmentRisksHandled => ("the", "treatment of every alignment risk"),
        Attribute::Contents(key) => return ("a", format!("passage on `{key}`")),
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
