//! Where in a document the paper goes, and what is there.

use std::collections::BTreeSet;

use clausegraph_paper::{Paper, Sheet};

use super::{parts::is, placeholders::is_report};
use crate::{
    body::Room,
    xml::{Element, Node},
};

/// The width that a text has if the document does not say.
const WIDTH: usize = 9_638;

/// Where the paper goes among what stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    at: usize,
    /// Whether a paragraph with the placeholder stands there.
    held: bool,
}

/// The paragraph with the placeholder, or the end of the text.
pub(super) fn of(text: &Element) -> Place {
    let report = text.children.iter().position(|node| match node {
        Node::Element(element) => element.name == "w:p" && is_report(element),
        Node::Text(_) | Node::Other(_) => false,
    });
    if let Some(at) = report {
        Place { at, held: true }
    } else {
        let end = text.children.iter().rposition(|node| is(node, "w:sectPr"));
        Place { at: end.unwrap_or(text.children.len()), held: false }
    }
}

/// What the document says about the place.
pub(super) fn room(
    text: &Element,
    place: Place,
    turned: Option<&Element>,
    titled: bool,
    styles: &Element,
    paper: &Paper,
) -> Room {
    let mut bookmarks = BTreeSet::new();
    let mut first_bookmark = 0_usize;
    let mut listed = false;
    text.each(&mut |element| match element.name.as_str() {
        "w:bookmarkStart" => {
            bookmarks.extend(element.get("w:name").map(|name| name.to_lowercase()));
            let id = element.get("w:id").and_then(|id| id.parse::<usize>().ok());
            first_bookmark = first_bookmark.max(id.unwrap_or_default().saturating_add(1));
        }
        "w:instrText" => listed |= lists(&element.text()),
        "w:fldSimple" => listed |= element.get("w:instr").is_some_and(|told| lists(&told)),
        _ => {}
    });
    let tag = paper.language.tag();
    let spoken = styles.find("w:docDefaults").and_then(language);
    let same = spoken.is_some_and(|spoken| spoken.eq_ignore_ascii_case(tag));
    Room {
        width: width(turned.or_else(|| behind(text, place))),
        titled,
        listed,
        bookmarks,
        first_bookmark,
        language: (!same).then_some(tag),
    }
}

/// Whether the instruction of a field makes a list of contents.
fn lists(told: &str) -> bool {
    told.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("TOC"))
}

/// The first language that is named in an element.
fn language(defaults: &Element) -> Option<String> {
    let mut found = None;
    defaults.each(&mut |element| {
        if element.name == "w:lang" && found.is_none() {
            found = element.value().map(std::borrow::Cow::into_owned);
        }
    });
    found
}

/// How wide the lines of a section are.
fn width(section: Option<&Element>) -> usize {
    let width = section.and_then(|section| {
        let margins = ["w:left", "w:right", "w:gutter"];
        let margins = margins.map(|side| number(section, "w:pgMar", side).unwrap_or_default());
        let margins = margins.iter().fold(0_usize, |all, margin| all.saturating_add(*margin));
        let whole = number(section, "w:pgSz", "w:w")?.checked_sub(margins)?;
        let columns = number(section, "w:cols", "w:num").unwrap_or(1).clamp(1, 20);
        let between = number(section, "w:cols", "w:space").unwrap_or(720);
        let between = between.saturating_mul(columns.saturating_sub(1));
        whole.saturating_sub(between).checked_div(columns)
    });
    width.unwrap_or(WIDTH).clamp(2_000, 40_000)
}

fn number(section: &Element, name: &str, of: &str) -> Option<usize> {
    section.find(name)?.get(of)?.parse().ok()
}

/// Puts what a paper says in its place.
pub(super) fn put(
    text: &mut Element,
    place: Place,
    turned: Option<Element>,
    mut content: Vec<Node>,
) {
    let mut behind = place.at;
    if place.held {
        behind = behind.saturating_add(1).min(text.children.len());
        // What else the paragraph holds stays: a bookmark or a picture before, the end of a section
        // behind.
        if let Some(Node::Element(paragraph)) = text.children.get_mut(place.at) {
            empty(paragraph);
            let mut holds = false;
            paragraph.each(&mut |element| holds |= HELD.contains(&element.name.as_str()));
            if section_of(paragraph).is_some() {
                content.push(Node::Element(paragraph.clone()));
            } else if holds {
                content.insert(0, Node::Element(paragraph.clone()));
            }
        }
    }
    text.children.splice(place.at..behind, std::iter::empty());
    match turned {
        Some(turned) => put_turned(text, place.at, turned, content),
        None => drop(text.children.splice(place.at..place.at, content)),
    }
}

