//! The days that artefacts state, and steps that stand before what led to them.

use clausegraph_model::{
    Artefact, ArtefactKind, Date, Fact, Family, Key, document::ArtefactDocument,
};

use super::reference::Asked;

/// A field of artefacts that states a day.
pub(super) struct DayField {
    pub(super) name: &'static str,
    pub(super) asked: Asked,
    pub(super) read: fn(&ArtefactDocument) -> Fact<Date>,
}

/// A day of a part that an artefact may have.
macro_rules! part {
    ($document:ident.$part:ident.$field:ident) => {
        $document.$part.as_deref().map_or(Fact::Unknown, |part| part.$field)
    };
}

/// A day of a fact that holds a part.
macro_rules! fact {
    ($document:ident.$fact:ident.$field:ident) => {
        $document.$fact.as_ref().and_then(|part| part.$field)
    };
}

const fn told(name: &'static str, read: fn(&ArtefactDocument) -> Fact<Date>) -> DayField {
    DayField { name, asked: Asked::Nobody, read }
}

const fn of_actions(name: &'static str, read: fn(&ArtefactDocument) -> Fact<Date>) -> DayField {
    DayField { name, asked: Asked::Family(Family::Actions), read }
}

/// Every day of artefacts, in the order of a life.
pub(super) const DAYS: &[DayField] = &[
    told("created_on", |document| document.created_on),
    told("approval.on", |document| fact!(document.approval.on)),
    told("dated_on", |document| document.dated_on),
    told("routine.effective_on", |document| part!(document.routine.effective_on)),
    told("routine.ended_on", |document| part!(document.routine.ended_on)),
    told("role.valid_from", |document| part!(document.role.valid_from)),
    told("role.valid_to", |document| part!(document.role.valid_to)),
    told("role.trained_on", |document| part!(document.role.trained_on)),
    told("role.evaluated_on", |document| part!(document.role.evaluated_on)),
    told("plan.until", |document| part!(document.plan.until)),
    told("plan.progress_on", |document| part!(document.plan.progress_on)),
    told("certificate.valid_from", |document| part!(document.certificate.valid_from)),
    told("certificate.valid_to", |document| part!(document.certificate.valid_to)),
    told("role.communicated_on", |document| part!(document.role.communicated_on)),
    told("objective.communicated_on", |document| part!(document.objective.communicated_on)),
    told("objective.due_on", |document| part!(document.objective.due_on)),
    told("action.due_on", |document| part!(document.action.due_on)),
    of_actions("action.done_on", |document| part!(document.action.done_on)),
    of_actions("action.verified_on", |document| part!(document.action.verified_on)),
    told("action.reported_on", |document| part!(document.action.reported_on)),
    told("agreement.valid_from", |document| part!(document.agreement.valid_from)),
    told("agreement.valid_to", |document| part!(document.agreement.valid_to)),
    told("usage.last_used_on", |document| fact!(document.usage.last_used_on)),
    told("last_reviewed_on", |document| document.last_reviewed_on),
    told("next_review_on", |document| document.next_review_on),
    told("retention.until", |document| fact!(document.retention.until)),
];

/// A day that an artefact states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrailDay {
    /// The field: `action.done_on`.
    pub field: &'static str,
    /// The day.
    pub on: Date,
}

/// A day of a node of a trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeDay<'g> {
    /// The position of the node in the trail.
    pub node: usize,
    /// The field: `action.done_on`.
    pub field: &'static str,
    /// The item of the list that the field is in, where it is in one.
    pub item: Option<&'g Key>,
    /// The day.
    pub on: Date,
}

/// A step whose day lies before the day of what led to it: a fact about the dates, no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfOrder<'g> {
    /// What led to the step.
    pub cause: NodeDay<'g>,
    /// The step.
    pub step: NodeDay<'g>,
}

/// The days that an artefact states.
pub(super) fn days(document: &ArtefactDocument) -> Vec<TrailDay> {
    let given = |day: &DayField| {
        let on = *(day.read)(document).given()?;
        Some(TrailDay { field: day.name, on })
    };
    DAYS.iter().filter_map(given).collect()
}

/// The day on which an artefact came about, as a step of a chain; none of pages and routines, which are
/// written again and again, and of record sets, which are of a period.
pub(super) fn day_of_step(artefact: &Artefact) -> Option<TrailDay> {
    let lasting = matches!(artefact.kind().family(), Family::Documents | Family::Routines);
    if lasting || artefact.kind() == ArtefactKind::RecordSet {
        return None;
    }
    let wanted = ["action.done_on", "dated_on", "created_on"];
    day(artefact.document(), &wanted)
}

/// The day from which an artefact can lead to others: that of an action may come before it is done.
pub(super) fn day_of_cause(artefact: &Artefact) -> Option<TrailDay> {
    if artefact.kind().family() == Family::Actions {
        return day(artefact.document(), &["dated_on", "created_on"]);
    }
    day_of_step(artefact)
}

fn day(document: &ArtefactDocument, wanted: &[&str]) -> Option<TrailDay> {
    let found = days(document);
    wanted.iter().find_map(|name| found.iter().find(|day| day.field == *name).copied())
}

/// Steps within one artefact: what leads to what.
const WITHIN: [(&str, &str); 2] =
    [("created_on", "approval.on"), ("action.done_on", "action.verified_on")];

/// Days of one artefact that lie before what leads to them.
pub(super) fn within(node: usize, days: &[TrailDay]) -> Vec<OutOfOrder<'static>> {
    let found = |name: &str| days.iter().find(|day| day.field == name);
    let pairs = WITHIN.iter().filter_map(|(cause, step)| {
        let (cause, step) = (found(cause)?, found(step)?);
        (step.on < cause.on).then_some(OutOfOrder {
            cause: NodeDay { node, field: cause.field, item: None, on: cause.on },
            step: NodeDay { node, field: step.field, item: None, on: step.on },
        })
    });
    pairs.collect()
}
