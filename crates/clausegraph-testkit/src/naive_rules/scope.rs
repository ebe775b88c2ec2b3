//! Rules about the scope and about who answers for what.

use clausegraph_model::{
    ArtefactKind, Fact, PersonKey,
    document::{ElementDocument, ScopeState},
};

use super::{
    Answers,
    truth::{Counted, Tri, is_none, share, test},
    world::{ACTIONS, World, is_in, within},
};

/// The lists of a scope that name what is in.
const LISTS: &[&str] = &["services", "units", "locations", "suppliers"];

/// Whether a service catalogue that is there names a service; without documents nobody knows of another.
fn is_in_a_catalogue(world: &World<'_>, service: &ElementDocument) -> Tri {
    let mut named = if world.carries("documents") { Tri::No } else { Tri::Maybe };
    for catalogue in world.there(&["service-catalogue"]) {
        named = named.or(test(&catalogue.covers, |covers| Tri::of(covers.contains(&service.id))));
    }
    named
}

/// Whether it is open where a service belongs, or a service that is in stands in no catalogue.
fn is_unresolved(world: &World<'_>, service: &ElementDocument) -> Tri {
    let unplaced = is_in_a_catalogue(world, service).not();
    match &service.state {
        Fact::StatedNone => Tri::Yes,
        // It may be placed nowhere, be outside, or be in and stand in no catalogue.
        Fact::Unknown => Tri::Maybe,
        Fact::Given(ScopeState::In | ScopeState::Partly) => unplaced,
        Fact::Given(ScopeState::Out | ScopeState::NotYet) => Tri::No,
    }
}

pub(super) fn hf_004(world: &World<'_>, answers: &mut Answers) {
    let mut gap = Tri::No;
    for list in LISTS {
        gap = gap.or(is_none(&world.elements(list)));
    }
    let services = world.elements("services");
    let mut grave = false;
    if let Fact::Given(services) = services {
        let (mut certain, mut all) = (0, 0);
        for service in services {
            let unresolved = is_unresolved(world, service);
            gap = gap.or(unresolved);
            all += 1;
            if unresolved == Tri::Yes {
                certain += 1;
            }
        }
        grave = world.number("share").is_exceeded(certain, all);
    }
    let indicator = if grave { "major-indicator" } else { "minor-indicator" };
    answers.say("organisation", gap, indicator);
}

pub(super) fn gp_02(world: &World<'_>, answers: &mut Answers) {
    let mut complete = Tri::Yes;
    for list in LISTS {
        complete = complete.and(is_none(&world.elements(list)).not());
    }
    if let Fact::Given(services) = world.elements("services") {
        for service in services {
            let outside = is_in(service).not();
            let says = is_none(&service.state).not();
            complete = complete.and(says).and(outside.or(is_in_a_catalogue(world, service)));
        }
    }
    answers.say("organisation", complete, "strength");
}

/// Whether somebody else than the owner is said to answer, too. Who is not listed answers for nothing.
fn is_shared(owner: &Fact<PersonKey>, others: &Fact<Vec<PersonKey>>) -> Tri {
    let Fact::Given(others) = others else { return Tri::No };
    match owner {
        Fact::Given(owner) => Tri::of(others.iter().any(|other| other != owner)),
        Fact::StatedNone => Tri::Yes,
        // The owner may be the one who is listed; not more than one of them, though.
        Fact::Unknown if others.iter().any(|other| Some(other) != others.first()) => Tri::Yes,
        Fact::Unknown => Tri::Maybe,
    }
}

/// Whether not exactly one person answers who still works there.
fn lacks_an_owner(
    world: &World<'_>,
    owner: &Fact<PersonKey>,
    others: &Fact<Vec<PersonKey>>,
) -> Tri {
    let works_there = test(owner, |key| world.works_there(key));
    works_there.not().or(is_shared(owner, others))
}

pub(super) fn gp_03(world: &World<'_>, answers: &mut Answers) {
    let routines = world.there(&["routine"]);
    let mut sharp = Tri::of(!routines.is_empty());
    for routine in routines {
        sharp = sharp.and(lacks_an_owner(world, &routine.owner, &routine.co_owners).not());
    }
    let mut services = Tri::No;
    for list in ["services", "suppliers"] {
        for element in world.elements(list).given().copied().into_iter().flatten() {
            let belongs = is_in(element);
            let lacks = lacks_an_owner(world, &element.owner, &element.co_owners);
            sharp = sharp.and(belongs.and(lacks).not());
            if list == "services" {
                services = services.or(belongs);
            }
        }
    }
    if world.elements("services").is_unknown() {
        services = Tri::Maybe;
    }
    if world.elements("suppliers").is_unknown() {
        sharp = sharp.and(Tri::Maybe);
    }
    answers.say("organisation", sharp.and(services), "strength");
}

/// Something that somebody answers for.
struct Object<'a> {
    id: String,
    is_one: Tri,
    owner: &'a Fact<PersonKey>,
    others: &'a Fact<Vec<PersonKey>>,
    indicator: &'static str,
}

/// All that somebody is to answer for.
fn objects<'a>(world: &World<'a>) -> Vec<Object<'a>> {
    let mut found = Vec::new();
    for list in ["services", "suppliers"] {
        for element in world.elements(list).given().copied().into_iter().flatten() {
            found.push(Object {
                id: element.id.to_string(),
                is_one: is_in(element),
                owner: &element.owner,
                others: &element.co_owners,
                indicator: "minor-indicator",
            });
        }
    }
    for artefact in world.there(&[
        "routine",
        "sla",
        "risk",
        "objective",
        "corrective-action",
        "improvement",
        "risk-treatment",
    ]) {
        let done = within(&artefact.action, |action| &action.done_on);
        let is_action = ACTIONS.contains(&artefact.kind.as_str());
        let routine = artefact.kind == ArtefactKind::Routine;
        found.push(Object {
            id: artefact.id.to_string(),
            is_one: if is_action { world.is_done(done).not() } else { Tri::Yes },
            owner: &artefact.owner,
            others: &artefact.co_owners,
            indicator: if routine { "minor-indicator" } else { "observation" },
        });
    }
    found.retain(|object| object.is_one != Tri::No);
    found
}

pub(super) fn hf_006(world: &World<'_>, answers: &mut Answers) {
    let objects = objects(world);
    let mut people: Vec<&PersonKey> = Vec::new();
    for object in &objects {
        let lacks = lacks_an_owner(world, object.owner, object.others);
        answers.say(&object.id, object.is_one.and(lacks), object.indicator);
        if let Fact::Given(owner) = object.owner
            && !people.contains(&owner)
            && world.lists(owner)
        {
            people.push(owner);
        }
    }
    let (most, limit, least) =
        (world.number("objects"), world.number("share"), world.number("least"));
    for person in people {
        let owned: Vec<Counted> = objects
            .iter()
            .map(|object| Counted {
                is_one: object.is_one,
                has: test(object.owner, |owner| Tri::of(owner == person)),
            })
            .collect();
        let overloaded = share(&owned, |part, whole| {
            most.is_exceeded(part, 1)
                || (least.is_reached(whole, 1) && limit.is_exceeded(part, whole))
        });
        answers.say(person.as_ref(), overloaded, "observation");
    }
}
