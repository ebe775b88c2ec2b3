//! Comparing what people write: without case, accents, punctuation and repeated blanks.

use std::ops::Range;

/// A text as it is compared: small letters and digits, parted by single blanks.
///
/// ```text
/// "Contract\nNo.:"  contract no
/// "Nächste  Prüfung" nachste prufung
/// ```
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for sign in text.chars().flat_map(char::to_lowercase) {
        if is_mark(sign) {
            continue;
        }
        if !sign.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        plain(sign, &mut folded);
    }
    folded
}

/// The words of a text: where each stands, in bytes, and how it is compared.
pub(crate) fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut is_open = false;
    for (start, sign) in text.char_indices() {
        let end = start + sign.len_utf8();
        match words.last_mut().filter(|_| is_open) {
            Some((range, _)) if is_mark(sign) || sign.is_alphanumeric() => range.end = end,
            None if sign.is_alphanumeric() => {
                is_open = true;
                words.push((start..end, String::new()));
            }
            Some(_) | None => is_open = false,
        }
    }
    for (range, word) in &mut words {
        *word = fold(text.get(range.clone()).unwrap_or_default());
    }
    words
}

/// A text as an id may hold it: accents gone, other signs than those given a single hyphen.
pub(crate) fn id_text(text: &str, signs: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for sign in text.trim().chars() {
        if is_mark(sign) {
            continue;
        }
        let mut letters = String::new();
        plain(sign, &mut letters);
        for letter in letters.chars() {
            if letter.is_ascii_alphanumeric() || signs.contains(letter) {
                id.push(letter);
            } else if !id.ends_with('-') {
                id.push('-');
            }
        }
    }
    id.trim_matches(|sign: char| !sign.is_ascii_alphanumeric()).to_owned()
}

/// Whether a sign only stands on top of another, or is not seen at all.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// A letter without what stands on it.
fn plain(sign: char, into: &mut String) {
    let upper = sign.is_uppercase();
    let small = sign.to_lowercase().next().unwrap_or(sign);
    let letters = match small {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => {
            into.push(sign);
            return;
        }
    };
    if upper {
        into.push_str(&letters.to_ascii_uppercase());
    } else {
        into.push_str(letters);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn writing_habits_do_not_count() {
        for (text, folded) in [
            ("Contract\nNo.:", "contract no"),
            ("  Nächste   PRÜFUNG ", "nachste prufung"),
            ("Propriétaire (n°)", "proprietaire n"),
            ("Straße", "strasse"),
            ("review_every", "review every"),
            ("Pru\u{308}fung", "prufung"),
            ("責任者", "責任者"),
            ("---", ""),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn ids_keep_what_they_may_hold() {
        for (text, id) in [
            ("V-2024/012", "V-2024/012"),
            (" Müller & Söhne GmbH ", "Muller-Sohne-GmbH"),
            ("ÄB 7", "AB-7"),
            ("--", ""),
        ] {
            assert_eq!(id_text(text, "._:/+-"), id, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_folded_stays_so(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }
    }
}
