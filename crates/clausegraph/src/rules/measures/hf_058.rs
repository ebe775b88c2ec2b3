use clausegraph_model::{
    Amount, Artefact, ArtefactId, ArtefactKind, Date, Fact,
    document::{MetricFamily, Side},
};

use super::{
    response::{Response, Wanted, decisions, followers, is_answered},
    series::Measurements,
};
use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        kinds::{ACTIONS, REVIEWS},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Threshold breached, nobody decided.
    ///
    /// # What it finds
    ///
    /// A metric whose values lay beyond its `metric.threshold` (on the side that `metric.unwelcome` names; the
    /// threshold itself is not beyond) in `periods` or more consecutive periods, and nothing that answers them.
    ///
    /// The values are the `measurement.value` of measurements whose `measurement.of` is the metric, by their day (the
    /// last day of `measurement.period`, else `dated_on`) up to the as-of date. Values of one day are one period, which
    /// is beyond the threshold where one of them is. Periods are consecutive where none with a value lies between them.
    /// Of all longest runs of periods beyond the threshold those are looked at that hold `periods` or more, whose
    /// last day is not before the as-of date less `window` days.
    ///
    /// The run has to be answered until as many days after its period number `periods` as lie between that one and
    /// the one before it; as long as that day is not over, nothing is found.
    /// An answer is of a day from the first day of the run on until then, and names the metric or a measurement of it:
    /// a decision (`dated_on`, `decision.rests_on`), an item of `review.decisions` (`rests_on`; `dated_on` of the
    /// review), a corrective action, improvement or risk treatment (`action.raised_by`, or any of its `links`), a
    /// risk or single record (any of its `links`); the day of the last three sorts is `created_on`, else `dated_on`.
    ///
    /// A minor indicator where an objective lists the metric under `objective.measured_by`, or `metric.family` is
    /// `sla-attainment`; else an observation.
    /// Periods of which it is not known whether they lie beyond the threshold belong to no run. Where there are some, it
    /// is found only for a run that does not follow one of them, and else nothing can be said.
    /// Nor can it where a measurement may be of the metric, or its day is not stated.
    /// Fewer than `periods` measurements in all, or a threshold or side that is stated none, are no breach.
    ///
    /// # Why it matters
    ///
    /// A threshold is a promise to act. A breach that repeats and leads to nothing shows that nobody looks.
    ///
    /// # Example
    ///
    /// The change failure rate was above 15 % for five months, and nobody did anything.
    "HF-058", "breach-without-decision", Measures;
    indicators: [Minor, Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => ["metric.threshold", "metric.unwelcome"],
        NeedOf::Artefacts(&[ArtefactKind::Measurement]) => [
            "measurement.of", "measurement.value", "measurement.period",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Decision]) => ["dated_on", "decision.rests_on"],
        NeedOf::Artefacts(REVIEWS) => ["dated_on", "review.decisions", "review.decisions[].rests_on"],
        NeedOf::Artefacts(ACTIONS) => ["action.raised_by"],
        NeedOf::Artefacts(&[ArtefactKind::Risk, ArtefactKind::Record]) => ["created_on", "links"],
    ];
    families: [Facts];
    parameters: ["periods", "window"];
    words: [];
    values: ["threshold", "side", "periods", "first", "last", "until"];
    over_documentation: false;
}

/// One period of a metric: its day, and whether a value of it lies beyond the threshold.
type PeriodOf = (Date, Tri);

/// Periods beyond the threshold, one after the other, and until when they had to be answered.
struct Run {
    periods: u64,
    first: Date,
    last: Date,
    until: Date,
    /// Whether it is known to begin there.
    is_certain: bool,
    is_answered: Tri,
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let measurements = Measurements::new(ctx);
    let mut responses = decisions(ctx);
    responses.extend(followers(ctx));
    for metric in ctx.there(&[ArtefactKind::Metric]) {
        one(ctx, metric, &measurements, &responses, acc);
    }
}

fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    metric: &'g Artefact,
    measurements: &Measurements<'g>,
    responses: &[Response<'g>],
    acc: &mut Acc<'s, 'g>,
) {
    let mut look = Look::default();
    let threshold = read!(look, metric, metric.threshold);
    let side = read!(look, metric, metric.unwelcome);
    let series = measurements.series(ctx, &[metric.id()], |_, _| Tri::Yes);
    look.join(series.look);
    let mut periods: Vec<PeriodOf> = Vec::new();
    for point in &series.points {
        let beyond = match (threshold, side, point.value) {
            (Fact::StatedNone, ..) | (_, Fact::StatedNone, _) | (.., Fact::StatedNone) => Tri::No,
            (Fact::Given(threshold), Fact::Given(side), Fact::Given(value)) => match side {
                Side::Above => (value > threshold.decimal()).into(),
                Side::Below => (value < threshold.decimal()).into(),
            },
            (Fact::Unknown, ..) | (_, Fact::Unknown, _) | (.., Fact::Unknown) => Tri::Unknown,
        };
        match periods.last_mut() {
            Some((day, other)) if *day == point.day => *other = other.or(beyond),
            _ => periods.push((point.day, beyond)),
        }
    }
    let own: Vec<&ArtefactId> =
        measurements.of(metric.id()).iter().map(|found| found.id()).collect();
    let wanted =
        Wanted { ids: [vec![metric.id()], own].concat(), may_be: measurements.of_unknown() };
    let runs = runs(ctx, &periods, responses, &wanted, &mut look);
    let unanswered = |run: &&Run| run.is_certain && run.is_answered == Tri::No;
    let is_open = periods.iter().any(|(_, beyond)| *beyond == Tri::Unknown);
    let found = match (runs.iter().any(|run| unanswered(&run)), is_open) {
        (true, _) => Tri::Yes,
        (false, true) => Tri::Unknown,
        (false, false) => Tri::any(runs.iter().map(|run| run.is_answered.not())),
    };
    let enough = ctx.count("periods") <= count(periods.len()) + series.unsure;
    let without = threshold.is_stated_none() || side.is_stated_none();
    let found = match (series.unsure > 0, enough && !without) {
        (true, true) => Tri::Unknown,
        (_, false) => Tri::No,
        (false, true) => found,
    };
    let indicator = indicator(ctx, metric, &mut look);
    acc.conclude(metric, found, look, || {
        let draft = Draft::new(indicator).artefacts([metric]);
        let newest = runs.iter().rev().find(unanswered);
        match (threshold, side, newest) {
            (Fact::Given(threshold), Fact::Given(side), Some(run)) => {
                values(draft, *threshold, *side, run)
            }
            _ => draft,
        }
    });
}

fn values<'g>(draft: Draft<'g>, threshold: Amount, side: Side, run: &Run) -> Draft<'g> {
    draft
        .value("threshold", Value::Number(threshold))
        .value("side", Value::Text(side.to_string()))
        .count("periods", run.periods)
        .value("first", Value::Date(run.first))
        .value("last", Value::Date(run.last))
        .value("until", Value::Date(run.until))
}

/// The runs that had to be answered by now, the oldest first.
fn runs<'g>(
    ctx: &Ctx<'_, 'g>,
    periods: &[PeriodOf],
    responses: &[Response<'g>],
    wanted: &Wanted<'_, 'g>,
    look: &mut Look<'g>,
) -> Vec<Run> {
    let enough = ctx.count("periods");
    let mut found = Vec::new();
    let mut is_certain = true;
    for run in periods.chunk_by(|one, two| one.1.is_yes() == two.1.is_yes()) {
        let days = run.iter().filter(|(_, beyond)| beyond.is_yes()).map(|(day, _)| *day);
        let days: Vec<Date> = days.collect();
        let begins = is_certain;
        is_certain = run.last().is_none_or(|(_, beyond)| *beyond != Tri::Unknown);
        let mut decisive = days.iter().zip(1_u64..).skip_while(|(_, number)| number + 1 < enough);
        let (Some((before, _)), Some((at, _))) = (decisive.next(), decisive.next()) else {
            continue;
        };
        let (Some(first), Some(last)) = (days.first(), days.last()) else { continue };
        let until = at.shifted(at.days_since(*before));
        if *last < ctx.before(ctx.days("window")) || ctx.as_of() <= until {
            continue;
        }
        found.push(Run {
            periods: count(days.len()),
            first: *first,
            last: *last,
            until,
            is_certain: begins,
            is_answered: is_answered(responses, wanted, (*first, until), look),
        });
    }
    found
}

/// A target that was agreed or set weighs more than a figure that somebody watches.
fn indicator<'g>(ctx: &Ctx<'_, 'g>, metric: &'g Artefact, look: &mut Look<'g>) -> Indicator {
    let family = metric.document().metric.as_deref().and_then(|part| part.family.given());
    if family.is_some() {
        look.saw(metric, "metric.family");
    }
    let of_agreement = family == Some(&MetricFamily::SlaAttainment);
    let of_objective = ctx.there(&[ArtefactKind::Objective]).any(|objective| {
        let part = objective.document().objective.as_deref();
        let measured_by = part.and_then(|part| part.measured_by.given());
        measured_by.is_some_and(|ids| ids.contains(metric.id()))
    });
    if of_agreement || of_objective { Indicator::Minor } else { Indicator::Observation }
}
