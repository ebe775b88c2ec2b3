use std::collections::BTreeSet;

use super::paper::{Taken, evidence, is_asked_for, is_rare};
use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Over-documentation: no mandate and no use.
    ///
    /// # What it finds
    ///
    /// A document that is approved or in use, that nobody asks for, by which no record was made, and that was
    /// opened `reads` times or less within `window` days; and how large a part of all such documents and of
    /// their pages that is.
    ///
    /// Somebody asks for a document where its `mandates` are given, where a required slot takes it as evidence for a
    /// requirement that explicitly asks for documented information (otherwise than as the document that is looked
    /// at itself), or where it is within its retention: `retention.until`, or where that is not given
    /// `retention.keep` after `dated_on`, else after `created_on`, is not before the as-of date. Who states that
    /// there is no mandate states that nobody asks to keep it: an absent `retention` keeps nothing.
    /// Use is `usage.used_by_records` (none) and `usage.reads`, counted in `usage.period`. A number above the limit
    /// is use, whatever the period; one within the limit shows nothing unless the period has `window` days or
    /// more and ends within the last `window` days. Stated none counts as zero.
    ///
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents that are there; records are never spoken of.
    /// Where at least one document is found, the organisation is told how many of all documents approved or in use
    /// these are, how many of all pages where each of them states its pages, and who owns them.
    ///
    /// # Why it matters
    ///
    /// Each page has to be reviewed, approved, found and believed. Pages that nobody asks for and nobody opens
    /// take that effort from those that are needed.
    ///
    /// # Example
    ///
    /// 38 of 104 documents, 611 of 1,480 pages, have no mandate and no use.
    "HF-022", "document-without-mandate-or-use", Burden;
    indicators: [Opportunity, Health];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => [
            "status", "mandates", "usage.used_by_records", "usage.reads", "usage.period",
        ],
    ];
    families: [Documents];
    parameters: ["reads", "window"];
    words: [];
    values: ["reads", "pages", "documents", "owners"];
    over_documentation: true;
}

/// What all documents come to.
#[derive(Default)]
struct Sum {
    documents: (u64, u64),
    pages: (u64, u64),
    sized: bool,
    owners: BTreeSet<String>,
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let evidence = evidence(ctx, Taken::ForDocuments);
    let mut sum = Sum { sized: true, ..Sum::default() };
    let mut any = Tri::No;
    let mut untold = Look::default();
    let window = ctx.days("window");
    for document in ctx.there(DOCUMENTS) {
        let mut look = Look::default();
        let controlled = ctx.in_force(document, &mut look);
        let asked_for = is_asked_for(ctx, document, &evidence, &mut look);
        let records = read!(look, document, usage => used_by_records);
        let unused = is_rare(ctx, document, records, 0, window, &mut look);
        let reads = read!(look, document, usage => reads);
        let unread = is_rare(ctx, document, reads, ctx.count("reads"), window, &mut look);
        let found = controlled.and(asked_for.not()).and(unused).and(unread);
        let extent = document.document().extent.given();
        let pages = extent.and_then(|extent| extent.pages.given()).copied();
        if controlled.is_yes() {
            sum.documents.1 += 1;
            sum.pages.1 += pages.map_or(0, u64::from);
            sum.sized &= pages.is_some();
        }
        if found.is_yes() {
            sum.documents.0 += 1;
            sum.pages.0 += pages.map_or(0, u64::from);
            sum.owners.extend(document.document().owner.given().map(ToString::to_string));
        }
        if found == Tri::Unknown {
            untold.join(look.clone());
        }
        any = any.or(found);
        acc.conclude(document, found, look, || {
            let mut draft = Draft::new(Indicator::Opportunity);
            draft = draft.count("reads", reads.given().map_or(0, |reads| u64::from(**reads)));
            if let Some(pages) = pages {
                draft = draft.count("pages", u64::from(pages));
            }
            draft.artefacts([document])
        });
    }
    acc.conclude(SubjectOf::Organisation, any, untold, || {
        let share = |(part, whole)| Value::Share { part, whole };
        let mut draft = Draft::new(Indicator::Health);
        if sum.sized && sum.pages.1 > 0 {
            draft = draft.value("pages", share(sum.pages));
        }
        draft.value("documents", share(sum.documents)).list("owners", sum.owners)
    });
}
