//! The arguments of `forecast`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::Date;

use super::{CatalogueArguments, date, findings::CsvArguments};

const FORECAST_HELP: &str = "\
Evidence ages: a review is followed by none within its planned interval, an agreement ends, an approval that is \
recorded for a day to come begins to count. The forecast tells every day on which a cell, a gate or a share \
changes if nothing is done, and what causes it. It is exact: to assess on any of the days gives the same.

`If nothing is done` means: nothing is added and nothing in the data is changed.

Examples:
  clausegraph forecast acme --until 2027-03-01                     what the audit of 1 March will find
  clausegraph forecast acme --until 2027-12-31 --on 2027-03-01     a year ahead, and the state on the audit date
  clausegraph forecast acme --until 2027-03-01 --clause 8.3 --all  every day, every cell, every leaf clause
  clausegraph forecast acme --until 2027-03-01 --format markdown > forecast.md
  clausegraph forecast acme --until 2027-03-01 --format csv > days.csv
  clausegraph explain 9.3-01 acme --as-of 2027-03-01               how a cell comes about on that day";

/// How a forecast is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ForecastFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
    /// One row for each cell that changes on a day, for spreadsheets.
    Csv,
}

/// Arguments of `forecast`.
#[derive(Debug, Args)]
#[command(after_help = FORECAST_HELP)]
pub(crate) struct ForecastArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The last day to look at: that of the audit, say
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) until: Date,
    /// The day to begin with, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// A day between for which to tell what has become of everything; may be repeated
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Vec<Date>,
    /// Only cells and shares of this clause and those below it
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// List everything: all days and cells, and leaf clauses
    #[arg(long)]
    pub(crate) all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = ForecastFormat::Text)]
    pub(crate) format: ForecastFormat,
    #[command(flatten)]
    pub(crate) csv: CsvArguments,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
