use clausegraph_model::{Artefact, ArtefactKind};
use rust_decimal::Decimal;

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
    /// Continual improvement declared, not operated.
    ///
    /// # What it finds
    ///
    /// About the organisation, any of three:
    ///
    /// - no improvement has a `created_on` within the last `recent` days;
    /// - no improvement was closed and verified within the last `window` days: `action.done_on` and
    ///   `action.verified_on` are both given and not after the as-of date, and the later of them lies within;
    /// - more than the share `without` of all improvements show no criteria: neither `action.decision_basis` nor
    ///   `action.priority` is given.
    ///
    /// Within the last so many days: not before the day that lies so many days before the as-of date.
    /// Where no improvement is listed at all, the first two hold.
    ///
    /// # Why it matters
    ///
    /// A register that was opened for the certificate and has not been touched since shows that nothing gets
    /// better on purpose.
    ///
    /// # Example
    ///
    /// The last entry of the register is eleven months old.
    "HF-055", "improvement-at-rest", FollowThrough;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Improvement]) => [
            "created_on", "action.done_on", "action.verified_on", "action.decision_basis",
            "action.priority",
        ],
    ];
    families: [Actions];
    parameters: ["recent", "window", "without"];
    words: [];
    values: ["reasons", "new", "verified", "without"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let improvements: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::Improvement]).collect();
    let mut look = Look::default();
    let recent = ctx.before(ctx.days("recent"));
    let new =
        Tally::of(improvements.iter().map(|improvement| {
            Tri::given(read!(look, improvement, created_on), |day| *day >= recent)
        }));
    let verified =
        Tally::of(improvements.iter().map(|improvement| is_verified(ctx, improvement, &mut look)));
    let judged = Tally::of(improvements.iter().map(|improvement| {
        let basis = Tri::given(read!(look, improvement, action.decision_basis), |_| true);
        basis.or(Tri::given(read!(look, improvement, action.priority), |_| true))
    }));
    let reasons = [
        ("nothing new", new.at_least(1).not()),
        ("nothing closed and verified", verified.at_least(1).not()),
        ("criteria not shown", judged.share_below(Decimal::ONE - ctx.number("without"))),
    ];
    let found = Tri::any(reasons.iter().map(|(_, holds)| *holds));
    acc.conclude(SubjectOf::Organisation, found, look, || {
        let held = reasons.iter().filter(|(_, holds)| holds.is_yes());
        Draft::new(Indicator::Minor)
            .list("reasons", held.map(|(reason, _)| (*reason).to_owned()))
            .count("new", new.yes)
            .count("verified", verified.yes)
            .value("without", Value::Share { part: judged.no, whole: judged.counted() })
            .artefacts(improvements)
    });
}

/// Whether an improvement was closed and verified within the window.
fn is_verified<'g>(ctx: &Ctx<'_, 'g>, improvement: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let first = ctx.before(ctx.days("window"));
    let done = ctx.happened(read!(look, improvement, action.done_on));
    let verified = ctx.happened(read!(look, improvement, action.verified_on));
    let both = Tri::given(done, |_| true).and(Tri::given(verified, |_| true));
    let recent = Tri::given(done, |day| day >= first).or(Tri::given(verified, |day| day >= first));
    both.and(recent)
}
