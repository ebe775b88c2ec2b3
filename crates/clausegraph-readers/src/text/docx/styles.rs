//! Which styles of a DOCX file are headings and lists.

use std::collections::BTreeMap;

use super::FORM;
use crate::{
    ReadError, ReadLimits,
    text::{
        BlockKind,
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
                            style.name = value.unwrap_or_default().to_owned();
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
        let mut left = self.0.len();
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

/// The names of heading styles before their level, in the languages in which programs write them.
const HEADINGS: &[&str] = &[
    "heading",
    "überschrift",
    "titre",
    "título",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nadpis",
    "címsor",
    "titlu",
    "naslov",
    "заголовок",
    "επικεφαλίδα",
    "başlık",
    "見出し",
    "标题",
    "標題",
    "제목",
];

/// The names of the style of a document's title.
const TITLES: &[&str] = &["title", "titel", "titre", "título", "titolo", "tytuł", "表題", "标题"];

/// The level of the heading that a style's name tells.
pub(super) fn heading_of_name(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let stem = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let level = name.strip_prefix(stem).unwrap_or_default();
    let stem = stem.trim_end_matches([' ', '_', '-']);
    if level.is_empty() {
        return TITLES.contains(&stem).then_some(1);
    }
    let level: u8 = level.parse().ok()?;
    (HEADINGS.contains(&stem) && (1..=9).contains(&level)).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_styles_tell_headings() {
        for (name, level) in [
            ("heading 1", Some(1)),
            ("Heading2", Some(2)),
            ("Überschrift 3", Some(3)),
            ("Titre 1", Some(1)),
            ("見出し 2", Some(2)),
            ("Title", Some(1)),
            ("Subtitle", None),
            ("heading 10", None),
            ("TOC Heading", None),
            ("toc 1", None),
            ("Normal", None),
            ("1", None),
        ] {
            assert_eq!(heading_of_name(name), level, "{name}");
        }
    }

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
