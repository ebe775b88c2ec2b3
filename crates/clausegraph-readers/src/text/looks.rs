//! What the first bytes of a file look like.

use super::TextForm;
use crate::ReadError;

/// What a file looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Looks {
    /// A form that is read as text.
    Text(TextForm),
    /// A form that is not, by its name.
    Other(&'static str),
    /// An office document that is locked with a password.
    Locked,
    /// Nothing in it.
    Nothing,
}

/// The form that the first bytes tell; plain text is never told by them.
pub(super) fn form(bytes: &[u8]) -> Option<TextForm> {
    match looks(bytes) {
        Some(Looks::Text(form)) => Some(form),
        Some(Looks::Other(_) | Looks::Locked | Looks::Nothing) | None => None,
    }
}

/// Refuses a file that looks like another form than it should be.
pub(super) fn check(form: TextForm, bytes: &[u8]) -> Result<(), ReadError> {
    let broken = |reason: String| Err(ReadError::Broken { form: form.name(), reason });
    let other = |seen: &str| {
        broken(format!("its first bytes look like {seen}: rename the file or save it anew"))
    };
    match (looks(bytes), form) {
        (None | Some(Looks::Nothing), TextForm::Plain | TextForm::Html) => Ok(()),
        (Some(Looks::Nothing), _) => broken("it is empty".to_owned()),
        (Some(Looks::Locked), _) => Err(ReadError::Locked),
        (Some(Looks::Other(seen)), _) => other(seen),
        (Some(Looks::Text(seen)), _) => {
            // A page may be read as the text that it is written in.
            let written = seen == TextForm::Html && form == TextForm::Plain;
            if seen == form || written { Ok(()) } else { other(seen.name()) }
        }
        (None, TextForm::Docx | TextForm::Odt) if bytes.starts_with(b"PK") => Ok(()),
        (None, TextForm::Docx | TextForm::Odt | TextForm::Pdf) => {
            broken(format!("it does not begin like one, but with {}", beginning(bytes)))
        }
    }
}

/// The first bytes of forms that are not read as text.
const SIGNS: &[(&[u8], &str)] = &[
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"%!PS", "PostScript"),
];

fn looks(bytes: &[u8]) -> Option<Looks> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if bytes.is_empty() {
        return Some(Looks::Nothing);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return packed(bytes);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let locked: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        return Some(if holds(bytes, &locked) {
            Looks::Locked
        } else {
            Looks::Other("an old Word, Excel or PowerPoint file")
        });
    }
    if let Some((_, name)) = SIGNS.iter().find(|(sign, _)| head.starts_with(sign)) {
        return Some(Looks::Other(name));
    }
    // A PDF may have some bytes before its first ones.
    if head.starts_with(b"%PDF-") || (holds(head, b"%PDF-") && holds(head, b" obj")) {
        return Some(Looks::Text(TextForm::Pdf));
    }
    page(head).then_some(Looks::Text(TextForm::Html))
}

/// What a packed file looks like, by the names that stand in its directory.
fn packed(bytes: &[u8]) -> Option<Looks> {
    let kinds: [(&[u8], Looks); 8] = [
        (b"mimetypeapplication/vnd.oasis.opendocument.text", Looks::Text(TextForm::Odt)),
        (
            b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            Looks::Other("an Open Document spreadsheet"),
        ),
        (
            b"mimetypeapplication/vnd.oasis.opendocument",
            Looks::Other("an Open Document file that is no text"),
        ),
        (b"mimetypeapplication/epub", Looks::Other("an EPUB book")),
        (b"word/document", Looks::Text(TextForm::Docx)),
        (b"xl/workbook", Looks::Other("an Excel workbook")),
        (b"ppt/presentation", Looks::Other("a PowerPoint presentation")),
        (b"AndroidManifest", Looks::Other("a program")),
    ];
    kinds.iter().find(|(sign, _)| holds(bytes, sign)).map(|(_, looks)| *looks)
}

/// Whether a text begins as HTML does.
fn page(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let begins = |head: &str| head.starts_with("<!doctype html") || head.starts_with("<html");
    let declared = head.starts_with("<?xml") && head.contains("<html");
    begins(head) || declared
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// The first bytes, for people.
fn beginning(bytes: &[u8]) -> String {
    let head = bytes.get(..bytes.len().min(8)).unwrap_or_default();
    format!("`{}`", head.escape_ascii())
}
