//! The roadmap: the plan in phases, with effort and dates.

use clausegraph::{Action, Phase, Plan};
use clausegraph_report::wording::{
    action_sentence, action_type_words, effort_words, model_rows, model_sentence, phase_line,
    phase_words,
};

use super::{
    pen::{Content, Pen, body, clause_of, heading, paragraph, stopped, told},
    written,
};
use crate::{Basis, Block, Cell, Row, Section, Table, Words, contents::plan_days::plan_days};

/// Actions of a phase that are told before the rest is counted.
const MOST: usize = 8;

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let Some(advice) = basis.advice else { return (Vec::new(), Vec::new()) };
    let plan = advice.plan;
    if plan.actions.is_empty() {
        let written = written::actions(basis, pen);
        return (vec![pen.paragraph("gap-plan-none")], written.into_iter().collect());
    }
    let arguments = [
        ("actions", pen.number(plan.actions.len()).into()),
        ("closed", pen.number(plan.closed()).into()),
        ("open", pen.number(plan.cells.len()).into()),
        ("effort", effort_words(plan.effort).into()),
    ];
    let mut lead = vec![paragraph(pen.with("gap-plan-lead", &arguments)), end(pen, plan)];
    if plan.settings.capacity.is_some() {
        lead.push(plan_days(basis, plan));
    }
    lead.push(Block::Table(phases(pen, plan)));
    let mut sections: Vec<Section> =
        Phase::ALL.iter().filter_map(|phase| of_phase(basis, pen, plan, *phase)).collect();
    sections.extend(written::actions(basis, pen));
    sections.extend(upstream(basis, pen));
    sections.push(model(pen, plan));
    (lead, sections)
}

/// When all of it can be done.
fn end(pen: Pen<'_>, plan: &Plan<'_>) -> Block {
    let earliest = plan.earliest.map(|day| pen.day(day)).unwrap_or_default();
    let sentence = match (plan.settings.capacity, plan.scheduled) {
        (None, _) => pen.with("gap-plan-earliest", &[("day", earliest.into())]),
        (Some(_), Some(day)) => {
            let days = [("earliest", earliest.into()), ("day", pen.day(day).into())];
            pen.with("gap-plan-scheduled", &days)
        }
        (Some(_), None) => pen.with("gap-plan-never", &[("day", earliest.into())]),
    };
    paragraph(sentence)
}

fn actions<'p, 'g>(plan: &'p Plan<'g>, phase: Phase) -> Vec<(usize, &'p Action<'g>)> {
    let all = plan.actions.iter().enumerate();
    all.filter(|(_, action)| action.phase() == phase).collect()
}

/// The day on which an action ends: as scheduled, or the earliest.
fn finish(action: &Action<'_>) -> clausegraph::Date {
    action.scheduled.unwrap_or(action.earliest).finish
}

fn phases(pen: Pen<'_>, plan: &Plan<'_>) -> Table {
    let columns = vec![
        pen.column("gap-column-phase", 6),
        pen.column("gap-column-about", 9),
        pen.numbers("gap-column-actions", 3),
        pen.numbers("gap-column-effort", 4),
        pen.column("gap-column-from", 5),
        pen.column("gap-column-to", 5),
    ];
    let rows = Phase::ALL.iter().filter_map(|phase| {
        let of_phase = actions(plan, *phase);
        let effort = of_phase
            .iter()
            .fold(clausegraph::Effort::default(), |sum, (_, action)| sum.plus(action.effort));
        let first = of_phase
            .iter()
            .map(|(_, action)| action.scheduled.unwrap_or(action.earliest).start)
            .min()?;
        let last = of_phase.iter().map(|(_, action)| finish(action)).max()?;
        Some(body(vec![
            Cell::of(Words::strong(phase_words(*phase))),
            Cell::plain(phase_line(*phase)),
            Cell::plain(pen.number(of_phase.len())),
            Cell::plain(effort_words(effort)),
            Cell::plain(pen.short_day(first)),
            Cell::plain(pen.short_day(last)),
        ]))
    });
    pen.table("gap-caption-phases", columns, rows.collect())
}

fn of_phase(basis: &Basis<'_, '_>, pen: Pen<'_>, plan: &Plan<'_>, phase: Phase) -> Option<Section> {
    let of_phase = actions(plan, phase);
    if of_phase.is_empty() {
        return None;
    }
    let rows =
        of_phase.iter().take(MOST).map(|(place, action)| row(basis, pen, *place, action)).collect();
    let left = of_phase.len().saturating_sub(MOST);
    let note = if left == 0 { String::new() } else { pen.count("gap-plan-rest", left) };
    let table = Table { note, ..pen.table("", columns(pen), rows) };
    Some(Section {
        title: phase_words(phase).to_owned(),
        anchor: format!("roadmap-{}", phase.as_str()),
        starts_page: false,
        blocks: vec![Block::Table(table)],
        sections: Vec::new(),
    })
}

