//! The arguments, and the help that teaches them.

mod diff;
mod findings;
mod forecast;
mod import;
mod judge;
mod limits;
mod minimise;
mod overlap;
mod plan;
mod planning;
mod report;
mod routines;
mod sample;
mod session;
mod start;
mod suggest;
mod trail;
mod upstream;
mod wording;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clausegraph::{Date, Follow};

pub(crate) use self::{
    diff::{DiffArguments, DiffFormat, TrendArguments, TrendFormat},
    findings::{
        EvidenceMapArguments, EvidenceMapFormat, FindingsArguments, FindingsFormat,
        MatricesArguments, ProfileArgument, RulesCommand, RulesListArguments, RulesShowArguments,
        TableFormat,
    },
    forecast::{ForecastArguments, ForecastFormat},
    import::{
        CatalogueListArguments, DocumentsArguments, ImportCommand, ImportFormat,
        RegistersArguments, RunArguments, SourceArguments, TargetArguments, WorkbookArguments,
    },
    judge::{ContextArgument, JudgeArguments, JudgementsArguments},
    limits::LimitArguments,
    minimise::{MinimiseArguments, MinimiseFormat},
    overlap::{OverlapArguments, RetireArguments, RetireFormat},
    plan::{PlanArguments, PlanFormat},
    planning::{EffortName, PlanningArguments},
    report::{EarlierArgument, ReportArguments, To, What},
    routines::{RoutinesArguments, RoutinesFormat},
    sample::{
        DayOrderArgument, SampleCommand, SampleDrawArguments, SampleFormat, SampleResultsArguments,
    },
    session::{SessionArguments, SessionFormat},
    start::{DemoArguments, InitArguments},
    suggest::{ConfirmArguments, SuggestArguments},
    trail::{TrailArguments, TrailFormat},
    upstream::{UpstreamArguments, UpstreamFormat},
    wording::WordingArguments,
};
use crate::terminal::NARROWEST;

const ABOUT: &str = "What ISO/IEC 20000-1 asks, what shows that it is met, and what is missing";

const LONG_ABOUT: &str = "\
What ISO/IEC 20000-1 asks, what shows that it is met, what is missing, what has gone stale: with the \
reason for each, from data alone, the same every time.

An organisation is a folder of JSON files: its scope, its artefacts (documents, reviews, records, facts), \
claims that offer them, and people's judgements. Clausegraph speaks of evidence, never of conformity: \
that is for a person to judge.";

const EXAMPLES: &str = "\
Examples:
  clausegraph assess acme                          the state today
  clausegraph assess acme --as-of 2026-11-22       the state on a day
  clausegraph explain 8.3.4.1-06@nordbyte acme     how one cell comes about
  clausegraph judge 9.3-01 acme --value minor ...  what a person judges, kept beside the evidence
  clausegraph judgements acme                      who judged what, when and why
  clausegraph trail MR-26 acme                     from record to record
  clausegraph minimise acme                        documents that may go, with the proof
  clausegraph retire acme                          the same as a list to decide on, with reasons
  clausegraph catalogue show 8.3.4.1-06            what is asked there, and what would show it
  clausegraph diff acme --from 2026-05-22          what changed since, and why
  clausegraph check acme                           problems in the files";

/// Where the files are explained.
const FILES: &str = "\
Files:
  An organisation is a folder of .json files; the README shows a small one. Every field:
  clauses/schema/organisation.schema.json. The words of a requirement: catalogue show.";

/// Exit codes of all commands.
fn after_help() -> String {
    format!("{EXAMPLES}\n\n{FILES}\n\nExit codes:\n{}", crate::error::EXIT_CODES)
}

