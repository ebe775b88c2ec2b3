//! Where tables stand on a sheet: found by their headers.

mod heads;

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_readers::table::{Cell, Places, Sheet};

pub(crate) use self::heads::Heads;
use super::{
    fold::fold,
    map::{KeyPart, KindRule, Origin, RegisterHeader, RegisterTable},
};

/// A table on a sheet.
#[derive(Debug)]
pub(crate) struct Placed<'s> {
    /// The table, by its index in the map.
    pub(crate) table: usize,
    /// The number of the first row of the header.
    pub(crate) header_row: u32,
    /// How many rows of the sheet the header takes.
    pub(crate) header_rows: usize,
    pub(crate) heads: Heads,
    /// Its rows, by their index on the sheet.
    pub(crate) rows: Vec<usize>,
    /// Cells that a merged area covers, by row index and column.
    pub(crate) covered: &'s Covered<'s>,
    /// Another table that fits the header as well.
    pub(crate) rival: Option<usize>,
}

/// What stands where on a sheet.
#[derive(Debug, Default)]
pub(crate) struct Layout<'s> {
    pub(crate) placed: Vec<Placed<'s>>,
    /// Rows above the first table, by their index.
    pub(crate) above: Vec<usize>,
    /// Rows below or between tables that belong to none.
    pub(crate) outside: Vec<usize>,
}

/// The values of merged areas for the cells below their first.
pub(crate) type Covered<'s> = BTreeMap<(usize, usize), &'s Cell>;

/// How many blank rows end a table.
const BLANKS: u32 = 2;

/// The cells that areas merged downwards cover, each with the value of the area.
pub(crate) fn covered(sheet: &Sheet) -> Covered<'_> {
    // Sound areas do not overlap; files that say otherwise are not followed without end.
    let mut steps = 1_000_000_usize;
    let mut covered = BTreeMap::new();
    for area in sheet.merged.iter().filter(|area| area.last_row > area.first_row) {
        let start = sheet.rows.partition_point(|row| row.number < area.first_row);
        let Some(first) = sheet.rows.get(start).filter(|row| row.number == area.first_row) else {
            continue;
        };
        let Some(value) = first.cells.get(area.first_column) else {
            continue;
        };
        let below = sheet.rows.iter().enumerate().skip(start + 1);
        for (index, _) in below.take_while(|(_, row)| row.number <= area.last_row) {
            steps = steps.saturating_sub(1);
            if steps == 0 {
                return covered;
            }
            covered.insert((index, area.first_column), value);
        }
    }
    covered
}

/// Finds the tables of a map on a sheet.
pub(crate) fn layout<'s>(
    sheet: &'s Sheet,
    covered: &'s Covered<'s>,
    tables: &[(usize, &RegisterTable)],
) -> Layout<'s> {
    if sheet.header.is_some() {
        return keyed(sheet, covered, tables);
    }
    let mut headers = headers(sheet, covered, tables);
    let mut layout = Layout::default();
    let mut open: Option<Placed<'_>> = None;
    let mut expected: Option<u32> = None;
    let mut header_rest = 0_usize;
    for (index, row) in sheet.rows.iter().enumerate() {
        if let Some(mut placed) = headers.remove(&index) {
            layout.placed.extend(open.take());
            header_rest = placed.header_rows.saturating_sub(1);
            placed.header_rows = 1;
            open = Some(placed);
        } else if header_rest > 0 {
            header_rest -= 1;
            if let Some(placed) = &mut open {
                placed.header_rows += 1;
            }
        } else {
            let gap = expected.map_or(0, |expected| row.number.saturating_sub(expected));
            if gap >= BLANKS && sheet.places != Places::Pointers {
                layout.placed.extend(open.take());
            }
            match &mut open {
                Some(placed) => placed.rows.push(index),
                None if layout.placed.is_empty() => layout.above.push(index),
                None => layout.outside.push(index),
            }
        }
        expected = Some(row.number.saturating_add(height(sheet, index)));
    }
    layout.placed.extend(open);
    layout
}

/// The table of a form that names its columns itself.
fn keyed<'s>(
    sheet: &'s Sheet,
    covered: &'s Covered<'s>,
    tables: &[(usize, &RegisterTable)],
) -> Layout<'s> {
    let heads = Heads::keyed(sheet);
    let scores: Vec<Vec<(usize, usize)>> = tables
        .iter()
        .map(|(_, table)| score(&wanted(table), &heads, 0).into_iter().collect())
        .collect();
    let mut placed = choose(sheet, covered, tables, &scores);
    let mut layout = Layout::default();
    if let Some(mut placed) = placed.remove(&0) {
        placed.heads = heads;
        placed.rows = (0..sheet.rows.len()).collect();
        placed.header_rows = 0;
        layout.placed.push(placed);
    }
    layout
}

/// How many headers of a table stand in a row, where they are enough.
fn score(wanted: &[&RegisterHeader], heads: &Heads, index: usize) -> Option<(usize, usize)> {
    let score = wanted.iter().filter(|header| heads.find(header).is_some()).count();
    (score > 0 && score >= wanted.len().min(2)).then_some((index, score))
}

/// How many rows of the file a row takes: a text file counts the lines within fields.
fn height(sheet: &Sheet, index: usize) -> u32 {
    let breaks = match (sheet.places, sheet.rows.get(index)) {
        (Places::Lines, Some(row)) => row.cells.iter().map(breaks).sum(),
        (Places::Cells | Places::Pointers, _) | (_, None) => 0,
    };
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

fn breaks(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.matches('\n').count(),
        Cell::Empty
        | Cell::Null
        | Cell::Time(_)
        | Cell::Number(_)
        | Cell::Date(_)
        | Cell::Bool(_)
        | Cell::Error(_)
        | Cell::List(_) => 0,
    }
}

