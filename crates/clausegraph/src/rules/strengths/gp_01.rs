use clausegraph_model::{Artefact, ArtefactKind, Fact};

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
    /// One page, signed.
    ///
    /// # What it finds
    ///
    /// A charter that is approved or in use and
    ///
    /// - has one page at least and `pages` pages at most (`extent.pages`);
    /// - holds all five blocks: for each of `scope`, `principles`, `roles`, `routines` and `measures-reviews`, one of the
    ///   words of that name is an item of its `contents`;
    /// - is approved by somebody of top management (`approval.by`, `top_management` of the person), on a day within the
    ///   last `days` days (`approval.on`; the day so many days before the as-of date counts, one after the as-of date
    ///   is no approval yet).
    ///
    /// # Why it matters
    ///
    /// A system that fits on one page, and that the top has signed this year, can be told to a board, a
    /// customer and a newcomer in the same words.
    ///
    /// # Example
    ///
    /// One page with scope, principles, roles, seven routines and three rhythms, signed in February.
    "GP-01", "one-page-signed", Direction;
    indicators: [Strength];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Charter]) => [
            "status", "extent.pages", "contents", "approval.by", "approval.on",
        ],
        NeedOf::People => ["top_management"],
    ];
    families: [Documents];
    parameters: ["pages", "days"];
    words: ["scope", "principles", "roles", "routines", "measures-reviews"];
    values: ["pages", "approved"];
    over_documentation: false;
}

const BLOCKS: [&str; 5] = ["scope", "principles", "roles", "routines", "measures-reviews"];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for charter in ctx.there(&[ArtefactKind::Charter]) {
        let mut look = Look::default();
        let in_force = ctx.in_force(charter, &mut look);
        let size = read!(look, charter, extent => pages);
        let pages = size.given().map(|pages| u64::from(**pages)).unwrap_or_default();
        let short = Tri::given(size, |_| (1..=ctx.count("pages")).contains(&pages));
        let contents = read!(look, charter, contents);
        let whole = Tri::given(contents, |items| {
            let holds = |block| items.iter().any(|item| ctx.is_word(block, &item.item));
            BLOCKS.into_iter().all(holds)
        });
        let by = read!(look, charter, approval => by);
        let signed = match by {
            Fact::Given(by) => ctx.is_top(by, &mut look),
            Fact::StatedNone => Tri::No,
            Fact::Unknown => Tri::Unknown,
        };
        let on = approved_on(ctx, charter, &mut look);
        let recent = Tri::given(on.as_ref(), |day| *day >= ctx.before(ctx.days("days")));
        let found = Tri::all([in_force, short, whole, signed, recent]);
        acc.conclude(charter, found, look, || {
            let draft = Draft::new(Indicator::Strength).count("pages", pages).artefacts([charter]);
            match on {
                Fact::Given(day) => draft.value("approved", Value::Date(day)),
                Fact::StatedNone | Fact::Unknown => draft,
            }
        });
    }
}

fn approved_on<'g>(
    ctx: &Ctx<'_, 'g>,
    charter: &'g Artefact,
    look: &mut Look<'g>,
) -> Fact<clausegraph_model::Date> {
    ctx.happened(read!(look, charter, approval => on))
}
