//! A sheet that holds one table: a band of groups, who fills in what, headers, rows.

use clausegraph_paper::Texts;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula, DataValidation,
    DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, Formula, Note,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::{
    content::{Content, fitted, letters, put},
    gap::columns::{BookColumn, ColumnValue, FilledBy, WordList},
    layout,
    lists::Lists,
    style::{self, Shade},
};

/// The row of the groups, of who fills in, of the headers, and the first row of the table.
const GROUPS: u32 = 0;
const WHO: u32 = 1;
pub(crate) const HEADERS: u32 = 2;
pub(crate) const FIRST: u32 = 3;
/// The last row of a sheet, from 0.
const LAST_ROW: u32 = 1_048_575;
/// A sheet holds no more rows.
const MOST: usize = 1_048_576;
/// Rows below the table that have drop-downs, too.
pub(crate) const SPARE: u32 = 500;

/// A column as it is written.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its header.
    pub(crate) header: String,
    /// What stands in the note of the header; may be empty.
    pub(crate) note: String,
    /// What stands above the header besides who fills it in: its number.
    pub(crate) number: Option<u8>,
    /// The name of its group; may be empty.
    pub(crate) group: String,
    pub(crate) filled_by: FilledBy,
    pub(crate) value: ColumnValue,
    pub(crate) width: u16,
    pub(crate) opens: bool,
    /// Words and what their colour says.
    pub(crate) shades: Vec<(String, Shade)>,
}

impl Column {
    /// A column that the layout does not hold: the engine fills it in.
    pub(crate) fn engine(header: String, width: u16) -> Self {
        Self {
            header,
            note: String::new(),
            number: None,
            group: String::new(),
            filled_by: FilledBy::Engine,
            value: ColumnValue::Text,
            width,
            opens: true,
            shades: Vec::new(),
        }
    }

    /// The same, by the key of its header.
    pub(crate) fn keyed(texts: &Texts, sheet: &str, key: &str, width: u16) -> Self {
        Self::engine(texts.say(&format!("workbook-{sheet}-{key}")), width)
    }

    /// The same with another sort of value, without its colours.
    pub(crate) fn holding(self, value: ColumnValue) -> Self {
        Self { value, ..self }
    }

    /// The same, filled in by somebody else.
    pub(crate) fn by(self, filled_by: FilledBy) -> Self {
        Self { filled_by, ..self }
    }

    /// The same with colours for words.
    pub(crate) fn shaded(self, shades: Vec<(String, Shade)>) -> Self {
        Self { shades, ..self }
    }

    /// The same in a group.
    pub(crate) fn among(self, group: &str) -> Self {
        Self { group: group.to_owned(), ..self }
    }

    /// A column of the layout, in the words of a language.
    pub(crate) fn of(texts: &Texts, sheet: &str, column: &BookColumn) -> Self {
        let key = format!("workbook-{sheet}-{}", column.key.replace('_', "-"));
        let note = texts.say(&format!("{key}-note"));
        let group = texts.say(&format!("workbook-group-{}", column.group.key()));
        let shades = match column.value {
            ColumnValue::Word(list) => shades(texts, list),
            ColumnValue::Score => {
                let shades = [Shade::Bad, Shade::Partial, Shade::Weak, Shade::Good];
                (0..)
                    .zip(shades)
                    .map(|(score, shade): (u32, Shade)| (score.to_string(), shade))
                    .collect()
            }
            ColumnValue::Text
            | ColumnValue::Person
            | ColumnValue::Percent
            | ColumnValue::Days
            | ColumnValue::Count
            | ColumnValue::Date => Vec::new(),
        };
        Self {
            header: texts.say(&key),
            note,
            number: None,
            group,
            filled_by: column.filled_by,
            value: column.value,
            width: column.width,
            opens: column.opens,
            shades,
        }
    }
}

