//! What ties requirements to each other: feeds, alternatives and gates.

use std::collections::BTreeMap;

use super::Known;
use crate::{
    RequirementId,
    document::{AlternativeDocument, GateCheck},
    parts::CatalogueParts,
    problem::{At, Draft, ProblemCode},
    validate::report::{Report, entry},
};

pub(super) fn check(parts: &CatalogueParts, known: &Known<'_>, report: &mut Report<'_>) {
    for located in &parts.feeds {
        let at = entry("feeds", located.place);
        let feed = &located.value;
        endpoint(&feed.from, known, || at.join("from"), report);
        endpoint(&feed.to, known, || at.join("to"), report);
        report.blank(&feed.reason, || at.join("reason"), "the reason of the feed");
        if feed.from == feed.to {
            let message = format!("the feed leads from `{}` back to it", feed.from);
            report.push(
                Draft::new(ProblemCode::FeedToItself, at.join("to"), message).value(&feed.to),
            );
        }
    }
    let mut choice_of: BTreeMap<&RequirementId, At> = BTreeMap::new();
    for located in &parts.alternatives {
        let at = entry("alternatives", located.place);
        alternative(&located.value, known, &at, report);
        for (index, requirement) in located.value.requirements.iter().enumerate() {
            let place = at.join("requirements").join(index);
            match choice_of.get(requirement) {
                None => {
                    choice_of.insert(requirement, place);
                }
                Some(first) => {
                    let message = format!("requirement `{requirement}` stands in two alternatives");
                    let draft = Draft::new(ProblemCode::BrokenAlternative, place, message);
                    report.push(draft.value(requirement).earlier(first.clone()));
                }
            }
        }
    }
    gates(parts, known, report);
    documented_set(parts, known, report);
}

/// A feed leads between requirements or clauses.
fn endpoint(
    id: &RequirementId,
    known: &Known<'_>,
    at: impl FnOnce() -> At,
    report: &mut Report<'_>,
) {
    let id = id.as_str();
    if !known.clauses.contains_key(id) && !known.requirements.contains_key(id) {
        let ids = known.requirements.keys().chain(known.clauses.keys());
        let what = "requirement or clause";
        report.unknown(ProblemCode::UnknownRequirement, at(), what, id, ids.copied());
    }
}

fn alternative(
    alternative: &AlternativeDocument,
    known: &Known<'_>,
    at: &At,
    report: &mut Report<'_>,
) {
    let mut populations = Vec::new();
    for (index, id) in alternative.requirements.iter().enumerate() {
        let place = || at.join("requirements").join(index);
        if let Some(found) = known.requirement(id.as_str(), place, report) {
            populations.push(&found.value.population);
        }
    }
    let count = alternative.requirements.len();
    let at_least = usize::try_from(alternative.at_least).unwrap_or(usize::MAX);
    let message = if count < 2 {
        "an alternative needs two requirements to choose from".to_owned()
    } else if at_least == 0 || at_least >= count {
        format!("of {count} requirements, {at_least} is no choice")
    } else if populations.windows(2).any(|pair| match pair {
        [one, two] => one != two,
        _ => false,
    }) {
        "the requirements of an alternative hold over different populations".to_owned()
    } else {
        return;
    };
    report.tell(ProblemCode::BrokenAlternative, at.clone(), message);
}

fn documented_set(parts: &CatalogueParts, known: &Known<'_>, report: &mut Report<'_>) {
    let place = |place| entry("documented_set", place);
    report.unique(&parts.documented_set, "documented item", place, |item| item.id.as_str());
    for located in &parts.documented_set {
        let at = entry("documented_set", located.place);
        let item = &located.value;
        report.blank(&item.title, || at.join("title"), "the title of the documented item");
        for (index, id) in item.requirements.iter().enumerate() {
            known.requirement(id.as_str(), || at.join("requirements").join(index), report);
        }
    }
}

fn gates(parts: &CatalogueParts, known: &Known<'_>, report: &mut Report<'_>) {
    let place = |place| entry("gates", place);
    report.unique(&parts.gates, "gate", place, |gate| gate.id.as_str());
    for located in &parts.gates {
        let at = entry("gates", located.place);
        let gate = &located.value;
        report.blank(&gate.title, || at.join("title"), "the title of the gate");
        for (index, id) in gate.requirements.iter().enumerate() {
            known.requirement(id.as_str(), || at.join("requirements").join(index), report);
        }
        for (index, id) in gate.clauses.iter().enumerate() {
            known.clause(id.as_str(), || at.join("clauses").join(index), report);
        }
        let lacks = match gate.check {
            GateCheck::Requirements if gate.requirements.is_empty() => "requirements",
            GateCheck::OwnEvidence if gate.clauses.is_empty() => "clauses",
            GateCheck::Requirements
            | GateCheck::OwnEvidence
            | GateCheck::DocumentedSet
            | GateCheck::AuditProgramme
            | GateCheck::NoExclusion
            | GateCheck::NoOpenMajor
            | GateCheck::RecordHistory
            | GateCheck::NoEmptyLeaf => continue,
        };
        let message = format!("a gate that looks at `{}` needs `{lacks}`", gate.check);
        let draft = Draft::new(ProblemCode::BrokenGate, at.join("check"), message);
        report.push(draft.value(gate.check.as_str()));
    }
}
