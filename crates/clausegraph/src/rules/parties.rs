//! Risk, suppliers and services end to end.

mod reading;

pub(super) mod hf_075;
pub(super) mod hf_090;
pub(super) mod hf_091;
pub(super) mod hf_092;
pub(super) mod hf_093;
pub(super) mod hf_094;
