//! Colours: an aid beside words and shapes, never the only sign.

use anstyle::{AnsiColor, Style};
use clausegraph::{GateState, Status};

use crate::layout::harmless;

/// The styles of a text. Every style may be plain: words and shapes carry the meaning alone.
///
/// ```
/// use clausegraph_report::Palette;
///
/// assert_eq!(Palette::PLAIN.heading.render().to_string(), "");
/// assert_ne!(Palette::COLOUR.heading.render().to_string(), "");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The name of what a page is about.
    pub title: Style,
    /// The heading of a section.
    pub heading: Style,
    /// What a reader looks for first: ids.
    pub strong: Style,
    /// What may be skipped.
    pub faint: Style,
    /// Evidence is there.
    pub covered: Style,
    /// Something is not known.
    pub unknown: Style,
    /// Evidence is older than planned.
    pub stale: Style,
    /// Evidence has a weakness.
    pub weak: Style,
    /// Some evidence is not there.
    pub partial: Style,
    /// Evidence is not there.
    pub missing: Style,
}

impl Palette {
    /// No colour at all.
    pub const PLAIN: Self = Self {
        title: Style::new(),
        heading: Style::new(),
        strong: Style::new(),
        faint: Style::new(),
        covered: Style::new(),
        unknown: Style::new(),
        stale: Style::new(),
        weak: Style::new(),
        partial: Style::new(),
        missing: Style::new(),
    };

    /// The sixteen colours that every terminal has, in its own theme.
    pub const COLOUR: Self = Self {
        title: Style::new().bold(),
        heading: Style::new().bold().underline(),
        strong: Style::new().bold(),
        faint: Style::new().dimmed(),
        covered: AnsiColor::Green.on_default(),
        unknown: AnsiColor::Blue.on_default(),
        stale: AnsiColor::Magenta.on_default(),
        weak: AnsiColor::Yellow.on_default(),
        partial: AnsiColor::Yellow.on_default().bold(),
        missing: AnsiColor::Red.on_default().bold(),
    };

    /// The style of a status.
    pub const fn status(&self, status: Status) -> Style {
        match status {
            Status::Covered => self.covered,
            Status::CannotEvaluate => self.unknown,
            Status::Stale => self.stale,
            Status::Weak => self.weak,
            Status::Partial => self.partial,
            Status::Missing => self.missing,
            Status::NotTriggered | Status::NotChosen => self.faint,
        }
    }

    /// The style of a gate.
    pub const fn gate(&self, state: GateState) -> Style {
        match state {
            GateState::Present => self.covered,
            GateState::CannotEvaluate => self.unknown,
            GateState::Absent => self.missing,
        }
    }
}

/// A text in a style; it must not be painted already.
pub(crate) fn paint(style: Style, text: &str) -> String {
    format!("{style}{}{style:#}", harmless(text))
}
