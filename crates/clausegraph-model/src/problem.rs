//! What is wrong with a file: many problems, each with its code and its place.

mod code;
mod draft;
mod suggest;

use std::{collections::BTreeMap, fmt, ops::Range};

use indexmap::IndexSet;

pub use self::{code::ProblemCode, suggest::did_you_mean};
pub(crate) use self::{
    draft::{At, Draft, one_line, shortened},
    suggest::Suggester,
};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing can be assessed before it is repaired.
    Error,
    /// Probably a mistake; the assessment goes on.
    Warning,
}

impl Severity {
    /// The severity as reports write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One thing that is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is; that of the code, unless a caller is stricter.
    pub severity: Severity,
    /// Which kind of problem it is.
    pub code: ProblemCode,
    /// The name of the file; empty where no file can be named.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, in characters, from 1.
    pub column: u32,
    /// The bytes of the file that are meant.
    pub span: Range<usize>,
    /// The JSON pointer of the value that is meant, or of the object that lacks one.
    pub pointer: String,
    /// The offending value, shortened.
    pub value: Option<String>,
    /// What is wrong: lower case, one line, no full stop, the user's texts in backticks.
    pub message: String,
    /// A known word that is close to the offending one.
    pub suggestion: Option<String>,
    /// What helps to repair it.
    pub note: Option<String>,
}

impl fmt::Display for Problem {
    /// One line: `organisation.json:12:9: unknown-artefact: artefact `A-17` does not exist; did you mean `A-7`?`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        }
        write!(f, "{}: {}", self.code, self.message)?;
        if let Some(suggestion) = &self.suggestion {
            write!(f, "; did you mean `{suggestion}`?")?;
        }
        if let Some(note) = &self.note {
            write!(f, " ({note})")?;
        }
        Ok(())
    }
}

/// Where a problem stands among the others: file, place in the file, code, order of arrival.
type Rank = (usize, usize, usize, ProblemCode, usize);

/// The problems of a set of files, always in order: by file as read, then by place, then by code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    files: IndexSet<String>,
    sorted: BTreeMap<Rank, Problem>,
    errors: usize,
}

impl Problems {
    /// No problem in these files; problems are sorted in their order.
    pub fn new<S: Into<String>>(files: impl IntoIterator<Item = S>) -> Self {
        Self { files: files.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// Adds a problem; a file that was not named before stands behind all others.
    pub fn push(&mut self, problem: Problem) {
        let (file, _) = self.files.insert_full(problem.file.clone());
        if problem.severity == Severity::Error {
            self.errors += 1;
        }
        let rank = (file, problem.span.start, problem.span.end, problem.code, self.sorted.len());
        self.sorted.insert(rank, problem);
    }

    /// All problems, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Problem> {
        self.sorted.values()
    }

    /// The errors, in order.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.iter().filter(|problem| problem.severity == Severity::Error)
    }

    /// The warnings, in order.
    pub fn warnings(&self) -> impl Iterator<Item = &Problem> {
        self.iter().filter(|problem| problem.severity == Severity::Warning)
    }

    /// Whether any problem is an error.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many problems are errors.
    pub fn error_count(&self) -> usize {
        self.errors
    }

    /// How many problems are warnings.
    pub fn warning_count(&self) -> usize {
        self.sorted.len() - self.errors
    }

    /// How many problems there are.
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Whether there is no problem.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::collections::btree_map::IntoValues<Rank, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.sorted.into_values()
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        for problem in problems {
            self.push(problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(file: &str, start: usize, code: ProblemCode) -> Problem {
        Problem {
            severity: code.severity(),
            code,
            file: file.to_owned(),
            line: 1,
            column: 1,
            span: start..start + 1,
            pointer: String::new(),
            value: None,
            message: "message".to_owned(),
            suggestion: None,
            note: None,
        }
    }

    #[test]
    fn problems_are_sorted_by_file_then_place_then_code() {
        let mut problems = Problems::new(["b.json", "a.json"]);
        problems.push(problem("a.json", 1, ProblemCode::WrongType));
        problems.push(problem("c.json", 0, ProblemCode::WrongType));
        problems.push(problem("b.json", 9, ProblemCode::UnknownField));
        problems.push(problem("b.json", 2, ProblemCode::UnknownField));
        problems.push(problem("b.json", 2, ProblemCode::WrongType));
        let order: Vec<_> = problems
            .iter()
            .map(|problem| (problem.file.as_str(), problem.span.start, problem.code))
            .collect();
        assert_eq!(
            order,
            [
                ("b.json", 2, ProblemCode::WrongType),
                ("b.json", 2, ProblemCode::UnknownField),
                ("b.json", 9, ProblemCode::UnknownField),
                ("a.json", 1, ProblemCode::WrongType),
                ("c.json", 0, ProblemCode::WrongType),
            ]
        );
        assert_eq!((problems.error_count(), problems.warning_count()), (3, 2));
        assert!(problems.has_errors());
    }

    #[test]
    fn a_problem_is_one_line() {
        let mut one = problem("a.json", 1, ProblemCode::UnknownArtefact);
        one.message = "artefact `A-17` does not exist".to_owned();
        one.suggestion = Some("A-7".to_owned());
        one.note = Some("no file lists it".to_owned());
        assert_eq!(
            one.to_string(),
            "a.json:1:1: unknown-artefact: artefact `A-17` does not exist; did you mean `A-7`? (no file lists it)"
        );
    }
}
