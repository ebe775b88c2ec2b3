//! An answer of our own: never far off, always there, and with a bound that it can prove.

use super::cover::{Certificate, Cover, Node, Part, Solution};

/// Takes, again and again, the column that covers most open rows for its cost; then drops what turned out
/// to be needless, the dearest first. The bound is what rows can be made to pay, the shortest rows first.
///
/// Good where no solver is at hand, and as the answer that stands in for one that was not believed.
///
/// ```
/// use clausegraph::minimise::{Cover, check, greedy};
///
/// let cover = Cover::new(vec![3, 1, 1], vec![vec![0, 1], vec![0, 2]])?;
/// let solution = greedy(&cover);
/// assert_eq!(solution.chosen, [1, 2]);
/// assert!(check(&cover, &solution)?.is_least());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn greedy(cover: &Cover) -> Solution {
    let chosen = chosen(cover);
    let cost = chosen.iter().map(|column| cost(cover, *column)).sum();
    let prices = prices(cover);
    let bound = prices.iter().map(|(_, price)| price).sum();
    let parts = vec![Part { nodes: vec![Node::Leaf { prices }] }];
    Solution { chosen, cost, bound, certificate: Certificate { scale: 1, parts }, steps: 0 }
}

fn cost(cover: &Cover, column: usize) -> u64 {
    cover.costs().get(column).copied().unwrap_or_default()
}

fn chosen(cover: &Cover) -> Vec<usize> {
    let columns = cover.columns();
    let mut open = vec![true; cover.rows().len()];
    let is_open = |open: &[bool], row: &usize| open.get(*row).copied().unwrap_or_default();
    let mut chosen: Vec<usize> = Vec::new();
    while open.contains(&true) {
        // Less is better: cost by rows, compared crosswise.
        let mut best: Option<(u128, u128, usize)> = None;
        for (column, rows) in columns.iter().enumerate() {
            let covers = rows.iter().filter(|row| is_open(&open, row)).count();
            let covers = u128::try_from(covers).unwrap_or_default();
            let price = u128::from(cost(cover, column));
            let better = best.is_none_or(|(known, of, _)| price * of < known * covers);
            if covers > 0 && better {
                best = Some((price, covers, column));
            }
        }
        let Some((_, _, column)) = best else { break };
        chosen.push(column);
        for row in columns.get(column).into_iter().flatten() {
            if let Some(open) = open.get_mut(*row) {
                *open = false;
            }
        }
    }
    chosen.sort_by_key(|column| (std::cmp::Reverse(cost(cover, *column)), *column));
    let mut kept = chosen.clone();
    for column in chosen {
        let without: Vec<usize> = kept.iter().copied().filter(|other| *other != column).collect();
        let rows = columns.get(column).into_iter().flatten();
        let mut rows = rows.filter_map(|row| cover.rows().get(*row));
        if rows.all(|row| row.iter().any(|other| without.contains(other))) {
            kept = without;
        }
    }
    kept.sort_unstable();
    kept
}

/// What each row can be made to pay, so that no column pays for more than it costs.
fn prices(cover: &Cover) -> Vec<(usize, u64)> {
    let mut left: Vec<u64> = cover.costs().to_vec();
    let mut rows: Vec<usize> = (0..cover.rows().len()).collect();
    let members = |row: &usize| cover.rows().get(*row).map(Vec::as_slice).unwrap_or_default();
    rows.sort_by_key(|row| (members(row).len(), *row));
    let mut prices = Vec::new();
    for row in rows {
        let columns = members(&row);
        let price = columns.iter().filter_map(|column| left.get(*column)).min();
        let price = price.copied().unwrap_or_default();
        for column in columns {
            if let Some(left) = left.get_mut(*column) {
                *left -= price;
            }
        }
        if price > 0 {
            prices.push((row, price));
        }
    }
    prices.sort_unstable();
    prices
}
