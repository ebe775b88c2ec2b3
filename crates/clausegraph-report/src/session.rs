//! What a change of a session did, for a terminal.

use anstyle::Style;
use clausegraph::{Applied, CellState, ChangedCell, Problems};

use crate::{Look, layout::Page, layout::status_sign, text::status_words, wording::counted};

/// Cells of one sort that are listed; the others are counted.
const MOST: usize = 12;

/// What one change did, for a terminal; `line` counts from 1. Ends with a line break.
pub fn applied_text(line: u64, result: Result<&Applied, &Problems>, look: Look) -> String {
    let mut page = Page::new(look);
    match result {
        Err(problems) => {
            let number = counted(problems.len(), "problem", "problems");
            page.heading(&format!("Line {line}"), &format!("not made: {number}"));
            tell(&mut page, problems);
        }
        Ok(applied) => {
            page.heading(&format!("Line {line}"), &headline(applied));
            tell(&mut page, &applied.warnings);
            list(&mut page, "appeared", &applied.appeared().collect::<Vec<_>>());
            list(&mut page, "cleared", &applied.cleared().collect::<Vec<_>>());
            list(&mut page, "changed", &applied.changed().collect::<Vec<_>>());
        }
    }
    page.finish()
}

fn headline(applied: &Applied) -> String {
    if applied.cells.is_empty() {
        return "no cell shows anything else".to_owned();
    }
    let [appeared, cleared, changed] =
        [applied.appeared().count(), applied.cleared().count(), applied.changed().count()];
    format!(
        "{} appeared, {cleared} cleared, {changed} otherwise changed",
        counted(appeared, "shortfall", "shortfalls")
    )
}

fn tell(page: &mut Page, problems: &Problems) {
    for problem in problems.iter() {
        let meant = problem.suggestion.as_ref();
        let meant = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        let place = if problem.pointer.is_empty() {
            String::new()
        } else {
            format!("{}: ", problem.pointer)
        };
        let text = format!("{}: {place}{}{meant}", problem.code, problem.message);
        page.hanging("! ", 2, &text, Style::new());
    }
}

fn list(page: &mut Page, what: &str, cells: &[&ChangedCell]) {
    for change in cells.iter().take(MOST) {
        let text = format!("{what}: {} -> {}", state(change.before), state(change.after));
        page.labelled(&format!("{} ", change.name()), page.palette().strong, 24, &text);
    }
    if let Some(more) = cells.len().checked_sub(MOST).filter(|more| *more > 0) {
        let text = format!("... and {more} more {what}; --format ndjson lists all");
        page.hanging("", 0, &text, page.palette().faint);
    }
}

fn state(state: Option<CellState>) -> String {
    state.map_or_else(
        || "not there".to_owned(),
        |state| format!("{} {}", status_sign(state.status), status_words(state.status)),
    )
}
