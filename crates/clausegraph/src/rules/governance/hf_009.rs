use clausegraph_model::{ArtefactKind, document::ObjectiveCategory};

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
    /// The certificate is the objective.
    ///
    /// # What it finds
    ///
    /// Of the objectives that are there, at least the share `share` is of category `certification` or `audit`;
    /// or objectives with a target (`fact.target`) are of these categories only, and there is one at least.
    /// A category that is stated none is another one. Where it is not known of some, the finding stands only if
    /// it does whatever they say.
    ///
    /// # Why it matters
    ///
    /// A system that aims at its certificate has nothing to improve the day after.
    ///
    /// # Example
    ///
    /// Of four objectives, three read: pass stage 1, pass stage 2, pass the surveillance.
    "HF-009", "certificate-as-objective", Direction;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Objective]) => ["objective.category", "fact.target"],
    ];
    families: [Facts];
    parameters: ["share"];
    words: [];
    values: ["objectives", "measurable", "which"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let mut all = Tally::default();
    // Of those with a target: how many aim at the certificate, and whether any may not.
    let (mut aimed, mut with_target) = (Vec::new(), Tally::default());
    let mut other_target = Tri::No;
    for objective in ctx.there(&[ArtefactKind::Objective]) {
        let category = read!(look, objective, objective.category);
        let at_certificate = Tri::given(category, |category| {
            matches!(category, ObjectiveCategory::Certification | ObjectiveCategory::Audit)
        });
        let target = Tri::given(read!(look, objective, fact.target), |_| true);
        if at_certificate.is_yes() {
            aimed.push(objective);
        }
        all.add(at_certificate);
        with_target.add(target.and(at_certificate));
        other_target = other_target.or(target.and(at_certificate.not()));
    }
    if all.counted() == 0 {
        return;
    }
    let only = with_target.at_least(1).and(other_target.not());
    let found = all.share_at_least(ctx.number("share")).or(only);
    acc.conclude(SubjectOf::Organisation, found, look, || {
        let ids = aimed.iter().map(|objective| objective.id().clone()).collect();
        Draft::new(Indicator::Observation)
            .value("objectives", Value::Share { part: all.yes, whole: all.counted() })
            .count("measurable", with_target.yes)
            .value("which", Value::Artefacts(ids))
            .artefacts(aimed)
    });
}
