#![cfg_attr(feature = "engine", doc = include_str!("../README.md"))]
#![cfg_attr(
    not(feature = "engine"),
    doc = "Papers as PDF; this build is without the feature `engine`."
)]
#![deny(clippy::disallowed_methods)]

#[cfg(feature = "engine")]
mod data;
#[cfg(feature = "engine")]
mod engine;

#[cfg(feature = "engine")]
use clausegraph_paper::Paper;

/// Why a paper cannot be set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// A font that was handed over is none.
    #[error("font {number} cannot be read")]
    NoFont {
        /// Which one, from 1.
        number: usize,
    },
    /// What should stand on one page takes more.
    #[error("it takes {pages} pages and must stand on one: shorten it, or take a larger sheet")]
    MorePages {
        /// How many it takes.
        pages: usize,
    },
    /// The engine refuses: a sign that no font has, say.
    #[error("the pages cannot be set: {}", reasons.join("; "))]
    Refused {
        /// What it says, one reason each.
        reasons: Vec<String>,
    },
    /// Something that cannot happen, happened.
    #[error("{what} is refused: please report this")]
    Internal {
        /// What.
        what: &'static str,
    },
}

/// A paper as PDF.
///
/// `fonts` are files of fonts for signs that ours do not have: TrueType, OpenType, collections.
///
/// # Errors
///
/// [`PdfError::MorePages`] where a one-page paper takes more; [`PdfError::Refused`] where a sign has no
/// glyph in any font, since a PDF for everybody must not hold an empty box; [`PdfError::NoFont`].
#[cfg(feature = "engine")]
pub fn paper_pdf(paper: &Paper, fonts: &[Vec<u8>]) -> Result<Vec<u8>, PdfError> {
    engine::set(paper, fonts)
}
