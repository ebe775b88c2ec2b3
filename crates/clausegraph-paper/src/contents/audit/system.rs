//! What tells whether the system looks after itself: internal audits, management reviews, objectives, and
//! certificates; the data alone.

use clausegraph::{Artefact, ArtefactKind, Date, document::ItemDocument};
use clausegraph_report::wording::context_words;

use super::{
    Ctx,
    before::of_kind,
    pieces::{below, column, number_column, paragraph, row, section as part, table},
};
use crate::{Block, Cell, Section, Words};

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let mut sections = vec![audits(ctx), reviews(ctx), objectives(ctx)];
    sections.extend(certificates(ctx));
    Section {
        sections,
        ..part(ctx.say("audit-system"), "system", vec![paragraph(ctx.say("audit-system-intro"))])
    }
}

fn titled(ctx: &Ctx<'_, '_>, artefact: &Artefact) -> Cell {
    Cell::of(below([
        ctx.basis.artefact(artefact),
        Words::quiet(ctx.basis.day_or_not_stated(artefact.document().dated_on)),
    ]))
}

/// A table, or a sentence that there is nothing to show.
fn table_or(
    ctx: &Ctx<'_, '_>,
    none: &str,
    columns: Vec<crate::Column>,
    rows: Vec<crate::Row>,
) -> Block {
    if rows.is_empty() { paragraph(ctx.say(none)) } else { table(columns, rows) }
}

fn audits(ctx: &Ctx<'_, '_>) -> Section {
    let columns = vec![
        column(ctx.say("audit-column-audit"), 28),
        column(ctx.say("audit-column-work"), 14),
        column(ctx.say("audit-column-clauses"), 16),
        column(ctx.say("audit-column-team"), 18),
        column(ctx.say("audit-column-results"), 24),
    ];
    let rows = by_day(of_kind(ctx, ArtefactKind::Audit)).into_iter().map(|audit| {
        let document = audit.document();
        let (review, part) = (document.review.as_deref(), document.audit.as_deref());
        let not_stated = || ctx.say("audit-not-stated");
        let context = part.and_then(|part| part.context.given());
        let context = context.map_or_else(not_stated, |context| context_words(*context).to_owned());
        let clauses = review.and_then(|review| review.clauses.given());
        let clauses = clauses.map_or_else(not_stated, |clauses| {
            clauses.iter().map(ToString::to_string).collect::<Vec<String>>().join(", ")
        });
        let team = part.and_then(|part| part.team.given());
        let team = team.and_then(|team| ctx.basis.persons(team)).unwrap_or_else(not_stated);
        let results = review.and_then(|review| review.results.given());
        let results = results.cloned().unwrap_or_else(not_stated);
        let texts = [context, clauses, team, results];
        row(std::iter::once(titled(ctx, audit)).chain(texts.map(Cell::plain)).collect())
    });
    let block = table_or(ctx, "audit-audits-none", columns, rows.collect());
    part(ctx.say("audit-audits"), "internal-audits", vec![block])
}

/// The newest first; those without a day last.
fn by_day(mut found: Vec<&Artefact>) -> Vec<&Artefact> {
    found.sort_by_key(|artefact| {
        let day: Option<Date> = artefact.document().dated_on.given().copied();
        (std::cmp::Reverse(day), artefact.id().clone())
    });
    found
}

fn reviews(ctx: &Ctx<'_, '_>) -> Section {
    let columns = vec![
        column(ctx.say("audit-column-review"), 34),
        column(ctx.say("audit-column-chair"), 20),
        number_column(ctx.say("audit-column-inputs"), 10),
        number_column(ctx.say("audit-column-decisions"), 12),
        column(ctx.say("audit-column-results"), 24),
    ];
    let rows = by_day(of_kind(ctx, ArtefactKind::ManagementReview)).into_iter().map(|found| {
        let review = found.document().review.as_deref();
        let not_stated = || ctx.say("audit-not-stated");
        let count = |items: Option<&Vec<ItemDocument>>, none: bool| match items {
            Some(items) => ctx.basis.count(items.len()),
            None if none => ctx.basis.count(0),
            None => not_stated(),
        };
        let chair = review.and_then(|review| review.chair.given());
        let inputs =
            review.map(|review| count(review.inputs.given(), review.inputs.is_stated_none()));
        let decisions =
            review.map(|review| count(review.decisions.given(), review.decisions.is_stated_none()));
        let results = review.and_then(|review| review.results.given());
        row(vec![
            titled(ctx, found),
            Cell::plain(chair.map_or_else(not_stated, |chair| ctx.basis.person(chair))),
            Cell::plain(inputs.unwrap_or_else(not_stated)),
            Cell::plain(decisions.unwrap_or_else(not_stated)),
            Cell::plain(results.cloned().unwrap_or_else(not_stated)),
        ])
    });
    let block = table_or(ctx, "audit-reviews-none", columns, rows.collect());
    part(ctx.say("audit-reviews"), "management-reviews", vec![block])
}

