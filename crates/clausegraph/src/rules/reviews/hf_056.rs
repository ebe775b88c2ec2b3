use std::collections::BTreeSet;

use clausegraph_model::{
    Artefact, ArtefactId, ArtefactKind, Date, Fact, Family, Key, document::LinkType,
};

use super::reading::{is_carried, unknown};
use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Lessons not embedded.
    ///
    /// # What it finds
    ///
    /// - A post-implementation review whose `dated_on` lies more than `days` days back, of which nothing came: it
    ///   has neither `review.lessons` nor a link `results-in`.
    /// - A corrective action raised by an audit (`action.raised_by` is one) whose `dated_on` lies more than `days`
    ///   days back, of which nothing came: it has neither `action.system_change` nor a link `results-in`, and the
    ///   audit has no `review.lessons`.
    /// - About the organisation: an `action.recurrence` that corrective actions raised by `cycles` or more different
    ///   audits share. An action that does not state what it has in common with others, or what raised it, may
    ///   share any.
    ///
    /// Observations; a recurrence is a minor indicator, and a major one where the corrective action that the latest
    /// of those audits (by `dated_on`, all of which are given) raised is stated not to be done: any of them, where
    /// it raised several.
    ///
    /// # Why it matters
    ///
    /// What was learned and written into no document, training or control is learned again at the next failure.
    ///
    /// # Example
    ///
    /// That changes have no way back was found in 2024, 2025 and 2026.
    "HF-056", "lesson-without-change", FollowThrough;
    indicators: [Major, Minor, Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::PostImplementationReview]) => [
            "dated_on", "review.lessons", "links",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Audit]) => ["dated_on", "review.lessons"],
        NeedOf::Artefacts(&[ArtefactKind::CorrectiveAction]) => [
            "action.raised_by", "action.system_change", "links", "action.recurrence",
        ],
    ];
    families: [Reviews];
    parameters: ["days", "cycles"];
    words: [];
    values: ["held", "recurrence", "audits", "open"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for review in ctx.there(&[ArtefactKind::PostImplementationReview]) {
        let mut look = Look::default();
        let day = read!(look, review, dated_on).map(|day| *day);
        let led_to = given(read!(look, review, review.lessons)).or(has_result(review, &mut look));
        let found = is_old(ctx, day).and(led_to.not());
        acc.conclude(review, found, look, || draft(day).artefacts([review]));
    }
    if !is_carried(ctx, Family::Actions, acc) {
        return;
    }
    let mut raised = Vec::new();
    for action in ctx.there(&[ArtefactKind::CorrectiveAction]) {
        let mut look = Look::default();
        let by = read!(look, action, action.raised_by);
        let audit = by.given().and_then(|id| ctx.artefact(id));
        let audit = audit.filter(|by| by.kind() == ArtefactKind::Audit);
        if by.is_unknown() {
            unknown(action, look, acc);
        } else if let Some(audit) = audit {
            finding(ctx, action, audit, look, acc);
        } else {
            continue;
        }
        raised.push(Raised { action, audit });
    }
    recurrences(ctx, &raised, acc);
}

/// A corrective action that an audit raised, or may have raised.
struct Raised<'g> {
    action: &'g Artefact,
    /// None where nobody says what raised it.
    audit: Option<&'g Artefact>,
}

fn given<T>(fact: Fact<T>) -> Tri {
    Tri::given(fact, |_| true)
}

fn is_old(ctx: &Ctx<'_, '_>, day: Fact<Date>) -> Tri {
    Tri::given(day, |day| ctx.as_of().days_since(day) > ctx.days("days"))
}

fn has_result<'g>(artefact: &'g Artefact, look: &mut Look<'g>) -> Tri {
    Tri::given(read!(look, artefact, links), |links| {
        links.iter().any(|link| link.kind == LinkType::ResultsIn)
    })
}

fn draft<'g>(day: Fact<Date>) -> Draft<'g> {
    let draft = Draft::new(Indicator::Observation);
    match day {
        Fact::Given(day) => draft.value("held", Value::Date(day)),
        Fact::StatedNone | Fact::Unknown => draft,
    }
}

