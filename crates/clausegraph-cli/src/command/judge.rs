//! `clausegraph judge`.

mod history;
mod pins;

use std::path::Path;

use clausegraph::{
    Assessment, Catalogue, Cell, MemberId, Organisation, PersonKey, Requirement, SourceText,
    assess,
    document::{JudgementContext, JudgementDocument},
    map,
};
use clausegraph_import::{JudgementFile, append_judgement, next_judgement_id};
use clausegraph_report::{Recorded, Written, json, recorded_text};

use crate::{
    args::{Format, JudgeArguments},
    clock::today,
    command::explain::chosen,
    decider::{known_person, not_to_come, person},
    error::{CliError, Exit},
    input::{Loaded, catalogue, organisation, organisation_with},
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &JudgeArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let folder = &arguments.organisation;
    if folder.is_file() {
        return Err(CliError::Unknown {
            message: format!("`{}` is a file", folder.display()),
            meant: None,
            note: Some("judgements are kept in the folder of an organisation: name it".to_owned()),
        });
    }
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let Loaded { value, sources } = organisation(folder, &catalogue, false, terminal)?;
    let judgement = judgement(arguments, &catalogue, &value)?;
    let file = append_judgement(folder, &judgement)?;
    let with_it = organisation_with(folder, sources, new_source(&file), &catalogue, terminal)?;
    let text = told(arguments, &judgement, &catalogue, &with_it, file.path(), terminal);
    if !arguments.dry_run {
        file.write()?;
    }
    match arguments.format {
        Format::Text => terminal.print(&text)?,
        Format::Json => write(&text)?,
    }
    Ok(Exit::Done)
}

fn new_source(file: &JudgementFile) -> SourceText {
    SourceText { name: JudgementFile::NAME.to_owned(), text: file.text().to_owned() }
}

/// What is said of the judgement, by the organisation that holds it.
fn told(
    arguments: &JudgeArguments,
    judgement: &JudgementDocument,
    catalogue: &Catalogue,
    organisation: &Organisation,
    file: &Path,
    terminal: &Terminal,
) -> String {
    let map = map(catalogue, organisation);
    let assessment = assess(&map, judgement.on);
    let file = file.display().to_string();
    let written = if arguments.dry_run { Written::DryRun } else { Written::Yes };
    let recorded = Recorded { id: &judgement.id, file: &file, written };
    match arguments.format {
        Format::Text => recorded_text(&assessment, &recorded, terminal.look()),
        Format::Json => json::recorded_json(&assessment, &recorded),
    }
}

/// The judgement that the arguments give, or all that is wrong with them.
fn judgement(
    arguments: &JudgeArguments,
    catalogue: &Catalogue,
    organisation: &Organisation,
) -> Result<JudgementDocument, CliError> {
    let today = today();
    let on = arguments.on.unwrap_or(today);
    let map = map(catalogue, organisation);
    let assessment = assess(&map, on);
    let mut problems = Vec::new();
    let target = keep(target(&assessment, &arguments.cell), &mut problems);
    let by = keep(judge(organisation, &arguments.by), &mut problems);
    keep(not_to_come(on, today), &mut problems);
    keep(reason(&arguments.reason), &mut problems);
    let context = keep(context(arguments, organisation), &mut problems);
    let cells = target.as_ref().map(|found| found.cells.as_slice()).unwrap_or_default();
    let pins = keep_all(pins::pins(&assessment, arguments, cells), &mut problems);
    let named = arguments.supersedes.as_deref().map(|id| history::named(organisation, id));
    let named = named.transpose();
    let supersedes = keep(named, &mut problems).flatten();
    if let (Some(target), Some(by), Some(context)) = (&target, &by, context) {
        let new = history::New { target, by, context, on };
        keep(history::check(&assessment, &new, supersedes), &mut problems);
    }
    match (target, by, context, pins) {
        (Some(target), Some(by), Some(context), Some(pins)) if problems.is_empty() => {
            Ok(JudgementDocument {
                id: next_judgement_id(organisation.judgements().map(|found| &found.id)),
                requirement: target.requirement.id().clone(),
                members: target.members,
                context,
                value: arguments.value.into(),
                by,
                on,
                reason: arguments.reason.trim().to_owned(),
                pins,
                supersedes: supersedes.map(|replaced| replaced.id.clone()),
            })
        }
        _ => Err(CliError::Several(problems)),
    }
}

