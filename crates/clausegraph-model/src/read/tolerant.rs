//! Reads one element from the tree and records everything that is wrong with it.
//!
//! `serde` ends at the first error. Therefore the element is read again and again: each time an error
//! is recorded and the offending value hidden, until the rest can be read. A required field that is
//! missing is filled with something of its type meanwhile, so that the other fields have their say;
//! nothing filled ever leaves this module.

mod failure;
mod filler;
mod node;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use jsonc_parser::{
    ast::{Object, Value},
    common::Ranged,
};
use serde::Deserialize;

use self::{failure::Failure, node::Node};
use super::Lost;
use crate::problem::{At, Draft, ProblemCode};

/// How often one element is read at most.
///
/// Far above what people get wrong in one element; machines that write nonsense are cut short.
const MOST_READINGS: usize = 1_000;

#[derive(Clone, Copy, Debug)]
enum Step<'de> {
    Field(&'de str),
    Index(usize),
}

/// The passes over an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// Finds what is wrong; missing fields are filled.
    Probe,
    /// Takes what is left; an object that lacks a required field is hidden as a whole.
    Settle,
    /// The same, but the element itself, which begins at this byte, is filled.
    Outline(usize),
}

/// What could be read of an element.
#[derive(Debug)]
pub(super) enum Reading<T> {
    /// Everything that is required.
    Whole(T),
    /// Not everything: the fields that are required hold nothing that anybody wrote.
    Outline(T),
    /// Nothing of use.
    Nothing,
}

/// The file that is read, the place in it, and what was found so far.
#[derive(Debug)]
pub(super) struct Context<'de> {
    file: u32,
    body: &'de str,
    /// How many bytes of the file stand before the body.
    offset: usize,
    path: Vec<Step<'de>>,
    pass: Pass,
    /// The first bytes of values that count as absent.
    hidden: BTreeSet<usize>,
    /// The required fields that objects (by their first byte) lack.
    filled: BTreeMap<usize, Vec<&'static str>>,
    /// By the first byte, the code and the value, so that further readings add nothing twice.
    found: BTreeMap<(usize, ProblemCode, Option<String>), Draft>,
    lost: Lost,
}

impl<'de> Context<'de> {
    pub(super) fn new(file: u32, body: &'de str, offset: usize) -> Self {
        Self {
            file,
            body,
            offset,
            path: Vec::new(),
            pass: Pass::Probe,
            hidden: BTreeSet::new(),
            filled: BTreeMap::new(),
            found: BTreeMap::new(),
            lost: Lost::default(),
        }
    }

    /// What was found, and what could not be read.
    pub(super) fn finish(self) -> (Vec<Draft>, Lost) {
        (self.found.into_values().collect(), self.lost)
    }

    /// Goes on inside a field.
    pub(super) fn in_field<R>(&mut self, name: &'de str, act: impl FnOnce(&mut Self) -> R) -> R {
        self.within(Step::Field(name), act)
    }

    /// Goes on inside an entry of a list.
    pub(super) fn in_entry<R>(&mut self, index: usize, act: impl FnOnce(&mut Self) -> R) -> R {
        self.within(Step::Index(index), act)
    }

    fn within<R>(&mut self, step: Step<'de>, act: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(step);
        let result = act(self);
        self.path.pop();
        result
    }

