//! Office Open XML workbooks, read part by part.
//!
//! By hand and not by a library, because a sheet must stop at its limits while it is read, numbers must not
//! lose digits to a double, and no byte may bring a panic.

mod sheet;
mod strings;
mod styles;

use self::sheet::{Context, Part};
use super::{
    Tables,
    archive::{self, Archive},
    date::Epoch,
    form::{TableForm, broken},
    grid::Budget,
    notes::{self, Remarks},
    package,
    xml::{self, Step},
};
use crate::{ReadError, ReadLimits};

const FORM: TableForm = TableForm::Xlsx;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<Tables, ReadError> {
    let mut archive = archive::open(FORM, bytes, limits)?;
    let main = package::main_part(&mut archive, limits)?;
    let relations = package::relations(&mut archive, &main, limits)?;
    let workbook = workbook(&mut archive, &main, limits)?;
    let strings = match package::part_of(&relations, "sharedStrings") {
        Some(part) => strings::read(&mut archive, part, limits)?,
        None => Vec::new(),
    };
    let styles = match package::part_of(&relations, "styles") {
        Some(part) => styles::read(&mut archive, part, limits)?,
        None => Vec::new(),
    };
    let context = Context { limits, strings: &strings, styles: &styles, epoch: workbook.epoch };

    let mut budget = Budget::new(FORM, limits);
    let mut tables = Tables::default();
    let mut remarks = Remarks::default();
    for entry in workbook.sheets {
        budget.sheet()?;
        let name = entry.name;
        let relation = relations.iter().find(|relation| relation.id == entry.relation);
        let Some(relation) = relation else {
            return Err(broken(FORM, &format!("the sheet `{name}` leads to no part")));
        };
        if relation.kind != "worksheet" {
            tables.notes.push(notes::no_table(&name, &relation.kind));
            continue;
        }
        let text = archive.required(&relation.target)?;
        let part = Part { sheet: &name, name: &relation.target, text: &text };
        let grid = sheet::read(&part, &context, &mut budget, &mut remarks)?;
        tables.sheets.push(grid.into_sheet(name, entry.hidden, &mut tables.notes));
    }
    tables.notes.extend(remarks.told());
    tables.notes.extend(package::left(&archive));
    Ok(tables)
}

/// What the main part says.
struct Workbook {
    sheets: Vec<Entry>,
    epoch: Epoch,
}

struct Entry {
    name: String,
    hidden: bool,
    relation: String,
}

fn workbook(
    archive: &mut Archive<'_>,
    part: &str,
    limits: &ReadLimits,
) -> Result<Workbook, ReadError> {
    let text = archive.required(part)?;
    let mut xml = xml::steps(FORM, part, &text, limits);
    let mut workbook = Workbook { sheets: Vec::new(), epoch: Epoch::Year1900 };
    loop {
        match xml.next()? {
            Step::Open(tag) if tag.local() == "sheet" => {
                let state = tag.attribute("state");
                workbook.sheets.push(Entry {
                    name: tag.attribute("name").unwrap_or_default(),
                    hidden: matches!(state.as_deref(), Some("hidden" | "veryHidden")),
                    relation: tag.qualified_attribute("id").unwrap_or_default(),
                });
            }
            Step::Open(tag) if tag.local() == "workbookPr" && tag.says_yes("date1904") => {
                workbook.epoch = Epoch::Year1904;
            }
            Step::End => return Ok(workbook),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
        }
    }
}