/// Puts what a paper says in a section of its own, whose pages are turned.
fn put_turned(text: &mut Element, at: usize, turned: Element, mut content: Vec<Node>) {
    let held = content.iter_mut().rev().find_map(|node| section_mut(node));
    let mut ends = text.children.iter().enumerate().skip(at);
    let end = ends.find_map(|(place, node)| Some((place, section(node)?.clone())));
    let before = match (&held, &end) {
        (Some(held), _) => Some((**held).clone()),
        (None, Some((_, section))) => Some(section.clone()),
        (None, None) => None,
    };
    match (held, end) {
        (Some(held), _) => *held = turned,
        (None, Some((place, _))) => {
            let between = text.children.get(at..place).unwrap_or_default();
            let nothing = !between.iter().any(|node| matches!(node, Node::Element(_)))
                && text.children.get(place).is_some_and(is_blank);
            match text.children.get_mut(place).and_then(section_mut) {
                Some(section) if nothing => *section = turned,
                Some(_) | None => content.push(Node::Element(ending(turned))),
            }
        }
        (None, None) => text.push(turned),
    }
    let begins = match at.checked_sub(1).and_then(|before| text.children.get(before)) {
        Some(node) => section(node).is_some(),
        None => true,
    };
    if let Some(before) = before
        && !begins
    {
        content.insert(0, Node::Element(ending(before)));
    }
    text.children.splice(at..at, content);
}

/// A paragraph that ends a section.
fn ending(section: Element) -> Element {
    Element::new("w:p").holding(Element::new("w:pPr").holding(section))
}

/// Whether a paragraph shows nothing; the end of the last section does not, either.
fn is_blank(node: &Node) -> bool {
    match node {
        Node::Element(element) => element.elements().all(|inner| inner.name != "w:r"),
        Node::Text(_) | Node::Other(_) => true,
    }
}

fn section_of(element: &Element) -> Option<&Element> {
    match element.name.as_str() {
        "w:sectPr" => Some(element),
        "w:p" => element.find("w:pPr")?.find("w:sectPr"),
        _ => None,
    }
}

/// What a node says about the section that ends with it.
fn section(node: &Node) -> Option<&Element> {
    match node {
        Node::Element(element) => section_of(element),
        Node::Text(_) | Node::Other(_) => None,
    }
}

fn section_mut(node: &mut Node) -> Option<&mut Element> {
    let Node::Element(element) = node else { return None };
    match element.name.as_str() {
        "w:sectPr" => Some(element),
        "w:p" => element.find_mut("w:pPr")?.find_mut("w:sectPr"),
        _ => None,
    }
}

/// The section of the place for a sheet, if its own pages are too narrow for it.
pub(super) fn turned(text: &Element, place: Place, sheet: Sheet) -> Option<Element> {
    let (wide, high) = match sheet {
        Sheet::A4Portrait => return None,
        Sheet::A4Landscape => (16_838, 11_906),
        Sheet::A3Landscape => (23_811, 16_838),
    };
    let Some(found) = behind(text, place) else {
        let margins = Element::new("w:pgMar")
            .with("w:top", "1134")
            .with("w:right", "1134")
            .with("w:bottom", "1134")
            .with("w:left", "1134")
            .with("w:header", "567")
            .with("w:footer", "567")
            .with("w:gutter", "0");
        return Some(Element::new("w:sectPr").holding(size(wide, high)).holding(margins));
    };
    let (known, tall) = (number(found, "w:pgSz", "w:w")?, number(found, "w:pgSz", "w:h")?);
    // A sheet of the template's own format is turned; one that is too small is replaced.
    let (wide, high) = match sheet {
        Sheet::A3Landscape => (wide, high),
        Sheet::A4Landscape | Sheet::A4Portrait => (known.max(tall), known.min(tall)),
    };
    if known >= wide {
        return None;
    }
    let mut section = found.clone();
    for own in ["w:type", "w:titlePg", "w:pgNumType"] {
        section.drop_all(own);
    }
    if let Some(page) = section.find_mut("w:pgSz") {
        *page = size(wide, high);
    }
    Some(section)
}

fn size(wide: usize, high: usize) -> Element {
    Element::new("w:pgSz")
        .with("w:w", &wide.to_string())
        .with("w:h", &high.to_string())
        .with("w:orient", "landscape")
}

/// The section that the place stands in.
fn behind(text: &Element, place: Place) -> Option<&Element> {
    text.children.iter().skip(place.at).find_map(section)
}

/// What is kept when the words of a paragraph are replaced.
const HELD: &[&str] = &[
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:commentReference",
    "w:footnoteReference",
    "w:endnoteReference",
    "w:drawing",
    "w:pict",
    "w:object",
    "mc:AlternateContent",
];

fn empty(paragraph: &mut Element) {
    for inner in paragraph.elements_mut() {
        if inner.name == "w:p" || inner.name == "mc:AlternateContent" {
            continue;
        }
        inner.drop_all("w:t");
        empty(inner);
    }
}
