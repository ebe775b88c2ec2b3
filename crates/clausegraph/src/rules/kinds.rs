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

/// Corrective actions, improvements and risk treatments.
pub(in crate::rules) const ACTIONS: &[ArtefactKind] =
    &[ArtefactKind::CorrectiveAction, ArtefactKind::Improvement, ArtefactKind::RiskTreatment];
