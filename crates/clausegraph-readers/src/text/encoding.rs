//! The encoding of a text: told, or found out and noted.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::draft::Draft;
use crate::ReadError;

/// How the encoding was found.
enum Found {
    /// By the byte order mark.
    Mark,
    /// By what the text says about itself.
    Told,
    /// Everything in it is well-formed UTF-8.
    Checked,
    /// By how often which bytes stand beside each other.
    Guessed,
}

/// Decodes a text; `told` is the label that it names itself.
///
/// Notes the encoding unless it is plain UTF-8, and how many places could not be decoded.
pub(super) fn decode(
    form: &'static str,
    bytes: &[u8],
    told: Option<&str>,
    draft: &mut Draft,
) -> Result<String, ReadError> {
    let (encoding, found) = find(bytes, told, draft);
    let (text, _, _) = encoding.decode(bytes);
    if text.contains('\0') {
        let reason = "it holds NUL bytes, which no text does".to_owned();
        return Err(ReadError::Broken { form, reason });
    }
    let name = encoding.name();
    match found {
        Found::Mark if encoding == UTF_8 => {}
        Found::Mark => draft.note(format!("encoding {name}, by its byte order mark")),
        Found::Told => draft.note(format!("encoding {name}, as it says itself")),
        Found::Checked => {}
        Found::Guessed => draft.note(format!("encoding {name}, guessed from its bytes")),
    }
    let own = bytes.windows(3).filter(|window| window == b"\xef\xbf\xbd").count();
    let replaced =
        text.matches('\u{fffd}').count().saturating_sub(if encoding == UTF_8 { own } else { 0 });
    draft.count(replaced, "place", "places", &format!("no {name} and written as `\u{fffd}`"));
    Ok(text.into_owned())
}

fn find(bytes: &[u8], told: Option<&str>, draft: &mut Draft) -> (&'static Encoding, Found) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, Found::Mark);
    }
    if let Some(label) = told {
        match Encoding::for_label(label.as_bytes()) {
            // What can be read as ASCII to find its label is no UTF-16, whatever the label says.
            Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {}
            Some(encoding) if encoding == UTF_8 && str::from_utf8(bytes).is_ok() => {
                return (UTF_8, Found::Checked);
            }
            Some(encoding) => return (encoding, Found::Told),
            None => draft.quote("it names an unknown encoding", label),
        }
    }
    if let Some(encoding) = wide(bytes) {
        return (encoding, Found::Guessed);
    }
    if str::from_utf8(bytes).is_ok() {
        return (UTF_8, Found::Checked);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    (detector.guess(None, Utf8Detection::Deny), Found::Guessed)
}

/// UTF-16 without a mark: every other byte of the beginning is NUL, as in a text of European letters.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = bytes.get(..bytes.len().min(512)).unwrap_or_default().as_chunks::<2>();
    let first = pairs.iter().filter(|[first, _]| *first == 0).count();
    let second = pairs.iter().filter(|[_, second]| *second == 0).count();
    let most = |count: usize| pairs.len() >= 4 && count > pairs.len() / 2;
    match (most(first), most(second)) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        (true, true) | (false, false) => None,
    }
}
