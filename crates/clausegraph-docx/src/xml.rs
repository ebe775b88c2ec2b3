//! A part as a tree of elements that is written back as it was read.
//!
//! Texts and the values of attributes are kept as they stand in the file, escapes included, so that
//! nothing of a template changes but what is meant to.

use std::borrow::Cow;

use quick_xml::{
    escape::{escape, unescape},
    events::{BytesRef, BytesStart, Event, attributes::Attribute},
    reader::Reader,
};

/// How deep elements may stand in each other.
const DEPTH: usize = 200;
/// How many elements, texts and other pieces a part may hold.
const PIECES: usize = 3_000_000;

/// A part: what stands before the root, the root, and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tree {
    before: String,
    pub(crate) root: Element,
    after: String,
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name with the prefix.
    pub(crate) name: String,
    /// Its attributes: name with prefix, and value as it is written.
    attributes: Vec<(String, String)>,
    /// What stands in it.
    pub(crate) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// A text, as it is written.
    Text(String),
    /// A comment, a raw text or an instruction, as it is written.
    Other(String),
}

impl Tree {
    /// Reads a part; the reason if that is not possible.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, String> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = str::from_utf8(bytes).map_err(|_| "it is not written in UTF-8".to_owned())?;
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Element> = Vec::new();
        let (mut before, mut root, mut after) = (String::new(), None, String::new());
        for _ in 0..PIECES {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            let node = match event {
                Event::Start(start) => {
                    if open.len() >= DEPTH {
                        return Err(format!("more than {DEPTH} elements stand in each other"));
                    }
                    open.push(element(&start)?);
                    continue;
                }
                Event::Empty(start) => Node::Element(element(&start)?),
                Event::End(_) => match open.pop() {
                    Some(element) => Node::Element(element),
                    None => return Err("an element ends that never began".to_owned()),
                },
                Event::Text(text) => Node::Text(text.into_inner().into_owned()),
                Event::GeneralRef(reference) => Node::Text(known(&reference)?),
                Event::CData(raw) => Node::Other(format!("<![CDATA[{}]]>", raw.into_inner())),
                Event::Comment(text) => Node::Other(format!("<!--{}-->", text.into_inner())),
                Event::PI(told) => Node::Other(format!("<?{}?>", told.into_inner())),
                Event::Decl(told) => Node::Other(format!("<?{}?>", &*told)),
                Event::DocType(_) => return Err("it has a document type".to_owned()),
                Event::Eof => break,
            };
            match (open.last_mut(), node) {
                (Some(parent), Node::Text(text)) => parent.push_text(text),
                (Some(parent), node) => parent.children.push(node),
                (None, Node::Element(_)) if root.is_some() => {
                    return Err("it has two roots".to_owned());
                }
                (None, Node::Element(element)) => root = Some(element),
                (None, Node::Text(text) | Node::Other(text)) => {
                    let place = if root.is_some() { &mut after } else { &mut before };
                    place.push_str(&text);
                }
            }
        }
        match root {
            Some(root) if open.is_empty() => Ok(Self { before, root, after }),
            Some(_) | None => Err("it ends in the middle, or is too long".to_owned()),
        }
    }

    /// The part as bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = String::new();
        out.push_str(&self.before);
        self.root.write(&mut out);
        out.push_str(&self.after);
        out.into_bytes()
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute: Attribute<'_> = attribute.map_err(|error| error.to_string())?;
        let value = attribute.value.replace('"', "&quot;");
        unescape(&value).map_err(|error| error.to_string())?;
        attributes.push((attribute.key.as_ref().to_owned(), value));
    }
    Ok(Element { name: start.name().as_ref().to_owned(), attributes, children: Vec::new() })
}

/// A reference that every reader of XML knows, as it is written.
fn known(reference: &BytesRef<'_>) -> Result<String, String> {
    let written = format!("&{};", &**reference);
    unescape(&written).map_err(|error| error.to_string())?;
    Ok(written)
}

impl Element {
    /// An element without anything.
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), children: Vec::new() }
    }

    /// The same with one more attribute.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// The same with one more element in it.
    pub(crate) fn holding(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(unescape(value).unwrap_or(Cow::Borrowed(value)))
    }

    /// The value of the attribute `w:val`.
    pub(crate) fn value(&self) -> Option<Cow<'_, str>> {
        self.get("w:val")
    }

    /// Sets the value of an attribute.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        let value = escape(value).into_owned();
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    /// Takes an attribute away.
    pub(crate) fn unset(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    /// Puts an element at the end.
    pub(crate) fn push(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    /// Puts a text at the end, as it is written.
    fn push_text(&mut self, text: String) {
        match self.children.last_mut() {
            Some(Node::Text(known)) => known.push_str(&text),
            Some(Node::Element(_) | Node::Other(_)) | None => self.children.push(Node::Text(text)),
        }
    }

    /// The text that stands directly in it.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for node in &self.children {
            if let Node::Text(written) = node {
                text.push_str(&unescape(written).unwrap_or(Cow::Borrowed(written)));
            }
        }
        text
    }

    /// Puts a text in the place of everything in it.
    pub(crate) fn set_text(&mut self, text: &str) {
        self.children = vec![Node::Text(escape(text).into_owned())];
    }

    /// The elements in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Other(_) => None,
        })
    }

    /// The elements in it, to be changed.
    pub(crate) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Other(_) => None,
        })
    }

    /// The first element of a name in it.
    pub(crate) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of a name in it, to be changed.
    pub(crate) fn find_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.elements_mut().find(|element| element.name == name)
    }

    /// The first element of a name in it, which is made at the beginning if there is none.
    pub(crate) fn first(&mut self, name: &str) -> Option<&mut Self> {
        if self.find(name).is_none() {
            self.children.insert(0, Node::Element(Self::new(name)));
        }
        self.find_mut(name)
    }

    /// Takes all elements of a name out of it.
    pub(crate) fn drop_all(&mut self, name: &str) {
        self.children.retain(|node| match node {
            Node::Element(element) => element.name != name,
            Node::Text(_) | Node::Other(_) => true,
        });
    }

    /// Shows it and all elements in it, the outer before the inner.
    pub(crate) fn each<'e>(&'e self, see: &mut impl FnMut(&'e Self)) {
        see(self);
        for element in self.elements() {
            element.each(see);
        }
    }

    /// Changes it and all elements in it, the outer before the inner.
    pub(crate) fn change(&mut self, change: &mut impl FnMut(&mut Self)) {
        change(self);
        for element in self.elements_mut() {
            element.change(change);
        }
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(value);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.children {
            match node {
                Node::Element(element) => element.write(out),
                Node::Text(written) | Node::Other(written) => out.push_str(written),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}
