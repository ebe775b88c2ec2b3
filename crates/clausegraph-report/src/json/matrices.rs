//! Matrices on the wire.

use clausegraph::{Assessment, Matrix};
use serde::Serialize;

use super::{WIRE_VERSION, encode};
use crate::matrices::state_word;

/// Matrices on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatricesReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The day the assessment is made for.
    pub as_of: String,
    /// The matrices, in the catalogue's order.
    pub matrices: Vec<MatrixReport>,
}

/// One matrix.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatrixReport {
    /// The id.
    pub matrix: String,
    /// What it is called.
    pub title: String,
    /// Whether nobody says which members there are.
    pub members_unknown: bool,
    /// The columns, from left to right.
    pub columns: Vec<MatrixColumnReport>,
    /// The rows, in the order of the population.
    pub rows: Vec<MatrixRowReport>,
}

/// A column.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatrixColumnReport {
    /// The id.
    pub column: String,
    /// What each row must have.
    pub title: String,
}

/// A row.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatrixRowReport {
    /// The member.
    pub member: Option<String>,
    /// What it has, in the order of the columns: `there`, `unknown`, `partial`, `weak`, `stale`, `hole` or
    /// `not-asked`.
    pub entries: Vec<String>,
}

/// Matrices as JSON, indented, with a line break at the end.
pub fn matrices_json(assessment: &Assessment<'_>, matrices: &[Matrix<'_>]) -> String {
    encode(&MatricesReport::new(assessment, matrices))
}

impl MatricesReport {
    /// The report of matrices.
    pub fn new(assessment: &Assessment<'_>, matrices: &[Matrix<'_>]) -> Self {
        Self {
            format_version: WIRE_VERSION,
            as_of: assessment.as_of().to_string(),
            matrices: matrices.iter().map(matrix).collect(),
        }
    }
}

fn matrix(matrix: &Matrix<'_>) -> MatrixReport {
    MatrixReport {
        matrix: matrix.document.id.to_string(),
        title: matrix.document.title.clone(),
        members_unknown: matrix.members_unknown,
        columns: matrix
            .document
            .columns
            .iter()
            .map(|column| MatrixColumnReport {
                column: column.id.to_string(),
                title: column.title.clone(),
            })
            .collect(),
        rows: matrix
            .rows
            .iter()
            .map(|row| MatrixRowReport {
                member: row.member.id().map(str::to_owned),
                entries: row.entries.iter().map(|entry| state_word(entry.state)).collect(),
            })
            .collect(),
    }
}
