//! `clausegraph session`.

use std::{fs, io};

use clausegraph::{Applied, Date, Problems, Session, SharedCatalogue, document::ChangeDocument};
use clausegraph_report::{applied_text, json};

use crate::{
    args::{SessionArguments, SessionFormat},
    clock::today,
    error::{CliError, Exit},
    input::{catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &SessionArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let changes = text(arguments)?;
    let shared = SharedCatalogue::new(catalogue.value);
    let as_of: Date = arguments.as_of.unwrap_or_else(today);
    let mut session = Session::new(&shared, organisation.value, as_of);
    let mut exit = Exit::Done;
    for (line, number) in changes.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        let change = match serde_json::from_str::<ChangeDocument>(line) {
            Ok(change) => change,
            Err(cause) => {
                let place = format!("{}:{number}", arguments.changes.display());
                let message = format!("this is no change: {cause}");
                return Err(CliError::Expectation { place, message });
            }
        };
        let result = session.apply(change);
        if result.is_err() {
            exit = Exit::Found;
        }
        show(arguments.format, number, result.as_ref(), terminal)?;
    }
    Ok(exit)
}

fn show(
    format: SessionFormat,
    line: u64,
    result: Result<&Applied, &Problems>,
    terminal: &mut Terminal,
) -> Result<(), CliError> {
    match format {
        SessionFormat::Text => terminal.print(&applied_text(line, result, terminal.look())),
        SessionFormat::Ndjson => write(&json::applied_ndjson(line, result)),
    }
}

fn text(arguments: &SessionArguments) -> Result<String, CliError> {
    let path = &arguments.changes;
    let read = if path.as_os_str() == "-" {
        io::read_to_string(io::stdin().lock())
    } else {
        fs::read_to_string(path)
    };
    read.map_err(|cause| CliError::Io { action: format!("read `{}`", path.display()), cause })
}
