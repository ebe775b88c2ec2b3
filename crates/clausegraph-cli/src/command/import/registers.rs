//! `clausegraph import registers`.

use std::path::PathBuf;

use clausegraph::document::IdentityDocument;
use clausegraph_import::{
    RegisterFile, RegisterMap, RegistersImport, files_below, read_file,
    registers as read_registers, render_mapping_report,
};
use clausegraph_readers::table::{TableOptions, table_form_of};
use serde_json::json;

use super::target;
use crate::{
    args::{ImportFormat, RegistersArguments},
    error::{CliError, Exit},
    foreign::{ForeignError, read_table_file},
    progress::{each, usual_jobs},
    terminal::{Terminal, add, write},
};

pub(crate) fn registers(
    arguments: &RegistersArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let known = target::identity(&arguments.target)?;
    let map = map(arguments, known.as_ref())?;
    let Listed { files, left } = listed(arguments)?;
    let options =
        TableOptions { delimiter: arguments.delimiter, encoding: arguments.encoding.clone() };
    let jobs = arguments.run.jobs.unwrap_or_else(usual_jobs);
    let read = each("reading lists", &files, jobs, |(_, path)| {
        read_table_file(path, &options, &arguments.run.limits)
    });
    let mut found = Vec::new();
    let mut unread: Vec<(String, ForeignError)> = Vec::new();
    for ((name, _), read) in files.iter().zip(read) {
        match read {
            Ok(tables) => found.push(RegisterFile { path: name.clone(), tables }),
            Err(error) => unread.push((name.clone(), error)),
        }
    }
    if found.is_empty() && unread.is_empty() {
        return Err(CliError::Foreign {
            message: "no list was named: .xlsx, .xls, .ods, .csv, .tsv, .json and .yaml are read"
                .to_owned(),
        });
    }
    let RegistersImport { document, report } = read_registers(&found, &map);
    for (_, error) in &unread {
        terminal.warn(&error.to_string());
    }
    let import = target::Import {
        document,
        known: known.as_ref(),
        source: map.source(),
        called: &arguments.source,
        target: &arguments.target,
        run: &arguments.run,
        is_partial: !unread.is_empty(),
    };
    let outcome = target::write(import, terminal)?;
    match arguments.run.format {
        ImportFormat::Text => {
            let mut text = crate::terminal::clean(render_mapping_report(&report).trim_end());
            text.push('\n');
            for name in &left {
                add(&mut text, format_args!("left alone: {name}\n"));
            }
            text.push_str(&outcome);
            terminal.print(&text)?;
        }
        ImportFormat::Json => {
            let unread: Vec<_> = unread
                .iter()
                .map(|(name, error)| json!({ "file": name, "reason": error.to_string() }))
                .collect();
            let whole = json!({
                "format_version": 1,
                "report": report,
                "left": left,
                "unread": unread,
            });
            write(&format!("{whole:#}\n"))?;
        }
    }
    let is_clean = unread.is_empty() && report.problems() == 0;
    Ok(if is_clean { Exit::Done } else { Exit::Found })
}

/// The map that is named, or the one of the usual headers.
fn map(
    arguments: &RegistersArguments,
    known: Option<&IdentityDocument>,
) -> Result<RegisterMap, CliError> {
    let Some(path) = &arguments.map else {
        let identity = target::organisation(known.cloned(), &arguments.target)?;
        return RegisterMap::standard(identity)
            .map_err(|error| CliError::Internal { what: error.to_string() });
    };
    let bytes = read_file(path, arguments.run.limits.folders())?;
    let text = String::from_utf8_lossy(&bytes);
    RegisterMap::parse(&text).map_err(|problems| {
        let number = problems.problems.len();
        CliError::Rules { path: path.clone(), message: problems.to_string(), errors: number }
    })
}

struct Listed {
    /// The lists, by the name under which they are told.
    files: Vec<(String, PathBuf)>,
    /// What else stands in the folders.
    left: Vec<String>,
}

/// The lists that the arguments name: files as they are, and of folders those that a reader reads.
fn listed(arguments: &RegistersArguments) -> Result<Listed, CliError> {
    let mut listed = Listed { files: Vec::new(), left: Vec::new() };
    for path in &arguments.files {
        let is_folder = path.is_dir();
        let below = files_below(path, arguments.run.limits.folders())?;
        listed.left.extend(below.left);
        for (name, found) in below.files {
            let is_list = !is_folder || table_form_of(&name).is_some();
            if is_list { listed.files.push((name, found)) } else { listed.left.push(name) }
        }
    }
    listed.files.sort();
    listed.files.dedup();
    Ok(listed)
}
