//! The files in which an organisation keeps what was suggested and what people made of it.

use std::{fs, io, path::Path};

use clausegraph_model::{
    ArtefactId, Date, PersonKey, RequirementId,
    document::{ClaimDocument, ClaimState, FORMAT_VERSION, OrganisationDocument},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{ImportError, files::present, write::replace};

/// Claims that nobody decided on yet.
const SUGGESTED: &str = "suggested.json";
/// Suggested claims that a person confirmed.
const CONFIRMED: &str = "confirmed.json";
/// Suggested claims that a person rejected, one a line. It is no `.json` file: nothing reads it as evidence.
const REJECTED: &str = "rejected.jsonl";

/// What was suggested for an organisation, and what people made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// Claims that nobody decided on yet.
    pub suggested: Vec<ClaimDocument>,
    /// Claims that a person confirmed.
    pub confirmed: Vec<ClaimDocument>,
    /// Suggestions that a person rejected.
    pub rejected: Vec<Rejected>,
}

/// A suggestion that a person rejected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rejected {
    /// The artefact.
    pub artefact: ArtefactId,
    /// The requirement or clause.
    #[serde(rename = "for")]
    pub target: RequirementId,
    /// Who rejected it, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonKey>,
    /// When.
    pub on: Date,
}

impl Suggestions {
    /// What somebody decided on: artefacts and the requirements that were suggested for them.
    pub fn decided(&self) -> impl Iterator<Item = (&ArtefactId, &RequirementId)> {
        let confirmed = self.confirmed.iter().map(|claim| (&claim.artefact, &claim.target));
        let rejected = self.rejected.iter().map(|found| (&found.artefact, &found.target));
        confirmed.chain(rejected)
    }
}

/// Reads the suggestions in the folder of an organisation; a file that is not there holds none.
///
/// # Errors
///
/// A file that cannot be read, or was changed so that it holds no claims.
pub fn read_suggestions(folder: &Path) -> Result<Suggestions, ImportError> {
    let claims = |name: &str| -> Result<Vec<ClaimDocument>, ImportError> {
        let path = folder.join(name);
        let Some(text) = present(&path)? else { return Ok(Vec::new()) };
        let mut document: OrganisationDocument = parsed(&path, &text)?;
        let claims = std::mem::take(&mut document.claims);
        let nothing = OrganisationDocument {
            format_version: document.format_version,
            ..OrganisationDocument::default()
        };
        if document != nothing {
            let cause =
                io::Error::other("it holds more than claims: move the rest to another file");
            return Err(ImportError::io("use", path)(cause));
        }
        Ok(claims)
    };
    let path = folder.join(REJECTED);
    let lines = present(&path)?.unwrap_or_default();
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    Ok(Suggestions {
        suggested: claims(SUGGESTED)?,
        confirmed: claims(CONFIRMED)?,
        rejected: lines.map(|line| parsed(&path, line)).collect::<Result<_, _>>()?,
    })
}

fn parsed<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, ImportError> {
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| ImportError::io("read", path)(io::Error::other(error)))
}

/// Writes the suggestions into the folder of an organisation, and gives the names of the files there.
///
/// Lists without an entry have no file. Claims stand in order of artefact and requirement; the same
/// suggestions give the same bytes.
///
/// # Errors
///
/// What the operating system refuses.
pub fn write_suggestions(
    folder: &Path,
    suggestions: &Suggestions,
) -> Result<Vec<&'static str>, ImportError> {
    let mut written = Vec::new();
    let lists = [(SUGGESTED, &suggestions.suggested), (CONFIRMED, &suggestions.confirmed)];
    for (name, claims) in lists {
        let mut claims = claims.clone();
        claims.sort_by(|one, two| {
            (&one.artefact, &one.target, &one.slot).cmp(&(&two.artefact, &two.target, &two.slot))
        });
        debug_assert!(
            name != SUGGESTED || claims.iter().all(|claim| claim.state == ClaimState::Suggested),
            "a confirmed claim is no suggestion"
        );
        let document = OrganisationDocument {
            format_version: FORMAT_VERSION,
            claims,
            ..OrganisationDocument::default()
        };
        let text = encoded(name, serde_json::to_string_pretty(&document))?;
        put(folder, name, (!document.claims.is_empty()).then_some(text), &mut written)?;
    }
    let mut rejected = suggestions.rejected.clone();
    rejected.sort();
    rejected.dedup();
    let mut lines = Vec::new();
    for found in &rejected {
        lines.push(encoded(REJECTED, serde_json::to_string(found))?);
    }
    put(folder, REJECTED, (!lines.is_empty()).then(|| lines.join("\n")), &mut written)?;
    Ok(written)
}

fn encoded(
    name: &'static str,
    text: Result<String, serde_json::Error>,
) -> Result<String, ImportError> {
    text.map_err(|error| ImportError::Encode { name, reason: error.to_string() })
}

fn put(
    folder: &Path,
    name: &'static str,
    text: Option<String>,
    written: &mut Vec<&'static str>,
) -> Result<(), ImportError> {
    let path = folder.join(name);
    if let Some(text) = text {
        written.push(name);
        return replace(&path, &format!("{text}\n"));
    }
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(ImportError::io("remove", &path)(error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
