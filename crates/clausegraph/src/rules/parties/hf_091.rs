use clausegraph_model::{Artefact, Element, ElementList, MemberId};

use super::reading::within;
use crate::{
    Indicator, NeedOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// End-to-end accountability missing.
    ///
    /// # What it finds
    ///
    /// A service of the scope for which nobody inside answers: its `owner` is stated none, is stated to have left or to
    /// be inactive, or is stated to be `external`.
    /// Or one whose `chain` names two different parties, one directly behind the other, between which no interface is
    /// documented. It is documented where a document that is approved or in use (charter, scope statement, policy, plan,
    /// procedure, agreement, contract, register, service catalogue, other document) names both parties, in `covers` or as
    /// its `agreement.party`, and its `contents` hold an item that stands for interfaces (the words `interfaces`). What
    /// covers the whole system names no party. Agreements whose `agreement.valid_from` or `agreement.valid_to`, where
    /// given, leave the as-of date out do not count.
    ///
    /// # Why it matters
    ///
    /// Where the service breaks between two parties, each points to the other, and the customer waits.
    ///
    /// # Example
    ///
    /// The hosting and the application supplier have contracts, and no paper says what one hands to the other.
    "HF-091", "end-to-end-accountability-open", Parties;
    indicators: [Minor];
    needs: [
        NeedOf::Services => ["owner", "chain"],
        NeedOf::People => ["active", "external"],
        NeedOf::Artefacts(DOCUMENTS) => ["status", "covers", "contents"],
    ];
    families: [Documents];
    parameters: [];
    words: ["interfaces"];
    values: ["owner", "pairs"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for (service, within, look) in within(ctx, ElementList::Services, "scope.services", acc) {
        let mut look = look;
        let answers = is_owned(ctx, service, &mut look);
        let chain = read!(look, service, chain);
        let parties = chain.given().map(|chain| chain.as_slice()).unwrap_or_default();
        let pairs = parties.iter().zip(parties.iter().skip(1)).filter(|(one, two)| one != two);
        let pairs: Vec<_> = pairs
            .map(|(one, two)| (one, two, is_documented(ctx, [one, two], &mut look).not()))
            .collect();
        let open = Tri::any(pairs.iter().map(|(.., open)| *open));
        let open = if chain.is_unknown() { Tri::Unknown } else { open };
        acc.conclude(service, within.and(answers.not().or(open)), look, || {
            let mut draft = Draft::new(Indicator::Minor);
            if answers == Tri::No {
                let owner = service.document().owner.given().map_or("nobody", |key| key.as_str());
                draft = draft.value("owner", crate::Value::Text(owner.to_owned()));
            }
            let open = pairs.iter().filter(|(.., open)| open.is_yes());
            let open: Vec<String> = open.map(|(one, two, _)| format!("{one} and {two}")).collect();
            draft.list("pairs", open)
        });
    }
}

/// Whether a person inside answers for a service.
fn is_owned<'g>(ctx: &Ctx<'_, 'g>, service: &'g Element, look: &mut Look<'g>) -> Tri {
    Tri::given(read!(look, service, owner), |owner| {
        ctx.is_active(owner, look).and(ctx.is_external(owner, look).not())
    })
}

/// Whether a document describes where two parties meet.
fn is_documented<'g>(ctx: &Ctx<'_, 'g>, pair: [&MemberId; 2], look: &mut Look<'g>) -> Tri {
    let documents = ctx.there(DOCUMENTS).filter(|document| ctx.holds(document));
    Tri::any(documents.map(|document| {
        let mut own = Look::default();
        let both = Tri::all(pair.map(|party| names(document, party, &mut own)));
        if both == Tri::No {
            return Tri::No;
        }
        let contents = read!(own, document, contents);
        let items = Tri::given(contents, |items| {
            items.iter().any(|item| ctx.is_word("interfaces", &item.item))
        });
        let found = both.and(items).and(ctx.in_force(document, &mut own));
        if found != Tri::No {
            look.join(own);
        }
        found
    }))
}

/// Whether a document names a party.
fn names<'g>(document: &'g Artefact, party: &MemberId, look: &mut Look<'g>) -> Tri {
    let agreement = document.document().agreement.as_deref();
    if agreement.and_then(|agreement| agreement.party.given()) == Some(party) {
        look.saw(document, "agreement.party");
        return Tri::Yes;
    }
    let covers = read!(look, document, covers);
    let named = Tri::given(covers, |covers| covers.contains(party));
    if agreement.is_some_and(|agreement| agreement.party.is_unknown()) && named == Tri::No {
        look.lacks(document, "agreement.party");
        return Tri::Unknown;
    }
    named
}
