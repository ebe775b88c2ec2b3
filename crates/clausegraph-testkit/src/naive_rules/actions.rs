//! Rules about decisions and what comes of them.

use std::collections::BTreeSet;

use clausegraph_model::{
    ArtefactId, ArtefactKind, Date, Fact,
    document::{ActionDecision, ArtefactDocument, DecisionNature, Side},
};

use super::{
    Answers,
    truth::{Counted, Tri, is_given, share, test},
    world::{ACTIONS, DOCUMENTS, REVIEWS, World, day_number, within},
};
use crate::naive::calendar::Day;

/// Whether an action was done.
fn is_done(world: &World<'_>, action: &ArtefactDocument) -> Tri {
    world.is_done(within(&action.action, |part| &part.done_on))
}

/// Whether an action counts as following a decision of a day.
fn follows(world: &World<'_>, action: &ArtefactDocument, decided: Date) -> Tri {
    let soon = test(&action.created_on, |made| {
        let later = world.age(decided) - world.age(*made);
        Tri::of(!world.number("days").is_exceeded(later, 1))
    });
    soon.or(is_done(world, action))
}

/// Whether an action is not done and long overdue.
fn is_overdue(world: &World<'_>, action: &ArtefactDocument) -> Tri {
    let due = test(&within(&action.action, |part| &part.due_on), |day| {
        Tri::of(world.is_past(**day, "overdue"))
    });
    due.and(is_done(world, action).not())
}

/// Whether nothing is done about what was decided.
fn is_left_alone(world: &World<'_>, decided: Fact<Date>, actions: Fact<Vec<&ArtefactId>>) -> Tri {
    let gone = match decided {
        Fact::Given(day) => Tri::of(world.is_past(day, "days")),
        // Of what has no day nobody can count the days that have gone by since.
        Fact::StatedNone => Tri::No,
        Fact::Unknown => Tri::Maybe,
    };
    let Fact::Given(ids) = actions else {
        return if actions.is_unknown() { gone.and(Tri::Maybe).or(Tri::Maybe) } else { gone };
    };
    let actions: Vec<_> = ids.iter().filter_map(|id| world.find(id.as_str())).collect();
    let mut followed = Tri::No;
    let mut overdue = Tri::of(!actions.is_empty());
    for action in actions {
        followed = followed.or(match decided {
            Fact::Given(day) => follows(world, action, day),
            Fact::StatedNone | Fact::Unknown => is_done(world, action).or(Tri::Maybe),
        });
        overdue = overdue.and(is_overdue(world, action));
    }
    gone.and(followed.not()).or(overdue)
}

pub(super) fn hf_053(world: &World<'_>, answers: &mut Answers) {
    if world.carries("facts") {
        for decision in world.there(&["decision"]) {
            let asks = match within(&decision.decision, |part| &part.nature) {
                Fact::Unknown => Tri::Maybe,
                Fact::Given(DecisionNature::Action) => Tri::Yes,
                // Stated none: it asks nothing of anybody.
                Fact::StatedNone
                | Fact::Given(DecisionNature::Information | DecisionNature::Acceptance) => Tri::No,
            };
            let actions = within(&decision.decision, |part| &part.actions);
            let alone =
                is_left_alone(world, decision.dated_on, actions.map(|ids| ids.iter().collect()));
            answers.say(decision.id.as_str(), asks.and(alone), "observation");
        }
    } else {
        answers.say_of_part("facts", Tri::Maybe, "");
    }
    if !world.carries("reviews") {
        answers.say_of_part("reviews", Tri::Maybe, "");
        return;
    }
    let settled = world.words("settled");
    for review in world.there(&["management-review", "service-review", "supplier-review"]) {
        let items = match within(&review.review, |part| &part.decisions) {
            Fact::Given(items) => items,
            none @ (Fact::StatedNone | Fact::Unknown) => {
                let open = Tri::of(none.is_unknown()).and(Tri::Maybe);
                answers.say(review.id.as_str(), open, "observation");
                continue;
            }
        };
        let mut before: Vec<&str> = Vec::new();
        for item in items {
            let key = item.item.as_str();
            before.push(key);
            let number = before.iter().filter(|other| **other == key).count();
            let part = if number > 1 { format!("{key}-{number}") } else { key.to_owned() };
            let asks = Tri::of(!settled.iter().any(|word| word == key));
            let actions = item.action.as_ref().map(|id| vec![id]);
            let alone = is_left_alone(world, review.dated_on, actions);
            answers.say(&format!("{}#{part}", review.id.as_str()), asks.and(alone), "observation");
        }
    }
}

/// Whether somebody other than its owner verified an action.
fn is_verified(world: &World<'_>, action: &ArtefactDocument) -> Tri {
    let on = world.is_done(within(&action.action, |part| &part.verified_on));
    let by_another =
        test(&within(&action.action, |part| &part.verified_by), |by| match &action.owner {
            Fact::Unknown => Tri::Maybe,
            Fact::StatedNone => Tri::Yes,
            Fact::Given(owner) => Tri::of(owner != *by),
        });
    on.and(by_another)
}

