//! Section 1: what artefacts and scope elements say of themselves, and conditions on it.

use clausegraph_model::{
    Fact, Key,
    document::{ArtefactDocument, ConditionDocument, ElementDocument, ItemDocument, LogDocument},
};

use super::calendar::Day;

/// What somebody says of one attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Nothing is said.
    Unknown,
    /// It is said that there is none.
    Nothing,
    /// One or several words are given.
    Words(Vec<String>),
    /// Something is given that is no word: a text, a date, a number.
    Other,
}

/// A truth with a third value; the order is that of "all together".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    /// It does not hold.
    False,
    /// Nobody can say.
    Unknown,
    /// It holds.
    True,
}

/// Whose attribute is asked.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'a> {
    /// An artefact's.
    Artefact(&'a ArtefactDocument),
    /// A scope element's.
    Element(&'a ElementDocument),
}

/// What the subject says of an attribute, by the attribute's text.
pub(crate) fn say(subject: Subject<'_>, attribute: &str, as_of: Day) -> Said {
    match subject {
        Subject::Artefact(artefact) => of_artefact(artefact, attribute, as_of),
        Subject::Element(element) => of_element(element, attribute, as_of),
    }
}

/// Whether a condition holds.
pub(crate) fn holds(subject: Subject<'_>, condition: &ConditionDocument, as_of: Day) -> Truth {
    match say(subject, &condition.field.to_string(), as_of) {
        Said::Unknown => Truth::Unknown,
        Said::Words(_) | Said::Other if condition.is.is_empty() => Truth::True,
        Said::Words(words) => {
            let mut found = Truth::False;
            for word in words {
                for wanted in &condition.is {
                    if word == wanted.as_str() {
                        found = Truth::True;
                    }
                }
            }
            found
        }
        Said::Nothing | Said::Other => Truth::False,
    }
}

/// Whether all conditions hold: any false, else any unknown, else true.
pub(crate) fn all_hold(
    subject: Subject<'_>,
    conditions: &[ConditionDocument],
    as_of: Day,
) -> Truth {
    let mut all = Truth::True;
    for condition in conditions {
        all = all.min(holds(subject, condition, as_of));
    }
    all
}

/// A list that is given and holds something, or what else is said of it.
pub(crate) enum Listed<'a, T> {
    /// Nothing is said.
    Unknown,
    /// It is said that there is none.
    Nothing,
    /// Some are given.
    Some(&'a [T]),
}

/// What is said of a list; an empty list states none.
pub(crate) fn list<T>(fact: &Fact<Vec<T>>) -> Listed<'_, T> {
    match fact {
        Fact::Unknown => Listed::Unknown,
        Fact::StatedNone => Listed::Nothing,
        Fact::Given(items) if items.is_empty() => Listed::Nothing,
        Fact::Given(items) => Listed::Some(items),
    }
}

fn word<T: ToString>(fact: &Fact<T>) -> Said {
    match fact {
        Fact::Unknown => Said::Unknown,
        Fact::StatedNone => Said::Nothing,
        Fact::Given(value) => Said::Words(vec![value.to_string()]),
    }
}

fn words<T: ToString>(fact: &Fact<Vec<T>>) -> Said {
    match list(fact) {
        Listed::Unknown => Said::Unknown,
        Listed::Nothing => Said::Nothing,
        Listed::Some(values) => Said::Words(values.iter().map(ToString::to_string).collect()),
    }
}

fn items(fact: &Fact<Vec<ItemDocument>>) -> Said {
    match list(fact) {
        Listed::Unknown => Said::Unknown,
        Listed::Nothing => Said::Nothing,
        Listed::Some(values) => {
            Said::Words(values.iter().map(|value| value.item.to_string()).collect())
        }
    }
}

fn text(fact: &Fact<String>) -> Said {
    match fact {
        Fact::Unknown => Said::Unknown,
        Fact::StatedNone => Said::Nothing,
        Fact::Given(value) if value.trim().is_empty() => Said::Nothing,
        Fact::Given(_) => Said::Other,
    }
}

fn other<T>(fact: &Fact<T>) -> Said {
    match fact {
        Fact::Unknown => Said::Unknown,
        Fact::StatedNone => Said::Nothing,
        Fact::Given(_) => Said::Other,
    }
}

/// One item of a list of items.
fn item(fact: &Fact<Vec<ItemDocument>>, key: &str) -> Said {
    match list(fact) {
        Listed::Unknown => Said::Unknown,
        Listed::Nothing => Said::Nothing,
        Listed::Some(values) => {
            if values.iter().any(|value| value.item.as_str() == key) {
                Said::Other
            } else {
                Said::Nothing
            }
        }
    }
}

fn approval(artefact: &ArtefactDocument, as_of: Day) -> Said {
    match &artefact.approval {
        Fact::Unknown => Said::Unknown,
        Fact::StatedNone => Said::Nothing,
        Fact::Given(approval) => match &approval.on {
            Fact::Given(on) if Day::of(*on) > as_of => Said::Nothing,
            Fact::Given(_) | Fact::StatedNone | Fact::Unknown => word(&approval.by),
        },
    }
}

fn log(fact: &Fact<Box<LogDocument>>, as_of: Day) -> Said {
    match fact {
        Fact::Unknown => Said::Unknown,
        Fact::StatedNone => Said::Nothing,
        Fact::Given(log) => {
            let occurred = log.entries.iter().any(|entry| has_occurred(entry.on, as_of));
            if occurred { Said::Other } else { Said::Nothing }
        }
    }
}

/// 1: an entry of a later day has not occurred.
fn has_occurred(on: Fact<clausegraph_model::Date>, as_of: Day) -> bool {
    !matches!(on, Fact::Given(on) if Day::of(on) > as_of)
}

