use clausegraph_model::{ArtefactKind, document::PinDocument};

use crate::{
    Indicator, JudgementState, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// A judgement on evidence that has changed since.
    ///
    /// # What it finds
    ///
    /// A person's judgement of which a pinned artefact is no longer what was looked at: it is gone or retired, or its
    /// `version` or `hash` is given and differs from the pinned one.
    /// Judgements of a later day than the as-of date, superseded ones, and those that pin nothing are left out.
    /// Where nothing is known to have changed, and a pin names a version or hash which the artefact does not state, it
    /// is not known whether that one changed. A version or hash that is stated none is no other one.
    /// The part of the subject is the id of the judgement.
    ///
    /// # Why it matters
    ///
    /// A judgement holds for what was seen. What replaced it has not been looked at yet.
    ///
    /// # Example
    ///
    /// The policy was judged in version 3; version 4 is in use.
    "EV-012", "judgement-on-changed-evidence", Claims;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(ArtefactKind::ALL) => ["version", "hash"],
    ];
    families: [];
    parameters: [];
    words: [];
    values: ["judgement", "by", "on", "changed"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for result in ctx.assessment.judgements() {
        let judgement = result.judgement;
        if result.state != JudgementState::Active || judgement.pins.is_empty() {
            continue;
        }
        let mut look = Look::default();
        let changed: Tri = (!result.outdated.is_empty()).into();
        let unsaid = judgement.pins.iter().map(|pin| is_unsaid(ctx, pin, &mut look));
        let unsaid = Tri::any(unsaid.collect::<Vec<_>>());
        let subject = Subject::from(SubjectOf::Organisation).part(judgement.id.as_str());
        let requirement = ctx.catalogue().requirement(judgement.requirement.as_str());
        acc.conclude(subject, changed.or(unsaid), look, || {
            let pinned = result.outdated.iter().filter_map(|pin| ctx.artefact(&pin.artefact));
            let ids = result.outdated.iter().map(|pin| pin.artefact.clone()).collect();
            Draft::new(Indicator::Observation)
                .value("judgement", Value::Text(judgement.id.to_string()))
                .value("by", Value::Text(judgement.by.to_string()))
                .value("on", Value::Date(judgement.on))
                .value("changed", Value::Artefacts(ids))
                .artefacts(pinned)
                .requirements(requirement)
        });
    }
}

/// Unknown where a pinned artefact does not state what the pin names of it.
fn is_unsaid<'g>(ctx: &Ctx<'_, 'g>, pin: &PinDocument, look: &mut Look<'g>) -> Tri {
    let Some(artefact) = ctx.artefact(&pin.artefact) else { return Tri::No };
    let mut found = Tri::No;
    if pin.version.is_some() && read!(look, artefact, version).is_unknown() {
        found = Tri::Unknown;
    }
    if pin.hash.is_some() && read!(look, artefact, hash).is_unknown() {
        found = Tri::Unknown;
    }
    found
}
