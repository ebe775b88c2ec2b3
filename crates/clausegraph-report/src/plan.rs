//! A plan for people: text for a terminal, a Markdown document, a table.

mod change;
mod csv;
mod head;
mod markdown;

use anstyle::Style;
use clausegraph::{Action, ActionType, Assessment, Lasting, Phase, Plan, WhatIf};

pub use self::{csv::plan_csv, markdown::plan_markdown};
use crate::{
    Look,
    judgements::title,
    layout::{Page, pad, pad_left},
    palette::paint,
    wording::{
        action_sentence, because_words, counted, effort_words, first_few, full, lasting_words,
        model_rows, model_sentence, organisation_title, paper_line, phase_line, phase_words,
        verb_words,
    },
};

/// Actions of a phase that are told in full before the rest is counted.
const MOST: usize = 5;

/// Ids in a row before the rest is counted.
const MOST_IDS: usize = 6;

/// What of a plan is shown.
#[derive(Clone, Copy, Debug)]
pub struct PlanSelection<'a> {
    /// The types of actions; all where it is empty.
    pub only: &'a [ActionType],
    /// Whether every action is shown in full.
    pub all: bool,
    /// What would be different, with what is put in and taken out, in words.
    pub what_if: Option<(&'a WhatIf, &'a str)>,
}

impl PlanSelection<'_> {
    /// Everything, without anything changed.
    pub const ALL: Self = Self { only: &[], all: true, what_if: None };

    fn takes(&self, action: &Action<'_>) -> bool {
        self.only.is_empty() || self.only.contains(&action.action_type())
    }

    /// The actions of a phase that are asked for, with their numbers.
    fn of_phase<'p, 'g>(&self, plan: &'p Plan<'g>, phase: Phase) -> Vec<(usize, &'p Action<'g>)> {
        let all = plan.actions.iter().enumerate();
        all.filter(|(_, action)| action.phase() == phase && self.takes(action))
            .map(|(index, action)| (index + 1, action))
            .collect()
    }
}

/// A plan as text for a terminal. Ends with a line break.
///
/// What it takes and which constraint breaks comes first, then what is different where something is put in
/// or taken out, then gates, then the actions phase by phase, and last the assumptions.
pub fn plan_text(
    assessment: &Assessment<'_>,
    plan: &Plan<'_>,
    selection: PlanSelection<'_>,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    title(&mut page, assessment, organisation_title(assessment));
    page.line(&paint(page.palette().faint, "Plan: from what is open to what is done"));
    page.blank();
    for line in head::lines(plan) {
        page.hanging("", 0, &line, Style::new());
    }
    if let Some((changed, words)) = selection.what_if {
        change::text(&mut page, assessment, changed, words, selection.all);
    }
    target(&mut page, plan);
    critical(&mut page, assessment, plan);
    gates(&mut page, plan);
    for phase in Phase::ALL {
        section(&mut page, assessment, plan, &selection, phase);
    }
    assumptions(&mut page, plan);
    page.finish()
}

fn target(page: &mut Page, plan: &Plan<'_>) {
    let Some((verdict, lines)) = head::target(plan) else { return };
    page.heading("Target", &verdict);
    for line in lines {
        page.hanging("- ", 2, &line, Style::new());
    }
}

fn critical(page: &mut Page, assessment: &Assessment<'_>, plan: &Plan<'_>) {
    if plan.critical.is_empty() {
        return;
    }
    page.heading("What holds up the end", "whatever the capacity");
    for line in head::critical(assessment, plan) {
        page.hanging("- ", 2, &line, Style::new());
    }
}

/// Columns of a day.
const DAY: usize = 12;

