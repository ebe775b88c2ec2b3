//! Sorts of artefacts that several rules speak of.

use clausegraph_model::ArtefactKind;

/// Documents: what is written, approved and used.
pub(in crate::rules) const DOCUMENTS: &[ArtefactKind] = &[
    ArtefactKind::Charter,
    ArtefactKind::ScopeStatement,
    ArtefactKind::Policy,
    ArtefactKind::Plan,
    ArtefactKind::Procedure,
    ArtefactKind::Sla,
    ArtefactKind::InternalAgreement,
    ArtefactKind::Contract,
    ArtefactKind::Register,
    ArtefactKind::ServiceCatalogue,
    ArtefactKind::Document,
];

/// Documents and routines: whatever has a life of draft, approval and use.
pub(in crate::rules) const WITH_LIFE: &[ArtefactKind] = &[
    ArtefactKind::Charter,
    ArtefactKind::ScopeStatement,
    ArtefactKind::Policy,
    ArtefactKind::Plan,
    ArtefactKind::Procedure,
    ArtefactKind::Sla,
    ArtefactKind::InternalAgreement,
    ArtefactKind::Contract,
    ArtefactKind::Register,
    ArtefactKind::ServiceCatalogue,
    ArtefactKind::Document,
    ArtefactKind::Routine,
];

/// What somebody holds: documents, routines and actions.
pub(in crate::rules) const HELD: &[ArtefactKind] = &[
    ArtefactKind::Charter,
    ArtefactKind::ScopeStatement,
    ArtefactKind::Policy,
    ArtefactKind::Plan,
    ArtefactKind::Procedure,
    ArtefactKind::Sla,
    ArtefactKind::InternalAgreement,
    ArtefactKind::Contract,
    ArtefactKind::Register,
    ArtefactKind::ServiceCatalogue,
    ArtefactKind::Document,
    ArtefactKind::Routine,
    ArtefactKind::CorrectiveAction,
    ArtefactKind::Improvement,
    ArtefactKind::RiskTreatment,
];

/// Reviews, audits, tests and analyses.
pub(in crate::rules) const REVIEWS: &[ArtefactKind] = &[
    ArtefactKind::ManagementReview,
    ArtefactKind::ServiceReview,
    ArtefactKind::SupplierReview,
    ArtefactKind::Audit,
    ArtefactKind::PostImplementationReview,
    ArtefactKind::Test,
    ArtefactKind::Analysis,
];

/// Reviews of the management, of services and of suppliers.
pub(in crate::rules) const MEETINGS: &[ArtefactKind] =
    &[ArtefactKind::ManagementReview, ArtefactKind::ServiceReview, ArtefactKind::SupplierReview];

/// Reports.
pub(in crate::rules) const REPORTS: &[ArtefactKind] =
    &[ArtefactKind::Report, ArtefactKind::ServiceReport];

/// What binds those who supply.
pub(in crate::rules) const SUPPLY: &[ArtefactKind] =
    &[ArtefactKind::Contract, ArtefactKind::InternalAgreement];

/// Corrective actions, improvements and risk treatments.
pub(in crate::rules) const ACTIONS: &[ArtefactKind] =
    &[ArtefactKind::CorrectiveAction, ArtefactKind::Improvement, ArtefactKind::RiskTreatment];
