//! Open Document spreadsheets.
//!
//! By hand and not by a library, for the reasons that `xlsx` gives, and because merged areas and repeated
//! cells must be told apart from what they look like when they are spread out.

mod cell;
mod sheet;

use std::collections::BTreeSet;

use super::{
    Tables,
    archive::{self, Archive},
    form::TableForm,
    grid::Budget,
    notes::Remarks,
    xml::{self, Step},
};
use crate::{ReadError, ReadLimits};

const FORM: TableForm = TableForm::Ods;

/// Reads a spreadsheet.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<Tables, ReadError> {
    let mut archive = archive::open(FORM, bytes, limits)?;
    refuse_locked(&mut archive, limits)?;
    let text = archive.required("content.xml")?;
    let mut xml = xml::steps(FORM, "content.xml", &text, limits);
    let mut budget = Budget::new(FORM, limits);
    let mut tables = Tables::default();
    let mut hidden_styles = BTreeSet::new();
    let mut style = String::new();
    let mut remarks = Remarks::default();
    loop {
        match xml.next()? {
            Step::Open(tag) => match tag.local() {
                "style" => style = tag.attribute("style:name").unwrap_or_default(),
                "table-properties"
                    if tag.attribute("table:display").as_deref() == Some("false") =>
                {
                    hidden_styles.insert(style.clone());
                }
                "tracked-changes" => {
                    tables.notes.push("tracked changes left: read as if all were accepted".into());
                    xml.skip()?;
                }
                "table" => {
                    budget.sheet()?;
                    let name = tag.attribute("table:name").unwrap_or_default();
                    let style = tag.attribute("table:style-name").unwrap_or_default();
                    let hidden = hidden_styles.contains(&style);
                    let grid = sheet::read(&mut xml, &mut budget, &mut remarks)?;
                    tables.sheets.push(grid.into_sheet(name, hidden, &mut tables.notes));
                }
                _ => {}
            },
            Step::End => break,
            Step::Close | Step::Text(_) => {}
        }
    }
    tables.notes.extend(remarks.told());
    if archive.names().iter().any(|name| name.starts_with("Basic/")) {
        tables.notes.push("macros left".to_owned());
    }
    Ok(tables)
}

/// Locked parts are named in the list of parts; the file itself looks like any other.
fn refuse_locked(archive: &mut Archive<'_>, limits: &ReadLimits) -> Result<(), ReadError> {
    let part = "META-INF/manifest.xml";
    let Some(text) = archive.text(part)? else { return Ok(()) };
    let mut xml = xml::steps(FORM, part, &text, limits);
    loop {
        match xml.next()? {
            Step::Open(tag) if tag.local() == "encryption-data" => return Err(ReadError::Locked),
            Step::End => return Ok(()),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
        }
    }
}
