//! Record sets that samples gave, each in a file of its own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clausegraph_model::document::{ArtefactDocument, FORMAT_VERSION, OrganisationDocument};

use crate::{ImportError, Overwrite, files::present, write::replace};

/// The folder below an organisation that holds them.
const SAMPLED: &str = "sampled";

/// Writes a record set to `sampled/<id>.json` of an organisation, and gives the path of the file.
///
/// Signs of the id that are not part of a file name everywhere become `_`. A file that is there is replaced
/// where it holds nothing but this record set.
///
/// # Errors
///
/// [`ImportError::WouldOverwrite`] where the file holds anything else, unless forced; otherwise what the
/// operating system refuses.
pub fn write_sampled(
    folder: &Path,
    set: &ArtefactDocument,
    overwrite: Overwrite,
) -> Result<PathBuf, ImportError> {
    let name: String = set
        .id
        .as_str()
        .chars()
        .map(|sign| if matches!(sign, '/' | ':') { '_' } else { sign })
        .collect();
    let below = folder.join(SAMPLED);
    let path = below.join(format!("{name}.json"));
    let is_ours = present(&path)?.is_none_or(|text| holds_only(&text, set));
    if !is_ours && overwrite == Overwrite::Refuse {
        return Err(ImportError::WouldOverwrite { path });
    }
    let document = OrganisationDocument {
        format_version: FORMAT_VERSION,
        artefacts: vec![set.clone()],
        ..OrganisationDocument::default()
    };
    let text = serde_json::to_string_pretty(&document)
        .map_err(|error| ImportError::Encode { name: SAMPLED, reason: error.to_string() })?;
    fs::create_dir_all(&below).map_err(ImportError::io("make", &below))?;
    replace(&path, &format!("{text}\n"))?;
    Ok(path)
}

/// Whether a file holds nothing but an earlier state of a record set.
fn holds_only(text: &str, set: &ArtefactDocument) -> bool {
    let Ok(document) = serde_json::from_str::<OrganisationDocument>(text) else { return false };
    let [found] = document.artefacts.as_slice() else { return false };
    let is_same = found.id == set.id && found.kind == set.kind;
    let rest = OrganisationDocument { artefacts: Vec::new(), ..document };
    let empty =
        OrganisationDocument { format_version: FORMAT_VERSION, ..OrganisationDocument::default() };
    is_same && rest == empty
}
