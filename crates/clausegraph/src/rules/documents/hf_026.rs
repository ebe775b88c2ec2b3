use std::collections::BTreeMap;

use clausegraph_model::{Artefact, ArtefactId, Date, Fact};

use crate::{
    Indicator, NeedOf, ReviewCycle,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Document overdue for review or in use without approval.
    ///
    /// # What it finds
    ///
    /// A document with status `in-use` to which at least one of these applies:
    /// it is not approved: `approval`, its `by` or its `on` is stated none, or `on` lies after the as-of date;
    /// its review is overdue: the day lies before the as-of date that is `next_review_on`, or where that is not
    /// given `review_every` after `last_reviewed_on`, else after `approval.on`, else after `created_on`;
    /// or it has no such day, `next_review_on` and `review_every` both being stated none, and neither
    /// `last_reviewed_on` nor `approval.on` lies within the last `unreviewed` days (a day after the as-of date is
    /// none), at least one of the two being given.
    ///
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents that are there.
    /// Where a day of review may be stated and is not (`next_review_on` is unknown and no day can be counted out),
    /// nothing is said of the review. An unknown `approval.by` does not matter where the day is given.
    ///
    /// # Why it matters
    ///
    /// Whoever works by a document trusts that somebody stands behind it and has looked at it lately. A document
    /// past the day that the organisation itself has set breaks its own rule.
    ///
    /// # Example
    ///
    /// The review of the continuity plan was due fourteen months ago.
    "HF-026", "document-unreviewed-or-unapproved", Documents;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => [
            "status", "approval.on", "next_review_on", "review_every", "last_reviewed_on",
        ],
    ];
    families: [Documents];
    parameters: ["unreviewed"];
    words: [];
    values: ["lacks", "due", "late", "last_look"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let cycles: BTreeMap<&ArtefactId, ReviewCycle<'g>> =
        ctx.assessment.review_cycles().map(|cycle| (cycle.artefact.id(), cycle)).collect();
    for document in ctx.there(DOCUMENTS) {
        let mut look = Look::default();
        let in_use = ctx.in_use(document, &mut look);
        let unapproved = unapproved(ctx, document, &mut look);
        let due = cycles.get(document.id()).map(|cycle| cycle.due);
        let (overdue, forgotten) = match due {
            Some(due) => {
                saw_cycle(document, &mut look);
                (Tri::from(due < ctx.as_of()), Tri::No)
            }
            None => (Tri::No, forgotten(ctx, document, &mut look)),
        };
        let unreviewed = overdue.or(forgotten);
        acc.conclude(document, in_use.and(unapproved.or(unreviewed)), look, || {
            let lacks = [(unapproved, "approval"), (unreviewed, "review in time")];
            let lacks = lacks.into_iter().filter(|(lacks, _)| lacks.is_yes());
            let mut draft = Draft::new(Indicator::Minor)
                .list("lacks", lacks.map(|(_, what)| what.to_owned()))
                .artefacts([document]);
            if let Some(due) = due.filter(|_| overdue.is_yes()) {
                draft = draft
                    .value("due", Value::Date(due))
                    .value("late", Value::Days(ctx.as_of().days_since(due)));
            }
            if let Some(last) = last_look(ctx, document).filter(|_| forgotten.is_yes()) {
                draft = draft.value("last_look", Value::Date(last));
            }
            draft
        });
    }
}

/// Whether nobody approved a document.
fn unapproved<'g>(ctx: &Ctx<'_, 'g>, document: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let approval = document.document().approval.as_ref();
    let nobody = approval.given().is_some_and(|approval| approval.by.is_stated_none());
    if nobody {
        look.saw(document, "approval.by");
        return Tri::Yes;
    }
    Tri::given(read!(look, document, approval => on), |on| *on <= ctx.as_of()).not()
}

/// Remembers what a day of review was counted from.
fn saw_cycle<'g>(document: &'g Artefact, look: &mut Look<'g>) {
    for field in ["next_review_on", "review_every", "last_reviewed_on", "created_on"] {
        if !document.stated(field).is_unknown() {
            look.saw(document, field);
        }
    }
}

/// Whether a document without a day of review was not looked at for long.
fn forgotten<'g>(ctx: &Ctx<'_, 'g>, document: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let next = Tri::none(read!(look, document, next_review_on));
    let every = Tri::none(read!(look, document, review_every));
    let reviewed = read!(look, document, last_reviewed_on);
    let approved = document.document().approval.as_ref().and_then(|approval| approval.on.as_ref());
    // A day of review that nobody states, or an interval without a day to count from.
    if next.and(every) != Tri::Yes {
        return Tri::Unknown;
    }
    let edge = ctx.before(ctx.days("unreviewed"));
    let recent = |day: Fact<&Date>| Tri::given(day, |day| (edge..=ctx.as_of()).contains(day));
    let looked_at = recent(reviewed).or(recent(approved));
    looked_at.not().and(last_look(ctx, document).is_some().into())
}

/// The last day on which somebody looked at a document.
fn last_look(ctx: &Ctx<'_, '_>, document: &Artefact) -> Option<Date> {
    let document = document.document();
    let approved = document.approval.given().and_then(|approval| approval.on.given());
    let days = document.last_reviewed_on.given().into_iter().chain(approved);
    days.copied().filter(|day| *day <= ctx.as_of()).max()
}