/// The words of a list with what their colours say; lists whose words are neither good nor bad have none.
fn shades(texts: &Texts, list: WordList) -> Vec<(String, Shade)> {
    let shades: &[Shade] = match list {
        WordList::State => &[Shade::Bad, Shade::Partial, Shade::Weak, Shade::Good, Shade::Unknown],
        WordList::Severity | WordList::Priority => {
            &[Shade::Bad, Shade::Partial, Shade::Weak, Shade::Stale]
        }
        WordList::ActionState => {
            &[Shade::Unknown, Shade::Stale, Shade::Weak, Shade::Good, Shade::Quiet]
        }
        WordList::Confidence => &[Shade::Partial, Shade::Weak, Shade::Good],
        WordList::Judgement => {
            &[Shade::Good, Shade::Stale, Shade::Partial, Shade::Bad, Shade::Quiet]
        }
        WordList::EvidenceType
        | WordList::ActionType
        | WordList::Decision
        | WordList::ScopeState
        | WordList::Method
        | WordList::Workstream => &[],
    };
    let words = list.words().iter().map(|word| crate::lists::word(texts, list, word));
    words.zip(shades.iter().copied()).collect()
}

/// The sheet of paper that a table is printed on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    /// The number by which Excel knows the sheet: 9 for A4, 8 for A3.
    pub(crate) paper: u8,
    /// How many pages stand side by side.
    pub(crate) wide: u16,
}

pub(crate) const A4: Page = Page { paper: 9, wide: 1 };
pub(crate) const A3: Page = Page { paper: 8, wide: 1 };
pub(crate) const TWO_A3: Page = Page { paper: 8, wide: 2 };

/// A table and its sheet.
pub(crate) struct TableSheet<'t> {
    pub(crate) name: String,
    pub(crate) columns: &'t [Column],
    pub(crate) rows: Vec<Vec<Content>>,
    /// What stands below the headers where there is no row.
    pub(crate) nothing: String,
    /// How many columns stay in view.
    pub(crate) frozen: u16,
    pub(crate) page: Page,
    pub(crate) footer: String,
    /// Why people do not write in it, and the sheet where they do; none where they may.
    pub(crate) locked: Option<(String, String)>,
}

/// Writes a table on a sheet of its own.
pub(crate) fn write_table<'w>(
    workbook: &'w mut Workbook,
    table: &TableSheet<'_>,
    lists: &Lists,
    texts: &Texts,
) -> Result<&'w mut Worksheet, XlsxError> {
    fits(table.rows.len())?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(&table.name)?;
    sheet.set_formula_result_default("");
    head(sheet, table, texts)?;
    for (row, at) in table.rows.iter().zip(FIRST..) {
        sheet.set_row_height(at, layout::lines(lines(row, table.columns, texts)))?;
        for ((content, column), place) in row.iter().zip(table.columns).zip(0_u16..) {
            put(sheet, (at, place), content, &format(column), texts)?;
        }
    }
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    if rows == 0 && !table.nothing.is_empty() {
        sheet.write_string_with_format(FIRST, 0, &table.nothing, &style::subtitle())?;
    }
    let last = FIRST.saturating_add(rows).saturating_sub(1).max(FIRST);
    for (column, place) in table.columns.iter().zip(0_u16..) {
        conditions(sheet, column, place, last)?;
        if rows > 0 && table.locked.is_none() {
            validations(sheet, column, place, last, lists, texts)?;
        }
    }
    print(sheet, table, last)?;
    if let Some((why, to)) = &table.locked {
        put(sheet, (GROUPS, 0), &Content::Leads(why.clone(), to.clone()), &style::leads(), texts)?;
        // Without a password: it keeps from writing by mistake, and from nothing else.
        sheet.protect_with_options(&ProtectionOptions {
            use_autofilter: true,
            sort: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        });
    }
    Ok(sheet)
}

/// Whether a table of so many rows fits on a sheet, with what stands above and below.
pub(crate) fn fits(rows: usize) -> Result<(), XlsxError> {
    let room = MOST.saturating_sub(16);
    if rows > room { Err(XlsxError::RowColumnLimitError) } else { Ok(()) }
}

/// How many lines of a column that is not seen at once count for the height of a row.
const SHUT_LINES: u32 = 3;

