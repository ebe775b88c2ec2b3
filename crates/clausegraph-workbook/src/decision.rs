//! Suggestions as a sheet to decide on.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, Workbook, XlsxError,
};

use crate::{WorkbookError, layout, template::field};

/// One suggestion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionRow {
    /// The id of the artefact.
    pub artefact: String,
    /// Its title.
    pub title: String,
    /// The requirement.
    pub requirement: String,
    /// What it asks, in our words.
    pub asks: String,
    /// Its rank among those suggested for the artefact, from 1.
    pub rank: u32,
    /// Where in the artefact the passage stands.
    pub at: String,
    /// The passage.
    pub passage: String,
    /// The words that matched.
    pub matched: String,
}

/// The headers, and the width of each column in letters.
const HEADERS: [(&str, f64); 11] = [
    ("artefact", 18.0),
    ("title", 28.0),
    ("requirement", 14.0),
    ("asks", 44.0),
    ("rank", 7.0),
    ("passage", 60.0),
    ("matched", 24.0),
    ("at", 24.0),
    ("decision", 12.0),
    ("by", 14.0),
    ("on", 12.0),
];
/// The place of `decision` among the headers.
const DECISION: u16 = 8;

impl DecisionRow {
    fn texts(&self) -> [&str; 8] {
        // `rank` is a number and stands apart.
        [
            &self.artefact,
            &self.title,
            &self.requirement,
            &self.asks,
            "",
            &self.passage,
            &self.matched,
            &self.at,
        ]
    }
}

/// Suggestions as a workbook of one sheet, with a drop-down to confirm or reject each.
///
/// # Errors
///
/// [`WorkbookError::Refused`] where there are more rows than a sheet holds.
pub fn decision_sheet(rows: &[DecisionRow]) -> Result<Vec<u8>, WorkbookError> {
    write(rows).map_err(WorkbookError::refused)
}

fn write(rows: &[DecisionRow]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties =
        DocProperties::new().set_title("Suggested claims").set_creation_datetime(&layout::epoch()?);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.set_name("Suggestions")?;
    sheet.set_freeze_panes(1, 3)?;
    for ((header, width), column) in HEADERS.iter().zip(0_u16..) {
        let is_to_fill = column >= DECISION;
        sheet.write_with_format(0, column, *header, &layout::header(is_to_fill))?;
        sheet.set_column_width(column, *width)?;
        sheet.set_column_format(column, &layout::cell())?;
    }
    for (found, row) in rows.iter().zip(1_u32..) {
        for (text, column) in found.texts().iter().zip(0_u16..) {
            if !text.is_empty() {
                sheet.write_string_with_format(row, column, *text, &layout::cell())?;
            }
        }
        sheet.write_number_with_format(row, 4, found.rank, &layout::cell())?;
        let cells = found.texts().into_iter().zip(HEADERS.iter().map(|(_, width)| *width));
        sheet.set_row_height(row, layout::height(cells))?;
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
    let validation = DataValidation::new()
        .allow_list_strings(&["confirm", "reject"])?
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("confirm or reject?")?
        .set_error_message("Write confirm or reject, or leave it blank.")?;
    sheet.add_data_validation(1, DECISION, last, DECISION, &validation)?;
    sheet.autofilter(0, 0, last, u16::try_from(HEADERS.len()).unwrap_or(1) - 1)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    workbook.save_to_buffer()
}

/// The same as CSV, with a byte order mark.
pub fn decision_csv(rows: &[DecisionRow]) -> String {
    let mut text = "\u{feff}".to_owned();
    let headers: Vec<&str> = HEADERS.iter().map(|(header, _)| *header).collect();
    text.push_str(&headers.join(","));
    text.push_str("\r\n");
    for row in rows {
        let rank = row.rank.to_string();
        let fields = row.texts().map(field);
        let mut fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        if let Some(place) = fields.get_mut(4) {
            *place = &rank;
        }
        fields.extend(["", "", ""]);
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}
