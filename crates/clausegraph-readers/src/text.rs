//! Documents: headings, paragraphs, properties.

mod docx;
mod draft;
mod encoding;
mod flow;
mod headings;
mod html;
mod looks;
mod moment;
mod odt;
mod package;
mod pdf;
mod plain;
mod xml;

use std::fmt;

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
    /// The version, as written; how often a program saved it stands in `custom` as `revision`.
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
    /// Properties of its own and those without a field here, by name, in the order of the file.
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
    /// The paragraph, counted from 1, empty ones and those of cells counted as well.
    Paragraph(u32),
    /// In a cell of a table, all counted from 1.
    ///
    /// Every paragraph of a cell is a block of its own, and cells without text have none: what stands
    /// beside what is told by the row and the column. Tables are counted through the document, tables
    /// in tables as well; a merged cell has the place of its first row and column.
    Cell {
        /// The table.
        table: u32,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
}

impl fmt::Display for Place {
    /// As people write it: `line 7`, `page 2`, `paragraph 12`, `table 1, row 2, column 3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Page(page) => write!(f, "page {page}"),
            Self::Paragraph(number) => write!(f, "paragraph {number}"),
            Self::Cell { table, row, column } => {
                write!(f, "table {table}, row {row}, column {column}")
            }
        }
    }
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
    /// What stands in a cell of a table and is no heading.
    Cell,
}

impl TextForm {
    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Pdf => "PDF",
            Self::Html => "HTML",
            Self::Plain => "plain text",
        }
    }
}

/// The form that the ending of a name tells; none where [`read_text`] reads no such form.
pub fn form_of(name: &str) -> Option<TextForm> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "docx" | "docm" | "dotx" | "dotm" => TextForm::Docx,
        "odt" | "ott" => TextForm::Odt,
        "pdf" => TextForm::Pdf,
        "html" | "htm" | "xhtml" => TextForm::Html,
        "txt" | "text" => TextForm::Plain,
        _ => return None,
    })
}

/// Reads the text of a document by its name and its bytes.
///
/// The ending of the name tells the form; where it tells none, the first bytes may. A file whose first
/// bytes look like another form than its name tells is refused.
///
/// A PDF is best read in a process of its own: see
/// [`read_text_isolated`](crate::isolated::read_text_isolated).
///
/// ```
/// use clausegraph_readers::{
///     ReadLimits,
///     text::{BlockKind, read_text},
/// };
///
/// let page = b"<title>Backups</title><h1>Backups</h1><p>Every night.";
/// let document = read_text("backups.html", page, &ReadLimits::USUAL)?;
/// assert_eq!(document.properties.title.as_deref(), Some("Backups"));
/// assert_eq!(document.blocks[0].kind, BlockKind::Heading(1));
/// assert_eq!(document.blocks[1].text, "Every night.");
/// # Ok::<(), clausegraph_readers::ReadError>(())
/// ```
///
/// # Errors
///
/// See [`ReadError`].
pub fn read_text(name: &str, bytes: &[u8], limits: &ReadLimits) -> Result<TextDocument, ReadError> {
    let form = match form_of(name) {
        Some(form) => form,
        None => looks::form(bytes).ok_or(ReadError::UnknownForm)?,
    };
    read_text_as(form, bytes, limits)
}

/// Reads the text of a document of a known form.
///
/// # Errors
///
/// See [`ReadError`].
pub fn read_text_as(
    form: TextForm,
    bytes: &[u8],
    limits: &ReadLimits,
) -> Result<TextDocument, ReadError> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limits.file_bytes) {
        return Err(ReadError::Limit {
            what: "the bytes of the file",
            option: "file_bytes",
            limit: limits.file_bytes,
        });
    }
    looks::check(form, bytes)?;
    let document = match form {
        TextForm::Docx => docx::read(bytes, limits),
        TextForm::Odt => odt::read(bytes, limits),
        TextForm::Pdf => pdf::read(bytes, limits),
        TextForm::Html => html::read(bytes, limits),
        TextForm::Plain => plain::read(bytes, limits),
    }?;
    if document.properties.bytes() > limits.text_bytes {
        return Err(ReadError::Limit {
            what: "the bytes of properties",
            option: "text_bytes",
            limit: u64::try_from(limits.text_bytes).unwrap_or(u64::MAX),
        });
    }
    Ok(document)
}

impl Properties {
    /// How many bytes all texts have together.
    fn bytes(&self) -> usize {
        let Self {
            title,
            subject,
            authors,
            changed_by,
            created,
            changed,
            version,
            status,
            company,
            template,
            language,
            keywords,
            custom,
        } = self;
        let one = [
            title, subject, changed_by, created, changed, version, status, company, template,
            language,
        ];
        let one = one.into_iter().flatten();
        let pairs = custom.iter().flat_map(|(name, text)| [name, text]);
        one.chain(authors).chain(keywords).chain(pairs).map(String::len).sum()
    }
}
