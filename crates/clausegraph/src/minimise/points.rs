//! The points that must stay as they are, each with the queues that it is read from.

use std::collections::BTreeSet;

use clausegraph_model::{
    Requirement,
    document::{PopulationOf, SlotDocument},
};

use super::{Point, PointOf, queue::Queue};
use crate::{
    Assessment, Origin, SlotValue, ValueSet,
    evaluate::{join, tolerance},
    member::MemberIx,
    offer::{Final, Prepared},
    population::cells,
    slot::{Intervals, SlotRun, planning},
};

/// What a queue shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// What a slot is worth, and where its evidence comes from.
    Slot(ValueSet, Option<Origin>),
    /// The last day on which an event is in time.
    Due(clausegraph_model::Date),
    /// A member.
    Member,
    /// Nothing.
    Nothing,
}

/// What queues show together: those of a group the best of them.
pub(super) fn reading(keys: &[Key]) -> Key {
    let mut keys = keys.iter().copied();
    let first = keys.next().unwrap_or(Key::Nothing);
    let Key::Slot(mut best, mut nearest) = first else { return first };
    for key in keys {
        if let Key::Slot(set, origin) = key {
            join((&mut best, &mut nearest), set, origin);
        }
    }
    Key::Slot(best, nearest)
}

/// A point and the queues that it is read from.
#[derive(Clone, Debug)]
pub(super) struct PointRead<'g> {
    pub(super) point: Point<'g>,
    pub(super) member: MemberIx,
    pub(super) queues: Vec<Queue<Key>>,
    /// Whether it bears on a status.
    pub(super) required: bool,
}

type Reaching<'g> = Vec<(Prepared<'g>, Final)>;

/// Reads all points of the cells of a requirement, in order.
pub(super) fn read_points<'g>(
    assessment: &Assessment<'g>,
    requirement: &'g Requirement,
    sink: &mut dyn FnMut(PointRead<'g>),
) {
    let data = assessment.data(requirement);
    let Some(first) = data.iter().find(|data| data.by_slots) else { return };
    let run = assessment.run(requirement);
    let reader =
        Reader { assessment, requirement, runs: run.slots(first.member), order: run.order() };
    for data in data.iter().filter(|data| data.by_slots) {
        reader.cell(data.member, sink);
    }
}

struct Reader<'s, 'g> {
    assessment: &'s Assessment<'g>,
    requirement: &'g Requirement,
    runs: Vec<SlotRun<'s, 'g>>,
    /// Indices of the slots, each behind the one that plans its interval, and that one.
    order: Vec<(usize, Option<usize>)>,
}

