use std::collections::BTreeSet;

use clausegraph_model::{ArtefactKind, ElementList, Fact, PersonKey};

use rust_decimal::Decimal;

use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        kinds::ACTIONS,
        owners::{answers_alone, is_shared},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Ownership missing, shared or overloaded.
    ///
    /// # What it finds
    ///
    /// A service or supplier of the scope, a routine, agreement, risk, objective or open action for which not
    /// exactly one person answers who still works there: its `owner` is stated none, `co_owners` names
    /// others, or the owner is stated to have left or to be inactive. An action is open unless its
    /// `action.done_on` lies on or before the as-of date.
    /// And a person of `people` who answers for more than `objects` of these, or for more than the share `share` of all of
    /// them where there are `least` or more.
    ///
    /// # Why it matters
    ///
    /// Where two answer, nobody does; where one answers for everything, nothing gets done.
    ///
    /// # Example
    ///
    /// The payment service has two owners, and one manager answers for 57 objects.
    "HF-006", "ownership-missing-or-overloaded", Ownership;
    indicators: [Minor, Observation];
    needs: [
        NeedOf::Services => ["owner"],
        NeedOf::Suppliers => ["owner"],
        NeedOf::Artefacts(OWNED) => ["owner"],
        NeedOf::Artefacts(ACTIONS) => ["action.done_on"],
        NeedOf::People => ["active"],
    ];
    families: [];
    parameters: ["objects", "share", "least"];
    words: [];
    values: ["lacks", "objects", "of"];
    over_documentation: false;
}

const OWNED: &[ArtefactKind] = &[
    ArtefactKind::Routine,
    ArtefactKind::Sla,
    ArtefactKind::Risk,
    ArtefactKind::Objective,
    ArtefactKind::CorrectiveAction,
    ArtefactKind::Improvement,
    ArtefactKind::RiskTreatment,
];

/// Something that somebody is to answer for.
struct Object<'g> {
    /// Whether it is one: in the scope, and not yet done.
    is_one: Tri,
    owner: Fact<&'g PersonKey>,
}

/// Everything that somebody is to answer for.
#[derive(Default)]
struct Objects<'g> {
    all: Vec<Object<'g>>,
    /// What nobody says about who answers for how much.
    unsaid: Look<'g>,
}

impl<'g> Objects<'g> {
    fn add(&mut self, is_one: Tri, owner: Fact<&'g PersonKey>, look: &Look<'g>) {
        if is_one == Tri::Unknown || owner.is_unknown() {
            self.unsaid.join(look.clone());
        }
        self.all.push(Object { is_one, owner });
    }

    fn count(&self, is_one: Tri, holds: impl Fn(Fact<&'g PersonKey>) -> bool) -> u64 {
        let held = self.all.iter().filter(|one| one.is_one == is_one && holds(one.owner));
        count(held.count())
    }
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut objects = Objects::default();
    for list in [ElementList::Services, ElementList::Suppliers] {
        for element in ctx.elements(list).given().into_iter().flatten().copied() {
            let mut look = Look::default();
            let within = ctx.in_scope(element, &mut look);
            if within == Tri::No {
                continue;
            }
            let owner = read!(look, element, owner);
            objects.add(within, owner, &look);
            let others = element.document().co_owners.as_ref();
            let alone = answers_alone(ctx, owner, others, &mut look);
            acc.conclude(element, within.and(alone.not()), look, || {
                Draft::new(Indicator::Minor).value("lacks", lacks(owner, others))
            });
        }
    }
    for artefact in ctx.there(OWNED) {
        let mut look = Look::default();
        let mut is_open = Tri::Yes;
        if ACTIONS.contains(&artefact.kind()) {
            is_open = ctx.is_done(artefact, &mut look).not();
        }
        if is_open == Tri::No {
            continue;
        }
        let owner = read!(look, artefact, owner);
        objects.add(is_open, owner, &look);
        let others = artefact.document().co_owners.as_ref();
        let alone = answers_alone(ctx, owner, others, &mut look);
        let is_routine = artefact.kind() == ArtefactKind::Routine;
        let indicator = if is_routine { Indicator::Minor } else { Indicator::Observation };
        acc.conclude(artefact, is_open.and(alone.not()), look, || {
            Draft::new(indicator).value("lacks", lacks(owner, others)).artefacts([artefact])
        });
    }
    let owners: BTreeSet<&PersonKey> =
        objects.all.iter().filter_map(|object| object.owner.given().copied()).collect();
    for owner in owners {
        overloaded(ctx, owner, &objects, acc);
    }
}

/// What is wrong where not exactly one person answers who still works there.
fn lacks(owner: Fact<&PersonKey>, others: Fact<&Vec<PersonKey>>) -> Value {
    let what = match owner {
        Fact::StatedNone => "owner",
        _ if is_shared(owner, others).is_yes() => "one owner alone",
        Fact::Given(_) | Fact::Unknown => "owner who still works there",
    };
    Value::Text(what.to_owned())
}

/// A person who answers for too much.
///
/// What is not known may turn out either way: an object may belong to this person, and may be none.
fn overloaded<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    owner: &PersonKey,
    objects: &Objects<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let Some(person) = ctx.person(owner) else { return };
    let own = |of: Fact<&PersonKey>| of.given().is_some_and(|of| *of == owner);
    let held = objects.count(Tri::Yes, own);
    let of = objects.count(Tri::Yes, |_| true);
    // What may be theirs, beyond that; and what may be somebody's, and is not theirs.
    let more = objects.count(Tri::Yes, |of| of.is_unknown());
    let more_objects = objects.count(Tri::Unknown, |of| own(of) || of.is_unknown());
    let more_theirs = objects.count(Tri::Unknown, own);
    let more_unsaid = more_objects - more_theirs;
    let more_others = objects.count(Tri::Unknown, |_| true) - more_objects;
    let least = ctx.count("least");
    let too_many = |part: u64, whole: u64| {
        let of_all =
            whole >= least && Decimal::from(part) > ctx.number("share") * Decimal::from(whole);
        part > ctx.count("objects") || of_all
    };
    // At worst for the finding nothing more is theirs, and much or little more is somebody else's.
    let certain = too_many(held, of) && too_many(held, of + more_unsaid + more_others);
    // At best all that may be theirs is, and only as much more as the share is looked at for.
    let most = of + more_objects;
    let possible = too_many(held + more + more_objects, most.max(least.min(most + more_others)));
    let found = Tri::between(certain, possible);
    acc.conclude(person, found, objects.unsaid.clone(), || {
        Draft::new(Indicator::Observation).count("objects", held).count("of", of)
    });
}
