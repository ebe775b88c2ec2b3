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
mod glyphs;

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
    /// Signs that no font has.
    #[error("no font has {}{}; a font that has them can be handed over", told(missing), counted(*more))]
    NoGlyph {
        /// The first of them, each with the place where it is first met.
        missing: Vec<NoGlyph>,
        /// How many more there are.
        more: usize,
    },
    /// The engine refuses.
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

/// A sign that no font has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoGlyph {
    /// The sign.
    pub sign: char,
    /// The heading under which it is first met.
    pub place: String,
    /// Some of the text that it is first met in.
    pub text: String,
}

/// The signs with their places.
fn told(missing: &[NoGlyph]) -> String {
    let one = |found: &NoGlyph| {
        let NoGlyph { sign, place, text } = found;
        format!("`{sign}` (U+{:04X}, under `{place}`: `{text}`)", u32::from(*sign))
    };
    missing.iter().map(one).collect::<Vec<String>>().join(", ")
}

fn counted(more: usize) -> String {
    if more == 0 { String::new() } else { format!(" and {more} more signs") }
}

/// A paper as PDF.
///
/// `fonts` are files of fonts: TrueType, OpenType, collections. Pages are set in the first of them, signs that
/// it lacks in the next, and in ours last.
///
/// # Errors
///
/// [`PdfError::MorePages`] where a one-page paper takes more in the smallest type that can be read;
/// [`PdfError::NoGlyph`] where a sign has no glyph in any font, since a PDF for everybody must not hold an
/// empty box; [`PdfError::NoFont`].
#[cfg(feature = "engine")]
pub fn paper_pdf(paper: &Paper, fonts: &[Vec<u8>]) -> Result<Vec<u8>, PdfError> {
    engine::set(paper, fonts)
}
