//! YAML as a tree of places and texts.
//!
//! The only module that knows the YAML library. Scalars stay as they were written (`4.10` is no
//! number here and `no` is no boolean), repeated keys, aliases and several documents are refused,
//! and every node knows its line.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use serde_saphyr::{
    DuplicateKeyPolicy, Error, Location, MergeKeyPolicy, Options, Spanned, budget::BudgetBreach,
};

/// A node and the place where it begins, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
    /// What stands there.
    pub value: Value,
}

/// What stands at a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar as it was written, without its quotes.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the text.
    Map(Vec<(Word, Node)>),
}

/// The key of a map entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
    /// The key as it was written, without its quotes.
    pub text: String,
}

/// Why a text is not YAML that we read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct YamlError {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
    /// What is wrong, in one line.
    pub reason: String,
}

impl Node {
    /// The value of a key of a map.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => {
                entries.iter().find(|(word, _)| word.text == key).map(|(_, node)| node)
            }
            Value::Null | Value::Text(_) | Value::List(_) => None,
        }
    }

    /// The node that a path of keys and list positions leads to.
    pub fn at(&self, path: &[String]) -> Option<&Self> {
        path.iter().try_fold(self, |node, step| match &node.value {
            Value::List(items) => step.parse().ok().and_then(|index: usize| items.get(index)),
            Value::Map(_) => node.get(step),
            Value::Null | Value::Text(_) => None,
        })
    }

    /// The node on one line, for people.
    pub fn written(&self) -> String {
        match &self.value {
            Value::Null => String::new(),
            Value::Text(text) => text.clone(),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(Self::written).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Map(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(word, node)| format!("{}: {}", word.text, node.written()))
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }
}

/// Reads one YAML document.
///
/// # Errors
///
/// [`YamlError`] says where the text is no YAML that is read, and why.
pub fn parse(text: &str) -> Result<Node, YamlError> {
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options()) {
        Ok(raw) => Ok(node(raw, text)),
        Err(error) => {
            let (line, column) = error.location().map_or((1, 1), place);
            Err(YamlError { line, column, reason: reason(error.without_snippet()) })
        }
    }
}

/// What is wrong, in one line; what the library says for programmers is said for readers.
fn reason(error: &Error) -> String {
    const SECOND_DOCUMENT: &str = "a second document begins here: only one is read";

    if let Error::Budget { breach, .. } = error {
        return if let BudgetBreach::Aliases { .. } = breach {
            "an alias such as `*name` stands here: repeat the value"
        } else if let BudgetBreach::Documents { .. } = breach {
            SECOND_DOCUMENT
        } else if let BudgetBreach::Depth { .. } = breach {
            "lists and maps are nested too deeply"
        } else {
            "there is more in it than is read"
        }
        .to_owned();
    }
    if let Error::MultipleDocuments { .. } = error {
        return SECOND_DOCUMENT.to_owned();
    }
    if let Error::DuplicateMappingKey { key: Some(key), .. } = error {
        return format!("the key `{key}` stands twice");
    }
    // The library repeats the place at the end and may append lines with hints.
    let said = error.to_string();
    let first = said.lines().next().unwrap_or_default();
    first.split(" at line ").next().unwrap_or(first).trim_end().to_owned()
}

/// How deep lists and maps may be nested: far deeper than anybody writes, and little enough for the
/// stack of any thread.
const DEEPEST: usize = 24;

fn options() -> Options {
    serde_saphyr::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        duplicate_keys: DuplicateKeyPolicy::Error,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_aliases: 0,
            max_anchors: 64,
            max_depth: DEEPEST,
            max_documents: 1,
            max_events: 400_000,
            max_nodes: 200_000,
            max_total_scalar_bytes: 8 * 1024 * 1024,
        },
    }
}

/// What the library hands over; a plain scalar that looks like a number or boolean keeps no text.
enum Raw {
    Null,
    Text(String),
    Plain,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Key>, Spanned<Raw>)>),
}

/// A key: any scalar, as text.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

macro_rules! plain {
    ($($visit:ident: $type:ty),+) => {
        $(fn $visit<E>(self, _: $type) -> Result<Raw, E> {
            Ok(Raw::Plain)
        })+
    };
}

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a list or a map")
    }

    plain! {
        visit_bool: bool, visit_i64: i64, visit_i128: i128, visit_u64: u64, visit_u128: u128,
        visit_f64: f64
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

fn node(raw: Spanned<Raw>, source: &str) -> Node {
    let (line, column) = place(raw.referenced);
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Text(text) => Value::Text(text),
        Raw::Plain => Value::Text(written(raw.referenced, source)),
        Raw::List(items) => Value::List(items.into_iter().map(|item| node(item, source)).collect()),
        Raw::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| {
                    let (line, column) = place(key.referenced);
                    let word = Word { line, column, text: key.value.0 };
                    (word, node(value, source))
                })
                .collect(),
        ),
    };
    Node { line, column, value }
}

