//! What works well.
