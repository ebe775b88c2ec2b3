//! `clausegraph minimise`.

use clausegraph::minimise::{HourModel, StepLimit, minimise};
use clausegraph_report::{Listing, json, minimal_markdown, minimal_text};
use clausegraph_solver::solve;

use crate::{
    args::{MinimiseArguments, MinimiseFormat},
    error::{CliError, Exit},
    input::{assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &MinimiseArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    terminal.for_consultants(
        "`minimise` is not for an auditor: which paper may go is no part of an audit",
        "leave out `--profile auditor`",
    )?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let hours = HourModel {
        minutes_per_page: arguments.minutes_per_page,
        words_per_page: arguments.words_per_page,
        minutes_per_document: arguments.minutes_per_document,
        reviews_per_year: arguments.reviews_per_year,
    };
    let minimal = minimise(&assessment, &hours, StepLimit(arguments.steps), solve);
    let listing = if arguments.all { Listing::All } else { Listing::Few };
    match arguments.format {
        MinimiseFormat::Text => {
            terminal.print(&minimal_text(&assessment, &minimal, listing, terminal.look()))?;
        }
        MinimiseFormat::Markdown => terminal.print(&minimal_markdown(&assessment, &minimal))?,
        MinimiseFormat::Json => write(&json::minimal_json(&assessment, &minimal))?,
    }
    Ok(Exit::Done)
}
