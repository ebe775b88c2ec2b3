//! Plain files, whatever they hold.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    ImportError, Limits,
    walk::{self, What},
};

/// The files below a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilesBelow {
    /// The plain files: their names below the folder, parted by `/`, and their paths; ordered by name.
    pub files: Vec<(String, PathBuf)>,
    /// Names of what is left alone: links that lead out of the folder or nowhere, pipes, devices.
    pub left: Vec<String>,
}

/// Lists the files below a folder, or one file.
///
/// Files and folders whose name begins with a dot are left out, and so are links to what stands in the
/// folder under its own name.
///
/// # Errors
///
/// [`ImportError::TooManyFiles`], [`ImportError::TooDeep`], a name that is not UTF-8, or what the operating
/// system refuses.
pub fn files_below(path: &Path, limits: Limits) -> Result<FilesBelow, ImportError> {
    let about = fs::metadata(path).map_err(ImportError::io("open", path))?;
    let mut below = FilesBelow::default();
    if !about.is_dir() {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| ImportError::NameNotUtf8 { path: path.to_owned() })?;
        below.files.push((name.to_owned(), path.to_owned()));
        return Ok(below);
    }
    for found in walk::walk(path, limits)? {
        match found.what {
            What::File => below.files.push((found.name, found.path)),
            What::LinkWithin => {}
            What::LinkOut | What::Special => below.left.push(found.name),
        }
    }
    Ok(below)
}

/// The bytes of one file, no more than [`Limits::file_bytes`].
///
/// # Errors
///
/// [`ImportError::FileTooLarge`], or what the operating system refuses.
pub fn read_file(path: &Path, limits: Limits) -> Result<Vec<u8>, ImportError> {
    walk::read(path, limits)
}

/// The text of a file of ours; none where it is not there.
pub(crate) fn present(path: &Path) -> Result<Option<String>, ImportError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ImportError::io("read", path)(error)),
    }
}
