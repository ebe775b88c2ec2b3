//! Whether the parts of a catalogue fit together.

mod clauses;
mod conditions;
mod header;
mod overlays;
mod populations;
mod relations;
mod requirements;
mod roadmap;
mod rules;
mod slots;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::report::{Report, entry};
use crate::{
    document::{ClauseDocument, PopulationDocument, RequirementDocument},
    parts::{CatalogueParts, Located, Place},
    problem::{At, Draft, ProblemCode},
    read::CatalogueRead,
};

/// All problems of a catalogue beyond single values; files from `overlay_start` on are overlays.
pub(super) fn check(read: &CatalogueRead, overlay_start: u32) -> Vec<Draft> {
    let mut report = Report::new(&read.lost);
    let known = Known::new(&read.parts, overlay_start, &mut report);
    header::check(&read.parts, &known, &mut report);
    clauses::check(&read.parts, &known, &mut report);
    populations::check(&read.parts, &mut report);
    requirements::check(&read.parts, &known, &mut report);
    for located in &read.parts.requirements {
        slots::check(located, &known, &mut report);
    }
    relations::check(&read.parts, &known, &mut report);
    rules::check(&read.parts, &known, &mut report);
    overlays::check(read, &known, &mut report);
    report.finish()
}

/// What references can lead to.
struct Known<'d> {
    overlay_start: u32,
    clauses: IndexMap<&'d str, &'d Located<ClauseDocument>>,
    /// The clauses that stand directly in a clause.
    children: BTreeMap<&'d str, Vec<&'d str>>,
    populations: IndexMap<&'d str, &'d Located<PopulationDocument>>,
    requirements: IndexMap<&'d str, &'d Located<RequirementDocument>>,
}

impl<'d> Known<'d> {
    fn new(parts: &'d CatalogueParts, overlay_start: u32, report: &mut Report<'_>) -> Self {
        let clause = |place| entry("clauses", place);
        let clauses = report.unique(&parts.clauses, "clause", clause, |found| found.id.as_str());
        let population = |place| entry("populations", place);
        let populations =
            report.unique(&parts.populations, "population", population, |found| found.id.as_str());
        let requirement = |place| requirement_at(place, overlay_start);
        let requirements =
            report
                .unique(&parts.requirements, "requirement", requirement, |found| found.id.as_str());
        let mut children: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for located in clauses.values() {
            if let Some(parent) = &located.value.parent {
                let id = located.value.id.as_str();
                children.entry(parent.as_str()).or_default().push(id);
            }
        }
        Self { overlay_start, clauses, children, populations, requirements }
    }

    /// The place of a requirement; overlays keep theirs in another list.
    fn requirement_at(&self, place: Place) -> At {
        requirement_at(place, self.overlay_start)
    }

    fn is_inner(&self, clause: &str) -> bool {
        self.children.contains_key(clause)
    }

    /// The leaf clauses below a clause, in reading order.
    fn leaves(&self, clause: &'d str) -> Vec<&'d str> {
        let mut leaves = Vec::new();
        let mut open = vec![clause];
        // Clauses may stand in a circle.
        let mut seen = BTreeSet::new();
        while let Some(next) = open.pop() {
            if !seen.insert(next) {
                continue;
            }
            match self.children.get(next) {
                Some(children) => open.extend(children.iter().rev()),
                None => leaves.push(next),
            }
        }
        leaves
    }

    fn clause(&self, id: &str, at: impl FnOnce() -> At, report: &mut Report<'_>) -> bool {
        let found = self.clauses.contains_key(id);
        if !found {
            let known = self.clauses.keys().copied();
            report.unknown(ProblemCode::UnknownClause, at(), "clause", id, known);
        }
        found
    }

    fn population(&self, id: &str, at: impl FnOnce() -> At, report: &mut Report<'_>) {
        if !self.populations.contains_key(id) {
            let known = self.populations.keys().copied();
            report.unknown(ProblemCode::UnknownPopulation, at(), "population", id, known);
        }
    }

    fn requirement(
        &self,
        id: &str,
        at: impl FnOnce() -> At,
        report: &mut Report<'_>,
    ) -> Option<&'d Located<RequirementDocument>> {
        let found = self.requirements.get(id).copied();
        if found.is_none() {
            let known = self.requirements.keys().copied();
            report.unknown(ProblemCode::UnknownRequirement, at(), "requirement", id, known);
        }
        found
    }
}

fn requirement_at(place: Place, overlay_start: u32) -> At {
    let list = if place.file < overlay_start { "requirements" } else { "adds" };
    entry(list, place)
}
