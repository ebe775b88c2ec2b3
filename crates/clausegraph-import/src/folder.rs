//! Reading the folder of an organisation.

use std::path::Path;

use clausegraph_model::SourceText;

use crate::{
    ImportError, Limits,
    walk::{self, What},
};

/// Every `.json` file of an organisation's folder and the folders below it, or one file.
///
/// Files are ordered by their name below the folder, parted by `/`. Files and folders whose name
/// begins with a dot are left out. Symbolic links are not followed: what they point to inside the
/// folder is read under its own name, and a link to a `.json` file or folder outside is an error.
///
/// # Errors
///
/// See [`ImportError`]: a file that cannot be read, is too large or not UTF-8, a link that leads
/// out of the folder, a folder without any `.json` file.
///
/// ```
/// use clausegraph_import::{Limits, read_folder};
///
/// let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/organisation");
/// let files = read_folder(folder.as_ref(), Limits::USUAL)?;
/// let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
/// assert_eq!(names, ["artefacts/reviews.json", "organisation.json"]);
/// # Ok::<(), clausegraph_import::ImportError>(())
/// ```
pub fn read_folder(path: &Path, limits: Limits) -> Result<Vec<SourceText>, ImportError> {
    let about = std::fs::metadata(path).map_err(ImportError::io("open", path))?;
    if !about.is_dir() {
        let name = path.file_name().and_then(|name| name.to_str());
        let Some(name) = name else {
            return Err(ImportError::NameNotUtf8 { path: path.to_owned() });
        };
        let text = walk::text(path, walk::read(path, limits)?)?;
        return Ok(vec![SourceText { name: name.to_owned(), text }]);
    }
    let mut total = 0;
    let mut files = Vec::new();
    for found in walk::walk(path, limits)? {
        let is_json =
            Path::new(&found.name).extension().is_some_and(|extension| extension == "json");
        match found.what {
            What::File | What::Special if is_json => {}
            What::LinkOut if is_json || found.path.is_dir() => {
                return Err(ImportError::LinkLeaves { path: found.path });
            }
            What::File | What::Special | What::LinkWithin | What::LinkOut => continue,
        }
        let bytes = walk::read(&found.path, limits)?;
        walk::count(&mut total, &bytes, path, limits)?;
        files.push(SourceText { text: walk::text(&found.path, bytes)?, name: found.name });
    }
    if files.is_empty() {
        return Err(ImportError::NothingToRead { path: path.to_owned() });
    }
    Ok(files)
}
