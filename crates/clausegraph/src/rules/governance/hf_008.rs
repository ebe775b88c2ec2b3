use clausegraph_model::{
    ArtefactKind, Fact,
    document::{RationaleBasis, RationaleDocument},
};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Framework religion.
    ///
    /// # What it finds
    ///
    /// Of the routines that are there, at least the share `share` has no reason but a framework: `rationale` is
    /// stated none, or the basis of all its entries is `framework`.
    /// Where it is not known of some routines, the finding stands only if the share is reached whatever they say.
    ///
    /// # Why it matters
    ///
    /// A routine that exists because a book describes it has nobody who would miss it. Objectives, risks,
    /// requirements and obligations are reasons; a practice of a framework is a description.
    ///
    /// # Example
    ///
    /// 19 of 34 routines exist because it is an ITIL practice; no objective, risk or requirement is linked.
    "HF-008", "framework-religion", Direction;
    indicators: [Health];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => ["routine.rationale"],
    ];
    families: [Routines];
    parameters: ["share"];
    words: [];
    values: ["routines", "which"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let mut tally = Tally::default();
    let mut groundless = Vec::new();
    for routine in ctx.there(&[ArtefactKind::Routine]) {
        let rationale = read!(look, routine, routine.rationale);
        let answer = match rationale {
            Fact::StatedNone => Tri::Yes,
            Fact::Unknown => Tri::Unknown,
            // A reason of its own: one that no framework gives.
            Fact::Given(reasons) => {
                let own = |reason: &RationaleDocument| reason.basis != RationaleBasis::Framework;
                (!reasons.iter().any(own)).into()
            }
        };
        if answer.is_yes() {
            groundless.push(routine);
        }
        tally.add(answer);
    }
    if tally.counted() == 0 {
        return;
    }
    let found = tally.share_at_least(ctx.number("share"));
    acc.conclude(SubjectOf::Organisation, found, look, || {
        let ids = groundless.iter().map(|routine| routine.id().clone()).collect();
        Draft::new(Indicator::Health)
            .value("routines", Value::Share { part: tally.yes, whole: tally.counted() })
            .value("which", Value::Artefacts(ids))
            .artefacts(groundless)
    });
}
