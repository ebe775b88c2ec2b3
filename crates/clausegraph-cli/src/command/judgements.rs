//! `clausegraph judgements`.

use clausegraph::{Catalogue, did_you_mean};
use clausegraph_report::{About, LogFilter, Show, json, judgements_markdown, judgements_text};

use crate::{
    args::{AssessFormat, JudgementsArguments},
    command::catalogue::former,
    error::{CliError, Exit},
    input::{assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &JudgementsArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let about = arguments.requirement.as_deref().map(|id| about(&catalogue, id)).transpose()?;
    let organisation = organisation(&arguments.organisation, &catalogue, false, terminal)?.value;
    let assessment = assessed(&catalogue, &organisation, arguments.as_of);
    let filter = LogFilter { about, show: if arguments.all { Show::All } else { Show::Standing } };
    match arguments.format {
        AssessFormat::Text => {
            terminal.print(&judgements_text(&assessment, &filter, terminal.look()))?;
        }
        AssessFormat::Markdown => write(&judgements_markdown(&assessment, &filter))?,
        AssessFormat::Json => write(&json::judgements_json(&assessment, &filter))?,
    }
    Ok(Exit::Done)
}

/// The requirement or clause of a name.
fn about<'g>(catalogue: &'g Catalogue, id: &str) -> Result<About<'g>, CliError> {
    if let Some(requirement) = catalogue.requirement(id) {
        return Ok(About::Requirement(requirement));
    }
    if let Some(clause) = catalogue.clause(id) {
        return Ok(About::Clause(clause));
    }
    let requirements = catalogue.requirements().map(|found| found.id().as_str());
    let clauses = catalogue.clauses().map(|found| found.id().as_str());
    Err(CliError::Unknown {
        message: format!("the catalogue has no requirement and no clause `{id}`"),
        meant: did_you_mean(id, requirements.chain(clauses)).map(str::to_owned),
        note: former(catalogue, id),
    })
}
