//! Numbers as the shortest decimal that a file means.

/// The shortest decimal of a written number: `0.1` of `0.10000000000000001`, `1200` of `1.2E3`.
///
/// A whole number keeps all its digits; a fraction goes through the double that every spreadsheet program
/// makes of it, so that the noise of its last digits falls away. None where it is no number.
pub(super) fn decimal(written: &str) -> Option<String> {
    let written = written.trim();
    let (negative, digits) = match written.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, written.strip_prefix('+').unwrap_or(written)),
    };
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain(digits) {
        let digits = digits.trim_start_matches('0');
        return Some(match (digits, negative) {
            ("", _) => "0".to_owned(),
            (digits, false) => digits.to_owned(),
            (digits, true) => format!("-{digits}"),
        });
    }
    let number_like = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    if !number_like {
        return None;
    }
    short(written.parse().ok()?)
}

/// The shortest decimal of a double; none of what is no number.
pub(super) fn short(number: f64) -> Option<String> {
    let text = number.is_finite().then(|| number.to_string())?;
    Some(if text == "-0" { "0".to_owned() } else { text })
}

/// The double of eight bytes at a place, as a shortest decimal.
pub(super) fn double(data: &[u8], at: usize) -> Option<String> {
    let eight = data.get(at..at.checked_add(8)?)?;
    short(f64::from_le_bytes(eight.try_into().ok()?))
}

/// A number in four bytes: a whole one, or the upper half of a double, or a hundredth of either.
pub(super) fn compact(bits: u32) -> Option<String> {
    let number = if bits & 2 == 0 {
        short(f64::from_bits(u64::from(bits & !3) << 32))?
    } else {
        (i32::from_le_bytes(bits.to_le_bytes()) >> 2).to_string()
    };
    Some(if bits & 1 == 0 { number } else { hundredth(&number) })
}

/// A hundredth of a shortest decimal.
pub(super) fn hundredth(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = format!("{whole:0>3}");
    let (whole, hundredths) =
        whole.split_at_checked(whole.len().saturating_sub(2)).unwrap_or_default();
    let fraction = format!("{hundredths}{fraction}");
    let fraction = fraction.trim_end_matches('0');
    match fraction {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// The formula error that binary workbooks write as a number.
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#ERROR!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_whole_ones_keep_their_digits() {
        for (written, read) in [
            ("0.1", "0.1"),
            ("0.10000000000000001", "0.1"),
            ("1.1000000000000001", "1.1"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("1200", "1200"),
            ("1200.0", "1200"),
            ("1.2E3", "1200"),
            ("4.5999999999999999E-2", "0.046"),
            ("1234567890123456", "1234567890123456"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("-7", "-7"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("+5", "5"),
            ("007", "7"),
            (" 3 ", "3"),
        ] {
            assert_eq!(decimal(written).as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for written in ["", "-", "x", "1,5", "inf", "NaN", "1e", "1e999", "0x10", "1 2", ".", "--1"]
        {
            assert_eq!(decimal(written), None, "{written}");
        }
    }

    #[test]
    fn hundredths_move_the_point() {
        for (number, read) in [
            ("1234", "12.34"),
            ("1200", "12"),
            ("7", "0.07"),
            ("-150", "-1.5"),
            ("0", "0"),
            ("12.5", "0.125"),
        ] {
            assert_eq!(hundredth(number), read);
        }
    }
}
