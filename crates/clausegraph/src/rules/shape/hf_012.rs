use clausegraph_model::{Artefact, ArtefactKind};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// The tool is taken for the system.
    ///
    /// # What it finds
    ///
    /// A routine that nothing but tools define (`routine.defined_in` lists one artefact or more, and all of them
    /// are of kind `tool`), and which lacks `lacking` or more of these four: an `owner`, a policy
    /// (`routine.policy`), measures (`routine.measures`) and a review (`routine.reviewed_in`).
    /// One lacks where it is stated none. A routine that nothing at all defines is another matter.
    /// Where this holds of `routines` routines or more, the organisation is found as well, with the graver
    /// indicator.
    ///
    /// # Why it matters
    ///
    /// A workflow does what it was set up to do. Nobody has said what it is to achieve, who answers for it and
    /// how anybody would notice that it fails.
    ///
    /// # Example
    ///
    /// "Our change process is the workflow of the service desk": no policy, no measure, no review.
    "HF-012", "tool-taken-for-system", Direction;
    indicators: [Minor, Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => [
            "routine.defined_in", "owner", "routine.policy", "routine.measures", "routine.reviewed_in",
        ],
    ];
    families: [Routines];
    parameters: ["lacking", "routines"];
    words: [];
    values: ["lacks", "tools", "routines"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut all = Look::default();
    let (mut tally, mut found) = (Tally::default(), Vec::new());
    for routine in ctx.there(&[ArtefactKind::Routine]) {
        let (answer, look) = one(ctx, routine, acc);
        if answer != Tri::No {
            all.join(look);
        }
        if answer.is_yes() {
            found.push(routine);
        }
        tally.add(answer);
    }
    acc.conclude(SubjectOf::Organisation, tally.at_least(ctx.count("routines")), all, || {
        let ids = found.iter().map(|routine| routine.id().clone()).collect();
        Draft::new(Indicator::Minor)
            .value("routines", Value::Artefacts(ids))
            .artefacts(found.iter().copied())
    });
}

/// One routine, and what was read of it.
fn one<'s, 'g>(ctx: &Ctx<'s, 'g>, routine: &'g Artefact, acc: &mut Acc<'s, 'g>) -> (Tri, Look<'g>) {
    let mut look = Look::default();
    let defined_in = read!(look, routine, routine.defined_in);
    let tools: Vec<&'g Artefact> = defined_in
        .given()
        .copied()
        .into_iter()
        .flatten()
        .filter_map(|id| ctx.artefact(id))
        .collect();
    let by_tools = Tri::given(defined_in, |_| {
        tools.iter().all(|artefact| artefact.kind() == ArtefactKind::Tool)
    });
    let mut own = Look::default();
    let parts = [
        ("owner", Tri::none(read!(own, routine, owner))),
        ("policy", Tri::none(read!(own, routine, routine.policy))),
        ("measures", Tri::none(read!(own, routine, routine.measures))),
        ("review", Tri::none(read!(own, routine, routine.reviewed_in))),
    ];
    let lacking = Tally::of(parts.map(|(_, lacks)| lacks)).at_least(ctx.count("lacking"));
    let found = by_tools.and(lacking);
    if by_tools != Tri::No {
        look.join(own);
    }
    acc.conclude(routine, found, look.clone(), || {
        let lacks = parts.iter().filter(|(_, lacks)| lacks.is_yes());
        Draft::new(Indicator::Observation)
            .list("lacks", lacks.map(|(what, _)| (*what).to_owned()))
            .value("tools", Value::Artefacts(tools.iter().map(|tool| tool.id().clone()).collect()))
            .artefacts([routine])
            .artefacts(tools.iter().copied())
    });
    (found, look)
}
