//! Where an import goes.

use std::path::PathBuf;

use clausegraph::{
    Key,
    document::{IdentityDocument, OrganisationDocument},
};
use clausegraph_import::{Limits, Overwrite, read_folder, write_organisation};

use crate::{
    args::{RunArguments, TargetArguments},
    error::CliError,
};

/// The folder below an organisation that imports are written to, each source in one of its own.
const IMPORTED: &str = "imported";

/// Who the organisation in the folder of the target is, where there is one.
pub(super) fn identity(target: &TargetArguments) -> Result<Option<IdentityDocument>, CliError> {
    let Some(folder) = &target.into else { return Ok(None) };
    let found = read_folder(folder, Limits::USUAL)?.into_iter().find_map(|file| {
        let text = file.text.trim_start_matches('\u{feff}');
        let value: serde_json::Value = serde_json::from_str(text).ok()?;
        serde_json::from_value(value.get("organisation")?.clone()).ok()
    });
    match found {
        Some(identity) => Ok(Some(identity)),
        None => Err(CliError::NoIdentity { path: folder.clone() }),
    }
}

/// Writes what an import made, and gives the files in words; nothing in a dry run.
///
/// What is added to an organisation does not say again who that is; it must not say otherwise.
pub(super) fn write(
    mut document: OrganisationDocument,
    source: &Key,
    target: &TargetArguments,
    run: &RunArguments,
) -> Result<String, CliError> {
    let folder: PathBuf = match (&target.into, &target.out) {
        (Some(folder), _) => {
            let known = identity(target)?;
            if let (Some(known), Some(ours)) = (&known, &document.organisation)
                && known.id != ours.id
            {
                return Err(CliError::OtherOrganisation {
                    path: folder.clone(),
                    found: known.id.to_string(),
                    ours: ours.id.to_string(),
                });
            }
            document.organisation = None;
            folder.join(IMPORTED).join(source.as_str())
        }
        (None, Some(folder)) => folder.clone(),
        (None, None) => return Ok("nothing was written: no folder is named\n".to_owned()),
    };
    let shown = folder.display();
    if run.dry_run {
        return Ok(format!("nothing was written; without --dry-run it goes to {shown}\n"));
    }
    let overwrite = if run.force { Overwrite::Force } else { Overwrite::Refuse };
    let written = write_organisation(&folder, &document, overwrite)?;
    let next = target.into.as_ref().or(target.out.as_ref());
    let next = next.map(|folder| format!("\nclausegraph assess {}\n", folder.display()));
    Ok(format!("wrote {} to {shown}\n{}", written.join(", "), next.unwrap_or_default()))
}
