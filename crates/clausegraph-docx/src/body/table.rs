//! Tables, labels with values, and tiles.

use clausegraph_paper::{
    Align, Cell, Column, Field, FieldValue, Row, RowSort, Table, Tile, Tone, Words,
};
use docx_rs::{
    AlignmentType, BorderType, HeightRule, Paragraph, Shading, StructuredDataTag, Table as Drawn,
    TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders, TableLayoutType,
    TableRow, WidthType,
};

use super::{Draft, Part, Space, words};

/// What the library for documents cannot say of a table, by the table's number.
#[derive(Clone, Debug)]
pub(super) struct TableFacts {
    /// Whether its first row is a header, which stands on every page again.
    pub(super) header: bool,
    /// Its title, for those who hear it.
    pub(super) title: String,
    /// What it tells, for those who hear it.
    pub(super) description: String,
}

/// The ground of a row that is a heading.
const GROUP: &str = "F1F4F8";
/// The ground of a place to write in.
const PLACE: &str = "F7F9FC";
/// How wide a tile is at least, in twentieths of a point.
const TILE: usize = 1_900;

impl<'p> Draft<'p> {
    pub(super) fn table(&mut self, table: &'p Table, told: &'p str, space: Space) {
        self.caption(&table.caption);
        let widths = widths(&table.columns, space.width);
        let mut rows = Vec::new();
        let header = !table.columns.iter().all(|column| column.header.is_empty());
        if header {
            let cells = table.columns.iter().zip(&widths);
            let cells = cells.map(|(column, width)| {
                let title =
                    Paragraph::new().style("ReportHead").add_run(words::run(&column.header));
                cell(*width).add_paragraph(aligned(title, column.align))
            });
            rows.push(TableRow::new(cells.collect()).cant_split());
        }
        for row in &table.rows {
            rows.push(self.row(row, &table.columns, &widths, space.width));
        }
        if !rows.is_empty() {
            let facts =
                TableFacts { header, title: table.caption.clone(), description: told.to_owned() };
            let drawn = self.drawn(rows, "ReportTable", widths, facts);
            self.add_table(drawn);
        }
        let notes: Vec<&str> =
            [told, &table.note].into_iter().filter(|note| !note.is_empty()).collect();
        for note in &notes {
            self.plain("ReportNote", note);
        }
        if notes.is_empty() {
            self.gap();
        }
    }

    fn row(&mut self, row: &Row, columns: &[Column], widths: &[usize], width: usize) -> TableRow {
        match row.sort {
            RowSort::Group => {
                let none = Words::none();
                let words = row.cells.first().map_or(&none, |cell| &cell.words);
                let title = self.inline(Paragraph::new().style("ReportGroup"), words);
                let cell = cell(width).grid_span(columns.len().max(1));
                let cell = cell.shading(Shading::new().fill(GROUP)).add_paragraph(title);
                TableRow::new(vec![cell]).cant_split()
            }
            RowSort::Body => {
                let blank = Cell::plain("");
                let cells =
                    columns.iter().zip(widths).enumerate().map(|(place, (column, width))| {
                        let found = row.cells.get(place).unwrap_or(&blank);
                        let words = self.inline(Paragraph::new().style("ReportCell"), &found.words);
                        toned(cell(*width), found.tone).add_paragraph(aligned(words, column.align))
                    });
                TableRow::new(cells.collect()).cant_split()
            }
        }
    }

    /// Labels beside their values or beside places to write in.
    pub(super) fn fields(&mut self, fields: &[Field], space: Space) {
        if fields.is_empty() {
            return;
        }
        let label = space.width.saturating_mul(3).checked_div(10).unwrap_or_default();
        let value = space.width.saturating_sub(label);
        let mut rows = Vec::new();
        for field in fields {
            let title = Paragraph::new().style("ReportLabel").add_run(words::run(&field.label));
            let label = cell(label).add_paragraph(title);
            let (value, height) = self.value(field, cell(value));
            let row = TableRow::new(vec![label, value]).cant_split();
            rows.push(match height {
                Some(height) => row.row_height(f32::from(height)).height_rule(HeightRule::AtLeast),
                None => row,
            });
        }
        let facts = TableFacts { header: false, title: String::new(), description: String::new() };
        let drawn = self.drawn(rows, "ReportFields", vec![label, value], facts);
        self.add_table(drawn);
        self.gap();
    }

