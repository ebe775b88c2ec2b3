//! A reader of documents that knows nothing of the writer.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use quick_xml::{events::Event, reader::Reader};
use zip::ZipArchive;

/// The parts of a document by their names.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.insert(part.name().unwrap().into_owned(), bytes);
    }
    parts
}

/// A part as text.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(parts(bytes).remove(name).unwrap_or_else(|| panic!("no part {name}")))
        .unwrap()
}

/// An element: its name, its attributes, and how deep it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) depth: usize,
}

impl Start {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What stands in a part: elements and texts in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Start(Start),
    End(String),
    Text(String),
}

/// The pieces of a part; panics if it is not well formed.
pub(crate) fn pieces(xml: &str) -> Vec<Piece> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut out = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml:.300}")) {
            Event::Start(start) => {
                let attributes = start.attributes().map(|found| {
                    let found = found.unwrap();
                    let value = quick_xml::escape::unescape(&found.value).unwrap().into_owned();
                    (found.key.as_ref().to_owned(), value)
                });
                let attributes = attributes.collect();
                let name = start.name().as_ref().to_owned();
                out.push(Piece::Start(Start { name, attributes, depth }));
                depth += 1;
            }
            Event::End(end) => {
                depth -= 1;
                out.push(Piece::End(end.name().as_ref().to_owned()));
            }
            Event::Text(text) => out.push(Piece::Text(text.into_inner().into_owned())),
            Event::GeneralRef(found) => {
                let written = format!("&{};", &*found);
                out.push(Piece::Text(quick_xml::escape::unescape(&written).unwrap().into_owned()));
            }
            Event::Eof => break,
            Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
    assert_eq!(depth, 0);
    out
}

/// The elements of a part.
pub(crate) fn starts(xml: &str) -> Vec<Start> {
    pieces(xml)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Start(start) => Some(start),
            Piece::End(_) | Piece::Text(_) => None,
        })
        .collect()
}

/// The text of a part: a blank after every paragraph, tab and line end.
pub(crate) fn text(xml: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for piece in pieces(xml) {
        match piece {
            Piece::Start(start) => match start.name.as_str() {
                "w:t" => inside = true,
                "w:tab" | "w:br" => out.push(' '),
                _ => {}
            },
            Piece::End(name) if name == "w:t" => inside = false,
            Piece::End(name) if name == "w:p" => out.push('\n'),
            Piece::Text(text) if inside => out.push_str(&text),
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
    out
}

/// The paragraphs of a part: style and text.
pub(crate) fn paragraphs(xml: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut open: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for piece in pieces(xml) {
        match piece {
            Piece::Start(start) => match start.name.as_str() {
                "w:p" => open.push((String::new(), String::new())),
                "w:pStyle" => {
                    if let Some(last) = open.last_mut() {
                        start.get("w:val").unwrap().clone_into(&mut last.0);
                    }
                }
                "w:t" => inside = true,
                "w:br" | "w:tab" => {
                    if let Some(last) = open.last_mut() {
                        last.1.push(' ');
                    }
                }
                _ => {}
            },
            Piece::End(name) if name == "w:t" => inside = false,
            Piece::End(name) if name == "w:p" => out.push(open.pop().unwrap()),
            Piece::Text(text) if inside => open.last_mut().unwrap().1.push_str(&text),
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
    out
}
