//! The roadmap at a glance: numbers, the picture, the gates, the typical shape.

use clausegraph::{Date, Phase};

use super::{
    frame::{Frame, RoadmapGate},
    gates::{gate_key, reached},
    number, of_stream,
    row::{Entry, effort},
    section,
};
use crate::{
    Advice, Align, Basis, Block, Cell, Column, Row, RowSort, Section, Table, Tile, Tone,
    contents::plan_days::plan_days,
    figure::{Gantt, GanttBar, GanttLine, GanttRow, Milestone, gantt},
};

/// The numbers of the plan.
pub(super) fn short(basis: &Basis<'_, '_>, advice: &Advice<'_, '_>) -> Section {
    let texts = basis.texts;
    let plan = advice.plan;
    let tile = |value: String, key: &str, tone: Tone| Tile { value, label: texts.say(key), tone };
    let end = plan.scheduled.or(plan.earliest);
    let stuck = number(plan.cells.len() - plan.closed());
    let (stuck_tone, saved) = (
        if stuck == 0 { Tone::None } else { Tone::Unknown },
        clausegraph_report::wording::hours_words(advice.retire.minutes_saved()),
    );
    let mut tiles = vec![
        tile(texts.number(number(plan.actions.len())), "roadmap-tile-actions", Tone::None),
        tile(effort(basis, plan.effort), "roadmap-tile-effort", Tone::None),
        tile(
            end.map_or_else(|| texts.say("roadmap-no-end"), |day| texts.short_day(day)),
            if plan.scheduled.is_some() { "roadmap-tile-scheduled" } else { "roadmap-tile-end" },
            Tone::None,
        ),
        tile(texts.number(number(plan.closed())), "roadmap-tile-closed", Tone::Good),
        tile(texts.number(stuck), "roadmap-tile-stuck", stuck_tone),
        tile(saved, "roadmap-tile-saved", Tone::None),
    ];
    if let Some(target) = &plan.target {
        let (key, tone) = if target.met {
            ("roadmap-target-met", Tone::Good)
        } else {
            ("roadmap-target-missed", Tone::Bad)
        };
        let label =
            texts.say_with("roadmap-tile-target", &[("day", texts.day(target.target).into())]);
        tiles.insert(3, Tile { value: texts.say(key), label, tone });
    }
    let blocks = vec![Block::Tiles(tiles), plan_days(basis, plan)];
    section(texts.say("roadmap-short"), "roadmap-short", blocks)
}

/// Workstreams and phases over months.
pub(super) fn picture(
    basis: &Basis<'_, '_>,
    advice: &Advice<'_, '_>,
    frame: &Frame,
    entries: &[Entry<'_, '_>],
) -> Section {
    let texts = basis.texts;
    let as_of = basis.assessment.as_of();
    let mut rows = Vec::new();
    for stream in &frame.workstreams {
        let of_phases: Vec<GanttRow> = Phase::ALL
            .into_iter()
            .filter_map(|phase| phase_row(basis, entries, &stream.id, phase))
            .collect();
        if !of_phases.is_empty() {
            rows.push(GanttRow { label: stream.title.clone(), bars: Vec::new() });
            rows.extend(of_phases);
        }
    }
    let days = basis.besides.audit;
    let milestones: Vec<Milestone> = RoadmapGate::ALL
        .into_iter()
        .filter_map(|gate| {
            let title = texts.say(&gate_key(gate));
            let label = format!("{} {title}", gate.as_str());
            let day = reached(entries, gate).or(gate.stated(days))?;
            Some(Milestone { day, label, tone: Tone::None })
        })
        .collect();
    let target = advice.plan.settings.target;
    let line = |day: Date, key: &str, tone: Tone| GanttLine { day, label: texts.say(key), tone };
    let mut lines = vec![line(as_of, "roadmap-today", Tone::Unknown)];
    lines.extend(target.map(|day| line(day, "roadmap-target-line", Tone::Bad)));
    let audit = days.audit.filter(|day| Some(*day) != target);
    lines.extend(audit.map(|day| line(day, "roadmap-fact-audit", Tone::Weak)));
    let stated = [days.audit, days.stage_one, days.stage_two].into_iter().flatten();
    let finishes = entries.iter().map(|entry| entry.span.finish);
    let last_day = finishes.clone().chain(target).chain(stated).max();
    let end = finishes.max();
    let year = "P12M".parse().map_or(as_of, |year| as_of.after(year));
    let until = last_day.unwrap_or(year).max(year);
    let last = end.map_or_else(|| texts.say("roadmap-no-end"), |day| texts.day(day));
    let arguments = [("actions", number(entries.len()).into()), ("end", last.into())];
    let figure = gantt(&Gantt {
        caption: texts.say("roadmap-picture-caption"),
        alternative: texts.say_with("roadmap-picture-alternative", &arguments),
        headers: ["roadmap-column-what", "roadmap-column-start", "roadmap-column-end"]
            .map(|key| texts.say(key)),
        from: as_of,
        until,
        rows,
        lines,
        milestones,
        day: &|day| texts.short_day(day),
    });
    let mut found =
        section(texts.say("roadmap-picture"), "roadmap-picture", vec![Block::Figure(figure)]);
    found.starts_page = true;
    found
}

