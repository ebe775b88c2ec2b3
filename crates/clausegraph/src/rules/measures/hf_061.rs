use clausegraph_model::{
    Artefact, ArtefactKind, Fact,
    document::{TargetClass, TargetDocument},
};

use crate::{
    Indicator, NeedOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Service level agreement is technical only.
    ///
    /// # What it finds
    ///
    /// A service level agreement whose `agreement.targets` are all of the class `infrastructure`, `activity` or
    /// `response-time`, while none of them states an `outcome` for the customer that it stands for. An observation.
    /// Or one whose targets are stated none: a minor indicator.
    /// Agreements are left out where `agreement.valid_to` is given and before the as-of date, or
    /// `agreement.valid_from` is given and after it.
    ///
    /// # Why it matters
    ///
    /// Processors and first answers can be in order all month while the customer's work stands still. What was not
    /// agreed cannot be kept.
    ///
    /// # Example
    ///
    /// The agreement lists processor load, network and first response, and nothing on invoices issued in an hour.
    "HF-061", "agreement-technical-only", Measures;
    indicators: [Minor, Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Sla]) => [
            "agreement.targets", "agreement.targets[].class", "agreement.targets[].outcome",
        ],
    ];
    families: [Documents];
    parameters: [];
    words: [];
    values: ["classes", "targets"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for sla in ctx.there(&[ArtefactKind::Sla]).filter(|sla| ctx.holds(sla)) {
        let mut look = Look::default();
        let stated = read!(look, sla, agreement.targets);
        let found = match stated {
            Fact::Given(targets) => {
                Tri::all(targets.iter().map(|target| is_technical(sla, target, &mut look)))
            }
            Fact::StatedNone => Tri::Yes,
            Fact::Unknown => Tri::Unknown,
        };
        acc.conclude(sla, found, look, || {
            let targets = stated.given().map(|targets| targets.as_slice()).unwrap_or_default();
            let indicator =
                if targets.is_empty() { Indicator::Minor } else { Indicator::Observation };
            let mut classes: Vec<TargetClass> =
                targets.iter().filter_map(|target| target.class.given().copied()).collect();
            classes.sort();
            classes.dedup();
            let mut draft = Draft::new(indicator).artefacts([sla]);
            if !classes.is_empty() {
                draft = draft.list("classes", classes.iter().map(ToString::to_string));
            }
            draft.count("targets", count(targets.len()))
        });
    }
}

/// Whether a target looks at the technology or at what people do, and at no outcome.
fn is_technical<'g>(sla: &'g Artefact, target: &TargetDocument, look: &mut Look<'g>) -> Tri {
    if target.class.is_unknown() {
        look.lacks(sla, "agreement.targets[].class");
    }
    let technical = Tri::given(target.class.as_ref(), |class| {
        use TargetClass::{Activity, Infrastructure, ResponseTime};
        matches!(class, Infrastructure | Activity | ResponseTime)
    });
    if technical == Tri::No {
        return Tri::No;
    }
    if target.outcome.is_unknown() {
        look.lacks(sla, "agreement.targets[].outcome");
    }
    technical.and(Tri::none(target.outcome.as_ref()))
}
