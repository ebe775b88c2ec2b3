//! The commands, one file each.

mod assess;
mod catalogue;
mod check;
mod confirm;
mod demo;
mod diff;
mod evidence_map;
mod explain;
mod findings;
mod forecast;
mod import;
mod init;
mod judge;
mod judgements;
mod matrices;
mod minimise;
mod overlap;
mod plan;
mod planning;
mod report;
mod retire;
mod routines;
mod rules;
mod sample;
mod session;
mod suggest;
mod test;
mod trail;
mod trend;
mod upstream;
mod wording;

use clausegraph_readers::isolated::serve;

use crate::{
    args::{CatalogueCommand, Command, ImportCommand, RulesCommand, SampleCommand},
    error::{CliError, Exit},
    terminal::Terminal,
};

/// Runs a command.
pub(crate) fn run(command: &Command, terminal: &mut Terminal) -> Result<Exit, CliError> {
    match command {
        Command::Init(arguments) => init::run(arguments, terminal),
        Command::Demo(arguments) => demo::run(arguments, terminal),
        Command::Assess(arguments) => assess::run(arguments, terminal),
        Command::Explain(arguments) => explain::run(arguments, terminal),
        Command::Findings(arguments) => findings::run(arguments, terminal),
        Command::Forecast(arguments) => forecast::run(arguments, terminal),
        Command::EvidenceMap(arguments) => evidence_map::run(arguments, terminal),
        Command::Report(arguments) => report::run(arguments, terminal),
        Command::Wording(arguments) => wording::run(arguments),
        Command::Matrices(arguments) => matrices::run(arguments, terminal),
        Command::Routines(arguments) => routines::run(arguments, terminal),
        Command::Rules(RulesCommand::List(arguments)) => rules::list(arguments, terminal),
        Command::Rules(RulesCommand::Show(arguments)) => rules::show(arguments, terminal),
        Command::Plan(arguments) => plan::run(arguments, terminal),
        Command::Session(arguments) => session::run(arguments, terminal),
        Command::Trail(arguments) => trail::run(arguments, terminal),
        Command::Diff(arguments) => diff::run(arguments, terminal),
        Command::Trend(arguments) => trend::run(arguments, terminal),
        Command::Upstream(arguments) => upstream::run(arguments, terminal),
        Command::Minimise(arguments) => minimise::run(arguments, terminal),
        Command::Overlap(arguments) => overlap::run(arguments, terminal),
        Command::Retire(arguments) => retire::run(arguments, terminal),
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
        Command::Import(ImportCommand::Registers(arguments)) => {
            import::registers(arguments, terminal)
        }
        Command::Import(ImportCommand::Documents(arguments)) => {
            import::documents(arguments, terminal)
        }
        Command::Import(ImportCommand::Catalogue(arguments)) => {
            import::catalogue(arguments, terminal)
        }
        Command::Import(ImportCommand::Workbook(arguments)) => {
            import::workbook(arguments, terminal)
        }
        Command::Judge(arguments) => judge::run(arguments, terminal),
        Command::Judgements(arguments) => judgements::run(arguments, terminal),
        Command::Sample(SampleCommand::Draw(arguments)) => sample::draw(arguments, terminal),
        Command::Sample(SampleCommand::Results(arguments)) => sample::results(arguments, terminal),
        Command::Suggest(arguments) => suggest::run(arguments, terminal),
        Command::Confirm(arguments) => confirm::run(arguments, terminal),
        Command::ReadForeign => read_foreign(),
        Command::Test(arguments) => test::run(arguments, terminal),
    }
}

/// Reads one foreign file from standard input, for the process that started this one.
fn read_foreign() -> Result<Exit, CliError> {
    let served = serve(std::io::stdin().lock(), std::io::stdout().lock());
    served.map_err(|cause| CliError::Io { action: "read the file".to_owned(), cause })?;
    Ok(Exit::Done)
}
