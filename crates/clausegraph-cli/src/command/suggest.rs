//! `clausegraph suggest`.

mod measure;
mod render;
pub(super) mod texts;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use clausegraph::{
    Catalogue, ClaimTarget, Organisation, Requirement, SourceText,
    document::{ClaimDocument, ClaimState},
};
use clausegraph_clauses::ISO20000_1_2018_VOCABULARY;
use clausegraph_import::{ImportError, Suggestions, read_suggestions, write_suggestions};
use clausegraph_suggest::{Options, Suggestion, Vocabulary, suggest};
use clausegraph_workbook::{DecisionRow, decision_csv, decision_sheet};

use self::texts::Texts;
use crate::{
    args::{Format, SuggestArguments},
    error::{CliError, Exit},
    input::{catalogue, organisation, tell},
    output::write_file,
    progress::busy,
    terminal::Terminal,
};

/// The catalogue that the built-in vocabulary is for.
const OURS: &str = "iso20000-1@2018+a1";

pub(super) fn run(arguments: &SuggestArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?.value;
    let vocabulary = vocabulary(&catalogue, terminal)?;
    if let Some(folder) = &arguments.measure {
        return measure::run(folder, arguments, &catalogue, &vocabulary, terminal);
    }
    let Some(folder) = &arguments.organisation else {
        return Ok(Exit::Usage);
    };
    if let Some(documents) = arguments.documents.as_deref().filter(|path| !path.is_dir()) {
        return Err(ImportError::NotAFolder { path: documents.to_owned() }.into());
    }
    if let Some(sheet) = &arguments.sheet {
        check_sheet(sheet, arguments.force)?;
    }
    let organisation = organisation(folder, &catalogue, false, terminal)?.value;
    let mut kept = read_suggestions(folder)?;
    let texts = texts::of_artefacts(
        &organisation,
        arguments.documents.as_deref(),
        &arguments.limits,
        arguments.jobs,
    );
    if let Some(documents) = arguments.documents.as_ref()
        && texts.read == 0
        && texts.unread.is_empty()
    {
        return Err(texts::none_there(documents));
    }
    // Those that are decided make room for others.
    let decided = decided(&organisation, &catalogue, &kept);
    let most = arguments.top.get();
    let per_artefact = decided.values().map(BTreeSet::len).max().unwrap_or(0).saturating_add(most);
    let options = Options { per_artefact, ..Options::USUAL };
    let mut found = busy("searching", || suggest(&catalogue, &vocabulary, &texts.found, &options))
        .map_err(|error| CliError::Internal { what: error.to_string() })?;
    found.retain(|suggestion| {
        let decided = decided.get(suggestion.artefact.as_str());
        !decided.is_some_and(|decided| decided.contains(suggestion.requirement.as_str()))
    });
    let found = ranked(found, most);
    match arguments.format {
        Format::Text => {
            let told = render::text(&found, &texts, &catalogue, terminal.look());
            terminal.print(&told)?;
        }
        Format::Json => crate::terminal::write(&render::json(&found, &texts))?,
    }
    if let Some(sheet) = &arguments.sheet {
        write_sheet(sheet, &found, &texts, &catalogue)?;
        terminal.tell(&format!("wrote {}\n", sheet.display()));
    }
    if !arguments.dry_run {
        kept.suggested = found.iter().map(|found| claim(found, &organisation)).collect();
        let written = write_suggestions(folder, &kept)?;
        if !written.is_empty() {
            terminal.tell(&format!("{} now holds {}\n", folder.display(), written.join(", ")));
        }
    }
    Ok(if texts.unread.is_empty() { Exit::Done } else { Exit::Found })
}

