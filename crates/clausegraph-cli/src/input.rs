//! Catalogues and organisations from files.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use clausegraph::{
    Assessment, Catalogue, Date, Location, Organisation, Positions, Problem, ProblemCode, Problems,
    Severity, SourceText, assess, did_you_mean, map, overlays,
};
use clausegraph_clauses::{DataFile, ISO20000_1_2018, ISO20000_1_2018_OVERLAYS};
use clausegraph_import::{Limits, read_folder};
use clausegraph_report::problems_text;
use serde_json::Value;

use crate::{args::CatalogueArguments, clock::today, error::CliError, terminal::Terminal};

/// The file in which people write what they expect; no part of an organisation.
pub(crate) const EXPECTED: &str = "expected.json";

/// The file in which people write which findings they expect; no part of an organisation either.
const EXPECTED_FINDINGS: &str = "expected-findings.json";

/// The overlays that belong to the built-in catalogue.
const AMENDMENT: &str = "amd1-2024";

/// Files that were read, and what they add up to.
#[derive(Debug)]
pub(crate) struct Loaded<T> {
    pub(crate) value: T,
    pub(crate) sources: Vec<SourceText>,
}

/// The files of a catalogue and of its overlays.
#[derive(Debug)]
pub(crate) struct CatalogueFiles {
    pub(crate) files: Vec<SourceText>,
    pub(crate) overlays: Vec<SourceText>,
}

fn source(file: &DataFile) -> SourceText {
    SourceText { name: file.name.to_owned(), text: file.text.to_owned() }
}

/// A built-in overlay by name.
fn built_in_overlay(name: &str) -> Option<SourceText> {
    let named = |file: &&DataFile| {
        let stem = file.name.rsplit('/').next().and_then(|last| last.strip_suffix(".json"));
        stem == Some(name)
    };
    ISO20000_1_2018_OVERLAYS.iter().find(named).map(source)
}

/// Reads the files of the catalogue that the arguments name.
pub(crate) fn catalogue_files(arguments: &CatalogueArguments) -> Result<CatalogueFiles, CliError> {
    let built_in = arguments.catalogue.is_none();
    let files = match &arguments.catalogue {
        Some(folder) => {
            // Overlays beside a catalogue are laid only when they are asked for.
            let mut files = read_folder(folder, Limits::USUAL)?;
            files.retain(|file| !file.name.starts_with("overlays/"));
            files
        }
        None => ISO20000_1_2018.iter().map(source).collect(),
    };
    let mut overlays = Vec::new();
    let amended = built_in && !arguments.without_amendment;
    if amended {
        overlays.extend(built_in_overlay(AMENDMENT));
    }
    for path in &arguments.overlay {
        let named = path.to_str().and_then(built_in_overlay);
        match named {
            Some(_) if path.to_str() == Some(AMENDMENT) && amended => {}
            Some(overlay) if !path.exists() => overlays.push(overlay),
            None if is_name(path) && !path.exists() => return Err(unknown_overlay(path)),
            _ => overlays.extend(read_folder(path, Limits::USUAL)?),
        }
    }
    Ok(CatalogueFiles { files, overlays })
}

/// Whether an overlay is named, not its file.
fn is_name(path: &Path) -> bool {
    path.components().count() == 1 && path.extension().is_none()
}

fn unknown_overlay(path: &Path) -> CliError {
    let name = path.display().to_string();
    let known: Vec<&str> = overlays().collect();
    CliError::Unknown {
        message: format!("there is no overlay `{name}`, neither a file nor a built-in one"),
        meant: did_you_mean(&name, known.iter().copied()).map(str::to_owned),
        note: Some(format!("the built-in overlays are: {}", known.join(", "))),
    }
}