pub(super) fn hf_054(world: &World<'_>, answers: &mut Answers) {
    let mut closed_ones = Vec::new();
    let mut grave = false;
    for action in world.there(ACTIONS) {
        let decision = within(&action.action, |part| &part.decision);
        if decision == Fact::Given(&ActionDecision::Rejected) {
            continue;
        }
        let closed = is_done(world, action);
        let stands = !within(&action.action, |part| &part.done_on).is_unknown()
            || is_given(&decision) == Tri::Yes
            || is_given(&within(&action.action, |part| &part.achieved)) == Tri::Yes;
        let tracked = is_given(&action.owner)
            .and(is_given(&within(&action.action, |part| &part.due_on)))
            .and(if stands { Tri::Yes } else { Tri::Maybe });
        let measured = is_given(&within(&action.action, |part| &part.target))
            .and(closed.not().or(is_given(&within(&action.action, |part| &part.result))));
        let verified = is_verified(world, action);
        let all = tracked.and(measured).and(closed.not().or(verified));
        let corrective = action.kind == ArtefactKind::CorrectiveAction;
        let indicator = if corrective { "minor-indicator" } else { "observation" };
        answers.say(action.id.as_str(), all.not(), indicator);
        grave = grave || (corrective && closed == Tri::Yes && verified == Tri::No);
        closed_ones.push(Counted { is_one: closed, has: verified });
    }
    if closed_ones.is_empty() {
        return;
    }
    let (least, limit) = (world.number("least"), world.number("verified"));
    let found = share(&closed_ones, |part, whole| {
        least.is_reached(whole, 1) && !limit.is_reached(part, whole)
    });
    let indicator = if grave { "minor-indicator" } else { "observation" };
    answers.say_of_part("verification", found, indicator);
}

pub(super) fn hf_055(world: &World<'_>, answers: &mut Answers) {
    let (mut new, mut closed) = (Tri::No, Tri::No);
    let mut criteria = Vec::new();
    for improvement in world.there(&["improvement"]) {
        new = new.or(test(&improvement.created_on, |day| Tri::of(world.is_recent(*day, "recent"))));
        let done = within(&improvement.action, |part| &part.done_on);
        let verified = within(&improvement.action, |part| &part.verified_on);
        let both = world.is_done(done).and(world.is_done(verified));
        let lies_within = match (done, verified) {
            (Fact::Given(done), Fact::Given(verified)) => {
                Tri::of(world.is_recent(*done.max(verified), "window"))
            }
            _ => Tri::Maybe,
        };
        closed = closed.or(both.and(lies_within));
        let shown = is_given(&within(&improvement.action, |part| &part.decision_basis))
            .or(is_given(&within(&improvement.action, |part| &part.priority)));
        criteria.push(Counted { is_one: Tri::Yes, has: shown.not() });
    }
    let limit = world.number("without");
    let without = share(&criteria, |part, whole| limit.is_exceeded(part, whole));
    answers.say("organisation", new.not().or(closed.not()).or(without), "minor-indicator");
}

/// Whether a value lies beyond the threshold of a metric.
fn is_beyond(measurement: &ArtefactDocument, metric: &ArtefactDocument) -> Tri {
    let limit = within(&metric.metric, |part| &part.threshold);
    let side = within(&metric.metric, |part| &part.unwelcome);
    let value = within(&measurement.measurement, |part| &part.value);
    match (limit, side, value) {
        (Fact::Given(limit), Fact::Given(Side::Above), Fact::Given(value)) => {
            Tri::of(value > limit)
        }
        (Fact::Given(limit), Fact::Given(Side::Below), Fact::Given(value)) => {
            Tri::of(value < limit)
        }
        _ => is_given(&limit).and(is_given(&side)).and(is_given(&value)).and(Tri::Maybe),
    }
}

/// A value beyond its threshold, and whether it is one.
fn is_breach(world: &World<'_>, measurement: &ArtefactDocument) -> (Tri, Fact<Date>) {
    let period = within(&measurement.measurement, |part| &part.period);
    let day = match (period, measurement.dated_on) {
        (Fact::Given(period), _) => Fact::Given(period.last()),
        (_, Fact::Given(day)) => Fact::Given(day),
        (Fact::StatedNone, Fact::StatedNone) => Fact::StatedNone,
        _ => Fact::Unknown,
    };
    let recent = test(&day, |day| Tri::of(world.is_recent(*day, "days")));
    let mut beyond = Tri::No;
    for metric in world.all(&["metric"]) {
        let of_it = test(&within(&measurement.measurement, |part| &part.of), |of| {
            Tri::of(**of == metric.id)
        });
        beyond = beyond.or(of_it.and(is_beyond(measurement, metric)));
    }
    (recent.and(beyond), day)
}

/// Whether an action worked.
fn worked(world: &World<'_>, id: &ArtefactId) -> Tri {
    let Some(action) = world.find(id.as_str()) else { return Tri::No };
    if !ACTIONS.contains(&action.kind.as_str()) || !world.is_there(action) {
        return Tri::No;
    }
    let known_owner = Tri::of(!action.owner.is_stated_none());
    is_given(&within(&action.action, |part| &part.result))
        .and(is_verified(world, action))
        .and(known_owner)
}

