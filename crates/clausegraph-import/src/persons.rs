//! Keys for people whose names stand in what is imported.

use std::fmt::Write;

use clausegraph_model::{IdError, Key, PersonKey};
use sha2::{Digest, Sha256};

/// Whether the names of people become keys that say nothing, or readable ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Persons {
    /// A name that the rules do not translate becomes a [`pseudonym`].
    #[default]
    Pseudonyms,
    /// A name that the rules do not translate becomes a [`readable_key`].
    Names,
}

impl Persons {
    /// The words that rules write.
    pub const WORDS: &'static [&'static str] = &["pseudonyms", "names"];

    /// The choice that a word of the rules names.
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "pseudonyms" => Some(Self::Pseudonyms),
            "names" => Some(Self::Names),
            _ => None,
        }
    }
}

/// The key of a person in one organisation: `p-` and ten hexadecimal digits.
///
/// The same name gives the same key in every import of the organisation, whatever its capitals,
/// blanks and signs, and be it `Doe, Jane`; in another organisation it gives another key. It is a pseudonym and
/// no secret: who has a list of names can try them all.
///
/// ```
/// use clausegraph_import::pseudonym;
///
/// let harbour = "harbour".parse()?;
/// let key = pseudonym(&harbour, "Jane  Doe");
/// assert_eq!(key, pseudonym(&harbour, "jane doe"));
/// assert_ne!(key, pseudonym(&"airport".parse()?, "jane doe"));
/// assert_eq!(key.as_str().len(), 12);
/// # Ok::<(), clausegraph_model::IdError>(())
/// ```
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a letter, a hyphen and hexadecimal digits are a key"
)]
pub fn pseudonym(organisation: &Key, name: &str) -> PersonKey {
    let mut digest = Sha256::new();
    digest.update(organisation.as_str().as_bytes());
    // No key holds a line end, so that no two pairs run together.
    digest.update(b"\n");
    digest.update(normal(name).as_bytes());
    let mut text = "p-".to_owned();
    for byte in digest.finalize().iter().take(5) {
        // Writing into a text cannot fail.
        let _: std::fmt::Result = write!(text, "{byte:02x}");
    }
    text.parse().expect("a pseudonym is a key")
}

/// A name as a key that people can read: `jane-doe`; a name that is a key already is kept.
///
/// # Errors
///
/// [`IdError`] where letters stand in it that keys do not know, or nothing.
///
/// ```
/// use clausegraph_import::readable_key;
///
/// assert_eq!(readable_key("Jane  Doe")?.as_str(), "jane-doe");
/// assert_eq!(readable_key("CISO")?.as_str(), "CISO");
/// assert!(readable_key("Zoë").is_err());
/// # Ok::<(), clausegraph_model::IdError>(())
/// ```
pub fn readable_key(name: &str) -> Result<PersonKey, IdError> {
    let name = name.trim();
    name.parse().or_else(|_| normal(name).replace(' ', "-").parse())
}

/// The name without what is no part of it: capitals, blanks, signs; `Doe, Jane` is `jane doe`.
fn normal(name: &str) -> String {
    let turned = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        Some(_) | None => name.to_owned(),
    };
    let words = turned.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !word.is_empty()).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pseudonyms_stay_as_they_are() {
        let harbour: Key = "harbour".parse().unwrap();
        assert_eq!(pseudonym(&harbour, "Jane Doe").as_str(), "p-a986cfedaf");
        for written in [" JANE\u{a0}DOE ", "Doe, Jane"] {
            assert_eq!(pseudonym(&harbour, written).as_str(), "p-a986cfedaf");
        }
    }

    proptest! {
        #[test]
        fn any_name_has_a_pseudonym_that_does_not_hold_it(name in "\\PC{3,40}") {
            let key = pseudonym(&"harbour".parse().unwrap(), &name);
            prop_assert!(key.as_str().starts_with("p-") && key.as_str().len() == 12);
            drop(readable_key(&name));
        }
    }
}
