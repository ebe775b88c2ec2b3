//! What a source says of one thing: given, stated none, or unknown.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// One fact as a source knows it.
///
/// The three cases never mix. *Given* is a value. *Stated none* is a source that looked and says
/// there is none: JSON `null`, an empty text or an empty list. *Unknown* is a source that says
/// nothing: the key is absent. Stated none may be a defect; unknown never is.
///
/// Fields of this type carry `#[serde(default, skip_serializing_if = "Fact::is_unknown")]`.
///
/// ```
/// use clausegraph_model::Fact;
///
/// let owner: Fact<String> = serde_json::from_str("null")?;
/// assert_eq!(owner, Fact::StatedNone);
/// let owner: Fact<String> = serde_json::from_str("\"change-manager\"")?;
/// assert_eq!(owner.given().map(String::as_str), Some("change-manager"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact<T> {
    /// The source says nothing.
    #[default]
    Unknown,
    /// The source says that there is none.
    StatedNone,
    /// The source gives a value.
    Given(T),
}

impl<T> Fact<T> {
    /// The value, where one is given.
    pub fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::StatedNone | Self::Unknown => None,
        }
    }

    /// Whether the source says nothing.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Whether the source says that there is none.
    pub fn is_stated_none(&self) -> bool {
        matches!(self, Self::StatedNone)
    }

    /// The same fact about a borrowed value.
    pub fn as_ref(&self) -> Fact<&T> {
        match self {
            Self::Unknown => Fact::Unknown,
            Self::StatedNone => Fact::StatedNone,
            Self::Given(value) => Fact::Given(value),
        }
    }

    /// The same fact about something computed from the value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Fact<U> {
        self.and_then(|value| Fact::Given(change(value)))
    }

    /// A fact about the value that may itself be unknown or none.
    pub fn and_then<U>(self, next: impl FnOnce(T) -> Fact<U>) -> Fact<U> {
        match self {
            Self::Unknown => Fact::Unknown,
            Self::StatedNone => Fact::StatedNone,
            Self::Given(value) => next(value),
        }
    }
}

/// Values that can say "none" themselves, as an empty list does.
pub trait SaysNone {
    /// Whether the value is empty, and so states that there is none.
    fn says_none(&self) -> bool {
        false
    }
}

impl SaysNone for String {
    fn says_none(&self) -> bool {
        self.trim().is_empty()
    }
}

impl<T> SaysNone for Vec<T> {
    fn says_none(&self) -> bool {
        self.is_empty()
    }
}

impl SaysNone for bool {}
impl SaysNone for u32 {}
impl SaysNone for crate::Amount {}
impl<T> SaysNone for Box<T> {}

impl<T: Serialize> Serialize for Fact<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Given(value) => serializer.serialize_some(value),
            Self::StatedNone | Self::Unknown => serializer.serialize_none(),
        }
    }
}

impl<'de, T: Deserialize<'de> + SaysNone> Deserialize<'de> for Fact<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(FactVisitor(std::marker::PhantomData))
    }
}

struct FactVisitor<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de> + SaysNone> de::Visitor<'de> for FactVisitor<T> {
    type Value = Fact<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, or null for none")
    }

    fn visit_none<E: de::Error>(self) -> Result<Fact<T>, E> {
        Ok(Fact::StatedNone)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Fact<T>, E> {
        Ok(Fact::StatedNone)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fact<T>, D::Error> {
        let value = T::deserialize(deserializer)?;
        Ok(if value.says_none() { Fact::StatedNone } else { Fact::Given(value) })
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Fact<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Option::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_and_a_blank_text_state_none() {
        assert_eq!(serde_json::from_str::<Fact<Vec<String>>>("[]").unwrap(), Fact::StatedNone);
        assert_eq!(serde_json::from_str::<Fact<String>>("\" \"").unwrap(), Fact::StatedNone);
        assert_eq!(serde_json::from_str::<Fact<bool>>("false").unwrap(), Fact::Given(false));
    }

    #[test]
    fn chains_keep_the_case() {
        let unknown: Fact<u32> = Fact::Unknown;
        assert_eq!(unknown.map(|value| value + 1), Fact::Unknown);
        assert_eq!(Fact::Given(1).and_then(|_| Fact::<u32>::StatedNone), Fact::StatedNone);
        assert_eq!(Fact::Given(1).map(|value| value + 1), Fact::Given(2));
    }
}
