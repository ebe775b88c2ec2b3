//! Files that were well before somebody changed some of their bytes.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::{
    fs,
    io::{Cursor, Read as _, Write as _},
    path::Path,
};

use clausegraph_readers::{
    ReadLimits,
    table::{TableOptions, read_tables},
};
use proptest::{prelude::*, sample::Index};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A change of bytes.
#[derive(Clone, Debug)]
enum Change {
    Set(Index, u8),
    Cut(Index),
    Remove(Index),
    Repeat(Index, u8),
    Insert(Index, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = [
        "<",
        ">",
        "&",
        "\"",
        "]]>",
        "<!--",
        "\0",
        "\u{FEFF}",
        "-1",
        "9999999999",
        "{",
        "[",
        "\n",
        ",",
    ];
    prop_oneof![
        4 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        1 => any::<Index>().prop_map(Change::Cut),
        2 => any::<Index>().prop_map(Change::Remove),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, times)| Change::Repeat(at, times)),
        2 => (any::<Index>(), prop::sample::select(pieces.to_vec()))
            .prop_map(|(at, piece)| Change::Insert(at, piece)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        match change {
            Change::Set(at, byte) => *bytes.get_mut(at.index(length)).unwrap() = *byte,
            Change::Cut(at) => bytes.truncate(at.index(length)),
            Change::Remove(at) => drop(bytes.remove(at.index(length))),
            Change::Repeat(at, times) => {
                let at = at.index(length);
                let byte = *bytes.get(at).unwrap();
                bytes.splice(at..at, std::iter::repeat_n(byte, usize::from(*times)));
            }
            Change::Insert(at, piece) => {
                let at = at.index(length);
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

fn files() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// A packed file with changes in one of its parts, which bytes of the packing would hide.
fn repacked(bytes: &[u8], which: Index, changes: &[Change]) -> Option<Vec<u8>> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let which = which.index(old.len());
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..old.len() {
        let mut part = old.by_index(number).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if number == which {
            bytes = changed(bytes, changes);
        }
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        new.start_file(part.name().unwrap().into_owned(), options).unwrap();
        new.write_all(&bytes).unwrap();
    }
    Some(new.finish().unwrap().into_inner())
}

fn read(name: &str, bytes: &[u8]) {
    drop(read_tables(name, bytes, &TableOptions::default(), &ReadLimits::USUAL));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn changed_bytes_are_read_or_refused(which: Index, changes in prop::collection::vec(change(), 1..6)) {
        let (name, bytes) = which.get(&files()).clone();
        read(&name, &changed(bytes, &changes));
    }

    #[test]
    fn changed_parts_are_read_or_refused(
        which: Index,
        part: Index,
        changes in prop::collection::vec(change(), 1..6),
    ) {
        let packed: Vec<(String, Vec<u8>)> =
            files().into_iter().filter(|(_, bytes)| bytes.starts_with(b"PK")).collect();
        let (name, bytes) = which.get(&packed);
        if let Some(bytes) = repacked(bytes, part, &changes) {
            read(name, &bytes);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_under_any_name(
        bytes: Vec<u8>,
        ending in prop::sample::select(vec!["xlsx", "xls", "xlsb", "ods", "csv", "tsv", "json", "jsonl", "yaml"]),
    ) {
        read(&format!("a.{ending}"), &bytes);
    }
}
