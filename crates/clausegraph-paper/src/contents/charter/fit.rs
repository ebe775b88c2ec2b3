//! Whether everything stands on one page: a careful estimate of the lines that each part takes.
//!
//! The estimate is made for the smallest type that can still be read. It counts words as wide as a wide
//! face draws them, breaks lines where words end, and looks for columns that hold all parts in their order.
//! What passes it is printed on one page; tests prove that with a browser.

use super::super::{PaperError, TooLong};
use crate::{Block, Cell, Field, FieldValue, Paper, RowSort, Section, Sheet, Table, Words};

/// How many entries a block shows at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Most {
    pub(super) goals: usize,
    pub(super) outcomes: usize,
    pub(super) services: usize,
    pub(super) others: usize,
    pub(super) principles: usize,
    pub(super) policies: usize,
    pub(super) roles: usize,
    pub(super) owners: usize,
    pub(super) routines: usize,
    pub(super) measures: usize,
    pub(super) forums: usize,
    pub(super) risks: usize,
    pub(super) obligations: usize,
    pub(super) aims: usize,
}

impl Most {
    /// The least that a block shows of each, where there are as many.
    const LEAST: Self = Self {
        goals: 1,
        outcomes: 1,
        services: 2,
        others: 2,
        principles: 1,
        policies: 1,
        roles: 2,
        owners: 1,
        routines: 2,
        measures: 2,
        forums: 1,
        risks: 1,
        obligations: 1,
        aims: 1,
    };

    /// All that a sheet is made for.
    const fn full(sheet: Sheet) -> Self {
        match sheet {
            Sheet::A3Landscape => Self {
                goals: 4,
                outcomes: 4,
                services: 14,
                others: 8,
                principles: 8,
                policies: 6,
                roles: 10,
                owners: 8,
                routines: 10,
                measures: 8,
                forums: 6,
                risks: 5,
                obligations: 5,
                aims: 5,
            },
            Sheet::A4Portrait | Sheet::A4Landscape => Self {
                goals: 3,
                outcomes: 3,
                services: 10,
                others: 6,
                principles: 6,
                policies: 4,
                roles: 8,
                owners: 6,
                routines: 8,
                measures: 8,
                forums: 5,
                risks: 4,
                obligations: 4,
                aims: 4,
            },
        }
    }

    /// The numbers one by one, those that a reader misses first at the front.
    const fn each(&mut self) -> [&mut usize; 14] {
        [
            &mut self.routines,
            &mut self.roles,
            &mut self.measures,
            &mut self.services,
            &mut self.forums,
            &mut self.risks,
            &mut self.owners,
            &mut self.aims,
            &mut self.principles,
            &mut self.goals,
            &mut self.obligations,
            &mut self.policies,
            &mut self.others,
            &mut self.outcomes,
        ]
    }
}

/// The page with as many entries as find room: all that the sheet is made for or, beginning with the least
/// of each, one more of each in turn as long as everything fits.
///
/// # Errors
///
/// What takes too much where not even the least of each finds room.
pub(super) fn filled(sheet: Sheet, page: impl Fn(Most) -> Paper) -> Result<Paper, PaperError> {
    let mut full = Most::full(sheet);
    let whole = page(full);
    if check(&whole).is_ok() {
        return Ok(whole);
    }
    let mut most = Most::LEAST;
    let mut best = page(most);
    check(&best)?;
    let places = most.each().len();
    let mut grows = true;
    while grows {
        grows = false;
        for place in 0..places {
            let mut next = most;
            let limit = full.each().get(place).map(|limit| **limit);
            let mut numbers = next.each();
            let Some(number) = numbers.get_mut(place) else { continue };
            if limit.is_none_or(|limit| **number >= limit) {
                continue;
            }
            **number += 1;
            let paper = page(next);
            if check(&paper).is_ok() {
                grows |= paper != best;
                (most, best) = (next, paper);
            }
        }
    }
    Ok(best)
}

/// How many columns a sheet has.
pub(super) const fn columns(sheet: Sheet) -> u8 {
    match sheet {
        Sheet::A3Landscape => 4,
        Sheet::A4Landscape => 3,
        Sheet::A4Portrait => 2,
    }
}

