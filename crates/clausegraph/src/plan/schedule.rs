//! When actions can begin and end: without any bound, and within a capacity.
//!
//! Time goes in weeks of seven days from the day of the plan: an action begins with a week and ends with
//! one, and what waits for it begins with a later one. Minutes are whole; nothing here is a guess of dates
//! within a week.

use std::collections::BTreeSet;

use clausegraph_model::{Date, Interval};

/// Weeks after which a schedule is given up: fifty years.
const MOST_WEEKS: u32 = 2_600;

/// Capacities that are tried, one hour a week after the other.
const MOST_TRIED: u32 = 4_000;

/// Minutes of an hour.
const HOUR: u32 = 60;

/// The least time an action lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// So many days.
    Days(u32),
    /// An interval of the calendar: three months of records.
    Interval(Interval),
}

/// An action as the calendar sees it.
#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) minutes: u32,
    pub(super) lasting: Lasting,
    /// The day before which it cannot be done, whatever is worked.
    pub(super) not_before: Option<Date>,
    /// Its place before all that is only urgent; none where it has no such place.
    pub(super) rank: Option<u32>,
    /// Its turn where a plan goes phase by phase.
    pub(super) turn: u32,
    /// What it waits for; all of it stands before it.
    pub(super) on: Vec<usize>,
}

/// The weeks from a day on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weeks {
    pub(super) as_of: Date,
}

impl Weeks {
    pub(super) fn first_day(self, week: u32) -> Date {
        self.as_of.shifted(i64::from(week) * 7)
    }

    pub(super) fn last_day(self, week: u32) -> Date {
        self.as_of.shifted(i64::from(week) * 7 + 6)
    }

    /// The week of a day; the first where the day lies before.
    fn of(self, day: Date) -> u32 {
        u32::try_from(day.days_since(self.as_of).max(0) / 7).unwrap_or(MOST_WEEKS)
    }

    /// The last week that ends on a day or before; none where none does.
    pub(super) fn ending_by(self, day: Date) -> Option<u32> {
        let days = day.days_since(self.as_of) - 6;
        if days < 0 { None } else { u32::try_from(days / 7).ok() }
    }

    /// The week with which a task ends at the earliest that begins with a week.
    pub(super) fn end(self, task: &Task, start: u32) -> u32 {
        let first = self.first_day(start);
        let over = match task.lasting {
            Lasting::Days(days) => first.shifted(i64::from(days)),
            Lasting::Interval(interval) => first.after(interval),
        };
        let lasts = self.of(over.shifted(-1));
        let until = task.not_before.map_or(start, |day| self.of(day));
        start.max(lasts).max(until)
    }
}

/// First and last week of each task where nothing but other tasks and the calendar holds it up.
pub(super) fn earliest(tasks: &[Task], weeks: Weeks) -> Vec<(u32, u32)> {
    let mut found: Vec<(u32, u32)> = Vec::with_capacity(tasks.len());
    for task in tasks {
        let ends =
            task.on.iter().filter_map(|on| found.get(*on)).map(|(_, end)| end.saturating_add(1));
        let start = ends.max().unwrap_or(0);
        found.push((start, weeks.end(task, start)));
    }
    found
}

/// The tasks that hold up the one which ends last, the first first: each begins right after the one before.
pub(super) fn critical(tasks: &[Task], found: &[(u32, u32)]) -> Vec<usize> {
    let latest = found.iter().map(|(_, end)| *end).max();
    let mut path: Vec<usize> = Vec::new();
    let mut next = found.iter().position(|(_, end)| Some(*end) == latest);
    while let Some(index) = next {
        path.push(index);
        let start = found.get(index).map(|(start, _)| *start);
        let on = tasks.get(index).map(|task| task.on.as_slice()).unwrap_or_default();
        next = on
            .iter()
            .copied()
            .find(|on| found.get(*on).map(|(_, end)| end.saturating_add(1)) == start);
    }
    path.reverse();
    path
}

/// The last week with which each task may begin and end so that all of them end by a week.
///
/// Where the week is too early for a task, it gets its earliest weeks, and all before it likewise.
pub(super) fn latest(
    tasks: &[Task],
    weeks: Weeks,
    earliest: &[(u32, u32)],
    by: u32,
) -> Vec<(u32, u32)> {
    let mut found: Vec<(u32, u32)> = vec![(by, by); tasks.len()];
    for (index, task) in tasks.iter().enumerate().rev() {
        let (first, first_end) = earliest.get(index).copied().unwrap_or_default();
        let end = found.get(index).map_or(by, |(_, end)| *end).max(first_end);
        let mut start = end;
        while start > first && weeks.end(task, start) > end {
            start -= 1;
        }
        if let Some(place) = found.get_mut(index) {
            *place = (start, end);
        }
        for on in &task.on {
            if let Some((_, end)) = found.get_mut(*on) {
                *end = (*end).min(start.saturating_sub(1));
            }
        }
    }
    found
}

/// A schedule within a capacity, task by task.
#[derive(Clone, Debug)]
pub(super) struct Scheduled {
    /// First and last week.
    pub(super) spans: Vec<(u32, u32)>,
    /// The weeks in which it is worked on, with the minutes.
    pub(super) placed: Vec<Vec<(u32, u32)>>,
}

