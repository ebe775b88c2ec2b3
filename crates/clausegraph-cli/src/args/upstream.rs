//! The arguments of `upstream`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::Date;

use super::{CatalogueArguments, date};

const UPSTREAM_HELP: &str = "\
Reading the result:
  A gap is a requirement that is known to fall short. An upstream gap is one that no other gap feeds, and
  that feeds gaps; those of one clause on which the same gaps hang are told as one.
    explains   chains of gaps lead from it to so many others
    unlocks    so many of those hang on no other upstream gap: closing it leaves nothing upstream open
  Chains follow what the standard's own wording ties as an input, a trigger or evidence:
  `clausegraph catalogue graph --follow causes` lists that. A requirement that cannot be evaluated is no gap;
  where a chain passes through one, that is said. An upstream gap is no root cause: that one is for the
  organisation to determine. The result is a consultant's, and not shown to an auditor.

Examples:
  clausegraph upstream acme                               the few that explain most
  clausegraph upstream acme --clause 9.3                  what the gaps of the management review hang on
  clausegraph upstream acme --top 5 --format svg > upstream.svg
  clausegraph upstream acme --format dot | dot -Tsvg > upstream.svg";

/// How upstream gaps are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum UpstreamFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs; always all of them.
    Json,
    /// The DOT language of Graphviz.
    Dot,
    /// A picture.
    Svg,
}

/// Arguments of `upstream`.
#[derive(Debug, Args)]
#[command(after_help = UPSTREAM_HELP)]
pub(crate) struct UpstreamArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to assess for, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// How many upstream gaps to show
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub(crate) top: usize,
    /// Only gaps of this clause and those below it; what they hang on may stand anywhere
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = UpstreamFormat::Text)]
    pub(crate) format: UpstreamFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
