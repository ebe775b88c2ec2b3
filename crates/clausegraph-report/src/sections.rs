//! Sections of labelled rows, written for a terminal or as Markdown with the same words.

use anstyle::Style;

use crate::{
    Listing,
    layout::Page,
    markdown::{heading, line, plain},
    wording::thousands,
};

/// A heading, what is said below it, and rows.
pub(crate) struct Section {
    pub(crate) title: String,
    /// Behind the heading.
    pub(crate) remark: String,
    /// Below the heading, before the rows.
    pub(crate) lead: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

/// A label, what it is, and what is said of it.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) about: String,
    pub(crate) lines: Vec<String>,
}

/// How many rows of a section are shown where not all are asked for.
const MOST: usize = 12;

/// The widest label that stands beside its text.
const WIDEST: usize = 18;

/// The rows that are shown, and how many are not.
fn split(listing: Listing, section: &Section) -> (&[Row], usize) {
    let all = section.rows.as_slice();
    match (listing, all.get(..MOST)) {
        (Listing::Few, Some(few)) if all.len() > MOST + 1 => (few, all.len() - MOST),
        (Listing::Few | Listing::All, _) => (all, 0),
    }
}

/// Writes a section on a page.
pub(crate) fn section_text(page: &mut Page, section: &Section, listing: Listing) {
    let palette = page.palette();
    page.heading(&section.title, &section.remark);
    for lead in &section.lead {
        page.hanging("", 0, lead, Style::new());
    }
    let (shown, left) = split(listing, section);
    if !section.lead.is_empty() && !shown.is_empty() {
        page.blank();
    }
    let indent = WIDEST + 2;
    for row in shown {
        page.labelled(&row.label, palette.strong, indent, &row.about);
        for text in &row.lines {
            page.hanging(&" ".repeat(indent), indent, text, palette.faint);
        }
    }
    if left > 0 {
        page.line(&format!("… and {} more; --all shows them", thousands(left)));
    }
}

/// Writes a section of a Markdown document: all rows.
pub(crate) fn section_markdown(text: &mut String, section: &Section) {
    heading(text, &plain(&section.title));
    let remark = (!section.remark.is_empty()).then(|| format!("{}.", sentence(&section.remark)));
    let said = remark.iter().chain(&section.lead);
    for lead in said {
        line(text, &plain(lead));
    }
    if !section.lead.is_empty() || !section.remark.is_empty() {
        line(text, "");
    }
    for row in &section.rows {
        line(text, &format!("- **{}**: {}", plain(&row.label), plain(&row.about)));
        for said in &row.lines {
            line(text, &format!("  - {}", plain(said)));
        }
    }
}

/// A remark as a sentence, without the full stop.
fn sentence(remark: &str) -> String {
    crate::wording::capitalised(remark.trim_end_matches('.'))
}
