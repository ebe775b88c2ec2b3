use clausegraph_model::{Artefact, ArtefactKind, Date, Fact};
use rust_decimal::Decimal;

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// No agreed ambition for the time to come.
    ///
    /// # What it finds
    ///
    /// A service management plan is a plan, document or charter that is there and that a confirmed claim offers
    /// for one of the requirements that the catalogue names for this rule, or for their clause.
    /// Where there is none, the organisation is found with the graver indicator.
    /// Where there are some, it is found unless one of them carries, that is:
    ///
    /// - it is approved: `approval.by` is given, and `approval.on` not later than the as-of date;
    /// - it reaches far enough: `plan.until` is not earlier than `horizon` months after the as-of date;
    /// - at most the share `milestones` of `plan.milestones` lacks an `owner` or a `due_on` (stated none); a plan
    ///   for which no milestones are stated has none that lacks them;
    /// - it is followed: `plan.progress_on` or `approval.on` lies within the last `progress` days. A day that is
    ///   still to come has not been.
    ///
    /// # Why it matters
    ///
    /// Without a common picture of the next year or two, every quarter starts anew, and the next audit becomes
    /// the goal.
    ///
    /// # Example
    ///
    /// A plan that ends on the day of the certification audit.
    "HF-016", "ambition-not-agreed", Direction;
    indicators: [Minor, Opportunity];
    needs: [
        NeedOf::Artefacts(PLANS) => [
            "approval.by", "approval.on", "plan.until", "plan.milestones", "plan.milestones[].owner",
            "plan.milestones[].due_on", "plan.progress_on",
        ],
    ];
    families: [Documents];
    parameters: ["horizon", "milestones", "progress"];
    words: [];
    values: ["plans", "lacks", "offered"];
    over_documentation: false;
}

const PLANS: &[ArtefactKind] = &[ArtefactKind::Plan, ArtefactKind::Document, ArtefactKind::Charter];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let plans: Vec<&'g Artefact> = ctx.there(PLANS).filter(|plan| ctx.is_claimed(plan)).collect();
    let mut look = Look::default();
    let (mut carries, mut lacks) = (Tri::No, Vec::new());
    for plan in &plans {
        let parts = shortfalls(ctx, plan, &mut look);
        carries = carries.or(Tri::any(parts.map(|(short, _)| short)).not());
        let known = parts.into_iter().filter(|(short, _)| short.is_yes());
        lacks.extend(known.map(|(_, what)| format!("{}: {what}", plan.id())));
    }
    acc.conclude(SubjectOf::Organisation, carries.not(), look, || {
        if plans.is_empty() {
            return Draft::new(Indicator::Minor).count("offered", 0);
        }
        let ids = plans.iter().map(|plan| plan.id().clone()).collect();
        Draft::new(Indicator::Opportunity)
            .value("plans", Value::Artefacts(ids))
            .list("lacks", lacks)
            .artefacts(plans.iter().copied())
    });
}

/// What keeps a plan from carrying the next months.
fn shortfalls<'g>(
    ctx: &Ctx<'_, 'g>,
    plan: &'g Artefact,
    look: &mut Look<'g>,
) -> [(Tri, &'static str); 4] {
    let past = |day: &Date| *day <= ctx.as_of();
    let by = Tri::given(read!(look, plan, approval => by), |_| true);
    let on = read!(look, plan, approval => on);
    let to_come = Tri::given(on, |day| !past(day));
    let end = ctx.months("horizon").map_or(ctx.as_of(), |months| ctx.as_of().after(months));
    let reaches = Tri::given(read!(look, plan, plan.until), |until| *until >= end);
    let recent = |day: &Date| past(day) && *day >= ctx.before(ctx.days("progress"));
    let followed =
        Tri::given(on, recent).or(Tri::given(read!(look, plan, plan.progress_on), recent));
    [
        (by.not().or(to_come), "no approval"),
        (reaches.not(), "no end far enough ahead"),
        (vague(ctx, plan, look), "milestones without owner or day"),
        (followed.not(), "no recent progress"),
    ]
}

/// Whether too many milestones lack an owner or a day.
fn vague<'g>(ctx: &Ctx<'_, 'g>, plan: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let milestones = match read!(look, plan, plan.milestones) {
        Fact::Given(milestones) => milestones,
        Fact::StatedNone => return Tri::No,
        Fact::Unknown => return Tri::Unknown,
    };
    let mut complete = Tally::default();
    for milestone in milestones {
        if milestone.owner.is_unknown() {
            look.lacks(plan, "plan.milestones[].owner");
        }
        if milestone.due_on.is_unknown() {
            look.lacks(plan, "plan.milestones[].due_on");
        }
        let owned = Tri::none(milestone.owner.as_ref()).not();
        complete.add(owned.and(Tri::none(milestone.due_on.as_ref()).not()));
    }
    complete.share_below(Decimal::ONE - ctx.number("milestones"))
}
