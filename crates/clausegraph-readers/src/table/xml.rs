//! XML as a row of steps: opened, closed, text.

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use super::form::{TableForm, broken};
use crate::{ReadError, ReadLimits};

/// The XML of one part.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    form: TableForm,
    part: &'x str,
    limits: ReadLimits,
    depth: usize,
}

/// One step through the XML.
pub(super) enum Step<'x> {
    /// An element begins; an empty one ends with the next step.
    Open(Tag<'x>),
    /// The innermost element ends.
    Close,
    /// A piece of text; a text may come in several.
    Text(String),
    /// The part ends.
    End,
}

/// The begin of an element.
pub(super) struct Tag<'x>(BytesStart<'x>);

/// The steps of a part.
pub(super) fn steps<'x>(
    form: TableForm,
    part: &'x str,
    text: &'x str,
    limits: &ReadLimits,
) -> Xml<'x> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    Xml { reader, form, part, limits: *limits, depth: 0 }
}

impl<'x> Xml<'x> {
    /// The next step.
    pub(super) fn next(&mut self) -> Result<Step<'x>, ReadError> {
        loop {
            let event = self.reader.read_event();
            let event = event.map_err(|error| self.broken(&error.to_string()))?;
            return Ok(match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth = self.depth.saturating_add(1);
                    if self.depth > self.limits.depth {
                        return Err(ReadError::Limit {
                            what: "the elements in each other",
                            option: "depth",
                            limit: u64::try_from(self.limits.depth).unwrap_or(u64::MAX),
                        });
                    }
                    Step::Open(Tag(tag))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Event::Text(text) if text.contains('\0') => {
                    return Err(self.broken("it holds a byte 0"));
                }
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => {
                    let sign = name.resolve_char_ref().ok().flatten().map(String::from);
                    let known = resolve_predefined_entity(&name).map(str::to_owned);
                    match sign.or(known) {
                        Some(text) => Step::Text(text),
                        None => {
                            return Err(self.broken("it holds an entity that XML does not know"));
                        }
                    }
                }
                Event::DocType(_) => {
                    return Err(self.broken("it declares entities of its own, which are not read"));
                }
                Event::Eof if self.depth > 0 => {
                    return Err(self.broken("it ends in the middle: get a whole copy of the file"));
                }
                Event::Eof => Step::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// The limits that hold for it.
    pub(super) fn limits(&self) -> &ReadLimits {
        &self.limits
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Steps to the end of the element that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let depth = self.depth;
        while self.depth >= depth && depth > 0 {
            self.next()?;
        }
        Ok(())
    }

    /// An error about this part.
    pub(super) fn broken(&self, reason: &str) -> ReadError {
        let part = self.part;
        broken(
            self.form,
            &format!("part `{part}`, byte {}: {reason}", self.reader.buffer_position()),
        )
    }
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        let name = self.0.local_name();
        // The name borrows from the tag, not from the pair of names.
        name.into_inner()
    }

    /// Whether the name has this prefix.
    pub(super) fn is_prefixed(&self, prefix: &str) -> bool {
        let name = self.0.name();
        let found = name.into_inner().split_once(':');
        found.is_some_and(|(found, _)| found == prefix)
    }

    /// The value of an attribute by its full name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.find(|key| key == name)
    }

    /// The value of an attribute that has a prefix and this name behind it.
    pub(super) fn qualified_attribute(&self, name: &str) -> Option<String> {
        self.find(|key| key.split_once(':').is_some_and(|(_, local)| local == name))
    }

    /// Whether an attribute of a full name says yes.
    pub(super) fn says_yes(&self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true" | "on"))
    }

    fn find(&self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        // Without the check for repeated names, which takes the square of their number.
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let attribute = attributes.find(|attribute| wanted(attribute.key.as_ref()))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        value.ok().map(std::borrow::Cow::into_owned)
    }
}
