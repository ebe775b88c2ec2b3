//! The whole organisations among the fixtures, as one document each.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use clausegraph_model::{
    Fact,
    document::{FORMAT_VERSION, OrganisationDocument},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/organisations")
}

/// The names of the organisations in `fixtures/organisations`, in order.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn organisations() -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// An organisation of `fixtures/organisations`, its files put together in the order of their names.
///
/// # Errors
///
/// Where a file or folder cannot be read or is no organisation document.
///
/// ```
/// let marlbeck = clausegraph_testkit::fixtures::organisation("marlbeck")?;
/// assert!(marlbeck.artefacts.len() > 100);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn organisation(name: &str) -> io::Result<OrganisationDocument> {
    let mut files = Vec::new();
    json_files(&root().join(name), &mut files)?;
    let mut whole =
        OrganisationDocument { format_version: FORMAT_VERSION, ..OrganisationDocument::default() };
    for file in files {
        let part: OrganisationDocument = serde_json::from_str(&fs::read_to_string(file)?)?;
        whole.organisation = whole.organisation.or(part.organisation);
        whole.scope = whole.scope.or(part.scope);
        whole.people = first_said(whole.people, part.people);
        whole.sources.extend(part.sources);
        whole.artefacts.extend(part.artefacts);
        whole.claims.extend(part.claims);
        whole.judgements.extend(part.judgements);
        whole.engagement = whole.engagement.or(part.engagement);
        whole.exclusions = first_said(whole.exclusions, part.exclusions);
        whole.parameters.extend(part.parameters);
    }
    Ok(whole)
}

fn first_said<T>(one: Fact<T>, other: Fact<T>) -> Fact<T> {
    if matches!(one, Fact::Unknown) { other } else { one }
}

/// The JSON files below a folder but for what a correct engine finds, sorted by path.
fn json_files(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?;
    entries.sort();
    for path in entries {
        let is_json = path.extension().is_some_and(|extension| extension == "json");
        if path.is_dir() {
            json_files(&path, found)?;
        } else if is_json && !is_expectation(&path) {
            found.push(path);
        }
    }
    Ok(())
}

fn is_expectation(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "expected.json" || name == "expected-findings.json")
}
