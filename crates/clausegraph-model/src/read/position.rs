//! From bytes and JSON pointers to lines and columns.

use std::{cell::OnceCell, ops::Range};

use jsonc_parser::{ast::Value, common::Ranged};

use super::{SourceText, syntax};

/// Where something stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The line, from 1.
    pub line: u32,
    /// The column, in characters, from 1.
    pub column: u32,
    /// The bytes.
    pub range: Range<usize>,
}

/// Where the value at a JSON pointer stands in a file; none where the file has no such value.
///
/// ```
/// use clausegraph_model::{SourceText, locate};
///
/// let source = SourceText {
///     name: "organisation.json".to_owned(),
///     text: "{\n  \"people\": [{ \"key\": \"cio\" }]\n}".to_owned(),
/// };
/// let span = locate(&source, "/people/0/key").expect("the pointer leads to a value");
/// assert_eq!((span.line, span.column), (2, 23));
/// assert_eq!(source.text.get(span.range), Some("\"cio\""));
/// ```
pub fn locate(source: &SourceText, pointer: &str) -> Option<Span> {
    Positions::new(source).locate(pointer)
}

/// The positions in one file, for whoever looks up several: the file is parsed once, when first asked.
#[derive(Debug)]
pub struct Positions<'a> {
    source: &'a SourceText,
    root: OnceCell<Option<Value<'a>>>,
    /// The first byte of each line.
    lines: OnceCell<Vec<usize>>,
}

impl<'a> Positions<'a> {
    /// The positions in a file.
    pub fn new(source: &'a SourceText) -> Self {
        Self { source, root: OnceCell::new(), lines: OnceCell::new() }
    }

    /// Where the value at a JSON pointer stands; none where the file has no such value.
    pub fn locate(&self, pointer: &str) -> Option<Span> {
        let body = self.source.body();
        let root = self.root.get_or_init(|| syntax::tree(body)).as_ref()?;
        let found = descend(root, pointer)?.range();
        let offset = self.source.offset();
        Some(self.span(found.start + offset..found.end + offset))
    }

    /// Line and column of a range of bytes.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let text = self.source.text.as_str();
        let lines = self.lines.get_or_init(|| {
            let breaks = text.bytes().enumerate();
            std::iter::once(0)
                .chain(breaks.filter_map(|(at, byte)| (byte == b'\n').then_some(at + 1)))
                .collect()
        });
        let start = syntax::boundary(text, range.start);
        let line = lines.partition_point(|first| *first <= start);
        let first =
            line.checked_sub(1).and_then(|index| lines.get(index)).copied().unwrap_or_default();
        let before = text.get(first..start).unwrap_or_default();
        let column = before.trim_start_matches('\u{feff}').chars().count() + 1;
        Span {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
            range: start..syntax::boundary_after(text, range.end.max(start)),
        }
    }
}

fn descend<'v, 'a>(root: &'v Value<'a>, pointer: &str) -> Option<&'v Value<'a>> {
    let mut steps = pointer.split('/');
    if steps.next() != Some("") {
        return None;
    }
    steps.try_fold(root, |value, step| match value {
        Value::Object(object) => {
            let name = step.replace("~1", "/").replace("~0", "~");
            let mut properties = object.properties.iter();
            properties
                .find(|property| property.name.as_str() == name)
                .map(|property| &property.value)
        }
        Value::Array(array) => array.elements.get(step.parse::<usize>().ok()?),
        Value::StringLit(_)
        | Value::NumberLit(_)
        | Value::BooleanLit(_)
        | Value::NullKeyword(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, pointer: &str) -> Option<(u32, u32, String)> {
        let source = SourceText { name: String::new(), text: text.to_owned() };
        let span = locate(&source, pointer)?;
        Some((span.line, span.column, text.get(span.range)?.to_owned()))
    }

    #[test]
    fn pointers_lead_to_lines_and_columns() {
        let text = "{\r\n \"ä\": \"öö\", \"a/b\": [1,\n  {\"c~\": null}]}";
        assert_eq!(at(text, "").unwrap().0, 1);
        assert_eq!(at(text, "/ä"), Some((2, 7, "\"öö\"".to_owned())));
        assert_eq!(at(text, "/a~1b/0"), Some((2, 21, "1".to_owned())));
        assert_eq!(at(text, "/a~1b/1/c~0"), Some((3, 10, "null".to_owned())));
        for pointer in ["a", "/x", "/a~1b/2", "/a~1b/x", "/ä/0", "/a~1b/1/c~0/x"] {
            assert_eq!(at(text, pointer), None, "{pointer:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(at("\u{feff}{\"a\": 1}", "/a"), Some((1, 7, "1".to_owned())));
    }

    #[test]
    fn broken_files_have_positions_as_far_as_they_can_be_read() {
        assert_eq!(at("{'a': [1, 2,],}", "/a/1"), Some((1, 11, "2".to_owned())));
        assert_eq!(at("{\"a\": ", "/a"), None);
        assert_eq!(at("", ""), None);
    }
}
