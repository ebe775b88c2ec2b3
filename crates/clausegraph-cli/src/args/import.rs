//! The arguments of the importers.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use clausegraph::{Date, Key};

use super::{CatalogueArguments, ContextArgument, LimitArguments, date};

/// The importers.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Read lists of any layout: workbooks, CSV, JSON, YAML
    Registers(RegistersArguments),
    /// Read a tree of documents: Markdown, DOCX, ODT, PDF, HTML, plain text
    Documents(DocumentsArguments),
    /// Make a catalogue of a list of requirements: id, title, text
    Catalogue(CatalogueListArguments),
    /// Bring back a gap workbook or an evidence map that people wrote in
    Workbook(WorkbookArguments),
}

/// How the report of an import is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
}

/// Where an import goes.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct TargetArguments {
    /// Write an organisation of its own to this folder
    #[arg(long, value_name = "ORGANISATION")]
    pub(crate) out: Option<PathBuf>,
    /// Add to the organisation in this folder, below `imported/` and the name of the source; what the
    /// same source gave earlier is replaced
    #[arg(long, value_name = "ORGANISATION")]
    pub(crate) into: Option<PathBuf>,
}

/// What the source is called.
#[derive(Debug, Args)]
pub(crate) struct SourceArguments {
    /// Call the source so, and not as the map or the rules do; two imports are kept apart by their sources
    #[arg(long, value_name = "NAME")]
    pub(crate) source: Option<Key>,
}

const REGISTERS_HELP: &str = "\
The map says which table becomes what, by its headers: they are found wherever they stand, in any of the \
spellings that the map lists. Without --map the usual headers are known, in English, German, French, \
Spanish and Dutch. Nothing is guessed: a value that cannot be read is told with its cell, kept as written, \
and its field is unknown. The same lists give the same files, whatever the order of their rows.

Examples:
  clausegraph import registers lists --into acme
  clausegraph import registers scope.csv documents.xlsx suppliers.ods --into acme
  clausegraph import registers export.xlsx --map our.registers.yaml --into acme
  clausegraph import registers lists --into acme --dry-run      what would be read";

/// Arguments of `import registers`.
#[derive(Debug, Args)]
#[command(after_help = REGISTERS_HELP)]
pub(crate) struct RegistersArguments {
    /// Files, or folders of files: .xlsx .xls .ods .csv .tsv .json .jsonl .yaml
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The column map [default: the usual headers]
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) target: TargetArguments,
    #[command(flatten)]
    pub(crate) source: SourceArguments,
    /// The sign between the fields of CSV files [default: found out for each file]
    #[arg(long, value_name = "SIGN")]
    pub(crate) delimiter: Option<char>,
    /// The encoding of text files, such as windows-1252 [default: found out for each file]
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
    #[command(flatten)]
    pub(crate) run: RunArguments,
}

/// How an import runs.
#[derive(Debug, Args)]
pub(crate) struct RunArguments {
    /// Only tell what would be read; write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Overwrite files that no import has written, or that were changed since
    #[arg(long)]
    pub(crate) force: bool,
    /// How to write the report
    #[arg(long, value_enum, default_value_t = ImportFormat::Text)]
    pub(crate) format: ImportFormat,
    /// How many files to read at once [default: as many as there are processors]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
}

const DOCUMENTS_HELP: &str = "\
The rules say which path is what kind of artefact, which field of the front matter or of the file's own \
properties is what, which fields the source carries at all, what is a stub, and which path or field claims \
what. Without --rules every document is taken as kind `document`, with its title and its size; what has \
fewer than 20 words counts as a stub, which shows nothing. Nothing is guessed: what a document does not write as the rules state is unknown, is kept \
as written, and is told at the end. Names of people become keys that do not tell who they are, unless the \
rules name them.

Examples:
  clausegraph import documents handbook --rules handbook.rules.yaml --out acme
  clausegraph import documents dump --into acme
  clausegraph assess acme";

