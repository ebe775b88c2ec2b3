//! From the points to a cover, and from its answer back to what each document shows.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::Family;

use super::{
    Kept, Point, PointOf, Replaced, Retired, Stand, Unsaid,
    again::artefact,
    cover::Cover,
    hours::Burden,
    points::{Key, PointRead, read_points, read_populations, reading},
    queue::{Breaks, Queue, breaks, read},
};
use crate::{Assessment, member::MemberIx};

/// A point that some candidates bear on.
struct Borne<'g> {
    read: PointRead<'g>,
    /// The candidates that show it as it is, the first to be taken first.
    shown_by: Vec<u32>,
}

/// Everything that must stay as it is, as far as candidates bear on it.
pub(super) struct Problem<'s, 'g> {
    assessment: &'s Assessment<'g>,
    candidates: &'s [(u32, Burden)],
    /// The column of each candidate.
    columns: BTreeMap<u32, usize>,
    borne: Vec<Borne<'g>>,
    /// By the candidates of which one must stay, the points that ask it, by index.
    rows: BTreeMap<Vec<usize>, Vec<usize>>,
    /// How many points there are.
    pub(super) points: usize,
    /// How many of them are held as they are, since there was too much to look at.
    pub(super) coarse: usize,
}

impl<'s, 'g> Problem<'s, 'g> {
    pub(super) fn new(assessment: &'s Assessment<'g>, candidates: &'s [(u32, Burden)]) -> Self {
        let positions = candidates.iter().enumerate();
        let mut problem = Self {
            assessment,
            candidates,
            columns: positions.map(|(column, (position, _))| (*position, column)).collect(),
            borne: Vec::new(),
            rows: BTreeMap::new(),
            points: 0,
            coarse: 0,
        };
        for requirement in assessment.catalogue().requirements() {
            read_points(assessment, requirement, &mut |read| problem.add(read));
        }
        read_populations(assessment, &mut |read| problem.add(read));
        problem
    }

    fn add(&mut self, mut read: PointRead<'g>) {
        self.points += 1;
        let may_go = |artefact: u32| self.columns.contains_key(&artefact);
        let keys: Vec<Key> = read.queues.iter().map(Queue::now).collect();
        let now = reading(&keys);
        let is_member = matches!(read.point.of, PointOf::Population(_));
        let mut shown_by: Vec<u32> = Vec::new();
        for queue in &mut read.queues {
            if queue.now() == now && !is_member {
                for artefact in queue.front().filter(|artefact| may_go(*artefact)) {
                    if !shown_by.contains(&artefact) {
                        shown_by.push(artefact);
                    }
                }
            }
            queue.cut(may_go);
        }
        let is_borne = |queue: &Queue<Key>| {
            queue.entries.iter().any(|(artefact, _)| artefact.is_some_and(may_go))
        };
        if shown_by.is_empty() && !read.queues.iter().any(is_borne) {
            return;
        }
        let Breaks { sets, coarse } = breaks(&read.queues, may_go, reading);
        self.coarse += usize::from(coarse);
        let point = self.borne.len();
        for set in sets {
            let mut row: Vec<usize> =
                set.iter().filter_map(|artefact| self.columns.get(artefact)).copied().collect();
            row.sort_unstable();
            self.rows.entry(row).or_default().push(point);
        }
        self.borne.push(Borne { read, shown_by });
    }

    /// The problem in numbers.
    pub(super) fn cover(&self) -> Cover {
        let costs = self.candidates.iter().map(|(_, burden)| burden.minutes).collect();
        let cover = Cover::new(costs, self.rows.keys().cloned().collect());
        cover.unwrap_or_else(|_| Cover::of_all(self.candidates.len()))
    }

    /// The candidates that a cell is read from; all where none is known.
    pub(super) fn bearing(
        &self,
        cells: &[(usize, MemberIx)],
        gone: &BTreeSet<u32>,
    ) -> BTreeSet<u32> {
        let concerned = self.borne.iter().filter(|borne| {
            cells.contains(&(borne.read.point.requirement.position(), borne.read.member))
        });
        let artefacts = concerned.flat_map(|borne| &borne.read.queues);
        let artefacts = artefacts.flat_map(|queue| &queue.entries).filter_map(|(found, _)| *found);
        let found: BTreeSet<u32> = artefacts.filter(|found| gone.contains(found)).collect();
        if found.is_empty() { gone.clone() } else { found }
    }

