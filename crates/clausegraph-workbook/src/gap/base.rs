//! The hidden sheet that tells what was written, so that changes by people can be told from those of the
//! files.

use clausegraph::{Assessment, Fact};
use clausegraph_import::{cell_digest, row_digest};
use clausegraph_paper::Basis;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use sha2::{Digest, Sha256};

use super::columns::{
    BASE_SHEET, BookColumn, COMES_BACK, FORMULA, FilledBy, LAYOUT_VERSION, STAYS,
};
use crate::{
    content::{Content, letters, put},
    lists::{Lists, word},
    table::{FIRST, HEADERS},
};

/// A sheet as it was written, of which something is read back.
pub(crate) struct WrittenSheet<'w> {
    /// The key of the sheet.
    pub(crate) key: &'static str,
    /// Its name in the file.
    pub(crate) name: &'w str,
    /// The columns of the layout; those behind them have headers only.
    pub(crate) columns: Vec<WrittenColumn>,
    /// The headers of all columns: those of the layout, then the others.
    pub(crate) headers: Vec<String>,
    /// The keys of the rows.
    pub(crate) keys: Vec<String>,
    pub(crate) rows: &'w [Vec<Content>],
}

/// A column and who fills it in.
#[derive(Clone, Copy)]
pub(crate) struct WrittenColumn {
    pub(crate) key: &'static str,
    pub(crate) part: Part,
}

/// Who fills in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// People: it is read back.
    Back,
    /// The workbook.
    Kept,
    /// A formula over the other cells of the row.
    Formula,
    /// A formula that shows a column of sheet Gap.
    Follows(&'static str),
}

impl Part {
    fn word(self) -> String {
        match self {
            Self::Back => COMES_BACK.to_owned(),
            Self::Kept => String::new(),
            Self::Formula => FORMULA.to_owned(),
            Self::Follows(key) => format!("={key}"),
        }
    }
}

impl From<FilledBy> for Part {
    fn from(filled_by: FilledBy) -> Self {
        match filled_by {
            FilledBy::Engine => Self::Kept,
            FilledBy::Derived => Self::Formula,
            FilledBy::Consultant | FilledBy::Client | FilledBy::Both | FilledBy::Auditor => {
                Self::Back
            }
        }
    }
}

impl From<&BookColumn> for WrittenColumn {
    fn from(column: &BookColumn) -> Self {
        Self { key: column.key, part: column.filled_by.into() }
    }
}

/// A sheet of which nothing is read back.
pub(crate) struct AsideSheet {
    /// Its name in the file.
    pub(crate) name: String,
    pub(crate) rows: Vec<Vec<Content>>,
    /// Whether people write in it all the same, for themselves.
    pub(crate) stays: bool,
}

