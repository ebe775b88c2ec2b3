//! The documents: what files say, before anybody has checked it.
//!
//! Field names and words of the JSON files live here and nowhere else. Documents carry `serde`;
//! the checked types do not. Every list holds objects with an id, never an object keyed by id,
//! because JSON loses repeated keys without a word.

mod artefact;
mod catalogue;
mod change;
mod entry;
mod expectation;
mod organisation;
mod overlay;
mod part;
mod review_input;
mod roadmap;
mod rule;
mod sample;
mod slot;
mod word;
mod working_paper;

pub use artefact::*;
pub use catalogue::*;
pub use change::*;
pub use entry::*;
pub use expectation::*;
pub use organisation::*;
pub use overlay::*;
pub use part::*;
pub use review_input::*;
pub use roadmap::*;
pub use rule::*;
pub use sample::*;
pub use slot::*;
pub use word::*;
pub use working_paper::*;

/// The version of the document format that this release reads and writes.
pub const FORMAT_VERSION: u32 = 1;
