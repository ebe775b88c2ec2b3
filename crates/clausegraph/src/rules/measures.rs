//! Metrics, targets, objectives.

pub(super) mod families;
pub(super) mod series;
