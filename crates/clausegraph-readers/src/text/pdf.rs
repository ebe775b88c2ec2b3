//! PDF: text page by page, as far as the file says what its signs mean.
//!
//! The library reads objects and encodings; what is a line and a paragraph is judged here, because a
//! PDF holds no such thing but signs at places.

mod content;
mod font;
mod info;
mod lines;
mod place;

use lopdf::{DecompressError, Document, Error, LoadOptions, Object};

use self::{content::Painter, lines::paragraphs};
use super::{BlockKind, Place, TextDocument, TextForm, draft::Draft};
use crate::{ReadError, ReadLimits};

const FORM: &str = "PDF";

/// Reads a PDF file.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<TextDocument, ReadError> {
    let most = usize::try_from(limits.unpacked_bytes).unwrap_or(usize::MAX);
    let options = LoadOptions { max_decompressed_size: Some(most), ..LoadOptions::default() };
    let file = Document::load_mem_with_options(bytes, options);
    let file = file.map_err(|error| refusal(&error, limits))?;
    if file.is_encrypted() {
        return Err(ReadError::Locked);
    }
    let mut draft = Draft::new(limits);
    if file.was_encrypted() {
        draft.note("it is protected against changes; it opens without a password");
    }
    if file.xref_recovery.is_some() {
        draft.note("its list of objects is damaged and was found anew");
    }
    let pages: Vec<_> = file.page_iter().take(limits.pages.saturating_add(1)).collect();
    if pages.len() > limits.pages {
        return Err(ReadError::Limit {
            what: "the pages",
            option: "pages",
            limit: u64::try_from(limits.pages).unwrap_or(u64::MAX),
        });
    }
    if pages.is_empty() {
        let reason = "it has no pages".to_owned();
        return Err(ReadError::Broken { form: FORM, reason });
    }
    draft.pages = u32::try_from(pages.len()).ok();
    if let Some(said) = info::said_pages(&file).filter(|said| Some(*said) != draft.pages) {
        draft.note(format!("it says that it has {said} pages, and {} are found", pages.len()));
    }
    info::read(&file, &mut draft);

    let mut painter = Painter::of(&file, limits);
    let mut empty: Vec<String> = Vec::new();
    for (number, page) in (1_u32..).zip(&pages) {
        let lines = painter.page(*page)?;
        let texts = paragraphs(&lines);
        if texts.is_empty() {
            empty.push(number.to_string());
        }
        for text in texts {
            draft.push(Place::Page(number), BlockKind::Paragraph, &text)?;
        }
    }
    painter.note(&mut draft);
    if empty.len() == pages.len() {
        draft
            .note("no text layer: pictures of text, or signs whose meaning the file does not tell");
    } else {
        draft.count(
            empty.len(),
            "page",
            "pages",
            &format!("without any text: {}", super::draft::shortened(&empty.join(", "))),
        );
    }
    info::note(&file, &mut draft);
    Ok(draft.finish(TextForm::Pdf))
}

/// What an error of the library means for the reader.
fn refusal(error: &Error, limits: &ReadLimits) -> ReadError {
    if let Error::InvalidPassword | Error::Decryption(_) = error {
        return ReadError::Locked;
    }
    if let Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) = error {
        return too_much(limits);
    }
    ReadError::Broken { form: FORM, reason: super::draft::one_line(&error.to_string()) }
}

fn too_much(limits: &ReadLimits) -> ReadError {
    ReadError::Limit {
        what: "the unpacked bytes",
        option: "unpacked_bytes",
        limit: limits.unpacked_bytes,
    }
}

/// The object that a value is or refers to.
fn resolved<'d>(file: &'d Document, object: &'d Object) -> Option<&'d Object> {
    file.dereference(object).ok().map(|(_, object)| object)
}
