use clausegraph_model::{
    Artefact, ArtefactId, ArtefactKind, Date, Fact, Family, document::DecisionNature,
};

use super::reading::{is_carried, unknown};
use crate::{
    Indicator, NeedOf, Subject,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::{ACTIONS, MEETINGS},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Decision without follow-through.
    ///
    /// # What it finds
    ///
    /// A decision that asks for something to be done, with nothing done about it. Decisions are
    ///
    /// - artefacts of kind `decision`, with their day `dated_on` and their `decision.actions`; a
    ///   `decision.nature` of `information` or `acceptance` asks for nothing;
    /// - the items of `review.decisions` of management, service and supplier reviews, with the `dated_on` of the
    ///   review and the `action` of the item; the words `settled` ask for nothing. The part of the subject is the
    ///   item's key; the second item of the same key in a review is `key-2`, and so on.
    ///
    /// The finding stands where more than `days` days have gone by since the decision and no action counts. An
    /// action counts where its `created_on` is not later than `days` days after the decision, or it is done
    /// (`action.done_on` not after the as-of date), whenever it was created.
    /// It also stands where there are actions and every one of them is overdue: not done, and its `action.due_on`
    /// more than `overdue` days before the as-of date.
    /// An action that does not state when it was created leaves it open whether it counts, until it is done; one whose
    /// `created_on` is stated none does not count until then.
    ///
    /// # Why it matters
    ///
    /// A decision that no action follows is decided again at the next meeting.
    ///
    /// # Example
    ///
    /// "Harmonise supplier reporting" was decided in February, and no action exists.
    "HF-053", "decision-without-action", FollowThrough;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Decision]) => [
            "dated_on", "decision.nature", "decision.actions",
        ],
        NeedOf::Artefacts(MEETINGS) => ["dated_on", "review.decisions", "review.decisions[].action"],
        NeedOf::Artefacts(ACTIONS) => ["created_on", "action.due_on", "action.done_on"],
    ];
    families: [];
    parameters: ["days", "overdue"];
    words: ["settled"];
    values: ["decided", "item", "late", "overdue"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    if is_carried(ctx, Family::Facts, acc) {
        for decision in ctx.there(&[ArtefactKind::Decision]) {
            let mut look = Look::default();
            let asks = Tri::given(read!(look, decision, decision.nature), |nature| match nature {
                DecisionNature::Action => true,
                DecisionNature::Information | DecisionNature::Acceptance => false,
            });
            let actions = read!(look, decision, decision.actions);
            let actions = actions.map(|ids| ids.iter().collect());
            one(ctx, (decision.into(), decision), asks, actions, look, acc);
        }
    }
    if is_carried(ctx, Family::Reviews, acc) {
        ctx.there(MEETINGS).for_each(|review| of_review(ctx, review, acc));
    }
}

fn of_review<'s, 'g>(ctx: &Ctx<'s, 'g>, review: &'g Artefact, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let items = match read!(look, review, review.decisions) {
        Fact::Given(items) => items,
        Fact::StatedNone => {
            return acc.conclude(review, Tri::No, look, || Draft::new(Indicator::Observation));
        }
        Fact::Unknown => return unknown(review, look, acc),
    };
    for (index, item) in items.iter().enumerate() {
        let same = items.iter().take(index).filter(|other| other.item == item.item).count();
        let part = match same {
            0 => item.item.to_string(),
            same => format!("{}-{}", item.item, same + 1),
        };
        let mut own = look.clone();
        if item.action.is_unknown() {
            own.lacks(review, "review.decisions[].action");
        }
        let asks = (!ctx.is_word("settled", &item.item)).into();
        let actions = item.action.as_ref().map(|id| vec![id]);
        let subject = Subject::from(review).part(part);
        one(ctx, (subject, review), asks, actions, own, acc);
    }
}

/// One decision, with the artefact that states it.
fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    (subject, of): (Subject<'g>, &'g Artefact),
    asks: Tri,
    ids: Fact<Vec<&'g ArtefactId>>,
    mut look: Look<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let day = read!(look, of, dated_on).map(|day| *day);
    let waited = Tri::given(day, |day| ctx.as_of().days_since(day) > ctx.days("days"));
    let actions: Fact<Vec<&'g Artefact>> =
        ids.map(|ids| ids.into_iter().filter_map(|id| ctx.artefact(id)).collect());
    let (followed, overdue) = match &actions {
        Fact::Given(actions) => {
            let followed = actions.iter().map(|action| {
                let created = read!(look, action, created_on);
                within(day, created, ctx.days("days")).or(ctx.is_done(action, &mut look))
            });
            let followed = Tri::any(followed.collect::<Vec<_>>());
            let overdue = actions.iter().map(|action| is_overdue(ctx, action, &mut look));
            (followed, Tri::all(overdue.collect::<Vec<_>>()))
        }
        Fact::StatedNone => (Tri::No, Tri::No),
        Fact::Unknown => (Tri::Unknown, Tri::Unknown),
    };
    let found = asks.and(overdue.or(waited.and(followed.not())));
    let item = subject.part.clone();
    acc.conclude(subject, found, look, || {
        let actions = actions.given().map(Vec::as_slice).unwrap_or_default();
        let ids = actions.iter().map(|action| action.id().clone()).collect();
        let mut draft =
            Draft::new(Indicator::Observation).artefacts([of]).artefacts(actions.iter().copied());
        if let Fact::Given(day) = day {
            draft = draft.value("decided", Value::Date(day));
        }
        if let Some(item) = item {
            draft = draft.value("item", Value::Text(item));
        }
        match (actions.is_empty(), overdue.is_yes()) {
            (true, _) => draft,
            (false, true) => draft.value("overdue", Value::Artefacts(ids)),
            (false, false) => draft.value("late", Value::Artefacts(ids)),
        }
    });
}

/// Whether a day is not later than so many days after another.
fn within(from: Fact<Date>, day: Fact<&Date>, days: i64) -> Tri {
    match (from, day) {
        (Fact::Given(from), Fact::Given(day)) => (*day <= from.shifted(days)).into(),
        (_, Fact::StatedNone) | (Fact::StatedNone, _) => Tri::No,
        (Fact::Unknown, _) | (_, Fact::Unknown) => Tri::Unknown,
    }
}

fn is_overdue<'g>(ctx: &Ctx<'_, 'g>, action: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let due = read!(look, action, action.due_on);
    let past = Tri::given(due, |due| ctx.as_of().days_since(*due) > ctx.days("overdue"));
    past.and(ctx.is_done(action, look).not())
}
