//! The arguments of `session`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::Date;

use super::{CatalogueArguments, date};

const SESSION_HELP: &str = "\
Changes are lines of JSON, one change each, from a file or standard input. An entry that is put takes the
place of the one with its id, or is added:
  {\"put-artefact\": {\"id\": \"POL-1\", \"kind\": \"policy\", ...}}    {\"remove-artefact\": \"POL-1\"}
  {\"put-claim\": {\"artefact\": \"POL-1\", \"for\": \"5.2.1-01\", ...}}   {\"remove-claim\": {...}}
  {\"put-judgement\": {...}}   {\"remove-judgement\": \"J-1\"}
  {\"put-element\": {\"list\": \"services\", \"element\": {...}}}   {\"remove-element\": \"payroll\"}
  {\"put-person\": {...}}      {\"remove-person\": \"jane\"}
  {\"set-parameter\": {\"name\": \"record-test-tolerance\", \"value\": \"0.05\"}}   {\"as-of\": \"2027-03-01\"}

Nothing is written to the organisation. A change that cannot be made is told with its line, and the next one
is tried; then the exit code is 1.

Examples:
  clausegraph session acme --changes changes.ndjson
  produce-changes | clausegraph session acme --changes - --format ndjson";

/// How the results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SessionFormat {
    /// For a terminal.
    Text,
    /// For programs: a line of JSON for each change.
    Ndjson,
}

/// Arguments of `session`.
#[derive(Debug, Args)]
#[command(after_help = SESSION_HELP)]
pub(crate) struct SessionArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The file of changes; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) changes: PathBuf,
    /// The day to assess for, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// How to write the results
    #[arg(long, value_enum, default_value_t = SessionFormat::Text)]
    pub(crate) format: SessionFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
