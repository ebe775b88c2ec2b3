//! Whether every sign of a paper has a glyph: which has none, and where it stands.

use std::collections::BTreeSet;

use clausegraph_paper::{Block, Field, FieldValue, Paper, Section, Table, Words};
use typst::text::Font;

use crate::{NoGlyph, PdfError};

/// So many signs are told one by one.
const TOLD: usize = 8;

/// Refuses a paper with a sign that no font has.
pub(crate) fn all_there(paper: &Paper, fonts: &[Font]) -> Result<(), PdfError> {
    let mut look = Look { fonts, seen: BTreeSet::new(), missing: Vec::new() };
    look.at(&paper.title, &[&paper.title]);
    look.at(&paper.title, &[&paper.subtitle, &paper.footer]);
    look.fields(&paper.title, &paper.facts);
    for notice in &paper.notices {
        look.words(&paper.title, &notice.words);
    }
    for section in &paper.sections {
        look.section(section);
    }
    if look.missing.is_empty() {
        return Ok(());
    }
    let more = look.missing.len().saturating_sub(TOLD);
    look.missing.truncate(TOLD);
    Err(PdfError::NoGlyph { missing: look.missing, more })
}

struct Look<'f> {
    fonts: &'f [Font],
    seen: BTreeSet<char>,
    missing: Vec<NoGlyph>,
}

impl Look<'_> {
    fn at(&mut self, place: &str, texts: &[&str]) {
        for text in texts {
            for sign in text.chars().filter(|sign| is_drawn(*sign)) {
                let is_new = self.seen.insert(sign);
                let code = u32::from(sign);
                if is_new && !self.fonts.iter().any(|font| font.info().coverage.contains(code)) {
                    let (place, text) = (place.to_owned(), around(text, sign));
                    self.missing.push(NoGlyph { sign, place, text });
                }
            }
        }
    }

    fn words(&mut self, place: &str, words: &Words) {
        self.at(place, &[&words.text()]);
    }

    fn fields(&mut self, place: &str, fields: &[Field]) {
        for field in fields {
            self.at(place, &[&field.label]);
            match &field.value {
                FieldValue::Known(words) => self.words(place, words),
                FieldValue::Undecided(text) => self.at(place, &[text]),
                FieldValue::ToFill { .. } => {}
            }
        }
    }

    fn table(&mut self, place: &str, table: &Table) {
        self.at(place, &[&table.caption, &table.note]);
        for column in &table.columns {
            self.at(place, &[&column.header]);
        }
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            self.words(place, &cell.words);
        }
    }

    fn section(&mut self, section: &Section) {
        let place = section.title.as_str();
        self.at(place, &[place]);
        for block in &section.blocks {
            match block {
                Block::Paragraph(words) => self.words(place, words),
                Block::Bullets(items) | Block::Numbered(items) => {
                    items.iter().for_each(|item| self.words(place, item));
                }
                Block::Table(table) => self.table(place, table),
                Block::Figure(figure) => {
                    self.at(place, &[&figure.caption]);
                    // What the picture shows stands in its data, too.
                    self.table(place, &figure.data);
                }
                Block::Notice(notice) => self.words(place, &notice.words),
                Block::Fields(fields) => self.fields(place, fields),
                Block::Tiles(tiles) => {
                    tiles.iter().for_each(|tile| self.at(place, &[&tile.value, &tile.label]));
                }
            }
        }
        for part in &section.sections {
            self.section(part);
        }
    }
}

/// Whether a sign is seen: blanks, joiners and marks of direction are not.
fn is_drawn(sign: char) -> bool {
    let hidden = matches!(
        sign,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    );
    !hidden && !sign.is_control() && !sign.is_whitespace()
}

/// The words around a sign.
fn around(text: &str, sign: char) -> String {
    const SIGNS: usize = 16;
    let place = text.chars().position(|found| found == sign).unwrap_or_default();
    text.chars().skip(place.saturating_sub(SIGNS)).take(2 * SIGNS).collect()
}
