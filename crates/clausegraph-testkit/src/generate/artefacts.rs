//! One random artefact.

use clausegraph_model::{
    ArtefactId, ArtefactKind, Fact, Interval, MemberId,
    document::{
        ApprovalDocument, ArtefactDocument, ArtefactStatus, CarriedDocument, ExtentDocument,
        IntervalDocument, ItemDocument, LinkDocument, LinkType, RetentionDocument, UsageDocument,
    },
};

use super::{
    dice::{Dice, date, days_before, parsed},
    lexicon::Lexicon,
    organisation::{Ground, covers},
    parts,
    slots::SORTS,
};
use crate::naive::vocabulary;

/// How often "unknown", "stated none" and "given" are said of a fact, where nothing else is meant.
pub(crate) const USUAL: [usize; 3] = [10, 7, 83];

const INTERVALS: &[&str] = &["P3M", "P1M", "P6M", "P1Y", "P2W", "P30D", "P1M15D"];

/// The kind: mostly one that the catalogue asks for, often one that makes members.
pub(crate) fn kind(dice: &mut Dice, lexicon: &Lexicon) -> ArtefactKind {
    let pool = match dice.weighted(&[12, 28, 60]) {
        0 => ArtefactKind::ALL,
        1 if !lexicon.members.is_empty() => &lexicon.members,
        _ => &lexicon.kinds,
    };
    dice.pick(pool).copied().unwrap_or(ArtefactKind::Document)
}

/// Builds the artefact; `place` is its place in reading order.
pub(crate) fn artefact(
    dice: &mut Dice,
    ground: &Ground<'_>,
    place: usize,
    id: ArtefactId,
    kind: ArtefactKind,
) -> ArtefactDocument {
    let mut made = ArtefactDocument::new(id, kind);
    let as_of = ground.as_of;
    made.status = status(dice, kind);
    made.owner = dice.fact([6, 7, 87], |dice| ground.people.one(dice));
    made.title = dice.fact([7, 4, 89], |_| Some(format!("Artefact {}", place + 1)));
    made.dated_on = dated_on(dice, ground, kind);
    // Events mostly look at everything.
    let weights = if vocabulary::is_event(kind) { [8, 3, 60, 23, 6] } else { [14, 4, 40, 36, 6] };
    made.covers = covers(dice, weights, &covered(ground, kind));
    made.interval = dice.fact([18, 4, 78], interval);
    made.intervals = dice.fact([58, 7, 35], intervals);
    made.provided_by = provided_by(dice, ground);
    made.inherited_from = dice.fact([90, 2, 8], |_| Some("the group's system".to_owned()));
    made.extent = extent(dice);
    made.hash = dice.fact([35, 5, 60], |dice| Some(hash(dice)));
    // No link is mostly nobody's word.
    let links = links(dice, ground, place, &made.id);
    made.links = if !links.is_empty() {
        Fact::Given(links)
    } else if dice.chance(30) {
        Fact::StatedNone
    } else {
        Fact::Unknown
    };
    parts::add(dice, ground, &mut made);
    if vocabulary::has_a_life(kind) {
        made.approval = dice.fact([8, 8, 84], |dice| {
            Some(Box::new(ApprovalDocument {
                by: dice.fact([6, 5, 89], |dice| ground.people.one(dice)),
                on: dice.fact([10, 5, 85], |dice| Some(dice.day_around(as_of))),
            }))
        });
        made.contents = items(dice, ground, "contents");
    }
    made.created_on = dice.fact([50, 3, 47], |dice| {
        // Mostly before everything else that happens to it.
        if dice.chance(18) { Some(dice.day_around(as_of)) } else { Some(dice.day_before(as_of)) }
    });
    made.version =
        dice.fact(USUAL, |dice| dice.pick(&["1", "2", "3"]).map(|text| (*text).to_owned()));
    others(dice, ground, &mut made);
    made
}

/// What the engine hardly looks at: dates of review, place, use, retention.
fn others(dice: &mut Dice, ground: &Ground<'_>, made: &mut ArtefactDocument) {
    let as_of = ground.as_of;
    made.source = ground
        .sources
        .iter()
        .find(|source| {
            let family = vocabulary::family(made.kind);
            source.carries.iter().any(|carried| carried.as_str() == family)
        })
        .map(|source| source.id.clone());
    made.last_reviewed_on = dice.fact([45, 5, 50], |dice| Some(dice.day_around(as_of)));
    made.uri = dice.fact([80, 2, 18], |_| Some("https://example.org/a".to_owned()));
    made.review_every = dice.fact([80, 5, 15], interval);
    made.retention = dice.fact([92, 2, 6], |dice| {
        Some(Box::new(RetentionDocument {
            keep: dice.fact(USUAL, interval),
            until: Fact::Unknown,
            basis: Fact::Unknown,
        }))
    });
    made.usage = dice.fact([94, 2, 4], |dice| {
        Some(Box::new(UsageDocument {
            reads: dice.fact(USUAL, |dice| u32::try_from(dice.below(50)).ok()),
            period: Fact::Unknown,
            inbound_links: Fact::Unknown,
            last_used_on: dice.fact(USUAL, |dice| Some(dice.day_before(as_of))),
            ..UsageDocument::default()
        }))
    });
    if dice.chance(3) {
        made.carried.push(CarriedDocument { field: "category".to_owned(), value: "B".to_owned() });
    }
}

fn status(dice: &mut Dice, kind: ArtefactKind) -> Fact<ArtefactStatus> {
    if !vocabulary::has_a_life(kind) {
        return match dice.weighted(&[95, 5]) {
            0 => Fact::Unknown,
            _ => Fact::Given(ArtefactStatus::Retired),
        };
    }
    dice.fact([8, 3, 89], |dice| {
        let chosen = dice.weighted(&[10, 30, 52, 8]);
        ArtefactStatus::ALL.get(chosen).copied()
    })
}

