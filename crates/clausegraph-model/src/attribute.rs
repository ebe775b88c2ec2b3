//! The attributes that slots and populations ask for: one table says who has each one, what it is called
//! in files, which words it can hold and where it stands.

mod holder;
mod value;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use self::holder::{Holder, Holds, Part};
pub use self::value::{AttributeValue, Words};
use self::value::{List, closed, handled, happened, item, log, none_open, something, word, words};
use crate::{
    Fact, Key, PersonKey, Standpoint,
    document::{
        ActionAchievement, ActionDecision, ArtefactDocument, ArtefactStatus, Criticality,
        ElementDocument, RiskNature, ScopeState, SupplierType,
    },
};

/// Why a text is not an attribute.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not an attribute")]
pub struct AttributeError {
    /// The text as read.
    pub text: String,
}

macro_rules! attributes {
    (
        both { $($(#[$both_doc:meta])* $both:ident = $both_text:literal, $both_holds:expr => $of_artefact:expr, $of_element:expr,)+ }
        artefact { $($(#[$own_doc:meta])* $own:ident = $own_text:literal, $own_holds:expr => $own_read:expr,)+ }
        $(part $part:ident $field:ident {
            $($(#[$doc:meta])* $variant:ident = $text:literal, $holds:expr => $read:expr,)+
        })+
        element {
            $($(#[$element_doc:meta])* $element:ident = $element_text:literal, $element_holds:expr => $element_read:expr,)+
        }
        keyed { $($(#[$keyed_doc:meta])* $keyed:ident = $keyed_text:literal => $keyed_holder:expr,)+ }
    ) => {
        /// Something that an artefact or scope element says of itself.
        ///
        /// Written with dots for the part it stands in, and a key in brackets for one item of a list:
        /// `owner`, `review.attendance`, `review.inputs[risks]`.
        ///
        /// ```
        /// use clausegraph_model::Attribute;
        ///
        /// let attribute: Attribute = "review.inputs[risks]".parse()?;
        /// assert_eq!(attribute.to_string(), "review.inputs[risks]");
        /// assert!("review.inputs[]".parse::<Attribute>().is_err());
        /// # Ok::<(), clausegraph_model::AttributeError>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Attribute {
            $($(#[$both_doc])* $both,)+
            $($(#[$own_doc])* $own,)+
            $($($(#[$doc])* $variant,)+)+
            $($(#[$element_doc])* $element,)+
            $($(#[$keyed_doc])* $keyed(Key),)+
        }

        impl Attribute {
            /// The attributes as files write them; `[]` stands behind those that take a key.
            pub const WORDS: &'static [&'static str] = &[
                $($both_text,)+
                $($own_text,)+
                $($($text,)+)+
                $($element_text,)+
                $(concat!($keyed_text, "[]"),)+
            ];

            /// Who can have it.
            pub(crate) fn holder(&self) -> Holder {
                match self {
                    $(Self::$both => Holder::Both,)+
                    $(Self::$own => Holder::Artefact,)+
                    $($(Self::$variant => Holder::Part(Part::$part),)+)+
                    $(Self::$element => Holder::Element,)+
                    $(Self::$keyed(_) => $keyed_holder,)+
                }
            }

            /// Which words it can hold.
            pub(crate) fn holds(&self) -> Holds {
                match self {
                    $(Self::$both => $both_holds,)+
                    $(Self::$own => $own_holds,)+
                    $($(Self::$variant => $holds,)+)+
                    $(Self::$element => $element_holds,)+
                    $(Self::$keyed(_) => Holds::Text,)+
                }
            }

            /// What an artefact says of this attribute on a day; attributes of scope elements are unknown to
            /// it.
            pub fn of_artefact<'a>(
                &self,
                artefact: &'a ArtefactDocument,
                from: Standpoint<'_>,
            ) -> Fact<AttributeValue<'a>> {
                match self {
                    $(Self::$both => read(artefact, from, $of_artefact),)+
                    $(Self::$own => read(artefact, from, $own_read),)+
                    $($(Self::$variant => of_part(artefact.$field.as_deref(), from, $read),)+)+
                    $(Self::$element)|+ => Fact::Unknown,
                    Self::Contents(key) => item(&artefact.contents, key),
                    Self::IntervalOf(key) => {
                        artefact.planned_interval(key).map(|_| AttributeValue::Something)
                    }
                    Self::ReviewInput(key) => {
                        of_part(artefact.review.as_deref(), from, |part, _| item(&part.inputs, key))
                    }
                    Self::ReviewDecision(key) => {
                        of_part(artefact.review.as_deref(), from, |part, _| item(&part.decisions, key))
                    }
                }
            }

            /// What a scope element says of this attribute on a day; attributes of artefacts are unknown to
            /// it.
            pub fn of_element<'a>(
                &self,
                element: &'a ElementDocument,
                from: Standpoint<'_>,
            ) -> Fact<AttributeValue<'a>> {
                match self {
                    $(Self::$both => read(element, from, $of_element),)+
                    $(Self::$element => read(element, from, $element_read),)+
                    _ => Fact::Unknown,
                }
            }
        }

        impl FromStr for Attribute {
            type Err = AttributeError;

            fn from_str(text: &str) -> Result<Self, AttributeError> {
                let error = || AttributeError { text: text.to_owned() };
                if let Some((list, rest)) = text.split_once('[') {
                    let key: Key = rest
                        .strip_suffix(']')
                        .and_then(|key| key.parse().ok())
                        .ok_or_else(error)?;
                    return match list {
                        $($keyed_text => Ok(Self::$keyed(key)),)+
                        _ => Err(error()),
                    };
                }
                match text {
                    $($both_text => Ok(Self::$both),)+
                    $($own_text => Ok(Self::$own),)+
                    $($($text => Ok(Self::$variant),)+)+
                    $($element_text => Ok(Self::$element),)+
                    _ => Err(error()),
                }
            }
        }

        impl fmt::Display for Attribute {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$both => f.write_str($both_text),)+
                    $(Self::$own => f.write_str($own_text),)+
                    $($(Self::$variant => f.write_str($text),)+)+
                    $(Self::$element => f.write_str($element_text),)+
                    $(Self::$keyed(key) => write!(f, concat!($keyed_text, "[{}]"), key),)+
                }
            }
        }
    };
}

attributes! {
    both {
        /// The title of an artefact, the name of a scope element.
        Title = "title", Holds::Text
            => |artefact, _| something(&artefact.title), |element, _| something(&element.name),
        /// Who answers for it.
        Owner = "owner", Holds::Words
            => |artefact, _| word(&artefact.owner), |element, _| word(&element.owner),
    }
    artefact {
        /// Where a document stands in its life.
        Status = "status", Holds::OneOf(ArtefactStatus::WORDS) => |artefact, _| closed(&artefact.status, ArtefactStatus::as_str),
        /// The version.
        Version = "version", Holds::Text => |artefact, _| something(&artefact.version),
        /// Who approved it; an approval dated after the as-of date has not happened yet.
        Approval = "approval", Holds::Words => |artefact, from| approval(artefact, from),
        /// Who of top management approved it.
        ApprovalTopManagement = "approval.top_management", Holds::Text
            => |artefact, from| approver(artefact, from).and_then(|by| of_top(by, from)),
        /// The day it was made.
        CreatedOn = "created_on", Holds::Text => |artefact, _| something(&artefact.created_on),
        /// The day it speaks of.
        DatedOn = "dated_on", Holds::Text => |artefact, _| something(&artefact.dated_on),
        /// The day somebody last read it and found it right.
        LastReviewedOn = "last_reviewed_on", Holds::Text => |artefact, from| happened(artefact.last_reviewed_on, from.as_of),
        /// The planned interval that it lays down.
        Interval = "interval", Holds::Text => |artefact, _| something(&artefact.interval),
        /// How often it is to be reviewed itself.
        ReviewEvery = "review_every", Holds::Text => |artefact, _| something(&artefact.review_every),
        /// Where it is kept.
        Uri = "uri", Holds::Text => |artefact, _| something(&artefact.uri),
        /// The hash of its bytes.
        Hash = "hash", Holds::Text => |artefact, _| something(&artefact.hash),
        /// How long it must be kept.
        Retention = "retention", Holds::Text => |artefact, _| something(&artefact.retention),
    }
    part Agreement agreement {
        /// The party an agreement is made with.
        AgreementParty = "agreement.party", Holds::Words => |part, _| word(&part.party),
        /// The log of targets of an agreement that were missed.
        AgreementMissedTargets = "agreement.missed_targets", Holds::Text => |part, from| log(&part.missed_targets, from.as_of),
        /// Whether every missed target of an agreement was taken up.
        AgreementMissedTargetsHandled = "agreement.missed_targets.handled", Holds::Text => |part, from| handled(&part.missed_targets, from.as_of),
        /// Whether no entry of that log is stated to be open.
        AgreementMissedTargetsNoneOpen = "agreement.missed_targets.none_open", Holds::Text => |part, from| none_open(&part.missed_targets, from.as_of),
    }
    part Plan plan {
        /// The log of times a plan was used in earnest.
        PlanInvocations = "plan.invocations", Holds::Text => |part, from| log(&part.invocations, from.as_of),
        /// Whether every use of a plan was followed up.
        PlanInvocationsHandled = "plan.invocations.handled", Holds::Text => |part, from| handled(&part.invocations, from.as_of),
        /// Whether no entry of that log is stated to be open.
        PlanInvocationsNoneOpen = "plan.invocations.none_open", Holds::Text => |part, from| none_open(&part.invocations, from.as_of),
        /// The log of major changes to the surroundings of a plan.
        PlanEnvironmentChanges = "plan.environment_changes", Holds::Text => |part, from| log(&part.environment_changes, from.as_of),
        /// Whether every major change to the surroundings of a plan was followed up.
        PlanEnvironmentChangesHandled = "plan.environment_changes.handled", Holds::Text => |part, from| handled(&part.environment_changes, from.as_of),
        /// Whether no entry of that log is stated to be open.
        PlanEnvironmentChangesNoneOpen = "plan.environment_changes.none_open", Holds::Text => |part, from| none_open(&part.environment_changes, from.as_of),
    }
    part Routine routine {
        /// What a routine is about.
        RoutineSubject = "routine.subject", Holds::Words => |part, _| word(&part.subject),
        /// What starts a routine.
        RoutineTrigger = "routine.trigger", Holds::Text => |part, _| something(&part.trigger),
        /// What a routine works with.
        RoutineInputs = "routine.inputs", Holds::Text => |part, _| something(&part.inputs),
        /// What a routine leads to.
        RoutineOutcome = "routine.outcome", Holds::Text => |part, _| something(&part.outcome),
        /// The routines that a routine takes from or gives to.
        RoutineInterfaces = "routine.interfaces", Holds::Words => |part, _| words(&part.interfaces, List::Artefacts),
        /// What tells that a routine runs well enough.
        RoutineCriteria = "routine.criteria", Holds::Text => |part, _| something(&part.criteria),
        /// The tool a routine runs in.
        RoutineTool = "routine.tool", Holds::Text => |part, _| something(&part.tool),
        /// The record populations a routine leaves behind.
        RoutineRecordTypes = "routine.record_types", Holds::Words => |part, _| words(&part.record_types, List::Keys),
        /// The policy a routine follows.
        RoutinePolicy = "routine.policy", Holds::Words => |part, _| word(&part.policy),
        /// The metrics that watch a routine.
        RoutineMeasures = "routine.measures", Holds::Words => |part, _| words(&part.measures, List::Artefacts),
        /// The forum or review that looks at a routine.
        RoutineReviewedIn = "routine.reviewed_in", Holds::Words => |part, _| word(&part.reviewed_in),
        /// The other party that operates a routine.
        RoutineOperatedBy = "routine.operated_by", Holds::Words => |part, _| word(&part.operated_by),
    }
    part Review review {
        /// What a review is about.
        ReviewSubject = "review.subject", Holds::Words => |part, _| word(&part.subject),
        /// The time a review looks at.
        ReviewPeriod = "review.period", Holds::Text => |part, _| something(&part.period),
        /// Who led a review.
        ReviewChair = "review.chair", Holds::Words => |part, _| word(&part.chair),
        /// Who took part in a review.
        ReviewAttendance = "review.attendance", Holds::Words => |part, _| words(&part.attendance, List::People),
        /// Who of top management took part in a review.
        ReviewAttendanceTopManagement = "review.attendance.top_management", Holds::Text
            => |part, from| any_of_top(&part.attendance, from),
        /// What was looked at in a review.
        ReviewInputs = "review.inputs", Holds::Words => |part, _| words(&part.inputs, List::Items),
        /// What was decided in a review.
        ReviewDecisions = "review.decisions", Holds::Words => |part, _| words(&part.decisions, List::Items),
        /// What came out of a review.
        ReviewResults = "review.results", Holds::Text => |part, _| something(&part.results),
        /// The clauses an audit looked at.
        ReviewClauses = "review.clauses", Holds::Words => |part, _| words(&part.clauses, List::Clauses),
    }
    part Audit audit {
        /// What an audit measures against.
        AuditCriteria = "audit.criteria", Holds::Text => |part, _| something(&part.criteria),
        /// What an audit looks at.
        AuditScope = "audit.scope", Holds::Text => |part, _| something(&part.scope),
        /// Who audits.
        AuditTeam = "audit.team", Holds::Words => |part, _| words(&part.team, List::People),
        /// How it is made sure that nobody audits own work.
        AuditImpartiality = "audit.impartiality", Holds::Text => |part, _| something(&part.impartiality),
        /// The managers who got the results of an audit.
        AuditReportedTo = "audit.reported_to", Holds::Words => |part, _| words(&part.reported_to, List::People),
    }
    part Action action {
        /// What an action is about.
        ActionSubject = "action.subject", Holds::Words => |part, _| word(&part.subject),
        /// What raised an action.
        ActionRaisedBy = "action.raised_by", Holds::Words => |part, _| word(&part.raised_by),
        /// The day an action is to be done.
        ActionDueOn = "action.due_on", Holds::Text => |part, _| something(&part.due_on),
        /// The day an action was done.
        ActionDoneOn = "action.done_on", Holds::Text => |part, from| happened(part.done_on, from.as_of),
        /// What an action is to change.
        ActionTarget = "action.target", Holds::Text => |part, _| something(&part.target),
        /// What an action changed.
        ActionResult = "action.result", Holds::Text => |part, _| something(&part.result),
        /// Who checked that an action worked.
        ActionVerifiedBy = "action.verified_by", Holds::Words => |part, _| word(&part.verified_by),
        /// When it was checked that an action worked.
        ActionVerifiedOn = "action.verified_on", Holds::Text => |part, from| happened(part.verified_on, from.as_of),
        /// Why it came to what an action answers to.
        ActionCause = "action.cause", Holds::Text => |part, _| something(&part.cause),
        /// What was done at once to put it right.
        ActionCorrection = "action.correction", Holds::Text => |part, _| something(&part.correction),
        /// What it had led to, and how that was dealt with.
        ActionConsequences = "action.consequences", Holds::Text => |part, _| something(&part.consequences),
        /// Where the like of it was looked for.
        ActionSimilar = "action.similar", Holds::Text => |part, _| something(&part.similar),
        /// How an action ranks among the others.
        ActionPriority = "action.priority", Holds::Text => |part, _| something(&part.priority),
        /// Whether somebody decided to carry an action out.
        ActionDecision = "action.decision", Holds::OneOf(ActionDecision::WORDS) => |part, _| closed(&part.decision, ActionDecision::as_str),
        /// The criteria by which that was decided.
        ActionDecisionBasis = "action.decision_basis", Holds::Text => |part, _| something(&part.decision_basis),
        /// Whether an action reached what it aimed at.
        ActionAchieved = "action.achieved", Holds::OneOf(ActionAchievement::WORDS) => |part, _| closed(&part.achieved, ActionAchievement::as_str),
        /// What was done where it did not.
        ActionFollowUp = "action.follow_up", Holds::Text => |part, _| something(&part.follow_up),
        /// What was changed in the system because of it.
        ActionSystemChange = "action.system_change", Holds::Text => |part, _| something(&part.system_change),
        /// Why the effort fits what was at stake.
        ActionProportion = "action.proportion", Holds::Text => |part, _| something(&part.proportion),
        /// When those who wait for an action were told.
        ActionReportedOn = "action.reported_on", Holds::Text => |part, from| happened(part.reported_on, from.as_of),
    }
    part Records records {
        /// The population of a record set.
        RecordsPopulation = "records.population", Holds::Words => |part, _| word(&part.population),
        /// The time in which the records came about.
        RecordsPeriod = "records.period", Holds::Text => |part, _| something(&part.period),
        /// How many records there are.
        RecordsTotal = "records.total", Holds::Text => |part, _| something(&part.total),
    }
    part Observation observation {
        /// How an observation was made.
        ObservationMethod = "observation.method", Holds::Text => |part, _| something(&part.method),
        /// Who made an observation.
        ObservationBy = "observation.by", Holds::Words => |part, _| word(&part.by),
        /// The role that was asked or watched.
        ObservationRole = "observation.role", Holds::Text => |part, _| something(&part.role),
        /// What was seen or said.
        ObservationSeen = "observation.seen", Holds::Text => |part, _| something(&part.seen),
    }
    part Fact fact {
        /// What a fact is about.
        FactSubject = "fact.subject", Holds::Words => |part, _| word(&part.subject),
        /// Who holds the role, chairs the forum, took the decision.
        FactHolder = "fact.holder", Holds::Words => |part, _| word(&part.holder),
        /// Who of top management holds the role, chairs the forum, took the decision.
        FactHolderTopManagement = "fact.holder.top_management", Holds::Text
            => |part, from| of_top(&part.holder, from),
        /// The target of an objective or metric.
        FactTarget = "fact.target", Holds::Text => |part, _| something(&part.target),
        /// The value measured.
        FactValue = "fact.value", Holds::Text => |part, _| something(&part.value),
        /// The reason given.
        FactReason = "fact.reason", Holds::Text => |part, _| something(&part.reason),
    }
    part Role role {
        /// What the holder of a role answers for.
        RoleResponsibilities = "role.responsibilities", Holds::Text => |part, _| something(&part.responsibilities),
        /// What the holder of a role may decide.
        RoleAuthorities = "role.authorities", Holds::Text => |part, _| something(&part.authorities),
        /// What the holder of a role has to know and be able to do.
        RoleCompetence = "role.competence", Holds::Text => |part, _| something(&part.competence),
        /// When the organisation was told who holds a role.
        RoleCommunicatedOn = "role.communicated_on", Holds::Text => |part, from| happened(part.communicated_on, from.as_of),
    }
    part Objective objective {
        /// The policy that an objective agrees with.
        ObjectivePolicy = "objective.policy", Holds::Words => |part, _| word(&part.policy),
        /// The metrics that measure an objective.
        ObjectiveMeasuredBy = "objective.measured_by", Holds::Words => |part, _| words(&part.measured_by, List::Artefacts),
        /// The requirements taken into account when an objective was set.
        ObjectiveRequirements = "objective.requirements", Holds::Text => |part, _| something(&part.requirements),
        /// When those concerned were told of an objective.
        ObjectiveCommunicatedOn = "objective.communicated_on", Holds::Text => |part, from| happened(part.communicated_on, from.as_of),
        /// What will be done to reach an objective.
        ObjectiveActions = "objective.actions", Holds::Text => |part, _| something(&part.actions),
        /// What that takes.
        ObjectiveResources = "objective.resources", Holds::Text => |part, _| something(&part.resources),
        /// Who does it.
        ObjectiveResponsible = "objective.responsible", Holds::Words => |part, _| word(&part.responsible),
        /// By when it is done.
        ObjectiveDueOn = "objective.due_on", Holds::Text => |part, _| something(&part.due_on),
        /// How the results will be judged.
        ObjectiveEvaluation = "objective.evaluation", Holds::Text => |part, _| something(&part.evaluation),
    }
    part Risk risk {
        /// Whether what may come is unwelcome or welcome.
        RiskNature = "risk.nature", Holds::OneOf(RiskNature::WORDS) => |part, _| closed(&part.nature, RiskNature::as_str),
        /// What a risk or opportunity is about.
        RiskConcerns = "risk.concerns", Holds::Words => |part, _| words(&part.concerns, List::Keys),
        /// What a risk or opportunity means for customers.
        RiskCustomerImpact = "risk.customer_impact", Holds::Text => |part, _| something(&part.customer_impact),
        /// How a risk compares with what is acceptable.
        RiskAcceptance = "risk.acceptance", Holds::Text => |part, _| something(&part.acceptance),
        /// How a risk or opportunity ranks among the others.
        RiskPriority = "risk.priority", Holds::Text => |part, _| something(&part.priority),
        /// The actions on a risk or opportunity.
        RiskActions = "risk.actions", Holds::Words => |part, _| words(&part.actions, List::Artefacts),
        /// In which processes those actions are built in.
        RiskIntegration = "risk.integration", Holds::Text => |part, _| something(&part.integration),
        /// How it will be judged whether those actions worked.
        RiskEffectivenessCheck = "risk.effectiveness_check", Holds::Text => |part, _| something(&part.effectiveness_check),
    }
    part Metric metric {
        /// How a metric is measured and worked out.
        MetricMethod = "metric.method", Holds::Text => |part, _| something(&part.method),
        /// How often a metric is measured.
        MetricMeasuredEvery = "metric.measured_every", Holds::Text => |part, _| something(&part.measured_every),
        /// How often the results of a metric are analysed.
        MetricAnalysedEvery = "metric.analysed_every", Holds::Text => |part, _| something(&part.analysed_every),
    }
    element {
        /// The name of a scope element.
        Name = "name", Holds::Text => |element, _| something(&element.name),
        /// Whether a scope element belongs to the scope.
        State = "state", Holds::OneOf(ScopeState::WORDS) => |element, _| closed(&element.state, ScopeState::as_str),
        /// How much depends on a service.
        Criticality = "criticality", Holds::OneOf(Criticality::WORDS) => |element, _| closed(&element.criticality, Criticality::as_str),
        /// Whose needs the criticality of a service follows from.
        CriticalityBasis = "criticality_basis", Holds::Text => |element, _| something(&element.criticality_basis),
        /// What a service is meant to bring.
        Outcomes = "outcomes", Holds::Text => |element, _| something(&element.outcomes),
        /// The other services that a service cannot do without.
        DependsOn = "depends_on", Holds::Words => |element, _| words(&element.depends_on, List::Members),
        /// The availability that was agreed for a service.
        AvailabilityTarget = "availability_target", Holds::Text => |element, _| something(&element.availability_target),
        /// How soon and how fully a service must be back after a major loss.
        RecoveryTarget = "recovery_target", Holds::Text => |element, _| something(&element.recovery_target),
        /// What kind of supplier a supplier is.
        SupplierType = "supplier_type", Holds::OneOf(SupplierType::WORDS) => |element, _| closed(&element.supplier_type, SupplierType::as_str),
        /// The services a supplier takes part in or a customer receives.
        Services = "services", Holds::Words => |element, _| words(&element.services, List::Members),
        /// The clauses whose process a supplier runs.
        Operates = "operates", Holds::Words => |element, _| words(&element.operates, List::Clauses),
        /// The dispute log of a supplier.
        Disputes = "disputes", Holds::Text => |element, from| log(&element.disputes, from.as_of),
        /// Whether every dispute of a supplier was settled.
        DisputesHandled = "disputes.handled", Holds::Text => |element, from| handled(&element.disputes, from.as_of),
        /// Whether no entry of that log is stated to be open.
        DisputesNoneOpen = "disputes.none_open", Holds::Text => |element, from| none_open(&element.disputes, from.as_of),
        /// The log of targets that a supplier missed.
        MissedTargets = "missed_targets", Holds::Text => |element, from| log(&element.missed_targets, from.as_of),
        /// Whether every missed target was taken up.
        MissedTargetsHandled = "missed_targets.handled", Holds::Text => |element, from| handled(&element.missed_targets, from.as_of),
        /// Whether no entry of that log is stated to be open.
        MissedTargetsNoneOpen = "missed_targets.none_open", Holds::Text => |element, from| none_open(&element.missed_targets, from.as_of),
        /// The log of changes to a supplier's contract.
        ContractChanges = "contract_changes", Holds::Text => |element, from| log(&element.contract_changes, from.as_of),
        /// Whether every change to a contract was assessed.
        ContractChangesHandled = "contract_changes.handled", Holds::Text => |element, from| handled(&element.contract_changes, from.as_of),
        /// Whether no entry of that log is stated to be open.
        ContractChangesNoneOpen = "contract_changes.none_open", Holds::Text => |element, from| none_open(&element.contract_changes, from.as_of),
        /// The risks found when a supplier's targets were compared with the customers' agreements.
        AlignmentRisks = "alignment_risks", Holds::Text => |element, from| log(&element.alignment_risks, from.as_of),
        /// Whether every one of those risks is dealt with.
        AlignmentRisksHandled = "alignment_risks.handled", Holds::Text => |element, from| handled(&element.alignment_risks, from.as_of),
        /// Whether no entry of that log is stated to be open.
        AlignmentRisksNoneOpen = "alignment_risks.none_open", Holds::Text => |element, from| none_open(&element.alignment_risks, from.as_of),
    }
    keyed {
        /// One item of what a document says.
        Contents = "contents" => Holder::Artefact,
        /// The planned interval that it lays down for events of one sort.
        IntervalOf = "interval" => Holder::Artefact,
        /// One input of a review.
        ReviewInput = "review.inputs" => Holder::Part(Part::Review),
        /// One decision of a review.
        ReviewDecision = "review.decisions" => Holder::Part(Part::Review),
    }
}

impl Attribute {
    /// For a planned interval of one sort of event: the sort.
    pub fn interval_sort(&self) -> Option<&Key> {
        if let Self::IntervalOf(sort) = self { Some(sort) } else { None }
    }
}

fn read<'a, 's, T>(
    holder: &'a T,
    from: Standpoint<'s>,
    field: impl FnOnce(&'a T, Standpoint<'s>) -> Fact<AttributeValue<'a>>,
) -> Fact<AttributeValue<'a>> {
    field(holder, from)
}

/// A part of an artefact that is absent says nothing of its fields.
fn of_part<'a, 's, P>(
    part: Option<&'a P>,
    from: Standpoint<'s>,
    field: impl FnOnce(&'a P, Standpoint<'s>) -> Fact<AttributeValue<'a>>,
) -> Fact<AttributeValue<'a>> {
    part.map_or(Fact::Unknown, |part| field(part, from))
}

/// Who approved an artefact; an approval dated after the day has not happened yet.
fn approval<'a>(artefact: &'a ArtefactDocument, from: Standpoint<'_>) -> Fact<AttributeValue<'a>> {
    approver(artefact, from).and_then(word)
}

fn approver<'a>(artefact: &'a ArtefactDocument, from: Standpoint<'_>) -> Fact<&'a Fact<PersonKey>> {
    artefact.approval.as_ref().and_then(|approval| match approval.on {
        Fact::Given(day) if day > from.as_of => Fact::StatedNone,
        Fact::Given(_) | Fact::StatedNone | Fact::Unknown => Fact::Given(&approval.by),
    })
}

/// Given where the person belongs to top management.
fn of_top<'a>(person: &Fact<PersonKey>, from: Standpoint<'_>) -> Fact<AttributeValue<'a>> {
    person.as_ref().and_then(|key| match from.is_top_management(key) {
        Fact::Given(true) => Fact::Given(AttributeValue::Something),
        Fact::Given(false) | Fact::StatedNone => Fact::StatedNone,
        Fact::Unknown => Fact::Unknown,
    })
}

/// Given where anybody of a list belongs to top management; unknown where one of them might.
fn any_of_top<'a>(people: &Fact<Vec<PersonKey>>, from: Standpoint<'_>) -> Fact<AttributeValue<'a>> {
    people.as_ref().and_then(|people| {
        let known: Vec<Fact<bool>> = people.iter().map(|key| from.is_top_management(key)).collect();
        if known.contains(&Fact::Given(true)) {
            Fact::Given(AttributeValue::Something)
        } else if known.contains(&Fact::Unknown) {
            Fact::Unknown
        } else {
            Fact::StatedNone
        }
    })
}

impl Serialize for Attribute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Attribute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::leaf::parse(deserializer, "Attribute", "an attribute such as `review.inputs[risks]`")
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Attribute {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Attribute".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "an attribute of an artefact or scope element",
            "examples": ["owner", "review.inputs[risks]"],
        })
    }
}
