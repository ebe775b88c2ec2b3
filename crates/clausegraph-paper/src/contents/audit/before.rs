//! What was before: earlier audits, their findings and the state of what was done about them, and changes.

use std::collections::BTreeMap;

use clausegraph::{
    Artefact, ArtefactKind, Date, Fact,
    document::{ActionAchievement, ActionPart, JudgementContext},
};
use clausegraph_report::wording::context_words;

use super::{
    Ctx,
    judged::is_nonconformity,
    open::head,
    pieces::{below, column, paragraph, row, section as part, table, to_fill},
};
use crate::{Block, Cell, Section, Tone, Words};

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    Section {
        sections: vec![earlier_findings(ctx), changes(ctx)],
        ..part(ctx.say("audit-before"), "before", vec![paragraph(ctx.say("audit-before-intro"))])
    }
}

/// The artefacts of a kind that are no later than the day, in reading order.
pub(super) fn of_kind<'g>(ctx: &Ctx<'_, 'g>, kind: ArtefactKind) -> Vec<&'g Artefact> {
    let as_of = ctx.basis.assessment.as_of();
    let artefacts = ctx.basis.assessment.organisation().artefacts().iter();
    let there = artefacts.filter(|artefact| {
        let document = artefact.document();
        let day = document.dated_on.given().or(document.created_on.given());
        artefact.kind() == kind && day.is_none_or(|day| *day <= as_of)
    });
    there.collect()
}

/// The audit that raised a corrective action.
pub(super) fn raising_audit<'g>(ctx: &Ctx<'_, 'g>, action: &Artefact) -> Option<&'g Artefact> {
    let part = action.document().action.as_deref()?;
    let raised_by = part.raised_by.given()?;
    let raised_by = ctx.basis.assessment.organisation().artefact(raised_by.as_str())?;
    (raised_by.kind() == ArtefactKind::Audit).then_some(raised_by)
}

/// The corrective actions that audits raised.
pub(super) fn of_audits<'g>(ctx: &Ctx<'_, 'g>) -> Vec<&'g Artefact> {
    let mut actions = of_kind(ctx, ArtefactKind::CorrectiveAction);
    actions.retain(|action| raising_audit(ctx, action).is_some());
    actions
}

/// How a corrective action stands on the day, and what its colour says.
pub(super) fn state(ctx: &Ctx<'_, '_>, part: &ActionPart) -> (String, Tone) {
    let as_of = ctx.basis.assessment.as_of();
    let by_then = |day: &Fact<Date>| day.given().copied().filter(|day| *day <= as_of);
    let texts = ctx.basis.texts;
    let of_day = |key: &str, day: Date| ctx.say_with(key, &[("day", texts.short_day(day).into())]);
    let missed = part.achieved.given() == Some(&ActionAchievement::Missed);
    match (by_then(&part.verified_on), by_then(&part.done_on), part.due_on.given()) {
        (Some(day), _, _) if missed => (of_day("audit-state-missed", day), Tone::Weak),
        (Some(day), _, _) => (of_day("audit-state-verified", day), Tone::Good),
        (None, Some(day), _) => (of_day("audit-state-done", day), Tone::Partial),
        (None, None, Some(due)) if *due < as_of => (of_day("audit-state-overdue", *due), Tone::Bad),
        (None, None, Some(due)) => (of_day("audit-state-open", *due), Tone::Partial),
        (None, None, None) => (ctx.say("audit-state-open-undated"), Tone::Unknown),
    }
}

fn earlier_findings(ctx: &Ctx<'_, '_>) -> Section {
    let actions = of_audits(ctx);
    let mut blocks = vec![paragraph(ctx.say("audit-earlier-intro"))];
    if actions.is_empty() {
        blocks.push(paragraph(ctx.say("audit-earlier-none")));
    } else {
        let columns = vec![
            column(ctx.say("audit-column-finding"), 28),
            column(ctx.say("audit-column-raised"), 22),
            column(ctx.say("audit-column-requirement"), 14),
            column(ctx.say("audit-column-state"), 18),
            column(ctx.say("audit-column-effect"), 18),
        ];
        blocks.push(table(columns, actions.iter().map(|action| row(cells(ctx, action))).collect()));
    }
    let again = repeated(ctx, &actions);
    if !again.is_empty() {
        blocks.push(Block::Paragraph(Words::strong(ctx.say("audit-earlier-again"))));
        blocks.push(Block::Bullets(again));
    }
    let replaced = ctx.judgements.replaced.iter();
    let replaced = replaced.filter(|judged| is_nonconformity(judged.document().value));
    let replaced: Vec<Words> = replaced
        .map(|judged| {
            let day = ctx.basis.texts.short_day(judged.document().on);
            let by = ctx.basis.person(&judged.document().by);
            let reason = &judged.document().reason;
            head(judged)
                .and(Words::plain(format!(": {reason} ")))
                .and(Words::quiet(format!("({by}, {day})")))
        })
        .collect();
    if !replaced.is_empty() {
        blocks.push(Block::Paragraph(Words::strong(ctx.say("audit-earlier-replaced"))));
        blocks.push(Block::Bullets(replaced));
    }
    blocks.push(Block::Fields(vec![to_fill(ctx.say("audit-field-effectiveness"), 2)]));
    part(ctx.say("audit-earlier"), "earlier-findings", blocks)
}

