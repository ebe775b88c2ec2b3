//! The packed parts of a document, unpacked within bounds and packed without a clock.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{DocxError, xml::Tree};

/// How large a template may be.
const PACKED_BYTES: usize = 64 << 20;
/// How large its parts may be together.
const UNPACKED_BYTES: u64 = 128 << 20;
/// How large a part of XML may be.
const XML_BYTES: usize = 48 << 20;
/// How many parts it may have.
const PARTS: usize = 4_096;

/// The list of what each part is.
pub(crate) const TYPES: &str = "[Content_Types].xml";
/// Where the parts of a package are told.
pub(crate) const ROOT: &str = "_rels/.rels";

/// The parts by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Package {
    parts: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// Parts of our own.
    pub(crate) fn of(parts: &[(&str, &str)]) -> Self {
        let own = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        Self { parts: parts.iter().map(own).collect() }
    }

    /// The parts of a file that nobody vouches for.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, DocxError> {
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            let name: Vec<u8> =
                "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let locked = bytes.windows(name.len()).any(|window| window == name);
            let old = "it is a document of an old Word (.doc): save it as .docx";
            return Err(if locked { DocxError::Encrypted } else { DocxError::not_docx(old) });
        }
        if bytes.len() > PACKED_BYTES {
            return Err(limit("the bytes of a file", PACKED_BYTES));
        }
        // Every entry of the directory begins with these signs: it is counted before it is built.
        if bytes.windows(4).filter(|window| window == b"PK\x01\x02").count() > PARTS {
            return Err(limit("the parts of a file", PARTS));
        }
        let broken = |error: &dyn std::fmt::Display| {
            DocxError::not_docx(format!("it cannot be unpacked: {error}"))
        };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if archive.len() > PARTS {
            return Err(limit("the parts of a file", PARTS));
        }
        if archive.has_overlapping_files().map_err(|error| broken(&error))? {
            return Err(DocxError::not_docx(
                "its parts overlap each other, as only forged ones do",
            ));
        }
        let mut parts = BTreeMap::new();
        let mut left = UNPACKED_BYTES;
        for place in 0..archive.len() {
            if archive.by_index_raw(place).map_err(|error| broken(&error))?.encrypted() {
                return Err(DocxError::Encrypted);
            }
            let part = archive.by_index(place).map_err(|error| broken(&error))?;
            let name = part.name().map_err(|error| broken(&error))?.replace('\\', "/");
            let name = name.trim_start_matches('/').to_owned();
            if name.ends_with('/') {
                continue;
            }
            let mut bytes = Vec::new();
            // What the header says about the size is not believed.
            let read = part.take(left.saturating_add(1)).read_to_end(&mut bytes);
            let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            left = left.checked_sub(length).ok_or(DocxError::Limit {
                what: "the unpacked bytes of a file",
                limit: UNPACKED_BYTES,
            })?;
            read.map_err(|error| broken(&error))?;
            if parts.keys().any(|known: &String| known.eq_ignore_ascii_case(&name)) {
                return Err(DocxError::not_docx(format!("two of its parts are named `{name}`")));
            }
            parts.insert(name, bytes);
        }
        Ok(Self { parts })
    }

    /// The name of a part as it is written in the file.
    pub(crate) fn name(&self, name: &str) -> Option<&str> {
        let mut names = self.parts.keys();
        names.find(|known| known.eq_ignore_ascii_case(name)).map(String::as_str)
    }

    /// The names of all parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// A part as a tree; none where there is no part of this name.
    pub(crate) fn tree(&self, name: &str) -> Result<Option<Tree>, DocxError> {
        let Some((name, bytes)) = self.name(name).and_then(|name| self.parts.get_key_value(name))
        else {
            return Ok(None);
        };
        if bytes.len() > XML_BYTES {
            return Err(limit("the bytes of a part", XML_BYTES));
        }
        let tree = Tree::read(bytes);
        tree.map(Some).map_err(|reason| DocxError::not_docx(format!("{name}: {reason}")))
    }

    /// Puts a part in its place.
    pub(crate) fn put(&mut self, name: &str, tree: &Tree) {
        let name = self.name(name).unwrap_or(name).to_owned();
        self.parts.insert(name, tree.bytes());
    }

    /// The file: the same parts give the same bytes.
    pub(crate) fn pack(&self) -> Result<Vec<u8>, DocxError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let first = |name: &&String| [TYPES, ROOT].contains(&name.as_str());
        let names =
            self.parts.keys().filter(first).chain(self.parts.keys().filter(|name| !first(name)));
        for name in names {
            let bytes = self.parts.get(name).map(Vec::as_slice).unwrap_or_default();
            let started = writer.start_file(name.as_str(), options);
            started.map_err(|error| DocxError::refused(&error))?;
            writer.write_all(bytes).map_err(|error| DocxError::refused(&error))?;
        }
        let written = writer.finish().map_err(|error| DocxError::refused(&error))?;
        Ok(written.into_inner())
    }
}

fn limit(what: &'static str, limit: usize) -> DocxError {
    DocxError::Limit { what, limit: u64::try_from(limit).unwrap_or(u64::MAX) }
}
