use clausegraph_model::{Artefact, ArtefactKind, Fact};

use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Training counted as competence.
    ///
    /// # What it finds
    ///
    /// A role whose holder was trained (`role.trained_on` given, not later than the as-of date), and for which
    /// one of these holds:
    /// what the holder has to know is stated none (`role.competence`);
    /// how it is judged whether the holder is able to do it is stated none (`role.evaluation`);
    /// that was last judged (`role.evaluated_on`) longer ago than `months` months, is stated none, or stated
    /// for a day to come. The day on which the months are over is still in time.
    /// Roles whose `role.valid_to` lies before the as-of date are no subjects; those without training are clean.
    ///
    /// # Why it matters
    ///
    /// A course shows that somebody sat in it. Whether the person can do the work is shown by somebody who
    /// knows what the work takes, and looked.
    ///
    /// # Example
    ///
    /// Sixty foundation certificates, and nobody has said what a change manager has to be able to do.
    "HF-111", "training-counted-as-competence", People;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Role]) => [
            "role.trained_on", "role.competence", "role.evaluation", "role.evaluated_on",
        ],
    ];
    families: [Facts];
    parameters: ["months"];
    words: [];
    values: ["lacks", "trained", "evaluated"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for role in ctx.there(&[ArtefactKind::Role]) {
        let part = role.document().role.as_deref();
        let ended = part.and_then(|part| part.valid_to.given());
        if ended.is_none_or(|day| *day >= ctx.as_of()) {
            one(ctx, role, acc);
        }
    }
}

fn one<'s, 'g>(ctx: &Ctx<'s, 'g>, role: &'g Artefact, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let trained = ctx.happened(read!(look, role, role.trained_on));
    let evaluated = ctx.happened(read!(look, role, role.evaluated_on));
    let in_time = Tri::given(evaluated, |day| {
        ctx.months("months").is_some_and(|months| day.after(months) >= ctx.as_of())
    });
    let shortfalls = [
        ("required competence", Tri::none(read!(look, role, role.competence))),
        ("way of judging it", Tri::none(read!(look, role, role.evaluation))),
        ("judgement in time", in_time.not()),
    ];
    let short = Tri::any(shortfalls.map(|(_, short)| short));
    let found = Tri::none(trained).not().and(short);
    acc.conclude(role, found, look, || {
        let lacks = shortfalls.iter().filter(|(_, short)| short.is_yes());
        let mut draft = Draft::new(Indicator::Minor)
            .list("lacks", lacks.map(|(what, _)| (*what).to_owned()))
            .artefacts([role]);
        for (name, day) in [("trained", trained), ("evaluated", evaluated)] {
            if let Fact::Given(day) = day {
                draft = draft.value(name, Value::Date(day));
            }
        }
        draft
    });
}
