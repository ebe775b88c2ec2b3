use clausegraph_model::{Artefact, Date, Fact, Family};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        context::quarter_before,
        kinds::{HELD, REVIEWS},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Depends on the adviser.
    ///
    /// # What it finds
    ///
    /// What people from outside (`external`) hold a year after they came. Counted are all documents (charters,
    /// scope statements, policies, plans, procedures, agreements, contracts, registers, service catalogues and other
    /// documents), routines and actions, each by its `owner`, and all reviews, audits, tests and analyses, by
    /// their `review.chair`. What has no holder is held by nobody from outside.
    ///
    /// Nothing states when an adviser came: the earliest day of anything held from outside stands for it, the
    /// `created_on` of documents, routines and actions, the `dated_on` of reviews. It has to lie `days` days or more
    /// before the as-of date. Then the finding stands where either of these holds:
    /// the share held from outside is `share` or more;
    /// or it is not falling: of what has its day up to the end of the last quarter of the calendar before the
    /// as-of date, the share held from outside is more than nothing, and not lower than that of what has its
    /// day up to the end of the quarter two before that one. An end of a quarter on the as-of date itself is not before it.
    /// For the second, what is stated to have no day is left out.
    ///
    /// # Why it matters
    ///
    /// A system that somebody from outside keeps going stops when the contract ends. An adviser who does it well
    /// is needed less every quarter.
    ///
    /// # Example
    ///
    /// In its second year the consultant still chairs every review.
    "HF-110", "dependence-on-the-adviser", People;
    indicators: [Health];
    needs: [
        NeedOf::Artefacts(HELD) => ["owner", "created_on"],
        NeedOf::Artefacts(REVIEWS) => ["review.chair", "dated_on"],
        NeedOf::People => ["external"],
    ];
    families: [Documents, Routines, Reviews, Actions];
    parameters: ["days", "share"];
    words: [];
    values: ["held", "since", "before", "after"];
    over_documentation: false;
}

/// Something that is held by somebody.
struct Held<'g> {
    artefact: &'g Artefact,
    day: Fact<Date>,
    external: Tri,
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let owned = ctx.there(HELD).chain(ctx.there(REVIEWS));
    let held: Vec<Held<'g>> = owned.map(|artefact| held(ctx, artefact, &mut look)).collect();
    let limit = ctx.before(ctx.days("days"));
    let long_ago = |held: &Held<'_>| held.external.and(Tri::given(held.day, |day| day <= limit));
    let long = Tri::any(held.iter().map(long_ago));
    let all = Tally::of(held.iter().map(|held| held.external));
    let much = all.share_at_least(ctx.number("share"));
    let [first, third] =
        quarters(ctx).map(|end| Tally::by(held.iter().map(|held| (held.day, held.external)), end));
    let lingers = third.at_least(1).and(third.is_lower_than(&first).not());
    acc.conclude(SubjectOf::Organisation, long.and(much.or(lingers)), look, || {
        let share = |tally: Tally| Value::Share { part: tally.yes, whole: tally.counted() };
        let outside = held.iter().filter(|held| held.external.is_yes());
        let mut draft = Draft::new(Indicator::Health).value("held", share(all));
        let since = outside.clone().filter_map(|held| held.day.given()).min();
        if let Some(since) = since {
            draft = draft.value("since", Value::Date(*since));
        }
        if !much.is_yes() {
            draft = draft.value("before", share(first)).value("after", share(third));
        }
        draft.artefacts(outside.map(|held| held.artefact))
    });
}

fn held<'g>(ctx: &Ctx<'_, 'g>, artefact: &'g Artefact, look: &mut Look<'g>) -> Held<'g> {
    let (day, holder) = if artefact.kind().family() == Family::Reviews {
        (read!(look, artefact, dated_on), read!(look, artefact, review.chair))
    } else {
        (read!(look, artefact, created_on), read!(look, artefact, owner))
    };
    let external = Tri::given(holder, |holder| ctx.is_external(holder, look));
    Held { artefact, day: day.map(|day| *day), external }
}

/// The last day of the last quarter that is over, behind that of the quarter two before.
fn quarters(ctx: &Ctx<'_, '_>) -> [Date; 2] {
    let last = quarter_before(ctx.as_of());
    [quarter_before(quarter_before(last)), last]
}
