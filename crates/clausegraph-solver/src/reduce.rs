//! What must be chosen in any case, and into which components the rest falls.
//!
//! None of this is part of what has to be trusted: the certificate speaks of the whole cover.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::minimise::Cover;

use crate::component::Component;

/// A cover after what is plain.
#[derive(Clone, Debug)]
pub(crate) struct Reduced {
    /// Columns that must be chosen, each with the row that only it covers.
    pub(crate) essential: Vec<(usize, usize)>,
    /// The rest, the component of fewest rows first.
    pub(crate) components: Vec<Component>,
}

pub(crate) fn reduced(cover: &Cover) -> Reduced {
    let rows = least_rows(cover);
    let mut open = Component::new(cover, &rows);
    let mut essential = Vec::new();
    loop {
        let forced = open.rows.iter().find(|(_, columns)| columns.len() == 1);
        if let Some((row, columns)) = forced {
            let (row, columns) = (*row, columns.clone());
            for column in columns {
                essential.push((column, row));
                for covered in open.rows_of(column).to_vec() {
                    drop_row(&mut open, covered);
                }
            }
            continue;
        }
        let Some(column) = dominated(&open) else { break };
        drop_column(&mut open, column);
    }
    let left: Vec<usize> = open.rows.keys().copied().collect();
    // The components speak of all columns, since a dominated one may be needed where another is left out.
    let mut components: Vec<Component> =
        components(&open, &left).iter().map(|rows| Component::new(cover, rows)).collect();
    components
        .sort_by_key(|component| (component.rows.len(), component.rows.keys().next().copied()));
    Reduced { essential, components }
}

/// The rows that hold no other row: whoever covers those covers all.
fn least_rows(cover: &Cover) -> Vec<usize> {
    let columns = cover.columns();
    let holds = |row: &[usize], other: &[usize]| {
        other.iter().all(|column| row.binary_search(column).is_ok())
    };
    let mut rows = Vec::new();
    for (index, row) in cover.rows().iter().enumerate() {
        // A row that this one holds stands in one of its columns.
        let mut others = row.iter().filter_map(|column| columns.get(*column)).flatten();
        let needless = others.any(|other| {
            let found = cover.rows().get(*other);
            *other != index && found.is_some_and(|found| holds(row, found))
        });
        if !needless {
            rows.push(index);
        }
    }
    rows
}

fn drop_row(open: &mut Component, row: usize) {
    for column in open.rows.remove(&row).into_iter().flatten() {
        if let Some(rows) = open.columns.get_mut(&column) {
            rows.retain(|other| *other != row);
        }
    }
}

fn drop_column(open: &mut Component, column: usize) {
    for row in open.columns.remove(&column).into_iter().flatten() {
        if let Some(columns) = open.rows.get_mut(&row) {
            columns.retain(|other| *other != column);
        }
    }
}

/// A column that covers nothing which another does not cover as cheaply; of equal ones the later.
fn dominated(open: &Component) -> Option<usize> {
    let is_dominated = |column: usize, rows: &[usize]| {
        let Some(first) = rows.first() else { return true };
        open.columns_of(*first).iter().any(|other| {
            let of_other = open.rows_of(*other);
            let (cost, price) = (open.cost(column), open.cost(*other));
            let cheaper =
                price < cost || price == cost && (of_other.len() > rows.len() || *other < column);
            *other != column
                && cheaper
                && rows.iter().all(|row| of_other.binary_search(row).is_ok())
        })
    };
    let mut columns = open.columns.iter().rev();
    columns.find(|(column, rows)| is_dominated(**column, rows)).map(|(column, _)| *column)
}

/// The rows of each component, in order of their first rows.
fn components(open: &Component, rows: &[usize]) -> Vec<Vec<usize>> {
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for row in rows {
        if found.contains_key(row) {
            continue;
        }
        let index = groups.len();
        let mut group = BTreeSet::new();
        let mut waiting = vec![*row];
        while let Some(row) = waiting.pop() {
            if found.insert(row, index).is_none() {
                group.insert(row);
                let columns = open.columns_of(row).iter();
                waiting.extend(columns.flat_map(|column| open.rows_of(*column)));
            }
        }
        groups.push(group);
    }
    groups.into_iter().map(|group| group.into_iter().collect()).collect()
}