fn cells(ctx: &Ctx<'_, '_>, action: &Artefact) -> Vec<Cell> {
    let raised_by = raising_audit(ctx, action);
    let raised_by = raised_by.map_or_else(Words::none, |audit| {
        let day = ctx.basis.day_or_not_stated(audit.document().dated_on);
        below([ctx.basis.artefact(audit), Words::quiet(day)])
    });
    let Some(part) = action.document().action.as_deref() else {
        let not_stated = || Cell::of(Words::quiet(ctx.say("audit-not-stated")));
        let action = Cell::of(ctx.basis.artefact(action));
        return vec![action, Cell::of(raised_by), not_stated(), not_stated(), not_stated()];
    };
    let requirements: Vec<String> =
        part.requirements.given().into_iter().flatten().map(ToString::to_string).collect();
    let requirements = if requirements.is_empty() {
        Words::quiet(ctx.say("audit-not-stated"))
    } else {
        Words::plain(requirements.join(", "))
    };
    let (state, tone) = state(ctx, part);
    let effect = match (part.verified_by.given(), part.verified_on.given()) {
        (Some(by), Some(on)) => ctx.say_with(
            "audit-verified-by",
            &[
                ("person", ctx.basis.person(by).into()),
                ("day", ctx.basis.texts.short_day(*on).into()),
            ],
        ),
        (None, Some(on)) => ctx.say_with(
            "audit-verified-by-nobody-named",
            &[("day", ctx.basis.texts.short_day(*on).into())],
        ),
        (_, None) => ctx.say("audit-not-verified"),
    };
    let owner = action.document().owner.given().map(|owner| ctx.basis.person(owner));
    let owner = owner.unwrap_or_else(|| ctx.say("audit-no-owner"));
    vec![
        Cell::of(below([ctx.basis.artefact(action), Words::quiet(owner)])),
        Cell::of(raised_by),
        Cell::of(requirements),
        Cell::toned(state, tone),
        Cell::plain(effect),
    ]
}

/// Findings that the organisation itself says are the same again.
fn repeated(ctx: &Ctx<'_, '_>, actions: &[&Artefact]) -> Vec<Words> {
    let mut by_word: BTreeMap<&str, Vec<&Artefact>> = BTreeMap::new();
    for action in actions {
        let part = action.document().action.as_deref();
        if let Some(word) = part.and_then(|part| part.recurrence.given()) {
            by_word.entry(word.as_str()).or_default().push(action);
        }
    }
    let several = by_word.into_iter().filter(|(_, found)| found.len() > 1);
    several
        .map(|(word, found)| {
            let each = found.iter().map(|action| {
                let day = ctx.basis.day_or_not_stated(action.document().created_on);
                format!("{} ({day})", action.id())
            });
            let each: Vec<String> = each.collect();
            Words::strong(word.replace('-', " "))
                .and(Words::plain(format!(": {}", each.join(", "))))
        })
        .collect()
}

/// What changed in the organisation, as far as it is stated.
fn changes(ctx: &Ctx<'_, '_>) -> Section {
    let audits = of_kind(ctx, ArtefactKind::Audit);
    let last = audits.iter().filter_map(|audit| {
        let day = audit.document().dated_on.given()?;
        Some((*day, audit.id().as_str(), *audit))
    });
    let mut blocks = Vec::new();
    if let Some((day, _, audit)) = last.max_by_key(|(day, id, _)| (*day, *id)) {
        let context = audit.document().audit.as_deref().and_then(|part| part.context.given());
        let work = context.copied().map_or("", JudgementContext::as_str);
        let words = context.copied().map(context_words).unwrap_or_default();
        let arguments = [
            ("audit", audit.title().into()),
            ("day", ctx.basis.texts.day(day).into()),
            ("work", words.into()),
            ("known", if work.is_empty() { "no" } else { "yes" }.into()),
        ];
        blocks.push(paragraph(ctx.say_with("audit-last-audit", &arguments)));
    }
    let found = of_kind(ctx, ArtefactKind::OrganisationChange);
    if found.is_empty() {
        blocks.push(paragraph(ctx.say("audit-changes-none")));
    } else {
        let items = found.iter().map(|change| {
            let day = ctx.basis.day_of(change).map(|day| ctx.basis.texts.short_day(day));
            let day = day.unwrap_or_else(|| ctx.say("audit-day-not-stated"));
            ctx.basis.artefact(change).and(Words::quiet(format!(", {day}")))
        });
        blocks.push(Block::Bullets(items.collect()));
    }
    blocks.push(Block::Fields(vec![to_fill(ctx.say("audit-field-changes"), 2)]));
    part(ctx.say("audit-changes"), "changes", blocks)
}
