//! Requirements: their clause, their population, and what they share with others.

use std::collections::{BTreeMap, BTreeSet};

use super::Known;
use crate::{
    document::{RequirementDocument, Tier},
    parts::{CatalogueParts, Located},
    problem::{At, Draft, ProblemCode},
    validate::report::{Report, circles, some},
};

/// The longest statement or question of our own, in characters: longer ones smell of copied wording.
const LONGEST: usize = 400;

pub(super) fn check(parts: &CatalogueParts, known: &Known<'_>, report: &mut Report<'_>) {
    for located in &parts.requirements {
        let at = known.requirement_at(located.place);
        let requirement = &located.value;
        place(requirement, known, &at, report);
        let ours = located.place.file < known.overlay_start;
        for (text, field) in
            [(&requirement.statement, "statement"), (&requirement.question, "question")]
        {
            wording(text, ours, &at.join(field), field, report);
        }
        split(requirement, known, &at, report);
        evidence(requirement, known, &at, report);
    }
    computations(known, report);
}

/// Clause and population.
fn place(requirement: &RequirementDocument, known: &Known<'_>, at: &At, report: &mut Report<'_>) {
    let id = requirement.id.as_str();
    if let Some(clause) = known.clauses.get(id) {
        let first = crate::validate::report::entry("clauses", clause.place);
        let message = format!("`{id}` is the number of a clause and the id of a requirement");
        let draft = Draft::new(ProblemCode::DuplicateId, at.join("id"), message);
        report.push(draft.value(id).earlier(first));
    }
    let clause = requirement.clause.as_str();
    if known.clause(clause, || at.join("clause"), report) && known.is_inner(clause) {
        let message = format!("requirement `{id}` stands in clause `{clause}`, which holds others");
        let note = format!("below it stand {}", some(known.leaves(clause)));
        let draft = Draft::new(ProblemCode::RequirementInInnerClause, at.join("clause"), message);
        report.push(draft.value(clause).note(note));
    }
    known.population(requirement.population.as_str(), || at.join("population"), report);
}

fn wording(text: &str, ours: bool, at: &At, field: &str, report: &mut Report<'_>) {
    report.blank(text, || at.clone(), &format!("the {field} of the requirement"));
    let length = text.chars().count();
    if ours && length > LONGEST {
        let message = format!("the {field} has {length} characters, more than {LONGEST}");
        let draft = Draft::new(ProblemCode::TextTooLong, at.clone(), message);
        report.push(draft.note("catalogues carry our own short wording only"));
    }
}

fn split(requirement: &RequirementDocument, known: &Known<'_>, at: &At, report: &mut Report<'_>) {
    let mut broken = |field: &str, message: String| {
        let at = at.join(field);
        report.push(Draft::new(ProblemCode::SplitWithoutParent, at, message));
    };
    let id = &requirement.id;
    let target = match (requirement.tier, &requirement.split_of) {
        (Tier::Stated, None) => return,
        (Tier::Stated, Some(_)) => {
            let message = format!("requirement `{id}` is stated, yet has `split_of`");
            return broken("split_of", message);
        }
        (Tier::Split, None) => {
            return broken("tier", format!("requirement `{id}` is a split without `split_of`"));
        }
        (Tier::Split, Some(target)) => target,
    };
    let stated = known.requirements.get(target.as_str());
    match stated.map(|located| &located.value) {
        None => {
            known.requirement(target.as_str(), || at.join("split_of"), report);
        }
        Some(stated) if stated.tier == Tier::Split => broken(
            "split_of",
            format!("requirement `{id}` is split of `{target}`, which is a split itself"),
        ),
        Some(stated) if stated.clause != requirement.clause => broken(
            "split_of",
            format!("requirement `{id}` is split of `{target}`, which stands in another clause"),
        ),
        Some(_) => {}
    }
}

/// Slots or computation, and not both.
fn evidence(
    requirement: &RequirementDocument,
    known: &Known<'_>,
    at: &At,
    report: &mut Report<'_>,
) {
    let id = &requirement.id;
    for (index, source) in requirement.computed_from.iter().enumerate() {
        known.requirement(source.as_str(), || at.join("computed_from").join(index), report);
    }
    let computed = !requirement.computed_from.is_empty();
    if computed && !requirement.slots.is_empty() {
        report.tell(
            ProblemCode::ComputedWithSlots,
            at.join("slots"),
            format!("requirement `{id}` is computed from others, yet has slots"),
        );
    }
    // Without a required slot, "all required slots are shown" would hold for nothing at all.
    let slots = at.join("slots");
    let is_known = || {
        let mut required =
            (0..requirement.slots.len()).map(|index| slots.join(index).join("required"));
        !report.lost_of(&slots)
            && !report.lost_of(&at.join("computed_from"))
            && !required.any(|field| report.lost_of(&field))
    };
    if !computed && !requirement.slots.iter().any(|slot| slot.required) && is_known() {
        let message = if requirement.slots.is_empty() {
            format!("requirement `{id}` has no slots and is computed from nothing")
        } else {
            format!("requirement `{id}` has no slot that is required")
        };
        report.tell(ProblemCode::RequirementWithoutSlots, at.clone(), message);
    }
}

/// Requirements that are computed from each other in a circle.
fn computations(known: &Known<'_>, report: &mut Report<'_>) {
    // Each round takes out what depends on nothing that is left; what stays leads into a circle.
    let computed =
        |located: &&Located<RequirementDocument>| !located.value.computed_from.is_empty();
    let mut left: Vec<&Located<RequirementDocument>> =
        known.requirements.values().copied().filter(computed).collect();
    loop {
        let before = left.len();
        let open: BTreeSet<&str> = left.iter().map(|located| located.value.id.as_str()).collect();
        left.retain(|located| {
            let mut sources = located.value.computed_from.iter();
            sources.any(|source| open.contains(source.as_str()))
        });
        if left.len() == before {
            break;
        }
    }
    let ids = left.iter().map(|located| located.value.id.as_str());
    let positions: BTreeMap<&str, usize> = ids.zip(0..).collect();
    let next = |index: usize| {
        let mut sources = left.get(index)?.value.computed_from.iter();
        sources.find_map(|source| positions.get(source.as_str()).copied())
    };
    for circle in circles(left.len(), next) {
        let members: Vec<_> = circle.iter().filter_map(|index| left.get(*index)).collect();
        let Some(first) = members.first() else {
            continue;
        };
        let ids = members.iter().map(|located| located.value.id.as_str());
        let message = match members.as_slice() {
            [only] => format!("requirement `{}` is computed from itself", only.value.id),
            _ => format!("the requirements {} are computed from each other", some(ids)),
        };
        let at = known.requirement_at(first.place).join("computed_from");
        report.push(Draft::new(ProblemCode::ComputationCycle, at, message).value(&first.value.id));
    }
}
