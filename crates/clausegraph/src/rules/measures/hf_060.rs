use clausegraph_model::{ArtefactKind, ElementList};

use super::{
    families::{FAMILIES, is_critical, is_measured},
    series::Measurements,
};
use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look},
    },
};

rule! {
    /// Outcome metrics absent.
    ///
    /// # What it finds
    ///
    /// A service of the scope with the `criticality` high or critical for which one of the families
    /// `reliability-availability`, `change-success`, `time-to-restore`, `user-experience` has no metric (`metric.family`)
    /// with `values` or more values of it within the last `window` days (the day so many days before the as-of date
    /// included).
    ///
    /// A value is the `measurement.value` of a measurement whose `measurement.of` is the metric, of the last day of its
    /// `measurement.period`, else of its `dated_on`. It is one of the service where the `covers` of the measurement
    /// lists it or, where that is not given, the `covers` of the metric does. What covers the whole system alone names
    /// no service.
    ///
    /// # Why it matters
    ///
    /// Whether a service is there, comes back, survives its changes and pleases its users is what a customer means by
    /// quality. What is not measured here is learnt from complaints.
    ///
    /// # Example
    ///
    /// The e-invoicing service has no figures on satisfaction, nor on how soon it is restored.
    "HF-060", "outcome-metrics-absent", Measures;
    indicators: [Observation];
    needs: [
        NeedOf::Services => ["criticality"],
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => ["metric.family", "covers"],
        NeedOf::Artefacts(&[ArtefactKind::Measurement]) => [
            "measurement.of", "measurement.value", "measurement.period",
        ],
    ];
    families: [Facts];
    parameters: ["values", "window"];
    words: [];
    values: ["criticality", "lacks"];
    over_documentation: false;
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
        let asked = within.and(is_critical(service, &mut look));
        let mut lacks = Vec::new();
        let mut found = asked;
        if asked != Tri::No {
            let lacking = FAMILIES.map(|family| {
                let shown =
                    is_measured(ctx, (service, family), &measurements, |_, _| Tri::Yes, &mut look);
                if shown == Tri::No {
                    lacks.push(family.to_string());
                }
                shown.not()
            });
            found = asked.and(Tri::any(lacking));
        }
        acc.conclude(service, found, look, || {
            let criticality = service
                .document()
                .criticality
                .given()
                .map_or("", |criticality| criticality.as_str());
            Draft::new(Indicator::Observation)
                .value("criticality", Value::Text(criticality.to_owned()))
                .list("lacks", lacks)
        });
    }
}
