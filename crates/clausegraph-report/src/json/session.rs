//! What changes did, on the wire: a line for each.

use clausegraph::{Applied, CellState, ChangedCell, Problems};
use serde::Serialize;

use super::WIRE_VERSION;

/// What one change did.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AppliedReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The line of the change, from 1.
    pub line: u64,
    /// Whether it was made.
    pub applied: bool,
    /// What was wrong with it, or was told of it: code and message.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<AppliedProblemReport>,
    /// Cells with a shortfall that was not there before.
    pub appeared: Vec<ChangedCellReport>,
    /// Cells whose shortfall is there no longer.
    pub cleared: Vec<ChangedCellReport>,
    /// Other cells that show something else.
    pub changed: Vec<ChangedCellReport>,
    /// How many requirements were looked at.
    pub requirements_looked_at: u64,
    /// How many cells were evaluated.
    pub cells_evaluated: u64,
    /// Whether everything was evaluated again.
    pub everything: bool,
}

/// A problem of a change.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AppliedProblemReport {
    /// The code.
    pub code: &'static str,
    /// The JSON pointer inside the entry.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What may be meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// A cell that shows something else.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangedCellReport {
    /// The cell.
    pub cell: String,
    /// Its status before; none where there was no such cell.
    pub before: Option<&'static str>,
    /// Its status now; none where there is no such cell any more.
    pub after: Option<&'static str>,
    /// Its origin before.
    pub origin_before: Option<&'static str>,
    /// Its origin now.
    pub origin_after: Option<&'static str>,
}

/// What one change did as one line of JSON, with a line break at the end; `line` counts from 1.
pub fn applied_ndjson(line: u64, result: Result<&Applied, &Problems>) -> String {
    let nothing = Applied::default();
    let applied = result.unwrap_or(&nothing);
    let problems = result.map_or_else(|problems| problems, |applied| &applied.warnings);
    let report = AppliedReport {
        format_version: WIRE_VERSION,
        line,
        applied: result.is_ok(),
        problems: problems
            .iter()
            .map(|problem| AppliedProblemReport {
                code: problem.code.as_str(),
                pointer: problem.pointer.clone(),
                message: problem.message.clone(),
                suggestion: problem.suggestion.clone(),
            })
            .collect(),
        appeared: applied.appeared().map(cell).collect(),
        cleared: applied.cleared().map(cell).collect(),
        changed: applied.changed().map(cell).collect(),
        requirements_looked_at: applied.work.requirements,
        cells_evaluated: applied.work.cells,
        everything: applied.work.everything,
    };
    let mut text = serde_json::to_string(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn cell(change: &ChangedCell) -> ChangedCellReport {
    let status = |state: Option<CellState>| state.map(|state| state.status.as_str());
    let origin = |state: Option<CellState>| {
        state.and_then(|state| state.origin).map(clausegraph::Origin::as_str)
    };
    ChangedCellReport {
        cell: change.name(),
        before: status(change.before),
        after: status(change.after),
        origin_before: origin(change.before),
        origin_after: origin(change.after),
    }
}
