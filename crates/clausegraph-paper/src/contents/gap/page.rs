//! Whether the management summary stands on one page: a careful estimate of its height.
//!
//! The estimate is made for the look of our own documents on A4, the roomiest of those that set pages, and
//! leaves a margin; tests prove it with a word processor.

use super::super::charter::fit::text_lines;
use crate::{Block, Cell, Section, Table, Words};

/// The width of the text, in hundredths of the size of the type: 170 mm of 10.5 points, and type that is
/// narrower than the one that signs are measured by.
const WIDTH: u32 = 5_650;
/// The height of the text: 257 mm, less a little; the estimate is by one part in twenty too high besides.
const HEIGHT: u32 = 6_700;
/// The height of a line.
const LINE: u32 = 134;
/// The height of a line of small type, as in tables.
const SMALL: u32 = 108;

/// What the page says, and what it is counted in.
pub(super) fn fits(blocks: &[Block], sections: &[Section]) -> bool {
    let parts = sections.iter().map(|section| 352 + height(&section.blocks));
    457 + height(blocks) + parts.sum::<u32>() <= HEIGHT
}

fn height(blocks: &[Block]) -> u32 {
    blocks.iter().map(of_block).sum()
}

fn of_block(block: &Block) -> u32 {
    let text = |words: &Words, width| text_lines(&words.text(), width) * LINE;
    match block {
        Block::Paragraph(words) => text(words, WIDTH) + 57,
        Block::Bullets(items) | Block::Numbered(items) => {
            items.iter().map(|item| text(item, WIDTH - 350) + 29).sum()
        }
        Block::Table(table) => of_table(table),
        Block::Notice(notice) => text(&notice.words, WIDTH - 500) + 400,
        Block::Tiles(_) => 650,
        // What the summary does not hold takes more than a page.
        Block::Figure(_) | Block::Fields(_) => HEIGHT,
    }
}

fn of_table(table: &Table) -> u32 {
    // Small type has more room in the same width.
    let width = WIDTH * 7 / 6;
    let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    let row = |cells: &[Cell]| {
        let lines = cells.iter().zip(&table.columns).map(|(cell, column)| {
            let room = (width * u32::from(column.width)).checked_div(all).unwrap_or(width);
            text_lines(&cell.words.text(), room.saturating_sub(110))
        });
        lines.max().unwrap_or(1).max(1) * SMALL + 45
    };
    let rows: u32 = table.rows.iter().map(|found| row(&found.cells)).sum();
    let note = text_lines(&table.note, width) * SMALL + 133;
    SMALL + 50 + rows + note
}

/// A sentence that takes two lines at most: what is longer ends in an ellipsis, and stands in full elsewhere.
pub(super) fn cut(sentence: &str, most: usize) -> String {
    if sentence.chars().count() <= most {
        return sentence.to_owned();
    }
    let kept: String = sentence.chars().take(most).collect();
    let end = kept.rfind(' ').unwrap_or(kept.len());
    let kept = kept.get(..end).unwrap_or_default();
    // A field between backticks stays whole, or is left out.
    let kept = match kept.matches('`').count() % 2 {
        0 => kept,
        _ => kept.rsplit_once('`').map_or("", |(before, _)| before),
    };
    format!("{} \u{2026}", kept.trim_end_matches([' ', ',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_ends_behind_a_word() {
        assert_eq!(cut("Approve the plan.", 20), "Approve the plan.");
        assert_eq!(cut("Approve the plan, and the policy.", 20), "Approve the plan \u{2026}");
        assert_eq!(cut("It lacks `review every year` altogether.", 20), "It lacks \u{2026}");
        assert_eq!(cut(&"e".repeat(30), 20), format!("{} \u{2026}", "e".repeat(20)));
    }

    #[test]
    fn a_page_of_many_lines_does_not_fit() {
        let lines = |number| vec![Block::Bullets(vec![Words::plain("A line."); number])];
        assert!(fits(&lines(38), &[]));
        assert!(!fits(&lines(39), &[]));
    }
}
