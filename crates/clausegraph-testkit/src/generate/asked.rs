//! The attributes that a catalogue may ask of artefacts of a kind, of elements of a list, and the
//! words that go with them.

use clausegraph_model::{
    ArtefactKind,
    document::{ConditionDocument, PopulationDocument, PopulationOf},
};

use super::{
    catalogue::condition,
    dice::Dice,
    slots::{CONCERNS, ITEMS, SORTS, SUBJECTS},
};
use crate::naive::vocabulary;

const AGREEMENT: &[&str] = &[
    "agreement.party",
    "agreement.party",
    "agreement.missed_targets",
    "agreement.missed_targets.handled",
    "agreement.missed_targets.none_open",
];
const PLAN: &[&str] = &[
    "plan.invocations",
    "plan.invocations.handled",
    "plan.invocations.none_open",
    "plan.environment_changes",
    "plan.environment_changes.handled",
    "plan.environment_changes.none_open",
];
const ROUTINE: &[&str] = &[
    "routine.trigger",
    "routine.inputs",
    "routine.outcome",
    "routine.interfaces",
    "routine.criteria",
    "routine.tool",
    "routine.record_types",
    "routine.policy",
    "routine.measures",
    "routine.reviewed_in",
    "routine.operated_by",
];
const REVIEW: &[&str] = &[
    "review.period",
    "review.chair",
    "review.attendance",
    "review.attendance.top_management",
    "review.inputs",
    "review.decisions",
    "review.results",
    "review.clauses",
];
const AUDIT: &[&str] =
    &["audit.criteria", "audit.scope", "audit.team", "audit.impartiality", "audit.reported_to"];
const ACTION: &[&str] = &[
    "action.raised_by",
    "action.due_on",
    "action.done_on",
    "action.target",
    "action.result",
    "action.verified_by",
    "action.verified_on",
    "action.cause",
    "action.correction",
    "action.consequences",
    "action.similar",
    "action.priority",
    "action.decision",
    "action.decision_basis",
    "action.achieved",
    "action.follow_up",
    "action.system_change",
    "action.proportion",
    "action.reported_on",
];
const FACT: &[&str] =
    &["fact.holder", "fact.holder.top_management", "fact.target", "fact.value", "fact.reason"];
const ROLE: &[&str] =
    &["role.responsibilities", "role.authorities", "role.competence", "role.communicated_on"];
const OBJECTIVE: &[&str] = &[
    "objective.policy",
    "objective.measured_by",
    "objective.requirements",
    "objective.communicated_on",
    "objective.actions",
    "objective.resources",
    "objective.responsible",
    "objective.due_on",
    "objective.evaluation",
];
const RISK: &[&str] = &[
    "risk.nature",
    "risk.concerns",
    "risk.customer_impact",
    "risk.acceptance",
    "risk.priority",
    "risk.actions",
    "risk.integration",
    "risk.effectiveness_check",
];
const METRIC: &[&str] = &["metric.method", "metric.measured_every", "metric.analysed_every"];
const SERVICE: &[&str] = &[
    "criticality",
    "criticality_basis",
    "outcomes",
    "depends_on",
    "availability_target",
    "recovery_target",
    "state",
];
const SUPPLIER: &[&str] = &[
    "supplier_type",
    "services",
    "operates",
    "disputes.handled",
    "missed_targets.handled",
    "contract_changes",
    "contract_changes.none_open",
    "disputes.none_open",
    "alignment_risks.handled",
];

/// The attribute that says what artefacts of the kind are about.
pub(crate) fn subject_of(kind: ArtefactKind) -> Option<&'static str> {
    match vocabulary::family(kind) {
        "routines" => Some("routine.subject"),
        "reviews" => Some("review.subject"),
        "actions" => Some("action.subject"),
        "facts" => Some("fact.subject"),
        "records" if kind == ArtefactKind::RecordSet => Some("records.population"),
        _ => None,
    }
}

