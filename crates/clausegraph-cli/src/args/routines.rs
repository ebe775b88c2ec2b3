//! The arguments of `routines`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::Date;

use super::{CatalogueArguments, date, findings::CsvArguments};

const ROUTINES_HELP: &str = "\
Reading the result:
  A cell holds what is stated. `none` is stated to be none and is a hole; `not stated` is no hole, as long as
  nobody says so. Records count where a record set of the type is there, measurements and reviews by their
  newest day. A tool is described where an artefact of kind `tool` has its name or a link ties the two.

Examples:
  clausegraph routines acme --as-of 2026-11-22
  clausegraph routines acme --format markdown > routines.md
  clausegraph routines acme --format csv > routines.csv     with record sets and holes, for a spreadsheet";

/// How routines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RoutinesFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
    /// A table for spreadsheets.
    Csv,
}

/// Arguments of `routines`.
#[derive(Debug, Args)]
#[command(after_help = ROUTINES_HELP)]
pub(crate) struct RoutinesArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to look at, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = RoutinesFormat::Text)]
    pub(crate) format: RoutinesFormat,
    #[command(flatten)]
    pub(crate) csv: CsvArguments,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