fn gates(page: &mut Page, plan: &Plan<'_>) {
    if plan.gates.is_empty() {
        return;
    }
    let capacity = plan.settings.capacity.is_some();
    page.heading("Gates", "the day by which each can show evidence, if everything turns out well");
    let second = if capacity { "in capacity" } else { "" };
    let head =
        format!("{}{}", pad("earliest", DAY), pad(second, if capacity { DAY + 2 } else { 0 }));
    let faint = page.palette().faint;
    page.line(&paint(faint, &format!("{head}gate")));
    for gate in &plan.gates {
        let day = |day: Option<clausegraph::Date>| {
            day.map_or_else(|| "not known".to_owned(), |day| day.to_string())
        };
        let mut label = pad(&day(gate.earliest), DAY);
        if capacity {
            label.push_str(&pad(&day(gate.scheduled), DAY + 2));
        }
        let custom = if gate.gate.custom { " (custom)" } else { "" };
        let needs = counted(gate.actions.len(), "action", "actions");
        let stuck = if gate.stuck { "; and something for which no action is known" } else { "" };
        let day = if capacity { gate.scheduled } else { gate.earliest };
        let late = match (&plan.target, day) {
            (Some(target), Some(day)) if day > target.target => "; after the target",
            (_, _) => "",
        };
        let (id, title) = (&gate.gate.id, &gate.gate.title);
        let text = format!("{id}{custom}: {title}; {needs}{late}{stuck}");
        let indent = label.chars().count();
        page.hanging(&label, indent, &text, Style::new());
    }
}

fn section(
    page: &mut Page,
    assessment: &Assessment<'_>,
    plan: &Plan<'_>,
    selection: &PlanSelection<'_>,
    phase: Phase,
) {
    let found = selection.of_phase(plan, phase);
    if found.is_empty() {
        return;
    }
    page.heading(phase_words(phase), phase_line(phase));
    page.hanging("", 0, &head::phase(&found), Style::new());
    if let Some(remark) = head::remark(&found) {
        page.hanging("", 0, remark, page.palette().faint);
    }
    let most = if selection.all { found.len() } else { MOST };
    for (number, action) in found.iter().take(most) {
        page.blank();
        entry(page, assessment, plan, *number, action, selection.all);
    }
    if let Some(rest) = rest(found.get(most..).unwrap_or_default()) {
        page.blank();
        page.hanging("", 0, &rest, page.palette().faint);
    }
}

