//! `clausegraph upstream`.

use clausegraph::{upstream, upstream_of};
use clausegraph_report::{json, upstream_dot, upstream_markdown, upstream_svg, upstream_text};

use super::catalogue::clause;
use crate::{
    args::{UpstreamArguments, UpstreamFormat},
    error::{CliError, Exit},
    input::{assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &UpstreamArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    terminal.for_consultants(
        "upstream gaps are not shown to an auditor: they are advice on what to close first",
        "`clausegraph evidence-map` and `clausegraph findings` show what an auditor looks at",
    )?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let chosen = arguments.clause.as_deref().map(|id| clause(&catalogue.value, id)).transpose()?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let found = match chosen {
        Some(clause) => upstream_of(&assessment, clause),
        None => upstream(&assessment),
    };
    let top = arguments.top;
    match arguments.format {
        UpstreamFormat::Text => {
            terminal.print(&upstream_text(&assessment, &found, top, terminal.look()))?;
        }
        UpstreamFormat::Markdown => write(&upstream_markdown(&assessment, &found, top))?,
        UpstreamFormat::Json => write(&json::upstream_json(&assessment, &found))?,
        UpstreamFormat::Dot => write(&upstream_dot(&assessment, &found, top))?,
        UpstreamFormat::Svg => write(&upstream_svg(&assessment, &found, top))?,
    }
    Ok(Exit::Done)
}
