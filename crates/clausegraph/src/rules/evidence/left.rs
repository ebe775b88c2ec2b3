//! Members of a list of the scope for which something is missing that is covered for others.

use std::collections::BTreeMap;

use clausegraph_model::{Element, ElementList, Requirement};

use crate::{
    Cell, Indicator, Member, Status,
    finding::SubjectOf,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look},
    },
};

/// What is known of a member.
struct Left<'g> {
    element: &'g Element,
    found: Tri,
    requirements: Vec<&'g Requirement>,
    look: Look<'g>,
}

/// Finds the members of a list for which requirements are missing that are covered for others of it.
pub(super) fn check<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    list: ElementList,
    field: &'static str,
    acc: &mut Acc<'s, 'g>,
) {
    if !ctx.organisation().knows_list(list) {
        let mut look = Look::default();
        look.lacks(SubjectOf::Organisation, field);
        acc.conclude(SubjectOf::Organisation, Tri::Unknown, look, || Draft::new(Indicator::Minor));
    }
    let mut members: BTreeMap<usize, Left<'g>> = BTreeMap::new();
    for requirement in ctx.catalogue().requirements() {
        let cells = ctx.assessment.cells_of(requirement);
        let cells: Vec<Cell<'g>> = cells.filter(|cell| element(cell, list).is_some()).collect();
        let is_covered = cells.iter().any(|cell| cell.status == Status::Covered);
        let open = cells.iter().filter(|cell| cell.status == Status::CannotEvaluate);
        let open: Vec<&Cell<'g>> = open.take(2).collect();
        for cell in &cells {
            compare(ctx, cell, (is_covered, &open), &mut members);
        }
    }
    for left in members.into_values() {
        let Left { element, found, requirements, mut look } = left;
        let within = ctx.in_scope(element, &mut look);
        acc.conclude(element, within.and(found), look, || {
            let ids = requirements.iter().map(|requirement| requirement.id().to_string());
            Draft::new(Indicator::Minor)
                .list("requirements", ids)
                .requirements(requirements.clone())
        });
    }
}

fn element<'g>(cell: &Cell<'g>, list: ElementList) -> Option<&'g Element> {
    match cell.member {
        Member::Element(element) if element.list() == list => Some(element),
        Member::Element(_)
        | Member::Organisation
        | Member::Population
        | Member::Artefact(_)
        | Member::Records(_)
        | Member::Chapter(_) => None,
    }
}

/// Holds the cell of a member against those of the others: whether one is covered, and the first two that
/// cannot be evaluated.
fn compare<'g>(
    ctx: &Ctx<'_, 'g>,
    cell: &Cell<'g>,
    (is_covered, open): (bool, &[&Cell<'g>]),
    members: &mut BTreeMap<usize, Left<'g>>,
) {
    let Member::Element(element) = cell.member else { return };
    let Some(position) = ctx.organisation().element_position(element.id().as_str()) else { return };
    let left = members.entry(position).or_insert_with(|| Left {
        element,
        found: Tri::No,
        requirements: Vec::new(),
        look: Look::default(),
    });
    let other = open.iter().find(|other| other.member.id() != cell.member.id());
    let elsewhere = match (is_covered, other) {
        (true, _) => Tri::Yes,
        (false, Some(_)) => Tri::Unknown,
        (false, None) => Tri::No,
    };
    let is_open = cell.status == Status::CannotEvaluate;
    let missing = if is_open { Tri::Unknown } else { (cell.status == Status::Missing).into() };
    let found = missing.and(elsewhere);
    left.found = left.found.or(found);
    match found {
        Tri::Yes => left.requirements.push(cell.requirement),
        Tri::No => {}
        Tri::Unknown => {
            let open = if is_open { Some(cell) } else { other.copied() };
            if let Some(open) = open {
                left.look.lacks(SubjectOf::Cell(open.requirement, open.member), "evidence");
            }
        }
    }
}
