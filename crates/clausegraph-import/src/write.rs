//! Writing an organisation as a folder of JSON files.

mod guard;

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
const NAMES: [&str; 4] = ["organisation.json", ARTEFACTS, "claims.json", "judgements.json"];

/// The file of the artefacts.
const ARTEFACTS: &str = "artefacts.json";

/// What happens to files that an import did not write, or that were changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Nothing is written, and the files are named. An earlier import that holds artefacts is not
    /// replaced by one that took no file.
    Refuse,
    /// Those in the way are overwritten, the others are left alone.
    Force,
}

/// Writes an organisation into a folder, and gives the names of the files written.
///
/// The folder is made where it does not exist. `organisation.json` holds identity, scope, people,
/// sources, engagement, exclusions, parameters, working papers and decisions about documents; `artefacts.json`, `claims.json` and
/// `judgements.json` hold those lists where they have entries. `clausegraph-import.sha256` lists
/// what was written, in the form of `sha256sum`: a later import replaces exactly those files,
/// removes those that it no longer needs, and leaves every other file alone. The same document
/// gives the same bytes. Links are replaced, not followed.
///
/// # Errors
///
/// Before anything is written, unless forced: [`ImportError::WouldOverwrite`];
/// [`ImportError::ForeignFiles`] where the first import into a folder finds any `.json` file there,
/// or a later one finds such a file that describes an organisation itself; and
/// [`ImportError::WouldEmpty`] where every artefact is a record set of no record, while an earlier
/// import holds others. Otherwise what the operating system refuses.
pub fn write_organisation(
    folder: &Path,
    document: &OrganisationDocument,
    overwrite: Overwrite,
) -> Result<Vec<&'static str>, ImportError> {
    let parts = split(document)?;
    let ready = ready(folder, &NAMES, &parts, overwrite, Head::Organisation)?;
    if overwrite == Overwrite::Refuse && ready.ours.contains_key(ARTEFACTS) {
        guard::emptied(&folder.join(ARTEFACTS), document)?;
    }
    put(folder, &ready, &parts)
}

/// A file of an import: its name below the folder, and its text.
pub(crate) type Part = (&'static str, String);

/// What the files of an import are about, and so what else must not stand beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    Organisation,
    Catalogue,
}

/// A folder into which an import may be written.
pub(crate) struct Ready {
    /// What the last import wrote, with its hashes.
    ours: BTreeMap<String, String>,
    /// What the last import wrote and this one does not.
    stale: Vec<PathBuf>,
}

/// Looks at a folder before anything is written into it; `names` are all files that such an import
/// could write.
pub(crate) fn ready(
    folder: &Path,
    names: &[&str],
    parts: &[Part],
    overwrite: Overwrite,
    head: Head,
) -> Result<Ready, ImportError> {
    let ours = listed(folder)?;
    let is_first = ours.is_none();
    let ours = ours.unwrap_or_default();
    let mut stale = Vec::new();
    for name in names.iter().copied() {
        let path = folder.join(name);
        let is_ours = match hash_of(&path)? {
            Found::Nothing => continue,
            Found::Link => false,
            Found::File { hash } => ours.get(name) == Some(&hash),
        };
        let is_written = parts.iter().any(|(written, _)| *written == name);
        // What we neither write nor wrote is somebody else's addition.
        let is_wanted = is_written || ours.contains_key(name);
        if is_wanted && !is_ours && overwrite == Overwrite::Refuse {
            return Err(ImportError::WouldOverwrite { path });
        }
        if is_wanted && !is_written {
            stale.push(path);
        }
    }
    if overwrite == Overwrite::Refuse {
        guard::foreign(folder, is_first, &ours, head)?;
    }
    Ok(Ready { ours, stale })
}

/// Writes the files of an import, removes those of the last one that are no longer needed, and gives
/// the names of the files written.
pub(crate) fn put(
    folder: &Path,
    ready: &Ready,
    parts: &[Part],
) -> Result<Vec<&'static str>, ImportError> {
    fs::create_dir_all(folder).map_err(ImportError::io("make", folder))?;
    let mut list = String::new();
    for (name, text) in parts {
        // Writing into a text cannot fail.
        let _: std::fmt::Result = writeln!(list, "{}  {name}", sha256_hex(text.as_bytes()));
        let path = folder.join(name);
        let above = path.parent().unwrap_or(folder);
        fs::create_dir_all(above).map_err(ImportError::io("make", above))?;
        replace(&path, text)?;
    }
    for path in &ready.stale {
        fs::remove_file(path).map_err(ImportError::io("remove", path))?;
    }
    replace(&folder.join(LIST), &list)?;
    Ok(parts.iter().map(|(name, _)| *name).collect())
}

/// The document in parts, each a document of its own.
fn split(document: &OrganisationDocument) -> Result<Vec<Part>, ImportError> {
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

/// The hashes that the list of a former import holds, by file name; none without such a list.
fn listed(folder: &Path) -> Result<Option<BTreeMap<String, String>>, ImportError> {
    let path = folder.join(LIST);
    if !matches!(hash_of(&path)?, Found::File { .. }) {
        return Ok(None);
    }
    let text = fs::read_to_string(&path).map_err(ImportError::io("read", path))?;
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    Ok(Some(lines.map(|(hash, name)| (name.to_owned(), hash.to_owned())).collect()))
}

/// What stands where a file is to be written.
enum Found {
    Nothing,
    /// A link, wherever it leads: no import writes one.
    Link,
    File {
        hash: String,
    },
}

fn hash_of(path: &Path) -> Result<Found, ImportError> {
    let about = match fs::symlink_metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(ImportError::io("read", path)(error)),
    };
    if about.is_symlink() {
        return Ok(Found::Link);
    }
    if !about.is_file() {
        let cause = io::Error::other("it is no plain file");
        return Err(ImportError::io("overwrite", path)(cause));
    }
    let bytes = fs::read(path).map_err(ImportError::io("read", path))?;
    Ok(Found::File { hash: sha256_hex(&bytes) })
}

/// The SHA-256 of bytes, in hexadecimal as `sha256sum` prints it.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing into a text cannot fail.
        let _: std::fmt::Result = write!(text, "{byte:02x}");
    }
    text
}

/// Puts a file in place as a whole: nobody ever reads half of it.
///
/// What an import that was cut off has left beside it is removed, and so is a link: to write
/// through it would change a file elsewhere.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), ImportError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    match fs::remove_file(&beside) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(ImportError::io("remove", &beside)(error)),
    }
    // A new file only: never one that was put there in the meantime.
    fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .and_then(|mut file| io::Write::write_all(&mut file, text.as_bytes()))
        .map_err(ImportError::io("write", &beside))?;
    fs::rename(&beside, path).map_err(ImportError::io("write", path))
}
