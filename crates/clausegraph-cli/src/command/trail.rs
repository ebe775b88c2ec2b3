//! `clausegraph trail`.

use clausegraph::{Artefact, Catalogue, Organisation, did_you_mean, trail_within};
use clausegraph_report::{json, trail_dot, trail_markdown, trail_text};

use crate::{
    args::{TrailArguments, TrailFormat},
    error::{CliError, Exit},
    input::{Places, assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &TrailArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let artefact = named(&catalogue.value, &organisation.value, &arguments.artefact)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let trail = trail_within(&assessment, artefact, arguments.direction.into(), arguments.depth);
    let places = Places::new(&organisation.sources);
    let locate = |location: &clausegraph::Location| places.locate(location);
    match arguments.format {
        TrailFormat::Text => {
            terminal.print(&trail_text(&assessment, &trail, &locate, terminal.look()))?;
        }
        TrailFormat::Markdown => terminal.print(&trail_markdown(&assessment, &trail, &locate))?,
        TrailFormat::Json => write(&json::trail_json(&assessment, &trail, &locate))?,
        TrailFormat::Dot => write(&trail_dot(&trail))?,
    }
    Ok(Exit::Done)
}

/// The artefact of that id.
fn named<'g>(
    catalogue: &Catalogue,
    organisation: &'g Organisation,
    id: &str,
) -> Result<&'g Artefact, CliError> {
    organisation.artefact(id).ok_or_else(|| {
        let known = organisation.artefacts().iter().map(|artefact| artefact.id().as_str());
        let element = organisation.element(id).map(|element| {
            let list = element.list().as_str();
            format!("`{id}` stands in the scope, among the {list}; a trail begins with an artefact")
        });
        let requirement = catalogue.requirement(id).map(|_| {
            format!("`{id}` is a requirement; `clausegraph explain {id} ORGANISATION` shows what is offered for it")
        });
        CliError::Unknown {
            message: format!("the organisation has no artefact `{id}`"),
            meant: did_you_mean(id, known).map(str::to_owned),
            note: element.or(requirement),
        }
    })
}
