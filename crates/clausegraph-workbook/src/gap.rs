//! The gap workbook: what a consultant works in, and brings back.
//!
//! [`gap_workbook`] writes it; [`columns`] tells what stands where, for whoever reads it back.

pub(crate) mod actions;
pub(crate) mod base;
pub(crate) mod basis;
pub mod columns;
mod dashboard;
mod documents;
mod formulas;
mod log;
mod people;
mod readme;
mod risks;
pub(crate) mod rows;
mod scope;

use clausegraph::{ElementList, Profile};
use clausegraph_paper::{Basis, Texts};
use clausegraph_report::{CsvLook, table_csv};
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula, Workbook, XlsxError,
};

pub(crate) use self::documents::proposals;
use self::{
    base::{AsideSheet, WrittenColumn, WrittenSheet},
    basis::{Beside, map_of},
    columns::{BookColumn, GapSheet, WordList, matter},
    dashboard::Live,
    formulas::{Formulas, Letters},
    readme::Explained,
    rows::{GapRow, status_words},
};
use crate::{
    WorkbookError,
    book::{self, footer, organisation},
    content::{Content, letters},
    lists::Lists,
    style::Shade,
    table::{A3, A4, Column, FIRST, Page, SPARE, TWO_A3, TableSheet, write_table},
};

/// The gap workbook: sheet Gap with the thirty-one matters of a gap assessment, and what belongs to it.
///
/// There is one row for each requirement, and one for each member that a working paper is about. What people
/// fill in is empty, but for what working papers hold. Everything that people wrote is a text and never a
/// formula. For an auditor actions, efforts, priorities and what is proposed for documents are left out.
///
/// The same basis gives the same bytes.
///
/// # Errors
///
/// [`WorkbookError::Refused`] where there is more than a workbook holds.
pub fn gap_workbook(basis: &Basis<'_, '_>) -> Result<Vec<u8>, WorkbookError> {
    let map = map_of(basis, &|_| true);
    write(&Beside::new(basis, &map)).map_err(WorkbookError::refused)
}

/// Sheet Gap of the workbook as CSV: the same columns and rows, formulas as what they come to now.
pub fn gap_csv(basis: &Basis<'_, '_>, look: CsvLook) -> String {
    let map = map_of(basis, &|_| true);
    let beside = Beside::new(basis, &map);
    let lists = lists(basis);
    let gap = gap_table(&beside, &lists);
    let headers = gap
        .columns
        .iter()
        .map(|column| Column::of(basis.texts, GapSheet::Gap.key(), column).header);
    let row = |row: Vec<Content>| row.iter().map(|content| content.shown(basis.texts)).collect();
    table_csv(headers.collect(), gap.cells.into_iter().map(row), look)
}

/// The statuses of evidence as words, with what their colours say.
pub(crate) fn evidence_shades(texts: &Texts) -> Vec<(String, Shade)> {
    dashboard::shades().map(|(status, shade)| (status_words(texts, status), shade)).collect()
}

/// The columns of a sheet that the reader is shown.
fn shown(sheet: GapSheet, profile: Profile) -> Vec<&'static BookColumn> {
    let columns = sheet.columns().iter();
    columns.filter(|column| profile == Profile::Consultant || !column.advice).collect()
}

/// The words of the columns that the reader is shown.
fn lists(basis: &Basis<'_, '_>) -> Lists {
    let columns = GapSheet::ALL.into_iter().flat_map(|sheet| shown(sheet, basis.profile()));
    Lists::new(basis.texts, columns.map(|column| column.value), book::people(basis))
}

/// What is written of sheet Gap, before it is.
struct GapTable<'g> {
    columns: Vec<&'static BookColumn>,
    letters: Letters,
    rows: Vec<GapRow<'g>>,
    cells: Vec<Vec<Content>>,
}

