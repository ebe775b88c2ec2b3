//! What keeps a file from being read.

/// Why a file could not be read; the message says what to do about it.
///
/// The file's own name is not part of it: whoever asked knows it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It goes beyond one of the [`ReadLimits`](crate::ReadLimits).
    #[error("{what} exceed the limit of {limit} ({option}): split the file or raise the limit")]
    Limit {
        /// What there is too much of, in the plural: `the unpacked bytes`.
        what: &'static str,
        /// The name of the field of the limits.
        option: &'static str,
        /// The limit.
        limit: u64,
    },
    /// The name and the first bytes tell no form that is read.
    #[error("neither its name nor its first bytes tell a form that is read")]
    UnknownForm,
    /// It is not what its name or its first bytes say.
    #[error("it is no readable {form}: {reason}")]
    Broken {
        /// The form, such as `DOCX`.
        form: &'static str,
        /// What is wrong, in one line.
        reason: String,
    },
    /// It is locked with a password.
    #[error("it is locked with a password: save it without one")]
    Locked,
    /// The reader in a process of its own took more memory than it may.
    #[error(
        "the reader ran out of memory (limit {limit} bytes, memory_bytes): split the file or raise the limit"
    )]
    OutOfMemory {
        /// The limit in bytes.
        limit: u64,
    },
    /// The reader in a process of its own took longer than it may.
    #[error(
        "the reader was stopped after {seconds} seconds (seconds): split the file or raise the limit"
    )]
    OutOfTime {
        /// The limit.
        seconds: u64,
    },
    /// The reader in a process of its own died.
    #[error("the reader broke down on it: {how}")]
    Died {
        /// How, in one line.
        how: String,
    },
    /// There is no reader in a process of its own that answers.
    #[error("the reader gives no answer: {reason}")]
    NoReader {
        /// What is wrong with it, in one line.
        reason: String,
    },
}
