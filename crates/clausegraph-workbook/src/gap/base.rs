//! The hidden sheet that tells what was written, so that changes by people can be told from those of the
//! files.

use clausegraph::{Assessment, Fact};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use sha2::{Digest, Sha256};

use super::columns::{BASE_SHEET, BookColumn, COMES_BACK, GapSheet, LAYOUT_VERSION, WordList};
use crate::{
    content::{Content, letters, put},
    lists::word,
    table::{FIRST, HEADERS},
};
use clausegraph_paper::Basis;

/// A sheet as it was written.
pub(crate) struct WrittenSheet<'w> {
    pub(crate) sheet: GapSheet,
    /// Its name in the file.
    pub(crate) name: &'w str,
    pub(crate) columns: &'w [&'static BookColumn],
    /// The headers of all columns: those of the layout, then the others.
    pub(crate) headers: Vec<String>,
    /// The keys of the rows.
    pub(crate) keys: Vec<String>,
    pub(crate) rows: &'w [Vec<Content>],
}

/// Writes the hidden sheet.
pub(crate) fn write(
    workbook: &mut Workbook,
    basis: &Basis<'_, '_>,
    written: &[WrittenSheet<'_>],
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(BASE_SHEET)?;
    sheet.set_very_hidden(true);
    let plain = Format::new();
    for (line, row) in lines(basis, written).into_iter().zip(0_u32..) {
        for (text, column) in line.into_iter().zip(0_u16..) {
            put(sheet, (row, column), &Content::text(text), &plain, basis.texts)?;
        }
    }
    Ok(())
}

fn lines(basis: &Basis<'_, '_>, written: &[WrittenSheet<'_>]) -> Vec<Vec<String>> {
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
    for found in written {
        let header = HEADERS.saturating_add(1).to_string();
        line(&["sheet", found.sheet.key(), found.name, &header]);
        for ((column, header), place) in found.columns.iter().zip(&found.headers).zip(0_u16..) {
            let back = if column.is_read_back() { COMES_BACK } else { "" };
            line(&["column", found.sheet.key(), column.key, header, &letters(place), back]);
        }
        // Columns that no table of ours holds have no key, and nothing of them is read back.
        let others = found.headers.iter().zip(0_u16..).skip(found.columns.len());
        for (header, place) in others {
            line(&["column", found.sheet.key(), "", header, &letters(place), ""]);
        }
    }
    for list in WordList::ALL {
        for found in list.words() {
            line(&["word", list.key(), found, &word(basis.texts, list, found)]);
        }
    }
    for found in written {
        for ((key, row), number) in found.keys.iter().zip(found.rows).zip(FIRST.saturating_add(1)..)
        {
            line(&["row", found.sheet.key(), key, &number.to_string()]);
            for (column, content) in found.columns.iter().zip(row) {
                if column.is_read_back() && *content != Content::Blank {
                    let shown = content.shown(basis.texts);
                    line(&["cell", found.sheet.key(), key, column.key, &shown]);
                }
            }
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
