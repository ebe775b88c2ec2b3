//! `clausegraph routines`.

use clausegraph::routines;
use clausegraph_report::{json, routines_csv, routines_markdown, routines_text};

use crate::{
    args::{RoutinesArguments, RoutinesFormat},
    error::{CliError, Exit},
    input::{assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &RoutinesArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let found = routines(&assessment);
    match arguments.format {
        RoutinesFormat::Text => {
            terminal.print(&routines_text(&assessment, &found, terminal.look()))?;
        }
        RoutinesFormat::Markdown => write(&routines_markdown(&assessment, &found))?,
        RoutinesFormat::Json => write(&json::routines_json(&assessment, &found))?,
        RoutinesFormat::Csv => {
            write(&routines_csv(&found, arguments.csv.look()))?;
        }
    }
    Ok(Exit::Done)
}
