//! `clausegraph overlap`.

use std::{num::NonZeroUsize, path::Path};

use clausegraph::{
    Organisation,
    overlap::{ComparedTexts, TextPair},
    overlap_with,
};
use clausegraph_import::{ImportError, SimilarOptions, similar_texts};
use clausegraph_report::{Listing, json, overlap_markdown, overlap_text};

use super::suggest::texts;
use crate::{
    args::{LimitArguments, OverlapArguments, TableFormat},
    error::{CliError, Exit},
    input::{assessed, catalogue, organisation},
    progress::busy,
    terminal::{Terminal, write},
};

pub(super) fn run(arguments: &OverlapArguments, terminal: &mut Terminal) -> Result<Exit, CliError> {
    for_consultants("overlap", terminal)?;
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let organisation = organisation(&arguments.organisation, &catalogue.value, false, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let documents = arguments.documents.as_deref();
    let reading = Reading { documents, limits: &arguments.limits, jobs: arguments.jobs };
    let texts = compared(&organisation.value, &reading, terminal)?;
    let overlap = overlap_with(&assessment, &texts.compared);
    let listing = if arguments.all { Listing::All } else { Listing::Few };
    match arguments.format {
        TableFormat::Text => {
            terminal.print(&overlap_text(&assessment, &overlap, listing, terminal.look()))?;
        }
        TableFormat::Markdown => write(&overlap_markdown(&assessment, &overlap))?,
        TableFormat::Json => write(&json::overlap_json(&assessment, &overlap))?,
    }
    Ok(texts.exit)
}

/// Refuses a verb that is about over-documentation to an auditor.
pub(super) fn for_consultants(verb: &str, terminal: &Terminal) -> Result<(), CliError> {
    terminal.for_consultants(
        &format!("`{verb}` is not for the profile `auditor`: it is about over-documentation"),
        "an audit looks at what is needed; consultants run it with --profile consultant",
    )
}

/// Which texts are read, and how.
pub(super) struct Reading<'a> {
    pub(super) documents: Option<&'a Path>,
    pub(super) limits: &'a LimitArguments,
    pub(super) jobs: Option<NonZeroUsize>,
}

/// Texts that were compared, and how the command then ends.
pub(super) struct Compared {
    pub(super) compared: ComparedTexts,
    pub(super) exit: Exit,
}

/// Compares the texts below a folder; nothing where no folder is named.
pub(super) fn compared(
    organisation: &Organisation,
    reading: &Reading<'_>,
    terminal: &mut Terminal,
) -> Result<Compared, CliError> {
    let Some(folder) = reading.documents else {
        return Ok(Compared { compared: ComparedTexts::default(), exit: Exit::Done });
    };
    if !folder.is_dir() {
        return Err(ImportError::NotAFolder { path: folder.to_owned() }.into());
    }
    let read = texts::of_artefacts(organisation, Some(folder), reading.limits, reading.jobs);
    if read.read == 0 && read.unread.is_empty() {
        return Err(texts::none_there(folder));
    }
    for (uri, reason) in &read.unread {
        terminal.warn(&format!("{uri} is not compared: {reason}"));
    }
    let with_text = read.found.iter().filter(|text| !text.passages.is_empty());
    let (ids, bodies): (Vec<_>, Vec<String>) = with_text
        .map(|text| {
            let pieces: Vec<&str> =
                text.passages.iter().map(|passage| passage.text.as_str()).collect();
            (text.artefact.clone(), pieces.join("\n"))
        })
        .unzip();
    let pairs = busy("comparing texts", || similar_texts(&bodies, SimilarOptions::USUAL));
    let pairs = pairs.into_iter().filter_map(|pair| {
        Some(TextPair {
            one: ids.get(pair.one)?.clone(),
            other: ids.get(pair.other)?.clone(),
            similarity: pair.similarity(),
        })
    });
    let pairs = pairs.collect();
    let exit = if read.unread.is_empty() { Exit::Done } else { Exit::Found };
    Ok(Compared { compared: ComparedTexts { read: ids, pairs }, exit })
}
