//! Which styles of a DOCX file are headings and lists.

use std::collections::BTreeMap;

use super::FORM;
use crate::{
    ReadError, ReadLimits,
    text::{
        BlockKind,
        headings::heading_of_name,
        xml::{Piece, Pieces, Space},
    },
};

/// The paragraph styles of a file, by their ids.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Default)]
struct Style {
    name: String,
    parent: Option<String>,
    /// The level of the outline, from 0; 9 is running text.
    outline: Option<u8>,
    listed: Option<bool>,
}

/// How many styles are followed that are based on each other: no program makes so many, and some
/// files make circles.
const DEEPEST: usize = 64;

/// What a style says about its paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// What the paragraphs are.
    pub(super) kind: BlockKind,
    /// Whether the program puts numbers or bullets before them.
    pub(super) numbered: bool,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn read(part: &str, text: &str, limits: &ReadLimits) -> Result<Self, ReadError> {
        let mut styles = BTreeMap::new();
        let mut pieces = Pieces::of(FORM, part, text, limits);
        let mut open: Option<(String, Style)> = None;
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(element) if element.space == Space::Word => {
                    let value = element.get("val");
                    match (element.name.as_str(), &mut open) {
                        ("style", _) if element.get("type") == Some("paragraph") => {
                            let id = element.get("styleId").unwrap_or_default().to_owned();
                            open = Some((id, Style::default()));
                        }
                        ("name", Some((_, style))) => {
                            value.unwrap_or_default().clone_into(&mut style.name);
                        }
                        ("basedOn", Some((_, style))) => {
                            style.parent = value.map(str::to_owned);
                        }
                        ("outlineLvl", Some((_, style))) => {
                            style.outline = value.and_then(|value| value.parse().ok());
                        }
                        ("numId", Some((_, style))) => style.listed = Some(value != Some("0")),
                        _ => {}
                    }
                }
                Piece::End(Space::Word, name) if name == "style" => styles.extend(open.take()),
                Piece::Start(_) | Piece::End(..) | Piece::Text(_) => {}
            }
        }
        Ok(Self(styles))
    }

    /// What a style says, itself or by the styles that it is based on.
    pub(super) fn meaning(&self, id: &str) -> Meaning {
        let mut heading = None;
        let mut listed = None;
        let mut next = Some(id);
        let mut left = DEEPEST;
        while let Some((id, style)) = next.and_then(|id| self.0.get_key_value(id)) {
            let named = || heading_of_name(&style.name);
            let outlined = style.outline.map(|level| (level < 9).then(|| level.saturating_add(1)));
            heading = heading.or(outlined).or_else(|| named().map(Some));
            listed = listed.or(style.listed);
            let stuck = style.parent.as_deref() == Some(id.as_str()) || left == 0;
            left = left.saturating_sub(1);
            next = style.parent.as_deref().filter(|_| !stuck);
        }
        // A file without a part of styles still names them by their ids.
        if self.0.is_empty() {
            heading = heading_of_name(id).map(Some);
        }
        let numbered = listed == Some(true);
        let kind = match heading.flatten() {
            Some(level) => BlockKind::Heading(level),
            None if numbered => BlockKind::Item,
            None => BlockKind::Paragraph,
        };
        Meaning { kind, numbered }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_are_based_on_each_other_in_a_circle_end() {
        const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let text = format!(
            "<w:styles xmlns:w='{W}'>\
            <w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='b'/></w:style>\
            <w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>\
            </w:styles>"
        );
        let styles = Styles::read("styles.xml", &text, &ReadLimits::USUAL).unwrap();
        assert_eq!(styles.meaning("a").kind, BlockKind::Paragraph);
    }
}
