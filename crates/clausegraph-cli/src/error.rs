//! Everything that stops a command, and the exit codes.

use std::{io, path::PathBuf};

use clausegraph_import::ImportError;

/// How a command ended, the better before the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// It did what it was asked to.
    Done,
    /// It did, and found what it looked for: problems, or differences.
    Found,
    /// The input has errors, and nothing can be assessed.
    Input,
    /// The arguments do not fit.
    Usage,
    /// A file could not be read or written.
    Files,
}

/// The exit codes, as `--help` prints them.
pub(crate) const EXIT_CODES: &str = concat!(
    "  0  done; whatever the evidence shows, an assessment that could be made is done\n",
    "  1  done, and told: problems found by `check` or `lint`, left by an import; a difference in `test`\n",
    "  2  the input has errors (with --strict also warnings), and nothing is assessed\n",
    "  3  the arguments do not fit: an unknown option, requirement or member\n",
    "  4  a file could not be read or written",
);

impl Exit {
    /// The exit code; see [`EXIT_CODES`].
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::Input => 2,
            Self::Usage => 3,
            Self::Files => 4,
        }
    }
}

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// The input has errors, which have been printed.
    #[error("{what} has {}", repair(*errors))]
    Input { what: String, errors: usize },
    /// The expectations cannot be read.
    #[error("{place}: {message}")]
    Expectation { place: String, message: String },
    /// There is no requirement, clause or member of that name.
    #[error("{message}")]
    Unknown { message: String, meant: Option<String>, note: Option<String> },
    /// Several things do not fit.
    #[error("{} problems", _0.len())]
    Several(Vec<CliError>),
    /// A folder holds no expectations.
    #[error("`{}` holds no `expected.json`, nor does a folder in it", path.display())]
    NothingExpected { path: PathBuf },
    /// A folder holds no organisation.
    #[error("`{}` holds no `.json` file of an organisation", path.display())]
    NoOrganisation { path: PathBuf },
    /// A folder holds folders of organisations.
    #[error("`{}` holds several organisations: {}", path.display(), folders.join(", "))]
    SeveralOrganisations { path: PathBuf, folders: Vec<String> },
    /// A folder should be empty, and is not.
    #[error("`{}` is not empty: name another folder", path.display())]
    NotEmpty { path: PathBuf },
    /// What was asked for cannot be done as it stands; the problems have been told.
    #[error("{what}: {}", if *problems == 1 { "1 problem".to_owned() } else { format!("{problems} problems") })]
    Refused { what: String, problems: usize },
    /// The plan of a sample cannot be read.
    #[error("`{}` is no plan of a sample: {message}", path.display())]
    NoPlan { path: PathBuf, message: String },
    /// An artefact of that id is listed elsewhere.
    #[error(
        "the artefact `{id}` is listed in `{file}` already: give the record set an id of its own"
    )]
    IdTaken { id: String, file: String },
    /// A file is there already.
    #[error("`{}` is there already, and people may have written in it: name another, or --force", path.display())]
    Exists { path: PathBuf },
    /// What was imported earlier would be gone.
    #[error(
        "nothing of what the source `{source_id}` gave earlier is in what was read now ({entries}): give it a name of its own with --source, or replace it with --force"
    )]
    WouldReplace { source_id: String, entries: String },
    /// A file that could not be read would take with it what it gave earlier.
    #[error(
        "a file could not be read, and what the source `{source_id}` gave earlier would be gone ({entries}): mend the file, or replace with --force"
    )]
    WouldLose { source_id: String, entries: String },
    /// A foreign file cannot be read.
    #[error("{message}")]
    Foreign { message: String },
    /// The rules of an import have defects.
    #[error("the map `{}` cannot be used: {message}", path.display())]
    Rules { path: PathBuf, message: String, errors: usize },
    /// A folder that should hold an organisation does not say which.
    #[error("no file in `{}` says which organisation it is", path.display())]
    NoIdentity { path: PathBuf },
    /// What was imported is of another organisation.
    #[error("`{}` is the organisation `{found}`, and what was read is of `{ours}`", path.display())]
    OtherOrganisation { path: PathBuf, found: String, ours: String },
    /// Something that cannot happen, happened.
    #[error("{what}: please report this")]
    Internal { what: String },
    /// A folder cannot be listed, or a result not printed.
    #[error("cannot {action}: {cause}")]
    Io { action: String, cause: io::Error },
    /// Files cannot be read or written.
    #[error(transparent)]
    Import(#[from] ImportError),
}

