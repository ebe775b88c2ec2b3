//! Samples for an audit report, as `sample draw` left them and people filled them in.

use std::{ffi::OsStr, path::Path};

use clausegraph_paper::AuditSample;

use crate::{
    args::{LimitArguments, ReportArguments, What},
    command::sample::{SheetSource, read_plan, read_sheet},
    error::CliError,
    terminal::Terminal,
};

/// The samples that the arguments name, in their order.
pub(super) fn read(
    arguments: &ReportArguments,
    terminal: &mut Terminal,
) -> Result<Vec<AuditSample>, CliError> {
    if !arguments.what.contains(&What::Audit) {
        return Ok(Vec::new());
    }
    arguments.audit.samples.iter().map(|path| one(path, terminal)).collect()
}

fn one(path: &Path, terminal: &mut Terminal) -> Result<AuditSample, CliError> {
    let limits = LimitArguments::default();
    if path.extension() == Some(OsStr::new("json")) {
        return Ok(AuditSample { sample: read_plan(path, &limits)?, results: None });
    }
    let source = SheetSource { sheet: path, plan: None, tests: &[], dates: None, limits: &limits };
    let read = read_sheet(&source, terminal)?;
    Ok(AuditSample { sample: read.sample, results: Some(read.results) })
}
