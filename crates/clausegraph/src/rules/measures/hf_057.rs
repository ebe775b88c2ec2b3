use clausegraph_model::{Artefact, ArtefactId, ArtefactKind, document::MetricClass};
use rust_decimal::Decimal;

use super::{
    response::{Response, Wanted, decisions, is_answered},
    series::Measurements,
};
use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        kinds::{REPORTS, REVIEWS},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Vanity metric.
    ///
    /// # What it finds
    ///
    /// A metric that counts what people do or produce (`metric.class` is `activity` or `output`) and serves nothing:
    /// no objective lists it under `objective.measured_by`, its `metric.requirements` are stated none, and no decision
    /// of the last `window` days (the day so many days before the as-of date included) rests on it. A sign of health.
    ///
    /// A decision rests on a metric where it names it or a measurement of it: under `decision.rests_on`, with the
    /// `dated_on` of the decision, or under `rests_on` of an item of `review.decisions`, with that of the review.
    ///
    /// And, about the organisation, that more than the share `share` of the reported metrics are such. A metric is
    /// reported where its `metric.reported_in` is given, or a report or service report lists it under
    /// `report.metrics`. An observation.
    ///
    /// # Why it matters
    ///
    /// Figures that nobody decides by cost those who gather them, and teach everybody that figures are for show.
    ///
    /// # Example
    ///
    /// "Tickets closed per agent", reported every month for two years, and never used in a decision.
    "HF-057", "vanity-metric", Measures;
    indicators: [Observation, Health];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => [
            "metric.class", "metric.requirements", "metric.reported_in",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Objective]) => ["objective.measured_by"],
        NeedOf::Artefacts(&[ArtefactKind::Decision]) => ["dated_on", "decision.rests_on"],
        NeedOf::Artefacts(REVIEWS) => ["dated_on", "review.decisions", "review.decisions[].rests_on"],
        NeedOf::Artefacts(REPORTS) => ["report.metrics"],
    ];
    families: [Facts];
    parameters: ["window", "share"];
    words: [];
    values: ["class", "vain"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let measurements = Measurements::new(ctx);
    let decisions = decisions(ctx);
    let (mut useful, mut vain) = (Tally::default(), Vec::new());
    let mut all = Look::default();
    for metric in ctx.there(&[ArtefactKind::Metric]) {
        let mut look = Look::default();
        let class = read!(look, metric, metric.class);
        let counts =
            Tri::given(class, |class| matches!(class, MetricClass::Activity | MetricClass::Output));
        let mut found = counts;
        if found != Tri::No {
            let purpose = Tri::none(read!(look, metric, metric.requirements));
            let aimed = is_aimed(ctx, metric, &mut look);
            let used = is_used(ctx, metric, &measurements, &decisions, &mut look);
            found = counts.and(purpose).and(aimed.not()).and(used.not());
        }
        let reported = is_reported(ctx, metric, &mut all);
        match reported {
            Tri::Yes => useful.add(found.not()),
            Tri::No => {}
            Tri::Unknown => useful.unsure += 1,
        }
        if reported == Tri::Yes && found == Tri::Yes {
            vain.push(metric);
        }
        if found == Tri::Unknown {
            all.join(look.clone());
        }
        acc.conclude(metric, found, look, || {
            let class = class.given().map_or("", |class| class.as_str());
            Draft::new(Indicator::Health)
                .value("class", Value::Text(class.to_owned()))
                .artefacts([metric])
        });
    }
    let found = useful.share_below(Decimal::ONE - ctx.number("share"));
    let subject = Subject::from(SubjectOf::Organisation).part("metrics");
    acc.conclude(subject, found, all, || {
        Draft::new(Indicator::Observation)
            .value("vain", Value::Share { part: useful.no, whole: useful.counted() })
            .artefacts(vain)
    });
}

/// Whether an objective is measured by a metric.
fn is_aimed<'g>(ctx: &Ctx<'_, 'g>, metric: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let objectives = ctx.there(&[ArtefactKind::Objective]);
    Tri::any(objectives.map(|objective| {
        let measured_by = read!(look, objective, objective.measured_by);
        Tri::given(measured_by, |ids| ids.contains(metric.id()))
    }))
}

/// Whether a decision of late rests on a metric.
fn is_used<'g>(
    ctx: &Ctx<'_, 'g>,
    metric: &'g Artefact,
    measurements: &Measurements<'g>,
    decisions: &[Response<'g>],
    look: &mut Look<'g>,
) -> Tri {
    let own = measurements.of(metric.id()).iter().map(|found| found.id());
    let ids: Vec<&ArtefactId> = std::iter::once(metric.id()).chain(own).collect();
    let days = (ctx.before(ctx.days("window")), ctx.as_of());
    is_answered(decisions, &Wanted { ids, may_be: measurements.of_unknown() }, days, look)
}

/// Whether a metric is shown in a report.
fn is_reported<'g>(ctx: &Ctx<'_, 'g>, metric: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let mut own = Look::default();
    let says = Tri::given(read!(own, metric, metric.reported_in), |_| true);
    let shown = Tri::any(ctx.there(REPORTS).map(|report| {
        let metrics = read!(own, report, report.metrics);
        Tri::given(metrics, |ids| ids.contains(metric.id()))
    }));
    let reported = says.or(shown);
    if reported == Tri::Unknown {
        look.join(own);
    }
    reported
}
