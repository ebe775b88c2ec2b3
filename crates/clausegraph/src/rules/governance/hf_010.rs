use clausegraph_model::{Artefact, ArtefactKind, Date, Fact, document::JudgementContext};
use rust_decimal::Decimal;

use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        kinds::{ACTIONS, DOCUMENTS},
        verdict::{Draft, Look, part, read},
    },
};

rule! {
    /// Audit-readiness spike.
    ///
    /// # What it finds
    ///
    /// A stream of events that piles up before external audits. Streams are approvals (`approval.on` of
    /// documents), actions (`action.done_on`) and reviews (`dated_on` of reviews other than audits). Events count
    /// from `window` days before the as-of date up to it. External audits are audits whose `audit.context` is
    /// `second-party` or `certification`; an audit begins on the first day of its `review.period`, else on its
    /// `dated_on`. An event lies before an audit where it is at most `days` days earlier, or on the day itself.
    /// The finding stands where a stream has `events` events or more, and at least the share `share` of them lies
    /// before any external audit that began within the window or begins within `days` days after the as-of date.
    /// It is a minor indicator where an event before an audit is back-dated: the artefact states `created_on` later
    /// than its `dated_on`. An event without a day may lie anywhere.
    ///
    /// # Why it matters
    ///
    /// Work that happens in the weeks before the auditor comes is work for the auditor. Spread evenly, about 8 in
    /// 100 events would lie within a month before a yearly audit.
    ///
    /// # Example
    ///
    /// 71 of 100 approvals of the year fall in the four weeks before the surveillance visit.
    "HF-010", "audit-readiness-spike", Rhythm;
    indicators: [Minor, Health];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Audit]) => ["audit.context", "dated_on"],
        NeedOf::Artefacts(DOCUMENTS) => ["approval.on"],
        NeedOf::Artefacts(ACTIONS) => ["action.done_on"],
        NeedOf::Artefacts(DRAWN) => ["dated_on"],
    ];
    families: [Reviews];
    parameters: ["share", "events", "days", "window"];
    words: [];
    values: ["stream", "events", "back-dated"];
    over_documentation: false;
}

const DRAWN: &[ArtefactKind] = &[
    ArtefactKind::ManagementReview,
    ArtefactKind::ServiceReview,
    ArtefactKind::SupplierReview,
    ArtefactKind::PostImplementationReview,
];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut audits_seen = Look::default();
    let (audits, unsure) = audits(ctx, &mut audits_seen);
    for (stream, kinds) in [("approvals", DOCUMENTS), ("actions", ACTIONS), ("reviews", DRAWN)] {
        let mut look = audits_seen.clone();
        let mut events: Vec<(&'g Artefact, Date)> = Vec::new();
        let mut undated = 0_u64;
        for artefact in ctx.there(kinds) {
            let document = artefact.document();
            let day = match stream {
                "approvals" => read!(look, artefact, approval => on),
                "actions" => read!(look, artefact, action.done_on),
                _ => look.read(artefact, "dated_on", document.dated_on.as_ref()),
            };
            match day {
                Fact::Given(day)
                    if *day <= ctx.as_of() && *day >= ctx.before(ctx.days("window")) =>
                {
                    events.push((artefact, *day));
                }
                Fact::Given(_) | Fact::StatedNone => {}
                Fact::Unknown => undated += 1,
            }
        }
        one(ctx, stream, &events, undated, (&audits, unsure), look, acc);
    }
}

/// The days on which external audits began, and whether there may be others.
fn audits<'g>(ctx: &Ctx<'_, 'g>, look: &mut Look<'g>) -> (Vec<Date>, bool) {
    let mut days = Vec::new();
    let mut unsure = false;
    let artefacts = ctx.organisation().artefacts().iter();
    for audit in artefacts.filter(|artefact| artefact.kind() == ArtefactKind::Audit) {
        let external = Tri::given(read!(look, audit, audit.context), |context| {
            matches!(context, JudgementContext::SecondParty | JudgementContext::Certification)
        });
        if external == Tri::No {
            continue;
        }
        let period = part(audit.document().review.as_deref(), |review| &review.period);
        let day = match period {
            Fact::Given(period) => Fact::Given(period.first()),
            Fact::StatedNone | Fact::Unknown => {
                look.read(audit, "dated_on", audit.document().dated_on)
            }
        };
        match (external, day) {
            (Tri::Yes, Fact::Given(day)) => days.push(day),
            (Tri::Unknown, _) | (_, Fact::Unknown) => unsure = true,
            (Tri::Yes | Tri::No, Fact::Given(_) | Fact::StatedNone) => {}
        }
    }
    (days, unsure)
}

fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    stream: &'static str,
    events: &[(&'g Artefact, Date)],
    undated: u64,
    (audits, unsure): (&[Date], bool),
    look: Look<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let days = ctx.days("days");
    let reach = ctx.as_of().shifted(days);
    let counted =
        audits.iter().filter(|day| **day >= ctx.before(ctx.days("window")) && **day <= reach);
    let counted: Vec<Date> = counted.copied().collect();
    let before =
        |day: Date| counted.iter().any(|audit| (0..=days).contains(&audit.days_since(day)));
    let spike: Vec<&'g Artefact> =
        events.iter().filter(|(_, day)| before(*day)).map(|(artefact, _)| *artefact).collect();
    let (all, near) = (count(events.len()), count(spike.len()));
    if all + undated == 0 {
        return;
    }
    let holds = |near: u64, all: u64| {
        all >= ctx.count("events")
            && Decimal::from(near) >= ctx.number("share") * Decimal::from(all)
    };
    // An audit that nobody dates may have drawn all events; an undated event may lie anywhere.
    let most = if unsure { all } else { near };
    let certain = holds(near, all) && holds(near, all + undated);
    let found = Tri::between(certain, holds(most + undated, all + undated) || holds(near, all));
    let back_dated = spike.iter().filter(|artefact| {
        let document = artefact.document();
        let days = document.created_on.given().zip(document.dated_on.given());
        days.is_some_and(|(created, dated)| created > dated)
    });
    let back_dated = count(back_dated.count());
    let subject = Subject::from(SubjectOf::Organisation).part(stream);
    acc.conclude(subject, found, look, || {
        let indicator = if back_dated > 0 { Indicator::Minor } else { Indicator::Health };
        Draft::new(indicator)
            .value("stream", Value::Text(stream.to_owned()))
            .value("events", Value::Share { part: near, whole: all })
            .count("back-dated", back_dated)
            .artefacts(spike)
    });
}
