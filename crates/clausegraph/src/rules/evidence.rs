//! What the slots show: paper and operation, age, members, judgements.

mod events;

pub(super) mod cs_001;
pub(super) mod ev_007;
pub(super) mod ev_008;
pub(super) mod ev_011;
pub(super) mod ev_012;