/// One attribute that artefacts of the kind can have.
pub(crate) fn of_kind(dice: &mut Dice, kind: ArtefactKind) -> Option<String> {
    let common: &[&str] = match vocabulary::family(kind) {
        "documents" if vocabulary::is_agreement(kind) => &["approval", "interval"],
        "documents" if kind != ArtefactKind::Certificate => &["approval", "approval", "version"],
        "routines" => &["approval", "interval"],
        _ => &["dated_on", "title"],
    };
    let mut pool: Vec<String> = common.iter().map(|text| (*text).to_owned()).collect();
    if vocabulary::has_a_life(kind) {
        pool.extend(interval_of(dice));
        pool.extend(["approval.top_management", "last_reviewed_on"].map(str::to_owned));
    }
    if vocabulary::has_a_life(kind) && kind != ArtefactKind::Routine {
        pool.extend(item(dice, "contents"));
    }
    if vocabulary::has_a_review(kind) {
        pool.extend(item(dice, "review.inputs"));
        pool.extend(item(dice, "review.decisions"));
    }
    for part in parts_of(kind) {
        pool.extend(part.iter().map(|text| (*text).to_owned()));
    }
    dice.pick(&pool).cloned()
}

/// The fields of the parts that artefacts of the kind carry.
fn parts_of(kind: ArtefactKind) -> Vec<&'static [&'static str]> {
    match vocabulary::family(kind) {
        "documents" if vocabulary::is_agreement(kind) => vec![AGREEMENT],
        "documents" if kind == ArtefactKind::Plan => vec![PLAN],
        "routines" => vec![ROUTINE],
        "reviews" if kind == ArtefactKind::Audit => vec![REVIEW, AUDIT],
        "actions" => vec![ACTION],
        "records" if kind == ArtefactKind::RecordSet => vec![&["records.period", "records.total"]],
        "facts" => match kind.as_str() {
            "role" => vec![FACT, ROLE],
            "objective" => vec![FACT, OBJECTIVE],
            "risk" => vec![FACT, RISK],
            "metric" => vec![FACT, METRIC],
            _ => vec![FACT],
        },
        _ if vocabulary::has_a_review(kind) => vec![REVIEW],
        _ => Vec::new(),
    }
}

/// An item of a list of items, by its attribute: `contents[risks]`.
pub(crate) fn item(dice: &mut Dice, list: &str) -> Option<String> {
    dice.pick(ITEMS).map(|key| format!("{list}[{key}]"))
}

/// The planned interval of a sort, by its attribute: `interval[performance]`.
pub(crate) fn interval_of(dice: &mut Dice) -> Option<String> {
    dice.pick(SORTS).map(|sort| format!("interval[{sort}]"))
}

/// One attribute of the members of a population themselves; none where they have none.
pub(crate) fn of_member(dice: &mut Dice, population: &PopulationDocument) -> Option<String> {
    let pool = match population.of {
        PopulationOf::Services => SERVICE,
        PopulationOf::Suppliers => SUPPLIER,
        PopulationOf::Customers => &["state", "services"],
        PopulationOf::Units | PopulationOf::Locations => &["state", "name"],
        PopulationOf::Records => &["records.period", "dated_on"],
        PopulationOf::Artefacts => {
            let kind = *dice.pick(&population.kinds)?;
            return of_kind(dice, kind);
        }
        PopulationOf::Organisation | PopulationOf::Chapters => &[],
    };
    dice.pick(pool).map(|text| (*text).to_owned())
}

/// Conditions on artefacts of the kind beside that on their subject: closed words, open words, and
/// fields that must only be there.
pub(crate) fn conditions(kind: ArtefactKind) -> Vec<ConditionDocument> {
    let mut found = match kind.as_str() {
        "sla" | "internal-agreement" | "contract" => vec![
            condition("agreement.party", &[]),
            condition("status", &["approved", "in-use"]),
            condition("agreement.missed_targets", &[]),
            condition("agreement.missed_targets.handled", &[]),
        ],
        "plan" => vec![
            condition("plan.invocations", &[]),
            condition("plan.environment_changes.handled", &[]),
        ],
        "routine" => vec![
            condition("routine.operated_by", &[]),
            condition("routine.criteria", &[]),
            condition("routine.operated_by", &["supplier-2", "supplier-3", "supplier-4"]),
        ],
        "audit" => vec![
            condition("audit.team", &["auditor", "manager"]),
            condition("audit.criteria", &[]),
            condition("review.clauses", &[]),
        ],
        "service-report" => vec![
            condition("review.subject", SUBJECTS),
            condition("review.inputs", &["risks", "targets"]),
            condition("review.period", &[]),
        ],
        "corrective-action" | "improvement" | "risk-treatment" => vec![
            condition("action.decision", &["approved"]),
            condition("action.decision", &["open", "approved"]),
            condition("action.achieved", &["reached"]),
            condition("action.achieved", &["missed"]),
            condition("action.cause", &[]),
        ],
        "risk" => vec![
            condition("risk.nature", &["risk"]),
            condition("risk.nature", &["opportunity"]),
            condition("risk.concerns", CONCERNS.get(..1).unwrap_or_default()),
            condition("risk.actions", &[]),
        ],
        "role" => vec![condition("role.communicated_on", &[])],
        "objective" => vec![
            condition("objective.responsible", &["director", "manager"]),
            condition("objective.measured_by", &[]),
        ],
        "metric" => vec![condition("metric.analysed_every", &[])],
        "record-set" => vec![condition("records.period", &[])],
        _ => Vec::new(),
    };
    found.push(condition("title", &[]));
    if vocabulary::has_a_life(kind) {
        found.extend(SORTS.first().map(|sort| condition(&format!("interval[{sort}]"), &[])));
    }
    found
}

