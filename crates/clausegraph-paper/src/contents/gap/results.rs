//! The result by clause group: counts first, shares beside them.

use clausegraph::{ClauseResult, Counts, Profile, Status, document::Aspect};

use super::{
    outlook::gate_cells,
    pen::{Content, Pen, body, group, heading, status_sign, status_tone, status_words},
    written,
};
use crate::{
    Basis, Block, Cell, Column, Figure, Row, Table, Tone,
    figure::{Bar, BarScale, Bars, Heat, HeatField, HeatRow, Series, bars, heat},
};

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Content {
    let legend: Vec<String> = Status::ALL.iter().map(|status| status_words(*status)).collect();
    let legend = pen.with("gap-results-legend", &[("signs", legend.join(", ").into())]);
    let lead = vec![
        pen.paragraph("gap-results-lead"),
        Block::Figure(chapters(basis, pen)),
        Block::Table(Table { note: legend, ..by_status(basis, pen) }),
    ];
    let aspects = pen.below(
        "gap-results-aspects",
        "results-aspects",
        vec![pen.paragraph("gap-results-aspects-lead"), Block::Figure(by_aspect(basis, pen))],
    );
    let mut sections = vec![aspects];
    sections.extend(written::scores(basis, pen));
    if basis.profile() == Profile::Auditor {
        let blocks = vec![Block::Table(gates(basis, pen))];
        sections.push(pen.below("gap-results-gates", "results-gates", blocks));
    }
    (lead, sections)
}

