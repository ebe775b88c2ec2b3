//! How near a certification audit is: counts and the worst link, never one score.

mod ages;
mod aspects;
mod audit_day;
mod freshness;
mod gates;
mod indicators;
mod owners;
mod samples;
mod trend;

use crate::{
    Basis, Block, Field, FieldValue, Layout, Notice, NoticeSort, Paper, PaperKind, Section, Sheet,
    Words,
};

/// How near a certification audit is.
///
/// Three gates of readiness stand first, each as its worst part shows: the documents, operation over three
/// months, and what was checked and put right. Then come the catalogue's gates, aspects by chapter,
/// how all of it went from earlier days to this one, indicators, the age of evidence and what lapses, records to draw samples from, who has what to do, and the
/// day of the audit where anybody states one. Nothing is summed up into one number: a mean would hide the
/// single clause that stops an audit.
pub fn readiness_paper(basis: &Basis<'_, '_>) -> Paper {
    let texts = basis.texts;
    let organisation = basis.assessment.organisation();
    let name = organisation
        .identity()
        .map_or_else(|| texts.say("no-name"), |identity| identity.name.clone());
    let day = texts.day(basis.assessment.as_of());
    let known = |key: &str, value: String| Field {
        label: texts.say(key),
        value: FieldValue::Known(Words::plain(value)),
    };
    let stages = gates::stages(basis);
    let sections = vec![
        gates::short(basis, &stages),
        gates::parts(basis, &stages),
        gates::catalogue(basis),
        aspects::section(basis),
        trend::section(basis),
        indicators::section(basis),
        freshness::section(basis),
        samples::section(basis),
        owners::section(basis),
        audit_day::section(basis),
    ];
    Paper {
        kind: PaperKind::Readiness,
        language: texts.language(),
        title: texts.say("readiness-title"),
        subtitle: name.clone(),
        facts: vec![
            known("readiness-day", day.clone()),
            known("readiness-criteria", basis.assessment.catalogue().title().to_owned()),
            audit_day::fact(basis),
        ],
        notices: vec![Notice {
            sort: NoticeSort::Limits,
            words: Words::plain(texts.say("readiness-limits")),
        }],
        sheet: Sheet::A4Landscape,
        layout: Layout::Flowing,
        sections,
        footer: texts.say_with("readiness-footer", &[("name", name.into()), ("day", day.into())]),
    }
}

/// The sections that begin on a new page, so that the first page shows the whole at a glance.
const PAGES: [&str; 3] = ["readiness-parts", "readiness-aspects", "readiness-trend"];

/// A section of the paper; its anchor is the key of its title.
fn section(basis: &Basis<'_, '_>, key: &str, blocks: Vec<Block>) -> Section {
    Section {
        title: basis.texts.say(key),
        anchor: key.to_owned(),
        starts_page: PAGES.contains(&key),
        blocks,
        sections: Vec::new(),
    }
}

/// A number of things for a sentence.
fn number(found: usize) -> u64 {
    u64::try_from(found).unwrap_or(u64::MAX)
}
