use clausegraph_model::{Artefact, ArtefactKind, Fact};
use rust_decimal::Decimal;

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
    /// Guardrails undefined.
    ///
    /// # What it finds
    ///
    /// Two things, each a finding of its own.
    ///
    /// `rules`: of all entries of the lists `rules` of policies, procedures and routines that are there, at least
    /// the share `high` or at most the share `low` is `mandatory`; looked at from `least` entries on. An entry for
    /// which that is stated none is not mandatory. A policy, procedure or routine that does not state the list may
    /// lay down any number of rules of both sorts, so that nothing can be said of the share.
    ///
    /// `local-variation`: less than the share `variation` of the routines states in `routine.local_variation`
    /// what a part of the organisation may do in its own way.
    ///
    /// # Why it matters
    ///
    /// Where everything is mandatory, people choose for themselves what to keep. Where nothing is, nobody can
    /// rely on anything. Few rules that bind and room for the rest hold better.
    ///
    /// # Example
    ///
    /// 212 rules, all of them mandatory for all teams.
    "HF-044", "guardrails-undefined", Direction;
    indicators: [Health];
    needs: [
        NeedOf::Artefacts(RULING) => ["rules", "rules[].mandatory"],
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => ["routine.local_variation"],
    ];
    families: [Documents, Routines];
    parameters: ["high", "low", "least", "variation"];
    words: [];
    values: ["mandatory", "varying"];
    over_documentation: false;
}

/// What tells people how to work.
const RULING: &[ArtefactKind] =
    &[ArtefactKind::Policy, ArtefactKind::Procedure, ArtefactKind::Routine];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    rules(ctx, acc);
    variation(ctx, acc);
}

fn rules<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let (mut tally, mut holders) = (Tally::default(), Vec::new());
    for artefact in ctx.there(RULING) {
        match read!(look, artefact, rules) {
            Fact::Given(rules) => {
                holders.push(artefact);
                for rule in rules {
                    if rule.mandatory.is_unknown() {
                        look.lacks(artefact, "rules[].mandatory");
                    }
                    tally.add(Tri::given(rule.mandatory.as_ref(), |mandatory| *mandatory));
                }
            }
            Fact::StatedNone => {}
            // Any number of rules.
            Fact::Unknown => tally.unsure = u64::from(u32::MAX),
        }
    }
    let optional = Tally { yes: tally.no, no: tally.yes, ..tally };
    let one_sided = tally
        .share_at_least(ctx.number("high"))
        .or(optional.share_at_least(Decimal::ONE - ctx.number("low")));
    let found = tally.counted_at_least(ctx.count("least")).and(one_sided);
    acc.conclude(Subject::from(SubjectOf::Organisation).part("rules"), found, look, || {
        share("mandatory", tally).artefacts(holders)
    });
}

fn variation<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let routines: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::Routine]).collect();
    let tally = Tally::of(
        routines
            .iter()
            .map(|routine| Tri::none(read!(look, routine, routine.local_variation)).not()),
    );
    let found = tally.share_below(ctx.number("variation"));
    let subject = Subject::from(SubjectOf::Organisation).part("local-variation");
    acc.conclude(subject, found, look, || share("varying", tally).artefacts(routines));
}

fn share<'g>(name: &'static str, tally: Tally) -> Draft<'g> {
    let whole = tally.counted();
    Draft::new(Indicator::Health).value(name, Value::Share { part: tally.yes, whole })
}
