//! One file of a tree, taken apart: front matter, body, hash; and where in it a value stands.

mod property;

use clausegraph_readers::{
    text::{self, Properties, TextForm},
    yaml::{Node, Value},
};

use super::{
    TextReader, TreeFile,
    artefact::Unreadable,
    body::{self, Body},
    front::{self, Front, Opening},
    rules::{FrontKey, Place},
};
use crate::write::sha256_hex;

/// A file of a tree as far as it could be read.
#[derive(Debug)]
pub(crate) struct Source<'f> {
    pub(crate) path: &'f str,
    pub(crate) front: FrontMatter,
    /// None where the file has no body that is read, or where nobody knows where it begins.
    pub(crate) body: Option<Body>,
    /// What the file says about itself; none where its form has no such place.
    pub(crate) properties: Option<Properties>,
    pub(crate) pages: Option<u32>,
    /// What its reader decided or left.
    pub(crate) notes: Vec<String>,
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
        at: Option<text::Place>,
        text: String,
    },
    /// Several texts, or something that is none.
    Several {
        at: Option<text::Place>,
        written: String,
        /// The texts, where it is nothing but texts.
        texts: Vec<String>,
    },
    /// Something that the pattern of the rules does not match.
    Unmatched {
        at: Option<text::Place>,
        written: String,
    },
}

enum Form {
    Markdown,
    Yaml,
    Plain,
    /// A document with headings, paragraphs and properties: DOCX, ODT, PDF, HTML.
    Packed,
    Other,
}

impl<'f> Source<'f> {
    pub(crate) fn read(file: &'f TreeFile, opening: Opening, read_text: TextReader<'_>) -> Self {
        let mut source = Self {
            path: &file.path,
            front: FrontMatter::Unknown,
            body: None,
            properties: None,
            pages: None,
            notes: Vec::new(),
            hash: hash(&file.bytes),
            is_empty: file.bytes.is_empty(),
            broken: None,
        };
        match form(&file.path) {
            Form::Markdown => source.markdown(&file.bytes, opening),
            Form::Yaml => source.yaml(&file.bytes),
            Form::Plain => source.plain(&file.bytes, opening, read_text),
            Form::Packed => source.packed(&file.bytes, read_text, 0),
            Form::Other => {}
        }
        source
    }

    fn markdown(&mut self, bytes: &[u8], opening: Opening) {
        if let Some(text) = self.utf8(bytes) {
            let parted = front::part(text, opening);
            self.body = parted.body.map(|body| body::read(body, parted.body_line));
            self.front(parted.front);
        }
    }

    fn yaml(&mut self, bytes: &[u8]) {
        if let Some(text) = self.utf8(bytes) {
            self.front(front::read(text, 0));
        }
    }

    /// Plain text: where front matter stands above it, its body is what follows.
    fn plain(&mut self, bytes: &[u8], opening: Opening, read_text: TextReader<'_>) {
        let parted = std::str::from_utf8(bytes).ok().map(|text| front::part(text, opening));
        match parted {
            // A line of hyphens may begin a text that has no front matter.
            Some(parted)
                if matches!(parted.front, Front::Read(_)) || opening == Opening::Unmarked =>
            {
                if let Some(body) = parted.body {
                    self.packed(body.as_bytes(), read_text, parted.body_line.saturating_sub(1));
                }
                self.front(parted.front);
            }
            Some(_) | None => {
                self.front = FrontMatter::Absent;
                self.packed(bytes, read_text, 0);
            }
        }
    }

    /// What a reader of documents makes of the file.
    fn packed(&mut self, bytes: &[u8], read_text: TextReader<'_>, lines_before: u32) {
        match read_text(self.path, bytes) {
            Ok(text) => {
                self.body = Some(body::of_blocks(&text.blocks, lines_before));
                self.properties = Some(text.properties);
                self.pages = text.pages;
                self.notes = text.notes;
                if matches!(self.front, FrontMatter::Unknown) {
                    self.front = FrontMatter::Absent;
                }
            }
            Err(cause) => {
                self.front = FrontMatter::Unknown;
                let why = Unreadable::Document(cause);
                self.broken = Some(BrokenSource { line: None, written: String::new(), why });
            }
        }
    }

