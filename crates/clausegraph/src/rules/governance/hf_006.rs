use std::collections::BTreeMap;

use clausegraph_model::{ArtefactKind, ElementList, Fact, PersonKey};

use rust_decimal::Decimal;

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
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
    /// others, or the owner is stated to have left or to be inactive.
    /// And a person who answers for more than `objects` of these, or for more than the share `share` of all of
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

/// Who answers for how many objects.
#[derive(Default)]
struct Held<'g> {
    by_person: BTreeMap<&'g PersonKey, u64>,
    all: u64,
    /// Objects of which nobody says who answers for them.
    unknown: u64,
    unsaid: Look<'g>,
}

impl<'g> Held<'g> {
    fn add(&mut self, of: impl Into<SubjectOf<'g>>, owner: Fact<&'g PersonKey>) {
        self.all += 1;
        match owner {
            Fact::Given(owner) => *self.by_person.entry(owner).or_default() += 1,
            Fact::StatedNone => {}
            Fact::Unknown => {
                self.unknown += 1;
                self.unsaid.lacks(of, "owner");
            }
        }
    }
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut held = Held::default();
    for list in [ElementList::Services, ElementList::Suppliers] {
        for element in ctx.elements(list).given().into_iter().flatten().copied() {
            let mut look = Look::default();
            let within = ctx.in_scope(element, &mut look);
            if within == Tri::No {
                continue;
            }
            let owner = read!(look, element, owner);
            held.add(element, owner);
            let others = element.document().co_owners.as_ref();
            let (lacking, what) = lacks(ctx, owner, others, &mut look);
            acc.conclude(element, within.and(lacking), look, || {
                Draft::new(Indicator::Minor).value("lacks", Value::Text(what.to_owned()))
            });
        }
    }
    for artefact in ctx.there(OWNED) {
        let action = artefact.document().action.as_deref();
        if action.is_some_and(|action| action.done_on.given().is_some()) {
            continue;
        }
        let mut look = Look::default();
        let owner = read!(look, artefact, owner);
        held.add(artefact, owner);
        let others = artefact.document().co_owners.as_ref();
        let (lacking, what) = lacks(ctx, owner, others, &mut look);
        let is_routine = artefact.kind() == ArtefactKind::Routine;
        let indicator = if is_routine { Indicator::Minor } else { Indicator::Observation };
        acc.conclude(artefact, lacking, look, || {
            let draft = Draft::new(indicator).value("lacks", Value::Text(what.to_owned()));
            draft.artefacts([artefact])
        });
    }
    for (owner, objects) in &held.by_person {
        overloaded(ctx, owner, *objects, &held, acc);
    }
}

/// Whether not exactly one person answers who is still there, and what is wrong.
fn lacks<'g>(
    ctx: &Ctx<'_, 'g>,
    owner: Fact<&'g PersonKey>,
    others: Fact<&'g Vec<PersonKey>>,
    look: &mut Look<'g>,
) -> (Tri, &'static str) {
    let Fact::Given(key) = owner else {
        return (Tri::none(owner), "owner");
    };
    if others.given().is_some() {
        return (Tri::Yes, "one owner alone");
    }
    // Nobody lists the others where there are none: an owner who is named counts as the only one.
    (ctx.is_active(key, look).not(), "owner who still works there")
}

/// A person who answers for too much.
fn overloaded<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    owner: &PersonKey,
    objects: u64,
    held: &Held<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let Some(person) = ctx.person(owner) else { return };
    let share = ctx.number("share") * Decimal::from(held.all);
    let too_many = |objects: u64| {
        let of_all = held.all >= ctx.count("least") && Decimal::from(objects) > share;
        objects > ctx.count("objects") || of_all
    };
    let found = match (too_many(objects), too_many(objects + held.unknown)) {
        (true, _) => Tri::Yes,
        (false, true) => Tri::Unknown,
        (false, false) => Tri::No,
    };
    acc.conclude(person, found, held.unsaid.clone(), || {
        Draft::new(Indicator::Observation).count("objects", objects).count("of", held.all)
    });
}
