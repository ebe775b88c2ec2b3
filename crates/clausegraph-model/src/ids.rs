//! Identifiers: newtypes with one door in, ordered by meaning.
//!
//! Every identifier is text of letters, digits and a few signs; its order compares runs of digits
//! as numbers, so that `8.2` stands before `8.10`. A reading order is the catalogue's own business:
//! see [`Catalogue`](crate::Catalogue).

use std::{borrow::Borrow, cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not an identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// The text has no character at all.
    #[error("{what} is empty")]
    Empty {
        /// Which kind of identifier was read.
        what: &'static str,
    },
    /// The text is longer than [`MAX_ID_LENGTH`] bytes.
    #[error("{what} is longer than {MAX_ID_LENGTH} characters")]
    TooLong {
        /// Which kind of identifier was read.
        what: &'static str,
    },
    /// The text holds a character that the grammar does not know.
    #[error("{what} holds `{character}`: letters, digits and `{signs}` are allowed")]
    Character {
        /// Which kind of identifier was read.
        what: &'static str,
        /// The first offending character.
        character: char,
        /// The signs that are allowed besides letters and digits.
        signs: &'static str,
    },
    /// The text begins or ends with a sign.
    #[error("{what} must begin and end with a letter or a digit")]
    Edge {
        /// Which kind of identifier was read.
        what: &'static str,
    },
}

/// The longest identifier, in bytes.
pub const MAX_ID_LENGTH: usize = 96;

fn check(what: &'static str, signs: &'static str, text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty { what });
    }
    if text.len() > MAX_ID_LENGTH {
        return Err(IdError::TooLong { what });
    }
    if let Some(character) =
        text.chars().find(|found| !found.is_ascii_alphanumeric() && !signs.contains(*found))
    {
        return Err(IdError::Character { what, character, signs });
    }
    let edge = |found: Option<u8>| found.is_some_and(|byte| byte.is_ascii_alphanumeric());
    if !edge(text.bytes().next()) || !edge(text.bytes().next_back()) {
        return Err(IdError::Edge { what });
    }
    Ok(())
}

/// Compares two texts so that runs of digits count as numbers; equal only when the bytes are.
///
/// `8.2` < `8.10`, `a2` < `a10`, `8.2` < `8.2-a`. Equal numbers of different spelling (`02`, `2`)
/// are told apart by their bytes, so that the order agrees with `Eq`.
pub(crate) fn by_meaning(left: &str, right: &str) -> Ordering {
    let (mut one, mut two) = (left.as_bytes(), right.as_bytes());
    loop {
        match (one.first(), two.first()) {
            (None, None) => return left.cmp(right),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(first), Some(second)) if first.is_ascii_digit() && second.is_ascii_digit() => {
                let (number_one, rest_one) = digits(one);
                let (number_two, rest_two) = digits(two);
                let order = number_one
                    .len()
                    .cmp(&number_two.len())
                    .then_with(|| number_one.cmp(number_two));
                if order != Ordering::Equal {
                    return order;
                }
                (one, two) = (rest_one, rest_two);
            }
            (Some(first), Some(second)) => {
                if first != second {
                    return first.cmp(second);
                }
                one = one.get(1..).unwrap_or_default();
                two = two.get(1..).unwrap_or_default();
            }
        }
    }
}

/// The leading run of digits without leading zeros, and what follows it.
fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = text.split_at(end);
    let zeros = number.iter().take_while(|byte| **byte == b'0').count();
    (number.get(zeros..).unwrap_or_default(), rest)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $what:literal, $signs:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                check($what, $signs, text)?;
                Ok(Self(text.into()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                check($what, $signs, &text)?;
                Ok(Self(text.into_boxed_str()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                by_meaning(&self.0, &other.0)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl crate::fact::SaysNone for $name {}

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::leaf::parse(deserializer, stringify!($name), concat!("text: ", $what))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": $what,
                    "minLength": 1,
                    "maxLength": MAX_ID_LENGTH,
                    "pattern": concat!("^[A-Za-z0-9]([A-Za-z0-9", $signs, "]*[A-Za-z0-9])?$"),
                })
            }
        }
    };
}

id! {
    /// A catalogue, keyed by edition.
    ///
    /// ```
    /// use clausegraph_model::CatalogueId;
    ///
    /// let id: CatalogueId = "iso20000-1@2018+a1".parse()?;
    /// assert_eq!(id.as_str(), "iso20000-1@2018+a1");
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    CatalogueId, "a catalogue id", ".@+_-"
}

