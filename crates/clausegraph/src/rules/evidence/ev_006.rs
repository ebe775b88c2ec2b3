use clausegraph_model::ElementList;

use super::left;
use crate::{
    NeedOf,
    rule::rule,
    rules::{Acc, Ctx},
};

rule! {
    /// Supplier left uncovered.
    ///
    /// # What it finds
    ///
    /// A supplier of the scope (`state` in or partly) for which a requirement is missing, that is, has no evidence at all,
    /// while the same requirement is covered for another supplier. One finding for each supplier, with all such
    /// requirements.
    /// Where a cell of the supplier, or of all others that might be covered, cannot be evaluated, and the rest would have it
    /// found, nothing can be said; what is found for other requirements stands.
    /// A supplier that the requirement does not ask (not triggered, not chosen) is not missing, and is no other.
    /// Suppliers without any cell of their own are not looked at.
    ///
    /// # Why it matters
    ///
    /// What is agreed with one supplier and not with the next depends on who made the contract. The next one is where it
    /// fails.
    ///
    /// # Example
    ///
    /// Two suppliers have a contract with targets; the third works on a purchase order.
    "EV-006", "supplier-left-uncovered", Documents;
    indicators: [Minor];
    needs: [NeedOf::Suppliers => ["state"]];
    families: [];
    parameters: [];
    words: [];
    values: ["requirements"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    left::check(ctx, ElementList::Suppliers, "scope.suppliers", acc);
}
