//! What Clausegraph is tested with.
//!
//! The [`naive`] engine reads `crates/clausegraph/SEMANTICS.md` a second time: it works on the
//! documents with lists and nested loops, shares no function with the real engine, and is slow and
//! obvious on purpose; [`naive_rules`] does the same for the rules, [`naive_routines`] for the view of
//! routines. [`generate`] makes catalogues and organisations for all of them to be run on, [`standard()`] is
//! the built-in catalogue, [`histogram`] shows whether random cases hold enough of everything, [`fixtures`]
//! puts the whole organisations together, and [`cases`] reads the situations that rules are put before.
//! Nothing here is published.

pub mod cases;
pub mod fixtures;
pub mod generate;
pub mod histogram;
pub mod mutations;
pub mod naive;
pub mod naive_routines;
pub mod naive_rules;
mod standard;

pub use standard::standard;
