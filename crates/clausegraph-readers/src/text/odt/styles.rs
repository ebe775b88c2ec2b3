//! Which styles of an ODT file are headings, and what stands above and below its pages.

use std::collections::BTreeMap;

use crate::{
    ReadError,
    text::{
        headings::heading_of_name,
        xml::{Piece, Pieces, Space},
    },
};

/// The paragraph styles of a file, by their names, which are never translated.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Default)]
struct Style {
    parent: Option<String>,
    /// The level of the outline, from 1.
    outline: Option<u8>,
}

impl Styles {
    /// Reads the styles of a part; later ones count.
    pub(super) fn read(&mut self, pieces: &mut Pieces<'_>) -> Result<(), ReadError> {
        while let Some(piece) = pieces.next()? {
            if let Piece::Start(element) = piece
                && element.space == Space::Style
                && element.name == "style"
                && element.get("family") == Some("paragraph")
                && let Some(name) = element.get("name")
            {
                let parent = element.get("parent-style-name").map(str::to_owned);
                let outline = element.get("default-outline-level");
                let outline = outline.and_then(|level| level.parse().ok());
                self.0.insert(name.to_owned(), Style { parent, outline });
            }
        }
        Ok(())
    }

    /// The level of the headings of a style, which it or one of its parents tells; a title has 1.
    pub(super) fn heading(&self, name: &str) -> Option<u8> {
        let mut next = Some(name);
        // No program bases so many on each other, and some files make circles.
        for _ in 0..64 {
            let name = next?;
            // A blank in a name is written by its number.
            if let Some(level) = heading_of_name(&name.replace("_20_", " ")) {
                return Some(level);
            }
            let style = self.0.get(name)?;
            if style.outline.is_some() {
                return style.outline.filter(|level| *level > 0);
            }
            next = style.parent.as_deref();
        }
        None
    }
}

/// What stands in the headers and footers of the pages.
pub(super) fn borders(pieces: &mut Pieces<'_>) -> Result<Vec<(&'static str, String)>, ReadError> {
    let mut borders: Vec<(&'static str, String)> = Vec::new();
    let mut open = false;
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Start(element) => match (element.space, element.name.as_str()) {
                (Space::Style, "header" | "header-left" | "header-first") => {
                    open = true;
                    borders.push(("header", String::new()));
                }
                (Space::Style, "footer" | "footer-left" | "footer-first") => {
                    open = true;
                    borders.push(("footer", String::new()));
                }
                (Space::Text, "p" | "h" | "tab" | "s" | "line-break") if open => {
                    if let Some((_, text)) = borders.last_mut() {
                        text.push(' ');
                    }
                }
                _ => {}
            },
            Piece::Text(words) if open => {
                if let Some((_, text)) = borders.last_mut() {
                    text.push_str(&words);
                }
            }
            Piece::End(Space::Style, name)
                if name.starts_with("header") || name.starts_with("footer") =>
            {
                open = false;
            }
            Piece::End(..) | Piece::Text(_) => {}
        }
    }
    Ok(borders)
}
