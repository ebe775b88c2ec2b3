//! The report of a gap assessment: what it says, part by part, and what always holds of it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that panics has failed"
)]

mod fixture;
mod golden;
mod laws;
mod messages;
mod written;