impl From<crate::foreign::ForeignError> for CliError {
    fn from(error: crate::foreign::ForeignError) -> Self {
        match error {
            crate::foreign::ForeignError::File(error) => Self::Import(error),
            content @ crate::foreign::ForeignError::Content { .. } => {
                Self::Foreign { message: content.to_string() }
            }
        }
    }
}

impl CliError {
    /// How the command ends.
    pub(crate) const fn exit(&self) -> Exit {
        match self {
            Self::Input { .. }
            | Self::Refused { .. }
            | Self::NoPlan { .. }
            | Self::Expectation { .. }
            | Self::Rules { .. } => Exit::Input,
            Self::Unknown { .. } | Self::SeveralOrganisations { .. } | Self::Several(_) => {
                Exit::Usage
            }
            Self::NothingExpected { .. }
            | Self::NoOrganisation { .. }
            | Self::NotEmpty { .. }
            | Self::Foreign { .. }
            | Self::Exists { .. }
            | Self::IdTaken { .. }
            | Self::WouldReplace { .. }
            | Self::WouldLose { .. }
            | Self::NoIdentity { .. }
            | Self::OtherOrganisation { .. }
            | Self::Internal { .. }
            | Self::Io { .. }
            | Self::Import(_) => Exit::Files,
        }
    }

    /// A name that was perhaps meant.
    pub(crate) fn meant(&self) -> Option<&str> {
        match self {
            Self::Unknown { meant, .. } => meant.as_deref(),
            Self::Input { .. }
            | Self::Expectation { .. }
            | Self::Several(_)
            | Self::NothingExpected { .. }
            | Self::NoOrganisation { .. }
            | Self::SeveralOrganisations { .. }
            | Self::NotEmpty { .. }
            | Self::Foreign { .. }
            | Self::Exists { .. }
            | Self::IdTaken { .. }
            | Self::Refused { .. }
            | Self::NoPlan { .. }
            | Self::WouldReplace { .. }
            | Self::WouldLose { .. }
            | Self::Rules { .. }
            | Self::NoIdentity { .. }
            | Self::OtherOrganisation { .. }
            | Self::Internal { .. }
            | Self::Io { .. }
            | Self::Import(_) => None,
        }
    }

    /// What helps.
    pub(crate) fn note(&self) -> Option<&str> {
        match self {
            Self::Unknown { note, .. } => note.as_deref(),
            Self::NothingExpected { .. } => {
                Some("`clausegraph test --help` shows what stands in it")
            }
            Self::SeveralOrganisations { .. } => Some("name one of them"),
            Self::Input { .. }
            | Self::Expectation { .. }
            | Self::Several(_)
            | Self::NoOrganisation { .. }
            | Self::NotEmpty { .. }
            | Self::Foreign { .. }
            | Self::Exists { .. }
            | Self::IdTaken { .. }
            | Self::Refused { .. }
            | Self::NoPlan { .. }
            | Self::WouldReplace { .. }
            | Self::WouldLose { .. }
            | Self::Rules { .. }
            | Self::NoIdentity { .. }
            | Self::OtherOrganisation { .. }
            | Self::Internal { .. }
            | Self::Io { .. }
            | Self::Import(_) => None,
        }
    }
}

/// `2 errors: nothing is assessed before they are repaired`.
fn repair(errors: usize) -> String {
    match errors {
        1 => "an error: nothing is assessed before it is repaired".to_owned(),
        number => format!("{number} errors: nothing is assessed before they are repaired"),
    }
}

/// What may have been meant, at the end of a warning.
pub(crate) fn meant(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_lists_every_exit_code_in_order() {
        let all = [Exit::Done, Exit::Found, Exit::Input, Exit::Usage, Exit::Files];
        let codes: Vec<String> = all.iter().map(|exit| format!("  {}  ", exit.code())).collect();
        let lines: Vec<&str> = EXIT_CODES.lines().collect();
        assert_eq!(lines.len(), codes.len());
        for (line, code) in lines.iter().zip(&codes) {
            assert!(line.starts_with(code), "{line}");
        }
    }
}
