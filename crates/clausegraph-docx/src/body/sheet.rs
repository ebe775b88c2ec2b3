//! A paper on one sheet: its sections as tiles in columns.

use clausegraph_paper::{Block, Field, FieldValue, Paper, Section, Table};
use docx_rs::{TableRow, VAlignType};

use super::{
    Draft, Space,
    table::{TableFacts, cell, shared},
};

/// The room between two columns, in twentieths of a point.
const BETWEEN: usize = 280;

impl<'p> Draft<'p> {
    /// The sections in columns, filled one after the other so that the longest is as short as can be.
    pub(super) fn sheet(&mut self, paper: &'p Paper, columns: usize, width: usize) {
        let columns = columns.max(1);
        // The room behind the last column stands in the margin.
        let widths = shared(&vec![1; columns], width.saturating_add(BETWEEN));
        let inner = widths.first().copied().unwrap_or(width).saturating_sub(BETWEEN);
        let space = Space { width: inner, dense: true };
        let heights: Vec<usize> =
            paper.sections.iter().map(|section| height(section, inner)).collect();
        let mut sections = paper.sections.iter();
        let mut cells = Vec::new();
        for (count, width) in split(&heights, columns).into_iter().zip(&widths) {
            let outside = std::mem::take(&mut self.parts);
            for section in sections.by_ref().take(count) {
                self.section(section, 1, space);
            }
            if self.parts.is_empty() {
                self.gap();
            }
            let parts = std::mem::replace(&mut self.parts, outside);
            let column = cell(*width).vertical_align(VAlignType::Top);
            cells.push(Self::into_cell(column, parts));
        }
        let facts = TableFacts { header: false, title: String::new(), description: String::new() };
        let drawn = self.drawn(vec![TableRow::new(cells)], "ReportSheet", widths, facts);
        self.add_table(drawn);
        self.gap();
    }
}

/// How many sections stand in each column so that the highest column is as low as can be.
fn split(heights: &[usize], columns: usize) -> Vec<usize> {
    let mut limit = heights.iter().copied().max().unwrap_or_default();
    loop {
        let mut counts = vec![0_usize];
        let mut used = 0_usize;
        for height in heights {
            if used.saturating_add(*height) > limit && used > 0 {
                counts.push(0);
                used = 0;
            }
            used = used.saturating_add(*height);
            if let Some(count) = counts.last_mut() {
                *count = count.saturating_add(1);
            }
        }
        if counts.len() <= columns {
            counts.resize(columns, 0);
            return counts;
        }
        limit = limit.saturating_add(1);
    }
}

/// About how many lines a section takes.
fn height(section: &Section, width: usize) -> usize {
    let blocks = section.blocks.iter().map(|block| lines(block, width));
    let parts = section.sections.iter().map(|part| height(part, width));
    blocks.chain(parts).fold(3, usize::saturating_add)
}

fn lines(block: &Block, width: usize) -> usize {
    // A sign of small print takes about ninety twentieths of a point.
    let signs = width.checked_div(90).unwrap_or_default().max(10);
    let long = |text: &str, signs: usize| text.chars().count().div_ceil(signs.max(1)).max(1);
    let listed = |items: &[clausegraph_paper::Words]| -> usize {
        items.iter().map(|item| long(&item.text(), signs)).sum()
    };
    match block {
        Block::Paragraph(words) => long(&words.text(), signs),
        Block::Bullets(items) | Block::Numbered(items) => listed(items),
        Block::Table(table) => table_lines(table, signs),
        Block::Figure(figure) => table_lines(&figure.data, signs).saturating_add(2),
        Block::Notice(notice) => long(&notice.words.text(), signs).saturating_add(2),
        Block::Fields(fields) => fields.iter().map(|field| field_lines(field, signs)).sum(),
        Block::Tiles(tiles) => tiles.len().div_ceil(3).saturating_mul(4),
    }
}

fn table_lines(table: &Table, signs: usize) -> usize {
    let all: usize = table.columns.iter().map(|column| usize::from(column.width)).sum();
    let row = |row: &clausegraph_paper::Row| {
        let cells = row.cells.iter().zip(&table.columns).map(|(cell, column)| {
            let share = signs.saturating_mul(usize::from(column.width));
            let share = share.checked_div(all.max(1)).unwrap_or_default().max(4);
            cell.words.text().chars().count().div_ceil(share).max(1)
        });
        cells.max().unwrap_or(1)
    };
    table.rows.iter().map(row).fold(2, usize::saturating_add)
}

fn field_lines(field: &Field, signs: usize) -> usize {
    let value = match &field.value {
        FieldValue::Known(words) => words.text().chars().count(),
        FieldValue::Undecided(told) => told.chars().count(),
        FieldValue::ToFill { lines } => return usize::from(*lines).saturating_add(1),
    };
    value.div_ceil(signs.saturating_mul(7).checked_div(10).unwrap_or_default().max(1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_filled_so_that_the_highest_is_as_low_as_can_be() {
        assert_eq!(split(&[4, 4, 4, 4], 2), [2, 2]);
        assert_eq!(split(&[9, 1, 1, 1], 2), [1, 3]);
        assert_eq!(split(&[1, 1, 9], 3), [2, 1, 0]);
        assert_eq!(split(&[], 3), [0, 0, 0]);
    }
}
