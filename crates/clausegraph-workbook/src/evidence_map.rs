//! The evidence map as a workbook: the checklist that an auditor fills in.

use std::collections::BTreeSet;

use clausegraph::Requirement;
use clausegraph_paper::{Basis, Texts};
use clausegraph_report::{EvidenceMapReport, EvidenceReport, EvidenceRowReport};
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::{
    WorkbookError,
    book::{self, footer, organisation},
    content::Content,
    gap::{
        base::{self, WrittenColumn, WrittenSheet},
        basis::map_of,
        columns::{ColumnValue, FilledBy, WordList},
        evidence_shades,
    },
    layout,
    lists::Lists,
    style,
    table::{A4, Column, TWO_A3, TableSheet, page, say, write_table},
};

/// What a column is: its key, its width, who fills it in, whether it is seen at once.
type Described = (&'static str, u16, FilledBy, bool);

const ENGINE: FilledBy = FilledBy::Engine;
const AUDITOR: FilledBy = FilledBy::Auditor;

/// The columns, in order, with the group that each begins.
#[rustfmt::skip]
const COLUMNS: &[(&str, &[Described])] = &[
    ("asked", &[
        ("requirement", 13, ENGINE, true),
        ("member", 16, ENGINE, true),
        ("clause", 22, ENGINE, true),
        ("asks", 40, ENGINE, true),
        ("wording", 12, ENGINE, false),
        ("question", 36, ENGINE, false),
        ("population", 22, ENGINE, false),
    ]),
    ("expected", &[
        ("maintain", 24, ENGINE, true),
        ("retain", 24, ENGINE, true),
        ("typical", 30, ENGINE, false),
    ]),
    ("evidence", &[
        ("status", 15, ENGINE, true),
        ("evidence", 16, ENGINE, true),
        ("named", 34, ENGINE, true),
        ("type", 18, ENGINE, true),
        ("system", 16, ENGINE, false),
        ("uri", 28, ENGINE, false),
        ("version", 12, ENGINE, true),
        ("from", 12, ENGINE, true),
        ("to", 12, ENGINE, true),
        ("owner", 20, ENGINE, true),
        ("hash", 22, ENGINE, false),
        ("at", 22, ENGINE, false),
        ("offered", 24, ENGINE, false),
        ("remarks", 34, ENGINE, true),
        ("nothing", 34, ENGINE, true),
    ]),
    ("sample", &[
        ("sampled", 24, ENGINE, true),
        ("size", 12, ENGINE, false),
        ("rule", 14, ENGINE, false),
        ("passed", 14, ENGINE, false),
        ("items", 28, AUDITOR, true),
        ("conforming", 12, AUDITOR, true),
    ]),
    ("indicators", &[
        ("indicators", 40, ENGINE, true),
        ("of-clause", 34, ENGINE, false),
        ("missing", 30, ENGINE, false),
        ("previous", 26, ENGINE, true),
        ("linked", 30, ENGINE, false),
    ]),
    ("heard", &[
        ("interviews", 26, ENGINE, false),
        ("interviewee", 20, AUDITOR, true),
        ("interviewed-on", 12, AUDITOR, false),
        ("method", 15, AUDITOR, true),
    ]),
    ("judged", &[
        ("recorded", 30, ENGINE, false),
        ("note", 40, AUDITOR, true),
        ("judgement", 16, AUDITOR, true),
        ("judged-by", 16, AUDITOR, true),
        ("judged-on", 12, AUDITOR, true),
    ]),
];

/// The evidence map of the requirements that are wanted, as a workbook: a sheet that explains, the map with
/// one row for each requirement and member, and the words of the drop-downs.
///
/// Its judgements are brought back by `import workbook`: a hidden sheet tells what each row rested on, so that a
/// judgement is pinned to what its author saw, and which judgements were on record.
///
/// What an auditor fills in is empty. What the engine noticed stands beside it as an indicator, never as a
/// judgement.
///
/// # Errors
///
/// [`WorkbookError::Refused`] where there are more rows than a sheet holds.
pub fn evidence_map_workbook(
    basis: &Basis<'_, '_>,
    wanted: &dyn Fn(&Requirement) -> bool,
) -> Result<Vec<u8>, WorkbookError> {
    let map = map_of(basis, wanted);
    write(basis, &map).map_err(WorkbookError::refused)
}

fn write(basis: &Basis<'_, '_>, map: &EvidenceMapReport) -> Result<Vec<u8>, XlsxError> {
    let texts = basis.texts;
    let title = texts.say("workbook-map-title");
    let foot = footer(basis, &title);
    let mut workbook = book::new(&format!("{}: {title}", organisation(basis)))?;
    explain(&mut workbook, basis, map, &foot)?;
    let columns = columns(texts);
    let values = columns.iter().map(|column| column.value);
    let lists = Lists::new(texts, values, book::people(basis));
    let described = || COLUMNS.iter().flat_map(|(_, columns)| columns.iter());
    let rows = map.rows.iter();
    let rows: Vec<Vec<Content>> =
        rows.map(|row| described().map(|(key, ..)| content(texts, row, key)).collect()).collect();
    let table = TableSheet {
        name: texts.say("workbook-sheet-map"),
        columns: &columns,
        rows,
        nothing: texts.say("workbook-nothing"),
        frozen: 2,
        page: TWO_A3,
        footer: foot.clone(),
        locked: None,
    };
    let sheet = write_table(&mut workbook, &table, &lists, texts)?;
    sheet.set_tab_color(style::SLATE);
    lists.write(workbook.add_worksheet(), texts, &foot)?;
    let written = WrittenSheet {
        key: "map",
        name: &table.name,
        columns: described()
            .map(|(key, _, filled_by, _)| WrittenColumn { key, part: (*filled_by).into() })
            .collect(),
        headers: columns.iter().map(|column| column.header.clone()).collect(),
        keys: map.rows.iter().map(row_key).collect(),
        rows: &table.rows,
    };
    base::write(&mut workbook, basis, &[written], &[], &lists, seen(basis, map))?;
    workbook.save_to_buffer()
}

/// What a row is found by.
fn row_key(row: &EvidenceRowReport) -> String {
    match &row.member {
        Some(member) => format!("{}@{member}", row.requirement),
        None => row.requirement.clone(),
    }
}

/// The lines of the hidden sheet that tell which judgements are on record, and what the evidence of each row
/// rests on.
fn seen(basis: &Basis<'_, '_>, map: &EvidenceMapReport) -> Vec<Vec<String>> {
    let assessment = basis.assessment;
    let judgements = assessment.organisation().judgements();
    let judgements = judgements.map(|found| vec!["judgement".to_owned(), found.id.to_string()]);
    let pins = map.rows.iter().flat_map(|row| {
        let requirement = assessment.catalogue().requirement(&row.requirement);
        let cell = requirement.and_then(|found| assessment.cell(found, row.member.as_deref()));
        let pins = cell.map(|cell| assessment.pins(&cell)).unwrap_or_default();
        pins.into_iter().map(|pin| {
            let (version, hash) = (pin.version.unwrap_or_default(), pin.hash.unwrap_or_default());
            vec!["pin".to_owned(), row_key(row), pin.artefact.to_string(), version, hash]
        })
    });
    judgements.chain(pins).collect()
}

fn columns(texts: &Texts) -> Vec<Column> {
    let mut all = Vec::new();
    for (group, columns) in COLUMNS {
        let group = texts.say(&format!("workbook-map-group-{group}"));
        for (key, width, filled_by, opens) in *columns {
            let value = match *key {
                "interviewed-on" | "judged-on" => ColumnValue::Date,
                "judged-by" => ColumnValue::Person,
                "judgement" => ColumnValue::Word(WordList::Judgement),
                "method" => ColumnValue::Word(WordList::Method),
                "conforming" => ColumnValue::Count,
                _ => ColumnValue::Text,
            };
            let mut column = Column::keyed(texts, "map", key, *width)
                .among(&group)
                .by(*filled_by)
                .holding(value);
            column.opens = *opens;
            column.note = texts.say(&format!("workbook-map-{key}-note"));
            if *key == "status" {
                column.shades = evidence_shades(texts);
            }
            all.push(column);
        }
    }
    all
}

/// How much of the standard stands in the map.
fn extent(basis: &Basis<'_, '_>, map: &EvidenceMapReport) -> String {
    let distinct = |of: fn(&EvidenceRowReport) -> &str| {
        map.rows.iter().map(of).collect::<BTreeSet<&str>>().len()
    };
    let judged = map.rows.iter().filter(|row| row.judgement.is_some()).count();
    let all = basis.assessment.catalogue().requirements().len();
    let count = |number: usize| basis.texts.number(u64::try_from(number).unwrap_or(u64::MAX));
    let arguments = [
        ("clauses", count(distinct(|row| &row.clause)).into()),
        ("requirements", count(distinct(|row| &row.requirement)).into()),
        ("all", count(all).into()),
        ("rows", count(map.rows.len()).into()),
        ("judged", count(judged).into()),
    ];
    basis.texts.say_with("evidence-map-extent", &arguments)
}

fn explain(
    workbook: &mut Workbook,
    basis: &Basis<'_, '_>,
    map: &EvidenceMapReport,
    footer: &str,
) -> Result<(), XlsxError> {
    let texts = basis.texts;
    let sheet = workbook.add_worksheet();
    sheet.set_name(texts.say("workbook-sheet-read-me"))?;
    sheet.set_screen_gridlines(false);
    for (column, width) in [(0, 2_u16), (1, 30), (2, 100)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(0, 30)?;
    say(sheet, (0, 1), &texts.say("workbook-map-title"), &style::title(), texts)?;
    say(sheet, (1, 1), &organisation(basis), &style::subtitle(), texts)?;
    let mut lines = vec![
        ("workbook-readme-day".to_owned(), texts.day(basis.assessment.as_of())),
        ("workbook-readme-catalogue".to_owned(), basis.assessment.catalogue().title().to_owned()),
    ];
    lines.push(("evidence-map-field-extent".to_owned(), extent(basis, map)));
    if !map.engagement.is_empty() {
        lines.push(("workbook-readme-engagement".to_owned(), map.engagement.join("\n")));
    }
    for key in ["rows", "judgement", "back", "sampling", "indicators", "persons"] {
        let key = format!("workbook-map-about-{key}");
        let said = texts.say(&format!("{key}-text"));
        lines.push((key, said));
    }
    for ((key, said), row) in lines.into_iter().zip(3_u32..) {
        say(sheet, (row, 1), &texts.say(&key), &style::label(), texts)?;
        say(sheet, (row, 2), &said, &style::text(), texts)?;
        sheet.set_row_height(row, layout::lines(layout::wrapped(&said, 122)))?;
    }
    page(sheet, A4, footer);
    Ok(())
}

/// A field of all evidence of a row, one line each.
fn of_evidence(
    row: &EvidenceRowReport,
    field: impl Fn(&EvidenceReport) -> Option<String>,
) -> Content {
    let mut seen = Vec::new();
    let lines = row.slots.iter().filter_map(|slot| slot.evidence.as_ref()).filter_map(|found| {
        let place = (found.id.as_str(), found.at.as_deref());
        if seen.contains(&place) {
            return None;
        }
        seen.push(place);
        Some(field(found).unwrap_or_else(|| "–".to_owned()))
    });
    let lines: Vec<String> = lines.collect();
    if lines.iter().all(|line| line == "–") { Content::Blank } else { Content::lines(lines) }
}

fn number(number: Option<u32>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

fn content(texts: &Texts, row: &EvidenceRowReport, key: &str) -> Content {
    let lines = |lines: &[String]| Content::lines(lines.iter().cloned());
    match key {
        "requirement" => Content::text(&row.requirement),
        "member" => Content::text(match (&row.member, &row.member_name) {
            (Some(id), Some(name)) if id != name => format!("{id}\n{name}"),
            (Some(id), _) => id.clone(),
            (None, _) => String::new(),
        }),
        "clause" => Content::text(format!("{} {}", row.clause, row.clause_title)),
        "asks" => Content::text(&row.statement),
        "wording" => Content::text(&row.wording),
        "question" => Content::text(&row.question),
        "population" => Content::text(&row.population),
        "maintain" => lines(&row.maintain),
        "retain" => lines(&row.retain),
        "typical" => lines(&row.typical_evidence),
        "status" => Content::text(texts.say(&format!("workbook-status-{}", row.evidence_status))),
        "evidence" => of_evidence(row, |found| Some(found.id.clone())),
        "named" => of_evidence(row, |found| Some(found.title.clone())),
        "type" => of_evidence(row, |found| Some(found.kind.clone())),
        "system" => of_evidence(row, |found| found.source.clone()),
        "uri" => of_evidence(row, |found| found.uri.clone()),
        "version" => of_evidence(row, |found| found.version.clone()),
        "from" => of_evidence(row, |found| found.date_from.clone()),
        "to" => of_evidence(row, |found| found.date_to.clone()),
        "owner" => of_evidence(row, |found| found.owner.clone()),
        "hash" => of_evidence(row, |found| found.hash.clone()),
        "at" => of_evidence(row, |found| found.at.clone()),
        "offered" => of_evidence(row, |found| Some(found.offered.clone())),
        "remarks" => of_evidence(row, |found| {
            (!found.remarks.is_empty())
                .then(|| format!("{}: {}", found.id, found.remarks.join("; ")))
        }),
        "nothing" => {
            let bare = row.slots.iter().filter(|slot| slot.evidence.is_none());
            Content::lines(bare.map(|slot| slot.asks.clone()))
        }
        "sampled" => Content::lines(row.sample.iter().map(|sample| {
            let test = sample.test.clone().unwrap_or_default();
            let period = sample.period.clone().unwrap_or_default();
            format!("{} {test} {period}", sample.record_set).trim_end().to_owned()
        })),
        "size" => Content::lines(
            row.sample
                .iter()
                .map(|sample| format!("{} / {}", number(sample.tested), number(sample.total))),
        ),
        "rule" => {
            Content::lines(row.sample.iter().map(|sample| sample.rule.unwrap_or("–").to_owned()))
        }
        "passed" => Content::lines(
            row.sample
                .iter()
                .map(|sample| format!("{} / {}", number(sample.passed), number(sample.tested))),
        ),
        "indicators" => Content::lines(row.indicators.iter().map(|found| finding(texts, found))),
        "of-clause" => {
            Content::lines(row.clause_indicators.iter().map(|found| finding(texts, found)))
        }
        "missing" => lines(&row.missing_inputs),
        "previous" => Content::lines(
            row.previous_findings
                .iter()
                .map(|found| format!("{}: {}", found.reference, found.state)),
        ),
        "linked" => lines(&row.linked_clauses),
        "interviews" => Content::lines(row.interviews.iter().map(|found| {
            let role = found.role.clone().unwrap_or_default();
            let on = found.on.clone().unwrap_or_default();
            let method = found.method.unwrap_or_default().replace('-', " ");
            let parts = [found.id.clone(), method, role, on];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        })),
        "recorded" => row.judgement.as_ref().map_or(Content::Blank, |found| {
            let places = [
                ("id", found.judgement.clone().into()),
                ("value", found.value.to_owned().into()),
                ("by", found.by.clone().into()),
                ("on", found.on.clone().into()),
                ("reason", found.reason.clone().into()),
            ];
            Content::text(texts.say_with("workbook-map-recorded-line", &places))
        }),
        _ => Content::Blank,
    }
}

fn finding(texts: &Texts, found: &clausegraph_report::IndicatorReport) -> String {
    let sort = texts.say(&format!("workbook-indicator-{}", found.indicator));
    let again = if found.repeats { "yes" } else { "no" };
    texts.say_with(
        "workbook-finding",
        &[
            ("finding", found.finding.clone().into()),
            ("indicator", sort.into()),
            ("again", again.into()),
            ("says", found.says.clone().into()),
        ],
    )
}
