//! What is said about every file of the corpus of defective documents.

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use clausegraph_readers::{
    ReadLimits,
    text::{read_text, read_text_as},
};

use super::hostile;

/// Small bounds, so that small files go beyond them.
const LIMITS: ReadLimits = ReadLimits {
    unpacked_bytes: 1024 * 1024,
    parts: 100,
    depth: 32,
    text_bytes: 64 * 1024,
    pages: 10,
    ..ReadLimits::USUAL
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/hostile/text");

/// Every file of the corpus, by its path.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for form in ["docx", "odt", "html", "plain", "pdf", "valid"] {
        for entry in fs::read_dir(Path::new(FOLDER).join(form)).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            files.push((format!("{form}/{name}"), fs::read(entry.path()).unwrap()));
        }
    }
    files.sort();
    files
}

/// What is said about a file: its refusal, or what was read of it and the notes.
fn outcome(name: &str, bytes: &[u8]) -> String {
    match read_text(name, bytes, &LIMITS) {
        Err(error) => error.to_string(),
        Ok(document) => {
            let first = document.blocks.first().map_or("", |block| block.text.as_str());
            let first: String = first.chars().take(40).collect();
            let mut said = format!("read: {} blocks, `{first}`", document.blocks.len());
            for note in &document.notes {
                write!(said, "; {note}").unwrap();
            }
            said
        }
    }
}

#[test]
fn every_defect_has_its_message() {
    let mut table = String::new();
    for (name, bytes) in files() {
        let said = outcome(&name, &bytes).replace('|', "\\|");
        writeln!(table, "| `{name}` | {said} |").unwrap();
    }
    insta::assert_snapshot!(table);
    let readme = fs::read_to_string(Path::new(FOLDER).join("README.md")).unwrap();
    let missing: Vec<&str> = table.lines().filter(|line| !readme.contains(line)).collect();
    assert!(missing.is_empty(), "README.md lacks:\n{}", missing.join("\n"));
}

#[test]
fn the_corpus_is_what_the_example_writes() {
    let mut made: BTreeSet<String> =
        hostile::corpus().iter().map(|(name, _)| (*name).to_owned()).collect();
    made.extend(hostile::valid().iter().map(|(name, _)| format!("valid/{name}")));
    let kept: BTreeSet<String> = files().into_iter().map(|(name, _)| name).collect();
    let found = |name: &&String| !name.contains("/found-");
    assert_eq!(made.iter().collect::<Vec<_>>(), kept.iter().filter(found).collect::<Vec<_>>());
}

#[test]
fn a_longer_file_than_allowed_is_not_even_looked_at() {
    let limits = ReadLimits { file_bytes: 3, ..LIMITS };
    let error = read_text("long.txt", b"long", &limits).unwrap_err();
    insta::assert_snapshot!(error, @"the bytes of the file exceed the limit of 3 (file_bytes): split the file or raise the limit");
}

#[test]
fn a_name_without_a_known_ending_is_read_by_its_first_bytes() {
    for (name, bytes) in hostile::valid() {
        let told = read_text(name, &bytes, &LIMITS).unwrap();
        match read_text("somefile", &bytes, &LIMITS) {
            Ok(seen) => assert_eq!(seen, told),
            Err(error) => {
                assert_eq!(name, "whole.txt");
                insta::assert_snapshot!(error, @"neither its name nor its first bytes tell a form that is read");
            }
        }
    }
}

#[test]
fn reading_as_a_form_needs_no_name() {
    for (name, bytes) in hostile::valid() {
        let told = read_text(name, &bytes, &LIMITS).unwrap();
        assert_eq!(read_text_as(told.form, &bytes, &LIMITS).unwrap(), told);
    }
}
