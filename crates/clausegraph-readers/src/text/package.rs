//! A packed file, unpacked part by part in memory and never beyond its bounds.

use std::io::{Cursor, ErrorKind, Read};

use zip::{ZipArchive, result::ZipError};

use super::{draft::shortened, xml};
use crate::{ReadError, ReadLimits};

/// The packed parts of a file.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    form: &'static str,
    left: u64,
    limits: ReadLimits,
}

impl<'b> Package<'b> {
    /// Opens a packed file; nothing is unpacked yet.
    pub(super) fn open(
        form: &'static str,
        bytes: &'b [u8],
        limits: &ReadLimits,
    ) -> Result<Self, ReadError> {
        let many = || ReadError::Limit {
            what: "the parts",
            option: "parts",
            limit: u64::try_from(limits.parts).unwrap_or(u64::MAX),
        };
        // Every entry of the directory begins with these signs: it is counted before it is built.
        if bytes.windows(4).filter(|window| window == b"PK\x01\x02").count() > limits.parts {
            return Err(many());
        }
        let archive = ZipArchive::new(Cursor::new(bytes));
        let mut archive = archive.map_err(|error| broken(form, &error))?;
        if archive.len() > limits.parts {
            return Err(many());
        }
        if archive.has_duplicate_names() {
            let reason = "two of its parts have the same name: save it anew".to_owned();
            return Err(ReadError::Broken { form, reason });
        }
        if archive.has_overlapping_files().map_err(|error| broken(form, &error))? {
            let reason = "its parts overlap each other, as only forged ones do".to_owned();
            return Err(ReadError::Broken { form, reason });
        }
        Ok(Self { archive, form, left: limits.unpacked_bytes, limits: *limits })
    }

    /// The names of all parts, sorted; names that are no text are written with replacement signs.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.archive.file_names_raw();
        let mut names: Vec<_> =
            names.map(|name| String::from_utf8_lossy(name).into_owned()).collect();
        names.sort();
        names
    }

    /// The bytes of a part; none where there is no part of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let form = self.form;
        let Some(index) = self.archive.index_for_name(name) else {
            return Ok(None);
        };
        let entry = self.archive.by_index_data(index).map_err(|error| broken(form, &error))?;
        if entry.encrypted() {
            return Err(ReadError::Locked);
        }
        let part = self.archive.by_index(index).map_err(|error| broken(form, &error))?;
        let mut bytes = Vec::new();
        // What the header says about the size is not believed.
        let read = part.take(self.left.saturating_add(1)).read_to_end(&mut bytes);
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(length).ok_or(ReadError::Limit {
            what: "the unpacked bytes",
            option: "unpacked_bytes",
            limit: self.limits.unpacked_bytes,
        })?;
        read.map_err(|error| {
            if error.kind() == ErrorKind::OutOfMemory {
                return ReadError::OutOfMemory { limit: self.limits.memory_bytes };
            }
            let reason = format!("its part `{name}` cannot be unpacked: {error}");
            ReadError::Broken { form, reason }
        })?;
        Ok(Some(bytes))
    }

    /// The text of a part of XML; none where there is no part of that name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let bytes = self.part(name)?;
        bytes.map(|bytes| xml::decode(self.form, name, &bytes)).transpose()
    }
}

/// What is to be noted about the names of parts.
pub(super) fn name_notes(names: &[String]) -> Vec<String> {
    let leads_out = |name: &&String| {
        let mut steps = name.split(['/', '\\']);
        steps.any(|step| step == "..") || name.starts_with(['/', '\\']) || name.contains(':')
    };
    let mut notes = Vec::new();
    if let Some(name) = names.iter().find(leads_out) {
        let count = names.iter().filter(leads_out).count();
        notes.push(format!(
            "{count} of its parts would be unpacked outside of its folder, such as `{}`: nothing is unpacked to disk",
            shortened(name)
        ));
    }
    let macros = |name: &&String| name.ends_with("vbaProject.bin") || name.starts_with("Basic/");
    if names.iter().any(|name| macros(&name)) {
        notes.push("macros are left".to_owned());
    }
    notes
}

fn broken(form: &'static str, error: &ZipError) -> ReadError {
    if let ZipError::InvalidPassword = error {
        return ReadError::Locked;
    }
    ReadError::Broken { form, reason: format!("it cannot be unpacked: {error}") }
}
