//! Any document type, filled from bytes.

use serde::{
    Deserialize, Deserializer,
    de::{self, IntoDeserializer, value::StrDeserializer},
    forward_to_deserialize_any,
};

type Error = de::value::Error;

/// A document whose content follows from the bytes; where they end, everything is absent or empty.
pub(super) fn document<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> T {
    let mut bytes = bytes;
    T::deserialize(Random { bytes: &mut bytes, depth: 0 }).unwrap()
}

struct Random<'r, 'b> {
    bytes: &'r mut &'b [u8],
    depth: usize,
}

impl<'b> Random<'_, 'b> {
    fn next(&mut self) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        *self.bytes = rest;
        usize::from(*first)
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let number = self.next();
        words[number % words.len()]
    }

    fn below(&mut self) -> Random<'_, 'b> {
        Random { bytes: &mut *self.bytes, depth: self.depth + 1 }
    }
}

const TEXTS: &[&str] =
    &["x", "", " ", "Zwölf \"Monkeys\"", "a\nb\t\\", "/~", "日本", "\u{1}\u{7f}", "😀", "id"];

impl<'de> Deserializer<'de> for Random<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: de::Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.next() % 2 == 1)
    }

    fn deserialize_u32<V: de::Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let number = self.next();
        visitor.visit_u32([0, 1, 2, 40, u32::MAX][number % 5])
    }

    fn deserialize_str<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_string<V: de::Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.pick(TEXTS))
    }

    fn deserialize_option<V: de::Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        if self.next().is_multiple_of(3) {
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: de::Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let words: &[&str] = match name {
            "Date" => &["2026-01-31", "2024-02-29", "2199-12-31"],
            "Period" => &["2026-01-01/2026-06-30", "2026-01-01/2026-01-01"],
            "Interval" => &["P1Y", "P6M", "P2W3D"],
            "Amount" => &["0", "0.05", "-3.10"],
            "Attribute" => &["owner", "review.inputs[risks]", "contents[a]"],
            "ClauseId" => &["4", "8.2.10"],
            "RequirementId" => &["4-a", "4"],
            _ => &["a", "4", "whole-sms", "A-1", "small"],
        };
        let word: StrDeserializer<'_, Error> = self.pick(words).into_deserializer();
        visitor.visit_newtype_struct(word)
    }

    fn deserialize_seq<V: de::Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let left = if self.depth > 12 { 0 } else { self.next() % 4 };
        visitor.visit_seq(Entries { random: self, left })
    }

    fn deserialize_struct<V: de::Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Fields { random: self, fields })
    }

    fn deserialize_enum<V: de::Visitor<'de>>(
        mut self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let word: StrDeserializer<'_, Error> = self.pick(words).into_deserializer();
        visitor.visit_enum(word)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct map identifier ignored_any
    }
}

struct Entries<'r, 'b> {
    random: Random<'r, 'b>,
    left: usize,
}

impl<'de> de::SeqAccess<'de> for Entries<'_, '_> {
    type Error = Error;

    fn next_element_seed<S: de::DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(self.random.below()).map(Some)
    }
}

/// All fields; facts and options choose for themselves whether they are absent.
struct Fields<'r, 'b> {
    random: Random<'r, 'b>,
    fields: &'static [&'static str],
}

impl<'de> de::MapAccess<'de> for Fields<'_, '_> {
    type Error = Error;

    fn next_key_seed<S: de::DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((first, rest)) = self.fields.split_first() else {
            return Ok(None);
        };
        self.fields = rest;
        seed.deserialize((*first).into_deserializer()).map(Some)
    }

    fn next_value_seed<S: de::DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.random.below())
    }
}
