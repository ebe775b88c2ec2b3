//! The plan as a workbook: a table with bars over time, and what is no longer kept.

mod time;

use std::collections::BTreeMap;

use clausegraph::{Action, Artefact};
use clausegraph_paper::{Advice, Basis, Texts, plan_days_sentence};
use clausegraph_report::wording::{action_sentence, full, phase_words, reason_words};
use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, Workbook, XlsxError};

use self::time::{Span, spans};
use crate::{
    WorkbookError,
    book::{self, days, footer, organisation},
    content::{Content, excel_day, letters},
    gap::{
        actions::{after, requirements},
        columns::{ColumnValue, FilledBy, WordList},
        rows::count,
    },
    layout,
    lists::Lists,
    style::{self, Shade},
    table::{A3, A4, Column, FIRST, TableSheet, page, say, write_table},
};

/// The columns before the bars: group, key, width, value, who fills it in.
#[rustfmt::skip]
const COLUMNS: &[(&str, &str, u16, ColumnValue, FilledBy)] = &[
    ("what", "number", 6, ColumnValue::Count, FilledBy::Engine),
    ("what", "id", 20, ColumnValue::Text, FilledBy::Engine),
    ("what", "phase", 16, ColumnValue::Text, FilledBy::Engine),
    ("what", "action", 44, ColumnValue::Text, FilledBy::Engine),
    ("what", "workstream", 13, ColumnValue::Word(WordList::Workstream), FilledBy::Both),
    ("what", "outcome", 28, ColumnValue::Text, FilledBy::Both),
    ("why", "requirements", 20, ColumnValue::Text, FilledBy::Engine),
    ("why", "findings", 18, ColumnValue::Text, FilledBy::Engine),
    ("why", "closes", 16, ColumnValue::Text, FilledBy::Engine),
    ("why", "gates", 20, ColumnValue::Text, FilledBy::Engine),
    ("why", "measure", 24, ColumnValue::Text, FilledBy::Both),
    ("who", "owner", 15, ColumnValue::Person, FilledBy::Client),
    ("who", "sponsor", 15, ColumnValue::Person, FilledBy::Client),
    ("who", "cost", 10, ColumnValue::Text, FilledBy::Both),
    ("who", "effort-low", 8, ColumnValue::Days, FilledBy::Engine),
    ("who", "effort-high", 8, ColumnValue::Days, FilledBy::Engine),
    ("when", "after", 24, ColumnValue::Text, FilledBy::Engine),
    ("when", "state", 12, ColumnValue::Word(WordList::ActionState), FilledBy::Client),
    ("when", "start", 12, ColumnValue::Date, FilledBy::Both),
    ("when", "end", 12, ColumnValue::Date, FilledBy::Both),
];
/// What is not seen at once.
const SHUT: [&str; 6] = ["id", "findings", "closes", "sponsor", "cost", "after"];

/// The plan as a workbook: one row for each action with a bar over time, and the documents that are no longer
/// kept.
///
/// # Errors
///
/// [`WorkbookError::Advice`] for an auditor, who is shown no plan; [`WorkbookError::Refused`] where there is
/// more than a workbook holds.
pub fn roadmap_workbook(basis: &Basis<'_, '_>) -> Result<Vec<u8>, WorkbookError> {
    let advice = basis.advice.ok_or(WorkbookError::Advice)?;
    write(basis, advice).map_err(WorkbookError::refused)
}

fn write(basis: &Basis<'_, '_>, advice: Advice<'_, '_>) -> Result<Vec<u8>, XlsxError> {
    let texts = basis.texts;
    let title = texts.say("workbook-roadmap-title");
    let foot = footer(basis, &title);
    let mut workbook = book::new(&format!("{}: {title}", organisation(basis)))?;
    let bars = bars(advice);
    explain(&mut workbook, basis, advice, &foot)?;
    let lists = Lists::new(texts, COLUMNS.iter().map(|column| column.3), book::people(basis));
    let columns = columns(texts, &bars);
    let found = found(basis);
    let actions = advice.plan.actions.iter().enumerate().zip(FIRST.saturating_add(1)..);
    let rows = actions.map(|((place, action), row)| {
        let stated =
            COLUMNS.iter().map(|(_, key, ..)| content(basis, advice, place, action, key, &found));
        let timed = bars.iter().map(|span| bar(action, *span, row));
        stated.chain(timed).collect()
    });
    let table = TableSheet {
        name: texts.say("workbook-sheet-roadmap"),
        columns: &columns,
        rows: rows.collect(),
        nothing: texts.say("workbook-roadmap-nothing-to-do"),
        frozen: 4,
        page: A3,
        footer: foot.clone(),
        locked: None,
    };
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let sheet = write_table(&mut workbook, &table, &lists, texts)?;
    sheet.set_tab_color(style::SLATE);
    let first = u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX);
    let last = first.saturating_add(u16::try_from(bars.len()).unwrap_or(u16::MAX));
    if rows > 0 && !bars.is_empty() {
        let rule = ConditionalFormatCellRule::EqualTo(time::SIGN);
        let format = Shade::Stale.filled();
        let condition = ConditionalFormatCell::new().set_rule(rule).set_format(format);
        let end = FIRST.saturating_add(rows).saturating_sub(1);
        sheet.add_conditional_format(FIRST, first, end, last.saturating_sub(1), &condition)?;
    }
    retire(&mut workbook, basis, advice, &lists, &foot)?;
    lists.write(workbook.add_worksheet(), texts, &foot)?;
    workbook.save_to_buffer()
}

