//! Assumptions, parameters, limits, and what could not be evaluated.

use clausegraph::{Findings, NotEvaluated, Profile, Status, Threshold, ThresholdFrom};
use clausegraph_report::wording::threshold_from;

use super::pen::{Content, Part, Pen, body, heading, paragraph};
use crate::{Basis, Block, Cell, Section, Table, Words};

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let mut keys = vec!["gap-assume-day", "gap-assume-files", "gap-assume-suggested"];
    keys.extend(["gap-assume-unknown", "gap-assume-words"]);
    if basis.profile() == Profile::Consultant {
        keys.extend(["gap-assume-effort", "gap-assume-mean"]);
    }
    let items = keys.iter().map(|key| Words::plain(pen.say(key))).collect();
    let assumptions =
        pen.below("gap-limits-assumptions", "limits-assumptions", vec![Block::Bullets(items)]);
    (Vec::new(), vec![assumptions, unknown(basis, pen), parameters(basis, pen), sampling(pen)])
}

/// How many cells of each chapter nobody can tell.
fn unknown(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Section {
    let columns = vec![
        pen.column("gap-column-clause", 12),
        pen.numbers("gap-column-unknown", 5),
        pen.numbers("gap-column-counted", 5),
    ];
    let catalogue = basis.assessment.catalogue();
    let chapters = basis
        .assessment
        .clauses()
        .filter(|result| catalogue.with_ancestors(result.clause).count() == 1);
    let rows = chapters.map(|result| {
        body(vec![
            Cell::plain(heading(catalogue, result.clause)),
            Cell::plain(pen.number32(result.counts.of(Status::CannotEvaluate))),
            Cell::plain(pen.number32(result.counts.counted())),
        ])
    });
    let rules = unknown_of(basis).len();
    let blocks = vec![
        pen.paragraph("gap-limits-unknown-lead"),
        Block::Table(pen.table("", columns, rows.collect())),
        Block::Paragraph(
            Words::plain(format!("{} ", pen.count("gap-limits-unknown-rules", rules)))
                .and(pen.link(Part::Unknown)),
        ),
    ];
    pen.below("gap-limits-unknown", "limits-unknown", blocks)
}

/// The numbers that are not the usual ones.
fn parameters(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Section {
    let all = thresholds(basis);
    let own: Vec<&Threshold> =
        all.iter().copied().filter(|one| one.from != ThresholdFrom::Default).collect();
    let arguments = [
        ("all", pen.number(all.len()).into()),
        ("n", own.len().into()),
        ("own", pen.number(own.len()).into()),
        ("part", pen.title(Part::Unknown).into()),
    ];
    let mut blocks = vec![paragraph(pen.with("gap-limits-parameters-lead", &arguments))];
    if !own.is_empty() {
        blocks.push(Block::Table(table(pen, &own)));
    }
    pen.below("gap-limits-parameters", "limits-parameters", blocks)
}

/// Every number that a rule was run with, in the order of the rules.
pub(super) fn thresholds<'a>(basis: &Basis<'a, '_>) -> Vec<&'a Threshold> {
    let shown = basis.findings.runs().iter().filter(|run| is_shown(basis, run.rule));
    shown.flat_map(|run| &run.thresholds).collect()
}

/// What could not be evaluated of the rules that the reader is shown.
pub(super) fn unknown_of<'a, 'g>(basis: &Basis<'a, 'g>) -> Vec<&'a NotEvaluated<'g>> {
    let findings: &'a Findings<'g> = basis.findings;
    let all = findings.not_evaluated();
    all.filter(|one| is_shown(basis, one.rule)).collect()
}

/// Whether a rule has something that the reader is shown.
pub(super) fn is_shown(basis: &Basis<'_, '_>, rule: &clausegraph::Rule) -> bool {
    rule.indicators.iter().any(|indicator| rule.is_shown(*indicator, basis.profile()))
}

/// Numbers with where they come from.
pub(super) fn table(pen: Pen<'_>, thresholds: &[&Threshold]) -> Table {
    let columns = vec![
        pen.column("gap-column-parameter", 8),
        pen.numbers("gap-column-value", 4),
        pen.column("gap-column-value-from", 8),
    ];
    let rows = thresholds.iter().map(|threshold| {
        body(vec![
            Cell::of(Words::code(threshold.name.as_str())),
            Cell::plain(threshold.value.to_string()),
            Cell::plain(threshold_from(threshold.from)),
        ])
    });
    pen.table("", columns, rows.collect())
}

fn sampling(pen: Pen<'_>) -> Section {
    pen.below("gap-limits-sampling", "limits-sampling", vec![pen.paragraph("gap-limits-sample")])
}
