//! The evaluation: every cell of every requirement on a day.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use clausegraph_model::{
    Amount, Catalogue, Date, Key, Organisation, Requirement,
    document::{AlternativeDocument, Aspect, SlotDocument},
};

use crate::{
    Counts, EvidenceMap, Status, ValueSet, decide,
    member::MemberIx,
    offer::{Origin, Parties, SlotContext},
    population::{Ground, Opened, cells, narrowed},
    slot::{Fold, Intervals, MemberKind, SlotRun},
};

/// One cell, by positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CellData {
    pub(crate) member: MemberIx,
    pub(crate) status: Status,
    pub(crate) aspects: [Option<Status>; 4],
    pub(crate) origin: Option<Origin>,
    pub(crate) ground: Option<Box<Ground>>,
    /// Whether the slots were looked at, and not the population alone.
    pub(crate) by_slots: bool,
}

/// The name of the parameter that says how large a share of exceptions a record test bears.
pub const RECORD_TEST_TOLERANCE: &str = "record-test-tolerance";

pub(crate) fn tolerance(organisation: &Organisation) -> Amount {
    organisation.parameter(RECORD_TEST_TOLERANCE).unwrap_or(Amount::ZERO)
}

pub(crate) const ASPECTS: [Aspect; 4] =
    [Aspect::Design, Aspect::Operation, Aspect::Evaluation, Aspect::Improvement];

/// Everything that an evaluation found.
#[derive(Clone, Debug)]
pub(crate) struct Evaluated {
    /// Cells by the position of their requirement.
    pub(crate) cells: Vec<Vec<CellData>>,
    /// Which parties are under control; nobody while that itself is evaluated.
    pub(crate) parties: [Parties; 2],
    pub(crate) control: Vec<usize>,
}

impl Evaluated {
    /// Which parties are under control as far as a requirement can know.
    pub(crate) fn parties(&self, requirement: &Requirement) -> &Parties {
        let [nobody, known] = &self.parties;
        if self.control.contains(&requirement.position()) { nobody } else { known }
    }
}

pub(crate) fn evaluate(map: &EvidenceMap<'_>, as_of: Date) -> Evaluated {
    let (catalogue, organisation) = (map.catalogue(), map.organisation());
    let mut populations: BTreeMap<usize, Vec<Opened>> = BTreeMap::new();
    let mut found: Vec<Vec<CellData>> = vec![Vec::new(); catalogue.requirements().len()];
    let control = control_requirements(catalogue);
    let mut parties = Parties::default();
    for controls in [true, false] {
        for requirement in catalogue.requirements() {
            let position = requirement.position();
            if !requirement.sources().is_empty() || control.contains(&position) != controls {
                continue;
            }
            let opened =
                populations.entry(requirement.population_position()).or_insert_with(|| {
                    let population = catalogue.population(requirement.population_id().as_str());
                    population
                        .map(|found| cells(catalogue, organisation, found, as_of))
                        .unwrap_or_default()
                });
            let run = Run { map, requirement, as_of, parties: &parties, among: None, kept: None };
            if let Some(entry) = found.get_mut(position) {
                *entry = run.cells(opened);
            }
        }
        if controls {
            choose(catalogue, &mut found, |positions| {
                positions.iter().all(|position| control.contains(position))
            });
            parties.controlled = controlled(&control, &found);
        }
    }
    choose(catalogue, &mut found, |positions| {
        !positions.iter().all(|position| control.contains(position))
    });
    for requirement in catalogue.requirements() {
        if !requirement.sources().is_empty() {
            let computed = computed(catalogue, requirement, &found, 0);
            if let Some(entry) = found.get_mut(requirement.position()) {
                *entry = computed;
            }
        }
    }
    Evaluated { cells: found, parties: [Parties::default(), parties], control }
}

pub(crate) fn control_requirements(catalogue: &Catalogue) -> Vec<usize> {
    let rule = catalogue.party_rule();
    let ids = rule.map(|rule| rule.control.as_slice()).unwrap_or_default();
    ids.iter()
        .filter_map(|id| catalogue.requirement(id.as_str()))
        .map(Requirement::position)
        .collect()
}

