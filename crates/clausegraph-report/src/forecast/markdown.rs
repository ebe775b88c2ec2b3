//! A forecast as a Markdown document.

use clausegraph::{Date, Forecast};

use super::{
    ForecastChoice, IF_NOTHING,
    due::{Due, heaviest, planned, renewals},
    view::{View, transition},
};
use crate::{
    markdown::{heading, line, plain},
    text::NOTICE,
    wording::{
        clause_heading, counted, first_few, gate_sentences, gate_state, in_days, organisation_title,
    },
};

/// Names of cells in a row before the rest is counted.
const MOST_NAMES: usize = 12;

/// A forecast as a Markdown document, with the same content as the text for a terminal; no day is left out,
/// and long rows of cells are only with everything.
pub fn forecast_markdown(forecast: &Forecast<'_>, choice: &ForecastChoice<'_>) -> String {
    let view = View { forecast, choice };
    let mut text = String::new();
    head(&mut text, &view);
    gates(&mut text, &view);
    dues(&mut text, &view);
    days(&mut text, &view);
    clauses(&mut text, &view);
    for day in &choice.on {
        on(&mut text, &view, *day);
    }
    text
}

fn head(text: &mut String, view: &View<'_, '_>) {
    let assessment = &view.forecast.from;
    line(text, &format!("# {}: forecast", plain(organisation_title(assessment))));
    line(text, "");
    let catalogue = plain(assessment.catalogue().title());
    line(text, &format!("{catalogue}, from {} to {}.", view.from(), view.until()));
    line(text, "");
    line(
        text,
        &format!("**{}:** {}", view.on(view.until()), view.headline(view.until()).join(" ")),
    );
    if let Some(heaviest) = heaviest(view.forecast, view.choice) {
        line(text, &plain(&heaviest));
    }
    line(text, "");
    line(text, &format!("> {IF_NOTHING}"));
    line(text, &format!("> {NOTICE}"));
}

fn gates(text: &mut String, view: &View<'_, '_>) {
    let steps = view.forecast.steps.iter();
    let changes: Vec<_> =
        steps.flat_map(|step| step.gates.iter().map(|change| (step.day, change))).collect();
    if changes.is_empty() {
        return;
    }
    heading(text, "Gates that change");
    line(text, "| from | gate | before | then | because |");
    line(text, "|:--|:--|:--|:--|:--|");
    for (day, change) in changes {
        let worse = change.after > change.before;
        let reasons = gate_sentences(if worse { &change.gained } else { &change.lost });
        let reasons = format!("{}{}", if worse { "" } else { "no longer: " }, reasons.join("; "));
        line(
            text,
            &format!(
                "| {day} | {} | {} | {} | {} |",
                plain(&change.gate.title),
                gate_state(change.before),
                gate_state(change.after),
                plain(&reasons)
            ),
        );
    }
}

fn dues(text: &mut String, view: &View<'_, '_>) {
    let renew = renewals(view.forecast, view.choice);
    if !renew.is_empty() {
        heading(text, "What to renew first");
        line(text, "| by | in | what | cells that show less behind it |");
        list(text, view, &renew, |due| due.act_by);
    }
    let planned = planned(view.forecast, view.choice);
    if !planned.is_empty() {
        heading(text, "What is planned, and to be recorded when it takes place");
        line(text, "As it is recorded now, cells show less from its day on.");
        line(text, "");
        line(text, "| on | in | what | cells that show less from then on |");
        list(text, view, &planned, |due| due.day);
    }
}

fn list<'g>(
    text: &mut String,
    view: &View<'_, 'g>,
    dues: &[Due<'g>],
    day: impl Fn(&Due<'g>) -> Date,
) {
    line(text, "|:--|:--|:--|:--|");
    for due in dues {
        let day = day(due);
        let names = first_few(&due.names, view.choice.most(MOST_NAMES));
        let left = in_days(view.from(), day);
        let left = left.strip_prefix("in ").unwrap_or(&left);
        let cells = counted(due.names.len(), "cell", "cells");
        let what = plain(&due.what);
        line(text, &format!("| {day} | {left} | {what} | {cells}: {} |", plain(&names)));
    }
}

fn days(text: &mut String, view: &View<'_, '_>) {
    heading(text, "Day by day");
    let steps = view.steps();
    if steps.is_empty() {
        line(text, "No cell and no gate changes.");
        return;
    }
    line(text, "| from | cells | before → then | because |");
    line(text, "|:--|:--|:--|:--|");
    for step in steps {
        for group in view.groups(step) {
            let names = first_few(&group.names, view.choice.most(MOST_NAMES));
            let turned = transition(group.before, group.after);
            let cause = group.cause.unwrap_or_default();
            line(
                text,
                &format!("| {} | {} | {turned} | {} |", step.day, plain(&names), plain(&cause)),
            );
        }
        for change in &step.gates {
            let (before, after) = (gate_state(change.before), gate_state(change.after));
            let title = plain(&change.gate.title);
            line(
                text,
                &format!("| {} | gate: {title} | {before} → {after} | see above |", step.day),
            );
        }
    }
}

fn clauses(text: &mut String, view: &View<'_, '_>) {
    let rows = view.rows();
    if rows.is_empty() {
        return;
    }
    heading(text, "Clauses");
    line(text, "The share known to be covered, or from known to possible, from each day on.");
    line(text, "");
    line(text, &format!("| clause | {} | {} | from day to day |", view.from(), view.until()));
    line(text, "|:--|:--|:--|:--|");
    let catalogue = view.forecast.from.catalogue();
    for row in rows {
        let value = |(day, value): &(Date, String)| format!("{value} from {day}");
        let first = row.values.first().map(|(_, value)| value.as_str()).unwrap_or_default();
        let last = row.values.last().map(|(_, value)| value.as_str()).unwrap_or_default();
        let all: Vec<String> = row.values.iter().skip(1).map(value).collect();
        let name = plain(&clause_heading(catalogue, row.clause));
        line(text, &format!("| {name} | {first} | {last} | {} |", all.join("; ")));
    }
}

fn on(text: &mut String, view: &View<'_, '_>, day: Date) {
    heading(text, &format!("On {day}"));
    line(text, &format!("**{}:** {}", view.on(day), view.headline(day).join(" ")));
    let gates = view.gates_by(day);
    let groups = view.outcome_groups(day);
    if !gates.is_empty() || !groups.is_empty() {
        line(text, "");
    }
    for (gate, before, after) in gates {
        let (before, after) = (gate_state(before), gate_state(after));
        line(text, &format!("- gate {}: {before} → {after}", plain(gate)));
    }
    for group in groups {
        let cells = counted(group.names.len(), "cell", "cells");
        let names = first_few(&group.names, view.choice.most(MOST_NAMES));
        let turned = transition(group.before, group.after);
        line(text, &format!("- **{turned}**, {cells}: {}", plain(&names)));
    }
}