/// Writes the hidden sheet: the lines that every workbook has, then those of what it holds.
pub(crate) fn write(
    workbook: &mut Workbook,
    basis: &Basis<'_, '_>,
    written: &[WrittenSheet<'_>],
    asides: &[AsideSheet],
    lists: &Lists,
    more: Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    let others = workbook.worksheets().iter().map(rust_xlsxwriter::Worksheet::name);
    let others: Vec<Vec<String>> = others.map(|name| vec!["other".to_owned(), name]).collect();
    let sheet = workbook.add_worksheet();
    sheet.set_name(BASE_SHEET)?;
    sheet.set_very_hidden(true);
    let plain = Format::new();
    let all = lines(basis, written, asides, lists).into_iter().chain(others).chain(more);
    for (line, row) in all.zip(0_u32..) {
        for (text, column) in line.into_iter().zip(0_u16..) {
            put(sheet, (row, column), &Content::text(text), &plain, basis.texts)?;
        }
    }
    Ok(())
}

fn lines(
    basis: &Basis<'_, '_>,
    written: &[WrittenSheet<'_>],
    asides: &[AsideSheet],
    lists: &Lists,
) -> Vec<Vec<String>> {
    let assessment = basis.assessment;
    let identity = assessment.organisation().identity();
    let one = |key: &str, value: String| vec![key.to_owned(), value];
    let mut lines = vec![
        one("format", LAYOUT_VERSION.to_owned()),
        one("organisation", identity.map(|found| found.id.to_string()).unwrap_or_default()),
        one("catalogue", assessment.catalogue().id().to_string()),
        one("as-of", assessment.as_of().to_string()),
        one("hash", format!("sha256:{}", hash(assessment))),
    ];
    let mut line = |parts: &[&str]| {
        lines.push(parts.iter().map(|part| (*part).to_owned()).collect::<Vec<String>>());
    };
    let below = HEADERS.saturating_add(1).to_string();
    for found in written {
        line(&["sheet", found.key, found.name, &below]);
        for ((column, header), place) in found.columns.iter().zip(&found.headers).zip(0_u16..) {
            let part = column.part.word();
            line(&["column", found.key, column.key, header, &letters(place), &part]);
        }
        // Columns that no table of ours holds are known by their places, and nothing of them is read back.
        let others = found.headers.iter().zip(0_u16..).skip(found.columns.len());
        for (header, place) in others {
            let letters = letters(place);
            line(&["column", found.key, &format!("+{letters}"), header, &letters, ""]);
        }
    }
    for list in lists.held().iter().copied() {
        for found in list.words() {
            line(&["word", list.key(), found, &word(basis.texts, list, found)]);
        }
    }
    for found in written {
        for ((key, row), number) in found.keys.iter().zip(found.rows).zip(FIRST.saturating_add(1)..)
        {
            line(&["row", found.key, key, &number.to_string()]);
            let mut kept = Vec::new();
            let parts = found.columns.iter().map(|column| (column.key, column.part));
            let parts = parts.chain(std::iter::repeat(("", Part::Kept)));
            for ((column, part), content) in parts.zip(row) {
                let shown = content.shown(basis.texts);
                if part != Part::Back {
                    kept.push(cell_digest(&shown));
                    continue;
                }
                kept.push("-".to_owned());
                if *content != Content::Blank {
                    line(&["cell", found.key, key, column, &shown]);
                }
            }
            line(&["kept", found.key, key, &kept.join(" ")]);
        }
    }
    for aside in asides {
        line(&["aside", &aside.name, &below, if aside.stays { STAYS } else { "" }]);
        for row in &aside.rows {
            let shown: Vec<String> = row.iter().map(|cell| cell.shown(basis.texts)).collect();
            line(&["line", &aside.name, &row_digest(shown.iter().map(String::as_str))]);
        }
    }
    lines
}

/// The SHA-256 of what the organisation says, in a fixed order: equal organisations have equal hashes.
fn hash(assessment: &Assessment<'_>) -> String {
    let organisation = assessment.organisation();
    let mut digest = Sha256::new();
    let mut add = |bytes: Option<Vec<u8>>| {
        digest.update(bytes.unwrap_or_default());
        digest.update(b"\n");
    };
    add(serde_json::to_vec(&organisation.identity()).ok());
    for element in organisation.elements() {
        add(serde_json::to_vec(&(element.list().as_str(), element.document())).ok());
    }
    match organisation.people() {
        Fact::Given(people) => add(serde_json::to_vec(people).ok()),
        Fact::StatedNone => add(Some(b"none".to_vec())),
        Fact::Unknown => add(None),
    }
    add(serde_json::to_vec(organisation.sources()).ok());
    for artefact in organisation.artefacts() {
        add(serde_json::to_vec(artefact.document()).ok());
    }
    for claim in organisation.claims() {
        add(serde_json::to_vec(claim.document()).ok());
    }
    for judgement in organisation.judgements() {
        add(serde_json::to_vec(judgement).ok());
    }
    for paper in organisation.working_papers() {
        add(serde_json::to_vec(paper).ok());
    }
    for decision in organisation.document_decisions() {
        add(serde_json::to_vec(decision).ok());
    }
    add(serde_json::to_vec(&organisation.engagement()).ok());
    let digits: Vec<String> = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}
