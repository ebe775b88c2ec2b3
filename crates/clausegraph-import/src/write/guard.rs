//! What must not happen to a folder by mistake.

use std::{collections::BTreeMap, fs, io, path::Path};

use clausegraph_model::{
    ArtefactKind,
    document::{ArtefactDocument, OrganisationDocument},
};
use serde::{Deserialize, de::IgnoredAny};

use crate::{
    ImportError, Limits,
    walk::{self, What},
    write::Head,
};

/// Files that would be read together with what is written, as if they were one.
///
/// Files that were put beside an import add to it. Before the first import they can only belong to
/// something else; later, only a second organisation does.
pub(super) fn foreign(
    folder: &Path,
    is_first: bool,
    ours: &BTreeMap<String, String>,
    head: Head,
) -> Result<(), ImportError> {
    if !folder.is_dir() {
        return Ok(());
    }
    let mut files = Vec::new();
    for found in walk::walk(folder, Limits::USUAL)? {
        let is_json =
            Path::new(&found.name).extension().is_some_and(|extension| extension == "json");
        if !is_json || found.what == What::LinkWithin || ours.contains_key(&found.name) {
            continue;
        }
        if is_first || describes(&found.path, found.what, head) {
            files.push(found.name);
        }
    }
    if files.is_empty() {
        return Ok(());
    }
    Err(ImportError::ForeignFiles { path: folder.to_owned(), files })
}

/// Whether a file says who the organisation is, or which the catalogue is.
fn describes(path: &Path, what: What, head: Head) -> bool {
    #[derive(Deserialize)]
    struct Keys {
        organisation: Option<IgnoredAny>,
        catalogue: Option<IgnoredAny>,
        overlay: Option<IgnoredAny>,
    }
    // What cannot be read is told when the organisation is read.
    let bytes = match what {
        What::File => walk::read(path, Limits::USUAL).ok(),
        What::LinkWithin | What::LinkOut | What::Special => None,
    };
    let keys: Option<Keys> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    keys.is_some_and(|keys| match head {
        Head::Organisation => keys.organisation.is_some(),
        Head::Catalogue => keys.catalogue.is_some() && keys.overlay.is_none(),
    })
}

/// An import that took no file does not replace one that holds artefacts.
pub(super) fn emptied(path: &Path, document: &OrganisationDocument) -> Result<(), ImportError> {
    if imported(document).next().is_some() {
        return Ok(());
    }
    // Who has removed it wants it no longer.
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(ImportError::io("read", path)(error)),
    };
    let earlier: OrganisationDocument = serde_json::from_slice(&bytes)
        .map_err(|error| ImportError::io("read", path)(io::Error::other(error)))?;
    match imported(&earlier).count() {
        0 => Ok(()),
        artefacts => Err(ImportError::WouldEmpty { path: path.to_owned(), artefacts }),
    }
}

/// The artefacts without the record sets that the rules make of no file at all.
fn imported(document: &OrganisationDocument) -> impl Iterator<Item = &ArtefactDocument> {
    document.artefacts.iter().filter(|artefact| {
        let records = artefact.records.as_ref().and_then(|records| records.total.given());
        !(artefact.kind == ArtefactKind::RecordSet && records == Some(&0))
    })
}
