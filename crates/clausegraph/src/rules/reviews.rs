//! Reviews, decisions, actions, improvement.

pub(super) mod reading;

pub(super) mod hf_050;
pub(super) mod hf_051;
pub(crate) mod hf_052;
pub(super) mod hf_053;
pub(super) mod hf_054;
pub(super) mod hf_055;
pub(super) mod hf_056;
pub(super) mod hf_059;