    fn utf8<'b>(&mut self, bytes: &'b [u8]) -> Option<&'b str> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => {
                let why = Unreadable::NotUtf8 { offset: error.valid_up_to() };
                self.broken = Some(BrokenSource { line: None, written: String::new(), why });
                None
            }
        }
    }

    fn front(&mut self, front: Front) {
        match front {
            Front::Absent => self.front = FrontMatter::Absent,
            Front::Read(node) => self.front = FrontMatter::Read(node),
            Front::Broken(broken) => {
                self.front = FrontMatter::Unknown;
                self.broken = Some(BrokenSource {
                    line: Some(broken.line),
                    written: broken.written,
                    why: Unreadable::FrontMatter(broken.reason),
                });
            }
        }
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
        self.find_with_place(place).0
    }

    /// What stands at a place; of several places the one that counts.
    pub(crate) fn find_with_place<'p>(&self, place: &'p Place) -> (Found, &'p Place) {
        let found = match place {
            Place::Always(text) => Found::Text { at: None, text: text.clone() },
            Place::FileName(pattern) => {
                capture(pattern, self.name()).map_or(Found::Absent, |text| text_at(None, &text))
            }
            Place::FrontMatter(key, pattern) => match &self.front {
                FrontMatter::Unknown => Found::Unknown,
                FrontMatter::Absent => Found::Absent,
                FrontMatter::Read(_) => {
                    let found = self.front_node(key).map_or(Found::Absent, of_node);
                    matched(found, pattern.as_ref())
                }
            },
            Place::FirstHeading | Place::Line(_) | Place::Section(_) | Place::Beside(_) => {
                self.body.as_ref().map_or(Found::Unknown, |body| in_body(body, place))
            }
            Place::Property(property) => {
                let properties = self.properties.as_ref();
                properties.map_or(Found::Unknown, |properties| property::find(properties, property))
            }
            Place::FirstOf(places) => return self.first_of(places, place),
        };
        (found, place)
    }

    /// The first place where something stands; else what the last of them says.
    fn first_of<'p>(&self, places: &'p [Place], all: &'p Place) -> (Found, &'p Place) {
        let mut last = (Found::Unknown, all);
        let mut is_unknown = false;
        for place in places {
            last = self.find_with_place(place);
            match last.0 {
                Found::Unknown => is_unknown = true,
                Found::Absent | Found::Blank => {}
                Found::Text { .. } | Found::Several { .. } | Found::Unmatched { .. } => {
                    return last;
                }
            }
        }
        // What might stand at a place that cannot be read is not known.
        if is_unknown { (Found::Unknown, all) } else { last }
    }

    /// Whether something stands at a place.
    pub(crate) fn holds(&self, place: &Place) -> bool {
        match self.find(place) {
            Found::Text { .. } | Found::Several { .. } => true,
            Found::Unknown | Found::Absent | Found::Blank | Found::Unmatched { .. } => false,
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
        match text::form_of(path) {
            Some(TextForm::Plain) => Form::Plain,
            Some(TextForm::Docx | TextForm::Odt | TextForm::Pdf | TextForm::Html) => Form::Packed,
            None => Form::Other,
        }
    }
}

/// The hash of bytes as artefacts write it.
pub(crate) fn hash(bytes: &[u8]) -> String {
    format!("sha256:{}", sha256_hex(bytes))
}

fn in_body(body: &Body, place: &Place) -> Found {
    match place {
        Place::FirstHeading => {
            body.title().map_or(Found::Absent, |mark| text_at(Some(mark.at), &mark.text))
        }
        Place::Line(pattern) => body
            .around_title()
            .find_map(|line| {
                let text = capture(pattern, &line.text)?;
                Some(text_at(Some(line.at), &text))
            })
            .unwrap_or(Found::Absent),
        Place::Section(pattern) => match body.section(pattern) {
            None => Found::Absent,
            Some((_, lines)) => first_line(&lines),
        },
        Place::Beside(pattern) => {
            body.beside(pattern).map_or(Found::Absent, |lines| first_line(&lines))
        }
        Place::FrontMatter(..)
        | Place::FileName(_)
        | Place::Property(_)
        | Place::Always(_)
        | Place::FirstOf(_) => Found::Unknown,
    }
}

fn first_line(lines: &[&body::Line]) -> Found {
    lines.first().map_or(Found::Blank, |line| text_at(Some(line.at), &line.text))
}

/// The first group of a match, or all of it.
fn capture(pattern: &regex_lite::Regex, text: &str) -> Option<String> {
    let captures = pattern.captures(text)?;
    let found = captures.get(1).or_else(|| captures.get(0))?;
    Some(found.as_str().to_owned())
}

/// What of a text the pattern of the rules takes.
fn matched(found: Found, pattern: Option<&regex_lite::Regex>) -> Found {
    match (found, pattern) {
        (Found::Text { at, text }, Some(pattern)) => match capture(pattern, &text) {
            Some(text) => text_at(at, &text),
            None => Found::Unmatched { at, written: text },
        },
        (found, _) => found,
    }
}

fn text_at(at: Option<text::Place>, text: &str) -> Found {
    let text = text.trim();
    if text.is_empty() {
        return Found::Blank;
    }
    Found::Text { at, text: text.to_owned() }
}

fn of_node(node: &Node) -> Found {
    let at = Some(text::Place::Line(node.line));
    match &node.value {
        Value::Null => Found::Blank,
        Value::Text(text) => text_at(at, text),
        Value::List(items) if items.is_empty() => Found::Blank,
        Value::Map(entries) if entries.is_empty() => Found::Blank,
        Value::List(items) => {
            let texts = items.iter().map(|item| match &item.value {
                Value::Text(text) => Some(text.clone()),
                Value::Null | Value::List(_) | Value::Map(_) => None,
            });
            let texts = texts.collect::<Option<Vec<String>>>().unwrap_or_default();
            Found::Several { at, written: node.written(), texts }
        }
        Value::Map(_) => Found::Several { at, written: node.written(), texts: Vec::new() },
    }
}
