//! The tables of a paper, one sheet each.

use std::collections::BTreeSet;

use clausegraph_paper::{
    Align, Block, Field, FieldValue, Paper, Row, RowSort, Section, Table, Texts, Tone,
};
use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use crate::{
    WorkbookError, book,
    content::{Content, fitted, put},
    gap::columns::FilledBy,
    layout,
    style::{self, Shade},
    table::{A4, fits, page, say, short},
};

/// How many letters the columns of a table share.
const LETTERS: u32 = 150;

/// The tables of a paper as a workbook: a first sheet with title, facts, notices and a list of the tables,
/// then a sheet for each table. Figures stand as the tables of their data.
///
/// # Errors
///
/// [`WorkbookError::Refused`] where a table has more rows than a sheet holds.
pub fn paper_workbook(paper: &Paper, texts: &Texts) -> Result<Vec<u8>, WorkbookError> {
    write(paper, texts).map_err(WorkbookError::refused)
}

fn write(paper: &Paper, texts: &Texts) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = book::new(&format!("{}: {}", paper.subtitle, paper.title))?;
    let first = texts.say("workbook-paper-first");
    let mut tables = Vec::new();
    let mut names = BTreeSet::from([first.to_lowercase()]);
    for section in &paper.sections {
        gather(section, &mut names, &mut tables);
    }
    about(workbook.add_worksheet(), paper, texts, &first, &tables)?;
    for table in &tables {
        sheet(workbook.add_worksheet(), table, paper, texts)?;
    }
    workbook.save_to_buffer()
}

/// A table with the name of its sheet and the section it stands in.
struct Named<'p> {
    name: String,
    section: &'p str,
    table: &'p Table,
}

fn gather<'p>(section: &'p Section, names: &mut BTreeSet<String>, found: &mut Vec<Named<'p>>) {
    for block in &section.blocks {
        let table = match block {
            Block::Table(table) => table,
            Block::Figure(figure) => &figure.data,
            Block::Paragraph(_)
            | Block::Bullets(_)
            | Block::Numbered(_)
            | Block::Notice(_)
            | Block::Fields(_)
            | Block::Tiles(_) => continue,
        };
        let title = if table.caption.is_empty() { &section.title } else { &table.caption };
        found.push(Named { name: name(title, names), section: &section.title, table });
    }
    for inner in &section.sections {
        gather(inner, names, found);
    }
}

/// A name that a sheet can bear, and no other sheet bears.
fn name(title: &str, names: &mut BTreeSet<String>) -> String {
    let allowed = |sign: char| !sign.is_control() && !"[]:*?/\\".contains(sign);
    let plain: String = title.chars().map(|sign| if allowed(sign) { sign } else { ' ' }).collect();
    let plain = plain.trim().trim_matches('\'').trim();
    let plain = if plain.is_empty() { "Table" } else { plain };
    let mut number = 1_u32;
    loop {
        let tail = if number == 1 { String::new() } else { format!(" {number}") };
        let name =
            format!("{}{tail}", short(plain, 31_usize.saturating_sub(tail.len())).trim_end());
        // Excel keeps this word for itself.
        if name.to_lowercase() != "history" && names.insert(name.to_lowercase()) {
            return name;
        }
        number = number.saturating_add(1);
    }
}

