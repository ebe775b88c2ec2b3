//! How long it is until the audit, where anybody states its day.

use clausegraph::{Artefact, ArtefactKind, Date, document::JudgementContext};

use crate::{Basis, Block, Field, FieldValue, Notice, NoticeSort, Section, Tile, Tone, Words};

/// A day that somebody states.
struct Stated {
    day: Date,
    what: String,
}

/// The days of audits to come that are stated.
///
/// What whoever asks for the paper states stands first, and in the place of the time of an engagement and of the
/// day that a plan aims at. Audits that the files date stand behind, or by their days among these.
fn stated(basis: &Basis<'_, '_>) -> Vec<Stated> {
    let mut found = asked(basis);
    let is_asked = !found.is_empty();
    let mut of_files = planned(basis);
    if !is_asked {
        of_files.extend(engaged(basis));
        of_files.extend(aimed_at(basis));
    }
    of_files.sort_by_key(|stated| stated.day);
    found.extend(of_files);
    found
}

/// The days that whoever asks for the paper states.
fn asked(basis: &Basis<'_, '_>) -> Vec<Stated> {
    let days = basis.besides.audit;
    let each = [
        (days.audit, "readiness-audit-asked"),
        (days.stage_one, "readiness-audit-stage-1"),
        (days.stage_two, "readiness-audit-stage-2"),
    ];
    let each = each.into_iter();
    let stated =
        each.filter_map(|(day, key)| Some(Stated { day: day?, what: basis.texts.say(key) }));
    let mut found: Vec<Stated> = stated.collect();
    found.sort_by_key(|stated| stated.day);
    found
}

/// Audits that the files date for a day to come.
fn planned(basis: &Basis<'_, '_>) -> Vec<Stated> {
    let as_of = basis.assessment.as_of();
    let artefacts = basis.assessment.organisation().artefacts().iter();
    let audits = artefacts.filter(|artefact| artefact.kind() == ArtefactKind::Audit);
    audits
        .filter_map(|audit| {
            let day = audit.document().dated_on.given().filter(|day| **day > as_of)?;
            Some(Stated { day: *day, what: named(basis, audit) })
        })
        .collect()
}

/// The time of an engagement that is a certification audit.
fn engaged(basis: &Basis<'_, '_>) -> Option<Stated> {
    let engagement = basis.assessment.organisation().engagement();
    let engagement = engagement.filter(|found| found.context == JudgementContext::Certification)?;
    let days = [engagement.period.first(), engagement.period.last()];
    let day = days.into_iter().find(|day| *day > basis.assessment.as_of())?;
    Some(Stated { day, what: basis.texts.say("readiness-audit-engagement") })
}

/// The day that the plan aims at: advice, and there only for those who are shown it.
fn aimed_at(basis: &Basis<'_, '_>) -> Option<Stated> {
    let day = basis.advice?.plan.settings.target?;
    Some(Stated { day, what: basis.texts.say("readiness-audit-target") })
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

/// How many audits the first page counts down to.
const FIRST: usize = 2;

/// The days that are left until the next audits, for the first page.
pub(super) fn tiles(basis: &Basis<'_, '_>) -> Vec<Tile> {
    stated(basis).iter().take(FIRST).map(|stated| tile(basis, stated)).collect()
}

/// The days of audits to come, each with the days that are left.
pub(super) fn section(basis: &Basis<'_, '_>) -> Section {
    let found = stated(basis);
    let block = if found.is_empty() {
        let words = Words::plain(basis.texts.say("readiness-audit-undecided"));
        Block::Notice(Notice { sort: NoticeSort::Undecided, words })
    } else {
        Block::Tiles(found.iter().map(|stated| tile(basis, stated)).collect())
    };
    super::section(basis, "readiness-audit", vec![block])
}

fn tile(basis: &Basis<'_, '_>, stated: &Stated) -> Tile {
    let texts = basis.texts;
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
}
