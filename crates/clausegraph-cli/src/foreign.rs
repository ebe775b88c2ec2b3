//! Files of foreign formats, each read in a process of its own that may die without harm.

use std::{ffi::OsString, path::Path};

use clausegraph_import::{ImportError, read_file, sha256_hex};
use clausegraph_readers::{
    ReadError,
    isolated::{Isolation, read_tables_isolated, read_text_isolated},
    table::{TableOptions, Tables},
    text::TextDocument,
};

use crate::args::LimitArguments;

/// The hidden command that reads one file from standard input.
pub(crate) const READ_FOREIGN: &str = "read-foreign";

/// Where foreign files are read: in a process of this program, where it knows its own path.
pub(crate) fn isolation() -> Isolation {
    std::env::current_exe().map_or(Isolation::None, |program| Isolation::Child {
        program,
        arguments: vec![OsString::from(READ_FOREIGN)],
    })
}

/// Why a foreign file could not be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ForeignError {
    /// The file itself.
    #[error(transparent)]
    File(#[from] ImportError),
    /// What it holds.
    #[error("cannot read `{name}`: {cause}{}", raised(cause))]
    Content { name: String, cause: ReadError },
}

/// How a limit is raised.
fn raised(cause: &ReadError) -> String {
    let ReadError::Limit { option, .. } = cause else { return String::new() };
    format!(" (--limit {}=NUMBER)", option.replace('_', "-"))
}

/// The tables of one file.
pub(crate) fn read_table_file(
    path: &Path,
    options: &TableOptions,
    limits: &LimitArguments,
) -> Result<Tables, ForeignError> {
    read_tables(path, options, limits).map(|(tables, _)| tables)
}

/// The tables of one file, and the SHA-256 of its bytes.
pub(crate) fn read_table_file_hashed(
    path: &Path,
    options: &TableOptions,
    limits: &LimitArguments,
) -> Result<(Tables, String), ForeignError> {
    read_tables(path, options, limits).map(|(tables, bytes)| (tables, sha256_hex(&bytes)))
}

fn read_tables(
    path: &Path,
    options: &TableOptions,
    limits: &LimitArguments,
) -> Result<(Tables, Vec<u8>), ForeignError> {
    let bytes = read_file(path, limits.folders())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read_tables_isolated(&name, &bytes, options, &limits.readers(), &isolation())
        .map(|tables| (tables, bytes))
        .map_err(|cause| ForeignError::Content { name: path.display().to_string(), cause })
}

/// The text of one file whose bytes are there already.
pub(crate) fn read_text_bytes(
    name: &str,
    bytes: &[u8],
    limits: &LimitArguments,
) -> Result<TextDocument, ReadError> {
    read_text_isolated(name, bytes, &limits.readers(), &isolation())
}
