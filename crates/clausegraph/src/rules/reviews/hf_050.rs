use clausegraph_model::{Amount, Artefact, ArtefactKind, Fact, Family};

use super::reading::{asked_inputs, management_reviews};
use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        kinds::ACTIONS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Management review is a formality.
    ///
    /// # What it finds
    ///
    /// The newest management review (latest `dated_on`; of several on one day the one whose id comes last), where
    /// `signals` or more of these seven hold:
    ///
    /// 1. none of those under `review.attendance` belongs to top management, or it is stated that nobody took
    ///    part;
    /// 2. `review.decisions` is stated none;
    /// 3. no action: no item of `review.decisions` gives an `action`, and no action (corrective action,
    ///    improvement, risk treatment) gives the review under `action.raised_by`;
    /// 4. `review.inputs` lists less than the share `coverage` of the inputs that the requirements of the
    ///    rule's first clause ask of a management review (as in HF-052, whatever an input rests on);
    /// 5. `text.similar_to` names the management review before it, with a `similarity` of `similarity` or more;
    /// 6. no item of `review.decisions` names a metric, measurement, risk or audit under `rests_on` (so also
    ///    where nothing was decided);
    /// 7. `review.minutes` is below `minutes`.
    ///
    /// A minor indicator; a major one where the first signal holds, or the second for this review and the one
    /// before it.
    /// The fifth does not hold where there was no review before.
    ///
    /// # Why it matters
    ///
    /// A review that decides nothing is held for the record. Top management leads a system by what it decides
    /// about it.
    ///
    /// # Example
    ///
    /// Two reviews with the same text and no decision, signed by the quality manager.
    "HF-050", "management-review-as-formality", Rhythm;
    indicators: [Major, Minor];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::ManagementReview]) => [
            "dated_on", "review.attendance", "review.decisions", "review.decisions[].action",
            "review.decisions[].rests_on", "review.inputs", "review.minutes", "text.similar_to",
            "text.similar_to[].similarity",
        ],
        NeedOf::Artefacts(ACTIONS) => ["action.raised_by"],
        NeedOf::People => ["top_management"],
    ];
    families: [Reviews];
    parameters: ["signals", "coverage", "similarity", "minutes"];
    words: [];
    values: ["held", "count", "signals"];
    over_documentation: false;
}

/// What a decision of a management review can rest on.
const GROUND: &[ArtefactKind] =
    &[ArtefactKind::Metric, ArtefactKind::Measurement, ArtefactKind::Risk, ArtefactKind::Audit];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut reviews = management_reviews(ctx, acc);
    let Some((day, review)) = reviews.pop() else { return };
    let before = reviews.pop().map(|(_, before)| before);
    let mut look = Look::default();
    look.saw(review, "dated_on");
    let nobody = nobody_of_top(ctx, review, &mut look);
    let nothing = Tri::none(read!(look, review, review.decisions));
    let signals = [
        ("nobody of top management took part", nobody),
        ("nothing was decided", nothing),
        ("no action came of it", without_action(ctx, review, &mut look)),
        ("few of the inputs were looked at", few_inputs(ctx, review, &mut look)),
        ("its text is that of the review before", repeated(ctx, review, before, &mut look)),
        ("no decision rests on a figure, a risk or an audit", groundless(ctx, review, &mut look)),
        ("it was short", short(ctx, review, &mut look)),
    ];
    let tally = Tally::of(signals.iter().map(|(_, holds)| *holds));
    let twice = before
        .map_or(Tri::No, |before| Tri::none(read!(look, before, review.decisions)).and(nothing));
    let indicator = if nobody.or(twice).is_yes() { Indicator::Major } else { Indicator::Minor };
    acc.conclude(review, tally.at_least(ctx.count("signals")), look, || {
        let held = signals.iter().filter(|(_, holds)| holds.is_yes());
        Draft::new(indicator)
            .value("held", Value::Date(day))
            .count("count", tally.yes)
            .list("signals", held.map(|(signal, _)| (*signal).to_owned()))
            .artefacts([review])
            .artefacts(before)
    });
}

fn nobody_of_top<'g>(ctx: &Ctx<'_, 'g>, review: &'g Artefact, look: &mut Look<'g>) -> Tri {
    match read!(look, review, review.attendance) {
        Fact::Given(keys) => Tri::any(keys.iter().map(|key| ctx.is_top(key, look))).not(),
        Fact::StatedNone => Tri::Yes,
        Fact::Unknown => Tri::Unknown,
    }
}

fn without_action<'g>(ctx: &Ctx<'_, 'g>, review: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let decisions = read!(look, review, review.decisions);
    let named = match decisions {
        Fact::Given(items) => Tri::any(items.iter().map(|item| {
            if item.action.is_unknown() {
                look.lacks(review, "review.decisions[].action");
            }
            Tri::given(item.action.as_ref(), |_| true)
        })),
        Fact::StatedNone => Tri::No,
        Fact::Unknown => Tri::Unknown,
    };
    let raised = Tri::any(ctx.there(ACTIONS).map(|action| {
        let mut own = Look::default();
        let by = Tri::given(read!(own, action, action.raised_by), |by| by == review.id());
        if by != Tri::No {
            look.join(own);
        }
        by
    }));
    named.or(raised).or(ctx.untold(Family::Actions, look)).not()
}

fn few_inputs<'g>(ctx: &Ctx<'_, 'g>, review: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let catalogue = ctx.catalogue();
    let clause = ctx.binding.clauses.first().and_then(|id| catalogue.clause(id.as_str()));
    let asked = asked_inputs(clause.into_iter().flat_map(|clause| catalogue.subtree(clause)));
    let inputs = read!(look, review, review.inputs);
    let listed = asked
        .iter()
        .map(|(key, _)| Tri::given(inputs, |items| items.iter().any(|item| item.item == **key)));
    Tally::of(listed).share_below(ctx.number("coverage"))
}

fn repeated<'g>(
    ctx: &Ctx<'_, 'g>,
    review: &'g Artefact,
    before: Option<&'g Artefact>,
    look: &mut Look<'g>,
) -> Tri {
    let Some(before) = before else { return Tri::No };
    let similar = match read!(look, review, text => similar_to) {
        Fact::Given(similar) => similar,
        Fact::StatedNone => return Tri::No,
        Fact::Unknown => return Tri::Unknown,
    };
    Tri::any(similar.iter().filter(|other| other.artefact == *before.id()).map(|other| {
        if other.similarity.is_unknown() {
            look.lacks(review, "text.similar_to[].similarity");
        }
        let least = ctx.number("similarity");
        Tri::given(other.similarity.as_ref(), |similarity: &Amount| similarity.decimal() >= least)
    }))
}

fn groundless<'g>(ctx: &Ctx<'_, 'g>, review: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let items = match read!(look, review, review.decisions) {
        Fact::Given(items) => items,
        Fact::StatedNone => return Tri::Yes,
        Fact::Unknown => return Tri::Unknown,
    };
    let ground = |id| ctx.artefact(id).is_some_and(|artefact| GROUND.contains(&artefact.kind()));
    Tri::any(items.iter().map(|item| {
        if item.rests_on.is_unknown() {
            look.lacks(review, "review.decisions[].rests_on");
        }
        Tri::given(item.rests_on.as_ref(), |ids| ids.iter().any(ground))
    }))
    .not()
}

fn short<'g>(ctx: &Ctx<'_, 'g>, review: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let least = ctx.count("minutes");
    Tri::given(read!(look, review, review.minutes), |minutes| u64::from(*minutes) < least)
}
