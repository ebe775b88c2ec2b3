//! A forecast for a terminal.

use anstyle::Style;
use clausegraph::{Date, Forecast, ForecastGate, ForecastStep, GateState};

use super::{
    ForecastChoice, IF_NOTHING,
    due::{Due, heaviest, planned, renewals},
    view::{Group, View, transition},
};
use crate::{
    Look,
    judgements::title,
    layout::{Page, gate_sign, pad, status_sign, width},
    palette::paint,
    text::NOTICE,
    wording::{
        clause_title, counted, first_few, gate_sentences, gate_state, in_days, organisation_title,
        thousands,
    },
};

/// Days before the rest is left to `--all`.
const MOST_DAYS: usize = 15;
/// Groups of cells of a day.
const MOST_GROUPS: usize = 6;
/// What falls due.
const MOST_DUES: usize = 12;
/// Names of cells in a row.
const MOST_NAMES: usize = 6;
/// Changes of the share of a clause.
const MOST_VALUES: usize = 5;
/// Reasons of a gate.
const MOST_REASONS: usize = 3;
/// The column at which the texts of a list begin.
const INDENT: usize = 4;

/// A forecast as text for a terminal. Ends with a line break.
///
/// What has become of everything by the last day comes first; then the gates that change, what to renew
/// and by when, the days on which something changes, and the shares of the clauses from day to day. For an
/// auditor what to renew is left out.
pub fn forecast_text(forecast: &Forecast<'_>, choice: &ForecastChoice<'_>, look: Look) -> String {
    let view = View { forecast, choice };
    let mut page = Page::new(look);
    head(&mut page, &view);
    gates(&mut page, &view);
    dues(&mut page, &view);
    days(&mut page, &view);
    clauses(&mut page, &view);
    for day in &choice.on {
        on(&mut page, &view, *day);
    }
    foot(&mut page, &view);
    page.finish()
}

fn head(page: &mut Page, view: &View<'_, '_>) {
    let assessment = &view.forecast.from;
    title(page, assessment, organisation_title(assessment));
    let window = format!("Forecast from {} to {}", view.from(), view.until());
    page.hanging("", 0, &window, Style::new());
    page.blank();
    let lines = view.headline(view.until());
    let strong = page.palette().strong;
    page.hanging("", 0, &format!("{}:", view.on(view.until())), strong);
    for line in lines {
        page.hanging(&pad("", 2), 2, &line, Style::new());
    }
    if let Some(heaviest) = heaviest(view.forecast, view.choice) {
        page.hanging(&pad("", 2), 2, &heaviest, Style::new());
    }
    page.blank();
    page.hanging("", 0, IF_NOTHING, page.palette().faint);
    page.hanging("", 0, NOTICE, page.palette().faint);
}

