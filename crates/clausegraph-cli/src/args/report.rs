//! The arguments of `report`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::Date;
use clausegraph_paper::{AuditEdition, Language, PaperKind, Sheet};

use super::{CatalogueArguments, date, findings::CsvArguments};

const REPORT_HELP: &str = "\
What there is, and in which formats:
  gap           the gap report; as html a page to filter and drill down, as xlsx the workbook to fill in and
                bring back with `import workbook`, as json everything, as ndjson the findings line by line
  evidence-map  requirement by requirement, with empty places for the judgement; also as csv
  audit         the report of an audit with a form for each nonconformity that a person judged
  charter       the service management system on one page, A3 or A4; fails where it does not fit
  review-pack   what a management review looks at, input by input, with what is missing
  readiness     gates, samples, freshness and load before a certification audit
  roadmap       what is done when, with a Gantt picture; csv for Jira and Planner
  Each but where told otherwise: html, docx, pdf, markdown, xlsx.

Files are named ORGANISATION-WHAT.FORMAT. The same input gives the same bytes.
Conclusions, grades and recommendations are places for a person to fill in every one of them.

Examples:
  clausegraph report acme                                   the page of the gap assessment, to open in a browser
  clausegraph report acme --what gap --to xlsx,docx --out client
  clausegraph report acme --what gap --to docx --template house-style.docx
  clausegraph report acme --what audit,evidence-map --to pdf --profile auditor
  clausegraph report acme --what charter --to pdf --sheet a3 --font house-sans.ttf
  clausegraph report acme --what roadmap --to csv --separator semicolon --bom
  clausegraph report acme --what review-pack --to docx --language de --wording house-words.ftl";

/// Which deliverable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// The gap report.
    Gap,
    /// The auditor's map from requirements to evidence.
    EvidenceMap,
    /// The report of an audit.
    Audit,
    /// The service management system on one page.
    Charter,
    /// What a management review looks at.
    ReviewPack,
    /// How near a certification audit is.
    Readiness,
    /// What is done when.
    Roadmap,
}

impl What {
    /// The kind of paper.
    pub(crate) const fn kind(self) -> PaperKind {
        match self {
            Self::Gap => PaperKind::Gap,
            Self::EvidenceMap => PaperKind::EvidenceMap,
            Self::Audit => PaperKind::Audit,
            Self::Charter => PaperKind::Charter,
            Self::ReviewPack => PaperKind::ReviewPack,
            Self::Readiness => PaperKind::Readiness,
            Self::Roadmap => PaperKind::Roadmap,
        }
    }
}

/// In which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum To {
    /// One file for a browser, complete in itself.
    Html,
    /// A workbook.
    Xlsx,
    /// A document for a word processor.
    Docx,
    /// Pages to print.
    Pdf,
    /// A document as text.
    Markdown,
    /// A table for spreadsheets and task boards.
    Csv,
    /// For programs.
    Json,
    /// For programs that read line by line.
    Ndjson,
}

impl To {
    /// How its files end.
    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }
}

/// The sheet of the charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SheetArgument {
    /// 420 x 297 mm.
    A3,
    /// 210 x 297 mm.
    A4,
}

impl From<SheetArgument> for Sheet {
    fn from(argument: SheetArgument) -> Self {
        match argument {
            SheetArgument::A3 => Self::A3Landscape,
            SheetArgument::A4 => Self::A4Portrait,
        }
    }
}

/// Whose wording an audit report follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EditionArgument {
    /// ISO 19011:2018.
    #[value(name = "2018")]
    Of2018,
    /// ISO 19011:2026.
    #[value(name = "2026")]
    Of2026,
}

impl From<EditionArgument> for AuditEdition {
    fn from(argument: EditionArgument) -> Self {
        match argument {
            EditionArgument::Of2018 => Self::Iso19011Of2018,
            EditionArgument::Of2026 => Self::Iso19011Of2026,
        }
    }
}

/// The language of days and numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageArgument {
    /// British English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Dutch.
    Nl,
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::En => Self::English,
            LanguageArgument::De => Self::German,
            LanguageArgument::Fr => Self::French,
            LanguageArgument::Nl => Self::Dutch,
        }
    }
}

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
    /// The day to report for, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// The last day that lapses and plans look at [default: a year on]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) until: Option<Date>,
    /// What `findings --format json` wrote at an earlier day: what was there then is marked as a repeat
    #[arg(long, value_name = "FILE")]
    pub(crate) previous: Option<PathBuf>,
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
    /// For the audit report: the edition of ISO 19011 whose wording it follows
    #[arg(long, value_enum, default_value_t = EditionArgument::Of2018)]
    pub(crate) edition: EditionArgument,
    /// How days and numbers are written: en, de, fr, nl; sentences stay English but for those of `--wording`
    #[arg(long, value_enum, default_value_t = LanguageArgument::En, hide_possible_values = true)]
    pub(crate) language: LanguageArgument,
    /// A file of sentences in the place of ours, in Fluent, by the same keys; `clausegraph wording` prints ours
    #[arg(long, value_name = "FILE")]
    pub(crate) wording: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) csv: CsvArguments,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
