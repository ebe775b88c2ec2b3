//! `clausegraph import workbook`.

use clausegraph::{Catalogue, Organisation, PersonKey, SourceText};
use clausegraph_import::{
    GapChange, GapDefect, GapFiles, GapImport, GapProblem, GapSide, GapSigner, gap_import,
    render_gap_import,
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
    let import = gap_import(&tables, &organisation, &catalogue, &signer, side)
        .map_err(|problem| refused(arguments, &problem))?;
    let files = import.files(&sources)?;
    sound(arguments, &files, &sources, &catalogue, terminal)?;
    let is_written = !arguments.dry_run && !import.is_held_up();
    if is_written {
        files.write(folder)?;
    }
    match arguments.format {
        ImportFormat::Text => terminal.print(&told(arguments, &import, &files, is_written))?,
        ImportFormat::Json => write(&format!("{:#}\n", whole(&import, &files, is_written)))?,
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

/// What is to be written is an organisation like before.
fn sound(
    arguments: &WorkbookArguments,
    files: &GapFiles,
    sources: &[SourceText],
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<(), CliError> {
    if files.names().len() == 0 {
        return Ok(());
    }
    organisation_of(&arguments.into, &files.over(sources), catalogue, terminal).map(drop)
}

fn told(
    arguments: &WorkbookArguments,
    import: &GapImport,
    files: &GapFiles,
    is_written: bool,
) -> String {
    let mut text = clean(render_gap_import(import).trim_end());
    text.push('\n');
    let folder = arguments.into.display();
    let verb = if is_written { "wrote" } else { "would write" };
    if files.names().len() > 0 {
        add(&mut text, format_args!("\n{verb} to {folder}:\n"));
        for name in files.names() {
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

fn whole(import: &GapImport, files: &GapFiles, is_written: bool) -> Value {
    let told =
        |problem: &GapProblem| json!({ "place": problem.place, "message": problem.to_string() });
    let changes = |list: &[GapChange]| json!(list);
    json!({
        "format_version": 1,
        "as_of": import.as_of,
        "taken": changes(&import.taken),
        "same": changes(&import.same),
        "conflicts": changes(&import.conflicts),
        "filled_in": import.signed,
        "problems": import.problems.iter().map(told).collect::<Vec<_>>(),
        "notes": import.notes.iter().map(told).collect::<Vec<_>>(),
        "files": files.names().collect::<Vec<_>>(),
        "written": is_written,
    })
}
