//! A plan over months: bars in rows, lines of days, milestones.

mod cells;

use std::fmt;

use clausegraph::{Date, Interval};

use super::{
    data,
    drawing::{Drawing, Field, LINE, Look, WIDTH, count, part, text_width},
};
use crate::{Cell, Figure, Tone};

/// A plan over months.
pub(crate) struct Gantt<'a> {
    /// What it shows.
    pub caption: String,
    /// What it tells.
    pub alternative: String,
    /// What a row, its begin and its end are, as headers of their columns.
    pub headers: [String; 3],
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The rows, from above; one without bars is a heading.
    pub rows: Vec<GanttRow>,
    /// Days that are marked over all rows.
    pub lines: Vec<GanttLine>,
    /// Days on which something is reached, in a row of their own.
    pub milestones: Vec<Milestone>,
    /// How a day is written.
    pub day: &'a dyn Fn(Date) -> String,
}

impl fmt::Debug for Gantt<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Gantt").field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// A row.
#[derive(Clone, Debug)]
pub(crate) struct GanttRow {
    /// What it stands for.
    pub label: String,
    /// Its bars.
    pub bars: Vec<GanttBar>,
}

/// A bar.
#[derive(Clone, Debug)]
pub(crate) struct GanttBar {
    /// The first day.
    pub start: Date,
    /// The last day.
    pub finish: Date,
    /// What stands on it, or beside it.
    pub label: String,
    /// What its colour says.
    pub tone: Tone,
}

/// A day that is marked.
#[derive(Clone, Debug)]
pub(crate) struct GanttLine {
    /// The day.
    pub day: Date,
    /// What it is.
    pub label: String,
    /// What its colour says.
    pub tone: Tone,
}

/// A day on which something is reached.
#[derive(Clone, Debug)]
pub(crate) struct Milestone {
    /// The day.
    pub day: Date,
    /// What is reached.
    pub label: String,
    /// What its colour says.
    pub tone: Tone,
}

/// Where days begin.
const LEFT: i64 = 250;

/// The height of a row.
const ROW: i64 = 24;

/// Below the years and months.
const TOP: i64 = 66;

/// A plan over months: a grid of months, bars with their words, milestones at the foot.
pub(crate) fn gantt(found: &Gantt<'_>) -> Figure {
    let mut drawing = Drawing::default();
    let rows = TOP + ROW * count(found.rows.len());
    let lanes = lanes(found);
    let bottom = rows + if lanes.is_empty() { 0 } else { 10 + 20 * lane_count(&lanes) };
    months(&mut drawing, found, bottom);
    for (place, row) in found.rows.iter().enumerate() {
        draw_row(&mut drawing, found, row, TOP + ROW * count(place));
    }
    for line in &found.lines {
        let x = place(found, line.day);
        let colour = line.tone.colours();
        drawing.line((x, 20), (x, bottom), colour.solid, 2);
        let look = Look::SOFT.bold().fill(colour.ink);
        if x + text_width(&line.label, 12) + 6 > WIDTH {
            drawing.text((x - 4, 14), &line.label, look.end());
        } else {
            drawing.text((x + 4, 14), &line.label, look);
        }
    }
    for (milestone, lane) in found.milestones.iter().zip(&lanes) {
        let (x, y) = (place(found, milestone.day), rows + 18 + 20 * lane);
        let colours = milestone.tone.colours();
        drawing.diamond((x.clamp(LEFT + 7, WIDTH - 7), y), 7, colours.solid);
        let look = Look::SOFT.fill(colours.ink);
        if is_at_the_end(found, milestone) {
            drawing.text((x - 12, y + 4), &milestone.label, look.end());
        } else {
            drawing.text((x + 12, y + 4), &milestone.label, look);
        }
    }
    let [what, from, until] = &found.headers;
    Figure {
        caption: found.caption.clone(),
        alternative: found.alternative.clone(),
        svg: drawing.finish(bottom + 6, &found.caption, &found.alternative),
        grid: Some(cells::grid(found)),
        data: data(&found.caption, &[what, from, until], table_rows(found)),
    }
}

fn table_rows(found: &Gantt<'_>) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut heading = String::new();
    for row in &found.rows {
        if row.bars.is_empty() {
            heading = format!("{}: ", row.label);
        }
        for bar in &row.bars {
            let what = format!("{heading}{} ({})", row.label, bar.label);
            let days = [bar.start, bar.finish].map(|day| Cell::plain((found.day)(day)));
            rows.push(std::iter::once(Cell::plain(what)).chain(days).collect());
        }
    }
    for milestone in &found.milestones {
        let day = || Cell::plain((found.day)(milestone.day));
        rows.push(vec![Cell::plain(milestone.label.as_str()), day(), day()]);
    }
    rows
}

