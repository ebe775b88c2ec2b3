//! The second assessment: everything once more, without the documents that may go.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::Requirement;

use crate::{
    Assessment, Member, assess,
    evaluate::CellData,
    map,
    member::{MemberIx, index, item},
};

/// What a second assessment found.
pub(super) struct Compared<'g> {
    /// The cells that were compared.
    pub(super) cells: usize,
    /// The cells about the documents themselves, which go with them.
    pub(super) gone: usize,
    /// The cells that changed, appeared or went.
    pub(super) changed: Vec<(&'g Requirement, Member<'g>, MemberIx)>,
}

/// Assesses again without some artefacts, and compares every cell.
pub(super) fn again<'g>(assessment: &Assessment<'g>, gone: &BTreeSet<u32>) -> Compared<'g> {
    let organisation = assessment.organisation();
    let left = organisation.without(|artefact| {
        let position = organisation.artefact_position(artefact.id().as_str());
        position.is_some_and(|position| gone.contains(&index(position)))
    });
    let map = map(assessment.catalogue(), &left);
    let second = assess(&map, assessment.as_of);
    let mut compared = Compared { cells: 0, gone: 0, changed: Vec::new() };
    for requirement in assessment.catalogue().requirements() {
        let mut then: BTreeMap<(&'static str, Option<&str>), &CellData> = second
            .data(requirement)
            .iter()
            .map(|data| (name(second.member(data.member)), data))
            .collect();
        for data in assessment.data(requirement) {
            let member = assessment.member(data.member);
            if is_gone(data.member, gone) {
                compared.gone += 1;
                continue;
            }
            compared.cells += 1;
            let same = then.remove(&name(member)).is_some_and(|then| is_same(data, then));
            if !same {
                compared.changed.push((requirement, member, data.member));
            }
        }
        if !then.is_empty() {
            let member = MemberIx::Population;
            compared.changed.push((requirement, assessment.member(member), member));
        }
    }
    compared
}

fn name(member: Member<'_>) -> (&'static str, Option<&str>) {
    (member.scope(), member.id())
}

fn is_gone(member: MemberIx, gone: &BTreeSet<u32>) -> bool {
    match member {
        MemberIx::Artefact(position) | MemberIx::Records(position) => gone.contains(&position),
        MemberIx::Organisation
        | MemberIx::Population
        | MemberIx::Element(_)
        | MemberIx::Chapter(_) => false,
    }
}

fn is_same(one: &CellData, two: &CellData) -> bool {
    one.status == two.status
        && one.aspects == two.aspects
        && one.origin == two.origin
        && one.ground == two.ground
        && one.by_slots == two.by_slots
}

/// The artefact at a position.
pub(super) fn artefact<'g>(
    assessment: &Assessment<'g>,
    position: u32,
) -> Option<&'g clausegraph_model::Artefact> {
    item(assessment.organisation().artefacts(), position)
}
