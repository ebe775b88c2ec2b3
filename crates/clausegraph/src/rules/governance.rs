//! Visibility, governance, accountability.

pub(super) mod hf_005;
pub(super) mod hf_006;
