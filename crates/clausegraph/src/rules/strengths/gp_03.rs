use clausegraph_model::{ArtefactKind, ElementList};

use crate::{
    Indicator, NeedOf,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        owners::answers_alone,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Everything has one owner.
    ///
    /// # What it finds
    ///
    /// Exactly one person who still works there answers for each service and supplier of the scope and for each
    /// routine that is there: `owner` is given, `co_owners` names nobody else, and the owner is stated to be active and
    /// not to have left. There is one service at least, and one routine.
    ///
    /// # Why it matters
    ///
    /// A sharp role model is what an organisation is asked for first and has last.
    ///
    /// # Example
    ///
    /// Nine services, four suppliers and seven routines, each with one name behind it.
    "GP-03", "sharp-roles", Ownership;
    indicators: [Strength];
    needs: [
        NeedOf::Organisation => ["scope.services"],
        NeedOf::Services => ["owner", "state"],
        NeedOf::Suppliers => ["owner"],
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => ["owner"],
        NeedOf::People => ["active"],
    ];
    families: [Routines];
    parameters: [];
    words: [];
    values: ["services", "suppliers", "routines"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let mut all = Tri::Yes;
    let elements = |list: ElementList, field: &'static str, all: &mut Tri, look: &mut Look<'g>| {
        let found = ctx.elements(list);
        if found.is_unknown() {
            look.lacks(SubjectOf::Organisation, field);
            *all = all.and(Tri::Unknown);
        }
        let (mut count, mut any) = (0_u64, Tri::No);
        for element in found.given().into_iter().flatten().copied() {
            let within = ctx.in_scope(element, look);
            if within == Tri::No {
                continue;
            }
            count += 1;
            any = any.or(within);
            let owner = read!(look, element, owner);
            let one = answers_alone(ctx, owner, element.document().co_owners.as_ref(), look);
            *all = all.and(one.or(within.not()));
        }
        (count, if found.is_unknown() { Tri::Unknown } else { any })
    };
    let (services, any_service) =
        elements(ElementList::Services, "scope.services", &mut all, &mut look);
    let (suppliers, _) = elements(ElementList::Suppliers, "scope.suppliers", &mut all, &mut look);
    let mut routines = 0_u64;
    for routine in ctx.there(&[ArtefactKind::Routine]) {
        routines += 1;
        let owner = read!(look, routine, owner);
        let others = routine.document().co_owners.as_ref();
        all = all.and(answers_alone(ctx, owner, others, &mut look));
    }
    let something = any_service.and((routines > 0).into());
    acc.conclude(SubjectOf::Organisation, all.and(something), look, || {
        Draft::new(Indicator::Strength)
            .count("services", services)
            .count("suppliers", suppliers)
            .count("routines", routines)
    });
}
