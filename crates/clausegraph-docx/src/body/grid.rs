//! Pictures, as tables whose cells are coloured: they can be edited, need no picture, and are read row by row.

use clausegraph_paper::{Align, Figure, Grid, GridCell, GridLook, GridRow, Tone};
use docx_rs::{
    AlignmentType, BorderType, HeightRule, Paragraph, Shading, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableRow, VAlignType,
};

use super::{
    Draft, Space,
    table::{TableFacts, cell, digits, shared},
    words,
};

/// The rows of a picture that are kept on one page; longer ones may part.
const TOGETHER: usize = 45;
/// How far words stand from the edge of a field, in twentieths of a point.
const INDENT: i32 = 70;
/// How high a row is at least, in twentieths of a point.
const ROW: f32 = 280.0;

impl<'p> Draft<'p> {
    /// A picture as cells, under its caption; what it tells stands below it, and is its alternative text.
    pub(super) fn grid(&mut self, figure: &'p Figure, grid: &Grid, space: Space) {
        self.caption(&figure.caption);
        let units = shared(&vec![1; usize::from(grid.units)], space.width);
        let last = grid.rows.len().saturating_sub(1);
        let is_long = grid.rows.len() > TOGETHER;
        let rows = grid.rows.iter().enumerate();
        let rows =
            rows.map(|(place, row)| drawn(row, &units, place < last && (!is_long || row.is_head)));
        let facts = TableFacts {
            header: grid.rows.first().is_some_and(|row| row.is_head),
            title: figure.caption.clone(),
            description: figure.alternative.clone(),
        };
        let table = self.drawn(rows.collect(), "ReportGrid", units, facts);
        self.add_table(table);
        if figure.alternative.is_empty() {
            self.gap();
        } else {
            self.plain("ReportNote", &figure.alternative);
        }
    }
}

fn drawn(row: &GridRow, units: &[usize], keeps: bool) -> TableRow {
    let mut left = units;
    let cells = row.cells.iter().map(|found| {
        let span = usize::from(found.units);
        let (own, rest) = left.split_at(span.min(left.len()));
        left = rest;
        one(found, own.iter().sum(), span, keeps)
    });
    let row = TableRow::new(cells.collect()).cant_split();
    row.row_height(ROW).height_rule(HeightRule::AtLeast)
}

fn one(found: &GridCell, width: usize, span: usize, keeps: bool) -> TableCell {
    let mut paragraph = Paragraph::new().style("ReportGridCell").keep_next(keeps);
    paragraph = match found.align {
        Align::Start => paragraph,
        Align::Middle => paragraph.align(AlignmentType::Center),
        Align::End => paragraph.align(AlignmentType::Right),
    };
    let mut cell = cell(width).vertical_align(VAlignType::Center);
    if span > 1 {
        cell = cell.grid_span(span);
    }
    let run = words::run(&found.text);
    let (run, cell) = match found.look {
        GridLook::Plain => (run, cell),
        GridLook::Head => (run.style("Strong"), cell),
        GridLook::Group => (run.style("Strong"), filled(cell, Tone::Quiet.colours().ground)),
        GridLook::Field(tone) => {
            let colours = tone.colours();
            let edge = TableCellBorder::new(TableCellBorderPosition::Left)
                .border_type(BorderType::Single)
                .size(36)
                .color(digits(colours.solid));
            let edges = TableCellBorders::with_empty().set(edge);
            paragraph = paragraph.indent(Some(INDENT), None, None, None);
            (run.color(digits(colours.ink)), filled(cell, colours.ground).set_borders(edges))
        }
        GridLook::Bar(tone) => {
            let colours = tone.colours();
            (run.color(digits(colours.on_solid)), filled(cell, colours.solid))
        }
        GridLook::Mark(tone) => (run.color(digits(tone.colours().solid)), cell),
    };
    if found.text.is_empty() {
        return cell.add_paragraph(paragraph);
    }
    cell.add_paragraph(paragraph.add_run(run))
}

fn filled(cell: TableCell, colour: &str) -> TableCell {
    cell.shading(Shading::new().fill(digits(colour)))
}
