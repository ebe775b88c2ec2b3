use crate::{
    Indicator, NeedOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Template residue.
    ///
    /// # What it finds
    ///
    /// A document that is approved or in use and still holds places that wait to be filled in (`text.placeholders`)
    /// or fields with what the template held (`text.template_defaults`). One entry of either list is enough.
    /// Drafts are not looked at: they may wait.
    ///
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents that are there.
    ///
    /// # Why it matters
    ///
    /// Whoever approved a policy that speaks of "[Organisation]" did not read it.
    ///
    /// # Example
    ///
    /// The approved supplier policy says "[Organisation]" in nine places.
    "HF-023", "template-residue", Documents;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => ["status", "text.placeholders", "text.template_defaults"],
    ];
    families: [Documents];
    parameters: [];
    words: [];
    values: ["places", "placeholders", "template_defaults"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for document in ctx.there(DOCUMENTS) {
        let mut look = Look::default();
        let controlled = ctx.in_force(document, &mut look);
        let placeholders = read!(look, document, text => placeholders);
        let defaults = read!(look, document, text => template_defaults);
        let holds = |list| Tri::given(list, |_: &Vec<String>| true);
        let residue = holds(placeholders).or(holds(defaults));
        acc.conclude(document, controlled.and(residue), look, || {
            let all = |list: Option<&&Vec<String>>| list.copied().cloned().unwrap_or_default();
            let (placeholders, defaults) = (all(placeholders.given()), all(defaults.given()));
            let places = placeholders.len() + defaults.len();
            Draft::new(Indicator::Minor)
                .count("places", count(places))
                .list("placeholders", placeholders)
                .list("template_defaults", defaults)
                .artefacts([document])
        });
    }
}
