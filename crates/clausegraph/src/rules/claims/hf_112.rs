use clausegraph_model::{Artefact, ArtefactKind, Fact, document::MandateBasis};

use crate::{
    Indicator, NeedOf, Status,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Policy long, unread or unlinked.
    ///
    /// # What it finds
    ///
    /// A policy that is approved or in use (`status`) and
    /// has more than `words` words (`extent.words`); or
    /// was confirmed by less than the share `share` of those it is meant for (`usage.acknowledged`, where that is
    /// stated none 0, of `usage.audience_size`; nobody to reach is nobody missed); or
    /// is tied to no objective, to no information security policy, or to no obligation.
    ///
    /// A tie is a link of any type, from the policy (`links`) or to it, whichever side states it. Links of the
    /// policy itself that are unknown leave the tie unknown, unless another artefact that is there links to it.
    /// An objective is also tied by its `objective.policy`, an obligation by a mandate of the policy whose basis
    /// is a law. An information security policy is one whose `contents` hold a word of `security`; it is tied
    /// to itself; of another whose status is unknown it is not known whether it is one still. Links to what is retired or
    /// of a day to come are no ties.
    ///
    /// A sign of health; a minor indicator where the policy was not made known at all: its `contents` hold a word
    /// of `service-policy`, `usage.acknowledged` is 0 or stated none, and every cell of the binding's
    /// requirements is *missing*. Policies that are drafts are clean.
    ///
    /// # Why it matters
    ///
    /// A policy is what people carry in their heads. What is too long to be read, or stands beside what the
    /// organisation wants and has to do, is carried by nobody.
    ///
    /// # Example
    ///
    /// Nineteen pages, confirmed by 12 of 100.
    "HF-112", "policy-long-unread-or-unlinked", Direction;
    indicators: [Minor, Health];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Policy]) => [
            "status", "extent.words", "usage.acknowledged", "usage.audience_size", "links", "mandates",
            "contents",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Objective]) => ["objective.policy"],
    ];
    families: [Documents];
    parameters: ["words", "share"];
    words: ["security", "service-policy"];
    values: ["words", "acknowledged", "unlinked"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for policy in ctx.there(&[ArtefactKind::Policy]) {
        one(ctx, policy, acc);
    }
}

fn one<'s, 'g>(ctx: &Ctx<'s, 'g>, policy: &'g Artefact, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let in_force = ctx.in_force(policy, &mut look);
    let words = read!(look, policy, extent => words);
    let long = Tri::given(words, |words| u64::from(*words) > ctx.count("words"));
    let (unread, reached) = unread(ctx, policy, &mut look);
    let ties = [
        ("objectives", to_objective(ctx, policy, &mut look)),
        ("information security", to_security(ctx, policy, &mut look)),
        ("obligations", to_obligation(ctx, policy, &mut look)),
    ];
    let unlinked = Tri::any(ties.map(|(_, tied)| tied.not()));
    let found = in_force.and(Tri::any([long, unread, unlinked]));
    acc.conclude(policy, found, look, || {
        let indicator = if is_unheard(ctx, policy) { Indicator::Minor } else { Indicator::Health };
        let mut draft = Draft::new(indicator).artefacts([policy]);
        if let (Tri::Yes, Some(words)) = (long, words.given()) {
            draft = draft.count("words", u64::from(**words));
        }
        if let (Tri::Yes, Some((part, whole))) = (unread, reached) {
            draft = draft.value("acknowledged", Value::Share { part, whole });
        }
        let unlinked = ties.iter().filter(|(_, tied)| *tied == Tri::No);
        draft.list("unlinked", unlinked.map(|(what, _)| (*what).to_owned()))
    });
}

