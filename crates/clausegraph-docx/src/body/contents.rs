//! Bookmarks, and the list of contents.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_paper::{Layout, Paper, PaperKind, Section};
use docx_rs::{FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph, Run};

use super::{Draft, Room, words};

/// With fewer headings than this a paper has no list of contents.
const LONG: usize = 6;
/// A list of contents with more entries than this leaves the parts of sections out.
const SHORT: usize = 24;
/// How long the name of a bookmark may be.
const NAME: usize = 40;

/// The bookmark of every section, by its anchor.
pub(super) fn places<'p>(paper: &'p Paper, room: &Room) -> BTreeMap<&'p str, (String, usize)> {
    let mut anchors = Vec::new();
    for section in &paper.sections {
        gather(section, 1, &mut anchors);
    }
    let mut taken: BTreeSet<String> = room.bookmarks.clone();
    let mut places = BTreeMap::new();
    for (section, _) in anchors {
        if section.anchor.is_empty() || places.contains_key(section.anchor.as_str()) {
            continue;
        }
        let name = name(&section.anchor, &taken);
        taken.insert(name.to_lowercase());
        let number = room.first_bookmark.saturating_add(places.len());
        places.insert(section.anchor.as_str(), (name, number));
    }
    places
}

/// A name that a bookmark may have and that none has yet.
fn name(anchor: &str, taken: &BTreeSet<String>) -> String {
    let legal = |found: char| if found.is_ascii_alphanumeric() { found } else { '_' };
    let mut whole: String = anchor.chars().map(legal).take(NAME).collect();
    if !whole.starts_with(|first: char| first.is_ascii_alphabetic()) {
        whole = format!("s{whole}").chars().take(NAME).collect();
    }
    let mut found = whole.clone();
    let mut number = 1_usize;
    while taken.contains(&found.to_lowercase()) {
        number = number.saturating_add(1);
        let end = format!("_{number}");
        let kept = NAME.saturating_sub(end.len());
        found = whole.chars().take(kept).collect::<String>() + &end;
    }
    found
}

/// All sections with their levels, in the order in which they are read.
fn gather<'p>(section: &'p Section, level: usize, out: &mut Vec<(&'p Section, usize)>) {
    out.push((section, level));
    for part in &section.sections {
        gather(part, level.saturating_add(1), out);
    }
}

impl<'p> Draft<'p> {
    /// The list of contents of a long paper: a field that a word processor renews when it opens the
    /// document. Only it knows the pages; until then the entries lead to the sections.
    pub(super) fn contents(&mut self, paper: &'p Paper) {
        // A dashboard begins with what it is for.
        if matches!(paper.kind, PaperKind::Readiness | PaperKind::Roadmap) {
            return;
        }
        let mut headings = Vec::new();
        for section in &paper.sections {
            gather(section, 1, &mut headings);
        }
        if matches!(paper.layout, Layout::OnePage { .. }) || headings.len() < LONG {
            return;
        }
        let shown = headings.iter().filter(|(_, level)| *level <= 2).count();
        let deepest = if shown > SHORT { 1 } else { 2 };
        headings.retain(|(_, level)| *level <= deepest);
        let last = headings.len().saturating_sub(1);
        for (number, (section, level)) in headings.into_iter().enumerate() {
            let mut paragraph = Paragraph::new().style(if level == 1 { "TOC1" } else { "TOC2" });
            if number == 0 {
                let field = InstrText::Unsupported(format!("TOC \\o \"1-{deepest}\" \\h \\z \\u"));
                paragraph = paragraph.add_run(
                    Run::new()
                        .add_field_char(FieldCharType::Begin, true)
                        .add_instr_text(field)
                        .add_field_char(FieldCharType::Separate, false),
                );
            }
            let title = words::run(&section.title);
            paragraph = match self.places.get(section.anchor.as_str()) {
                Some((name, _)) => {
                    let link = Hyperlink::new(name.as_str(), HyperlinkType::Anchor);
                    paragraph.add_hyperlink(link.add_run(title))
                }
                None => paragraph.add_run(title),
            };
            if number == last {
                paragraph = paragraph.add_run(Run::new().add_field_char(FieldCharType::End, false));
            }
            self.add(paragraph);
        }
        self.gap();
    }
}
