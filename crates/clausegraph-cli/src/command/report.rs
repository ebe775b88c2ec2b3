//! `clausegraph report`.

mod basis;
mod course;
mod formats;
mod samples;
mod stated;

use std::path::PathBuf;

use clausegraph_paper::{Basis, Language, Texts};

use self::formats::Source;

use crate::{
    args::{ReportArguments, To, What},
    error::{CliError, Exit},
    output::write_file,
    progress::busy,
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &ReportArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let wanted = wanted(arguments)?;
    let texts = texts(arguments)?;
    let look = &arguments.look;
    if look.wording.is_none() && Language::from(look.language) != Language::English {
        terminal.warn(
            "only days and numbers are written in that language: sentences stay English unless `--wording` \
             brings others; `clausegraph wording` prints them",
        );
    }
    let fonts = look.fonts.iter().map(read).collect::<Result<Vec<Vec<u8>>, CliError>>()?;
    stated::told_in_vain(arguments, terminal);
    let samples = samples::read(arguments, terminal)?;
    let template = look.template.as_ref().map(read).transpose()?;
    basis::with(arguments, terminal, &texts, |basis, mapped, locate| {
        let files = files(basis, arguments, &wanted)?;
        std::fs::create_dir_all(&arguments.out).map_err(|cause| CliError::Io {
            action: format!("make `{}`", arguments.out.display()),
            cause,
        })?;
        let mut told = String::new();
        for (path, what, to) in files {
            let template = template.as_deref();
            let source = Source {
                basis,
                arguments,
                template,
                fonts: &fonts,
                samples: &samples,
                mapped,
                locate,
            };
            let bytes = busy("writing", || formats::bytes(what, to, &source))?;
            write_file(&path, &bytes)?;
            told.push_str(&path.display().to_string());
            told.push('\n');
        }
        write(&told)?;
        Ok(Exit::Done)
    })
}

/// What was asked for, each once; or everything that there is not.
fn wanted(arguments: &ReportArguments) -> Result<Vec<(What, To)>, CliError> {
    let mut wanted: Vec<(What, To)> = Vec::new();
    let mut problems = Vec::new();
    for what in &arguments.what {
        for to in &arguments.to {
            if let Err(problem) = formats::can(*what, *to) {
                problems.push(problem);
            } else if !wanted.contains(&(*what, *to)) {
                wanted.push((*what, *to));
            }
        }
    }
    match problems.len() {
        0 => Ok(wanted),
        1 => Err(problems.remove(0)),
        _ => Err(CliError::Several(problems)),
    }
}

/// The files to write, none of which may be there unless that is allowed.
fn files(
    basis: &Basis<'_, '_>,
    arguments: &ReportArguments,
    wanted: &[(What, To)],
) -> Result<Vec<(PathBuf, What, To)>, CliError> {
    let identity = basis.assessment.organisation().identity();
    let id = identity.map_or("organisation", |identity| identity.id.as_str());
    let file = |(what, to): &(What, To)| {
        let name = format!("{id}-{}.{}", what.kind().as_str(), to.extension());
        (arguments.out.join(name), *what, *to)
    };
    let files: Vec<(PathBuf, What, To)> = wanted.iter().map(file).collect();
    let there = files.iter().find(|(path, ..)| !arguments.force && path.exists());
    match there {
        Some((path, ..)) => Err(CliError::Exists { path: path.clone() }),
        None => Ok(files),
    }
}

/// The sentences, with those of a file in the place of ours.
fn texts(arguments: &ReportArguments) -> Result<Texts, CliError> {
    let texts = Texts::new(arguments.look.language.into());
    let Some(path) = &arguments.look.wording else { return Ok(texts) };
    let file = String::from_utf8(read(path)?).map_err(|_| CliError::Foreign {
        message: format!("`{}` is no text in UTF-8", path.display()),
    })?;
    texts.with(&file).map_err(|problems| {
        let problem = |problem: &clausegraph_paper::TextsError| CliError::Unknown {
            message: format!("{}: {problem}", path.display()),
            meant: None,
            note: None,
        };
        CliError::Several(problems.iter().map(problem).collect())
    })
}

fn read(path: &PathBuf) -> Result<Vec<u8>, CliError> {
    let action = || format!("read `{}`", path.display());
    std::fs::read(path).map_err(|cause| CliError::Io { action: action(), cause })
}
