#![doc = include_str!("../README.md")]

mod component;
mod prices;
mod reduce;
mod search;

use clausegraph::minimise::{Certificate, Cover, Node, Part, Solution, StepLimit};

use crate::{
    reduce::{Reduced, reduced},
    search::{Searched, search},
};

/// The scale of the prices where costs leave room for it.
const SCALE: u64 = 1 << 20;

/// Chooses columns of least cost so that every row holds one, and proves it.
///
/// First what must be chosen in any case is taken, then the rest falls into components that share no column;
/// the smallest is searched first. Each is searched by branching; the linear relaxation prices the rows of
/// every node. After as many nodes as the limit allows nothing is branched on any more: the answer is then
/// the best one found, and what is proved falls short of it by the gap that [`Solution::bound`] shows.
///
/// The same cover gives the same answer, always. Of columns that cost the same and of which either would do,
/// the first is chosen.
pub fn solve(cover: &Cover, limit: StepLimit) -> Solution {
    let total: u64 = cover.costs().iter().sum();
    // A price is at most what all columns cost.
    let scale = SCALE.min(u64::MAX / total.max(1)).max(1);
    let Reduced { essential, components } = reduced(cover);
    let mut chosen: Vec<usize> = essential.iter().map(|(column, _)| *column).collect();
    let cost_of = |column: &usize| cover.costs().get(*column).copied().unwrap_or_default();
    let mut bound: u64 = chosen.iter().map(cost_of).sum();
    let mut parts = Vec::new();
    if !essential.is_empty() {
        let mut prices: Vec<(usize, u64)> =
            essential.iter().map(|(column, row)| (*row, cost_of(column) * scale)).collect();
        prices.sort_unstable();
        parts.push(Part { nodes: vec![Node::Leaf { prices }] });
    }
    let mut left = limit.0;
    let mut steps = 0;
    for component in &components {
        let Searched { chosen: more, bound: least, nodes, steps: taken } =
            search(component, scale, left);
        left = left.saturating_sub(taken);
        steps += taken;
        chosen.extend(more);
        bound += least;
        parts.push(Part { nodes });
    }
    chosen.sort_unstable();
    settle(cover, &mut chosen);
    let cost = chosen.iter().map(cost_of).sum();
    Solution { chosen, cost, bound, certificate: Certificate { scale, parts }, steps }
}

/// Takes the first of columns that cost the same, wherever one alone can stand for another.
fn settle(cover: &Cover, chosen: &mut [usize]) {
    let columns = cover.columns();
    let mut again = true;
    while again {
        again = false;
        for place in (0..chosen.len()).rev() {
            let Some(column) = chosen.get(place).copied() else { continue };
            let cost = cover.costs().get(column);
            let needs: Vec<&Vec<usize>> = columns
                .get(column)
                .into_iter()
                .flatten()
                .filter_map(|row| cover.rows().get(*row))
                .filter(|row| {
                    !row.iter().any(|other| *other != column && chosen.binary_search(other).is_ok())
                })
                .collect();
            let instead = (0..column).find(|other| {
                cover.costs().get(*other) == cost
                    && chosen.binary_search(other).is_err()
                    && needs.iter().all(|row| row.binary_search(other).is_ok())
            });
            if let (Some(other), Some(entry)) = (instead, chosen.get_mut(place)) {
                *entry = other;
                chosen.sort_unstable();
                again = true;
            }
        }
    }
}
