//! The dates of a plan: what the calendar says of its actions.

use clausegraph_model::Date;

use super::{
    EffortModel, Lasting, PlanOrder, PlanSettings, PlanSpan, TargetResult, Work,
    gather::Draft,
    schedule::{self, Task, Weeks, at_least, critical, earliest, enough, latest, scheduled},
};

/// An action as the calendar sees it.
pub(super) fn task(
    model: &EffortModel,
    draft: &Draft<'_>,
    (rank, turn): (Option<u32>, u32),
    on: Vec<usize>,
) -> Task {
    let usual = Lasting::Days(model.row(&draft.work).days);
    let (mut lasting, mut not_before) = (usual, None);
    if let Work::Keep(_) = &draft.work {
        lasting = model.history.map_or(usual, Lasting::Interval);
    }
    if let Work::Await(_, day) = &draft.work {
        (lasting, not_before) = (Lasting::Days(0), Some(*day));
    }
    let minutes = model.effort(&draft.work, draft.number()).middle();
    Task { minutes, lasting, not_before, rank, turn, on }
}

/// What is urgent first, in the ways that an order knows; the usual one first.
fn urgencies(tasks: &[Task], latest: &[(u32, u32)], order: PlanOrder) -> Vec<Vec<u32>> {
    let strict: Vec<u32> = latest.iter().map(|(start, _)| start.saturating_add(2)).collect();
    let each = tasks.iter().zip(&strict);
    match order {
        PlanOrder::Urgent => {
            let cheap = each.map(|(task, start)| task.rank.unwrap_or(*start)).collect();
            vec![cheap, strict]
        }
        PlanOrder::Phases => {
            // No plan is longer than fifty years, which has fewer weeks than a turn has places.
            const TURN: u32 = 10_000;
            let urgent = |(task, start): (&Task, &u32)| {
                let within = task.rank.unwrap_or(*start).min(TURN.saturating_sub(1));
                task.turn.saturating_mul(TURN).saturating_add(within)
            };
            vec![each.map(urgent).collect()]
        }
    }
}

/// All that the calendar says of the tasks.
pub(super) struct Dates {
    weeks: Weeks,
    earliest: Vec<(u32, u32)>,
    latest: Vec<(u32, u32)>,
    /// What is urgent first. Where a plan keeps the target, two ways: what is found out before all else, and
    /// strictly by latest start. Where it goes phase by phase, one.
    urgencies: Vec<Vec<u32>>,
    scheduled: Option<schedule::Scheduled>,
}

impl Dates {
    pub(super) fn new(tasks: &[Task], settings: &PlanSettings<'_>, as_of: Date) -> Self {
        let weeks = Weeks { as_of };
        let earliest = earliest(tasks, weeks);
        let end = earliest.iter().map(|(_, end)| *end).max().unwrap_or_default();
        let latest = latest(tasks, weeks, &earliest, end);
        let urgencies = urgencies(tasks, &latest, settings.order);
        let by = settings.target.and_then(|target| weeks.ending_by(target));
        let scheduled = settings.capacity.and_then(|capacity| {
            let mut found =
                urgencies.iter().map(|urgency| scheduled(tasks, weeks, urgency, capacity));
            let usual = found.next().flatten();
            // Looking first is dropped only where that keeps the target.
            let keeps = |found: &Option<schedule::Scheduled>| {
                let last = found.as_ref().and_then(schedule::Scheduled::last_week);
                last.zip(by).is_some_and(|(last, by)| last <= by)
            };
            if keeps(&usual) { usual } else { found.find(keeps).unwrap_or(usual) }
        });
        Self { weeks, earliest, latest, urgencies, scheduled }
    }

    fn span(&self, (start, end): (u32, u32)) -> PlanSpan {
        PlanSpan { start: self.weeks.first_day(start), finish: self.weeks.last_day(end) }
    }

    pub(super) fn earliest(&self, task: usize) -> PlanSpan {
        self.span(self.earliest.get(task).copied().unwrap_or_default())
    }

    pub(super) fn slack(&self, task: usize) -> u32 {
        let start = |of: &[(u32, u32)]| of.get(task).map_or(0, |(start, _)| *start);
        start(&self.latest).saturating_sub(start(&self.earliest))
    }

    pub(super) fn scheduled(&self, task: usize) -> Option<PlanSpan> {
        let spans = &self.scheduled.as_ref()?.spans;
        spans.get(task).map(|span| self.span(*span))
    }

    pub(super) fn placed(&self, task: usize) -> Vec<(Date, u32)> {
        let placed = self.scheduled.as_ref().and_then(|found| found.placed.get(task));
        let placed = placed.into_iter().flatten();
        placed.map(|(week, minutes)| (self.weeks.first_day(*week), *minutes)).collect()
    }

    pub(super) fn critical(&self, tasks: &[Task]) -> Vec<usize> {
        critical(tasks, &self.earliest)
    }

    pub(super) fn target(
        &self,
        tasks: &[Task],
        target: Date,
        settings: &PlanSettings<'_>,
    ) -> TargetResult {
        let last = self.earliest.iter().map(|(_, end)| *end).max();
        let by = self.weeks.ending_by(target);
        let at_least = by.and_then(|by| {
            let due = latest(tasks, self.weeks, &self.earliest, by);
            at_least(tasks, &self.earliest, &due, by)
        });
        let enough = by
            .zip(at_least)
            .and_then(|(by, at_least)| enough(tasks, self.weeks, &self.urgencies, at_least, by));
        let ends = match (settings.capacity, &self.scheduled) {
            (None, _) => last,
            (Some(_), Some(found)) => found.last_week(),
            (Some(_), None) => Some(u32::MAX),
        };
        let too_late =
            self.earliest.iter().enumerate().filter(|(_, (_, end))| by.is_none_or(|by| *end > by));
        TargetResult {
            target,
            met: ends.is_none_or(|end| by.is_some_and(|by| end <= by)),
            earliest: last.map_or(self.weeks.as_of, |last| self.weeks.last_day(last)),
            at_least: at_least.filter(|_| !tasks.is_empty()),
            enough,
            too_late: too_late.map(|(index, _)| index).collect(),
        }
    }
}
