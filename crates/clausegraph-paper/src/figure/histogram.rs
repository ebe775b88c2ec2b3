//! Columns over classes: ages, months to come.

use super::{
    data,
    drawing::{Drawing, Field, LINE, Look, WIDTH, count, part},
};
use crate::{Cell, Figure, Grid, GridCell, GridLook, GridRow, Tone};

/// Columns over classes.
#[derive(Clone, Debug)]
pub(crate) struct Histogram {
    /// What they show.
    pub caption: String,
    /// What they tell.
    pub alternative: String,
    /// What a class and its number are, as headers of their columns.
    pub headers: [String; 2],
    /// The classes, from the left.
    pub bins: Vec<Bin>,
}

/// A class.
#[derive(Clone, Debug)]
pub(crate) struct Bin {
    /// What belongs to it.
    pub label: String,
    /// How many do.
    pub count: u64,
    /// What its colour says.
    pub tone: Tone,
    /// What begins with it, where something does; a line says so.
    pub starts_part: Option<String>,
}

/// The height of the highest column.
const HIGH: i64 = 150;

/// Columns with their numbers above them and their classes below.
pub(crate) fn histogram(found: &Histogram) -> Figure {
    let mut drawing = Drawing::default();
    let most = found.bins.iter().map(|bin| bin.count).max().unwrap_or_default();
    let step = WIDTH.checked_div(count(found.bins.len())).unwrap_or(WIDTH);
    let (top, ground) = (44, 44 + HIGH);
    for (place, bin) in found.bins.iter().enumerate() {
        let x = step * count(place);
        let middle = x + step / 2;
        if let Some(begins) = &bin.starts_part {
            drawing.line((x, 8), (x, ground + 40), Tone::Quiet.colours().ink, 1);
            drawing.text((x + 6, 18), begins, Look::SOFT.bold());
        }
        let high = part(HIGH, bin.count, most).max(i64::from(bin.count > 0) * 2);
        let field =
            Field { x: x + step / 10, y: ground - high, width: step * 8 / 10, height: high };
        drawing.field(field, bin.tone.colours().solid);
        drawing.text(
            (middle, ground - high - 7),
            &bin.count.to_string(),
            Look::USUAL.middle().bold(),
        );
        let signs = usize::try_from(step / 7).unwrap_or_default();
        drawing.lines((middle, ground + 22), &bin.label, signs, Look::SOFT.middle());
    }
    drawing.line((0, ground), (WIDTH, ground), LINE, 1);
    let rows = found.bins.iter().map(|bin| {
        let cells = [bin.label.clone(), bin.count.to_string()];
        cells.into_iter().map(Cell::plain).collect()
    });
    let [class, number] = &found.headers;
    Figure {
        caption: found.caption.clone(),
        alternative: found.alternative.clone(),
        svg: drawing.finish(top + HIGH + 48, &found.caption, &found.alternative),
        grid: Some(grid(found)),
        data: data(&found.caption, &[class, number], rows.collect()),
    }
}

/// The columns as cells: lying, one row for each class, so that they are read one after the other.
fn grid(found: &Histogram) -> Grid {
    let (label, room, number) = (17, 39_u16, 5);
    let most = found.bins.iter().map(|bin| bin.count).max().unwrap_or_default();
    let [class, counted] = &found.headers;
    let mut rows = vec![GridRow::of(
        true,
        vec![
            GridCell::new(label, class.as_str(), GridLook::Head),
            GridCell::new(room + number, counted.as_str(), GridLook::Head),
        ],
    )];
    for bin in &found.bins {
        if let Some(begins) = &bin.starts_part {
            let cell = GridCell::new(label + room + number, begins.as_str(), GridLook::Group);
            rows.push(GridRow::of(false, vec![cell]));
        }
        let share = bin.count.saturating_mul(u64::from(room)).checked_div(most);
        let width = u16::try_from(share.unwrap_or_default()).unwrap_or(room);
        // What is there is never drawn away.
        let width = width.clamp(u16::from(bin.count > 0), room);
        rows.push(GridRow::of(
            false,
            vec![
                GridCell::plain(label, bin.label.as_str()),
                GridCell::new(width, "", GridLook::Bar(bin.tone)),
                GridCell::plain(room - width + number, bin.count.to_string()),
            ],
        ));
    }
    Grid::of(rows)
}