fn handled(fact: &Fact<Box<LogDocument>>, as_of: Day) -> Said {
    let log = match fact {
        Fact::Unknown => return Said::Unknown,
        Fact::StatedNone => return Said::Nothing,
        Fact::Given(log) => log,
    };
    let in_time = |on: &Fact<clausegraph_model::Date>| match on {
        Fact::Given(on) if Day::of(*on) <= as_of => Truth::True,
        Fact::Given(_) | Fact::StatedNone => Truth::False,
        Fact::Unknown => Truth::Unknown,
    };
    let mut all = Truth::True;
    for entry in log.entries.iter().filter(|entry| has_occurred(entry.on, as_of)) {
        all = all.min(in_time(&entry.handled_on));
    }
    match all {
        Truth::True => Said::Other,
        Truth::False => Said::Nothing,
        Truth::Unknown => Said::Unknown,
    }
}

fn of_artefact(artefact: &ArtefactDocument, attribute: &str, as_of: Day) -> Said {
    // An absent part leaves all its fields unknown, which is what its default says.
    let agreement = artefact.agreement.as_deref().cloned().unwrap_or_default();
    let routine = artefact.routine.as_deref().cloned().unwrap_or_default();
    let review = artefact.review.as_deref().cloned().unwrap_or_default();
    let action = artefact.action.as_deref().cloned().unwrap_or_default();
    let records = artefact.records.as_deref().cloned().unwrap_or_default();
    let seen = artefact.observation.as_deref().cloned().unwrap_or_default();
    let fact = artefact.fact.as_deref().cloned().unwrap_or_default();

    if let Some((name, rest)) = attribute.split_once('[') {
        let key = rest.trim_end_matches(']');
        return match name {
            "contents" => item(&artefact.contents, key),
            "review.inputs" => item(&review.inputs, key),
            "review.decisions" => item(&review.decisions, key),
            _ => Said::Unknown,
        };
    }
    match attribute {
        "title" => text(&artefact.title),
        "status" => word(&artefact.status),
        "version" => text(&artefact.version),
        "owner" => word(&artefact.owner),
        "approval" => approval(artefact, as_of),
        "created_on" => other(&artefact.created_on),
        "dated_on" => other(&artefact.dated_on),
        "last_reviewed_on" => other(&artefact.last_reviewed_on),
        "interval" => other(&artefact.interval),
        "review_every" => other(&artefact.review_every),
        "uri" => text(&artefact.uri),
        "hash" => text(&artefact.hash),
        "retention" => other(&artefact.retention),
        "agreement.party" => word(&agreement.party),
        "routine.subject" => word(&routine.subject),
        "routine.trigger" => text(&routine.trigger),
        "routine.outcome" => text(&routine.outcome),
        "routine.tool" => text(&routine.tool),
        "routine.record_types" => words(&routine.record_types),
        "routine.policy" => word(&routine.policy),
        "routine.measures" => words(&routine.measures),
        "routine.reviewed_in" => word(&routine.reviewed_in),
        "review.subject" => word(&review.subject),
        "review.period" => other(&review.period),
        "review.chair" => word(&review.chair),
        "review.attendance" => words(&review.attendance),
        "review.inputs" => items(&review.inputs),
        "review.decisions" => items(&review.decisions),
        "review.results" => text(&review.results),
        "review.clauses" => words(&review.clauses),
        "action.subject" => word(&action.subject),
        "action.raised_by" => word(&action.raised_by),
        "action.due_on" => other(&action.due_on),
        "action.done_on" => other(&action.done_on),
        "action.target" => text(&action.target),
        "action.result" => text(&action.result),
        "action.verified_by" => word(&action.verified_by),
        "records.population" => word(&records.population),
        "records.period" => other(&records.period),
        "records.total" => other(&records.total),
        "observation.method" => word(&seen.method),
        "observation.by" => word(&seen.by),
        "observation.role" => text(&seen.role),
        "observation.seen" => text(&seen.seen),
        "fact.subject" => word(&fact.subject),
        "fact.holder" => word(&fact.holder),
        "fact.target" => text(&fact.target),
        "fact.value" => text(&fact.value),
        "fact.reason" => text(&fact.reason),
        // What belongs to scope elements is unknown of an artefact.
        _ => Said::Unknown,
    }
}

fn of_element(element: &ElementDocument, attribute: &str, as_of: Day) -> Said {
    match attribute {
        "title" | "name" => text(&element.name),
        "owner" => word(&element.owner),
        "state" => word(&element.state),
        "criticality" => word(&element.criticality),
        "supplier_type" => word(&element.supplier_type),
        "services" => words(&element.services),
        "operates" => words(&element.operates),
        "disputes" => log(&element.disputes, as_of),
        "disputes.handled" => handled(&element.disputes, as_of),
        "missed_targets" => log(&element.missed_targets, as_of),
        "missed_targets.handled" => handled(&element.missed_targets, as_of),
        "contract_changes" => log(&element.contract_changes, as_of),
        "contract_changes.handled" => handled(&element.contract_changes, as_of),
        "alignment_risks" => log(&element.alignment_risks, as_of),
        "alignment_risks.handled" => handled(&element.alignment_risks, as_of),
        // What belongs to artefacts is unknown of a scope element.
        _ => Said::Unknown,
    }
}

/// Whether a list holds an id, by its text.
pub(crate) fn contains<T: ToString>(values: &[T], wanted: &str) -> bool {
    values.iter().any(|value| value.to_string() == wanted)
}

/// Whether a key is one of some texts.
pub(crate) fn is_key(key: Option<&Key>, wanted: &Key) -> bool {
    key.is_some_and(|key| key.as_str() == wanted.as_str())
}
