use clausegraph_model::{ArtefactKind, Requirement};

use crate::{
    Indicator, NeedOf, Status,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look},
    },
};

rule! {
    /// Climate change relevance not determined.
    ///
    /// # What it finds
    ///
    /// That nothing states whether climate change is one of the issues that matter; either answer is fine.
    /// Looked at is each requirement directly in a clause of the binding that asks for the word `topic`: one
    /// of its slots accepts a kind on a condition whose words hold one of `topic`. Without Amendment 1:2024
    /// laid over the catalogue there is no such requirement, and nothing is said.
    /// Each of its cells is found where the evidence map shows *missing*, cannot be evaluated where the map
    /// cannot be, and is clean otherwise: a weak record that somebody decided is a record.
    /// That interested parties may have wishes about the climate, too, stands in a note to 4.2, which asks for
    /// nothing of its own: such a wish neither clears the finding, nor does its absence make one.
    ///
    /// # Why it matters
    ///
    /// Amendment 1:2024 asks for a decision, not for a climate programme. A list of issues that was never
    /// looked at again shows none.
    ///
    /// # Example
    ///
    /// The context was analysed in 2021, and not again since the amendment.
    "HF-120", "climate-relevance-undecided", Direction;
    indicators: [Minor];
    needs: [NeedOf::Artefacts(&[ArtefactKind::Decision]) => ["fact.reason"]];
    families: [];
    parameters: [];
    words: ["topic"];
    values: [];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for requirement in ctx.catalogue().requirements().filter(|found| asks(ctx, found)) {
        for cell in ctx.assessment.cells_of(requirement) {
            let found = match cell.status {
                Status::Missing => Tri::Yes,
                Status::CannotEvaluate => Tri::Unknown,
                Status::Covered
                | Status::Partial
                | Status::Weak
                | Status::Stale
                | Status::NotTriggered
                | Status::NotChosen => Tri::No,
            };
            let subject = SubjectOf::Cell(requirement, cell.member);
            let mut look = Look::default();
            if found == Tri::Unknown {
                look.lacks(subject, "evidence");
            }
            acc.conclude(subject, found, look, || {
                Draft::new(Indicator::Minor).requirements([requirement])
            });
        }
    }
}

/// Whether a requirement of the rule's clauses asks for the topic.
fn asks(ctx: &Ctx<'_, '_>, requirement: &Requirement) -> bool {
    let accepted = requirement.slots().iter().flat_map(|slot| &slot.accepts);
    let mut words = accepted.flat_map(|accept| &accept.conditions).flat_map(|asked| &asked.is);
    ctx.binding.clauses.contains(requirement.clause_id())
        && words.any(|word| ctx.is_word("topic", word))
}