impl<'g> Reader<'_, 'g> {
    fn cell(&self, member: MemberIx, sink: &mut dyn FnMut(PointRead<'g>)) {
        let reaching = self.reaching(member);
        let mut grouped: BTreeSet<&str> = BTreeSet::new();
        for slot in self.requirement.slots() {
            let together: Vec<usize> = match &slot.any_of {
                None => self.indices(|other| other.id == slot.id),
                Some(group) if grouped.insert(group.as_str()) => {
                    self.indices(|other| other.any_of.as_ref() == Some(group))
                }
                Some(_) => continue,
            };
            let queues: Vec<Queue<Key>> = together
                .iter()
                .filter_map(|index| self.queue(*index, member, reaching.get(*index)?))
                .collect();
            let keys: Vec<Key> = queues.iter().map(Queue::now).collect();
            let Key::Slot(values, origin) = reading(&keys) else { continue };
            let of = match &slot.any_of {
                None => PointOf::Slot(slot, values, origin),
                Some(group) => PointOf::Group(group, values, origin),
            };
            sink(self.point(member, of, queues, slot.required));
        }
        for (index, planner) in &self.order {
            let Some(planner) = planner else { continue };
            self.intervals(member, (*index, *planner), &reaching, sink);
        }
    }

    fn indices(&self, wanted: impl Fn(&SlotDocument) -> bool) -> Vec<usize> {
        let slots = self.requirement.slots().iter().enumerate();
        slots.filter(|(_, slot)| wanted(slot)).map(|(index, _)| index).collect()
    }

    /// The offers that reach each slot of a cell, by index.
    fn reaching(&self, member: MemberIx) -> Vec<Reaching<'g>> {
        let mut found: Vec<Reaching<'g>> = self.runs.iter().map(|_| Vec::new()).collect();
        let mut laid_down: Vec<Option<Intervals>> = self.runs.iter().map(|_| None).collect();
        for (index, planner) in &self.order {
            let Some(run) = self.runs.get(*index) else { continue };
            let planned = planner.and_then(|planner| laid_down.get(planner)).cloned().flatten();
            if let Some(entry) = found.get_mut(*index) {
                *entry = run.reaching(member, planned.as_ref());
            }
            let plans = self.order.iter().any(|(_, planner)| *planner == Some(*index));
            if let (true, Some(entry)) = (plans, laid_down.get_mut(*index)) {
                *entry = Some(run.fold(member, planned.as_ref()).intervals);
            }
        }
        found
    }

    /// The queue of a slot; none where it asks for nothing here.
    fn queue(&self, index: usize, member: MemberIx, reaching: &Reaching<'g>) -> Option<Queue<Key>> {
        let run = self.runs.get(index)?;
        if run.context.slot.test.is_some() && member.records().is_some() {
            let fold = run.fold(member, None);
            let tolerance = tolerance(self.assessment.organisation());
            let values = run.values(member, &fold, tolerance);
            let origin = fold.counting().map(|taken| taken.origin);
            return (!values.is_empty())
                .then_some(Queue { entries: Vec::new(), end: Key::Slot(values, origin) });
        }
        let worth = |value: SlotValue| {
            ValueSet::of(if run.open { value.min(SlotValue::Unknown) } else { value })
        };
        let entries = run.queue(reaching).into_iter().map(|(artefact, taken)| {
            (own(artefact, member), Key::Slot(worth(taken.value), taken.counting_origin()))
        });
        let end = Key::Slot(worth(SlotValue::None), None);
        Some(Queue { entries: entries.collect(), end })
    }

    /// The intervals that a slot lays down for the events of another, by the days of those.
    fn intervals(
        &self,
        member: MemberIx,
        (index, planner): (usize, usize),
        reaching: &[Reaching<'g>],
        sink: &mut dyn FnMut(PointRead<'g>),
    ) {
        let found = (self.runs.get(planner), reaching.get(planner), reaching.get(index));
        let (Some(run), Some(plans), Some(events)) = found else { return };
        let days: BTreeSet<_> =
            events.iter().filter_map(|(prepared, _)| prepared.dated_on).collect();
        for day in days {
            let offers = planning(plans, day).into_iter();
            let entries: Vec<_> =
                offers.map(|(artefact, due)| (own(artefact, member), Key::Due(due))).collect();
            let queue = Queue { entries, end: Key::Nothing };
            if let Key::Due(due) = queue.now() {
                let of = PointOf::Interval(run.context.slot, due);
                sink(self.point(member, of, vec![queue], run.context.slot.required));
            }
        }
    }

    fn point(
        &self,
        member: MemberIx,
        of: PointOf<'g>,
        queues: Vec<Queue<Key>>,
        required: bool,
    ) -> PointRead<'g> {
        let view = self.assessment.member(member);
        let point = Point { requirement: self.requirement, member: view, of };
        PointRead { point, member, queues, required }
    }
}

/// What a cell's own member offers goes only with the cell.
fn own(artefact: Option<u32>, member: MemberIx) -> Option<u32> {
    artefact.filter(|artefact| match member {
        MemberIx::Artefact(own) | MemberIx::Records(own) => own != *artefact,
        MemberIx::Organisation
        | MemberIx::Population
        | MemberIx::Element(_)
        | MemberIx::Chapter(_) => true,
    })
}

/// Reads that each population of artefacts has a member at all.
pub(super) fn read_populations<'g>(
    assessment: &Assessment<'g>,
    sink: &mut dyn FnMut(PointRead<'g>),
) {
    let catalogue = assessment.catalogue();
    for population in catalogue.populations() {
        let over = catalogue.requirements_over(population.id.as_str());
        let asked = over.into_iter().find(|requirement| requirement.sources().is_empty());
        let (Some(requirement), PopulationOf::Artefacts) = (asked, population.of) else {
            continue;
        };
        let opened = cells(catalogue, assessment.organisation(), population, assessment.as_of);
        let members = opened.iter().filter_map(|opened| match opened.member {
            MemberIx::Artefact(position) => Some(position),
            MemberIx::Organisation
            | MemberIx::Population
            | MemberIx::Element(_)
            | MemberIx::Records(_)
            | MemberIx::Chapter(_) => None,
        });
        let entries: Vec<_> = members.map(|position| (Some(position), Key::Member)).collect();
        if entries.is_empty() {
            continue;
        }
        let member = MemberIx::Population;
        let point = Point {
            requirement,
            member: assessment.member(member),
            of: PointOf::Population(population),
        };
        let queues = vec![Queue { entries, end: Key::Nothing }];
        sink(PointRead { point, member, queues, required: true });
    }
}
