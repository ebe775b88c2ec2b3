//! Days and times of the files' own types as ISO text.

use super::Cell;

/// What a number format shows of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The number.
    Number,
    /// A day or a moment.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Length,
}

/// From which day a workbook counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 is 1 January 1900, and there is a 29 February 1900.
    Year1900,
    /// 0 is 1 January 1904.
    Year1904,
}

/// What an Office number format shows, by its code such as `dd.mm.yyyy`.
pub(super) fn shown_by(code: &str) -> Shown {
    let mut day = false;
    let mut time = false;
    let mut month_or_minute = false;
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign.to_ascii_lowercase() {
            // Only the first section, which is for positive numbers.
            ';' => break,
            // The next sign is meant as it stands.
            '\\' | '_' | '*' => drop(signs.next()),
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            '[' => {
                let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let inner = inner.to_ascii_lowercase();
                let mut letters = inner.chars();
                let first = letters.next();
                if matches!(first, Some('h' | 'm' | 's')) && letters.all(|sign| Some(sign) == first)
                {
                    return Shown::Length;
                }
            }
            'y' | 'd' => day = true,
            'h' | 's' => time = true,
            'm' => month_or_minute = true,
            // `General` and `Standard` are words, not letters of a date.
            'g' | 'e' if code.to_ascii_lowercase().starts_with("general") => return Shown::Number,
            _ => {}
        }
    }
    match (day, time, month_or_minute) {
        (true, _, _) | (false, false, true) => Shown::Date,
        (false, true, _) => Shown::Time,
        (false, false, false) => Shown::Number,
    }
}

/// What the number formats show that Office has by number and writes no code for.
pub(super) fn shown_by_number(number: u32) -> Shown {
    match number {
        14..=17 | 22 | 27..=36 | 50..=58 => Shown::Date,
        18..=21 | 45 | 47 => Shown::Time,
        46 => Shown::Length,
        _ => Shown::Number,
    }
}

/// A cell of a number and what its format shows; `number` is a shortest decimal.
///
/// What counts no day, such as a negative number or the 29 February 1900, stays a number.
pub(super) fn cell(number: String, shown: Shown, epoch: Epoch) -> Cell {
    let dated = match shown {
        Shown::Number => None,
        Shown::Length => clock(&number).map(Cell::Time),
        Shown::Date | Shown::Time => moment(&number, shown, epoch),
    };
    dated.unwrap_or(Cell::Number(number))
}

/// An ISO day or moment as it is written, checked, without a time of midnight or parts of a second of zero.
pub(super) fn iso(written: &str) -> Option<String> {
    let written = written.trim();
    let (day, time) = match written.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (written, None),
    };
    let shaped = |text: &str, shape: &str| {
        text.len() == shape.len()
            && text.bytes().zip(shape.bytes()).all(|(byte, wanted)| match wanted {
                b'0' => byte.is_ascii_digit(),
                _ => byte == wanted,
            })
    };
    if !shaped(day, "0000-00-00") {
        return None;
    }
    let Some(time) = time else { return Some(day.to_owned()) };
    let (time, zone) = match time.strip_suffix('Z') {
        Some(time) => (time, "Z"),
        None => (time, ""),
    };
    let (whole, part) = time.split_once('.').unwrap_or((time, ""));
    if !shaped(whole, "00:00:00") || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = part.trim_end_matches('0');
    Some(match (whole, part) {
        ("00:00:00", "") => day.to_owned(),
        (whole, "") => format!("{day}T{whole}{zone}"),
        (whole, part) => format!("{day}T{whole}.{part}{zone}"),
    })
}

