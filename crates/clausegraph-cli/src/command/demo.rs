//! `clausegraph demo`.

use std::path::PathBuf;

use clausegraph::did_you_mean;
use clausegraph_fixtures::{ORGANISATIONS, organisation};

use crate::{
    args::DemoArguments,
    error::{CliError, Exit},
    input::EXPECTED,
    output::write_new,
    terminal::{Terminal, add},
};

pub(super) fn run(arguments: &DemoArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let Some(name) = &arguments.name else {
        terminal.print(&list())?;
        return Ok(Exit::Done);
    };
    let Some(fixture) = organisation(name) else {
        let known: Vec<&str> = ORGANISATIONS.iter().map(|fixture| fixture.name).collect();
        return Err(CliError::Unknown {
            message: format!("there is no invented organisation `{name}`"),
            meant: did_you_mean(name, known.iter().copied()).map(str::to_owned),
            note: Some(format!("there are: {}", known.join(", "))),
        });
    };
    let folder = arguments.out.clone().unwrap_or_else(|| PathBuf::from(fixture.name));
    write_new(&folder, fixture.files.iter().map(|file| (file.name, file.text.as_bytes())))?;
    let shown = folder.display();
    let day = fixture.as_of;
    // Some say which findings are expected of them, and nothing of cells that a test could compare.
    let last = if fixture.files.iter().any(|file| file.name == EXPECTED) {
        format!("clausegraph test {shown}")
    } else {
        format!("clausegraph findings {shown} --as-of {day}")
    };
    terminal.print(&format!(
        "wrote {} files to {shown}; its README.md tells what is in it and what to look for\n\n\
         clausegraph assess {shown} --as-of {day}\n\
         clausegraph explain 8.3.4.1-06 {shown} --as-of {day}\n\
         {last}\n",
        fixture.files.len(),
    ))?;
    Ok(Exit::Done)
}

fn list() -> String {
    let longest = ORGANISATIONS.iter().map(|fixture| fixture.name.len()).max().unwrap_or(0);
    let mut text = "Invented organisations to try things on:\n\n".to_owned();
    for fixture in ORGANISATIONS {
        let (name, about) = (fixture.name, fixture.about);
        add(&mut text, format_args!("  {name:longest$}  {about}\n"));
    }
    text.push_str("\nclausegraph demo NAME copies one.\n");
    text
}
