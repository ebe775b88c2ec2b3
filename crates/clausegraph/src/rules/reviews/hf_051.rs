use clausegraph_model::{Artefact, ArtefactKind, Date, Fact, Family};
use rust_decimal::Decimal;

use super::reading::is_carried;
use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::REVIEWS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Review rhythm broken.
    ///
    /// # What it finds
    ///
    /// A forum that met too long ago: the days from its last review to the as-of date are more than `factor`
    /// times its rhythm in days.
    /// The rhythm is its `interval`, counted in days of the calendar from the last review. Where the interval is
    /// stated none, it is the number of days that is customary for its `fact.subject`: `operations`,
    /// `management` or `scope`, by the words of the same names; a forum about anything else has no rhythm then.
    /// The last review is the one with the latest `dated_on` among the reviews (management, service, supplier
    /// review, audit, post-implementation review, test, analysis) that give the forum under `review.forum`.
    /// Where no review does, the days are counted from the forum's `created_on`; where that is stated none, too many
    /// have gone by.
    /// A review of which nobody states the day or the forum leaves it open whether the forum met, where it may have
    /// been in time. A minor indicator.
    ///
    /// And, about the organisation, that no management review has a `dated_on` within the last `window` days
    /// (the day so many days before the as-of date included). A major indicator.
    ///
    /// # Why it matters
    ///
    /// What is looked at when somebody finds the time is looked at too late. The rhythm is what makes a cycle
    /// of single meetings.
    ///
    /// # Example
    ///
    /// The last management review was held 19 months ago.
    "HF-051", "broken-review-rhythm", Rhythm;
    indicators: [Major, Minor];
    needs: [
        NeedOf::Artefacts(REVIEWS) => ["dated_on", "review.forum"],
        NeedOf::Artefacts(&[ArtefactKind::Forum]) => ["interval", "fact.subject", "created_on"],
    ];
    families: [Reviews];
    parameters: ["factor", "window", "operations", "management", "scope"];
    words: ["operations", "management", "scope"];
    values: ["rhythm", "met", "last", "since"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    of_management(ctx, acc);
    if is_carried(ctx, Family::Facts, acc) {
        ctx.there(&[ArtefactKind::Forum]).for_each(|forum| of_forum(ctx, forum, acc));
    }
}

/// How often a forum is to meet.
#[derive(Clone, Copy)]
enum Rhythm {
    Every(clausegraph_model::Interval),
    /// Customary, since the forum states none.
    Days(i64),
}

impl Rhythm {
    fn days(self, from: Date) -> i64 {
        match self {
            Self::Every(interval) => from.after(interval).days_since(from),
            Self::Days(days) => days,
        }
    }

    fn value(self) -> Value {
        match self {
            Self::Every(interval) => Value::Interval(interval),
            Self::Days(days) => Value::Days(days),
        }
    }
}

fn of_forum<'s, 'g>(ctx: &Ctx<'s, 'g>, forum: &'g Artefact, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let rhythm = match rhythm(ctx, forum, &mut look) {
        Fact::Given(rhythm) => rhythm,
        Fact::StatedNone => {
            return acc.conclude(forum, Tri::No, look, || Draft::new(Indicator::Minor));
        }
        Fact::Unknown => {
            return acc.conclude(forum, Tri::Unknown, look, || Draft::new(Indicator::Minor));
        }
    };
    let in_time = |day: Date| {
        let since = Decimal::from(ctx.as_of().days_since(day));
        since <= ctx.number("factor") * Decimal::from(rhythm.days(day))
    };
    let (mut met, mut last, mut any) = (Tri::No, None, Tri::No);
    for review in ctx.there(REVIEWS) {
        let mut own = Look::default();
        let held_by = Tri::given(read!(own, review, review.forum), |held_by| held_by == forum.id());
        let day = read!(own, review, dated_on);
        let recent = held_by.and(Tri::given(day, |day| in_time(*day)));
        any = any.or(held_by.and(Tri::given(day, |_| true)));
        if held_by.is_yes() {
            last = last.max(day.given().copied().copied());
        }
        if held_by.is_yes() || recent == Tri::Unknown {
            look.join(own);
        }
        met = met.or(recent);
    }
    if !any.is_yes() {
        // It has not met yet, as far as is known: it may be new.
        let new = Tri::given(read!(look, forum, created_on), |day| in_time(*day));
        met = met.or(any.not().and(new));
    }
    acc.conclude(forum, met.not(), look, || {
        let draft = Draft::new(Indicator::Minor).value("rhythm", rhythm.value());
        let draft = draft.artefacts([forum]);
        let Some(last) = last else { return draft };
        draft
            .value("met", Value::Date(last))
            .value("since", Value::Days(ctx.as_of().days_since(last)))
    });
}

/// The rhythm of a forum; stated none where it has none.
fn rhythm<'g>(ctx: &Ctx<'_, 'g>, forum: &'g Artefact, look: &mut Look<'g>) -> Fact<Rhythm> {
    match read!(look, forum, interval) {
        Fact::Given(interval) => Fact::Given(Rhythm::Every(*interval)),
        Fact::Unknown => Fact::Unknown,
        Fact::StatedNone => read!(look, forum, fact.subject).and_then(|subject| {
            let customary = ["operations", "management", "scope"];
            let found = customary.into_iter().find(|name| ctx.is_word(name, subject));
            found.map_or(Fact::StatedNone, |name| Fact::Given(Rhythm::Days(ctx.days(name))))
        }),
    }
}

fn of_management<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let (mut held, mut last) = (Tri::No, None);
    let first = ctx.before(ctx.days("window"));
    for review in ctx.there(&[ArtefactKind::ManagementReview]) {
        let day = read!(look, review, dated_on);
        held = held.or(Tri::given(day, |day| *day >= first));
        last = last.max(day.given().copied().copied());
    }
    let subject = Subject::from(SubjectOf::Organisation).part("management-review");
    acc.conclude(subject, held.not(), look, || {
        let draft = Draft::new(Indicator::Major);
        let Some(last) = last else { return draft };
        draft
            .value("last", Value::Date(last))
            .value("since", Value::Days(ctx.as_of().days_since(last)))
    });
}
