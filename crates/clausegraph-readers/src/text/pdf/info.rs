//! What a PDF file says about itself.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use super::resolved;
use crate::text::{
    draft::{Draft, some_line},
    moment::pdf_moment,
};

/// Reads the document information and the language.
pub(super) fn read(file: &Document, draft: &mut Draft) {
    let information = file.trailer.get(b"Info").ok().and_then(|info| resolved(file, info));
    let information = information.and_then(|info| info.as_dict().ok());
    for (key, value) in information.into_iter().flat_map(Dictionary::iter) {
        let text = resolved(file, value).and_then(|value| {
            let name = value.as_name().map(|name| String::from_utf8_lossy(name).into_owned());
            some_line(&name.or_else(|_| decode_text_string(value)).ok()?)
        });
        let Some(text) = text else {
            continue;
        };
        let properties = &mut draft.properties;
        match key.as_slice() {
            b"Title" => properties.title = Some(text),
            b"Subject" => properties.subject = Some(text),
            b"Author" => properties.authors = text.split(';').filter_map(some_line).collect(),
            b"Keywords" => {
                properties.keywords = text.split([',', ';']).filter_map(some_line).collect();
            }
            b"CreationDate" => {
                draft.properties.created = draft.moment("created", pdf_moment(&text), &text);
            }
            b"ModDate" => {
                draft.properties.changed = draft.moment("changed", pdf_moment(&text), &text);
            }
            b"Company" => properties.company = Some(text),
            // The programs that made it.
            b"Creator" | b"Producer" | b"Trapped" => {}
            key => properties.custom.push((String::from_utf8_lossy(key).into_owned(), text)),
        }
    }
    let language = file.catalog().ok().and_then(|catalogue| catalogue.get(b"Lang").ok());
    let language = language.and_then(|language| resolved(file, language));
    let language = language.and_then(|language| decode_text_string(language).ok());
    draft.properties.language = language.and_then(|language| some_line(&language));
    if information.is_none() && file.catalog().is_ok_and(|catalogue| catalogue.has(b"Metadata")) {
        draft.note("it says about itself only what stands in XMP metadata, which are left");
    }
}

/// How many pages the file says it has.
pub(super) fn said_pages(file: &Document) -> Option<u32> {
    let pages = file.catalog().ok()?.get(b"Pages").ok()?;
    let count = resolved(file, pages)?.as_dict().ok()?.get(b"Count").ok()?;
    u32::try_from(resolved(file, count)?.as_i64().ok()?).ok()
}

/// Notes what is in the file beside its pages.
pub(super) fn note(file: &Document, draft: &mut Draft) {
    let mut comments = 0;
    let mut fields = 0;
    let mut attachments = 0;
    let mut scripts = 0;
    for object in file.objects.values() {
        let Ok(object) = object.as_dict() else {
            continue;
        };
        match object.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Text" | b"FreeText" | b"Highlight" | b"Underline" | b"StrikeOut" | b"Stamp") => {
                comments += usize::from(object.has(b"Rect"));
            }
            Ok(b"Widget") => fields += 1,
            _ => {}
        }
        attachments += usize::from(object.has(b"EF"));
        scripts += usize::from(object.has(b"JS"));
    }
    draft.count(comments, "comment", "comments", "left");
    draft.count(fields, "form field", "form fields", "left");
    draft.count(attachments, "attached file", "attached files", "left");
    draft.count(scripts, "script", "scripts", "left");
}
