use clausegraph_model::{ArtefactKind, ElementList};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        measures::{
            families::{FAMILIES, is_critical, is_measured},
            series::Measurements,
        },
        verdict::{Draft, Look},
    },
};

rule! {
    /// Outcomes are measured.
    ///
    /// # What it finds
    ///
    /// A service of the scope with the `criticality` high or critical for which each of the families
    /// `reliability-availability`, `change-success`, `time-to-restore` and `user-experience` has a metric (`metric.family`)
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
    /// quality. Here it is known before anybody complains.
    ///
    /// # Example
    ///
    /// Payroll has half a year of figures on availability, changes, restoring and satisfaction.
    "GP-08", "outcomes-measured", Measures;
    indicators: [Strength];
    needs: [
        NeedOf::Organisation => ["scope.services"],
        NeedOf::Services => ["criticality", "state"],
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => ["metric.family", "covers"],
        NeedOf::Artefacts(&[ArtefactKind::Measurement]) => [
            "measurement.of", "measurement.value", "measurement.period",
        ],
    ];
    families: [Facts];
    parameters: ["values", "window"];
    words: [];
    values: ["criticality"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let services = ctx.elements(ElementList::Services);
    if services.is_unknown() {
        let mut look = Look::default();
        look.lacks(SubjectOf::Organisation, "scope.services");
        acc.conclude(SubjectOf::Organisation, Tri::Unknown, look, || {
            Draft::new(Indicator::Strength)
        });
    }
    let measurements = Measurements::new(ctx);
    for service in services.given().into_iter().flatten().copied() {
        let mut look = Look::default();
        let mut found = ctx.in_scope(service, &mut look).and(is_critical(service, &mut look));
        if found != Tri::No {
            found = found.and(Tri::all(FAMILIES.map(|family| {
                let wanted = (service, family);
                is_measured(ctx, wanted, &measurements, |_, _| Tri::Yes, &mut look)
            })));
        }
        acc.conclude(service, found, look, || {
            let criticality = service
                .document()
                .criticality
                .given()
                .map_or("", |criticality| criticality.as_str());
            Draft::new(Indicator::Strength)
                .value("criticality", Value::Text(criticality.to_owned()))
        });
    }
}
