use clausegraph_model::{Artefact, Family};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Toolkit-only documents.
    ///
    /// # What it finds
    ///
    /// Of all documents that are approved or in use, the share `share` or more is much the same as the template it
    /// was made from (`text.template_similarity` at least `similarity`; stated none, there is no template), and
    /// less than the share `linked` of those has a record to show for it.
    /// A document has a record where `usage.used_by_records` is above zero, or where a link of either side ties it to
    /// a record set, record, report or service report. That it has none is known where both
    /// `usage.used_by_records` and its own `links` are stated; what other artefacts do not state is not waited for.
    ///
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents that are there. Whether somebody asks for them does not matter:
    /// the finding is about how they came about, and proposes to withdraw none.
    /// What is not known about single documents is borne as long as it cannot change the answer.
    ///
    /// # Why it matters
    ///
    /// A bought set of documents describes somebody's system. Where no record follows from it, nothing shows that
    /// it is this organisation's.
    ///
    /// # Example
    ///
    /// 27 of 40 documents are toolkit text with the logo changed.
    "HF-024", "toolkit-text", Documents;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => [
            "status", "text.template_similarity", "usage.used_by_records", "links",
        ],
    ];
    families: [Documents, Records];
    parameters: ["share", "similarity", "linked"];
    words: [];
    values: ["similar", "linked", "documents"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let (mut alike, mut linked) = (Tally::default(), Tally::default());
    let mut copies = Vec::new();
    for document in ctx.there(DOCUMENTS) {
        let controlled = ctx.in_force(document, &mut look);
        if controlled == Tri::No {
            continue;
        }
        let similar = Tri::given(read!(look, document, text => template_similarity), |share| {
            share.decimal() >= ctx.number("similarity")
        });
        if controlled == Tri::Yes {
            alike.add(similar);
        } else {
            alike.unsure += 1;
        }
        match controlled.and(similar) {
            Tri::Yes => {
                linked.add(has_record(ctx, document, &mut look));
                copies.push(document);
            }
            Tri::Unknown => linked.unsure += 1,
            Tri::No => {}
        }
    }
    let found = alike.share_at_least(ctx.number("share"));
    let found = found.and(linked.share_below(ctx.number("linked")));
    acc.conclude(SubjectOf::Organisation, found, look, || {
        let ids = copies.iter().map(|document| document.id().clone());
        Draft::new(Indicator::Observation)
            .value("similar", Value::Share { part: alike.yes, whole: alike.counted() })
            .count("linked", linked.yes)
            .value("documents", Value::Artefacts(ids.collect()))
            .artefacts(copies.iter().copied())
    });
}

/// Whether a record shows that a document is worked by.
fn has_record<'g>(ctx: &Ctx<'_, 'g>, document: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let is_record = |artefact: &Artefact| artefact.kind().family() == Family::Records;
    if ctx.incoming(document).iter().any(|(_, from)| is_record(from)) {
        return Tri::Yes;
    }
    let used = Tri::given(read!(look, document, usage => used_by_records), |used| *used > 0);
    let links = look.read(document, "links", ctx.outgoing(document));
    used.or(Tri::given(links, |links| links.iter().any(|(_, to)| is_record(to))))
}