/// Conditions on the elements of a list.
pub(crate) fn element_conditions(of: PopulationOf) -> Vec<ConditionDocument> {
    match of {
        PopulationOf::Services => vec![
            condition("state", &["in", "partly"]),
            condition("criticality", &["high", "critical"]),
            condition("owner", &[]),
            condition("name", &[]),
            condition("depends_on", &[]),
            condition("depends_on", &["service-1", "service-2", "service-3"]),
            condition("outcomes", &[]),
            condition("recovery_target", &[]),
        ],
        PopulationOf::Suppliers => vec![
            condition("supplier_type", &["external", "internal"]),
            condition("services", &[]),
            condition("disputes", &[]),
            condition("disputes.handled", &[]),
            condition("missed_targets", &[]),
            condition("contract_changes.handled", &[]),
            condition("alignment_risks.none_open", &[]),
            condition("missed_targets.none_open", &[]),
            condition("operates", &[]),
        ],
        PopulationOf::Customers => vec![
            condition("state", &["in", "partly"]),
            condition("owner", &[]),
            condition("services", &[]),
        ],
        PopulationOf::Units | PopulationOf::Locations => {
            vec![condition("state", &["in", "partly"]), condition("owner", &[])]
        }
        PopulationOf::Artefacts
        | PopulationOf::Organisation
        | PopulationOf::Chapters
        | PopulationOf::Records => Vec::new(),
    }
}

/// What takes an element of a list out again: mostly something that holds of few.
pub(crate) fn element_exceptions(of: PopulationOf) -> Vec<ConditionDocument> {
    match of {
        PopulationOf::Services => vec![
            condition("state", &["out", "not-yet"]),
            condition("criticality", &["low"]),
            condition("depends_on", &[]),
            condition("criticality_basis", &[]),
        ],
        PopulationOf::Suppliers => vec![
            condition("supplier_type", &["internal"]),
            condition("alignment_risks", &[]),
            condition("missed_targets.handled", &[]),
        ],
        PopulationOf::Customers | PopulationOf::Units | PopulationOf::Locations => {
            vec![condition("state", &["out", "not-yet"]), condition("state", &["partly"])]
        }
        PopulationOf::Artefacts
        | PopulationOf::Organisation
        | PopulationOf::Chapters
        | PopulationOf::Records => Vec::new(),
    }
}

/// What takes an artefact of the kind out again.
pub(crate) fn exceptions(kind: ArtefactKind) -> Vec<ConditionDocument> {
    let mut found = match vocabulary::family(kind) {
        "actions" => vec![
            condition("action.decision", &["rejected"]),
            condition("action.achieved", &["missed"]),
        ],
        "facts" if kind == ArtefactKind::Risk => vec![condition("risk.nature", &["opportunity"])],
        _ if kind == ArtefactKind::Routine => vec![condition("routine.operated_by", &[])],
        _ if kind == ArtefactKind::Plan => vec![condition("plan.environment_changes", &[])],
        _ if vocabulary::has_a_life(kind) => vec![condition("status", &["draft"])],
        _ => vec![condition("owner", &["auditor", "director"])],
    };
    found.extend(subject_of(kind).map(|field| condition(field, &["change", "changes"])));
    found
}
