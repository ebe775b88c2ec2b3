//! The processes about which a catalogue asks for a routine.

use clausegraph_model::{Fact, document::CatalogueDocument};

use super::world::{World, within};

/// A process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessRow {
    /// What the routine would be about.
    pub subjects: Vec<String>,
    /// The requirements that look for it, in reading order.
    pub requirements: Vec<String>,
    /// The routines that are about it.
    pub routines: Vec<String>,
    /// Where there is none: whether that is known.
    pub known: bool,
}

pub(super) fn processes(world: &World<'_>, catalogue: &CatalogueDocument) -> Vec<ProcessRow> {
    let mut rows: Vec<ProcessRow> = Vec::new();
    for clause in &catalogue.clauses {
        let below = catalogue.requirements.iter().filter(|found| found.clause == clause.id);
        for requirement in below {
            let id = requirement.id.to_string();
            for subjects in requirement.slots.iter().flat_map(|slot| {
                let routines = slot.accepts.iter().filter(|one| one.kind.as_str() == "routine");
                routines.flat_map(|accept| &accept.conditions).filter_map(|condition| {
                    let about = condition.field.to_string() == "routine.subject";
                    (about && !condition.is.is_empty()).then_some(&condition.is)
                })
            }) {
                let subjects: Vec<String> = subjects.iter().map(ToString::to_string).collect();
                match rows.iter_mut().find(|row| sorted(&row.subjects) == sorted(&subjects)) {
                    Some(row) if row.requirements.contains(&id) => {}
                    Some(row) => row.requirements.push(id.clone()),
                    None => rows.push(row(world, subjects, id.clone())),
                }
            }
        }
    }
    rows
}

/// The subjects in an order that does not depend on who lists them.
fn sorted(subjects: &[String]) -> Vec<String> {
    let mut sorted = subjects.to_vec();
    sorted.sort();
    sorted.dedup();
    sorted
}

fn row(world: &World<'_>, subjects: Vec<String>, first: String) -> ProcessRow {
    let mut routines = Vec::new();
    let mut open = !world.carries("routines");
    for routine in world.there("routine") {
        match within(&routine.routine, |part| &part.subject) {
            Fact::Given(found) if subjects.contains(&found.to_string()) => {
                routines.push(routine.id.to_string());
            }
            Fact::Given(_) | Fact::StatedNone => {}
            Fact::Unknown => open = true,
        }
    }
    let known = !open;
    ProcessRow { subjects, requirements: vec![first], routines, known }
}
