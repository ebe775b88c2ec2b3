//! A value of the tree as `serde` sees it.

use jsonc_parser::{
    ast::{Object, Value},
    common::Ranged,
};
use serde::{
    Deserializer,
    de::{self, IntoDeserializer, value::StrDeserializer},
    forward_to_deserialize_any,
};

use super::{Context, Failure, Pass, filler::Filler, start_of};
use crate::{
    Attribute,
    problem::{Draft, ProblemCode, did_you_mean, shortened},
};

/// A value and the context it is read in.
pub(super) struct Node<'c, 'de> {
    context: &'c mut Context<'de>,
    value: &'de Value<'de>,
    /// The name of the leaf type that reads the value, where one does.
    leaf: Option<&'static str>,
}

impl<'c, 'de> Node<'c, 'de> {
    pub(super) fn new(context: &'c mut Context<'de>, value: &'de Value<'de>) -> Self {
        Self { context, value, leaf: None }
    }

    /// The same value, for a type that looks into it.
    fn again(&mut self) -> Node<'_, 'de> {
        Node { context: &mut *self.context, value: self.value, leaf: self.leaf }
    }

    fn start(&self) -> usize {
        self.value.range().start
    }

    /// Records that the value is of the wrong type, and asks for it to be hidden.
    fn refuse<T>(self, expected: &str, note: Option<&str>) -> Result<T, Failure> {
        let note = match (self.value, note) {
            (Value::NullKeyword(_), _) => {
                Some("leave the field out where nothing is known".to_owned())
            }
            (_, note) => note.map(str::to_owned),
        };
        self.context.wrong_type(self.value, expected, note);
        self.hide()
    }

    fn hide<T>(self) -> Result<T, Failure> {
        self.context.lose(self.value);
        self.context.lose_field();
        Err(Failure::Hide(self.value.range().start))
    }

    /// Gives an error that a type raised its place.
    fn place<T>(mut self, result: Result<T, Failure>) -> Result<T, Failure> {
        match result {
            Err(Failure::Loose { message }) => {
                self.record_refusal(&message);
                self.hide()
            }
            Err(Failure::Missing(field)) => self.lacks(field),
            Ok(_) | Err(Failure::Hide(_) | Failure::Fill(..)) => result,
        }
    }

    /// Records that a type did not take a value of the right JSON type.
    fn record_refusal(&mut self, reason: &str) {
        let code = match self.leaf {
            Some("Date" | "Period") => ProblemCode::ImpossibleDate,
            Some("Interval") => ProblemCode::ImpossibleInterval,
            Some("Amount") => ProblemCode::MalformedDecimal,
            Some("Attribute") => ProblemCode::UnknownAttribute,
            Some(_) => ProblemCode::MalformedId,
            None => ProblemCode::WrongType,
        };
        let shown = match self.value {
            Value::StringLit(text) => text.value.as_ref(),
            Value::NumberLit(_)
            | Value::BooleanLit(_)
            | Value::Object(_)
            | Value::Array(_)
            | Value::NullKeyword(_) => self.context.text_of(self.value),
        };
        let subject = self.context.subject();
        let short = shortened(shown);
        let message = if code == ProblemCode::UnknownAttribute {
            format!("{subject} is `{short}`, which is no attribute")
        } else {
            format!("{subject} is `{short}`: {reason}")
        };
        let at = self.context.at(start_of(self.value));
        let mut draft = Draft::new(code, at, message).value(shown);
        if code == ProblemCode::UnknownAttribute {
            draft.suggestion = close_attribute(shown);
        }
        if code == ProblemCode::MalformedId && shown.trim().is_empty() {
            draft.note = Some("write `null` where there is none".to_owned());
        }
        self.context.record(draft);
    }

