//! Artefacts: what they name, their dates, and parts that their kind does not have.

use super::{Known, parts, vocabulary::Topic};
use crate::{
    Date, Fact,
    attribute::Part,
    document::ArtefactDocument,
    problem::{At, Draft, ProblemCode},
    validate::report::Report,
};

pub(super) fn check(
    artefact: &ArtefactDocument,
    known: &Known<'_>,
    at: impl Fn() -> At,
    report: &mut Report<'_>,
) {
    references(artefact, known, &at, report);
    dates(artefact, &at, report);
    parts_fit(artefact, &at, report);
    parts::check(artefact, known, &at, report);
}

/// What an artefact names must be there, whatever else is wrong with it.
pub(super) fn references(
    artefact: &ArtefactDocument,
    known: &Known<'_>,
    at: &impl Fn() -> At,
    report: &mut Report<'_>,
) {
    if let Some(source) = &artefact.source
        && !known.names.holds_source(source.as_str())
    {
        report.unknown(
            ProblemCode::UnknownSource,
            at().join("source"),
            "source",
            source.as_str(),
            known.names.sources(),
        );
    }
    known.person_fact(&artefact.owner, || at().join("owner"), report);
    if let Fact::Given(approval) = &artefact.approval {
        known.person_fact(&approval.by, || at().join("approval").join("by"), report);
    }
    for (index, member) in artefact.covers.given().into_iter().flatten().enumerate() {
        if !member.is_whole_sms() {
            known.member(member, || at().join("covers").join(index), report);
        }
    }
    known.member_fact(&artefact.provided_by, || at().join("provided_by"), report);
    known.people(&artefact.co_owners, || at().join("co_owners"), report);
    if let Fact::Given(text) = &artefact.text {
        for (index, similar) in text.similar_to.given().into_iter().flatten().enumerate() {
            let place = || at().join("text").join("similar_to").join(index).join("artefact");
            known.artefact(&similar.artefact, place, report);
        }
    }
    for (index, link) in artefact.links.given().into_iter().flatten().enumerate() {
        known.artefact(&link.to, || at().join("links").join(index).join("to"), report);
    }
    for (index, interval) in artefact.intervals.given().into_iter().flatten().enumerate() {
        let place = || at().join("intervals").join(index).join("of");
        known.vocabulary.check(Topic::Interval, &interval.of, place, report);
    }
    let contents = || at().join("contents");
    known.items(&artefact.contents, contents, report);
    for (index, item) in artefact.contents.given().into_iter().flatten().enumerate() {
        let place = || contents().join(index).join("item");
        known.vocabulary.check(Topic::Contents, &item.item, place, report);
    }
}

fn dates(artefact: &ArtefactDocument, at: &impl Fn() -> At, report: &mut Report<'_>) {
    let id = &artefact.id;
    let mut in_order = |earlier: &Fact<Date>, later: &Fact<Date>, field: &[&str], what: &str| {
        if let (Fact::Given(earlier), Fact::Given(later)) = (earlier, later)
            && later < earlier
        {
            let at = field.iter().fold(at(), |at, step| at.join(step));
            let message = format!("artefact `{id}`: {what} ({later} before {earlier})");
            let draft = Draft::new(ProblemCode::DatesOutOfOrder, at, message);
            report.push(draft.value(later.to_string()));
        }
    };
    if let Fact::Given(approval) = &artefact.approval {
        in_order(
            &artefact.created_on,
            &approval.on,
            &["approval", "on"],
            "approved before it was made",
        );
    }
    in_order(
        &artefact.last_reviewed_on,
        &artefact.next_review_on,
        &["next_review_on"],
        "the next review lies before the last",
    );
    if let Some(action) = artefact.action.as_deref() {
        in_order(
            &action.done_on,
            &action.verified_on,
            &["action", "verified_on"],
            "verified before it was done",
        );
    }
    if let Some(agreement) = artefact.agreement.as_deref()
        && let (Fact::Given(from), Fact::Given(to)) = (&agreement.valid_from, &agreement.valid_to)
        && to < from
    {
        let at = at().join("agreement").join("valid_to");
        let message = format!("agreement `{id}` ends before it begins ({to} before {from})");
        report.push(Draft::new(ProblemCode::ImpossibleDate, at, message).value(to.to_string()));
    }
}

fn parts_fit(artefact: &ArtefactDocument, at: &impl Fn() -> At, report: &mut Report<'_>) {
    let parts = [
        (Part::Agreement, artefact.agreement.is_some()),
        (Part::Plan, artefact.plan.is_some()),
        (Part::Routine, artefact.routine.is_some()),
        (Part::Review, artefact.review.is_some()),
        (Part::Audit, artefact.audit.is_some()),
        (Part::Action, artefact.action.is_some()),
        (Part::Records, artefact.records.is_some()),
        (Part::Observation, artefact.observation.is_some()),
        (Part::Fact, artefact.fact.is_some()),
        (Part::Role, artefact.role.is_some()),
        (Part::Objective, artefact.objective.is_some()),
        (Part::Risk, artefact.risk.is_some()),
        (Part::Metric, artefact.metric.is_some()),
        (Part::Decision, artefact.decision.is_some()),
        (Part::Forum, artefact.forum.is_some()),
        (Part::Tool, artefact.tool.is_some()),
        (Part::Measurement, artefact.measurement.is_some()),
        (Part::Certificate, artefact.certificate.is_some()),
        (Part::Obligation, artefact.obligation.is_some()),
        (Part::Register, artefact.register.is_some()),
        (Part::Report, artefact.report.is_some()),
    ];
    let kind = artefact.kind;
    for (part, stands) in parts {
        if stands && !part.fits(kind) {
            let name = part.as_str();
            let message =
                format!("artefact `{}` of kind `{kind}` has no part `{name}`", artefact.id);
            let kinds: Vec<&str> = part.kinds().collect();
            report.push(
                Draft::new(ProblemCode::PartOnWrongKind, at().join(name), message)
                    .value(name)
                    .note(format!("the part is for `{}`", kinds.join("`, `"))),
            );
        }
    }
}
