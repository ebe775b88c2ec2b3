//! A folder of its own for one test.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::binary::{Ran, binary, ran};

/// The folder, empty.
pub(crate) fn bench(suite: &str, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(suite).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The binary, run in a folder.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ran {
    ran(binary().args(arguments).current_dir(folder))
}
