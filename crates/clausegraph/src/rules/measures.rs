//! Metrics, targets, objectives.

pub(in crate::rules) mod response;
pub(in crate::rules) mod series;

pub(super) mod hf_057;
pub(super) mod hf_058;
pub(super) mod hf_060;
pub(super) mod hf_061;
pub(super) mod hf_062;
pub(super) mod hf_063;
