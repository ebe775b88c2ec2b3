//! What stops an import.

use std::{fmt, io, path::PathBuf};

use clausegraph_readers::ReadError;

use crate::tree::RulesError;

/// Why a folder could not be read or written.
///
/// Each message names the path and what to do about it. Defects inside documents are no errors:
/// they are collected in the [`ImportReport`](crate::ImportReport).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The operating system refused.
    #[error("cannot {action} `{}`: {cause}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the operating system says.
        #[source]
        cause: io::Error,
    },
    /// A file is larger than [`Limits::file_bytes`](crate::Limits::file_bytes).
    #[error("`{}` has {bytes} bytes, more than the limit of {limit}: split it or raise the limit", path.display())]
    FileTooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// All files together are larger than [`Limits::total_bytes`](crate::Limits::total_bytes).
    #[error("the files below `{}` exceed {limit} bytes in all: name a smaller folder or raise the limit", path.display())]
    FolderTooLarge {
        /// The folder.
        path: PathBuf,
        /// The limit.
        limit: u64,
    },
    /// There are more files than [`Limits::files`](crate::Limits::files).
    #[error("there are more than {limit} files below `{}`: name a smaller folder or raise the limit", path.display())]
    TooManyFiles {
        /// The folder.
        path: PathBuf,
        /// The limit.
        limit: usize,
    },
    /// A file lies deeper than [`Limits::depth`](crate::Limits::depth).
    #[error("`{}` lies more than {limit} folders deep: name a folder further down or raise the limit", path.display())]
    TooDeep {
        /// The file or folder.
        path: PathBuf,
        /// The limit.
        limit: usize,
    },
    /// A file is not UTF-8 text.
    #[error("`{}` is not UTF-8 text, the first wrong byte stands at offset {offset}: save the file as UTF-8", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The offset of the first byte that is no UTF-8.
        offset: usize,
    },
    /// A file name is not UTF-8 text.
    #[error("the name of `{}` is not UTF-8 text: rename the file", path.display())]
    NameNotUtf8 {
        /// The file, as far as it can be shown.
        path: PathBuf,
    },
    /// A symbolic link leads out of the folder.
    #[error("the link `{}` leads out of the folder and is not followed: put a copy of the file there", path.display())]
    LinkLeaves {
        /// The link.
        path: PathBuf,
    },
    /// The documents should be a folder, but are something else.
    #[error("`{}` is no folder: name the folder of the documents", path.display())]
    NotAFolder {
        /// What was named.
        path: PathBuf,
    },
    /// The folder holds no JSON file.
    #[error("`{}` holds no `.json` file: name the folder of an organisation", path.display())]
    NothingToRead {
        /// The folder.
        path: PathBuf,
    },
    /// A file is not of a form that is read.
    #[error("cannot read `{}`: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why it cannot be read.
        #[source]
        cause: ReadError,
    },
    /// The rules file has defects.
    #[error("the rules `{}` cannot be used: {problems}", path.display())]
    Rules {
        /// The rules file.
        path: PathBuf,
        /// What is wrong with it, all of it.
        #[source]
        problems: RulesError,
    },
    /// A file would be overwritten that was not written by an import, or was changed since.
    #[error("`{}` was not written by an import or was changed since: move it away, or overwrite with force", path.display())]
    WouldOverwrite {
        /// The file.
        path: PathBuf,
    },
    /// No file became an artefact, and an earlier import of some artefacts would be lost.
    #[error("no file became an artefact, and `{}` holds an earlier import (artefacts: {artefacts}): name the folder of the documents and rules that take them, or overwrite with force", path.display())]
    WouldEmpty {
        /// The file of the earlier import.
        path: PathBuf,
        /// How many artefacts it holds.
        artefacts: usize,
    },
    /// The folder holds JSON files that no import has written, and that would be read as a part of
    /// what is written.
    #[error("`{}` holds `.json` files that no import has written and that would be read as part of what is written: {}: name another folder, or write with force", path.display(), named(files))]
    ForeignFiles {
        /// The folder.
        path: PathBuf,
        /// The files by their names below the folder, in order.
        files: Vec<String>,
    },
    /// A file was changed between reading and writing.
    #[error("`{}` was changed by somebody else in the meantime, and nothing is written: try again", path.display())]
    ChangedMeanwhile {
        /// The file.
        path: PathBuf,
    },
    /// The document cannot be written as JSON.
    #[error("cannot write `{name}` as JSON: {reason}")]
    Encode {
        /// The file's name.
        name: &'static str,
        /// What the encoder says.
        reason: String,
    },
}

impl ImportError {
    pub(crate) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |cause| Self::Io { action, path, cause }
    }
}

/// The first of some names, and how many there are besides.
fn named(files: &[String]) -> String {
    const MOST: usize = 6;
    let first: Vec<&str> = files.iter().take(MOST).map(String::as_str).collect();
    let text = format!("`{}`", first.join("`, `"));
    match files.len().saturating_sub(MOST) {
        0 => text,
        more => format!("{text} and {more} more"),
    }
}

/// Several problems on one line.
pub(crate) fn all_of<P: fmt::Display>(problems: &[P], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, problem) in problems.iter().enumerate() {
        if index > 0 {
            f.write_str("; ")?;
        }
        problem.fmt(f)?;
    }
    Ok(())
}

/// What may have been meant, at the end of a message.
pub(crate) fn near_text(near: Option<&String>) -> String {
    near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}
