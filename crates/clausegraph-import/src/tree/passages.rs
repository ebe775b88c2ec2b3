//! A document as passages, for whoever searches it.

use clausegraph_readers::{
    text::Place,
    yaml::{Node, Value},
};

use super::{
    TextReader, TreeFile, Unreadable,
    front::Opening,
    source::{FrontMatter, Source},
};

/// The text of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentText {
    /// The title: of the front matter, of the file's own properties, or the first heading.
    pub title: Option<String>,
    /// Words that the file's own properties file it under.
    pub keywords: Vec<String>,
    /// Headings, paragraphs, list items and cells, in reading order.
    pub passages: Vec<DocumentPassage>,
}

/// One piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPassage {
    /// Where it stands, as a claim names it: the heading above it, or the page, or the line.
    pub place: String,
    /// Whether it is a heading.
    pub heading: bool,
    /// The text, in one line.
    pub text: String,
}

/// Reads one document as [`document_tree`](crate::document_tree) reads it, without rules; `read` is asked for
/// forms that are neither Markdown nor YAML. A form that nobody reads has no passage.
///
/// # Errors
///
/// [`Unreadable`] says why the text cannot be read.
///
/// ```
/// use clausegraph_import::{TreeContext, document_text};
///
/// let text = document_text("on-call.md", b"# On call\n\nWho answers at night.\n", TreeContext::ALONE.read_text)?;
/// assert_eq!(text.title.as_deref(), Some("On call"));
/// assert_eq!(text.passages[1].place, "On call");
/// # Ok::<(), clausegraph_import::Unreadable>(())
/// ```
pub fn document_text(
    path: &str,
    bytes: &[u8],
    read: TextReader<'_>,
) -> Result<DocumentText, Unreadable> {
    let file = TreeFile { path: path.to_owned(), bytes: bytes.to_vec() };
    let source = Source::read(&file, Opening::Marked, read);
    if let (Some(broken), None) = (source.broken, &source.body) {
        return Err(broken.why);
    }
    let front_title = match &source.front {
        FrontMatter::Read(node) => node.get("title").and_then(written),
        FrontMatter::Absent | FrontMatter::Unknown => None,
    };
    let properties = source.properties.unwrap_or_default();
    let body = source.body.unwrap_or_default();
    let heading = || body.title().map(|mark| mark.text.clone());
    let mut passages = Vec::new();
    let mut above: Option<&str> = None;
    for (at, is_heading, text) in body.pieces() {
        if is_heading {
            above = Some(text);
        }
        let place = match (at, above) {
            (Place::Page(_), _) | (_, None) => at.to_string(),
            (Place::Line(_) | Place::Paragraph(_) | Place::Cell { .. }, Some(above)) => {
                above.to_owned()
            }
        };
        passages.push(DocumentPassage { place, heading: is_heading, text: text.to_owned() });
    }
    Ok(DocumentText {
        title: front_title.or(properties.title).or_else(heading),
        keywords: properties.keywords,
        passages,
    })
}

fn written(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Text(_) | Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}
