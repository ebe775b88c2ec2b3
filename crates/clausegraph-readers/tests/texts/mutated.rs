//! No bytes make a reader panic or go beyond its bounds.

use clausegraph_readers::{
    ReadLimits,
    text::{TextDocument, TextForm, read_text_as},
};
use proptest::prelude::*;

use super::samples;

const LIMITS: ReadLimits = ReadLimits {
    unpacked_bytes: 256 * 1024,
    parts: 50,
    depth: 32,
    text_bytes: 16 * 1024,
    pages: 10,
    ..ReadLimits::USUAL
};

/// One change of a file.
#[derive(Clone, Debug)]
enum Change {
    Set(prop::sample::Index, u8),
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<prop::sample::Index>;
    prop_oneof![
        (place(), any::<u8>()).prop_map(|(place, byte)| Change::Set(place, byte)),
        (place(), 1..40_usize).prop_map(|(place, count)| Change::Remove(place, count)),
        (place(), 1..40_usize).prop_map(|(place, count)| Change::Repeat(place, count)),
        (place(), prop::collection::vec(any::<u8>(), 1..8))
            .prop_map(|(place, bytes)| Change::Insert(place, bytes)),
    ]
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        match change {
            Change::Set(place, byte) => bytes[place.index(length)] = *byte,
            Change::Remove(place, count) => {
                let start = place.index(length);
                bytes.drain(start..(start + count).min(length));
            }
            Change::Repeat(place, count) => {
                let start = place.index(length);
                let piece = bytes[start..(start + count).min(length)].to_vec();
                bytes.splice(start..start, piece);
            }
            Change::Insert(place, piece) => {
                let start = place.index(length);
                bytes.splice(start..start, piece.iter().copied());
            }
        }
    }
    bytes
}

/// Reads a file and checks what holds for every document.
fn read(form: TextForm, bytes: &[u8]) {
    let Ok(document) = read_text_as(form, bytes, &LIMITS) else {
        return;
    };
    let TextDocument { blocks, notes, .. } = &document;
    let length: usize = blocks.iter().map(|block| block.text.len()).sum();
    assert!(length <= LIMITS.text_bytes);
    for block in blocks {
        let words: Vec<&str> = block.text.split_whitespace().collect();
        assert_eq!(block.text, words.join(" "), "a text comes in one line");
        assert!(!block.text.is_empty());
    }
    assert!(notes.iter().all(|note| !note.contains('\n') && note.len() < 2000));
    assert_eq!(read_text_as(form, bytes, &LIMITS).as_ref(), Ok(&document));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn mutated_docx(changes in prop::collection::vec(change(), 1..6)) {
        read(TextForm::Docx, &changed(&samples::whole_docx(), &changes));
    }

    #[test]
    fn mutated_text_of_a_docx(changes in prop::collection::vec(change(), 1..6)) {
        let text = samples::word_document(&samples::word_paragraph("Heading1", "Hello, w&amp;rld"));
        let text = changed(text.as_bytes(), &changes);
        read(TextForm::Docx, &samples::docx(&text, &[("word/styles.xml", &text)]));
    }

    #[test]
    fn mutated_odt(changes in prop::collection::vec(change(), 1..6)) {
        read(TextForm::Odt, &changed(&samples::whole_odt(), &changes));
    }

    #[test]
    fn mutated_text_of_an_odt(changes in prop::collection::vec(change(), 1..6)) {
        let text = samples::odt_content(
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>\
            </table:table-row></table:table><text:list><text:list-item><text:p>b<text:note/></text:p>\
            </text:list-item></text:list>",
        );
        let text = changed(text.as_bytes(), &changes);
        read(TextForm::Odt, &samples::odt(&text, &[("meta.xml", &text), ("styles.xml", &text)]));
    }

    #[test]
    fn mutated_html(changes in prop::collection::vec(change(), 1..20)) {
        read(TextForm::Html, &changed(&samples::whole_html(), &changes));
    }

    #[test]
    fn mutated_plain_text(changes in prop::collection::vec(change(), 1..20)) {
        read(TextForm::Plain, &changed(&samples::whole_text(), &changes));
    }

    #[test]
    fn mutated_pdf(changes in prop::collection::vec(change(), 1..6)) {
        read(TextForm::Pdf, &changed(&samples::whole_pdf(), &changes));
    }

    #[test]
    fn mutated_content_of_a_pdf(changes in prop::collection::vec(change(), 1..6)) {
        let content = b"q 1 0 0 1 0 0 cm BT /F1 12 Tf 14 TL 72 700 Td (Hello) Tj T* [(a) -300 (b)] TJ \
            (c) ' 1 2 (d) \" ET Q /X Do";
        let content = changed(content, &changes);
        let objects = samples::one_page("", samples::stream("", &content));
        read(TextForm::Pdf, &samples::pdf(&objects, ""));
    }

    #[test]
    fn tags_in_any_order(text in "(</?(table|tr|td|ul|li|h1|p|b|nav|title|svg|html)>|x| ){0,60}") {
        read(TextForm::Html, text.as_bytes());
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for form in
            [TextForm::Docx, TextForm::Odt, TextForm::Html, TextForm::Plain, TextForm::Pdf]
        {
            read(form, &bytes);
        }
    }
}
