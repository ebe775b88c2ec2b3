//! The arguments of `report`.

mod choice;

use std::path::PathBuf;

use clap::Args;
use clausegraph::Date;

pub(crate) use self::choice::{EarlierArgument, To, What};
use self::choice::{EditionArgument, FormsArgument, LanguageArgument, SheetArgument, earlier};
use super::{CatalogueArguments, PlanningArguments, date, findings::CsvArguments};

const REPORT_HELP: &str = "\
What there is, and in which formats:
  gap           the gap report; as html a page to filter and drill down, as xlsx the workbook to fill in and
                bring back with `import workbook`, as json everything, as ndjson the findings line by line
  evidence-map  requirement by requirement, with empty places for the judgement; also as csv
  audit         the report of an audit with a form for each nonconformity that a person judged
  charter       the service management system on one page, A3 or A4; fails where it does not fit
  review-pack   what a management review looks at, input by input, with what is missing
  readiness     gates, samples, freshness and load before a certification audit, and how it went
  roadmap       what is done when, with a Gantt picture; csv for Jira and Planner
  Each but where told otherwise: html, docx, pdf, markdown, xlsx.

Files are named ORGANISATION-WHAT.FORMAT. The same input gives the same bytes.
Conclusions, grades and recommendations are places for a person to fill in every one of them.

What goes before what:
  The day of the audit: --audit-on, --stage-1 and --stage-2 go before the time of a certification engagement
  in the files, and that before the --target of the plan. Audits that the files date stand beside them.
  The target of the plan: --target, else the first of those days.
  The capacity: --capacity, else the one that is usual for the size of the organisation, or more where the
  target needs it; whatever shows the plan says which.

Examples:
  clausegraph report acme                                   the page of the gap assessment, to open in a browser
  clausegraph report acme --what gap --to xlsx,docx --out client
  clausegraph report acme --what gap --to docx --template house-style.docx
  clausegraph report acme --what charter --to pdf --sheet a3 --font house-sans.ttf
  clausegraph report acme --what readiness --earlier 2026-05-22,2026-08-22 --stage-1 2027-03-01 --stage-2 2027-05-03
  clausegraph report acme --what readiness --earlier acme-may@2026-05-22    a copy of the folder as it was in May
  clausegraph report acme --what roadmap,gap --capacity 24h/week --target 2027-09-01
  clausegraph report acme --what roadmap --to csv --separator semicolon --bom
  clausegraph report acme --what audit,evidence-map --to pdf --profile auditor
  clausegraph report acme --what evidence-map --to xlsx --clause 8.5,8.6   the clauses of a day
  clausegraph report acme --what audit --to docx --samples changes.csv --forms judged-and-empty
  clausegraph report acme --what review-pack --to docx --language de --wording house-words.ftl";

/// Arguments of `report`.
#[derive(Debug, Args)]
#[command(after_help = REPORT_HELP)]
pub(crate) struct ReportArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// What to write; several are parted by commas
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        value_delimiter = ',',
        default_value = "gap",
        hide_possible_values = true
    )]
    pub(crate) what: Vec<What>,
    /// In which format: html, xlsx, docx, pdf, markdown, csv, json, ndjson; several are parted by commas
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        value_delimiter = ',',
        default_value = "html",
        hide_possible_values = true
    )]
    pub(crate) to: Vec<To>,
    /// The folder to write to; it is made where it is not there
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) out: PathBuf,
    /// Write over files that are there already
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten, next_help_heading = "Days and earlier results")]
    pub(crate) days: DaysArguments,
    #[command(flatten, next_help_heading = "The plan, for gap and roadmap")]
    pub(crate) planning: PlanningArguments,
    #[command(flatten, next_help_heading = "The evidence map")]
    pub(crate) map: MapArguments,
    #[command(flatten, next_help_heading = "The audit report")]
    pub(crate) audit: AuditReportArguments,
    #[command(flatten, next_help_heading = "Look and wording")]
    pub(crate) look: ReportLookArguments,
    #[command(flatten, next_help_heading = "Look and wording")]
    pub(crate) csv: CsvArguments,
    #[command(flatten, next_help_heading = "What it is measured against")]
    pub(crate) catalogue: CatalogueArguments,
}

/// For which day, what was before, and what comes.
#[derive(Debug, Args)]
pub(crate) struct DaysArguments {
    /// The day to report for, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// The last day that lapses and plans look at [default: a year on]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) until: Option<Date>,
    /// What `findings --format json` wrote at an earlier day: what was there then is marked as a repeat
    #[arg(long, value_name = "FILE")]
    pub(crate) previous: Option<PathBuf>,
    /// Earlier days, to show how it went and since when findings are open: the same files are assessed for that
    /// day, or those of a folder as it was then; several are parted by commas
    #[arg(long, value_name = "[FOLDER@]DATE", value_parser = earlier, value_delimiter = ',')]
    pub(crate) earlier: Vec<EarlierArgument>,
    /// The day of the audit to count down to, whatever sort of audit it is
    #[arg(long, value_name = "DATE", value_parser = date, conflicts_with_all = ["stage_one", "stage_two"])]
    pub(crate) audit_on: Option<Date>,
    /// The day of stage 1 of the certification audit
    #[arg(long = "stage-1", value_name = "DATE", value_parser = date)]
    pub(crate) stage_one: Option<Date>,
    /// The day of its stage 2
    #[arg(long = "stage-2", value_name = "DATE", value_parser = date)]
    pub(crate) stage_two: Option<Date>,
}

/// What is wanted of an evidence map.
#[derive(Debug, Args)]
pub(crate) struct MapArguments {
    /// Only requirements of this clause and those below it, such as those of a day of the audit; several are
    /// parted by commas
    #[arg(long, value_name = "CLAUSE", value_delimiter = ',')]
    pub(crate) clause: Vec<String>,
}

/// What is wanted of an audit report.
#[derive(Debug, Args)]
pub(crate) struct AuditReportArguments {
    /// The edition of ISO 19011 whose wording it follows
    #[arg(long, value_enum, default_value_t = EditionArgument::Of2018)]
    pub(crate) edition: EditionArgument,
    /// A sheet of `sample draw --out`, filled in or not, with its plan beside it; or the plan alone, a .json;
    /// may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) samples: Vec<PathBuf>,
    /// Forms for nonconformities: those that somebody judged, or an empty one to copy besides
    #[arg(long, value_enum, default_value_t = FormsArgument::Judged)]
    pub(crate) forms: FormsArgument,
}

/// How a report looks, and its words.
#[derive(Debug, Args)]
pub(crate) struct ReportLookArguments {
    /// In docx: a document of one's own, with its styles, header and footer, and a paragraph `{{report}}`
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,
    /// In pdf: a font file to set the pages in, for a house style or for signs that ours lack; may be
    /// given again
    #[arg(long = "font", value_name = "FILE")]
    pub(crate) fonts: Vec<PathBuf>,
    /// For the charter: the sheet
    #[arg(long, value_enum, default_value_t = SheetArgument::A3)]
    pub(crate) sheet: SheetArgument,
    /// How days and numbers are written: en, de, fr, nl; sentences stay English but for those of `--wording`
    #[arg(long, value_enum, default_value_t = LanguageArgument::En, hide_possible_values = true)]
    pub(crate) language: LanguageArgument,
    /// A file of sentences in the place of ours, in Fluent, by the same keys; `clausegraph wording` prints ours
    #[arg(long, value_name = "FILE")]
    pub(crate) wording: Option<PathBuf>,
}
