//! Dates, moments and intervals as people write them: only in the forms that somebody stated.

use std::{fmt, str::FromStr};

use clausegraph_model::{Date, DateError, Interval};

/// A form of date that the rules name: `YYYY-MM-DD`, `DD/MM/YYYY`, `D Month YYYY` ...
///
/// `YYYY` stands for the year, `MM` and `DD` for two digits, `M` and `D` for one or two, `Month` for
/// the English name of the month or its first three letters. Years of two digits have no form:
/// nobody could say which century is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateForm {
    written: String,
    parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Year,
    Month { digits: Digits },
    MonthName,
    Day { digits: Digits },
    Sign(char),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Digits {
    Two,
    OneOrTwo,
}

/// Why a text is not a form of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateFormError {
    /// A part is not known.
    #[error(
        "a form of date holds `YYYY`, `MM`, `M` or `Month`, and `DD` or `D`, such as `DD/MM/YYYY`"
    )]
    Part,
    /// Year, month and day do not each stand in it once.
    #[error("a form of date holds year, month and day once each, such as `DD/MM/YYYY`")]
    Once,
}

const NAMES: [(&str, u8); 12] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];

impl DateForm {
    /// The form of ISO 8601, which holds where no other is stated.
    pub(crate) fn iso() -> Self {
        let two = Digits::Two;
        Self {
            written: "YYYY-MM-DD".to_owned(),
            parts: vec![
                Part::Year,
                Part::Sign('-'),
                Part::Month { digits: two },
                Part::Sign('-'),
                Part::Day { digits: two },
            ],
        }
    }

    /// Whether some text could be read in both forms, with day and month exchanged.
    pub(crate) fn clashes_with(&self, other: &Self) -> bool {
        self != other
            && self.parts.len() == other.parts.len()
            && self
                .parts
                .iter()
                .zip(&other.parts)
                .all(|(one, two)| match (one, two) {
                    (Part::Sign(one), Part::Sign(two)) => one == two,
                    (Part::Year, Part::Year)
                    | (Part::MonthName, Part::MonthName)
                    | (
                        Part::Month { .. } | Part::Day { .. },
                        Part::Month { .. } | Part::Day { .. },
                    ) => true,
                    _ => false,
                })
    }

    /// The date, where the text has this form; an impossible day has the form and is an error.
    fn read(&self, text: &str) -> Option<Result<Date, DateError>> {
        let (mut year, mut month, mut day) = (0_u16, 0_u16, 0_u16);
        let mut rest = text;
        for part in &self.parts {
            rest = match part {
                Part::Sign(sign) => rest.strip_prefix(*sign)?,
                Part::MonthName => {
                    let (number, tail) = month_name(rest)?;
                    month = u16::from(number);
                    tail
                }
                Part::Year => number(rest, 4, 4, &mut year)?,
                Part::Month { digits } => number(rest, digits.least(), 2, &mut month)?,
                Part::Day { digits } => number(rest, digits.least(), 2, &mut day)?,
            };
        }
        rest.is_empty().then(|| format!("{year:04}-{month:02}-{day:02}").parse())
    }
}

impl Digits {
    fn least(self) -> usize {
        match self {
            Self::Two => 2,
            Self::OneOrTwo => 1,
        }
    }
}

fn number<'a>(text: &'a str, least: usize, most: usize, into: &mut u16) -> Option<&'a str> {
    let digits = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    if digits < least {
        return None;
    }
    *into = number.parse().ok()?;
    Some(rest)
}

fn month_name(text: &str) -> Option<(u8, &str)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at_checked(letters)?;
    let word = word.to_ascii_lowercase();
    NAMES
        .iter()
        .find(|(name, _)| *name == word || name.get(..3) == Some(word.as_str()))
        .map(|(_, number)| (*number, rest))
}

impl FromStr for DateForm {
    type Err = DateFormError;

