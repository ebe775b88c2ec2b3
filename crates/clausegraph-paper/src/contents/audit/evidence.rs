//! Annex: the evidence that statements of the report refer to.

use std::collections::BTreeMap;

use clausegraph::{Artefact, ArtefactKind};
use clausegraph_report::wording::kind_words;

use super::{
    Ctx,
    before::{of_audits, of_kind, raising_audit},
    pieces::{column, paragraph, row, section as part, short_hash, table},
};
use crate::{Cell, Section, Words};

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let mut found: BTreeMap<usize, &Artefact> = BTreeMap::new();
    let organisation = ctx.basis.assessment.organisation();
    let pins = ctx.judgements.all().flat_map(|judged| &judged.document().pins);
    let pinned = pins.filter_map(|pin| organisation.artefact(pin.artefact.as_str()));
    let actions = of_audits(ctx);
    let raising = actions.iter().filter_map(|action| raising_audit(ctx, action));
    let kinds = [
        ArtefactKind::Audit,
        ArtefactKind::ManagementReview,
        ArtefactKind::RecordSet,
        ArtefactKind::Observation,
        ArtefactKind::Objective,
        ArtefactKind::OrganisationChange,
        ArtefactKind::Certificate,
    ];
    let shown = kinds.into_iter().flat_map(|kind| of_kind(ctx, kind));
    for artefact in pinned.chain(raising).chain(actions.iter().copied()).chain(shown) {
        let position = organisation.artefact_position(artefact.id().as_str());
        found.extend(position.map(|position| (position, artefact)));
    }
    let columns = vec![
        column(ctx.say("audit-column-artefact"), 30),
        column(ctx.say("audit-column-kind"), 13),
        column(ctx.say("audit-column-version"), 11),
        column(ctx.say("audit-column-day"), 12),
        column(ctx.say("audit-column-owner"), 15),
        column(ctx.say("audit-column-place"), 29),
    ];
    let rows = found.values().map(|artefact| row(cells(ctx, artefact)));
    let rows: Vec<crate::Row> = rows.collect();
    let mut blocks = vec![paragraph(ctx.say("audit-evidence-intro"))];
    if rows.is_empty() {
        blocks.push(paragraph(ctx.say("audit-evidence-none")));
    } else {
        blocks.push(table(columns, rows));
    }
    Section { starts_page: true, ..part(ctx.say("audit-evidence"), "evidence", blocks) }
}

fn cells(ctx: &Ctx<'_, '_>, artefact: &Artefact) -> Vec<Cell> {
    let document = artefact.document();
    let day = ctx.basis.day_of(artefact).map(|day| ctx.basis.texts.short_day(day));
    let owner = document.owner.given().map(|owner| ctx.basis.person(owner));
    let not_stated = || ctx.say("audit-not-stated");
    let mut place = ctx.basis.place(artefact, ctx.choice.locate);
    if let Some(hash) = document.hash.given() {
        place = place.and(Words::quiet(format!("; {}", short_hash(hash))));
    }
    vec![
        Cell::of(ctx.basis.artefact(artefact)),
        Cell::plain(kind_words(artefact.kind())),
        Cell::plain(ctx.basis.text_or_not_stated(&document.version)),
        Cell::plain(day.unwrap_or_else(not_stated)),
        Cell::plain(owner.unwrap_or_else(not_stated)),
        Cell::of(place),
    ]
}