/// The arguments of a run.
#[derive(Debug, Parser)]
#[command(
    name = "clausegraph",
    version,
    about = ABOUT,
    long_about = LONG_ABOUT,
    after_help = after_help(),
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) look: LookArguments,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How texts look.
#[derive(Debug, Args)]
pub(crate) struct LookArguments {
    /// When to use colours: auto, always or never; auto heeds `NO_COLOR`
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        default_value_t = Color::Auto,
        hide_possible_values = true,
        global = true,
        display_order = 900
    )]
    pub(crate) color: Color,
    /// Who reads the results: consultant or auditor; for an auditor no cause, remedy, effort, plan,
    /// over-documentation or sign of health is shown
    #[arg(
        long,
        value_enum,
        value_name = "PROFILE",
        default_value_t = ProfileArgument::Consultant,
        hide_possible_values = true,
        env = "CLAUSEGRAPH_PROFILE",
        hide_env = true,
        global = true,
        display_order = 899
    )]
    pub(crate) profile: ProfileArgument,
    /// Draw with signs of ASCII only
    #[arg(long, global = true, display_order = 901)]
    pub(crate) ascii: bool,
    /// Columns of a line, at least 60 [default: those of the terminal, at most 120; else 80]
    #[arg(long, value_name = "COLUMNS", global = true, value_parser = columns, display_order = 902)]
    pub(crate) width: Option<usize>,
}

fn columns(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(columns @ NARROWEST..=1000) => Ok(columns),
        _ => Err(format!("a number from {NARROWEST} to 1000 is wanted")),
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin: write a folder with lists to fill in, explained
    Init(InitArguments),
    /// Copy an invented organisation, to try things on
    Demo(DemoArguments),
    /// Assess an organisation: gates, clauses, what falls short and why
    Assess(AssessArguments),
    /// List what the rules found, what works well, and what cannot be evaluated
    Findings(FindingsArguments),
    /// Tell what changes up to a day if nothing is done, day by day, and what causes it
    Forecast(ForecastArguments),
    /// Write what people open: reports, workbooks, pages, as html, xlsx, docx, pdf, markdown, csv or json
    Report(ReportArguments),
    /// Print the sentences of reports, to put them in other words for `report --wording`
    Wording(WordingArguments),
    /// Show what each service, supplier, agreement and process has of what it must have
    Matrices(MatricesArguments),
    /// Show by routine: what mandates it, its tool, its records, what measures it, and the holes
    Routines(RoutinesArguments),
    /// Write the evidence map: requirement by requirement, with a place for the judgement
    EvidenceMap(EvidenceMapArguments),
    /// Explain how one cell or finding comes about, down to the lines of the files
    Explain(ExplainArguments),
    /// Look at the rules
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Record what a person judges, next to what the evidence shows
    Judge(JudgeArguments),
    /// Show what people judged, when and why
    Judgements(JudgementsArguments),
    /// Plan what to find out, decide, document, do and measure: in which order, and by when
    Plan(PlanArguments),
    /// Apply changes one by one and tell which cells show something else
    Session(SessionArguments),
    /// Follow an artefact from record to record, and back to the requirements
    Trail(TrailArguments),
    /// Compare two assessments: what moved, why, and what became of findings
    Diff(DiffArguments),
    /// Follow an organisation over several assessments
    Trend(TrendArguments),
    /// Trace gaps to the few that the others hang on
    Upstream(UpstreamArguments),
    /// Find the documents that may go without any status changing, with the hours saved and the proof
    Minimise(MinimiseArguments),
    /// Tell which documents say, show or do the same again
    Overlap(OverlapArguments),
    /// List the documents that can go without loss, with the reasons and the proof
    Retire(RetireArguments),
    /// Check the files of an organisation, all problems in one go
    Check(CheckArguments),
    /// Look at what the standard asks
    #[command(subcommand)]
    Catalogue(CatalogueCommand),
    /// Make an organisation of what is there already
    #[command(subcommand)]
    Import(ImportCommand),
    /// Draw a sample of records, and read what its tests showed
    #[command(subcommand)]
    Sample(SampleCommand),
    /// Propose which document serves which requirement
    Suggest(SuggestArguments),
    /// Confirm or reject what was proposed
    Confirm(ConfirmArguments),
    /// Read one foreign file in a process of its own
    #[command(name = crate::foreign::READ_FOREIGN, hide = true)]
    ReadForeign,
    /// Compare assessments with what is expected of them
    Test(TestArguments),
}