/// A length of time as XML writes it, `PT36H30M00S`, as hours, minutes and seconds.
pub(super) fn length(written: &str) -> Option<String> {
    let (sign, rest) = match written.trim().strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", written.trim()),
    };
    let rest = rest.strip_prefix('P')?;
    let (days, times) = rest.split_once('T').unwrap_or((rest, ""));
    let mut seconds: u64 = 0;
    let mut part = String::new();
    for (text, units) in
        [(days, [('D', 86_400), ('?', 0), ('?', 0)]), (times, [('H', 3600), ('M', 60), ('S', 1)])]
    {
        let mut number = String::new();
        for letter in text.chars() {
            if letter.is_ascii_digit() || letter == '.' || letter == ',' {
                number.push(letter);
                continue;
            }
            let (_, unit) = units.iter().find(|(unit, _)| *unit == letter)?;
            let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((&number, ""));
            let fraction = fraction.trim_end_matches('0');
            if !fraction.is_empty() {
                if letter != 'S' {
                    return None;
                }
                part = format!(".{fraction}");
            }
            let whole: u64 = whole.parse().ok()?;
            seconds = seconds.checked_add(whole.checked_mul(*unit)?)?;
            number.clear();
        }
        if !number.is_empty() {
            return None;
        }
    }
    Some(format!("{sign}{}{part}", hours(seconds)))
}

const DAY: i128 = 86_400_000;

/// A number of days as hours, minutes and seconds.
fn clock(number: &str) -> Option<String> {
    let all = milliseconds(number)?;
    let sign = if all < 0 { "-" } else { "" };
    let all = u64::try_from(all.checked_abs()?).ok()?;
    let part = match all % 1000 {
        0 => String::new(),
        part => format!(".{part:03}"),
    };
    Some(format!("{sign}{}{part}", hours(all / 1000)))
}

fn hours(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn moment(number: &str, shown: Shown, epoch: Epoch) -> Option<Cell> {
    let all = milliseconds(number)?;
    if all < 0 {
        return None;
    }
    let (days, rest) = (all / DAY, all % DAY);
    let of_day = clock_of(rest)?;
    let days = match epoch {
        Epoch::Year1904 if days == 0 && shown == Shown::Time => return Some(Cell::Time(of_day)),
        Epoch::Year1904 => days.checked_add(1462)?,
        // No day at all: a time, or the zero of a reference to an empty cell.
        Epoch::Year1900 if days == 0 => {
            return (rest > 0 || shown == Shown::Time).then_some(Cell::Time(of_day));
        }
        Epoch::Year1900 if days == 60 => return None,
        Epoch::Year1900 if days < 60 => days.checked_add(1)?,
        Epoch::Year1900 => days,
    };
    // 25569 days after 30 December 1899 is 1 January 1970.
    let day = civil(days.checked_sub(25_569)?)?;
    Some(Cell::Date(if rest == 0 { day } else { format!("{day}T{of_day}") }))
}

fn clock_of(milliseconds: i128) -> Option<String> {
    let all = u64::try_from(milliseconds).ok()?;
    let part = match all % 1000 {
        0 => String::new(),
        part => format!(".{part:03}"),
    };
    Some(format!("{}{part}", hours(all / 1000)))
}

/// A decimal number of days in milliseconds, rounded to the nearest.
fn milliseconds(number: &str) -> Option<i128> {
    let (negative, digits) = match number.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, number),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole: i128 = whole.parse().ok()?;
    // 18 digits of a day are far below a millisecond.
    let mut value: i128 = 0;
    let mut scale: i128 = 1;
    for digit in fraction.chars().take(18) {
        value = value.checked_mul(10)?.checked_add(i128::from(digit.to_digit(10)?))?;
        scale = scale.checked_mul(10)?;
    }
    let part = value.checked_mul(DAY)?.checked_add(scale / 2)? / scale;
    let all = whole.checked_mul(DAY)?.checked_add(part)?;
    Some(if negative { all.checked_neg()? } else { all })
}

