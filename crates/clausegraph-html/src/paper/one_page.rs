//! A paper on one page: which section stands in which column, in which type.

use clausegraph_paper::{
    Block, Field, FieldValue, Layout, Paper, PaperKind, Row, RowSort, Section, Table, Words,
};

use super::sheet::{ONE_PAGE_MARGIN, size};

/// The sections of a paper on one page, column by column.
pub(super) struct OnePage<'p> {
    /// The sections of each column, none of them empty.
    pub columns: Vec<&'p [Section]>,
    /// The size of the type, in tenths of a point.
    pub type_size: u32,
}

/// The largest size of type that is tried, in tenths of a point.
const LARGEST: u32 = 120;

/// The smallest one: a charter that takes more is refused before, and what is signed must be read.
const fn smallest(kind: PaperKind) -> u32 {
    match kind {
        PaperKind::Charter => 80,
        PaperKind::Gap
        | PaperKind::EvidenceMap
        | PaperKind::Audit
        | PaperKind::ReviewPack
        | PaperKind::Readiness
        | PaperKind::Roadmap => 55,
    }
}

/// What stands above and below the columns, in tenths of a line.
const FRAME: u32 = 72;

/// What a section takes around its pieces: its heading, its edge, and the space to the next, in tenths.
const AROUND: u32 = 31;

/// Between two columns and around the words of a tile, in micrometres.
const BETWEEN: u32 = 12_500;

impl<'p> OnePage<'p> {
    /// The layout of a paper that stands on one page; none of another.
    pub(super) fn of(paper: &'p Paper) -> Option<Self> {
        let number = match paper.layout {
            Layout::OnePage { columns } => columns.max(1),
            Layout::Flowing => return None,
        };
        let (width, height) = size(paper.sheet);
        let width = (width - 2 * ONE_PAGE_MARGIN) * 1000 / u32::from(number);
        let height = (height - 2 * ONE_PAGE_MARGIN) * 1000;
        let mut found = Self { columns: Vec::new(), type_size: 0 };
        for type_size in (smallest(paper.kind)..=LARGEST).rev() {
            // A sign is about half as wide as the type is high, and a line a third higher.
            let signs = width.saturating_sub(BETWEEN) / (type_size * 20);
            let room = height * 10 / (type_size * 47);
            let lines: Vec<u32> =
                paper.sections.iter().map(|section| section_height(section, signs)).collect();
            let (columns, most) = parted(&paper.sections, &lines, usize::from(number));
            found = Self { columns, type_size };
            let above: u32 = paper.notices.iter().map(|_| 27).sum();
            if most + FRAME + above <= room {
                break;
            }
        }
        Some(found)
    }
}

/// The sections in at most so many columns, the fullest one as short as it can be; and its height.
fn parted<'p>(sections: &'p [Section], lines: &[u32], columns: usize) -> (Vec<&'p [Section]>, u32) {
    let all: u32 = lines.iter().sum();
    let most =
        (0..=all).find(|most| filled(lines, *most).is_some_and(|ends| ends.len() <= columns));
    let most = most.unwrap_or(all);
    let mut begin = 0;
    let ends = filled(lines, most).unwrap_or_else(|| vec![sections.len()]);
    let parts = ends.into_iter().filter_map(|end| {
        let part = sections.get(begin..end);
        begin = end;
        part
    });
    (parts.collect(), most)
}

/// Where columns end that take so many lines each; none where a single section takes more.
fn filled(lines: &[u32], most: u32) -> Option<Vec<usize>> {
    let mut ends = Vec::new();
    let mut taken = 0;
    for (place, lines) in lines.iter().enumerate() {
        if *lines > most {
            return None;
        }
        if taken + lines > most {
            ends.push(place);
            taken = 0;
        }
        taken += lines;
    }
    ends.push(lines.len());
    Some(ends)
}

/// The height of a section in tenths of a line, where a line holds so many signs.
fn section_height(section: &Section, signs: u32) -> u32 {
    AROUND + inner_height(section, signs)
}

fn inner_height(section: &Section, signs: u32) -> u32 {
    let blocks: u32 = section.blocks.iter().map(|block| block_height(block, signs)).sum();
    let parts: u32 = section.sections.iter().map(|part| 20 + inner_height(part, signs)).sum();
    blocks + parts
}

fn block_height(block: &Block, signs: u32) -> u32 {
    let items = |items: &[Words]| -> u32 {
        let inner = signs.saturating_sub(3);
        items.iter().map(|item| 10 * text_lines(&item.text(), inner) + 2).sum()
    };
    match block {
        Block::Paragraph(words) => 10 * text_lines(&words.text(), signs) + 3,
        Block::Bullets(found) | Block::Numbered(found) => items(found) + 3,
        Block::Table(table) => table_height(table, signs),
        Block::Figure(_) => signs * 10 / 4 + 20,
        Block::Notice(notice) => {
            10 * text_lines(&notice.words.text(), signs.saturating_sub(6)) + 15
        }
        Block::Fields(fields) => {
            fields.iter().map(|field| field_height(field, signs)).sum::<u32>() + 6
        }
        Block::Tiles(tiles) => {
            let rows = u32::try_from(tiles.len().div_ceil(3)).unwrap_or(u32::MAX);
            rows.saturating_mul(52).saturating_add(8)
        }
    }
}

fn field_height(field: &Field, signs: u32) -> u32 {
    let beside = (signs * 3 / 5).saturating_sub(2);
    let value = match &field.value {
        FieldValue::Known(words) => 10 * text_lines(&words.text(), beside),
        FieldValue::ToFill { lines } => u32::from(*lines) * 15,
        FieldValue::Undecided(words) => 10 * text_lines(words, beside.saturating_sub(2)),
    };
    value.max(10 * text_lines(&field.label, signs * 2 / 5)) + 4
}

fn table_height(table: &Table, signs: u32) -> u32 {
    let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    let room = |width: u16| {
        let share = (signs * u32::from(width)).checked_div(all).unwrap_or(signs);
        share.saturating_sub(2)
    };
    let header = table.columns.iter().map(|column| text_lines(&column.header, room(column.width)));
    let row = |row: &Row| match row.sort {
        RowSort::Group => 16,
        RowSort::Body => {
            let cells = row.cells.iter().zip(&table.columns);
            let lines =
                cells.map(|(cell, column)| text_lines(&cell.words.text(), room(column.width)));
            10 * lines.max().unwrap_or(1) + 4
        }
    };
    let rows: u32 = table.rows.iter().map(row).sum();
    let around = [&table.caption, &table.note].into_iter();
    let around: u32 = around.map(|text| 10 * text_lines(text, signs)).sum();
    10 * header.max().unwrap_or(1) + 4 + rows + around + 10
}

/// The lines of a text, those of an empty one none.
fn text_lines(text: &str, signs: u32) -> u32 {
    let signs = signs.max(4);
    let line =
        |line: &str| u32::try_from(line.chars().count()).unwrap_or(u32::MAX).div_ceil(signs).max(1);
    if text.is_empty() { 0 } else { text.split('\n').map(line).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_filled_so_that_the_fullest_is_short() {
        assert_eq!(filled(&[3, 3, 3, 3], 6), Some(vec![2, 4]));
        assert_eq!(filled(&[3, 7], 6), None);
        assert_eq!(filled(&[], 0), Some(vec![0]));
    }

    #[test]
    fn lines_are_counted_as_they_break() {
        assert_eq!(text_lines("", 10), 0);
        assert_eq!(text_lines("1234567890", 10), 1);
        assert_eq!(text_lines("12345678901\nx", 10), 3);
    }
}
