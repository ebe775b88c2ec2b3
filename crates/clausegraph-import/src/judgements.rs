//! The file in which an organisation keeps what people judged: entries are added, never changed.

mod place;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use clausegraph_model::{
    JudgementId, SourceText,
    document::{FORMAT_VERSION, JudgementDocument, OrganisationDocument},
};

use crate::{ImportError, files::present, write::replace};

/// The file of judgements with more at its end, not written yet.
///
/// What stood in it stands in it as before, byte for byte: nothing is formatted anew, reordered or
/// left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgementFile {
    path: PathBuf,
    before: Option<String>,
    text: String,
}

impl JudgementFile {
    /// The name of the file in the folder of an organisation.
    pub const NAME: &'static str = "judgements.json";

    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its text with the new judgements.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts it in place as a whole.
    ///
    /// # Errors
    ///
    /// [`ImportError::ChangedMeanwhile`] where the file is no longer as it was read: what somebody
    /// else judged in the meantime is not lost. Otherwise what the operating system refuses.
    pub fn write(self) -> Result<(), ImportError> {
        if present(&self.path)? != self.before {
            return Err(ImportError::ChangedMeanwhile { path: self.path });
        }
        replace(&self.path, &self.text)
    }
}

/// Adds a judgement at the end of `judgements.json` in the folder of an organisation; the file is
/// made where it is not there. Nothing is written before [`JudgementFile::write`].
///
/// ```
/// use clausegraph_import::append_judgement;
/// use clausegraph_model::document::{JudgementContext, JudgementDocument, JudgementValue};
///
/// let judgement = JudgementDocument {
///     id: "J-0001".parse()?, requirement: "9.3-01".parse()?, members: vec![],
///     context: JudgementContext::Internal, value: JudgementValue::NotYet, by: "jane".parse()?,
///     on: "2026-11-22".parse()?, reason: "To be asked in December".to_owned(), pins: vec![],
///     supersedes: None,
/// };
/// let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/organisation");
/// let file = append_judgement(folder.as_ref(), &judgement)?;
/// assert!(file.text().contains("\"reason\": \"To be asked in December\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// A file that is a link or not UTF-8, that holds no object or no list of judgements, or what the
/// operating system refuses.
pub fn append_judgement(
    folder: &Path,
    judgement: &JudgementDocument,
) -> Result<JudgementFile, ImportError> {
    append_judgements(folder, std::slice::from_ref(judgement))
}

/// Adds several judgements at once, in their order; see [`append_judgement`].
///
/// # Errors
///
/// As [`append_judgement`].
pub fn append_judgements(
    folder: &Path,
    judgements: &[JudgementDocument],
) -> Result<JudgementFile, ImportError> {
    let path = folder.join(JudgementFile::NAME);
    // A link would be replaced by a copy, and what it leads to be read twice.
    if fs::symlink_metadata(&path).is_ok_and(|about| about.is_symlink()) {
        let cause = io::Error::other("it is a link: put the file itself there");
        return Err(ImportError::io("add to", path)(cause));
    }
    let before = present(&path)?;
    let text = match &before {
        None => new(judgements)?,
        Some(text) => {
            let source = SourceText { name: JudgementFile::NAME.to_owned(), text: text.to_owned() };
            place::added(&source, judgements)?.ok_or_else(|| {
                let cause = io::Error::other("it is no object with a list `judgements`");
                ImportError::io("add to", &path)(cause)
            })?
        }
    };
    Ok(JudgementFile { path, before, text })
}

/// A file with judgements and nothing else.
fn new(judgements: &[JudgementDocument]) -> Result<String, ImportError> {
    let document = OrganisationDocument {
        format_version: FORMAT_VERSION,
        judgements: judgements.to_vec(),
        ..OrganisationDocument::default()
    };
    let mut text = serde_json::to_string_pretty(&document).map_err(|error| encode(&error))?;
    text.push('\n');
    Ok(text)
}

fn encode(error: &serde_json::Error) -> ImportError {
    ImportError::Encode { name: JudgementFile::NAME, reason: error.to_string() }
}

/// The id of the next judgement: `J-0001`, or one above the highest number of that form. A number
/// is never given twice, also where an entry in between is gone.
///
/// ```
/// use clausegraph_import::next_judgement_id;
///
/// let known = ["J-0001".parse()?, "J-7".parse()?, "J-2026-09".parse()?];
/// assert_eq!(next_judgement_id(&known).as_str(), "J-0008");
/// assert_eq!(next_judgement_id([]).as_str(), "J-0001");
/// # Ok::<(), clausegraph_model::IdError>(())
/// ```
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a letter, a hyphen and digits are an id"
)]
#[expect(single_use_lifetimes, reason = "an elided lifetime is not stable in this position")]
pub fn next_judgement_id<'j>(known: impl IntoIterator<Item = &'j JudgementId>) -> JudgementId {
    let number = |id: &JudgementId| {
        let digits = id.as_str().strip_prefix("J-")?;
        let plain = digits.bytes().all(|found| found.is_ascii_digit());
        digits.parse::<u32>().ok().filter(|_| plain)
    };
    let highest = known.into_iter().filter_map(number).max();
    let next = highest.map_or(1, |highest| u64::from(highest) + 1);
    format!("J-{next:04}").parse().expect("a letter, a hyphen and digits are an id")
}
