//! Metrics, targets, objectives.

pub(super) mod families;
pub(super) mod hf_057;
pub(super) mod hf_058;
pub(super) mod hf_060;
pub(super) mod hf_061;
pub(super) mod hf_062;
pub(super) mod hf_063;
pub(super) mod response;
pub(super) mod series;
