//! `clausegraph check`.

use clausegraph::Organisation;
use clausegraph_report::{problems_json, problems_text};

use crate::{
    args::{CheckArguments, Format},
    error::{CliError, Exit},
    input::{catalogue, organisation_files},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &CheckArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let sources = organisation_files(&arguments.organisation)?;
    let (_, problems) = Organisation::load(&sources, &catalogue.value);
    let text = match arguments.format {
        Format::Json => problems_json(&problems),
        Format::Text if problems.is_empty() => {
            let files = match sources.len() {
                1 => "1 file".to_owned(),
                number => format!("{number} files"),
            };
            format!("{}: no problem in {files}\n", arguments.organisation.display())
        }
        Format::Text => problems_text(&problems, &sources, terminal.look()),
    };
    match arguments.format {
        Format::Text => terminal.print(&text)?,
        Format::Json => write(&text)?,
    }
    let found = problems.has_errors() || (arguments.strict && !problems.is_empty());
    Ok(if found { Exit::Found } else { Exit::Done })
}
