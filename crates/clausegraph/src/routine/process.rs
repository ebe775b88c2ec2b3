//! The processes about which the catalogue would see a routine.

use clausegraph_model::{
    Artefact, ArtefactKind, Family, Key, Requirement,
    document::{ConditionDocument, SlotDocument},
};

use super::{Certainty, ProcessAsked, RoutineView};
use crate::Assessment;

/// The attribute by which a routine says what it is about.
const SUBJECT: &str = "routine.subject";

/// The processes, in order of the first requirement that looks for each.
pub(super) fn processes<'g>(
    assessment: &Assessment<'g>,
    routines: &[RoutineView<'g>],
) -> Vec<ProcessAsked<'g>> {
    let mut found: Vec<(Vec<&'g Key>, Vec<&'g Requirement>)> = Vec::new();
    for requirement in assessment.catalogue().requirements() {
        for subjects in requirement.slots().iter().flat_map(subjects) {
            let known = found.iter_mut().find(|(known, _)| are_same(known, &subjects));
            match known {
                Some((_, list)) => {
                    if list.last().is_none_or(|last| last.position() != requirement.position()) {
                        list.push(requirement);
                    }
                }
                None => found.push((subjects, vec![requirement])),
            }
        }
    }
    let open = !assessment.organisation().carries(Family::Routines)
        || routines.iter().any(|view| view.subject.is_unknown());
    let certain = if open { Certainty::NotStated } else { Certainty::Known };
    let about = |subjects: &[&Key]| -> Vec<&'g Artefact> {
        let about = routines
            .iter()
            .filter(|view| view.subject.given().is_some_and(|subject| subjects.contains(subject)));
        about.map(|view| view.routine).collect()
    };
    found
        .into_iter()
        .map(|(subjects, requirements)| {
            let routines = about(&subjects);
            ProcessAsked { subjects, requirements, routines, certain }
        })
        .collect()
}

/// The subjects of routines that a slot accepts, entry by entry.
fn subjects(slot: &SlotDocument) -> impl Iterator<Item = Vec<&Key>> {
    let entries = slot.accepts.iter().filter(|entry| entry.kind == ArtefactKind::Routine);
    entries.filter_map(|entry| {
        let mut conditions = entry.conditions.iter();
        let about = conditions.find(|condition| is_subject(condition) && !condition.is.is_empty());
        about.map(|condition| condition.is.iter().collect())
    })
}

/// Whether two lists hold the same keys, in whatever order.
fn are_same(one: &[&Key], other: &[&Key]) -> bool {
    one.iter().all(|key| other.contains(key)) && other.iter().all(|key| one.contains(key))
}

fn is_subject(condition: &ConditionDocument) -> bool {
    condition.field.to_string() == SUBJECT
}
