//! The parts of a packed file, unpacked within bounds.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use super::form::{TableForm, broken};
use crate::{ReadError, ReadLimits};

/// A packed file.
pub(super) struct Archive<'b> {
    form: TableForm,
    zip: ZipArchive<Cursor<&'b [u8]>>,
    limits: ReadLimits,
    /// What may still be unpacked.
    left: u64,
}

/// Refuses a packed file of too many parts before a list of them is made.
pub(super) fn refuse_many_parts(bytes: &[u8], limits: &ReadLimits) -> Result<(), ReadError> {
    // Each part has an entry in the list at the end, which begins with these bytes.
    let entries = bytes.windows(4).filter(|four| *four == b"PK\x01\x02").count();
    if entries <= limits.parts {
        return Ok(());
    }
    let limit = u64::try_from(limits.parts).unwrap_or(u64::MAX);
    Err(ReadError::Limit { what: "the parts", option: "parts", limit })
}

/// Opens a packed file; nothing is unpacked yet.
pub(super) fn open<'b>(
    form: TableForm,
    bytes: &'b [u8],
    limits: &ReadLimits,
) -> Result<Archive<'b>, ReadError> {
    let zip = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| broken(form, "the list of its parts is damaged: get a whole copy of it"))?;
    Ok(Archive { form, zip, limits: *limits, left: limits.unpacked_bytes })
}

impl Archive<'_> {
    /// The form that it is read as.
    pub(super) fn form(&self) -> TableForm {
        self.form
    }

    /// The names of all parts, in the order of the file.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The text of an XML part; none where there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let decoded = match encoding_rs::Encoding::for_bom(&bytes) {
            Some((encoding, _)) => {
                let (text, _, wrong) = encoding.decode(&bytes);
                (!wrong).then(|| text.into_owned())
            }
            None => String::from_utf8(bytes).ok(),
        };
        let text = decoded.ok_or_else(|| self.broken(name, "it is no UTF-8"))?;
        Ok(Some(text))
    }

    /// The text of an XML part that must be there.
    pub(super) fn required(&mut self, name: &str) -> Result<String, ReadError> {
        let text = self.text(name)?;
        text.ok_or_else(|| broken(self.form, &format!("it has no part `{name}`")))
    }

    /// The bytes of a part; none where there is no such part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let left = self.left;
        let damaged = self.broken(name, "its packing is damaged");
        let unknown = self.broken(name, "it is packed in a way that is not read");
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ReadError::Locked);
            }
            Err(ZipError::UnsupportedArchive(_)) => return Err(unknown),
            Err(_) => return Err(damaged),
        };
        let mut bytes = Vec::new();
        // One byte more tells "all of it" from "more than that".
        let read = file.take(left.saturating_add(1)).read_to_end(&mut bytes);
        let read = read.map(|read| u64::try_from(read).unwrap_or(u64::MAX));
        match read {
            Ok(read) if read > left => Err(ReadError::Limit {
                what: "the unpacked bytes",
                option: "unpacked_bytes",
                limit: self.limits.unpacked_bytes,
            }),
            Ok(read) => {
                self.left = left.saturating_sub(read);
                Ok(Some(bytes))
            }
            Err(_) => Err(damaged),
        }
    }

    fn broken(&self, name: &str, reason: &str) -> ReadError {
        broken(self.form, &format!("part `{name}`: {reason}"))
    }
}
