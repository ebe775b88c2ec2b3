//! Metrics, targets, objectives.
