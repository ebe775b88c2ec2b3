//! `clausegraph assess`.

use clausegraph::{Status, explain};
use clausegraph_report::{explain_text, json, markdown, text};

use crate::{
    args::{AssessArguments, AssessFormat},
    error::{CliError, Exit},
    input::{Places, assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &AssessArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let path = &arguments.organisation;
    let organisation = organisation(path, &catalogue.value, arguments.strict, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let places = Places::new(&organisation.sources);
    let locate = |location: &clausegraph::Location| places.locate(location);
    let result = match arguments.format {
        AssessFormat::Text => {
            let mut result = text(&assessment, terminal.profile(), terminal.look());
            if arguments.explain {
                let open = |status: Status| status.counts() && status != Status::Covered;
                for cell in assessment.cells().filter(|cell| open(cell.status)) {
                    let derivation = explain(&assessment, &cell);
                    result.push_str("\n\n");
                    let look = terminal.look();
                    result.push_str(&explain_text(&assessment, &derivation, &locate, look));
                }
            }
            result
        }
        AssessFormat::Json if arguments.explain => {
            json::assessment_json(&assessment, terminal.profile(), json::Explain::Yes(&locate))
        }
        AssessFormat::Json => {
            json::assessment_json(&assessment, terminal.profile(), json::Explain::No)
        }
        AssessFormat::Markdown => markdown(&assessment, terminal.profile()),
    };
    match arguments.format {
        AssessFormat::Text => terminal.print(&result)?,
        AssessFormat::Json | AssessFormat::Markdown => write(&result)?,
    }
    Ok(Exit::Done)
}
