//! Documents: too many, too few, unused, contradicting.

mod paper;
mod shown;

pub(crate) use self::ev_010::former_item;

pub(super) mod ev_003;
pub(super) mod ev_009;
pub(super) mod ev_010;
pub(super) mod hf_020;
pub(super) mod hf_021;
pub(super) mod hf_022;
pub(super) mod hf_023;
pub(super) mod hf_024;
pub(super) mod hf_025;
pub(super) mod hf_026;
pub(super) mod hf_027;
pub(super) mod hf_028;
pub(super) mod hf_029;
