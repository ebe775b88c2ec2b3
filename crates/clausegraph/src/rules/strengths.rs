//! What works well.

pub(super) mod gp_02;
pub(super) mod gp_03;
pub(super) mod gp_07;
pub(super) mod gp_12;
