//! The arguments of `trail`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::{Date, TRAIL_DEPTH, TrailDirection};

use super::{CatalogueArguments, date};

const TRAIL_HELP: &str = "\
The trail follows typed links and the fields in which records name others: what raised an action, the \
action of a decision, the policy of a routine. Days, people, requirements and places in the files stand \
beside each record. Days that lie before their cause and chains that end are told as facts; what they \
mean is for a person to say.

Examples:
  clausegraph trail MR-26 acme                      a review, its decisions, actions and their checks
  clausegraph trail INC-0815 acme --direction out   what an incident names, and what that names
  clausegraph trail MR-26 acme --format markdown > trail.md
  clausegraph trail MR-26 acme --format dot | dot -Tsvg > trail.svg";

/// Which ties are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DirectionArgument {
    /// What a record names itself.
    Out,
    /// What names a record.
    In,
    /// Both.
    Both,
}

impl From<DirectionArgument> for TrailDirection {
    fn from(argument: DirectionArgument) -> Self {
        match argument {
            DirectionArgument::Out => Self::Out,
            DirectionArgument::In => Self::In,
            DirectionArgument::Both => Self::Both,
        }
    }
}

/// How a trail is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TrailFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
    /// The DOT language of Graphviz.
    Dot,
}

/// Arguments of `trail`.
#[derive(Debug, Args)]
#[command(after_help = TRAIL_HELP)]
pub(crate) struct TrailArguments {
    /// The artefact that the trail begins with
    #[arg(value_name = "ARTEFACT")]
    pub(crate) artefact: String,
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to assess for, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// How many steps to follow at most
    #[arg(long, value_name = "STEPS", default_value_t = TRAIL_DEPTH)]
    pub(crate) depth: usize,
    /// Which ties to follow: what a record names, what names it, or both
    #[arg(long, value_enum, default_value_t = DirectionArgument::Both)]
    pub(crate) direction: DirectionArgument,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = TrailFormat::Text)]
    pub(crate) format: TrailFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
