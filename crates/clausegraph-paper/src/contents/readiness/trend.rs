//! How it went until today: gates, evidence by chapter and indicators on earlier days.

use clausegraph::{ClauseTrend, GateState, Indicator, Status, Trend, TrendPoint};
use clausegraph_report::wording::{clause_heading, gate_state};

use super::{
    gates::{column, numbers},
    indicators::OPEN,
    number,
};
use crate::{
    Basis, Block, Cell, Column, Course, Notice, NoticeSort, Row, RowSort, Section, Table, Tile,
    Tone, Words,
    figure::{Band, BandPoint, Bands, bands},
};

/// Days of which a table of gates has a column each; the newest ones.
const DAYS: usize = 6;

/// The days, and what was so on each of them.
pub(super) fn section(basis: &Basis<'_, '_>) -> Section {
    let texts = basis.texts;
    let Some(Course { trend, same_files }) = basis.besides.course else {
        let words = Words::plain(texts.say("readiness-trend-none"));
        let notice = Notice { sort: NoticeSort::Undecided, words };
        return super::section(basis, "readiness-trend", vec![Block::Notice(notice)]);
    };
    let intro = if same_files { "readiness-trend-same-files" } else { "readiness-trend-states" };
    let mut blocks = vec![
        Block::Paragraph(Words::plain(texts.say(intro))),
        picture(basis, trend),
        Block::Table(days(basis, trend)),
    ];
    blocks.extend(gates(basis, trend).map(Block::Table));
    super::section(basis, "readiness-trend", blocks)
}

/// Evidence by chapter, from what is known to what is possible.
fn picture(basis: &Basis<'_, '_>, trend: &Trend<'_>) -> Block {
    let texts = basis.texts;
    let catalogue = basis.assessment.catalogue();
    let is_chapter = |found: &&ClauseTrend<'_>| {
        catalogue.with_ancestors(found.clause).nth(1).is_none()
            && found.points.iter().flatten().any(|point| point.counts.counted() > 0)
    };
    let chapters: Vec<Band> = trend
        .clauses
        .iter()
        .filter(is_chapter)
        .map(|found| Band {
            label: clause_heading(catalogue, found.clause),
            points: (0..trend.points.len()).map(|at| point(found, at)).collect(),
        })
        .collect();
    let moved = |wanted: fn(u64, u64) -> bool| {
        let ends =
            chapters.iter().filter_map(|band| Some((band.points.first()?, band.points.last()?)));
        number(ends.filter(|(first, last)| wanted(first.known, last.known)).count())
    };
    let first = trend.points.first().map_or(basis.assessment.as_of(), |point| point.as_of);
    let arguments = [
        ("more", moved(|first, last| last > first).into()),
        ("fewer", moved(|first, last| last < first).into()),
        ("all", number(chapters.len()).into()),
        ("day", texts.day(first).into()),
    ];
    Block::Figure(bands(&Bands {
        caption: texts.say("readiness-trend-caption"),
        alternative: texts.say_with("readiness-trend-alternative", &arguments),
        legend: ["readiness-trend-known", "readiness-trend-possible"].map(|key| texts.say(key)),
        header: texts.say("readiness-column-day"),
        days: trend.points.iter().map(|point| point.as_of).collect(),
        bands: chapters,
        day: &|day| texts.short_day(day),
        text: &|point| written(basis, point),
    }))
}

fn point(found: &ClauseTrend<'_>, at: usize) -> BandPoint {
    let Some(result) = found.points.get(at).and_then(Option::as_ref) else {
        return BandPoint { known: 0, possible: 0, of: 0 };
    };
    let known = u64::from(result.counts.of(Status::Covered));
    let unknown = u64::from(result.counts.of(Status::CannotEvaluate));
    BandPoint { known, possible: known + unknown, of: u64::from(result.counts.counted()) }
}

/// `12–15 of 40`.
fn written(basis: &Basis<'_, '_>, point: BandPoint) -> String {
    let BandPoint { known, possible, of } = point;
    let arguments = [("known", known.into()), ("possible", possible.into()), ("of", of.into())];
    let key = if of == 0 {
        "readiness-aspect-nothing"
    } else if known == possible {
        "readiness-trend-of"
    } else {
        "readiness-trend-range"
    };
    basis.texts.say_with(key, &arguments)
}

/// How many findings of an indicator whoever reads is shown, on a day.
fn open(basis: &Basis<'_, '_>, trend: &Trend<'_>, at: usize, wanted: Indicator) -> u64 {
    let found = trend.findings.iter().filter(|history| {
        history.indicators.get(at).copied().flatten() == Some(wanted)
            && history.rule.is_shown(wanted, basis.profile())
    });
    number(found.count())
}

/// How many gates show a state on a day.
fn states(trend: &Trend<'_>, at: usize, wanted: GateState) -> u64 {
    let found = trend.gates.iter().filter(|gate| state(&gate.points, at) == Some(wanted));
    number(found.count())
}

