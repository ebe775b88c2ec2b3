//! Moments as files write them, in one form: `2026-11-22`, `2026-11-22T14:30:00+01:00`.

/// A moment of ISO 8601, as Office, Open Document and HTML write it; parts of seconds are left out.
///
/// None where the text is no such moment, or no day is told.
pub(super) fn iso_moment(text: &str) -> Option<String> {
    let text = text.trim();
    let (day, clock) = match text.split_once(['T', 't', ' ']) {
        Some((day, clock)) => (day, Some(clock.trim())),
        None => (text, None),
    };
    let mut parts = day.split('-');
    let day =
        date(digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?)?;
    if parts.next().is_some() {
        return None;
    }
    let Some(clock) = clock else {
        return Some(day);
    };
    let split = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at_checked(split)?;
    let mut parts = time.trim().split(':');
    let hour = digits(parts.next()?, 2)?;
    let minute = digits(parts.next()?, 2)?;
    let second = match parts.next() {
        None => 0,
        Some(second) => {
            let (second, fraction) = second.split_once(['.', ',']).unwrap_or((second, "0"));
            if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            digits(second, 2)?
        }
    };
    if parts.next().is_some() {
        return None;
    }
    let time = time_of_day(hour, minute, second)?;
    let zone = match zone.trim() {
        "" => String::new(),
        "Z" | "z" => "Z".to_owned(),
        zone => {
            let (hours, minutes) = match zone.get(1..)?.split_once(':') {
                Some(parts) => parts,
                None => zone.get(1..)?.split_at_checked(2)?,
            };
            offset(zone.get(..1)?, digits(hours, 2)?, digits(minutes, 2)?)?
        }
    };
    Some(format!("{day}T{time}{zone}"))
}

/// A moment of PDF: `D:20261122143000+01'00'`; what follows the day may be missing.
pub(super) fn pdf_moment(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("D:").unwrap_or(text);
    let split = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    let (number, zone) = text.split_at_checked(split)?;
    let part =
        |from: usize, to: usize| number.get(from..to).and_then(|part| digits(part, to - from));
    let day = date(part(0, 4)?, part(4, 6)?, part(6, 8)?)?;
    if number.len() == 8 {
        return zone.is_empty().then_some(day);
    }
    let second = if number.len() > 12 { part(12, 14)? } else { 0 };
    let time = time_of_day(part(8, 10)?, part(10, 12)?, second)?;
    let mut parts = zone.split('\'');
    let hours = parts.next()?;
    let zone = match hours {
        "" => String::new(),
        "Z" | "Z00" => "Z".to_owned(),
        _ => {
            let minutes = parts.next().filter(|minutes| !minutes.is_empty()).unwrap_or("00");
            offset(hours.get(..1)?, digits(hours.get(1..)?, 2)?, digits(minutes, 2)?)?
        }
    };
    Some(format!("{day}T{time}{zone}"))
}

fn digits(text: &str, count: usize) -> Option<u32> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn date(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    (year > 0 && (1..=last).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn time_of_day(hour: u32, minute: u32, second: u32) -> Option<String> {
    (hour < 24 && minute < 60 && second < 60).then(|| format!("{hour:02}:{minute:02}:{second:02}"))
}

fn offset(sign: &str, hours: u32, minutes: u32) -> Option<String> {
    let known = matches!(sign, "+" | "-") && hours < 15 && minutes < 60;
    known.then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn iso_moments_have_one_form() {
        for (text, moment) in [
            ("2026-11-22", Some("2026-11-22")),
            ("2026-11-22T14:30:00Z", Some("2026-11-22T14:30:00Z")),
            ("2026-11-22T14:30:00.123456789", Some("2026-11-22T14:30:00")),
            ("2026-11-22 14:30", Some("2026-11-22T14:30:00")),
            ("2026-11-22T14:30:00+0100", Some("2026-11-22T14:30:00+01:00")),
            ("2024-02-29", Some("2024-02-29")),
            ("2026-02-29", None),
            ("2026-11", None),
            ("22.11.2026", None),
            ("2026-11-22T25:00:00", None),
            ("", None),
        ] {
            assert_eq!(iso_moment(text).as_deref(), moment, "{text:?}");
        }
    }

    #[test]
    fn pdf_moments_have_the_same_form() {
        for (text, moment) in [
            ("D:20261122143000+01'00'", Some("2026-11-22T14:30:00+01:00")),
            ("D:20261122143000+01'00", Some("2026-11-22T14:30:00+01:00")),
            ("D:20261122143000Z", Some("2026-11-22T14:30:00Z")),
            ("D:20261122143000Z00'00'", Some("2026-11-22T14:30:00Z")),
            ("D:20261122143000", Some("2026-11-22T14:30:00")),
            ("20261122", Some("2026-11-22")),
            ("D:2026", None),
            ("D:20261322", None),
            ("Thu Nov 26", None),
        ] {
            assert_eq!(pdf_moment(text).as_deref(), moment, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_moment_that_was_read_reads_as_itself(text in "[0-9]{4}-[01][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-5][0-9](:[0-9]{2}(\\.[0-9]{1,3})?)?(Z|[+-][01][0-9]:?[0-5][0-9])?)?") {
            if let Some(moment) = iso_moment(&text) {
                prop_assert_eq!(iso_moment(&moment), Some(moment));
            }
        }

        #[test]
        fn no_text_makes_moments_panic(text in "\\PC*") {
            drop((iso_moment(&text), pdf_moment(&text)));
        }

        #[test]
        fn no_digits_make_moments_panic(text in "D?:?[0-9TZ:+'é -]{0,24}") {
            drop((iso_moment(&text), pdf_moment(&text)));
        }
    }
}
