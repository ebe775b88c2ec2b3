//! Why a cell changes: the derivations of two days side by side.

use std::collections::BTreeMap;

use clausegraph_model::{
    Artefact, Attribute, AttributeValue, Date, ElementList, Fact, Requirement,
};

use super::{ChangeCause, evidence};
use crate::{
    Assessment, Derivation, Ground,
    derivation::Explainer,
    document::{ConditionDocument, PopulationDocument},
    evaluate::{CellData, on_file},
    member::{MemberIx, index, item},
    population::{Holds, conditions, is_there, makes_members, shows_none},
};

/// Finds causes between two days; what it looks at is made ready once for each requirement.
pub(super) struct Causes<'s, 'g> {
    before: &'s Assessment<'g>,
    after: &'s Assessment<'g>,
    requirements: BTreeMap<usize, Sides<'s, 'g>>,
}

/// A requirement on both days.
struct Sides<'s, 'g> {
    explainers: [Explainer<'s, 'g>; 2],
    /// The place of each member's cell among those of the requirement.
    places: [BTreeMap<MemberIx, usize>; 2],
}

/// A cell on both days, as far as it is there.
struct Both<'s, 'g> {
    data: [Option<&'s CellData>; 2],
    derivations: [Option<Derivation<'g>>; 2],
}

impl Both<'_, '_> {
    fn has_ground(&self, wanted: &Ground) -> bool {
        self.data.iter().flatten().any(|data| data.ground.as_deref() == Some(wanted))
    }
}

impl<'s, 'g> Causes<'s, 'g> {
    pub(super) fn new(before: &'s Assessment<'g>, after: &'s Assessment<'g>) -> Self {
        Self { before, after, requirements: BTreeMap::new() }
    }

    /// Why the cell of a requirement for a member changes.
    pub(super) fn of(
        &mut self,
        requirement: &'g Requirement,
        member: MemberIx,
    ) -> Vec<ChangeCause<'g>> {
        if !requirement.sources().is_empty() {
            return self.of_sources(requirement, member);
        }
        let both = self.both(requirement, member);
        let mut causes = self.own(requirement, member, &both);
        if both.has_ground(&Ground::Alternative) {
            causes.extend(self.of_alternatives(requirement, member));
        }
        causes
    }

    /// The causes that lie in the cell's own population and slots.
    fn own(
        &mut self,
        requirement: &'g Requirement,
        member: MemberIx,
        both: &Both<'s, 'g>,
    ) -> Vec<ChangeCause<'g>> {
        if let [Some(before), Some(after)] = &both.derivations
            && before.cell.by_slots
            && after.cell.by_slots
        {
            let mut causes = Vec::new();
            for change in evidence::changes(before, after, self.after.as_of) {
                let party = evidence::party(&change);
                causes.push(ChangeCause::Evidence(change));
                if let Some(party) = party.and_then(|party| self.element(party)) {
                    self.of_control(party, &mut causes);
                }
            }
            return causes;
        }
        self.of_population(requirement, member)
    }

    fn element(&self, id: &str) -> Option<MemberIx> {
        let position = self.after.organisation().element_position(id)?;
        Some(MemberIx::Element(index(position)))
    }

    /// A cell on both days.
    fn both(&mut self, requirement: &'g Requirement, member: MemberIx) -> Both<'s, 'g> {
        let days = [self.before, self.after];
        let sides = self.requirements.entry(requirement.position()).or_insert_with(|| Sides {
            explainers: days.map(|day| Explainer::new(day, requirement, &[])),
            places: days.map(|day| {
                let cells = day.data(requirement).iter().enumerate();
                cells.map(|(place, data)| (data.member, place)).collect()
            }),
        });
        let [one, two] = [0, 1].map(|side| {
            let (day, places, explainer) =
                (days.get(side)?, sides.places.get(side)?, sides.explainers.get(side)?);
            let data = day.data(requirement).get(*places.get(&member)?)?;
            Some((data, explainer.derive(&day.view(requirement, data), 0)))
        });
        let (one_data, one) = one.unzip();
        let (two_data, two) = two.unzip();
        Both { data: [one_data, two_data], derivations: [one, two] }
    }

