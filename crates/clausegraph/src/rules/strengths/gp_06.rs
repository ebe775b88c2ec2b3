use clausegraph_model::{
    Amount, Artefact, ArtefactId, ArtefactKind, Date, Fact, Family, document::Side,
};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        kinds::{ACTIONS, REVIEWS},
        measures::series::{Measurements, Point},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// The loop is closed.
    ///
    /// # What it finds
    ///
    /// Of all breaches of the last `days` days, at least the share `share` led to something that was seen to work.
    /// There is one breach at least.
    ///
    /// A breach is a measurement whose `measurement.of` is a metric and whose `measurement.value` lies beyond its
    /// `metric.threshold`, on the side that `metric.unwelcome` names (the threshold itself is not beyond). Its day is the
    /// last one of `measurement.period`, else `dated_on`; the as-of date and the day `days` days before it count.
    /// A metric whose threshold or side is stated none has no breaches.
    ///
    /// A breach is closed by a decision of its day or later that names the metric or the measurement under what it rests
    /// on, and that led to one action at least, all of whose actions worked: a decision (`dated_on`, `decision.rests_on`,
    /// `decision.actions`), or an item of `review.decisions` of a review (`dated_on` of the review, `rests_on`,
    /// `action`).
    /// An action worked where it is there, is a corrective action, improvement or risk treatment, gives an
    /// `action.result`, and was verified (`action.verified_by`) by somebody other than its `owner`, on a day up to the
    /// as-of date (`action.verified_on`). Where it has no owner, nobody is known to be another.
    ///
    /// Measurements of which it is not known whether they are breaches are counted either way.
    ///
    /// # Why it matters
    ///
    /// From figure to decision, from decision to action, and somebody else who looks whether it helped: this is
    /// what the standard means by improvement.
    ///
    /// # Example
    ///
    /// Nine of ten months over the threshold led to a decision whose actions were done and checked.
    "GP-06", "closed-loop", FollowThrough;
    indicators: [Strength];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => ["metric.threshold", "metric.unwelcome"],
        NeedOf::Artefacts(&[ArtefactKind::Measurement]) => [
            "measurement.of", "measurement.value", "measurement.period",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Decision]) => [
            "dated_on", "decision.rests_on", "decision.actions",
        ],
        NeedOf::Artefacts(REVIEWS) => [
            "dated_on", "review.decisions", "review.decisions[].rests_on", "review.decisions[].action",
        ],
        NeedOf::Artefacts(ACTIONS) => [
            "action.result", "action.verified_by", "action.verified_on", "owner",
        ],
    ];
    families: [Facts, Actions];
    parameters: ["share", "days"];
    words: [];
    values: ["closed"];
    over_documentation: false;
}

/// A decision: its day, what it rests on, and what it led to.
struct Decided<'g> {
    day: Fact<Date>,
    rests_on: Fact<Vec<&'g ArtefactId>>,
    worked: Tri,
    look: Look<'g>,
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let decisions = decisions(ctx);
    let measurements = Measurements::new(ctx);
    let first = ctx.before(ctx.days("days"));
    let mut closed = Tally::default();
    for metric in ctx.there(&[ArtefactKind::Metric]) {
        let mut own = Look::default();
        let threshold = read!(own, metric, metric.threshold);
        let side = read!(own, metric, metric.unwelcome);
        if threshold.is_stated_none() || side.is_stated_none() {
            continue;
        }
        let series = measurements.series(ctx, &[metric.id()], |found, _| may_count(found, first));
        closed.unsure += series.unsure;
        let points = series.points.iter().filter(|point| point.day >= first);
        for point in points.clone() {
            match is_beyond(threshold, side, point.value) {
                Tri::No => {}
                Tri::Unknown => closed.unsure += 1,
                Tri::Yes => closed.add(is_closed(metric, point, &decisions, &mut look)),
            }
        }
        if series.unsure > 0 || points.count() > 0 {
            look.join(own);
            look.join(series.look);
        }
    }
    let found = closed.share_at_least(ctx.number("share")).and(closed.counted_at_least(1));
    acc.conclude(SubjectOf::Organisation, found, look, || {
        let share = Value::Share { part: closed.yes, whole: closed.counted() };
        Draft::new(Indicator::Strength).value("closed", share)
    });
}