/// The page, in hundredths of the size of the type.
struct Page {
    /// The width that words have in a column.
    width: u32,
    /// The height of a column.
    height: u32,
    /// How many columns.
    columns: usize,
    /// What share of a column each part may take where all are full, in hundredths.
    shares: &'static [u32],
    /// The height of a line.
    line: u32,
    /// Around the words of a part, its heading and the space to the next.
    around: u32,
}

impl Page {
    const fn of(sheet: Sheet) -> Self {
        match sheet {
            // Type of 8 points; 277 mm high, less head and foot; 400 mm wide.
            Sheet::A3Landscape => Self {
                width: 3_240,
                height: 8_700,
                columns: 4,
                shares: &[40, 60, 45, 55, 55, 45, 28, 32, 20, 20],
                line: 132,
                around: 410,
            },
            // Type of 8 points; 190 mm high; 277 mm wide.
            Sheet::A4Landscape => Self {
                width: 3_040,
                height: 5_750,
                columns: 3,
                shares: &[20, 30, 22, 28, 50, 30, 20, 44, 30, 26],
                line: 132,
                around: 410,
            },
            // Type of 8 points, set tight; 277 mm high, less head and foot; 190 mm wide.
            Sheet::A4Portrait => Self {
                width: 3_140,
                height: 9_250,
                columns: 2,
                shares: &[16, 26, 24, 34, 25, 18, 12, 16, 10, 19],
                line: 127,
                around: 300,
            },
        }
    }
}

/// Whether the parts of a charter stand on its page.
///
/// # Errors
///
/// Every part that takes more than its share of the page, where not all of them find room. The shares fill
/// the columns, so that there is such a part whenever the page is too small.
fn check(paper: &Paper) -> Result<(), PaperError> {
    let page = Page::of(paper.sheet);
    let heights: Vec<u32> =
        paper.sections.iter().map(|section| section_height(section, &page)).collect();
    if columns_needed(&heights, page.height).is_some_and(|needed| needed <= page.columns) {
        return Ok(());
    }
    let share = |share: &u32| page.height * share / 100;
    let parts = paper.sections.iter().zip(&heights).zip(page.shares.iter().map(share));
    let tiles = parts.filter(|((_, height), share)| *height > share);
    let lines = |height: u32| usize::try_from(height.div_ceil(page.line)).unwrap_or(usize::MAX);
    let tiles = tiles.map(|((section, height), share)| TooLong {
        tile: section.title.clone(),
        lines: lines(*height),
        room: lines(share.saturating_sub(page.line)),
    });
    Err(PaperError::DoesNotFit { tiles: tiles.collect() })
}

/// How many columns the parts take in their order; none where one alone is too high.
fn columns_needed(heights: &[u32], room: u32) -> Option<usize> {
    let (mut columns, mut taken) = (1, 0);
    for height in heights {
        if *height > room {
            return None;
        }
        if taken + height > room {
            columns += 1;
            taken = 0;
        }
        taken += height;
    }
    Some(columns)
}

fn section_height(section: &Section, page: &Page) -> u32 {
    let blocks: u32 = section.blocks.iter().map(|block| block_height(block, page)).sum();
    let parts: u32 = section.sections.iter().map(|part| section_height(part, page)).sum();
    page.around + blocks + parts
}

fn block_height(block: &Block, page: &Page) -> u32 {
    let width = page.width;
    let text = |words: &Words, width| text_lines(&words.text(), width) * page.line;
    match block {
        Block::Paragraph(words) => text(words, width) + 40,
        Block::Bullets(items) | Block::Numbered(items) => {
            items.iter().map(|item| text(item, width - 130) + 20).sum::<u32>() + 40
        }
        Block::Table(table) => table_height(table, page),
        Block::Figure(_) => width / 2,
        Block::Notice(notice) => text(&notice.words, width - 350) + 190,
        Block::Fields(fields) => {
            fields.iter().map(|field| field_height(field, page)).sum::<u32>() + 60
        }
        Block::Tiles(tiles) => {
            let rows = u32::try_from(tiles.len().div_ceil(3)).unwrap_or(u32::MAX);
            rows.saturating_mul(560)
        }
    }
}

