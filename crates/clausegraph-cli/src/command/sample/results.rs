//! `clausegraph sample results`.

use clausegraph::{
    ArtefactId, Fact,
    document::{ArtefactDocument, OrganisationDocument, SampleDocument},
    sampling::{SampleResults, sample_record_set},
};
use clausegraph_import::{Overwrite, write_sampled};
use clausegraph_report::{sample_carried, sample_results_text, sample_title};
use serde_json::{Value, json};

use super::{ReadSheet, SheetSource, read_sheet};
use crate::{
    args::{Format, SampleResultsArguments},
    error::{CliError, Exit},
    input::organisation_files,
    terminal::{Terminal, add, write},
};

pub(in crate::command) fn results(
    arguments: &SampleResultsArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let source = SheetSource {
        sheet: &arguments.sheet,
        plan: arguments.plan.as_deref(),
        tests: &arguments.test,
        dates: arguments.dates,
        limits: &arguments.limits,
    };
    let ReadSheet { sample, results: found, sha256 } = read_sheet(&source, terminal)?;
    let set = artefact(arguments, &sample, &found, &sha256);
    let files = organisation_files(&arguments.into)?;
    not_elsewhere(&arguments.set, &files)?;
    let overwrite = if arguments.force { Overwrite::Force } else { Overwrite::Refuse };
    let written = if arguments.dry_run {
        None
    } else {
        Some(write_sampled(&arguments.into, &set, overwrite)?)
    };
    match arguments.format {
        Format::Text => {
            let mut text = sample_results_text(&sample, &found, terminal.look());
            match written {
                None => text.push_str("\nnothing was written\n"),
                Some(path) => {
                    let (path, folder) = (path.display(), arguments.into.display());
                    add(&mut text, format_args!("\nwrote {path}\n\nclausegraph assess {folder}\n"));
                }
            }
            terminal.print(&text)?;
        }
        Format::Json => {
            let file = written.map(|path| path.display().to_string());
            let whole = json!({
                "format_version": 1,
                "set": arguments.set,
                "file": file,
                "total": sample.total,
                "drawn": sample.drawn.len(),
                "method": sample.method,
                "tests": told(&found),
            });
            write(&format!("{whole:#}\n"))?;
        }
    }
    Ok(Exit::Done)
}

/// What each test showed, for programs.
fn told(found: &SampleResults) -> Vec<Value> {
    let records = |list: &[clausegraph::sampling::TestedRecord]| -> Vec<String> {
        list.iter().map(|tested| tested.record.clone()).collect()
    };
    let each = found.tests.iter().map(|test| {
        json!({
            "test": test.test,
            "tested": test.tested(),
            "exceptions": records(&test.exceptions),
            "cannot_tell": records(&test.cannot_tell),
            "not_concerned": records(&test.not_concerned),
            "open": records(&test.open),
        })
    });
    each.collect()
}

/// The record set, with what it rests on.
fn artefact(
    arguments: &SampleResultsArguments,
    sample: &SampleDocument,
    found: &SampleResults,
    sha256: &str,
) -> ArtefactDocument {
    let mut set = sample_record_set(sample, found, arguments.set.clone());
    set.title = Fact::Given(sample_title(sample));
    let name = arguments.sheet.file_name().unwrap_or_default().to_string_lossy();
    set.carried = sample_carried(sample, found, &name, sha256);
    set
}

/// An artefact of the same id must not be listed in another file of the organisation.
fn not_elsewhere(id: &ArtefactId, files: &[clausegraph::SourceText]) -> Result<(), CliError> {
    for file in files.iter().filter(|file| !file.name.starts_with("sampled/")) {
        let text = file.text.trim_start_matches('\u{feff}');
        let read: Result<OrganisationDocument, serde_json::Error> = serde_json::from_str(text);
        let holds = |document: &OrganisationDocument| {
            document.artefacts.iter().any(|artefact| artefact.id == *id)
        };
        if read.as_ref().is_ok_and(holds) {
            return Err(CliError::IdTaken { id: id.to_string(), file: file.name.clone() });
        }
    }
    Ok(())
}
