//! XML as a stream of elements and texts, within bounds and without any document type.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::{
    XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
    name::{Namespace, ResolveResult},
    reader::NsReader,
};

use crate::{ReadError, ReadLimits};

/// The text of a part: by its byte order mark, its declaration, or UTF-8.
pub(super) fn decode(form: &'static str, part: &str, bytes: &[u8]) -> Result<String, ReadError> {
    let broken = |reason: String| ReadError::Broken { form, reason: format!("{part}: {reason}") };
    let (encoding, marked) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (declared(bytes).map_err(&broken)?, bytes),
    };
    let (text, wrong) = encoding.decode_without_bom_handling(marked);
    if wrong {
        return Err(broken(format!("it holds bytes that are no {}", encoding.name())));
    }
    Ok(text.into_owned())
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Result<&'static Encoding, String> {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let declaration = head.strip_prefix("<?xml").and_then(|head| head.split_once("?>"));
    let Some((_, label)) = declaration.and_then(|(head, _)| head.split_once("encoding")) else {
        return Ok(UTF_8);
    };
    let mut quoted = label.split(['"', '\'']);
    let label = quoted.nth(1).unwrap_or_default();
    Encoding::for_label(label.as_bytes()).ok_or_else(|| format!("unknown encoding `{label}`"))
}

/// The vocabularies that are told apart; names of all others are never mistaken for theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// The text of Office Open XML.
    Word,
    /// Markup compatibility: alternatives of which one counts.
    Alternatives,
    /// Mathematics of Office.
    Maths,
    /// Package relations.
    Relations,
    /// Core properties of a package.
    Core,
    /// Extended properties of a package.
    App,
    /// Own properties of a package.
    Custom,
    /// Dublin Core, elements and terms.
    Dublin,
    /// Open Document: office.
    Office,
    /// Open Document: text.
    Text,
    /// Open Document: table.
    Table,
    /// Open Document: meta.
    Meta,
    /// Open Document: style.
    Style,
    /// Open Document: draw.
    Draw,
    /// Open Document: the list of parts.
    Manifest,
    /// Any other.
    Other,
}

const SPACES: &[(&str, Space)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Space::Word),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Alternatives),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Space::Maths),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Space::Maths),
    ("http://schemas.openxmlformats.org/package/2006/relationships", Space::Relations),
    ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", Space::Core),
    ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", Space::App),
    ("http://purl.oclc.org/ooxml/officeDocument/extendedProperties", Space::App),
    ("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", Space::Custom),
    ("http://purl.oclc.org/ooxml/officeDocument/customProperties", Space::Custom),
    ("http://purl.org/dc/elements/1.1/", Space::Dublin),
    ("http://purl.org/dc/terms/", Space::Dublin),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", Space::Office),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", Space::Text),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", Space::Table),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", Space::Meta),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", Space::Style),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", Space::Draw),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", Space::Manifest),
];

/// What comes next.
#[derive(Debug)]
pub(super) enum Piece {
    /// An element begins.
    Start(Element),
    /// An element ends.
    End(Space, String),
    /// A text.
    Text(String),
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Element {
    /// The vocabulary.
    pub(super) space: Space,
    /// The name without its prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// An attribute by its name without the prefix.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A reader of the pieces of one part.
pub(super) struct Pieces<'t> {
    reader: NsReader<&'t [u8]>,
    form: &'static str,
    part: &'t str,
    open: usize,
    depth: usize,
    ended: bool,
}

impl<'t> Pieces<'t> {
    pub(super) fn of(
        form: &'static str,
        part: &'t str,
        text: &'t str,
        limits: &ReadLimits,
    ) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, form, part, open: 0, depth: limits.depth, ended: false }
    }

    /// The next piece; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, ReadError> {
        loop {
            if self.ended {
                return Ok(None);
            }
            let (space, event) = match self.reader.read_resolved_event() {
                Ok((resolved, event)) => (space_of(&resolved), event),
                Err(error) => {
                    let reason = error.to_string();
                    return Err(self.broken(&reason));
                }
            };
            let piece = match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.open = self.open.saturating_add(1);
                    if self.open > self.depth {
                        return Err(ReadError::Limit {
                            what: "the elements in each other",
                            option: "depth",
                            limit: u64::try_from(self.depth).unwrap_or(u64::MAX),
                        });
                    }
                    Piece::Start(self.element(space, &start)?)
                }
                Event::End(end) => {
                    self.open = self.open.saturating_sub(1);
                    Piece::End(space, end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => {
                    let sign = name.resolve_char_ref();
                    let sign = sign.map_err(|error| self.broken(&error.to_string()))?;
                    match sign {
                        Some(sign) => Piece::Text(sign.into()),
                        None => match resolve_predefined_entity(&name) {
                            Some(text) => Piece::Text(text.to_owned()),
                            None => {
                                return Err(
                                    self.broken(&format!("the entity `{}` is unknown", &*name))
                                );
                            }
                        },
                    }
                }
                Event::DocType(_) => {
                    return Err(self.broken(
                        "it declares a document type, as no program of an office does: save it anew",
                    ));
                }
                Event::Eof if self.open > 0 => {
                    return Err(self.broken("it ends in the middle of an element"));
                }
                Event::Eof => {
                    self.ended = true;
                    continue;
                }
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
            };
            return Ok(Some(piece));
        }
    }

    /// Passes over the rest of the element whose beginning was the last piece.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.open.saturating_sub(1);
        while self.open > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// The text of the element whose beginning was the last piece, of its descendants as well.
    pub(super) fn text(&mut self) -> Result<String, ReadError> {
        let outside = self.open.saturating_sub(1);
        let mut text = String::new();
        while self.open > outside {
            match self.next()? {
                Some(Piece::Text(part)) => text.push_str(&part),
                Some(Piece::Start(_) | Piece::End(..)) => {}
                None => break,
            }
        }
        Ok(text)
    }

    fn element(&self, space: Space, start: &BytesStart<'_>) -> Result<Element, ReadError> {
        let mut attributes = Vec::new();
        // The check for repeated names takes the square of their number; the first one counts.
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| self.broken(&error.to_string()))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| self.broken(&error.to_string()))?;
            let name = attribute.key.local_name().as_ref().to_owned();
            attributes.push((name, value.into_owned()));
        }
        Ok(Element { space, name: start.local_name().as_ref().to_owned(), attributes })
    }

    fn broken(&self, reason: &str) -> ReadError {
        let reason = super::draft::shortened(&super::draft::one_line(reason));
        ReadError::Broken { form: self.form, reason: format!("{}: {reason}", self.part) }
    }
}

fn space_of(resolved: &ResolveResult<'_>) -> Space {
    match resolved {
        ResolveResult::Bound(Namespace(name)) => {
            let known = SPACES.iter().find(|(known, _)| known == name);
            known.map_or(Space::Other, |(_, space)| *space)
        }
        ResolveResult::Unbound | ResolveResult::Unknown(_) => Space::Other,
    }
}
