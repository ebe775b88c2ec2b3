//! What the slots show: paper and operation, age, members, judgements.

mod aspects;
mod left;

pub(super) mod ev_001;
pub(super) mod ev_002;
pub(super) mod ev_004;
pub(super) mod ev_005;
pub(super) mod ev_006;
