//! The arguments of `overlap` and `retire`.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, ValueEnum};
use clausegraph::Date;

use super::{CatalogueArguments, LimitArguments, TableFormat, date, findings::CsvArguments};

const OVERLAP_HELP: &str = "\
Copies of the same bytes, papers that show the same or less than another of equal or wider scope, texts that \
are much the same, many procedures for one thing, and documents of former editions. All of it from what the \
files state; with --documents the texts themselves are compared, too, and nothing is written.

Two texts are as similar as the share of their runs of five words that they have in common. Front matter, and \
what stands in every fourth text, is not counted. From `overlap-similarity` (0.60) on a pair is told; \
`overlap-many` (3) says how many for one thing are many. Both are parameters of the organisation.

Examples:
  clausegraph overlap acme
  clausegraph overlap acme --documents dump                 compare the texts, too
  clausegraph overlap acme --all --format markdown > overlap.md";

/// Arguments of `overlap`.
#[derive(Debug, Args)]
#[command(after_help = OVERLAP_HELP)]
pub(crate) struct OverlapArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to look at, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// The folder that the documents were imported from, to compare their texts
    #[arg(long, value_name = "DIR")]
    pub(crate) documents: Option<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
    /// In text: all rows, and not a dozen of each section
    #[arg(long)]
    pub(crate) all: bool,
    /// How many files to read at once [default: as many as there are processors]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

const RETIRE_HELP: &str = "\
The list is the minimal evidence set turned round: the documents of which none is needed, all together. \
Everything is assessed again without them, and each cell must read as before. Overlap gives the reasons and \
the document to merge into. Required documented information, records, what is within its retention and what \
somebody is stated to ask for are never on it; a document that overlaps and is needed is listed to be looked at.

Examples:
  clausegraph retire acme
  clausegraph retire acme --documents dump --all          reasons from the texts, too
  clausegraph retire acme --format csv > retire.csv       a list to decide on, row by row";

/// How a retire list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RetireFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
    /// A table for spreadsheets.
    Csv,
}

/// Arguments of `retire`.
#[derive(Debug, Args)]
#[command(after_help = RETIRE_HELP)]
pub(crate) struct RetireArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to look at, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// The folder that the documents were imported from, to compare their texts
    #[arg(long, value_name = "DIR")]
    pub(crate) documents: Option<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = RetireFormat::Text)]
    pub(crate) format: RetireFormat,
    /// In text: all rows, and not a dozen of each section
    #[arg(long)]
    pub(crate) all: bool,
    /// Nodes that the search may look at, before it stops and tells that more may be possible
    #[arg(long, value_name = "STEPS", default_value_t = 20_000)]
    pub(crate) steps: usize,
    #[command(flatten)]
    pub(crate) csv: CsvArguments,
    /// How many files to read at once [default: as many as there are processors]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
