use clausegraph_model::document::Aspect;

use super::aspects;
use crate::{
    Indicator,
    rule::rule,
    rules::{Acc, Ctx},
};

rule! {
    /// Operation without paper.
    ///
    /// # What it finds
    ///
    /// A cell (a requirement, for one member of its population) whose operation aspect is covered while its design
    /// aspect is missing: it is done, and nothing shows that it was laid down.
    /// Looked at are the cells that count (neither not triggered nor not chosen), whose slots decide, that have required
    /// slots of both aspects, and whose operation aspect is covered or cannot be evaluated.
    /// Where one of the two aspects cannot be evaluated, and the other would have it found, nothing can be said.
    /// It does not say that a document is to be written: what shows the design may be a role, a routine or what a
    /// person told.
    ///
    /// # Why it matters
    ///
    /// What is done by habit ends with those who have the habit; and often it only has to be shown.
    ///
    /// # Example
    ///
    /// Suppliers are scored every quarter, and nobody has laid down that they are.
    "EV-002", "operation-without-paper", Operation;
    indicators: [Observation];
    needs: [];
    families: [];
    parameters: [];
    words: [];
    values: ["shown"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    aspects::check(ctx, (Aspect::Operation, Aspect::Design, Indicator::Observation), acc);
}
