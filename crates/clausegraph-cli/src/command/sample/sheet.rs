//! The sheet to fill in, and what stands beside it.

use std::path::{Path, PathBuf};

use clausegraph::sampling::TestOutcome;
use clausegraph_report::{
    SampleSheet, sample_json, sample_markdown, sample_sheet_csv, sample_sheet_rows,
    sample_statement,
};
use clausegraph_workbook::{SampleWorkbook, sample_workbook};

use crate::{args::SampleDrawArguments, error::CliError, output::write_file};

/// Writes sheet, statement and plan, and says so.
pub(super) fn put(
    arguments: &SampleDrawArguments,
    out: &Path,
    sheet: SampleSheet<'_>,
) -> Result<String, CliError> {
    let files: [(PathBuf, Vec<u8>); 3] = [
        (out.to_owned(), sheet_bytes(arguments, out, sheet)?),
        (out.with_extension("md"), sample_markdown(sheet.sample).into_bytes()),
        (out.with_extension("json"), sample_json(sheet.sample).into_bytes()),
    ];
    let whole = |path: &Path| path.canonicalize().ok();
    let list = whole(&arguments.list);
    for (path, _) in &files {
        // The list itself is never overwritten, whatever is forced.
        if list.is_some() && whole(path) == list {
            return Err(CliError::Unknown {
                message: format!("`{}` is the list itself: name another sheet", path.display()),
                meant: None,
                note: Some(
                    "statement and plan are called like the sheet, .md and .json".to_owned(),
                ),
            });
        }
        if path.exists() && !arguments.force {
            return Err(CliError::Exists { path: path.clone() });
        }
    }
    for (path, bytes) in &files {
        write_file(path, bytes)?;
    }
    let names: Vec<String> = files.iter().map(|(path, _)| path.display().to_string()).collect();
    Ok(format!(
        "\nwrote {}\n\nclausegraph sample results {} --into ORGANISATION --set ARTEFACT\n",
        names.join(", "),
        out.display()
    ))
}

/// The sheet to fill in, as CSV.
pub(super) fn csv(arguments: &SampleDrawArguments, sheet: SampleSheet<'_>) -> String {
    sample_sheet_csv(sheet, arguments.separator.look(arguments.bom))
}

/// The sheet to fill in, as its name wants it.
fn sheet_bytes(
    arguments: &SampleDrawArguments,
    out: &Path,
    sheet: SampleSheet<'_>,
) -> Result<Vec<u8>, CliError> {
    let is = |form: &str| out.extension().is_some_and(|found| found.eq_ignore_ascii_case(form));
    if is("csv") {
        return Ok(csv(arguments, sheet).into_bytes());
    }
    if !is("xlsx") {
        return Err(CliError::Unknown {
            message: format!("`{}` is no name of a sheet: it ends in .csv or .xlsx", out.display()),
            meant: None,
            note: None,
        });
    }
    let rows = sample_sheet_rows(sheet);
    let workbook = SampleWorkbook {
        header: &rows.header,
        rows: &rows.rows,
        first_to_fill: rows.first_to_fill,
        tests: rows.tests,
        words: &TestOutcome::WORDS,
        statement: &sample_statement(sheet.sample),
    };
    sample_workbook(workbook).map_err(|error| CliError::Internal { what: error.to_string() })
}
