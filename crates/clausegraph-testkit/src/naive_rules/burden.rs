//! Rules about what grows without anybody asking for it.

use clausegraph_model::{ArtefactKind, Fact, document::Mandate};

use super::{
    Answers,
    truth::{Counted, Tri, is_given, is_none, share, test},
    world::{World, inside, within},
};

pub(super) fn hf_013(world: &World<'_>, answers: &mut Answers) {
    let (mut new, mut own) = (Vec::new(), Vec::new());
    for tool in world.there(&["tool"]) {
        let custom = test(&within(&tool.tool, |part| &part.custom), |custom| Tri::of(**custom));
        let unchanged = is_none(&within(&tool.tool, |part| &part.change));
        let recent = test(&tool.created_on, |day| Tri::of(world.is_recent(*day, "window")));
        new.push(Counted { is_one: recent, has: custom.and(unchanged) });

        let unused = match inside(&tool.usage, |usage| &usage.last_used_on) {
            Fact::Unknown => Tri::Maybe,
            Fact::Given(day) => Tri::of(world.is_past(*day, "idle")),
            Fact::StatedNone => match &tool.created_on {
                Fact::Unknown => Tri::Maybe,
                Fact::StatedNone => Tri::Yes,
                Fact::Given(day) => Tri::of(world.is_past(*day, "idle")),
            },
        };
        own.push(Counted { is_one: custom, has: unused });
    }
    for (part_of, limit, items) in [("growth", "growth", new), ("unused", "unused", own)] {
        let limit = world.number(limit);
        let found = share(&items, |part, whole| whole > 0 && limit.is_reached(part, whole));
        answers.say_of_part(part_of, found, "health");
    }
}

pub(super) fn hf_044(world: &World<'_>, answers: &mut Answers) {
    let mut rules = Vec::new();
    let mut open = false;
    for artefact in world.there(&["policy", "procedure", "routine"]) {
        open = open || artefact.rules.is_unknown();
        for rule in artefact.rules.given().into_iter().flatten() {
            let has = test(&rule.mandatory, |mandatory| Tri::of(*mandatory));
            rules.push(Counted { is_one: Tri::Yes, has });
        }
    }
    let (high, low, least) = (world.number("high"), world.number("low"), world.number("least"));
    let found = share(&rules, |part, whole| {
        least.is_reached(whole, 1)
            && (high.is_reached(part, whole) || !low.is_exceeded(part, whole))
    });
    answers.say_of_part("rules", if open { Tri::Maybe } else { found }, "health");

    let mut routines = Vec::new();
    for routine in world.there(&["routine"]) {
        let has = is_given(&within(&routine.routine, |part| &part.local_variation));
        routines.push(Counted { is_one: Tri::Yes, has });
    }
    let limit = world.number("variation");
    let found = share(&routines, |part, whole| !limit.is_reached(part, whole));
    answers.say_of_part("local-variation", found, "health");
}

/// How many there are at least and at most.
type Bounds = (i64, i64);

/// Bounds of how many of some things there are, each of which may be one.
fn bounds(items: impl IntoIterator<Item = Tri>) -> Bounds {
    let (mut least, mut most) = (0, 0);
    for item in items {
        least += i64::from(item == Tri::Yes);
        most += i64::from(item != Tri::No);
    }
    (least, most)
}

/// The roles, one for each subject.
fn roles(world: &World<'_>) -> Bounds {
    let (mut subjects, mut alone, mut open) = (Vec::new(), 0, 0);
    for role in world.there(&["role"]) {
        match within(&role.fact, |part| &part.subject) {
            Fact::Given(subject) if subjects.contains(&subject) => {}
            Fact::Given(subject) => subjects.push(subject),
            Fact::StatedNone => alone += 1,
            Fact::Unknown => open += 1,
        }
    }
    let known = i64::try_from(subjects.len()).unwrap_or(i64::MAX);
    // Where no role has a subject that is known, those that are open are one role at least.
    let one = i64::from(known == 0 && open > 0);
    (known + alone + one, known + alone + open)
}

pub(super) fn hf_045(world: &World<'_>, answers: &mut Answers) {
    let routines = world.there(&["routine"]).into_iter().map(|routine| {
        test(&within(&routine.routine, |part| &part.mandate), |mandate| {
            Tri::of(**mandate == Mandate::Mandatory)
        })
    });
    let metrics = world.there(&["metric"]).into_iter().map(|metric| {
        test(&within(&metric.metric, |part| &part.reported_in), |ids| {
            Tri::of(ids.iter().any(|id| {
                world
                    .find(id.as_str())
                    .is_some_and(|found| found.kind == ArtefactKind::ManagementReview)
            }))
        })
    });
    let forums = world.there(&["forum"]).into_iter().map(|_| Tri::Yes);
    for (part, family, (least, most)) in [
        ("routines", "routines", bounds(routines)),
        ("roles", "facts", roles(world)),
        ("metrics", "facts", bounds(metrics)),
        ("forums", "facts", bounds(forums)),
    ] {
        let limit = world.number(part);
        // Where no source carries the family there may be any number more than are listed.
        let most = if world.carries(family) { most } else { i64::from(i32::MAX) };
        let found = match world.headcount() {
            Fact::Given(people) => Tri::over(
                [least, most].into_iter().map(|count| limit.is_too_much_for(count, people)),
            ),
            Fact::StatedNone | Fact::Unknown => Tri::of(most > 0).and(Tri::Maybe),
        };
        answers.say_of_part(part, found, "health");
    }
}
