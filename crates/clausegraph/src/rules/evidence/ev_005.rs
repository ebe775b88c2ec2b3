use clausegraph_model::ElementList;

use super::left;
use crate::{
    NeedOf,
    rule::rule,
    rules::{Acc, Ctx},
};

rule! {
    /// Service left uncovered.
    ///
    /// # What it finds
    ///
    /// A service of the scope (`state` in or partly) for which a requirement is missing, that is, has no evidence at all,
    /// while the same requirement is covered for another service. One finding for each service, with all such
    /// requirements.
    /// Where a cell of the service, or of all others that might be covered, cannot be evaluated, and the rest would have it
    /// found, nothing can be said; what is found for other requirements stands.
    /// A service that the requirement does not ask (not triggered, not chosen) is not missing, and is no other.
    /// Services without any cell of their own are not looked at.
    ///
    /// # Why it matters
    ///
    /// The organisation knows how it is done, and did it for the others. An auditor picks the service that was left out.
    ///
    /// # Example
    ///
    /// Five services have an availability target and are measured against it; the sixth came later and has none.
    "EV-005", "service-left-uncovered", Documents;
    indicators: [Minor];
    needs: [NeedOf::Services => ["state"]];
    families: [];
    parameters: [];
    words: [];
    values: ["requirements"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    left::check(ctx, ElementList::Services, "scope.services", acc);
}
