//! Plain text: paragraphs parted by blank lines.

use super::{BlockKind, Place, TextDocument, TextForm, draft::Draft, encoding};
use crate::{ReadError, ReadLimits};

/// Reads a plain text.
///
/// A heading is only the first line after a blank one that is underlined with `===` or `---`; an item of a list
/// is what begins with `- `, `* ` or `• `. Everything else is running text.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<TextDocument, ReadError> {
    let mut draft = Draft::new(limits);
    let text = encoding::decode("plain text", bytes, None, &mut draft)?;
    let mut paragraph: Vec<(u32, &str)> = Vec::new();
    for (number, line) in (1_u32..).zip(lines(&text)) {
        // A new page ends what stood on the one before it.
        if line.trim().is_empty() || line.contains('\u{c}') {
            part(&paragraph, &mut draft)?;
            paragraph.clear();
        }
        if !line.trim().is_empty() {
            paragraph.push((number, line));
        }
    }
    part(&paragraph, &mut draft)?;
    Ok(draft.finish(TextForm::Plain))
}

/// The lines of a text: they end with LF or CR LF, and with CR where there is no LF at all.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    text.split(end)
}

/// Adds the blocks of the lines between two blank ones.
fn part(lines: &[(u32, &str)], draft: &mut Draft) -> Result<(), ReadError> {
    let mut lines = lines;
    if let [(number, line), (_, under), rest @ ..] = lines
        && let Some(level) = underline(under)
    {
        draft.push(Place::Line(*number), BlockKind::Heading(level), line)?;
        lines = rest;
    }
    let mut text = String::new();
    let mut start = (1, BlockKind::Paragraph);
    for (number, line) in lines {
        let item = item(line);
        let continued = line.starts_with([' ', '\t']) || start.1 == BlockKind::Paragraph;
        if item.is_some() || text.is_empty() || !continued {
            draft.push(Place::Line(start.0), start.1, &text)?;
            text.clear();
            let kind = if item.is_some() { BlockKind::Item } else { BlockKind::Paragraph };
            start = (*number, kind);
        }
        text.push_str(item.unwrap_or(line));
        text.push(' ');
    }
    draft.push(Place::Line(start.0), start.1, &text)
}

/// The level of the heading above a line that underlines it.
fn underline(line: &str) -> Option<u8> {
    let line = line.trim_end();
    let all = |sign: char| line.len() >= 3 && line.chars().all(|other| other == sign);
    if all('=') {
        Some(1)
    } else if all('-') {
        Some(2)
    } else {
        None
    }
}

/// What stands behind the sign of a list item.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let text = ["- ", "* ", "• "].into_iter().find_map(|sign| line.strip_prefix(sign))?;
    (!text.trim().is_empty()).then_some(text)
}
