//! Writing an organisation as a folder of JSON files.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

use clausegraph_model::document::{FORMAT_VERSION, OrganisationDocument};
use sha2::{Digest, Sha256};

use crate::ImportError;

/// The list of the files that the last import wrote, with their hashes.
///
/// It is no JSON file, so that the reader of a folder takes no notice of it.
const LIST: &str = "clausegraph-import.sha256";

/// The files that an organisation is split into, in the order in which they are written.
const NAMES: [&str; 4] = ["organisation.json", "artefacts.json", "claims.json", "judgements.json"];

/// What happens to files that an import did not write, or that were changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Nothing is written, and the first such file is named.
    Refuse,
    /// They are overwritten.
    Force,
}

/// Writes an organisation into a folder, and gives the names of the files written.
///
/// The folder is made where it does not exist. `organisation.json` holds identity, scope, people,
/// sources, engagement, exclusions and parameters; `artefacts.json`, `claims.json` and
/// `judgements.json` hold those lists where they have entries. `clausegraph-import.sha256` lists
/// what was written, in the form of `sha256sum`: a later import replaces exactly those files,
/// removes those that it no longer needs, and leaves every other file alone. The same document
/// gives the same bytes.
///
/// # Errors
///
/// [`ImportError::WouldOverwrite`] before anything is written; otherwise what the operating system
/// refuses.
pub fn write_organisation(
    folder: &Path,
    document: &OrganisationDocument,
    overwrite: Overwrite,
) -> Result<Vec<&'static str>, ImportError> {
    let files = split(document)?;
    let ours = listed(folder)?;
    let mut stale = Vec::new();
    for name in NAMES {
        let path = folder.join(name);
        let is_ours = match hash_of(&path)? {
            None => continue,
            Some(hash) => ours.get(name) == Some(&hash),
        };
        let is_written = files.iter().any(|(written, _)| *written == name);
        // What we neither write nor wrote is somebody else's addition to the organisation.
        let is_wanted = is_written || ours.contains_key(name);
        if is_wanted && !is_ours && overwrite == Overwrite::Refuse {
            return Err(ImportError::WouldOverwrite { path });
        }
        if is_wanted && !is_written {
            stale.push(path);
        }
    }
    fs::create_dir_all(folder).map_err(ImportError::io("make", folder))?;
    let mut list = String::new();
    for (name, text) in &files {
        // Writing into a text cannot fail.
        let _: std::fmt::Result = writeln!(list, "{}  {name}", hash(text.as_bytes()));
        replace(&folder.join(name), text)?;
    }
    for path in stale {
        fs::remove_file(&path).map_err(ImportError::io("remove", &path))?;
    }
    replace(&folder.join(LIST), &list)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

/// The document in parts, each a document of its own.
fn split(document: &OrganisationDocument) -> Result<Vec<(&'static str, String)>, ImportError> {
    let part = || OrganisationDocument {
        format_version: FORMAT_VERSION,
        ..OrganisationDocument::default()
    };
    let head = OrganisationDocument {
        format_version: FORMAT_VERSION,
        artefacts: Vec::new(),
        claims: Vec::new(),
        judgements: Vec::new(),
        ..document.clone()
    };
    let artefacts = OrganisationDocument { artefacts: document.artefacts.clone(), ..part() };
    let claims = OrganisationDocument { claims: document.claims.clone(), ..part() };
    let judgements = OrganisationDocument { judgements: document.judgements.clone(), ..part() };
    let empty = part();
    let mut files = Vec::new();
    for (name, part) in NAMES.into_iter().zip([head, artefacts, claims, judgements]) {
        if name != "organisation.json" && part == empty {
            continue;
        }
        let mut text = serde_json::to_string_pretty(&part)
            .map_err(|error| ImportError::Encode { name, reason: error.to_string() })?;
        text.push('\n');
        files.push((name, text));
    }
    Ok(files)
}

/// The hashes that the list of a former import holds, by file name.
fn listed(folder: &Path) -> Result<BTreeMap<String, String>, ImportError> {
    let path = folder.join(LIST);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(ImportError::io("read", path)(error)),
    };
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    Ok(lines.map(|(hash, name)| (name.to_owned(), hash.to_owned())).collect())
}

/// The hash of a file; none where there is no file.
fn hash_of(path: &Path) -> Result<Option<String>, ImportError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(hash(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ImportError::io("read", path)(error)),
    }
}

fn hash(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing into a text cannot fail.
        let _: std::fmt::Result = write!(text, "{byte:02x}");
    }
    text
}

/// Puts a file in place as a whole: nobody ever reads half of it.
fn replace(path: &Path, text: &str) -> Result<(), ImportError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    fs::write(&beside, text).map_err(ImportError::io("write", &beside))?;
    fs::rename(&beside, path).map_err(ImportError::io("write", path))
}
