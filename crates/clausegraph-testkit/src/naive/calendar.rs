//! Days and intervals, reckoned by hand from their text.

use clausegraph_model::{Date, Interval};

/// A day of the civil calendar; the order of the fields is the order of the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    /// The year.
    pub(crate) year: i32,
    /// The month, from 1.
    pub(crate) month: i32,
    /// The day of the month.
    pub(crate) of_month: i32,
}

impl Day {
    /// The day that a date's text names.
    pub(crate) fn of(date: Date) -> Self {
        let text = date.to_string();
        let numbers: Vec<i32> = text.split('-').map(|part| part.parse().unwrap_or(0)).collect();
        match numbers.as_slice() {
            [year, month, day] => Self { year: *year, month: *month, of_month: *day },
            _ => Self { year: 0, month: 1, of_month: 1 },
        }
    }

    /// The day one interval later: first the months, where a month without that day ends on its
    /// last, then the days.
    pub(crate) fn plus(self, interval: Interval) -> Self {
        let (months, days) = months_and_days(interval);
        let mut day = self.plus_months(months);
        for _ in 0..days {
            day = day.tomorrow();
        }
        day
    }

    /// The day some months later, or earlier where the number is negative.
    pub(crate) fn plus_months(self, months: i32) -> Self {
        let counted = self.year * 12 + (self.month - 1) + months;
        let (year, month) = (counted.div_euclid(12), counted.rem_euclid(12) + 1);
        Self { year, month, of_month: self.of_month.min(length_of_month(year, month)) }
    }

    /// The next day.
    pub(crate) fn tomorrow(self) -> Self {
        if self.of_month < length_of_month(self.year, self.month) {
            return Self { of_month: self.of_month + 1, ..self };
        }
        if self.month < 12 {
            return Self { month: self.month + 1, of_month: 1, ..self };
        }
        Self { year: self.year + 1, month: 1, of_month: 1 }
    }

    /// The day before.
    pub(crate) fn yesterday(self) -> Self {
        if self.of_month > 1 {
            return Self { of_month: self.of_month - 1, ..self };
        }
        let (year, month) =
            if self.month > 1 { (self.year, self.month - 1) } else { (self.year - 1, 12) };
        Self { year, month, of_month: length_of_month(year, month) }
    }
}

fn length_of_month(year: i32, month: i32) -> i32 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The months and days of an interval, from its text: `P12M`, `P14D`, `P2M10D`.
fn months_and_days(interval: Interval) -> (i32, i32) {
    let (mut months, mut days, mut number) = (0, 0, 0);
    for sign in interval.to_string().chars() {
        if let Some(digit) = sign.to_digit(10) {
            number = number * 10 + i32::try_from(digit).unwrap_or(0);
            continue;
        }
        match sign {
            'Y' => months += 12 * number,
            'M' => months += number,
            'W' => days += 7 * number,
            'D' => days += number,
            _ => {}
        }
        number = 0;
    }
    (months, days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(date: &str, interval: &str, end: &str) {
        let (date, end): (Date, Date) = (date.parse().unwrap(), end.parse().unwrap());
        let got = Day::of(date).plus(interval.parse().unwrap());
        assert_eq!(got, Day::of(end), "{date} {interval}");
    }

    #[test]
    fn intervals_end_on_the_last_day_of_short_months() {
        check("2024-02-29", "P1Y", "2025-02-28");
        check("2026-08-31", "P6M", "2027-02-28");
        check("2026-11-22", "P2W", "2026-12-06");
        check("2026-01-31", "P1M1D", "2026-03-01");
        check("2026-12-31", "P1Y6M", "2028-06-30");
    }

    #[test]
    fn yesterday_undoes_tomorrow() {
        let mut day = Day { year: 2023, month: 12, of_month: 30 };
        for _ in 0..1_000 {
            assert_eq!(day.tomorrow().yesterday(), day);
            day = day.tomorrow();
        }
    }
}
