//! What keeps a workbook from being written.

/// Why a workbook could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// The workbook is advice, and an auditor is not shown it.
    #[error("a roadmap is not shown to an auditor: it is advice")]
    Advice,
    /// The writer refuses: a name that no sheet can bear, or more rows than a sheet holds.
    #[error("the workbook cannot be written: {reason}")]
    Refused {
        /// What the writer says.
        reason: String,
    },
}

impl WorkbookError {
    #[expect(clippy::needless_pass_by_value, reason = "it is handed over by `map_err`")]
    pub(crate) fn refused(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Refused { reason: error.to_string() }
    }
}
