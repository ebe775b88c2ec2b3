//! A difference for people: a headline, the gates, what moved and why, and what became of findings.

mod entries;
mod markdown;
mod view;

use anstyle::Style;
use clausegraph::{Assessment, Catalogue, ClauseId, Difference, Profile, Turn};

pub use self::markdown::difference_markdown;
pub(crate) use self::view::SAME_FILES;
use self::view::{Gate, Group, View};
use crate::{
    Look,
    findings::{NOTICE, sign, style},
    layout::{Page, cut, gate_sign, pad, width},
    palette::paint,
    text::NOTICE as EVIDENCE,
    wording::{counted, gate_state, organisation_title},
};

/// What of a difference is shown.
#[derive(Clone, Copy)]
pub struct DifferenceSelection<'a> {
    /// Who reads it: an auditor is shown neither over-documentation nor signs of health.
    pub profile: Profile,
    /// Which clauses are meant; the headline follows.
    pub within: &'a dyn Fn(&ClauseId) -> bool,
    /// The catalogue that names the clauses.
    pub catalogue: &'a Catalogue,
    /// Only what became worse.
    pub worse: bool,
    /// Everything one by one, and nothing only counted.
    pub all: bool,
}

/// Cells of a group that are shown one by one.
const CELLS: usize = 4;
/// Groups of a section that are shown.
const GROUPS: usize = 10;
/// Findings of a section that are shown.
const FINDINGS: usize = 10;
/// Clauses that are shown.
const CLAUSES: usize = 24;

/// What a section is called, and what stands behind it.
const fn section(turn: Turn) -> (&'static str, &'static str) {
    match turn {
        Turn::Worse => ("Worse", "what moved most cells first"),
        Turn::Better => ("Better", "what moved most cells first"),
        Turn::Neither => ("Asked no more, or asked again", "neither better nor worse"),
        Turn::Appeared => ("New", "with the status they have now, the worst first"),
        Turn::Gone => ("Gone", "with the status they had, the worst first"),
    }
}

/// A difference as text for a terminal. Ends with a line break.
///
/// The headline counts; then come the gates, what became worse and what became better, under what moved it,
/// the shares of the clauses, what became of findings, and what the files state otherwise. Long lists are
/// counted unless all is asked for.
pub fn difference_text(
    before: &Assessment<'_>,
    after: &Assessment<'_>,
    difference: &Difference<'_, '_>,
    selection: DifferenceSelection<'_>,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    let view = View::new(difference, selection);
    header(&mut page, before, after, &view);
    gates(&mut page, &view);
    let turns = Turn::ALL.into_iter().filter(|turn| !selection.worse || *turn == Turn::Worse);
    for turn in turns {
        groups(&mut page, turn, &view.groups(turn), selection.all);
    }
    if !selection.worse {
        clauses(&mut page, &view, selection.all);
    }
    findings(&mut page, &view, selection.all);
    if !selection.worse {
        entries::write(&mut page, difference, selection.all);
    }
    page.blank();
    let hint = "How a cell comes about: clausegraph explain REQUIREMENT[@MEMBER] ORGANISATION";
    page.hanging("", 0, hint, page.palette().faint);
    page.finish()
}

fn header(
    page: &mut Page,
    before: &Assessment<'_>,
    after: &Assessment<'_>,
    view: &View<'_, '_, '_>,
) {
    let palette = page.palette();
    let days = format!("{} → {}", before.as_of(), after.as_of());
    let gap = page.columns().saturating_sub(width(&days) + 1);
    let (one, two) = (organisation_title(before), organisation_title(after));
    let title = if one == two {
        format!("{two}: what changed")
    } else {
        format!("{one} → {two}: what changed")
    };
    let title = paint(palette.title, &pad(&cut(&title, gap), gap));
    page.line(&format!("{title} {}", paint(palette.strong, &days)));
    page.hanging("", 0, after.catalogue().title(), palette.faint);
    if before.catalogue().id() != after.catalogue().id() {
        let words = format!("The first was made against {}.", before.catalogue().id());
        page.hanging("", 0, &words, Style::new());
    }
    page.blank();
    page.hanging("", 0, &view.headline(), palette.strong);
    page.blank();
    if std::ptr::eq(before.organisation(), after.organisation()) {
        page.hanging("", 0, SAME_FILES, palette.faint);
    }
    page.hanging("", 0, EVIDENCE, palette.faint);
}

fn gates(page: &mut Page, view: &View<'_, '_, '_>) {
    let (moved, as_before) = view.gates();
    if moved.is_empty() && as_before.is_none() {
        return;
    }
    page.heading("Gates", "they stand above the numbers");
    for gate in &moved {
        gate_lines(page, gate);
    }
    if let Some(words) = as_before {
        page.hanging("", 0, &words, page.palette().faint);
    }
}