fn gap_table<'g>(beside: &Beside<'_, 'g>, lists: &Lists) -> GapTable<'g> {
    let columns = shown(GapSheet::Gap, beside.basis.profile());
    let places = columns.iter().zip(0_u16..);
    let letters: Letters = places.map(|(column, place)| (column.key, letters(place))).collect();
    let severities = lists.range(WordList::Severity);
    let formulas = Formulas {
        texts: beside.basis.texts,
        letters: &letters,
        severities: severities.trim_start_matches('='),
    };
    let rows = rows::rows(beside);
    let numbered = rows.iter().zip(FIRST.saturating_add(1)..);
    let cells = numbered
        .map(|(row, number)| rows::cells(beside, row, number, &columns, &formulas))
        .collect();
    GapTable { columns, letters, rows, cells }
}

fn write(beside: &Beside<'_, '_>) -> Result<Vec<u8>, XlsxError> {
    let basis = beside.basis;
    let texts = basis.texts;
    let title = texts.say("workbook-title");
    let foot = footer(basis, &title);
    let mut workbook = book::new(&format!("{}: {title}", organisation(basis)))?;
    let lists = lists(basis);
    let gap = gap_table(beside, &lists);
    let gap_name = texts.say("workbook-sheet-gap");
    let live = Live { sheet: &gap_name, letters: &gap.letters, rows: &gap.rows };
    let sheets = explained(beside);
    readme::write(workbook.add_worksheet(), beside, &sheets, &gap.columns, &foot)?;
    dashboard::write(workbook.add_worksheet(), beside, &live, &foot)?;
    write_gap(&mut workbook, beside, &gap, &lists, &foot)?;
    let document_columns = shown(GapSheet::Documents, basis.profile());
    let documents = documents::rows(beside, &document_columns);
    let found: Vec<Column> = document_columns
        .iter()
        .map(|column| Column::of(texts, GapSheet::Documents.key(), column))
        .collect();
    table(&mut workbook, beside, &lists, &foot, "documents", &found, documents.clone(), (2, A3))?;
    let rest = rest(&mut workbook, beside, &lists, &foot, &gap, &gap_name)?;
    lists.write(workbook.add_worksheet(), texts, &foot)?;
    let document_keys = documents::documents(beside);
    let header = |sheet: GapSheet, columns: &[&BookColumn]| -> Vec<String> {
        let headers = columns.iter().map(|column| Column::of(texts, sheet.key(), column).header);
        headers.collect()
    };
    let scope = [ElementList::Services, ElementList::Suppliers].map(|list| {
        let sheet = scope::sheet_of(list);
        let name = texts.say(&format!("workbook-sheet-{}", sheet.key()));
        (sheet, name, scope::table(beside, list), scope::ids(beside, list))
    });
    let scope_columns = scope.each_ref().map(|(sheet, ..)| shown(*sheet, basis.profile()));
    let of_scope = scope.iter().zip(&scope_columns).map(|((sheet, name, table, ids), columns)| {
        let headers = table.columns.iter().map(|column| column.header.clone());
        let headers = headers.collect();
        let (key, keys) = (sheet.key(), ids.clone());
        WrittenSheet { key, name, columns: written(columns), headers, keys, rows: &table.rows }
    });
    let documents_name = texts.say("workbook-sheet-documents");
    let mut sheets = vec![
        WrittenSheet {
            key: GapSheet::Gap.key(),
            name: &gap_name,
            headers: header(GapSheet::Gap, &gap.columns),
            columns: written(&gap.columns),
            keys: gap.rows.iter().map(GapRow::key).collect(),
            rows: &gap.cells,
        },
        WrittenSheet {
            key: GapSheet::Documents.key(),
            name: &documents_name,
            headers: header(GapSheet::Documents, &document_columns),
            columns: written(&document_columns),
            keys: document_keys.iter().map(|artefact| artefact.id().to_string()).collect(),
            rows: &documents,
        },
    ];
    sheets.extend(of_scope);
    let actions_name = texts.say("workbook-sheet-actions");
    if let Some((keys, rows)) = &rest.actions {
        let headers = actions::columns(texts).into_iter().map(|column| column.header);
        sheets.push(WrittenSheet {
            key: "actions",
            name: &actions_name,
            columns: actions::written(),
            headers: headers.collect(),
            keys: keys.clone(),
            rows,
        });
    }
    base::write(&mut workbook, basis, &sheets, &rest.asides, &lists, Vec::new())?;
    workbook.save_to_buffer()
}

