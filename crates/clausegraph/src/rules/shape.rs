//! The shape of the system: what it is for, how lean it is.

pub(super) mod patterns;

pub(super) mod hf_011;
pub(super) mod hf_012;
pub(super) mod hf_013;
pub(super) mod hf_014;
pub(super) mod hf_015;
pub(super) mod hf_016;
pub(super) mod hf_017;
pub(super) mod hf_040;
pub(super) mod hf_043;
pub(super) mod hf_044;
pub(super) mod hf_045;
