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

/// The two passes over an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// Finds what is wrong; missing fields are filled.
    Probe,
    /// Takes what is left; an object that lacks a required field is hidden as a whole.
    Settle,
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
        self.pass = Pass::Probe;
        let mut readings = 0;
        loop {
            readings += 1;
            match T::deserialize(Node::new(self, value)) {
                Ok(read) if self.filled.is_empty() => return Some(read),
                Ok(_) => {
                    self.pass = Pass::Settle;
                    self.filled.clear();
                }
                Err(failure) => {
                    let goes_on = match failure {
                        Failure::Hide(start) => {
                            self.hidden.insert(start) && start != value.range().start
                        }
                        Failure::Fill(start, field) => {
                            let fields = self.filled.entry(start).or_default();
                            let new = !fields.contains(&field);
                            fields.push(field);
                            new
                        }
                        Failure::Missing(_) | Failure::Loose { .. } => false,
                    };
                    if !goes_on || readings == MOST_READINGS {
                        self.filled.clear();
                        self.lose(value);
                        return None;
                    }
                }
            }
        }
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
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Field(name) => {
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                }
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        At {
            file: self.file,
            pointer,
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
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    if let ("id" | "key", Value::StringLit(text)) =
                        (property.name.as_str(), &property.value)
                    {
                        self.lost.ids.insert(text.value.clone().into_owned());
                    }
                    self.lose(&property.value);
                }
            }
            Value::Array(array) => {
                for element in &array.elements {
                    self.lose(element);
                }
            }
            Value::StringLit(_)
            | Value::NumberLit(_)
            | Value::BooleanLit(_)
            | Value::NullKeyword(_) => {}
        }
    }

    /// Remembers that a list of unknown content will not be read.
    pub(super) fn lose_everything(&mut self) {
        self.lost.everything = true;
    }
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
