//! A register map as a workbook.

use clausegraph_import::{FieldKind, RegisterMap, RegisterTable};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Formula, Note, Workbook, Worksheet, XlsxError,
};

use crate::{
    WorkbookError, layout,
    template::{TemplateColumn, columns},
};

/// Rows that have drop-downs.
const ROWS: u32 = 2_000;
/// A page with more columns than these could not be read.
const MOST_ON_A_PAGE: usize = 10;
/// The sheet that holds the words of the drop-downs.
const LISTS: &str = "Lists";

/// A workbook to fill in: a first sheet that explains, then one sheet for each table of the map, and a last
/// one with the words to choose from.
///
/// Each sheet of a table has the headers of the map in its first row, an explanation behind each, and an
/// example in its second row, whose key begins with `e.g. `, so that the standard map skips it. Cells of
/// closed words have drop-downs; another word can be written all the same, and is told when the workbook is
/// read.
///
/// # Errors
///
/// [`WorkbookError::Refused`] where the name of a table is no name of a sheet.
pub fn workbook(map: &RegisterMap, organisation: &str) -> Result<Vec<u8>, WorkbookError> {
    write(map, organisation).map_err(WorkbookError::refused)
}

fn write(map: &RegisterMap, organisation: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(format!("{organisation}: registers"))
        .set_creation_datetime(&layout::epoch()?);
    workbook.set_properties(&properties);
    explain(workbook.add_worksheet(), map, organisation)?;
    let mut lists = Lists::default();
    for table in map.tables() {
        fill(workbook.add_worksheet(), table, &mut lists)?;
    }
    lists.write(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

fn explain(sheet: &mut Worksheet, map: &RegisterMap, organisation: &str) -> Result<(), XlsxError> {
    sheet.set_name("Read me")?;
    sheet.set_column_width(0, 26)?;
    sheet.set_column_width(1, 90)?;
    sheet.set_screen_gridlines(false);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.write_with_format(0, 0, organisation, &layout::title())?;
    sheet.set_row_height(0, 24)?;
    let rules = [
        "Fill in what you have, or paste it below the headers; sheets that stay empty say nothing.",
        "Rows whose first cell begins with \"e.g.\" are examples and are never read.",
        "Headers in yellow must have a value. Every header has a note that explains it.",
        "A blank cell means: not known. Write \"none\" where there is none.",
        "Columns of your own are kept as they are. Sheets, columns and rows can stand in any order.",
        "Then: clausegraph import registers FOLDER --into ORGANISATION",
    ];
    let mut row = 2;
    for rule in rules {
        sheet.write_with_format(row, 1, rule, &layout::cell())?;
        row += 1;
    }
    row += 1;
    sheet.write_with_format(row, 0, "Sheet", &layout::header(false))?;
    sheet.write_with_format(row, 1, "What stands in it", &layout::header(false))?;
    for table in map.tables() {
        row += 1;
        let link = format!("internal:'{}'!A1", table.sheet_title());
        sheet.write_url_with_text(row, 0, link.as_str(), table.sheet_title())?;
        let help = table.help().unwrap_or_default();
        sheet.write_with_format(row, 1, help, &layout::cell())?;
    }
    Ok(())
}

fn fill(sheet: &mut Worksheet, table: &RegisterTable, lists: &mut Lists) -> Result<(), XlsxError> {
    sheet.set_name(table.sheet_title())?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_row_height(0, 32)?;
    let columns = columns(table);
    for (column, index) in columns.iter().zip(0_u16..) {
        sheet.write_with_format(0, index, &column.header, &layout::header(column.required))?;
        let note = Note::new(&column.help).set_author("").add_author_prefix(false).set_width(280);
        sheet.insert_note(0, index, &note)?;
        sheet.set_column_width(index, width(column))?;
        let is_date = column.kind == Some(FieldKind::Date);
        let format = if is_date { layout::date() } else { layout::cell() };
        sheet.set_column_format(index, &format)?;
        sheet.write_with_format(1, index, &column.example, &layout::example())?;
        if let Some(validation) = validation(column, lists)? {
            sheet.add_data_validation(2, index, ROWS, index, &validation)?;
        }
    }
    let last = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.autofilter(0, 0, ROWS, last)?;
    sheet.set_landscape();
    if columns.len() <= MOST_ON_A_PAGE {
        sheet.set_print_fit_to_pages(1, 0);
    }
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_repeat_columns(0, 0)?;
    Ok(())
}

fn width(column: &TemplateColumn) -> f64 {
    let is_wide = matches!(column.kind, Some(FieldKind::Text | FieldKind::Items));
    let longest = column.words.iter().map(String::len).max().unwrap_or(0);
    let letters = column.header.len().max(longest).max(if is_wide { 28 } else { 12 }).min(44);
    f64::from(u32::try_from(letters.saturating_add(2)).unwrap_or(46))
}

fn validation(
    column: &TemplateColumn,
    lists: &mut Lists,
) -> Result<Option<DataValidation>, XlsxError> {
    if column.kind == Some(FieldKind::Date) {
        let first = ExcelDateTime::from_ymd(1990, 1, 1)?;
        let rule = DataValidationRule::GreaterThan(first);
        let validation = DataValidation::new()
            .allow_date(rule)
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("A day?")?
            .set_error_message("Write a day such as 2026-11-22.")?;
        return Ok(Some(validation));
    }
    if column.words.is_empty() {
        return Ok(None);
    }
    let range = lists.range(&column.words);
    let validation = DataValidation::new()
        .allow_list_formula(Formula::new(range))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("One of the list?")?
        .set_error_message(
            "This word is not in the list. Keep it if the list has no better one.",
        )?;
    Ok(Some(validation))
}

/// The words of the drop-downs, each list once.
#[derive(Default)]
struct Lists {
    found: Vec<Vec<String>>,
}

impl Lists {
    /// The range of a list, as a formula.
    fn range(&mut self, words: &[String]) -> String {
        let known = self.found.iter().position(|found| found == words);
        let index = known.unwrap_or_else(|| {
            self.found.push(words.to_vec());
            self.found.len() - 1
        });
        let column = rust_xlsxwriter::utility::column_number_to_name(
            u16::try_from(index).unwrap_or(u16::MAX),
        );
        format!("={LISTS}!${column}$1:${column}${}", words.len())
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS)?;
        for (words, column) in self.found.iter().zip(0_u16..) {
            sheet.set_column_width(column, 24)?;
            for (word, row) in words.iter().zip(0_u32..) {
                sheet.write(row, column, word)?;
            }
        }
        sheet.set_hidden(true);
        Ok(())
    }
}
