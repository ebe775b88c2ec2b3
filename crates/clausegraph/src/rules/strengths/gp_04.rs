use clausegraph_model::{Artefact, ArtefactKind, Fact, document::Mandate};

use crate::{
    Indicator, NeedOf,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        shape::patterns::{Specials, decision_of},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// The rule set is small.
    ///
    /// # What it finds
    ///
    /// Three things together:
    ///
    /// - there are at least `least` and at most `most` routines that everybody works by (`routine.mandate` is
    ///   `mandatory`);
    /// - the routines follow one pattern at least, and there are fewer than `ratio` times as many special routines
    ///   as patterns. A routine follows the pattern that `routine.pattern` names or, where that is stated none, the one
    ///   that its `routine.subject` stands for; where both are stated none it is left out. A routine is special
    ///   where another one follows the same pattern and no decision allows it: `routine.deviation` is stated
    ///   none, or names what is no decision or is not there. A routine whose pattern is not stated may follow any
    ///   pattern, or one of its own;
    /// - whatever `routine.deviation` names is a decision that is there and has a `dated_on`.
    ///
    /// # Why it matters
    ///
    /// A handful of routines that hold for all, and a dated decision for each exception, is a set of rules
    /// that people can know.
    ///
    /// # Example
    ///
    /// Seven routines for all, nine in all with the two that a plant may run in its own way, each by a decision.
    "GP-04", "small-rule-set", Burden;
    indicators: [Strength];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => [
            "routine.mandate", "routine.pattern", "routine.subject", "routine.deviation",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Decision]) => ["dated_on"],
    ];
    families: [Routines];
    parameters: ["least", "most", "ratio"];
    words: [];
    values: ["core", "specials", "patterns", "deviations"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let core = Tally::of(ctx.there(&[ArtefactKind::Routine]).map(|routine| {
        let mandate = read!(look, routine, routine.mandate);
        Tri::given(mandate, |mandate| *mandate == Mandate::Mandatory)
    }));
    let enough = core.at_least(ctx.count("least"));
    let too_many = core.at_least(ctx.count("most").saturating_add(1));
    let specials = Specials::of(ctx, &mut look);
    let follows = Tri::from(specials.patterns() > 0);
    let few = specials.at_least(ctx.number("ratio")).not();
    let deviations = Tally::of(
        ctx.there(&[ArtefactKind::Routine])
            .filter_map(|routine| is_decided(ctx, routine, &mut look)),
    );
    let decided = deviations.at_least(deviations.counted());
    let found = Tri::all([enough, too_many.not(), follows, few, decided]);
    acc.conclude(SubjectOf::Organisation, found, look, || {
        Draft::new(Indicator::Strength)
            .count("core", core.yes)
            .count("specials", specials.specials())
            .count("patterns", specials.patterns())
            .count("deviations", deviations.yes)
    });
}

/// Whether the deviation of a routine was decided on a day; none where it states no deviation.
fn is_decided<'g>(ctx: &Ctx<'_, 'g>, routine: &'g Artefact, look: &mut Look<'g>) -> Option<Tri> {
    match read!(look, routine, routine.deviation) {
        Fact::Given(id) => Some(match decision_of(ctx, id) {
            Some(decision) => Tri::given(read!(look, decision, dated_on), |_| true),
            None => Tri::No,
        }),
        Fact::StatedNone => None,
        Fact::Unknown => Some(Tri::Unknown),
    }
}
