//! The arguments of samples.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use clausegraph::{ArtefactId, Date, Key, Period};
use clausegraph_import::DayOrder;

use super::{CatalogueArguments, Format, LimitArguments, date, findings::Separator};

/// The commands about samples.
#[derive(Debug, Subcommand)]
pub(crate) enum SampleCommand {
    /// Draw records of a list, by a seed: the same list and seed give the same records
    Draw(Box<SampleDrawArguments>),
    /// Read a filled-in sheet into an organisation
    Results(SampleResultsArguments),
}

/// How a sample is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SampleFormat {
    /// The statement, for a terminal.
    Text,
    /// The statement, for a report.
    Markdown,
    /// The plan, for `sample results` and other programs.
    Json,
    /// The sheet.
    Csv,
}

/// Which of two numbers of a date is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DayOrderArgument {
    /// `3/4/2026` is 3 April.
    DayMonth,
    /// `3/4/2026` is 4 March.
    MonthDay,
}

impl From<DayOrderArgument> for DayOrder {
    fn from(argument: DayOrderArgument) -> Self {
        match argument {
            DayOrderArgument::DayMonth => Self::DayMonth,
            DayOrderArgument::MonthDay => Self::MonthDay,
        }
    }
}

const DRAW_HELP: &str = "\
In each stratum the records stand in the order of the SHA-256 of seed, line feed, population, line feed and \
record id; the first are taken. The order of the list decides nothing, anybody with a hash tool can redo the \
draw, and a larger number of a stratum keeps the records drawn before. Sizes follow the strata in proportion, \
by largest remainder. Records without a day, without an id or outside the period are not drawn from, and told.

With --out the sheet to fill in is written, and beside it the sampling statement (.md) and the plan (.json) \
that `sample results` reads. The columns for results are those of --test, else of all tests that the \
catalogue asks of the population. Write there: conforming, exception, cannot tell, or not concerned.

Examples:
  clausegraph sample draw changes.csv --population changes --period 2026-01-01/2026-10-31 \\
    --seed \"audit 2026\" --size 10 --strata type,risk --include type=emergency --out sheet.csv
  clausegraph sample draw suppliers.xlsx --population suppliers --period 2026-01-01/2026-12-31 \\
    --seed A --size 5 --include-each supplier:critical=yes --test reviewed --day \"last review\"";

/// Arguments of `sample draw`.
#[derive(Debug, Args)]
#[command(after_help = DRAW_HELP)]
pub(crate) struct SampleDrawArguments {
    /// The list of the records, one in each row: .csv .tsv .xlsx .xls .ods .json .yaml
    #[arg(value_name = "LIST")]
    pub(crate) list: PathBuf,
    /// What the records are, by the catalogue's word, such as changes
    #[arg(long, value_name = "WORD")]
    pub(crate) population: Key,
    /// The first and last day, such as 2026-01-01/2026-10-31
    #[arg(long, value_name = "DATE/DATE", value_parser = period)]
    pub(crate) period: Period,
    /// Any text, stated in the report; another seed draws other records
    #[arg(long, value_name = "TEXT")]
    pub(crate) seed: String,
    /// How many records to draw
    #[arg(long, value_name = "NUMBER", required_unless_present = "stratum_size")]
    pub(crate) size: Option<NonZeroUsize>,
    /// The columns whose values part the records
    #[arg(long, value_name = "COLUMN,...", value_delimiter = ',')]
    pub(crate) strata: Vec<String>,
    /// How many records of each stratum at least
    #[arg(long, value_name = "NUMBER", default_value_t = 1, conflicts_with = "stratum_size")]
    pub(crate) minimum: usize,
    /// How many records of one stratum, in the place of --size; once for each stratum, values in the order
    /// of --strata
    #[arg(long, value_name = "VALUE,...=NUMBER", conflicts_with = "size", requires = "strata")]
    pub(crate) stratum_size: Vec<String>,
    /// At least one record with this value must be there; may be repeated
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub(crate) include: Vec<String>,
    /// At least one record of each value of this column must be there, behind a colon: of those records alone
    /// that have another value; may be repeated
    #[arg(long, value_name = "COLUMN[:COLUMN=VALUE]")]
    pub(crate) include_each: Vec<String>,
    /// What is tested, by the catalogue's word; may be repeated [default: all that the catalogue asks]
    #[arg(long, value_name = "WORD")]
    pub(crate) test: Vec<Key>,
    /// The column of the record ids [default: the one that is called so]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) id: Option<String>,
    /// The column of the days that the period is about [default: the one that is called so]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) day: Option<String>,
    /// Which number is the day, where a date could be read in two ways
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) dates: Option<DayOrderArgument>,
    /// The day of the draw [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<Date>,
    /// Write the sheet to this file, .csv or .xlsx with drop-downs, and beside it statement and plan
    #[arg(long, value_name = "SHEET")]
    pub(crate) out: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = SampleFormat::Text)]
    pub(crate) format: SampleFormat,
    /// In a sheet of CSV: what stands between the fields
    #[arg(long, value_enum, default_value_t = Separator::Comma)]
    pub(crate) separator: Separator,
    /// In a sheet of CSV: begin with the mark by which spreadsheets know UTF-8
    #[arg(long)]
    pub(crate) bom: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

const RESULTS_HELP: &str = "\
The sheet must hold exactly the records of the plan beside it. What is blank is not tested yet; what cannot be \
told is neither tested nor an exception. The record set goes to sampled/<SET>.json of the organisation, with \
how the sample was drawn and every exception; reading the sheet again replaces that file alone.

Examples:
  clausegraph sample results sheet.csv --into acme --set changes-2026
  clausegraph sample results sheet.xlsx --plan sheet.json --into acme --set changes-2026 \\
    --test authorised=\"Approved?\"
  clausegraph assess acme";

/// Arguments of `sample results`.
#[derive(Debug, Args)]
#[command(after_help = RESULTS_HELP)]
pub(crate) struct SampleResultsArguments {
    /// The sheet, filled in
    #[arg(value_name = "SHEET")]
    pub(crate) sheet: PathBuf,
    /// The folder of the organisation
    #[arg(long, value_name = "ORGANISATION")]
    pub(crate) into: PathBuf,
    /// The id of the record set
    #[arg(long, value_name = "ARTEFACT")]
    pub(crate) set: ArtefactId,
    /// The column that holds the results of a test, where it is called otherwise than in the sheet as it was
    /// drawn; may be repeated
    #[arg(long, value_name = "WORD=COLUMN")]
    pub(crate) test: Vec<String>,
    /// The plan [default: the .json beside the sheet]
    #[arg(long, value_name = "FILE")]
    pub(crate) plan: Option<PathBuf>,
    /// Which number is the day, where a date could be read in two ways
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) dates: Option<DayOrderArgument>,
    /// Write over a file that holds anything else
    #[arg(long)]
    pub(crate) force: bool,
    /// Only tell what the sheet says; write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
}

fn period(text: &str) -> Result<Period, String> {
    text.parse().map_err(|error: clausegraph::DateError| error.to_string())
}