/// Positions of the elements for which every control requirement that asks something is covered.
pub(crate) fn controlled(control: &[usize], found: &[Vec<CellData>]) -> Vec<u32> {
    let mut by_element: BTreeMap<u32, Counts> = BTreeMap::new();
    for cell in control.iter().filter_map(|requirement| found.get(*requirement)).flatten() {
        if let Some(element) = cell.member.element() {
            by_element.entry(element).or_default().add(cell.status);
        }
    }
    let covered =
        |counts: &Counts| counts.counted() > 0 && counts.of(Status::Covered) == counts.counted();
    by_element
        .into_iter()
        .filter(|(_, counts)| covered(counts))
        .map(|(element, _)| element)
        .collect()
}

/// Within groups of which some suffice, marks the cells whose way was not chosen.
fn choose(catalogue: &Catalogue, found: &mut [Vec<CellData>], concerns: impl Fn(&[usize]) -> bool) {
    for group in catalogue.alternatives() {
        let positions = group_positions(catalogue, group);
        if concerns(&positions) {
            choose_within(group, &positions, found, |_| true);
        }
    }
}

/// Positions of the requirements of a group.
pub(crate) fn group_positions(catalogue: &Catalogue, group: &AlternativeDocument) -> Vec<usize> {
    let requirements = group.requirements.iter();
    let requirements = requirements.filter_map(|id| catalogue.requirement(id.as_str()));
    requirements.map(Requirement::position).collect()
}

/// Marks the cells of a group whose way was not chosen, for the members that are wanted.
pub(crate) fn choose_within(
    group: &AlternativeDocument,
    positions: &[usize],
    found: &mut [Vec<CellData>],
    wanted: impl Fn(MemberIx) -> bool,
) {
    let mut by_member: BTreeMap<MemberIx, Vec<(Status, usize, usize)>> = BTreeMap::new();
    for position in positions {
        for (place, cell) in found.get(*position).into_iter().flatten().enumerate() {
            if cell.status.counts() && wanted(cell.member) {
                by_member.entry(cell.member).or_default().push((cell.status, *position, place));
            }
        }
    }
    let at_least = usize::try_from(group.at_least).unwrap_or(usize::MAX);
    for cells in by_member.values_mut() {
        cells.sort_unstable();
        for (status, position, place) in cells.iter().skip(at_least) {
            let cell = found.get_mut(*position).and_then(|cells| cells.get_mut(*place));
            if let (Status::Missing, Some(cell)) = (status, cell) {
                cell.status = Status::NotChosen;
                cell.ground = Some(Box::new(Ground::Alternative));
            }
        }
    }
}

/// The status of one aspect; none where there is none.
pub(crate) fn of_aspect(statuses: [Option<Status>; 4], aspect: Aspect) -> Option<Status> {
    let mut found = ASPECTS.iter().zip(statuses).filter(|(known, _)| **known == aspect);
    found.find_map(|(_, status)| status)
}

/// The status of a cell for what is computed from it: whether it is on file, and not whether it is used.
pub(crate) fn on_file(cell: &CellData) -> Status {
    let design = of_aspect(cell.aspects, Aspect::Design);
    design.filter(|_| cell.by_slots && cell.status.counts()).unwrap_or(cell.status)
}

/// The cells of a requirement that is computed from others.
pub(crate) fn computed(
    catalogue: &Catalogue,
    requirement: &Requirement,
    found: &[Vec<CellData>],
    depth: usize,
) -> Vec<CellData> {
    let mut cells: Vec<CellData> = Vec::new();
    let mut places: BTreeMap<MemberIx, usize> = BTreeMap::new();
    if depth > catalogue.requirements().len() {
        return cells;
    }
    for source in requirement.sources() {
        let Some(origin) = catalogue.requirement_at(*source) else {
            continue;
        };
        let of_source = if origin.sources().is_empty() {
            found.get(*source).cloned().unwrap_or_default()
        } else {
            computed(catalogue, origin, found, depth + 1)
        };
        for cell in of_source {
            let on_file = on_file(&cell);
            let place = *places.entry(cell.member).or_insert(cells.len());
            match cells.get_mut(place) {
                None => cells.push(CellData {
                    member: cell.member,
                    status: on_file,
                    aspects: [None; 4],
                    origin: None,
                    ground: Some(Box::new(Ground::Computed)),
                    by_slots: false,
                }),
                Some(known) => {
                    known.status = match (known.status.counts(), on_file.counts()) {
                        (true, true) => known.status.max(on_file),
                        (false, true) => on_file,
                        (true | false, false) => known.status,
                    };
                }
            }
        }
    }
    cells
}

