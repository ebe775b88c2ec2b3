//! What is said of files that are damaged, locked, too large or meant to do harm.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use clausegraph_readers::{
    ReadLimits,
    table::{TableOptions, read_tables},
};

/// Limits that small files reach.
const SMALL: ReadLimits = ReadLimits {
    file_bytes: 128 * 1024,
    unpacked_bytes: 1024 * 1024,
    parts: 64,
    depth: 32,
    sheets: 8,
    cells: 20_000,
    cell_bytes: 10_000,
    ..ReadLimits::USUAL
};

#[test]
fn each_defect_is_told() {
    let mut text = String::new();
    for (name, bytes) in files() {
        let file = Path::new(&name).file_name().unwrap().to_str().unwrap();
        let said = match read_tables(file, &bytes, &TableOptions::default(), &SMALL) {
            Ok(tables) => {
                let rows: usize = tables.sheets.iter().map(|sheet| sheet.rows.len()).sum();
                let sheets = tables.sheets.len();
                let said = [format!("read: sheets {sheets}, rows {rows}")];
                [&said[..], &tables.notes].concat().join("; ")
            }
            Err(error) => error.to_string(),
        };
        assert!(!said.contains('\n'), "{name}: {said}");
        writeln!(text, "| {name} | {} |", said.replace('|', "\\|")).unwrap();
    }
    insta::assert_snapshot!(text);
    let readme = fs::read_to_string(top().join("README.md")).unwrap();
    assert!(readme.contains(&text), "the table of fixtures/hostile/table/README.md is another one");
}

#[test]
fn nothing_takes_long_or_much_under_the_usual_limits() {
    for (name, bytes) in files() {
        drop(read_tables(&name, &bytes, &TableOptions::default(), &ReadLimits::USUAL));
    }
}

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/hostile/table")
}

fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for folder in fs::read_dir(top()).unwrap().map(Result::unwrap) {
        if !folder.file_type().unwrap().is_dir() {
            continue;
        }
        for file in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
            let name =
                file.path().strip_prefix(top()).unwrap().to_str().unwrap().replace('\\', "/");
            files.push((name, fs::read(file.path()).unwrap()));
        }
    }
    files.sort();
    files
}
