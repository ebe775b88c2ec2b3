//! The arguments of `minimise`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::{Date, minimise::HourModel};

use super::{CatalogueArguments, date};

const MINIMISE_HELP: &str = "\
Documents may go where everything that they show is shown by what stays: no status changes, no origin, no \
planned interval. Never asked to go: records, what the standard explicitly asks for as documented \
information, what a law or contract asks for, what must still be kept, agreements that run, what something \
else names, and documents that state neither pages nor words. The answer comes with a proof that is checked \
in whole numbers, and everything is assessed again without the documents. A person decides.

Examples:
  clausegraph minimise acme                               what may go, and the hours that saves
  clausegraph minimise acme --minutes-per-page 5          by another model of the hours
  clausegraph minimise acme --all --format markdown > less-paper.md
  clausegraph minimise acme --format json                 with the certificate, for whoever checks it again";

/// How the least set of documents is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MinimiseFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
}

/// Arguments of `minimise`.
#[derive(Debug, Args)]
#[command(after_help = MINIMISE_HELP)]
pub(crate) struct MinimiseArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to assess for, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Minutes to read one page again, mend it and have it approved
    #[arg(long, value_name = "MINUTES", default_value_t = HourModel::CUSTOMARY.minutes_per_page)]
    pub(crate) minutes_per_page: u32,
    /// Words that make a page, where pages are not stated
    #[arg(long, value_name = "WORDS", default_value_t = HourModel::CUSTOMARY.words_per_page,
        value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) words_per_page: u32,
    /// Minutes a year for having a document at all
    #[arg(long, value_name = "MINUTES", default_value_t = HourModel::CUSTOMARY.minutes_per_document)]
    pub(crate) minutes_per_document: u32,
    /// Reviews a year of a document that does not say how often it is reviewed
    #[arg(long, value_name = "TIMES", default_value_t = HourModel::CUSTOMARY.reviews_per_year)]
    pub(crate) reviews_per_year: u32,
    /// Nodes that the search may look at, before it stops and tells the gap that is left
    #[arg(long, value_name = "STEPS", default_value_t = 20_000)]
    pub(crate) steps: usize,
    /// List everything, however long
    #[arg(long)]
    pub(crate) all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = MinimiseFormat::Text)]
    pub(crate) format: MinimiseFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
