//! What Clausegraph is tested with.
//!
//! The [`naive`] engine reads `crates/clausegraph/SEMANTICS.md` a second time: it works on the
//! documents with lists and nested loops, shares no function with the real engine, and is slow and
//! obvious on purpose. [`generate`] makes catalogues and organisations for both to be run on,
//! [`histogram`] shows whether those hold enough of everything, and [`fixtures`] walks the fixtures
//! of the repository. Nothing here is published.

pub mod fixtures;
pub mod generate;
pub mod histogram;
pub mod naive;