fn span_of(action: &Action<'_>) -> (clausegraph::Date, clausegraph::Date) {
    let span = action.scheduled.unwrap_or(action.earliest);
    (span.start, span.finish)
}

fn bars(advice: Advice<'_, '_>) -> Vec<Span> {
    let spans_of = || advice.plan.actions.iter().map(span_of);
    let first = spans_of().map(|(start, _)| start).min();
    let last = spans_of().map(|(_, finish)| finish).max();
    first.zip(last).map(|(first, last)| spans(first, last)).unwrap_or_default()
}

fn columns(texts: &Texts, bars: &[Span]) -> Vec<Column> {
    let shades = |list: WordList, shades: &[Shade]| -> Vec<(String, Shade)> {
        let words = list.words().iter().map(|found| crate::lists::word(texts, list, found));
        words.zip(shades.iter().copied()).collect()
    };
    let stated = COLUMNS.iter().map(|(group, key, width, value, filled_by)| {
        let group = texts.say(&format!("workbook-roadmap-group-{group}"));
        let mut column = Column::keyed(texts, "roadmap", key, *width)
            .among(&group)
            .holding(*value)
            .by(*filled_by);
        column.opens = !SHUT.contains(key);
        if *key == "state" {
            column.shades = shades(
                WordList::ActionState,
                &[Shade::Unknown, Shade::Stale, Shade::Weak, Shade::Good, Shade::Quiet],
            );
        }
        column
    });
    let group = texts.say("workbook-roadmap-group-bars");
    let timed = bars.iter().map(|span| {
        let column = Column::engine(span.label(), 4).among(&group);
        column.by(FilledBy::Derived).holding(ColumnValue::Count)
    });
    stated.chain(timed).collect()
}