/// Objectives with what they aim at and what was measured last.
fn objectives(ctx: &Ctx<'_, '_>) -> Section {
    let columns = vec![
        column(ctx.say("audit-column-objective"), 36),
        column(ctx.say("audit-column-target"), 22),
        column(ctx.say("audit-column-last-value"), 24),
        column(ctx.say("audit-column-due"), 18),
    ];
    let rows = of_kind(ctx, ArtefactKind::Objective).into_iter().map(|objective| {
        let document = objective.document();
        let (fact, part) = (document.fact.as_deref(), document.objective.as_deref());
        let not_stated = || ctx.say("audit-not-stated");
        let target = fact.and_then(|fact| fact.target.given()).cloned();
        let stated = fact.and_then(|fact| fact.value.given()).cloned();
        let value = stated.or_else(|| measured(ctx, objective)).unwrap_or_else(not_stated);
        let due = part.and_then(|part| part.due_on.given());
        row(vec![
            Cell::of(ctx.basis.artefact(objective)),
            Cell::plain(target.unwrap_or_else(not_stated)),
            Cell::plain(value),
            Cell::plain(due.map_or_else(not_stated, |day| ctx.basis.texts.short_day(*day))),
        ])
    });
    let block = table_or(ctx, "audit-objectives-none", columns, rows.collect());
    let blocks = vec![paragraph(ctx.say("audit-objectives-intro")), block];
    part(ctx.say("audit-objectives"), "objectives", blocks)
}

/// The newest measurement of an objective or of one of its metrics: the value, and of what and when.
fn measured(ctx: &Ctx<'_, '_>, objective: &Artefact) -> Option<String> {
    let part = objective.document().objective.as_deref();
    let metrics = part.and_then(|part| part.measured_by.given());
    let found = of_kind(ctx, ArtefactKind::Measurement).into_iter().filter_map(|measurement| {
        let part = measurement.document().measurement.as_deref()?;
        let of = part.of.given()?;
        let is_of = of == objective.id() || metrics.is_some_and(|metrics| metrics.contains(of));
        let value = part.value.given().filter(|_| is_of)?;
        let period = part.period.given().map(|period| period.last());
        let day = measurement.document().dated_on.given().copied().or(period)?;
        Some((day, measurement.id(), of, value))
    });
    let (day, _, of, value) = found.max_by_key(|(day, id, _, _)| (*day, *id))?;
    Some(ctx.say_with(
        "audit-measured",
        &[
            ("value", value.to_string().into()),
            ("metric", of.as_str().into()),
            ("day", ctx.basis.texts.short_day(day).into()),
        ],
    ))
}

/// Certificates that the organisation lists.
fn certificates(ctx: &Ctx<'_, '_>) -> Option<Section> {
    let found = of_kind(ctx, ArtefactKind::Certificate);
    let items = found.iter().map(|certificate| {
        let part = certificate.document().certificate.as_deref();
        let not_stated = || ctx.say("audit-not-stated");
        let text = |fact: Option<&String>| fact.cloned().unwrap_or_else(not_stated);
        let day =
            |day: Option<&Date>| day.map_or_else(not_stated, |day| ctx.basis.texts.short_day(*day));
        ctx.basis.artefact(certificate).and(Words::plain(ctx.say_with(
            "audit-certificate",
            &[
                ("standard", text(part.and_then(|part| part.standard.given())).into()),
                ("edition-stated", text(part.and_then(|part| part.edition.given())).into()),
                ("scope", text(part.and_then(|part| part.scope.given())).into()),
                ("body", text(part.and_then(|part| part.body.given())).into()),
                ("first", day(part.and_then(|part| part.valid_from.given())).into()),
                ("last", day(part.and_then(|part| part.valid_to.given())).into()),
            ],
        )))
    });
    let items: Vec<Words> = items.collect();
    let title = ctx.say("audit-certificates");
    (!items.is_empty()).then(|| part(title, "certificates", vec![Block::Bullets(items)]))
}
