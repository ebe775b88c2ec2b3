//! Working papers and decisions about documents: what they name, and what needs a name or a reason.

use indexmap::IndexMap;

use super::Known;
use crate::{
    Amount, ArtefactId,
    document::{DocumentDecision, DocumentDecisionDocument, GapActionState, WorkingPaperDocument},
    parts::OrganisationParts,
    problem::{At, Draft, ProblemCode},
    validate::report::{Report, entry},
};

pub(super) fn check(parts: &OrganisationParts, known: &Known<'_>, report: &mut Report<'_>) {
    let mut papers = IndexMap::new();
    for located in &parts.working_papers {
        let at = || entry("working_papers", located.place);
        paper(&located.value, known, &at, report);
        let WorkingPaperDocument { requirement, member, .. } = &located.value;
        let first = *papers.entry((requirement, member)).or_insert(located.place);
        if first != located.place {
            let id = requirement.as_str();
            let about = match member {
                Some(member) => format!("requirement `{id}` and member `{member}`"),
                None => format!("requirement `{id}`"),
            };
            let message = format!("a second working paper is about {about}");
            let draft = Draft::new(ProblemCode::RepeatedPaper, at(), message);
            report.push(draft.value(id).earlier(entry("working_papers", first)));
        }
    }
    let mut decisions = IndexMap::new();
    for located in &parts.document_decisions {
        let at = || entry("document_decisions", located.place);
        decision(&located.value, known, &at, report);
        let id = &located.value.artefact;
        let first = *decisions.entry(id).or_insert(located.place);
        if first != located.place {
            let message = format!("a second decision is about artefact `{id}`");
            let draft = Draft::new(ProblemCode::RepeatedPaper, at(), message);
            report.push(draft.value(id).earlier(entry("document_decisions", first)));
        }
    }
}

pub(super) fn paper(
    paper: &WorkingPaperDocument,
    known: &Known<'_>,
    at: &impl Fn() -> At,
    report: &mut Report<'_>,
) {
    known.requirement(&paper.requirement, "working paper", || at().join("requirement"), report);
    if let Some(member) = &paper.member {
        known.judged_member(member, || at().join("member"), report);
    }
    for (key, field) in [
        (&paper.severity_by, "severity_by"),
        (&paper.owner, "owner"),
        (&paper.sponsor, "sponsor"),
        (&paper.verified_by, "verified_by"),
        (&paper.interviewee, "interviewee"),
        (&paper.assessor, "assessor"),
    ] {
        if let Some(key) = key {
            known.person(key, || at().join(field), report);
        }
    }
    for (text, field) in [
        (&paper.current_state, "current_state"),
        (&paper.evidence_seen, "evidence_seen"),
        (&paper.state_reason, "state_reason"),
        (&paper.gap, "gap"),
        (&paper.action, "action"),
        (&paper.cost, "cost"),
        (&paper.dependency, "dependency"),
        (&paper.verification, "verification"),
        (&paper.reuse, "reuse"),
    ] {
        if let Some(text) = text {
            report.blank(text, || at().join(field), &format!("`{field}`"));
        }
    }
    for (number, most, field) in [
        (paper.design_score, 3, "design_score"),
        (paper.operation_score, 3, "operation_score"),
        (paper.percent, 100, "percent"),
    ] {
        if let Some(number) = number.filter(|number| *number > most) {
            let message = format!("`{field}` is `{number}`, outside `0` to `{most}`");
            let draft = Draft::new(ProblemCode::NumberOutOfRange, at().join(field), message);
            report.push(draft.value(number.to_string()));
        }
    }
    efforts(paper, at, report);
    state(paper, at, report);
    names(paper, at, report);
}

/// No effort is less than nothing, and none is above a later one.
fn efforts(paper: &WorkingPaperDocument, at: &impl Fn() -> At, report: &mut Report<'_>) {
    let mut before: Option<(Amount, &str)> = None;
    for (effort, field) in [
        (paper.effort_low, "effort_low"),
        (paper.effort_likely, "effort_likely"),
        (paper.effort_high, "effort_high"),
    ] {
        let Some(effort) = effort else { continue };
        let message = match before {
            _ if effort < Amount::ZERO => format!("`{field}` is `{effort}`, less than nothing"),
            Some((least, other)) if effort < least => {
                format!("`{field}` is `{effort}`, less than `{other}` with `{least}`")
            }
            Some(_) | None => {
                before = Some((effort, field));
                continue;
            }
        };
        let draft = Draft::new(ProblemCode::EffortOutOfOrder, at().join(field), message);
        report.push(draft.value(effort.to_string()));
    }
}

/// A state that the scores do not say is a person's word: it needs a reason.
fn state(paper: &WorkingPaperDocument, at: &impl Fn() -> At, report: &mut Report<'_>) {
    let Some(state) = paper.state else { return };
    if paper.state_reason.is_some() || paper.state_of_scores() == Some(state) {
        return;
    }
    let message = match paper.state_of_scores() {
        Some(said) => format!("the state is `{state}` where the scores say `{said}`"),
        None => format!("the state is `{state}` without two scores that say so"),
    };
    let draft = Draft::new(ProblemCode::StateWithoutReason, at().join("state"), message);
    report.push(draft.value(state.as_str()).note("say why in `state_reason`"));
}

/// What only a person can say names the person.
fn names(paper: &WorkingPaperDocument, at: &impl Fn() -> At, report: &mut Report<'_>) {
    let mut nameless = |field: &str, name: &str, message: String| {
        let draft = Draft::new(ProblemCode::StatementWithoutName, at().join(field), message);
        report.push(draft.note(format!("say who in `{name}`")));
    };
    if let (Some(severity), None) = (paper.severity, &paper.severity_by) {
        let message = format!("nobody confirms the severity `{severity}`");
        nameless("severity", "severity_by", message);
    } else if let (Some(on), None) = (paper.severity_on, &paper.severity_by) {
        let message = format!("a severity was confirmed on {on} and nobody says by whom");
        nameless("severity_on", "severity_by", message);
    }
    if paper.verified_by.is_none() {
        if paper.action_state == Some(GapActionState::Verified) {
            let message = "the action is verified and nobody says by whom".to_owned();
            nameless("action_state", "verified_by", message);
        } else if let Some(on) = paper.verified_on {
            let message = format!("the action was verified on {on} and nobody says by whom");
            nameless("verified_on", "verified_by", message);
        }
    }
}

pub(super) fn decision(
    decision: &DocumentDecisionDocument,
    known: &Known<'_>,
    at: &impl Fn() -> At,
    report: &mut Report<'_>,
) {
    let mut there = |id: &ArtefactId, field: &str| {
        if known.names.kind_of(id.as_str()).is_none() {
            let code = ProblemCode::UnknownDecided;
            let others = known.names.artefacts();
            report.unknown(code, at().join(field), "artefact", id.as_str(), others);
        }
    };
    there(&decision.artefact, "artefact");
    if let Some(into) = &decision.into {
        there(into, "into");
        let message = if *into == decision.artefact {
            Some(format!("`{into}` is to become a part of itself"))
        } else if decision.decision != DocumentDecision::Merge {
            let word = decision.decision;
            Some(format!("the decision is `{word}`, and only what is merged goes into another"))
        } else {
            None
        };
        if let Some(message) = message {
            let draft = Draft::new(ProblemCode::BrokenMerge, at().join("into"), message);
            report.push(draft.value(into));
        }
    }
    if let Some(reason) = &decision.reason {
        report.blank(reason, || at().join("reason"), "the reason of the decision");
    }
    known.person(&decision.by, || at().join("by"), report);
}
