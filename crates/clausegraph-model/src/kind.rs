//! The kinds of artefacts and the families they belong to.

use serde::{Deserialize, Serialize};

macro_rules! closed {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The words that files write, in the order of the declaration.
            pub const WORDS: &'static [&'static str] = &[$($text,)+];

            /// The value as files write it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::kind::UnknownWord;

            fn from_str(text: &str) -> Result<Self, crate::kind::UnknownWord> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|value| value.as_str() == text)
                    .ok_or(crate::kind::UnknownWord { word: text.to_owned() })
            }
        }

        impl crate::fact::SaysNone for $name {}
    };
}
pub(crate) use closed;

/// A word that a closed vocabulary does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not one of the known words")]
pub struct UnknownWord {
    /// The word as it was read.
    pub word: String,
}

closed! {
    /// What an artefact is.
    ArtefactKind {
        /// The one-page explanation of the service management system.
        Charter = "charter",
        /// The statement of what the service management system covers.
        ScopeStatement = "scope-statement",
        /// Intentions and direction as expressed by top management.
        Policy = "policy",
        /// A plan or programme.
        Plan = "plan",
        /// A described way of carrying out an activity.
        Procedure = "procedure",
        /// A service level agreement with a customer.
        Sla = "sla",
        /// An agreement with an internal supplier or with a customer acting as a supplier.
        InternalAgreement = "internal-agreement",
        /// A contract with an external supplier.
        Contract = "contract",
        /// A list kept up to date: risks, obligations, suppliers, documents.
        Register = "register",
        /// The catalogue of services.
        ServiceCatalogue = "service-catalogue",
        /// Any other document: a manual, a form, an instruction, a decision record.
        Document = "document",
        /// A routine: what starts it, what it leads to, who runs it in which tool.
        Routine = "routine",
        /// Top management's review of the service management system.
        ManagementReview = "management-review",
        /// A review of services with a customer.
        ServiceReview = "service-review",
        /// A review of a supplier: performance, contract, alignment.
        SupplierReview = "supplier-review",
        /// An audit, internal or by others.
        Audit = "audit",
        /// A look back at a change, a release, a project or a major incident.
        PostImplementationReview = "post-implementation-review",
        /// A test of a plan, a control or a procedure.
        Test = "test",
        /// A look at something on a day, with its results: a risk assessment, a survey, a trend analysis, a
        /// check of accuracy.
        Analysis = "analysis",
        /// A report made for a date, other than a service report.
        Report = "report",
        /// A report on how the services or the service management system performed.
        ServiceReport = "service-report",
        /// An action that removes the cause of a nonconformity.
        CorrectiveAction = "corrective-action",
        /// An improvement: opportunity, decision, target, result.
        Improvement = "improvement",
        /// An action that treats a risk or takes an opportunity.
        RiskTreatment = "risk-treatment",
        /// A set of records of one population and period: changes, incidents, requests.
        RecordSet = "record-set",
        /// One record, where it matters alone.
        Record = "record",
        /// What somebody saw or was told: an interview, a look into the tool.
        Observation = "observation",
        /// A role, responsibility or authority and who holds it.
        Role = "role",
        /// An objective.
        Objective = "objective",
        /// What is measured.
        Metric = "metric",
        /// One measured value.
        Measurement = "measurement",
        /// A risk or opportunity.
        Risk = "risk",
        /// A legal, regulatory or contractual obligation.
        Obligation = "obligation",
        /// A forum: who meets, how often, with which mandate.
        Forum = "forum",
        /// A decision.
        Decision = "decision",
        /// A change of the organisation.
        OrganisationChange = "organisation-change",
        /// A tool or an object within a tool.
        Tool = "tool",
        /// A certificate or attestation by another body.
        Certificate = "certificate",
    }
}

closed! {
    /// A family of artefact kinds that a source carries or does not carry.
    Family {
        /// Charters, policies, plans, procedures, agreements, registers.
        Documents = "documents",
        /// Routines.
        Routines = "routines",
        /// Reviews, audits, tests, analyses.
        Reviews = "reviews",
        /// Corrective actions, improvements, risk treatments.
        Actions = "actions",
        /// Record sets, single records, reports, service reports.
        Records = "records",
        /// Observations.
        Observations = "observations",
        /// Roles, objectives, metrics, risks, obligations, forums, decisions, tools.
        Facts = "facts",
    }
}

/// How an artefact reaches a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offering {
    /// The kind alone says what the artefact shows: it offers itself.
    ByKind,
    /// The kind and a matching attribute say it: it offers itself to slots that name the attribute.
    BySubject,
    /// Only a person can say what it shows: a confirmed claim offers it.
    ByClaim,
}

impl ArtefactKind {
    /// The family of the kind.
    pub const fn family(self) -> Family {
        match self {
            Self::Charter
            | Self::ScopeStatement
            | Self::Policy
            | Self::Plan
            | Self::Procedure
            | Self::Sla
            | Self::InternalAgreement
            | Self::Contract
            | Self::Register
            | Self::ServiceCatalogue
            | Self::Document
            | Self::Certificate => Family::Documents,
            Self::Routine => Family::Routines,
            Self::ManagementReview
            | Self::ServiceReview
            | Self::SupplierReview
            | Self::Audit
            | Self::PostImplementationReview
            | Self::Test
            | Self::Analysis => Family::Reviews,
            Self::CorrectiveAction | Self::Improvement | Self::RiskTreatment => Family::Actions,
            Self::RecordSet | Self::Record | Self::Report | Self::ServiceReport => Family::Records,
            Self::Observation => Family::Observations,
            Self::Role
            | Self::Objective
            | Self::Metric
            | Self::Measurement
            | Self::Risk
            | Self::Obligation
            | Self::Forum
            | Self::Decision
            | Self::OrganisationChange
            | Self::Tool => Family::Facts,
        }
    }

    /// How artefacts of the kind reach a slot.
    pub const fn offering(self) -> Offering {
        match self {
            Self::ScopeStatement
            | Self::Sla
            | Self::InternalAgreement
            | Self::Contract
            | Self::ServiceCatalogue
            | Self::ManagementReview
            | Self::ServiceReport => Offering::ByKind,
            Self::Routine
            | Self::ServiceReview
            | Self::SupplierReview
            | Self::Audit
            | Self::PostImplementationReview
            | Self::Test
            | Self::Analysis
            | Self::CorrectiveAction
            | Self::Improvement
            | Self::RiskTreatment
            | Self::RecordSet
            | Self::Role
            | Self::Objective
            | Self::Metric
            | Self::Measurement
            | Self::Risk
            | Self::Obligation
            | Self::Forum
            | Self::Decision
            | Self::OrganisationChange
            | Self::Tool => Offering::BySubject,
            Self::Charter
            | Self::Policy
            | Self::Plan
            | Self::Procedure
            | Self::Register
            | Self::Document
            | Self::Report
            | Self::Record
            | Self::Observation
            | Self::Certificate => Offering::ByClaim,
        }
    }

    /// Whether an artefact of the kind is something that happened on a day, and so can lapse.
    pub const fn is_event(self) -> bool {
        matches!(self.family(), Family::Reviews)
            || matches!(self, Self::Report | Self::ServiceReport | Self::Measurement)
    }

    /// Whether an artefact of the kind has a life of draft, approval, use and retirement.
    pub const fn has_status(self) -> bool {
        matches!(self.family(), Family::Documents | Family::Routines)
            && !matches!(self, Self::Certificate)
    }
}