/// How many lines a row takes.
fn lines(row: &[Content], columns: &[Column], texts: &Texts) -> u32 {
    let lines = row.iter().zip(columns).map(|(content, column)| {
        if matches!(content, Content::Formula(..) | Content::Blank) {
            return 1;
        }
        let shown = content.shown(texts);
        let lines = layout::wrapped(&shown, layout::held(column.width));
        if column.opens { lines } else { lines.min(SHUT_LINES) }
    });
    lines.max().unwrap_or(1)
}

/// The look of the cells of a column.
pub(crate) fn format(column: &Column) -> Format {
    match column.value {
        ColumnValue::Date => style::day(column.filled_by),
        ColumnValue::Score | ColumnValue::Percent | ColumnValue::Days | ColumnValue::Count => {
            style::centred(column.filled_by)
        }
        ColumnValue::Text | ColumnValue::Person | ColumnValue::Word(_) => {
            style::cell(column.filled_by)
        }
    }
}

fn head(sheet: &mut Worksheet, table: &TableSheet<'_>, texts: &Texts) -> Result<(), XlsxError> {
    sheet.set_row_height(GROUPS, 20)?;
    sheet.set_row_height(WHO, 14)?;
    sheet.set_row_height(HEADERS, 32)?;
    let mut group = "";
    for (column, place) in table.columns.iter().zip(0_u16..) {
        sheet.set_column_width(place, column.width)?;
        if column.group != group {
            sheet.write_string_with_format(GROUPS, place, &column.group, &style::group())?;
            group = &column.group;
        }
        let who = texts.say(&format!("workbook-who-{}", column.filled_by.key()));
        let who = match column.number {
            Some(number) => format!("{number}  {who}"),
            None => who,
        };
        sheet.write_string_with_format(WHO, place, who, &style::who(column.filled_by))?;
        let header = style::header(column.filled_by);
        sheet.write_string_with_format(HEADERS, place, &column.header, &header)?;
        if !column.note.is_empty() {
            let note = Note::new(&column.note)
                .set_author("")
                .add_author_prefix(false)
                .set_alt_text(&column.header)
                .set_width(300)
                .set_height(110);
            sheet.insert_note(HEADERS, place, &note)?;
        }
    }
    shut(sheet, table.columns)?;
    sheet.set_freeze_panes(FIRST, table.frozen)?;
    Ok(())
}

/// Columns that are not seen at once stand in groups that can be opened.
fn shut(sheet: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    sheet.group_symbols_to_left(true);
    let mut first: Option<u16> = None;
    let open = columns.iter().map(|column| column.opens).chain([true]);
    for (opens, place) in open.zip(0_u16..) {
        match (opens, first) {
            (false, None) => first = Some(place),
            (true, Some(from)) => {
                sheet.group_columns_collapsed(from, place.saturating_sub(1))?;
                first = None;
            }
            (false, Some(_)) | (true, None) => {}
        }
    }
    Ok(())
}

fn conditions(
    sheet: &mut Worksheet,
    column: &Column,
    place: u16,
    last: u32,
) -> Result<(), XlsxError> {
    let end = last.saturating_add(SPARE).min(LAST_ROW);
    for (word, shade) in &column.shades {
        let shade = shade.over();
        if column.value == ColumnValue::Score {
            // A blank is no nought.
            let cell = format!("{}{}", letters(place), FIRST.saturating_add(1));
            let rule = format!("=AND(ISNUMBER({cell}),{cell}={word})");
            let condition =
                ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(shade);
            sheet.add_conditional_format(FIRST, place, end, place, &condition)?;
        } else {
            let rule = ConditionalFormatCellRule::EqualTo(word.as_str());
            let condition = ConditionalFormatCell::new().set_rule(rule).set_format(shade);
            sheet.add_conditional_format(FIRST, place, end, place, &condition)?;
        }
    }
    Ok(())
}

fn validations(
    sheet: &mut Worksheet,
    column: &Column,
    place: u16,
    last: u32,
    lists: &Lists,
    texts: &Texts,
) -> Result<(), XlsxError> {
    let (validation, end) = match column.filled_by {
        FilledBy::Engine | FilledBy::Derived => (Some(kept(column, texts)?), last),
        FilledBy::Consultant | FilledBy::Client | FilledBy::Both | FilledBy::Auditor => {
            (filled(column, lists, texts)?, last.saturating_add(SPARE).min(LAST_ROW))
        }
    };
    if let Some(validation) = validation {
        sheet.add_data_validation(FIRST, place, end, place, &validation)?;
    }
    Ok(())
}

