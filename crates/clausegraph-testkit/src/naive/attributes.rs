//! Section 1: what is said of each attribute, by its text.

use clausegraph_model::{
    Date, Fact,
    document::{
        ActionPart, AgreementPart, ArtefactDocument, AuditPart, ElementDocument, FactPart,
        ItemDocument, LogDocument, MetricPart, ObjectivePart, ObservationPart, PlanPart,
        RecordsPart, ReviewPart, RiskPart, RolePart, RoutinePart,
    },
};

use super::{
    World,
    calendar::Day,
    facts::{Listed, Said, Truth, list},
};

/// What an artefact says of an attribute.
pub(crate) fn of_artefact(world: &World<'_>, artefact: &ArtefactDocument, attribute: &str) -> Said {
    let as_of = world.as_of;
    if let Some(whose) = attribute.strip_suffix(".top_management") {
        return top_management(world, artefact, whose);
    }
    if let Some((name, rest)) = attribute.split_once('[') {
        return keyed(artefact, name, rest.trim_end_matches(']'));
    }
    if let Some((part, field)) = attribute.split_once('.') {
        return of_part(artefact, part, field, as_of);
    }
    match attribute {
        "title" => text(&artefact.title),
        "status" => word(&artefact.status),
        "version" => text(&artefact.version),
        "owner" => word(&artefact.owner),
        "approval" => approval(artefact, as_of),
        "created_on" => other(&artefact.created_on),
        "dated_on" => other(&artefact.dated_on),
        "last_reviewed_on" => done_on(artefact.last_reviewed_on, as_of),
        "interval" => other(&artefact.interval),
        "review_every" => other(&artefact.review_every),
        "uri" => text(&artefact.uri),
        "hash" => text(&artefact.hash),
        "retention" => other(&artefact.retention),
        // What belongs to scope elements is unknown of an artefact.
        _ => Said::Unknown,
    }
}

/// What a scope element says of an attribute.
pub(crate) fn of_element(element: &ElementDocument, attribute: &str, as_of: Day) -> Said {
    match attribute {
        "title" | "name" => text(&element.name),
        "owner" => word(&element.owner),
        "state" => word(&element.state),
        "criticality" => word(&element.criticality),
        "criticality_basis" => text(&element.criticality_basis),
        "outcomes" => text(&element.outcomes),
        "depends_on" => words(&element.depends_on),
        "availability_target" => text(&element.availability_target),
        "recovery_target" => text(&element.recovery_target),
        "supplier_type" => word(&element.supplier_type),
        "services" => words(&element.services),
        "operates" => words(&element.operates),
        "disputes" => log(&element.disputes, as_of),
        "disputes.handled" => handled(&element.disputes, as_of),
        "disputes.none_open" => none_open(&element.disputes, as_of),
        "missed_targets" => log(&element.missed_targets, as_of),
        "missed_targets.handled" => handled(&element.missed_targets, as_of),
        "missed_targets.none_open" => none_open(&element.missed_targets, as_of),
        "contract_changes" => log(&element.contract_changes, as_of),
        "contract_changes.handled" => handled(&element.contract_changes, as_of),
        "contract_changes.none_open" => none_open(&element.contract_changes, as_of),
        "alignment_risks" => log(&element.alignment_risks, as_of),
        "alignment_risks.handled" => handled(&element.alignment_risks, as_of),
        "alignment_risks.none_open" => none_open(&element.alignment_risks, as_of),
        // What belongs to artefacts is unknown of a scope element.
        _ => Said::Unknown,
    }
}

/// What an artefact says of an attribute with a key: `contents[risks]`, `interval[performance]`.
fn keyed(artefact: &ArtefactDocument, name: &str, key: &str) -> Said {
    let review = artefact.review.as_deref().cloned().unwrap_or_default();
    match name {
        "contents" => item(&artefact.contents, key),
        "review.inputs" => item(&review.inputs, key),
        "review.decisions" => item(&review.decisions, key),
        "interval" => interval_for(artefact, key),
        _ => Said::Unknown,
    }
}

/// The interval of a sort: listed; else none where only others are stated; else the one for
/// everything.
fn interval_for(artefact: &ArtefactDocument, sort: &str) -> Said {
    let is_listed = match list(&artefact.intervals) {
        Listed::Unknown | Listed::Nothing => false,
        Listed::Some(entries) => entries.iter().any(|entry| entry.of.as_str() == sort),
    };
    if is_listed {
        return Said::Other;
    }
    if artefact.interval.is_unknown() && !artefact.intervals.is_unknown() {
        return Said::Nothing;
    }
    other(&artefact.interval)
}

