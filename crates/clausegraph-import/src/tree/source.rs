//! One file of a tree, taken apart: front matter, body, hash; and where in it a value stands.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{
    TreeFile,
    artefact::Unreadable,
    body::{self, Body},
    front::{self, Front, Opening},
    rules::{FrontKey, Place},
};
use clausegraph_readers::yaml::{Node, Value};

/// A file of a tree as far as it could be read.
#[derive(Debug)]
pub(crate) struct Source<'f> {
    pub(crate) path: &'f str,
    pub(crate) front: FrontMatter,
    /// None where the file is no Markdown, or where nobody knows where its body begins.
    pub(crate) body: Option<Body>,
    pub(crate) hash: String,
    /// Whether the file has no byte.
    pub(crate) is_empty: bool,
    /// What could not be read at all.
    pub(crate) broken: Option<BrokenSource>,
}

/// The front matter of a file.
#[derive(Debug)]
pub(crate) enum FrontMatter {
    /// There is none, and the file is of a form that could have it.
    Absent,
    Read(Node),
    /// Nobody can say what stands in it.
    Unknown,
}

/// What keeps a file from being read.
#[derive(Debug)]
pub(crate) struct BrokenSource {
    pub(crate) line: Option<u32>,
    pub(crate) written: String,
    pub(crate) why: Unreadable,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// The place cannot be read.
    Unknown,
    /// The document does not have the place.
    Absent,
    /// The place is there, and nothing stands in it.
    Blank,
    Text {
        line: Option<u32>,
        text: String,
    },
    /// Something stands there that is no single text.
    Several {
        line: u32,
        written: String,
    },
}

enum Form {
    Markdown,
    Yaml,
    Other,
}

impl<'f> Source<'f> {
    pub(crate) fn read(file: &'f TreeFile, opening: Opening) -> Self {
        let mut source = Self {
            path: &file.path,
            front: FrontMatter::Unknown,
            body: None,
            hash: hash(&file.bytes),
            is_empty: file.bytes.is_empty(),
            broken: None,
        };
        let form = form(&file.path);
        if matches!(form, Form::Other) {
            return source;
        }
        let text = match std::str::from_utf8(&file.bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
            Err(error) => {
                source.broken = Some(BrokenSource {
                    line: None,
                    written: String::new(),
                    why: Unreadable::NotUtf8 { offset: error.valid_up_to() },
                });
                return source;
            }
        };
        let front = if matches!(form, Form::Yaml) {
            front::read(text, 0)
        } else {
            let parted = front::part(text, opening);
            source.body = parted.body.map(|body| body::read(body, parted.body_line));
            parted.front
        };
        match front {
            Front::Absent => source.front = FrontMatter::Absent,
            Front::Read(node) => source.front = FrontMatter::Read(node),
            Front::Broken(broken) => {
                source.broken = Some(BrokenSource {
                    line: Some(broken.line),
                    written: broken.written,
                    why: Unreadable::FrontMatter(broken.reason),
                });
            }
        }
        source
    }

    /// The file name without its folders.
    fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(self.path, |(_, name)| name)
    }

    /// The node under a key of the front matter.
    pub(crate) fn front_node(&self, key: &FrontKey) -> Option<&Node> {
        match &self.front {
            FrontMatter::Read(node) => node.get(&key.written).or_else(|| node.at(&key.path)),
            FrontMatter::Absent | FrontMatter::Unknown => None,
        }
    }

    /// What stands at a place.
    pub(crate) fn find(&self, place: &Place) -> Found {
        match place {
            Place::Always(text) => Found::Text { line: None, text: text.clone() },
            Place::FileName(pattern) => {
                capture(pattern, self.name()).map_or(Found::Absent, |text| text_at(None, &text))
            }
            Place::FrontMatter(key) => match &self.front {
                FrontMatter::Unknown => Found::Unknown,
                FrontMatter::Absent => Found::Absent,
                FrontMatter::Read(_) => self.front_node(key).map_or(Found::Absent, of_node),
            },
            Place::FirstHeading | Place::Line(_) | Place::Section(_) => {
                self.body.as_ref().map_or(Found::Unknown, |body| in_body(body, place))
            }
        }
    }

    /// The heading, bold label or first-level key that a text names, as the document writes it.
    pub(crate) fn heading(&self, wanted: &str) -> Option<&str> {
        let same = |text: &&str| text.trim().to_lowercase() == wanted.trim().to_lowercase();
        if let Some(body) = &self.body {
            return body.marks().map(|mark| mark.text.as_str()).find(same);
        }
        match &self.front {
            FrontMatter::Read(node) => match &node.value {
                Value::Map(entries) => {
                    let mut keys = entries.iter().map(|(word, _)| word.text.as_str());
                    keys.find(same)
                }
                Value::Null | Value::Text(_) | Value::List(_) => None,
            },
            FrontMatter::Absent | FrontMatter::Unknown => None,
        }
    }
}

fn form(path: &str) -> Form {
    let lower = path.to_ascii_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    if ends(&[".md", ".markdown", ".md.erb"]) {
        Form::Markdown
    } else if ends(&[".yml", ".yaml"]) {
        Form::Yaml
    } else {
        Form::Other
    }
}

fn hash(bytes: &[u8]) -> String {
    let mut text = "sha256:".to_owned();
    for byte in Sha256::digest(bytes) {
        // Writing into a text cannot fail.
        let _: std::fmt::Result = write!(text, "{byte:02x}");
    }
    text
}

fn in_body(body: &Body, place: &Place) -> Found {
    match place {
        Place::FirstHeading => {
            body.title().map_or(Found::Absent, |mark| text_at(Some(mark.line), &mark.text))
        }
        Place::Line(pattern) => body
            .around_title()
            .find_map(|line| {
                let text = capture(pattern, &line.text)?;
                Some(text_at(Some(line.line), &text))
            })
            .unwrap_or(Found::Absent),
        Place::Section(pattern) => match body.section(pattern) {
            None => Found::Absent,
            Some((_, lines)) => {
                lines.first().map_or(Found::Blank, |line| text_at(Some(line.line), &line.text))
            }
        },
        Place::FrontMatter(_) | Place::FileName(_) | Place::Always(_) => Found::Unknown,
    }
}

/// The first group of a match, or all of it.
fn capture(pattern: &regex_lite::Regex, text: &str) -> Option<String> {
    let captures = pattern.captures(text)?;
    let found = captures.get(1).or_else(|| captures.get(0))?;
    Some(found.as_str().to_owned())
}

fn text_at(line: Option<u32>, text: &str) -> Found {
    let text = text.trim();
    if text.is_empty() {
        return Found::Blank;
    }
    Found::Text { line, text: text.to_owned() }
}

fn of_node(node: &Node) -> Found {
    match &node.value {
        Value::Null => Found::Blank,
        Value::Text(text) => text_at(Some(node.line), text),
        Value::List(items) if items.is_empty() => Found::Blank,
        Value::Map(entries) if entries.is_empty() => Found::Blank,
        Value::List(_) | Value::Map(_) => {
            Found::Several { line: node.line, written: node.written() }
        }
    }
}
