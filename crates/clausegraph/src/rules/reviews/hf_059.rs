use clausegraph_model::{Artefact, ArtefactKind, Fact, Family};

use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        kinds::{REPORTS, REVIEWS},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Reporting system instead of management system.
    ///
    /// # What it finds
    ///
    /// A report or service report for which it was not laid down what it is for (`report.purpose`), who reads it
    /// (`report.audience`) or where its figures come from (`report.data_source`): one of them is stated none.
    /// A minor indicator.
    ///
    /// And, about the organisation, that less than the share `cited` of all reports was used in a decision. A report
    /// was used where a decision of the last `window` days (the day so many days before the as-of date included) names
    /// it under what it rests on: `decision.rests_on` of a decision by its `dated_on`, or `rests_on` of an item of
    /// `review.decisions` of a review (management, service, supplier review, audit, post-implementation review, test,
    /// analysis) by the `dated_on` of the review. A sign of health.
    ///
    /// # Why it matters
    ///
    /// A report that nobody decides by costs the time of those who make it, and hides the one that matters.
    ///
    /// # Example
    ///
    /// Fourteen monthly reports, of which one was named in a decision.
    "HF-059", "report-without-purpose-or-use", Measures;
    indicators: [Minor, Health];
    needs: [
        NeedOf::Artefacts(REPORTS) => ["report.purpose", "report.audience", "report.data_source"],
        NeedOf::Artefacts(&[ArtefactKind::Decision]) => ["dated_on", "decision.rests_on"],
        NeedOf::Artefacts(REVIEWS) => ["dated_on", "review.decisions", "review.decisions[].rests_on"],
    ];
    families: [Records];
    parameters: ["cited", "window"];
    words: [];
    values: ["lacks", "cited"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let reports: Vec<&'g Artefact> = ctx.there(REPORTS).collect();
    for report in &reports {
        let mut look = Look::default();
        let laid_down = [
            ("purpose", Tri::none(read!(look, report, report.purpose))),
            ("audience", Tri::none(read!(look, report, report.audience))),
            ("source of its figures", Tri::none(read!(look, report, report.data_source))),
        ];
        let found = Tri::any(laid_down.iter().map(|(_, lacks)| *lacks));
        acc.conclude(*report, found, look, || {
            let lacking = laid_down.iter().filter(|(_, lacks)| lacks.is_yes());
            Draft::new(Indicator::Minor)
                .list("lacks", lacking.map(|(what, _)| (*what).to_owned()))
                .artefacts([*report])
        });
    }
    if !reports.is_empty() {
        uses(ctx, &reports, acc);
    }
}

/// How many of the reports were used in a decision.
fn uses<'s, 'g>(ctx: &Ctx<'s, 'g>, reports: &[&'g Artefact], acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let decided = decided(ctx, &mut look);
    let used = Tally::of(reports.iter().map(|report| {
        Tri::any(decided.iter().map(|(recent, rests_on)| {
            recent.and(Tri::given(rests_on.as_ref(), |ids| ids.contains(&report.id())))
        }))
    }));
    let subject = Subject::from(SubjectOf::Organisation).part("reports");
    acc.conclude(subject, used.share_below(ctx.number("cited")), look, || {
        Draft::new(Indicator::Health)
            .value("cited", Value::Share { part: used.yes, whole: used.counted() })
            .artefacts(reports.iter().copied())
    });
}

type Ground<'g> = Fact<Vec<&'g clausegraph_model::ArtefactId>>;

/// All decisions: whether each falls within the window, and what it rests on.
fn decided<'g>(ctx: &Ctx<'_, 'g>, look: &mut Look<'g>) -> Vec<(Tri, Ground<'g>)> {
    let first = ctx.before(ctx.days("window"));
    let mut found = Vec::new();
    for family in [Family::Facts, Family::Reviews] {
        if ctx.untold(family, look) == Tri::Unknown {
            found.push((Tri::Unknown, Fact::Unknown));
        }
    }
    for decision in ctx.there(&[ArtefactKind::Decision]) {
        let recent = Tri::given(read!(look, decision, dated_on), |day| *day >= first);
        if recent != Tri::No {
            let rests_on = read!(look, decision, decision.rests_on);
            found.push((recent, rests_on.map(|ids| ids.iter().collect())));
        }
    }
    for review in ctx.there(REVIEWS) {
        let recent = Tri::given(read!(look, review, dated_on), |day| *day >= first);
        if recent == Tri::No {
            continue;
        }
        match read!(look, review, review.decisions) {
            Fact::Given(items) => found.extend(items.iter().map(|item| {
                if item.rests_on.is_unknown() {
                    look.lacks(review, "review.decisions[].rests_on");
                }
                (recent, item.rests_on.as_ref().map(|ids| ids.iter().collect()))
            })),
            Fact::StatedNone => {}
            Fact::Unknown => found.push((recent, Fact::Unknown)),
        }
    }
    found
}