/// Arguments of `import documents`.
#[derive(Debug, Args)]
#[command(after_help = DOCUMENTS_HELP)]
pub(crate) struct DocumentsArguments {
    /// The folder with the documents
    #[arg(value_name = "DIR")]
    pub(crate) documents: PathBuf,
    /// The file with the rules [default: every document is a document]
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) target: TargetArguments,
    #[command(flatten)]
    pub(crate) source: SourceArguments,
    #[command(flatten)]
    pub(crate) run: RunArguments,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

const CATALOGUE_HELP: &str = "\
A list with an id, a title and a text in each row becomes a catalogue: each row a requirement that a \
confirmed claim of any document, routine, record or observation shows. Rules say which column is what, and \
how the catalogue is called; without them the columns id, title and text are looked for.

Examples:
  clausegraph import catalogue criteria.yaml --rules criteria.list.yaml --out soc2
  clausegraph assess acme --catalogue soc2";

/// Arguments of `import catalogue`.
#[derive(Debug, Args)]
#[command(after_help = CATALOGUE_HELP)]
pub(crate) struct CatalogueListArguments {
    /// The list: .yaml .json .csv .tsv .xlsx .ods
    #[arg(value_name = "LIST")]
    pub(crate) list: PathBuf,
    /// The file with the rules [default: columns id, title, text]
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,
    /// The folder to write the catalogue to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Overwrite files that no import has written, or that were changed since
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
}

const WORKBOOK_HELP: &str = "\
The workbook is that of `report --what gap` or `report --what evidence-map`. It carries a hidden sheet with what \
each cell held when it was written: so what people changed is known, whatever they sorted, filtered, moved or \
added. What they changed and nobody else did is taken: into the file where the entry stands, where it stands in \
one, else into workbook.json in the organisation's folder. Nothing else in any file changes. Where the \
organisation came to say something else in the meantime, nothing is written before you say whose word counts: \
--theirs is the workbook's, --ours the organisation's. A cell that cannot be read is told with its place, and \
left; so is what somebody wrote where the workbook fills in. To bring the same workbook back twice changes nothing.

A severity, a verification, a judgement and a decision about a document need a name: that of the cell beside it, \
or --by. To clear a decision withdraws it.

A judgement of the evidence map is added to judgements.json as `judge` does it, with the same checks, pinned to \
the versions that the workbook shows. It takes the place of what the same person had judged about the same when \
the workbook was written; what was judged since is a conflict.

Examples:
  clausegraph import workbook gap.xlsx --into acme --dry-run      what would change
  clausegraph import workbook gap.xlsx --into acme --by jane
  clausegraph import workbook gap.xlsx --into acme --theirs
  clausegraph import workbook evidence-map.xlsx --into acme --by jane --context internal";

/// Arguments of `import workbook`.
#[derive(Debug, Args)]
#[command(after_help = WORKBOOK_HELP)]
pub(crate) struct WorkbookArguments {
    /// The workbook: .xlsx, also as another program saved it, .ods
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The folder of the organisation
    #[arg(long, value_name = "ORGANISATION")]
    pub(crate) into: PathBuf,
    /// Who stands behind what needs a name and has none in the workbook, by key
    #[arg(long, value_name = "PERSON")]
    pub(crate) by: Option<String>,
    /// The day of what needs a day and has none in the workbook [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<Date>,
    /// In which kind of work judgements were made [default: that of the engagement, where the organisation states one]
    #[arg(long, value_enum, value_name = "CONTEXT")]
    pub(crate) context: Option<ContextArgument>,
    /// In a conflict, keep what the organisation says
    #[arg(long, conflicts_with = "theirs")]
    pub(crate) ours: bool,
    /// In a conflict, take what the workbook says
    #[arg(long)]
    pub(crate) theirs: bool,
    /// Only tell what would change; write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// How to write the report
    #[arg(long, value_enum, default_value_t = ImportFormat::Text)]
    pub(crate) format: ImportFormat,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}
