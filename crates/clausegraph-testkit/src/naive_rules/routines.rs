//! Rules about routines.

use clausegraph_model::{
    ArtefactKind, Fact,
    document::{ArtefactDocument, ArtefactStatus, RationaleBasis},
};

use super::{
    Answers, Slip,
    truth::{Counted, Tri, is_none, share, test},
    world::{World, within},
};

pub(super) fn hf_008(world: &World<'_>, answers: &mut Answers) {
    let mut routines = Vec::new();
    for routine in world.there(&["routine"]) {
        let reason = test(&within(&routine.routine, |part| &part.rationale), |entries| {
            let mut reason = Tri::No;
            for entry in *entries {
                reason = reason.or(Tri::of(entry.basis != RationaleBasis::Framework));
            }
            reason
        });
        routines.push(Counted { is_one: Tri::Yes, has: reason.not() });
    }
    if routines.is_empty() {
        return;
    }
    let limit = world.number("share");
    let found = share(&routines, |part, whole| {
        whole > 0
            && if world.slip == Slip::ShareAbove {
                limit.is_exceeded(part, whole)
            } else {
                limit.is_reached(part, whole)
            }
    });
    answers.say("organisation", found, "health");
}

/// Whether a routine is defined by tools alone.
fn is_a_tool(world: &World<'_>, routine: &ArtefactDocument) -> Tri {
    test(&within(&routine.routine, |part| &part.defined_in), |ids| {
        Tri::of(ids.iter().all(|id| {
            world.find(id.as_str()).is_some_and(|found| found.kind == ArtefactKind::Tool)
        }))
    })
}

pub(super) fn hf_012(world: &World<'_>, answers: &mut Answers) {
    let mut all = Vec::new();
    for routine in world.there(&["routine"]) {
        let things = [
            is_none(&routine.owner),
            is_none(&within(&routine.routine, |part| &part.policy)),
            is_none(&within(&routine.routine, |part| &part.measures)),
            is_none(&within(&routine.routine, |part| &part.reviewed_in)),
        ];
        let things = things.map(|has| Counted { is_one: Tri::Yes, has });
        let lacks = share(&things, |part, _| world.number("lacking").is_reached(part, 1));
        let has = is_a_tool(world, routine).and(lacks);
        answers.say(routine.id.as_str(), has, "observation");
        all.push(Counted { is_one: Tri::Yes, has });
    }
    let found = share(&all, |part, _| world.number("routines").is_reached(part, 1));
    answers.say("organisation", found, "minor-indicator");
}

/// A routine that follows a pattern.
struct Patterned {
    /// The pattern; none where nobody states it.
    pattern: Option<String>,
    /// Whether no decision allows it to be special.
    without_decision: Tri,
}

/// The routines that follow a pattern; those that state to follow none are left out.
fn patterned(world: &World<'_>) -> Vec<Patterned> {
    let mut found = Vec::new();
    for routine in world.there(&["routine"]) {
        let subject = within(&routine.routine, |part| &part.subject);
        let pattern = match within(&routine.routine, |part| &part.pattern) {
            Fact::StatedNone => subject,
            stated @ (Fact::Given(_) | Fact::Unknown) => stated,
        };
        let allowed = test(&within(&routine.routine, |part| &part.deviation), |id| {
            Tri::of(world.find(id.as_str()).is_some_and(|decision| {
                decision.kind == ArtefactKind::Decision && world.is_there(decision)
            }))
        });
        let pattern = match pattern {
            Fact::StatedNone => continue,
            Fact::Unknown => None,
            Fact::Given(pattern) => Some(pattern.to_string()),
        };
        found.push(Patterned { pattern, without_decision: allowed.not() });
    }
    found
}

/// What is found for each way in which the unknown patterns may turn out: any of those there are, or a
/// new one.
fn specials(world: &World<'_>, routines: &[Patterned], patterns: &[String], seen: &mut Vec<bool>) {
    if let Some(open) = routines.get(patterns.len()) {
        let mut possible = Vec::new();
        if let Some(pattern) = &open.pattern {
            possible.push(pattern.clone());
        } else {
            possible.extend(routines.iter().filter_map(|other| other.pattern.clone()));
            possible.extend(patterns.iter().cloned());
            possible.push(format!("own {}", patterns.len()));
        }
        possible.sort();
        possible.dedup();
        for pattern in possible {
            let mut patterns = patterns.to_vec();
            patterns.push(pattern);
            specials(world, routines, &patterns, seen);
        }
        return;
    }
    let mut different: Vec<&String> = patterns.iter().collect();
    different.sort();
    different.dedup();
    let mut items = Vec::new();
    for (routine, pattern) in routines.iter().zip(patterns) {
        let several = patterns.iter().filter(|other| *other == pattern).count() > 1;
        items.push(Counted {
            is_one: Tri::Yes,
            has: Tri::of(several).and(routine.without_decision),
        });
    }
    let number = i64::try_from(different.len()).unwrap_or(i64::MAX);
    let limit = world.number("ratio");
    for found in [true, false] {
        let holds = share(&items, |part, _| number > 0 && limit.is_reached(part, number));
        if holds == Tri::Maybe || holds == Tri::of(found) {
            seen.push(found);
        }
    }
}

/// Whether a routine came within the window.
fn is_new(world: &World<'_>, routine: &ArtefactDocument) -> Tri {
    let recent = |day: &clausegraph_model::Date| Tri::of(world.is_recent(*day, "window"));
    match &routine.created_on {
        Fact::Unknown => Tri::Maybe,
        Fact::Given(day) => recent(day),
        Fact::StatedNone => {
            test(&within(&routine.routine, |part| &part.effective_on), |day| recent(day))
        }
    }
}

pub(super) fn hf_040(world: &World<'_>, answers: &mut Answers) {
    let mut seen = Vec::new();
    specials(world, &patterned(world), &[], &mut seen);
    answers.say_of_part("specials", Tri::over(seen), "health");

    let mut routines = Vec::new();
    for routine in world.there(&["routine"]) {
        routines.push(Counted { is_one: Tri::Yes, has: is_new(world, routine) });
    }
    let mut ended = Tri::No;
    for routine in world.all(&["routine"]) {
        if routine.status == Fact::Given(ArtefactStatus::Retired) {
            ended = ended.or(match within(&routine.routine, |part| &part.ended_on) {
                Fact::Given(day) => Tri::of(world.is_recent(*day, "window")),
                Fact::StatedNone | Fact::Unknown => Tri::Maybe,
            });
        }
    }
    let limit = world.number("growth");
    let grown =
        share(&routines, |part, whole| whole > part && limit.is_exceeded(part, whole - part));
    answers.say_of_part("growth", grown.and(ended.not()), "health");
}
