use clausegraph_model::document::Aspect;

use super::aspects;
use crate::{
    Indicator,
    rule::rule,
    rules::{Acc, Ctx},
};

rule! {
    /// Paper without operation.
    ///
    /// # What it finds
    ///
    /// A cell (a requirement, for one member of its population) whose design aspect is covered while its operation
    /// aspect is missing: what is to be done is laid down, and nothing shows that it is done.
    /// Looked at are the cells that count (neither not triggered nor not chosen), whose slots decide, that have required
    /// slots of both aspects, and whose design aspect is covered or cannot be evaluated.
    /// Where one of the two aspects cannot be evaluated, and the other would have it found, nothing can be said.
    /// Whether the sources carry what operation could be shown by is told by the status of the aspect; no family is
    /// needed apart from that, since a look at the work always may show it.
    ///
    /// # Why it matters
    ///
    /// A system that is written and not lived is the first thing an audit finds.
    ///
    /// # Example
    ///
    /// The audit programme is approved, and no audit has taken place.
    "EV-001", "paper-without-operation", Operation;
    indicators: [Minor];
    needs: [];
    families: [];
    parameters: [];
    words: [];
    values: ["shown"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    aspects::check(ctx, (Aspect::Design, Aspect::Operation, Indicator::Minor), acc);
}
