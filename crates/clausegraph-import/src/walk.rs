//! Going through a folder: sorted, bounded, and never out of it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use crate::{ImportError, Limits};

/// A file found below a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The path below the folder, parted by `/`.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) what: What,
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    File,
    /// A link to somewhere in the same folder: read under its own name, not here.
    LinkWithin,
    /// A link that leads out of the folder, or nowhere.
    LinkOut,
    /// A pipe, socket or device.
    Special,
}

/// Every file and link below a folder, ordered by name; entries that begin with a dot are left out,
/// and so are the lock files of office programs, which begin with `~$`.
pub(crate) fn walk(root: &Path, limits: Limits) -> Result<Vec<Found>, ImportError> {
    let home = fs::canonicalize(root).map_err(ImportError::io("open", root))?;
    let mut found = Vec::new();
    let entries = WalkDir::new(root)
        .follow_links(false)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    for entry in entries {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(root).to_owned();
            let cause = error
                .into_io_error()
                .unwrap_or_else(|| std::io::Error::other("the folder contains itself"));
            ImportError::io("read", path)(cause)
        })?;
        if entry.depth() > limits.depth + 1 {
            return Err(ImportError::TooDeep { path: entry.into_path(), limit: limits.depth });
        }
        let kind = entry.file_type();
        if entry.depth() == 0 || kind.is_dir() {
            continue;
        }
        let what = if kind.is_symlink() {
            let leaves = fs::canonicalize(entry.path()).map_or(true, |to| !to.starts_with(&home));
            if leaves { What::LinkOut } else { What::LinkWithin }
        } else if kind.is_file() {
            What::File
        } else {
            What::Special
        };
        if found.len() == limits.files {
            return Err(ImportError::TooManyFiles { path: root.to_owned(), limit: limits.files });
        }
        found.push(Found { name: name_below(root, entry.path())?, path: entry.into_path(), what });
    }
    found.sort_by(|one, two| one.name.cmp(&two.name));
    Ok(found)
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

fn name_below(root: &Path, path: &Path) -> Result<String, ImportError> {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Option<Vec<&str>> =
        below.components().map(|component| component.as_os_str().to_str()).collect();
    parts
        .map(|parts| parts.join("/"))
        .ok_or_else(|| ImportError::NameNotUtf8 { path: path.to_owned() })
}

/// The bytes of one file, no more than the limit.
pub(crate) fn read(path: &Path, limits: Limits) -> Result<Vec<u8>, ImportError> {
    use std::io::Read;

    // Asked before opening: to open a pipe would wait for its writer.
    let about = fs::metadata(path).map_err(ImportError::io("open", path))?;
    if !about.is_file() {
        let cause = std::io::Error::other("it is no plain file");
        return Err(ImportError::io("read", path)(cause));
    }
    let file = fs::File::open(path).map_err(ImportError::io("open", path))?;
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that grows while it is read.
    file.take(limits.file_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(ImportError::io("read", path))?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > limits.file_bytes {
        return Err(ImportError::FileTooLarge {
            path: path.to_owned(),
            bytes: length.max(about.len()),
            limit: limits.file_bytes,
        });
    }
    Ok(bytes)
}

/// Adds to the bytes read so far, up to the limit for all files together.
pub(crate) fn count(
    total: &mut u64,
    bytes: &[u8],
    root: &Path,
    limits: Limits,
) -> Result<(), ImportError> {
    *total = total.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    if *total > limits.total_bytes {
        return Err(ImportError::FolderTooLarge {
            path: root.to_owned(),
            limit: limits.total_bytes,
        });
    }
    Ok(())
}

/// The text of bytes.
pub(crate) fn text(path: &Path, bytes: Vec<u8>) -> Result<String, ImportError> {
    String::from_utf8(bytes).map_err(|error| ImportError::NotUtf8 {
        path: path.to_owned(),
        offset: error.utf8_error().valid_up_to(),
    })
}
