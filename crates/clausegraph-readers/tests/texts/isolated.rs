//! A reader in a process of its own, and what becomes of one that dies.

use std::ffi::OsString;

use clausegraph_readers::{
    ReadError, ReadLimits,
    isolated::{Isolation, read_tables_isolated, read_text_isolated},
    table::{TableOptions, read_tables},
    text::{TextDocument, read_text},
};

use super::{hostile, samples};

const LIMITS: ReadLimits = ReadLimits { seconds: 1, ..ReadLimits::USUAL };

fn reader() -> Isolation {
    let program = env!("CARGO_BIN_EXE_clausegraph-reader").into();
    Isolation::Child { program, arguments: Vec::new() }
}

/// A program that does something else than read.
#[cfg(unix)]
fn shell(script: &str) -> Isolation {
    let arguments = ["-c", script].map(OsString::from).into();
    Isolation::Child { program: "/bin/sh".into(), arguments }
}

fn read(isolation: &Isolation) -> Result<TextDocument, ReadError> {
    read_text_isolated("whole.pdf", &samples::whole_pdf(), &LIMITS, isolation)
}

#[test]
fn a_process_of_its_own_says_the_same() {
    let limits = ReadLimits { unpacked_bytes: 1024 * 1024, ..ReadLimits::USUAL };
    for (name, bytes) in hostile::valid().into_iter().chain(hostile::corpus()) {
        let here = read_text(name, &bytes, &limits);
        assert_eq!(read_text_isolated(name, &bytes, &limits, &reader()), here, "{name}");
        assert_eq!(read_text_isolated(name, &bytes, &limits, &Isolation::None), here, "{name}");
    }
    let options = TableOptions::default();
    for bytes in [&b"id,name\n1,x\n"[..], b""] {
        let there = read_tables_isolated("x.csv", bytes, &options, &limits, &reader());
        assert_eq!(there, read_tables("x.csv", bytes, &options, &limits));
    }
}

#[test]
fn a_large_file_with_a_large_answer_blocks_no_pipe() {
    let text = "Hello, pipes. ".repeat(400_000);
    let document = read_text_isolated("x.txt", text.as_bytes(), &ReadLimits::USUAL, &reader());
    assert_eq!(document, read_text("x.txt", text.as_bytes(), &ReadLimits::USUAL));
}

#[test]
fn a_file_that_is_too_long_is_refused_alike() {
    let limits = ReadLimits { file_bytes: 10, ..LIMITS };
    let bytes = vec![b'a'; 3_000_000];
    let there = read_text_isolated("x.txt", &bytes, &limits, &reader());
    assert_eq!(there, read_text("x.txt", &bytes, &limits));
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_without_memory_says_so() {
    let text = "Hello, memory. ".repeat(400_000);
    let limits = ReadLimits { memory_bytes: 16 * 1024 * 1024, ..LIMITS };
    let error = read_text_isolated("x.txt", text.as_bytes(), &limits, &reader()).unwrap_err();
    insta::assert_snapshot!(error, @"the reader ran out of memory (limit 16777216 bytes, memory_bytes): split the file or raise the limit");
}

#[test]
fn a_program_that_is_not_there_is_told() {
    let program = "/nowhere/reader".into();
    let error = read(&Isolation::Child { program, arguments: Vec::new() }).unwrap_err();
    assert!(matches!(error, ReadError::NoReader { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_dies_is_an_error() {
    let said = |script: &str| read(&shell(script)).unwrap_err().to_string();
    insta::assert_snapshot!(said("kill -ABRT $$"), @"the reader broke down on it: signal: 6 (SIGABRT)");
    insta::assert_snapshot!(said("echo Oh no >&2; echo more >&2; exit 101"), @"the reader broke down on it: exit status: 101: Oh no");
    insta::assert_snapshot!(said("echo \"thread 'main' has overflowed its stack\" >&2; kill -ABRT $$"), @"the reader broke down on it: its stack overflowed");
    insta::assert_snapshot!(said("kill -XCPU $$"), @"the reader was stopped after 1 seconds (seconds): split the file or raise the limit");
    insta::assert_snapshot!(said("cat > /dev/null; echo Hello"), @"the reader gives no answer: expected value at line 1 column 1");
    insta::assert_snapshot!(said("exit 0"), @"the reader gives no answer: EOF while parsing a value at line 1 column 0");
}

#[cfg(unix)]
#[test]
fn a_reader_that_never_ends_is_stopped() {
    for script in [
        "sleep 5",
        "sleep 5 & exec sleep 1000",
        "exec sleep 1000",
        "exec >&- 2>&-; while :; do :; done",
    ] {
        assert_eq!(read(&shell(script)), Err(ReadError::OutOfTime { seconds: 1 }), "{script}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_talks_without_end_is_stopped() {
    let limits = ReadLimits { memory_bytes: 1024 * 1024, ..LIMITS };
    let error = read_text_isolated("x.txt", b"x", &limits, &shell("yes")).unwrap_err();
    assert_eq!(error, ReadError::OutOfMemory { limit: 1024 * 1024 });
    let complains = shell("yes >&2");
    assert_eq!(read(&complains), Err(ReadError::OutOfTime { seconds: 1 }));
}
