//! The report of a gap assessment: what it says, part by part, and what always holds of it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that panics has failed"
)]

mod golden;
mod laws;
#[path = "../made/mod.rs"]
mod made;
mod messages;
mod written;