fn gates(page: &mut Page, view: &View<'_, '_>) {
    let changes: Vec<(Date, &ForecastGate<'_>)> = (view.forecast.steps.iter())
        .flat_map(|step| step.gates.iter().map(|change| (step.day, change)))
        .collect();
    let all = counted(view.forecast.from.gates().len(), "gate", "gates");
    if changes.is_empty() {
        return;
    }
    page.heading("Gates that change", &format!("of {all}"));
    for (day, change) in changes {
        let label = format!("{day}  ");
        let indent = width(&label);
        let text = change.gate.title.clone();
        let palette = page.palette();
        page.hanging(&paint(palette.strong, &label), indent, &text, palette.strong);
        let states = gate_transition(change.before, change.after);
        page.hanging(&pad("", indent), indent, &states, palette.gate(change.after));
        let reasons = if change.after > change.before { &change.gained } else { &change.lost };
        let before = if change.after > change.before { "" } else { "no longer: " };
        let sentences = gate_sentences(reasons);
        for sentence in sentences.iter().take(view.choice.most(MOST_REASONS)) {
            page.hanging(
                &pad("", indent),
                indent + 2,
                &format!("{before}{sentence}"),
                Style::new(),
            );
        }
        rest(page, view, indent, sentences.len().saturating_sub(view.choice.most(MOST_REASONS)));
    }
}

pub(super) fn gate_transition(before: GateState, after: GateState) -> String {
    format!(
        "{} {} → {} {}",
        gate_sign(before),
        gate_state(before),
        gate_sign(after),
        gate_state(after)
    )
}

/// What to renew, and what has to be recorded when it takes place; neither is for an auditor.
fn dues(page: &mut Page, view: &View<'_, '_>) {
    let renew = renewals(view.forecast, view.choice);
    if !renew.is_empty() {
        let remark = "the last day on which it is in time, and the cells that show less behind it";
        page.heading("What to renew first", remark);
        list(page, view, &renew, |due| ("by", due.act_by));
    }
    let planned = planned(view.forecast, view.choice);
    if !planned.is_empty() {
        let remark = "as it is recorded now, cells show less from its day on";
        page.heading("What is planned, and to be recorded when it takes place", remark);
        list(page, view, &planned, |due| ("on", due.day));
    }
}

fn list<'g>(
    page: &mut Page,
    view: &View<'_, 'g>,
    dues: &[Due<'g>],
    day: impl Fn(&Due<'g>) -> (&'static str, Date),
) {
    let palette = page.palette();
    let most = view.choice.most(MOST_DUES);
    for due in dues.iter().take(most) {
        let (word, day) = day(due);
        let label = format!("{word} {day}  ");
        let indent = width(&label);
        let left = in_days(view.from(), day);
        let names = first_few(&due.names, view.choice.most(MOST_NAMES));
        let cells = format!("{}: {names}", counted(due.names.len(), "cell", "cells"));
        let label = paint(palette.strong, &label);
        page.hanging(&label, indent, &format!("{left}: {}", due.what), Style::new());
        page.hanging(&pad("", indent), indent, &cells, palette.faint);
    }
    rest(page, view, 0, dues.len().saturating_sub(most));
}

fn days(page: &mut Page, view: &View<'_, '_>) {
    let steps = view.steps();
    let remark = counted(steps.len(), "day", "days");
    page.heading("Day by day", &remark);
    if steps.is_empty() {
        page.line("No cell and no gate changes.");
        return;
    }
    let most = view.choice.most(MOST_DAYS);
    for (index, step) in steps.iter().take(most).enumerate() {
        if index > 0 {
            page.blank();
        }
        one_day(page, view, step);
    }
    let more: Vec<_> = steps.iter().skip(most).collect();
    if let (Some(first), Some(last)) = (more.first(), more.last()) {
        page.blank();
        let text = format!(
            "… and {} from {} to {}; --all shows them",
            counted(more.len(), "more day", "more days"),
            first.day,
            last.day
        );
        page.hanging("", 0, &text, page.palette().faint);
    }
}

fn one_day<'a, 'g>(page: &mut Page, view: &View<'a, 'g>, step: &'a ForecastStep<'g>) {
    let palette = page.palette();
    let label = format!("{}  {}", step.day, in_days(view.from(), step.day));
    let words = format!(": {}", view.step_words(step));
    page.hanging(&paint(palette.strong, &label), width(&label), &words, Style::new());
    let groups = view.groups(step);
    let most = view.choice.most(MOST_GROUPS);
    for group in groups.iter().take(most) {
        cells(page, view, group);
    }
    let left: usize = groups.iter().skip(most).map(|group| group.names.len()).sum();
    rest(page, view, INDENT, left);
    for change in &step.gates {
        let text = format!("gate: {}", change.gate.title);
        page.hanging(&pad("", 2), INDENT, &text, Style::new());
        let states = gate_transition(change.before, change.after);
        page.hanging(&pad("", INDENT), INDENT, &states, palette.gate(change.after));
    }
}

/// Cells with the same statuses: the statuses, the names, and below them why.
fn cells(page: &mut Page, view: &View<'_, '_>, group: &Group) {
    let palette = page.palette();
    let status = group.after.or(group.before);
    let style = status.map_or(palette.faint, |status| palette.status(status));
    let sign = group.after.map_or("–", status_sign);
    let label = format!("  {sign} {}  ", transition(group.before, group.after));
    let names = first_few(&group.names, view.choice.most(MOST_NAMES));
    page.hanging(&paint(style, &label), width(&label).min(INDENT), "", Style::new());
    page.hanging(&pad("", INDENT), INDENT, &names, palette.strong);
    if let Some(cause) = &group.cause {
        page.hanging(&pad("", INDENT), INDENT + 2, cause, Style::new());
    }
}

fn clauses(page: &mut Page, view: &View<'_, '_>) {
    let rows = view.rows();
    if rows.is_empty() {
        return;
    }
    let remark = "the share known to be covered, or from known to possible, from each day on";
    page.heading("Clauses", remark);
    let catalogue = view.forecast.from.catalogue();
    let palette = page.palette();
    let indent = 9;
    for row in &rows {
        let label = format!("{} ", row.clause.id());
        page.labelled(&label, palette.strong, indent, clause_title(catalogue, row.clause));
        let value = |(day, value): &(Date, String)| format!("{value} from {day}");
        let most = view.choice.most(MOST_VALUES);
        let mut values: Vec<String> = if row.values.len() <= most {
            row.values.iter().map(value).collect()
        } else {
            row.values.iter().take(most.saturating_sub(1)).map(value).collect()
        };
        if values.len() < row.values.len() {
            let left = row.values.len() - values.len() - 1;
            if left > 0 {
                values.push(format!("… {}", counted(left, "more change", "more changes")));
            }
            values.extend(row.values.last().map(value));
        }
        page.hanging(&pad("", indent), indent, &values.join(" → "), Style::new());
    }
    if view.choice.clause.is_none() && view.choice.most(0) == 0 {
        page.blank();
        let text = "Leaf clauses: --all, or --clause with a number.";
        page.hanging("", 0, text, palette.faint);
    }
}

fn on(page: &mut Page, view: &View<'_, '_>, day: Date) {
    page.heading(&format!("On {day}"), &in_days(view.from(), day));
    for line in view.headline(day) {
        page.hanging("", 0, &line, Style::new());
    }
    for (gate, before, after) in view.gates_by(day) {
        let text = format!("gate: {gate}");
        page.hanging(&pad("", 2), INDENT, &text, Style::new());
        let style = page.palette().gate(after);
        page.hanging(&pad("", INDENT), INDENT, &gate_transition(before, after), style);
    }
    for group in view.outcome_groups(day) {
        cells(page, view, &group);
    }
}

/// How much of a list is left out.
fn rest(page: &mut Page, view: &View<'_, '_>, indent: usize, more: usize) {
    if more > 0 && view.choice.most(0) == 0 {
        let text = format!("… and {} more; --all shows them", thousands(more));
        page.hanging(&pad("", indent), indent, &text, page.palette().faint);
    }
}

fn foot(page: &mut Page, view: &View<'_, '_>) {
    page.blank();
    let text = format!(
        "How a cell comes about on a day: clausegraph explain REQUIREMENT[@MEMBER] ORGANISATION --as-of {}",
        view.until()
    );
    page.hanging("", 0, &text, page.palette().faint);
}
