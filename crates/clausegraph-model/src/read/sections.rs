//! The top level of a file: format version, lists of elements, and sections that stand once.

use jsonc_parser::ast::{Object, Value};
use serde::Deserialize;

use super::{
    Lost, SourceText, syntax,
    tolerant::{Context, Reading, start_of},
};
use crate::{
    Fact,
    document::FORMAT_VERSION,
    parts::{Located, Place},
    problem::{At, Draft, ProblemCode},
};

/// A file that `serde_json` refused, open for reading section by section.
pub(super) struct Sections<'c, 'de> {
    context: &'c mut Context<'de>,
    file: u32,
    fields: Vec<(&'de str, &'de Value<'de>)>,
}

/// Opens a file for reading section by section.
///
/// `known` are the fields of the document; `read` is called with them, unless the file as a whole
/// cannot be read: then its problems are all there is.
pub(super) fn open(
    source: &SourceText,
    file: u32,
    known: &[&str],
    refusal: Option<&serde_json::Error>,
    drafts: &mut Vec<Draft>,
    read: impl for<'de> FnOnce(&mut Sections<'_, 'de>),
) -> Lost {
    let (tree, error) = syntax::parse(source.body());
    let mut context = Context::new(file, source.body(), source.offset());
    if let Some(error) = &error {
        context.record(Draft::new(
            ProblemCode::MalformedJson,
            context.at(error.at..error.at + 1),
            error.message.clone(),
        ));
    }
    match &tree {
        None => context.lose_everything(),
        Some(Value::Object(object)) => {
            if format_is_supported(&mut context, object) {
                let fields = context.fields(object, known);
                read(&mut Sections { context: &mut context, file, fields });
            } else {
                context.lose_everything();
            }
        }
        Some(other) => {
            context.lose_everything();
            context.wrong_type(other, "an object", None);
        }
    }
    let (mut found, lost) = context.finish();
    // Should serde_json ever refuse what the tolerant reader takes, the file is still refused.
    if let (true, Some(refusal)) = (found.is_empty(), refusal) {
        let error = syntax::refused(source.body(), refusal);
        let start = error.at + source.offset();
        let mut at = At::pointer(file, "");
        at.span = Some(start..start + 1);
        found.push(Draft::new(ProblemCode::MalformedJson, at, error.message));
    }
    drafts.extend(found);
    lost
}

/// Whether the file is of a format that this release reads; what cannot be told is reported.
fn format_is_supported<'de>(context: &mut Context<'de>, object: &'de Object<'de>) -> bool {
    const FIELD: &str = "format_version";
    let Some(property) = object.get(FIELD) else {
        let start = object.range.start;
        let at = context.at(start..start + 1);
        let message = format!("the file lacks the field `{FIELD}`");
        let note = format!("this release reads format version {FORMAT_VERSION}");
        let draft = Draft::new(ProblemCode::UnsupportedFormat, at, message).note(note);
        context.record(draft);
        // Most likely forgotten: the rest is worth reading.
        return true;
    };
    let value = &property.value;
    let text = context.text_of(value);
    if text.parse() == Ok(FORMAT_VERSION) {
        return true;
    }
    let at = context.in_field(FIELD, |inside| inside.at(start_of(value)));
    let message = format!(
        "the file is of format version `{}`, which this release does not read",
        crate::problem::shortened(text)
    );
    let note = if text.trim_matches(['"', '\'']).parse() == Ok(FORMAT_VERSION) {
        "write it without quotes".to_owned()
    } else {
        format!("this release reads format version {FORMAT_VERSION}")
    };
    let draft = Draft::new(ProblemCode::UnsupportedFormat, at, message);
    context.record(draft.value(text).note(note));
    false
}

