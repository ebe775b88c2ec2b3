//! `clausegraph catalogue`.

use clausegraph::{Catalogue, Clause, Key, did_you_mean};
use clausegraph_report::{
    Interview, catalogue_list, clause_text, dot, feeds_text, mandatory_markdown, mandatory_text,
    problems_text, questions_markdown, questions_text, requirement_text, roles, roles_text,
};

use crate::{
    args::{
        GraphArguments, LintArguments, ListArguments, MandatoryArguments, PageFormat,
        QuestionsArguments, ShowArguments,
    },
    error::{CliError, Exit},
    input::{CatalogueFiles, catalogue, catalogue_files},
    terminal::{Terminal, write},
};

pub(super) fn list(arguments: &ListArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    terminal.print(&catalogue_list(&catalogue.value, terminal.look()))?;
    Ok(Exit::Done)
}

pub(super) fn show(arguments: &ShowArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let id = arguments.id.as_str();
    let text = match (catalogue.requirement(id), catalogue.clause(id)) {
        (Some(requirement), _) => requirement_text(&catalogue, requirement, terminal.look()),
        (None, Some(clause)) => clause_text(&catalogue, clause, terminal.look()),
        (None, None) => {
            let requirements = catalogue.requirements().map(|found| found.id().as_str());
            let clauses = catalogue.clauses().map(|found| found.id().as_str());
            return Err(CliError::Unknown {
                message: format!("the catalogue has no requirement or clause `{id}`"),
                meant: did_you_mean(id, requirements.chain(clauses)).map(str::to_owned),
                note: former(&catalogue, id),
            });
        }
    };
    terminal.print(&text)?;
    Ok(Exit::Done)
}

/// Where the matter of a clause of an earlier edition went.
pub(super) fn former(catalogue: &Catalogue, id: &str) -> Option<String> {
    let former = catalogue.former_clauses().iter().find(|former| former.number.as_str() == id)?;
    let now = former.now.as_ref()?;
    Some(format!("edition {} had a clause {id}, {}: see {now} now", former.edition, former.title))
}

pub(super) fn graph(arguments: &GraphArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let clause = arguments.clause.as_deref().map(|id| clause(&catalogue, id)).transpose()?;
    let follow = arguments.follow.into();
    if arguments.dot {
        write(&dot(&catalogue, clause, follow))?;
    } else {
        terminal.print(&feeds_text(&catalogue, clause, follow, terminal.look()))?;
    }
    Ok(Exit::Done)
}

pub(super) fn mandatory(
    arguments: &MandatoryArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    match arguments.format {
        PageFormat::Text => terminal.print(&mandatory_text(&catalogue, terminal.look()))?,
        PageFormat::Markdown => write(&mandatory_markdown(&catalogue))?,
    }
    Ok(Exit::Done)
}

pub(super) fn questions(
    arguments: &QuestionsArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let clause = arguments.clause.as_deref().map(|id| clause(&catalogue, id)).transpose()?;
    let role = arguments.role.as_deref().map(|role| named_role(&catalogue, role)).transpose()?;
    if role.is_none() && clause.is_none() {
        terminal.print(&roles_text(&catalogue, terminal.look()))?;
        return Ok(Exit::Done);
    }
    let interview = Interview { role, clause };
    match arguments.format {
        PageFormat::Text => {
            terminal.print(&questions_text(&catalogue, interview, terminal.look()))?;
        }
        PageFormat::Markdown => write(&questions_markdown(&catalogue, interview))?,
    }
    Ok(Exit::Done)
}

/// A role of the catalogue, as files or people say it.
fn named_role<'g>(catalogue: &'g Catalogue, role: &str) -> Result<&'g Key, CliError> {
    let wanted = role.trim().to_lowercase().replace([' ', '_'], "-");
    let known = roles(catalogue);
    let found = known.iter().find(|(known, _)| known.as_str() == wanted);
    found.map(|(role, _)| *role).ok_or_else(|| CliError::Unknown {
        message: format!("the catalogue has no role `{role}`"),
        meant: did_you_mean(&wanted, known.iter().map(|(role, _)| role.as_str()))
            .map(str::to_owned),
        note: Some("`catalogue questions` alone lists the roles".to_owned()),
    })
}

pub(super) fn clause<'g>(catalogue: &'g Catalogue, id: &str) -> Result<&'g Clause, CliError> {
    catalogue.clause(id).ok_or_else(|| {
        let clauses = catalogue.clauses().map(|found| found.id().as_str());
        let message = format!("the catalogue has no clause `{id}`");
        match catalogue.requirement(id) {
            Some(requirement) => CliError::Unknown {
                message,
                meant: None,
                note: Some(format!(
                    "`{id}` is a requirement; its clause is `{}`",
                    requirement.clause_id()
                )),
            },
            None => CliError::Unknown {
                message,
                meant: did_you_mean(id, clauses).map(str::to_owned),
                note: former(catalogue, id),
            },
        }
    })
}

pub(super) fn lint(arguments: &LintArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let CatalogueFiles { files, overlays } = catalogue_files(&arguments.catalogue)?;
    let (catalogue, problems) = Catalogue::load(&files, &overlays);
    let mut sources = files;
    sources.extend(overlays);
    let mut text = problems_text(&problems, &sources, terminal.look());
    if let (Some(catalogue), true) = (&catalogue, problems.is_empty()) {
        text = format!(
            "{}: no problem in {} files, {} requirements\n",
            catalogue.id(),
            sources.len(),
            catalogue.requirements().len()
        );
    }
    terminal.print(&text)?;
    let found = problems.has_errors() || (arguments.strict && !problems.is_empty());
    Ok(if found { Exit::Found } else { Exit::Done })
}
