use std::collections::BTreeSet;

use clausegraph_model::{Artefact, ArtefactKind, Date, Fact, Interval};
use rust_decimal::Decimal;

use crate::{
    Indicator, NeedOf,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        kinds::REVIEWS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// The rhythm is kept.
    ///
    /// # What it finds
    ///
    /// There is one forum at least, and every forum has kept its rhythm over the last `window` days.
    /// A forum meets on the `dated_on` of each review (management, service, supplier review, audit,
    /// post-implementation review, test, analysis) that gives it under `review.forum`.
    /// It has kept its rhythm where it met on the day `window` days before the as-of date or earlier, and, from the last
    /// such meeting on, the days from each meeting to the next, and from the last one to the as-of date, are not more
    /// than `factor` times its `interval` (counted in days of the calendar from the earlier of the two).
    /// A forum whose interval is stated none has no rhythm to keep, and one younger than the window has not kept it that
    /// long.
    ///
    /// A review of which nobody states the day or the forum may be a meeting of any forum that it does not
    /// contradict: what is kept without it is kept; where it might fill the gap, nothing can be said.
    /// One without a stated day may fill any gap; one without a stated forum, those around its day.
    ///
    /// # Why it matters
    ///
    /// A year of meetings that took place when they were due shows that the system runs by itself.
    ///
    /// # Example
    ///
    /// Three forums, monthly, quarterly and yearly, none of them late by more than a quarter of its interval.
    "GP-05", "rhythm-kept", Rhythm;
    indicators: [Strength];
    needs: [
        NeedOf::Artefacts(REVIEWS) => ["dated_on", "review.forum"],
        NeedOf::Artefacts(&[ArtefactKind::Forum]) => ["interval"],
    ];
    families: [Facts, Reviews];
    parameters: ["factor", "window"];
    words: [];
    values: ["forums", "reviews"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let (mut forums, mut reviews, mut kept) = (0_u64, 0_u64, Tri::Yes);
    for forum in ctx.there(&[ArtefactKind::Forum]) {
        forums += 1;
        let meetings = Meetings::of(ctx, forum);
        let met = meetings.certain.range(ctx.before(ctx.days("window"))..).count();
        reviews += count(met);
        kept = kept.and(match read!(look, forum, interval) {
            Fact::Given(interval) => {
                look.join(meetings.look.clone());
                meetings.kept(ctx, *interval)
            }
            Fact::StatedNone => Tri::No,
            Fact::Unknown => Tri::Unknown,
        });
    }
    let found = kept.and((forums > 0).into());
    acc.conclude(SubjectOf::Organisation, found, look, || {
        Draft::new(Indicator::Strength).count("forums", forums).count("reviews", reviews)
    });
}

/// The days on which a forum met.
struct Meetings<'g> {
    certain: BTreeSet<Date>,
    /// The days on which it met or may have met.
    possible: BTreeSet<Date>,
    /// Whether it may have met on other days, too.
    is_open: bool,
    look: Look<'g>,
}

impl<'g> Meetings<'g> {
    fn of(ctx: &Ctx<'_, 'g>, forum: &'g Artefact) -> Self {
        let (certain, possible) = (BTreeSet::new(), BTreeSet::new());
        let mut found = Self { certain, possible, is_open: false, look: Look::default() };
        for review in ctx.there(REVIEWS) {
            let mut own = Look::default();
            let of = read!(own, review, review.forum);
            let held_by = Tri::given(of, |held_by| held_by == forum.id());
            let day = read!(own, review, dated_on);
            match (held_by, day) {
                (Tri::No, _) | (_, Fact::StatedNone) => continue,
                (Tri::Yes, Fact::Given(day)) => {
                    found.certain.insert(*day);
                    found.possible.insert(*day);
                }
                (Tri::Unknown, Fact::Given(day)) => {
                    found.possible.insert(*day);
                }
                (Tri::Yes | Tri::Unknown, Fact::Unknown) => found.is_open = true,
            }
            found.look.join(own);
        }
        found
    }

    fn kept(&self, ctx: &Ctx<'_, 'g>, interval: Interval) -> Tri {
        if keeps(ctx, &self.certain, interval) {
            Tri::Yes
        } else if self.is_open || keeps(ctx, &self.possible, interval) {
            Tri::Unknown
        } else {
            Tri::No
        }
    }
}

/// Whether days follow each other closely enough, from the first day of the window to the as-of date.
fn keeps(ctx: &Ctx<'_, '_>, days: &BTreeSet<Date>, interval: Interval) -> bool {
    let first = ctx.before(ctx.days("window"));
    let Some(mut before) = days.range(..=first).next_back().copied() else { return false };
    let in_time = |from: Date, to: Date| {
        let rhythm = Decimal::from(from.after(interval).days_since(from));
        Decimal::from(to.days_since(from)) <= ctx.number("factor") * rhythm
    };
    let following = days.range(first..).copied().chain([ctx.as_of()]);
    following.into_iter().all(|day| {
        let kept = in_time(before, day);
        before = day;
        kept
    })
}
