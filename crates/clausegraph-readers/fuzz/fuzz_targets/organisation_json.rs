#![no_main]

use clausegraph_model::{Catalogue, Organisation, SourceText};
use libfuzzer_sys::fuzz_target;

const CATALOGUE: &str = r#"{ "format_version": 1, "catalogue": { "id": "a@1", "title": "A", "wording": "own", "exclusions": "none" } }"#;

// The files of an organisation and of a catalogue, read to the end whatever they hold.
fuzz_target!(|text: &str| {
    let file = |text: &str| SourceText { name: "a.json".to_owned(), text: text.to_owned() };
    drop(Catalogue::load(&[file(text)], &[]));
    if let (Some(catalogue), _) = Catalogue::load(&[file(CATALOGUE)], &[]) {
        let (organisation, problems) = Organisation::load(&[file(text)], &catalogue);
        assert!(organisation.is_some() != problems.has_errors());
    }
});
