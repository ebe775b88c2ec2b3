//! Reading in a process of its own, which may die without harm.
//!
//! Parsers of PDF and of old workbooks are large, and a file made for it may drive them out of memory
//! or time. A process of its own has bounds that the system keeps: what breaks is an error here.

mod child;
mod parent;
mod wire;

use std::{ffi::OsString, path::PathBuf};

pub use self::child::serve;
use self::wire::{Answer, Ask};
use crate::{
    ReadError, ReadLimits,
    table::{TableOptions, Tables, read_tables},
    text::{TextDocument, read_text},
};

/// Where a file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// In this process: quicker, bounded by [`ReadLimits`] but not by `memory_bytes` and `seconds`.
    None,
    /// In a process of a program that calls [`serve`] with its standard input and output, such as the
    /// program `clausegraph-reader` of this package.
    Child {
        /// The program.
        program: PathBuf,
        /// Its arguments.
        arguments: Vec<OsString>,
    },
}

/// Reads the text of a document as [`read_text`] does, where `isolation` says.
///
/// A process gets three times `seconds` by the clock on the wall, then it is stopped, whatever it does.
///
/// ```no_run
/// use clausegraph_readers::{
///     ReadLimits,
///     isolated::{Isolation, read_text_isolated},
/// };
///
/// let child =
///     Isolation::Child { program: "clausegraph-reader".into(), arguments: Vec::new() };
/// let document = read_text_isolated("policy.pdf", b"%PDF-1.7", &ReadLimits::USUAL, &child);
/// assert!(document.is_err());
/// ```
///
/// # Errors
///
/// See [`ReadError`].
pub fn read_text_isolated(
    name: &str,
    bytes: &[u8],
    limits: &ReadLimits,
    isolation: &Isolation,
) -> Result<TextDocument, ReadError> {
    let Isolation::Child { program, arguments } = isolation else {
        return read_text(name, bytes, limits);
    };
    let ask = Ask::Text { name: name.to_owned() };
    match parent::answer(program, arguments, ask, bytes, limits)? {
        Answer::Text(document) => Ok(*document),
        Answer::Tables(_) => Err(parent::other_answer()),
        Answer::Refused(refusal) => Err(refusal.error()),
    }
}

/// Reads the tables of a file as [`read_tables`] does, where `isolation` says.
///
/// # Errors
///
/// See [`ReadError`].
pub fn read_tables_isolated(
    name: &str,
    bytes: &[u8],
    options: &TableOptions,
    limits: &ReadLimits,
    isolation: &Isolation,
) -> Result<Tables, ReadError> {
    let Isolation::Child { program, arguments } = isolation else {
        return read_tables(name, bytes, options, limits);
    };
    let ask = Ask::Tables { name: name.to_owned(), options: options.clone() };
    match parent::answer(program, arguments, ask, bytes, limits)? {
        Answer::Tables(tables) => Ok(tables),
        Answer::Text(_) => Err(parent::other_answer()),
        Answer::Refused(refusal) => Err(refusal.error()),
    }
}