fn state(points: &[Option<GateState>], at: usize) -> Option<GateState> {
    points.get(at).copied().flatten()
}

/// Gates and indicators on each of the days, as numbers.
fn days(basis: &Basis<'_, '_>, trend: &Trend<'_>) -> Table {
    let texts = basis.texts;
    let gate_states = [
        (GateState::Present, "readiness-column-gates-present"),
        (GateState::Absent, "readiness-column-gates-absent"),
        (GateState::CannotEvaluate, "readiness-column-gates-unknown"),
    ];
    let mut columns = vec![column(basis, "readiness-column-day", 16)];
    columns.extend(gate_states.map(|(_, key)| numbers(basis, key, 12)));
    columns.extend(OPEN.map(|indicator| numbers(basis, short_key(indicator), 12)));
    let rows = trend.points.iter().enumerate().map(|(at, found)| {
        let mut cells = vec![Cell::plain(named(basis, trend, at, found))];
        let number = |count: u64| Cell::plain(texts.number(count));
        cells.extend(gate_states.map(|(wanted, _)| number(states(trend, at, wanted))));
        cells.extend(OPEN.map(|wanted| number(open(basis, trend, at, wanted))));
        Row { sort: RowSort::Body, cells }
    });
    Table {
        caption: texts.say("readiness-trend-days"),
        columns,
        rows: rows.collect(),
        note: texts.say("readiness-trend-days-note"),
    }
}

/// The header of a column of an indicator.
const fn short_key(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Major => "readiness-column-majors",
        Indicator::Minor => "readiness-column-minors",
        Indicator::Observation => "readiness-column-observations",
        Indicator::Opportunity => "readiness-column-opportunities",
        Indicator::Health => "readiness-column-health",
        Indicator::Strength => "readiness-column-strengths",
    }
}

/// A day; the last one is the day of the paper.
fn named(basis: &Basis<'_, '_>, trend: &Trend<'_>, at: usize, point: &TrendPoint) -> String {
    let day = basis.texts.short_day(point.as_of);
    if at + 1 == trend.points.len() {
        return basis.texts.say_with("readiness-trend-now", &[("day", day.into())]);
    }
    day
}

/// The gates on the newest of the days; none where the catalogue has no gates.
fn gates(basis: &Basis<'_, '_>, trend: &Trend<'_>) -> Option<Table> {
    let texts = basis.texts;
    if trend.gates.is_empty() {
        return None;
    }
    let left = trend.points.len().saturating_sub(DAYS);
    let mut columns = vec![column(basis, "readiness-column-gate", 34)];
    columns.extend(trend.points.iter().enumerate().skip(left).map(|(at, point)| Column {
        header: named(basis, trend, at, point),
        ..column(basis, "readiness-column-day", 16)
    }));
    let rows = trend.gates.iter().map(|gate| {
        let states = (left..trend.points.len()).map(|at| match state(&gate.points, at) {
            Some(found) => Cell::toned(gate_state(found), Tone::of_gate(found)),
            None => Cell::toned(texts.say("readiness-trend-no-gate"), Tone::Quiet),
        });
        let title = Cell::plain(gate.gate.title.as_str());
        Row { sort: RowSort::Body, cells: std::iter::once(title).chain(states).collect() }
    });
    let note = if left == 0 {
        String::new()
    } else {
        texts.say_with("readiness-trend-gates-left", &[("number", number(left).into())])
    };
    Some(Table { caption: texts.say("readiness-trend-gates"), columns, rows: rows.collect(), note })
}

/// What moved most since the first of the days, for the first page: gates and majors, then and now.
pub(super) fn tiles(basis: &Basis<'_, '_>) -> Vec<Tile> {
    let texts = basis.texts;
    let Some(Course { trend, .. }) = basis.besides.course else { return Vec::new() };
    let (Some(first), Some(last)) = (trend.points.first(), trend.points.len().checked_sub(1))
    else {
        return Vec::new();
    };
    let day = texts.day(first.as_of);
    let without = |at: usize| {
        states(trend, at, GateState::Absent) + states(trend, at, GateState::CannotEvaluate)
    };
    let majors = |at: usize| open(basis, trend, at, Indicator::Major);
    let tile = |key: &str, (then, now): (u64, u64)| {
        let arguments = [("then", texts.number(then).into()), ("now", texts.number(now).into())];
        Tile {
            value: texts.say_with("readiness-then-now", &arguments),
            label: texts.say_with(key, &[("day", day.as_str().into())]),
            tone: match now.cmp(&then) {
                std::cmp::Ordering::Less => Tone::Good,
                std::cmp::Ordering::Equal => Tone::None,
                std::cmp::Ordering::Greater => Tone::Bad,
            },
        }
    };
    vec![
        tile("readiness-tile-gates-then", (without(0), without(last))),
        tile("readiness-tile-majors-then", (majors(0), majors(last))),
    ]
}
