//! How old the newest evidence is, and what falls short in the months to come.

use clausegraph::{Artefact, Date, Derivation, Evidence, ForecastTurn, Interval, explain_all};

use super::number;
use crate::{
    Basis, Block, Section, Tone, Words,
    figure::{Bin, Histogram, histogram},
};

/// Up to which ages and distances evidence is counted together, in months, with the keys of their words.
const AGES: [(&str, &str); 4] = [
    ("P3M", "readiness-age-3"),
    ("P6M", "readiness-age-6"),
    ("P12M", "readiness-age-12"),
    ("P24M", "readiness-age-24"),
];

/// The months to come.
const AHEAD: [(&str, &str); 4] = [
    ("P1M", "readiness-ahead-1"),
    ("P3M", "readiness-ahead-3"),
    ("P6M", "readiness-ahead-6"),
    ("P12M", "readiness-ahead-12"),
];

/// The ages of the newest evidence of each cell, and the cells that fall short if nothing is done.
pub(super) fn section(basis: &Basis<'_, '_>) -> Section {
    let texts = basis.texts;
    let mut bins = ages(basis);
    let ahead = ahead(basis);
    let stale = bins.iter().filter(|bin| bin.tone == Tone::Stale);
    let old: u64 = stale.map(|bin| bin.count).sum();
    let lapses = lapses(basis);
    bins.extend(ahead);
    let until = basis.forecast.until.as_of();
    let arguments =
        [("old", old.into()), ("lapses", lapses.into()), ("until", texts.day(until).into())];
    let figure = histogram(&Histogram {
        caption: texts.say("readiness-freshness-caption"),
        alternative: texts.say_with("readiness-freshness-alternative", &arguments),
        headers: [texts.say("readiness-column-age"), texts.say("readiness-column-cells")],
        bins,
    });
    let intro = Block::Paragraph(Words::plain(texts.say("readiness-freshness-intro")));
    super::section(basis, "readiness-freshness", vec![intro, Block::Figure(figure)])
}

fn ages(basis: &Basis<'_, '_>) -> Vec<Bin> {
    let as_of = basis.assessment.as_of();
    let limits: Vec<(Interval, &str)> = limits(&AGES);
    let mut counts = vec![0_u64; limits.len()];
    let (mut older, mut undated, mut nothing) = (0_u64, 0_u64, 0_u64);
    let counted = explain_all(basis.assessment).filter(|found| found.cell.status.counts());
    for derivation in counted {
        match newest(&derivation, as_of) {
            Newest::Nothing => nothing += 1,
            Newest::Undated => undated += 1,
            Newest::On(day) => {
                let place = limits.iter().position(|(limit, _)| day.after(*limit) >= as_of);
                match place.and_then(|place| counts.get_mut(place)) {
                    Some(count) => *count += 1,
                    None => older += 1,
                }
            }
        }
    }
    let bin = |key: &str, count: u64, tone: Tone| Bin {
        label: basis.texts.say(key),
        count,
        tone,
        starts_part: None,
    };
    let mut bins: Vec<Bin> = limits
        .iter()
        .zip(counts)
        .enumerate()
        .map(|(place, ((_, key), count))| {
            let tone = if place + 1 == limits.len() { Tone::Weak } else { Tone::Good };
            bin(key, count, tone)
        })
        .collect();
    bins.push(bin("readiness-age-older", older, Tone::Stale));
    bins.push(bin("readiness-age-undated", undated, Tone::Unknown));
    bins.push(bin("readiness-age-nothing", nothing, Tone::Bad));
    if let Some(first) = bins.first_mut() {
        first.starts_part = Some(basis.texts.say("readiness-ages"));
    }
    bins
}

fn limits(of: &[(&str, &'static str)]) -> Vec<(Interval, &'static str)> {
    of.iter().filter_map(|(limit, key)| Some((limit.parse().ok()?, *key))).collect()
}

/// The newest evidence of a cell.
enum Newest {
    /// Nothing is taken by any slot.
    Nothing,
    /// What is taken has no day.
    Undated,
    /// The newest of it is of this day.
    On(Date),
}

fn newest(derivation: &Derivation<'_>, as_of: Date) -> Newest {
    let mut found = Newest::Nothing;
    for slot in &derivation.slots {
        let Some(offer) = slot.taken.and_then(|index| slot.offers.get(index)) else { continue };
        let day = offer.dated_on.or_else(|| match offer.evidence {
            Evidence::Artefact(artefact) => last_day(artefact, as_of),
            Evidence::Element(_) => None,
        });
        found = match (found, day.filter(|day| *day <= as_of)) {
            (Newest::On(known), Some(day)) => Newest::On(known.max(day)),
            (Newest::Nothing | Newest::Undated, Some(day)) => Newest::On(day),
            (Newest::Nothing, None) => Newest::Undated,
            (known, None) => known,
        };
    }
    found
}

/// The last day on which an artefact is stated to have been looked at, approved or continued.
fn last_day(artefact: &Artefact, as_of: Date) -> Option<Date> {
    let document = artefact.document();
    let period = document.records.as_deref().and_then(|records| records.period.given());
    let approved = document.approval.given().and_then(|approval| approval.on.given());
    [
        document.dated_on.given().copied(),
        document.last_reviewed_on.given().copied(),
        approved.copied(),
        document.created_on.given().copied(),
        // A period that is not over yet reaches up to the day of the assessment.
        period.map(|period| period.last().min(as_of)),
    ]
    .into_iter()
    .flatten()
    .filter(|day| *day <= as_of)
    .max()
}

/// How many cells lose evidence up to the end of the forecast, each change counted once.
pub(super) fn lapses(basis: &Basis<'_, '_>) -> u64 {
    ahead(basis).iter().map(|bin| bin.count).sum()
}

/// The cells that fall short in the months to come, as far as the forecast looks.
fn ahead(basis: &Basis<'_, '_>) -> Vec<Bin> {
    let (from, until) = (basis.assessment.as_of(), basis.forecast.until.as_of());
    let mut bins = Vec::new();
    let mut last = from;
    for (limit, key) in limits(&AHEAD) {
        let end = from.after(limit).min(until);
        if end <= last {
            break;
        }
        let steps = basis.forecast.steps.iter();
        let within = steps.filter(|step| step.day > last && step.day <= end);
        let worse = within
            .flat_map(|step| &step.cells)
            .filter(|cell| ForecastTurn::of(cell.before, cell.after) == Some(ForecastTurn::Worse));
        bins.push(Bin {
            label: basis.texts.say(key),
            count: number(worse.count()),
            tone: Tone::Partial,
            starts_part: bins.is_empty().then(|| basis.texts.say("readiness-ahead")),
        });
        last = end;
    }
    bins
}
