//! Cells of which one aspect is shown, and what another aspect shows.

use clausegraph_model::{Artefact, document::Aspect};

use crate::{
    Derivation, Evidence, Indicator, Status, Subject,
    finding::{SubjectOf, Value},
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look},
    },
};

/// Finds the cells of which one aspect is covered while another is missing.
pub(super) fn check<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    (shown, lacking, indicator): (Aspect, Aspect, Indicator),
    acc: &mut Acc<'s, 'g>,
) {
    for derivation in ctx.derivations() {
        let cell = &derivation.cell;
        let (Some(one), Some(other)) = (cell.aspect(shown), cell.aspect(lacking)) else { continue };
        let is_shown = is(one, Status::Covered);
        if !cell.status.counts() || is_shown == Tri::No {
            continue;
        }
        let found = is_shown.and(is(other, Status::Missing));
        let subject = SubjectOf::Cell(cell.requirement, cell.member);
        let mut look = Look::default();
        look.lacks(subject, "evidence");
        let look = if found == Tri::Unknown { look } else { Look::default() };
        acc.conclude(Subject::from(subject), found, look, || {
            let artefacts = taken(derivation, shown);
            let ids = artefacts.iter().map(|artefact| artefact.id().clone()).collect();
            Draft::new(indicator)
                .value("shown", Value::Artefacts(ids))
                .artefacts(artefacts)
                .requirements([cell.requirement])
        });
    }
}

fn is(status: Status, wanted: Status) -> Tri {
    if status == wanted {
        Tri::Yes
    } else if status == Status::CannotEvaluate {
        Tri::Unknown
    } else {
        Tri::No
    }
}

/// The artefacts that the required slots of an aspect take.
fn taken<'g>(derivation: &Derivation<'g>, aspect: Aspect) -> Vec<&'g Artefact> {
    let slots = derivation.slots.iter();
    let slots = slots.filter(|reading| reading.slot.required && reading.slot.aspect == aspect);
    let mut found: Vec<&'g Artefact> = Vec::new();
    for offer in slots.filter_map(|reading| reading.offers.get(reading.taken?)) {
        if let Evidence::Artefact(artefact) = offer.evidence
            && !found.iter().any(|known| known.id() == artefact.id())
        {
            found.push(artefact);
        }
    }
    found
}
