//! The arguments of `diff` and `trend`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::Date;

use super::{CatalogueArguments, date};

const DIFF_HELP: &str = "\
One organisation on two days, or two states of it that were kept apart. Each cell that moved stands under \
what moved it, with the reason; better and worse follow the order of the statuses, and a cell that begins or \
ceases to count is neither. A finding of which nobody can tell any more whether it is there is neither cleared \
nor persisting.

Examples:
  clausegraph diff acme --from 2026-05-22                    what changed since May
  clausegraph diff acme --from 2026-05-22 --as-of 2026-11-22
  clausegraph diff acme-may acme --as-of 2026-11-22          two folders, assessed for one day
  clausegraph diff acme-may acme --from 2026-05-22 --as-of 2026-11-22
  clausegraph diff acme --from 2026-05-22 --worse            only what became worse
  clausegraph diff acme --from 2026-05-22 --clause 8.3 --format markdown > changed.md";

/// How a difference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(after_help = DIFF_HELP)]
pub(crate) struct DiffArguments {
    /// The folder of the organisation as it was, or one file
    #[arg(value_name = "BEFORE")]
    pub(crate) before: PathBuf,
    /// The folder of the organisation as it is, or one file [default: the same, on another day]
    #[arg(value_name = "AFTER")]
    pub(crate) after: Option<PathBuf>,
    /// The day to assess the first for [default: that of --as-of; must be given where AFTER is not]
    #[arg(long, value_name = "DATE", value_parser = date, visible_alias = "before-as-of")]
    pub(crate) from: Option<Date>,
    /// The day to assess for, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Only this clause and those below it
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// Only what became worse
    #[arg(long)]
    pub(crate) worse: bool,
    /// List everything, also findings that persist, and only count nothing
    #[arg(long)]
    pub(crate) all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,
    /// Take warnings for errors
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

const TREND_HELP: &str = "\
One organisation on several days, or several states of it. A finding is repeated where it was found, then \
looked at and not found, and then found again; what cannot be told in between clears nothing.

Examples:
  clausegraph trend acme --as-of 2026-05-22 --as-of 2026-08-22 --as-of 2026-11-22
  clausegraph trend acme-2024 acme-2025 acme-2026 --as-of 2026-11-22
  clausegraph trend acme-may acme-nov --as-of 2026-05-22 --as-of 2026-11-22    a day for each
  clausegraph trend acme --as-of 2026-05-22 --as-of 2026-11-22 --format csv > trend.csv";

/// How a trend is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TrendFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
    /// A table for spreadsheets.
    Csv,
}

/// Arguments of `trend`.
#[derive(Debug, Args)]
#[command(after_help = TREND_HELP)]
pub(crate) struct TrendArguments {
    /// The folder of the organisation, or one file; several states of it in order of time
    #[arg(value_name = "ORGANISATION", required = true)]
    pub(crate) organisations: Vec<PathBuf>,
    /// A day to assess for; one for all states, one for each, or several for one organisation [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Vec<Date>,
    /// Only this clause and those below it
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// List everything, and only count nothing
    #[arg(long)]
    pub(crate) all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = TrendFormat::Text)]
    pub(crate) format: TrendFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
