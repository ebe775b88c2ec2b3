//! Rules about records and events.

use clausegraph_model::{
    Date, Fact,
    document::{ArtefactDocument, ArtefactStatus, JudgementContext},
};

use super::{
    Answers,
    truth::{Counted, Tri, share, test},
    world::{ACTIONS, DOCUMENTS, World, inside, within},
};

pub(super) fn hf_005(world: &World<'_>, answers: &mut Answers) {
    let sets = world.there(&["record-set"]);
    let population = |set: &ArtefactDocument| {
        within(&set.records, |part| &part.population).map(ToString::to_string)
    };
    let mut populations = Vec::new();
    for set in &sets {
        if let Fact::Given(name) = population(set)
            && !populations.contains(&name)
        {
            populations.push(name);
        }
    }
    if sets.iter().any(|set| population(set).is_unknown()) {
        answers.say("organisation", Tri::Maybe, "minor-indicator");
    }
    for name in populations {
        // The records that there are at least, and at most; no number where there may be any.
        let (mut least, mut most) = (0_i64, Some(0_i64));
        for set in &sets {
            let counts = test(&population(set), |other| Tri::of(*other == name))
                .and(test(&within(&set.records, |part| &part.period), |period| {
                    Tri::of(world.is_recent(period.last(), "window"))
                }));
            if counts == Tri::No {
                continue;
            }
            let total = match within(&set.records, |part| &part.total) {
                Fact::Given(total) => Some(i64::from(*total)),
                Fact::StatedNone => Some(0),
                Fact::Unknown => None,
            };
            if counts == Tri::Yes {
                least += total.unwrap_or(0);
            }
            most = most.and_then(|most| total.map(|total| most + total));
        }
        let limit = world.number("records");
        let many = if limit.is_reached(least, 1) {
            Tri::Yes
        } else {
            Tri::of(most.is_none_or(|most| limit.is_reached(most, 1))).and(Tri::Maybe)
        };
        let mut routine = Tri::No;
        for candidate in world.there(&["routine"]) {
            let in_use =
                test(&candidate.status, |status| Tri::of(*status == ArtefactStatus::InUse));
            let leaves = test(&within(&candidate.routine, |part| &part.record_types), |types| {
                Tri::of(types.iter().any(|kind| kind.as_str() == name))
            });
            routine = routine.or(in_use.and(leaves));
        }
        answers.say_of_part(&name, many.and(routine.not()), "minor-indicator");
    }
}

/// One event of a stream.
struct Event<'a> {
    day: Fact<&'a Date>,
    artefact: &'a ArtefactDocument,
}

/// The first day of an audit.
fn beginning(audit: &ArtefactDocument) -> Fact<Date> {
    match within(&audit.review, |part| &part.period) {
        Fact::Given(period) => Fact::Given(period.first()),
        Fact::StatedNone | Fact::Unknown => audit.dated_on,
    }
}

/// Whether an audit is an external one that counts: begun within the window, or soon to begin.
fn counts(world: &World<'_>, audit: &ArtefactDocument) -> Tri {
    let external = test(&within(&audit.audit, |part| &part.context), |context| {
        Tri::of(
            **context == JudgementContext::SecondParty
                || **context == JudgementContext::Certification,
        )
    });
    let near = test(&beginning(audit), |day| {
        Tri::of(
            world.is_recent(*day, "window")
                || (world.is_to_come(*day)
                    && !world.number("days").is_exceeded(-world.age(*day), 1)),
        )
    });
    external.and(near)
}

/// Whether an event lies before an external audit that counts.
fn is_before_an_audit(world: &World<'_>, audits: &[&ArtefactDocument], event: &Event<'_>) -> Tri {
    let mut before = Tri::No;
    for audit in audits {
        let close = match (&event.day, beginning(audit)) {
            (Fact::Given(day), Fact::Given(start)) => {
                let earlier = world.age(**day) - world.age(start);
                Tri::of(earlier >= 0 && !world.number("days").is_exceeded(earlier, 1))
            }
            (Fact::StatedNone, _) | (_, Fact::StatedNone) => Tri::No,
            (Fact::Unknown, _) | (_, Fact::Unknown) => Tri::Maybe,
        };
        before = before.or(close.and(counts(world, audit)));
    }
    before
}

pub(super) fn hf_010(world: &World<'_>, answers: &mut Answers) {
    let audits: Vec<&ArtefactDocument> = world
        .all(&["audit"])
        .into_iter()
        .filter(|audit| audit.status != Fact::Given(ArtefactStatus::Retired))
        .collect();
    let reviews =
        &["management-review", "service-review", "supplier-review", "post-implementation-review"];
    for (stream, kinds) in [("approvals", DOCUMENTS), ("actions", ACTIONS), ("reviews", reviews)] {
        let mut events = Vec::new();
        for artefact in world.there(kinds) {
            let day = match stream {
                "approvals" => inside(&artefact.approval, |approval| &approval.on),
                "actions" => within(&artefact.action, |action| &action.done_on),
                _ => artefact.dated_on.as_ref(),
            };
            events.push(Event { day, artefact });
        }
        let mut items = Vec::new();
        let mut back_dated = false;
        for event in &events {
            let is_one = test(&event.day, |day| Tri::of(world.is_recent(**day, "window")));
            let has = is_before_an_audit(world, &audits, event);
            if is_one == Tri::Yes
                && has == Tri::Yes
                && let (Fact::Given(made), Fact::Given(dated)) =
                    (&event.artefact.created_on, &event.artefact.dated_on)
            {
                back_dated = back_dated || world.age(*made) < world.age(*dated);
            }
            items.push(Counted { is_one, has });
        }
        // A stream of which nothing lies within the window is none.
        if items.iter().all(|item| item.is_one == Tri::No) {
            continue;
        }
        let (limit, least) = (world.number("share"), world.number("events"));
        let found = share(&items, |part, whole| {
            least.is_reached(whole, 1) && limit.is_reached(part, whole)
        });
        answers.say_of_part(stream, found, if back_dated { "minor-indicator" } else { "health" });
    }
}

/// GP-09 and GP-10: record sets of a population that nearly all passed a test.
pub(super) fn passed_a_test(world: &World<'_>, answers: &mut Answers) {
    let (populations, tests) = (world.words("population"), world.words("test"));
    let limit = world.number("share");
    for set in world.there(&["record-set"]) {
        let of_it = test(&within(&set.records, |part| &part.population), |population| {
            Tri::of(populations.iter().any(|word| word == population.as_str()))
        });
        let recent = test(&within(&set.records, |part| &part.period), |period| {
            Tri::of(!world.is_past(period.last(), "days"))
        });
        let looked_at = of_it.and(recent);
        if looked_at == Tri::No {
            continue;
        }
        let mut entries =
            within(&set.records, |part| &part.tests).given().copied().into_iter().flatten();
        let entry = entries.find(|entry| tests.iter().any(|word| word == entry.test.as_str()));
        let passed = match entry {
            None => Tri::Maybe,
            Some(entry) if entry.of == Fact::Given(0) => Tri::No,
            Some(entry) => match (&entry.tested, &entry.exceptions) {
                (Fact::Given(0), _) => Tri::Maybe,
                (Fact::Given(tested), Fact::Given(failed)) => {
                    let (tested, failed) = (i64::from(*tested), i64::from(*failed));
                    Tri::of(limit.is_reached(tested - failed, tested))
                }
                _ => Tri::Maybe,
            },
        };
        answers.say(set.id.as_str(), looked_at.and(passed), "strength");
    }
}
