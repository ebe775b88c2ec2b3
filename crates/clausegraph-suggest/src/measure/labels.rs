//! Documents of which a person said what they serve.

use std::collections::BTreeSet;

use clausegraph_model::{
    ArtefactId, ArtefactKind, Catalogue, CatalogueId, ClauseId, RequirementId, SourceText,
    did_you_mean,
};
use serde::{Deserialize, Serialize};

/// A file of labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelDocument {
    /// The version of this format; always 1.
    pub format_version: u32,
    /// The catalogue whose requirements they name; absent where that is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<CatalogueId>,
    /// The documents.
    pub documents: Vec<Label>,
}

/// What a document serves, as a person judged it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The file, relative to the file of labels.
    pub file: String,
    /// The artefact.
    pub id: ArtefactId,
    /// Its kind; absent or null where nobody would know it.
    #[serde(default)]
    pub kind: Option<ArtefactKind>,
    /// The requirements it serves; none where it serves nothing.
    pub serves: BTreeSet<RequirementId>,
    /// The leaf clauses it serves.
    pub clauses: BTreeSet<ClauseId>,
    /// What the document is for.
    pub part: Part,
    /// Why, in a sentence.
    #[serde(default)]
    pub because: String,
}

/// What a labelled document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// To choose weights by.
    Tune,
    /// To measure by; nobody looks at it before.
    Measure,
}

/// Why labels cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LabelError {
    /// The file is no file of labels.
    #[error("{file}:{line}:{column}: no labels: {reason}")]
    Malformed {
        /// The name of the file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong.
        reason: String,
    },
    /// The labels do not fit the catalogue or each other: one line for each defect.
    #[error("the labels do not fit: {}", .0.join("; "))]
    Unfit(Vec<String>),
}

/// Labels that have been checked against a catalogue, in the order of the files.
#[derive(Clone, Debug, Default)]
pub struct Labels(Vec<Label>);

impl Labels {
    /// Reads files of labels.
    ///
    /// # Errors
    ///
    /// If a file is none of labels; or, with all defects at once, if a label names what the catalogue does
    /// not have, or a document twice.
    pub fn load(catalogue: &Catalogue, files: &[SourceText]) -> Result<Self, LabelError> {
        let mut labels = Vec::new();
        let mut defects = Vec::new();
        let mut seen = BTreeSet::new();
        for file in files {
            let document: LabelDocument =
                serde_json::from_str(&file.text).map_err(|error| LabelError::Malformed {
                    file: file.name.clone(),
                    line: error.line(),
                    column: error.column(),
                    reason: error.to_string(),
                })?;
            if document.format_version != 1 {
                defects.push(format!("{}: the format version is not 1", file.name));
            }
            if let Some(named) = &document.catalogue
                && named != catalogue.id()
            {
                let ours = catalogue.id();
                defects.push(format!("{}: it names `{named}` and not `{ours}`", file.name));
            }
            for label in document.documents {
                let at = format!("{}: document `{}`", file.name, label.id);
                if !seen.insert(label.id.clone()) {
                    defects.push(format!("{at} stands there twice"));
                }
                let unknown = unknown(catalogue, &label).into_iter();
                defects.extend(unknown.map(|defect| format!("{at}: {defect}")));
                labels.push(label);
            }
        }
        if defects.is_empty() { Ok(Self(labels)) } else { Err(LabelError::Unfit(defects)) }
    }

    /// The labels, in the order of the files.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Label> {
        self.0.iter()
    }
}

/// What a label names and the catalogue does not have.
fn unknown(catalogue: &Catalogue, label: &Label) -> Vec<String> {
    let requirements: Vec<&str> =
        catalogue.requirements().map(|found| found.id().as_str()).collect();
    let leaves = catalogue.clauses().filter(|clause| clause.is_leaf());
    let leaves: Vec<&str> = leaves.map(|clause| clause.id().as_str()).collect();
    let mut defects = Vec::new();
    for id in label.serves.iter().map(RequirementId::as_str) {
        if !requirements.contains(&id) {
            defects.push(told("requirement", id, &requirements));
        }
    }
    for id in label.clauses.iter().map(ClauseId::as_str) {
        if !leaves.contains(&id) {
            defects.push(told("leaf clause", id, &leaves));
        }
    }
    defects
}

fn told(what: &str, id: &str, known: &[&str]) -> String {
    let close = did_you_mean(id, known.iter().copied());
    let suggestion = close.map_or_else(String::new, |close| format!("; did you mean `{close}`?"));
    format!("{what} `{id}` does not exist{suggestion}")
}