/// The catalogue that the arguments name; its problems are told.
pub(crate) fn catalogue(
    arguments: &CatalogueArguments,
    terminal: &mut Terminal,
) -> Result<Loaded<Catalogue>, CliError> {
    let CatalogueFiles { files, overlays } = catalogue_files(arguments)?;
    let (catalogue, problems) = Catalogue::load(&files, &overlays);
    let broken = |file: &str| {
        problems.iter().any(|problem| problem.severity == Severity::Error && problem.file == file)
    };
    let broken_overlays: Vec<String> = if files.iter().any(|source| broken(&source.name)) {
        Vec::new()
    } else {
        let named = overlays.iter().filter(|source| broken(&source.name));
        named.map(|source| format!("`{}`", source.name)).collect()
    };
    let mut sources = files;
    sources.extend(overlays);
    tell(&problems, &sources, terminal);
    let name = match broken_overlays.as_slice() {
        [] => match &arguments.catalogue {
            Some(path) => format!("`{}`", path.display()),
            None => "the built-in catalogue".to_owned(),
        },
        [one] => format!("the overlay {one}"),
        several => format!("the overlays {}", several.join(", ")),
    };
    Ok(Loaded { value: accepted(catalogue, &problems, name)?, sources })
}

/// Reads the files of an organisation, without what people expect of it.
pub(crate) fn organisation_files(path: &Path) -> Result<Vec<SourceText>, CliError> {
    // An import writes what it read into few files: each may be as large as all together.
    let limits = Limits { file_bytes: Limits::USUAL.total_bytes, ..Limits::USUAL };
    let mut files = read_folder(path, limits)?;
    if let Some(folders) = several_organisations(&files) {
        return Err(CliError::SeveralOrganisations { path: path.to_owned(), folders });
    }
    files.retain(|file| !is_expectation(&file.name));
    if files.is_empty() {
        return Err(CliError::NoOrganisation { path: path.to_owned() });
    }
    Ok(files)
}

/// The keys of the people that the files of an organisation list; empty where nobody lists them.
pub(crate) fn people(folder: &Path) -> Result<Vec<String>, CliError> {
    let mut keys = Vec::new();
    for file in read_folder(folder, Limits::USUAL)? {
        let listed = section(&file.text, "people");
        let listed = listed.as_ref().and_then(Value::as_array).into_iter().flatten();
        let listed = listed.filter_map(|person| person.get("key")?.as_str());
        keys.extend(listed.map(ToOwned::to_owned));
    }
    Ok(keys)
}

/// A section at the top of a file; none where it is not there, or the file is no JSON.
pub(crate) fn section(text: &str, name: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    value.get(name).cloned()
}

fn is_expectation(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|name| [EXPECTED, EXPECTED_FINDINGS].contains(&name))
}

/// The folders with an organisation each, where no file stands beside them and there are several.
///
/// An organisation may be spread over folders, too; but it names itself in one of them only.
fn several_organisations(files: &[SourceText]) -> Option<Vec<String>> {
    let mut folders: Vec<String> = Vec::new();
    for file in files {
        let (folder, _) = file.name.split_once('/')?;
        let known = folders.last().is_some_and(|last| last == folder);
        let names_one = || section(&file.text, "organisation").is_some();
        if !known && (is_expectation(&file.name) || names_one()) {
            folders.push(folder.to_owned());
        }
    }
    (folders.len() > 1).then_some(folders)
}

/// How many warnings there are of each code: `3 warnings (2 unknown-key, 1 unknown-field)`.
fn by_code(problems: &Problems) -> String {
    let mut counts: BTreeMap<ProblemCode, usize> = BTreeMap::new();
    for problem in problems.iter() {
        *counts.entry(problem.code).or_default() += 1;
    }
    let codes: Vec<String> =
        counts.iter().map(|(code, number)| format!("{number} {code}")).collect();
    let warnings = match problems.len() {
        1 => "1 warning".to_owned(),
        number => format!("{number} warnings"),
    };
    format!("{warnings} ({})", codes.join(", "))
}

/// The organisation of a folder. Errors are drawn; warnings alone are counted, `check` draws them.
pub(crate) fn organisation(
    path: &Path,
    catalogue: &Catalogue,
    strict: bool,
    terminal: &mut Terminal,
) -> Result<Loaded<Organisation>, CliError> {
    let sources = organisation_files(path)?;
    let (organisation, problems) = Organisation::load(&sources, catalogue);
    let problems = if strict { stricter(problems, &sources) } else { problems };
    let organisation = organisation.filter(|_| !problems.has_errors());
    let name = path.display();
    if organisation.is_none() {
        tell(&problems, &sources, terminal);
    } else if !problems.is_empty() {
        terminal.tell(&format!("{}; to see more: clausegraph check {name}\n", by_code(&problems)));
    }
    Ok(Loaded { value: accepted(organisation, &problems, format!("`{name}`"))?, sources })
}

