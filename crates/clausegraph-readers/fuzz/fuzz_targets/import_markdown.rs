#![no_main]

use clausegraph_import::{TreeContext, document_text};
use libfuzzer_sys::fuzz_target;

// Front matter, Markdown and YAML of a document, as a tree of documents is read.
fuzz_target!(|bytes: &[u8]| {
    for name in ["a.md", "a.yaml"] {
        if let Ok(text) = document_text(name, bytes, TreeContext::ALONE.read_text) {
            assert!(text.passages.iter().all(|passage| !passage.text.contains('\n')));
        }
    }
});
