//! Regulation, claims, people, and what the standard itself says.

pub(super) mod hf_100;
pub(super) mod hf_101;
pub(super) mod hf_102;
pub(super) mod hf_103;
pub(super) mod hf_110;
pub(super) mod hf_111;
pub(super) mod hf_112;
pub(super) mod hf_120;
pub(super) mod hf_121;
pub(super) mod hf_122;
