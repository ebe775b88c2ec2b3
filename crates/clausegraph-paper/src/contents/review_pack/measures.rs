//! Figures: how metrics move, and how far objectives are reached.

use clausegraph::{Artefact, Date, Fact};

use super::{
    reach::Pack,
    tables::{column, left_out, table},
};
use crate::{
    Align, Block, Cell, Column, Row, RowSort, Tone, Words,
    contents::on_file::{OnFile, counted, measured, of, titled},
};

/// How many periods a trend shows.
const PERIODS: usize = 6;
/// So many metrics a table shows; the others stand in the annex.
const MOST: usize = 14;

/// How metrics move: their newest values with their days; those without values are counted.
pub(super) fn trends(pack: &Pack<'_, '_>, found: &[&Artefact]) -> Vec<Block> {
    let file = &pack.file;
    let series: Vec<(&Artefact, Vec<(Date, &Artefact)>)> =
        found.iter().map(|metric| (*metric, file.series(metric))).collect();
    let mut with: Vec<_> = series.iter().filter(|(_, series)| !series.is_empty()).collect();
    with.sort_by_key(|(_, series)| std::cmp::Reverse(series.len().min(PERIODS)));
    let most = with.iter().map(|(_, series)| series.len()).max().unwrap_or(0).min(PERIODS);
    let mut blocks = Vec::new();
    if !with.is_empty() {
        let rows: Vec<Row> = with
            .iter()
            .take(MOST)
            .map(|(metric, series)| trend(file, metric, series, most))
            .collect();
        let left = with.len().saturating_sub(rows.len());
        let head = (0..most).rev().map(|back| {
            let header = match back {
                0 => file.say("review-pack-newest"),
                back => file.count("review-pack-back", back),
            };
            Column { header, width: 12, align: Align::End }
        });
        let columns =
            [column(file, "review-pack-metric", 30), column(file, "review-pack-target", 15)];
        let columns: Vec<Column> = columns
            .into_iter()
            .chain(head)
            .chain([column(file, "review-pack-direction", 14)])
            .collect();
        blocks.push(table(columns, rows, left_out(file, left)));
    }
    let without: Vec<&str> = series
        .iter()
        .filter(|(_, series)| series.is_empty())
        .map(|(metric, _)| metric.id().as_str())
        .collect();
    if !without.is_empty() {
        let told = file.with(
            "review-pack-metrics-without",
            &[("count", counted(without.len())), ("metrics", without.join(", ").into())],
        );
        blocks.push(Block::Paragraph(Words::plain(told)));
    }
    blocks
}

fn trend(
    file: &OnFile<'_, '_>,
    metric: &Artefact,
    series: &[(Date, &Artefact)],
    most: usize,
) -> Row {
    let newest: Vec<&(Date, &Artefact)> =
        series.iter().skip(series.len().saturating_sub(most)).collect();
    let empty = most.saturating_sub(newest.len());
    let mut cells = vec![Cell::of(titled(metric)), target(file, metric)];
    cells.extend((0..empty).map(|_| Cell::toned("\u{2013}", Tone::Quiet)));
    cells.extend(newest.iter().map(|(day, found)| match measured(found) {
        Some(value) => {
            let behind = format!("\n{}", file.day(*day));
            Cell::of(Words::plain(value).and(Words::quiet(behind)))
        }
        None => file.not_stated(),
    }));
    cells.push(direction(file, series));
    Row { sort: RowSort::Body, cells }
}

fn target(file: &OnFile<'_, '_>, metric: &Artefact) -> Cell {
    let fact = of(metric.document().fact.as_deref(), |fact| &fact.target);
    let goal = of(metric.document().metric.as_deref(), |part| &part.goal);
    match (fact, goal) {
        (Fact::Given(target), _) => Cell::plain(target.trim()),
        (_, Fact::Given(goal)) => Cell::plain(goal.to_string()),
        (Fact::StatedNone, _) | (_, Fact::StatedNone) => file.none(),
        (Fact::Unknown, Fact::Unknown) => file.not_stated(),
    }
}

/// Whether the newest number is above or below the one before; nothing is said of what is only in words.
fn direction(file: &OnFile<'_, '_>, series: &[(Date, &Artefact)]) -> Cell {
    let number = |found: &Artefact| {
        found.document().measurement.as_deref().and_then(|part| part.value.given().copied())
    };
    let mut back = series.iter().rev().map(|(_, found)| number(found));
    let (Some(Some(newest)), Some(Some(before))) = (back.next(), back.next()) else {
        return Cell::toned(file.say("review-pack-no-direction"), Tone::Quiet);
    };
    Cell::plain(file.say(match newest.cmp(&before) {
        std::cmp::Ordering::Greater => "review-pack-up",
        std::cmp::Ordering::Equal => "review-pack-level-with",
        std::cmp::Ordering::Less => "review-pack-down",
    }))
}

/// Objectives: target, newest value, day, and who answers for it.
pub(super) fn objectives(pack: &Pack<'_, '_>, found: &[&Artefact]) -> Block {
    let file = &pack.file;
    let rows = found.iter().map(|objective| {
        let part = objective.document().objective.as_deref();
        let due = match of(part, |part| &part.due_on) {
            Fact::Given(due) if *due < file.as_of() => {
                let day = file.day(*due);
                Cell::toned(
                    file.with("review-pack-day-passed", &[("day", day.into())]),
                    Tone::Stale,
                )
            }
            other @ (Fact::Given(_) | Fact::StatedNone | Fact::Unknown) => {
                file.day_cell(other.map(|day| *day))
            }
        };
        let who = of(part, |part| &part.responsible).map(Clone::clone);
        let who = if who.is_unknown() { objective.document().owner.clone() } else { who };
        let cells = vec![
            Cell::of(titled(objective)),
            target(file, objective),
            now(file, objective, part.and_then(|part| part.measured_by.given())),
            due,
            file.who_cell(&who),
        ];
        Row { sort: RowSort::Body, cells }
    });
    let columns = vec![
        column(file, "review-pack-objective", 32),
        column(file, "review-pack-target", 20),
        column(file, "review-pack-newest", 20),
        column(file, "review-pack-due", 14),
        column(file, "review-pack-responsible", 14),
    ];
    table(columns, rows.collect(), String::new())
}

/// The newest value of an objective or of what measures it; else what it says of itself.
fn now(
    file: &OnFile<'_, '_>,
    objective: &Artefact,
    by: Option<&Vec<clausegraph::ArtefactId>>,
) -> Cell {
    let metrics = by.into_iter().flatten();
    let metrics = metrics.filter_map(|id| file.organisation().artefact(id.as_str()));
    let all = std::iter::once(objective).chain(metrics);
    let newest = all.filter_map(|of| file.newest(of)).max_by_key(|(day, found)| (*day, found.id()));
    if let Some((day, found)) = newest
        && let Some(value) = measured(found)
    {
        let behind = format!(" ({}, {})", found.id(), file.day(day));
        return Cell::of(Words::plain(value).and(Words::quiet(behind)));
    }
    match of(objective.document().fact.as_deref(), |fact| &fact.value) {
        Fact::Given(value) => {
            Cell::plain(file.with("review-pack-undated", &[("value", value.as_str().into())]))
        }
        Fact::StatedNone => file.none(),
        Fact::Unknown => Cell::toned(file.say("review-pack-no-value"), Tone::Unknown),
    }
}