fn about(
    sheet: &mut Worksheet,
    paper: &Paper,
    texts: &Texts,
    name: &str,
    tables: &[Named<'_>],
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_screen_gridlines(false);
    for (column, width) in [(0, 2_u16), (1, 34), (2, 96)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(0, 30)?;
    say(sheet, (0, 1), &paper.title, &style::title(), texts)?;
    say(sheet, (1, 1), &paper.subtitle, &style::subtitle(), texts)?;
    let mut row = 3;
    for field in &paper.facts {
        let value = value(field, texts);
        say(sheet, (row, 1), &field.label, &style::label(), texts)?;
        say(sheet, (row, 2), &value, &style::text(), texts)?;
        sheet.set_row_height(row, layout::lines(layout::wrapped(&value, 116)))?;
        row = row.saturating_add(1);
    }
    for notice in &paper.notices {
        row = row.saturating_add(1);
        let words = notice.words.text();
        say(sheet, (row, 2), &words, &style::notice(), texts)?;
        sheet.set_row_height(row, layout::lines(layout::wrapped(&words, 116)))?;
        row = row.saturating_add(1);
    }
    row = row.saturating_add(1);
    for column in [1, 2] {
        sheet.write_blank(row, column, &style::heading_line())?;
    }
    sheet.set_row_height(row, 22)?;
    say(sheet, (row, 1), &texts.say("workbook-paper-tables"), &style::heading(), texts)?;
    row = row.saturating_add(1);
    if tables.is_empty() {
        say(sheet, (row, 1), &texts.say("workbook-paper-no-tables"), &style::label(), texts)?;
    }
    for table in tables {
        let link = Content::Leads(table.name.clone(), table.name.clone());
        put(sheet, (row, 1), &link, &style::label(), texts)?;
        say(sheet, (row, 2), table.section, &style::text(), texts)?;
        row = row.saturating_add(1);
    }
    page(sheet, A4, &paper.footer);
    Ok(())
}

fn value(field: &Field, texts: &Texts) -> String {
    match &field.value {
        FieldValue::Known(words) => words.text(),
        FieldValue::ToFill { .. } => texts.say("workbook-paper-to-fill"),
        FieldValue::Undecided(words) => words.clone(),
    }
}

const fn shade(tone: Tone) -> Option<Shade> {
    match tone {
        Tone::None => None,
        Tone::Good => Some(Shade::Good),
        Tone::Unknown => Some(Shade::Unknown),
        Tone::Stale => Some(Shade::Stale),
        Tone::Weak => Some(Shade::Weak),
        Tone::Partial => Some(Shade::Partial),
        Tone::Bad => Some(Shade::Bad),
        Tone::Quiet => Some(Shade::Quiet),
    }
}

fn aligned(format: Format, align: Align) -> Format {
    format.set_align(match align {
        Align::Start => FormatAlign::Left,
        Align::Middle => FormatAlign::Center,
        Align::End => FormatAlign::Right,
    })
}

/// The row of the headers of a table.
const HEADERS: u32 = 2;

fn sheet(
    sheet: &mut Worksheet,
    named: &Named<'_>,
    paper: &Paper,
    texts: &Texts,
) -> Result<(), XlsxError> {
    let table = named.table;
    fits(table.rows.len())?;
    sheet.set_name(&named.name)?;
    sheet.set_screen_gridlines(false);
    let title = if table.caption.is_empty() { named.section } else { &table.caption };
    say(sheet, (0, 0), title, &style::heading_plain(), texts)?;
    sheet.set_row_height(0, 22)?;
    let widths = widths(table);
    for ((column, width), place) in table.columns.iter().zip(&widths).zip(0_u16..) {
        sheet.set_column_width(place, *width)?;
        let header = aligned(style::header(FilledBy::Engine), column.align);
        say(sheet, (HEADERS, place), &column.header, &header, texts)?;
    }
    let heads = table.columns.iter().zip(&widths);
    let lines = heads.map(|(column, width)| layout::wrapped(&column.header, *width)).max();
    sheet.set_row_height(HEADERS, layout::lines(lines.unwrap_or(1).max(2)))?;
    let mut at = HEADERS.saturating_add(1);
    for row in &table.rows {
        line(sheet, at, row, table, &widths, texts)?;
        at = at.saturating_add(1);
    }
    let last = at.saturating_sub(1).max(HEADERS);
    let end = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    if !table.note.is_empty() {
        say(sheet, (at.saturating_add(1), 0), &table.note, &style::subtitle(), texts)?;
    }
    sheet.autofilter(HEADERS, 0, last, end)?;
    sheet.set_freeze_panes(HEADERS.saturating_add(1), 1)?;
    sheet.set_repeat_rows(HEADERS, HEADERS)?;
    page(sheet, A4, &paper.footer);
    Ok(())
}

fn widths(table: &Table) -> Vec<u32> {
    let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    let share = |width: u16| {
        (u32::from(width).saturating_mul(LETTERS)).checked_div(all).unwrap_or(20).clamp(9, 80)
    };
    table.columns.iter().map(|column| share(column.width)).collect()
}

fn line(
    sheet: &mut Worksheet,
    at: u32,
    row: &Row,
    table: &Table,
    widths: &[u32],
    texts: &Texts,
) -> Result<(), XlsxError> {
    if row.sort == RowSort::Group {
        let words = row.cells.first().map(|cell| cell.words.text()).unwrap_or_default();
        say(sheet, (at, 0), &fitted(&words, texts), &style::heading_plain(), texts)?;
        return Ok(());
    }
    let mut lines = 1;
    for (((cell, column), width), place) in
        row.cells.iter().zip(&table.columns).zip(widths).zip(0_u16..)
    {
        let look = match shade(cell.tone) {
            Some(shade) => style::shaded(shade),
            None => style::cell(FilledBy::Both),
        };
        let words = cell.words.text();
        lines = layout::wrapped(&words, width.saturating_mul(6) / 5).max(lines);
        put(
            sheet,
            (at, place),
            &number(&words, column.align),
            &aligned(look, column.align),
            texts,
        )?;
    }
    sheet.set_row_height(at, layout::lines(lines))?;
    Ok(())
}

/// A whole number in a column of numbers is one; everything else is a text.
fn number(words: &str, align: Align) -> Content {
    let is_plain = words == "0" || !words.starts_with('0');
    match words.parse::<u32>() {
        Ok(number) if align == Align::End && is_plain && !words.starts_with('+') => {
            Content::Count(u64::from(number))
        }
        Ok(_) | Err(_) => Content::text(words),
    }
}
