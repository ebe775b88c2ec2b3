//! Which families of outcomes are measured of a service.

use clausegraph_model::{
    Artefact, ArtefactKind, Element,
    document::{Criticality, MetricFamily},
};

use super::series::{Measurements, covers, is_about};
use crate::rules::{
    Ctx,
    answer::Tri,
    verdict::{Look, read},
};

/// What a customer means by quality.
pub(in crate::rules) const FAMILIES: [MetricFamily; 4] = [
    MetricFamily::ReliabilityAvailability,
    MetricFamily::ChangeSuccess,
    MetricFamily::TimeToRestore,
    MetricFamily::UserExperience,
];

/// Whether much or everything depends on a service.
pub(in crate::rules) fn is_critical<'g>(service: &'g Element, look: &mut Look<'g>) -> Tri {
    let criticality = read!(look, service, criticality);
    Tri::given(criticality, |found| matches!(found, Criticality::High | Criticality::Critical))
}

/// Whether a metric of a family, of which something more holds, has at least `values` values of a service within
/// the last `window` days.
pub(in crate::rules) fn is_measured<'g>(
    ctx: &Ctx<'_, 'g>,
    (service, family): (&'g Element, MetricFamily),
    measurements: &Measurements<'g>,
    holds: impl Fn(&'g Artefact, &mut Look<'g>) -> Tri,
    look: &mut Look<'g>,
) -> Tri {
    let id = service.id().as_str();
    let first = ctx.before(ctx.days("window"));
    let mut one = |metric: &'g Artefact| {
        let mut own = Look::default();
        let of_family = Tri::given(read!(own, metric, metric.family), |found| *found == family);
        if of_family == Tri::No {
            return Tri::No;
        }
        let about = |found: &'g Artefact, look: &mut Look<'g>| is_about(metric, id, found, look);
        let series = measurements.series(ctx, &[metric.id()], about);
        let enough = series.numbers_since(first).at_least(ctx.count("values"));
        let measured = of_family.and(enough).and(holds(metric, &mut own));
        if measured != Tri::No || covers(metric, id, &mut Look::default()) != Tri::No {
            look.join(own);
            look.join(series.look);
        }
        measured
    };
    Tri::any(ctx.there(&[ArtefactKind::Metric]).map(&mut one))
}
