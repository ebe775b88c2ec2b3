//! The hash that puts records in order.

use std::fmt;

use clausegraph_model::Key;
use sha2::{Digest, Sha256};

/// The SHA-256 that gives a record its rank; smaller ones come first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordHash([u8; 32]);

impl fmt::Display for RecordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for RecordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecordHash({self})")
    }
}

/// The SHA-256 of seed, line feed, population, line feed, record id, in UTF-8.
///
/// ```
/// use clausegraph::sampling::record_hash;
///
/// // printf 'audit 2026 / changes\nchanges\nCHG-17' | sha256sum
/// let hash = record_hash("audit 2026 / changes", &"changes".parse()?, "CHG-17");
/// assert_eq!(
///     hash.to_string(),
///     "06f0595bf491eafbd9267badb498f9aad6072050547b2d407cd86751a860960f"
/// );
/// # Ok::<(), clausegraph::IdError>(())
/// ```
pub fn record_hash(seed: &str, population: &Key, record: &str) -> RecordHash {
    let mut hash = Sha256::new();
    for part in [seed, "\n", population.as_str(), "\n", record] {
        hash.update(part.as_bytes());
    }
    RecordHash(hash.finalize().into())
}
