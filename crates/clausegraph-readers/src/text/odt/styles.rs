//! Which styles of an ODT file are titles, and what stands above and below its pages.

use std::collections::BTreeMap;

use crate::{
    ReadError,
    text::xml::{Piece, Pieces, Space},
};

/// The parents of the paragraph styles of a file.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Option<String>>);

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
                self.0.insert(name.to_owned(), parent);
            }
        }
        Ok(())
    }

    /// Whether a style is that of the title, itself or by its parents; that name is never translated.
    pub(super) fn is_title(&self, name: &str) -> bool {
        let mut next = Some(name);
        for _ in 0..=self.0.len() {
            match next {
                Some("Title") => return true,
                Some(name) => next = self.0.get(name).and_then(Option::as_deref),
                None => return false,
            }
        }
        false
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
                open = false
            }
            Piece::End(..) | Piece::Text(_) => {}
        }
    }
    Ok(borders)
}
