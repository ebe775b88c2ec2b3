//! Documents: valid, defective and mutated ones, read here and in a process of their own.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails where it finds nothing"
)]

#[path = "texts/corpus.rs"]
mod corpus;
#[path = "texts/documents.rs"]
mod documents;
#[path = "texts/hostile.rs"]
mod hostile;
#[path = "texts/isolated.rs"]
mod isolated;
#[path = "texts/mutated.rs"]
mod mutated;
#[path = "texts/samples.rs"]
mod samples;
