//! `clausegraph explain`.

use clausegraph::{
    Assessment, Cell, Finding, Findings, Profile, Rule, did_you_mean, explain, findings, rules,
};
use clausegraph_report::{
    Selection, cell_meant, cells_text, explain_text, find_cell, finding_text, json,
};

use crate::{
    args::{ExplainArguments, Format},
    command::catalogue::former,
    error::{CliError, Exit},
    input::{Places, assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &ExplainArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let places = Places::new(&organisation.sources);
    let locate = |location: &clausegraph::Location| places.locate(location);
    if let Some(code) = code_of(&arguments.cell) {
        let all = findings(&assessment);
        let finding = chosen_finding(&all, code, &arguments.cell, terminal.profile())?;
        match arguments.format {
            Format::Text => {
                let profile = terminal.profile();
                let text = finding_text(&assessment, finding, profile, &locate, terminal.look());
                terminal.print(&text)?;
            }
            Format::Json => {
                let selection = Selection {
                    wanted: &|found| found.id == finding.id,
                    wanted_rule: &|_| false,
                    ..Selection::all(terminal.profile())
                };
                write(&json::findings_ndjson(&assessment, &all, selection, false, &locate))?;
            }
        }
        return Ok(Exit::Done);
    }
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

/// The rule that a name begins with, where it names a finding.
fn code_of(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| {
        name.strip_prefix(rule.code)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('@') || rest.starts_with('-'))
    })
}

/// The finding of that id or subject, or the only one of the rule, as far as the reader may see it.
fn chosen_finding<'s, 'g>(
    findings: &'s Findings<'g>,
    rule: &'static Rule,
    name: &str,
    profile: Profile,
) -> Result<&'s Finding<'g>, CliError> {
    let shown = |finding: &&Finding<'_>| rule.is_shown(finding.indicator, profile);
    if let Some(finding) = findings.find(name).filter(shown) {
        return Ok(finding);
    }
    let of_rule = findings.shown(profile).filter(|finding| finding.rule.code == rule.code);
    let keys: Vec<String> = of_rule.map(Finding::recurrence_key).collect();
    let unknown: Vec<String> = findings
        .not_evaluated()
        .filter(|unknown| unknown.rule.code == rule.code)
        .map(|unknown| unknown.subject.to_string())
        .collect();
    let note = if !keys.is_empty() && keys.len() <= 12 {
        format!("its findings are: {}", keys.join(", "))
    } else if !keys.is_empty() {
        let code = rule.code;
        format!(
            "it has {} findings; `clausegraph findings ORGANISATION --rule {code}` lists them",
            keys.len()
        )
    } else if unknown.is_empty() {
        "the rule found nothing".to_owned()
    } else {
        format!(
            "the rule found nothing; it cannot be evaluated about {}",
            unknown.iter().take(6).cloned().collect::<Vec<_>>().join(", ")
        )
    };
    Err(CliError::Unknown {
        message: format!("there is no finding `{name}`"),
        meant: did_you_mean(name, keys.iter().map(String::as_str)).map(str::to_owned),
        note: Some(note),
    })
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