fn phase_row(
    basis: &Basis<'_, '_>,
    entries: &[Entry<'_, '_>],
    stream: &str,
    phase: Phase,
) -> Option<GanttRow> {
    let found: Vec<&Entry<'_, '_>> =
        of_stream(entries, stream).filter(|entry| entry.action.phase() == phase).collect();
    let start = found.iter().map(|entry| entry.span.start).min()?;
    let finish = found.iter().map(|entry| entry.span.finish).max()?;
    let count = [("number", number(found.len()).into())];
    let label = basis.texts.say_with("roadmap-actions", &count);
    let bar = GanttBar { start, finish, label, tone: tone(phase) };
    Some(GanttRow { label: basis.texts.say(phase_key(phase)), bars: vec![bar] })
}

/// A tone for each phase, so that phases can be told apart; words stand beside.
const fn tone(phase: Phase) -> Tone {
    match phase {
        Phase::FindOut => Tone::Unknown,
        Phase::DecideAndDocument => Tone::Stale,
        Phase::RunAndRecord => Tone::Good,
        Phase::Check => Tone::Weak,
        Phase::Retire => Tone::Quiet,
    }
}

pub(super) const fn phase_key(phase: Phase) -> &'static str {
    match phase {
        Phase::FindOut => "roadmap-phase-find-out",
        Phase::DecideAndDocument => "roadmap-phase-decide",
        Phase::RunAndRecord => "roadmap-phase-run",
        Phase::Check => "roadmap-phase-check",
        Phase::Retire => "roadmap-phase-retire",
    }
}

/// How such a time usually goes, with the days that come of it; none where the catalogue does not say.
pub(super) fn shape(basis: &Basis<'_, '_>) -> Option<Section> {
    let texts = basis.texts;
    let as_of = basis.assessment.as_of();
    let after = |months: u32| {
        let interval = format!("P{months}M").parse();
        let day = interval.map_or(as_of, |interval| as_of.after(interval));
        texts.short_day(day)
    };
    let stretches = basis.assessment.catalogue().stretches();
    if stretches.is_empty() {
        return None;
    }
    let rows = stretches.iter().map(|stretch| {
        let months = [("from", stretch.from.into()), ("until", stretch.until.into())];
        let days = format!("{} – {}", after(stretch.from), after(stretch.until));
        let cells = [
            texts.say_with("roadmap-months", &months),
            stretch.title.clone(),
            stretch.content.clone(),
            days,
        ];
        Row { sort: RowSort::Body, cells: cells.into_iter().map(Cell::plain).collect() }
    });
    let table = Table {
        caption: texts.say("roadmap-shape-caption"),
        columns: columns(
            basis,
            &[
                ("roadmap-column-months", 14, Align::Start),
                ("roadmap-column-phase", 20, Align::Start),
                ("roadmap-column-content", 44, Align::Start),
                ("roadmap-column-days", 22, Align::Start),
            ],
        ),
        rows: rows.collect(),
        note: texts.say("roadmap-shape-note"),
    };
    Some(section(texts.say("roadmap-shape"), "roadmap-shape", vec![Block::Table(table)]))
}

/// Columns by the keys of their headers.
pub(super) fn columns(basis: &Basis<'_, '_>, of: &[(&str, u16, Align)]) -> Vec<Column> {
    let column = |(key, width, align): &(&str, u16, Align)| Column {
        header: basis.texts.say(key),
        width: *width,
        align: *align,
    };
    of.iter().map(column).collect()
}
