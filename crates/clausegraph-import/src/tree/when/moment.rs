//! Moments: a day, a time of it, and the time zone where it is written.

use std::{fmt, str::FromStr};

use super::{
    DateFormError, WhenError,
    form::{Form, number},
};

/// A form of moment that the rules name: `YYYY-MM-DD hh:mm`, `YYYY-MM-DDThh:mm:sszone` ...
///
/// To the words of a form of date come `hh` for two digits of the hour and `h` for one or two, `mm`,
/// `ss`, and `zone` for `Z`, `UTC` or a distance such as `+02:00`; `T` stands for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MomentForm(Form);

impl MomentForm {
    /// The form that holds where no other is stated.
    #[expect(clippy::expect_used, reason = "the text holds a date, an hour and a minute")]
    pub(crate) fn usual() -> Self {
        "YYYY-MM-DD hh:mm".parse().expect("it is a form of moment")
    }

    /// Whether some text could be read in both forms, with day and month exchanged.
    pub(crate) fn clashes_with(&self, other: &Self) -> bool {
        self.0.clashes_with(&other.0)
    }
}

impl FromStr for MomentForm {
    type Err = DateFormError;

    fn from_str(text: &str) -> Result<Self, DateFormError> {
        Form::of_moment(text).map(Self)
    }
}

impl fmt::Display for MomentForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How many minutes the clocks of a place are ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Zone {
    minutes: i32,
}

/// Why a text is no time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a time zone is `UTC` or a distance such as `+02:00`: names of places change theirs over the year"
)]
pub struct ZoneError;

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, ZoneError> {
        match zone(text) {
            Some((zone, "")) => Ok(zone),
            Some(_) | None => Err(ZoneError),
        }
    }
}

/// The time zone that a text begins with, and the rest.
pub(super) fn zone(text: &str) -> Option<(Zone, &str)> {
    for word in ["Z", "UTC"] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((Zone { minutes: 0 }, rest));
        }
    }
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-')?),
    };
    let (mut hours, mut minutes) = (0, 0);
    let rest = number(rest, 2, 2, &mut hours)?;
    let tail = rest.strip_prefix(':').unwrap_or(rest);
    let rest = number(tail, 2, 2, &mut minutes).unwrap_or(rest);
    // No clock was ever farther away than that.
    if hours > 15 || minutes > 59 {
        return None;
    }
    Some((Zone { minutes: sign * i32::from(hours * 60 + minutes) }, rest))
}

/// A second of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Seconds since a day long ago, by the clock that the moment was read from.
    seconds: i64,
    zone: Option<Zone>,
}

/// Why two moments cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Incomparable {
    /// The first names no time zone, the second does.
    First,
    /// The second names no time zone, the first does.
    Second,
}

impl Moment {
    /// Reads a moment in the first of the forms that the text has; `zone` holds where it names none.
    pub(crate) fn read(
        text: &str,
        forms: &[MomentForm],
        zone: Option<Zone>,
    ) -> Result<Self, WhenError> {
        if !text.chars().any(|sign| sign.is_ascii_digit()) {
            return Err(WhenError::NoTime);
        }
        let Some(figures) = forms.iter().find_map(|form| form.0.read(text)) else {
            let forms: Vec<String> = forms.iter().map(|form| format!("`{form}`")).collect();
            return Err(WhenError::Form { forms: forms.join(" or ") });
        };
        figures.date()?;
        if figures.hour > 23 || figures.minute > 59 || figures.second > 59 {
            return Err(WhenError::NoSuchTime);
        }
        let days = days(figures.year, figures.month, figures.day);
        let minutes = i64::from(figures.hour) * 60 + i64::from(figures.minute);
        let seconds = (days * 24 * 60 + minutes) * 60 + i64::from(figures.second);
        Ok(Self { seconds, zone: figures.zone.or(zone) })
    }

    /// Whether a moment does not lie after another one.
    pub(crate) fn is_not_after(self, other: Self) -> Result<bool, Incomparable> {
        let of = |moment: Self, zone: Zone| moment.seconds - i64::from(zone.minutes) * 60;
        match (self.zone, other.zone) {
            // Nobody names a zone: it is the same one.
            (None, None) => Ok(self.seconds <= other.seconds),
            (Some(one), Some(two)) => Ok(of(self, one) <= of(other, two)),
            (None, Some(_)) => Err(Incomparable::First),
            (Some(_), None) => Err(Incomparable::Second),
        }
    }
}

/// The days from 1 March of the year 0 to a day of the calendar.
fn days(year: u16, month: u16, day: u16) -> i64 {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    // Years begin in March here, so that the leap day is their last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + day - 1
}

