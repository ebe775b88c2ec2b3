use clausegraph_model::{ArtefactKind, ElementList};

use crate::{
    Indicator, NeedOf,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        governance::hf_004::in_catalogue,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// The scope is complete.
    ///
    /// # What it finds
    ///
    /// A scope that leaves nothing open: services, units, locations and suppliers are listed, each list with
    /// one entry at least, and every service says whether it is in, out, partly in, or not yet.
    /// And every service that is in, wholly or partly, is named by a service catalogue that is there.
    ///
    /// # Why it matters
    ///
    /// Who knows what is in and what is out can answer the first question of every audit.
    ///
    /// # Example
    ///
    /// Twelve services, nine in and three out, all in the catalogue; two sites, four units, six suppliers.
    "GP-02", "complete-scope", Scope;
    indicators: [Strength];
    needs: [
        NeedOf::Organisation => ["scope.services", "scope.units", "scope.locations", "scope.suppliers"],
        NeedOf::Services => ["state"],
        NeedOf::Artefacts(&[ArtefactKind::ServiceCatalogue]) => ["covers"],
    ];
    families: [Documents];
    parameters: [];
    words: [];
    values: ["services", "within"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let filled = [
        (ElementList::Services, "scope.services"),
        (ElementList::Units, "scope.units"),
        (ElementList::Locations, "scope.locations"),
        (ElementList::Suppliers, "scope.suppliers"),
    ]
    .map(|(list, field)| {
        let found = ctx.elements(list);
        if found.is_unknown() {
            look.lacks(SubjectOf::Organisation, field);
        }
        Tri::given(found, |_| true)
    });
    let services = ctx.elements(ElementList::Services);
    let (mut all, mut within) = (0_u64, 0_u64);
    let mut placed = Tri::Yes;
    for service in services.given().into_iter().flatten().copied() {
        all += 1;
        let state = read!(look, service, state);
        let belongs = ctx.in_scope(service, &mut Look::default());
        if belongs.is_yes() {
            within += 1;
        }
        let listed = belongs.not().or(in_catalogue(ctx, service, &mut look));
        placed = placed.and(Tri::given(state, |_| true)).and(listed);
    }
    let found = Tri::all(filled).and(placed);
    acc.conclude(SubjectOf::Organisation, found, look, || {
        Draft::new(Indicator::Strength).count("services", all).count("within", within)
    });
}
