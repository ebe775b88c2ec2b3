//! Calendar dates, intervals between planned events, and periods.
//!
//! The engine has no clock and no time zone: a date is a day of the civil calendar, and every
//! computation takes the day it is made for as an argument.

use std::{fmt, str::FromStr};

use jiff::{ToSpan, civil};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not a date, an interval or a period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The text is not of the form `YYYY-MM-DD`.
    #[error("a date is written `YYYY-MM-DD`, such as `2026-08-21`")]
    DateForm,
    /// The calendar does not have this day.
    #[error("the calendar has no such day")]
    NoSuchDay,
    /// The year lies outside 1900 to 2199.
    #[error("the year must lie between 1900 and 2199")]
    YearOutOfRange,
    /// The text is not of the form `P1Y`, `P6M`, `P2W`, `P30D` or a sequence of those.
    #[error("an interval is written like `P1Y`, `P6M`, `P2W`, `P30D` or `P1Y6M`")]
    IntervalForm,
    /// The interval has no length.
    #[error("an interval must be longer than nothing")]
    IntervalEmpty,
    /// The interval is longer than a hundred years.
    #[error("an interval must not be longer than a hundred years")]
    IntervalTooLong,
    /// The text is not of the form `YYYY-MM-DD/YYYY-MM-DD`.
    #[error("a period is written `YYYY-MM-DD/YYYY-MM-DD`, first and last day")]
    PeriodForm,
    /// The last day of the period lies before its first.
    #[error("the period ends before it begins")]
    PeriodReversed,
}

/// A day of the calendar, between 1900-01-01 and 2199-12-31.
///
/// ```
/// use clausegraph_model::Date;
///
/// let date: Date = "2026-08-21".parse()?;
/// assert_eq!(date.to_string(), "2026-08-21");
/// assert!("2026-02-30".parse::<Date>().is_err());
/// assert!("20260821".parse::<Date>().is_err());
/// # Ok::<(), clausegraph_model::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The first day there is: 1900-01-01.
    pub const FIRST: Self = Self(civil::date(1900, 1, 1));

    /// The day that lies one interval later; a month without that day ends on its last.
    ///
    /// ```
    /// use clausegraph_model::{Date, Interval};
    ///
    /// let (date, interval): (Date, Interval) = ("2026-08-31".parse()?, "P6M".parse()?);
    /// assert_eq!(date.after(interval).to_string(), "2027-02-28");
    /// # Ok::<(), clausegraph_model::DateError>(())
    /// ```
    #[must_use]
    pub fn after(self, interval: Interval) -> Self {
        let span = 0.days().months(interval.months).days(interval.days);
        Self(self.0.saturating_add(span))
    }

    /// How many days it lies after another day; less than nothing where it lies before.
    ///
    /// ```
    /// use clausegraph_model::Date;
    ///
    /// let (one, two): (Date, Date) = ("2026-02-28".parse()?, "2026-03-01".parse()?);
    /// assert_eq!((two.days_since(one), one.days_since(two)), (1, -1));
    /// # Ok::<(), clausegraph_model::DateError>(())
    /// ```
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_hours() / 24
    }

    /// The day that lies so many days later, or before where the number is less than nothing.
    ///
    /// ```
    /// use clausegraph_model::Date;
    ///
    /// let date: Date = "2026-03-01".parse()?;
    /// assert_eq!(date.shifted(-1).to_string(), "2026-02-28");
    /// # Ok::<(), clausegraph_model::DateError>(())
    /// ```
    #[must_use]
    pub fn shifted(self, days: i64) -> Self {
        let hours = jiff::SignedDuration::from_hours(days.clamp(-200_000, 200_000) * 24);
        Self(self.0.saturating_add(hours))
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let bytes = text.as_bytes();
        let form = bytes.len() == 10
            && bytes.iter().enumerate().all(|(index, byte)| match index {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !form {
            return Err(DateError::DateForm);
        }
        let date: civil::Date = text.parse().map_err(|_| DateError::NoSuchDay)?;
        if !(1900..=2199).contains(&date.year()) {
            return Err(DateError::YearOutOfRange);
        }
        Ok(Self(date))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

/// The length of time within which a planned event is to recur.
///
/// Written as an ISO 8601 duration of whole years, months, weeks and days; kept as months and days,
/// so that `P1Y` equals `P12M` and `P2W` equals `P14D`. A month is not a number of days, therefore
/// intervals have no order of their own: compare the days they end on with [`Date::after`].
///
/// ```
/// use clausegraph_model::Interval;
///
/// let year: Interval = "P1Y".parse()?;
/// assert_eq!(year, "P12M".parse()?);
/// assert_eq!(year.to_string(), "P12M");
/// assert!("P0D".parse::<Interval>().is_err());
/// # Ok::<(), clausegraph_model::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    months: u32,
    days: u32,
}

impl Interval {
    /// The whole months of it, from 0 to 1200; a year is twelve.
    pub const fn months(self) -> u32 {
        self.months
    }

    /// The days of it beside the months, from 0 to 36525; a week is seven.
    pub const fn days(self) -> u32 {
        self.days
    }
}

impl FromStr for Interval {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut rest = text.strip_prefix('P').ok_or(DateError::IntervalForm)?;
        let (mut months, mut days) = (0_u32, 0_u32);
        let mut units = "YMWD".chars();
        if rest.is_empty() {
            return Err(DateError::IntervalForm);
        }
        while !rest.is_empty() {
            let end =
                rest.find(|found: char| !found.is_ascii_digit()).ok_or(DateError::IntervalForm)?;
            let (number, tail) = rest.split_at(end);
            if number.is_empty() {
                return Err(DateError::IntervalForm);
            }
            let number: u32 = number.parse().map_err(|_| DateError::IntervalTooLong)?;
            let mut signs = tail.chars();
            let unit = signs.next().ok_or(DateError::IntervalForm)?;
            if !units.any(|known| known == unit) {
                return Err(DateError::IntervalForm);
            }
            let (factor, sum) = match unit {
                'Y' => (12, &mut months),
                'M' => (1, &mut months),
                'W' => (7, &mut days),
                _ => (1, &mut days),
            };
            *sum = number
                .checked_mul(factor)
                .and_then(|product| sum.checked_add(product))
                .ok_or(DateError::IntervalTooLong)?;
            rest = signs.as_str();
        }
        if months == 0 && days == 0 {
            return Err(DateError::IntervalEmpty);
        }
        if months > 1_200 || days > 36_525 {
            return Err(DateError::IntervalTooLong);
        }
        Ok(Self { months, days })
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        if self.months > 0 {
            write!(f, "{}M", self.months)?;
        }
        if self.days > 0 {
            write!(f, "{}D", self.days)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Interval({self})")
    }
}

/// A stretch of days, both ends included.
///
/// ```
/// use clausegraph_model::Period;
///
/// let period: Period = "2026-01-01/2026-06-30".parse()?;
/// assert_eq!(period.last().to_string(), "2026-06-30");
/// # Ok::<(), clausegraph_model::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    // INVARIANT: first <= last.
    first: Date,
    last: Date,
}

impl Period {
    /// The first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Date {
        self.last
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

impl FromStr for Period {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (first, last) = text.split_once('/').ok_or(DateError::PeriodForm)?;
        let (first, last): (Date, Date) = (first.parse()?, last.parse()?);
        if last < first {
            return Err(DateError::PeriodReversed);
        }
        Ok(Self { first, last })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.last)
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Period({self})")
    }
}

