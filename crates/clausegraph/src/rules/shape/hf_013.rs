use clausegraph_model::{Artefact, ArtefactKind, Date, Fact};

use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// The platform grew without anybody steering it.
    ///
    /// # What it finds
    ///
    /// Two things about the tools and the objects within them (kind `tool`), each a finding of its own.
    ///
    /// `growth`: of the objects whose `created_on` lies within the last `window` days, at least the share
    /// `growth` was made for the organisation alone (`tool.custom` is true) and came by no change
    /// (`tool.change` is stated none). Objects whose `created_on` is stated none are left out.
    ///
    /// `unused`: of the objects that were made for the organisation alone, at least the share `unused` was last
    /// used (`usage.last_used_on`) before the last `idle` days began; or it is stated that they were never used,
    /// and their `created_on` lies before these days or is stated none, too.
    ///
    /// # Why it matters
    ///
    /// Fields, forms and workflows that nobody asked for and nobody uses are what makes the next release of the
    /// tool expensive and its screens hard to read.
    ///
    /// # Example
    ///
    /// 112 fields of the organisation's own within two years, 48 of them unused, 60 made without a change.
    "HF-013", "platform-without-governance", Burden;
    indicators: [Health];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Tool]) => [
            "tool.custom", "tool.change", "created_on", "usage.last_used_on",
        ],
    ];
    families: [Facts];
    parameters: ["growth", "window", "unused", "idle"];
    words: [];
    values: ["unplanned", "unused"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    share(ctx, acc, "growth", "unplanned", |tool, look| {
        let first = ctx.before(ctx.days("window"));
        let young = Tri::given(read!(look, tool, created_on), |day| *day >= first);
        let custom = Tri::given(read!(look, tool, tool.custom), |custom| *custom);
        (young, custom.and(Tri::none(read!(look, tool, tool.change))))
    });
    share(ctx, acc, "unused", "unused", |tool, look| {
        let first = ctx.before(ctx.days("idle"));
        let custom = Tri::given(read!(look, tool, tool.custom), |custom| *custom);
        (custom, idle(tool, first, look))
    });
}

/// Whether an object was not used from a day on.
fn idle<'g>(tool: &'g Artefact, first: Date, look: &mut Look<'g>) -> Tri {
    match read!(look, tool, usage => last_used_on) {
        Fact::Given(day) => (*day < first).into(),
        Fact::StatedNone => Tri::given(read!(look, tool, created_on), |day| *day >= first).not(),
        Fact::Unknown => Tri::Unknown,
    }
}

/// A share of the objects that are to be counted: for each whether it is, and whether it holds.
fn share<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    acc: &mut Acc<'s, 'g>,
    name: &'static str,
    value: &'static str,
    answers: impl Fn(&'g Artefact, &mut Look<'g>) -> (Tri, Tri),
) {
    let (mut look, mut tally, mut holding) = (Look::default(), Tally::default(), Vec::new());
    for tool in ctx.there(&[ArtefactKind::Tool]) {
        let mut own = Look::default();
        match answers(tool, &mut own) {
            (Tri::No, _) => continue,
            (Tri::Yes, holds) => {
                tally.add(holds);
                if holds.is_yes() {
                    holding.push(tool);
                }
            }
            (Tri::Unknown, _) => tally.unsure += 1,
        }
        look.join(own);
    }
    let found = tally.share_at_least(ctx.number(name));
    acc.conclude(Subject::from(SubjectOf::Organisation).part(name), found, look, || {
        let whole = tally.counted();
        Draft::new(Indicator::Health)
            .value(value, Value::Share { part: tally.yes, whole })
            .artefacts(holding)
    });
}