/// Where a day stands; days outside stand at the edge.
fn place(found: &Gantt<'_>, day: Date) -> i64 {
    let days = |day: Date| u64::try_from(day.days_since(found.from)).unwrap_or_default();
    let all = days(found.until).max(1);
    LEFT + part(WIDTH - LEFT - 1, days(day).min(all), all)
}

/// The months with their numbers, and the years above them.
fn months(drawing: &mut Drawing, found: &Gantt<'_>, bottom: i64) {
    let starts = month_starts(found.from, found.until);
    // Where months are narrow, every third one has its number.
    let step = if starts.len() > 30 { 3 } else { 1 };
    for (number, start) in starts.iter().enumerate() {
        let x = place(found, *start);
        let written = start.to_string();
        let mut parts = written.split('-');
        let (year, month) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let is_first = number == 0 || month == "01";
        let top = if is_first { 24 } else { 44 };
        drawing.line((x, top), (x, bottom), LINE, if month == "01" { 2 } else { 1 });
        if is_first && x + 40 < WIDTH {
            drawing.text((x + 4, 36), year, Look::SOFT.bold());
        }
        if number % step == 0 && x + 18 < WIDTH {
            drawing.text((x + 4, 56), month, Look::SOFT);
        }
    }
    drawing.line((0, TOP - 4), (WIDTH, TOP - 4), LINE, 1);
}

/// The first day, and the first day of each month behind it.
fn month_starts(from: Date, until: Date) -> Vec<Date> {
    let mut found = vec![from];
    let written = from.to_string();
    let first = written.rsplit_once('-').and_then(|(month, _)| format!("{month}-01").parse().ok());
    let month: Option<Interval> = "P1M".parse().ok();
    if let (Some(first), Some(month)) = (first, month) {
        let mut day: Date = first;
        day = day.after(month);
        while day < until && found.len() < 600 {
            found.push(day);
            day = day.after(month);
        }
    }
    found
}

fn draw_row(drawing: &mut Drawing, found: &Gantt<'_>, row: &GanttRow, y: i64) {
    if row.bars.is_empty() {
        drawing.field(Field { x: 0, y: y + 1, width: WIDTH, height: ROW - 2 }, "#f1f3f6");
        drawing.text((6, y + 17), &row.label, Look::USUAL.bold());
        return;
    }
    drawing.lines((18, y + ROW / 2), &row.label, 30, Look::USUAL);
    for bar in &row.bars {
        let x = place(found, bar.start);
        let width = (place(found, bar.finish.shifted(1)) - x).max(4);
        let colours = bar.tone.colours();
        drawing.field(Field { x, y: y + 4, width, height: ROW - 8 }, colours.solid);
        let needs = text_width(&bar.label, 12) + 8;
        if needs <= width {
            let look = Look::SOFT.bold().fill(colours.on_solid);
            drawing.text((x + 6, y + 16), &bar.label, look);
        } else if x + width + needs < WIDTH {
            drawing.text((x + width + 6, y + 16), &bar.label, Look::SOFT);
        } else {
            drawing.text((x - 6, y + 16), &bar.label, Look::SOFT.end());
        }
    }
}

/// Whether the words of a milestone stand before it.
fn is_at_the_end(found: &Gantt<'_>, milestone: &Milestone) -> bool {
    place(found, milestone.day) + 18 + text_width(&milestone.label, 12) > WIDTH
}

/// The lane of each milestone, so that no words stand on others.
fn lanes(found: &Gantt<'_>) -> Vec<i64> {
    let mut taken: Vec<Vec<(i64, i64)>> = Vec::new();
    let mut lanes = Vec::new();
    for milestone in &found.milestones {
        let x = place(found, milestone.day);
        let width = text_width(&milestone.label, 12) + 20;
        let span =
            if is_at_the_end(found, milestone) { (x - width, x + 10) } else { (x - 10, x + width) };
        let free = |lane: &Vec<(i64, i64)>| {
            lane.iter().all(|(from, until)| span.1 < *from || span.0 > *until)
        };
        let lane = taken.iter().position(free).unwrap_or(taken.len());
        match taken.get_mut(lane) {
            Some(spans) => spans.push(span),
            None => taken.push(vec![span]),
        }
        lanes.push(count(lane));
    }
    lanes
}

fn lane_count(lanes: &[i64]) -> i64 {
    lanes.iter().max().map_or(0, |last| last + 1)
}
