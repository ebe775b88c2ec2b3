use clausegraph_model::{Artefact, ArtefactKind, Fact, document::ActionDecision};

use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        kinds::ACTIONS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Actions not tracked, measured or verified.
    ///
    /// # What it finds
    ///
    /// An action (corrective action, improvement, risk treatment; those with an `action.decision` of `rejected`
    /// are left out) that is not
    ///
    /// - *tracked*: it has an `owner` and an `action.due_on`, and how it stands is known: `action.done_on` is given
    ///   or stated none, or `action.decision` or `action.achieved` is given;
    /// - *measured*: it has an `action.target`, and an `action.result` unless it is open;
    /// - *verified*: unless it is open, it has an `action.verified_on` not after the as-of date and an
    ///   `action.verified_by` other than its owner.
    ///
    /// It is open where `action.done_on` is stated none or after the as-of date.
    /// A minor indicator for a corrective action, an observation for the others.
    ///
    /// And, about the organisation, that `least` or more actions are closed and less than the share `verified` of
    /// them is verified. A minor indicator where a corrective action is among those known not to be, else an
    /// observation. The shares of tracked and measured actions, of all, stand beside it.
    ///
    /// # Why it matters
    ///
    /// An action that is closed because it was done says nothing about whether it helped. Whoever carried it out
    /// is the last to see that it did not.
    ///
    /// # Example
    ///
    /// 31 of 44 closed actions have no result, and nobody checked them.
    "HF-054", "action-untracked-or-unverified", FollowThrough;
    indicators: [Minor, Observation];
    needs: [
        NeedOf::Artefacts(ACTIONS) => [
            "owner", "action.due_on", "action.done_on", "action.target", "action.result",
            "action.verified_by", "action.verified_on",
        ],
    ];
    families: [Actions];
    parameters: ["verified", "least"];
    words: [];
    values: ["lacks", "closed", "tracked", "measured", "verified"];
    over_documentation: false;
}

/// How many actions are tracked, measured and verified.
#[derive(Default)]
struct Rates<'g> {
    tracked: Tally,
    measured: Tally,
    /// Of those that are closed.
    verified: Tally,
    /// Whether a corrective action is known not to be verified.
    corrective: bool,
    seen: Vec<&'g Artefact>,
    look: Look<'g>,
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut rates = Rates::default();
    for action in ctx.there(ACTIONS) {
        let decision = action.document().action.as_deref().and_then(|part| part.decision.given());
        if decision != Some(&ActionDecision::Rejected) {
            one(ctx, action, &mut rates, acc);
        }
    }
    if rates.seen.is_empty() {
        return;
    }
    let enough = rates.verified.counted_at_least(ctx.count("least"));
    let found = enough.and(rates.verified.share_below(ctx.number("verified")));
    let indicator = if rates.corrective { Indicator::Minor } else { Indicator::Observation };
    let share = |tally: Tally| Value::Share { part: tally.yes, whole: tally.counted() };
    let subject = Subject::from(SubjectOf::Organisation).part("verification");
    acc.conclude(subject, found, rates.look, || {
        Draft::new(indicator)
            .count("closed", rates.verified.counted())
            .value("tracked", share(rates.tracked))
            .value("measured", share(rates.measured))
            .value("verified", share(rates.verified))
            .artefacts(rates.seen)
    });
}

fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    action: &'g Artefact,
    rates: &mut Rates<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let mut look = Look::default();
    let closed = ctx.is_done(action, &mut look);
    let tracked = tracked(action, &mut look);
    let target = given(read!(look, action, action.target));
    let result = closed.not().or(given(read!(look, action, action.result)));
    let mut checks = Look::default();
    let checked = given(ctx.happened(read!(checks, action, action.verified_on)));
    let another = verified_by_another(action, &mut checks);
    look.join(checks.clone());
    rates.look.join(checks);
    let unless_open = |check: Tri| closed.not().or(check);
    let [owner, due, _] = tracked;
    let all = [
        ("an owner", owner),
        ("a due day", due),
        ("a target", target),
        ("a result", result),
        ("a day of verification", unless_open(checked)),
        ("somebody else who verified it", unless_open(another)),
    ];
    rates.tracked.add(Tri::all(tracked));
    rates.measured.add(target.and(result));
    let verified = checked.and(another);
    match closed {
        Tri::Yes => rates.verified.add(verified),
        Tri::No => {}
        Tri::Unknown => {
            rates.verified.unsure += 1;
            rates.look.lacks(action, "action.done_on");
        }
    }
    let corrective = action.kind() == ArtefactKind::CorrectiveAction;
    rates.corrective |= corrective && closed.is_yes() && verified == Tri::No;
    rates.seen.push(action);
    let known = tracked.into_iter().chain(all.iter().map(|(_, holds)| *holds));
    let found = Tri::all(known).not();
    let indicator = if corrective { Indicator::Minor } else { Indicator::Observation };
    acc.conclude(action, found, look, || {
        let lacking = all.iter().filter(|(_, holds)| *holds == Tri::No);
        Draft::new(indicator)
            .list("lacks", lacking.map(|(what, _)| (*what).to_owned()))
            .artefacts([action])
    });
}

fn given<T>(fact: Fact<T>) -> Tri {
    Tri::given(fact, |_| true)
}

/// Whether there is an owner, a due day, and something that tells how the action stands.
fn tracked<'g>(action: &'g Artefact, look: &mut Look<'g>) -> [Tri; 3] {
    let owner = given(read!(look, action, owner));
    let due = given(read!(look, action, action.due_on));
    let part = action.document().action.as_deref();
    let stands = part.is_some_and(|part| {
        !part.done_on.is_unknown()
            || part.decision.given().is_some()
            || part.achieved.given().is_some()
    });
    [owner, due, if stands { Tri::Yes } else { Tri::Unknown }]
}

fn verified_by_another<'g>(action: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let owner = read!(look, action, owner);
    match read!(look, action, action.verified_by) {
        Fact::Given(by) => match owner {
            Fact::Given(owner) => (by != owner).into(),
            Fact::StatedNone => Tri::Yes,
            Fact::Unknown => Tri::Unknown,
        },
        Fact::StatedNone => Tri::No,
        Fact::Unknown => Tri::Unknown,
    }
}