/// Whether too few of those it is meant for confirmed that they know it, and how many of how many did.
fn unread<'g>(
    ctx: &Ctx<'_, 'g>,
    policy: &'g Artefact,
    look: &mut Look<'g>,
) -> (Tri, Option<(u64, u64)>) {
    let confirmed = match read!(look, policy, usage => acknowledged) {
        Fact::Given(confirmed) => Some(u64::from(*confirmed)),
        Fact::StatedNone => Some(0),
        Fact::Unknown => None,
    };
    let meant = read!(look, policy, usage => audience_size).map(|size| u64::from(*size));
    match (confirmed, meant) {
        (_, Fact::StatedNone | Fact::Given(0)) => (Tri::No, None),
        (None, _) | (_, Fact::Unknown) => (Tri::Unknown, None),
        (Some(confirmed), Fact::Given(meant)) => {
            let no = meant.saturating_sub(confirmed);
            let tally = Tally { yes: confirmed, no, ..Tally::default() };
            (tally.share_below(ctx.number("share")), Some((confirmed, meant)))
        }
    }
}

/// Whether the policy is tied to something of a sort, by a link on either side.
fn tied<'g>(
    ctx: &Ctx<'_, 'g>,
    policy: &'g Artefact,
    look: &mut Look<'g>,
    mut is: impl FnMut(&'g Artefact, &mut Look<'g>) -> Tri,
) -> Tri {
    let there = |found: &&'g Artefact| ctx.is_there(found);
    let incoming: Vec<_> = ctx.incoming(policy).into_iter().map(|(_, from)| from).collect();
    let theirs = Tri::any(incoming.into_iter().filter(there).map(|from| is(from, look)));
    let links = look.read(policy, "links", ctx.outgoing(policy));
    let own = Tri::given(links, |links| {
        let others = links.into_iter().map(|(_, to)| to).filter(there);
        Tri::any(others.map(|other| is(other, look)))
    });
    theirs.or(own)
}

fn to_objective<'g>(ctx: &Ctx<'_, 'g>, policy: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let linked =
        tied(ctx, policy, look, |other, _| (other.kind() == ArtefactKind::Objective).into());
    if linked.is_yes() {
        return linked;
    }
    let named = ctx.there(&[ArtefactKind::Objective]).map(|objective| {
        Tri::given(read!(look, objective, objective.policy), |named| named == policy.id())
    });
    let named: Vec<_> = named.collect();
    linked.or(Tri::any(named))
}

fn to_security<'g>(ctx: &Ctx<'_, 'g>, policy: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let is_security = |other: &'g Artefact, look: &mut Look<'g>| {
        if other.kind() != ArtefactKind::Policy {
            return Tri::No;
        }
        Tri::given(read!(look, other, contents), |items| {
            items.iter().any(|item| ctx.is_word("security", &item.item))
        })
    };
    let own = is_security(policy, look);
    own.or(tied(ctx, policy, look, |other, look| {
        let security = is_security(other, look);
        // What may have been withdrawn may be no tie.
        let unknown = security != Tri::No && read!(look, other, status).is_unknown();
        if unknown { Tri::Unknown } else { security }
    }))
}

fn to_obligation<'g>(ctx: &Ctx<'_, 'g>, policy: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let by_law = Tri::given(read!(look, policy, mandates), |mandates| {
        mandates.iter().any(|mandate| mandate.basis == MandateBasis::Law)
    });
    by_law.or(tied(ctx, policy, look, |other, _| (other.kind() == ArtefactKind::Obligation).into()))
}

/// Whether it is the service management policy, and nothing shows that it was made known.
fn is_unheard(ctx: &Ctx<'_, '_>, policy: &Artefact) -> bool {
    let document = policy.document();
    let mut items = document.contents.given().into_iter().flatten();
    let confirmed = document.usage.given().map(|usage| &usage.acknowledged);
    let nobody = confirmed
        .is_some_and(|confirmed| confirmed.is_stated_none() || confirmed.given() == Some(&0));
    let mut cells = ctx.requirements().flat_map(|requirement| ctx.assessment.cells_of(requirement));
    items.any(|item| ctx.is_word("service-policy", &item.item))
        && nobody
        && cells.all(|cell| cell.status == Status::Missing)
}