fn dated_on(
    dice: &mut Dice,
    ground: &Ground<'_>,
    kind: ArtefactKind,
) -> Fact<clausegraph_model::Date> {
    let weights = if vocabulary::is_event(kind) { [6, 4, 90] } else { [45, 5, 50] };
    dice.fact(weights, |dice| {
        // Events are often old enough to have lapsed, or just not.
        if vocabulary::is_event(kind) && dice.chance(12) {
            let months = dice.pick(&[3, 1, 6, 12]).copied().unwrap_or(3);
            return Some(date(ground.as_of.plus_months(-months)));
        }
        if vocabulary::is_event(kind) && dice.chance(46) {
            return Some(date(days_before(ground.as_of, dice.between(80, 800))));
        }
        Some(dice.day_around(ground.as_of))
    })
}

/// What an artefact of the kind mostly covers: agreements their parties, others anything.
fn covered(ground: &Ground<'_>, kind: ArtefactKind) -> Vec<MemberId> {
    if kind == ArtefactKind::Contract { ground.scope.parties() } else { ground.scope.all() }
}

/// One of a few intervals.
pub(crate) fn interval(dice: &mut Dice) -> Option<Interval> {
    dice.pick(INTERVALS).map(|text| parsed(text))
}

/// Intervals of one or more sorts, often not of all that a catalogue asks for.
fn intervals(dice: &mut Dice) -> Option<Vec<IntervalDocument>> {
    let mut found = Vec::new();
    for sort in dice.some(SORTS, SORTS.len()) {
        found.push(IntervalDocument { of: parsed(sort), every: interval(dice)? });
    }
    (!found.is_empty()).then_some(found)
}

/// Mostly the organisation's own; else mostly a supplier's.
fn provided_by(dice: &mut Dice, ground: &Ground<'_>) -> Fact<MemberId> {
    dice.fact([84, 2, 14], |dice| {
        let parties =
            if dice.chance(8) { &ground.scope.customers } else { &ground.scope.suppliers };
        dice.pick(parties).cloned()
    })
}

fn extent(dice: &mut Dice) -> Fact<Box<ExtentDocument>> {
    let unsaid = || ExtentDocument::default();
    match dice.weighted(&[60, 2, 29, 3, 2, 2, 2]) {
        0 => Fact::Unknown,
        1 => Fact::StatedNone,
        2 => Fact::Given(Box::new(ExtentDocument {
            words: Fact::Given(800),
            pages: dice.fact(USUAL, |_| Some(3)),
            empty: Fact::Given(false),
            stub: dice.fact(USUAL, |_| Some(false)),
        })),
        3 => Fact::Given(Box::new(ExtentDocument {
            words: Fact::Given(0),
            empty: Fact::Given(true),
            ..unsaid()
        })),
        4 => Fact::Given(Box::new(ExtentDocument { stub: Fact::Given(true), ..unsaid() })),
        5 => Fact::Given(Box::new(ExtentDocument { words: Fact::Given(0), ..unsaid() })),
        _ => Fact::Given(Box::new(ExtentDocument { pages: Fact::Given(0), ..unsaid() })),
    }
}

/// One of a few hashes, so that some are equal and some differ.
pub(crate) fn hash(dice: &mut Dice) -> String {
    let hashes = ["sha256:aa", "sha256:bb"];
    dice.pick(&hashes).copied().unwrap_or("sha256:aa").to_owned()
}

/// Up to two links to other artefacts, most of them to members of populations; only earlier ones are
/// superseded.
fn links(
    dice: &mut Dice,
    ground: &Ground<'_>,
    place: usize,
    own: &ArtefactId,
) -> Vec<LinkDocument> {
    let count = dice.weighted(&[45, 35, 20]);
    let mut found: Vec<LinkDocument> = Vec::new();
    let members: Vec<usize> = (0..ground.artefacts.len())
        .filter(|index| {
            let artefact = ground.artefacts.get(*index);
            artefact.is_some_and(|(_, kind)| ground.lexicon.members.contains(kind))
        })
        .collect();
    for _ in 0..count {
        let member = dice.pick(&members).copied().filter(|_| dice.chance(70));
        let wanted = member.unwrap_or_else(|| dice.below(ground.artefacts.len()));
        let Some((to, _)) = ground.artefacts.get(wanted) else {
            continue;
        };
        let kind = match dice.pick(LinkType::ALL).copied() {
            Some(LinkType::Supersedes | LinkType::DerivedFrom) if wanted > place => {
                LinkType::Evidences
            }
            Some(kind) => kind,
            None => continue,
        };
        let link = LinkDocument { kind, to: to.clone() };
        if to != own && !found.contains(&link) {
            found.push(link);
        }
    }
    found
}

/// A list of what is said or looked at: none, or some of what the catalogue asks for.
pub(crate) fn items(dice: &mut Dice, ground: &Ground<'_>, list: &str) -> Fact<Vec<ItemDocument>> {
    let words = ground.lexicon.words(list);
    dice.fact([18, 8, 74], |dice| {
        let found: Vec<ItemDocument> = dice
            .some(words, words.len())
            .into_iter()
            .map(|item| ItemDocument {
                item,
                at: dice.chance(30).then(|| "page 2".to_owned()),
                note: None,
                action: Fact::Unknown,
                rests_on: Fact::Unknown,
            })
            .collect();
        (!found.is_empty()).then_some(found)
    })
}