/// The organisation of files that were read, with one that is new or in the place of the one of its name.
///
/// Warnings are left out: they were told when the files were read.
pub(crate) fn organisation_with(
    path: &Path,
    mut sources: Vec<SourceText>,
    file: SourceText,
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<Organisation, CliError> {
    sources.retain(|source| source.name != file.name);
    sources.push(file);
    sources.sort();
    organisation_of(path, &sources, catalogue, terminal)
}

/// The organisation of files that are to be; warnings are left out, since they were told before.
pub(crate) fn organisation_of(
    path: &Path,
    sources: &[SourceText],
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<Organisation, CliError> {
    let (organisation, problems) = Organisation::load(sources, catalogue);
    let organisation = organisation.filter(|_| !problems.has_errors());
    if organisation.is_none() {
        tell(&problems, sources, terminal);
    }
    accepted(organisation, &problems, format!("`{}`", path.display()))
}

/// The organisation of a folder with further files, as if they stood in the folder; what is wrong in it is
/// told.
pub(crate) fn organisation_with_files(
    path: &Path,
    more: &[PathBuf],
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<Organisation, CliError> {
    let mut sources = organisation_files(path)?;
    let mut names = Vec::new();
    for file in more {
        for mut source in organisation_files(file)? {
            // A file of the same name stands beside the other, and takes the place of none.
            while sources.iter().any(|known| known.name == source.name) {
                source.name = format!("with/{}", source.name);
            }
            sources.push(source);
        }
        names.push(format!("`{}`", file.display()));
    }
    sources.sort();
    let (organisation, problems) = Organisation::load(&sources, catalogue);
    let organisation = organisation.filter(|_| !problems.has_errors());
    if organisation.is_none() {
        tell(&problems, &sources, terminal);
    }
    let what = format!("`{}` with {}", path.display(), names.join(" and "));
    accepted(organisation, &problems, what)
}

/// Problems with every warning as an error.
pub(crate) fn stricter(problems: Problems, sources: &[SourceText]) -> Problems {
    let mut strict = Problems::new(sources.iter().map(|source| source.name.as_str()));
    strict.extend(
        problems.into_iter().map(|problem| Problem { severity: Severity::Error, ..problem }),
    );
    strict
}

pub(crate) fn tell(problems: &Problems, sources: &[SourceText], terminal: &mut Terminal) {
    if !problems.is_empty() {
        let text = problems_text(problems, sources, terminal.message_look());
        terminal.tell(&text);
    }
}

fn accepted<T>(value: Option<T>, problems: &Problems, what: String) -> Result<T, CliError> {
    value.ok_or_else(|| CliError::Input { what, errors: problems.error_count() })
}

/// Lines and columns in files that were read.
pub(crate) struct Places<'a> {
    files: Vec<(&'a str, Positions<'a>)>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(sources: &'a [SourceText]) -> Self {
        let positions = |source: &'a SourceText| (source.name.as_str(), Positions::new(source));
        Self { files: sources.iter().map(positions).collect() }
    }

    pub(crate) fn locate(&self, location: &Location) -> Option<(u32, u32)> {
        let (_, positions) = self.files.iter().find(|(name, _)| *name == location.file)?;
        let span = positions.locate(&location.pointer)?;
        Some((span.line, span.column))
    }
}

/// The folders with expectations: the folder itself, or those in it, in order of their names.
pub(crate) fn folders_with_expectations(path: &Path) -> Result<Vec<PathBuf>, CliError> {
    if path.join(EXPECTED).is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let list = |cause| CliError::Io { action: format!("list `{}`", path.display()), cause };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(list)? {
        let folder = entry.map_err(list)?.path();
        if folder.join(EXPECTED).is_file() {
            found.push(folder);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(CliError::NothingExpected { path: path.to_owned() });
    }
    Ok(found)
}

/// Assesses an organisation as of a day, or of today.
pub(crate) fn assessed<'g>(
    catalogue: &'g Catalogue,
    organisation: &'g Organisation,
    as_of: Option<Date>,
) -> Assessment<'g> {
    assess(&map(catalogue, organisation), as_of.unwrap_or_else(today))
}