/// What is not shown: `… and 12 more: 7 ask and look, 5 look for a field; --all shows them`.
fn rest(left: &[(usize, &Action<'_>)]) -> Option<String> {
    if left.is_empty() {
        return None;
    }
    let mut verbs: Vec<(&str, usize)> = Vec::new();
    for (_, action) in left {
        let verb = verb_words(&action.work);
        match verbs.iter_mut().find(|(known, _)| *known == verb) {
            Some((_, number)) => *number += 1,
            None => verbs.push((verb, 1)),
        }
    }
    verbs.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    let words: Vec<String> =
        verbs.iter().map(|(verb, number)| format!("{number} {verb}")).collect();
    let cells: usize = left.iter().map(|(_, action)| action.closes.len()).sum();
    Some(format!(
        "… and {} more: {}. Together they close {} alone. --all shows them.",
        left.len(),
        words.join(", "),
        counted(cells, "cell", "cells")
    ))
}

/// The column at which the text of an action begins.
const INDENT: usize = 5;

fn entry(
    page: &mut Page,
    assessment: &Assessment<'_>,
    plan: &Plan<'_>,
    number: usize,
    action: &Action<'_>,
    all: bool,
) {
    let palette = page.palette();
    let label = paint(palette.strong, &format!("{}  ", pad_left(&number.to_string(), INDENT - 2)));
    let sentence = full(&action_sentence(assessment.catalogue(), action));
    page.hanging(&label, INDENT, &sentence, palette.strong);
    let indent = pad("", INDENT);
    for line in facts(action) {
        page.hanging(&indent, INDENT, &line, Style::new());
    }
    let most = if all { usize::MAX } else { 2 };
    for line in waits(plan, action, most) {
        page.hanging(&indent, INDENT, &line, palette.faint);
    }
    if action.action_type() == ActionType::Document
        && let Some(paper) = paper_line(action)
    {
        page.hanging(&indent, INDENT, &full(paper), palette.faint);
    }
}

/// What an action is called, takes, closes and opens.
fn facts(action: &Action<'_>) -> Vec<String> {
    let mut found =
        vec![format!("{}: {}; {}", action.id, effort_words(action.effort), days(action))];
    let alone = action.closes.len();
    let helps = action.helps.len();
    let requirements: Vec<String> =
        action.requirements.iter().map(|requirement| requirement.id().to_string()).collect();
    let of = first_few(&requirements, MOST_IDS);
    let cells = match (alone, helps) {
        (0, 0) => None,
        (alone, 0) => Some(format!("closes {}: {of}", counted(alone, "cell", "cells"))),
        (0, helps) => Some(format!("helps to close {}: {of}", counted(helps, "cell", "cells"))),
        (alone, helps) => Some(format!(
            "closes {} alone and helps to close {helps}: {of}",
            counted(alone, "cell", "cells")
        )),
    };
    let gates: Vec<String> = action.gates.iter().map(|gate| gate.id.to_string()).collect();
    let gates = match gates.as_slice() {
        [] => None,
        [one] => Some(format!("gate {one}")),
        _ => Some(format!("gates {}", gates.join(", "))),
    };
    let shown: Vec<String> = cells.into_iter().chain(gates).collect();
    if !shown.is_empty() {
        found.push(shown.join("; "));
    }
    found
}

/// When it can be done: `2026-11-22 to 2027-02-27, lasts 3 months`.
fn days(action: &Action<'_>) -> String {
    let span = action.scheduled.unwrap_or(action.earliest);
    let why = match (action.not_before, action.lasting) {
        (Some(day), _) => format!(", not before {day}"),
        (None, lasting @ Lasting::Interval(_)) => format!(", lasts {}", lasting_words(lasting)),
        (None, Lasting::Days(_)) => String::new(),
    };
    let slack = if action.slack == 0 { "; any delay moves the earliest end" } else { "" };
    format!("{} to {}{why}{slack}", span.start, span.finish)
}

/// What an action waits for.
fn waits(plan: &Plan<'_>, action: &Action<'_>, most: usize) -> Vec<String> {
    let mut found: Vec<String> = action
        .waits
        .iter()
        .take(most)
        .filter_map(|wait| {
            let on = plan.actions.get(wait.on)?;
            Some(format!("after {} {}: {}", wait.on + 1, on.id, because_words(wait.because)))
        })
        .collect();
    let more = action.waits.len().saturating_sub(most);
    if more > 0 {
        found.push(format!("and after {more} more"));
    }
    if let Some(knot) = action.knot {
        let others =
            plan.actions.iter().filter(|other| other.knot == Some(knot) && other.id != action.id);
        let ids: Vec<String> = others.map(|other| other.id.clone()).collect();
        found.push(format!(
            "in a circle with {}: the standard gives no order among them",
            first_few(&ids, MOST_IDS)
        ));
    }
    found
}

fn assumptions(page: &mut Page, plan: &Plan<'_>) {
    let model = &plan.settings.effort;
    page.heading("What actions take", "");
    page.hanging("", 0, &model_sentence(model), Style::new());
    page.blank();
    let head = format!("{}{}{}at least", pad("", 12), pad("once", 16), pad("each further", 16));
    let faint = page.palette().faint;
    page.line(&paint(faint, &head));
    for (name, row) in model_rows(model) {
        let line = format!(
            "{}{}{}{}",
            pad(name, 12),
            pad(&effort_words(row.once), 16),
            pad(&effort_words(row.each), 16),
            counted(usize::try_from(row.days).unwrap_or_default(), "day", "days"),
        );
        page.line(&line);
    }
    page.blank();
    page.hanging("", 0, head::NOTICE, faint);
}
