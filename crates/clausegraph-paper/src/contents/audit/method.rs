//! How it was audited: samples, record tests, interviews and observations.

use clausegraph::{Artefact, ArtefactKind, document::RecordTestDocument};

use super::{
    AuditEdition, Ctx,
    pieces::{
        below, column, group, number_column, paragraph, row, section as part, table, to_fill,
    },
    samples,
};
use crate::{Block, Cell, Row, Section, Tone, Words};

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let blocks = vec![
        paragraph(ctx.say("audit-method-sampling")),
        Block::Fields(vec![
            to_fill(ctx.say("audit-field-methods"), 2),
            to_fill(ctx.say("audit-field-remote"), 2),
        ]),
    ];
    Section {
        sections: vec![samples::section(ctx), record_tests(ctx), observations(ctx)],
        ..part(ctx.say("audit-method"), "method", blocks)
    }
}

fn number(ctx: &Ctx<'_, '_>, fact: clausegraph::Fact<u32>) -> String {
    match fact.given() {
        Some(number) => ctx.basis.texts.number(u64::from(*number)),
        None => ctx.say("audit-not-stated"),
    }
}

/// What was tested on the records of each set.
fn record_tests(ctx: &Ctx<'_, '_>) -> Section {
    let artefacts = ctx.basis.assessment.organisation().artefacts().iter();
    let sets = artefacts.filter(|artefact| artefact.kind() == ArtefactKind::RecordSet);
    let mut rows: Vec<Row> = Vec::new();
    let mut untested = Vec::new();
    for set in sets {
        let records = set.document().records.as_deref();
        let tests = records.and_then(|records| records.tests.given());
        let Some(tests) = tests.filter(|tests| !tests.is_empty()) else {
            untested.push(set.id().to_string());
            continue;
        };
        rows.push(group(set_words(ctx, set)));
        rows.extend(tests.iter().map(|test| row(test_cells(ctx, test))));
    }
    let mut blocks = vec![paragraph(ctx.say("audit-records-intro"))];
    if rows.is_empty() {
        blocks.push(paragraph(ctx.say("audit-records-none")));
    } else {
        let columns = vec![
            column(ctx.say("audit-column-test"), 34),
            column(ctx.say("audit-column-rule"), 20),
            number_column(ctx.say("audit-column-of"), 15),
            number_column(ctx.say("audit-column-tested"), 15),
            number_column(ctx.say("audit-column-exceptions"), 16),
        ];
        blocks.push(table(columns, rows));
    }
    if !untested.is_empty() {
        let arguments = [("sets", untested.join(", ").into())];
        blocks.push(paragraph(ctx.say_with("audit-records-untested", &arguments)));
    }
    part(ctx.say("audit-records"), "record-tests", blocks)
}

/// A record set: its population, period and size, and how its sample was drawn where that is kept.
fn set_words(ctx: &Ctx<'_, '_>, set: &Artefact) -> Words {
    let document = set.document();
    let records = document.records.as_deref();
    let period = records.and_then(|records| records.period.given());
    let period = match period {
        Some(period) => ctx.say_with(
            "audit-from-to",
            &[
                ("first", ctx.basis.texts.short_day(period.first()).into()),
                ("last", ctx.basis.texts.short_day(period.last()).into()),
            ],
        ),
        None => ctx.say("audit-period-not-stated"),
    };
    let total = records.and_then(|records| records.total.given());
    let total = match total {
        Some(total) => ctx.basis.texts.number(u64::from(*total)),
        None => ctx.say("audit-not-stated"),
    };
    let size = ctx.say_with("audit-set-size", &[("number", total.into())]);
    let drawn = document.carried.iter().filter(|carried| {
        carried.field.starts_with("sample") || carried.field.starts_with("records.tests")
    });
    let drawn = drawn.map(|carried| Words::quiet(format!("{}: {}", carried.field, carried.value)));
    let title = ctx.basis.artefact(set).and(Words::plain(format!(", {period}; {size}")));
    below(std::iter::once(title).chain(drawn))
}

fn test_cells(ctx: &Ctx<'_, '_>, test: &RecordTestDocument) -> Vec<Cell> {
    let rule = match test.method.given() {
        Some(method) => ctx.say_with("audit-rule", &[("rule", method.as_str().into())]),
        None => ctx.say("audit-not-stated"),
    };
    let exceptions = test.exceptions.given().copied();
    let tone = if exceptions.is_some_and(|found| found > 0) { Tone::Partial } else { Tone::None };
    vec![
        Cell::plain(test.test.as_str().replace(['-', '_'], " ")),
        Cell::plain(rule),
        Cell::plain(if test.of.is_unknown() {
            ctx.say("audit-all-of-set")
        } else {
            number(ctx, test.of)
        }),
        Cell::plain(number(ctx, test.tested)),
        Cell::toned(number(ctx, test.exceptions), tone),
    ]
}

/// Interviews and observations: how, when, who was asked or watched, by whom, and what was seen.
fn observations(ctx: &Ctx<'_, '_>) -> Section {
    let as_of = ctx.basis.assessment.as_of();
    let artefacts = ctx.basis.assessment.organisation().artefacts().iter();
    let found = artefacts.filter(|artefact| {
        artefact.kind() == ArtefactKind::Observation
            && artefact.document().dated_on.given().is_none_or(|day| *day <= as_of)
    });
    let remote = ctx.choice.edition == AuditEdition::Iso19011Of2026;
    let mut columns = vec![
        column(ctx.say("audit-column-number"), 11),
        column(ctx.say("audit-column-method"), 15),
        column(ctx.say("audit-column-day"), 13),
        column(ctx.say("audit-column-interviewee"), 19),
        column(ctx.say("audit-column-interviewer"), 15),
        column(ctx.say("audit-column-seen"), 31),
    ];
    if remote {
        columns.push(column(ctx.say("audit-column-remote"), 14));
    }
    let rows: Vec<Row> = found
        .map(|artefact| {
            let seen = artefact.document().observation.as_deref();
            let not_stated = || ctx.say("audit-not-stated");
            let method = seen.and_then(|seen| seen.method.given());
            let by = seen.and_then(|seen| seen.by.given());
            let method = method.map_or_else(not_stated, |method| {
                ctx.say_with("audit-observed", &[("method", method.as_str().into())])
            });
            let text = |fact: Option<&String>| fact.cloned().unwrap_or_else(not_stated);
            let mut cells = vec![
                Cell::of(Words::code(artefact.id().as_str())),
                Cell::plain(method),
                Cell::plain(ctx.basis.day_or_not_stated(artefact.document().dated_on)),
                Cell::plain(text(seen.and_then(|seen| seen.role.given()))),
                Cell::plain(by.map_or_else(not_stated, |by| ctx.basis.person(by))),
                Cell::plain(text(seen.and_then(|seen| seen.seen.given()))),
            ];
            if remote {
                cells.push(Cell::of(Words::quiet(ctx.say("audit-place-remote"))));
            }
            row(cells)
        })
        .collect();
    let blocks = if rows.is_empty() {
        vec![paragraph(ctx.say("audit-observations-none"))]
    } else {
        vec![paragraph(ctx.say("audit-observations-intro")), table(columns, rows)]
    };
    part(ctx.say("audit-observations"), "observations", blocks)
}
