use clausegraph_model::{ArtefactKind, Element, ElementList, Fact, Family};
use rust_decimal::Decimal;

use crate::{
    Indicator, NeedOf,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// The scope does not say what is in and what is out.
    ///
    /// # What it finds
    ///
    /// A scope with a gap: one of the lists services, units, locations and suppliers is stated to be empty; or a
    /// service is unresolved: its `state` is stated none, or it is in (`in`, `partly`) and no service catalogue that is
    /// there names it in `covers` (`whole-sms` names nothing).
    /// Where no source carries documents, nobody knows what a catalogue names; the lists and the states are looked at
    /// all the same.
    /// It is a major indicator where more than the share `share` of all services is unresolved for certain.
    ///
    /// # Why it matters
    ///
    /// Everything else is asked of what is in the scope. Where nobody can say whether a service belongs to it, no
    /// other answer holds.
    ///
    /// # Example
    ///
    /// The scope says "all IT services"; the catalogue has 31 and five locally run applications that nobody placed.
    "HF-004", "scope-with-gaps", Scope;
    indicators: [Major, Minor];
    needs: [
        NeedOf::Organisation => ["scope.services", "scope.units", "scope.locations", "scope.suppliers"],
        NeedOf::Services => ["state"],
        NeedOf::Artefacts(&[ArtefactKind::ServiceCatalogue]) => ["covers"],
    ];
    families: [];
    parameters: ["share"];
    words: [];
    values: ["empty", "unplaced", "uncatalogued"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let mut found = Tri::No;
    let mut empty = Vec::new();
    for (list, field) in [
        (ElementList::Services, "scope.services"),
        (ElementList::Units, "scope.units"),
        (ElementList::Locations, "scope.locations"),
        (ElementList::Suppliers, "scope.suppliers"),
    ] {
        let entries = look.read(SubjectOf::Organisation, field, ctx.elements(list));
        if entries.is_stated_none() {
            empty.push(list.as_str().to_owned());
        }
        found = found.or(Tri::none(entries));
    }
    let services = ctx.elements(ElementList::Services);
    let (mut unplaced, mut uncatalogued) = (Vec::new(), Vec::new());
    let mut unresolved = Tally::default();
    for service in services.given().into_iter().flatten().copied() {
        let state = read!(look, service, state);
        let within = ctx.in_scope(service, &mut Look::default());
        let listed = within.not().or(in_catalogue(ctx, service, &mut look));
        if state.is_stated_none() {
            unplaced.push(service.id().to_string());
        } else if listed == Tri::No {
            uncatalogued.push(service.id().to_string());
        }
        let open = Tri::none(state).or(listed.not());
        unresolved.add(open);
        found = found.or(open);
    }
    let share = ctx.number("share");
    let many = Decimal::from(unresolved.yes) > share * Decimal::from(unresolved.counted());
    acc.conclude(SubjectOf::Organisation, found, look, || {
        Draft::new(if many { Indicator::Major } else { Indicator::Minor })
            .list("empty", empty)
            .list("unplaced", unplaced)
            .list("uncatalogued", uncatalogued)
    });
}

/// Whether a service catalogue that is there names a service.
pub(in crate::rules) fn in_catalogue<'g>(
    ctx: &Ctx<'_, 'g>,
    service: &Element,
    look: &mut Look<'g>,
) -> Tri {
    let catalogues = ctx.there(&[ArtefactKind::ServiceCatalogue]).map(|catalogue| {
        let covers = catalogue.document().covers.as_ref();
        if let Fact::Unknown = covers {
            look.lacks(catalogue, "covers");
        }
        Tri::given(covers, |covers| covers.contains(service.id()))
    });
    let listed = Tri::any(catalogues.collect::<Vec<_>>());
    listed.or(ctx.untold(Family::Documents, look))
}
