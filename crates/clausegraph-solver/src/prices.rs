//! Prices for rows: proposed by the linear relaxation, then made whole and true.
//!
//! This is the one place of the workspace where floating-point numbers are computed with. They propose; what
//! they propose is cut down to whole numbers that no column overpays, whatever they were.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem};

/// A row that is open, with its open columns.
pub(crate) type OpenRow = (usize, Vec<usize>);

/// Prices of open rows, scaled, such that no open column pays for more than it costs; in order of the rows.
///
/// Every open row has an open column.
pub(crate) fn prices(
    rows: &[OpenRow],
    cost: impl Fn(usize) -> u64,
    scale: u64,
) -> Vec<(usize, u64)> {
    let mut columns: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, (_, members)) in rows.iter().enumerate() {
        for column in members {
            columns.entry(*column).or_default().push(place);
        }
    }
    let mut found = proposed(rows, &columns, &cost, scale);
    let mut left: BTreeMap<usize, u64> = BTreeMap::new();
    for (column, places) in &columns {
        let mut room = cost(*column) * scale;
        for place in places {
            if let Some(price) = found.get_mut(*place) {
                *price = (*price).min(room);
                room -= *price;
            }
        }
    }
    for (column, places) in &columns {
        let paid: u64 = places.iter().filter_map(|place| found.get(*place)).sum();
        left.insert(*column, (cost(*column) * scale).saturating_sub(paid));
    }
    // What rounding took is given back, as far as every column of the row has room.
    for (price, (_, members)) in found.iter_mut().zip(rows) {
        let room = members.iter().filter_map(|column| left.get(column)).min();
        let room = room.copied().unwrap_or_default();
        *price += room;
        for column in members {
            if let Some(left) = left.get_mut(column) {
                *left -= room;
            }
        }
    }
    rows.iter().zip(found).map(|((row, _), price)| (*row, price)).collect()
}

/// What the relaxation proposes for each row; nought where it fails.
fn proposed(
    rows: &[OpenRow],
    columns: &BTreeMap<usize, Vec<usize>>,
    cost: &impl Fn(usize) -> u64,
    scale: u64,
) -> Vec<u64> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let variables: Vec<_> = rows
        .iter()
        .map(|(_, members)| {
            let most = members.iter().map(|column| cost(*column)).min().unwrap_or_default();
            problem.add_var(1.0, (0.0, float(most)))
        })
        .collect();
    for (column, places) in columns.iter().filter(|(_, places)| places.len() > 1) {
        let mut sum = LinearExpr::empty();
        for variable in places.iter().filter_map(|place| variables.get(*place)) {
            sum.add(*variable, 1.0);
        }
        problem.add_constraint(sum, ComparisonOp::Le, float(cost(*column)));
    }
    let solved = problem.solve().ok().and_then(|outcome| outcome.into_solution().ok());
    let Some(solution) = solved else { return vec![0; rows.len()] };
    variables.iter().map(|variable| whole(solution.var_value(*variable), scale)).collect()
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a proposal may be off; what is proposed is checked in whole numbers"
)]
fn float(number: u64) -> f64 {
    number as f64
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_arithmetic,
    reason = "a cast from a float stops at the bounds and makes nought of what is no number"
)]
fn whole(number: f64, scale: u64) -> u64 {
    (number * float(scale)) as u64
}
