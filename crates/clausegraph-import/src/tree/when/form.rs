//! Forms of dates and moments, which the rules name.

use std::{fmt, str::FromStr};

use clausegraph_model::{Date, DateError};

use super::moment::{self, Zone};

/// A form of date that the rules name: `YYYY-MM-DD`, `DD/MM/YYYY`, `D Month YYYY` ...
///
/// `YYYY` stands for the year, `MM` and `DD` for two digits, `M` and `D` for one or two, `Month` for
/// the English name of the month or its first three letters. Years of two digits have no form:
/// nobody could say which century is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateForm(Form);

/// A form of dates or moments, in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    written: String,
    parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Year,
    Month { digits: Digits },
    MonthName,
    Day { digits: Digits },
    Hour { digits: Digits },
    Minute,
    Second,
    Zone,
    Sign(char),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    Two,
    OneOrTwo,
}

/// What a text says in a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) year: u16,
    pub(super) month: u16,
    pub(super) day: u16,
    pub(super) hour: u16,
    pub(super) minute: u16,
    pub(super) second: u16,
    pub(super) zone: Option<Zone>,
}

/// Why a text is not a form of date or moment.
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
    /// A part of a moment is not known.
    #[error(
        "a form of moment holds a date, `hh` or `h`, `mm`, and where they are written `ss` and `zone`, such as `YYYY-MM-DDThh:mm:sszone`"
    )]
    MomentPart,
    /// A part does not stand in a form of moment, or twice.
    #[error("a form of moment holds a date, hour and minute once each, such as `YYYY-MM-DD hh:mm`")]
    MomentOnce,
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

/// The words that forms of dates hold; longer ones before those they begin with.
const DATE_WORDS: &[(&str, Part)] = &[
    ("YYYY", Part::Year),
    ("Month", Part::MonthName),
    ("MM", Part::Month { digits: Digits::Two }),
    ("M", Part::Month { digits: Digits::OneOrTwo }),
    ("DD", Part::Day { digits: Digits::Two }),
    ("D", Part::Day { digits: Digits::OneOrTwo }),
];

/// The words that forms of moments hold besides.
const TIME_WORDS: &[(&str, Part)] = &[
    ("hh", Part::Hour { digits: Digits::Two }),
    ("h", Part::Hour { digits: Digits::OneOrTwo }),
    ("mm", Part::Minute),
    ("ss", Part::Second),
    ("zone", Part::Zone),
    ("T", Part::Sign('T')),
];

impl DateForm {
    /// The form of ISO 8601, which holds where no other is stated.
    pub(crate) fn iso() -> Self {
        let two = Digits::Two;
        Self(Form {
            written: "YYYY-MM-DD".to_owned(),
            parts: vec![
                Part::Year,
                Part::Sign('-'),
                Part::Month { digits: two },
                Part::Sign('-'),
                Part::Day { digits: two },
            ],
        })
    }

    /// Whether some text could be read in both forms, with day and month exchanged.
    pub(crate) fn clashes_with(&self, other: &Self) -> bool {
        self.0.clashes_with(&other.0)
    }

    /// The date, where the text has this form; an impossible day has the form and is an error.
    pub(super) fn read(&self, text: &str) -> Option<Result<Date, DateError>> {
        self.0.read(text).map(Figures::date)
    }
}

impl FromStr for DateForm {
    type Err = DateFormError;

    fn from_str(text: &str) -> Result<Self, DateFormError> {
        let form = Form::of(text, &[DATE_WORDS]).ok_or(DateFormError::Part)?;
        form.holds_a_date().then_some(Self(form)).ok_or(DateFormError::Once)
    }
}

impl fmt::Display for DateForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Figures {
    pub(super) fn date(self) -> Result<Date, DateError> {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day).parse()
    }
}

impl Form {
    /// The form of a moment.
    pub(super) fn of_moment(text: &str) -> Result<Self, DateFormError> {
        let form = Self::of(text, &[DATE_WORDS, TIME_WORDS]).ok_or(DateFormError::MomentPart)?;
        let hours = form.count(|part| matches!(part, Part::Hour { .. }));
        let minutes = form.count(|part| matches!(part, Part::Minute));
        let seconds = form.count(|part| matches!(part, Part::Second));
        let zones = form.count(|part| matches!(part, Part::Zone));
        let is_sound = (hours, minutes) == (1, 1) && seconds < 2 && zones < 2;
        (is_sound && form.holds_a_date()).then_some(form).ok_or(DateFormError::MomentOnce)
    }

    fn of(text: &str, words: &[&[(&str, Part)]]) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let word = words
                .iter()
                .flat_map(|words| words.iter())
                .find_map(|(word, part)| rest.strip_prefix(word).map(|tail| (*part, tail)));
            let (part, tail) = match word {
                Some(found) => found,
                None if next.is_alphanumeric() => return None,
                None => (Part::Sign(next), rest.strip_prefix(next)?),
            };
            parts.push(part);
            rest = tail;
        }
        Some(Self { written: text.to_owned(), parts })
    }

    fn count(&self, wanted: fn(&Part) -> bool) -> usize {
        self.parts.iter().filter(|part| wanted(part)).count()
    }

    fn holds_a_date(&self) -> bool {
        let years = self.count(|part| matches!(part, Part::Year));
        let months = self.count(|part| matches!(part, Part::Month { .. } | Part::MonthName));
        let days = self.count(|part| matches!(part, Part::Day { .. }));
        (years, months, days) == (1, 1, 1)
    }

    pub(super) fn clashes_with(&self, other: &Self) -> bool {
        let exchanged = |one: &Part, two: &Part| {
            matches!(
                (one, two),
                (Part::Month { .. }, Part::Day { .. }) | (Part::Day { .. }, Part::Month { .. })
            )
        };
        let mut parts = self.parts.iter().zip(&other.parts);
        self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).any(|(one, two)| exchanged(one, two))
            && parts.all(|(one, two)| {
                exchanged(one, two)
                    || match (one, two) {
                        (Part::Sign(one), Part::Sign(two)) => one == two,
                        (one, two) => std::mem::discriminant(one) == std::mem::discriminant(two),
                    }
            })
    }

    /// The figures, where the text has this form.
    pub(super) fn read(&self, text: &str) -> Option<Figures> {
        let mut figures = Figures::default();
        let mut rest = text;
        for part in &self.parts {
            rest = match part {
                Part::Sign(sign) => rest.strip_prefix(*sign)?,
                Part::MonthName => {
                    let (number, tail) = month_name(rest)?;
                    figures.month = u16::from(number);
                    tail
                }
                Part::Year => number(rest, 4, 4, &mut figures.year)?,
                Part::Month { digits } => number(rest, digits.least(), 2, &mut figures.month)?,
                Part::Day { digits } => number(rest, digits.least(), 2, &mut figures.day)?,
                Part::Hour { digits } => number(rest, digits.least(), 2, &mut figures.hour)?,
                Part::Minute => number(rest, 2, 2, &mut figures.minute)?,
                Part::Second => number(rest, 2, 2, &mut figures.second)?,
                Part::Zone => {
                    let (zone, tail) = moment::zone(rest)?;
                    figures.zone = Some(zone);
                    tail
                }
            };
        }
        rest.is_empty().then_some(figures)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
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

pub(super) fn number<'a>(
    text: &'a str,
    least: usize,
    most: usize,
    into: &mut u16,
) -> Option<&'a str> {
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
