//! What to bring next, for a terminal.

use anstyle::Style;

use crate::{
    digest::Digest,
    layout::{Page, pad, pad_left},
    palette::paint,
    wording::{bring_words, counted, document_words, gate_words, thousands, where_words},
};

/// Steps before the rest is left out.
const MOST: usize = 10;
const INDENT: usize = 14;

pub(super) fn next(page: &mut Page, digest: &Digest<'_, '_>) {
    if digest.next.is_empty() {
        return;
    }
    let catalogue = digest.assessment.catalogue();
    let palette = page.palette();
    page.heading("What to bring next", "the step that can move most requirements comes first");
    let head = format!("{}{}  ", pad_left("more", 6), pad_left("all", 6));
    page.line(&paint(palette.faint, &format!("{head}what could move them")));
    for step in digest.next.iter().take(MOST) {
        let label = format!(
            "{}{}  ",
            pad_left(&thousands(step.gained.len()), 6),
            pad_left(&thousands(step.moved.len()), 6),
        );
        let label = paint(palette.strong, &label);
        page.hanging(&label, INDENT, &bring_words(&step.bring), Style::new());
        let indent = pad("", INDENT);
        if let Some(titles) = document_words(catalogue, step) {
            page.hanging(&indent, INDENT, &titles, palette.faint);
        }
        page.hanging(&indent, INDENT, &where_words(catalogue, step), palette.faint);
        if let Some(gates) = gate_words(step) {
            page.hanging(&indent, INDENT, &gates, palette.faint);
        }
    }
    let more = digest.next.len().saturating_sub(MOST);
    if more > 0 {
        let rest = counted(more, "step", "steps");
        page.hanging(
            &pad("", INDENT),
            INDENT,
            &format!("and {rest} more in --format json"),
            palette.faint,
        );
    }
    page.blank();
    let note = "“more” requirements are open and no line above can move them; “all” it can move. \
                Whether it does depends on what is brought.";
    page.hanging("", 0, note, palette.faint);
}
