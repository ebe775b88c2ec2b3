//! Visibility, governance, accountability.

pub(super) mod hf_005;
pub(super) mod hf_006;
pub(super) mod hf_007;
pub(super) mod hf_008;
pub(super) mod hf_009;
pub(super) mod hf_010;
