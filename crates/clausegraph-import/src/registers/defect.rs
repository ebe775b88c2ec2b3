//! What can be wrong with a cell.

use serde::Serialize;

use crate::error::near_text;

/// Why a cell could not be read as its field, or not without a word.
///
/// Unless the message says that it is kept, the field is unknown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CellDefect {
    /// The cell holds the error of a formula.
    #[error("the cell holds the error of a formula")]
    Formula,
    /// Several values stand where one was expected.
    #[error("one value was expected")]
    Several,
    /// It is no date.
    #[error("this is no date that is read; write it like `2026-11-22`")]
    NoDate,
    /// Day and month could be exchanged.
    #[error("this could be `{day_first}` or `{month_first}`; state `dates: order` in the map")]
    AmbiguousDate {
        /// The day, where the day stands first.
        day_first: String,
        /// The day, where the month stands first.
        month_first: String,
    },
    /// The year has two digits.
    #[error("the year has two digits; state `dates: century` in the map")]
    TwoDigitYear,
    /// The calendar has no such day, or it lies outside 1900 to 2199.
    #[error("this is no day between 1900 and 2199")]
    NoSuchDay,
    /// A number stands where a date was expected.
    #[error("a number stands where a date was expected; format the cell as a date")]
    NumberForDate,
    /// It is no interval.
    #[error("this is no interval such as `6 months`, `1 year` or `P6M`")]
    NoInterval,
    /// A number without a unit stands where an interval was expected.
    #[error("a number is no interval; state the `unit` of the column in the map")]
    NoUnit,
    /// It is no period.
    #[error("this is no period such as `2026-01-01 to 2026-06-30`")]
    NoPeriod,
    /// It is none of the kinds that the map knows; the row was taken as the kind that stands for others.
    #[error("this is no kind that the map knows; the row was taken as `{kind}`{}", near_text(near.as_ref()))]
    OtherKind {
        /// The kind that was taken.
        kind: String,
        /// The closest word, ours or one that the map translates.
        near: Option<String>,
    },
    /// The last day lies before the first.
    #[error("the period ends before it begins")]
    PeriodReversed,
    /// Only one end of a period is there.
    #[error("the other end of the period is not there")]
    HalfPeriod,
    /// It is not one of the words of a closed list.
    #[error("this is none of {}{}", listed(known), near_text(near.as_ref()))]
    NotAWord {
        /// The words that can stand here.
        known: Vec<String>,
        /// The closest word, ours or one that the map translates.
        near: Option<String>,
    },
    /// It is neither yes nor no.
    #[error("this is neither yes nor no")]
    NotYesNo,
    /// It is no whole number.
    #[error("this is no whole number from 0 on")]
    NoCount,
    /// The cell holds no decimal number.
    #[error("this is no decimal number, such as 0.95")]
    NoAmount,
    /// A sign in a number could part thousands or decimals.
    #[error("the sign in it could part thousands or decimals; state `numbers: decimal` in the map")]
    AmbiguousNumber,
    /// It cannot be an id.
    #[error("{cause}{}", near_text(near.as_ref()))]
    NoId {
        /// Why not.
        cause: String,
        /// What is close and known.
        near: Option<String>,
    },
    /// Nothing in the files bears this id or name; it is kept, since it may stand elsewhere.
    #[error("nothing in these files bears this id or name; it is kept{}", near_text(near.as_ref()))]
    Dangling {
        /// What is close and known.
        near: Option<String>,
    },
    /// Several things bear this name.
    #[error("this could be {}", listed(candidates))]
    AmbiguousName {
        /// The ids of those that bear it.
        candidates: Vec<String>,
    },
    /// It holds no letter and no digit, and so names nobody.
    #[error("this names nobody")]
    NoPerson,
    /// It is not of the form of its list.
    #[error("expected the form `{form}`{}", near_text(near.as_ref()))]
    Form {
        /// The form.
        form: &'static str,
        /// The closest word where a word is wrong.
        near: Option<String>,
    },
    /// Another cell says otherwise of the same thing.
    #[error("{other_place} says `{other}` of the same thing; both are kept, neither is taken")]
    Contradiction {
        /// The other cell, with its file.
        other_place: String,
        /// What stands there.
        other: String,
    },
    /// Another key becomes the same id.
    #[error("the key `{other}` at {other_place} becomes the same id; the rows are read as one")]
    KeysMeet {
        /// The other key.
        other: String,
        /// Where it stands.
        other_place: String,
    },
    /// What came of the row could not be read as an entry.
    #[error("the row makes no sound entry: {reason}")]
    Unsound {
        /// Why not.
        reason: String,
    },
}

/// A few words in a row, the rest counted.
fn listed(words: &[String]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = words.iter().take(SHOWN).map(|word| format!("`{word}`")).collect();
    let text = shown.join(", ");
    match words.len().checked_sub(SHOWN) {
        Some(more @ 1..) => format!("{text} and {more} more"),
        Some(0) | None => text,
    }
}
