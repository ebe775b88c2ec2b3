//! The files of an organisation with what a workbook brought back.

use std::{collections::BTreeMap, fs, io, path::Path};

use clausegraph_model::{
    SourceText,
    document::{FORMAT_VERSION, OrganisationDocument},
};

use super::settle::Settled;
use crate::{
    ImportError,
    files::present,
    json_edit::{FieldEdit, NoSuchPlace, with_entries, with_fields, without_entries},
    write::replace,
};

/// The file that holds what a workbook brought and no file held before.
pub const WORKBOOK_FILE: &str = "workbook.json";

/// The folder of what imports wrote, each source in one of its own.
const IMPORTED: &str = "imported/";

/// Files that change, not written yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GapFiles {
    /// Each with its name below the folder, what stands in it, and what is to stand in it.
    files: Vec<(String, Option<String>, String)>,
}

impl GapFiles {
    /// The names of the files, in order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.files.iter().map(|(name, _, _)| name.as_str())
    }

    /// Those of them that an import wrote: its next run does not overwrite them unless forced.
    pub fn imported(&self) -> impl Iterator<Item = &str> {
        self.names().filter(|name| name.starts_with(IMPORTED))
    }

    /// The files of an organisation, with these in their places.
    pub fn over(&self, sources: &[SourceText]) -> Vec<SourceText> {
        let is_old = |source: &&SourceText| !self.names().any(|name| name == source.name);
        let mut all: Vec<SourceText> = sources.iter().filter(is_old).cloned().collect();
        let new = self
            .files
            .iter()
            .map(|(name, _, text)| SourceText { name: name.clone(), text: text.clone() });
        all.extend(new);
        all.sort();
        all
    }

    /// Puts the files in place, each as a whole.
    ///
    /// # Errors
    ///
    /// [`ImportError::ChangedMeanwhile`], before anything is written, where a file is no longer as it was read.
    /// Otherwise what the operating system refuses.
    pub fn write(&self, folder: &Path) -> Result<(), ImportError> {
        for (name, before, _) in &self.files {
            let path = folder.join(name);
            if fs::symlink_metadata(&path).is_ok_and(|about| about.is_symlink()) {
                let cause = io::Error::other("it is a link: put the file itself there");
                return Err(ImportError::io("change", path)(cause));
            }
            if present(&path)? != *before {
                return Err(ImportError::ChangedMeanwhile { path });
            }
        }
        for (name, _, text) in &self.files {
            replace(&folder.join(name), text)?;
        }
        Ok(())
    }
}

/// The files that change.
pub(super) fn files(settled: &Settled, sources: &[SourceText]) -> Result<GapFiles, ImportError> {
    let mut by_file: BTreeMap<&str, BTreeMap<&str, Vec<FieldEdit>>> = BTreeMap::new();
    for (location, edits) in &settled.edits {
        let of_file = by_file.entry(&location.file).or_default();
        of_file.entry(&location.pointer).or_default().extend(edits.iter().cloned());
    }
    let mut gone: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for location in &settled.gone {
        // A file of which an entry goes is changed, too.
        by_file.entry(&location.file).or_default();
        gone.entry(&location.file).or_default().push(location.pointer.clone());
    }
    let mut changed = Vec::new();
    for (name, objects) in by_file {
        let elsewhere = || refused(name, "it is not the file that was read");
        let source = sources.iter().find(|source| source.name == name).ok_or_else(elsewhere)?;
        let objects: Vec<(String, Vec<FieldEdit>)> =
            objects.into_iter().map(|(pointer, edits)| (pointer.to_owned(), edits)).collect();
        let text = with_fields(source, &objects).map_err(|NoSuchPlace| elsewhere())?;
        let edited = SourceText { name: name.to_owned(), text };
        let gone = gone.get(name).map(Vec::as_slice).unwrap_or_default();
        let text = without_entries(&edited, gone).map_err(|NoSuchPlace| elsewhere())?;
        changed.push((name.to_owned(), Some(source.text.clone()), text));
    }
    let new = &settled.new;
    if !new.working_papers.is_empty() || !new.document_decisions.is_empty() {
        let known = changed.iter().position(|(name, _, _)| name == WORKBOOK_FILE);
        let (before, text) = if let Some(index) = known {
            let (_, before, text) = changed.remove(index);
            (before, text)
        } else {
            let source = sources.iter().find(|source| source.name == WORKBOOK_FILE);
            let before = source.map(|source| source.text.clone());
            let text = before.clone().map_or_else(empty, Ok)?;
            (before, text)
        };
        let text = added(text, "working_papers", &new.working_papers)?;
        let text = added(text, "document_decisions", &new.document_decisions)?;
        changed.push((WORKBOOK_FILE.to_owned(), before, text));
    }
    changed.retain(|(_, before, text)| before.as_ref() != Some(text));
    changed.sort();
    Ok(GapFiles { files: changed })
}

fn added<T: serde::Serialize>(
    text: String,
    list: &str,
    entries: &[T],
) -> Result<String, ImportError> {
    let source = SourceText { name: WORKBOOK_FILE.to_owned(), text };
    let text = with_entries(&source, list, entries).map_err(|error| encode(&error))?;
    text.ok_or_else(|| refused(WORKBOOK_FILE, "it is no object with lists"))
}

fn empty() -> Result<String, ImportError> {
    let document =
        OrganisationDocument { format_version: FORMAT_VERSION, ..OrganisationDocument::default() };
    let text = serde_json::to_string_pretty(&document).map_err(|error| encode(&error))?;
    Ok(format!("{text}\n"))
}

fn encode(error: &serde_json::Error) -> ImportError {
    ImportError::Encode { name: WORKBOOK_FILE, reason: error.to_string() }
}

fn refused(name: &str, why: &str) -> ImportError {
    ImportError::io("change", name)(io::Error::other(why.to_owned()))
}