/// Which catalogue is used.
#[derive(Debug, Args)]
pub(crate) struct CatalogueArguments {
    /// A folder with a catalogue, in the place of the built-in one of ISO/IEC 20000-1:2018 with Amendment
    /// 1:2024
    #[arg(long, value_name = "DIR")]
    pub(crate) catalogue: Option<PathBuf>,
    /// Leave Amendment 1:2024 (climate action changes) off the built-in catalogue
    #[arg(long, conflicts_with = "catalogue")]
    pub(crate) without_amendment: bool,
    /// An overlay to lay over the catalogue: a file, or the name of a built-in one; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AssessFormat {
    /// For a terminal.
    Text,
    /// The wire format, for programs.
    Json,
    /// A document.
    Markdown,
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|error: clausegraph::DateError| error.to_string())
}

const ASSESS_HELP: &str = "\
Reading the result:
  A cell is a requirement for one member of its population: 8.3.4.1-06@nordbyte is requirement
  8.3.4.1-06 for the supplier nordbyte. Each cell has one status:
    covered          evidence covers everything that is asked
    cannot evaluate  no shortfall is known, and something that would decide is not stated
    stale            there is evidence, older than the planned interval
    weak             there is evidence, with a weakness
    partial          some of what is asked has no evidence
    missing          nothing of what is asked has evidence
  A bar shows what is known to be covered, then what is possible if all unknowns turn out well.
  There is no grand total, and no share is a verdict.

Examples:
  clausegraph assess acme --as-of 2026-11-22
  clausegraph assess acme --format markdown > gap-report.md
  clausegraph assess acme --format json --explain | jq '.cells[] | select(.status == \"missing\")'";

/// Arguments of `assess`.
#[derive(Debug, Args)]
#[command(after_help = ASSESS_HELP)]
pub(crate) struct AssessArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to assess for, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = AssessFormat::Text)]
    pub(crate) format: AssessFormat,
    /// Take warnings for errors
    #[arg(long)]
    pub(crate) strict: bool,
    /// Add how cells come about: in text those that are not covered, in json all
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

const EXPLAIN_HELP: &str = "\
Examples:
  clausegraph explain 8.3.4.1-06@nordbyte acme     one supplier
  clausegraph explain 8.3.4.1-06 acme              all suppliers with their status, to choose from
  clausegraph explain 9.3-01 acme                  a requirement of the organisation as one
  clausegraph explain HF-006@payroll acme          a finding, by rule and subject or by its id
  clausegraph explain 9.3-01 acme --format json    the same for programs";

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_HELP)]
pub(crate) struct ExplainArguments {
    /// The requirement, and behind `@` the member: a service, supplier, document, record set; or a finding
    #[arg(value_name = "REQUIREMENT[@MEMBER]|FINDING")]
    pub(crate) cell: String,
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to assess for, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// Let warnings count as problems, too
    #[arg(long)]
    pub(crate) strict: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// The commands that look at a catalogue.
#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// List the clauses, with how many requirements each holds
    List(ListArguments),
    /// Show a requirement or a clause
    Show(ShowArguments),
    /// Show what feeds what
    Graph(GraphArguments),
    /// List the documents and records that are required, and those that are only implied
    Mandatory(MandatoryArguments),
    /// Write an interview guide: what to ask whom
    Questions(QuestionsArguments),
    /// Check the files of a catalogue and its overlays
    Lint(LintArguments),
}

