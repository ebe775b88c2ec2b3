//! Binary workbooks of Excel: the package of an XLSX with records in place of XML.

mod records;
mod sheet;

use std::collections::BTreeMap;

use super::{
    Tables,
    archive::{self, Archive},
    cfb::{number16, number32},
    date::Epoch,
    form::{TableForm, broken},
    grid::{self, Budget},
    notes::{self, Remarks},
    package,
    style::Style,
};
use crate::{ReadError, ReadLimits};

const FORM: TableForm = TableForm::Xlsb;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], limits: &ReadLimits) -> Result<Tables, ReadError> {
    let mut archive = archive::open(FORM, bytes, limits)?;
    let main = package::main_part(&mut archive, limits)?;
    let relations = package::relations(&mut archive, &main, limits)?;
    let workbook = workbook(&mut archive, &main)?;
    let context = Context {
        strings: strings(&mut archive, package::part_of(&relations, "sharedStrings"), limits)?,
        styles: styles(&mut archive, package::part_of(&relations, "styles"))?,
        epoch: workbook.epoch,
    };

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
        let Some(bytes) = archive.bytes(&relation.target)? else {
            return Err(broken(FORM, &format!("it has no part `{}`", relation.target)));
        };
        let grid = sheet::read(&name, &bytes, &context, &mut budget, &mut remarks)?;
        tables.sheets.push(grid.into_sheet(name, entry.hidden, &mut tables.notes));
    }
    tables.notes.extend(remarks.told());
    tables.notes.extend(package::left(&archive));
    Ok(tables)
}

/// What the sheets of one workbook share.
struct Context {
    strings: Vec<String>,
    styles: Vec<Style>,
    epoch: Epoch,
}

struct Workbook {
    sheets: Vec<Entry>,
    epoch: Epoch,
}

struct Entry {
    name: String,
    hidden: bool,
    relation: String,
}

fn workbook(archive: &mut Archive<'_>, part: &str) -> Result<Workbook, ReadError> {
    let bytes = archive.bytes(part)?;
    let bytes = bytes.ok_or_else(|| broken(FORM, &format!("it has no part `{part}`")))?;
    let mut workbook = Workbook { sheets: Vec::new(), epoch: Epoch::Year1900 };
    for record in records::of(&bytes) {
        let record = record.ok_or_else(|| damaged(part))?;
        match record.kind {
            records::WORKBOOK if number32(record.data, 0).is_some_and(|flags| flags & 1 != 0) => {
                workbook.epoch = Epoch::Year1904;
            }
            records::SHEET => {
                workbook.sheets.push(entry(record.data).ok_or_else(|| damaged(part))?);
            }
            _ => {}
        }
    }
    Ok(workbook)
}

fn entry(data: &[u8]) -> Option<Entry> {
    let (relation, next) = records::text(data, 8)?;
    let (name, _) = records::text(data, next)?;
    Some(Entry { name, hidden: number32(data, 0)? != 0, relation })
}

fn strings(
    archive: &mut Archive<'_>,
    part: Option<&str>,
    limits: &ReadLimits,
) -> Result<Vec<String>, ReadError> {
    let Some(part) = part else { return Ok(Vec::new()) };
    let bytes = archive.bytes(part)?.unwrap_or_default();
    let mut strings = Vec::new();
    for record in records::of(&bytes) {
        let record = record.ok_or_else(|| damaged(part))?;
        if record.kind == records::STRING {
            if strings.len() >= limits.cells {
                return Err(grid::too_many_texts(limits));
            }
            let (text, _) = records::text(record.data, 1).ok_or_else(|| damaged(part))?;
            strings.push(text);
        }
    }
    Ok(strings)
}

fn styles(archive: &mut Archive<'_>, part: Option<&str>) -> Result<Vec<Style>, ReadError> {
    let Some(part) = part else { return Ok(Vec::new()) };
    let bytes = archive.bytes(part)?.unwrap_or_default();
    let mut codes: BTreeMap<u32, Style> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut of_cells = false;
    for record in records::of(&bytes) {
        let record = record.ok_or_else(|| damaged(part))?;
        match record.kind {
            records::FORMAT => {
                let number = number16(record.data, 0).map(u32::from);
                let code = records::text(record.data, 2);
                codes.extend(
                    number.zip(code).map(|(number, (code, _))| (number, Style::of_code(&code))),
                );
            }
            records::CELL_FORMATS => of_cells = true,
            records::CELL_FORMATS_END => of_cells = false,
            records::CELL_FORMAT if of_cells => {
                let number = number16(record.data, 2).map_or(0, u32::from);
                let by_code = codes.get(&number).copied();
                styles.push(by_code.unwrap_or_else(|| Style::of_number(number)));
            }
            _ => {}
        }
    }
    Ok(styles)
}

fn damaged(part: &str) -> ReadError {
    broken(FORM, &format!("part `{part}`: a record is damaged"))
}
