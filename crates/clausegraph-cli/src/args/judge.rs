//! The arguments of judgements.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::{
    Date,
    document::{JudgementContext, JudgementValue},
};

use super::{AssessFormat, CatalogueArguments, Format, date};

const JUDGE_HELP: &str = "\
A judgement is a person's: it changes no status, and the evidence changes no judgement. It is added at the \
end of judgements.json in the organisation's folder; what stands there is never changed. Where the same \
person has judged the same before, the new judgement takes its place with --supersedes; both stay in the log.

It is pinned to what was looked at: version and hash of the artefacts that the evidence rests on, or of those \
that --pin names. The log tells when one of them is another one.

Examples:
  clausegraph judge 8.5.1.1-c acme --value minor --by jane --reason \"no criteria for major impact\"
  clausegraph judge 8.3.4.1-06@nordbyte,depot acme --value conformity --by jane --reason \"both scorecards seen\"
  clausegraph judge 9.3-01 acme --value major --by jane --reason \"none since 2024\" --supersedes J-0003
  clausegraph judge 9.3-01 acme --value not-yet --by jane --reason \"to be asked in May\" --no-pins --dry-run";

/// Arguments of `judge`.
#[derive(Debug, Args)]
#[command(after_help = JUDGE_HELP)]
pub(crate) struct JudgeArguments {
    /// The requirement, and behind `@` the members, where not all of them are judged
    #[arg(value_name = "REQUIREMENT[@MEMBER[,MEMBER]]")]
    pub(crate) cell: String,
    /// The folder of the organisation
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// What the person judges
    #[arg(long, value_enum, value_name = "VALUE")]
    pub(crate) value: ValueArgument,
    /// Who judges, by key
    #[arg(long, value_name = "PERSON")]
    pub(crate) by: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// In which kind of work [default: that of the engagement, where the organisation states one]
    #[arg(long, value_enum, value_name = "CONTEXT")]
    pub(crate) context: Option<ContextArgument>,
    /// When it was judged; the evidence is that of this day [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<Date>,
    /// The judgement whose place it takes
    #[arg(long, value_name = "ID")]
    pub(crate) supersedes: Option<String>,
    /// An artefact that was looked at; may be repeated [default: what the evidence rests on]
    #[arg(long, value_name = "ARTEFACT")]
    pub(crate) pin: Vec<String>,
    /// Pin nothing
    #[arg(long, conflicts_with = "pin")]
    pub(crate) no_pins: bool,
    /// Only show what would be recorded; write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// What a person judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ValueArgument {
    /// Conformity
    Conformity,
    /// Opportunity for improvement
    Ofi,
    /// Minor nonconformity
    Minor,
    /// Major nonconformity
    Major,
    /// Not judged yet
    NotYet,
}

impl From<ValueArgument> for JudgementValue {
    fn from(argument: ValueArgument) -> Self {
        match argument {
            ValueArgument::Conformity => Self::Conformity,
            ValueArgument::Ofi => Self::OpportunityForImprovement,
            ValueArgument::Minor => Self::MinorNonconformity,
            ValueArgument::Major => Self::MajorNonconformity,
            ValueArgument::NotYet => Self::NotYet,
        }
    }
}

/// In which kind of work a person judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ContextArgument {
    /// A gap assessment
    Gap,
    /// An internal audit
    Internal,
    /// An audit by a customer or on its behalf
    SecondParty,
    /// A certification audit
    Certification,
}

impl From<ContextArgument> for JudgementContext {
    fn from(argument: ContextArgument) -> Self {
        match argument {
            ContextArgument::Gap => Self::Gap,
            ContextArgument::Internal => Self::Internal,
            ContextArgument::SecondParty => Self::SecondParty,
            ContextArgument::Certification => Self::Certification,
        }
    }
}

const JUDGEMENTS_HELP: &str = "\
Examples:
  clausegraph judgements acme                              what holds today, the newest last
  clausegraph judgements acme --requirement 8.5            those on clause 8.5
  clausegraph judgements acme --all --format markdown > judgements.md";

/// Arguments of `judgements`.
#[derive(Debug, Args)]
#[command(after_help = JUDGEMENTS_HELP)]
pub(crate) struct JudgementsArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to look at, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Only those on a requirement, or on a clause and those below it
    #[arg(long, value_name = "REQUIREMENT|CLAUSE")]
    pub(crate) requirement: Option<String>,
    /// Show superseded ones, too
    #[arg(long)]
    pub(crate) all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = AssessFormat::Text)]
    pub(crate) format: AssessFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