impl<'de> Sections<'_, 'de> {
    fn field(&self, name: &str) -> Option<&'de Value<'de>> {
        self.fields.iter().find(|(found, _)| *found == name).map(|(_, value)| *value)
    }

    /// A section that stands once, where it stands and can be read.
    pub(super) fn once<T: Deserialize<'de>>(&mut self, name: &'static str) -> Option<T> {
        let value = self.field(name)?;
        if matches!(value, Value::NullKeyword(_)) {
            return None;
        }
        self.context.in_field(name, |context| context.read(value))
    }

    /// A section that must stand in the file.
    pub(super) fn required<T: Deserialize<'de>>(&mut self, name: &'static str) -> Option<T> {
        let Some(value) = self.field(name) else {
            let draft = Draft::new(
                ProblemCode::MissingField,
                self.context.at(0..1),
                format!("{} lacks the field `{name}`", self.context.subject()),
            );
            self.context.record(draft.value(name));
            return None;
        };
        self.context.in_field(name, |context| context.read(value))
    }

    /// A section that is an object of lists, read by `read`; none where it does not stand.
    pub(super) fn nested<R>(
        &mut self,
        name: &'static str,
        known: &[&str],
        read: impl FnOnce(&mut Sections<'_, 'de>) -> R,
    ) -> Option<R> {
        let value = self.field(name)?;
        let file = self.file;
        self.context.in_field(name, |context| match value {
            Value::NullKeyword(_) => None,
            Value::Object(object) => {
                let fields = context.fields(object, known);
                Some(read(&mut Sections { context, file, fields }))
            }
            Value::StringLit(_) | Value::NumberLit(_) | Value::BooleanLit(_) | Value::Array(_) => {
                context.wrong_type(value, "an object", None);
                context.lose_everything();
                None
            }
        })
    }

    /// The entries of a list that can be read, each with its place.
    pub(super) fn list<T: Deserialize<'de>>(&mut self, name: &'static str) -> Vec<Located<T>> {
        match self.field(name) {
            Some(value) => self.entries(name, value),
            None => Vec::new(),
        }
    }

    /// The same, and of the others what could be read.
    pub(super) fn list_and_outlines<T: Deserialize<'de>>(
        &mut self,
        name: &'static str,
        outlines: &mut Vec<Located<T>>,
    ) -> Vec<Located<T>> {
        match self.field(name) {
            Some(value) => self.entries_and_outlines(name, value, outlines),
            None => Vec::new(),
        }
    }

    /// The same for a list that may be unknown or stated none.
    pub(super) fn fact_list<T: Deserialize<'de>>(
        &mut self,
        name: &'static str,
    ) -> Fact<Vec<Located<T>>> {
        match self.field(name) {
            None => Fact::Unknown,
            Some(Value::NullKeyword(_)) => Fact::StatedNone,
            Some(Value::Array(array)) if array.elements.is_empty() => Fact::StatedNone,
            Some(value) => Fact::Given(self.entries(name, value)),
        }
    }

    fn entries<T: Deserialize<'de>>(
        &mut self,
        name: &'static str,
        value: &'de Value<'de>,
    ) -> Vec<Located<T>> {
        self.entries_and_outlines(name, value, &mut Vec::new())
    }

    fn entries_and_outlines<T: Deserialize<'de>>(
        &mut self,
        name: &'static str,
        value: &'de Value<'de>,
        outlines: &mut Vec<Located<T>>,
    ) -> Vec<Located<T>> {
        let file = self.file;
        self.context.in_field(name, |context| {
            let Value::Array(array) = value else {
                context.lose_everything();
                context.wrong_type(value, "a list", None);
                return Vec::new();
            };
            let mut entries = Vec::new();
            for (index, element) in array.elements.iter().enumerate() {
                let place = place(file, index);
                match context.in_entry(index, |context| context.read_closely(element)) {
                    Reading::Whole(value) => entries.push(Located { place, value }),
                    Reading::Outline(value) => outlines.push(Located { place, value }),
                    Reading::Nothing => {}
                }
            }
            entries
        })
    }
}

pub(super) fn place(file: u32, index: usize) -> Place {
    Place { file, index: u32::try_from(index).unwrap_or(u32::MAX) }
}

/// Gives every entry of a list its place.
pub(super) fn located<T>(file: u32, values: Vec<T>) -> impl Iterator<Item = Located<T>> {
    values
        .into_iter()
        .enumerate()
        .map(move |(index, value)| Located { place: place(file, index), value })
}

/// Keeps a section that may stand in one file only; a second one is reported.
pub(super) fn keep_once<T>(
    kept: &mut Option<Located<T>>,
    section: Option<T>,
    file: u32,
    name: &str,
    drafts: &mut Vec<Draft>,
) {
    let Some(value) = section else { return };
    let place = place(file, 0);
    match kept {
        None => *kept = Some(Located { place, value }),
        Some(first) => {
            let pointer = format!("/{name}");
            let draft = Draft::new(
                ProblemCode::RepeatedSection,
                At::pointer(file, pointer.clone()),
                format!("the section `{name}` stands in two files"),
            );
            drafts.push(draft.value(name).earlier(At::pointer(first.place.file, pointer)));
        }
    }
}

/// Joins what two files say of one list.
pub(super) fn join<T>(kept: &mut Fact<Vec<T>>, more: Fact<Vec<T>>) {
    match (&mut *kept, more) {
        (Fact::Given(list), Fact::Given(more)) => list.extend(more),
        (_, Fact::Given(more)) => *kept = Fact::Given(more),
        (Fact::Unknown, Fact::StatedNone) => *kept = Fact::StatedNone,
        (Fact::Unknown | Fact::StatedNone | Fact::Given(_), Fact::Unknown | Fact::StatedNone) => {}
    }
}
