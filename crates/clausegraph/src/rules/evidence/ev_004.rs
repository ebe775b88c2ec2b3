use std::collections::BTreeSet;

use clausegraph_model::{Artefact, ClaimTarget, Requirement, document::ExtentDocument};

use crate::{
    Indicator, NeedOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Claim on an empty document.
    ///
    /// # What it finds
    ///
    /// A document (charter, scope statement, policy, plan, procedure, service level or internal agreement, contract,
    /// register, service catalogue, other document) that a confirmed claim offers for a requirement or clause, while
    /// there is nothing in it: `extent.empty` or `extent.stub` is given true, or `extent.words` or `extent.pages` is given
    /// as 0.
    /// Where one of the four is given, and none says so, it is not empty. Where none is given, it is not known.
    /// Retired documents and those of a day to come are left out.
    ///
    /// # Why it matters
    ///
    /// The cell shows nothing, and the list of claims says that all is there. Whoever opens the document in an audit sees
    /// the heading alone.
    ///
    /// # Example
    ///
    /// The capacity plan is offered for four requirements and holds a table of contents.
    "EV-004", "claim-on-empty-document", Claims;
    indicators: [Minor];
    needs: [NeedOf::Artefacts(DOCUMENTS) => ["extent"]];
    families: [Documents];
    parameters: [];
    words: [];
    values: ["claims"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for artefact in ctx.there(DOCUMENTS) {
        let own = ctx.confirmed(artefact).iter().map(|claim| {
            let (ClaimTarget::Requirement(position) | ClaimTarget::Clause(position)) =
                claim.target();
            (position, claim.document().target.to_string())
        });
        let own: BTreeSet<(usize, String)> = own.collect();
        let targets: Vec<String> = own.into_iter().map(|(_, target)| target).collect();
        if targets.is_empty() {
            continue;
        }
        let mut look = Look::default();
        let found = is_empty(artefact, &mut look);
        acc.conclude(artefact, found, look, || {
            let catalogue = ctx.catalogue();
            let requirements: Vec<&'g Requirement> =
                targets.iter().filter_map(|target| catalogue.requirement(target)).collect();
            Draft::new(Indicator::Minor)
                .list("claims", targets)
                .artefacts([artefact])
                .requirements(requirements)
        });
    }
}

/// Whether there is nothing in a document.
fn is_empty<'g>(artefact: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let says = read!(look, artefact, extent).given().and_then(|extent| says(extent));
    if says.is_none() && !artefact.document().extent.is_unknown() {
        look.lacks(artefact, "extent.words");
    }
    says.map_or(Tri::Unknown, Tri::from)
}

/// Whether an extent says that there is nothing; none where it says nothing.
fn says(extent: &ExtentDocument) -> Option<bool> {
    let none = |number: u32| number == 0;
    let words = extent.words.given().copied().map(none);
    let pages = extent.pages.given().copied().map(none);
    let said = [words, pages, extent.empty.given().copied(), extent.stub.given().copied()];
    said.into_iter().flatten().reduce(|one, two| one || two)
}