/// Whether a decision closes a breach.
fn closes(
    world: &World<'_>,
    decided: Fact<Date>,
    rests_on: Fact<&Vec<ArtefactId>>,
    actions: &Fact<Vec<&ArtefactId>>,
    breach: Fact<Date>,
    measurement: &ArtefactDocument,
) -> Tri {
    let later = test(&decided, |decided| test(&breach, |breach| Tri::of(decided >= breach)));
    let names = test(&rests_on, |ids| {
        let metric = within(&measurement.measurement, |part| &part.of);
        let named = ids.iter().any(|id| *id == measurement.id || metric == Fact::Given(id));
        if named || metric.is_unknown() {
            Tri::of(named).or(Tri::of(metric.is_unknown()).and(Tri::Maybe))
        } else {
            Tri::No
        }
    });
    let led = test(actions, |ids| {
        let mut led = Tri::of(!ids.is_empty());
        for id in ids {
            led = led.and(worked(world, id));
        }
        led
    });
    later.and(names).and(led)
}

pub(super) fn gp_06(world: &World<'_>, answers: &mut Answers) {
    let mut breaches = Vec::new();
    for measurement in world.there(&["measurement"]) {
        let (is_one, day) = is_breach(world, measurement);
        let mut has = if world.carries("reviews") { Tri::No } else { Tri::Maybe };
        for decision in world.there(&["decision"]) {
            has = has.or(closes(
                world,
                decision.dated_on,
                within(&decision.decision, |part| &part.rests_on),
                &within(&decision.decision, |part| &part.actions).map(|ids| ids.iter().collect()),
                day,
                measurement,
            ));
        }
        for review in world.there(REVIEWS) {
            let closed = test(&within(&review.review, |part| &part.decisions), |items| {
                let mut closed = Tri::No;
                for item in *items {
                    closed = closed.or(closes(
                        world,
                        review.dated_on,
                        item.rests_on.as_ref(),
                        &item.action.as_ref().map(|id| vec![id]),
                        day,
                        measurement,
                    ));
                }
                closed
            });
            let later = test(&review.dated_on, |held| test(&day, |day| Tri::of(held >= day)));
            has = has.or(closed.and(later));
        }
        breaches.push(Counted { is_one, has });
    }
    let limit = world.number("share");
    let found = share(&breaches, |part, whole| whole > 0 && limit.is_reached(part, whole));
    answers.say("organisation", found, "strength");
}

/// The ends of the last three quarters before the day, the earliest first.
fn ends_of_quarters(world: &World<'_>) -> Vec<i64> {
    let mut ends = Vec::new();
    let mut year = 1890;
    while year < 2210 {
        for (month, of_month) in [(3, 31), (6, 30), (9, 30), (12, 31)] {
            let end = day_number(Day { year, month, of_month });
            if end < world.today() {
                ends.push(end);
            }
        }
        year += 1;
    }
    ends.split_off(ends.len().saturating_sub(3))
}

pub(super) fn gp_13(world: &World<'_>, answers: &mut Answers) {
    let kinds: Vec<&str> = DOCUMENTS.iter().chain(ACTIONS).copied().chain(["routine"]).collect();
    let ends = ends_of_quarters(world);
    // All the ways in which the three shares may turn out, as (from outside, all) for each.
    let mut ways = BTreeSet::from([vec![(0_i64, 0_i64); 3]]);
    for artefact in world.there(&kinds) {
        let outside = test(&artefact.owner, |owner| {
            let people = world.organisation.people.given().into_iter().flatten();
            let listed = people.into_iter().find(|person| person.key == *owner);
            listed.map_or(Tri::Maybe, |person| test(&person.external, |outside| Tri::of(*outside)))
        });
        // How many of the three ends it was there at: the last ones.
        let possible: Vec<usize> = match artefact.created_on {
            Fact::StatedNone => continue,
            Fact::Unknown => vec![0, 1, 2, 3],
            Fact::Given(day) => {
                let day = day_number(Day::of(day));
                vec![ends.iter().filter(|end| day <= **end).count()]
            }
        };
        let mut next = BTreeSet::new();
        for way in &ways {
            for count in &possible {
                for from_outside in [true, false] {
                    if outside != Tri::Maybe && outside != Tri::of(from_outside) {
                        continue;
                    }
                    let mut way = way.clone();
                    for (part, whole) in way.iter_mut().skip(3 - count) {
                        *part += i64::from(from_outside);
                        *whole += 1;
                    }
                    next.insert(way);
                }
            }
        }
        ways = next;
    }
    let fallen = Tri::over(ways.into_iter().map(|way| match way.as_slice() {
        [(one, of_one), (two, of_two), (three, of_three)] => {
            *of_one > 0 && two * of_one < one * of_two && three * of_two < two * of_three
        }
        _ => false,
    }));
    answers.say("organisation", fallen, "strength");
}
