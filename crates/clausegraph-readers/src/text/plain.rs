//! Plain text: paragraphs parted by blank lines.

use super::{BlockKind, Place, TextDocument, TextForm, draft::Draft, encoding};
use crate::{ReadError, ReadLimits};

/// Reads a plain text.
///
/// A heading is only what is underlined with `===` or `---` between blank lines; an item of a list
/// is what begins with `- `, `* ` or `• `. Everything else is running text.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<TextDocument, ReadError> {
    let mut draft = Draft::new(limits);
    let text = encoding::decode("plain text", bytes, None, &mut draft)?;
    let mut paragraph: Vec<(u32, &str)> = Vec::new();
    for (number, line) in (1_u32..).zip(lines(&text)) {
        if line.trim().is_empty() {
            part(&paragraph, &mut draft)?;
            paragraph.clear();
        } else {
            paragraph.push((number, line));
        }
    }
    part(&paragraph, &mut draft)?;
    Ok(draft.finish(TextForm::Plain))
}

/// Lines that end with LF, CR LF or CR; a form feed ends a line and with it a paragraph.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split(['\r', '\u{c}']))
}

/// Adds the blocks of the lines between two blank ones.
fn part(lines: &[(u32, &str)], draft: &mut Draft) -> Result<(), ReadError> {
    if let [(number, line), (_, under)] = lines
        && let Some(level) = underline(under)
    {
        return draft.push(Place::Line(*number), BlockKind::Heading(level), line);
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
