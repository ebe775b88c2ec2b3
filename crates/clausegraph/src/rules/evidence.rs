//! What the slots show: paper and operation, age, members, judgements.
