//! The colours of the tones: one table for pictures and for every format that has colours.

use clausegraph::{GateState, Indicator, Status};

use crate::Tone;

/// The colours of a tone on white paper, as `#rrggbb`.
///
/// Words on their ground have a contrast of 4.5 to 1 at least; a test computes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToneColours {
    /// A full colour: for bars and edges.
    pub solid: &'static str,
    /// For words on the full colour.
    pub on_solid: &'static str,
    /// A light ground: for cells and fields.
    pub ground: &'static str,
    /// For words on the light ground, and on white.
    pub ink: &'static str,
}

/// A dark colour for words.
const DARK: &str = "#18212e";
/// White.
const WHITE: &str = "#ffffff";

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::Good,
        Self::Unknown,
        Self::Stale,
        Self::Weak,
        Self::Partial,
        Self::Bad,
        Self::Quiet,
    ];

    /// The tone as a word, for classes and styles.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Good => "good",
            Self::Unknown => "unknown",
            Self::Stale => "stale",
            Self::Weak => "weak",
            Self::Partial => "partial",
            Self::Bad => "bad",
            Self::Quiet => "quiet",
        }
    }

    /// Its colours on white paper.
    ///
    /// ```
    /// use clausegraph_paper::Tone;
    ///
    /// assert_eq!(Tone::Good.colours().solid, "#2c7a4b");
    /// ```
    pub const fn colours(self) -> ToneColours {
        let (solid, on_solid, ground, ink) = match self {
            Self::None => ("#4d5a6b", WHITE, "#ffffff", DARK),
            Self::Good => ("#2c7a4b", WHITE, "#e4f3e9", "#1b5a36"),
            Self::Unknown => ("#4570a8", WHITE, "#e6eef9", "#264b7d"),
            Self::Stale => ("#7a58a5", WHITE, "#efe9f8", "#54367b"),
            Self::Weak => ("#e0b13c", DARK, "#fcf4d9", "#674b00"),
            Self::Partial => ("#de8436", DARK, "#fdebdc", "#803d06"),
            Self::Bad => ("#b3261e", WHITE, "#fbe5e3", "#8a1c17"),
            Self::Quiet => ("#bac3ce", DARK, "#f1f3f6", "#525c69"),
        };
        ToneColours { solid, on_solid, ground, ink }
    }

    /// The tone of a status.
    pub const fn of_status(status: Status) -> Self {
        match status {
            Status::Covered => Self::Good,
            Status::CannotEvaluate => Self::Unknown,
            Status::Stale => Self::Stale,
            Status::Weak => Self::Weak,
            Status::Partial => Self::Partial,
            Status::Missing => Self::Bad,
            Status::NotTriggered | Status::NotChosen => Self::Quiet,
        }
    }

    /// The tone of a gate.
    pub const fn of_gate(state: GateState) -> Self {
        match state {
            GateState::Present => Self::Good,
            GateState::CannotEvaluate => Self::Unknown,
            GateState::Absent => Self::Bad,
        }
    }

    /// The tone of an indicator.
    pub const fn of_indicator(indicator: Indicator) -> Self {
        match indicator {
            Indicator::Major => Self::Bad,
            Indicator::Minor => Self::Partial,
            Indicator::Observation => Self::Weak,
            Indicator::Opportunity => Self::Unknown,
            Indicator::Health => Self::Quiet,
            Indicator::Strength => Self::Good,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a colour as WCAG 2 defines it.
    #[expect(clippy::float_arithmetic, reason = "the definition is one of real numbers")]
    fn luminance(colour: &str) -> f64 {
        let part = |from: usize| {
            let digits = colour.get(from..from + 2).unwrap();
            let value = u8::from_str_radix(digits, 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    #[test]
    fn words_can_be_read_on_every_ground() {
        let contrast = |one: &str, other: &str| {
            let (one, other) = (luminance(one), luminance(other));
            (one.max(other) + 0.05) / (one.min(other) + 0.05)
        };
        for tone in Tone::ALL {
            let colours = tone.colours();
            for (words, ground) in [
                (colours.on_solid, colours.solid),
                (colours.ink, colours.ground),
                (colours.ink, WHITE),
            ] {
                assert!(contrast(words, ground) >= 4.5, "{tone:?}: {words} on {ground}");
            }
        }
    }
}
