//! Outputs of Clausegraph, one file each.
//!
//! Every function here is pure: it takes an assessment, a derivation, a catalogue or problems, and
//! returns a text. Nothing is printed, nothing is opened, no clock is read. The sentences for people
//! live in [`wording`]; they speak of evidence and never of conformity.

#![deny(clippy::disallowed_methods)]

mod catalogue;
mod digest;
mod dot;
mod expectation;
mod explain;
pub mod json;
mod layout;
mod markdown;
mod palette;
mod problems;
mod text;
mod trail;
pub mod wording;

pub use crate::{
    catalogue::{
        Interview, catalogue_list, clause_text, feeds_text, mandatory_markdown, mandatory_text,
        questions_markdown, questions_text, requirement_text, role_words, roles, roles_text,
    },
    dot::dot,
    expectation::{Comparison, Difference, cell_meant, compare, comparison_text, find_cell},
    explain::{Locate, cells_text, explain_text},
    layout::{Look, Signs, harmless},
    markdown::markdown,
    palette::Palette,
    problems::{ProblemReport, ProblemsReport, problems_json, problems_text},
    text::text,
    trail::{trail_dot, trail_markdown, trail_text},
};
