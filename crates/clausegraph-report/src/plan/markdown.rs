//! A plan as a Markdown document.

use clausegraph::{Action, ActionType, Assessment, Phase, Plan};

use super::{PlanSelection, change, head, rest};
use crate::{
    markdown::{heading, line, plain},
    wording::{
        action_sentence, action_type_words, counted, effort_words, first_few, full, model_rows,
        model_sentence, organisation_title, paper_line, phase_line, phase_words,
    },
};

/// Actions of a phase in a table before the rest is counted.
const MOST: usize = 12;

/// Ids in a cell of a table before the rest is counted.
const MOST_IDS: usize = 4;

/// A plan as a Markdown document, with the same content as the text for a terminal.
///
/// Texts of the input are escaped, so that no title can change the shape of the document.
pub fn plan_markdown(
    assessment: &Assessment<'_>,
    plan: &Plan<'_>,
    selection: PlanSelection<'_>,
) -> String {
    let mut text = String::new();
    line(&mut text, &format!("# Plan: {}", plain(organisation_title(assessment))));
    line(&mut text, "");
    line(&mut text, &format!("As of {}.", assessment.as_of()));
    for sentence in head::lines(plan) {
        line(&mut text, &plain(&sentence));
    }
    if let Some((changed, words)) = selection.what_if {
        heading(&mut text, "What is different");
        line(&mut text, &format!("{}.", plain(&full(words)).trim_end_matches('.')));
        line(&mut text, "");
        for sentence in change::lines(assessment, changed, selection.all) {
            line(&mut text, &format!("- {}", plain(&sentence)));
        }
    }
    if let Some((verdict, lines)) = head::target(plan) {
        heading(&mut text, &format!("Target: {verdict}"));
        for sentence in lines {
            line(&mut text, &format!("- {}", plain(&sentence)));
        }
    }
    if !plan.critical.is_empty() {
        heading(&mut text, "What holds up the end, whatever the capacity");
        for sentence in head::critical(assessment, plan) {
            line(&mut text, &format!("- {}", plain(&sentence)));
        }
    }
    gates(&mut text, plan);
    for phase in Phase::ALL {
        section(&mut text, assessment, plan, &selection, phase);
    }
    assumptions(&mut text, plan);
    text
}

fn gates(text: &mut String, plan: &Plan<'_>) {
    if plan.gates.is_empty() {
        return;
    }
    heading(text, "Gates");
    line(text, "| gate | earliest | within the capacity | actions |");
    line(text, "|---|---|---|---|");
    for gate in &plan.gates {
        let day = |day: Option<clausegraph::Date>| day.map(|day| day.to_string());
        let within = match plan.settings.capacity {
            Some(_) => day(gate.scheduled).unwrap_or_else(|| "not known".to_owned()),
            None => String::new(),
        };
        let earliest = day(gate.earliest).unwrap_or_else(|| "not known".to_owned());
        let number = gate.actions.len();
        let title = format!("{}: {}", gate.gate.id, gate.gate.title);
        line(text, &format!("| {} | {earliest} | {within} | {number} |", plain(&title)));
    }
}

fn section(
    text: &mut String,
    assessment: &Assessment<'_>,
    plan: &Plan<'_>,
    selection: &PlanSelection<'_>,
    phase: Phase,
) {
    let found = selection.of_phase(plan, phase);
    if found.is_empty() {
        return;
    }
    heading(text, phase_words(phase));
    line(text, &format!("{}.", full(phase_line(phase)).trim_end_matches('.')));
    line(text, &head::phase(&found));
    if let Some(remark) = head::remark(&found) {
        line(text, remark);
    }
    line(text, "");
    line(text, "| # | type | action | closes | effort | from | to | after |");
    line(text, "|--:|---|---|---|---|---|---|---|");
    let most = if selection.all { found.len() } else { MOST };
    for (number, action) in found.iter().take(most) {
        line(text, &row(assessment, *number, action));
    }
    if let Some(rest) = rest(found.get(most..).unwrap_or_default()) {
        line(text, "");
        line(text, &plain(&rest));
    }
}

fn row(assessment: &Assessment<'_>, number: usize, action: &Action<'_>) -> String {
    let span = action.scheduled.unwrap_or(action.earliest);
    let waits: Vec<String> = action.waits.iter().map(|wait| (wait.on + 1).to_string()).collect();
    let requirements: Vec<String> =
        action.requirements.iter().map(|requirement| requirement.id().to_string()).collect();
    let helps = match action.helps.len() {
        0 => String::new(),
        number => format!(", helps {number}"),
    };
    let of = match first_few(&requirements, MOST_IDS) {
        ids if ids.is_empty() => ids,
        ids => format!(": {ids}"),
    };
    let closes = format!("{}{helps}{of}", counted(action.closes.len(), "cell", "cells"));
    let paper = paper_line(action).filter(|_| action.action_type() == ActionType::Document);
    let paper = paper.map(|paper| format!(" {}", full(paper))).unwrap_or_default();
    let sentence = format!("{}{paper}", full(&action_sentence(assessment.catalogue(), action)));
    format!(
        "| {number} | {} | {} | {} | {} | {} | {} | {} |",
        action_type_words(action.action_type()),
        plain(&sentence),
        plain(&closes),
        effort_words(action.effort),
        span.start,
        span.finish,
        first_few(&waits, MOST_IDS)
    )
}

fn assumptions(text: &mut String, plan: &Plan<'_>) {
    heading(text, "What actions take");
    line(text, &plain(&model_sentence(&plan.settings.effort)));
    line(text, "");
    line(text, "| | once | each further | at least |");
    line(text, "|---|---|---|---|");
    for (name, row) in model_rows(&plan.settings.effort) {
        let (once, each) = (effort_words(row.once), effort_words(row.each));
        line(text, &format!("| {name} | {once} | {each} | {} days |", row.days));
    }
    line(text, "");
    line(text, head::NOTICE);
}
