//! The arguments of `wording`.

use clap::Args;

use super::What;

const WORDING_HELP: &str = "\
The sentences are English and written in Fluent, one key each, below the places that the sentence has: what
is filled in, and in brackets what only chooses its form. Change what stands behind `=`, leave out what may
stay as it is, and hand the file to `report --wording`, which names everything in it that cannot be used:
keys that there are not, places that nothing fills or that are left out, and lines that cannot be read.

A word of a house, a client's term, another language: they all go this way. `report --language` alone
changes how days and numbers are written.

Examples:
  clausegraph wording --what gap > house.ftl
  clausegraph report acme --what gap --to docx --wording house.ftl
  clausegraph wording | grep -n -i owner";

/// Arguments of `wording`.
#[derive(Debug, Args)]
#[command(after_help = WORDING_HELP)]
pub(crate) struct WordingArguments {
    /// The deliverable whose sentences are wanted [default: all]
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) what: Option<What>,
}
