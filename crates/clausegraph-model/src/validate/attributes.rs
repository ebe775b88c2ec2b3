//! What an attribute can be asked of, and what it can say.

use crate::{
    ArtefactKind, Attribute, Family,
    document::{ArtefactStatus, Criticality, ScopeState, SupplierType},
};

/// A part that artefacts of some kinds have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Agreement,
    Routine,
    Review,
    Action,
    Records,
    Observation,
    Fact,
}

impl Part {
    /// The name of the field.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Routine => "routine",
            Self::Review => "review",
            Self::Action => "action",
            Self::Records => "records",
            Self::Observation => "observation",
            Self::Fact => "fact",
        }
    }

    /// Whether artefacts of a kind have the part.
    pub(super) fn fits(self, kind: ArtefactKind) -> bool {
        match self {
            Self::Agreement => matches!(
                kind,
                ArtefactKind::Sla | ArtefactKind::InternalAgreement | ArtefactKind::Contract
            ),
            Self::Routine => kind == ArtefactKind::Routine,
            Self::Review => kind.family() == Family::Reviews || kind == ArtefactKind::Report,
            Self::Action => kind.family() == Family::Actions,
            Self::Records => kind == ArtefactKind::RecordSet,
            Self::Observation => kind == ArtefactKind::Observation,
            Self::Fact => kind.family() == Family::Facts,
        }
    }

    /// The kinds that have the part.
    pub(super) fn kinds(self) -> impl Iterator<Item = &'static str> {
        ArtefactKind::ALL.iter().filter(move |kind| self.fits(**kind)).map(|kind| kind.as_str())
    }
}

/// Whose attribute it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    /// Any artefact.
    Artefact,
    /// Artefacts with a part.
    Part(Part),
    /// Scope elements.
    Element,
    /// Both artefacts and scope elements.
    Both,
}

fn holder(attribute: &Attribute) -> Holder {
    match attribute {
        Attribute::Title | Attribute::Owner => Holder::Both,
        Attribute::Status
        | Attribute::Version
        | Attribute::Approval
        | Attribute::CreatedOn
        | Attribute::DatedOn
        | Attribute::LastReviewedOn
        | Attribute::Interval
        | Attribute::ReviewEvery
        | Attribute::Uri
        | Attribute::Hash
        | Attribute::Retention
        | Attribute::Contents(_) => Holder::Artefact,
        Attribute::AgreementParty => Holder::Part(Part::Agreement),
        Attribute::RoutineSubject
        | Attribute::RoutineTrigger
        | Attribute::RoutineOutcome
        | Attribute::RoutineTool
        | Attribute::RoutineRecordTypes
        | Attribute::RoutinePolicy
        | Attribute::RoutineMeasures
        | Attribute::RoutineReviewedIn => Holder::Part(Part::Routine),
        Attribute::ReviewSubject
        | Attribute::ReviewPeriod
        | Attribute::ReviewChair
        | Attribute::ReviewAttendance
        | Attribute::ReviewInputs
        | Attribute::ReviewInput(_)
        | Attribute::ReviewDecisions
        | Attribute::ReviewDecision(_)
        | Attribute::ReviewResults
        | Attribute::ReviewClauses => Holder::Part(Part::Review),
        Attribute::ActionSubject
        | Attribute::ActionRaisedBy
        | Attribute::ActionDueOn
        | Attribute::ActionDoneOn
        | Attribute::ActionTarget
        | Attribute::ActionResult
        | Attribute::ActionVerifiedBy => Holder::Part(Part::Action),
        Attribute::RecordsPopulation | Attribute::RecordsPeriod | Attribute::RecordsTotal => {
            Holder::Part(Part::Records)
        }
        Attribute::ObservationMethod
        | Attribute::ObservationBy
        | Attribute::ObservationRole
        | Attribute::ObservationSeen => Holder::Part(Part::Observation),
        Attribute::FactSubject
        | Attribute::FactHolder
        | Attribute::FactTarget
        | Attribute::FactValue
        | Attribute::FactReason => Holder::Part(Part::Fact),
        Attribute::Name
        | Attribute::State
        | Attribute::Criticality
        | Attribute::SupplierType
        | Attribute::Services
        | Attribute::Operates
        | Attribute::Disputes
        | Attribute::DisputesHandled
        | Attribute::MissedTargets
        | Attribute::MissedTargetsHandled
        | Attribute::ContractChanges
        | Attribute::ContractChangesHandled
        | Attribute::AlignmentRisks
        | Attribute::AlignmentRisksHandled => Holder::Element,
    }
}

