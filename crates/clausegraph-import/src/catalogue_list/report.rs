//! What became of a list, and what keeps it from becoming a catalogue.

use std::fmt;

use clausegraph_model::{ClauseId, IdError, RequirementId};

use crate::error::{all_of, near_text};

/// Everything that keeps a list from becoming a catalogue, in the order of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListError {
    /// The problems; at least one.
    pub problems: Vec<ListProblem>,
}

impl std::error::Error for ListError {}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        all_of(&self.problems, f)
    }
}

/// One problem, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListProblem {
    /// The cell, as people write it; empty where it is the list as a whole.
    pub place: String,
    /// What is wrong.
    pub defect: ListDefect,
}

impl fmt::Display for ListProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        self.defect.fmt(f)
    }
}

/// What is wrong at one place of a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ListDefect {
    /// No sheet holds a row.
    #[error("there is no row in it")]
    NoRows,
    /// The rules name a sheet that is not there.
    #[error("there is no sheet `{name}`{}", near_text(near.as_ref()))]
    NoSheet {
        /// The sheet.
        name: String,
        /// A sheet that is close.
        near: Option<String>,
    },
    /// Several sheets could be meant.
    #[error("several sheets hold rows: name one of `{}` as `sheet`", names.join("`, `"))]
    SeveralSheets {
        /// The visible sheets with rows, in order.
        names: Vec<String>,
    },
    /// The row with the names of the columns is not there.
    #[error("{}", no_header(*row))]
    NoHeader {
        /// The row that the rules name.
        row: Option<u32>,
    },
    /// The rules name a column that is not there.
    #[error("there is no column `{name}`{}", near_text(near.as_ref()))]
    UnknownColumn {
        /// The column.
        name: String,
        /// A column that is close.
        near: Option<String>,
    },
    /// No column has a usual name.
    #[error(
        "no column is called `{}`: name the column of the {wanted} under `columns`; there are `{}`",
        usual.join("`, `"),
        headers.join("`, `")
    )]
    NoColumn {
        /// What the column should hold.
        wanted: &'static str,
        /// The usual names.
        usual: Vec<&'static str>,
        /// The names that are there.
        headers: Vec<String>,
    },
    /// Two columns have the name of the column that is looked for.
    #[error("the column `{name}` stands at {first} already: give them different names")]
    RepeatedColumn {
        /// The name.
        name: String,
        /// The place of the first one.
        first: String,
    },
    /// A row has no id.
    #[error("the id is blank")]
    BlankId,
    /// An id is used twice.
    #[error("the id `{id}` stands at {first} already")]
    RepeatedId {
        /// The id.
        id: String,
        /// The place of the first one.
        first: String,
    },
    /// An id cannot be written as ours.
    #[error("`{written}` cannot be used: {cause}; name an id for it under `ids`")]
    Id {
        /// The id as written.
        written: String,
        /// Why it cannot be used.
        cause: IdError,
    },
    /// The program that wrote the file took an id for a day.
    #[error("the id is the date `{written}`: write it as text")]
    IdIsDate {
        /// The date.
        written: String,
    },
    /// A formula could not be computed.
    #[error("the formula has the error `{written}`")]
    Formula {
        /// The error.
        written: String,
    },
    /// A row has an id and says nothing.
    #[error("`{id}` has neither a title nor a text")]
    NoText {
        /// The id.
        id: String,
    },
    /// What a criterion stands under cannot be written as a clause.
    #[error("`{written}` cannot be used: {cause}")]
    Parent {
        /// The parent as written.
        written: String,
        /// Why it cannot be used.
        cause: IdError,
    },
    /// What a criterion stands under has the id of a criterion.
    #[error("`{id}` is what criteria stand under, and the id of a criterion at {criterion}")]
    ParentIsCriterion {
        /// The id.
        id: ClauseId,
        /// The place of the criterion.
        criterion: String,
    },
    /// Two parents get one number.
    #[error("`{written}` and `{other}` both get the number `{id}`")]
    ParentsClash {
        /// The parent as written.
        written: String,
        /// The other one.
        other: String,
        /// The number.
        id: ClauseId,
    },
    /// The rules name an id or a parent that the list does not have.
    #[error("the rules name `{written}` under `{key}`, and the list does not have it{}", near_text(near.as_ref()))]
    Unused {
        /// What the rules name.
        written: String,
        /// The key it stands under.
        key: &'static str,
        /// What the list has that is close.
        near: Option<String>,
    },
}

fn no_header(row: Option<u32>) -> String {
    match row {
        Some(row) => format!("row {row}, which `header` names, holds nothing"),
        None => "no row names the columns".to_owned(),
    }
}

/// What became of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListReport {
    /// How many rows became criteria; each row became one.
    pub criteria: usize,
    /// Which column was read as what, in the order id, title, text, parent.
    pub columns: Vec<(&'static str, String)>,
    /// What criteria stand under, with the title where there is one, and how many stand there.
    pub clauses: Vec<(ClauseId, Option<String>, usize)>,
    /// Ids that had to be changed.
    pub changed: Vec<ChangedId>,
    /// Statements that are longer than a catalogue carries; the overlay has them in full.
    pub long: Vec<LongStatement>,
    /// Ids that stand in the file as numbers, which lose the zeros at their end.
    pub numbers: usize,
    /// Columns that hold something and that nothing asked for.
    pub unused: Vec<UnusedColumn>,
    /// What the reader of the file decided or left.
    pub notes: Vec<String>,
}

/// An id that had to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedId {
    /// The cell.
    pub place: String,
    /// The id as it was written.
    pub written: String,
    /// The id of the catalogue.
    pub id: RequirementId,
}

/// A statement that is longer than a catalogue carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongStatement {
    /// The criterion.
    pub id: RequirementId,
    /// How many characters it has.
    pub characters: usize,
}

/// A column that holds something and that nothing asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedColumn {
    /// The name; empty where the column has none.
    pub name: String,
    /// The place of its head.
    pub place: String,
    /// How many of its cells hold something.
    pub filled: usize,
}
