//! The search of one component: branching, with a price for every node.

use std::collections::BTreeSet;

use clausegraph::minimise::Node;

use crate::{
    component::Component,
    prices::{OpenRow, prices},
};

/// What a search found.
#[derive(Clone, Debug)]
pub(crate) struct Searched {
    pub(crate) chosen: Vec<usize>,
    /// What every answer costs at least.
    pub(crate) bound: u64,
    pub(crate) nodes: Vec<Node>,
    /// The nodes that were looked at.
    pub(crate) steps: usize,
}

/// What is decided on the way to a node, and where the node stands.
#[derive(Clone, Debug, Default)]
struct Open {
    node: usize,
    chosen: BTreeSet<usize>,
    out: BTreeSet<usize>,
}

/// The best cover so far.
struct Best {
    chosen: Vec<usize>,
    cost: u64,
}

impl Best {
    fn offer(&mut self, component: &Component, chosen: Vec<usize>) {
        let cost = chosen.iter().map(|column| component.cost(*column)).sum();
        if cost < self.cost {
            *self = Self { chosen, cost };
        }
    }
}

/// Searches a component; after `limit` nodes nothing is branched on.
pub(crate) fn search(component: &Component, scale: u64, limit: usize) -> Searched {
    let all: BTreeSet<usize> = component.rows.keys().copied().collect();
    // Every row has a column, so the bargain covers them all.
    let mut best =
        Best { chosen: component.columns.keys().copied().collect(), cost: component.total() };
    if let Some(chosen) = component.bargain(&all, |_| true) {
        best.offer(component, chosen);
    }
    let mut nodes = vec![Node::Leaf { prices: Vec::new() }];
    let mut bound = None;
    let mut steps = 0;
    let mut waiting = vec![Open::default()];
    while let Some(open) = waiting.pop() {
        steps += 1;
        let looked = look(component, scale, &open, &mut best);
        let branch = looked.branch.filter(|_| looked.bound < best.cost && steps <= limit);
        let node = match branch {
            None => {
                bound = Some(bound.map_or(looked.bound, |known: u64| known.min(looked.bound)));
                Node::Leaf { prices: looked.prices }
            }
            Some(column) => {
                let with = nodes.len();
                let without = with + 1;
                let leaf = Node::Leaf { prices: Vec::new() };
                nodes.extend([leaf.clone(), leaf]);
                let mut out = Open { node: without, ..open.clone() };
                out.out.insert(column);
                let mut chosen = Open { node: with, ..open.clone() };
                chosen.chosen.insert(column);
                waiting.extend([out, chosen]);
                Node::Branch { column, with, without }
            }
        };
        if let Some(entry) = nodes.get_mut(open.node) {
            *entry = node;
        }
    }
    Searched { chosen: best.chosen, bound: bound.unwrap_or_default(), nodes, steps }
}

/// What a look at a node found.
struct Looked {
    prices: Vec<(usize, u64)>,
    bound: u64,
    /// The column to branch on; none where nothing is open.
    branch: Option<usize>,
}

fn look(component: &Component, scale: u64, open: &Open, best: &mut Best) -> Looked {
    let fixed: u64 = open.chosen.iter().map(|column| component.cost(*column)).sum();
    let rows: Vec<OpenRow> = component
        .rows
        .iter()
        .filter(|(_, columns)| !columns.iter().any(|column| open.chosen.contains(column)))
        .map(|(row, columns)| {
            let left = columns.iter().copied().filter(|column| !open.out.contains(column));
            (*row, left.collect())
        })
        .collect();
    if rows.is_empty() {
        best.offer(component, open.chosen.iter().copied().collect());
        return Looked { prices: Vec::new(), bound: fixed, branch: None };
    }
    if let Some((row, _)) = rows.iter().find(|(_, columns)| columns.is_empty()) {
        // Nothing can cover the row: it may cost anything.
        let price = component.total();
        return Looked {
            prices: vec![(*row, price * scale)],
            bound: fixed.saturating_add(price),
            branch: None,
        };
    }
    let prices = prices(&rows, |column| component.cost(column), scale);
    let paid: u128 = prices.iter().map(|(_, price)| u128::from(*price)).sum();
    let paid = u64::try_from(paid.div_ceil(u128::from(scale))).unwrap_or(u64::MAX);
    let left: BTreeSet<usize> = rows.iter().map(|(row, _)| *row).collect();
    let slacks = slacks(component, scale, open, &prices, &left);
    let tight = |slack: u64, column: usize| slack <= component.cost(column) * scale / 64;
    let among: BTreeSet<usize> = slacks
        .iter()
        .filter(|(slack, column)| tight(*slack, *column))
        .map(|(_, column)| *column)
        .collect();
    for may in [Some(&among), None] {
        let allowed =
            |column| !open.out.contains(&column) && may.is_none_or(|among| among.contains(&column));
        if let Some(more) = component.bargain(&left, allowed) {
            let mut chosen: BTreeSet<usize> = open.chosen.clone();
            chosen.extend(more);
            best.offer(component, chosen.into_iter().collect());
        }
    }
    let covers =
        |column: usize| component.rows_of(column).iter().filter(|row| left.contains(row)).count();
    // Of those that are paid for, the one that decides most; of equal ones the first.
    let paid_for = slacks.iter().filter(|(slack, column)| tight(*slack, *column));
    let branch = paid_for
        .map(|(_, column)| *column)
        .max_by_key(|column| (covers(*column), std::cmp::Reverse(*column)))
        .or_else(|| slacks.iter().min().map(|(_, column)| *column));
    Looked { prices, bound: fixed + paid, branch }
}

/// What each open column that covers an open row has left of its cost, scaled.
fn slacks(
    component: &Component,
    scale: u64,
    open: &Open,
    prices: &[(usize, u64)],
    left: &BTreeSet<usize>,
) -> Vec<(u64, usize)> {
    let price = |row: &usize| {
        let found = prices.binary_search_by_key(row, |(row, _)| *row).ok();
        found.and_then(|place| prices.get(place)).map_or(0, |(_, price)| *price)
    };
    let is_open = |column: &usize| !open.out.contains(column) && !open.chosen.contains(column);
    component
        .columns
        .iter()
        .filter(|(column, _)| is_open(column))
        .filter(|(_, rows)| rows.iter().any(|row| left.contains(row)))
        .map(|(column, rows)| {
            let paid: u64 = rows.iter().map(price).sum();
            ((component.cost(*column) * scale).saturating_sub(paid), *column)
        })
        .collect()
}
