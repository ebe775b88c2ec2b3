//! What the slots show: paper and operation, age, members, judgements.

pub(super) mod cs_001;
