//! How a leaf value (an id, a date, a number) is read from a document.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::{Deserializer, de};

/// Reads text and parses it.
///
/// `name` reaches a deserializer that wants to know which leaf was read: the tolerant reader takes
/// its problem code from it.
pub(crate) fn parse<'de, D, T>(
    deserializer: D,
    name: &'static str,
    expecting: &'static str,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
    T::Err: fmt::Display,
{
    deserializer.deserialize_newtype_struct(name, Leaf { expecting, marker: PhantomData })
}

struct Leaf<T> {
    expecting: &'static str,
    marker: PhantomData<T>,
}

impl<'de, T> de::Visitor<'de> for Leaf<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}
