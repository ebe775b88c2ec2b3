//! `clausegraph judge`.

mod history;
mod pins;

use std::path::Path;

use clausegraph::{
    Assessment, Catalogue, Cell, Date, JudgementId, MemberId, Organisation, PersonKey, Requirement,
    SourceText, assess,
    document::{JudgementContext, JudgementDocument, JudgementValue, PinDocument},
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
    let today = today();
    let wanted = Wanted::new(arguments, today);
    let map = map(&catalogue, &value);
    let id = next_judgement_id(value.judgements().map(|found| &found.id));
    let judgement = judgement(&wanted, id, &assess(&map, wanted.on), today)?;
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

pub(super) fn new_source(file: &JudgementFile) -> SourceText {
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

/// A judgement that somebody wants to be recorded.
pub(super) struct Wanted<'w> {
    /// What is judged, as `REQUIREMENT[@MEMBER[,MEMBER]]`.
    pub(super) cell: &'w str,
    pub(super) value: JudgementValue,
    pub(super) by: &'w str,
    pub(super) on: Date,
    pub(super) reason: &'w str,
    /// The kind of work; none where it is that of the engagement.
    pub(super) context: Option<JudgementContext>,
    /// The judgement whose place it takes.
    pub(super) supersedes: Option<&'w str>,
    pub(super) pins: Pins,
}

/// What a judgement is pinned to.
pub(super) enum Pins {
    /// What the evidence rests on, as it is now.
    Evidence,
    /// The artefacts of these ids, as they are now.
    Named(Vec<String>),
    /// What somebody saw, as it was then.
    Seen(Vec<PinDocument>),
}

impl<'w> Wanted<'w> {
    fn new(arguments: &'w JudgeArguments, today: Date) -> Self {
        let pins = if arguments.no_pins || !arguments.pin.is_empty() {
            Pins::Named(arguments.pin.clone())
        } else {
            Pins::Evidence
        };
        Self {
            cell: &arguments.cell,
            value: arguments.value.into(),
            by: &arguments.by,
            on: arguments.on.unwrap_or(today),
            reason: &arguments.reason,
            context: arguments.context.map(JudgementContext::from),
            supersedes: arguments.supersedes.as_deref(),
            pins,
        }
    }
}

/// The judgement that is wanted, under an id, or all that is wrong with it; the assessment is of its day.
pub(super) fn judgement(
    wanted: &Wanted<'_>,
    id: JudgementId,
    assessment: &Assessment<'_>,
    today: Date,
) -> Result<JudgementDocument, CliError> {
    let organisation = assessment.organisation();
    let mut problems = Vec::new();
    let target = keep(target(assessment, wanted.cell), &mut problems);
    let by = keep(judge(organisation, wanted.by), &mut problems);
    keep(not_to_come(wanted.on, today), &mut problems);
    keep(reason(wanted.reason), &mut problems);
    let context = keep(context(wanted.context, organisation), &mut problems);
    let cells = target.as_ref().map(|found| found.cells.as_slice()).unwrap_or_default();
    let pins = keep_all(pins::pins(assessment, &wanted.pins, cells), &mut problems);
    let named = wanted.supersedes.map(|id| history::named(organisation, id));
    let named = named.transpose();
    let supersedes = keep(named, &mut problems).flatten();
    if let (Some(target), Some(by), Some(context)) = (&target, &by, context) {
        let new = history::New { target, by, context, on: wanted.on };
        keep(history::check(assessment, &new, supersedes), &mut problems);
    }
    match (target, by, context, pins) {
        (Some(target), Some(by), Some(context), Some(pins)) if problems.is_empty() => {
            Ok(JudgementDocument {
                id,
                requirement: target.requirement.id().clone(),
                members: target.members,
                context,
                value: wanted.value,
                by,
                on: wanted.on,
                reason: wanted.reason.trim().to_owned(),
                pins,
                supersedes: supersedes.map(|replaced| replaced.id.clone()),
            })
        }
        _ => Err(CliError::Several(problems)),
    }
}

/// What the same person judged about the same in the same kind of work, in the order of the files: all of it,
/// and what of it holds.
pub(super) fn own<'g>(
    wanted: &Wanted<'_>,
    assessment: &Assessment<'g>,
) -> Result<(Vec<&'g JudgementDocument>, Vec<&'g JudgementDocument>), CliError> {
    let organisation = assessment.organisation();
    let target = target(assessment, wanted.cell)?;
    let by = judge(organisation, wanted.by)?;
    let context = context(wanted.context, organisation)?;
    let new = history::New { target: &target, by: &by, context, on: wanted.on };
    Ok((history::own(assessment, &new), history::standing(assessment, &new)))
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
pub(super) fn context(
    named: Option<JudgementContext>,
    organisation: &Organisation,
) -> Result<JudgementContext, CliError> {
    let stated = organisation.engagement().map(|engagement| engagement.context);
    named.or(stated).ok_or_else(|| CliError::Unknown {
        message: "the organisation states no engagement, and no --context says in which kind of work this is judged".to_owned(),
        meant: None,
        note: Some(format!("--context takes {}", JudgementContext::WORDS.join(", "))),
    })
}
