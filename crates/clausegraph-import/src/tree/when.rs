//! Dates, moments and intervals as people write them: only in the forms that somebody stated.

mod form;
mod moment;

use clausegraph_model::{Date, DateError, Interval, Key};

pub(crate) use self::{
    form::DateForm,
    moment::{Incomparable, Moment, MomentForm, Zone},
};
pub use self::{form::DateFormError, moment::ZoneError};

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
    /// The clock has no such time.
    #[error("the clock has no such time")]
    NoSuchTime,
    /// A moment names no time zone, and the one it is compared with does.
    #[error("it names no time zone, and `{other}` does: name the `zone` in the rules")]
    NoZone {
        /// The event that it is compared with.
        other: Key,
    },
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

    proptest! {
        #[test]
        fn any_text_is_a_date_or_none(text in "\\PC*|[0-9/ -]{0,12}") {
            drop(date(&text, &day_first()));
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
