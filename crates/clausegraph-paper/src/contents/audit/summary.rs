//! The report in one page: what was judged, and where the conclusion stands.

use std::collections::BTreeMap;

use clausegraph::{Clause, document::JudgementValue};

use super::{
    Ctx,
    judged::{Judged, VALUES},
    pieces::{column, linked, number_column, paragraph, row, table},
};
use crate::{Block, Cell, Section, Tile, Tone, Words};

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let own = &ctx.judgements.own;
    let tiles = VALUES.iter().map(|value| {
        let number = own.iter().filter(|judged| judged.document().value == *value).count();
        let tone = match (*value, number) {
            (_, 0) => Tone::None,
            (JudgementValue::MajorNonconformity, _) => Tone::Bad,
            (JudgementValue::MinorNonconformity, _) => Tone::Partial,
            (JudgementValue::OpportunityForImprovement, _) => Tone::Unknown,
            (JudgementValue::Conformity, _) => Tone::Good,
            (JudgementValue::NotYet, _) => Tone::Quiet,
        };
        let label = ctx
            .say_with("audit-tile", &[("value", value.as_str().into()), ("number", number.into())]);
        Tile { value: ctx.basis.count(number), label, tone }
    });
    let requirements = ctx.basis.assessment.catalogue().requirements().len();
    let judged = judged_requirements(ctx).len();
    let said = ctx.say_with(
        "audit-summary-judged",
        &[
            ("judged", ctx.basis.count(judged).into()),
            ("all", ctx.basis.count(requirements).into()),
        ],
    );
    let see = ctx.say("audit-summary-conclusion");
    let link = linked(ctx.say("audit-conclusion"), "#conclusion");
    Section {
        title: ctx.say("audit-summary"),
        anchor: "summary".to_owned(),
        starts_page: false,
        blocks: vec![
            Block::Tiles(tiles.collect()),
            paragraph(said),
            Block::Paragraph(Words::plain(format!("{see} ")).and(link).and(Words::plain("."))),
            chapters(ctx),
        ],
        sections: Vec::new(),
    }
}

/// The positions of the requirements on which somebody judged in this work.
pub(super) fn judged_requirements(ctx: &Ctx<'_, '_>) -> BTreeMap<usize, Vec<JudgementValue>> {
    let mut judged: BTreeMap<usize, Vec<JudgementValue>> = BTreeMap::new();
    let made = |found: &&Judged<'_>| found.document().value != JudgementValue::NotYet;
    for found in ctx.judgements.own.iter().filter(made) {
        if let Some(requirement) = found.requirement {
            judged.entry(requirement.position()).or_default().push(found.document().value);
        }
    }
    judged
}

/// The chapters: how many requirements they hold, and on how many somebody judged what.
fn chapters(ctx: &Ctx<'_, '_>) -> Block {
    let catalogue = ctx.basis.assessment.catalogue();
    let judged = judged_requirements(ctx);
    let mut columns = vec![
        column(ctx.say("audit-column-clause"), 34),
        number_column(ctx.say("audit-column-requirements"), 14),
        number_column(ctx.say("audit-column-judged"), 12),
    ];
    let values = VALUES.into_iter().filter(|value| *value != JudgementValue::NotYet);
    for value in values.clone() {
        let header = ctx.say_with("audit-column-value", &[("value", value.as_str().into())]);
        columns.push(number_column(header, 10));
    }
    let chapters = catalogue.clauses().filter(|clause| is_chapter(catalogue, clause));
    let rows = chapters.filter_map(|chapter| {
        let below: Vec<usize> =
            catalogue.subtree(chapter).map(clausegraph::Requirement::position).collect();
        if below.is_empty() {
            return None;
        }
        let found: Vec<&Vec<JudgementValue>> =
            below.iter().filter_map(|position| judged.get(position)).collect();
        let title = format!("{} {}", chapter.id(), chapter.title().unwrap_or_default());
        let mut cells = vec![
            Cell::plain(title.trim_end()),
            Cell::plain(ctx.basis.count(below.len())),
            Cell::plain(ctx.basis.count(found.len())),
        ];
        for value in values.clone() {
            let of_value = found.iter().copied().flatten().filter(|found| **found == value);
            cells.push(Cell::plain(ctx.basis.count(of_value.count())));
        }
        Some(row(cells))
    });
    let rows = rows.collect();
    table(columns, rows)
}

/// Whether a clause stands in no other.
pub(super) fn is_chapter(catalogue: &clausegraph::Catalogue, clause: &Clause) -> bool {
    catalogue.with_ancestors(clause).nth(1).is_none()
}