/// Whether an artefact of a kind can ever say anything of the attribute.
pub(super) fn kind_has(kind: ArtefactKind, attribute: &Attribute) -> bool {
    match holder(attribute) {
        Holder::Both | Holder::Artefact => true,
        Holder::Part(part) => part.fits(kind),
        Holder::Element => false,
    }
}

/// Whether a scope element can ever say anything of the attribute.
pub(super) fn element_has(attribute: &Attribute) -> bool {
    match holder(attribute) {
        Holder::Both | Holder::Element => true,
        Holder::Artefact | Holder::Part(_) => false,
    }
}

/// The words an attribute can hold.
pub(super) enum Words {
    /// It holds texts, dates or numbers, which never equal a word.
    None,
    /// It holds one of a closed list.
    Closed(Vec<&'static str>),
    /// It holds words of the catalogue or ids.
    Open,
}

/// The words that an attribute can hold.
pub(super) fn words(attribute: &Attribute) -> Words {
    match attribute {
        Attribute::Status => closed_words(ArtefactStatus::ALL, ArtefactStatus::as_str),
        Attribute::State => closed_words(ScopeState::ALL, ScopeState::as_str),
        Attribute::Criticality => closed_words(Criticality::ALL, Criticality::as_str),
        Attribute::SupplierType => closed_words(SupplierType::ALL, SupplierType::as_str),
        Attribute::Owner
        | Attribute::Approval
        | Attribute::AgreementParty
        | Attribute::RoutineSubject
        | Attribute::RoutineRecordTypes
        | Attribute::RoutinePolicy
        | Attribute::RoutineMeasures
        | Attribute::RoutineReviewedIn
        | Attribute::ReviewSubject
        | Attribute::ReviewChair
        | Attribute::ReviewAttendance
        | Attribute::ReviewInputs
        | Attribute::ReviewDecisions
        | Attribute::ReviewClauses
        | Attribute::ActionSubject
        | Attribute::ActionRaisedBy
        | Attribute::ActionVerifiedBy
        | Attribute::RecordsPopulation
        | Attribute::ObservationBy
        | Attribute::FactSubject
        | Attribute::FactHolder
        | Attribute::Services
        | Attribute::Operates => Words::Open,
        Attribute::Title
        | Attribute::Version
        | Attribute::CreatedOn
        | Attribute::DatedOn
        | Attribute::LastReviewedOn
        | Attribute::Interval
        | Attribute::ReviewEvery
        | Attribute::Uri
        | Attribute::Hash
        | Attribute::Retention
        | Attribute::RoutineTrigger
        | Attribute::RoutineOutcome
        | Attribute::RoutineTool
        | Attribute::ReviewPeriod
        | Attribute::ReviewResults
        | Attribute::ActionDueOn
        | Attribute::ActionDoneOn
        | Attribute::ActionTarget
        | Attribute::ActionResult
        | Attribute::RecordsPeriod
        | Attribute::RecordsTotal
        | Attribute::ObservationMethod
        | Attribute::ObservationRole
        | Attribute::ObservationSeen
        | Attribute::FactTarget
        | Attribute::FactValue
        | Attribute::FactReason
        | Attribute::Name
        | Attribute::Disputes
        | Attribute::DisputesHandled
        | Attribute::MissedTargets
        | Attribute::MissedTargetsHandled
        | Attribute::ContractChanges
        | Attribute::ContractChangesHandled
        | Attribute::AlignmentRisks
        | Attribute::AlignmentRisksHandled
        | Attribute::Contents(_)
        | Attribute::ReviewInput(_)
        | Attribute::ReviewDecision(_) => Words::None,
    }
}

fn closed_words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Words {
    Words::Closed(all.iter().copied().map(word).collect())
}