macro_rules! text_form {
    ($name:ident, $expecting:literal, $pattern:literal, $example:literal) => {
        impl crate::fact::SaysNone for $name {}

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::leaf::parse(deserializer, stringify!($name), $expecting)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": $expecting,
                    "pattern": $pattern,
                    "examples": [$example],
                })
            }
        }
    };
}

text_form!(Date, "a date such as `2026-08-21`", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2026-08-21");
text_form!(
    Interval,
    "an interval such as `P6M`",
    "^P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$",
    "P6M"
);
text_form!(
    Period,
    "a period such as `2026-01-01/2026-06-30`",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "2026-01-01/2026-06-30"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_other_forms_are_refused() {
        for text in [
            "",
            "2026",
            "20260821",
            "2026-8-21",
            "2026-08-21T10:00:00-05:00",
            "2026-08-2x",
            " 2026-08-21",
        ] {
            assert_eq!(text.parse::<Date>(), Err(DateError::DateForm), "{text:?}");
        }
        assert_eq!("2026-02-30".parse::<Date>(), Err(DateError::NoSuchDay));
        assert_eq!("0206-01-01".parse::<Date>(), Err(DateError::YearOutOfRange));
    }

    #[test]
    fn months_end_on_their_last_day() {
        for (date, interval, due) in [
            ("2024-02-29", "P1Y", "2025-02-28"),
            ("2026-01-31", "P1M", "2026-02-28"),
            ("2026-08-31", "P6M", "2027-02-28"),
            ("2026-11-22", "P2W", "2026-12-06"),
            ("2199-12-31", "P100Y", "2299-12-31"),
        ] {
            let (date, interval): (Date, Interval) =
                (date.parse().unwrap(), interval.parse().unwrap());
            assert_eq!(date.after(interval).to_string(), due);
        }
    }

    #[test]
    fn intervals_are_kept_as_months_and_days() {
        for (text, kept) in [("P1Y6M", "P18M"), ("P1W1D", "P8D"), ("P2M10D", "P2M10D")] {
            assert_eq!(text.parse::<Interval>().unwrap().to_string(), kept);
        }
        for text in
            ["", "P", "6 months", "P6", "PM", "P6H", "PT6H", "P1M1Y", "P1M1M", "p6m", "P-6M"]
        {
            assert_eq!(text.parse::<Interval>(), Err(DateError::IntervalForm), "{text:?}");
        }
        assert_eq!("P0M".parse::<Interval>(), Err(DateError::IntervalEmpty));
        assert_eq!("P101Y".parse::<Interval>(), Err(DateError::IntervalTooLong));
        assert_eq!("P99999999999D".parse::<Interval>(), Err(DateError::IntervalTooLong));
    }

    #[test]
    fn a_period_may_be_one_day_but_not_reversed() {
        assert!("2026-01-01/2026-01-01".parse::<Period>().is_ok());
        assert_eq!("2026-01-02/2026-01-01".parse::<Period>(), Err(DateError::PeriodReversed));
        assert_eq!("2026-01-02".parse::<Period>(), Err(DateError::PeriodForm));
    }
}