    fn from_str(text: &str) -> Result<Self, DateFormError> {
        const WORDS: [(&str, Part); 6] = [
            ("YYYY", Part::Year),
            ("Month", Part::MonthName),
            ("MM", Part::Month { digits: Digits::Two }),
            ("M", Part::Month { digits: Digits::OneOrTwo }),
            ("DD", Part::Day { digits: Digits::Two }),
            ("D", Part::Day { digits: Digits::OneOrTwo }),
        ];
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let word = WORDS
                .iter()
                .find_map(|(word, part)| rest.strip_prefix(word).map(|tail| (*part, tail)));
            let (part, tail) = match word {
                Some(found) => found,
                None if next.is_alphanumeric() => return Err(DateFormError::Part),
                None => (Part::Sign(next), rest.trim_start_matches(next)),
            };
            parts.push(part);
            rest = tail;
        }
        let count = |wanted: fn(&Part) -> bool| parts.iter().filter(|part| wanted(part)).count();
        let years = count(|part| matches!(part, Part::Year));
        let months = count(|part| matches!(part, Part::Month { .. } | Part::MonthName));
        let days = count(|part| matches!(part, Part::Day { .. }));
        if (years, months, days) != (1, 1, 1) {
            return Err(DateFormError::Once);
        }
        Ok(Self { written: text.to_owned(), parts })
    }
}

impl fmt::Display for DateForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// Why a date, a moment or an interval cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WhenError {
    /// The text has none of the stated forms.
    #[error("expected the form {forms}")]
    Form {
        /// The forms that the rules state.
        forms: String,
    },
    /// The text has the form, but is no day.
    #[error(transparent)]
    Day(#[from] DateError),
    /// The text is not of the form of a moment.
    #[error("expected the form `YYYY-MM-DD HH:MM`")]
    MomentForm,
    /// The clock has no such time.
    #[error("the clock has no such time")]
    NoSuchTime,
    /// No time is given at all.
    #[error("no time is given")]
    NoTime,
    /// The text is not of the form of an interval.
    #[error("expected an interval such as `6 months`, `1 year`, `2 weeks` or `P6M`")]
    IntervalForm,
}

/// The date, in the first of the forms that the text has.
pub(crate) fn date(text: &str, forms: &[DateForm]) -> Result<Date, WhenError> {
    let read = forms.iter().find_map(|form| form.read(text));
    if let Some(date) = read {
        return Ok(date?);
    }
    let forms: Vec<String> = forms.iter().map(|form| format!("`{form}`")).collect();
    Err(WhenError::Form { forms: forms.join(" or ") })
}

/// A minute of a day, in a time zone that the source does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    date: Date,
    minute: u16,
}

impl FromStr for Moment {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        if !text.chars().any(|sign| sign.is_ascii_digit()) {
            return Err(WhenError::NoTime);
        }
        let (date, time) = text.split_once(' ').ok_or(WhenError::MomentForm)?;
        let (mut hours, mut minutes) = (0, 0);
        let rest = number(time, 2, 2, &mut hours)
            .and_then(|rest| rest.strip_prefix(':'))
            .and_then(|rest| number(rest, 2, 2, &mut minutes));
        if rest != Some("") {
            return Err(WhenError::MomentForm);
        }
        let date = date.parse().map_err(|error| {
            if error == DateError::DateForm { WhenError::MomentForm } else { WhenError::Day(error) }
        })?;
        if hours > 23 || minutes > 59 {
            return Err(WhenError::NoSuchTime);
        }
        Ok(Self { date, minute: hours * 60 + minutes })
    }
}

