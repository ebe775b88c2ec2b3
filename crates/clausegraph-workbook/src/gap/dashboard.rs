//! Sheet Dashboard: gates, the evidence by clause, and what people have scored, counted as they go.

mod evidence;
mod live;

use clausegraph::GateState;
use clausegraph_report::wording::gate_sentences;
use rust_xlsxwriter::{Worksheet, XlsxError};

pub(crate) use self::live::Live;
use super::basis::Beside;
use crate::{
    book::organisation,
    content::{Content, put},
    layout,
    style::{self, Shade},
    table::{A3, page, say},
};

/// The column of labels, the first column of numbers, and the last.
const LABEL: u16 = 1;
const NUMBERS: u16 = 2;
const LAST: u16 = 12;
/// The column in which the charts begin.
const CHARTS: u16 = 14;
/// The size of a chart, and the room it takes with its margin, in pixels.
const WIDE: u32 = 640;
const HIGH: u32 = 330;
const STEP: u32 = 350;

/// The statuses of evidence with what their colours say.
pub(crate) fn shades() -> impl Iterator<Item = (clausegraph::Status, Shade)> {
    use clausegraph::Status;
    let quiet = [Status::NotTriggered, Status::NotChosen].map(|status| (status, Shade::Quiet));
    evidence::COUNTED.into_iter().chain(quiet)
}

/// Writes the sheet.
pub(crate) fn write(
    sheet: &mut Worksheet,
    beside: &Beside<'_, '_>,
    live: &Live<'_, '_>,
    footer: &str,
) -> Result<(), XlsxError> {
    let texts = beside.basis.texts;
    let name = texts.say("workbook-sheet-dashboard");
    sheet.set_name(&name)?;
    sheet.set_formula_result_default("");
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 2)?;
    sheet.set_column_width(LABEL, 40)?;
    for column in NUMBERS..=LAST {
        sheet.set_column_width(column, 11)?;
    }
    sheet.set_column_width(LAST + 1, 3)?;
    sheet.set_row_height(0, 30)?;
    say(sheet, (0, LABEL), &organisation(beside.basis), &style::title(), texts)?;
    let day = texts.day(beside.basis.assessment.as_of());
    let about = texts.say_with(
        "workbook-dashboard-about",
        &[
            ("catalogue", beside.basis.assessment.catalogue().title().to_owned().into()),
            ("day", day.into()),
        ],
    );
    say(sheet, (1, LABEL), &about, &style::subtitle(), texts)?;
    let next = gates(sheet, beside, 3)?;
    let chapters = evidence::chapters(beside.basis.assessment);
    let (first, next) = evidence::write(sheet, beside, &chapters, next)?;
    evidence::charts(sheet, beside, &chapters, &name, first)?;
    let next = live.write(sheet, beside, &name, &chapters, next)?;
    let next = evidence::areas(sheet, beside, next)?;
    sheet.set_print_area(0, 0, next.max(50), CHARTS + 9)?;
    page(sheet, A3, footer);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_zoom(85);
    Ok(())
}

/// A heading with its line over the whole width, and a sentence below it; the next free row comes back.
fn heading(
    sheet: &mut Worksheet,
    beside: &Beside<'_, '_>,
    row: u32,
    key: &str,
) -> Result<u32, XlsxError> {
    let texts = beside.basis.texts;
    for column in LABEL..=LAST {
        sheet.write_blank(row, column, &style::heading_line())?;
    }
    sheet.set_row_height(row, 22)?;
    let title = texts.say(&format!("workbook-dashboard-{key}"));
    say(sheet, (row, LABEL), &title, &style::heading(), texts)?;
    let about = texts.say(&format!("workbook-dashboard-{key}-about"));
    let below = row.saturating_add(1);
    merged(sheet, (below, LABEL, LAST), &about, &style::label(), 190)?;
    Ok(row.saturating_add(2))
}

/// A text over several columns, in a row that is high enough for it.
fn merged(
    sheet: &mut Worksheet,
    (row, first, last): (u32, u16, u16),
    text: &str,
    format: &rust_xlsxwriter::Format,
    letters: u32,
) -> Result<(), XlsxError> {
    sheet.merge_range(row, first, row, last, text, format)?;
    sheet.set_row_height(row, layout::lines(layout::wrapped(text, letters)))?;
    Ok(())
}

/// The header row of a table.
fn header(
    sheet: &mut Worksheet,
    row: u32,
    headers: &[String],
    look: super::columns::FilledBy,
) -> Result<(), XlsxError> {
    sheet.set_row_height(row, 32)?;
    for (header, column) in headers.iter().zip(LABEL..) {
        sheet.write_string_with_format(row, column, header, &style::header(look))?;
    }
    Ok(())
}

fn gates(sheet: &mut Worksheet, beside: &Beside<'_, '_>, row: u32) -> Result<u32, XlsxError> {
    let texts = beside.basis.texts;
    let mut row = heading(sheet, beside, row, "gates")?;
    let look = style::header(super::columns::FilledBy::Engine);
    let say_key = |key: &str| texts.say(&format!("workbook-dashboard-{key}"));
    sheet.write_string_with_format(row, LABEL, say_key("gate"), &look)?;
    sheet.merge_range(row, NUMBERS, row, NUMBERS + 1, &say_key("shows"), &look)?;
    sheet.merge_range(row, NUMBERS + 2, row, LAST, &say_key("keeps"), &look)?;
    for gate in beside.basis.assessment.gates() {
        row = row.saturating_add(1);
        let engine = style::cell(super::columns::FilledBy::Engine);
        say(sheet, (row, LABEL), &gate.gate.title, &engine, texts)?;
        let (key, shade) = match gate.state {
            GateState::Present => ("present", Shade::Good),
            GateState::CannotEvaluate => ("cannot-evaluate", Shade::Unknown),
            GateState::Absent => ("absent", Shade::Bad),
        };
        let state = texts.say(&format!("workbook-gate-{key}"));
        let shaded = style::shaded(shade);
        sheet.merge_range(row, NUMBERS, row, NUMBERS + 1, &state, &shaded)?;
        let sentences = gate_sentences(&gate.reasons).join("\n");
        let text = crate::content::fitted(&sentences, texts);
        merged(sheet, (row, NUMBERS + 2, LAST), &text, &engine, 130)?;
        let lines = layout::wrapped(&text, 130).max(layout::wrapped(&gate.gate.title, 46));
        sheet.set_row_height(row, layout::lines(lines))?;
    }
    Ok(row.saturating_add(2))
}

/// A row of numbers behind a label.
fn numbers(
    sheet: &mut Worksheet,
    beside: &Beside<'_, '_>,
    row: u32,
    label: &str,
    cells: &[(Content, rust_xlsxwriter::Format)],
) -> Result<(), XlsxError> {
    let texts = beside.basis.texts;
    let engine = style::cell(super::columns::FilledBy::Engine);
    say(sheet, (row, LABEL), label, &engine, texts)?;
    for ((content, format), column) in cells.iter().zip(NUMBERS..) {
        put(sheet, (row, column), content, format, texts)?;
    }
    Ok(())
}
