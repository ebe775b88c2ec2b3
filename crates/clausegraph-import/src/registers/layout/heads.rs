//! The headers of a table as they stand on a sheet.

use std::collections::BTreeMap;

use clausegraph_model::did_you_mean;
use clausegraph_readers::table::{Cell, Sheet};

use crate::registers::{fold::fold, map::RegisterHeader, values::written};

/// The headers of one table, by column.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    /// The headers as they are told to people; repeated ones with `#2`, blank ones are none.
    pub(crate) texts: Vec<Option<String>>,
    /// Columns by their folded header, from left to right.
    columns: BTreeMap<String, Vec<usize>>,
    /// Columns by the lowest row of a header of several rows.
    lowest: BTreeMap<String, Vec<usize>>,
}

impl Heads {
    /// The keys of a form that names its columns itself.
    pub(crate) fn keyed(sheet: &Sheet) -> Self {
        let mut heads = Self::default();
        for (column, key) in sheet.header.iter().flatten().enumerate() {
            heads.columns.entry(fold(&key.name)).or_default().push(column);
            heads.texts.push(Some(key.name.clone()));
        }
        heads
    }

    /// The headers in so many rows from one on.
    pub(crate) fn of(sheet: &Sheet, index: usize, rows: usize) -> Self {
        let width = (index..index.saturating_add(rows))
            .filter_map(|index| sheet.rows.get(index))
            .map(|row| row.cells.len())
            .max()
            .unwrap_or_default();
        let parts: Vec<Vec<String>> = (0..rows)
            .map(|row| {
                let index = index.saturating_add(row);
                if row + 1 < rows {
                    spread(sheet, index, width)
                } else {
                    texts(sheet, index, width)
                }
            })
            .collect();
        let mut heads = Self::default();
        for column in 0..width {
            let mut parts: Vec<&str> = parts
                .iter()
                .filter_map(|row| row.get(column))
                .map(String::as_str)
                .filter(|text| !text.is_empty())
                .collect();
            parts.dedup();
            let lowest = parts.last().map(|text| fold(text)).unwrap_or_default();
            let text = parts.join(" / ");
            let folded = fold(&text);
            if folded.is_empty() {
                heads.texts.push(None);
                continue;
            }
            let same = heads.columns.entry(folded).or_default();
            same.push(column);
            let text = match same.len() {
                1 => text,
                number => format!("{text}#{number}"),
            };
            heads.texts.push(Some(text));
            if rows > 1 {
                heads.lowest.entry(lowest).or_default().push(column);
            }
        }
        heads
    }

    /// The column of a header: the first of its texts that stands here.
    pub(crate) fn find(&self, header: &RegisterHeader) -> Option<usize> {
        self.find_named(header).or_else(|| self.find_alias(header, &[]))
    }

    /// The column of the header itself.
    pub(crate) fn find_named(&self, header: &RegisterHeader) -> Option<usize> {
        self.find_text(&header.text)
    }

    /// The column of the first alias that stands here, in a column that is not among those named.
    pub(crate) fn find_alias(&self, header: &RegisterHeader, named: &[usize]) -> Option<usize> {
        let mut found = header.aliases.iter().filter_map(|alias| self.find_text(alias));
        found.find(|column| !named.contains(column))
    }

    fn find_text(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        if let Some(column) = self.columns.get(&folded).and_then(|columns| columns.first()) {
            return Some(*column);
        }
        if let Some((base, number)) = occurrence(text) {
            return self.columns.get(&fold(base))?.get(number.checked_sub(1)?).copied();
        }
        match self.lowest.get(&folded)?.as_slice() {
            [column] => Some(*column),
            _ => None,
        }
    }

    /// The header here that is closest to one that is not.
    pub(crate) fn near(&self, header: &RegisterHeader) -> Option<String> {
        let known = || self.texts.iter().flatten().map(String::as_str);
        header.all().find_map(|text| did_you_mean(text, known())).map(ToOwned::to_owned)
    }
}

/// A header with the number of its occurrence: `Comment#2`.
pub(super) fn occurrence(text: &str) -> Option<(&str, usize)> {
    let (base, number) = text.rsplit_once('#')?;
    Some((base, number.parse().ok()?))
}

fn texts(sheet: &Sheet, index: usize, width: usize) -> Vec<String> {
    let row = sheet.rows.get(index);
    let text = |column| row.and_then(|row| row.cells.get(column)).map(one_line);
    (0..width).map(|column| text(column).unwrap_or_default()).collect()
}

/// The texts of an upper row, which stand over all columns that they are merged over.
fn spread(sheet: &Sheet, index: usize, width: usize) -> Vec<String> {
    let mut texts = texts(sheet, index, width);
    let Some(number) = sheet.rows.get(index).map(|row| row.number) else {
        return texts;
    };
    if sheet.merged.is_empty() {
        // Text files know no merged cells: a blank one belongs to the text on its left.
        let mut last = String::new();
        for text in &mut texts {
            if text.is_empty() {
                text.clone_from(&last);
            } else {
                last.clone_from(text);
            }
        }
        return texts;
    }
    for area in sheet.merged.iter().filter(|area| area.first_row == number) {
        let Some(value) = texts.get(area.first_column).cloned() else {
            continue;
        };
        let covered = texts.iter_mut().take(area.last_column.saturating_add(1));
        for text in covered.skip(area.first_column) {
            text.clone_from(&value);
        }
    }
    texts
}

/// A header on one line.
fn one_line(cell: &Cell) -> String {
    written(cell).split_whitespace().collect::<Vec<&str>>().join(" ")
}
