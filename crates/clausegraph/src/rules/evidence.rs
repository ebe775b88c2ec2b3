//! What the slots show: paper and operation, age, members, judgements.

mod aspects;
mod events;
mod left;

pub(super) mod cs_001;
pub(super) mod ev_001;
pub(super) mod ev_002;
pub(super) mod ev_004;
pub(super) mod ev_005;
pub(super) mod ev_006;
pub(super) mod ev_007;
pub(super) mod ev_008;
pub(super) mod ev_011;
pub(super) mod ev_012;
