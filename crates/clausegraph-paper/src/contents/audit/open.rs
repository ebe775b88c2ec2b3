//! What is not settled: judgements that the evidence contradicts, that rest on something that has changed,
//! that contradict each other, or that nobody has made yet.

use clausegraph::{
    Status,
    document::{ArtefactStatus, JudgementValue},
};
use clausegraph_report::wording::judgement_words;

use super::{
    Ctx,
    judged::{Judged, judged_words},
    pieces::{joined, paragraph, section as part, to_fill},
};
use crate::{Block, Section, Words};

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let holding: Vec<&Judged<'_>> = ctx.judgements.holding().collect();
    let contradicted = holding.iter().filter(|judged| !judged.result.contradicts.is_empty());
    let contradicted: Vec<Words> = contradicted.map(|judged| contradiction(ctx, judged)).collect();
    let outdated = holding.iter().filter(|judged| !judged.result.outdated.is_empty());
    let outdated: Vec<Words> = outdated.map(|judged| changed(ctx, judged)).collect();
    let not_yet = holding.iter().filter(|judged| judged.document().value == JudgementValue::NotYet);
    let not_yet: Vec<Words> = not_yet.map(|judged| whole(ctx, judged)).collect();
    let mut blocks = vec![paragraph(ctx.say("audit-open-intro"))];
    for (key, found) in [
        ("audit-open-contradicted", contradicted),
        ("audit-open-apart", apart(ctx, &holding)),
        ("audit-open-outdated", outdated),
        ("audit-open-not-yet", not_yet),
    ] {
        if !found.is_empty() {
            blocks.push(Block::Paragraph(Words::strong(ctx.say(key))));
            blocks.push(Block::Bullets(found));
        }
    }
    if blocks.len() == 1 {
        blocks.push(paragraph(ctx.say("audit-open-none")));
    }
    blocks.push(Block::Fields(vec![to_fill(ctx.say("audit-field-differences"), 2)]));
    part(ctx.say("audit-open"), "open", blocks)
}

/// A judgement: its id, value and what it is about.
pub(super) fn head(judged: &Judged<'_>) -> Words {
    let judgement = judged.document();
    let words = format!(" {}, {}", judgement_words(judgement.value), judgement.requirement);
    Words::strong(judgement.id.as_str()).and(Words::plain(words))
}

/// A judgement with its reason and who made it.
fn whole(ctx: &Ctx<'_, '_>, judged: &Judged<'_>) -> Words {
    let judgement = judged.document();
    let by = judged_words(ctx, judgement);
    head(judged)
        .and(Words::plain(format!(": {}", judgement.reason)))
        .and(Words::quiet(format!(" ({by})")))
}

fn contradiction(ctx: &Ctx<'_, '_>, judged: &Judged<'_>) -> Words {
    let cells =
        judged.result.contradicts.iter().map(|cell| {
            Words::plain(format!("{} {}", cell.name(), status_words(ctx, cell.status)))
        });
    let cells = joined(cells, ", ");
    let says = ctx.say("audit-open-evidence-says");
    whole(ctx, judged).and(Words::plain(format!("; {says} "))).and(cells)
}

/// How evidence stands, in a word and its sign.
pub(super) fn status_words(ctx: &Ctx<'_, '_>, status: Status) -> String {
    ctx.say_with("audit-status", &[("status", status.as_str().into())])
}

fn changed(ctx: &Ctx<'_, '_>, judged: &Judged<'_>) -> Words {
    let organisation = ctx.basis.assessment.organisation();
    let pins = judged.result.outdated.iter().map(|pin| {
        let artefact = organisation.artefact(pin.artefact.as_str());
        let document = artefact.map(clausegraph::Artefact::document);
        let now = document.and_then(|document| document.version.given());
        let not_stated = || ctx.say("audit-not-stated");
        let change = match document {
            None => "gone",
            Some(found) if found.status.given() == Some(&ArtefactStatus::Retired) => "retired",
            Some(_) if pin.version.is_some() && pin.version.as_ref() != now => "version",
            Some(_) => "hash",
        };
        ctx.say_with(
            "audit-open-was-and-is",
            &[
                ("change", change.into()),
                ("artefact", pin.artefact.as_str().into()),
                ("then", pin.version.clone().unwrap_or_else(not_stated).into()),
                ("now", now.cloned().unwrap_or_else(not_stated).into()),
            ],
        )
    });
    let pins: Vec<String> = pins.collect();
    whole(ctx, judged).and(Words::plain(format!("; {}", pins.join("; "))))
}

/// Judgements that hold for the same cell and say different things.
fn apart(ctx: &Ctx<'_, '_>, holding: &[&Judged<'_>]) -> Vec<Words> {
    let mut found = Vec::new();
    let made = |judged: &&&Judged<'_>| judged.document().value != JudgementValue::NotYet;
    let made: Vec<&&Judged<'_>> = holding.iter().filter(made).collect();
    for (position, one) in made.iter().enumerate() {
        for two in made.iter().skip(position + 1) {
            let same = one.document().requirement == two.document().requirement;
            let differ = one.document().value != two.document().value;
            if same && differ && !one.cell_names().is_disjoint(&two.cell_names()) {
                let and = ctx.say("audit-open-and");
                found.push(
                    whole(ctx, one).and(Words::plain(format!(" {and} "))).and(whole(ctx, two)),
                );
            }
        }
    }
    found
}
