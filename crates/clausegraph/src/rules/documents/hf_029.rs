use clausegraph_model::{Artefact, ArtefactId, ArtefactKind};

use super::paper::{Taken, evidence, is_asked_for};
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
    /// Orphan: a document that nothing is tied to.
    ///
    /// # What it finds
    ///
    /// A document that is there and is tied to no requirement, no routine, no obligation and no objective.
    /// It is tied to a requirement where a confirmed claim offers it, or where an offer of it counts in any slot
    /// (otherwise than as the document that is looked at itself).
    /// It is tied to a routine, obligation or objective where a link of either side leads to the other, or where
    /// `routine.defined_in`, `routine.policy` or `objective.policy` names it.
    /// And no orphan is what somebody asks for: `mandates` are given, or it is within its retention
    /// (`retention.until`, or where that is not given `retention.keep` after `dated_on`, else after `created_on`;
    /// an absent `retention` keeps nothing).
    /// Whether others point to it is not known where a routine, obligation or objective does not state its links, or
    /// a routine or objective not those fields, unless `usage.inbound_links` is 0 or stated none: then
    /// nothing points to it.
    ///
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents; retired ones are not looked at.
    ///
    /// # Why it matters
    ///
    /// A document that hangs on nothing is kept up to date by nobody, and believed by somebody one day.
    ///
    /// # Example
    ///
    /// An "IT vision 2022" of thirty pages that nothing refers to.
    "HF-029", "orphan-document", Burden;
    indicators: [Opportunity];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => ["links", "mandates"],
        NeedOf::Artefacts(TIES) => ["links"],
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => ["routine.defined_in", "routine.policy"],
        NeedOf::Artefacts(&[ArtefactKind::Objective]) => ["objective.policy"],
    ];
    families: [Documents, Routines, Facts];
    parameters: [];
    words: [];
    values: ["pages"];
    over_documentation: true;
}

/// What a document may be tied to.
const TIES: &[ArtefactKind] =
    &[ArtefactKind::Routine, ArtefactKind::Obligation, ArtefactKind::Objective];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let offered = evidence(ctx, Taken::Anywhere);
    for document in ctx.there(DOCUMENTS) {
        let mut look = Look::default();
        let links = ctx.outgoing(document);
        let leads = Tri::given(look.read(document, "links", links), |links| {
            links.iter().any(|(_, to)| TIES.contains(&to.kind()))
        });
        let tied = [
            Tri::from(!ctx.confirmed(document).is_empty()),
            is_asked_for(ctx, document, &offered, &mut look),
            leads,
            pointed_to(ctx, document, &mut look),
        ];
        acc.conclude(document, Tri::any(tied).not(), look, || {
            let draft = Draft::new(Indicator::Opportunity).artefacts([document]);
            let extent = document.document().extent.given();
            match extent.and_then(|extent| extent.pages.given()) {
                Some(pages) => draft.count("pages", u64::from(*pages)),
                None => draft,
            }
        });
    }
}

/// Whether a routine, obligation or objective points to a document.
fn pointed_to<'g>(ctx: &Ctx<'_, 'g>, document: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let incoming = ctx.incoming(document);
    if incoming.iter().any(|(_, from)| TIES.contains(&from.kind())) {
        return Tri::Yes;
    }
    let usage = document.document().usage.as_ref();
    let inbound = usage.and_then(|usage| usage.inbound_links.as_ref());
    let alone = Tri::given(inbound, |links| *links > 0).not();
    let id = document.id();
    let mut own = Look::default();
    let mut pointed = Tri::No;
    for tie in ctx.there(TIES) {
        let one = |named: &ArtefactId| named == id;
        // A link that leads here was seen above; what is left is whether there may be one.
        pointed = pointed.or(Tri::given(read!(own, tie, links), |_| false));
        if tie.kind() == ArtefactKind::Routine {
            let defined = read!(own, tie, routine.defined_in);
            pointed = pointed.or(Tri::given(defined, |list| list.contains(id)));
            pointed = pointed.or(Tri::given(read!(own, tie, routine.policy), one));
        }
        if tie.kind() == ArtefactKind::Objective {
            pointed = pointed.or(Tri::given(read!(own, tie, objective.policy), one));
        }
    }
    match (pointed, alone) {
        (Tri::Unknown, Tri::Yes) => {
            look.saw(document, "usage");
            Tri::No
        }
        (Tri::Yes | Tri::No | Tri::Unknown, _) => {
            look.join(own);
            pointed
        }
    }
}