fn gate_lines(page: &mut Page, gate: &Gate) {
    let palette = page.palette();
    let side = |state: Option<clausegraph::GateState>| match state {
        Some(state) => (gate_sign(state), gate_state(state), palette.gate(state)),
        None => ("–", "not asked", palette.faint),
    };
    let (old, new) = (side(gate.before), side(gate.after));
    let label = format!("{} → {} ", paint(old.2, old.0), paint(new.2, new.0));
    page.hanging(&label, 6, &gate.title, palette.strong);
    page.hanging(&pad("", 6), 6, &format!("{} → {}", old.1, new.1), new.2);
    for sentence in &gate.sentences {
        page.hanging(&pad("", 6), 8, sentence, Style::new());
    }
}

fn groups(page: &mut Page, turn: Turn, groups: &[Group], all: bool) {
    if groups.is_empty() {
        return;
    }
    let (title, remark) = section(turn);
    let number: usize = groups.iter().map(|group| group.rows.len()).sum();
    page.heading(&format!("{title}: {}", counted(number, "cell", "cells")), remark);
    let most = if all { usize::MAX } else { GROUPS };
    for (index, group) in groups.iter().take(most).enumerate() {
        if index > 0 {
            page.blank();
        }
        group_lines(page, turn, group, all);
    }
    let rest = groups.iter().skip(most);
    let (left, cells) =
        rest.fold((0, 0), |(left, cells), group| (left + 1, cells + group.rows.len()));
    if left > 0 {
        let words = format!(
            "… and {} with {}; --all shows them",
            counted(left, "more cause", "more causes"),
            counted(cells, "cell", "cells")
        );
        page.blank();
        page.hanging("", 0, &words, page.palette().faint);
    }
}

fn group_lines(page: &mut Page, turn: Turn, group: &Group, all: bool) {
    let palette = page.palette();
    let turned = match turn {
        Turn::Worse => palette.missing,
        Turn::Better => palette.covered,
        Turn::Neither | Turn::Appeared | Turn::Gone => palette.strong,
    };
    let number = group.rows.len();
    let head = format!("{}: {}", group.cause, group.number);
    page.hanging("", 2, &head, turned);
    for words in &group.why {
        page.hanging("  ", 2, words, Style::new());
    }
    let most = if all || number <= CELLS + 1 { number } else { CELLS };
    for row in group.rows.iter().take(most) {
        let label = format!("  {}  ", row.name);
        let indent = width(&label);
        let room = page.columns().saturating_sub(indent + width(&row.statuses) + 2);
        let asked = if room > 20 { cut(&row.asked, room) } else { String::new() };
        let line = format!(
            "{}{}  {}",
            paint(palette.strong, &label),
            row.statuses,
            paint(palette.faint, &asked)
        );
        page.line(&line);
        for words in &row.why {
            page.hanging("      ", 6, words, Style::new());
        }
    }
    if number > most {
        let words = format!(
            "… and {}; --all shows them",
            counted(number - most, "more cell", "more cells")
        );
        page.hanging("  ", 2, &words, palette.faint);
    }
}

fn clauses(page: &mut Page, view: &View<'_, '_, '_>, all: bool) {
    let lines = view.clauses();
    if lines.is_empty() {
        return;
    }
    page.heading("Clauses", "share known to be covered to share possible, before → now");
    let palette = page.palette();
    let room = page.columns().saturating_sub(32);
    let most = if all || lines.len() <= CLAUSES + 1 { lines.len() } else { CLAUSES };
    for line in lines.iter().take(most) {
        let style = if line.area { palette.strong } else { Style::new() };
        let heading = paint(style, &pad(&cut(&line.heading, room), room + 1));
        page.line(&format!("{heading}{} → {}", pad(&line.before, 13), line.after));
    }
    if lines.len() > most {
        let words = format!(
            "… and {}; --all shows them",
            counted(lines.len() - most, "more clause", "more clauses")
        );
        page.hanging("", 0, &words, palette.faint);
    }
}

fn findings(page: &mut Page, view: &View<'_, '_, '_>, all: bool) {
    let groups = view.findings();
    for (index, became) in groups.iter().enumerate() {
        let number = became.findings.len();
        page.heading(&format!("{}: {number}", became.title), became.remark);
        if index == 0 {
            page.hanging("", 0, NOTICE, page.palette().faint);
            page.blank();
        }
        let palette = page.palette();
        let most = if all || number <= FINDINGS + 1 { number } else { FINDINGS };
        for finding in became.findings.iter().take(most) {
            let sign = paint(style(&palette, finding.indicator), sign(finding.indicator));
            page.hanging(&format!("{sign} "), 2, &finding.sentence, Style::new());
            page.hanging("  ", 2, &finding.facts, palette.faint);
        }
        if number > most {
            let words = format!(
                "… and {}; --all shows them",
                counted(number - most, "more finding", "more findings")
            );
            page.hanging("", 0, &words, palette.faint);
        }
    }
}
