//! A heat map: rows and columns with words in each field.

use super::{
    data,
    drawing::{Drawing, Field, Look, WIDTH, count},
};
use crate::{Align, Cell, Figure, Grid, GridCell, GridLook, GridRow, Tone};

/// A heat map.
#[derive(Clone, Debug)]
pub(crate) struct Heat {
    /// What it shows.
    pub caption: String,
    /// What it tells.
    pub alternative: String,
    /// What a row stands for, as the header of its column.
    pub header: String,
    /// The columns.
    pub columns: Vec<String>,
    /// The rows, from above.
    pub rows: Vec<HeatRow>,
}

/// A row of a heat map.
#[derive(Clone, Debug)]
pub(crate) struct HeatRow {
    /// What it stands for.
    pub label: String,
    /// Its fields, one for each column.
    pub fields: Vec<HeatField>,
}

/// A field of a heat map.
#[derive(Clone, Debug)]
pub(crate) struct HeatField {
    /// What stands in it: never nothing, so that no field speaks by its colour alone.
    pub text: String,
    /// What its colour says.
    pub tone: Tone,
}

/// Where fields begin.
const LEFT: i64 = 300;

/// The height of a row.
const ROW: i64 = 40;

/// A heat map whose fields hold words, with a full edge of their tone at the left.
pub(crate) fn heat(found: &Heat) -> Figure {
    let mut drawing = Drawing::default();
    let width = (WIDTH - LEFT).checked_div(count(found.columns.len())).unwrap_or(WIDTH - LEFT);
    for (place, header) in found.columns.iter().enumerate() {
        let x = LEFT + width * count(place);
        drawing.text((x + 12, 20), header, Look::USUAL.bold());
    }
    let top = 32;
    for (line, row) in found.rows.iter().enumerate() {
        let y = top + ROW * count(line);
        drawing.lines((0, y + ROW / 2 - 2), &row.label, 38, Look::USUAL);
        for (place, field) in row.fields.iter().enumerate() {
            let x = LEFT + width * count(place);
            let colours = field.tone.colours();
            drawing.field(Field { x, y, width: width - 4, height: ROW - 4 }, colours.ground);
            drawing.field(Field { x, y, width: 6, height: ROW - 4 }, colours.solid);
            let signs = usize::try_from((width - 24) / 8).unwrap_or_default();
            drawing.lines(
                (x + 14, y + ROW / 2 - 2),
                &field.text,
                signs,
                Look::USUAL.fill(colours.ink),
            );
        }
    }
    let headers: Vec<&str> = std::iter::once(found.header.as_str())
        .chain(found.columns.iter().map(String::as_str))
        .collect();
    let rows = found.rows.iter().map(|row| {
        let fields = row.fields.iter().map(|field| Cell::toned(field.text.as_str(), field.tone));
        std::iter::once(Cell::plain(row.label.as_str())).chain(fields).collect()
    });
    let mut data = data(&found.caption, &headers, rows.collect());
    for column in &mut data.columns {
        column.align = Align::Start;
    }
    Figure {
        caption: found.caption.clone(),
        alternative: found.alternative.clone(),
        svg: drawing.finish(
            top + ROW * count(found.rows.len()),
            &found.caption,
            &found.alternative,
        ),
        grid: Some(grid(found)),
        data,
    }
}

/// The map as cells: heads of columns, and a row of fields for each row.
fn grid(found: &Heat) -> Grid {
    let (label, all) = (20, 60_u16);
    let of = u16::try_from(found.columns.len()).unwrap_or(all).max(1);
    let each = (all - label).checked_div(of).unwrap_or(1).max(1);
    let heads = found.columns.iter().map(|head| GridCell::new(each, head.as_str(), GridLook::Head));
    let first = GridCell::new(label, found.header.as_str(), GridLook::Head);
    let mut rows = vec![GridRow::of(true, std::iter::once(first).chain(heads).collect())];
    for row in &found.rows {
        let fields = row.fields.iter();
        let fields = fields
            .map(|field| GridCell::new(each, field.text.as_str(), GridLook::Field(field.tone)));
        let first = GridCell::plain(label, row.label.as_str());
        rows.push(GridRow::of(false, std::iter::once(first).chain(fields).collect()));
    }
    Grid::of(rows)
}
