#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod body;
mod error;
mod look;
mod package;
mod template;
mod xml;

use clausegraph_paper::Paper;

pub use crate::error::{DocxError, PlaceholderFault, PlaceholderProblem};

/// A document of one's own that a paper is written into.
#[derive(Clone, Copy, Debug)]
pub struct Template<'t> {
    /// The bytes of a `.docx` or `.dotx`.
    pub bytes: &'t [u8],
    /// The day that the paper speaks of, as it is written in the paper's language: the value of `{{as-of}}`.
    pub as_of: &'t str,
}

/// A paper as a document for a word processor, in our own look or in a template of one's own.
///
/// The placeholders of a template are filled, and nothing else of it changes. The same paper and the same
/// template give the same bytes.
///
/// # Errors
///
/// A template that is no DOCX, is encrypted, holds macros or is too large; placeholders that cannot be
/// filled, all of them at once.
pub fn paper_docx(paper: &Paper, template: Option<Template<'_>>) -> Result<Vec<u8>, DocxError> {
    match template {
        Some(Template { bytes, as_of }) => {
            template::fill(paper, as_of, package::Package::open(bytes)?)
        }
        None => template::fill(paper, "", look::package(paper)?),
    }
}
