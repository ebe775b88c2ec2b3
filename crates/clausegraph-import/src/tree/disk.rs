//! Reading a tree of documents and its rules from disk.

use std::{fs, path::Path};

use super::{ImportReport, LeftFile, LeftReason, Rules, TreeFile};
use crate::{
    ImportError, Limits,
    walk::{self, What},
};

/// The files of a tree, and what was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentTree {
    /// The files, ordered by path.
    pub files: Vec<TreeFile>,
    /// Links, which are not followed, and what is no plain file.
    pub left: Vec<LeftFile>,
}

/// Reads every file of a tree of documents, whatever its name.
///
/// Files and folders whose name begins with a dot are left out. Symbolic links are not followed;
/// they are listed with the reason, and [`DocumentTree::note_left`] brings them into a report.
///
/// # Errors
///
/// See [`ImportError`]: what is no folder, a folder that cannot be read, or more files than the limits allow.
/// A file that cannot be read, or is too large, is among [`DocumentTree::left`].
pub fn read_tree(root: &Path, limits: Limits) -> Result<DocumentTree, ImportError> {
    let about = fs::metadata(root).map_err(ImportError::io("open", root))?;
    if !about.is_dir() {
        return Err(ImportError::NotAFolder { path: root.to_owned() });
    }
    let mut tree = DocumentTree { files: Vec::new(), left: Vec::new() };
    let mut total = 0;
    for found in walk::walk(root, limits)? {
        let why = match found.what {
            What::File => {
                // One file that cannot be read keeps no other from being read.
                match walk::read(&found.path, limits) {
                    Ok(bytes) => {
                        walk::count(&mut total, &bytes, root, limits)?;
                        tree.files.push(TreeFile { path: found.name, bytes });
                        continue;
                    }
                    Err(error) => LeftReason::Unread { reason: error.to_string() },
                }
            }
            What::LinkOut => LeftReason::LinkOut,
            What::LinkWithin => LeftReason::LinkWithin,
            What::Special => LeftReason::Special,
        };
        tree.left.push(LeftFile { path: found.name, why });
    }
    Ok(tree)
}

impl DocumentTree {
    /// Adds what was not opened to the report of the import.
    pub fn note_left(&self, report: &mut ImportReport) {
        report.left.extend(self.left.iter().cloned());
        report.left.sort_by(|one, two| one.path.cmp(&two.path));
    }
}

/// Reads and checks a rules file.
///
/// # Errors
///
/// [`ImportError::Rules`] with every defect, or why the file cannot be read.
pub fn read_rules(path: &Path, limits: Limits) -> Result<Rules, ImportError> {
    let text = walk::text(path, walk::read(path, limits)?)?;
    Rules::parse(&text).map_err(|problems| ImportError::Rules { path: path.to_owned(), problems })
}