/// The codes of the findings on a requirement, by its position.
fn found(basis: &Basis<'_, '_>) -> BTreeMap<usize, Vec<String>> {
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for finding in basis.findings.shown(basis.profile()) {
        for requirement in &finding.requirements {
            let codes = found.entry(requirement.position()).or_default();
            let code = finding.rule.code.to_owned();
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    found
}

fn content(
    basis: &Basis<'_, '_>,
    advice: Advice<'_, '_>,
    place: usize,
    action: &Action<'_>,
    key: &str,
    found: &BTreeMap<usize, Vec<String>>,
) -> Content {
    let texts = basis.texts;
    let (start, finish) = span_of(action);
    match key {
        "number" => Content::count(place.saturating_add(1)),
        "id" => Content::text(&action.id),
        "phase" => Content::text(phase_words(action.phase())),
        "action" => Content::text(full(&action_sentence(basis.assessment.catalogue(), action))),
        "requirements" => requirements(action),
        "findings" => {
            let codes =
                action.requirements.iter().filter_map(|found_on| found.get(&found_on.position()));
            let mut codes: Vec<&str> = codes.flatten().map(String::as_str).collect();
            codes.sort_unstable();
            codes.dedup();
            Content::text(codes.join(", "))
        }
        "closes" => Content::text(texts.say_with(
            "workbook-roadmap-closes-cells",
            &[
                ("alone", count(action.closes.len()).into()),
                ("helps", count(action.helps.len()).into()),
            ],
        )),
        "gates" => Content::lines(action.gates.iter().map(|gate| gate.title.clone())),
        "effort-low" => Content::Decimal(days(action.effort.low)),
        "effort-high" => Content::Decimal(days(action.effort.high)),
        "after" => after(advice, action),
        "start" => Content::Day(start),
        "end" => Content::Day(finish),
        _ => Content::Blank,
    }
}

/// A sign in each stretch of time that an action touches, as a formula over its start and end.
fn bar(action: &Action<'_>, span: Span, row: u32) -> Content {
    let place = |wanted: &str| {
        let place = COLUMNS.iter().position(|(_, key, ..)| *key == wanted).unwrap_or_default();
        letters(u16::try_from(place).unwrap_or_default())
    };
    let (start, finish) = span_of(action);
    let touches = start <= span.last && finish >= span.first;
    let serial = |day| excel_day(day).map_or(0, |day| whole(day.to_excel()));
    let formula = format!(
        "=IF(AND(${0}{row}<={1},${2}{row}>={3}),\"{4}\",\"\")",
        place("start"),
        serial(span.last),
        place("end"),
        serial(span.first),
        time::SIGN,
    );
    Content::Formula(formula, if touches { time::SIGN.to_owned() } else { String::new() })
}

/// The whole number of days that a spreadsheet counts.
fn whole(serial: f64) -> u32 {
    let text = serial.to_string();
    text.split('.').next().and_then(|whole| whole.parse().ok()).unwrap_or_default()
}

fn explain(
    workbook: &mut Workbook,
    basis: &Basis<'_, '_>,
    advice: Advice<'_, '_>,
    footer: &str,
) -> Result<(), XlsxError> {
    let texts = basis.texts;
    let sheet = workbook.add_worksheet();
    sheet.set_name(texts.say("workbook-sheet-read-me"))?;
    sheet.set_screen_gridlines(false);
    for (column, width) in [(0, 2_u16), (1, 40), (2, 90)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(0, 30)?;
    say(sheet, (0, 1), &texts.say("workbook-roadmap-title"), &style::title(), texts)?;
    say(sheet, (1, 1), &organisation(basis), &style::subtitle(), texts)?;
    let plan = advice.plan;
    let spans = || plan.actions.iter().map(span_of);
    let first = spans().map(|(start, _)| start).min();
    let last = spans().map(|(_, finish)| finish).max();
    let about = match first.zip(last) {
        Some((first, last)) => {
            let days = plan_days_sentence(texts, plan);
            texts.say_with(
                "workbook-roadmap-about",
                &[
                    ("actions", count(plan.actions.len()).into()),
                    ("first", texts.day(first).into()),
                    ("last", texts.day(last).into()),
                    ("days", days.into()),
                ],
            )
        }
        None => texts.say("workbook-roadmap-nothing-to-do"),
    };
    let mut lines = vec![
        (texts.say("workbook-readme-day"), texts.day(basis.assessment.as_of())),
        (texts.say("workbook-roadmap-title"), about),
    ];
    for key in ["gantt", "columns"] {
        let key = format!("workbook-roadmap-about-{key}");
        lines.push((texts.say(&key), texts.say(&format!("{key}-text"))));
    }
    for gate in &plan.gates {
        let said = match gate.scheduled.or(gate.earliest) {
            Some(day) if !gate.stuck => {
                let day = texts.day(day);
                texts.say_with("workbook-roadmap-gate-day", &[("day", day.into())])
            }
            Some(_) | None => texts.say("workbook-roadmap-gate-stuck"),
        };
        let label = format!("{}: {}", texts.say("workbook-roadmap-about-gates"), gate.gate.title);
        lines.push((label, said));
    }
    for ((label, said), row) in lines.into_iter().zip(3_u32..) {
        say(sheet, (row, 1), &label, &style::label(), texts)?;
        say(sheet, (row, 2), &said, &style::text(), texts)?;
        let lines = layout::wrapped(&said, 95).max(layout::wrapped(&label, 42));
        sheet.set_row_height(row, layout::lines(lines))?;
    }
    page(sheet, A4, footer);
    Ok(())
}

/// What is no longer kept, with the reasons.
fn retire(
    workbook: &mut Workbook,
    basis: &Basis<'_, '_>,
    advice: Advice<'_, '_>,
    lists: &Lists,
    footer: &str,
) -> Result<(), XlsxError> {
    let texts = basis.texts;
    let columns: Vec<Column> = [
        ("artefact", 16, ColumnValue::Text),
        ("title", 44, ColumnValue::Text),
        ("owner", 20, ColumnValue::Text),
        ("proposed", 22, ColumnValue::Text),
        ("because", 60, ColumnValue::Text),
        ("pages", 9, ColumnValue::Count),
        ("hours", 10, ColumnValue::Days),
    ]
    .into_iter()
    .map(|(key, width, value)| Column::keyed(texts, "retire", key, width).holding(value))
    .collect();
    let proposals = crate::gap::proposals(texts, advice);
    let rows = advice.retire.retire.iter().map(|entry| {
        let artefact: &Artefact = entry.artefact;
        let proposed = proposals.get(artefact.id().as_str());
        let tenths = entry.burden.minutes.saturating_mul(10).div_ceil(60);
        let reasons = entry.reasons.iter().map(reason_words);
        vec![
            Content::text(artefact.id().as_str()),
            Content::text(artefact.title()),
            crate::facts::fact(texts, &artefact.document().owner),
            proposed.map_or(Content::Blank, |(words, _)| Content::text(words)),
            proposed.map_or_else(|| Content::lines(reasons), |(_, why)| Content::text(why)),
            Content::text(entry.burden.pages.to_string()),
            Content::Decimal(format!("{}.{}", tenths / 10, tenths % 10)),
        ]
    });
    let table = TableSheet {
        name: texts.say("workbook-sheet-retire"),
        columns: &columns,
        rows: rows.collect(),
        nothing: texts.say("workbook-nothing"),
        frozen: 2,
        page: A4,
        footer: footer.to_owned(),
        locked: None,
    };
    write_table(workbook, &table, lists, texts)?;
    Ok(())
}
