//! The built-in data, for every test.

use std::sync::LazyLock;

use clausegraph_clauses::ISO20000_1_2018_VOCABULARY;
use clausegraph_model::{ArtefactKind, Catalogue, SourceText};
use clausegraph_suggest::{Passage, Text, Vocabulary};

/// Both of them, loaded once.
pub(crate) static BUILT_IN: LazyLock<(Catalogue, Vocabulary)> = LazyLock::new(|| {
    let catalogue = catalogue();
    let vocabulary = vocabulary(&catalogue);
    (catalogue, vocabulary)
});

pub(crate) fn catalogue() -> Catalogue {
    clausegraph::catalogue().unwrap()
}

pub(crate) fn vocabulary_files() -> Vec<SourceText> {
    let files = ISO20000_1_2018_VOCABULARY.iter();
    files
        .map(|file| SourceText { name: file.name.to_owned(), text: file.text.to_owned() })
        .collect()
}

pub(crate) fn vocabulary(catalogue: &Catalogue) -> Vocabulary {
    let (vocabulary, problems) = Vocabulary::load(catalogue, &vocabulary_files());
    vocabulary.unwrap_or_else(|| panic!("{problems:?}"))
}

/// An artefact from Markdown, read crudely: the first heading is the title, lines with `#` are headings,
/// blank lines part paragraphs.
pub(crate) fn text(id: &str, kind: Option<ArtefactKind>, markdown: &str) -> Text {
    let mut title = String::new();
    let mut passages: Vec<Passage> = Vec::new();
    for (line, paragraph) in markdown.split("\n\n").enumerate() {
        let paragraph = paragraph.trim();
        let heading = paragraph.starts_with('#');
        let text = paragraph.trim_start_matches(['#', ' ']).to_owned();
        if heading && title.is_empty() {
            title.clone_from(&text);
        } else if !text.is_empty() {
            passages.push(Passage { place: format!("paragraph {}", line + 1), heading, text });
        }
    }
    Text { artefact: id.parse().unwrap(), kind, title, keywords: Vec::new(), passages }
}
