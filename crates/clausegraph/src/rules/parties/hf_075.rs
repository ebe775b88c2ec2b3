use clausegraph_model::{Artefact, ArtefactKind, Fact, document::RiskNature};

use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Risk register static.
    ///
    /// # What it finds
    ///
    /// A risk for which one of these holds:
    /// it was last reviewed (`last_reviewed_on`) more than `days` days before the as-of date; where the review is stated
    /// none, the day it was made (`created_on`) counts, and where that is stated none, too, it was not reviewed;
    /// its `owner` is stated none;
    /// its `risk.level` is above its `risk.appetite`, and none of its `risk.actions` is open: there, and without an
    /// `action.done_on` on or before the as-of date (risks whose `risk.nature` is stated to be an opportunity are left
    /// out here);
    /// it is about nothing: its `covers` is stated none, and neither a link of it leads to an obligation nor a link of an
    /// obligation to it.
    ///
    /// # Why it matters
    ///
    /// A register that nobody touches describes the risks of the year in which it was written.
    ///
    /// # Example
    ///
    /// Forty risks, all last touched in the year of the certificate.
    "HF-075", "risk-left-standing", Risk;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Risk]) => [
            "last_reviewed_on", "owner", "risk.level", "risk.appetite", "risk.actions", "covers", "links",
            "created_on",
        ],
        NeedOf::Artefacts(&[
            ArtefactKind::CorrectiveAction, ArtefactKind::Improvement, ArtefactKind::RiskTreatment,
        ]) => ["action.done_on"],
    ];
    families: [Facts];
    parameters: ["days"];
    words: [];
    values: ["lacks", "last", "level", "appetite"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for risk in ctx.there(&[ArtefactKind::Risk]) {
        let mut look = Look::default();
        let lacking = [
            ("review of late", is_old(ctx, risk, &mut look)),
            ("owner", Tri::none(read!(look, risk, owner))),
            ("open action, while it is above the appetite", is_untreated(ctx, risk, &mut look)),
            ("service or obligation that it is about", is_about_nothing(ctx, risk, &mut look)),
        ];
        let found = Tri::any(lacking.iter().map(|(_, lacks)| *lacks));
        acc.conclude(risk, found, look, || {
            let lacks = lacking.iter().filter(|(_, lacks)| lacks.is_yes());
            let mut draft = Draft::new(Indicator::Minor)
                .list("lacks", lacks.map(|(what, _)| (*what).to_owned()))
                .artefacts([risk]);
            if let Fact::Given(last) = risk.document().last_reviewed_on {
                draft = draft.value("last", Value::Date(last));
            }
            let part = risk.document().risk.as_deref();
            let levels = part.and_then(|part| part.level.given().zip(part.appetite.given()));
            match levels {
                Some((level, appetite)) => draft
                    .value("level", Value::Number(*level))
                    .value("appetite", Value::Number(*appetite)),
                None => draft,
            }
        });
    }
}

fn is_old<'g>(ctx: &Ctx<'_, 'g>, risk: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let first = ctx.before(ctx.days("days"));
    match read!(look, risk, last_reviewed_on) {
        Fact::Given(day) => (*day < first).into(),
        Fact::StatedNone => match read!(look, risk, created_on) {
            Fact::Given(day) => (*day < first).into(),
            Fact::StatedNone => Tri::Yes,
            Fact::Unknown => Tri::Unknown,
        },
        Fact::Unknown => Tri::Unknown,
    }
}

fn is_untreated<'g>(ctx: &Ctx<'_, 'g>, risk: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let part = risk.document().risk.as_deref();
    if part.and_then(|part| part.nature.given()) == Some(&RiskNature::Opportunity) {
        look.saw(risk, "risk.nature");
        return Tri::No;
    }
    let level = read!(look, risk, risk.level);
    let above =
        Tri::both(level, read!(look, risk, risk.appetite), |level, appetite| level > appetite);
    if above == Tri::No {
        return Tri::No;
    }
    let open = Tri::given(read!(look, risk, risk.actions), |ids| {
        let actions = ids.iter().filter_map(|id| ctx.artefact(id));
        let there = actions.filter(|action| ctx.is_there(action));
        Tri::any(there.map(|action| ctx.is_done(action, look).not()))
    });
    above.and(open.not())
}

fn is_about_nothing<'g>(ctx: &Ctx<'_, 'g>, risk: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let covers = Tri::none(read!(look, risk, covers));
    if covers == Tri::No {
        return Tri::No;
    }
    let is_obligation = |artefact: &Artefact| artefact.kind() == ArtefactKind::Obligation;
    if ctx.incoming(risk).iter().any(|(_, from)| is_obligation(from)) {
        return Tri::No;
    }
    let links = look.read(risk, "links", ctx.outgoing(risk));
    let leads = Tri::given(links, |links| links.iter().any(|(_, to)| is_obligation(to)));
    covers.and(leads.not())
}