/// A field of a part; an absent part leaves all its fields unknown, which is what its default says.
fn of_part(artefact: &ArtefactDocument, part: &str, field: &str, as_of: Day) -> Said {
    match part {
        "agreement" => {
            agreement(&artefact.agreement.as_deref().cloned().unwrap_or_default(), field, as_of)
        }
        "plan" => plan(&artefact.plan.as_deref().cloned().unwrap_or_default(), field, as_of),
        "routine" => routine(&artefact.routine.as_deref().cloned().unwrap_or_default(), field),
        "review" => review(&artefact.review.as_deref().cloned().unwrap_or_default(), field),
        "audit" => audit(&artefact.audit.as_deref().cloned().unwrap_or_default(), field),
        "action" => action(&artefact.action.as_deref().cloned().unwrap_or_default(), field, as_of),
        "records" => records(&artefact.records.as_deref().cloned().unwrap_or_default(), field),
        "observation" => {
            observation(&artefact.observation.as_deref().cloned().unwrap_or_default(), field)
        }
        "fact" => fact(&artefact.fact.as_deref().cloned().unwrap_or_default(), field),
        "role" => role(&artefact.role.as_deref().cloned().unwrap_or_default(), field, as_of),
        "objective" => {
            objective(&artefact.objective.as_deref().cloned().unwrap_or_default(), field, as_of)
        }
        "risk" => risk(&artefact.risk.as_deref().cloned().unwrap_or_default(), field),
        "metric" => metric(&artefact.metric.as_deref().cloned().unwrap_or_default(), field),
        _ => Said::Unknown,
    }
}

/// Whether who approved, who holds or one of those who took part belongs to top management.
fn top_management(world: &World<'_>, artefact: &ArtefactDocument, whose: &str) -> Said {
    let persons = match of_artefact(world, artefact, whose) {
        Said::Words(persons) => persons,
        said @ (Said::Unknown | Said::Nothing | Said::Other) => return said,
    };
    let each: Vec<Said> = persons.iter().map(|person| is_at_the_top(world, person)).collect();
    if each.contains(&Said::Other) {
        Said::Other
    } else if each.contains(&Said::Unknown) {
        Said::Unknown
    } else {
        Said::Nothing
    }
}

fn is_at_the_top(world: &World<'_>, person: &str) -> Said {
    let listed = match list(&world.organisation.people) {
        Listed::Unknown | Listed::Nothing => None,
        Listed::Some(people) => people.iter().find(|listed| listed.key.as_str() == person),
    };
    match listed.map(|listed| listed.top_management) {
        Some(Fact::Given(true)) => Said::Other,
        Some(Fact::Given(false) | Fact::StatedNone) => Said::Nothing,
        Some(Fact::Unknown) | None => Said::Unknown,
    }
}

fn agreement(part: &AgreementPart, field: &str, as_of: Day) -> Said {
    match field {
        "party" => word(&part.party),
        "missed_targets" => log(&part.missed_targets, as_of),
        "missed_targets.handled" => handled(&part.missed_targets, as_of),
        "missed_targets.none_open" => none_open(&part.missed_targets, as_of),
        _ => Said::Unknown,
    }
}

fn plan(part: &PlanPart, field: &str, as_of: Day) -> Said {
    match field {
        "invocations" => log(&part.invocations, as_of),
        "invocations.handled" => handled(&part.invocations, as_of),
        "invocations.none_open" => none_open(&part.invocations, as_of),
        "environment_changes" => log(&part.environment_changes, as_of),
        "environment_changes.handled" => handled(&part.environment_changes, as_of),
        "environment_changes.none_open" => none_open(&part.environment_changes, as_of),
        _ => Said::Unknown,
    }
}

fn routine(part: &RoutinePart, field: &str) -> Said {
    match field {
        "subject" => word(&part.subject),
        "trigger" => text(&part.trigger),
        "inputs" => text(&part.inputs),
        "outcome" => text(&part.outcome),
        "interfaces" => words(&part.interfaces),
        "criteria" => text(&part.criteria),
        "tool" => text(&part.tool),
        "record_types" => words(&part.record_types),
        "policy" => word(&part.policy),
        "measures" => words(&part.measures),
        "reviewed_in" => word(&part.reviewed_in),
        "operated_by" => word(&part.operated_by),
        _ => Said::Unknown,
    }
}

fn review(part: &ReviewPart, field: &str) -> Said {
    match field {
        "subject" => word(&part.subject),
        "period" => other(&part.period),
        "chair" => word(&part.chair),
        "attendance" => words(&part.attendance),
        "inputs" => items(&part.inputs),
        "decisions" => items(&part.decisions),
        "results" => text(&part.results),
        "clauses" => words(&part.clauses),
        _ => Said::Unknown,
    }
}

fn audit(part: &AuditPart, field: &str) -> Said {
    match field {
        "criteria" => text(&part.criteria),
        "scope" => text(&part.scope),
        "team" => words(&part.team),
        "impartiality" => text(&part.impartiality),
        "reported_to" => words(&part.reported_to),
        _ => Said::Unknown,
    }
}

