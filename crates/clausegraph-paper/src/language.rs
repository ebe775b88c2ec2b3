//! The languages in which papers write days and numbers.

/// The language of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// British English.
    English,
    /// German.
    German,
    /// French.
    French,
    /// Dutch.
    Dutch,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::French, Self::Dutch];

    /// Its tag after BCP 47: what HTML, DOCX and PDF name it by.
    ///
    /// ```
    /// use clausegraph_paper::Language;
    ///
    /// assert_eq!(Language::English.tag(), "en-GB");
    /// ```
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::German => "de-DE",
            Self::French => "fr-FR",
            Self::Dutch => "nl-NL",
        }
    }

    /// The word by which it is asked for: `en`, `de`, `fr`, `nl`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Dutch => "nl",
        }
    }
}