/// The columns of a table of actions.
pub(super) fn columns(pen: Pen<'_>) -> Vec<crate::Column> {
    vec![
        pen.numbers("gap-column-number", 2),
        pen.column("gap-column-action", 12),
        pen.column("gap-column-type", 4),
        pen.numbers("gap-column-closes", 3),
        pen.numbers("gap-column-effort", 4),
        pen.column("gap-column-by", 5),
    ]
}

/// An action as a row: number in the plan, what is done, type, cells it closes alone, effort, end.
pub(super) fn row(basis: &Basis<'_, '_>, pen: Pen<'_>, place: usize, action: &Action<'_>) -> Row {
    let catalogue = basis.assessment.catalogue();
    let mut words = told(&stopped(&action_sentence(catalogue, action)));
    if !action.gates.is_empty() {
        let gates: Vec<String> = action.gates.iter().map(|gate| gate.title.clone()).collect();
        let gates = pen.with("gap-opens", &[("gates", pen.few(&gates, 2).into())]);
        words = words.and(Words::quiet(format!(" {gates}")));
    }
    body(vec![
        Cell::plain(pen.number(place + 1)),
        Cell::of(words),
        Cell::plain(action_type_words(action.action_type())),
        Cell::plain(pen.number(action.closes.len())),
        Cell::plain(effort_words(action.effort)),
        Cell::plain(pen.short_day(finish(action))),
    ])
}

/// The few gaps that the others hang on.
fn upstream(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Option<Section> {
    let upstream = basis.advice?.upstream;
    if upstream.order.is_empty() {
        return None;
    }
    let catalogue = basis.assessment.catalogue();
    let columns = vec![
        pen.column("gap-column-upstream", 12),
        pen.numbers("gap-column-adds", 4),
        pen.numbers("gap-column-explained", 4),
        pen.numbers("gap-column-unlocked", 4),
    ];
    let rows = upstream.order.iter().take(MOST).filter_map(|step| {
        let gap = upstream.upstream.get(step.upstream)?;
        let ids: Vec<String> =
            gap.members.iter().map(|member| member.requirement.id().to_string()).collect();
        let clause = gap.first().and_then(|first| clause_of(catalogue, first));
        let title = clause.map(|clause| heading(catalogue, clause)).unwrap_or_default();
        Some(body(vec![
            Cell::of(Words::plain(format!("{title} ")).and(Words::code(pen.few(&ids, 4)))),
            Cell::plain(pen.number(step.adds)),
            Cell::plain(pen.number(step.explained)),
            Cell::plain(pen.number(step.unlocked)),
        ]))
    });
    let rows = rows.collect();
    let left = upstream.order.len().saturating_sub(MOST);
    let note = if left == 0 { String::new() } else { pen.count("gap-upstream-rest", left) };
    let arguments = [
        ("gaps", pen.number(upstream.gaps.len()).into()),
        ("explained", pen.number(upstream.explained()).into()),
        ("alone", pen.number(upstream.alone.len()).into()),
    ];
    let blocks = vec![
        paragraph(pen.with("gap-upstream-lead", &arguments)),
        Block::Table(Table { note, ..pen.table("", columns, rows) }),
    ];
    Some(pen.below("gap-upstream", "roadmap-upstream", blocks))
}

/// What the effort was reckoned with.
fn model(pen: Pen<'_>, plan: &Plan<'_>) -> Section {
    let columns = vec![
        pen.column("gap-column-work", 6),
        pen.numbers("gap-column-once", 5),
        pen.numbers("gap-column-each", 5),
        pen.numbers("gap-column-days", 4),
    ];
    let rows = model_rows(&plan.settings.effort).into_iter().map(|(name, row)| {
        body(vec![
            Cell::plain(name),
            Cell::plain(effort_words(row.once)),
            Cell::plain(effort_words(row.each)),
            Cell::plain(pen.number32(row.days)),
        ])
    });
    let blocks = vec![
        paragraph(model_sentence(&plan.settings.effort)),
        Block::Table(pen.table("", columns, rows.collect())),
    ];
    pen.below("gap-plan-model", "roadmap-model", blocks)
}
