//! A plan over months as cells: heads of years and months, and a row for each bar and each day that is marked.

use clausegraph::Date;

use super::{Gantt, GanttBar, month_starts};
use crate::{Grid, GridCell, GridLook, GridRow, Tone, grid::finds_room};

/// Units of a grid for what a row stands for.
const LABEL: u16 = 16;
/// The most units that the months take together.
const ROOM: u16 = 46;

/// How months stand in units.
struct Scale {
    /// The first day of each month, but for the first: there it is the first day of all.
    months: Vec<Date>,
    /// How many units a month has.
    each: u16,
    /// How many units there are.
    all: u16,
}

impl Scale {
    fn new(found: &Gantt<'_>) -> Self {
        let mut months = month_starts(found.from, found.until);
        // A plan of more than four years ends at the edge.
        months.truncate(usize::from(ROOM));
        let count = u16::try_from(months.len()).unwrap_or(ROOM).max(1);
        let each = ROOM.checked_div(count).unwrap_or(1).clamp(1, 4);
        Self { months, each, all: count.saturating_mul(each) }
    }

    /// The unit of a day; days outside stand at the edge.
    fn unit(&self, day: Date) -> u16 {
        let before = self.months.iter().take_while(|start| **start <= day).count();
        let month = u16::try_from(before.saturating_sub(1)).unwrap_or_default();
        let written = day.to_string();
        let date: u16 = written.rsplit('-').next().and_then(|day| day.parse().ok()).unwrap_or(1);
        let part = date.saturating_sub(1).saturating_mul(self.each).checked_div(31);
        let unit = month.saturating_mul(self.each).saturating_add(part.unwrap_or_default());
        unit.min(self.all.saturating_sub(1))
    }
}

/// The plan as cells.
pub(super) fn grid(found: &Gantt<'_>) -> Grid {
    let scale = Scale::new(found);
    let mut rows = heads(found, &scale);
    for line in &found.lines {
        rows.push(marked(found, &scale, &line.label, line.day, ("\u{25bc}", line.tone)));
    }
    for row in &found.rows {
        if row.bars.is_empty() {
            let cell = GridCell::new(LABEL + scale.all, row.label.as_str(), GridLook::Group);
            rows.push(GridRow::of(false, vec![cell]));
        }
        let mut label = row.label.as_str();
        for bar in &row.bars {
            rows.push(barred(&scale, label, bar));
            label = "";
        }
    }
    for milestone in &found.milestones {
        let mark = ("\u{25c6}", milestone.tone);
        rows.push(marked(found, &scale, &milestone.label, milestone.day, mark));
    }
    Grid::of(rows)
}

/// The years, and the months below them.
fn heads(found: &Gantt<'_>, scale: &Scale) -> Vec<GridRow> {
    let [what, ..] = &found.headers;
    let mut years: Vec<(String, u16)> = Vec::new();
    let mut months: Vec<(String, u16)> = Vec::new();
    // Where months are narrow, every third one has its number.
    let step = if scale.each < 2 { 3 } else { 1 };
    for (number, start) in scale.months.iter().enumerate() {
        let written = start.to_string();
        let mut parts = written.split('-');
        let (year, month) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        match years.last_mut() {
            Some((known, units)) if known == year => *units += scale.each,
            Some(_) | None => years.push((year.to_owned(), scale.each)),
        }
        match months.last_mut() {
            Some((_, units)) if number % step != 0 => *units += scale.each,
            Some(_) | None => months.push((month.to_owned(), scale.each)),
        }
    }
    let row = |first: &str, parts: Vec<(String, u16)>| {
        let cells = parts.into_iter().map(|(text, units)| {
            let text = if finds_room(&text, units) { text } else { String::new() };
            GridCell::new(units, text, GridLook::Head)
        });
        let first = GridCell::new(LABEL, first, GridLook::Head);
        GridRow::of(true, std::iter::once(first).chain(cells).collect())
    };
    vec![row("", years), row(what, months)]
}

/// A bar, with its words on it where they find room, else behind or before it.
fn barred(scale: &Scale, label: &str, bar: &GanttBar) -> GridRow {
    let from = scale.unit(bar.start);
    let until = scale.unit(bar.finish).max(from).saturating_add(1);
    let (width, left) = (until - from, scale.all.saturating_sub(until));
    let look = GridLook::Bar(bar.tone);
    let text = bar.label.as_str();
    let first = GridCell::plain(LABEL, label);
    let cells = if finds_room(text, width) {
        [GridCell::plain(from, ""), GridCell::new(width, text, look), GridCell::plain(left, "")]
    } else if finds_room(text, left) || left >= from {
        [GridCell::plain(from, ""), GridCell::new(width, "", look), GridCell::plain(left, text)]
    } else {
        let before = GridCell::plain(from, text).end();
        [before, GridCell::new(width, "", look), GridCell::plain(left, "")]
    };
    GridRow::of(false, std::iter::once(first).chain(cells).collect())
}

/// A day that is marked, with its sign in its place and the day beside it.
fn marked(
    found: &Gantt<'_>,
    scale: &Scale,
    label: &str,
    day: Date,
    (sign, tone): (&str, Tone),
) -> GridRow {
    let from = scale.unit(day);
    let left = scale.all.saturating_sub(from).saturating_sub(1);
    let written = (found.day)(day);
    let first = GridCell::plain(LABEL, label);
    let sign = GridCell::new(1, sign, GridLook::Mark(tone)).middle();
    let cells = if finds_room(&written, left) || left >= from {
        [GridCell::plain(from, ""), sign, GridCell::plain(left, written)]
    } else {
        [GridCell::plain(from, written).end(), sign, GridCell::plain(left, "")]
    };
    GridRow::of(false, std::iter::once(first).chain(cells).collect())
}