    /// A required field is missing, or was hidden for another problem.
    fn lacks<T>(self, field: &'static str) -> Result<T, Failure> {
        match self.context.pass {
            Pass::Settle => return self.hide(),
            Pass::Outline(root) if root != self.start() => return self.hide(),
            Pass::Outline(_) => return Err(Failure::Fill(self.start(), field)),
            Pass::Probe => {}
        }
        let stands = self.value.as_object().is_some_and(|object| object.get(field).is_some());
        if !stands {
            let draft = Draft::new(
                ProblemCode::MissingField,
                self.context.at(start_of(self.value)),
                format!("{} lacks the field `{field}`", self.context.subject()),
            );
            self.context.record(draft.value(field));
        }
        Err(Failure::Fill(self.start(), field))
    }
}

/// The closest attribute; the key of a list item stays as it is.
fn close_attribute(text: &str) -> Option<String> {
    let (list, key) = match text.split_once('[') {
        Some((list, key)) => (list, Some(key)),
        None => (text, None),
    };
    let known = Attribute::WORDS.iter().copied().filter_map(|word| match word.strip_suffix("[]") {
        Some(base) => key.is_some().then_some(base),
        None => key.is_none().then_some(word),
    });
    let close = did_you_mean(list, known)?;
    Some(match key {
        Some(key) => format!("{close}[{key}"),
        None => close.to_owned(),
    })
}

impl<'de> Deserializer<'de> for Node<'_, 'de> {
    type Error = Failure;

    fn deserialize_any<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.value {
            Value::StringLit(_) => self.deserialize_str(visitor),
            Value::NumberLit(_) => self.deserialize_u64(visitor),
            Value::BooleanLit(_) => self.deserialize_bool(visitor),
            Value::NullKeyword(_) => self.deserialize_unit(visitor),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_unit<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let result = visitor.visit_unit();
        self.place(result)
    }

    fn deserialize_bool<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let Value::BooleanLit(word) = self.value else {
            let note =
                matches!(self.value, Value::StringLit(_)).then_some("write it without quotes");
            return self.refuse("`true` or `false`", note);
        };
        let result = visitor.visit_bool(word.value);
        self.place(result)
    }

    fn deserialize_u32<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u64<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let number = match self.value {
            Value::NumberLit(number) => number.value.parse::<u32>().ok(),
            Value::StringLit(_)
            | Value::BooleanLit(_)
            | Value::Object(_)
            | Value::Array(_)
            | Value::NullKeyword(_) => None,
        };
        let Some(number) = number else {
            let note =
                matches!(self.value, Value::StringLit(_)).then_some("write it without quotes");
            return self.refuse("a whole number from 0 to 4294967295", note);
        };
        let result = visitor.visit_u32(number);
        self.place(result)
    }

    fn deserialize_str<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let Value::StringLit(text) = self.value else {
            let decimal = self.leaf == Some("Amount");
            let note = match self.value {
                Value::NumberLit(number) if decimal => {
                    Some(format!("write it as text: \"{}\"", shortened(number.value)))
                }
                Value::NumberLit(_) | Value::BooleanLit(_) => {
                    Some("write it as text, in quotes".to_owned())
                }
                Value::StringLit(_)
                | Value::Object(_)
                | Value::Array(_)
                | Value::NullKeyword(_) => None,
            };
            let expected = match self.leaf {
                // The leaf knows best what it expects; ids put the word "text" in front of it.
                Some(_) => {
                    let visitor: &dyn de::Expected = &visitor;
                    let expected = visitor.to_string();
                    expected
                        .strip_prefix("text: ")
                        .map(|id| format!("{id} as text"))
                        .unwrap_or(expected)
                }
                None => "text".to_owned(),
            };
            return self.refuse(&expected, note.as_deref());
        };
        let result = visitor.visit_str(&text.value);
        self.place(result)
    }

    fn deserialize_string<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: de::Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failure> {
        if matches!(self.value, Value::NullKeyword(_)) {
            let result = visitor.visit_none();
            return self.place(result);
        }
        let result = visitor.visit_some(self.again());
        self.place(result)
    }

    fn deserialize_newtype_struct<V: de::Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.leaf = Some(name);
        let result = visitor.visit_newtype_struct(self.again());
        self.place(result)
    }

    fn deserialize_seq<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let Value::Array(array) = self.value else {
            let note = "write it in brackets, even where there is only one";
            return self.refuse("a list", Some(note));
        };
        let entries =
            Entries { context: &mut *self.context, entries: array.elements.iter().enumerate() };
        let result = visitor.visit_seq(entries);
        self.place(result)
    }

    fn deserialize_map<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_struct("", &[], visitor)
    }

    fn deserialize_struct<V: de::Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let Value::Object(object) = self.value else {
            return self.refuse("an object", None);
        };
        let result = visitor.visit_map(Fields::new(self.context, object, fields));
        self.place(result)
    }

    fn deserialize_enum<V: de::Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let Value::StringLit(text) = self.value else {
            return self.refuse("a word", None);
        };
        if !words.contains(&text.value.as_ref()) {
            let subject = self.context.subject();
            let message = format!(
                "{subject} is `{}`, which is none of the words it may be",
                shortened(&text.value)
            );
            let at = self.context.at(start_of(self.value));
            let close = did_you_mean(&text.value, words.iter().copied());
            let mut draft = Draft::new(ProblemCode::UnknownWord, at, message)
                .value(&text.value)
                .suggestion(close);
            if words.len() <= 12 {
                draft.note = Some(format!("it may be `{}`", words.join("`, `")));
            }
            self.context.record(draft);
            return self.hide();
        }
        let word: StrDeserializer<'_, Failure> = text.value.as_ref().into_deserializer();
        let result = visitor.visit_enum(word);
        self.place(result)
    }

    fn deserialize_ignored_any<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit_struct tuple
        tuple_struct identifier
    }
}

