//! The spanned tree of a file, strict or as far as a sloppy file can be read.

use jsonc_parser::{CollectOptions, ParseOptions, ast::Value, parse_to_ast};
use serde::de::IgnoredAny;

/// Why a text is not JSON.
#[derive(Debug)]
pub(super) struct SyntaxError {
    /// The byte at which it stops being JSON.
    pub(super) at: usize,
    pub(super) message: String,
}

/// The tree, and the error that stands against it being JSON.
///
/// A tree beside an error is a second reading that forgives trailing and missing commas, comments and
/// single quotes, so that whatever else is wrong with the file can be told in the same run.
pub(super) fn parse(text: &str) -> (Option<Value<'_>>, Option<SyntaxError>) {
    if text.trim().is_empty() {
        let error = SyntaxError { at: 0, message: "the file is empty".to_owned() };
        return (None, Some(error));
    }
    // serde_json decides what JSON is, as it does for files that are read without a tree.
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        // The tree parser says it better, unless the text merely ends.
        let strict = tree_with(text, false).err().filter(|_| !error.is_eof());
        let told = strict.unwrap_or_else(|| refused(text, &error));
        return (tree_with(text, true).ok(), Some(told));
    }
    match tree_with(text, false) {
        Ok(tree) => (Some(tree), None),
        Err(error) => (tree_with(text, true).ok(), Some(error)),
    }
}

/// The tree of a text, whether it is strictly JSON or not.
pub(super) fn tree(text: &str) -> Option<Value<'_>> {
    tree_with(text, true).ok()
}

/// What `serde_json` says against a text.
pub(super) fn refused(text: &str, error: &serde_json::Error) -> SyntaxError {
    let at = offset(text, error.line(), error.column());
    let reason = if error.is_eof() {
        "it ends too early".to_owned()
    } else {
        let reason = error.to_string();
        match reason.rsplit_once(" at line ") {
            Some((reason, _)) => reason.to_owned(),
            None => reason,
        }
    };
    SyntaxError { at, message: format!("the file is not JSON: {reason}") }
}

fn tree_with(text: &str, lenient: bool) -> Result<Value<'_>, SyntaxError> {
    let options = ParseOptions {
        allow_comments: lenient,
        allow_loose_object_property_names: lenient,
        allow_trailing_commas: lenient,
        allow_missing_commas: lenient,
        allow_single_quoted_strings: lenient,
        allow_hexadecimal_numbers: lenient,
        allow_unary_plus_numbers: lenient,
        allow_bare_decimal_point_numbers: lenient,
        allow_non_finite_numbers: lenient,
        allow_extended_string_escapes: lenient,
    };
    match parse_to_ast(text, &CollectOptions::default(), &options) {
        Ok(result) => result
            .value
            .ok_or_else(|| SyntaxError { at: 0, message: "the file is empty".to_owned() }),
        Err(error) => {
            let reason = error.kind().to_string();
            let mut signs = reason.chars();
            let first = signs.next().map(|found| found.to_ascii_lowercase());
            let reason: String = first.into_iter().chain(signs).collect();
            Err(SyntaxError {
                at: error.range().start,
                message: format!("the file is not JSON: {reason}"),
            })
        }
    }
}

/// The byte at a line and a column in bytes, both from 1, as `serde_json` counts them.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let first: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    boundary(text, first + column.saturating_sub(1))
}

/// The nearest character boundary at or before a byte.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The nearest character boundary at or after a byte.
pub(super) fn boundary_after(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sloppy_texts_have_an_error_and_a_tree() {
        for text in [
            "{\"a\": [1, 2,]}",
            "{\"a\": 1 \"b\": 2}",
            "{'a': 1}",
            "{\"a\": 1} // end",
            "{a: 1}",
            "[\"line\nbreak\"]",
            "[01]",
        ] {
            let (tree, error) = parse(text);
            assert!(tree.is_some(), "{text:?} has no tree");
            assert!(error.is_some(), "{text:?} has no error");
        }
    }

    #[test]
    fn texts_beyond_repair_have_an_error_and_no_tree() {
        let deep = "[".repeat(600);
        for text in ["", " \n", "{", "{\"a\": ", "[1, 2", "]", &deep] {
            let (tree, error) = parse(text);
            assert!(tree.is_none(), "{text:?} has a tree");
            assert!(error.is_some(), "{text:?} has no error");
        }
    }

    #[test]
    fn nesting_without_end_is_refused() {
        let deep = format!("{}{}", "[".repeat(600), "]".repeat(600));
        let (tree, error) = parse(&deep);
        assert!(tree.is_none());
        assert_eq!(error.unwrap().message, "the file is not JSON: maximum nesting depth exceeded");
    }

    #[test]
    fn errors_stand_where_the_text_goes_wrong() {
        let (_, error) = parse("{\n  \"ä\": 1,,\n}");
        assert_eq!(error.unwrap().at, 12);
        let (_, error) = parse("[1,\n  2 // two\n]");
        let error = error.unwrap();
        assert_eq!(
            (error.at, error.message.as_str()),
            (8, "the file is not JSON: comments are not allowed")
        );
    }
}
