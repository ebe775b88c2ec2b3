//! The tree of clauses of a catalogue.

use anstyle::Style;
use clausegraph::{Catalogue, Requirement};

use crate::{
    Look,
    layout::{Page, cut, pad, pad_left},
    palette::paint,
    wording::counted,
};

/// The clauses of a catalogue as a tree, with how many requirements and slots each holds.
pub fn catalogue_list(catalogue: &Catalogue, look: Look) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    page.hanging("", 0, catalogue.title(), palette.title);
    let clauses = catalogue.clauses().len();
    let summary = format!(
        "Catalogue {}: {}, {}, {}.",
        catalogue.id(),
        counted(clauses, "clause", "clauses"),
        counted(catalogue.requirements().len(), "requirement", "requirements"),
        counted(catalogue.feeds().len(), "feed", "feeds"),
    );
    page.hanging("", 0, &summary, Style::new());
    page.hanging("", 0, catalogue.wording(), palette.faint);
    page.blank();
    let heads = ["asked", "written", "slots"];
    let numbers: usize = 9 * heads.len();
    let title = page.columns().saturating_sub(numbers);
    let mut head = pad("", title);
    for word in heads {
        head.push_str(&pad_left(word, 9));
    }
    page.line(&paint(palette.faint, &head));
    for clause in catalogue.clauses() {
        let depth = catalogue.with_ancestors(clause).count().saturating_sub(1);
        let name = format!(
            "{}{}  {}",
            "  ".repeat(depth),
            clause.id(),
            clause.title().unwrap_or_default()
        );
        let name = pad(&cut(name.trim_end(), title.saturating_sub(1)), title);
        let style = if clause.is_area() { palette.strong } else { Style::new() };
        let mut line = paint(style, &name);
        let below: Vec<&Requirement> = catalogue.subtree(clause).collect();
        let written = below.iter().filter(|found| found.requires_document()).count();
        let slots: usize = below.iter().map(|found| found.slots().len()).sum();
        for number in [below.len(), written, slots] {
            let text = if number == 0 { "·".to_owned() } else { number.to_string() };
            let style = if number == 0 { palette.faint } else { Style::new() };
            line.push_str(&paint(style, &pad_left(&text, 9)));
        }
        page.line(&line);
    }
    page.blank();
    page.hanging(
        "",
        0,
        "asked: requirements; written: those for which the clause, or the list of documented information, asks for it; slots: what would show them.",
        palette.faint,
    );
    page.finish()
}
