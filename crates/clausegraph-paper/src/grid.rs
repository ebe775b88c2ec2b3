//! A picture made of cells, for formats that have tables and draw nothing.

use crate::{Align, Tone};

/// A picture as cells of a fine grid: it can be edited, and is read row by row.
///
/// Every row is as wide as the grid. No cell speaks by its colour alone: a number, a word or a sign stands in
/// it, or beside it in its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// How many units its rows are wide: 62 at most, so that a word processor takes them as columns.
    pub units: u16,
    /// Its rows, from above.
    pub rows: Vec<GridRow>,
}

/// A row of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// Whether it says what stands below it: a legend, the heads of columns.
    pub is_head: bool,
    /// Its cells; together they are as wide as the grid.
    pub cells: Vec<GridCell>,
}

/// A cell of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// How many units it is wide: one at least.
    pub units: u16,
    /// What stands in it; may be empty.
    pub text: String,
    /// Where its words stand.
    pub align: Align,
    /// How it looks.
    pub look: GridLook,
}

/// How a cell of a grid looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridLook {
    /// Words on paper.
    Plain,
    /// Words that say what stands below them.
    Head,
    /// A heading over the rows that follow.
    Group,
    /// A field with words: the light ground of its tone and an edge of its full colour.
    Field(Tone),
    /// A part of a bar: the full colour of its tone.
    Bar(Tone),
    /// A sign in the colour of its tone.
    Mark(Tone),
}

impl GridCell {
    /// A cell of some look, whose words stand where lines begin.
    pub(crate) fn new(units: u16, text: impl Into<String>, look: GridLook) -> Self {
        Self { units, text: text.into(), align: Align::Start, look }
    }

    /// Words on paper.
    pub(crate) fn plain(units: u16, text: impl Into<String>) -> Self {
        Self::new(units, text, GridLook::Plain)
    }

    /// The same with its words in the middle.
    pub(crate) fn middle(self) -> Self {
        Self { align: Align::Middle, ..self }
    }

    /// The same with its words where lines end.
    pub(crate) fn end(self) -> Self {
        Self { align: Align::End, ..self }
    }
}

impl GridRow {
    /// A row; cells without width are left out.
    pub(crate) fn of(is_head: bool, cells: Vec<GridCell>) -> Self {
        let cells = cells.into_iter().filter(|cell| cell.units > 0).collect();
        Self { is_head, cells }
    }

    /// How wide its cells are together.
    pub(crate) fn units(&self) -> u16 {
        self.cells.iter().fold(0, |sum, cell| sum.saturating_add(cell.units))
    }
}

impl Grid {
    /// A grid as wide as its widest row; the others end with a cell that holds nothing.
    pub(crate) fn of(mut rows: Vec<GridRow>) -> Self {
        let units = rows.iter().map(GridRow::units).max().unwrap_or_default();
        for row in &mut rows {
            let left = units.saturating_sub(row.units());
            if left > 0 {
                row.cells.push(GridCell::plain(left, ""));
            }
        }
        Self { units, rows }
    }
}

/// Whether some words find room in so many units, in the small type of a grid.
pub(crate) fn finds_room(text: &str, units: u16) -> bool {
    // A unit is 2.7 mm wide, a sign about 1.6 mm.
    let signs = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    signs.saturating_mul(16).saturating_add(8) <= u64::from(units).saturating_mul(27)
}

/// The room of some units in parts as large as some numbers; together they are the room.
///
/// What is there is never drawn away: a part is as wide as its number needs, and what is left goes to those
/// that are furthest from their share.
pub(crate) fn parted(numbers: &[u64], room: u16) -> Vec<u16> {
    let all: u64 = numbers.iter().sum();
    let needed = |number: u64| match number {
        0 => 0,
        1..=9 => 1,
        10..=999 => 2,
        1_000.. => 3,
    };
    let mut widths: Vec<u16> = numbers.iter().map(|number| needed(*number)).collect();
    let taken: u16 = widths.iter().sum();
    for _ in taken..room {
        let lack = |(place, number): (usize, &u64)| {
            let width = widths.get(place).copied().unwrap_or_default();
            let share = i128::from(*number) * i128::from(room);
            (share - i128::from(width) * i128::from(all), std::cmp::Reverse(place))
        };
        let most = numbers.iter().enumerate().filter(|(_, number)| **number > 0).map(lack).max();
        let Some((_, std::cmp::Reverse(place))) = most else { break };
        if let Some(width) = widths.get_mut(place) {
            *width += 1;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_their_room_and_nothing_is_drawn_away() {
        assert_eq!(parted(&[1, 1], 10), [5, 5]);
        assert_eq!(parted(&[3, 1], 40), [30, 10]);
        assert_eq!(parted(&[1, 999, 0], 40), [1, 39, 0]);
        assert_eq!(parted(&[12, 400, 2_000], 40), [2, 6, 32]);
        assert_eq!(parted(&[0, 0], 40), [0, 0]);
        assert_eq!(parted(&[], 40), [0_u16; 0]);
    }

    #[test]
    fn rows_are_as_wide_as_the_widest() {
        let short = GridRow::of(false, vec![GridCell::plain(2, "a"), GridCell::plain(0, "b")]);
        let long = GridRow::of(true, vec![GridCell::plain(5, "c")]);
        let grid = Grid::of(vec![short, long]);
        assert_eq!(grid.units, 5);
        assert!(grid.rows.iter().all(|row| row.units() == 5));
        assert_eq!(grid.rows[0].cells.len(), 2);
    }
}
