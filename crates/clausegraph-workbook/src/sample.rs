//! A sample of records as a workbook to fill in.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, Workbook, Worksheet, XlsxError,
};

use crate::{WorkbookError, layout};

/// What a workbook of a sample is made of.
#[derive(Clone, Copy, Debug)]
pub struct SampleWorkbook<'a> {
    /// The headers of the sheet.
    pub header: &'a [String],
    /// One row for each record, as long as the header.
    pub rows: &'a [Vec<String>],
    /// The position of the first column to fill in; the columns of results stand first.
    pub first_to_fill: usize,
    /// How many columns of results there are.
    pub tests: usize,
    /// The words to choose from as results.
    pub words: &'a [&'a str],
    /// What the sampling statement says, label by label.
    pub statement: &'a [(&'a str, String)],
}

/// A workbook with the sheet to fill in, results by drop-down, and behind it the sampling statement.
///
/// Every value is written as a text, so that no id loses its zeros and nothing becomes a formula.
///
/// # Errors
///
/// [`WorkbookError::Refused`] where there are more rows or columns than a sheet holds, or a longer text than a
/// cell.
pub fn sample_workbook(sample: SampleWorkbook<'_>) -> Result<Vec<u8>, WorkbookError> {
    write(sample).map_err(WorkbookError::refused)
}

fn write(sample: SampleWorkbook<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title("Sample of records")
        .set_creation_datetime(&layout::epoch()?);
    workbook.set_properties(&properties);
    fill(workbook.add_worksheet(), sample)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("Statement")?;
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 100)?;
    for ((label, text), row) in sample.statement.iter().zip(0_u32..) {
        sheet.write_string_with_format(row, 0, *label, &layout::header(false))?;
        sheet.write_string_with_format(row, 1, text, &layout::cell())?;
        sheet.set_row_height(row, layout::height([(text.as_str(), 100.0)].into_iter()))?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, sample: SampleWorkbook<'_>) -> Result<(), XlsxError> {
    sheet.set_name("Sample")?;
    sheet.set_freeze_panes(1, 2)?;
    let to_fill = column(sample.first_to_fill);
    for (header, at) in sample.header.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, at, header, &layout::header(at >= to_fill))?;
        sheet.set_column_width(at, 18)?;
        sheet.set_column_format(at, &layout::cell())?;
    }
    for (cells, row) in sample.rows.iter().zip(1_u32..) {
        for (text, at) in cells.iter().zip(0_u16..) {
            if !text.is_empty() {
                sheet.write_string_with_format(row, at, text, &layout::cell())?;
            }
        }
    }
    let last = u32::try_from(sample.rows.len()).unwrap_or(u32::MAX).max(1);
    if sample.tests > 0 {
        let behind = to_fill.saturating_add(column(sample.tests)).saturating_sub(1);
        let validation = DataValidation::new()
            .allow_list_strings(sample.words)?
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title("Which of the words?")?
            .set_error_message("Choose one of the list, or leave it blank.")?;
        sheet.add_data_validation(1, to_fill, last, behind, &validation)?;
    }
    sheet.autofilter(0, 0, last, column(sample.header.len()).saturating_sub(1))?;
    sheet.set_landscape();
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn column(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}