fn action(part: &ActionPart, field: &str, as_of: Day) -> Said {
    match field {
        "subject" => word(&part.subject),
        "raised_by" => word(&part.raised_by),
        "due_on" => other(&part.due_on),
        "done_on" => done_on(part.done_on, as_of),
        "target" => text(&part.target),
        "result" => text(&part.result),
        "verified_by" => word(&part.verified_by),
        "verified_on" => done_on(part.verified_on, as_of),
        "cause" => text(&part.cause),
        "correction" => text(&part.correction),
        "consequences" => text(&part.consequences),
        "similar" => text(&part.similar),
        "priority" => text(&part.priority),
        "decision" => word(&part.decision),
        "decision_basis" => text(&part.decision_basis),
        "achieved" => word(&part.achieved),
        "follow_up" => text(&part.follow_up),
        "system_change" => text(&part.system_change),
        "proportion" => text(&part.proportion),
        "reported_on" => done_on(part.reported_on, as_of),
        _ => Said::Unknown,
    }
}

fn records(part: &RecordsPart, field: &str) -> Said {
    match field {
        "population" => word(&part.population),
        "period" => other(&part.period),
        "total" => other(&part.total),
        _ => Said::Unknown,
    }
}

fn observation(part: &ObservationPart, field: &str) -> Said {
    match field {
        // The one closed vocabulary whose values are no words.
        "method" => other(&part.method),
        "by" => word(&part.by),
        "role" => text(&part.role),
        "seen" => text(&part.seen),
        _ => Said::Unknown,
    }
}

fn fact(part: &FactPart, field: &str) -> Said {
    match field {
        "subject" => word(&part.subject),
        "holder" => word(&part.holder),
        "target" => text(&part.target),
        "value" => text(&part.value),
        "reason" => text(&part.reason),
        _ => Said::Unknown,
    }
}

fn role(part: &RolePart, field: &str, as_of: Day) -> Said {
    match field {
        "responsibilities" => text(&part.responsibilities),
        "authorities" => text(&part.authorities),
        "competence" => text(&part.competence),
        "communicated_on" => done_on(part.communicated_on, as_of),
        _ => Said::Unknown,
    }
}

fn objective(part: &ObjectivePart, field: &str, as_of: Day) -> Said {
    match field {
        "policy" => word(&part.policy),
        "measured_by" => words(&part.measured_by),
        "requirements" => text(&part.requirements),
        "communicated_on" => done_on(part.communicated_on, as_of),
        "actions" => text(&part.actions),
        "resources" => text(&part.resources),
        "responsible" => word(&part.responsible),
        "due_on" => other(&part.due_on),
        "evaluation" => text(&part.evaluation),
        _ => Said::Unknown,
    }
}

fn risk(part: &RiskPart, field: &str) -> Said {
    match field {
        "nature" => word(&part.nature),
        "concerns" => words(&part.concerns),
        "customer_impact" => text(&part.customer_impact),
        "acceptance" => text(&part.acceptance),
        "priority" => text(&part.priority),
        "actions" => words(&part.actions),
        "integration" => text(&part.integration),
        "effectiveness_check" => text(&part.effectiveness_check),
        _ => Said::Unknown,
    }
}

fn metric(part: &MetricPart, field: &str) -> Said {
    match field {
        "method" => text(&part.method),
        "measured_every" => other(&part.measured_every),
        "analysed_every" => other(&part.analysed_every),
        _ => Said::Unknown,
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

/// A day on which something was done: a later one is planned only.
fn done_on(fact: Fact<Date>, as_of: Day) -> Said {
    match fact {
        Fact::Given(on) if Day::of(on) > as_of => Said::Nothing,
        Fact::Given(_) | Fact::StatedNone | Fact::Unknown => other(&fact),
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

/// An entry of a later day has not occurred.
fn has_occurred(on: Fact<Date>, as_of: Day) -> bool {
    !matches!(on, Fact::Given(on) if Day::of(on) > as_of)
}

/// Whether every entry was handled: one is not, or nobody says of one.
fn handled(fact: &Fact<Box<LogDocument>>, as_of: Day) -> Said {
    match all_handled(fact, as_of) {
        Ok(Truth::True) => Said::Other,
        Ok(Truth::False) => Said::Nothing,
        Ok(Truth::Unknown) => Said::Unknown,
        Err(said) => said,
    }
}

/// Whether no entry is known to wait: one of which nobody says anything is not known to.
fn none_open(fact: &Fact<Box<LogDocument>>, as_of: Day) -> Said {
    match all_handled(fact, as_of) {
        Ok(Truth::True | Truth::Unknown) => Said::Other,
        Ok(Truth::False) => Said::Nothing,
        Err(said) => said,
    }
}

/// Whether all entries were handled in time; where there is no log, what is said of it.
fn all_handled(fact: &Fact<Box<LogDocument>>, as_of: Day) -> Result<Truth, Said> {
    let log = match fact {
        Fact::Unknown => return Err(Said::Unknown),
        Fact::StatedNone => return Err(Said::Nothing),
        Fact::Given(log) => log,
    };
    let in_time = |on: &Fact<Date>| match on {
        Fact::Given(on) if Day::of(*on) <= as_of => Truth::True,
        Fact::Given(_) | Fact::StatedNone => Truth::False,
        Fact::Unknown => Truth::Unknown,
    };
    let mut all = Truth::True;
    for entry in log.entries.iter().filter(|entry| has_occurred(entry.on, as_of)) {
        all = all.min(in_time(&entry.handled_on));
    }
    Ok(all)
}
