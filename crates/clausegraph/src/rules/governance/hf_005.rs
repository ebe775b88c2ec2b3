use clausegraph_model::{Artefact, ArtefactKind, Fact, Key};

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
    /// Work without a defined routine.
    ///
    /// # What it finds
    ///
    /// Records of a type that pile up while no routine in use leaves records of that type.
    /// For each record population with a record set whose period ends within the last `window` days:
    /// the totals of those sets are added up.
    /// The finding stands where they come to `records` or more, and no routine with status `in-use` lists
    /// the population among its `record_types`.
    ///
    /// # Why it matters
    ///
    /// What is done without a routine depends on who does it: nobody has said what starts it, what it is to
    /// lead to and who answers for it. An auditor meets it as records that lead to no description.
    ///
    /// # Example
    ///
    /// 240 supplier tickets within half a year, and no supplier routine with an owner.
    "HF-005", "work-without-routine", Operation;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::RecordSet]) => [
            "records.population", "records.period", "records.total",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => ["routine.record_types", "status"],
    ];
    families: [Records, Routines];
    parameters: ["records", "window"];
    words: [];
    values: ["population", "records", "sets"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let sets: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::RecordSet]).collect();
    let mut nameless = Look::default();
    let mut populations: Vec<&'g Key> = Vec::new();
    for set in &sets {
        if let Fact::Given(population) = read!(nameless, set, records.population)
            && !populations.contains(&population)
        {
            populations.push(population);
        }
    }
    populations.sort();
    for population in &populations {
        one(ctx, population, &sets, acc);
    }
    if sets.iter().any(|set| {
        set.document().records.as_ref().is_none_or(|records| records.population.is_unknown())
    }) {
        acc.conclude(SubjectOf::Organisation, Tri::Unknown, nameless, || {
            Draft::new(Indicator::Minor)
        });
    }
}

/// One record population.
fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    population: &'g Key,
    sets: &[&'g Artefact],
    acc: &mut Acc<'s, 'g>,
) {
    let mut look = Look::default();
    let (mut records, mut counted) = (0_u64, Vec::new());
    let mut unsure = false;
    for set in sets {
        let of = set.document().records.as_deref();
        let own = of.map_or(Fact::Unknown, |records| records.population.as_ref());
        if own.is_unknown() {
            // It may be a set of these records.
            look.lacks(*set, "records.population");
            unsure = true;
        }
        if own.given() != Some(&population) {
            continue;
        }
        let recent = Tri::given(read!(look, set, records.period), |period| {
            period.last() >= ctx.before(ctx.days("window")) && period.first() <= ctx.as_of()
        });
        match (recent, read!(look, set, records.total)) {
            (Tri::No, _) | (_, Fact::StatedNone) => {}
            (Tri::Yes, Fact::Given(total)) => {
                records += u64::from(*total);
                counted.push(*set);
            }
            (Tri::Unknown, _) | (_, Fact::Unknown) => unsure = true,
        }
    }
    let enough = match (records >= ctx.count("records"), unsure) {
        (true, _) => Tri::Yes,
        (false, true) => Tri::Unknown,
        (false, false) => Tri::No,
    };
    let routines = ctx.there(&[ArtefactKind::Routine]).map(|routine| {
        let mut own = Look::default();
        let leaves = Tri::given(read!(own, routine, routine.record_types), |types| {
            types.contains(population)
        });
        let runs = leaves.and(ctx.in_use(routine, &mut own));
        if runs != Tri::No {
            look.join(own);
        }
        runs
    });
    let described = Tri::any(routines.collect::<Vec<_>>());
    let subject = crate::Subject::from(SubjectOf::Organisation).part(population.as_str());
    acc.conclude(subject, enough.and(described.not()), look, || {
        Draft::new(Indicator::Minor)
            .value("population", Value::Text(population.to_string()))
            .count("records", records)
            .value("sets", Value::Artefacts(counted.iter().map(|set| set.id().clone()).collect()))
            .artefacts(counted.iter().copied())
    });
}