impl Scheduled {
    pub(super) fn last_week(&self) -> Option<u32> {
        self.spans.iter().map(|(_, end)| *end).max()
    }
}

/// Schedules the tasks week by week: of those that may begin, the most urgent gets the minutes first.
///
/// None where it does not end within fifty years.
pub(super) fn scheduled(
    tasks: &[Task],
    weeks: Weeks,
    urgency: &[u32],
    capacity: u32,
) -> Option<Scheduled> {
    let ranked = |index: usize| (urgency.get(index).copied().unwrap_or_default(), index);
    let mut left: Vec<u32> = tasks.iter().map(|task| task.minutes).collect();
    let mut waiting: Vec<usize> = tasks.iter().map(|task| task.on.len()).collect();
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); tasks.len()];
    for (index, task) in tasks.iter().enumerate() {
        for on in &task.on {
            if let Some(list) = behind.get_mut(*on) {
                list.push(index);
            }
        }
    }
    let free = waiting.iter().enumerate().filter(|(_, number)| **number == 0);
    let mut ready: BTreeSet<(u32, usize)> = free.map(|(index, _)| ranked(index)).collect();
    // Tasks by the week with which they end; what waits for them begins with the next.
    let mut ending: BTreeSet<(u32, usize)> = BTreeSet::new();
    let mut spans = vec![(0_u32, 0_u32); tasks.len()];
    let mut placed: Vec<Vec<(u32, u32)>> = vec![Vec::new(); tasks.len()];
    let mut week = 0;
    while !ready.is_empty() || !ending.is_empty() {
        if week > MOST_WEEKS {
            return None;
        }
        while let Some((end, index)) = ending.first().copied().filter(|(end, _)| *end < week) {
            ending.remove(&(end, index));
            for waits in behind.get(index).into_iter().flatten() {
                if let Some(number) = waiting.get_mut(*waits) {
                    *number -= 1;
                    if *number == 0 {
                        ready.insert(ranked(*waits));
                    }
                }
            }
        }
        let mut free = capacity;
        let mut done = Vec::new();
        for (urgent, index) in &ready {
            let (Some(minutes), Some(weeks_of)) = (left.get_mut(*index), placed.get_mut(*index))
            else {
                continue;
            };
            let now = free.min(*minutes);
            if now == 0 && *minutes > 0 {
                continue;
            }
            if now > 0 {
                weeks_of.push((week, now));
            }
            free -= now;
            *minutes -= now;
            if *minutes == 0 {
                done.push((*urgent, *index));
            }
        }
        for (urgent, index) in done {
            ready.remove(&(urgent, index));
            let first = placed.get(index).and_then(|weeks| weeks.first());
            let start = first.map_or(week, |(first, _)| *first);
            let Some(task) = tasks.get(index) else { continue };
            let end = weeks.end(task, start).max(week);
            if let Some(span) = spans.get_mut(index) {
                *span = (start, end);
            }
            ending.insert((end, index));
        }
        // Weeks in which nothing can be worked on are passed over.
        week = match (ready.is_empty(), ending.first()) {
            (true, Some((end, _))) => end.saturating_add(1).max(week + 1),
            (true, None) | (false, _) => week + 1,
        };
    }
    Some(Scheduled { spans, placed })
}

/// Minutes a week below which no order of the work whatever ends by a week.
///
/// What can only begin with a week or later and must end by another has to fit between the two. None where
/// it cannot end by then even without a bound.
pub(super) fn at_least(
    tasks: &[Task],
    earliest: &[(u32, u32)],
    latest: &[(u32, u32)],
    by: u32,
) -> Option<u32> {
    if earliest.iter().any(|(_, end)| *end > by) {
        return None;
    }
    let starts: BTreeSet<u32> = earliest.iter().map(|(start, _)| *start).collect();
    let mut most = 0_u64;
    for from in starts {
        let mut due: Vec<(u32, u64)> = Vec::new();
        for ((task, (start, _)), (_, end)) in tasks.iter().zip(earliest).zip(latest) {
            if *start >= from && *end <= by {
                due.push((*end, u64::from(task.minutes)));
            }
        }
        due.sort_unstable();
        let mut sum = 0_u64;
        for (end, minutes) in due {
            sum += minutes;
            let length = u64::from(end.saturating_sub(from)) + 1;
            most = most.max(sum.div_ceil(length));
        }
    }
    Some(u32::try_from(most).unwrap_or(u32::MAX))
}

/// The smallest whole number of hours a week, in minutes, with which one of the ways of scheduling ends by a
/// week.
///
/// More hours need not mean an earlier end, since what may begin earlier takes the hours of something else;
/// so every number is tried from the least possible one on.
pub(super) fn enough(
    tasks: &[Task],
    weeks: Weeks,
    urgencies: &[Vec<u32>],
    at_least: u32,
    by: u32,
) -> Option<u32> {
    let first = at_least.div_ceil(HOUR).max(1);
    let mut hours = first..first.saturating_add(MOST_TRIED);
    hours
        .find(|hours| {
            urgencies.iter().any(|urgency| {
                let found = scheduled(tasks, weeks, urgency, hours.saturating_mul(HOUR));
                found.is_some_and(|found| found.last_week().is_none_or(|last| last <= by))
            })
        })
        .map(|hours| hours.saturating_mul(HOUR))
}
