use clausegraph_model::{Artefact, ArtefactKind, Fact};

use crate::{
    Indicator, NeedOf, Subject,
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
    /// And the service management policy (a policy with a confirmed claim for one of the bound requirements or their
    /// clause) is approved by nobody, or by somebody who does not belong to top management; or by somebody who left
    /// more than `days` days before the as-of date, and the approval was not given anew since: an approver who is gone
    /// cannot approve, so the approval is of an earlier day.
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
        NeedOf::Artefacts(&[ArtefactKind::Policy]) => ["approval.by"],
        NeedOf::People => ["active", "top_management"],
    ];
    families: [Facts];
    parameters: ["days"];
    words: ["owner"];
    values: ["roles", "approver", "left"];
    over_documentation: false;
}

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
    let subject = Subject::from(SubjectOf::Organisation).part("owner");
    acc.conclude(subject, held.not(), look, || {
        let ids = owners.iter().map(|role| role.id().clone()).collect();
        let draft = Draft::new(Indicator::Major).value("roles", Value::Artefacts(ids));
        draft.artefacts(owners)
    });
    for policy in ctx.there(&[ArtefactKind::Policy]).filter(|policy| ctx.is_claimed(policy)) {
        signed(ctx, policy, acc);
    }
}

/// Whether somebody who is still there holds a role on the as-of date.
fn is_held<'g>(ctx: &Ctx<'_, 'g>, role: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let holder = match read!(look, role, fact.holder) {
        Fact::Given(holder) => ctx.is_active(holder, look),
        Fact::StatedNone => Tri::No,
        Fact::Unknown => Tri::Unknown,
    };
    let term = role.document().role.as_deref();
    let begun = part(term, |term| &term.valid_from).given().is_none_or(|day| **day <= ctx.as_of());
    let over = part(term, |term| &term.valid_to).given().is_some_and(|day| **day < ctx.as_of());
    holder.and((begun && !over).into())
}

/// Whether top management stands behind the policy.
fn signed<'s, 'g>(ctx: &Ctx<'s, 'g>, policy: &'g Artefact, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let by = read!(look, policy, approval => by);
    let mut left = None;
    let lacks = match by {
        Fact::Given(by) => {
            let gone = ctx.person(by).and_then(|person| person.left_on.given().copied());
            left = gone.filter(|day| *day < ctx.before(ctx.days("days")));
            ctx.is_top(by, &mut look).not().or(left.is_some().into())
        }
        Fact::StatedNone => Tri::Yes,
        Fact::Unknown => Tri::Unknown,
    };
    acc.conclude(policy, lacks, look, || {
        let approver = by.given().map_or_else(|| "nobody".to_owned(), |by| by.to_string());
        let draft = Draft::new(Indicator::Major).value("approver", Value::Text(approver));
        let draft = match left {
            Some(day) => draft.value("left", Value::Date(day)),
            None => draft,
        };
        draft.artefacts([policy])
    });
}