/// The vocabulary for a catalogue: the built-in one, where there is one for it, else an empty one.
pub(super) fn vocabulary(
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<Vocabulary, CliError> {
    let is_ours = catalogue.id().as_str() == OURS;
    let built_in = ISO20000_1_2018_VOCABULARY.iter().filter(|_| is_ours);
    let files: Vec<SourceText> = built_in
        .map(|file| SourceText { name: file.name.to_owned(), text: file.text.to_owned() })
        .collect();
    let (vocabulary, problems) = Vocabulary::load(catalogue, &files);
    tell(&problems, &files, terminal);
    vocabulary.ok_or_else(|| CliError::Input {
        what: "the vocabulary".to_owned(),
        errors: problems.error_count(),
    })
}

/// The requirements that a person has decided on already, by artefact, be it by a claim of their own.
fn decided<'a>(
    organisation: &'a Organisation,
    catalogue: &'a Catalogue,
    kept: &'a Suggestions,
) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut decided: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for claim in organisation.claims() {
        let document = claim.document();
        if document.state != ClaimState::Confirmed {
            continue;
        }
        let serves = |requirement: &&Requirement| match claim.target() {
            ClaimTarget::Requirement(position) => position == requirement.position(),
            ClaimTarget::Clause(position) => position == requirement.clause_position(),
        };
        let requirements = catalogue.requirements().filter(serves).map(|found| found.id().as_str());
        decided.entry(document.artefact.as_str()).or_default().extend(requirements);
    }
    for (artefact, target) in kept.decided() {
        decided.entry(artefact.as_str()).or_default().insert(target.as_str());
    }
    decided
}

/// The best of each artefact, ranked again from 1.
fn ranked(found: Vec<Suggestion>, most: usize) -> Vec<Suggestion> {
    let mut best: Vec<Suggestion> = Vec::new();
    let mut rank = 0;
    for suggestion in found {
        let is_same = best.last().is_some_and(|last| last.artefact == suggestion.artefact);
        rank = if is_same { rank + 1 } else { 1 };
        if rank <= most {
            let rank = u32::try_from(rank).unwrap_or(u32::MAX);
            best.push(Suggestion { rank, ..suggestion });
        } else {
            // The next one of the same artefact has to find it as the last.
            rank = most;
        }
    }
    best
}

fn claim(suggestion: &Suggestion, organisation: &Organisation) -> ClaimDocument {
    let artefact = organisation.artefact(suggestion.artefact.as_str());
    ClaimDocument {
        artefact: suggestion.artefact.clone(),
        target: suggestion.requirement.clone(),
        slot: None,
        members: Vec::new(),
        at: suggestion.passage.as_ref().map(|passage| passage.place.clone()),
        by: None,
        on: None,
        hash: artefact.and_then(|found| found.document().hash.given().cloned()),
        state: ClaimState::Suggested,
    }
}

/// A sheet of decisions is XLSX or CSV, and none that people may have decided in is written over.
fn check_sheet(path: &Path, force: bool) -> Result<(), CliError> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    if ending != "xlsx" && ending != "csv" {
        return Err(CliError::Unknown {
            message: format!("`{}` is neither .xlsx nor .csv", path.display()),
            meant: None,
            note: None,
        });
    }
    if path.exists() && !force {
        return Err(CliError::Exists { path: path.to_owned() });
    }
    Ok(())
}

fn write_sheet(
    path: &Path,
    found: &[Suggestion],
    texts: &Texts,
    catalogue: &Catalogue,
) -> Result<(), CliError> {
    let rows: Vec<DecisionRow> = found
        .iter()
        .map(|suggestion| {
            let asks = catalogue.requirement(suggestion.requirement.as_str());
            let passage = suggestion.passage.as_ref();
            DecisionRow {
                artefact: suggestion.artefact.to_string(),
                title: texts.title(&suggestion.artefact).to_owned(),
                requirement: suggestion.requirement.to_string(),
                asks: asks.map(|found| found.statement().to_owned()).unwrap_or_default(),
                rank: suggestion.rank,
                at: passage.map(|passage| passage.place.clone()).unwrap_or_default(),
                passage: passage.map(render::excerpt).unwrap_or_default(),
                matched: render::matched(suggestion),
            }
        })
        .collect();
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let bytes = if is_csv {
        decision_csv(&rows).into_bytes()
    } else {
        decision_sheet(&rows).map_err(|error| CliError::Internal { what: error.to_string() })?
    };
    write_file(path, &bytes)
}