    /// The cell of a value, and how high its row is at least.
    fn value(&mut self, field: &Field, cell: TableCell) -> (TableCell, Option<u16>) {
        let paragraph = Paragraph::new().style("ReportCell");
        match &field.value {
            FieldValue::Known(words) => (cell.add_paragraph(self.inline(paragraph, words)), None),
            FieldValue::Undecided(told) => {
                let told = words::run(&format!("\u{25cb} {told}")).style("ReportUndecided");
                (toned(cell, Tone::Weak).add_paragraph(paragraph.add_run(told)), None)
            }
            FieldValue::ToFill { lines } => {
                let blank = words::run(&"\u{2002}".repeat(5)).style("PlaceholderText");
                let place = StructuredDataTag::new().alias(self.labels.len().to_string());
                self.labels.push(field.label.clone());
                let place = paragraph.add_structured_data_tag(place.add_run(blank));
                let cell = cell.shading(Shading::new().fill(PLACE)).add_paragraph(place);
                let lines = u16::from((*lines).max(1));
                (cell, Some(lines.saturating_mul(300).saturating_add(120)))
            }
        }
    }

    /// Large numbers or words side by side.
    pub(super) fn tiles(&mut self, tiles: &[Tile], space: Space) {
        let most = space.width.checked_div(TILE).unwrap_or_default().max(1);
        let lines = tiles.len().div_ceil(most).max(1);
        let across = tiles.len().div_ceil(lines).max(1);
        let widths = shared(&vec![1; across], space.width);
        let mut rows = Vec::new();
        for line in tiles.chunks(across) {
            let mut line = line.iter();
            let cells = widths.iter().map(|width| match line.next() {
                Some(tile) => tile_cell(tile, *width),
                None => cell(*width).add_paragraph(Paragraph::new().style("ReportTileLabel")),
            });
            rows.push(TableRow::new(cells.collect()).cant_split());
        }
        if rows.is_empty() {
            return;
        }
        let facts = TableFacts { header: false, title: String::new(), description: String::new() };
        let drawn = self.drawn(rows, "ReportTiles", widths, facts);
        self.add_table(drawn);
        self.gap();
    }

    /// A table of a style; its number stands in its indent until the facts about it are written.
    pub(super) fn drawn(
        &mut self,
        rows: Vec<TableRow>,
        style: &str,
        widths: Vec<usize>,
        facts: TableFacts,
    ) -> Drawn {
        let number = i32::try_from(self.tables.len()).unwrap_or(i32::MAX);
        self.tables.push(facts);
        let width = widths.iter().sum();
        Drawn::without_borders(rows)
            .style(style)
            .set_grid(widths)
            .width(width, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .indent(number)
    }

    /// Parts into a cell.
    pub(super) fn into_cell(mut cell: TableCell, parts: Vec<Part>) -> TableCell {
        for part in parts {
            cell = match part {
                Part::Paragraph(paragraph) => cell.add_paragraph(*paragraph),
                Part::Table(table) => cell.add_table(*table),
            };
        }
        cell
    }
}

pub(super) fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa)
}

fn tile_cell(tile: &Tile, width: usize) -> TableCell {
    let value = Paragraph::new().style("ReportTileValue").add_run(words::run(&tile.value));
    let label = Paragraph::new().style("ReportTileLabel").add_run(words::run(&tile.label));
    let colours = tile.tone.colours();
    let ground = if tile.tone == Tone::None { GROUP.to_owned() } else { digits(colours.ground) };
    // An edge beside other tiles would be lost to the white between them.
    let edge = TableCellBorder::new(TableCellBorderPosition::Top).border_type(BorderType::Single);
    cell(width)
        .shading(Shading::new().fill(ground))
        .set_borders(TableCellBorders::with_empty().set(edge.size(24).color(digits(colours.solid))))
        .add_paragraph(value)
        .add_paragraph(label)
}

fn toned(cell: TableCell, tone: Tone) -> TableCell {
    if tone == Tone::None {
        return cell;
    }
    cell.shading(Shading::new().fill(digits(tone.colours().ground)))
}

/// A colour of the table of tones as the format writes it.
pub(super) fn digits(colour: &str) -> String {
    colour.trim_start_matches('#').to_ascii_uppercase()
}

fn aligned(paragraph: Paragraph, align: Align) -> Paragraph {
    match align {
        Align::Start => paragraph,
        Align::Middle => paragraph.align(AlignmentType::Center),
        Align::End => paragraph.align(AlignmentType::Right),
    }
}

fn widths(columns: &[Column], width: usize) -> Vec<usize> {
    let shares: Vec<usize> =
        columns.iter().map(|column| usize::from(column.width.max(1))).collect();
    shared(&shares, width)
}

/// A width in shares; together they are the width.
pub(super) fn shared(shares: &[usize], width: usize) -> Vec<usize> {
    let all: usize = shares.iter().sum::<usize>().max(1);
    let mut before = 0;
    let mut end = 0;
    let mut out = Vec::with_capacity(shares.len());
    for share in shares {
        before += share;
        let next = width.saturating_mul(before).checked_div(all).unwrap_or_default();
        out.push(next.saturating_sub(end));
        end = next;
    }
    out
}
