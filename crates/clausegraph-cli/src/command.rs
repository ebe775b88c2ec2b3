//! The commands, one file each.

mod assess;
mod catalogue;
mod check;
mod demo;
mod explain;
mod import;
mod test;

use crate::{
    args::{CatalogueCommand, Command, ImportCommand},
    error::{CliError, Exit},
    terminal::Terminal,
};

/// Runs a command.
pub(crate) fn run(command: &Command, terminal: &mut Terminal) -> Result<Exit, CliError> {
    match command {
        Command::Demo(arguments) => demo::run(arguments, terminal),
        Command::Assess(arguments) => assess::run(arguments, terminal),
        Command::Explain(arguments) => explain::run(arguments, terminal),
        Command::Check(arguments) => check::run(arguments, terminal),
        Command::Catalogue(CatalogueCommand::List(arguments)) => {
            catalogue::list(arguments, terminal)
        }
        Command::Catalogue(CatalogueCommand::Show(arguments)) => {
            catalogue::show(arguments, terminal)
        }
        Command::Catalogue(CatalogueCommand::Graph(arguments)) => {
            catalogue::graph(arguments, terminal)
        }
        Command::Catalogue(CatalogueCommand::Mandatory(arguments)) => {
            catalogue::mandatory(arguments, terminal)
        }
        Command::Catalogue(CatalogueCommand::Questions(arguments)) => {
            catalogue::questions(arguments, terminal)
        }
        Command::Catalogue(CatalogueCommand::Lint(arguments)) => {
            catalogue::lint(arguments, terminal)
        }
        Command::Import(ImportCommand::Documents(arguments)) => {
            import::documents(arguments, terminal)
        }
        Command::Test(arguments) => test::run(arguments, terminal),
    }
}
