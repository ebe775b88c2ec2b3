use crate::{
    Indicator, NeedOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::WITH_LIFE,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Document or routine in use without an owner.
    ///
    /// # What it finds
    ///
    /// A document or routine that is there, has the status `in-use`, and whose `owner` is stated none.
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents. Whether an owner still works there is another question.
    ///
    /// # Why it matters
    ///
    /// What nobody answers for is changed by everybody or by nobody.
    ///
    /// # Example
    ///
    /// The access procedure is in use, and its field for the owner is empty.
    "EV-003", "document-in-use-without-owner", Ownership;
    indicators: [Minor];
    needs: [NeedOf::Artefacts(WITH_LIFE) => ["status", "owner"]];
    families: [];
    parameters: [];
    words: [];
    values: [];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for artefact in ctx.there(WITH_LIFE) {
        let mut look = Look::default();
        let found = ctx.in_use(artefact, &mut look);
        let found = found.and(Tri::none(read!(look, artefact, owner)));
        acc.conclude(artefact, found, look, || Draft::new(Indicator::Minor).artefacts([artefact]));
    }
}
