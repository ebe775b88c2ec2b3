//! What must be among the records of a sample.

use std::{collections::BTreeSet, fmt, num::NonZeroUsize};

use super::{frame::Frame, sample::Ranked};

/// A value in a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordValue {
    /// The column.
    pub column: String,
    /// What stands in it, to the letter.
    pub value: String,
}

impl fmt::Display for RecordValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {}", self.column, self.value)
    }
}

/// Records that must be among those drawn, as many as there are up to a number.
///
/// "At least one emergency change" is one value; "each critical supplier" is a column whose every value is to
/// be there, among the records with a value that says "critical".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Include {
    /// The values that such a record has, all of them.
    pub is: Vec<RecordValue>,
    /// The column of which each stated value must be there.
    pub each: Option<String>,
    /// How many such records, of each value.
    pub at_least: NonZeroUsize,
}

impl Include {
    /// Whether it asks for nothing in particular.
    pub(super) fn is_blank(&self) -> bool {
        self.is.is_empty() && self.each.is_none()
    }
}

/// What came of something that must be among the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncludeResult {
    /// The values that such a record has; that of an [`Include::each`] stands last.
    pub is: Vec<RecordValue>,
    /// How many were asked for.
    pub at_least: usize,
    /// How many the population holds; fewer than were asked for can be all there are.
    pub records: usize,
    /// How many of them are among those drawn.
    pub drawn: usize,
}

/// Something that must be there, and the records that are taken for it.
pub(super) struct Wanted {
    pub(super) is: Vec<RecordValue>,
    pub(super) at_least: usize,
    /// The ranks of all such records.
    pub(super) records: Vec<usize>,
    /// Those of the first by hash.
    pub(super) first: Vec<usize>,
}

/// Takes the first by hash for everything that must be there.
pub(super) fn wanted(frame: &Frame, includes: &[Include], ranked: &[Ranked<'_>]) -> Vec<Wanted> {
    let mut found = Vec::new();
    for include in includes {
        for is in spread(frame, include, ranked) {
            let fitting = (0..).zip(ranked).filter(|(_, one)| fits(frame, one, &is));
            let records: Vec<usize> = fitting.map(|(at, _)| at).collect();
            let at_least = include.at_least.get();
            let first = records.iter().take(at_least).copied().collect();
            found.push(Wanted { is, at_least, records, first });
        }
    }
    found
}

/// Whether a record has all the values.
fn fits(frame: &Frame, one: &Ranked<'_>, is: &[RecordValue]) -> bool {
    is.iter().all(|wanted| {
        let column = frame.column(&wanted.column);
        column.and_then(|column| one.member.record.value(column)) == Some(&wanted.value)
    })
}

/// The values that records must have: one list, or one for each value of a column.
fn spread(frame: &Frame, include: &Include, ranked: &[Ranked<'_>]) -> Vec<Vec<RecordValue>> {
    let Some(name) = &include.each else { return vec![include.is.clone()] };
    let Some(column) = frame.column(name) else { return Vec::new() };
    let fitting = ranked.iter().filter(|one| fits(frame, one, &include.is));
    let values: BTreeSet<&str> =
        fitting.filter_map(|one| one.member.record.value(column)).collect();
    let with = |value: &str| {
        let last = RecordValue { column: name.clone(), value: value.to_owned() };
        include.is.iter().cloned().chain([last]).collect()
    };
    values.into_iter().map(with).collect()
}
