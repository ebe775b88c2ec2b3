//! What keeps a document from being written.

use std::fmt;

/// Why a document could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocxError {
    /// The template is no DOCX, or a damaged one.
    #[error("the template is no DOCX that can be read: {reason}")]
    NotDocx {
        /// What is wrong with it.
        reason: String,
    },
    /// The template is locked with a password.
    #[error("the template is encrypted: save it without a password")]
    Encrypted,
    /// The template holds macros, which nobody should send to a client.
    #[error("the template holds macros: save it as a document without macros (.docx or .dotx)")]
    Macros,
    /// The template is larger than what is opened.
    #[error("the template exceeds {what}: the limit is {limit}")]
    Limit {
        /// Of what there is too much.
        what: &'static str,
        /// How much of it is allowed.
        limit: u64,
    },
    /// Placeholders of the template cannot be filled; all of them, in the order of the template.
    #[error("{}", told(.0))]
    Placeholders(Vec<PlaceholderProblem>),
    /// The document could not be put together.
    #[error("the document cannot be written: {reason}")]
    Refused {
        /// What the writer says.
        reason: String,
    },
}

/// A placeholder of a template that cannot be filled, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaceholderProblem {
    /// The part of the template, such as `word/footer1.xml`.
    pub part: String,
    /// The paragraph in this part, from 1, tables and text boxes included.
    pub paragraph: usize,
    /// What stands between the braces.
    pub name: String,
    /// What is wrong with it.
    pub fault: PlaceholderFault,
}

/// What is wrong with a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PlaceholderFault {
    /// There is none of this name.
    Unknown {
        /// One whose name is close.
        meant: Option<String>,
    },
    /// The report shares its paragraph with other words.
    NotAlone,
    /// The report stands in a table, a text box, a header, a footer or a note.
    NotInBody,
    /// The report stands for the second time.
    Twice,
}

impl fmt::Display for PlaceholderProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, paragraph, name, fault } = self;
        write!(formatter, "{part}, paragraph {paragraph}: `{{{{{name}}}}}` ")?;
        match fault {
            PlaceholderFault::Unknown { meant: None } => {
                write!(formatter, "is no placeholder")
            }
            PlaceholderFault::Unknown { meant: Some(meant) } => {
                write!(formatter, "is no placeholder; did you mean `{{{{{meant}}}}}`?")
            }
            PlaceholderFault::NotAlone => {
                write!(formatter, "must stand alone in its paragraph")
            }
            PlaceholderFault::NotInBody => {
                write!(
                    formatter,
                    "must stand in the text itself, not in a table, a text box, a header, a footer or a note"
                )
            }
            PlaceholderFault::Twice => write!(formatter, "may stand only once"),
        }
    }
}

fn told(problems: &[PlaceholderProblem]) -> String {
    let count = problems.len();
    let what = if count == 1 { "placeholder" } else { "placeholders" };
    let each: Vec<String> = problems.iter().map(ToString::to_string).collect();
    format!("{count} {what} of the template cannot be filled: {}", each.join("; "))
}

impl DocxError {
    pub(crate) fn not_docx(reason: impl Into<String>) -> Self {
        Self::NotDocx { reason: reason.into() }
    }

    pub(crate) fn refused(error: &dyn fmt::Display) -> Self {
        Self::Refused { reason: error.to_string() }
    }
}
