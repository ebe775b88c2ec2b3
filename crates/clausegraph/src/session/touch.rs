//! What a change touches: requirements, and the members for which they are looked at again.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    Catalogue, ClaimTarget, ElementList, Organisation, Requirement, document::PopulationOf,
};

use super::shared::Asked;
use crate::{
    index::{Index, word_keys},
    member::{MemberIx, index, item},
    naming::can_be_party,
};

/// The members of a requirement that are looked at again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Touched {
    /// Every member.
    pub(super) all: bool,
    /// Some members; a requirement without any is looked at as a whole.
    pub(super) members: BTreeSet<MemberIx>,
}

impl Touched {
    fn merge(&mut self, other: Self) {
        self.all |= other.all;
        self.members.extend(other.members);
    }
}

/// What is touched.
#[derive(Debug, Default)]
pub(super) struct Touch {
    /// By the position of the requirement.
    pub(super) requirements: BTreeMap<u32, Touched>,
    /// Positions of the requirements whose cells stand in another order, and show the same.
    pub(super) reordered: BTreeSet<u32>,
    /// The artefacts whose offers may be others than before: their places in the order of ids.
    pub(super) ranks: BTreeSet<u64>,
    /// The same by their positions, as far as they are still there.
    pub(super) artefacts: BTreeSet<u32>,
}

/// What an artefact may change has to be told from these.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) asked: &'a Asked,
    pub(super) organisation: &'a Organisation,
    pub(super) index: &'a Index,
}

impl Touch {
    pub(super) fn add(&mut self, requirement: u32, touched: Touched) {
        self.requirements.entry(requirement).or_default().merge(touched);
    }

    /// Everything that an artefact may change as it stands.
    pub(super) fn artefact(&mut self, view: View<'_>, position: u32) {
        let View { asked, organisation, .. } = view;
        let Some(artefact) = item(organisation.artefacts(), position) else { return };
        self.offers_of(view, position);
        let kind = artefact.kind();
        let keys = word_keys(organisation, artefact, &asked.fields);
        for requirement in asked.served(kind, &keys) {
            self.offer(view, requirement, position);
        }
        for requirement in asked.membership(kind) {
            let members = [MemberIx::Artefact(position), MemberIx::Records(position)].into();
            self.add(requirement, Touched { all: false, members });
        }
        for requirement in asked.counted(kind) {
            self.add(requirement, Touched::default());
        }
        let claims = usize::try_from(position).map(|position| organisation.claims_of(position));
        for claim in claims.into_iter().flatten() {
            self.claim(view, claim);
        }
    }

    /// Everything that a claim may change as it stands.
    pub(super) fn claim(&mut self, view: View<'_>, position: usize) {
        let Some(claim) = view.organisation.claims().get(position) else { return };
        self.offers_of(view, index(claim.artefact()));
        let one;
        let requirements = match claim.target() {
            ClaimTarget::Requirement(target) => {
                one = [index(target)];
                one.as_slice()
            }
            ClaimTarget::Clause(target) => {
                view.asked.by_clause.get(target).map(Vec::as_slice).unwrap_or_default()
            }
        };
        let members = &claim.document().members;
        for requirement in requirements {
            match elements_of(view, *requirement) {
                Some(_) if !members.is_empty() => {
                    let positions = members
                        .iter()
                        .filter_map(|id| view.organisation.element_position(id.as_str()));
                    let members = positions.map(|found| MemberIx::Element(index(found))).collect();
                    self.add(*requirement, Touched { all: false, members });
                }
                _ => self.offer(view, *requirement, index(claim.artefact())),
            }
        }
    }

    /// The offers of an artefact may be others than before.
    fn offers_of(&mut self, view: View<'_>, artefact: u32) {
        self.ranks.insert(view.index.rank(artefact));
        self.artefacts.insert(artefact);
    }

    /// The members of a requirement that an artefact may serve.
    fn offer(&mut self, view: View<'_>, requirement: u32, artefact: u32) {
        let cover = view.index.cover(artefact);
        let covered = view.index.covered(artefact);
        let touched = match elements_of(view, requirement) {
            Some(list) => Touched {
                all: cover.is_general(can_be_party(list)),
                members: covered.iter().map(|element| MemberIx::Element(*element)).collect(),
            },
            None if is_over_artefacts(view, requirement) => {
                let linked = view.index.linked(artefact).iter().copied().chain([artefact]);
                Touched {
                    all: cover.is_general(true) || !covered.is_empty(),
                    members: linked
                        .flat_map(|member| [MemberIx::Artefact(member), MemberIx::Records(member)])
                        .collect(),
                }
            }
            None => Touched { all: true, members: BTreeSet::new() },
        };
        self.add(requirement, touched);
    }

    /// Whether anything is to be computed again from a requirement.
    pub(super) fn holds(&self, position: u32) -> bool {
        self.requirements.contains_key(&position) || self.reordered.contains(&position)
    }

    /// The last artefact takes the place of one that left.
    pub(super) fn moved(&mut self, from: u32, to: u32) {
        self.artefacts.remove(&to);
        if self.artefacts.remove(&from) && from != to {
            self.artefacts.insert(to);
        }
        for touched in self.requirements.values_mut() {
            touched.members.remove(&MemberIx::Artefact(to));
            touched.members.remove(&MemberIx::Records(to));
            if touched.members.remove(&MemberIx::Artefact(from)) {
                touched.members.insert(MemberIx::Artefact(to));
            }
            if touched.members.remove(&MemberIx::Records(from)) {
                touched.members.insert(MemberIx::Records(to));
            }
        }
    }

    /// Within groups of which some suffice, all ways are looked at again where one is.
    pub(super) fn widen(&mut self, asked: &Asked) {
        // A requirement may stand in several groups, and so widen another.
        for _ in 0..=asked.groups.len() {
            for group in &asked.groups {
                let of_group =
                    group.iter().filter_map(|position| self.requirements.get(&index(*position)));
                let Some(together) = of_group.cloned().reduce(|mut one, other| {
                    one.merge(other);
                    one
                }) else {
                    continue;
                };
                for position in group {
                    self.add(index(*position), together.clone());
                }
            }
        }
    }
}

pub(super) fn requirement(catalogue: &Catalogue, position: u32) -> Option<&Requirement> {
    usize::try_from(position).ok().and_then(|position| catalogue.requirement_at(position))
}

fn population_of(view: View<'_>, position: u32) -> Option<PopulationOf> {
    let requirement = requirement(view.catalogue, position)?;
    view.catalogue.population(requirement.population_id().as_str()).map(|population| population.of)
}

/// The list of the scope that a requirement is about, where it is about one.
fn elements_of(view: View<'_>, position: u32) -> Option<ElementList> {
    population_of(view, position).and_then(ElementList::of_population)
}

fn is_over_artefacts(view: View<'_>, position: u32) -> bool {
    let of = population_of(view, position);
    matches!(of, Some(PopulationOf::Artefacts | PopulationOf::Records))
}