fn place(location: Location) -> (u32, u32) {
    let number = |number: u64| u32::try_from(number).unwrap_or(u32::MAX).max(1);
    (number(location.line()), number(location.column()))
}

/// The scalar at a place, as the file writes it.
fn written(location: Location, source: &str) -> String {
    let span = location.span();
    let bytes = span.byte_offset().zip(span.byte_len());
    let bytes = bytes.and_then(|(start, length)| {
        let start = usize::try_from(start).ok()?;
        let length = usize::try_from(length).ok()?;
        source.get(start..start.checked_add(length)?)
    });
    bytes.unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text_of(source: &str, key: &str) -> String {
        parse(source).unwrap().get(key).unwrap().written()
    }

    #[test]
    fn scalars_stay_as_they_were_written() {
        for written in [
            "4.10",
            "014",
            "1_000",
            "no",
            "yes",
            "true",
            "2025-08-12",
            "0x1F",
            ".5",
            "1e3",
            "-7",
            "6 months",
            "22025-03-18",
        ] {
            assert_eq!(text_of(&format!("a: {written}\nb: 1\n"), "a"), written);
        }
        assert_eq!(text_of("a: \"4.10\" # quoted\n", "a"), "4.10");
        assert_eq!(text_of("é: ü\na: 4.10 # after letters of two bytes\n", "a"), "4.10");
    }

    #[test]
    fn nothing_is_null() {
        for source in ["a:\n", "a: ~\n", "a: null\n"] {
            assert_eq!(parse(source).unwrap().get("a").unwrap().value, Value::Null);
        }
        assert_eq!(parse("").unwrap().value, Value::Null);
        assert_eq!(parse("# only a comment\n").unwrap().value, Value::Null);
    }

    #[test]
    fn nodes_know_their_place() {
        let tree = parse("one: 1\ntwo:\n  - first\n  - name: x\n").unwrap();
        let item = tree.at(&["two".into(), "1".into(), "name".into()]).unwrap();
        assert_eq!((item.line, item.column), (4, 11));
        assert_eq!(tree.get("two").unwrap().written(), "[first, {name: x}]");
    }

    #[test]
    fn repeated_keys_aliases_and_second_documents_are_refused() {
        for (source, line) in
            [("a: 1\nb: 2\na: 3\n", 3), ("a: &x 1\nb: *x\n", 2), ("a: [1\nb: 2\n", 2)]
        {
            let error = parse(source).unwrap_err();
            assert_eq!(error.line, line, "{source:?} {error:?}");
            assert!(!error.reason.contains('\n'));
        }
        assert!(parse("a: 1\n---\nb: 2\n").is_err());
    }

    #[test]
    fn what_is_not_read_is_told_in_sentences() {
        let many = "a: [".to_owned() + &"x,".repeat(300_000) + "]\n";
        for (source, reason) in [
            ("a: &x 1\nb: *x\n", "an alias such as `*name` stands here: repeat the value"),
            ("a: 1\n---\nb: 2\n", "a second document begins here: only one is read"),
            ("a: 1\na: 2\n", "the key `a` stands twice"),
            (&many, "there is more in it than is read"),
        ] {
            assert_eq!(parse(source).unwrap_err().reason, reason);
        }
    }

    #[test]
    fn nesting_and_repetition_are_bounded() {
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&"a: ".repeat(10_000)).is_err());
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assert_eq!(parse(bomb).unwrap_err().line, 2);
    }

    #[test]
    fn the_deepest_nesting_fits_on_a_small_stack() {
        let nested = |depth: usize| {
            let maps = "{a: ".repeat(depth) + "x" + &"}".repeat(depth);
            ["[".repeat(depth) + &"]".repeat(depth), maps, "- ".repeat(depth) + "x"]
        };
        let read = move || {
            for text in nested(DEEPEST) {
                drop(parse(&text).unwrap());
            }
            for text in nested(DEEPEST + 1) {
                assert_eq!(
                    parse(&text).unwrap_err().reason,
                    "lists and maps are nested too deeply"
                );
            }
        };
        // Windows gives the first thread of a program no more than this.
        let thread = std::thread::Builder::new().stack_size(1024 * 1024).spawn(read).unwrap();
        thread.join().unwrap();
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            drop(parse(&text));
        }

        #[test]
        fn any_text_like_yaml_is_read_or_refused(text in "[-:{}\\[\\]&*!|>'\"#a0 \n]{0,60}") {
            drop(parse(&text));
        }
    }
}