/// What an audit found.
fn finding<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    action: &'g Artefact,
    audit: &'g Artefact,
    mut look: Look<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let day = read!(look, audit, dated_on).map(|day| *day);
    let led_to = given(read!(look, action, action.system_change))
        .or(has_result(action, &mut look))
        .or(given(read!(look, audit, review.lessons)));
    let found = is_old(ctx, day).and(led_to.not());
    acc.conclude(action, found, look, || draft(day).artefacts([action, audit]));
}

fn recurrences<'s, 'g>(ctx: &Ctx<'s, 'g>, raised: &[Raised<'g>], acc: &mut Acc<'s, 'g>) {
    let mut unsaid = Look::default();
    let mut keys: BTreeSet<&'g Key> = BTreeSet::new();
    let mut open = false;
    for Raised { action, .. } in raised {
        let shared = read!(unsaid, action, action.recurrence);
        keys.extend(shared.given().copied());
        open |= shared.is_unknown();
    }
    for key in &keys {
        recurrence(ctx, key, raised, acc);
    }
    if open {
        let subject = Subject::from(SubjectOf::Organisation).part("recurrence");
        unknown(subject, unsaid, acc);
    }
}

fn recurrence<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    key: &'g Key,
    raised: &[Raised<'g>],
    acc: &mut Acc<'s, 'g>,
) {
    let mut look = Look::default();
    let (mut sure, mut sharing): (BTreeSet<&ArtefactId>, Vec<&Raised<'g>>) = Default::default();
    let (mut possible, mut nameless) = (BTreeSet::new(), 0_u64);
    for one in raised {
        let action = one.action;
        let same = Tri::given(read!(look, action, action.recurrence), |other| other == key);
        match (same, one.audit) {
            (Tri::No, _) => {}
            (Tri::Yes, Some(audit)) => {
                sure.insert(audit.id());
                possible.insert(audit.id());
                sharing.push(one);
            }
            (Tri::Unknown, Some(audit)) => {
                possible.insert(audit.id());
            }
            (Tri::Yes | Tri::Unknown, None) => {
                nameless += 1;
                look.lacks(action, "action.raised_by");
            }
        }
    }
    let cycles = ctx.count("cycles");
    let found =
        Tri::between(count(sure.len()) >= cycles, count(possible.len()) + nameless >= cycles);
    let open = open_repeats(ctx, &sharing, &mut look);
    let subject = Subject::from(SubjectOf::Organisation).part(key.as_str());
    acc.conclude(subject, found, look, || {
        let indicator = if open.is_empty() { Indicator::Minor } else { Indicator::Major };
        let mut audits: Vec<&Artefact> = sharing.iter().filter_map(|one| one.audit).collect();
        audits.sort_by_key(|audit| ctx.organisation().artefact_position(audit.id().as_str()));
        audits.dedup_by_key(|audit| audit.id());
        let ids = |list: &[&Artefact]| list.iter().map(|one| one.id().clone()).collect();
        let draft = Draft::new(indicator)
            .value("recurrence", Value::Text(key.to_string()))
            .value("audits", Value::Artefacts(ids(&audits)))
            .artefacts(sharing.iter().map(|one| one.action))
            .artefacts(audits.iter().copied());
        if open.is_empty() {
            return draft;
        }
        draft.value("open", Value::Artefacts(ids(&open)))
    });
}

/// Those actions of the latest audit that are stated not to be done; none where the latest is not known.
fn open_repeats<'g>(
    ctx: &Ctx<'_, 'g>,
    sharing: &[&Raised<'g>],
    look: &mut Look<'g>,
) -> Vec<&'g Artefact> {
    let mut days = Vec::new();
    for one in sharing {
        let Some(audit) = one.audit else { continue };
        match read!(look, audit, dated_on) {
            Fact::Given(day) => days.push((*day, one.action)),
            Fact::StatedNone | Fact::Unknown => return Vec::new(),
        }
    }
    let latest = days.iter().map(|(day, _)| *day).max();
    let of_latest = days.iter().filter(|(day, _)| Some(*day) == latest);
    of_latest
        .map(|(_, action)| *action)
        .filter(|action| ctx.is_done(action, look) == Tri::No)
        .collect()
}
