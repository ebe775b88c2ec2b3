//! `clausegraph import workbook`.

use clausegraph::{Organisation, PersonKey, document::JudgementContext};
use clausegraph_import::{
    GapChange, GapDefect, GapFiles, GapImport, GapJudgement, GapOutcome, GapProblem, GapSide,
    GapSigner, gap_import, render_gap_import,
};
use clausegraph_readers::table::TableOptions;
use serde_json::{Value, json};

use crate::{
    args::{ImportFormat, WorkbookArguments},
    clock::today,
    decider::{known_person, not_to_come, person},
    error::{CliError, Exit},
    foreign::read_table_file,
    input::{Loaded, catalogue, organisation, organisation_of},
    terminal::{Terminal, add, clean, write},
};

use super::judgements::judged;

pub(crate) fn workbook(
    arguments: &WorkbookArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let folder = &arguments.into;
    if folder.is_file() {
        return Err(CliError::Unknown {
            message: format!("`{}` is a file", folder.display()),
            meant: None,
            note: Some("name the folder of the organisation".to_owned()),
        });
    }
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let Loaded { value: organisation, sources } =
        organisation(folder, &catalogue, false, terminal)?;
    let signer = signer(arguments, &organisation)?;
    let tables = read_table_file(&arguments.file, &TableOptions::default(), &arguments.limits)?;
    let side = match (arguments.ours, arguments.theirs) {
        (true, _) => Some(GapSide::Ours),
        (false, true) => Some(GapSide::Theirs),
        (false, false) => None,
    };
    let mut import = gap_import(&tables, &organisation, &catalogue, &signer, side)
        .map_err(|problem| refused(arguments, &problem))?;
    let context = arguments.context.map(JudgementContext::from);
    let journal = judged(&mut import, context, folder, &organisation, &catalogue)?;
    let files = import.files(&sources)?;
    let names: Vec<&str> = files.names().chain(journal.name()).collect();
    if !names.is_empty() {
        // What is to be written is an organisation like before.
        let sources = journal.over(files.over(&sources));
        organisation_of(folder, &sources, &catalogue, terminal)?;
    }
    let is_written = !arguments.dry_run && !import.is_held_up();
    let text = match arguments.format {
        ImportFormat::Text => told(arguments, &import, &files, &names, is_written),
        ImportFormat::Json => format!("{:#}\n", whole(&import, &names, is_written)),
    };
    if is_written {
        files.write(folder)?;
        journal.write()?;
    }
    match arguments.format {
        ImportFormat::Text => terminal.print(&text)?,
        ImportFormat::Json => write(&text)?,
    }
    let is_clean = import.problems.is_empty() && !import.is_held_up();
    Ok(if is_clean { Exit::Done } else { Exit::Found })
}

/// Who brings the workbook back.
fn signer(
    arguments: &WorkbookArguments,
    organisation: &Organisation,
) -> Result<GapSigner, CliError> {
    let today = today();
    let on = arguments.on.unwrap_or(today);
    not_to_come(on, today)?;
    let by = arguments.by.as_deref().map(person).transpose()?;
    if let Some(by) = &by {
        known(by, organisation)?;
    }
    Ok(GapSigner { by, on })
}

fn known(key: &PersonKey, organisation: &Organisation) -> Result<(), CliError> {
    let people = organisation.people().given().into_iter().flatten();
    let known: Vec<&str> = people.map(|person| person.key.as_str()).collect();
    known_person(key, &known)
}

/// Why nothing of a workbook can be read.
fn refused(arguments: &WorkbookArguments, problem: &GapProblem) -> CliError {
    if let GapDefect::OtherOrganisation { found, ours } = &problem.problem {
        return CliError::OtherOrganisation {
            path: arguments.into.clone(),
            found: ours.clone(),
            ours: found.clone(),
        };
    }
    CliError::Foreign { message: format!("`{}`: {problem}", arguments.file.display()) }
}

fn told(
    arguments: &WorkbookArguments,
    import: &GapImport,
    files: &GapFiles,
    names: &[&str],
    is_written: bool,
) -> String {
    let mut text = clean(render_gap_import(import).trim_end());
    text.push('\n');
    let folder = arguments.into.display();
    let verb = if is_written { "wrote" } else { "would write" };
    if !names.is_empty() {
        add(&mut text, format_args!("\n{verb} to {folder}:\n"));
        for name in names {
            add(&mut text, format_args!("  {name}\n"));
        }
    }
    for name in files.imported() {
        add(
            &mut text,
            format_args!(
                "\nan import wrote {name}: its next run will not write over what you changed there\n"
            ),
        );
    }
    text
}

fn whole(import: &GapImport, names: &[&str], is_written: bool) -> Value {
    let told = |problem: &GapProblem| {
        let (place, code) = (&problem.place, problem.problem.code());
        json!({ "place": place, "code": code, "message": problem.problem.to_string() })
    };
    let changes = |list: &[GapChange]| json!(list);
    json!({
        "format_version": 1,
        "as_of": import.as_of,
        "taken": changes(&import.taken),
        "same": changes(&import.same),
        "conflicts": changes(&import.conflicts),
        "judgements": import.judgements.iter().map(one_judged).collect::<Vec<_>>(),
        "filled_in": import.signed,
        "problems": import.problems.iter().map(told).collect::<Vec<_>>(),
        "notes": import.notes.iter().map(told).collect::<Vec<_>>(),
        "files": names,
        "written": is_written,
    })
}

fn one_judged(judgement: &GapJudgement) -> Value {
    let (outcome, id, other) = match &judgement.outcome {
        Some(GapOutcome::Recorded { id, supersedes }) => {
            ("recorded", Some(id), supersedes.as_ref().map(ToString::to_string))
        }
        Some(GapOutcome::There { id }) => ("there", Some(id), None),
        Some(GapOutcome::Conflict { id, says }) => ("conflict", Some(id), Some(says.clone())),
        None => ("open", None, None),
    };
    json!({
        "place": judgement.place,
        "row": judgement.row,
        "value": judgement.value.as_str(),
        "by": judgement.by.as_str(),
        "on": judgement.on.to_string(),
        "reason": judgement.reason,
        "outcome": outcome,
        "judgement": id.map(ToString::to_string),
        "other": other,
    })
}
