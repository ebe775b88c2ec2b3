//! The days on which anything can change: more rather than fewer.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    ArtefactKind, Catalogue, Date, Interval, Key, Organisation, Requirement,
    document::{ArtefactDocument, PopulationOf, SlotDocument},
};

use crate::{EvidenceMap, gate::HISTORY};

/// The days after one and up to another on which the state can be another than on the day before.
///
/// Every day that the organisation writes down, since it may count from then on, and the day behind it,
/// since it may be the last that counts. Besides, the days on which an interval has passed: those of events
/// against the planned intervals of slots, those of audits against the audit programme, those on which
/// records reach back far enough. Nothing else depends on the day.
pub(super) fn candidates(map: &EvidenceMap<'_>, from: Date, until: Date) -> BTreeSet<Date> {
    let organisation = map.organisation();
    let mut window = Window { from, until, days: BTreeSet::new() };
    for day in organisation.days() {
        window.add(day);
    }
    lapses(map, &mut window);
    audits(organisation, &mut window);
    histories(organisation, &mut window);
    window.days
}

/// The days found so far, of those between two others.
struct Window {
    from: Date,
    until: Date,
    days: BTreeSet<Date>,
}

impl Window {
    /// A day, and the one behind it.
    fn add(&mut self, day: Date) {
        for day in [day, day.shifted(1)] {
            if self.from < day && day <= self.until {
                self.days.insert(day);
            }
        }
    }

    /// All days from one to another.
    fn add_all(&mut self, first: Date, last: Date) {
        let mut day = first.max(self.from);
        while day <= last.min(self.until) {
            self.add(day);
            day = day.shifted(1);
        }
    }
}

/// Each interval once.
fn insert(intervals: &mut Vec<Interval>, interval: Interval) {
    if !intervals.contains(&interval) {
        intervals.push(interval);
    }
}

/// Events against the planned intervals of the slots that lapse.
fn lapses(map: &EvidenceMap<'_>, window: &mut Window) {
    let (catalogue, organisation) = (map.catalogue(), map.organisation());
    let mut by_kind: BTreeMap<ArtefactKind, Vec<&ArtefactDocument>> = BTreeMap::new();
    for artefact in organisation.artefacts() {
        by_kind.entry(artefact.kind()).or_default().push(artefact.document());
    }
    let of = |kind: &ArtefactKind| by_kind.get(kind).into_iter().flatten();
    let mut lapsing: BTreeMap<ArtefactKind, Vec<Interval>> = BTreeMap::new();
    for requirement in catalogue.requirements() {
        for slot in requirement.slots() {
            let planner = slot
                .lapses_after
                .as_ref()
                .and_then(|name| requirement.slots().iter().find(|other| other.id == *name));
            let Some(planner) = planner else { continue };
            let mut intervals = Vec::new();
            let sorts = sorts(planner);
            for plan in kinds(catalogue, requirement, planner).iter().flat_map(of) {
                planned(plan, |sort| sorts.contains(&sort), &mut intervals);
            }
            for kind in kinds(catalogue, requirement, slot) {
                let known = lapsing.entry(kind).or_default();
                for interval in &intervals {
                    insert(known, *interval);
                }
            }
        }
    }
    for (kind, intervals) in &lapsing {
        let days: BTreeSet<Date> =
            of(kind).filter_map(|document| document.dated_on.given()).copied().collect();
        for (day, interval) in
            days.iter().flat_map(|day| intervals.iter().map(move |interval| (*day, *interval)))
        {
            window.add(day.after(interval));
        }
    }
}

/// The kinds of artefacts that can stand before a slot, the members' own among them.
fn kinds(
    catalogue: &Catalogue,
    requirement: &Requirement,
    slot: &SlotDocument,
) -> BTreeSet<ArtefactKind> {
    let mut found: BTreeSet<ArtefactKind> =
        slot.accepts.iter().map(|accepted| accepted.kind).collect();
    if slot.itself
        && let Some(population) = catalogue.population(requirement.population_id().as_str())
    {
        found.extend(&population.kinds);
        if population.of == PopulationOf::Records {
            found.insert(ArtefactKind::RecordSet);
        }
    }
    found
}

/// The sorts of events for which a slot asks for a planned interval.
fn sorts(slot: &SlotDocument) -> BTreeSet<&Key> {
    let accepted = slot.accepts.iter().flat_map(|accepted| &accepted.needs);
    slot.needs.iter().chain(accepted).filter_map(|need| need.interval_sort()).collect()
}

/// The intervals that an artefact lays down, the one for everything and those of some sorts.
fn planned(
    document: &ArtefactDocument,
    wanted: impl Fn(&Key) -> bool,
    intervals: &mut Vec<Interval>,
) {
    if let Some(interval) = document.interval.given() {
        insert(intervals, *interval);
    }
    let listed = document.intervals.given().into_iter().flatten();
    for entry in listed.filter(|entry| wanted(&entry.of)) {
        insert(intervals, entry.every);
    }
}

/// Audits against the intervals of the audit programme.
fn audits(organisation: &Organisation, window: &mut Window) {
    let is = |document: &&ArtefactDocument, kind: ArtefactKind| document.kind == kind;
    let documents = || organisation.artefacts().iter().map(clausegraph_model::Artefact::document);
    let mut intervals = Vec::new();
    let planning = [ArtefactKind::Audit, ArtefactKind::Plan];
    for document in documents().filter(|document| planning.contains(&document.kind)) {
        planned(document, |_| true, &mut intervals);
    }
    let held = documents().filter(|document| is(document, ArtefactKind::Audit));
    let days: BTreeSet<Date> = held.filter_map(|audit| audit.dated_on.given()).copied().collect();
    for day in days {
        for (position, one) in intervals.iter().enumerate() {
            window.add(day.after(*one));
            for two in intervals.iter().skip(position + 1).filter(|two| !are_ordered(*one, **two)) {
                let (one, two) = (day.after(*one), day.after(*two));
                window.add_all(one.min(two), one.max(two));
            }
        }
    }
}

/// Whether one of two intervals is never the shorter one; a month is now shorter than 30 days, now longer.
///
/// Where an audit programme holds two that are not, the day it is looked at from says which one counts.
fn are_ordered(one: Interval, two: Interval) -> bool {
    let (months, days) = (one.months().cmp(&two.months()), one.days().cmp(&two.days()));
    months.is_eq() || days.is_eq() || months == days
}

/// The days from which on records reach back far enough.
fn histories(organisation: &Organisation, window: &mut Window) {
    let Ok(history) = HISTORY.parse::<Interval>() else { return };
    let records = organisation.artefacts().iter().filter_map(|artefact| {
        artefact.document().records.as_deref()?.period.given().map(|period| period.first())
    });
    for first in records {
        window.add(first.after(history));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_of_which_either_may_be_the_longer_are_not_ordered() {
        let interval = |text: &str| text.parse::<Interval>().unwrap();
        for (one, two, ordered) in [
            ("P1M", "P30D", false),
            ("P1M", "P2M", true),
            ("P1M", "P1M5D", true),
            ("P1M5D", "P2M", false),
            ("P7D", "P30D", true),
        ] {
            let (one, two) = (interval(one), interval(two));
            assert_eq!(are_ordered(one, two), ordered, "{one} {two}");
            assert_eq!(are_ordered(two, one), ordered, "{two} {one}");
        }
    }
}