/// Every gate with everything that stands before it.
fn gates(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Table {
    let columns = vec![
        pen.column("gap-column-gate", 7),
        pen.column("gap-column-state", 5),
        pen.column("gap-column-before-it", 12),
    ];
    let gates = basis.assessment.gates();
    pen.table("", columns, gates.iter().map(|result| body(gate_cells(pen, result))).collect())
}

/// Leaf clauses with their counts, below the chapters and areas that they stand in.
fn by_status(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Table {
    let narrow =
        |header: &str| Column { header: header.to_owned(), width: 2, align: crate::Align::End };
    let mut columns = vec![pen.column("gap-column-clause", 11)];
    columns.extend(SHOWN.iter().map(|status| narrow(status_sign(*status))));
    columns.push(narrow(status_sign(Status::NotTriggered)));
    columns.push(pen.numbers("gap-column-covered", 4));
    columns.push(pen.numbers("gap-column-share", 4));
    let rows = basis.assessment.clauses().map(|result| row(basis, pen, &result));
    pen.table("gap-caption-results", columns, rows.collect())
}

/// The statuses that count, from the best to the worst.
const SHOWN: [Status; 6] = [
    Status::Covered,
    Status::CannotEvaluate,
    Status::Stale,
    Status::Weak,
    Status::Partial,
    Status::Missing,
];

fn row(basis: &Basis<'_, '_>, pen: Pen<'_>, result: &ClauseResult<'_>) -> Row {
    let title = heading(basis.assessment.catalogue(), result.clause);
    if !result.clause.is_leaf() {
        let arguments = [
            ("clause", title.into()),
            ("covered", covered_of(pen, result.counts).into()),
            ("share", share(pen, result).into()),
        ];
        return group(pen.with("gap-results-group", &arguments));
    }
    let mut cells = vec![Cell::plain(title)];
    for status in SHOWN {
        cells.push(number(pen, result.counts.of(status), status_tone(status)));
    }
    let apart = result.counts.of(Status::NotTriggered) + result.counts.of(Status::NotChosen);
    cells.push(number(pen, apart, Tone::Quiet));
    cells.push(Cell::plain(covered_of(pen, result.counts)));
    cells.push(Cell::plain(share(pen, result)));
    body(cells)
}

fn number(pen: Pen<'_>, number: u32, tone: Tone) -> Cell {
    if number == 0 {
        Cell::toned("·", Tone::None)
    } else {
        Cell::toned(pen.number32(number), tone)
    }
}

/// How many of those that count are covered: `18 of 24`.
pub(super) fn covered_of(pen: Pen<'_>, counts: Counts) -> String {
    let arguments = [
        ("part", pen.number32(counts.of(Status::Covered)).into()),
        ("whole", pen.number32(counts.counted()).into()),
    ];
    pen.with("gap-of", &arguments)
}

/// The share known to be covered and the one that is possible: `63 to 69 %`.
pub(super) fn share(pen: Pen<'_>, result: &ClauseResult<'_>) -> String {
    let Some(shares) = result.shares else { return "–".to_owned() };
    let (known, possible) = (shares.known.percent(), shares.possible.percent());
    let arguments =
        [("known", known.to_string().into()), ("possible", possible.to_string().into())];
    let key = if shares.known == shares.possible { "gap-share" } else { "gap-shares" };
    pen.with(key, &arguments)
}

const ASPECTS: [(Aspect, &str); 4] = [
    (Aspect::Design, "gap-aspect-design"),
    (Aspect::Operation, "gap-aspect-operation"),
    (Aspect::Evaluation, "gap-aspect-evaluation"),
    (Aspect::Improvement, "gap-aspect-improvement"),
];

/// Chapters and areas by aspect: how many cells are covered, of how many, and the share.
fn by_aspect(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Figure {
    let groups = basis.assessment.clauses().filter(|result| result.clause.is_area());
    let rows = groups.map(|result| HeatRow {
        label: heading(basis.assessment.catalogue(), result.clause),
        fields: ASPECTS
            .iter()
            .map(|(aspect, _)| {
                let found = basis.assessment.clause_aspect(result.clause, *aspect);
                if found.counts.counted() == 0 {
                    return HeatField { text: "–".to_owned(), tone: Tone::Quiet };
                }
                let text = format!("{} · {}", covered_of(pen, found.counts), share(pen, &found));
                HeatField { text, tone: tone(&found) }
            })
            .collect(),
    });
    heat(&Heat {
        caption: pen.say("gap-caption-aspects"),
        alternative: pen.say("gap-aspects-in-words"),
        header: pen.say("gap-column-clause"),
        columns: ASPECTS.iter().map(|(_, key)| pen.say(key)).collect(),
        rows: rows.collect(),
    })
}

/// What the colour of a share says, beside its numbers: all of it, all if what is unknown turns out well,
/// two thirds of it, one third, less.
fn tone(result: &ClauseResult<'_>) -> Tone {
    let Some(shares) = result.shares else { return Tone::Quiet };
    match (shares.known.percent(), shares.possible.percent()) {
        (100.., _) => Tone::Good,
        (_, 100..) => Tone::Unknown,
        (67.., _) => Tone::Weak,
        (34.., _) => Tone::Partial,
        (..=33, _) => Tone::Bad,
    }
}

/// The cells of each chapter by status, as parts of a bar.
fn chapters(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Figure {
    let catalogue = basis.assessment.catalogue();
    let chapters: Vec<ClauseResult<'_>> = basis
        .assessment
        .clauses()
        .filter(|result| catalogue.with_ancestors(result.clause).count() == 1)
        .collect();
    let missing = |result: &&ClauseResult<'_>| result.counts.of(Status::Missing);
    let text = chapters.iter().max_by_key(missing).map_or_else(String::new, |most| {
        let arguments = [
            ("clause", heading(catalogue, most.clause).into()),
            ("part", pen.number32(most.counts.of(Status::Missing)).into()),
            ("whole", pen.number32(most.counts.counted()).into()),
        ];
        pen.with("gap-chapters-in-words", &arguments)
    });
    bars(&Bars {
        caption: pen.say("gap-caption-chapters"),
        alternative: text,
        header: pen.say("gap-column-clause"),
        series: SHOWN
            .iter()
            .map(|status| Series { label: status_words(*status), tone: status_tone(*status) })
            .collect(),
        bars: chapters
            .iter()
            .map(|result| Bar {
                label: heading(catalogue, result.clause),
                counts: SHOWN.iter().map(|status| u64::from(result.counts.of(*status))).collect(),
            })
            .collect(),
        scale: BarScale::Shares,
    })
}