fn written(columns: &[&'static BookColumn]) -> Vec<WrittenColumn> {
    columns.iter().map(|column| WrittenColumn::from(*column)).collect()
}

/// The sheets in their order, with what stands in each.
fn explained(beside: &Beside<'_, '_>) -> Vec<Explained> {
    let texts = beside.basis.texts;
    let mut keys = vec!["dashboard", "gap", "documents", "services", "suppliers"];
    if beside.basis.advice.is_some() {
        keys.push("actions");
    }
    keys.extend(["interviews", "risks", "log", "lists"]);
    let sheets = keys.into_iter().map(|key| Explained {
        name: texts.say(&format!("workbook-sheet-{key}")),
        about: texts.say(&format!("workbook-sheet-{key}-about")),
    });
    sheets.collect()
}

/// A sheet that holds one table.
#[expect(clippy::too_many_arguments, reason = "all sheets are written alike, and each has these")]
fn table(
    workbook: &mut Workbook,
    beside: &Beside<'_, '_>,
    lists: &Lists,
    footer: &str,
    key: &str,
    columns: &[Column],
    rows: Vec<Vec<Content>>,
    (frozen, page): (u16, Page),
) -> Result<(), XlsxError> {
    let texts = beside.basis.texts;
    let table = TableSheet {
        name: texts.say(&format!("workbook-sheet-{key}")),
        columns,
        rows,
        nothing: texts.say("workbook-nothing"),
        frozen,
        page,
        footer: footer.to_owned(),
        // Sheet Actions only shows what stands on sheet Gap and in the plan.
        locked: (key == "actions")
            .then(|| (texts.say("workbook-actions-locked"), texts.say("workbook-sheet-gap"))),
    };
    write_table(workbook, &table, lists, texts)?;
    Ok(())
}

/// What was written of the sheets behind the first ones.
struct Rest {
    /// The keys and the rows of sheet Actions; none where there is no such sheet.
    actions: Option<(Vec<String>, Vec<Vec<Content>>)>,
    asides: Vec<AsideSheet>,
}

fn rest(
    workbook: &mut Workbook,
    beside: &Beside<'_, '_>,
    lists: &Lists,
    footer: &str,
    gap: &GapTable<'_>,
    gap_name: &str,
) -> Result<Rest, XlsxError> {
    let mut actions = None;
    for list in [ElementList::Services, ElementList::Suppliers] {
        let found = scope::table(beside, list);
        table(workbook, beside, lists, footer, list.as_str(), &found.columns, found.rows, (2, A3))?;
    }
    if let Some(advice) = beside.basis.advice {
        let priorities = |key: &str| priority_of(beside, gap, key);
        let written = actions::Written {
            sheet: gap_name,
            letters: &gap.letters,
            last: FIRST.saturating_add(u32::try_from(gap.rows.len()).unwrap_or(u32::MAX)),
            priorities: &priorities,
        };
        let rows = actions::rows(beside, advice, &gap.rows, &written).into_iter();
        let (keys, rows): (Vec<String>, Vec<Vec<Content>>) = rows.unzip();
        let columns = actions::columns(beside.basis.texts);
        table(workbook, beside, lists, footer, "actions", &columns, rows.clone(), (2, A3))?;
        actions = Some((keys, rows));
    }
    let mut asides = Vec::new();
    for (key, columns, rows, frozen, page) in [
        ("interviews", people::columns(beside), people::rows(beside), 0, A3),
        ("risks", risks::columns(beside), risks::rows(beside), 2, A3),
        ("log", log::columns(beside), log::rows(beside), 0, A4),
    ] {
        table(workbook, beside, lists, footer, key, &columns, rows.clone(), (frozen, page))?;
        let name = beside.basis.texts.say(&format!("workbook-sheet-{key}"));
        // An empty table says so in its first cell.
        let nothing = vec![Content::text(beside.basis.texts.say("workbook-nothing"))];
        let rows = if rows.is_empty() { vec![nothing] } else { rows };
        asides.push(AsideSheet { name, rows, stays: key == "log" });
    }
    Ok(Rest { actions, asides })
}

/// The priority of a row as written.
fn priority_of(beside: &Beside<'_, '_>, gap: &GapTable<'_>, key: &str) -> String {
    let row = gap.rows.iter().zip(&gap.cells).find(|(row, _)| row.key() == key);
    let place = gap.columns.iter().position(|column| column.key == "priority_derived");
    let cell = row.zip(place).and_then(|((_, cells), place)| cells.get(place));
    cell.map(|cell| cell.shown(beside.basis.texts)).unwrap_or_default()
}

fn write_gap(
    workbook: &mut Workbook,
    beside: &Beside<'_, '_>,
    gap: &GapTable<'_>,
    lists: &Lists,
    footer: &str,
) -> Result<(), XlsxError> {
    let texts = beside.basis.texts;
    let columns: Vec<Column> = gap
        .columns
        .iter()
        .map(|found| {
            let column = Column::of(texts, GapSheet::Gap.key(), found);
            let shades = match found.key {
                "rag" => ["red", "amber", "green", "unknown"]
                    .into_iter()
                    .zip([Shade::Bad, Shade::Partial, Shade::Good, Shade::Unknown])
                    .map(|(key, shade)| (texts.say(&format!("workbook-rag-{key}")), shade))
                    .collect(),
                "evidence_status" => evidence_shades(texts),
                _ => column.shades.clone(),
            };
            Column { number: matter(found.key), ..column.shaded(shades) }
        })
        .collect();
    let table = TableSheet {
        name: texts.say("workbook-sheet-gap"),
        columns: &columns,
        rows: gap.cells.clone(),
        nothing: String::new(),
        frozen: 2,
        page: TWO_A3,
        footer: footer.to_owned(),
        locked: None,
    };
    let sheet = write_table(workbook, &table, lists, texts)?;
    let last = FIRST.saturating_add(u32::try_from(gap.rows.len()).unwrap_or(u32::MAX));
    let end = last.saturating_add(SPARE);
    let place = |key: &str| {
        let place = gap.columns.iter().position(|column| column.key == key);
        place.and_then(|place| u16::try_from(place).ok())
    };
    let cell = |key: &str| {
        let letters = gap.letters.get(key).cloned().unwrap_or_default();
        format!("${letters}{}", FIRST.saturating_add(1))
    };
    // What a person wrote over the scores needs a reason.
    if let Some(place) = place("state_reason") {
        let rule = format!("=AND({}<>\"\",{}=\"\")", cell("state"), cell("state_reason"));
        let format = Shade::Bad.over();
        let condition = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        sheet.add_conditional_format(FIRST, place, end, place, &condition)?;
    }
    if let Some(place) = place("severity_by") {
        let rule = format!("=AND({}<>\"\",{}=\"\")", cell("severity"), cell("severity_by"));
        let format = Shade::Bad.over();
        let condition = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        sheet.add_conditional_format(FIRST, place, end, place, &condition)?;
    }
    if let Some(place) = place("status") {
        let unscored = texts.say("workbook-unscored");
        let rule = ConditionalFormatCellRule::EqualTo(unscored.as_str());
        let format = Shade::Quiet.over();
        let condition = ConditionalFormatCell::new().set_rule(rule).set_format(format);
        sheet.add_conditional_format(FIRST, place, end, place, &condition)?;
    }
    sheet.set_tab_color(crate::style::SLATE);
    Ok(())
}
