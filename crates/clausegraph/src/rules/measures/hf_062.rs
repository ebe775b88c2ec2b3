use clausegraph_model::{
    Artefact, ArtefactKind, Date, Element, ElementList, Fact, document::MetricFamily,
};
use rust_decimal::Decimal;

use super::series::{Measurements, covers, is_about};
use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Watermelon service: green outside, red inside.
    ///
    /// # What it finds
    ///
    /// A service of the scope whose agreed levels are kept while those who use it are not content.
    ///
    /// Levels are kept where the service has at least one metric of the family `sla-attainment` with `periods` values,
    /// and each such metric of the service has its newest `periods` values at or above its `metric.goal`. (Metrics
    /// with fewer values, or with the goal stated none, are no such metrics.)
    /// Users are not content where one of these holds for any metric of the service:
    /// of the family `user-experience`: the newest value is below `metric.goal`, or it is below the oldest of the
    /// newest `periods` values by more than the share `fall` of that one;
    /// of the family `complaints`: the newest value is more than `complaints` times the median of those before it,
    /// of which there are `periods` or more (of an even number, the middle between the two in the middle);
    /// of the family `major-incidents`: the values since the first of the newest `periods` days of the attainment
    /// come to `incidents` or more (of several attainment metrics, the latest such day).
    ///
    /// A value is the `measurement.value` of a measurement of the metric, of the last day of `measurement.period`,
    /// else of `dated_on`, up to the as-of date. It is one of the service where the `covers` of the measurement lists
    /// it or, where that is not given, the `covers` of the metric does.
    /// Of a metric of which any value of the service is not known, nothing can be said.
    ///
    /// # Why it matters
    ///
    /// When the agreement is kept and the customer is not content, the wrong things were agreed, and the report hides
    /// it.
    ///
    /// # Example
    ///
    /// Availability 99.95 %, satisfaction 2.9 of 5, complaints three times as many.
    "HF-062", "watermelon-service", Measures;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => ["metric.family", "metric.goal", "covers"],
        NeedOf::Artefacts(&[ArtefactKind::Measurement]) => [
            "measurement.of", "measurement.value", "measurement.period",
        ],
    ];
    families: [Facts];
    parameters: ["periods", "fall", "complaints", "incidents"];
    words: [];
    values: ["attained", "signs", "metrics"];
    over_documentation: false;
}

/// A day, and the number measured for it.
type Figure = (Date, Decimal);

/// The values of one metric for a service.
struct Figures<'g> {
    metric: &'g Artefact,
    family: Fact<MetricFamily>,
    goal: Fact<Decimal>,
    /// None where they are not all known.
    numbers: Option<Vec<Figure>>,
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let services = ctx.elements(ElementList::Services);
    if services.is_unknown() {
        let mut look = Look::default();
        look.lacks(SubjectOf::Organisation, "scope.services");
        acc.conclude(SubjectOf::Organisation, Tri::Unknown, look, || {
            Draft::new(Indicator::Observation)
        });
    }
    let measurements = Measurements::new(ctx);
    for service in services.given().into_iter().flatten().copied() {
        let mut look = Look::default();
        let within = ctx.in_scope(service, &mut look);
        if within != Tri::No {
            one(ctx, service, within, &measurements, look, acc);
        }
    }
}

fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    service: &'g Element,
    within: Tri,
    measurements: &Measurements<'g>,
    mut look: Look<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let figures = ctx.there(&[ArtefactKind::Metric]);
    let figures =
        figures.filter_map(|metric| figures_of(ctx, service, metric, measurements, &mut look));
    let figures: Vec<Figures<'g>> = figures.collect();
    let periods = usize::try_from(ctx.count("periods")).unwrap_or(usize::MAX);
    let (green, since) = kept(&figures, periods);
    let (mut signs, mut deciding) = (Vec::new(), Vec::new());
    let mut red = Tri::No;
    for found in &figures {
        for (sign, holds) in signs_of(ctx, found, periods, since) {
            red = red.or(holds);
            if holds == Tri::Yes {
                signs.push(sign.to_owned());
                deciding.push(found.metric);
            }
        }
    }
    acc.conclude(service, within.and(green).and(red), look, || {
        let attained =
            figures.iter().filter(|found| found.family == Fact::Given(MetricFamily::SlaAttainment));
        let attained: Vec<&'g Artefact> = attained.map(|found| found.metric).collect();
        let ids = |list: &[&'g Artefact]| {
            Value::Artefacts(list.iter().map(|metric| metric.id().clone()).collect())
        };
        signs.dedup();
        Draft::new(Indicator::Observation)
            .value("attained", ids(&attained))
            .list("signs", signs)
            .value("metrics", ids(&deciding))
            .artefacts(attained)
            .artefacts(deciding.iter().copied())
    });
}

