//! Lists, their rules and their catalogues on disk.

use std::path::Path;

use clausegraph_readers::{ReadLimits, table::Tables};
use serde::Serialize;

use super::{ListImport, ListRules, list_tables};
use crate::{
    ImportError, Limits, Overwrite, walk,
    write::{self, Head, Part},
};

/// The file of the catalogue.
const CATALOGUE: &str = "catalogue.json";
/// The file of the statements in full; what stands in `overlays` is no part of a catalogue itself.
const OVERLAY: &str = "overlays/full-text.json";

/// Reads the tables of a list.
///
/// # Errors
///
/// [`ImportError::Unreadable`] where it is no table, or why the file cannot be read.
pub fn read_list(path: &Path, limits: Limits) -> Result<Tables, ImportError> {
    let bytes = walk::read(path, limits)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    list_tables(&name, &bytes, &ReadLimits::USUAL)
        .map_err(|cause| ImportError::Unreadable { path: path.to_owned(), cause })
}

/// Reads and checks the rules of a list.
///
/// # Errors
///
/// [`ImportError::Rules`] with every defect, or why the file cannot be read.
pub fn read_list_rules(path: &Path, limits: Limits) -> Result<ListRules, ImportError> {
    let text = walk::text(path, walk::read(path, limits)?)?;
    ListRules::parse(&text)
        .map_err(|problems| ImportError::Rules { path: path.to_owned(), problems })
}

/// Writes a catalogue into a folder of its own, and gives the names of the files written.
///
/// `catalogue.json` holds the catalogue, `overlays/full-text.json` the statements in full, where
/// some are longer than a catalogue carries. As with [`write_organisation`](crate::write_organisation),
/// `clausegraph-import.sha256` lists what was written, and a later import replaces exactly that.
///
/// # Errors
///
/// Before anything is written, unless forced: [`ImportError::WouldOverwrite`] and
/// [`ImportError::ForeignFiles`]. Otherwise what the operating system refuses.
pub fn write_catalogue(
    folder: &Path,
    import: &ListImport,
    overwrite: Overwrite,
) -> Result<Vec<&'static str>, ImportError> {
    let mut parts = vec![part(CATALOGUE, &import.document)?];
    if let Some(overlay) = &import.overlay {
        parts.push(part(OVERLAY, overlay)?);
    }
    let ready = write::ready(folder, &[CATALOGUE, OVERLAY], &parts, overwrite, Head::Catalogue)?;
    write::put(folder, &ready, &parts)
}

fn part(name: &'static str, value: &impl Serialize) -> Result<Part, ImportError> {
    let mut text = serde_json::to_string_pretty(value)
        .map_err(|error| ImportError::Encode { name, reason: error.to_string() })?;
    text.push('\n');
    Ok((name, text))
}
