use clausegraph_model::{
    Artefact, ArtefactKind, Element, ElementList,
    document::{MetricFamily, SupplierType, TargetClass},
};

use super::reading::{reviews_of, taking_part, within};
use crate::{
    Indicator, NeedOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        measures::series::{Measurements, is_about},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Suppliers monitored one by one.
    ///
    /// # What it finds
    ///
    /// A service of the scope in which `suppliers` or more external or internal suppliers of the scope take part (they
    /// list it in their `services`), each of which was reviewed, while nobody measures the service as a whole.
    ///
    /// Reviewed is a supplier that a supplier review of the last `window` days (the day so many days before the
    /// as-of date included) names in `covers`.
    /// The service is measured as a whole where a metric of the family `end-to-end` states a target (`metric.goal`, or
    /// `fact.target`) and has `values` or more values of the service. A value is the `measurement.value` of a
    /// measurement of the metric up to the as-of date; it is one of the service where the `covers` of the measurement
    /// lists it or, where that is not given, the `covers` of the metric does.
    ///
    /// A minor indicator where a service level agreement that names the service in `covers`, and whose
    /// `agreement.valid_from` and `agreement.valid_to`, where given, do not leave the as-of date out, has a target of the
    /// class availability, restore, business-outcome or experience: these hold for the service as a whole. Else an
    /// observation.
    ///
    /// # Why it matters
    ///
    /// Each supplier can be in order, and the customer still without service: what lies between them is nobody's.
    ///
    /// # Example
    ///
    /// Three scorecards of three suppliers, and no figure for the checkout as a whole.
    "HF-090", "suppliers-monitored-one-by-one", Parties;
    indicators: [Minor, Observation];
    needs: [
        NeedOf::Suppliers => ["services", "supplier_type"],
        NeedOf::Artefacts(&[ArtefactKind::SupplierReview]) => ["covers", "dated_on"],
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => ["metric.family", "metric.goal", "covers"],
        NeedOf::Artefacts(&[ArtefactKind::Measurement]) => ["measurement.of", "measurement.value"],
    ];
    families: [Reviews, Facts];
    parameters: ["suppliers", "window", "values"];
    words: [];
    values: ["suppliers"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let measurements = Measurements::new(ctx);
    for (service, within, look) in within(ctx, ElementList::Services, "scope.services", acc) {
        let mut look = look;
        let suppliers = suppliers(ctx, service, &mut look);
        let several = suppliers.as_ref().map_or(Tri::Unknown, |suppliers| {
            Tally::of(suppliers.iter().map(|(_, part)| *part)).at_least(ctx.count("suppliers"))
        });
        let mut found = within.and(several);
        if found != Tri::No {
            let each = suppliers.iter().flatten().map(|(supplier, part)| {
                let reviewed = is_reviewed(ctx, supplier, &mut look);
                part.not().or(reviewed)
            });
            let reviewed = Tri::all(each.collect::<Vec<_>>());
            let measured = is_measured(ctx, service, &measurements, &mut look);
            found = found.and(reviewed).and(measured.not());
        }
        acc.conclude(service, found, look, || {
            let (is_promised, agreements) = promised(ctx, service);
            let indicator = if is_promised { Indicator::Minor } else { Indicator::Observation };
            let sure = suppliers.iter().flatten().filter(|(_, part)| part.is_yes());
            Draft::new(indicator)
                .list("suppliers", sure.map(|(supplier, _)| supplier.id().to_string()))
                .artefacts(agreements)
        });
    }
}

/// The external and internal suppliers that take part.
fn suppliers<'g>(
    ctx: &Ctx<'_, 'g>,
    service: &'g Element,
    look: &mut Look<'g>,
) -> Option<Vec<(&'g Element, Tri)>> {
    let all = taking_part(ctx, service, look)?;
    let of_type = all.into_iter().map(|(supplier, part)| {
        let sort = read!(look, supplier, supplier_type);
        let counts = Tri::given(sort, |sort| *sort != SupplierType::CustomerAsSupplier);
        (supplier, part.and(counts))
    });
    Some(of_type.filter(|(_, part)| *part != Tri::No).collect())
}

fn is_reviewed<'g>(ctx: &Ctx<'_, 'g>, supplier: &'g Element, look: &mut Look<'g>) -> Tri {
    let first = ctx.before(ctx.days("window"));
    let reviews = reviews_of(ctx, supplier, look);
    Tri::any(reviews.into_iter().map(|(review, about)| {
        about.and(Tri::given(read!(look, review, dated_on), |day| *day >= first))
    }))
}

/// Whether a service is measured as a whole, against a target.
fn is_measured<'g>(
    ctx: &Ctx<'_, 'g>,
    service: &'g Element,
    measurements: &Measurements<'g>,
    look: &mut Look<'g>,
) -> Tri {
    let id = service.id().as_str();
    let metrics: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::Metric]).collect();
    Tri::any(metrics.into_iter().map(|metric| {
        let mut own = Look::default();
        let family = read!(own, metric, metric.family);
        let of_family = Tri::given(family, |family| *family == MetricFamily::EndToEnd);
        if of_family == Tri::No {
            return Tri::No;
        }
        let about = |found: &'g Artefact, look: &mut Look<'g>| is_about(metric, id, found, look);
        let series = measurements.series(ctx, &[metric.id()], about);
        let enough = series.numbers_since(clausegraph_model::Date::FIRST);
        let found = of_family.and(enough.at_least(ctx.count("values"))).and(aims(metric, &mut own));
        if found != Tri::No {
            look.join(own);
            look.join(series.look);
        }
        found
    }))
}

/// Whether a metric states a target.
fn aims<'g>(metric: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let written = metric.document().fact.as_deref().and_then(|fact| fact.target.given());
    if written.is_some() {
        look.saw(metric, "fact.target");
        return Tri::Yes;
    }
    Tri::given(read!(look, metric, metric.goal), |_| true)
}

/// Whether an agreement promises the service as a whole, and those that do.
fn promised<'g>(ctx: &Ctx<'_, 'g>, service: &Element) -> (bool, Vec<&'g Artefact>) {
    use TargetClass::{Availability, BusinessOutcome, Experience, Restore};
    let promises = |sla: &&'g Artefact| {
        let mut covers = sla.document().covers.given().into_iter().flatten();
        let agreement = sla.document().agreement.as_deref();
        let targets = agreement.and_then(|agreement| agreement.targets.given());
        let mut classes = targets.into_iter().flatten().filter_map(|target| target.class.given());
        covers.any(|member| member == service.id())
            && classes
                .any(|class| matches!(class, Availability | Restore | BusinessOutcome | Experience))
    };
    let slas = ctx.there(&[ArtefactKind::Sla]).filter(|sla| ctx.holds(sla));
    let found: Vec<&'g Artefact> = slas.filter(promises).collect();
    (!found.is_empty(), found)
}
