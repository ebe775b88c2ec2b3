//! The texts that are searched: titles of artefacts, and the documents where they can be read.

use std::{
    num::NonZeroUsize,
    path::{Component, Path, PathBuf},
};

use clausegraph::{ArtefactId, Organisation, document::ArtefactStatus};
use clausegraph_import::{document_text, read_file};
use clausegraph_suggest::{Passage, Text};

use crate::{
    args::LimitArguments,
    error::CliError,
    foreign::read_text_bytes,
    progress::{each, usual_jobs},
};

/// What is searched, and what could not be.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    pub(crate) found: Vec<Text>,
    /// How many documents were read.
    pub(crate) read: usize,
    /// Documents that could not be read: where they stand, and why.
    pub(crate) unread: Vec<(String, String)>,
}

impl Texts {
    /// The title of an artefact.
    pub(crate) fn title(&self, artefact: &ArtefactId) -> &str {
        let text = self.found.iter().find(|text| text.artefact == *artefact);
        text.map(|text| text.title.as_str()).unwrap_or_default()
    }
}

/// What stands in a document.
pub(super) struct Read {
    pub(super) title: Option<String>,
    pub(super) keywords: Vec<String>,
    pub(super) passages: Vec<Passage>,
}

/// The texts of the artefacts that are not retired, in their order.
pub(in crate::command) fn of_artefacts(
    organisation: &Organisation,
    documents: Option<&Path>,
    limits: &LimitArguments,
    jobs: Option<NonZeroUsize>,
) -> Texts {
    let artefacts: Vec<_> = organisation
        .artefacts()
        .iter()
        .filter(|artefact| artefact.document().status.given() != Some(&ArtefactStatus::Retired))
        .collect();
    let jobs = jobs.unwrap_or_else(usual_jobs);
    let read = each("reading documents", &artefacts, jobs, |artefact| {
        let folder = documents?;
        let uri = artefact.document().uri.given()?;
        let path = inside(folder, uri)?;
        Some((uri.clone(), read(&path, uri, limits)))
    });
    let mut texts = Texts::default();
    for (artefact, read) in artefacts.into_iter().zip(read) {
        let mut text = Text {
            artefact: artefact.id().clone(),
            kind: Some(artefact.kind()),
            title: artefact.title().to_owned(),
            keywords: Vec::new(),
            passages: Vec::new(),
        };
        match read {
            None => {}
            Some((_, Ok(read))) => {
                texts.read += 1;
                text.keywords = read.keywords;
                text.passages = read.passages;
            }
            Some((uri, Err(reason))) => texts.unread.push((uri, reason)),
        }
        texts.found.push(text);
    }
    texts
}

/// What is told where no document of the organisation stands in a folder.
pub(in crate::command) fn none_there(folder: &Path) -> CliError {
    CliError::Unknown {
        message: format!("no document of the organisation stands in `{}`", folder.display()),
        meant: None,
        note: Some("name the folder that the documents were imported from".to_owned()),
    }
}

/// The file of an address below a folder; none where it is no relative path, leads out, or is not there.
fn inside(folder: &Path, uri: &str) -> Option<PathBuf> {
    let below = Path::new(uri);
    let is_plain = below.components().all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(below);
    let home = folder.canonicalize().ok()?;
    let real = path.canonicalize().ok()?;
    (is_plain && real.starts_with(home) && real.is_file()).then_some(path)
}

/// Reads one document.
pub(super) fn read(path: &Path, name: &str, limits: &LimitArguments) -> Result<Read, String> {
    let bytes = read_file(path, limits.folders()).map_err(|error| error.to_string())?;
    let foreign = |name: &str, bytes: &[u8]| read_text_bytes(name, bytes, limits);
    let text = document_text(name, &bytes, &foreign).map_err(|error| error.to_string())?;
    Ok(Read {
        title: text.title,
        keywords: text.keywords,
        passages: text
            .passages
            .into_iter()
            .map(|found| Passage { place: found.place, heading: found.heading, text: found.text })
            .collect(),
    })
}
