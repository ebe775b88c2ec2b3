//! `clausegraph explain`.

use clausegraph::{Assessment, Cell, assess, explain, map};
use clausegraph_report::{cell_meant, cells_text, explain_text, find_cell, json};

use crate::{
    args::{ExplainArguments, Format},
    clock::today,
    command::catalogue::former,
    error::{CliError, Exit},
    input::{Places, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &ExplainArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let map = map(&catalogue.value, &organisation.value);
    let assessment = assess(&map, arguments.as_of.unwrap_or_else(today));
    let places = Places::new(&organisation.sources);
    let locate = |location: &clausegraph::Location| places.locate(location);
    let cells = chosen(&assessment, &arguments.cell)?;
    let derivations: Vec<_> = cells.iter().map(|cell| explain(&assessment, cell)).collect();
    let result = match (arguments.format, derivations.as_slice()) {
        (Format::Json, all) => json::derivations_json(&assessment, all, &locate),
        (Format::Text, [one]) => explain_text(&assessment, one, &locate, terminal.look()),
        (Format::Text, all) => {
            let requirement = cells.first().map(|cell| cell.requirement);
            requirement
                .map(|found| cells_text(&assessment, found, all, terminal.look()))
                .unwrap_or_default()
        }
    };
    match arguments.format {
        Format::Text => terminal.print(&result)?,
        Format::Json => write(&result)?,
    }
    Ok(Exit::Done)
}

/// The cell of that name, or all cells of the requirement of that name.
pub(super) fn chosen<'g>(
    assessment: &Assessment<'g>,
    name: &str,
) -> Result<Vec<Cell<'g>>, CliError> {
    if let Some(cell) = find_cell(assessment, name) {
        return Ok(vec![cell]);
    }
    let (requirement, member) = match name.split_once('@') {
        Some((requirement, member)) => (requirement, Some(member)),
        None => (name, None),
    };
    let Some(found) = assessment.catalogue().requirement(requirement) else {
        return Err(unknown_requirement(assessment, name, requirement));
    };
    let cells: Vec<Cell<'g>> = assessment.cells_of(found).collect();
    let Some(member) = member else {
        return Ok(cells);
    };
    let members: Vec<&str> = cells.iter().filter_map(|cell| cell.member.id()).collect();
    let note = if members.is_empty() {
        format!(
            "`{requirement}` is asked of the organisation or of a population as a whole: leave out `@{member}`"
        )
    } else if members.len() > 12 {
        format!(
            "it has {} cells; `clausegraph explain {requirement} ORGANISATION` lists them",
            members.len()
        )
    } else {
        format!("its cells are about: {}", members.join(", "))
    };
    Err(CliError::Unknown {
        message: format!("requirement `{requirement}` has no cell about `{member}`"),
        meant: cell_meant(assessment, name).filter(|_| !members.is_empty()),
        note: Some(note),
    })
}

fn unknown_requirement(assessment: &Assessment<'_>, name: &str, requirement: &str) -> CliError {
    let catalogue = assessment.catalogue();
    let message = format!("the catalogue has no requirement `{requirement}`");
    let Some(clause) = catalogue.clause(requirement) else {
        return CliError::Unknown {
            message,
            meant: cell_meant(assessment, name),
            note: former(catalogue, requirement),
        };
    };
    let ids: Vec<&str> = catalogue.subtree(clause).map(|found| found.id().as_str()).collect();
    let note = match ids.as_slice() {
        [] => {
            format!("`{requirement}` is a clause of which the catalogue holds no requirement yet")
        }
        [first, ..] if ids.len() > 12 => format!(
            "`{requirement}` is a clause with {} requirements, the first is `{first}`; `clausegraph catalogue show {requirement}` lists them",
            ids.len()
        ),
        _ => format!("`{requirement}` is a clause; its requirements are: {}", ids.join(", ")),
    };
    CliError::Unknown { message, meant: None, note: Some(note) }
}