    /// What may go, the dearest first.
    pub(super) fn retired(&self, gone: &BTreeSet<u32>) -> Vec<Retired<'g>> {
        let mut served: BTreeMap<u32, Vec<Replaced<'g>>> = BTreeMap::new();
        let mut by_all: BTreeMap<u32, Option<BTreeSet<u32>>> = BTreeMap::new();
        for borne in &self.borne {
            let goes: Vec<u32> =
                borne.shown_by.iter().copied().filter(|found| gone.contains(found)).collect();
            if goes.is_empty() || goes_with_its_member(borne, gone) {
                continue;
            }
            let Some((by, showing)) = self.stand(borne, gone) else { continue };
            for artefact in goes {
                let replaced = Replaced { point: borne.read.point.clone(), by };
                served.entry(artefact).or_default().push(replaced);
                let known = by_all.entry(artefact).or_default();
                *known = Some(match known.take() {
                    None => showing.clone(),
                    Some(known) => known.intersection(&showing).copied().collect(),
                });
            }
        }
        let mut retired: Vec<Retired<'g>> = Vec::new();
        for (position, burden) in self.candidates.iter().filter(|(found, _)| gone.contains(found)) {
            let Some(found) = artefact(self.assessment, *position) else { continue };
            let into = by_all.remove(position).flatten().unwrap_or_default();
            let into = into.into_iter().filter_map(|into| artefact(self.assessment, into));
            let into = into.filter(|into| holds_text(into));
            retired.push(Retired {
                artefact: found,
                burden: *burden,
                served: served.remove(position).unwrap_or_default(),
                into: into.min_by_key(|into| into.id()),
                unsaid: unsaid(found),
            });
        }
        retired.sort_by_key(|one| (std::cmp::Reverse(one.burden.minutes), one.artefact.id()));
        retired
    }

    /// What shows a point when some are gone, and all documents that then show the same.
    fn stand(&self, borne: &Borne<'g>, gone: &BTreeSet<u32>) -> Option<(Stand<'g>, BTreeSet<u32>)> {
        let is_gone = |artefact: u32| gone.contains(&artefact);
        let now = read(&borne.read.queues, is_gone, reading);
        let firsts = borne.read.queues.iter().filter_map(|queue| queue.first(is_gone));
        let (first, _) = firsts.into_iter().find(|(_, key)| *key == now)?;
        let stand = match first.and_then(|first| artefact(self.assessment, first)) {
            Some(found) => Stand::Artefact(found),
            None => Stand::Member(borne.read.point.member),
        };
        let stays = borne.shown_by.iter().copied().filter(|found| !is_gone(*found));
        Some((stand, stays.chain(first).collect()))
    }

    /// What must stay, the dearest first, with what only it shows.
    pub(super) fn kept(&self, gone: &BTreeSet<u32>) -> Vec<Kept<'g>> {
        let is_kept = |column: &usize| {
            self.candidates.get(*column).is_some_and(|(position, _)| !gone.contains(position))
        };
        let mut only: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (row, points) in &self.rows {
            let mut kept = row.iter().copied().filter(is_kept);
            if let (Some(column), None) = (kept.next(), kept.next()) {
                only.entry(column).or_default().extend(points);
            }
        }
        let mut kept: Vec<Kept<'g>> = Vec::new();
        for (column, (position, burden)) in self.candidates.iter().enumerate() {
            if gone.contains(position) {
                continue;
            }
            let Some(found) = artefact(self.assessment, *position) else { continue };
            let points = only.remove(&column).unwrap_or_default();
            let points = points.into_iter().filter_map(|point| self.borne.get(point));
            let points: Vec<Point<'g>> = points.map(|borne| borne.read.point.clone()).collect();
            kept.push(Kept { artefact: found, burden: *burden, only: points });
        }
        kept.sort_by_key(|one| (std::cmp::Reverse(one.burden.minutes), one.artefact.id()));
        kept
    }
}

/// Whether a point is about a document that goes itself.
fn goes_with_its_member(borne: &Borne<'_>, gone: &BTreeSet<u32>) -> bool {
    matches!(borne.read.member, MemberIx::Artefact(member) if gone.contains(&member))
}

/// Whether what is of use in a document can find a place in an artefact.
fn holds_text(artefact: &clausegraph_model::Artefact) -> bool {
    matches!(artefact.kind().family(), Family::Documents | Family::Routines)
}

/// What somebody ought to ask before a document goes.
fn unsaid(artefact: &clausegraph_model::Artefact) -> Vec<Unsaid> {
    let document = artefact.document();
    let asked = [
        (Unsaid::Mandates, document.mandates.is_unknown()),
        (Unsaid::Retention, document.retention.is_unknown()),
        (Unsaid::Usage, document.usage.is_unknown()),
    ];
    asked.into_iter().filter(|(_, unknown)| *unknown).map(|(asked, _)| asked).collect()
}
