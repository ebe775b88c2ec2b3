//! How long it is until the audit, where anybody states its day.

use clausegraph::{Artefact, ArtefactKind, Date, document::JudgementContext};

use crate::{Basis, Block, Field, FieldValue, Notice, NoticeSort, Section, Tile, Tone, Words};

/// A day that somebody states.
struct Stated {
    day: Date,
    what: String,
}

/// The days of audits to come that are stated, the next one first.
fn stated(basis: &Basis<'_, '_>) -> Vec<Stated> {
    let texts = basis.texts;
    let as_of = basis.assessment.as_of();
    let organisation = basis.assessment.organisation();
    let mut found = Vec::new();
    let audits =
        organisation.artefacts().iter().filter(|artefact| artefact.kind() == ArtefactKind::Audit);
    for audit in audits {
        if let Some(day) = audit.document().dated_on.given().filter(|day| **day > as_of) {
            found.push(Stated { day: *day, what: named(basis, audit) });
        }
    }
    let engagement = organisation.engagement();
    if let Some(engagement) =
        engagement.filter(|found| found.context == JudgementContext::Certification)
    {
        let days = [engagement.period.first(), engagement.period.last()];
        if let Some(day) = days.into_iter().find(|day| *day > as_of) {
            found.push(Stated { day, what: texts.say("readiness-audit-engagement") });
        }
    }
    // The target of a plan is advice, and there only for those who are shown it.
    if let Some(target) = basis.advice.and_then(|advice| advice.plan.settings.target) {
        found.push(Stated { day: target, what: texts.say("readiness-audit-target") });
    }
    found.sort_by_key(|stated| stated.day);
    found
}

fn named(basis: &Basis<'_, '_>, audit: &Artefact) -> String {
    let arguments = [("id", audit.id().to_string().into()), ("title", audit.title().into())];
    basis.texts.say_with("readiness-audit-planned", &arguments)
}

/// The next day of an audit, for the first page.
pub(super) fn fact(basis: &Basis<'_, '_>) -> Field {
    let texts = basis.texts;
    let value = match stated(basis).first() {
        Some(stated) => FieldValue::Known(Words::plain(texts.day(stated.day))),
        None => FieldValue::Undecided(texts.say("readiness-audit-nobody")),
    };
    Field { label: texts.say("readiness-audit-next"), value }
}

/// The days of audits to come, each with the days that are left.
pub(super) fn section(basis: &Basis<'_, '_>) -> Section {
    let texts = basis.texts;
    let found = stated(basis);
    let tile = |stated: &Stated| {
        let left = stated.day.days_since(basis.assessment.as_of());
        let days = u64::try_from(left).unwrap_or_default();
        let arguments = [
            ("days", days.into()),
            ("what", stated.what.as_str().into()),
            ("day", texts.day(stated.day).into()),
        ];
        Tile {
            value: texts.number(days),
            label: texts.say_with("readiness-audit-left", &arguments),
            tone: Tone::None,
        }
    };
    let block = if found.is_empty() {
        let words = Words::plain(texts.say("readiness-audit-undecided"));
        Block::Notice(Notice { sort: NoticeSort::Undecided, words })
    } else {
        Block::Tiles(found.iter().map(tile).collect())
    };
    super::section(basis, "readiness-audit", vec![block])
}
