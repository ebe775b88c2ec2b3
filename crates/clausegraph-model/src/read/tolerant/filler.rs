//! Something of any type, for a required field that is missing.

use serde::{
    Deserializer,
    de::{self, IntoDeserializer, value::StrDeserializer},
    forward_to_deserialize_any,
};

use super::failure::Failure;

/// Deserializes into a value of whatever type is asked for.
pub(super) struct Filler;

impl<'de> Deserializer<'de> for Filler {
    type Error = Failure;

    fn deserialize_any<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_bool(false)
    }

    fn deserialize_u32<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_u32(0)
    }

    fn deserialize_u64<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_u64(0)
    }

    fn deserialize_str<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_str("x")
    }

    fn deserialize_string<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_str("x")
    }

    fn deserialize_option<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: de::Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let text = match name {
            "Date" => "2000-01-01",
            "Period" => "2000-01-01/2000-01-01",
            "Interval" => "P1D",
            "Amount" => "0",
            "Attribute" => "owner",
            _ => "x",
        };
        let text: StrDeserializer<'_, Failure> = text.into_deserializer();
        visitor.visit_newtype_struct(text)
    }

    fn deserialize_seq<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_seq(de::value::SeqDeserializer::<_, Failure>::new(std::iter::empty::<&str>()))
    }

    fn deserialize_struct<V: de::Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_map(AllFields { fields })
    }

    fn deserialize_enum<V: de::Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let word: StrDeserializer<'_, Failure> =
            words.first().copied().unwrap_or_default().into_deserializer();
        visitor.visit_enum(word)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct map identifier ignored_any
    }
}

/// An object with all the fields of its type.
struct AllFields {
    fields: &'static [&'static str],
}

impl<'de> de::MapAccess<'de> for AllFields {
    type Error = Failure;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Failure> {
        let Some((first, rest)) = self.fields.split_first() else {
            return Ok(None);
        };
        self.fields = rest;
        seed.deserialize((*first).into_deserializer()).map(Some)
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Failure> {
        seed.deserialize(Filler)
    }
}