/// Arguments of `catalogue list`.
#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// Arguments of `catalogue show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArguments {
    /// A requirement such as 8.3.4.1-06, or a clause such as 8.3.4
    #[arg(value_name = "REQUIREMENT|CLAUSE")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    /// For a terminal.
    Text,
    /// For a document.
    Markdown,
}

/// Arguments of `catalogue mandatory`.
#[derive(Debug, Args)]
pub(crate) struct MandatoryArguments {
    /// How to write it
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

const QUESTIONS_HELP: &str = "\
Without --role and --clause it lists the roles. The questions are ours and meant to be asked aloud; an \
answer that was seen or told is entered as an artefact of kind `observation`.

Examples:
  clausegraph catalogue questions --role \"change manager\"
  clausegraph catalogue questions --role top-management --format markdown > interview.md
  clausegraph catalogue questions --clause 8.6";

/// Arguments of `catalogue questions`.
#[derive(Debug, Args)]
#[command(after_help = QUESTIONS_HELP)]
pub(crate) struct QuestionsArguments {
    /// Who is asked, in words or as files write it
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,
    /// Only questions about this clause and those below it
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// Which feeds are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FollowArgument {
    /// All of them.
    All,
    /// Those that the standard's own wording ties.
    Wording,
    /// Those along which a gap can spread.
    Causes,
}

impl From<FollowArgument> for Follow {
    fn from(argument: FollowArgument) -> Self {
        match argument {
            FollowArgument::All => Self::All,
            FollowArgument::Wording => Self::Wording,
            FollowArgument::Causes => Self::Causes,
        }
    }
}

const GRAPH_HELP: &str = "\
Examples:
  clausegraph catalogue graph --clause 9.3
  clausegraph catalogue graph --dot --clause 8.3 | dot -Tsvg > feeds.svg";

/// Arguments of `catalogue graph`.
#[derive(Debug, Args)]
#[command(after_help = GRAPH_HELP)]
pub(crate) struct GraphArguments {
    /// Write the DOT language of Graphviz
    #[arg(long)]
    pub(crate) dot: bool,
    /// Only feeds that begin or end in this clause
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// Which feeds to follow
    #[arg(long, value_enum, default_value_t = FollowArgument::All)]
    pub(crate) follow: FollowArgument,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

/// Arguments of `catalogue lint`.
#[derive(Debug, Args)]
pub(crate) struct LintArguments {
    /// Let warnings count as problems, too
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

const TEST_HELP: &str = "\
A folder holds an organisation and an `expected.json`. Only the first two entries must be there:

  { \"format_version\": 1, \"as_of\": \"2026-11-22\",
    \"cells\": [{ \"cell\": \"8.3.4.1-06@nordbyte\", \"status\": \"weak\", \"origin\": \"own\",
      \"because\": \"the plan is a draft\",
      \"defects\": [{ \"slot\": \"defined\", \"artefact\": \"P3M\", \"defect\": \"draft\" }] }],
    \"requirements\": [{ \"requirement\": \"9.3-a\", \"status\": \"covered\", \"covered\": 1, \"counted\": 1 }],
    \"gates\": [{ \"gate\": \"scope\", \"state\": \"evidence-present\" }],
    \"clauses\": [{ \"clause\": \"8.3.4.1\", \"known\": \"0.6111\", \"possible\": \"0.7000\" }],
    \"judgements\": [{ \"judgement\": \"J-1\", \"contradicts\": [\"9.3-a\"], \"outdated\": true }] }

Examples:
  clausegraph test acme                      one folder
  clausegraph test fixtures/organisations    every folder in it that has an expected.json";

/// Arguments of `test`.
#[derive(Debug, Args)]
#[command(after_help = TEST_HELP)]
pub(crate) struct TestArguments {
    /// Folders with an organisation and an `expected.json`, or folders of such folders
    #[arg(value_name = "FOLDER", required = true)]
    pub(crate) folders: Vec<PathBuf>,
    /// Take warnings for errors
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