id! {
    /// A clause number, ordered by meaning.
    ///
    /// ```
    /// use clausegraph_model::ClauseId;
    ///
    /// let (two, ten): (ClauseId, ClauseId) = ("8.2".parse()?, "8.10".parse()?);
    /// assert!(two < ten);
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    ClauseId, "a clause number", "._"
}

id! {
    /// A requirement: the smallest statement that an auditor tests alone.
    ///
    /// The clause number, a hyphen and the item: a letter where the standard letters the item
    /// (`8.5.1.2-c`), two digits for an unlettered statement in reading order (`8.5.1.2-01`), a digit
    /// behind either for a numbered sub-item or a split of ours (`9.3-c1`). Other catalogues may
    /// number their criteria without an item (`CC6.1`).
    ///
    /// ```
    /// use clausegraph_model::RequirementId;
    ///
    /// let id: RequirementId = "8.5.1.2-c".parse()?;
    /// assert_eq!(id.to_string(), "8.5.1.2-c");
    /// assert!("8.5.1.2/c".parse::<RequirementId>().is_err());
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    RequirementId, "a requirement id", "._-"
}

id! {
    /// An artefact of the organisation: a document, a review, a record set, an observation ...
    ///
    /// ```
    /// let id: clausegraph_model::ArtefactId = "POL-07".parse()?;
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    ArtefactId, "an artefact id", "._:/+-"
}

id! {
    /// An element of the scope: a service, supplier, customer, unit or location.
    ///
    /// The id [`MemberId::WHOLE_SMS`] is kept for "everything in the scope" and names no element.
    ///
    /// ```
    /// let id: clausegraph_model::MemberId = "payroll".parse()?;
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    MemberId, "a scope element id", "._:/+-"
}

impl MemberId {
    /// What `covers` says of an artefact that serves the whole service management system.
    pub const WHOLE_SMS: &'static str = "whole-sms";

    /// Whether this is [`MemberId::WHOLE_SMS`].
    pub fn is_whole_sms(&self) -> bool {
        self.as_str() == Self::WHOLE_SMS
    }
}

id! {
    /// The key of a person or of an office held: no name, so that reports stay free of personal data.
    ///
    /// ```
    /// let id: clausegraph_model::PersonKey = "change-manager".parse()?;
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    PersonKey, "a person key", "._@-"
}

id! {
    /// A judgement in the organisation's file.
    ///
    /// ```
    /// let id: clausegraph_model::JudgementId = "J-2026-014".parse()?;
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    JudgementId, "a judgement id", "._:/-"
}

id! {
    /// A word of a vocabulary that data files share: a slot, a population, a review input, a record test.
    ///
    /// ```
    /// let key: clausegraph_model::Key = "supplier-performance".parse()?;
    /// # Ok::<(), clausegraph_model::IdError>(())
    /// ```
    Key, "a key", "._-"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clause(text: &str) -> ClauseId {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_compared_by_value() {
        let mut clauses: Vec<_> = ["8.10", "10.1", "8.2", "8.2.1", "4", "8"].map(clause).into();
        clauses.sort();
        let texts: Vec<_> = clauses.iter().map(ClauseId::as_str).collect();
        assert_eq!(texts, ["4", "8", "8.2", "8.2.1", "8.10", "10.1"]);
    }

    #[test]
    fn items_follow_their_clause() {
        let mut ids: Vec<RequirementId> = ["9.3-c10", "9.3-c2", "9.3-02", "9.3-a", "9.2-z"]
            .map(|text| text.parse().unwrap())
            .into();
        ids.sort();
        let texts: Vec<_> = ids.iter().map(RequirementId::as_str).collect();
        assert_eq!(texts, ["9.2-z", "9.3-02", "9.3-a", "9.3-c2", "9.3-c10"]);
    }

    #[test]
    fn texts_outside_the_grammar_are_refused() {
        for text in ["", "-a", "a-", "a b", "ä", &"a".repeat(97)] {
            assert!(text.parse::<RequirementId>().is_err(), "{text:?} was accepted");
        }
    }

    proptest! {
        #[test]
        fn order_is_total_and_agrees_with_equality(
            one in "[0-9a-b.]{0,6}", two in "[0-9a-b.]{0,6}", three in "[0-9a-b.]{0,6}",
        ) {
            let order = by_meaning(&one, &two);
            prop_assert_eq!(order, by_meaning(&two, &one).reverse());
            prop_assert_eq!(order == Ordering::Equal, one == two);
            if order != Ordering::Greater && by_meaning(&two, &three) != Ordering::Greater {
                prop_assert_ne!(by_meaning(&one, &three), Ordering::Greater);
            }
        }
    }
}
