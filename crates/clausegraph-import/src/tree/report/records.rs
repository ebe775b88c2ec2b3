//! What tests over sets of records found.

use clausegraph_model::{ArtefactId, Key};

use crate::tree::Field;

/// What a test over a set of records found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordTest {
    /// The record set.
    pub set: ArtefactId,
    /// The test.
    pub test: Key,
    /// How many records the set has.
    pub records: usize,
    /// How many of them the test is about.
    pub about: usize,
    /// How many were tested.
    pub tested: usize,
    /// Those that failed, ordered by path.
    pub exceptions: Vec<RecordException>,
    /// Those that do not say enough to be tested, ordered by path.
    pub untested: Vec<String>,
    /// Why none could be tested.
    pub why: Option<NotEvaluated>,
}

/// A record that failed a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordException {
    /// The path below the tree.
    pub path: String,
    /// What is wrong with it, in words.
    pub why: String,
}

/// Why a test cannot be evaluated: that is no failure of any record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotEvaluated {
    /// The rules say that the source does not carry it.
    #[error("{reason}")]
    NotCarried {
        /// The reason that the rules give.
        reason: String,
    },
    /// No record has the key, so that the source does not carry it.
    #[error("no record has the key `{key}`: the source does not carry it")]
    KeyNowhere {
        /// The key of the front matter.
        key: String,
    },
    /// Of no record is the field known.
    #[error("of no record is `{field}` known: the source does not carry it")]
    FieldNowhere {
        /// The field.
        field: Field,
    },
    /// The set has no record.
    #[error("there is no record")]
    NoRecord,
}