/// The evaluation of one requirement.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a, 'g> {
    pub(crate) map: &'a EvidenceMap<'g>,
    pub(crate) requirement: &'g Requirement,
    pub(crate) as_of: Date,
    pub(crate) parties: &'a Parties,
    /// The members that are looked at, where not all of them.
    pub(crate) among: Option<&'a BTreeSet<MemberIx>>,
    /// What is known of the slots already.
    pub(crate) kept: Option<&'a Kept>,
}

/// What a session keeps of the slots of a requirement: the offers that serve any member, folded.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) members: MemberKind,
    /// The first member that was looked at; the only one where the whole organisation is.
    pub(crate) member: MemberIx,
    /// By slot; none where that depends on the interval of another.
    pub(crate) folds: Vec<Option<Fold>>,
}

impl Kept {
    /// Whether it was made for members like this one.
    fn is_for(&self, members: MemberKind, member: MemberIx) -> bool {
        self.members == members && (members != MemberKind::Whole || self.member == member)
    }
}

impl<'a, 'g> Run<'a, 'g> {
    pub(crate) fn cells(&self, opened: &[Opened]) -> Vec<CellData> {
        self.cells_with(opened, &mut None, |_, _| {})
    }

    /// The cells, and what may be kept of the slots; nothing where no slot was looked at.
    pub(crate) fn cells_and_kept(&self, opened: &[Opened]) -> (Vec<CellData>, Option<Kept>) {
        let mut slots = None;
        let is_lone = opened.len() == 1;
        let cells = self.cells_with(opened, &mut slots, |member, slots| {
            let whole = matches!(member, MemberIx::Organisation | MemberIx::Population);
            for slot in slots.iter_mut().filter(|_| is_lone && whole) {
                slot.fold_whole(member);
            }
        });
        let kept = slots.zip(cells.first()).map(|(slots, first)| {
            let member = cells.iter().find(|cell| cell.by_slots).unwrap_or(first).member;
            Kept {
                members: MemberKind::of(self.map.organisation(), member),
                member,
                folds: slots.iter().map(|slot| slot.general().cloned()).collect(),
            }
        });
        (cells, kept)
    }

    fn cells_with(
        &self,
        opened: &[Opened],
        slots: &mut Option<Vec<SlotRun<'a, 'g>>>,
        prepared: impl Fn(MemberIx, &mut [SlotRun<'a, 'g>]),
    ) -> Vec<CellData> {
        let order = self.order();
        let mut scratch = Scratch {
            tolerance: tolerance(self.map.organisation()),
            values: Vec::new(),
            origins: Vec::new(),
            planned: Vec::new(),
        };
        let mut found = Vec::with_capacity(opened.len());
        for opened in opened {
            let narrowed = narrowed(self.requirement, self.map.organisation(), opened);
            if let Some((status, ground)) = narrowed.decided {
                found.push(CellData {
                    member: narrowed.member,
                    status,
                    aspects: [None; 4],
                    origin: None,
                    ground: Some(Box::new(ground)),
                    by_slots: false,
                });
                continue;
            }
            let slots = slots.get_or_insert_with(|| {
                let mut slots = self.slots(narrowed.member);
                prepared(narrowed.member, &mut slots);
                slots
            });
            found.push(self.cell(narrowed.member, slots, &order, &mut scratch));
        }
        found
    }

    /// The slots, prepared for members of the kind of this one.
    pub(crate) fn slots(&self, member: MemberIx) -> Vec<SlotRun<'a, 'g>> {
        let kind = MemberKind::of(self.map.organisation(), member);
        let Self { map, requirement, as_of, parties, among, .. } = *self;
        let contexts = requirement.slots().iter().map(|slot| SlotContext {
            map,
            requirement,
            slot,
            as_of,
            parties,
        });
        let kept = self.kept.filter(|kept| kept.is_for(kind, member));
        let general = |slot: usize| kept.and_then(|kept| kept.folds.get(slot)?.as_ref());
        // Where everything is known, no claim has to be looked at.
        let known = kind == MemberKind::Whole
            && (0..requirement.slots().len()).all(|slot| general(slot).is_some());
        let claims = if known { Vec::new() } else { map.claims(requirement) };
        let runs = contexts
            .enumerate()
            .map(|(slot, context)| SlotRun::new(context, &claims, kind, among, general(slot)));
        runs.collect()
    }

    /// Indices of the slots, each with that of the one that plans its interval and stands before it.
    ///
    /// A slot that lapses plans no interval for others: validation refuses that.
    pub(crate) fn order(&self) -> Vec<(usize, Option<usize>)> {
        let slots = self.requirement.slots().iter().enumerate();
        let mut order: Vec<_> =
            slots.map(|(position, slot)| (position, self.planner(slot))).collect();
        order.sort_by_key(|(_, planner)| planner.is_some());
        order
    }

