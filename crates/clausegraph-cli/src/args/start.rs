//! The arguments of the commands to begin with.

use std::path::PathBuf;

use clap::Args;

const INIT_HELP: &str = "\
What is written:
  README.md             the way to a first result in fifteen minutes, step by step
  organisation.json     name and id; what you add by hand goes into files like this one
  registers.yaml        which column of which list becomes what; every line is explained
  registers/*.csv       lists to fill in or to replace by your own: scope, documents, suppliers
  registers.xlsx        with --xlsx: the same and more as a workbook, a sheet for each kind, with drop-downs

Rows that begin with `e.g.` are examples and are never read.

Examples:
  clausegraph init acme --name \"Acme IT\"
  clausegraph init acme --xlsx
  clausegraph import registers acme/registers --map acme/registers.yaml --into acme
  clausegraph assess acme";

/// Arguments of `init`.
#[derive(Debug, Args)]
#[command(after_help = INIT_HELP)]
pub(crate) struct InitArguments {
    /// The folder to write; it must not exist, or be empty
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// The name of the organisation [default: that of the folder]
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Write a workbook, too: one sheet for each kind, with drop-downs and examples
    #[arg(long)]
    pub(crate) xlsx: bool,
}

const DEMO_HELP: &str = "\
Examples:
  clausegraph demo                        what there is
  clausegraph demo marlbeck               a copy in the folder marlbeck
  clausegraph assess marlbeck --as-of 2026-11-22";

/// Arguments of `demo`.
#[derive(Debug, Args)]
#[command(after_help = DEMO_HELP)]
pub(crate) struct DemoArguments {
    /// Which one to copy; without it they are listed
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// The folder to copy it to; it must not exist, or be empty [default: its name]
    #[arg(long, value_name = "DIR", requires = "name")]
    pub(crate) out: Option<PathBuf>,
}
