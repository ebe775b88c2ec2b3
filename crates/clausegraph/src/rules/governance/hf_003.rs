use clausegraph_model::{Artefact, ArtefactId, ArtefactKind, Date, Fact, Family, PersonKey};

use crate::{
    Evidence, Indicator, NeedOf, Subject, explain,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, part, read},
    },
};

rule! {
    /// Nobody signs for the system.
    ///
    /// # What it finds
    ///
    /// No role of the owner of the service management system is held on the as-of date: of the roles whose `fact.subject`
    /// is one of the words for the owner, none has a `fact.holder` who still works there, with a
    /// `role.valid_from` not later and a `role.valid_to` not earlier than that day, where these are given.
    /// And the service management policy is approved by nobody (an approval of a day to come has not been given), or by
    /// somebody who does not belong to top management; or by somebody who left more than `days` days before the as-of
    /// date, and the approval was not given anew since: an approver who is gone cannot approve, so the approval is of
    /// an earlier day. Where `left_on` is not stated of an approver who is not stated to be active, it is not known
    /// whether that is so.
    /// The policy is what the required slots of the bound requirements take; where they take nothing, whatever policy,
    /// charter, plan or other document is there and has a confirmed claim for one of these requirements or their clause.
    /// Where no source carries facts, nobody knows who holds the role; the policy is looked at all the same.
    ///
    /// # Why it matters
    ///
    /// The first question of a board is who signs. Where nobody does, the system is somebody's project.
    ///
    /// # Example
    ///
    /// The policy is approved by a service desk lead, and the owner field reads "IT quality team".
    "HF-003", "nobody-signs-for-the-system", Ownership;
    indicators: [Major];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Role]) => ["fact.subject", "fact.holder"],
        NeedOf::Artefacts(POLICIES) => ["approval.by"],
        NeedOf::People => ["active", "top_management"],
    ];
    families: [];
    parameters: ["days"];
    words: ["owner"];
    values: ["roles", "approver", "left"];
    over_documentation: false;
}

const POLICIES: &[ArtefactKind] =
    &[ArtefactKind::Policy, ArtefactKind::Charter, ArtefactKind::Plan, ArtefactKind::Document];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let mut held = Tri::No;
    let mut owners: Vec<&'g Artefact> = Vec::new();
    for role in ctx.there(&[ArtefactKind::Role]) {
        let mut own = Look::default();
        let subject = read!(own, role, fact.subject);
        let is_owner = Tri::given(subject, |subject| ctx.is_word("owner", subject));
        if is_owner == Tri::No {
            continue;
        }
        if is_owner.is_yes() {
            owners.push(role);
        }
        held = held.or(is_owner.and(is_held(ctx, role, &mut own)));
        look.join(own);
    }
    held = held.or(ctx.untold(Family::Facts, &mut look));
    let subject = Subject::from(SubjectOf::Organisation).part("owner");
    acc.conclude(subject, held.not(), look, || {
        let ids = owners.iter().map(|role| role.id().clone()).collect();
        let draft = Draft::new(Indicator::Major).value("roles", Value::Artefacts(ids));
        draft.artefacts(owners)
    });
    for policy in policies(ctx) {
        signed(ctx, policy, acc);
    }
}

/// What stands for the service management policy, in reading order.
fn policies<'g>(ctx: &Ctx<'_, 'g>) -> Vec<&'g Artefact> {
    let cells = ctx.requirements().flat_map(|requirement| ctx.assessment.cells_of(requirement));
    let readings = cells.flat_map(|cell| explain(ctx.assessment, &cell).slots);
    let taken: Vec<ArtefactId> = readings
        .filter(|reading| reading.slot.required)
        .filter_map(|reading| match reading.offers.get(reading.taken?)?.evidence {
            Evidence::Artefact(artefact) => Some(artefact.id().clone()),
            Evidence::Element(_) => None,
        })
        .collect();
    let claimed = ctx.there(POLICIES).filter(|policy| ctx.is_claimed(policy));
    claimed.filter(|policy| taken.is_empty() || taken.contains(policy.id())).collect()
}

/// Whether somebody who is still there holds a role on the as-of date.
fn is_held<'g>(ctx: &Ctx<'_, 'g>, role: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let holder = read!(look, role, fact.holder);
    let holder = Tri::given(holder, |holder| ctx.is_active(holder, look));
    let term = role.document().role.as_deref();
    let begun = part(term, |term| &term.valid_from).given().is_none_or(|day| **day <= ctx.as_of());
    let over = part(term, |term| &term.valid_to).given().is_some_and(|day| **day < ctx.as_of());
    holder.and((begun && !over).into())
}

/// Whether top management stands behind the policy.
fn signed<'s, 'g>(ctx: &Ctx<'s, 'g>, policy: &'g Artefact, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let stated = read!(look, policy, approval => by);
    let on = policy.document().approval.as_ref().and_then(|approval| approval.on.as_ref());
    let to_come = on.given().is_some_and(|day| **day > ctx.as_of());
    let by = if to_come { Fact::StatedNone } else { stated };
    let mut left = None;
    let lacks = match by {
        Fact::Given(by) => {
            let gone;
            (gone, left) = is_gone(ctx, by, &mut look);
            ctx.is_top(by, &mut look).not().or(gone)
        }
        Fact::StatedNone => Tri::Yes,
        Fact::Unknown => Tri::Unknown,
    };
    acc.conclude(policy, lacks, look, || {
        let approver = by.given().map_or_else(|| "nobody".to_owned(), ToString::to_string);
        let draft = Draft::new(Indicator::Major).value("approver", Value::Text(approver));
        let draft = match left {
            Some(day) => draft.value("left", Value::Date(day)),
            None => draft,
        };
        draft.artefacts([policy])
    });
}

/// Whether an approver left so long ago that the approval was to be given anew, and on which day.
fn is_gone<'g>(ctx: &Ctx<'_, 'g>, by: &PersonKey, look: &mut Look<'g>) -> (Tri, Option<Date>) {
    let Some(person) = ctx.person(by) else {
        look.lacks(SubjectOf::Organisation, "people");
        return (Tri::Unknown, None);
    };
    match (person.left_on, person.active) {
        (Fact::Given(day), _) => {
            look.saw(person, "left_on");
            let gone = day < ctx.before(ctx.days("days"));
            (gone.into(), gone.then_some(day))
        }
        (Fact::StatedNone, _) => (Tri::No, None),
        (Fact::Unknown, active) => {
            let active = look.read(person, "active", active);
            if active == Fact::Given(true) {
                return (Tri::No, None);
            }
            look.lacks(person, "left_on");
            (Tri::Unknown, None)
        }
    }
}
