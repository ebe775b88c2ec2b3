//! The shape of the system: what it is for, how lean it is.

use clausegraph_model::{ArtefactKind, Family};

use super::{answer::Tri, context::Ctx, verdict::Look};
use crate::finding::SubjectOf;

pub(super) mod patterns;

pub(super) mod hf_011;
pub(super) mod hf_012;
pub(super) mod hf_013;
pub(super) mod hf_014;
pub(super) mod hf_015;
pub(super) mod hf_016;
pub(super) mod hf_017;
pub(super) mod hf_040;
pub(super) mod hf_043;
pub(super) mod hf_044;
pub(super) mod hf_045;

/// Documents and routines: whatever has a life of draft, approval and use.
const WITH_LIFE: &[ArtefactKind] = &[
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

/// Whether artefacts of a family may be there of which nobody tells: unknown where no source carries the
/// family, else no.
fn untold<'g>(ctx: &Ctx<'_, 'g>, family: Family, look: &mut Look<'g>) -> Tri {
    if ctx.organisation().carries(family) {
        return Tri::No;
    }
    look.lacks(SubjectOf::Organisation, family.as_str());
    Tri::Unknown
}
