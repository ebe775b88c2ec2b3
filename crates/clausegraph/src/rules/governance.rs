//! Visibility, governance, accountability.

pub(super) mod hf_001;
pub(super) mod hf_002;
pub(super) mod hf_003;
pub(super) mod hf_004;
pub(super) mod hf_005;
pub(super) mod hf_006;
pub(super) mod hf_007;
pub(super) mod hf_008;
pub(super) mod hf_009;
pub(super) mod hf_010;
