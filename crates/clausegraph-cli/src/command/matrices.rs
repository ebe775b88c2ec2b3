//! `clausegraph matrices`.

use clausegraph::did_you_mean;
use clausegraph_report::{json, matrices_markdown, matrices_text};

use crate::{
    args::{MatricesArguments, TableFormat},
    error::{CliError, Exit},
    input::{assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &MatricesArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let known: Vec<&str> =
        catalogue.value.matrices().iter().map(|matrix| matrix.id.as_str()).collect();
    for name in &arguments.matrix {
        if !known.contains(&name.as_str()) {
            return Err(CliError::Unknown {
                message: format!("the catalogue has no matrix `{name}`"),
                meant: did_you_mean(name, known.iter().copied()).map(str::to_owned),
                note: Some(format!("its matrices are: {}", known.join(", "))),
            });
        }
    }
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let mut matrices = assessment.matrices();
    matrices.retain(|matrix| {
        let id = matrix.document.id.as_str();
        arguments.matrix.is_empty() || arguments.matrix.iter().any(|name| name == id)
    });
    match arguments.format {
        TableFormat::Text => {
            terminal.print(&matrices_text(&assessment, &matrices, terminal.look()))?;
        }
        TableFormat::Markdown => write(&matrices_markdown(&assessment, &matrices))?,
        TableFormat::Json => write(&json::matrices_json(&assessment, &matrices))?,
    }
    Ok(Exit::Done)
}
