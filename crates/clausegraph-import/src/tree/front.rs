//! The front matter of a document: the YAML between `---` lines at its top.

use clausegraph_readers::yaml::{self, Node};

/// What stands at the top of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Front {
    /// No front matter: the first line is no `---`.
    Absent,
    /// Front matter that was read.
    Read(Node),
    /// Front matter that no reader understands.
    Broken(Broken),
}

/// Where front matter cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) line: u32,
    pub(crate) reason: BrokenFront,
    /// The line as it was written.
    pub(crate) written: String,
}

/// Why front matter cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokenFront {
    /// No line closes it.
    #[error("no `---` line closes the front matter")]
    Unclosed,
    /// It is not YAML.
    #[error("the front matter is not YAML: {reason}")]
    NotYaml {
        /// What the reader says.
        reason: String,
    },
    /// It is YAML, but holds no keys.
    #[error("the front matter holds no keys")]
    NoKeys,
}

/// A document parted into its front matter and its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parted<'a> {
    pub(crate) front: Front,
    /// The text behind the front matter; none where nobody knows where that ends.
    pub(crate) body: Option<&'a str>,
    /// The line on which the body begins.
    pub(crate) body_line: u32,
}

/// Whether front matter begins with a `---` line, or at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// A document whose first line is no `---` has no front matter.
    Marked,
    /// Every document has front matter, and only its end is marked.
    Unmarked,
}

/// Parts a document.
pub(crate) fn part(text: &str, opening: Opening) -> Parted<'_> {
    let mut lines = Lines::of(text);
    let is_marked = lines.next().is_some_and(|first| first.text == "---");
    match opening {
        Opening::Unmarked if !is_marked => lines = Lines::of(text),
        Opening::Marked if !is_marked => {
            return Parted { front: Front::Absent, body: Some(text), body_line: 1 };
        }
        Opening::Marked | Opening::Unmarked => {}
    }
    let (start, lines_before) = (lines.offset, lines.number);
    let Some(close) = lines.find(|line| line.text == "---" || line.text == "...") else {
        return Parted {
            front: Front::Broken(Broken {
                line: 1,
                reason: BrokenFront::Unclosed,
                written: line_of(text, 1),
            }),
            body: None,
            body_line: 1,
        };
    };
    let source = text.get(start..close.start).unwrap_or_default();
    Parted {
        front: read(source, lines_before),
        body: Some(text.get(lines.offset..).unwrap_or_default()),
        body_line: lines.number.saturating_add(1),
    }
}

/// Reads the YAML of front matter, or of a file that is nothing else.
pub(crate) fn read(source: &str, lines_before: u32) -> Front {
    match yaml::parse(source) {
        Ok(mut node) => match node.value {
            yaml::Value::Map(_) => {
                shift(&mut node, lines_before);
                Front::Read(node)
            }
            yaml::Value::Null => Front::Read(node),
            yaml::Value::Text(_) | yaml::Value::List(_) => Front::Broken(Broken {
                line: lines_before.saturating_add(1),
                reason: BrokenFront::NoKeys,
                written: line_of(source, 1),
            }),
        },
        Err(error) => Front::Broken(Broken {
            line: error.line.saturating_add(lines_before),
            written: line_of(source, error.line),
            reason: BrokenFront::NotYaml { reason: error.reason },
        }),
    }
}

fn shift(node: &mut Node, lines: u32) {
    node.line = node.line.saturating_add(lines);
    match &mut node.value {
        yaml::Value::Null | yaml::Value::Text(_) => {}
        yaml::Value::List(items) => items.iter_mut().for_each(|item| shift(item, lines)),
        yaml::Value::Map(entries) => {
            for (word, value) in entries {
                word.line = word.line.saturating_add(lines);
                shift(value, lines);
            }
        }
    }
}

fn line_of(source: &str, number: u32) -> String {
    let index = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    source.lines().nth(index).unwrap_or_default().trim().to_owned()
}

/// One line without its end, and where it starts.
struct Line<'a> {
    start: usize,
    text: &'a str,
}

/// The lines of a text; keeps the offset behind the last one handed out.
struct Lines<'a> {
    text: &'a str,
    offset: usize,
    number: u32,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, offset: 0, number: 0 }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let start = self.offset;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let line = rest.split_inclusive('\n').next().unwrap_or(rest);
        self.offset = start.saturating_add(line.len());
        self.number = self.number.saturating_add(1);
        Some(Line { start, text: line.trim_end() })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn broken(text: &str) -> (u32, BrokenFront) {
        match part(text, Opening::Marked).front {
            Front::Broken(broken) => (broken.line, broken.reason),
            Front::Absent | Front::Read(_) => panic!("{text:?} was read"),
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let text = "---\r\ntitle: On call\r\nowner:\r\n---\r\n\r\n# On call\r\n";
        let parted = part(text, Opening::Marked);
        let Front::Read(node) = &parted.front else { panic!("{parted:?}") };
        assert_eq!(node.get("title").unwrap().line, 2);
        assert_eq!(node.get("owner").unwrap().value, yaml::Value::Null);
        assert_eq!(parted.body, Some("\r\n# On call\r\n"));
        assert_eq!(parted.body_line, 5);
    }

    #[test]
    fn a_document_may_have_none() {
        for text in ["", "# Title\n", "----\n", " ---\n", "text\n---\na: 1\n---\n"] {
            let parted = part(text, Opening::Marked);
            assert_eq!(parted.front, Front::Absent, "{text:?}");
            assert_eq!(parted.body, Some(text));
        }
        assert!(matches!(part("---\n---\nText\n", Opening::Marked).front, Front::Read(_)));
    }

    #[test]
    fn the_opening_line_may_be_left_out() {
        let text = "name: Encryption\nowner: [a\n---\nText\n";
        let Front::Broken(broken) = part(text, Opening::Unmarked).front else {
            panic!("it was read");
        };
        assert_eq!(broken.line, 2);
        for (text, line) in [("name: A\n---\nText\n", 1), ("---\nname: A\n---\nText\n", 2)] {
            let parted = part(text, Opening::Unmarked);
            assert_eq!(parted.body, Some("Text\n"));
            let Front::Read(node) = parted.front else {
                panic!("{text:?} was not read");
            };
            assert_eq!(node.get("name").unwrap().line, line);
        }
    }

    #[test]
    fn broken_front_matter_says_where() {
        assert_eq!(broken("---\ntitle: x\n"), (1, BrokenFront::Unclosed));
        assert_eq!(broken("---\njust words\n---\n"), (2, BrokenFront::NoKeys));
        let (line, reason) = broken("---\ntitle: x\nowner: [a\n---\nText\n");
        assert!((3..=4).contains(&line), "{line}");
        assert!(matches!(reason, BrokenFront::NotYaml { .. }));
    }

    proptest! {
        #[test]
        fn any_text_is_parted(text in "(---\n)?[-a:\\[\\]\"{} \r\n.]{0,80}|\\PC*") {
            for opening in [Opening::Marked, Opening::Unmarked] {
                let parted = part(&text, opening);
                prop_assert!(parted.body.is_none_or(|body| text.ends_with(body)));
            }
        }
    }
}
