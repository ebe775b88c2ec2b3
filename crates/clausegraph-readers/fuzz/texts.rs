//! What holds for every document that is read, whatever its bytes.

use clausegraph_readers::{
    ReadLimits,
    text::{TextForm, read_text_as},
};

const LIMITS: ReadLimits = ReadLimits {
    file_bytes: 256 * 1024,
    unpacked_bytes: 1024 * 1024,
    parts: 100,
    depth: 32,
    text_bytes: 64 * 1024,
    pages: 10,
    ..ReadLimits::USUAL
};

/// Reads some bytes and checks what was read.
pub fn read(form: TextForm, bytes: &[u8]) {
    let Ok(document) = read_text_as(form, bytes, &LIMITS) else {
        return;
    };
    assert_eq!(document.form, form);
    let length: usize = document.blocks.iter().map(|block| block.text.len()).sum();
    assert!(length <= LIMITS.text_bytes);
    for block in &document.blocks {
        assert!(!block.text.is_empty() && !block.text.contains(['\n', '\0']));
    }
    assert!(document.pages.is_none_or(|pages| pages <= 10));
}
