use std::collections::BTreeSet;

use clausegraph_model::{ArtefactKind, Fact, Family, document::Mandate};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{
    Indicator, NeedOf, Subject,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Not lean.
    ///
    /// # What it finds
    ///
    /// More of something than an organisation of that size can carry. Four things are counted, each a finding of
    /// its own:
    ///
    /// - `routines`: routines that everybody works by (`routine.mandate` is `mandatory`);
    /// - `roles`: roles, one for each `fact.subject`, whoever holds them; a role whose subject is stated none is
    ///   one of its own, and one whose subject is not stated may be the same as any that has one;
    /// - `metrics`: metrics whose `metric.reported_in` holds an artefact of kind `management-review`;
    /// - `forums`: forums.
    ///
    /// The bound is the parameter of the same name, for 100 people; it grows with the square root of the
    /// headcount. The finding stands where count² × 100 > bound² × `organisation.headcount`.
    /// Where the headcount is not given, nothing can be said of what is there at all.
    ///
    /// # Why it matters
    ///
    /// What few people know by heart is kept; what nobody can oversee is kept up for its own sake.
    ///
    /// # Example
    ///
    /// 74 indicators in a unit of 40 people.
    "HF-045", "more-than-the-size-carries", Burden;
    indicators: [Health];
    needs: [
        NeedOf::Organisation => ["organisation.headcount"],
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => ["routine.mandate"],
        NeedOf::Artefacts(&[ArtefactKind::Role]) => ["fact.subject"],
        NeedOf::Artefacts(&[ArtefactKind::Metric]) => ["metric.reported_in"],
    ];
    families: [];
    parameters: ["routines", "roles", "metrics", "forums"];
    words: [];
    values: ["routines", "roles", "metrics", "forums", "most", "headcount"];
    over_documentation: false;
}

/// Counts one sort of thing.
type Count<'s, 'g> = fn(&Ctx<'s, 'g>, &mut Look<'g>) -> Tally;

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let counts: [(_, Count<'s, 'g>); 4] =
        [("routines", routines), ("roles", roles), ("metrics", metrics), ("forums", forums)];
    for (what, count) in counts {
        let mut look = Look::default();
        let mut tally = count(ctx, &mut look);
        let family = if what == "routines" { Family::Routines } else { Family::Facts };
        if ctx.untold(family, &mut look) == Tri::Unknown {
            tally.unsure = u64::from(u32::MAX);
        }
        let headcount = headcount(ctx, tally, &mut look);
        let most = most(ctx.number(what), headcount.unwrap_or_default());
        let found = match headcount {
            Some(_) => tally.at_least(most.saturating_add(1)),
            None => tally.at_least(1).and(Tri::Unknown),
        };
        let subject = Subject::from(SubjectOf::Organisation).part(what);
        acc.conclude(subject, found, look, || {
            Draft::new(Indicator::Health)
                .count(what, tally.yes)
                .count("most", most)
                .count("headcount", u64::from(headcount.unwrap_or_default()))
        });
    }
}

/// How many people there are; not asked where there is nothing to count.
fn headcount<'g>(ctx: &Ctx<'_, 'g>, tally: Tally, look: &mut Look<'g>) -> Option<u32> {
    let identity = ctx.organisation().identity();
    let stated = identity.and_then(|identity| identity.headcount.given().copied());
    match stated {
        Some(_) => look.saw(SubjectOf::Organisation, "organisation.headcount"),
        None if tally.at_least(1) == Tri::No => {}
        None => look.lacks(SubjectOf::Organisation, "organisation.headcount"),
    }
    stated
}

/// The highest count that so many people carry: no count whose square lies above bound² × headcount / 100.
fn most(bound: Decimal, headcount: u32) -> u64 {
    let square = bound * bound * Decimal::from(headcount) / Decimal::ONE_HUNDRED;
    square.to_u64().map_or(u64::MAX, u64::isqrt)
}

fn routines<'g>(ctx: &Ctx<'_, 'g>, look: &mut Look<'g>) -> Tally {
    Tally::of(ctx.there(&[ArtefactKind::Routine]).map(|routine| {
        let mandate = read!(look, routine, routine.mandate);
        Tri::given(mandate, |mandate| *mandate == Mandate::Mandatory)
    }))
}

fn roles<'g>(ctx: &Ctx<'_, 'g>, look: &mut Look<'g>) -> Tally {
    let (mut tally, mut known) = (Tally::default(), BTreeSet::new());
    for role in ctx.there(&[ArtefactKind::Role]) {
        match read!(look, role, fact.subject) {
            Fact::Given(subject) if !known.insert(subject) => {}
            Fact::Given(_) | Fact::StatedNone => tally.add(Tri::Yes),
            Fact::Unknown => tally.add(Tri::Unknown),
        }
    }
    if known.is_empty() && tally.unknown > 0 {
        // There is none that the first of them could be the same as.
        tally.yes += 1;
        tally.unknown -= 1;
    }
    tally
}

fn metrics<'g>(ctx: &Ctx<'_, 'g>, look: &mut Look<'g>) -> Tally {
    Tally::of(ctx.there(&[ArtefactKind::Metric]).map(|metric| {
        Tri::given(read!(look, metric, metric.reported_in), |reports| {
            let mut reports = reports.iter().filter_map(|id| ctx.artefact(id));
            reports.any(|report| report.kind() == ArtefactKind::ManagementReview)
        })
    }))
}

fn forums<'g>(ctx: &Ctx<'_, 'g>, _look: &mut Look<'g>) -> Tally {
    Tally::of(ctx.there(&[ArtefactKind::Forum]).map(|_| Tri::Yes))
}
