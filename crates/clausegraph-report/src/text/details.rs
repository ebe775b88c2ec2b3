//! The rest of the page: what falls short, what is not stated, what contradicts, what matched nothing.

use anstyle::Style;
use clausegraph::{Cell, JudgementResult, ReviewCycle};

use super::heat::status_words;
use crate::{
    digest::{Digest, Row, Shortfall},
    layout::{Page, pad, pad_left, status_sign},
    palette::paint,
    wording::{counted, first_few, judgement_phrase, kind_words, thousands},
};

/// The column at which statements and reasons begin.
const INDENT: usize = 13;
/// Rows of one requirement before the rest is left to `explain`.
const MOST_ROWS: usize = 12;
/// Ids in a row before the rest is counted.
const MOST_IDS: usize = 6;
/// Lines of what is not stated, or matched nothing.
const MOST_LINES: usize = 25;

pub(super) fn shortfalls(page: &mut Page, digest: &Digest<'_, '_>) {
    if digest.shortfalls.is_empty() {
        page.heading("Evidence that falls short", "");
        page.line("None: no cell is known to be missing, partial, weak or stale.");
        return;
    }
    let remark = format!(
        "{} of {}",
        counted(digest.shortfall_cells(), "cell", "cells"),
        counted(digest.shortfalls.len(), "requirement", "requirements"),
    );
    page.heading("Evidence that falls short", &remark);
    for (index, shortfall) in digest.shortfalls.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        requirement(page, shortfall);
    }
}

fn requirement(page: &mut Page, shortfall: &Shortfall<'_>) {
    let palette = page.palette();
    let id = shortfall.requirement.id().as_str();
    let indent = INDENT.max(id.len() + 2);
    let label = paint(palette.strong, &pad(id, indent));
    page.hanging(&label, indent, shortfall.requirement.statement(), Style::new());
    for found in shortfall.rows.iter().take(MOST_ROWS) {
        row(page, found);
    }
    let more = shortfall.rows.len().saturating_sub(MOST_ROWS);
    if more > 0 {
        let text = format!(
            "and {} with other reasons: clausegraph explain {id} ORGANISATION",
            counted(more, "row", "rows")
        );
        page.hanging(&pad("", INDENT), INDENT, &text, palette.faint);
    }
}

fn row(page: &mut Page, row: &Row) {
    let palette = page.palette();
    let style = palette.status(row.status);
    let status = format!("  {} {}", status_sign(row.status), status_words(row.status));
    let status = pad(&status, INDENT);
    let text = if row.members.is_empty() {
        row.reason.clone()
    } else {
        format!("{}: {}", first_few(&row.members, MOST_IDS), row.reason)
    };
    page.hanging(&paint(style, &status), INDENT, &text, Style::new());
}

pub(super) fn undecided(page: &mut Page, digest: &Digest<'_, '_>) {
    if digest.undecided_cells == 0 {
        return;
    }
    let remark = format!(
        "{}: what is not stated, the most valuable first",
        counted(digest.undecided_cells, "cell", "cells")
    );
    page.heading("Cannot be evaluated", &remark);
    let palette = page.palette();
    let head = format!("{}{}  ", pad_left("cells", 7), pad_left("alone", 7));
    page.line(&paint(palette.faint, &format!("{head}what would decide them")));
    for found in digest.undecided.iter().take(MOST_LINES) {
        let label = format!(
            "{}{}  ",
            pad_left(&thousands(found.cells), 7),
            pad_left(&thousands(found.alone), 7),
        );
        let text = if found.of.is_empty() {
            found.what.clone()
        } else {
            format!("{}: {}", found.what, first_few(&found.of, MOST_IDS))
        };
        page.hanging(&paint(palette.unknown, &label), 16, &text, Style::new());
    }
    let more = digest.undecided.len().saturating_sub(MOST_LINES);
    if more > 0 {
        page.hanging(&pad("", 16), 16, &format!("and {} more", thousands(more)), palette.faint);
    }
    page.blank();
    page.hanging(
        "",
        0,
        "“cells” cannot be evaluated without it; “alone” of them lack nothing else.",
        palette.faint,
    );
}

pub(super) fn overdue(page: &mut Page, digest: &Digest<'_, '_>) {
    if digest.overdue.is_empty() {
        return;
    }
    let all = counted(digest.cycles, "document", "documents");
    let remark = format!("{} of {all} with a review cycle", thousands(digest.overdue.len()));
    page.heading("Past their own review date", &remark);
    page.hanging(
        "",
        0,
        "They stay evidence; the day is the one that the document itself states, the oldest first.",
        Style::new(),
    );
    page.blank();
    let palette = page.palette();
    let ids = digest.overdue.iter().map(|cycle| cycle.artefact.id().as_str().len());
    let indent = indent(ids);
    for cycle in digest.overdue.iter().take(MOST_LINES) {
        let id = cycle.artefact.id().as_str();
        page.labelled(&format!("  {id} "), palette.strong, indent, &overdue_sentence(cycle));
    }
    rest(page, indent, digest.overdue.len());
}

