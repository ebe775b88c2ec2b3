//! Claims: which artefact is offered for which requirement.

use super::Known;
use crate::{
    ArtefactKind, Clause, Requirement,
    document::{ClaimDocument, SlotDocument},
    problem::{At, Draft, ProblemCode},
    validate::report::{Report, some},
};

pub(super) fn check(
    claim: &ClaimDocument,
    known: &Known<'_>,
    at: impl Fn() -> At,
    report: &mut Report<'_>,
) {
    known.artefact(&claim.artefact, || at().join("artefact"), report);
    for (index, member) in claim.members.iter().enumerate() {
        let at = || at().join("members").join(index);
        if member.is_whole_sms() {
            let message = format!("`{member}` is no single scope element");
            report.push(
                Draft::new(ProblemCode::UnknownMember, at(), message)
                    .value(member)
                    .note("without `members` a claim is for all that the artefact covers"),
            );
        } else {
            known.member(member, at, report);
        }
    }
    if let Some(key) = &claim.by {
        known.person(key, || at().join("by"), report);
    }
    for (text, field) in [(&claim.at, "at"), (&claim.hash, "hash")] {
        if let Some(text) = text {
            report.blank(text, || at().join(field), &format!("`{field}`"));
        }
    }
    target(claim, known, &at, report);
}

fn target(claim: &ClaimDocument, known: &Known<'_>, at: &impl Fn() -> At, report: &mut Report<'_>) {
    let id = claim.target.as_str();
    let kind = known.names.kind_of(claim.artefact.as_str());
    if let Some(requirement) = known.catalogue.requirement(id) {
        if !requirement.computed_from().is_empty() {
            return on_computed(requirement, at, report);
        }
        let slots: Vec<&SlotDocument> = requirement.slots().iter().collect();
        return slots_accept(claim, kind, &slots, at, report);
    }
    match known.catalogue.clause(id) {
        None => known.no_such_number("requirement or clause", id, at().join("for"), report),
        Some(clause) if !clause.is_leaf() => on_inner_clause(clause, known, at, report),
        Some(clause) => {
            let requirements = known.catalogue.subtree(clause);
            let slots: Vec<&SlotDocument> = requirements.flat_map(Requirement::slots).collect();
            slots_accept(claim, kind, &slots, at, report);
        }
    }
}

fn on_computed(requirement: &Requirement, at: &impl Fn() -> At, report: &mut Report<'_>) {
    let id = requirement.id();
    let sources = requirement.computed_from().iter().map(AsRef::as_ref);
    let message = format!("requirement `{id}` is computed from others and takes no claim");
    report.push(
        Draft::new(ProblemCode::ClaimOnComputedRequirement, at().join("for"), message)
            .value(id)
            .note(format!("claim what it is computed from: {}", some(sources))),
    );
}

fn on_inner_clause(
    clause: &Clause,
    known: &Known<'_>,
    at: &impl Fn() -> At,
    report: &mut Report<'_>,
) {
    let id = clause.id();
    let mut open = vec![clause];
    let mut leaves = Vec::new();
    while let Some(next) = open.pop() {
        if next.is_leaf() {
            leaves.push(next.id().as_str());
        }
        let mut children: Vec<&Clause> = known.catalogue.children(next).collect();
        children.reverse();
        open.extend(children);
    }
    let message =
        format!("clause `{id}` holds other clauses: a claim is for a requirement or a leaf clause");
    report.push(
        Draft::new(ProblemCode::ClaimOnInnerClause, at().join("for"), message)
            .value(id)
            .note(format!("below it stand {}", some(leaves))),
    );
}

fn slots_accept(
    claim: &ClaimDocument,
    kind: Option<ArtefactKind>,
    slots: &[&SlotDocument],
    at: &impl Fn() -> At,
    report: &mut Report<'_>,
) {
    let mut meant: Vec<&SlotDocument> = slots.to_vec();
    if let Some(name) = &claim.slot {
        meant.retain(|slot| slot.id == *name);
        if meant.is_empty() {
            let message = format!("`{}` has no slot `{name}`", claim.target);
            let close = report.suggest(name.as_str(), slots.iter().map(|slot| slot.id.as_str()));
            let draft = Draft::new(ProblemCode::UnknownSlot, at().join("slot"), message);
            report.push(draft.value(name).suggestion(close));
            return;
        }
    }
    let Some(kind) = kind else { return };
    let kinds = || meant.iter().flat_map(|slot| &slot.accepts).map(|accept| accept.kind);
    if kinds().any(|accepted| accepted == kind) {
        return;
    }
    let accepted: std::collections::BTreeSet<ArtefactKind> = kinds().collect();
    let note = if accepted.is_empty() {
        "only the member itself can show it".to_owned()
    } else {
        let words: Vec<&str> = accepted.into_iter().map(ArtefactKind::as_str).collect();
        format!("accepted are `{}`", words.join("`, `"))
    };
    let message = format!(
        "`{}` accepts no artefact of kind `{kind}`, which `{}` is",
        claim.target, claim.artefact
    );
    let draft = Draft::new(ProblemCode::ClaimNotAccepted, at().join("for"), message);
    report.push(draft.value(&claim.target).note(note));
}
