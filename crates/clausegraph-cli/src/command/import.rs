//! `clausegraph import`.

use clausegraph_import::{
    Limits, Overwrite, document_tree, read_rules, read_tree, render_report, write_organisation,
};

use crate::{
    args::DocumentsArguments,
    error::{CliError, Exit},
    terminal::Terminal,
};

pub(super) fn documents(
    arguments: &DocumentsArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let rules = read_rules(&arguments.rules, Limits::USUAL)?;
    let tree = read_tree(&arguments.documents, Limits::USUAL)?;
    let mut import = document_tree(&tree.files, &rules);
    tree.note_left(&mut import.report);
    let overwrite = if arguments.force { Overwrite::Force } else { Overwrite::Refuse };
    let written = write_organisation(&arguments.out, &import.document, overwrite)?;
    let text = format!(
        "{}\nwrote {} to {}\n",
        render_report(&import.report).trim_end(),
        written.join(", "),
        arguments.out.display()
    );
    terminal.print(&text)?;
    Ok(Exit::Done)
}