/// The day of the Gregorian calendar a number of days after 1 January 1970, up to the year 9999.
fn civil(days: i128) -> Option<String> {
    // Counted from 1 March of the year 0, so that the leap day ends a year.
    let days = u64::try_from(days.checked_add(719_468)?).ok()?;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    (year <= 9999).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_days_of_both_systems() {
        let date = |text: &str| Cell::Date(text.to_owned());
        let time = |text: &str| Cell::Time(text.to_owned());
        let number = |text: &str| Cell::Number(text.to_owned());
        for (serial, shown, epoch, cell) in [
            ("1", Shown::Date, Epoch::Year1900, date("1900-01-01")),
            ("59", Shown::Date, Epoch::Year1900, date("1900-02-28")),
            ("60", Shown::Date, Epoch::Year1900, number("60")),
            ("61", Shown::Date, Epoch::Year1900, date("1900-03-01")),
            ("46348", Shown::Date, Epoch::Year1900, date("2026-11-22")),
            ("44886", Shown::Date, Epoch::Year1904, date("2026-11-22")),
            ("0", Shown::Date, Epoch::Year1904, date("1904-01-01")),
            ("0", Shown::Date, Epoch::Year1900, number("0")),
            ("46348.604166666664", Shown::Date, Epoch::Year1900, date("2026-11-22T14:30:00")),
            ("46348.604166666664", Shown::Time, Epoch::Year1900, date("2026-11-22T14:30:00")),
            ("0.60416666666666663", Shown::Time, Epoch::Year1900, time("14:30:00")),
            ("0", Shown::Time, Epoch::Year1904, time("00:00:00")),
            ("1.5208333333333333", Shown::Length, Epoch::Year1900, time("36:30:00")),
            ("-0.5", Shown::Length, Epoch::Year1900, time("-12:00:00")),
            ("46348.99999999999", Shown::Date, Epoch::Year1900, date("2026-11-23")),
            ("2958465", Shown::Date, Epoch::Year1900, date("9999-12-31")),
            ("2958466", Shown::Date, Epoch::Year1900, number("2958466")),
            ("-1", Shown::Date, Epoch::Year1900, number("-1")),
            ("5", Shown::Number, Epoch::Year1900, number("5")),
        ] {
            assert_eq!(super::cell(serial.to_owned(), shown, epoch), cell, "{serial} {shown:?}");
        }
    }

    #[test]
    fn number_formats_show_days_times_or_numbers() {
        for (code, shown) in [
            ("General", Shown::Number),
            ("0.00", Shown::Number),
            ("@", Shown::Number),
            ("#,##0 [$€-407]", Shown::Number),
            ("\"day \"0", Shown::Number),
            ("0\\d", Shown::Number),
            ("[Red]0", Shown::Number),
            ("dd.mm.yyyy", Shown::Date),
            ("[$-407]d. mmmm yyyy;@", Shown::Date),
            ("mmm", Shown::Date),
            ("yyyy-mm-dd hh:mm", Shown::Date),
            ("hh:mm", Shown::Time),
            ("h:mm AM/PM", Shown::Time),
            ("[h]:mm:ss", Shown::Length),
            ("[mm]:ss", Shown::Length),
        ] {
            assert_eq!(shown_by(code), shown, "{code}");
        }
    }

    #[test]
    fn iso_days_and_moments_keep_what_they_say() {
        for (written, read) in [
            ("2026-11-22", Some("2026-11-22")),
            ("2026-11-22T00:00:00", Some("2026-11-22")),
            ("2026-11-22T14:30:00", Some("2026-11-22T14:30:00")),
            ("2026-11-22T14:30:00.000000000", Some("2026-11-22T14:30:00")),
            ("2026-11-22T14:30:00.250", Some("2026-11-22T14:30:00.25")),
            ("2026-11-22T14:30:00Z", Some("2026-11-22T14:30:00Z")),
            ("22.11.2026", None),
            ("2026-11-2", None),
            ("", None),
        ] {
            assert_eq!(iso(written).as_deref(), read, "{written}");
        }
    }

    #[test]
    fn lengths_are_hours_minutes_and_seconds() {
        for (written, read) in [
            ("PT14H30M00S", Some("14:30:00")),
            ("PT36H30M00.500S", Some("36:30:00.5")),
            ("P1DT1H", Some("25:00:00")),
            ("-PT1H", Some("-01:00:00")),
            ("PT90M", Some("01:30:00")),
            ("PT1.5H", None),
            ("P1Y", None),
            ("14:30", None),
            ("PT99999999999999999999H", None),
        ] {
            assert_eq!(length(written).as_deref(), read, "{written}");
        }
    }
}