/// When a document was to be reviewed, and when it last was.
pub(crate) fn overdue_sentence(cycle: &ReviewCycle<'_>) -> String {
    let last = cycle.last_reviewed_on.map_or_else(String::new, |day| format!(", last on {day}"));
    format!("due by {}{last}: {}", cycle.due, cycle.artefact.title())
}

pub(super) fn judgements(page: &mut Page, digest: &Digest<'_, '_>) {
    if digest.judgements.is_empty() {
        return;
    }
    page.heading("Judgements to look at again", "both sides are shown; neither changes the other");
    for result in &digest.judgements {
        let palette = page.palette();
        let label = paint(palette.strong, &pad(result.judgement.id.as_str(), INDENT));
        for (index, sentence) in judgement_sentences(result).iter().enumerate() {
            let label = if index == 0 { label.clone() } else { pad("", INDENT) };
            page.hanging(&label, INDENT, sentence, Style::new());
        }
    }
}

/// What a judgement says, what contradicts it and what has changed since.
pub(crate) fn judgement_sentences(result: &JudgementResult<'_>) -> Vec<String> {
    let judgement = result.judgement;
    let mut sentences = vec![format!("{}: {}", judgement_phrase(judgement), judgement.reason)];
    for status in clausegraph::Status::ALL {
        let cells: Vec<String> = result
            .contradicts
            .iter()
            .filter(|cell| cell.status == status)
            .map(Cell::name)
            .collect();
        if !cells.is_empty() {
            sentences.push(format!(
                "the evidence says {}: {}",
                status_words(status),
                first_few(&cells, MOST_IDS)
            ));
        }
    }
    for pin in &result.outdated {
        let then = match (&pin.version, &pin.hash) {
            (Some(version), _) => format!("version {version} of {}", pin.artefact),
            (None, Some(_)) => format!("another content of {}", pin.artefact),
            (None, None) => pin.artefact.to_string(),
        };
        sentences.push(format!("it looked at {then}, which has been changed or withdrawn since"));
    }
    sentences
}

pub(super) fn unmatched(page: &mut Page, digest: &Digest<'_, '_>) {
    let unmatched = &digest.unmatched;
    if unmatched.artefacts.is_empty() && unmatched.claims.is_empty() {
        return;
    }
    page.heading("Matched nothing", "");
    let palette = page.palette();
    if !unmatched.artefacts.is_empty() {
        let artefacts = counted(unmatched.artefacts.len(), "artefact", "artefacts");
        let text =
            format!("{artefacts} that no claim offers and whose kind and attributes fit no slot:");
        page.hanging("", 0, &text, Style::new());
        let ids = unmatched.artefacts.iter();
        let indent = indent(ids.map(|artefact| artefact.id().as_str().len()));
        for artefact in unmatched.artefacts.iter().take(MOST_LINES) {
            let text = format!("{}: {}", kind_words(artefact.kind()), artefact.title());
            let id = artefact.id().as_str();
            page.labelled(&format!("  {id} "), palette.strong, indent, &text);
        }
        rest(page, indent, unmatched.artefacts.len());
    }
    if !unmatched.claims.is_empty() {
        if !unmatched.artefacts.is_empty() {
            page.blank();
        }
        let number = unmatched.claims.len();
        let text = counted(number, "claim that never counts:", "claims that never count:");
        page.hanging("", 0, &text, Style::new());
        let ids = unmatched.claims.iter();
        let indent = indent(ids.map(|idle| idle.claim.document().artefact.as_str().len()));
        for idle in unmatched.claims.iter().take(MOST_LINES) {
            let claim = idle.claim.document();
            let text = format!("for {}: {}", claim.target, idle.reason);
            page.labelled(&format!("  {} ", claim.artefact), palette.strong, indent, &text);
        }
        rest(page, indent, unmatched.claims.len());
    }
}

/// The column behind the ids that are shown; a few long ids do not push all texts aside.
fn indent(lengths: impl Iterator<Item = usize>) -> usize {
    let longest = lengths.take(MOST_LINES).max().unwrap_or(0);
    if longest + 4 <= 24 { (longest + 4).max(INDENT) } else { 18 }
}

fn rest(page: &mut Page, indent: usize, all: usize) {
    let more = all.saturating_sub(MOST_LINES);
    if more > 0 {
        let faint = page.palette().faint;
        page.hanging(&pad("", indent), indent, &format!("and {} more", thousands(more)), faint);
    }
}
