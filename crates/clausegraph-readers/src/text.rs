//! Documents: headings, paragraphs, properties.

use serde::{Deserialize, Serialize};

use crate::{ReadError, ReadLimits};

/// The text of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextDocument {
    /// The form that was read.
    pub form: TextForm,
    /// What the file says about itself.
    pub properties: Properties,
    /// Headings, paragraphs, list items and table cells in reading order.
    pub blocks: Vec<Block>,
    /// The number of pages, where the form knows pages.
    pub pages: Option<u32>,
    /// What the reader decided or left, for people: pictures, comments, tracked changes, the encoding it took.
    pub notes: Vec<String>,
}

/// The forms of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextForm {
    /// Office Open XML text.
    Docx,
    /// Open Document text.
    Odt,
    /// Portable Document Format.
    Pdf,
    /// HTML.
    Html,
    /// Plain text.
    Plain,
}

/// What a file says about itself; nothing here is more than what somebody's program wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Properties {
    /// The title.
    pub title: Option<String>,
    /// The subject.
    pub subject: Option<String>,
    /// Who wrote it, by name.
    pub authors: Vec<String>,
    /// Who changed it last, by name.
    pub changed_by: Option<String>,
    /// When it was made, as `2026-11-22` or with a time; none where the file writes no readable moment.
    pub created: Option<String>,
    /// When it was changed last, in the same form.
    pub changed: Option<String>,
    /// The version or revision, as written.
    pub version: Option<String>,
    /// The status, as written: `Draft`, `Final`.
    pub status: Option<String>,
    /// The company or publisher.
    pub company: Option<String>,
    /// The template it was made from.
    pub template: Option<String>,
    /// The language tag.
    pub language: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Properties of its own, by name, in the order of the file.
    pub custom: Vec<(String, String)>,
}

/// One piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: BlockKind,
    /// The text, in one line, blanks joined, without soft hyphens.
    pub text: String,
}

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// On a line of a text file, counted from 1.
    Line(u32),
    /// On a page, counted from 1.
    Page(u32),
    /// The paragraph, counted from 1.
    Paragraph(u32),
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading of a level from 1.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
}

/// Whether a name belongs to a form that [`read_text`] reads and that is no plain text.
pub fn form_of(name: &str) -> Option<TextForm> {
    let lower = name.to_ascii_lowercase();
    let (_, ending) = lower.rsplit_once('.')?;
    Some(match ending {
        "docx" | "docm" | "dotx" => TextForm::Docx,
        "odt" | "ott" => TextForm::Odt,
        "pdf" => TextForm::Pdf,
        "html" | "htm" | "xhtml" => TextForm::Html,
        "txt" | "text" => TextForm::Plain,
        _ => return None,
    })
}

/// Reads the text of a document by its name and its bytes.
///
/// # Errors
///
/// See [`ReadError`].
pub fn read_text(name: &str, bytes: &[u8], limits: &ReadLimits) -> Result<TextDocument, ReadError> {
    let _ = (bytes, limits);
    form_of(name).ok_or(ReadError::UnknownForm)?;
    Err(ReadError::UnknownForm)
}
