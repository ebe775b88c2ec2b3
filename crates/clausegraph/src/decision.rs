//! The decision: from what the slots of a cell show to the status of the cell.

use std::fmt;

/// What a slot shows, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotValue {
    /// Something shows it.
    Ok,
    /// What would decide it is not known.
    Unknown,
    /// Something shows it that is older than the planned interval.
    Lapsed,
    /// Something shows it and has a weakness.
    Weak,
    /// Nothing shows it.
    None,
}

impl SlotValue {
    /// Every value, from best to worst.
    pub const ALL: [Self; 5] = [Self::Ok, Self::Unknown, Self::Lapsed, Self::Weak, Self::None];

    /// The value as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Unknown => "unknown",
            Self::Lapsed => "lapsed",
            Self::Weak => "weak",
            Self::None => "none",
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Ok => 1,
            Self::Unknown => 2,
            Self::Lapsed => 4,
            Self::Weak => 8,
            Self::None => 16,
        }
    }
}

impl fmt::Display for SlotValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The values of one or more slots: which occur, not how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValueSet(u8);

impl ValueSet {
    /// No value.
    pub const EMPTY: Self = Self(0);

    /// One value.
    pub const fn of(value: SlotValue) -> Self {
        Self(value.bit())
    }

    /// This set with one more value.
    #[must_use]
    pub const fn with(self, value: SlotValue) -> Self {
        Self(self.0 | value.bit())
    }

    /// This set with all values of another.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a value occurs.
    pub const fn contains(self, value: SlotValue) -> bool {
        self.0 & value.bit() != 0
    }

    /// Whether no value occurs.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The values that occur, from best to worst.
    pub fn iter(self) -> impl Iterator<Item = SlotValue> {
        SlotValue::ALL.into_iter().filter(move |value| self.contains(*value))
    }

    /// The worst value that occurs.
    pub fn worst(self) -> Option<SlotValue> {
        self.iter().last()
    }
}

impl fmt::Display for ValueSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, value) in self.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            f.write_str(value.as_str())?;
        }
        Ok(())
    }
}

/// The status of a cell: what the evidence shows, never whether the organisation conforms.
///
/// The first six are ordered from best to worst; the last two say that the cell does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Evidence covers everything that is asked.
    Covered,
    /// No shortfall is known, and something that would decide is not known.
    CannotEvaluate,
    /// Evidence is there and older than the interval that the organisation planned.
    Stale,
    /// Evidence is there and has a weakness.
    Weak,
    /// Some of what is asked has no evidence.
    Partial,
    /// Nothing of what is asked has evidence.
    Missing,
    /// The population has no member, or nothing occurred: nothing is asked.
    NotTriggered,
    /// One of several ways, and another one was chosen.
    NotChosen,
}

impl Status {
    /// Every status, those that count first and from best to worst.
    pub const ALL: [Self; 8] = [
        Self::Covered,
        Self::CannotEvaluate,
        Self::Stale,
        Self::Weak,
        Self::Partial,
        Self::Missing,
        Self::NotTriggered,
        Self::NotChosen,
    ];

    /// The status as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::CannotEvaluate => "cannot-evaluate",
            Self::Stale => "stale",
            Self::Weak => "weak",
            Self::Partial => "partial",
            Self::Missing => "missing",
            Self::NotTriggered => "not-triggered",
            Self::NotChosen => "not-chosen",
        }
    }

    /// Whether the cell stands in the denominator of a roll-up.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::NotTriggered | Self::NotChosen)
    }

    /// Whether the evidence is known to fall short.
    pub const fn is_shortfall(self) -> bool {
        matches!(self, Self::Stale | Self::Weak | Self::Partial | Self::Missing)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Decides the status from the values of the required slots; none where there is no value.
///
/// First match: all ok: covered; all none: missing; any none: partial; any weak: weak; any lapsed:
/// stale; else cannot evaluate. A known shortfall thus never hides behind an unknown.
///
/// ```
/// use clausegraph::{SlotValue, Status, ValueSet, decide};
///
/// let values = ValueSet::of(SlotValue::Ok).with(SlotValue::None);
/// assert_eq!(decide(values), Some(Status::Partial));
/// ```
pub fn decide(values: ValueSet) -> Option<Status> {
    let any = |value| values.contains(value);
    let status = if values.is_empty() {
        return None;
    } else if values == ValueSet::of(SlotValue::Ok) {
        Status::Covered
    } else if values == ValueSet::of(SlotValue::None) {
        Status::Missing
    } else if any(SlotValue::None) {
        Status::Partial
    } else if any(SlotValue::Weak) {
        Status::Weak
    } else if any(SlotValue::Lapsed) {
        Status::Stale
    } else {
        Status::CannotEvaluate
    };
    Some(status)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn all_sets() -> impl Iterator<Item = ValueSet> {
        (1_u8..32).map(ValueSet)
    }

    #[test]
    fn the_whole_table() {
        let mut table = String::new();
        for set in all_sets() {
            let status = decide(set).map_or("-", Status::as_str);
            writeln!(table, "{:<35} {status}", set.to_string()).unwrap();
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn only_no_slots_leave_it_open() {
        assert_eq!(decide(ValueSet::EMPTY), None);
        assert!(all_sets().all(|set| decide(set).is_some()));
    }

    #[test]
    fn a_better_slot_lowers_no_status() {
        for set in all_sets() {
            for from in set.iter() {
                for to in SlotValue::ALL.into_iter().filter(|to| *to < from) {
                    // The slot was the only one of its value, or one of several.
                    for rest in [ValueSet(set.0 & !from.bit()), set] {
                        let (before, after) = (decide(set), decide(rest.with(to)));
                        assert!(
                            after <= before,
                            "{set} -> {}: {before:?} -> {after:?}",
                            rest.with(to)
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_known_shortfall_never_hides_behind_an_unknown() {
        for set in all_sets().filter(|set| decide(*set).is_some_and(Status::is_shortfall)) {
            let status = decide(set.with(SlotValue::Unknown));
            assert!(status.is_some_and(Status::is_shortfall), "{set}: {status:?}");
        }
    }
}
