//! `clausegraph rules`.

use clausegraph_report::{rule_markdown, rule_text, rules_markdown, rules_text};

use super::findings::known_rule;
use crate::{
    args::{PageFormat, RulesListArguments, RulesShowArguments},
    error::{CliError, Exit},
    input::catalogue,
    terminal::{Terminal, write},
};

pub(super) fn list(
    arguments: &RulesListArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    match arguments.format {
        PageFormat::Text => {
            let text = rules_text(&catalogue.value, terminal.profile(), terminal.look());
            terminal.print(&text)?;
        }
        PageFormat::Markdown => write(&rules_markdown(&catalogue.value, terminal.profile()))?,
    }
    Ok(Exit::Done)
}

pub(super) fn show(
    arguments: &RulesShowArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let rule = known_rule(&arguments.code)?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    match arguments.format {
        PageFormat::Text => terminal.print(&rule_text(rule, &catalogue.value, terminal.look()))?,
        PageFormat::Markdown => write(&rule_markdown(rule, &catalogue.value))?,
    }
    Ok(Exit::Done)
}
