use clausegraph_model::{
    Amount, Artefact, ArtefactKind, Element, ElementList, Fact, MemberId,
    document::{MetricFamily, TargetClass, TargetDocument},
};
use rust_decimal::Decimal;

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        kinds::SUPPLY,
        measures::{
            families::is_measured,
            series::{Measurements, covers},
        },
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// The chain is held from end to end.
    ///
    /// # What it finds
    ///
    /// A service of the scope that `suppliers` or more suppliers (of any type, in the scope or not) take part in, by the
    /// `services` of the supplier, and
    ///
    /// - that has an `owner`;
    /// - whose way from end to end is measured: a metric with the `metric.family` `end-to-end` has a `metric.goal` or a
    ///   `fact.target`, and has `values` or more values of the service within the last `window` days (the day so many
    ///   days before the as-of date included). A value is the `measurement.value` of a measurement whose `measurement.of` is
    ///   the metric, of the last day of its `measurement.period`, else of its `dated_on`; it is one of the service where
    ///   the `covers` of the measurement lists it or, where that is not given, the `covers` of the metric does;
    /// - whose suppliers together can keep what was promised. Targets are the values of the entries of `agreement.targets`
    ///   with the class `availability`. One is promised: the highest one of the service level agreements that list the
    ///   service in `covers`. And the lowest one of each supplier, over the contracts and internal agreements whose
    ///   `agreement.party` it is and whose `covers` lists the service or `whole-sms`; every supplier has one. Each of
    ///   these is at least as high as the promised one, and so is their product.
    ///   Agreements count that are approved or in use, and hold on the as-of date (`agreement.valid_from` is not later,
    ///   `agreement.valid_to` not earlier; where these are not given, they do not limit it).
    ///
    /// # Why it matters
    ///
    /// The user of a service knows no suppliers. Where somebody answers for the whole way, measures it, and has
    /// agreed on each part of it what the whole promises, nobody can point to another.
    ///
    /// # Example
    ///
    /// The shop is promised at 99.5 %; its two suppliers are bound to 99.8 % each, and the owner measures the whole.
    "GP-11", "end-to-end-chain", Parties;
    indicators: [Strength];
    needs: [
        NeedOf::Organisation => ["scope.services", "scope.suppliers"],
        NeedOf::Services => ["owner", "state"],
        NeedOf::Suppliers => ["services"],
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => [
            "metric.family", "covers", "metric.goal", "fact.target",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Measurement]) => [
            "measurement.of", "measurement.value", "measurement.period",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Sla]) => [
            "status", "covers", "agreement.targets", "agreement.targets[].class",
            "agreement.targets[].value",
        ],
        NeedOf::Artefacts(SUPPLY) => [
            "status", "covers", "agreement.party", "agreement.targets", "agreement.targets[].class",
            "agreement.targets[].value",
        ],
    ];
    families: [Facts, Documents];
    parameters: ["suppliers", "values", "window"];
    words: [];
    values: ["suppliers", "promised", "together"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let services = ctx.elements(ElementList::Services);
    let suppliers = ctx.elements(ElementList::Suppliers);
    for (list, field) in [(&services, "scope.services"), (&suppliers, "scope.suppliers")] {
        if list.is_unknown() {
            let mut look = Look::default();
            look.lacks(SubjectOf::Organisation, field);
            let subject = crate::Subject::from(SubjectOf::Organisation).part(field);
            acc.conclude(subject, Tri::Unknown, look, || Draft::new(Indicator::Strength));
        }
    }
    let Some(suppliers) = suppliers.given().or_else(|| suppliers.is_stated_none().then_some(&NONE))
    else {
        return;
    };
    let measurements = Measurements::new(ctx);
    for service in services.given().into_iter().flatten().copied() {
        of_service(ctx, service, suppliers, &measurements, acc);
    }
}

static NONE: Vec<&Element> = Vec::new();

fn of_service<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    service: &'g Element,
    suppliers: &[&'g Element],
    measurements: &Measurements<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let mut look = Look::default();
    let within = ctx.in_scope(service, &mut look);
    let parts = suppliers.iter().map(|supplier| {
        let takes_part = read!(look, *supplier, services);
        Tri::given(takes_part, |services| services.contains(service.id()))
    });
    let parts: Vec<Tri> = parts.collect();
    let tally = Tally::of(parts.iter().copied());
    let asked = within.and(tally.at_least(ctx.count("suppliers")));
    if asked == Tri::No {
        return acc.conclude(service, asked, look, || Draft::new(Indicator::Strength));
    }
    let owned = Tri::given(read!(look, service, owner), |_| true);
    let has_goal = |metric: &'g Artefact, look: &mut Look<'g>| {
        let goal = Tri::given(read!(look, metric, metric.goal), |_| true);
        if goal.is_yes() {
            return goal;
        }
        goal.or(Tri::given(read!(look, metric, fact.target), |_| true))
    };
    let wanted = (service, MetricFamily::EndToEnd);
    let measured = is_measured(ctx, wanted, measurements, has_goal, &mut look);
    let chain = Chain::of(ctx, service, suppliers.iter().zip(&parts), &mut look);
    let found = Tri::all([asked, owned, measured, chain.holds()]);
    acc.conclude(service, found, look, || {
        let draft = Draft::new(Indicator::Strength).count("suppliers", tally.yes);
        let number = |value: Decimal| value.normalize().to_string();
        match (chain.promised.value, chain.together()) {
            (Some(promised), Some(together)) => draft
                .value("promised", Value::Text(number(promised)))
                .value("together", Value::Text(number(together))),
            _ => draft,
        }
    });
}

