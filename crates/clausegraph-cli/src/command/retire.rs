//! `clausegraph retire`.

use clausegraph::{
    minimise::{HourModel, StepLimit, minimise},
    overlap_with, retire,
};
use clausegraph_report::{Listing, json, retire_csv, retire_markdown, retire_text};
use clausegraph_solver::solve;

use super::overlap::{Reading, compared, for_consultants};
use crate::{
    args::{RetireArguments, RetireFormat},
    error::{CliError, Exit},
    input::{assessed, catalogue, organisation},
    progress::busy,
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &RetireArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    for_consultants("retire", terminal)?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let documents = arguments.documents.as_deref();
    let reading = Reading { documents, limits: &arguments.limits, jobs: arguments.jobs };
    let texts = compared(&organisation.value, &reading, terminal)?;
    let list = busy("looking for what can go", || {
        let minimal =
            minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(arguments.steps), solve);
        retire(&assessment, &overlap_with(&assessment, &texts.compared), &minimal)
    });
    let listing = if arguments.all { Listing::All } else { Listing::Few };
    match arguments.format {
        RetireFormat::Text => {
            terminal.print(&retire_text(&assessment, &list, listing, terminal.look()))?;
        }
        RetireFormat::Markdown => write(&retire_markdown(&assessment, &list))?,
        RetireFormat::Json => write(&json::retire_json(&assessment, &list))?,
        RetireFormat::Csv => {
            write(&retire_csv(&list, arguments.csv.look()))?;
        }
    }
    Ok(texts.exit)
}
