//! A part of a cover that shares no column with the rest.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph::minimise::Cover;

/// Some rows of a cover with all their columns; rows and columns keep their numbers.
#[derive(Clone, Debug)]
pub(crate) struct Component {
    pub(crate) rows: BTreeMap<usize, Vec<usize>>,
    /// The rows of each column within the component.
    pub(crate) columns: BTreeMap<usize, Vec<usize>>,
    costs: BTreeMap<usize, u64>,
}

impl Component {
    pub(crate) fn new(cover: &Cover, rows: &[usize]) -> Self {
        let rows: BTreeMap<usize, Vec<usize>> =
            rows.iter().filter_map(|row| Some((*row, cover.rows().get(*row)?.clone()))).collect();
        let mut columns: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, members) in &rows {
            for column in members {
                columns.entry(*column).or_default().push(*row);
            }
        }
        let costs = columns
            .keys()
            .filter_map(|column| Some((*column, *cover.costs().get(*column)?)))
            .collect();
        Self { rows, columns, costs }
    }

    pub(crate) fn cost(&self, column: usize) -> u64 {
        self.costs.get(&column).copied().unwrap_or_default()
    }

    /// What all columns cost.
    pub(crate) fn total(&self) -> u64 {
        self.costs.values().sum()
    }

    pub(crate) fn rows_of(&self, column: usize) -> &[usize] {
        self.columns.get(&column).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn columns_of(&self, row: usize) -> &[usize] {
        self.rows.get(&row).map(Vec::as_slice).unwrap_or_default()
    }

    /// Covers rows by some of the columns, the best bargain first, without what is needless; none where
    /// those columns do not cover them.
    pub(crate) fn bargain(
        &self,
        rows: &BTreeSet<usize>,
        may: impl Fn(usize) -> bool,
    ) -> Option<Vec<usize>> {
        let mut open = rows.clone();
        let mut chosen: Vec<usize> = Vec::new();
        while !open.is_empty() {
            let mut best: Option<(u128, u128, usize)> = None;
            for (column, of) in self.columns.iter().filter(|(column, _)| may(**column)) {
                let covers = of.iter().filter(|row| open.contains(row)).count();
                let covers = u128::try_from(covers).unwrap_or_default();
                let cost = u128::from(self.cost(*column));
                if covers > 0 && best.is_none_or(|(known, by, _)| cost * by < known * covers) {
                    best = Some((cost, covers, *column));
                }
            }
            let (_, _, column) = best?;
            chosen.push(column);
            for row in self.rows_of(column) {
                open.remove(row);
            }
        }
        let mut dearest = chosen.clone();
        dearest.sort_by_key(|column| (std::cmp::Reverse(self.cost(*column)), *column));
        for column in dearest {
            let needed = self.rows_of(column).iter().filter(|row| rows.contains(row)).any(|row| {
                let mut of = self.columns_of(*row).iter();
                !of.any(|other| *other != column && chosen.contains(other))
            });
            if !needed {
                chosen.retain(|other| *other != column);
            }
        }
        Some(chosen)
    }
}