/// Nothing that is typed into a cell of the engine is taken.
fn kept(column: &Column, texts: &Texts) -> Result<DataValidation, XlsxError> {
    let key = match column.filled_by {
        FilledBy::Derived => "workbook-kept-derived",
        FilledBy::Engine
        | FilledBy::Consultant
        | FilledBy::Client
        | FilledBy::Both
        | FilledBy::Auditor => "workbook-kept-engine",
    };
    DataValidation::new()
        .allow_custom(Formula::new("=FALSE"))
        .ignore_blank(false)
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(short(&texts.say("workbook-kept-title"), 32))?
        .set_error_message(short(&texts.say(key), 255))
}

fn filled(
    column: &Column,
    lists: &Lists,
    texts: &Texts,
) -> Result<Option<DataValidation>, XlsxError> {
    let validation = DataValidation::new();
    let (validation, style, key) = match column.value {
        ColumnValue::Word(list) => (
            validation.allow_list_formula(Formula::new(lists.range(list))),
            DataValidationErrorStyle::Stop,
            "workbook-check-word",
        ),
        ColumnValue::Person => match lists.people() {
            Some(people) => (
                validation.allow_list_formula(Formula::new(people)),
                DataValidationErrorStyle::Information,
                "workbook-check-person",
            ),
            None => return Ok(None),
        },
        ColumnValue::Score => (
            validation.allow_whole_number(DataValidationRule::Between(0, 3)),
            DataValidationErrorStyle::Stop,
            "workbook-check-score",
        ),
        ColumnValue::Percent => (
            validation.allow_whole_number(DataValidationRule::Between(0, 100)),
            DataValidationErrorStyle::Stop,
            "workbook-check-percent",
        ),
        ColumnValue::Days => (
            validation.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
            DataValidationErrorStyle::Stop,
            "workbook-check-days",
        ),
        ColumnValue::Count => (
            validation.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
            DataValidationErrorStyle::Stop,
            "workbook-check-count",
        ),
        ColumnValue::Date => (
            validation
                .allow_date(DataValidationRule::GreaterThan(ExcelDateTime::from_ymd(1990, 1, 1)?)),
            DataValidationErrorStyle::Stop,
            "workbook-check-date",
        ),
        ColumnValue::Text => return Ok(None),
    };
    let validation = validation
        .set_error_style(style)
        .set_error_title(short(&texts.say("workbook-check-title"), 32))?
        .set_error_message(short(&texts.say(key), 255))?;
    Ok(Some(validation))
}

/// As many letters of a text as there is room for.
pub(crate) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{kept}…")
}

fn print(sheet: &mut Worksheet, table: &TableSheet<'_>, last: u32) -> Result<(), XlsxError> {
    let end = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.autofilter(HEADERS, 0, last, end)?;
    sheet.set_print_area(0, 0, last, end)?;
    sheet.set_repeat_rows(GROUPS, HEADERS)?;
    if table.page.wide > 1 && table.frozen > 0 {
        sheet.set_repeat_columns(0, table.frozen.saturating_sub(1))?;
    }
    page(sheet, table.page, &table.footer);
    sheet.set_screen_gridlines(false);
    sheet.set_zoom(90);
    Ok(())
}

/// The page of a sheet: landscape, fitted to its width, with a footer that counts the pages.
pub(crate) fn page(sheet: &mut Worksheet, page: Page, footer: &str) {
    sheet.set_paper_size(page.paper);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(page.wide, 0);
    sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    let footer = short(footer, 110).replace('&', "&&");
    sheet.set_header(format!("&L&8&K5B6670{footer}&R&8&K5B6670&A"));
    sheet.set_footer("&R&8&K5B6670&P / &N");
}

/// The text of a cell on a sheet without a table.
pub(crate) fn say(
    sheet: &mut Worksheet,
    at: (u32, u16),
    text: &str,
    format: &Format,
    texts: &Texts,
) -> Result<(), XlsxError> {
    put(sheet, at, &Content::text(fitted(text, texts)), format, texts)
}
