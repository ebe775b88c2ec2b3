use std::collections::BTreeSet;

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
    let named: BTreeSet<&'g Key> = sets
        .iter()
        .filter_map(|set| read!(nameless, set, records.population).given().copied())
        .collect();
    for population in named {
        one(ctx, population, &sets, acc);
    }
    if nameless.is_missing_something() {
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
    // The records that there may be beyond those counted; nothing where there may be any number.
    let mut beyond = Some(0_u64);
    for set in sets {
        let mut own = Look::default();
        // A set whose population nobody states may be one of these.
        let of = Tri::given(read!(own, set, records.population), |of| of == population);
        let recent = Tri::given(read!(own, set, records.period), |period| {
            (ctx.before(ctx.days("window"))..=ctx.as_of()).contains(&period.last())
        });
        let counts = of.and(recent);
        let total = match read!(own, set, records.total) {
            Fact::Given(total) => Some(u64::from(*total)),
            Fact::StatedNone => Some(0),
            Fact::Unknown => None,
        };
        match (counts, total) {
            (Tri::No, _) | (_, Some(0)) => continue,
            (Tri::Yes, Some(total)) => {
                records += total;
                counted.push(*set);
            }
            (Tri::Unknown, Some(total)) => beyond = beyond.map(|beyond| beyond + total),
            (Tri::Yes | Tri::Unknown, None) => beyond = None,
        }
        look.join(own);
    }
    let limit = ctx.count("records");
    let enough = if records >= limit {
        Tri::Yes
    } else if beyond.is_none_or(|beyond| records + beyond >= limit) {
        Tri::Unknown
    } else {
        Tri::No
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
