use clausegraph_model::ArtefactKind;

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
    /// Objectives not tied to the business.
    ///
    /// # What it finds
    ///
    /// An objective for which it is stated that it serves no goal of the business
    /// (`objective.business_goals`), or that it agrees with no policy (`objective.policy`).
    ///
    /// # Why it matters
    ///
    /// What is measured gets done. An objective that nobody outside needs draws work away from what the
    /// services are for.
    ///
    /// # Example
    ///
    /// "Close 95 % of tickets within eight hours", with no goal of a customer or of the business behind it.
    "HF-014", "objective-without-business-goal", Direction;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Objective]) => [
            "objective.business_goals", "objective.policy",
        ],
    ];
    families: [Facts];
    parameters: [];
    words: [];
    values: ["lacks"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for objective in ctx.there(&[ArtefactKind::Objective]) {
        let mut look = Look::default();
        let aimless = Tri::none(read!(look, objective, objective.business_goals));
        let alone = Tri::none(read!(look, objective, objective.policy));
        acc.conclude(objective, aimless.or(alone), look, || {
            let lacks = [(aimless, "a goal of the business"), (alone, "a policy")];
            let lacks = lacks.iter().filter(|(lacks, _)| lacks.is_yes());
            Draft::new(Indicator::Observation)
                .list("lacks", lacks.map(|(_, what)| (*what).to_owned()))
                .artefacts([objective])
        });
    }
}
