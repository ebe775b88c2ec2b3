//! What is known to what is possible over days, in one small field for each group.

use std::fmt;

use clausegraph::Date;

use super::{
    data,
    drawing::{Drawing, Field, LINE, Look, SMALL, WIDTH, count, part, text_width},
};
use crate::{Cell, Figure, Grid, GridCell, GridLook, GridRow, Tone};

/// Groups over the same days.
#[expect(clippy::struct_field_names, reason = "bands consist of bands")]
pub(crate) struct Bands<'a> {
    /// What they show.
    pub caption: String,
    /// What they tell.
    pub alternative: String,
    /// What the lower and the upper edge of a band are.
    pub legend: [String; 2],
    /// What a day is, as the header of its column.
    pub header: String,
    /// The days, in order.
    pub days: Vec<Date>,
    /// The groups.
    pub bands: Vec<Band>,
    /// How a day is written.
    pub day: &'a dyn Fn(Date) -> String,
    /// How a point is written.
    pub text: &'a dyn Fn(BandPoint) -> String,
}

impl fmt::Debug for Bands<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Bands").field("bands", &self.bands).finish_non_exhaustive()
    }
}

/// A group.
#[derive(Clone, Debug)]
pub(crate) struct Band {
    /// What it is.
    pub label: String,
    /// One for each day.
    pub points: Vec<BandPoint>,
}

/// A group on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BandPoint {
    /// How many it is for certain.
    pub known: u64,
    /// How many it may be.
    pub possible: u64,
    /// Of how many.
    pub of: u64,
}

/// Fields side by side.
const COLUMNS: usize = 4;

/// The gap between them.
const GAP: i64 = 24;

/// The height of what is drawn in one.
const HEIGHT: i64 = 84;

/// The height of one, with its words.
const PANEL: i64 = HEIGHT + 62;

/// A band in a small field for each group: the lower edge is what is known, the upper one what is possible, the
/// frame is all. Days stand as far apart as they are.
pub(crate) fn bands(found: &Bands<'_>) -> Figure {
    let mut drawing = Drawing::default();
    let [known, possible] = &found.legend;
    let top = drawing.legend(4, &[(known, Tone::Good), (possible, Tone::Unknown)]) + 8;
    let width = (WIDTH - GAP * (count(COLUMNS) - 1)) / count(COLUMNS);
    for (place, band) in found.bands.iter().enumerate() {
        let field = Field {
            x: count(place % COLUMNS) * (width + GAP),
            y: top + count(place / COLUMNS) * PANEL,
            width,
            height: HEIGHT,
        };
        panel(&mut drawing, found, band, field);
    }
    let height = top + count(found.bands.len().div_ceil(COLUMNS)) * PANEL;
    let headers: Vec<&str> = std::iter::once(found.header.as_str())
        .chain(found.bands.iter().map(|band| band.label.as_str()))
        .collect();
    let rows = found.days.iter().enumerate().map(|(at, day)| {
        let points = found.bands.iter().map(|band| {
            let point = band.points.get(at).copied();
            Cell::plain(point.map(|point| (found.text)(point)).unwrap_or_default())
        });
        std::iter::once(Cell::plain((found.day)(*day))).chain(points).collect()
    });
    Figure {
        caption: found.caption.clone(),
        alternative: found.alternative.clone(),
        svg: drawing.finish(height, &found.caption, &found.alternative),
        grid: Some(grid(found)),
        data: data(&found.caption, &headers, rows.collect()),
    }
}

/// The bands as cells: days as heads of columns, and a row for each group.
fn grid(found: &Bands<'_>) -> Grid {
    let (label, all) = (20, 60_u16);
    let of = u16::try_from(found.days.len()).unwrap_or(all).max(1);
    let each = (all - label).checked_div(of).unwrap_or(1).max(1);
    let heads = found.days.iter().map(|day| GridCell::new(each, (found.day)(*day), GridLook::Head));
    let first = GridCell::new(label, found.header.as_str(), GridLook::Head);
    let mut rows = vec![GridRow::of(true, std::iter::once(first).chain(heads).collect())];
    for band in &found.bands {
        let points = band.points.iter().map(|point| (found.text)(*point));
        let points = points.map(|text| GridCell::new(each, text, GridLook::Field(Tone::Quiet)));
        let first = GridCell::plain(label, band.label.as_str());
        rows.push(GridRow::of(false, std::iter::once(first).chain(points).collect()));
    }
    Grid::of(rows)
}

fn panel(drawing: &mut Drawing, found: &Bands<'_>, band: &Band, field: Field) {
    let Field { x, y, width, height } = field;
    let signs = usize::try_from(width * 50 / (SMALL * 29)).unwrap_or_default();
    drawing.text((x, y + 12), &shortened(&band.label, signs), Look::SOFT.bold().fill(INK));
    let (top, bottom) = (y + 22, y + 22 + height);
    drawing.field(Field { x, y: top, width, height }, Tone::Quiet.colours().ground);
    let first = found.days.first();
    let since = |day: &Date| {
        first.and_then(|first| u64::try_from(day.days_since(*first)).ok()).unwrap_or_default()
    };
    let all = found.days.last().map(since).unwrap_or_default();
    let edge = |of: fn(&BandPoint) -> u64| -> Vec<(i64, i64)> {
        let points = found.days.iter().zip(&band.points).filter(|(_, point)| point.of > 0);
        let place = |(day, point): (&Date, &BandPoint)| {
            (x + part(width, since(day), all), bottom - part(height, of(point), point.of))
        };
        points.map(place).collect()
    };
    let (known, possible) = (edge(|point| point.known), edge(|point| point.possible));
    let floor = |points: &[(i64, i64)]| -> Vec<(i64, i64)> {
        points.iter().map(|(x, _)| (*x, bottom)).collect()
    };
    let between = |upper: &[(i64, i64)], lower: Vec<(i64, i64)>| -> Vec<(i64, i64)> {
        upper.iter().copied().chain(lower.into_iter().rev()).collect()
    };
    if known.len() > 1 {
        drawing.area(&between(&known, floor(&known)), Tone::Good.colours().ground);
        drawing.area(&between(&possible, known.clone()), Tone::Unknown.colours().ground);
        drawing.course(&possible, Tone::Unknown.colours().solid, 2);
        drawing.course(&known, Tone::Good.colours().solid, 3);
    }
    for point in &known {
        drawing.diamond(*point, 4, Tone::Good.colours().solid);
    }
    drawing.line((x, bottom), (x + width, bottom), LINE, 1);
    let text = |point: Option<&BandPoint>| {
        point.filter(|point| point.of > 0).map(|point| (found.text)(*point)).unwrap_or_default()
    };
    let (before, now) = (text(band.points.first()), text(band.points.last()));
    let look = Look::SOFT.fill(INK);
    drawing.text((x, bottom + 16), &before, look);
    if text_width(&before, SMALL) + text_width(&now, SMALL) + 8 <= width {
        drawing.text((x + width, bottom + 16), &now, look.end().bold());
    } else {
        drawing.text((x + width, bottom + 31), &now, look.end().bold());
    }
}

const INK: &str = Tone::None.colours().ink;

fn shortened(text: &str, signs: usize) -> String {
    if text.chars().count() <= signs {
        return text.to_owned();
    }
    let kept: String = text.chars().take(signs.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