/// The figures of a metric, where it belongs or may belong to one of the families that are looked at.
fn figures_of<'g>(
    ctx: &Ctx<'_, 'g>,
    service: &'g Element,
    metric: &'g Artefact,
    measurements: &Measurements<'g>,
    look: &mut Look<'g>,
) -> Option<Figures<'g>> {
    let id = service.id().as_str();
    let mut own = Look::default();
    let family = read!(own, metric, metric.family).map(|family| *family);
    let is_looked_at = |family: &MetricFamily| match family {
        MetricFamily::SlaAttainment
        | MetricFamily::UserExperience
        | MetricFamily::Complaints
        | MetricFamily::MajorIncidents => true,
        MetricFamily::ReliabilityAvailability
        | MetricFamily::ChangeSuccess
        | MetricFamily::TimeToRestore
        | MetricFamily::EndToEnd => false,
    };
    let about = |found: &'g Artefact, look: &mut Look<'g>| is_about(metric, id, found, look);
    let series = measurements.series(ctx, &[metric.id()], about);
    let is_of_service = !series.points.is_empty()
        || series.unsure > 0
        || covers(metric, id, &mut Look::default()) != Tri::No;
    if family.is_stated_none() || !family.given().is_none_or(is_looked_at) || !is_of_service {
        return None;
    }
    let goal = read!(own, metric, metric.goal).map(|goal| goal.decimal());
    let numbers = series.numbers();
    look.join(own);
    look.join(series.look);
    Some(Figures { metric, family, goal, numbers })
}

/// Whether all levels were kept, and since when they were looked at.
fn kept(figures: &[Figures<'_>], periods: usize) -> (Tri, Option<Date>) {
    let mut kept = Vec::new();
    let mut since = None;
    for found in figures {
        let of_family = Tri::given(found.family, |family| family == MetricFamily::SlaAttainment);
        if of_family == Tri::No || found.goal.is_stated_none() {
            continue;
        }
        let Some(numbers) = &found.numbers else {
            kept.push(Tri::Unknown);
            continue;
        };
        let newest = newest(numbers, periods);
        if newest.is_none() {
            continue;
        }
        let newest = newest.unwrap_or_default();
        let at_goal = Tri::given(found.goal, |goal| newest.iter().all(|(_, value)| *value >= goal));
        kept.push(if of_family == Tri::Yes { at_goal } else { Tri::Unknown });
        since = since.max(newest.first().map(|(day, _)| *day));
    }
    let all = if kept.is_empty() { Tri::No } else { Tri::all(kept) };
    (all, since)
}

/// The newest values, the oldest of them first, where there are so many.
fn newest(numbers: &[Figure], periods: usize) -> Option<&[Figure]> {
    numbers.get(numbers.len().checked_sub(periods)?..)
}

/// What tells that users are not content, and whether it holds for a metric.
fn signs_of(
    ctx: &Ctx<'_, '_>,
    found: &Figures<'_>,
    periods: usize,
    since: Option<Date>,
) -> [(&'static str, Tri); 4] {
    let is = |family| Tri::given(found.family, |of| of == family);
    let tells = |sign: &dyn Fn(&[Figure]) -> Tri| match &found.numbers {
        Some(numbers) => sign(numbers),
        None => Tri::Unknown,
    };
    let (experience, complaints) = (is(MetricFamily::UserExperience), is(MetricFamily::Complaints));
    let below = tells(&|numbers| match numbers.last() {
        Some((_, value)) => Tri::given(found.goal, |goal| *value < goal),
        None => Tri::No,
    });
    let falling = tells(&|numbers| {
        let ends = newest(numbers, periods).and_then(|newest| newest.first().zip(newest.last()));
        ends.is_some_and(|((_, one), (_, last))| one - last > ctx.number("fall") * one).into()
    });
    let many = tells(&|numbers| is_above_median(ctx, numbers, periods).into());
    let incidents = tells(&|numbers| {
        let Some(since) = since else { return Tri::Unknown };
        let recent = numbers.iter().filter(|(day, _)| *day >= since).map(|(_, value)| *value);
        (recent.sum::<Decimal>() >= ctx.number("incidents")).into()
    });
    [
        ("satisfaction below its goal", experience.and(below)),
        ("satisfaction falling", experience.and(falling)),
        ("complaints above their usual number", complaints.and(many)),
        ("major incidents", is(MetricFamily::MajorIncidents).and(incidents)),
    ]
}

/// Whether the newest number is far above the median of those before it.
fn is_above_median(ctx: &Ctx<'_, '_>, numbers: &[Figure], periods: usize) -> bool {
    let Some(((_, newest), before)) = numbers.split_last() else { return false };
    let mut before: Vec<Decimal> = before.iter().map(|(_, value)| *value).collect();
    before.sort();
    let middle = before.len() / 2;
    let upper = before.get(middle).copied();
    let lower = before.get(before.len().saturating_sub(1) / 2).copied();
    let median = lower.zip(upper).map(|(lower, upper)| (lower + upper) / Decimal::TWO);
    before.len() >= periods
        && median.is_some_and(|median| *newest > ctx.number("complaints") * median)
}