/// The entries of a list that are not hidden.
struct Entries<'c, 'de> {
    context: &'c mut Context<'de>,
    entries: std::iter::Enumerate<std::slice::Iter<'de, Value<'de>>>,
}

impl<'de> de::SeqAccess<'de> for Entries<'_, 'de> {
    type Error = Failure;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Failure> {
        let next =
            self.entries.find(|(_, value)| !self.context.hidden.contains(&value.range().start));
        let Some((index, value)) = next else {
            return Ok(None);
        };
        let read = |context: &mut Context<'de>| seed.deserialize(Node::new(context, value));
        self.context.in_entry(index, read).map(Some)
    }
}

/// The known fields of an object that are not hidden, and those that are filled.
struct Fields<'c, 'de> {
    context: &'c mut Context<'de>,
    start: usize,
    stated: std::vec::IntoIter<(&'de str, &'de Value<'de>)>,
    filled: std::vec::IntoIter<&'static str>,
    value: Option<(&'de str, &'de Value<'de>)>,
}

impl<'c, 'de> Fields<'c, 'de> {
    fn new(
        context: &'c mut Context<'de>,
        object: &'de Object<'de>,
        known: &'static [&'static str],
    ) -> Self {
        let start = object.range.start;
        let stated = context.fields(object, known).into_iter();
        let filled = context.filled.get(&start).cloned().unwrap_or_default();
        Self { context, start, stated, filled: filled.into_iter(), value: None }
    }
}

impl<'de> de::MapAccess<'de> for Fields<'_, 'de> {
    type Error = Failure;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Failure> {
        self.value = self.stated.next();
        let name = match self.value {
            Some((name, _)) => name,
            None => match self.filled.next() {
                Some(name) => name,
                None => return Ok(None),
            },
        };
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Failure> {
        match self.value {
            Some((name, value)) => {
                let read = |context: &mut Context<'de>| seed.deserialize(Node::new(context, value));
                self.context.in_field(name, read)
            }
            // A type that cannot be filled takes its object with it.
            None => seed.deserialize(Filler).map_err(|_| Failure::Hide(self.start)),
        }
    }
}
