use clausegraph_model::{ArtefactKind, Fact};

use crate::{
    Indicator, NeedOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Reviews decide.
    ///
    /// # What it finds
    ///
    /// A management review of the last `days` days (by `dated_on`, the as-of date counts) with `decisions` or more
    /// decisions, each of which rests on something: its `rests_on` names one artefact at least.
    ///
    /// # Why it matters
    ///
    /// A review that decides on what it has seen is what all the measuring and reporting is for.
    ///
    /// # Example
    ///
    /// The spring review took five decisions, each with the report or risk that led to it.
    "GP-07", "review-that-decides", FollowThrough;
    indicators: [Strength];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::ManagementReview]) => [
            "dated_on", "review.decisions", "review.decisions[].rests_on",
        ],
    ];
    families: [Reviews];
    parameters: ["decisions", "days"];
    words: [];
    values: ["decisions"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for review in ctx.there(&[ArtefactKind::ManagementReview]) {
        let mut look = Look::default();
        let day = read!(look, review, dated_on);
        let recent = Tri::given(day, |day| *day >= ctx.before(ctx.days("days")));
        if recent == Tri::No {
            continue;
        }
        let decisions = read!(look, review, review.decisions);
        let mut count = 0_u64;
        let mut traced = Tri::Yes;
        for decision in decisions.given().into_iter().copied().flatten() {
            count += 1;
            if let Fact::Unknown = decision.rests_on {
                look.lacks(review, "review.decisions.rests_on");
            }
            traced = traced.and(Tri::given(decision.rests_on.as_ref(), |_| true));
        }
        let enough = Tri::given(decisions, |_| count >= ctx.count("decisions"));
        acc.conclude(review, recent.and(enough).and(traced), look, || {
            Draft::new(Indicator::Strength).count("decisions", count).artefacts([review])
        });
    }
}
