//! The arguments of what looks for findings.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use clausegraph::{Date, Indicator, Profile, Theme};
use clausegraph_report::CsvLook;

use super::{CatalogueArguments, PageFormat, date};

/// Who reads the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProfileArgument {
    /// Somebody who is to help: everything is shown.
    Consultant,
    /// Somebody who audits: criteria, evidence and samples only.
    Auditor,
}

impl From<ProfileArgument> for Profile {
    fn from(argument: ProfileArgument) -> Self {
        match argument {
            ProfileArgument::Consultant => Self::Consultant,
            ProfileArgument::Auditor => Self::Auditor,
        }
    }
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingsFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// The wire format, for programs.
    Json,
    /// One finding on each line, for programs.
    Ndjson,
}

/// How matrices are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
}

fn indicator(text: &str) -> Result<Indicator, String> {
    let short = |indicator: &Indicator| {
        let word = indicator.as_str();
        word == text || word.trim_end_matches("-indicator") == text
    };
    let words: Vec<&str> =
        Indicator::ALL.iter().map(|known| known.as_str().trim_end_matches("-indicator")).collect();
    Indicator::ALL.into_iter().find(short).ok_or_else(|| format!("one of {}", words.join(", ")))
}

fn theme(text: &str) -> Result<Theme, String> {
    let words: Vec<&str> = Theme::ALL.iter().map(|known| known.as_str()).collect();
    let found = Theme::ALL.into_iter().find(|known| known.as_str() == text);
    found.ok_or_else(|| format!("one of {}", words.join(", ")))
}

const FINDINGS_HELP: &str = "\
A finding says what a rule noticed: in which data, against which numbers. Its indicator is no grade: it says \
what a person may want to look at. What is not stated is never a finding; it is listed as what cannot be \
evaluated.

Examples:
  clausegraph findings acme --as-of 2026-11-22
  clausegraph findings acme --profile auditor --format markdown > findings.md
  clausegraph findings acme --clause 8.3 --indicator minor
  clausegraph findings acme --format json > november.json
  clausegraph findings acme --previous november.json      what was found before is marked
  clausegraph explain HF-006@payroll acme                 how one comes about
  clausegraph rules show HF-006                           what the rule does, and its numbers";

/// Arguments of `findings`.
#[derive(Debug, Args)]
#[command(after_help = FINDINGS_HELP)]
pub(crate) struct FindingsArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to look at, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub(crate) format: FindingsFormat,
    /// Only findings of this rule; may be repeated
    #[arg(long, value_name = "CODE")]
    pub(crate) rule: Vec<String>,
    /// Only findings that touch this clause or one below it
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// Only findings with this indicator; may be repeated
    #[arg(long, value_name = "INDICATOR", value_parser = indicator)]
    pub(crate) indicator: Vec<Indicator>,
    /// Only findings of this theme
    #[arg(long, value_name = "THEME", value_parser = theme)]
    pub(crate) theme: Option<Theme>,
    /// Only findings about this artefact, scope element or person
    #[arg(long, value_name = "ID")]
    pub(crate) about: Option<String>,
    /// List everything that cannot be evaluated, subject by subject
    #[arg(long)]
    pub(crate) unknown: bool,
    /// Findings of an earlier day, as `--format json` wrote them: those that are there again are marked
    #[arg(long, value_name = "FILE")]
    pub(crate) previous: Option<PathBuf>,
    /// Take warnings for errors
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// The commands that look at rules.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List the rules, by theme
    List(RulesListArguments),
    /// Show a rule: what it finds, why it matters, its numbers
    Show(RulesShowArguments),
}

/// Arguments of `rules list`.
#[derive(Debug, Args)]
pub(crate) struct RulesListArguments {
    /// How to write it; as Markdown, every rule with its whole page
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// Arguments of `rules show`.
#[derive(Debug, Args)]
pub(crate) struct RulesShowArguments {
    /// The code of the rule, such as HF-006
    #[arg(value_name = "CODE")]
    pub(crate) code: String,
    /// How to write it
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

const MATRICES_HELP: &str = "\
Each row is a service, supplier, agreement, process, objective, risk or audit; each column something that \
every one of them must have. What fills it is the evidence of the requirements behind the column.

Examples:
  clausegraph matrices acme --matrix services
  clausegraph matrices acme --format markdown > matrices.md";

/// Arguments of `matrices`.
#[derive(Debug, Args)]
#[command(after_help = MATRICES_HELP)]
pub(crate) struct MatricesArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to look at, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Only this matrix, such as services; may be repeated
    #[arg(long, value_name = "MATRIX")]
    pub(crate) matrix: Vec<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// How an evidence map is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EvidenceMapFormat {
    /// For spreadsheets.
    Csv,
    /// A document: the checklist of an audit.
    Markdown,
    /// For programs.
    Json,
}

/// What stands between the fields of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Separator {
    /// A comma.
    Comma,
    /// A semicolon, as the spreadsheets of the Continent expect it.
    Semicolon,
}

impl Separator {
    /// How a table is written, with or without a mark of its encoding.
    pub(crate) const fn look(self, mark: bool) -> CsvLook {
        let separator = match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
        };
        CsvLook { separator, mark }
    }
}

/// How a table for spreadsheets is written.
#[derive(Debug, Args)]
pub(crate) struct CsvArguments {
    /// In CSV: what stands between the fields
    #[arg(long, value_enum, default_value_t = Separator::Comma)]
    separator: Separator,
    /// In CSV: begin with the mark by which spreadsheets know UTF-8
    #[arg(long)]
    bom: bool,
}

impl CsvArguments {
    /// How a table is written.
    pub(crate) const fn look(&self) -> CsvLook {
        self.separator.look(self.bom)
    }
}

const EVIDENCE_MAP_HELP: &str = "\
One row for each requirement and member: what is expected, the evidence slot by slot with its title, version, \
dates, owner, hash and place, the records that were tested, interviews, what the rules noticed, earlier \
findings, linked clauses, and the judgement, which stays empty until a person records one with `judge`.

Examples:
  clausegraph evidence-map acme --as-of 2026-11-22 --profile auditor > map.csv
  clausegraph evidence-map acme --clause 8.3 --clause 9.2 --format markdown > today.md
  clausegraph evidence-map acme --separator semicolon --bom > map.csv      for a spreadsheet on the Continent";

/// Arguments of `evidence-map`.
#[derive(Debug, Args)]
#[command(after_help = EVIDENCE_MAP_HELP)]
pub(crate) struct EvidenceMapArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to look at, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Only requirements of this clause and those below it; may be repeated
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Vec<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = EvidenceMapFormat::Csv)]
    pub(crate) format: EvidenceMapFormat,
    #[command(flatten)]
    pub(crate) csv: CsvArguments,
    /// Findings of an earlier day, as `findings --format json` wrote them: those that are there again are
    /// marked
    #[arg(long, value_name = "FILE")]
    pub(crate) previous: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