    /// The index of the slot that plans the interval of another.
    fn planner(&self, slot: &SlotDocument) -> Option<usize> {
        let name = slot.lapses_after.as_ref()?;
        self.requirement.slots().iter().position(|other| other.id == *name)
    }

    fn cell(
        &self,
        member: MemberIx,
        slots: &[SlotRun<'a, 'g>],
        order: &[(usize, Option<usize>)],
        scratch: &mut Scratch,
    ) -> CellData {
        scratch.values.clear();
        scratch.values.resize(slots.len(), ValueSet::EMPTY);
        scratch.planned.clear();
        scratch.origins.clear();
        scratch.origins.resize(slots.len(), None);
        for (position, planner) in order {
            let Some(run) = slots.get(*position) else { continue };
            let planned = planner.and_then(|planner| {
                scratch
                    .planned
                    .iter()
                    .find(|(slot, _)| *slot == planner)
                    .map(|(_, intervals)| intervals)
            });
            let fold = run.fold(member, planned);
            if let Some(entry) = scratch.values.get_mut(*position) {
                *entry = run.values(member, &fold, scratch.tolerance);
            }
            if let Some(entry) = scratch.origins.get_mut(*position) {
                *entry = fold.counting().map(|taken| taken.origin);
            }
            if order.iter().any(|(_, planner)| *planner == Some(*position)) {
                scratch.planned.push((*position, fold.intervals));
            }
        }
        let combined = combine(self.requirement.slots(), &scratch.values, &scratch.origins);
        CellData {
            member,
            status: decide(combined.values).unwrap_or(Status::CannotEvaluate),
            aspects: combined.aspects.map(decide),
            origin: combined.origin,
            ground: None,
            by_slots: true,
        }
    }
}

/// Room for the slots of one cell, used again for the next.
struct Scratch {
    tolerance: Amount,
    values: Vec<ValueSet>,
    origins: Vec<Option<Origin>>,
    /// The planned intervals of slots that others lapse after.
    planned: Vec<(usize, Intervals)>,
}

/// What the required slots and groups of a cell show together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Combined {
    pub(crate) values: ValueSet,
    /// The same by aspect, in the order of [`ASPECTS`].
    pub(crate) aspects: [ValueSet; 4],
    pub(crate) origin: Option<Origin>,
}

impl Combined {
    fn add(&mut self, aspect: Aspect, values: ValueSet, origin: Option<Origin>) {
        self.values = self.values.union(values);
        for (known, entry) in ASPECTS.iter().zip(&mut self.aspects) {
            if *known == aspect {
                *entry = entry.union(values);
            }
        }
        self.origin = self.origin.max(origin);
    }
}

/// Adds one more slot to a group: the best of its slots count, and of those the origin nearest to own.
pub(crate) fn join(
    (best, nearest): (&mut ValueSet, &mut Option<Origin>),
    set: ValueSet,
    origin: Option<Origin>,
) {
    match decide(set).cmp(&decide(*best)) {
        Ordering::Less => (*best, *nearest) = (set, origin),
        Ordering::Equal => *nearest = [*nearest, origin].into_iter().flatten().min(),
        Ordering::Greater => {}
    }
}

/// Combines the required slots; a group of slots counts as the best of them.
///
/// Of a group, the origin nearest to own counts among those of the slots that are as good as the group.
pub(crate) fn combine(
    slots: &[SlotDocument],
    values: &[ValueSet],
    origins: &[Option<Origin>],
) -> Combined {
    let mut combined = Combined::default();
    let mut groups: Vec<(&Key, Aspect, ValueSet, Option<Origin>)> = Vec::new();
    let found = slots.iter().zip(values.iter().zip(origins));
    // A slot without a value asks for nothing here.
    for (slot, (set, origin)) in found.filter(|(slot, (set, _))| slot.required && !set.is_empty()) {
        let Some(group) = &slot.any_of else {
            combined.add(slot.aspect, *set, *origin);
            continue;
        };
        match groups.iter_mut().find(|(name, ..)| *name == group) {
            None => groups.push((group, slot.aspect, *set, *origin)),
            Some((_, _, best, nearest)) => join((best, nearest), *set, *origin),
        }
    }
    for (_, aspect, set, origin) in groups {
        combined.add(aspect, set, origin);
    }
    combined
}
