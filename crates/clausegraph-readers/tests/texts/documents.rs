//! What is read of valid files: those made by hand, and one document as `LibreOffice` 7.4 writes it.

use std::{fmt::Write, fs, path::Path};

use clausegraph_readers::{
    ReadError, ReadLimits,
    text::{TextDocument, read_text},
};

use super::{hostile, samples};

fn read(name: &str, bytes: &[u8]) -> String {
    let document = read_text(name, bytes, &ReadLimits::USUAL).unwrap();
    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<TextDocument>(&json).unwrap(), document);

    let mut text = format!("{}, pages {:?}\n", document.form.name(), document.pages);
    let properties = serde_json::to_value(&document.properties).unwrap();
    for (name, value) in properties.as_object().unwrap() {
        if !value.is_null() && value != &serde_json::json!([]) {
            writeln!(text, "{name}: {value}").unwrap();
        }
    }
    for block in &document.blocks {
        writeln!(text, "{} {:?}: {}", block.place, block.kind, block.text).unwrap();
    }
    for note in &document.notes {
        writeln!(text, "note: {note}").unwrap();
    }
    text
}

#[test]
fn documents_made_by_hand_hold_a_bit_of_everything() {
    for (name, bytes) in hostile::valid() {
        insta::assert_snapshot!(name, read(name, &bytes));
    }
}

#[test]
fn a_document_of_a_real_program_reads_alike_in_every_form() {
    for name in ["policy.docx", "policy.odt", "policy.html", "policy.pdf"] {
        insta::assert_snapshot!(name, read(name, &kept(name)));
    }
}

fn kept(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    fs::read(folder.join(name)).unwrap()
}

#[test]
fn a_page_that_a_browser_prints_reads_in_the_same_paragraphs() {
    insta::assert_snapshot!(read("chromium.pdf", &kept("chromium.pdf")));
}

#[test]
fn a_pdf_that_is_only_protected_against_changes_is_read() {
    let protected = kept("owner-password.pdf");
    let document = read_text("x.pdf", &protected, &ReadLimits::USUAL).unwrap();
    let plain = read_text("x.pdf", &samples::whole_pdf(), &ReadLimits::USUAL).unwrap();
    assert_eq!(document.blocks, plain.blocks);
    let note = "it is protected against changes; it opens without a password".to_owned();
    assert!(document.notes.contains(&note), "{:?}", document.notes);
}

#[test]
fn a_pdf_that_asks_for_a_password_is_locked() {
    let error = read_text("x.pdf", &kept("user-password.pdf"), &ReadLimits::USUAL).unwrap_err();
    assert_eq!(error, ReadError::Locked);
}

/// The blocks of a DOCX file with some body, one per line.
fn word(body: &str) -> String {
    let file = samples::docx(samples::word_document(body).as_bytes(), &[]);
    let document = read_text("x.docx", &file, &ReadLimits::USUAL).unwrap();
    let blocks = document.blocks.iter();
    let mut lines: Vec<String> =
        blocks.map(|block| format!("{} {:?}: {}", block.place, block.kind, block.text)).collect();
    lines.extend(document.notes);
    lines.join("\n")
}

#[test]
fn an_outline_level_makes_a_heading_and_level_nine_none() {
    let outlined = |level: u8| {
        format!(
            "<w:p><w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        )
    };
    insta::assert_snapshot!(word(&[outlined(1), outlined(9)].concat()), @r"
    paragraph 1 Heading(2): x
    paragraph 2 Paragraph: x
    ");
}

#[test]
fn of_alternatives_only_the_first_is_read() {
    let paragraph = samples::word_paragraph("", "box");
    let body = format!(
        "<w:p xmlns:m=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:r>\
        <m:AlternateContent><m:Choice><w:txbxContent>{paragraph}</w:txbxContent></m:Choice>\
        <m:Fallback><w:txbxContent>{paragraph}</w:txbxContent></m:Fallback></m:AlternateContent>\
        </w:r></w:p>"
    );
    insta::assert_snapshot!(word(&body), @"paragraph 2 Paragraph: box");
}

#[test]
fn merged_and_nested_cells_keep_their_places() {
    let cell = |properties: &str, inner: &str| format!("<w:tc>{properties}{inner}</w:tc>");
    let text = |text: &str| samples::word_paragraph("", text);
    let wide = "<w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>";
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("", &text("inner")));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>{}</w:tr></w:tbl>",
        cell(wide, &text("wide")),
        cell("", &text("fourth")),
        cell("", &[inner, text("third")].concat()),
    );
    insta::assert_snapshot!(word(&body), @r"
    table 1, row 1, column 1 Cell: wide
    table 1, row 1, column 4 Cell: fourth
    table 2, row 1, column 1 Cell: inner
    table 1, row 2, column 3 Cell: third
    ");
}

#[test]
fn numbering_switched_off_makes_no_item() {
    let body = "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>\
        <w:r><w:t>plain</w:t></w:r></w:p>";
    insta::assert_snapshot!(word(body), @"paragraph 1 Paragraph: plain");
}
