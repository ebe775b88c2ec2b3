//! The two words that a page needs and a paper has not.

use clausegraph_paper::Language;

/// What stands above the list of sections.
pub(super) const fn contents(language: Language) -> &'static str {
    match language {
        Language::English => "Contents",
        Language::German => "Inhalt",
        Language::French => "Sommaire",
        Language::Dutch => "Inhoud",
    }
}

/// What leads past that list.
pub(super) const fn skip(language: Language) -> &'static str {
    match language {
        Language::English => "Skip to the text",
        Language::German => "Zum Text",
        Language::French => "Aller au texte",
        Language::Dutch => "Naar de tekst",
    }
}