#[cfg(test)]
mod tests {
    use clausegraph_model::{Date, DateError};
    use proptest::prelude::*;

    use super::*;

    fn forms(forms: &[&str]) -> Vec<MomentForm> {
        forms.iter().map(|form| form.parse().unwrap()).collect()
    }

    fn read(text: &str) -> Result<Moment, WhenError> {
        let usual = [MomentForm::usual()];
        Moment::read(text, &usual, None)
    }

    #[test]
    fn moments_have_one_form_where_no_other_is_stated() {
        let order = |one: &str, two: &str| read(one).unwrap().is_not_after(read(two).unwrap());
        assert_eq!(order("2022-03-10 11:50", "2022-03-10 11:51"), Ok(true));
        assert_eq!(order("2022-03-10 00:00", "2022-03-09 23:59"), Ok(false));
        for text in [
            "2022-03-10 11.50",
            "2025-01-14 1600",
            "22025-03-18 09:36",
            "2021-11-05 9:29",
            "2023-01-04 (Time TBC)",
            "2023-01-04",
        ] {
            let forms = "`YYYY-MM-DD hh:mm`".to_owned();
            assert_eq!(read(text), Err(WhenError::Form { forms }), "{text:?}");
        }
        assert_eq!(read("2022-03-10 24:00"), Err(WhenError::NoSuchTime));
        assert_eq!(read("not declared"), Err(WhenError::NoTime));
        assert_eq!(read("2022-02-30 10:00"), Err(DateError::NoSuchDay.into()));
    }

    #[test]
    fn zones_are_taken_off_before_moments_are_compared() {
        let forms =
            forms(&["YYYY-MM-DDThh:mm:sszone", "YYYY-MM-DDTh:mmzone", "YYYY-MM-DD hh:mm:ss"]);
        let utc = Some("UTC".parse().unwrap());
        for (first, second, zone, expected) in [
            ("2024-01-01T00:30:00+02:00", "2023-12-31T23:00:00Z", None, Ok(true)),
            ("2024-01-01T00:30:00-0200", "2023-12-31T23:00:00Z", None, Ok(false)),
            ("2024-03-01T9:00UTC", "2024-03-01T10:00Z", None, Ok(true)),
            ("2024-02-29T23:59:59-00:00", "2024-03-01T00:00:00+00", None, Ok(true)),
            ("2024-03-01 10:00:00", "2024-03-01T11:00:00Z", None, Err(Incomparable::First)),
            ("2024-03-01T11:00:00Z", "2024-03-01 10:00:00", None, Err(Incomparable::Second)),
            ("2024-03-01 10:00:00", "2024-03-01T11:00:00+02:00", utc, Ok(false)),
        ] {
            let read = |text: &str| Moment::read(text, &forms, zone).unwrap();
            assert_eq!(read(first).is_not_after(read(second)), expected, "{first} {second}");
        }
        assert!(Moment::read("2024-03-01T10:00:00+99:00", &forms, None).is_err());
        assert!("Europe/Paris".parse::<Zone>().is_err());
    }

    #[test]
    fn forms_of_moments_hold_a_date_and_a_time() {
        let form = |text: &str| text.parse::<MomentForm>().err();
        assert_eq!(form("YYYY-MM-DD"), Some(DateFormError::MomentOnce));
        assert_eq!(form("YYYY-MM-DD hh:mm:mm"), Some(DateFormError::MomentOnce));
        assert_eq!(form("YYYY-MM-DD at hh:mm"), Some(DateFormError::MomentPart));
        let [one, two, three] = ["DD/MM/YYYY hh:mm", "MM/DD/YYYY hh:mm", "DD/MM/YYYY h:mm"]
            .map(|text| text.parse::<MomentForm>().unwrap());
        assert!(one.clashes_with(&two) && !one.clashes_with(&three));
    }

    proptest! {
        #[test]
        fn any_text_is_a_moment_or_none(text in "\\PC*|[0-9 T:+Z-]{0,24}") {
            let forms = forms(&["YYYY-MM-DDThh:mm:sszone", "YYYY-MM-DD hh:mm"]);
            drop(Moment::read(&text, &forms, None));
            drop(text.parse::<MomentForm>());
            text.parse::<Zone>().ok();
        }

        #[test]
        fn days_follow_each_other(year in 1990_u16..2090, month in 1_u16..12) {
            let next = days(year, month + 1, 1);
            let last = (28..=31).rfind(|day| {
                format!("{year:04}-{month:02}-{day:02}").parse::<Date>().is_ok()
            });
            let last = last.unwrap();
            prop_assert_eq!(days(year, month, last) + 1, next);
            prop_assert_eq!(days(year, 12, 31) + 1, days(year + 1, 1, 1));
        }
    }
}
