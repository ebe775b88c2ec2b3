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
}