/// Whether a measurement is of a day that counts; one without a day may be.
fn may_count(measurement: &Artefact, first: Date) -> Tri {
    let document = measurement.document();
    let period = document.measurement.as_deref().and_then(|part| part.period.given());
    let day = period.map(|period| period.last()).or(document.dated_on.given().copied());
    day.is_none_or(|day| day >= first).into()
}

fn is_beyond(
    threshold: Fact<&Amount>,
    side: Fact<&Side>,
    value: Fact<rust_decimal::Decimal>,
) -> Tri {
    let beyond = threshold.and_then(|threshold| {
        side.and_then(|side| {
            value.map(|value| match side {
                Side::Above => value > threshold.decimal(),
                Side::Below => value < threshold.decimal(),
            })
        })
    });
    // A value that is written in words only lies on no side.
    if value.is_stated_none() { Tri::No } else { Tri::given(beyond, |beyond| beyond) }
}

fn is_closed<'g>(
    metric: &'g Artefact,
    breach: &Point<'g>,
    decisions: &[Decided<'g>],
    look: &mut Look<'g>,
) -> Tri {
    let names = |id: &&ArtefactId| *id == metric.id() || *id == breach.artefact.id();
    Tri::any(decisions.iter().map(|decided| {
        let later = Tri::given(decided.day, |day| day >= breach.day);
        let rests = Tri::given(decided.rests_on.as_ref(), |ids| ids.iter().any(names));
        let applies = later.and(rests);
        if applies != Tri::No {
            look.join(decided.look.clone());
        }
        applies.and(decided.worked)
    }))
}

/// All decisions, those that stand alone and those that reviews list.
fn decisions<'g>(ctx: &Ctx<'_, 'g>) -> Vec<Decided<'g>> {
    let mut found = Vec::new();
    for decision in ctx.there(&[ArtefactKind::Decision]) {
        let mut look = Look::default();
        let day = read!(look, decision, dated_on).map(|day| *day);
        let rests_on = read!(look, decision, decision.rests_on).map(|ids| ids.iter().collect());
        let actions = read!(look, decision, decision.actions);
        let worked =
            Tri::given(actions, |ids| Tri::all(ids.iter().map(|id| worked(ctx, id, &mut look))));
        found.push(Decided { day, rests_on, worked, look });
    }
    for review in ctx.there(REVIEWS) {
        in_review(ctx, review, &mut found);
    }
    let mut look = Look::default();
    if ctx.untold(Family::Reviews, &mut look) == Tri::Unknown {
        found.push(unknown(Fact::Unknown, look));
    }
    found
}

fn unknown(day: Fact<Date>, look: Look<'_>) -> Decided<'_> {
    Decided { day, rests_on: Fact::Unknown, worked: Tri::Unknown, look }
}

fn in_review<'g>(ctx: &Ctx<'_, 'g>, review: &'g Artefact, found: &mut Vec<Decided<'g>>) {
    let mut look = Look::default();
    let day = read!(look, review, dated_on).map(|day| *day);
    let decisions = read!(look, review, review.decisions);
    if decisions.is_unknown() {
        found.push(unknown(day, look.clone()));
    }
    for item in decisions.given().into_iter().copied().flatten() {
        let mut look = look.clone();
        for (fact, field) in [
            (item.rests_on.is_unknown(), "review.decisions[].rests_on"),
            (item.action.is_unknown(), "review.decisions[].action"),
        ] {
            if fact {
                look.lacks(review, field);
            }
        }
        let rests_on = item.rests_on.as_ref().map(|ids| ids.iter().collect());
        let worked = Tri::given(item.action.as_ref(), |id| worked(ctx, id, &mut look));
        found.push(Decided { day, rests_on, worked, look });
    }
}

/// Whether an action has a result that somebody other than its owner has verified.
fn worked<'g>(ctx: &Ctx<'_, 'g>, id: &ArtefactId, look: &mut Look<'g>) -> Tri {
    let there = |action: &&Artefact| ACTIONS.contains(&action.kind()) && ctx.is_there(action);
    let Some(action) = ctx.artefact(id).filter(there) else { return Tri::No };
    let result = Tri::given(read!(look, action, action.result), |_| true);
    let verified_by = read!(look, action, action.verified_by);
    let owner = read!(look, action, owner);
    let verified_on = ctx.happened(read!(look, action, action.verified_on));
    let other = Tri::both(verified_by, owner, |by, owner| by != owner);
    Tri::all([result, other, Tri::given(verified_on, |_| true)])
}