fn field_height(field: &Field, page: &Page) -> u32 {
    let width = page.width;
    let value = match &field.value {
        FieldValue::Known(words) => text_lines(&words.text(), width / 2) * page.line,
        FieldValue::ToFill { lines } => u32::from(*lines).max(1) * 200,
        FieldValue::Undecided(words) => text_lines(words, width / 2) * page.line,
    };
    value.max(text_lines(&field.label, width / 3) * page.line) + 45
}

fn table_height(table: &Table, page: &Page) -> u32 {
    let width = page.width;
    let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    // The words of a table are a little smaller than others, and stand within the space of their cells.
    let room = |share: u16| (width * u32::from(share)).checked_div(all).unwrap_or(width);
    let cells = |texts: &mut dyn Iterator<Item = (String, u16)>| {
        let lines = texts.map(|(text, share)| text_lines(&text, room(share).saturating_sub(85)));
        lines.max().unwrap_or(1).max(1) * (page.line + 3) + 45
    };
    let header =
        cells(&mut table.columns.iter().map(|column| (column.header.clone(), column.width)));
    let body = |cells_of: &[Cell]| {
        let texts = cells_of.iter().zip(&table.columns);
        cells(&mut texts.map(|(cell, column)| (cell.words.text(), column.width)))
    };
    let rows = table.rows.iter().map(|row| match row.sort {
        RowSort::Body => body(&row.cells),
        RowSort::Group => 180,
    });
    let around = (text_lines(&table.caption, width) + text_lines(&table.note, width)) * page.line;
    header + rows.sum::<u32>() + around + 75
}

/// The lines of a text, broken where words end; words that are wider than a line are broken, too.
pub(in crate::contents) fn text_lines(text: &str, width: u32) -> u32 {
    if text.is_empty() {
        return 0;
    }
    text.split('\n').map(|line| line_count(line, width.max(200))).sum()
}

fn line_count(text: &str, width: u32) -> u32 {
    let (mut lines, mut taken) = (1, 0);
    for word in text.split(' ') {
        let wide: u32 = word.chars().map(breadth).sum();
        let blank = if taken == 0 { 0 } else { breadth(' ') };
        if taken + blank + wide <= width {
            taken += blank + wide;
            continue;
        }
        if taken > 0 {
            lines += 1;
        }
        lines += wide.saturating_sub(1) / width;
        taken = wide % width;
    }
    lines
}

/// How wide a sign is, in hundredths of the size of the type: as a wide face without serifs draws it.
const fn breadth(sign: char) -> u32 {
    match sign {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' => 30,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '"' | 'I' | 'J' => 40,
        's' | 'c' | 'z' | 'k' | 'v' | 'x' | 'y' => 55,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 95,
        'a' | 'b' | 'd' | 'e' | 'g' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' | '0'..='9' => 62,
        'A'..='Z' | '\u{c0}'..='\u{24f}' => 70,
        // Other scripts, and signs that are drawn as wide as they are high.
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_where_words_end() {
        assert_eq!(text_lines("", 1_000), 0);
        assert_eq!(text_lines("word", 1_000), 1);
        assert_eq!(text_lines("eeeeeeeeee eeeeeeeeee", 1_000), 2);
        // A word that is wider than a line is broken, and the next one begins behind it.
        assert_eq!(text_lines(&"e".repeat(40), 1_000), 3);
        assert_eq!(text_lines("a\nb", 1_000), 2);
    }

    #[test]
    fn parts_stand_in_their_order() {
        assert_eq!(columns_needed(&[3, 3, 3, 3], 6), Some(2));
        assert_eq!(columns_needed(&[3, 7], 6), None);
        assert_eq!(columns_needed(&[4, 4, 4], 6), Some(3));
    }

    #[test]
    fn full_shares_fill_the_columns() {
        for sheet in [Sheet::A3Landscape, Sheet::A4Landscape, Sheet::A4Portrait] {
            let page = Page::of(sheet);
            let full: Vec<u32> =
                page.shares.iter().map(|share| page.height * share / 100).collect();
            assert_eq!(full.len(), 10);
            assert!(
                columns_needed(&full, page.height).is_some_and(|needed| needed <= page.columns),
                "{sheet:?}: {full:?}"
            );
        }
    }
}
