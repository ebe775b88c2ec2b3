//! What several rules about parties read in the same way.

use clausegraph_model::{Artefact, ArtefactKind, Element, ElementList};

use crate::{
    Indicator,
    finding::SubjectOf,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

/// The elements of a list of the scope that belong to it, or of which nobody says so; where nobody lists them,
/// that is said.
pub(super) fn within<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    list: ElementList,
    field: &'static str,
    acc: &mut Acc<'s, 'g>,
) -> Vec<(&'g Element, Tri, Look<'g>)> {
    let elements = ctx.elements(list);
    if elements.is_unknown() {
        let mut look = Look::default();
        look.lacks(SubjectOf::Organisation, field);
        acc.conclude(SubjectOf::Organisation, Tri::Unknown, look, || {
            Draft::new(Indicator::Observation)
        });
    }
    let looked_at = elements.given().into_iter().flatten().copied().map(|element| {
        let mut look = Look::default();
        let within = ctx.in_scope(element, &mut look);
        (element, within, look)
    });
    looked_at.filter(|(_, within, _)| *within != Tri::No).collect()
}

/// The suppliers that take part in a service, or of which nobody says whether they do.
///
/// None where nobody lists the suppliers.
pub(super) fn taking_part<'g>(
    ctx: &Ctx<'_, 'g>,
    service: &'g Element,
    look: &mut Look<'g>,
) -> Option<Vec<(&'g Element, Tri)>> {
    let suppliers = ctx.elements(ElementList::Suppliers);
    if suppliers.is_unknown() {
        look.lacks(SubjectOf::Organisation, "scope.suppliers");
        return None;
    }
    let mut found = Vec::new();
    for supplier in suppliers.given().into_iter().flatten().copied() {
        let mut own = Look::default();
        let services = read!(own, supplier, services);
        let serves = Tri::given(services, |services| services.contains(service.id()));
        let takes_part = serves.and(ctx.in_scope(supplier, &mut own));
        if takes_part != Tri::No {
            look.join(own);
            found.push((supplier, takes_part));
        }
    }
    Some(found)
}

/// Whether an agreement is made with a party.
pub(super) fn is_with<'g>(agreement: &'g Artefact, party: &Element, look: &mut Look<'g>) -> Tri {
    let with = read!(look, agreement, agreement.party);
    Tri::given(with, |with| with == party.id())
}

/// The supplier reviews that are about a supplier, or of which nobody says of whom they are.
pub(super) fn reviews_of<'g>(
    ctx: &Ctx<'_, 'g>,
    supplier: &Element,
    look: &mut Look<'g>,
) -> Vec<(&'g Artefact, Tri)> {
    let mut found = Vec::new();
    for review in ctx.there(&[ArtefactKind::SupplierReview]) {
        let mut own = Look::default();
        let covers = read!(own, review, covers);
        let about = Tri::given(covers, |covers| covers.contains(supplier.id()));
        if about != Tri::No {
            look.join(own);
            found.push((review, about));
        }
    }
    found
}
