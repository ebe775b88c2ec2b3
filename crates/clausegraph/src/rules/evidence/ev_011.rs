use clausegraph_model::document::JudgementValue;

use crate::{
    Indicator, JudgementState, Status, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look},
    },
};

rule! {
    /// A judgement that the evidence does not bear out.
    ///
    /// # What it finds
    ///
    /// A person's judgement that contradicts the evidence of a cell that it is about: conformity where the cell is
    /// missing, partial, weak or stale, or a minor or major nonconformity where it is covered.
    /// Judgements of a later day than the as-of date, superseded ones, opportunities and what is not judged yet are
    /// left out.
    /// Where it contradicts none and the evidence of one of its cells cannot be evaluated, it is not known whether it
    /// contradicts that one.
    /// The part of the subject is the id of the judgement. The finding changes neither the judgement nor the status.
    ///
    /// # Why it matters
    ///
    /// Either the judgement rests on something that is not listed, or it was made before things changed. Both are
    /// worth knowing before somebody else asks.
    ///
    /// # Example
    ///
    /// Supplier reviews were judged to conform in March; for one supplier no review is listed.
    "EV-011", "judgement-against-evidence", Claims;
    indicators: [Observation];
    needs: [];
    families: [];
    parameters: [];
    words: [];
    values: ["judgement", "by", "on", "value", "cells"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for result in ctx.assessment.judgements() {
        let judgement = result.judgement;
        let judged = match judgement.value {
            JudgementValue::Conformity
            | JudgementValue::MinorNonconformity
            | JudgementValue::MajorNonconformity => true,
            JudgementValue::OpportunityForImprovement | JudgementValue::NotYet => false,
        };
        if result.state != JudgementState::Active || !judged {
            continue;
        }
        let mut look = Look::default();
        let mut found: Tri = (!result.contradicts.is_empty()).into();
        for cell in ctx.assessment.judged_cells(judgement) {
            if cell.status == Status::CannotEvaluate {
                look.lacks(SubjectOf::Cell(cell.requirement, cell.member), "evidence");
                found = found.or(Tri::Unknown);
            }
        }
        let subject = Subject::from(SubjectOf::Organisation).part(judgement.id.as_str());
        let requirement = ctx.catalogue().requirement(judgement.requirement.as_str());
        acc.conclude(subject, found, look, || {
            Draft::new(Indicator::Observation)
                .value("judgement", Value::Text(judgement.id.to_string()))
                .value("by", Value::Text(judgement.by.to_string()))
                .value("on", Value::Date(judgement.on))
                .value("value", Value::Text(judgement.value.as_str().to_owned()))
                .list("cells", result.contradicts.iter().map(crate::Cell::name))
                .requirements(requirement)
        });
    }
}