/// The deciding target of some agreements, and whether there may be another.
#[derive(Clone, Copy, Default)]
struct Target {
    value: Option<Decimal>,
    is_open: bool,
}

/// What is promised of a service, and what its suppliers are bound to.
struct Chain {
    promised: Target,
    bound: Vec<Target>,
    /// Whether others may take part.
    is_open: bool,
}

impl Chain {
    fn of<'g, 'a>(
        ctx: &Ctx<'_, 'g>,
        service: &'g Element,
        suppliers: impl Iterator<Item = (&'a &'g Element, &'a Tri)>,
        look: &mut Look<'g>,
    ) -> Self
    where
        'g: 'a,
    {
        let id = service.id().as_str();
        let of_service = |sla: &'g Artefact, look: &mut Look<'g>| covers(sla, id, look);
        let promised = target(ctx, &[ArtefactKind::Sla], of_service, Decimal::max, look);
        let mut found = Self { promised, bound: Vec::new(), is_open: false };
        for (supplier, takes_part) in suppliers {
            if *takes_part == Tri::Unknown {
                found.is_open = true;
            }
            if !takes_part.is_yes() {
                continue;
            }
            let with_supplier = |agreement: &'g Artefact, look: &mut Look<'g>| {
                let party = read!(look, agreement, agreement.party);
                let party = Tri::given(party, |party| party == supplier.id());
                if party == Tri::No {
                    return party;
                }
                party.and(covers(agreement, id, look).or(covers(
                    agreement,
                    MemberId::WHOLE_SMS,
                    look,
                )))
            };
            found.bound.push(target(ctx, SUPPLY, with_supplier, Decimal::min, look));
        }
        found
    }

    /// The product of what the suppliers are bound to; none where one of them is bound to nothing.
    fn together(&self) -> Option<Decimal> {
        let bound = self.bound.iter().map(|target| target.value);
        bound.into_iter().try_fold(Decimal::ONE, |product, value| product.checked_mul(value?))
    }

    /// Whether the suppliers together can keep what is promised.
    ///
    /// What is not known may raise the promise, lower what a supplier is bound to, or bring one more supplier.
    fn holds(&self) -> Tri {
        let is_open =
            self.is_open || self.promised.is_open || self.bound.iter().any(|one| one.is_open);
        let lacks = |target: &Target| target.value.is_none() && !target.is_open;
        if lacks(&self.promised) || self.bound.iter().any(lacks) {
            return Tri::No;
        }
        let (Some(promised), Some(together)) = (self.promised.value, self.together()) else {
            return Tri::Unknown;
        };
        let each = self.bound.iter().filter_map(|one| one.value).all(|value| value >= promised);
        Tri::from(each && together >= promised).and(if is_open { Tri::Unknown } else { Tri::Yes })
    }
}

/// The deciding availability of those agreements of some kinds that `counts` picks.
fn target<'g>(
    ctx: &Ctx<'_, 'g>,
    kinds: &'static [ArtefactKind],
    counts: impl Fn(&'g Artefact, &mut Look<'g>) -> Tri,
    decides: impl Fn(Decimal, Decimal) -> Decimal,
    look: &mut Look<'g>,
) -> Target {
    let mut found = Target::default();
    for agreement in ctx.there(kinds).filter(|agreement| ctx.holds(agreement)) {
        let mut own = Look::default();
        let counted = counts(agreement, &mut own);
        if counted == Tri::No {
            continue;
        }
        let counted = counted.and(ctx.in_force(agreement, &mut own));
        look.join(own);
        if counted == Tri::No {
            continue;
        }
        let targets = read!(look, agreement, agreement.targets);
        found.is_open |= targets.is_unknown();
        for target in targets.given().into_iter().copied().flatten() {
            match (availability(agreement, target, look), counted) {
                (Fact::Given(value), Tri::Yes) => {
                    found.value = Some(found.value.map_or(value, |known| decides(known, value)));
                }
                (Fact::StatedNone, _) => {}
                (Fact::Given(_) | Fact::Unknown, _) => found.is_open = true,
            }
        }
    }
    found
}

/// The availability that a target sets; stated none where it sets none.
fn availability<'g>(
    agreement: &'g Artefact,
    target: &TargetDocument,
    look: &mut Look<'g>,
) -> Fact<Decimal> {
    match target.class {
        Fact::Given(TargetClass::Availability) => {}
        Fact::Given(_) | Fact::StatedNone => return Fact::StatedNone,
        Fact::Unknown => {
            look.lacks(agreement, "agreement.targets[].class");
            return Fact::Unknown;
        }
    }
    if target.value.is_unknown() {
        look.lacks(agreement, "agreement.targets[].value");
    }
    target.value.map(Amount::decimal)
}
