//! The assessment: every cell with its status, and the numbers above them.

use std::sync::Arc;

use clausegraph_model::{
    Catalogue, Clause, Date, Organisation, Requirement,
    document::{Aspect, PopulationDocument},
};

use crate::{
    EvidenceMap, Ground, Member, Origin, Status,
    evaluate::{CellData, Evaluated, Run, evaluate, of_aspect},
    member::MemberIx,
};

/// Assesses an organisation on a day. Pure, and cannot fail.
///
/// The result is in the catalogue's reading order, and within a requirement in the order of the
/// population's members. The same input gives the same result, always.
pub fn assess<'g>(map: &EvidenceMap<'g>, as_of: Date) -> Assessment<'g> {
    Assessment { map: map.clone(), as_of, evaluated: Arc::new(evaluate(map, as_of)) }
}

/// What an assessment found: the status of every cell on a day.
#[derive(Clone, Debug)]
pub struct Assessment<'g> {
    pub(crate) map: EvidenceMap<'g>,
    pub(crate) as_of: Date,
    pub(crate) evaluated: Arc<Evaluated>,
}

/// A requirement for one member of its population, and what the evidence shows.
#[derive(Clone, Debug)]
pub struct Cell<'g> {
    /// The requirement.
    pub requirement: &'g Requirement,
    /// The member.
    pub member: Member<'g>,
    /// What the evidence shows.
    pub status: Status,
    /// Where the evidence comes from; none where no slot has an offer that counts.
    pub origin: Option<Origin>,
    /// Why the status is as it is.
    pub ground: Ground,
    aspects: [Option<Status>; 4],
    pub(crate) member_ix: MemberIx,
    pub(crate) by_slots: bool,
}

impl Cell<'_> {
    /// What the evidence shows of one aspect; none where the requirement has no slot of it, or where
    /// the slots did not decide.
    pub fn aspect(&self, aspect: Aspect) -> Option<Status> {
        of_aspect(self.aspects, aspect)
    }

    /// The cell as people name it: `8.3.4.1-06@nordbyte`.
    pub fn name(&self) -> String {
        match self.member.id() {
            Some(member) => format!("{}@{member}", self.requirement.id()),
            None => self.requirement.id().to_string(),
        }
    }
}

impl<'g> Assessment<'g> {
    /// The evidence map that was assessed.
    pub fn map(&self) -> &EvidenceMap<'g> {
        &self.map
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &'g Catalogue {
        self.map.catalogue()
    }

    /// The organisation.
    pub fn organisation(&self) -> &'g Organisation {
        self.map.organisation()
    }

    /// The day the assessment is made for.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The population over which a requirement must hold.
    pub fn population(&self, requirement: &Requirement) -> Option<&'g PopulationDocument> {
        self.catalogue().population(requirement.population_id().as_str())
    }

    /// All cells, in reading order.
    pub fn cells(&self) -> Cells<'_, 'g> {
        Cells { assessment: self, requirement: 0, cell: 0 }
    }

    /// The cells of one requirement, in the order of its population's members.
    pub fn cells_of<'s>(
        &'s self,
        requirement: &Requirement,
    ) -> impl Iterator<Item = Cell<'g>> + use<'s, 'g> {
        let requirement = self.catalogue().requirement_at(requirement.position());
        requirement
            .into_iter()
            .flat_map(move |found| self.data(found).iter().map(move |data| self.view(found, data)))
    }

    /// The cell of a requirement for a member; the member is none for the organisation or for a
    /// population as a whole.
    pub fn cell(&self, requirement: &Requirement, member: Option<&str>) -> Option<Cell<'g>> {
        self.cells_of(requirement).find(|cell| cell.member.id() == member)
    }

    /// The cells of the requirements of a clause and of all clauses below it, in reading order.
    pub fn cells_below<'s>(
        &'s self,
        clause: &'g Clause,
    ) -> impl Iterator<Item = Cell<'g>> + use<'s, 'g> {
        self.catalogue().subtree(clause).flat_map(|requirement| self.cells_of(requirement))
    }

    /// The evaluation of a requirement, to be looked at again for any of its members.
    pub(crate) fn run<'s>(&'s self, requirement: &'g Requirement) -> Run<'s, 'g> {
        Run {
            map: &self.map,
            requirement,
            as_of: self.as_of,
            parties: self.evaluated.parties(requirement),
            among: None,
            kept: None,
        }
    }

    pub(crate) fn data(&self, requirement: &Requirement) -> &[CellData] {
        let found = self.evaluated.cells.get(requirement.position());
        found.map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn view(&self, requirement: &'g Requirement, data: &CellData) -> Cell<'g> {
        Cell {
            requirement,
            member: self.member(data.member),
            status: data.status,
            origin: data.origin,
            ground: data.ground.as_deref().cloned().unwrap_or(Ground::Slots),
            aspects: data.aspects,
            member_ix: data.member,
            by_slots: data.by_slots,
        }
    }

    pub(crate) fn member(&self, member: MemberIx) -> Member<'g> {
        member.view(self.catalogue(), self.organisation())
    }
}

/// All cells of an assessment, in reading order.
#[derive(Clone, Debug)]
pub struct Cells<'s, 'g> {
    assessment: &'s Assessment<'g>,
    requirement: usize,
    cell: usize,
}

impl<'g> Iterator for Cells<'_, 'g> {
    type Item = Cell<'g>;

    fn next(&mut self) -> Option<Cell<'g>> {
        loop {
            let requirement = self.assessment.catalogue().requirement_at(self.requirement)?;
            if let Some(data) = self.assessment.data(requirement).get(self.cell) {
                self.cell += 1;
                return Some(self.assessment.view(requirement, data));
            }
            self.requirement += 1;
            self.cell = 0;
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let rows = self.assessment.evaluated.cells.iter().skip(self.requirement);
        let left = rows.map(Vec::len).sum::<usize>().saturating_sub(self.cell);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Cells<'_, '_> {}
