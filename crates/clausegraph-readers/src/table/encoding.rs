//! Bytes of a text file as text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::form::{TableForm, broken};
use crate::ReadError;

/// A text and what was decided about its encoding.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) notes: Vec<String>,
}

/// Decodes a text file: by the encoding that is given, else by its first bytes, else as UTF-8, else as what
/// it looks like most, with a note.
pub(super) fn decoded(
    form: TableForm,
    bytes: &[u8],
    label: Option<&str>,
) -> Result<Decoded, ReadError> {
    if let Some(label) = label {
        let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
            return Err(broken(form, &format!("there is no encoding `{label}`")));
        };
        return strictly(form, bytes, encoding, Vec::new());
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let note = (encoding != UTF_8).then(|| format!("read as {}", encoding.name()));
        return strictly(form, bytes, encoding, note.into_iter().collect());
    }
    if let Some(encoding) = wide(bytes) {
        let note = format!("read as {}: every other byte is 0", encoding.name());
        return strictly(form, bytes, encoding, vec![note]);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return checked(form, text.to_owned(), Vec::new());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let line = std::str::from_utf8(bytes).err().map_or(0, |error| {
        let (valid, _) = bytes.split_at_checked(error.valid_up_to()).unwrap_or_default();
        line_of(valid)
    });
    let note = format!(
        "no UTF-8 on line {line}: read as {}, the encoding that it looks like most",
        encoding.name()
    );
    strictly(form, bytes, encoding, vec![note])
}

/// Whether bytes may be the start of a text.
pub(super) fn is_text(start: &[u8]) -> bool {
    if Encoding::for_bom(start).is_some() || wide(start).is_some() {
        return true;
    }
    !start.iter().any(|byte| matches!(byte, 0..=8 | 14..=31 | 127))
}

/// The start of a text in any encoding, as far as its ASCII goes.
pub(super) fn rough(start: &[u8]) -> String {
    let encoding = Encoding::for_bom(start).map(|(encoding, _)| encoding);
    let encoding = encoding.or_else(|| wide(start)).unwrap_or(UTF_8);
    encoding.decode(start).0.into_owned()
}

/// UTF-16 without a mark: nearly every other byte is 0.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| {
        let start = bytes.iter().take(4096).skip(first).step_by(2);
        let (zeros, all) = start.fold((0_usize, 0_usize), |(zeros, all), byte| {
            (zeros.saturating_add(usize::from(*byte == 0)), all.saturating_add(1))
        });
        (zeros, all)
    };
    let ((even, evens), (odd, odds)) = (zeros(0), zeros(1));
    let most =
        |zeros: usize, all: usize| all >= 2 && zeros.saturating_mul(10) >= all.saturating_mul(7);
    if even == 0 && most(odd, odds) {
        Some(UTF_16LE)
    } else if odd == 0 && most(even, evens) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn strictly(
    form: TableForm,
    bytes: &[u8],
    encoding: &'static Encoding,
    notes: Vec<String>,
) -> Result<Decoded, ReadError> {
    let (text, used, wrong) = encoding.decode(bytes);
    if wrong {
        let (before, _) = text.split_once('\u{FFFD}').unwrap_or_default();
        let line = line_of(before.as_bytes());
        return Err(broken(form, &format!("line {line} is no {}", used.name())));
    }
    checked(form, text.into_owned(), notes)
}

fn checked(form: TableForm, text: String, notes: Vec<String>) -> Result<Decoded, ReadError> {
    if let Some((before, _)) = text.split_once('\0') {
        let line = line_of(before.as_bytes());
        return Err(broken(form, &format!("line {line} holds a byte 0: it is no text")));
    }
    Ok(Decoded { text, notes })
}

/// The line that follows some bytes, counted from 1.
fn line_of(before: &[u8]) -> usize {
    before.split(|byte| *byte == b'\n').count()
}
