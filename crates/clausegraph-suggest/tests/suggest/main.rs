//! Suggestions with the built-in catalogue and vocabulary.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

mod common;
mod golden;
mod invalid;
mod laws;
mod measure;
mod vocabulary;
