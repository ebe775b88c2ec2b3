//! Stacked bars: how many of each sort there are.

use super::{
    data,
    drawing::{Drawing, Field, LINE, Look, WIDTH, count, part, text_width},
};
use crate::{
    Cell, Figure, Grid, GridCell, GridLook, GridRow, Tone,
    grid::{finds_room, parted},
};

/// Stacked bars.
#[derive(Clone, Debug)]
#[expect(clippy::struct_field_names, reason = "bars consist of bars")]
pub(crate) struct Bars {
    /// What they show.
    pub caption: String,
    /// What they tell.
    pub alternative: String,
    /// What a bar stands for, as the header of its column.
    pub header: String,
    /// What a part of a bar stands for.
    pub series: Vec<Series>,
    /// The bars, from above.
    pub bars: Vec<Bar>,
    /// How long a bar is.
    pub scale: BarScale,
}

/// What a part of a bar stands for.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    /// In words.
    pub label: String,
    /// What its colour says.
    pub tone: Tone,
}

/// A bar.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    /// What it stands for.
    pub label: String,
    /// How many there are, one number for each series.
    pub counts: Vec<u64>,
}

/// How long a bar is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum BarScale {
    /// As its number.
    Counts,
    /// All bars as long as each other; their parts are comparable, their numbers stand beside.
    Shares,
}

/// Where bars begin.
const LEFT: i64 = 270;

/// Where the longest one ends.
const RIGHT: i64 = WIDTH - 60;

/// The height of a row.
const ROW: i64 = 36;

/// Stacked bars, each with its number at the end and a number in each part that has room for it.
pub(crate) fn bars(found: &Bars) -> Figure {
    let mut drawing = Drawing::default();
    let legend: Vec<(&str, Tone)> =
        found.series.iter().map(|series| (series.label.as_str(), series.tone)).collect();
    let top = drawing.legend(4, &legend) + 10;
    let longest = found.bars.iter().map(total).max().unwrap_or_default();
    for (place, bar) in found.bars.iter().enumerate() {
        let y = top + ROW * count(place);
        let all = match found.scale {
            BarScale::Counts => longest,
            BarScale::Shares => total(bar),
        };
        row(&mut drawing, &found.series, bar, y, all);
    }
    let height = top + ROW * count(found.bars.len()) + 4;
    drawing.line((LEFT, top - 4), (LEFT, height - 4), LINE, 1);
    let headers: Vec<&str> = std::iter::once(found.header.as_str())
        .chain(found.series.iter().map(|series| series.label.as_str()))
        .collect();
    let rows = found.bars.iter().map(|bar| {
        let numbers = bar.counts.iter().map(|number| Cell::plain(number.to_string()));
        std::iter::once(Cell::plain(bar.label.as_str())).chain(numbers).collect()
    });
    Figure {
        caption: found.caption.clone(),
        alternative: found.alternative.clone(),
        svg: drawing.finish(height, &found.caption, &found.alternative),
        grid: Some(grid(found)),
        data: data(&found.caption, &headers, rows.collect()),
    }
}

fn total(bar: &Bar) -> u64 {
    bar.counts.iter().sum()
}

fn row(drawing: &mut Drawing, series: &[Series], bar: &Bar, y: i64, all: u64) {
    drawing.lines((LEFT - 12, y + 13), &bar.label, 34, Look::USUAL.end());
    let mut before = 0;
    for (number, series) in bar.counts.iter().zip(series) {
        let (from, to) =
            (part(RIGHT - LEFT, before, all), part(RIGHT - LEFT, before + number, all));
        before += number;
        if *number == 0 {
            continue;
        }
        // A gap sets parts apart where colours are not seen; what is there is never drawn away.
        let width = (to - from - 2).max(2);
        let x = LEFT + from + 1;
        drawing.field(Field { x, y, width, height: 26 }, series.tone.colours().solid);
        let label = number.to_string();
        if text_width(&label, 14) + 4 <= width {
            let look = Look::USUAL.middle().bold().fill(series.tone.colours().on_solid);
            drawing.text((x + width / 2, y + 18), &label, look);
        }
    }
    let end = LEFT + part(RIGHT - LEFT, before, all) + 8;
    drawing.text((end, y + 18), &before.to_string(), Look::SOFT);
}

/// Units of a grid for what a bar stands for, for the longest bar, and for the number behind it.
const LABEL: u16 = 17;
const BAR: u16 = 40;
const NUMBER: u16 = 4;

/// The bars as cells: a legend, and a row for each bar, whose parts hold their numbers.
fn grid(found: &Bars) -> Grid {
    let longest = found.bars.iter().map(total).max().unwrap_or_default();
    let mut rows = vec![GridRow::of(true, legend(&found.series))];
    for bar in &found.bars {
        let numbers = bar.counts.as_slice();
        let least: u16 = parted(numbers, 0).iter().sum();
        let room = match found.scale {
            BarScale::Shares => BAR,
            BarScale::Counts => {
                let share = total(bar).saturating_mul(u64::from(BAR)).checked_div(longest);
                u16::try_from(share.unwrap_or_default()).unwrap_or(BAR)
            }
        };
        let mut cells = vec![GridCell::plain(LABEL, bar.label.as_str())];
        let widths = parted(numbers, room.max(least));
        let taken: u16 = widths.iter().sum();
        for ((number, width), series) in numbers.iter().zip(widths).zip(&found.series) {
            let number = number.to_string();
            cells.push(GridCell::new(width, number, GridLook::Bar(series.tone)).middle());
        }
        let left = BAR.saturating_sub(taken).saturating_add(NUMBER);
        cells.push(GridCell::plain(left, total(bar).to_string()));
        rows.push(GridRow::of(false, cells));
    }
    Grid::of(rows)
}

/// What the parts stand for, side by side.
fn legend(series: &[Series]) -> Vec<GridCell> {
    let all = LABEL + BAR + NUMBER;
    let of = u16::try_from(series.len()).unwrap_or(all).max(1);
    let each = all.checked_div(of).unwrap_or(1).max(1);
    let cell = |series: &Series| {
        let look = GridLook::Bar(series.tone);
        let wide = finds_room(&series.label, each.div_ceil(2));
        let units = if wide { each.min(16) } else { each };
        GridCell::new(units, series.label.as_str(), look).middle()
    };
    series.iter().map(cell).collect()
}
