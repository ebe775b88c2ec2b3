use clausegraph_model::{Artefact, ArtefactKind, Date, Fact, document::ArtefactStatus};
use rust_decimal::Decimal;

use super::patterns::Specials;
use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Special processes on the increase.
    ///
    /// # What it finds
    ///
    /// Two things, each a finding of its own.
    ///
    /// `specials`: a routine follows the pattern that `routine.pattern` names or, where that is stated none, the
    /// one that its `routine.subject` stands for; where both are stated none it is left out. Words that are
    /// equal are one pattern. A routine is special where another one follows the same pattern and no decision
    /// allows it: `routine.deviation` is stated none, or names what is no decision or is not there. The finding
    /// stands where there are at least `ratio` times as many special routines as patterns.
    /// A routine whose pattern is not stated may follow any pattern, or one of its own.
    ///
    /// `growth`: a routine is new where its `created_on` or, where that is stated none, its
    /// `routine.effective_on` lies within the last `window` days; where both are stated none, it is not. The
    /// finding stands where there are more new ones than the share `growth` of all others, where there are
    /// others, and where no routine with status `retired` has a `routine.ended_on` within these days.
    /// A retired routine without such a day may have ended within them.
    ///
    /// # Why it matters
    ///
    /// Every special way has its reasons, and in ten years nobody remembers them. Few generic ways, and a
    /// decision for each exception, keep the system such that people can know it.
    ///
    /// # Example
    ///
    /// Eleven change routines for one pattern, two of them with a reason on record.
    "HF-040", "special-processes-on-the-increase", Burden;
    indicators: [Health];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => [
            "routine.pattern", "routine.subject", "routine.deviation", "created_on",
            "routine.effective_on", "routine.ended_on",
        ],
    ];
    families: [Routines];
    parameters: ["ratio", "growth", "window"];
    words: [];
    values: ["specials", "patterns", "routines", "added", "before"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    specials(ctx, acc);
    growth(ctx, acc);
}

fn specials<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let specials = Specials::of(ctx, &mut look);
    let found = specials.at_least(ctx.number("ratio"));
    acc.conclude(Subject::from(SubjectOf::Organisation).part("specials"), found, look, || {
        let ids = specials.certain.iter().map(|routine| routine.id().clone()).collect();
        Draft::new(Indicator::Health)
            .count("specials", specials.specials())
            .count("patterns", specials.patterns())
            .value("routines", Value::Artefacts(ids))
            .artefacts(specials.certain)
    });
}

fn growth<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let first = ctx.before(ctx.days("window"));
    let within = |day: &Date| (first..=ctx.as_of()).contains(day);
    let tally = Tally::of(ctx.there(&[ArtefactKind::Routine]).map(|routine| {
        match read!(look, routine, created_on) {
            Fact::StatedNone => Tri::given(read!(look, routine, routine.effective_on), within),
            stated @ (Fact::Given(_) | Fact::Unknown) => Tri::given(stated, within),
        }
    }));
    let routines = ctx.organisation().artefacts().iter();
    let ended = Tri::any(routines.filter(|routine| is_retired(routine)).map(|routine| {
        match read!(look, routine, routine.ended_on) {
            Fact::Given(day) => within(day).into(),
            Fact::StatedNone | Fact::Unknown => {
                look.lacks(routine, "routine.ended_on");
                Tri::Unknown
            }
        }
    }));
    let found = grew(ctx.number("growth"), &tally).and(ended.not());
    acc.conclude(Subject::from(SubjectOf::Organisation).part("growth"), found, look, || {
        Draft::new(Indicator::Health)
            .count("added", tally.yes)
            .count("before", tally.no + tally.unknown)
    });
}

fn is_retired(routine: &Artefact) -> bool {
    routine.kind() == ArtefactKind::Routine
        && routine.document().status == Fact::Given(ArtefactStatus::Retired)
}

/// Whether there are more new ones than a share of the others.
fn grew(share: Decimal, tally: &Tally) -> Tri {
    let more = |added: u64, before: u64| {
        before > 0 && Decimal::from(added) > share * Decimal::from(before)
    };
    // Where all that are known are new, one of the others has to be old.
    let old = tally.no.max(tally.unknown.min(1));
    let new = tally.yes + (tally.no + tally.unknown - old);
    Tri::between(tally.no > 0 && more(tally.yes, tally.no + tally.unknown), more(new, old))
}
