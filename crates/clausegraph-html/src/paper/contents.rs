//! The list of the sections.

use clausegraph_paper::{Layout, Paper, Section};
use maud::{Markup, html};

use super::labels;

/// Up to so many sections a paper is seen at a glance.
const AT_A_GLANCE: usize = 6;

/// Up to so many lines the list holds the parts of the sections, too.
const LINES: usize = 40;

/// Whether a paper has a list of its sections.
pub(super) const fn has_contents(paper: &Paper) -> bool {
    match paper.layout {
        Layout::Flowing => paper.sections.len() > AT_A_GLANCE,
        Layout::OnePage { .. } => false,
    }
}

/// The list of the sections, and of their parts where it stays short.
pub(super) fn contents(paper: &Paper) -> Markup {
    let parts: usize = paper.sections.iter().map(|section| section.sections.len()).sum();
    let with_parts = paper.sections.len() + parts <= LINES;
    html! {
        nav.contents aria-labelledby="_contents" {
            h2 id="_contents" { (labels::contents(paper.language)) }
            ol { @for section in &paper.sections { (entry(section, with_parts)) } }
        }
    }
}

fn entry(section: &Section, with_parts: bool) -> Markup {
    html! {
        li {
            a href={ "#" (section.anchor) } { (section.title) }
            @if with_parts && !section.sections.is_empty() {
                ol { @for part in &section.sections { (entry(part, false)) } }
            }
        }
    }
}
