//! The built-in data, for every test.

use clausegraph_clauses::ISO20000_1_2018_VOCABULARY;
use clausegraph_model::{Catalogue, SourceText};
use clausegraph_suggest::Vocabulary;

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
