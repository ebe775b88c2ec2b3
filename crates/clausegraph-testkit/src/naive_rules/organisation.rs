//! Rules about what the system aims at, and whether it follows the organisation.

use clausegraph_model::{
    Fact,
    document::{ArtefactDocument, ObjectiveCategory},
};

use super::{
    Answers,
    truth::{Counted, Tri, is_given, share, test},
    world::{World, within},
};

pub(super) fn hf_009(world: &World<'_>, answers: &mut Answers) {
    let mut all = Vec::new();
    let (mut one_with_target, mut only_these) = (Tri::No, Tri::Yes);
    for objective in world.there(&["objective"]) {
        let paper = test(&within(&objective.objective, |part| &part.category), |category| {
            Tri::of(
                **category == ObjectiveCategory::Certification
                    || **category == ObjectiveCategory::Audit,
            )
        });
        let target = is_given(&within(&objective.fact, |part| &part.target));
        one_with_target = one_with_target.or(target.and(paper));
        only_these = only_these.and(target.not().or(paper));
        all.push(Counted { is_one: Tri::Yes, has: paper });
    }
    if all.is_empty() {
        return;
    }
    let limit = world.number("share");
    let found = share(&all, |part, whole| whole > 0 && limit.is_reached(part, whole));
    answers.say("organisation", found.or(one_with_target.and(only_these)), "observation");
}

/// Whether one artefact links to another, by any type of link.
fn links(from: &ArtefactDocument, to: &ArtefactDocument) -> Tri {
    test(&from.links, |links| Tri::of(links.iter().any(|link| link.to == to.id)))
}

/// The units and services that an artefact states to cover; `whole-sms` stands for all where it may.
fn covered(world: &World<'_>, artefact: &ArtefactDocument, whole: bool) -> Fact<Vec<String>> {
    let mut all = Vec::new();
    for list in ["services", "units"] {
        for element in world.elements(list).given().copied().into_iter().flatten() {
            all.push(element.id.to_string());
        }
    }
    artefact.covers.as_ref().map(|covers| {
        let whole = whole && covers.iter().any(|member| member.to_string() == "whole-sms");
        let named = |id: &String| covers.iter().any(|member| member.to_string() == *id);
        all.into_iter().filter(|id| whole || named(id)).collect()
    })
}

/// Whether a change affects a role, routine or scope statement.
fn affects(world: &World<'_>, change: &ArtefactDocument, other: &ArtefactDocument) -> Tri {
    let linked = links(change, other).or(links(other, change));
    let mine = covered(world, change, true);
    let theirs = covered(world, other, other.kind.as_str() == "scope-statement");
    let shared = test(&mine, |mine| {
        if mine.is_empty() {
            return Tri::No;
        }
        test(&theirs, |theirs| Tri::of(mine.iter().any(|id| theirs.contains(id))))
    });
    let nothing =
        matches!(&theirs, Fact::Given(list) if list.is_empty()) || theirs.is_stated_none();
    // As the cases have it: what covers the whole system changes with it.
    let whole = |artefact: &ArtefactDocument| {
        test(&artefact.covers, |covers| {
            Tri::of(covers.iter().any(|member| member.to_string() == "whole-sms"))
        })
    };
    let shared = if nothing { Tri::No } else { shared };
    linked.or(shared).or(whole(change).and(whole(other)))
}

/// Whether somebody looked at an artefact on the day of the change or later.
fn is_looked_at(world: &World<'_>, change: i64, artefact: &ArtefactDocument) -> Tri {
    let made = test(&artefact.created_on, |day| Tri::of(world.age(*day) <= change));
    match &artefact.last_reviewed_on {
        Fact::Given(day) if !world.is_to_come(*day) => {
            let reviewed = Tri::of(world.age(*day) <= change);
            // What was made after its last review was looked at then.
            reviewed.or(Tri::of(made == Tri::Yes))
        }
        Fact::Given(_) | Fact::StatedNone => made,
        Fact::Unknown => made.or(Tri::Maybe),
    }
}

pub(super) fn hf_011(world: &World<'_>, answers: &mut Answers) {
    for change in world.there(&["organisation-change"]) {
        let Fact::Given(day) = change.dated_on else {
            answers.say(change.id.as_str(), Tri::Maybe, "minor-indicator");
            continue;
        };
        let mut behind = Tri::No;
        for other in world.there(&["role", "routine", "scope-statement"]) {
            let looked_at = is_looked_at(world, world.age(day), other);
            behind = behind.or(affects(world, change, other).and(looked_at.not()));
        }
        if !world.carries("routines") || !world.carries("documents") {
            behind = behind.or(Tri::Maybe);
        }
        let past = Tri::of(world.is_past(day, "grace"));
        answers.say(change.id.as_str(), past.and(behind), "minor-indicator");
    }
}

pub(super) fn hf_014(world: &World<'_>, answers: &mut Answers) {
    for objective in world.there(&["objective"]) {
        let goals = is_given(&within(&objective.objective, |part| &part.business_goals));
        let policy = is_given(&within(&objective.objective, |part| &part.policy));
        answers.say(objective.id.as_str(), goals.and(policy).not(), "observation");
    }
}
