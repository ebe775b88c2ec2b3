//! A template is a foreign file: whatever it holds, there is a document or an error.

#![allow(
    clippy::allow_attributes,
    clippy::assigning_clones,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test stops at once; long ones are lists"
)]

mod common;

use std::sync::LazyLock;

use clausegraph_docx::{Template, paper_docx};
use clausegraph_paper::Paper;
use proptest::prelude::*;

use self::common::{paper, read, templates};

static SHORT: LazyLock<Paper> = LazyLock::new(|| {
    let mut paper = paper::rich();
    paper.sections.truncate(2);
    paper
});
static ENGLISH: LazyLock<Vec<u8>> = LazyLock::new(templates::english);
static PARTS: LazyLock<Vec<(String, Vec<u8>)>> =
    LazyLock::new(|| read::parts(&ENGLISH).into_iter().collect());

/// Writes the paper; what comes of it is a document that can be unpacked, or an error that can be told.
fn survives(template: &[u8]) {
    match paper_docx(&SHORT, Some(Template { bytes: template, as_of: "today" })) {
        Ok(bytes) => {
            let xml = read::part(&bytes, "[Content_Types].xml");
            assert!(!read::pieces(&xml).is_empty());
        }
        Err(error) => {
            assert!(!error.to_string().contains('\n') || error.to_string().contains("placeholder"));
        }
    }
}

/// The template with one part changed in places.
fn changed(part: usize, changes: &[(usize, u8)], cut: Option<usize>) -> Vec<u8> {
    let mut parts = PARTS.clone();
    let part = part % parts.len();
    let bytes = &mut parts[part].1;
    for (place, byte) in changes {
        let length = bytes.len();
        if length > 0 {
            bytes[place % length] = *byte;
        }
    }
    if let Some(cut) = cut {
        let length = bytes.len().max(1);
        bytes.truncate(cut % length);
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    templates::packed(&parts)
}

/// Pieces of XML that are put anywhere.
const PIECES: &[&str] = &[
    "<w:p/>",
    "</w:p>",
    "<w:t>",
    "{{report}}",
    "{{",
    "}}",
    "<w:sectPr/>",
    "<w:body>",
    "<w:style/>",
    "<w:num/>",
    "&amp;",
    "&#0;",
    "&x;",
    "<![CDATA[x]]>",
    "<!-- -->",
    "<?x?>",
    " a=\"b\"",
    "<w:numId w:val=\"x\"/>",
    "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:basedOn w:val=\"a\"/></w:style>",
    "<w:bookmarkStart w:id=\"18446744073709551615\" w:name=\"summary\"/>",
    "<w:pgSz w:w=\"99999999999999999999\"/><w:cols w:num=\"18446744073709551615\" w:space=\"18446744073709551615\"/>",
    "<w:abstractNum w:abstractNumId=\"4294967295\"/>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_no_template(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        survives(&bytes);
        let mut packed = b"PK\x03\x04".to_vec();
        packed.extend(&bytes);
        survives(&packed);
    }

    #[test]
    fn a_template_with_changed_bytes_is_filled_or_refused(
        changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..30),
        cut in proptest::option::of(any::<usize>()),
    ) {
        let mut bytes = ENGLISH.clone();
        for (place, byte) in &changes {
            let length = bytes.len();
            bytes[place % length] = *byte;
        }
        if let Some(cut) = cut {
            let length = bytes.len();
            bytes.truncate(cut % length);
        }
        survives(&bytes);
    }

    #[test]
    fn a_part_with_changed_signs_is_filled_or_refused(
        part in any::<usize>(),
        changes in proptest::collection::vec((any::<usize>(), prop_oneof![any::<u8>(), Just(b'<'), Just(b'>'), Just(b'"'), Just(b'&'), Just(b'{'), Just(b'}')]), 1..20),
        cut in proptest::option::of(any::<usize>()),
    ) {
        survives(&changed(part, &changes, cut));
    }

    #[test]
    fn a_part_with_pieces_of_xml_put_in_is_filled_or_refused(
        part in any::<usize>(),
        put in proptest::collection::vec((any::<usize>(), 0..PIECES.len()), 1..6),
    ) {
        let mut parts = PARTS.clone();
        let part = part % parts.len();
        if let Ok(mut text) = String::from_utf8(parts[part].1.clone()) {
            for (place, piece) in put {
                // Between two elements, so that most of it can be read.
                let ends: Vec<usize> = text.match_indices('>').map(|(place, _)| place + 1).collect();
                if let Some(at) = ends.get(place % ends.len().max(1)) {
                    text.insert_str(*at, PIECES[piece]);
                }
            }
            parts[part].1 = text.into_bytes();
        }
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        survives(&templates::packed(&parts));
    }
}
