//! A document while it is read: blocks and notes, within the bounds of the text.

use crate::{
    ReadError, ReadLimits,
    text::{Block, BlockKind, Place, Properties, TextDocument, TextForm},
};

/// What was read so far.
pub(super) struct Draft {
    /// What the file says about itself.
    pub(super) properties: Properties,
    /// How many pages there are.
    pub(super) pages: Option<u32>,
    blocks: Vec<Block>,
    notes: Vec<String>,
    text_left: usize,
    text_bytes: usize,
}

impl Draft {
    pub(super) fn new(limits: &ReadLimits) -> Self {
        Self {
            properties: Properties::default(),
            pages: None,
            blocks: Vec::new(),
            notes: Vec::new(),
            text_left: limits.text_bytes,
            text_bytes: limits.text_bytes,
        }
    }

    /// Makes a block of a text; nothing of a text that is blank.
    pub(super) fn block(
        &mut self,
        place: Place,
        kind: BlockKind,
        text: &str,
    ) -> Result<Option<Block>, ReadError> {
        let text = one_line(text);
        if text.is_empty() {
            return Ok(None);
        }
        self.text_left = self.text_left.checked_sub(text.len()).ok_or(ReadError::Limit {
            what: "the bytes of text",
            option: "text_bytes",
            limit: u64::try_from(self.text_bytes).unwrap_or(u64::MAX),
        })?;
        Ok(Some(Block { place, kind, text }))
    }

    /// Adds a block of a text; nothing of a text that is blank.
    pub(super) fn push(
        &mut self,
        place: Place,
        kind: BlockKind,
        text: &str,
    ) -> Result<(), ReadError> {
        let block = self.block(place, kind, text)?;
        self.blocks.extend(block);
        Ok(())
    }

    /// Adds blocks that [`Draft::block`] made.
    pub(super) fn extend(&mut self, blocks: Vec<Block>) {
        self.blocks.extend(blocks);
    }

    /// Notes something, once.
    pub(super) fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Notes how many of something there are, if there are any: `3 comments are left`.
    pub(super) fn count(&mut self, number: usize, one: &str, many: &str, what: &str) {
        match number {
            0 => {}
            1 => self.note(format!("1 {one} is {what}")),
            _ => self.note(format!("{number} {many} are {what}")),
        }
    }

    /// Notes what a part beside the text says, such as a header, shortened to some 200 signs.
    pub(super) fn quote(&mut self, what: &str, text: &str) {
        let text = one_line(text);
        if !text.is_empty() {
            self.note(format!("{what}: `{}`", shortened(&text)));
        }
    }

    /// Passes a moment on; one that could not be read is noted as it was written.
    pub(super) fn moment(
        &mut self,
        what: &str,
        moment: Option<String>,
        text: &str,
    ) -> Option<String> {
        if moment.is_none() {
            self.quote(&format!("{what} at a moment that is not read"), text);
        }
        moment
    }

    pub(super) fn finish(self, form: TextForm) -> TextDocument {
        TextDocument {
            form,
            properties: self.properties,
            blocks: self.blocks,
            pages: self.pages,
            notes: self.notes,
        }
    }
}

/// A text in one line: blanks and control signs joined to one blank each, soft hyphens left out.
pub(super) fn one_line(text: &str) -> String {
    let blank = |sign: char| sign.is_whitespace() || sign.is_control();
    let mut line = String::with_capacity(text.len());
    for word in text.split(blank) {
        let start = line.len();
        let seen = word.chars().filter(|sign| !matches!(sign, '\u{ad}' | '\u{feff}'));
        if start > 0 {
            line.push(' ');
        }
        let before = line.len();
        line.extend(seen);
        if line.len() == before {
            line.truncate(start);
        }
    }
    line
}

/// A text in one line; none if it is blank.
pub(super) fn some_line(text: &str) -> Option<String> {
    let line = one_line(text);
    (!line.is_empty()).then_some(line)
}

/// The first 200 signs of a text.
pub(super) fn shortened(text: &str) -> String {
    const SIGNS: usize = 200;
    let mut short: String = text.chars().take(SIGNS).collect();
    if text.chars().nth(SIGNS).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_in_one_line() {
        for (text, line) in [
            ("  two\n words\t", "two words"),
            ("soft\u{ad}hyphen \u{ad} alone", "softhyphen alone"),
            ("a\u{a0}b\0c", "a b c"),
            (" \u{feff} ", ""),
        ] {
            assert_eq!(one_line(text), line);
        }
    }
}
