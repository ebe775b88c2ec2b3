//! What an HTML file says about itself.

use html5gum::StartTag;

use super::words;
use crate::text::{
    draft::{Draft, some_line},
    moment::iso_moment,
};

/// The value of an attribute.
pub(super) fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| words(value))
}

/// The encoding that a page names in its first 1,024 bytes, as browsers look for it.
pub(super) fn told_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = head.strip_prefix("<?xml").and_then(|head| head.split_once("?>"));
    if let Some((_, label)) = declared.and_then(|(head, _)| head.split_once("encoding")) {
        return label.split(['"', '\'']).nth(1).map(str::to_owned);
    }
    let meta = head.split("<meta").skip(1).filter_map(|tag| tag.split('>').next());
    let mut labels = meta.filter_map(|tag| tag.split_once("charset"));
    let (_, label) = labels.next()?;
    let label = label.trim_start().strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|sign: char| !sign.is_ascii_alphanumeric() && !"-_:.".contains(sign));
    let label = end.and_then(|end| label.get(..end)).unwrap_or(label);
    (!label.is_empty()).then(|| label.to_owned())
}

/// Takes what a `meta` element says.
pub(super) fn meta(tag: &StartTag<usize>, draft: &mut Draft) {
    let name = attribute(tag, "name").or_else(|| attribute(tag, "property"));
    let content = attribute(tag, "content").and_then(|content| some_line(&content));
    let (Some(name), Some(content)) = (name, content) else {
        return;
    };
    let properties = &mut draft.properties;
    match name.trim().to_ascii_lowercase().as_str() {
        "author" | "dc.creator" | "dcterms.creator" | "article:author" => {
            if !properties.authors.contains(&content) {
                properties.authors.push(content);
            }
        }
        "keywords" | "dc.keywords" => {
            properties.keywords.extend(content.split([',', ';']).filter_map(some_line));
        }
        "dc.title" | "dcterms.title" => {
            properties.title.get_or_insert(content);
        }
        "dc.subject" | "dcterms.subject" | "subject" => properties.subject = Some(content),
        "dc.language" | "dcterms.language" | "language" => {
            properties.language.get_or_insert(content);
        }
        "dc.publisher" | "dcterms.publisher" | "publisher" | "company" => {
            properties.company = Some(content);
        }
        "changedby" => properties.changed_by = Some(content),
        "version" | "dc.version" => properties.version = Some(content),
        "status" => properties.status = Some(content),
        "created" | "dc.date.created" | "dcterms.created" | "article:published_time" => {
            draft.properties.created = draft.moment("created", iso_moment(&content), &content);
        }
        "changed"
        | "revised"
        | "last-modified"
        | "dcterms.modified"
        | "dc.date.modified"
        | "article:modified_time" => {
            draft.properties.changed = draft.moment("changed", iso_moment(&content), &content);
        }
        // How programs are to show it.
        "viewport" | "theme-color" | "robots" | "generator" | "format-detection" => {}
        _ => properties.custom.push((name, content)),
    }
}