/// What went well; what did not is put with the other problems.
fn keep<T>(found: Result<T, CliError>, problems: &mut Vec<CliError>) -> Option<T> {
    found.map_err(|problem| problems.push(problem)).ok()
}

fn keep_all<T>(found: Result<T, Vec<CliError>>, problems: &mut Vec<CliError>) -> Option<T> {
    found.map_err(|more| problems.extend(more)).ok()
}

/// What is judged.
struct Target<'g> {
    requirement: &'g Requirement,
    /// The members that are named; empty where all of them are meant.
    members: Vec<MemberId>,
    /// The cells, in the order of the names, else in reading order.
    cells: Vec<Cell<'g>>,
}

/// `REQUIREMENT`, or `REQUIREMENT@MEMBER,MEMBER`.
fn target<'g>(assessment: &Assessment<'g>, name: &str) -> Result<Target<'g>, CliError> {
    let no_cell = || CliError::Internal { what: format!("`{name}` has no cell") };
    let Some((requirement, members)) = name.split_once('@') else {
        let cells = chosen(assessment, name)?;
        let requirement = cells.first().ok_or_else(no_cell)?.requirement;
        return Ok(Target { requirement, members: Vec::new(), cells });
    };
    // The requirement is looked up once: what is wrong with it is told once.
    chosen(assessment, requirement)?;
    let mut cells: Vec<Cell<'g>> = Vec::new();
    let mut ids: Vec<MemberId> = Vec::new();
    let mut problems = Vec::new();
    for member in members.split(',').map(str::trim) {
        let found = chosen(assessment, &format!("{requirement}@{member}"));
        let Some(cell) = keep(found, &mut problems).and_then(|found| found.into_iter().next())
        else {
            continue;
        };
        let id = member.parse().map_err(|error: clausegraph::IdError| CliError::Unknown {
            message: format!("`{member}` is no member: {error}"),
            meant: None,
            note: None,
        });
        if let Some(id) = keep(id, &mut problems).filter(|id| !ids.contains(id)) {
            ids.push(id);
            cells.push(cell);
        }
    }
    if !problems.is_empty() {
        return Err(CliError::Several(problems));
    }
    let requirement = cells.first().ok_or_else(no_cell)?.requirement;
    Ok(Target { requirement, members: ids, cells })
}

fn judge(organisation: &Organisation, text: &str) -> Result<PersonKey, CliError> {
    let key = person(text)?;
    let people = organisation.people().given().into_iter().flatten();
    let known: Vec<&str> = people.map(|found| found.key.as_str()).collect();
    known_person(&key, &known)?;
    Ok(key)
}

fn reason(text: &str) -> Result<(), CliError> {
    if !text.trim().is_empty() {
        return Ok(());
    }
    Err(CliError::Unknown {
        message: "the reason is blank: a judgement says why".to_owned(),
        meant: None,
        note: None,
    })
}

/// The context that is named, else that of the engagement.
fn context(
    arguments: &JudgeArguments,
    organisation: &Organisation,
) -> Result<JudgementContext, CliError> {
    let stated = organisation.engagement().map(|engagement| engagement.context);
    let named = arguments.context.map(JudgementContext::from);
    named.or(stated).ok_or_else(|| CliError::Unknown {
        message: "the organisation states no engagement, and no --context says in which kind of work this is judged".to_owned(),
        meant: None,
        note: Some(format!("--context takes {}", JudgementContext::WORDS.join(", "))),
    })
}
