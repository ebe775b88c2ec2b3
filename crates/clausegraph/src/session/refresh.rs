//! Evaluating again what a change touches, and telling what came of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use clausegraph_model::{ElementList, Organisation, Problems};

use super::{
    Applied, CellState, ChangedCell, Session, SessionWork,
    touch::{Touch, Touched, requirement},
};
use crate::{
    EvidenceMap, Member,
    evaluate::{CellData, Evaluated, Kept, Run, choose_within, computed, controlled, evaluate},
    index::Index,
    member::{MemberIx, index},
    offer::Parties,
    population::{cells, member_cell, without_members},
};

/// The cells of a requirement after a change.
struct Fresh {
    /// The members that had to be looked at.
    touched: Touched,
    cells: Vec<CellData>,
    /// What is known of the slots.
    kept: Option<Kept>,
}

/// A cell by the position of its requirement, what kind of member it is about, and the member's id.
type Name = (u32, &'static str, Option<String>);

/// What cells showed before; none where there was no such cell.
#[derive(Debug, Default)]
pub(super) struct Ledger(BTreeMap<Name, Option<CellState>>);

impl Ledger {
    fn note(&mut self, name: Name, before: Option<&CellData>) {
        self.0.entry(name).or_insert_with(|| before.map(CellState::from));
    }
}

fn row(evaluated: &Evaluated, position: u32) -> &[CellData] {
    let row = usize::try_from(position).ok().and_then(|position| evaluated.cells.get(position));
    row.map(Vec::as_slice).unwrap_or_default()
}

fn row_mut(evaluated: &mut Evaluated, position: u32) -> Option<&mut Vec<CellData>> {
    usize::try_from(position).ok().and_then(|position| evaluated.cells.get_mut(position))
}

impl Session {
    /// The cells of some requirements by name, and what they show.
    pub(super) fn names(&self) -> Ledger {
        let mut ledger = Ledger::default();
        for (position, cells) in self.evaluated.cells.iter().enumerate() {
            for cell in cells {
                ledger.note(self.name(index(position), cell.member), Some(cell));
            }
        }
        ledger
    }

    fn name(&self, position: u32, member: MemberIx) -> Name {
        let member = member.view(self.shared.catalogue(), &self.organisation);
        (position, member.scope(), member.id().map(str::to_owned))
    }

    /// Takes out the cells that are about an artefact which is about to leave.
    pub(super) fn take_members(&mut self, touch: &Touch, artefact: u32, ledger: &mut Ledger) {
        for position in touch.requirements.keys() {
            for member in [MemberIx::Artefact(artefact), MemberIx::Records(artefact)] {
                let name = self.name(*position, member);
                let evaluated = Arc::make_mut(&mut self.evaluated);
                let Some(row) = row_mut(evaluated, *position) else { continue };
                if let Ok(place) = row.binary_search_by_key(&member, |cell| cell.member) {
                    ledger.note(name, row.get(place));
                    row.remove(place);
                }
            }
        }
    }

    /// Takes out the cells that are computed from what is touched: all of them are computed again.
    pub(super) fn take_computed(&mut self, touch: &Touch, ledger: &mut Ledger) {
        let shared = self.shared.clone();
        for position in &shared.asked().computed {
            let place = usize::try_from(*position).unwrap_or(usize::MAX);
            if !self.is_touched(touch, place, 0) {
                continue;
            }
            for cell in row(&self.evaluated, *position) {
                ledger.note(self.name(*position, cell.member), Some(cell));
            }
            if let Some(row) = row_mut(Arc::make_mut(&mut self.evaluated), *position) {
                row.clear();
            }
        }
    }

    /// The last artefact has taken the place of one that left: so do the cells that are about it.
    pub(super) fn move_members(&mut self, from: u32, to: u32) {
        let shared = self.shared.clone();
        let artefact =
            usize::try_from(to).ok().and_then(|to| self.organisation.artefacts().get(to));
        let (true, Some(artefact)) = (from != to, artefact) else { return };
        let evaluated = Arc::make_mut(&mut self.evaluated);
        for position in shared.asked().membership(artefact.kind()) {
            let Some(row) = row_mut(evaluated, position) else { continue };
            for (old, new) in [
                (MemberIx::Artefact(from), MemberIx::Artefact(to)),
                (MemberIx::Records(from), MemberIx::Records(to)),
            ] {
                if let Ok(place) = row.binary_search_by_key(&old, |cell| cell.member) {
                    let cell = CellData { member: new, ..row.remove(place) };
                    put(row, cell);
                }
            }
        }
    }

    /// Evaluates again what is touched.
    pub(super) fn refresh(
        &mut self,
        mut touch: Touch,
        mut ledger: Ledger,
        warnings: Problems,
    ) -> Applied {
        let shared = self.shared.clone();
        let (catalogue, asked) = (shared.catalogue(), shared.asked());
        touch.widen(asked);
        let mut work = SessionWork::default();
        let control = self.evaluated.control.clone();
        let controls = |position: &u32| {
            usize::try_from(*position).is_ok_and(|position| control.contains(&position))
        };
        if asked.mixed && touch.requirements.keys().any(controls) {
            let before = self.names();
            return self.evaluate_everything(before, warnings);
        }
        let first: Vec<u32> = touch.requirements.keys().copied().filter(controls).collect();
        if !first.is_empty() {
            self.again(&touch, &first, &mut ledger, &mut work);
            self.choose(&touch, true);
            self.control(&mut touch);
            touch.widen(asked);
        }
        let rest: Vec<u32> =
            touch.requirements.keys().copied().filter(|position| !controls(position)).collect();
        self.again(&touch, &rest, &mut ledger, &mut work);
        self.choose(&touch, false);
        self.take_computed(&touch, &mut ledger);
        for position in &asked.computed {
            let place = usize::try_from(*position).unwrap_or(usize::MAX);
            let Some(requirement) = requirement(catalogue, *position) else { continue };
            if !self.is_touched(&touch, place, 0) {
                continue;
            }
            let fresh = computed(catalogue, requirement, &self.evaluated.cells, 0);
            work.requirements += 1;
            work.cells += count(fresh.len());
            if let Some(row) = row_mut(Arc::make_mut(&mut self.evaluated), *position) {
                *row = fresh;
            }
            for cell in row(&self.evaluated, *position) {
                ledger.note(self.name(*position, cell.member), None);
            }
        }
        Applied { cells: self.moved(ledger), warnings, work }
    }

    /// Whether a requirement is touched, or computed from one that is.
    fn is_touched(&self, touch: &Touch, position: usize, depth: usize) -> bool {
        let catalogue = self.shared.catalogue();
        let sources =
            catalogue.requirement_at(position).map(clausegraph_model::Requirement::sources);
        touch.holds(index(position))
            || depth <= catalogue.requirements().len()
                && sources
                    .into_iter()
                    .flatten()
                    .any(|source| self.is_touched(touch, *source, depth + 1))
    }

    /// Evaluates some requirements again for the members that are touched.
    fn again(
        &mut self,
        touch: &Touch,
        positions: &[u32],
        ledger: &mut Ledger,
        work: &mut SessionWork,
    ) {
        for position in positions {
            let Some(touched) = touch.requirements.get(position) else { continue };
            let Some(fresh) = self.fresh(touch, *position, touched) else { continue };
            work.requirements += 1;
            work.cells += count(fresh.cells.len());
            self.kept.put(*position, fresh.kept);
            self.write(*position, &fresh.touched, fresh.cells, ledger);
        }
    }

    /// The cells of a requirement for the members that are touched.
    fn fresh(&self, touch: &Touch, position: u32, touched: &Touched) -> Option<Fresh> {
        let (catalogue, organisation) = (self.shared.catalogue(), &self.organisation);
        let requirement = requirement(catalogue, position)?;
        let population = catalogue.population(requirement.population_id().as_str())?;
        let map = self.map();
        let parties = self.evaluated.parties(requirement);
        let mut run =
            Run { map: &map, requirement, as_of: self.as_of, parties, among: None, kept: None };
        let after = self.kept.after(&run, touch);
        let mut touched = touched.clone();
        // A way that was not chosen is marked in the cells: those of groups are all evaluated again.
        let in_group = || {
            self.shared.asked().groups.iter().any(|group| group.contains(&requirement.position()))
        };
        if touched.all
            && after.as_ref().is_some_and(|after| after.is_same)
            && ElementList::of_population(population.of).is_some()
            && !in_group()
        {
            touched.all = false;
        }
        run.kept = after.as_ref().map(|after| &after.kept);
        let opened = if touched.all {
            cells(catalogue, organisation, population, self.as_of)
        } else {
            let members = touched.members.iter();
            let cell =
                |member: &MemberIx| member_cell(organisation, population, *member, self.as_of);
            members.filter_map(cell).collect()
        };
        run.among = (!touched.all).then_some(&touched.members);
        let (mut cells, mut found) = run.cells_and_kept(&opened);
        if cells.is_empty() && !self.has_others(position, &touched) {
            let whole = without_members(organisation, population, self.as_of);
            (cells, found) = run.cells_and_kept(&[whole]);
        }
        let kept = found.or_else(|| Some(after?.kept));
        Some(Fresh { touched, cells, kept })
    }

    /// Whether a requirement has members besides those that are touched.
    fn has_others(&self, position: u32, touched: &Touched) -> bool {
        row(&self.evaluated, position).iter().any(|cell| {
            cell.member != MemberIx::Population
                && !touched.all
                && !touched.members.contains(&cell.member)
        })
    }

    /// Writes the cells of a requirement for the members that are touched.
    fn write(
        &mut self,
        position: u32,
        touched: &Touched,
        fresh: Vec<CellData>,
        ledger: &mut Ledger,
    ) {
        let whole = fresh.iter().any(|cell| cell.member == MemberIx::Population);
        let leaves = |cell: &CellData| {
            touched.all
                || whole
                || touched.members.contains(&cell.member)
                || (cell.member == MemberIx::Population && !fresh.is_empty())
        };
        let same = |cell: &CellData| {
            fresh.binary_search_by_key(&cell.member, |found| found.member).is_ok()
        };
        let mut gone = Vec::new();
        for cell in self.touched_cells(position, touched, whole || !fresh.is_empty()) {
            ledger.note(self.name(position, cell.member), Some(cell));
            if leaves(cell) && !same(cell) {
                gone.push(cell.member);
            }
        }
        for cell in &fresh {
            ledger.note(self.name(position, cell.member), None);
        }
        let Some(row) = row_mut(Arc::make_mut(&mut self.evaluated), position) else { return };
        for member in gone {
            if let Ok(place) = row.binary_search_by_key(&member, |cell| cell.member) {
                row.remove(place);
            }
        }
        if touched.all {
            *row = fresh;
        } else {
            for cell in fresh {
                put(row, cell);
            }
        }
    }

    /// The cells that are touched, and with them that of the population as a whole.
    fn touched_cells(&self, position: u32, touched: &Touched, whole: bool) -> Vec<&CellData> {
        let row = row(&self.evaluated, position);
        if touched.all {
            return row.iter().collect();
        }
        let members = touched.members.iter().copied();
        let members = members.chain(whole.then_some(MemberIx::Population));
        let place = |member| row.binary_search_by_key(&member, |cell| cell.member).ok();
        members.filter_map(|member| row.get(place(member)?)).collect()
    }

    /// Marks again whose way was not chosen, in the groups that control parties or in all others.
    fn choose(&mut self, touch: &Touch, of_control: bool) {
        let shared = self.shared.clone();
        let control = self.evaluated.control.clone();
        for (group, positions) in
            shared.catalogue().alternatives().iter().zip(&shared.asked().groups)
        {
            let controls = positions.iter().all(|position| control.contains(position));
            let touched =
                positions.iter().find_map(|position| touch.requirements.get(&index(*position)));
            let (true, Some(touched)) = (controls == of_control, touched) else { continue };
            let wanted = |member| {
                touched.all || touched.members.contains(&member) || member == MemberIx::Population
            };
            let found = &mut Arc::make_mut(&mut self.evaluated).cells;
            choose_within(group, positions, found, wanted);
        }
    }

    /// Finds again which parties are under control, and touches what those provide that are so no longer,
    /// or are so now.
    fn control(&mut self, touch: &mut Touch) {
        let now = controlled(&self.evaluated.control, &self.evaluated.cells);
        let [nobody, before] = &self.evaluated.parties;
        let (before, now_set): (BTreeSet<u32>, BTreeSet<u32>) =
            (before.controlled.iter().copied().collect(), now.iter().copied().collect());
        if before == now_set {
            return;
        }
        let parties = [nobody.clone(), Parties { controlled: now }];
        let others: Vec<u32> = before.symmetric_difference(&now_set).copied().collect();
        Arc::make_mut(&mut self.evaluated).parties = parties;
        for position in provided_by(&self.organisation, &others) {
            touch.artefact(self.view(), position);
        }
    }

    /// Evaluates everything again, after a change that reaches everything.
    pub(super) fn whole(
        &mut self,
        change: impl FnOnce(&mut Organisation) -> (bool, Problems),
    ) -> Result<Applied, Problems> {
        let before = self.names();
        let (done, problems) = change(&mut self.organisation);
        if !done {
            return Err(problems);
        }
        let shared = self.shared.clone();
        let fields = &shared.asked().fields;
        self.index = Arc::new(Index::new(shared.catalogue(), &self.organisation, fields));
        Ok(self.evaluate_everything(before, problems))
    }

    pub(super) fn evaluate_everything(
        &mut self,
        mut before: Ledger,
        warnings: Problems,
    ) -> Applied {
        let shared = self.shared.clone();
        let map = EvidenceMap {
            catalogue: shared.catalogue(),
            organisation: &self.organisation,
            index: self.index.clone(),
        };
        self.evaluated = Arc::new(evaluate(&map, self.as_of));
        self.kept.clear();
        drop(map);
        let mut work = SessionWork { everything: true, ..SessionWork::default() };
        for (position, cells) in self.evaluated.cells.iter().enumerate() {
            work.requirements += 1;
            work.cells += count(cells.len());
            for cell in cells {
                before.note(self.name(index(position), cell.member), None);
            }
        }
        Applied { cells: self.moved(before), warnings, work }
    }

    /// The cells that show something else than before.
    fn moved(&self, before: Ledger) -> Vec<ChangedCell> {
        let catalogue = self.shared.catalogue();
        let mut changes = Vec::new();
        for (name, before) in before.0 {
            let Some(requirement) = requirement(catalogue, name.0) else { continue };
            let after = self.cell(&name).map(CellState::from);
            if before != after {
                let (_, scope, member) = name;
                let requirement = requirement.id().clone();
                changes.push(ChangedCell { requirement, scope, member, before, after });
            }
        }
        changes
    }

    fn cell(&self, (position, scope, id): &Name) -> Option<&CellData> {
        let organisation = &self.organisation;
        let artefact = |id: &str| organisation.artefact_position(id).map(index);
        let member = match (*scope, id.as_deref()) {
            (_, None) if *scope == Member::Organisation.scope() => MemberIx::Organisation,
            (_, None) => MemberIx::Population,
            ("element", Some(id)) => {
                MemberIx::Element(organisation.element_position(id).map(index)?)
            }
            ("artefact", Some(id)) => MemberIx::Artefact(artefact(id)?),
            ("records", Some(id)) => MemberIx::Records(artefact(id)?),
            (_, Some(id)) => {
                MemberIx::Chapter(index(self.shared.catalogue().clause(id)?.position()))
            }
        };
        let row = row(&self.evaluated, *position);
        if self.shared.asked().computed.binary_search(position).is_ok() {
            return row.iter().find(|cell| cell.member == member);
        }
        let place = row.binary_search_by_key(&member, |cell| cell.member).ok()?;
        row.get(place)
    }
}

/// Puts a cell in its place.
fn put(row: &mut Vec<CellData>, cell: CellData) {
    match row.binary_search_by_key(&cell.member, |found| found.member) {
        Ok(place) => {
            if let Some(entry) = row.get_mut(place) {
                *entry = cell;
            }
        }
        Err(place) => row.insert(place, cell),
    }
}

/// Positions of the artefacts that some parties provide.
fn provided_by(organisation: &Organisation, parties: &[u32]) -> Vec<u32> {
    let artefacts = organisation.artefacts().iter().enumerate();
    let provided = artefacts.filter(|(_, artefact)| {
        let party = artefact.document().provided_by.given();
        let party = party.and_then(|party| organisation.element_position(party.as_str()));
        party.is_some_and(|party| parties.contains(&index(party)))
    });
    provided.map(|(position, _)| index(position)).collect()
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