/// The rows that are the header of a table: those where most of its headers stand.
fn headers<'s>(
    sheet: &'s Sheet,
    covered: &'s Covered<'s>,
    tables: &[(usize, &RegisterTable)],
) -> BTreeMap<usize, Placed<'s>> {
    let wanted: Vec<Vec<&RegisterHeader>> = tables.iter().map(|(_, table)| wanted(table)).collect();
    let last_words: BTreeSet<String> =
        wanted.iter().flatten().flat_map(|header| words(header)).collect();
    let mut scores: Vec<Vec<(usize, usize)>> = vec![Vec::new(); tables.len()];
    for index in 0..sheet.rows.len() {
        let Some(row) = sheet.rows.get(index) else {
            continue;
        };
        // Rows of data are told apart cheaply.
        let mut by_rows: BTreeMap<usize, Heads> = BTreeMap::new();
        for ((_, table), (wanted, scores)) in tables.iter().zip(wanted.iter().zip(&mut scores)) {
            if table.header_rows == 1 && !row.cells.iter().any(|cell| is_head(cell, &last_words)) {
                continue;
            }
            let rows = header_rows(sheet, index, table);
            let heads = by_rows.entry(rows).or_insert_with(|| Heads::of(sheet, index, rows));
            scores.extend(score(wanted, heads, index));
        }
    }
    choose(sheet, covered, tables, &scores)
}

/// The best table for every row that is the best of some table.
fn choose<'s>(
    sheet: &'s Sheet,
    covered: &'s Covered<'s>,
    tables: &[(usize, &RegisterTable)],
    scores: &[Vec<(usize, usize)>],
) -> BTreeMap<usize, Placed<'s>> {
    let mut best: BTreeMap<usize, (usize, bool, usize, Option<usize>)> = BTreeMap::new();
    for ((table, rules), scores) in tables.iter().zip(scores) {
        let most = scores.iter().map(|(_, score)| *score).max().unwrap_or_default();
        for (index, score) in scores.iter().filter(|(_, score)| *score == most) {
            let rank = (*score, rules.sheets.is_some());
            match best.get_mut(index) {
                Some((score, named, _, rival)) if (*score, *named) == rank => {
                    rival.get_or_insert(*table);
                }
                Some((score, named, _, _)) if (*score, *named) > rank => {}
                Some(_) | None => {
                    best.insert(*index, (rank.0, rank.1, *table, None));
                }
            }
        }
    }
    let placed = best.into_iter().filter_map(|(index, (_, _, table, rival))| {
        let (_, rules) = tables.iter().find(|(other, _)| *other == table)?;
        let header_rows = header_rows(sheet, index, rules);
        let heads = Heads::of(sheet, index, header_rows);
        let header_row = sheet.rows.get(index).map_or(0, |row| row.number);
        let rows = Vec::new();
        Some((index, Placed { table, header_row, header_rows, heads, rows, covered, rival }))
    });
    placed.collect()
}

/// How many rows of the sheet a header takes that begins in one: as many as the map says; where it says
/// one, as far as cells of the row are merged downwards, since then the file itself says how far it reaches.
fn header_rows(sheet: &Sheet, index: usize, table: &RegisterTable) -> usize {
    let Some(first) = sheet.rows.get(index).filter(|_| table.header_rows == 1) else {
        return table.header_rows;
    };
    let areas = sheet.merged.iter().filter(|area| area.first_row == first.number);
    let last = areas.map(|area| area.last_row).max().unwrap_or(first.number);
    let within = sheet.rows.iter().skip(index).take_while(|row| row.number <= last);
    within.count().clamp(1, MOST_HEADER_ROWS)
}

/// A header is no higher than that, whatever is merged.
const MOST_HEADER_ROWS: usize = 6;

/// The headers that a table looks for.
fn wanted(table: &RegisterTable) -> Vec<&RegisterHeader> {
    let mut wanted: Vec<&RegisterHeader> = Vec::new();
    let key = table.key.iter().filter_map(|part| match part {
        KeyPart::Column(header) => Some(header),
        KeyPart::Field(_) => None,
    });
    let kind = match &table.kind {
        KindRule::Column { column, .. } => Some(&column.header),
        KindRule::None | KindRule::Fixed(_) => None,
    };
    let columns = table.columns.iter().flat_map(|column| {
        let origins = [&column.claims.state, &column.claims.by, &column.claims.on];
        let origins = origins.into_iter().flatten().filter_map(|origin| match origin {
            Origin::Column(column) => Some(&column.header),
            Origin::Always(_) => None,
        });
        std::iter::once(column.header()).chain(origins)
    });
    let sort = table.sort.iter().map(|sort| &sort.column.header);
    for header in key.chain(sort).chain(kind).chain(columns) {
        if !wanted.contains(&header) {
            wanted.push(header);
        }
    }
    wanted
}

/// What a cell of a header can hold so that the header may be meant.
fn words(header: &RegisterHeader) -> Vec<String> {
    let texts = header.all().flat_map(|text| {
        let base = heads::occurrence(text).map_or(text, |(base, _)| base);
        [text, base]
    });
    texts.map(fold).collect()
}

fn is_head(cell: &Cell, wanted: &BTreeSet<String>) -> bool {
    const LONGEST: usize = 300;
    match cell {
        Cell::Text(text) if text.len() <= LONGEST => wanted.contains(&fold(text)),
        Cell::Number(text) | Cell::Date(text) => wanted.contains(&fold(text)),
        Cell::Text(_)
        | Cell::Empty
        | Cell::Null
        | Cell::Time(_)
        | Cell::Bool(_)
        | Cell::Error(_)
        | Cell::List(_) => false,
    }
}

#[cfg(test)]
mod tests;