    /// The requirements that a requirement is computed from, whose cells are on file otherwise.
    fn of_sources(
        &mut self,
        requirement: &'g Requirement,
        member: MemberIx,
    ) -> Vec<ChangeCause<'g>> {
        let catalogue = self.after.catalogue();
        let mut causes = Vec::new();
        for source in requirement.sources() {
            let Some(source) = catalogue.requirement_at(*source) else { continue };
            let both = self.both(source, member);
            let [before, after] = both.data.map(|data| data.map(on_file));
            if before != after {
                causes.extend(self.follows(source, member));
            }
        }
        causes
    }

    /// The other ways of which some suffice, where they change by themselves.
    fn of_alternatives(
        &mut self,
        requirement: &'g Requirement,
        member: MemberIx,
    ) -> Vec<ChangeCause<'g>> {
        let catalogue = self.after.catalogue();
        let groups = catalogue.alternatives().iter();
        let groups = groups.filter(|group| group.requirements.contains(requirement.id()));
        let others = groups.flat_map(|group| &group.requirements);
        let others = others.filter(|id| *id != requirement.id());
        let mut causes = Vec::new();
        for other in others.filter_map(|id| catalogue.requirement(id.as_str())) {
            let both = self.both(other, member);
            let own = self.own(other, member, &both);
            if !own.is_empty() {
                causes.push(ChangeCause::Follows {
                    requirement: other,
                    member: self.after.member(member),
                    causes: own,
                });
            }
        }
        causes
    }

    /// The requirements on the control of a party whose cells change.
    fn of_control(&mut self, party: MemberIx, causes: &mut Vec<ChangeCause<'g>>) {
        let catalogue = self.after.catalogue();
        let control = self.after.evaluated.control.clone();
        for requirement in control.iter().filter_map(|at| catalogue.requirement_at(*at)) {
            let named = |cause: &ChangeCause<'_>| match cause {
                ChangeCause::Follows { requirement: known, member, .. } => {
                    known.id() == requirement.id() && member.id() == self.after.member(party).id()
                }
                ChangeCause::Evidence(_)
                | ChangeCause::There(_)
                | ChangeCause::Condition { .. } => false,
            };
            if causes.iter().any(named) {
                continue;
            }
            let both = self.both(requirement, party);
            let [before, after] = both.data.map(|data| data.map(|data| data.status));
            if before != after {
                causes.extend(self.follows(requirement, party));
            }
        }
    }

    fn follows(
        &mut self,
        requirement: &'g Requirement,
        member: MemberIx,
    ) -> Option<ChangeCause<'g>> {
        let causes = self.of(requirement, member);
        let member = self.after.member(member);
        (!causes.is_empty()).then_some(ChangeCause::Follows { requirement, member, causes })
    }

    /// What changes about who belongs to the population, and whether anything is asked of them.
    fn of_population(
        &self,
        requirement: &'g Requirement,
        member: MemberIx,
    ) -> Vec<ChangeCause<'g>> {
        let Some(population) = self.after.population(requirement) else { return Vec::new() };
        let organisation = self.after.organisation();
        let artefacts = || (0..organisation.artefacts().len()).map(index);
        let elements = || (0..organisation.elements().len()).map(index);
        let mut causes = Vec::new();
        match member {
            MemberIx::Element(_) | MemberIx::Artefact(_) | MemberIx::Records(_) => {
                self.of_member(population, member, &mut causes);
            }
            // A population as a whole has a cell as long as it has no member.
            MemberIx::Population => {
                for position in elements() {
                    self.of_member(population, MemberIx::Element(position), &mut causes);
                }
                for position in artefacts() {
                    self.of_member(population, MemberIx::Artefact(position), &mut causes);
                }
                let counted = organisation.artefacts().iter();
                let counted = counted.filter(|found| {
                    shows_none(found, population) && !makes_members(population, found.kind())
                });
                causes.extend(counted.filter_map(|found| self.comes_or_goes(found)));
            }
            MemberIx::Organisation | MemberIx::Chapter(_) => {}
        }
        causes
    }

    /// What changes about one that belongs to a population, or may.
    fn of_member(
        &self,
        population: &'g PopulationDocument,
        member: MemberIx,
        causes: &mut Vec<ChangeCause<'g>>,
    ) {
        let organisation = self.after.organisation();
        let days = [self.before.as_of, self.after.as_of];
        let asked = population.exceptions.iter().chain(&population.members);
        let asked = asked.chain(&population.triggers);
        match member {
            MemberIx::Element(position) => {
                let Some(element) = item(organisation.elements(), position) else { return };
                if ElementList::of_population(population.of) != Some(element.list()) {
                    return;
                }
                let fact = |field: &'g Attribute, day: Date| {
                    field.of_element(element.document(), organisation.on(day))
                };
                causes.extend(
                    asked.filter_map(|condition| self.turned(member, condition, days, fact)),
                );
            }
            MemberIx::Artefact(position) | MemberIx::Records(position) => {
                let Some(artefact) = item(organisation.artefacts(), position) else { return };
                if !makes_members(population, artefact.kind()) {
                    return;
                }
                causes.extend(self.comes_or_goes(artefact));
                let fact = |field: &'g Attribute, day: Date| {
                    field.of_artefact(artefact.document(), organisation.on(day))
                };
                causes.extend(
                    asked.filter_map(|condition| self.turned(member, condition, days, fact)),
                );
            }
            MemberIx::Organisation | MemberIx::Population | MemberIx::Chapter(_) => {}
        }
    }

    /// An artefact that is there on one of two days only.
    fn comes_or_goes(&self, artefact: &'g Artefact) -> Option<ChangeCause<'g>> {
        let [was, is] = [self.before, self.after].map(|day| is_there(artefact, day.as_of));
        (was != is).then_some(ChangeCause::There(artefact))
    }

    /// A condition that holds on one of two days only.
    fn turned(
        &self,
        member: MemberIx,
        condition: &'g ConditionDocument,
        days: [Date; 2],
        fact: impl Fn(&'g Attribute, Date) -> Fact<AttributeValue<'g>>,
    ) -> Option<ChangeCause<'g>> {
        let [was, is] =
            days.map(|day| conditions(std::slice::from_ref(condition), |field| fact(field, day)));
        let member = self.after.member(member);
        let holds = is == Holds::Yes;
        (was != is).then_some(ChangeCause::Condition { member, condition, holds })
    }
}