    /// Reads a value; none where what is left of it does not make up one.
    pub(super) fn read<T: Deserialize<'de>>(&mut self, value: &'de Value<'de>) -> Option<T> {
        match self.read_closely(value) {
            Reading::Whole(read) => Some(read),
            Reading::Outline(_) | Reading::Nothing => None,
        }
    }

    /// Reads a value as far as possible.
    pub(super) fn read_closely<T: Deserialize<'de>>(
        &mut self,
        value: &'de Value<'de>,
    ) -> Reading<T> {
        let root = value.range().start;
        self.pass = Pass::Probe;
        for _ in 0..MOST_READINGS {
            let failure = match T::deserialize(Node::new(self, value)) {
                Ok(read) if self.filled.is_empty() => return Reading::Whole(read),
                Ok(read) if self.pass == Pass::Outline(root) => {
                    self.filled.clear();
                    return Reading::Outline(read);
                }
                Ok(_) => {
                    self.pass = Pass::Settle;
                    self.filled.clear();
                    continue;
                }
                Err(failure) => failure,
            };
            let goes_on = match failure {
                Failure::Hide(start) if start == root && self.pass == Pass::Settle => {
                    self.pass = Pass::Outline(root);
                    true
                }
                Failure::Hide(start) => start != root && self.hidden.insert(start),
                Failure::Fill(start, field) => {
                    let fields = self.filled.entry(start).or_default();
                    let new = !fields.contains(&field);
                    fields.push(field);
                    new
                }
                Failure::Missing(_) | Failure::Loose { .. } => false,
            };
            if !goes_on {
                break;
            }
        }
        self.filled.clear();
        self.lose(value);
        Reading::Nothing
    }

    /// The objects' fields with their values, the first of each name; unknown ones are reported.
    pub(super) fn fields(
        &mut self,
        object: &'de Object<'de>,
        known: &[&str],
    ) -> Vec<(&'de str, &'de Value<'de>)> {
        let mut fields: Vec<(&'de str, &'de Value<'de>)> = Vec::new();
        let mut places: BTreeMap<&str, Range<usize>> = BTreeMap::new();
        for property in &object.properties {
            let name = property.name.as_str();
            let range = property.name.range();
            let place = range.start..range.end;
            if !known.contains(&name) {
                let at = self.in_field(name, |context| context.at(place));
                let draft = Draft::new(
                    ProblemCode::UnknownField,
                    at,
                    format!("nothing reads the field `{}`", crate::problem::shortened(name)),
                )
                .value(name);
                let close = crate::problem::did_you_mean(name, known.iter().copied());
                self.record(draft.suggestion(close));
                self.lose(&property.value);
                continue;
            }
            if let Some(first) = places.get(name) {
                let earlier = self.at(first.clone());
                let at = self.in_field(name, |context| context.at(place));
                let draft = Draft::new(
                    ProblemCode::DuplicateKey,
                    at,
                    format!("the field `{name}` stands twice in the same object"),
                );
                self.record(draft.value(name).earlier(earlier));
                self.lose(&property.value);
                continue;
            }
            places.insert(name, place);
            if !self.hidden.contains(&property.value.range().start) {
                fields.push((name, &property.value));
            }
        }
        fields
    }

    /// Records a problem, unless an earlier reading has.
    pub(super) fn record(&mut self, draft: Draft) {
        let start = draft.at.span.as_ref().map_or(0, |span| span.start);
        let key = (start, draft.code, draft.value.clone());
        self.found.entry(key).or_insert(draft);
    }

    /// The present place, with the bytes that are meant.
    pub(super) fn at(&self, range: Range<usize>) -> At {
        At {
            file: self.file,
            pointer: pointer(&self.path),
            span: Some(range.start + self.offset..range.end + self.offset),
        }
    }

    /// What the present place is called in a message.
    pub(super) fn subject(&self) -> String {
        let field = |step: &Step<'_>| match step {
            Step::Field(name) => Some(format!("`{}`", crate::problem::shortened(name))),
            Step::Index(_) => None,
        };
        match self.path.split_last() {
            None => "the file".to_owned(),
            Some((Step::Field(name), _)) => format!("`{}`", crate::problem::shortened(name)),
            Some((Step::Index(_), above)) => match above.iter().rev().find_map(field) {
                Some(list) => format!("an entry of {list}"),
                None => "an entry".to_owned(),
            },
        }
    }

    /// The text of a value as the file has it.
    pub(super) fn text_of(&self, value: &Value<'_>) -> &'de str {
        let range = value.range();
        self.body.get(range.start..range.end).unwrap_or_default()
    }

    /// Records that a value does not hold what it should.
    pub(super) fn wrong_type(
        &mut self,
        value: &'de Value<'de>,
        expected: &str,
        note: Option<String>,
    ) {
        let found = match value {
            Value::StringLit(text) => {
                format!("the text `{}`", crate::problem::shortened(&text.value))
            }
            Value::NumberLit(number) => {
                format!("the number `{}`", crate::problem::shortened(number.value))
            }
            Value::BooleanLit(word) => format!("`{}`", word.value),
            Value::NullKeyword(_) => "`null`".to_owned(),
            Value::Object(_) => "an object".to_owned(),
            Value::Array(_) => "a list".to_owned(),
        };
        let mut draft = Draft::new(
            ProblemCode::WrongType,
            self.at(start_of(value)),
            format!("{} must be {expected}, found {found}", self.subject()),
        )
        .value(self.text_of(value));
        draft.note = note;
        self.record(draft);
    }

    /// Remembers the ids below a value that will not be read, so that nobody misses them.
    pub(super) fn lose(&mut self, value: &Value<'_>) {
        let list = self.path.iter().rev().find_map(|step| match step {
            Step::Field(name) => Some(*name),
            Step::Index(_) => None,
        });
        self.lose_of(list.unwrap_or_default(), value);
    }

    fn lose_of(&mut self, list: &str, value: &Value<'_>) {
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    let name = property.name.as_str();
                    if let ("id" | "key", Value::StringLit(text)) = (name, &property.value) {
                        let lists = self.lost.ids.entry(text.value.clone().into_owned());
                        lists.or_default().insert(list.to_owned());
                    }
                    self.lose_of(name, &property.value);
                }
            }
            Value::Array(array) => {
                for element in &array.elements {
                    self.lose_of(list, element);
                }
            }
            Value::StringLit(_)
            | Value::NumberLit(_)
            | Value::BooleanLit(_)
            | Value::NullKeyword(_) => {}
        }
    }

    /// Remembers that the present field, or an entry of it, will not be read.
    fn lose_field(&mut self) {
        let path = match self.path.split_last() {
            Some((Step::Index(_), list)) => list,
            Some((Step::Field(_), _)) | None => &self.path,
        };
        self.lost.fields.insert((self.file, pointer(path)));
    }

    /// Remembers that a list of unknown content will not be read.
    pub(super) fn lose_everything(&mut self) {
        self.lost.everything = true;
    }
}

fn pointer(path: &[Step<'_>]) -> String {
    let mut pointer = String::new();
    for step in path {
        pointer.push('/');
        match step {
            Step::Field(name) => {
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Step::Index(index) => pointer.push_str(&index.to_string()),
        }
    }
    pointer
}

/// The bytes to show for a value: objects and lists may be long, their first sign is enough.
pub(super) fn start_of(value: &Value<'_>) -> Range<usize> {
    let range = value.range();
    match value {
        Value::Object(_) | Value::Array(_) => range.start..range.start + 1,
        Value::StringLit(_)
        | Value::NumberLit(_)
        | Value::BooleanLit(_)
        | Value::NullKeyword(_) => range.start..range.end,
    }
}