/// An interval as ISO 8601 writes it, or as a number and a unit of English.
pub(crate) fn interval(text: &str) -> Result<Interval, WhenError> {
    if text.starts_with('P') {
        return Ok(text.parse()?);
    }
    let mut words = text.split_ascii_whitespace();
    let (Some(count), Some(unit), None) = (words.next(), words.next(), words.next()) else {
        return Err(WhenError::IntervalForm);
    };
    let sign = match unit.to_ascii_lowercase().as_str() {
        "day" | "days" => 'D',
        "week" | "weeks" => 'W',
        "month" | "months" => 'M',
        "year" | "years" => 'Y',
        _ => return Err(WhenError::IntervalForm),
    };
    if !count.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(WhenError::IntervalForm);
    }
    Ok(format!("P{count}{sign}").parse()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day_first() -> Vec<DateForm> {
        vec![DateForm::iso(), "DD/MM/YYYY".parse().unwrap()]
    }

    #[test]
    fn dates_are_read_in_stated_forms_only() {
        let read = |text: &str| date(text, &day_first()).map(|date| date.to_string());
        assert_eq!(read("11/12/2024"), Ok("2024-12-11".to_owned()));
        assert_eq!(read("2024-12-11"), Ok("2024-12-11".to_owned()));
        assert_eq!(read("31/02/2024"), Err(DateError::NoSuchDay.into()));
        for text in ["10/04/18", "1/2/2024", "11.12.2024", "12-11-2024", "", "2024-12-11 ", "x"] {
            assert_eq!(
                read(text),
                Err(WhenError::Form { forms: "`YYYY-MM-DD` or `DD/MM/YYYY`".to_owned() }),
                "{text:?}"
            );
        }
    }

    #[test]
    fn names_of_months_are_english() {
        for (form, text) in [
            ("D Month YYYY", "1 March 2024"),
            ("D Month YYYY", "1 mar 2024"),
            ("Month D, YYYY", "Mar 1, 2024"),
            ("D/M/YYYY", "1/3/2024"),
        ] {
            let form: DateForm = form.parse().unwrap();
            assert_eq!(date(text, &[form]).unwrap().to_string(), "2024-03-01");
        }
    }

    #[test]
    fn forms_that_exchange_day_and_month_clash() {
        let form = |text: &str| text.parse::<DateForm>().unwrap();
        assert!(form("DD/MM/YYYY").clashes_with(&form("MM/DD/YYYY")));
        assert!(form("DD/MM/YYYY").clashes_with(&form("M/D/YYYY")));
        assert!(!form("DD/MM/YYYY").clashes_with(&form("DD.MM.YYYY")));
        assert!(!form("DD/MM/YYYY").clashes_with(&form("DD/MM/YYYY")));
        assert_eq!("DD/MM/YY".parse::<DateForm>(), Err(DateFormError::Part));
        assert_eq!("DD/DD/YYYY".parse::<DateForm>(), Err(DateFormError::Once));
    }

    #[test]
    fn intervals_are_iso_or_number_and_unit() {
        for (text, kept) in [
            ("6 months", "P6M"),
            ("6 month", "P6M"),
            ("1 year", "P12M"),
            ("2  Weeks", "P14D"),
            ("P1Y6M", "P18M"),
        ] {
            assert_eq!(interval(text).unwrap().to_string(), kept);
        }
        for text in ["", "six months", "6", "months", "6 moons", "+6 months", "6 months ago"] {
            assert_eq!(interval(text), Err(WhenError::IntervalForm), "{text:?}");
        }
        assert_eq!(interval("0 days"), Err(DateError::IntervalEmpty.into()));
    }

    #[test]
    fn moments_have_one_form() {
        let read = |text: &str| text.parse::<Moment>();
        assert!(read("2022-03-10 11:50").unwrap() < read("2022-03-10 11:51").unwrap());
        assert!(read("2022-03-09 23:59").unwrap() < read("2022-03-10 00:00").unwrap());
        for text in [
            "2022-03-10 11.50",
            "2025-01-14 1600",
            "22025-03-18 09:36",
            "2021-11-05 9:29",
            "2023-01-04 (Time TBC)",
            "2023-01-04",
        ] {
            assert_eq!(read(text), Err(WhenError::MomentForm), "{text:?}");
        }
        assert_eq!(read("2022-03-10 24:00"), Err(WhenError::NoSuchTime));
        assert_eq!(read("not declared"), Err(WhenError::NoTime));
        assert_eq!(read("2022-02-30 10:00"), Err(DateError::NoSuchDay.into()));
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_none(text in "\\PC*|[0-9/ -]{0,12}") {
            drop(date(&text, &day_first()));
            drop(text.parse::<Moment>());
            drop(interval(&text));
            drop(text.parse::<DateForm>());
        }

        #[test]
        fn a_written_interval_is_the_iso_one(count in 1_u32..500, unit in 0_usize..4) {
            let (word, sign) = [("days", 'D'), ("weeks", 'W'), ("months", 'M'), ("years", 'Y')][unit];
            let iso = format!("P{count}{sign}").parse::<Interval>().map_err(WhenError::from);
            prop_assert_eq!(interval(&format!("{count} {word}")), iso);
        }
    }
}
