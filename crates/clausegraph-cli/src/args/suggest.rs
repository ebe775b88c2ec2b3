//! The arguments of suggestions.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::Args;
use clausegraph::Date;

use super::{CatalogueArguments, Format, LimitArguments, date};

const SUGGEST_HELP: &str = "\
Titles and, where the folder of the documents is named, their texts are searched for the words of every \
requirement, with stems and synonyms. What is found is written to suggested.json in the organisation's \
folder: suggested claims, with the place that matched. They never count before a person confirms them.

Examples:
  clausegraph suggest acme                                titles alone
  clausegraph suggest acme --documents dump               the texts, too
  clausegraph suggest acme --documents dump --sheet proposals.xlsx
  clausegraph confirm acme --from proposals.xlsx --by jane
  clausegraph suggest --measure fixtures/suggest/hospital   how good the search is, on labelled texts";

/// Arguments of `suggest`.
#[derive(Debug, Args)]
#[command(after_help = SUGGEST_HELP)]
pub(crate) struct SuggestArguments {
    /// The folder of the organisation
    #[arg(value_name = "ORGANISATION", required_unless_present = "measure")]
    pub(crate) organisation: Option<PathBuf>,
    /// The folder that the documents were imported from
    #[arg(long, value_name = "DIR")]
    pub(crate) documents: Option<PathBuf>,
    /// How many requirements to propose for a document at most
    #[arg(long, value_name = "NUMBER", default_value = "5")]
    pub(crate) top: NonZeroUsize,
    /// Write a sheet to decide on: .xlsx with drop-downs, or .csv
    #[arg(long, value_name = "FILE")]
    pub(crate) sheet: Option<PathBuf>,
    /// Write over a sheet that is there
    #[arg(long, requires = "sheet")]
    pub(crate) force: bool,
    /// Only tell what would be proposed; write nothing into the organisation
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Measure the search on a folder of labelled texts
    #[arg(long, value_name = "DIR", conflicts_with_all = ["organisation", "documents", "sheet"])]
    pub(crate) measure: Option<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// How many files to read at once [default: as many as there are processors]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

const CONFIRM_HELP: &str = "\
Decisions come as options, or from a sheet with the columns artefact, requirement and decision (`confirm`, \
`reject`, or blank: not decided yet), and if one likes at, by and on. Confirmed claims move to \
confirmed.json; rejected ones to rejected.jsonl, so that they are not proposed again.

Examples:
  clausegraph confirm acme                                       what is still open
  clausegraph confirm acme --claim POL-1:8.5.1.1-01 --by jane
  clausegraph confirm acme --reject POL-1:8.5.1.1-02 --by jane
  clausegraph confirm acme --from proposals.xlsx --by jane --on 2026-11-22";

/// Arguments of `confirm`.
#[derive(Debug, Args)]
#[command(after_help = CONFIRM_HELP)]
pub(crate) struct ConfirmArguments {
    /// The folder of the organisation
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// Confirm a suggestion; may be repeated
    #[arg(long, value_name = "ARTEFACT:REQUIREMENT")]
    pub(crate) claim: Vec<String>,
    /// Reject a suggestion; may be repeated
    #[arg(long, value_name = "ARTEFACT:REQUIREMENT")]
    pub(crate) reject: Vec<String>,
    /// Take the decisions of a sheet: .xlsx .ods .csv .json .yaml
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// Who decides, by key; a sheet may say otherwise row by row
    #[arg(long, value_name = "PERSON")]
    pub(crate) by: Option<String>,
    /// When it was decided [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<Date>,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
}
