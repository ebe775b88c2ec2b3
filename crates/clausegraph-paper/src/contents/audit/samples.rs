//! Samples: how each was drawn, what its records showed, and every record that was drawn.

use clausegraph::{
    document::{DrawnRecordDocument, SampleDocument},
    sampling::{SampleResults, TestOutcome, TestResults, TestedRecord},
};
use clausegraph_report::{sample_statement, sample_title};

use super::{
    AuditSample, Ctx,
    pieces::{below, column, joined, known, number_column, paragraph, row, section as part, table},
};
use crate::{Block, Cell, Section, Tone, Words};

/// Samples, one part each.
pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let samples = ctx.choice.samples;
    let mut found = part(ctx.say("audit-samples"), "samples", Vec::new());
    if samples.is_empty() {
        found.blocks.push(paragraph(ctx.say("audit-samples-none")));
        return found;
    }
    found.blocks.push(paragraph(ctx.say("audit-samples-intro")));
    found.sections =
        samples.iter().zip(1_u32..).map(|(sample, number)| one(ctx, sample, number)).collect();
    found
}

fn one(ctx: &Ctx<'_, '_>, found: &AuditSample, number: u32) -> Section {
    let AuditSample { sample, results } = found;
    let statement = sample_statement(sample).into_iter();
    let statement = statement.map(|(label, text)| known(label.to_owned(), Words::ticked(&text)));
    let mut blocks = vec![Block::Fields(statement.collect())];
    match results {
        Some(results) => blocks.extend(tests(ctx, sample, results)),
        None => blocks.push(paragraph(ctx.say("audit-samples-no-results"))),
    }
    blocks.push(paragraph(ctx.say("audit-samples-items")));
    blocks.push(items(ctx, sample, results.as_ref()));
    part(sample_title(sample), format!("sample-{number}"), blocks)
}

/// What each test showed, as numbers; what nobody tested stays open.
fn tests(ctx: &Ctx<'_, '_>, sample: &SampleDocument, results: &SampleResults) -> Vec<Block> {
    let mut columns = vec![column(ctx.say("audit-column-test"), 30)];
    columns.extend(
        [
            "audit-column-tested",
            "audit-column-conforming",
            "audit-column-exceptions",
            "audit-column-cannot-tell",
            "audit-column-not-concerned",
            "audit-column-open",
        ]
        .map(|key| number_column(ctx.say(key), 12)),
    );
    let rows = results.tests.iter().map(|test| {
        let number = |list: &[TestedRecord]| Cell::plain(ctx.basis.count(list.len()));
        let tone = if test.exceptions.is_empty() { Tone::None } else { Tone::Partial };
        row(vec![
            Cell::plain(words(test.test.as_str())),
            Cell::plain(ctx.basis.count(test.tested())),
            number(&test.conforming),
            Cell { tone, ..number(&test.exceptions) },
            number(&test.cannot_tell),
            number(&test.not_concerned),
            number(&test.open),
        ])
    });
    let mut blocks = vec![table(columns, rows.collect())];
    let asked = |test: &&clausegraph::Key| results.tests.iter().all(|found| found.test != **test);
    let left: Vec<String> =
        sample.tests.iter().filter(asked).map(|test| words(test.as_str())).collect();
    if !left.is_empty() {
        let arguments = [("tests", left.join(", ").into())];
        blocks.push(paragraph(ctx.say_with("audit-samples-left", &arguments)));
    }
    if let Some(day) = results.last_tested_on {
        let arguments = [("day", ctx.basis.texts.day(day).into())];
        blocks.push(paragraph(ctx.say_with("audit-samples-tested-on", &arguments)));
    }
    blocks
}

/// Every record that was drawn, with what it showed.
fn items(ctx: &Ctx<'_, '_>, sample: &SampleDocument, results: Option<&SampleResults>) -> Block {
    let parted = !sample.strata_by.is_empty();
    let mut columns = vec![
        number_column(ctx.say("audit-column-number"), 6),
        column(ctx.say("audit-column-record"), 16),
        column(ctx.say("audit-column-day"), 14),
    ];
    if parted {
        let header = sample.strata_by.join(", ");
        columns.push(column(header, 18));
    }
    if results.is_some() {
        columns.push(column(ctx.say("audit-column-result"), 46));
    }
    let rows = sample.drawn.iter().map(|drawn| {
        let mut cells = vec![
            Cell::plain(ctx.basis.texts.number(u64::from(drawn.number))),
            Cell::of(Words::code(drawn.record.as_str())),
            Cell::plain(ctx.basis.texts.short_day(drawn.day)),
        ];
        if parted {
            let values = drawn.stratum.iter();
            let values =
                values.map(|value| value.clone().unwrap_or_else(|| ctx.say("audit-not-stated")));
            cells.push(Cell::plain(values.collect::<Vec<String>>().join(", ")));
        }
        if let Some(results) = results {
            cells.push(shown(ctx, drawn, results));
        }
        row(cells)
    });
    table(columns, rows.collect())
}

/// What a record showed: the tests by outcome, and what was seen.
fn shown(ctx: &Ctx<'_, '_>, drawn: &DrawnRecordDocument, results: &SampleResults) -> Cell {
    let mut tone = Tone::None;
    let mut lines: Vec<Words> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for outcome in [
        Some(TestOutcome::Exception),
        Some(TestOutcome::CannotTell),
        Some(TestOutcome::Conforming),
        Some(TestOutcome::NotConcerned),
        None,
    ] {
        let mut tests: Vec<String> = Vec::new();
        for test in &results.tests {
            let record = of(test, outcome).iter().find(|tested| tested.record == drawn.record);
            let Some(record) = record else { continue };
            tests.push(words(test.test.as_str()));
            let remarks = [record.evidence.as_str(), record.note.as_str()];
            for remark in remarks.into_iter().filter(|remark| !remark.is_empty()) {
                if !seen.contains(&remark) {
                    seen.push(remark);
                }
            }
        }
        if tests.is_empty() {
            continue;
        }
        if outcome == Some(TestOutcome::Exception) {
            tone = Tone::Partial;
        }
        let (key, is_strong) = said(outcome);
        let label = ctx.say(key);
        let label = if is_strong { Words::strong(label) } else { Words::plain(label) };
        lines.push(joined([label, Words::plain(tests.join(", "))], ": "));
    }
    lines.extend(seen.into_iter().map(Words::quiet));
    Cell { words: below(lines), tone }
}

/// The records of a test with an outcome; none is what nobody tested yet.
fn of(test: &TestResults, outcome: Option<TestOutcome>) -> &[TestedRecord] {
    match outcome {
        Some(TestOutcome::Conforming) => &test.conforming,
        Some(TestOutcome::Exception) => &test.exceptions,
        Some(TestOutcome::CannotTell) => &test.cannot_tell,
        Some(TestOutcome::NotConcerned) => &test.not_concerned,
        None => &test.open,
    }
}

/// The key of an outcome, and whether it stands out.
const fn said(outcome: Option<TestOutcome>) -> (&'static str, bool) {
    match outcome {
        Some(TestOutcome::Conforming) => ("audit-outcome-conforming", false),
        Some(TestOutcome::Exception) => ("audit-outcome-exception", true),
        Some(TestOutcome::CannotTell) => ("audit-outcome-cannot-tell", true),
        Some(TestOutcome::NotConcerned) => ("audit-outcome-not-concerned", false),
        None => ("audit-outcome-open", false),
    }
}

fn words(word: &str) -> String {
    word.replace(['-', '_'], " ")
}
