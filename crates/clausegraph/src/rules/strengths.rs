//! What works well.

mod tested;

pub(super) mod gp_01;
pub(super) mod gp_02;
pub(super) mod gp_03;
pub(super) mod gp_04;
pub(super) mod gp_05;
pub(super) mod gp_06;
pub(super) mod gp_07;
pub(super) mod gp_08;
pub(super) mod gp_09;
pub(super) mod gp_10;
pub(super) mod gp_11;
pub(super) mod gp_12;
pub(super) mod gp_13;
