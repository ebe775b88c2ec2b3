//! The arguments of `plan`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::{ActionType, Date};

use super::{CatalogueArguments, PlanningArguments, date};

const PLAN_HELP: &str = "\
Reading the result:
  An action is one piece of work on one thing: approve a contract, hold a supplier review, keep records of
  changes. It closes a cell alone where the cell lacks nothing else, and helps to close the others.
  Phases: find out (what is not known, and may not be lacking); decide and document (a document only where
  the standard asks for one); run and record; check (audit, management review); retire.
  Numbers of effort are assumptions; they are printed at the end, and --effort replaces them.
  Weeks begin on the day of the plan. With --capacity the middle of each range is placed week by week.
  With --target it says which constraint breaks: waiting (records take three months, whatever the
  capacity) or capacity, and which one would do.
  With --with and --without the plan is that of the organisation as it would be, and what is different
  comes first.

Examples:
  clausegraph plan acme
  clausegraph plan acme --capacity 16h/week --target 2027-03-01
  clausegraph plan acme --only document,decide --all
  clausegraph plan acme --clause 8.3 --format markdown > plan.md
  clausegraph plan acme --without CON-02
  clausegraph plan acme --with next-review.json
  clausegraph plan acme --effort document=4h-16h --format csv > plan.csv";

/// How a plan is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlanFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
    /// A table for spreadsheets and task boards.
    Csv,
}

/// Arguments of `plan`.
#[derive(Debug, Args)]
#[command(after_help = PLAN_HELP)]
pub(crate) struct PlanArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to plan on, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    #[command(flatten)]
    pub(crate) planning: PlanningArguments,
    /// Show only actions of these types: find-out, decide, document, do, measure, retire
    #[arg(long, value_name = "TYPES", value_parser = action_type, value_delimiter = ',')]
    pub(crate) only: Vec<ActionType>,
    /// Plan only for what is open in this clause and those below it
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// What if: a file, or a folder, that is read as a part of the organisation; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) with: Vec<PathBuf>,
    /// What if: an artefact that is left out, with its claims; may be repeated
    #[arg(long, value_name = "ARTEFACT")]
    pub(crate) without: Vec<String>,
    /// Show every action in full
    #[arg(long)]
    pub(crate) all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = PlanFormat::Text)]
    pub(crate) format: PlanFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

fn action_type(text: &str) -> Result<ActionType, String> {
    let words: Vec<&str> = ActionType::ALL.iter().map(|known| known.as_str()).collect();
    let found = ActionType::ALL.into_iter().find(|known| known.as_str() == text);
    found.ok_or_else(|| format!("one of {}", words.join(", ")))
}
