//! Which records of a list are the population.

use std::collections::BTreeMap;

use clausegraph_model::{Date, Period};

use super::frame::{Frame, FrameRecord, RecordDay};

/// A row that is not of the population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut<'f> {
    /// The row; of a record in several rows the one that counts.
    pub record: &'f FrameRecord,
    /// Why.
    pub why: LeftWhy,
}

/// Why a row is not of the population.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftWhy {
    /// Its day lies outside the period.
    OutsidePeriod,
    /// It states no day.
    WithoutDay,
    /// Its day was not understood.
    UnreadableDay,
    /// It states no id.
    WithoutId,
}

/// A record that stands in several rows, and counts once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepeatedRecord<'f> {
    /// The row that counts.
    pub record: &'f FrameRecord,
    /// How many rows there are.
    pub rows: usize,
    /// Whether they say different things.
    pub differ: bool,
}

/// A record of the population: the row that counts, its position in the list, and its day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'f> {
    pub(super) row: usize,
    pub(super) record: &'f FrameRecord,
    pub(super) day: Date,
}

/// A list, sorted out.
#[derive(Debug, Default)]
pub(super) struct Population<'f> {
    /// By record id.
    pub(super) members: Vec<Member<'f>>,
    /// By record id; rows without one first.
    pub(super) left_out: Vec<LeftOut<'f>>,
    /// By record id.
    pub(super) repeated: Vec<RepeatedRecord<'f>>,
}

/// Sorts the rows of a list.
pub(super) fn population(frame: &Frame, period: Period) -> Population<'_> {
    let mut found = Population::default();
    let mut by_id: BTreeMap<&str, Vec<(usize, &FrameRecord)>> = BTreeMap::new();
    for (row, record) in frame.records.iter().enumerate() {
        if record.id.is_empty() {
            found.left_out.push(LeftOut { record, why: LeftWhy::WithoutId });
        } else {
            by_id.entry(&record.id).or_default().push((row, record));
        }
    }
    for rows in by_id.values() {
        // A row within the period goes before all others, then the earliest, then the first by its values.
        let counts = rows.iter().min_by_key(|(_, record)| {
            let is_outside = !record.stated_day().is_some_and(|day| period.holds(day));
            (is_outside, &record.day, &record.values)
        });
        let Some((row, record)) = counts.copied() else { continue };
        if rows.len() > 1 {
            let same = |(_, other): &(usize, &FrameRecord)| {
                other.day == record.day && other.values == record.values
            };
            let differ = !rows.iter().all(same);
            found.repeated.push(RepeatedRecord { record, rows: rows.len(), differ });
        }
        let why = match record.day {
            RecordDay::On(day) if period.holds(day) => {
                found.members.push(Member { row, record, day });
                continue;
            }
            RecordDay::On(_) => LeftWhy::OutsidePeriod,
            RecordDay::Unreadable(_) => LeftWhy::UnreadableDay,
            RecordDay::NotStated => LeftWhy::WithoutDay,
        };
        found.left_out.push(LeftOut { record, why });
    }
    found
}
