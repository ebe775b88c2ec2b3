use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{ArtefactId, ArtefactKind, Date, Fact, Interval};

use super::paper::has_run;
use crate::{
    Evidence, Indicator, NeedOf, SlotValue,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Paper process: declared, and no records of its operation.
    ///
    /// # What it finds
    ///
    /// A routine that is approved or in use, is worked by since `settled` days or more before the as-of date
    /// (`routine.effective_on`), is expected to have run `expected` times or more within the window, and left
    /// nothing behind in it.
    /// The window goes from `routine.effective_on`, but not from earlier than `window` days before the as-of date, up
    /// to the as-of date. It is expected to have run as often as `routine.expected_every`, laid end to end from the
    /// first day of the window, fits into it.
    ///
    /// It left something behind where a record set of one of its `routine.record_types` whose period overlaps the
    /// window holds a record, or where a record, report, review, audit, test, analysis or action that links to
    /// it is dated within the window.
    /// A record set of no records counts as well where `records.none_because` says why there are none.
    /// A routine that states to leave no records (`routine.record_types` none) is not looked at by them.
    /// Other than that, records that are not listed are not there: only where a set may be of the types, may
    /// overlap or may hold records, or where a reason may be given, nothing can be said.
    ///
    /// The graver indicator is given where the routine is the only evidence of a clause: offers of it count in
    /// slots of the clause's requirements, and no offer of anything else does.
    ///
    /// # Why it matters
    ///
    /// A description shows an intention. That something runs is shown by what it leaves behind.
    ///
    /// # Example
    ///
    /// Problem management is described since January, and there is no problem record in November.
    "HF-028", "routine-without-records", Operation;
    indicators: [Major, Minor];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => [
            "status", "routine.effective_on", "routine.expected_every", "routine.record_types",
        ],
        NeedOf::Artefacts(&[ArtefactKind::RecordSet]) => [
            "records.population", "records.period", "records.total", "records.none_because",
        ],
    ];
    families: [Routines, Records];
    parameters: ["settled", "window", "expected"];
    words: [];
    values: ["since", "expected", "record_types", "only_for"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let only = only_evidence(ctx);
    for routine in ctx.there(&[ArtefactKind::Routine]) {
        let mut look = Look::default();
        let declared = ctx.in_force(routine, &mut look);
        let since = read!(look, routine, routine.effective_on);
        let settled = Tri::given(since, |since| *since <= ctx.before(ctx.days("settled")));
        let first = since.given().map_or(Date::FIRST, |since| **since);
        let first = first.max(ctx.before(ctx.days("window")));
        let every = read!(look, routine, routine.expected_every);
        let often = Tri::given(every, |every| runs(ctx, first, *every) >= ctx.count("expected"));
        let ran = match (has_run(ctx, routine, first, ctx.as_of(), &mut look), since) {
            // It may have run before the day that nobody states.
            (Tri::Yes, Fact::Unknown) => Tri::Unknown,
            (ran, _) => ran,
        };
        let found = declared.and(settled).and(often).and(ran.not());
        acc.conclude(routine, found, look, || {
            let clauses = only.get(routine.id()).cloned().unwrap_or_default();
            let indicator = if clauses.is_empty() { Indicator::Minor } else { Indicator::Major };
            let mut draft = Draft::new(indicator).value("since", Value::Date(first));
            if let Fact::Given(every) = every {
                draft = draft.count("expected", runs(ctx, first, *every));
            }
            let types = routine.document().routine.as_deref();
            let types = types.and_then(|routine| routine.record_types.given());
            draft
                .list("record_types", types.into_iter().flatten().map(ToString::to_string))
                .list("only_for", clauses)
                .artefacts([routine])
        });
    }
}

/// How often an interval fits between a day and the as-of date; not counted on past what is asked for.
fn runs(ctx: &Ctx<'_, '_>, first: Date, every: Interval) -> u64 {
    let (mut day, mut runs) = (first, 0);
    loop {
        let next = day.after(every);
        // The calendar ends somewhere, and an interval of nothing leads nowhere.
        if next > ctx.as_of() || next <= day {
            return runs;
        }
        day = next;
        runs += 1;
    }
}

/// The clauses for which an artefact is the only evidence, by artefact.
fn only_evidence<'g>(ctx: &Ctx<'_, 'g>) -> BTreeMap<&'g ArtefactId, Vec<String>> {
    let mut by_clause: BTreeMap<usize, BTreeSet<Option<&'g ArtefactId>>> = BTreeMap::new();
    for derivation in ctx.derivations() {
        let clause = by_clause.entry(derivation.cell.requirement.clause_position()).or_default();
        for offer in derivation.slots.iter().flat_map(|reading| &reading.offers) {
            if offer.value != SlotValue::None {
                clause.insert(match offer.evidence {
                    Evidence::Artefact(artefact) => Some(artefact.id()),
                    Evidence::Element(_) => None,
                });
            }
        }
    }
    let mut only: BTreeMap<&'g ArtefactId, Vec<String>> = BTreeMap::new();
    for (position, evidence) in by_clause {
        if evidence.len() == 1
            && let Some(Some(id)) = evidence.first()
            && let Some(clause) = ctx.catalogue().clause_at(position)
        {
            only.entry(id).or_default().push(clause.id().to_string());
        }
    }
    only
}
