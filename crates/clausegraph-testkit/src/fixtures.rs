//! The fixtures of the repository, as text.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// One fixture: a folder and the files in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The name of the folder, which says what the fixture is.
    pub name: String,
    /// The files as name and text, sorted by name; folders within are left out.
    pub files: Vec<(String, String)>,
}

/// The whole organisations: the folders of `fixtures/organisations`, sorted by name.
///
/// # Errors
///
/// Where a folder or file cannot be read, or a file is no text.
pub fn organisation_folders() -> io::Result<Vec<Folder>> {
    folders("organisations")
}

/// The organisations with one defect each: the folders of `fixtures/invalid`, sorted by name.
///
/// # Errors
///
/// Where a folder or file cannot be read, or a file is no text.
pub fn invalid_folders() -> io::Result<Vec<Folder>> {
    folders("invalid")
}

fn folders(name: &str) -> io::Result<Vec<Folder>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name);
    let mut found = Vec::new();
    for path in entries(&root)? {
        if path.is_dir() {
            found.push(Folder { name: name_of(&path), files: files(&path)? });
        }
    }
    Ok(found)
}

fn files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_file() {
            found.push((name_of(&path), fs::read_to_string(&path)?));
        }
    }
    Ok(found)
}

/// What stands in a folder, sorted by name, since the file system has an order of its own.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?;
    found.sort();
    Ok(found)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_and_folders_within_left_out() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let names: Vec<String> = files(here).unwrap().into_iter().map(|file| file.0).collect();
        assert_eq!(names, ["Cargo.toml"]);
    }
}
