//! The populations over which requirements must hold.

use super::conditions::{self, Asked};
use crate::{
    document::{PopulationDocument, PopulationOf, PopulationSource},
    parts::CatalogueParts,
    problem::{Draft, ProblemCode},
    validate::report::{Report, entry},
};

pub(super) fn check(parts: &CatalogueParts, report: &mut Report<'_>) {
    for located in &parts.populations {
        let at = entry("populations", located.place);
        let population = &located.value;
        report.blank(&population.title, || at.join("title"), "the title of the population");
        let mut broken = |field: &str, message: String| {
            report.push(Draft::new(ProblemCode::BrokenPopulation, at.join(field), message));
        };
        let of = population.of;
        let source = source_of(of);
        if population.source != source {
            let message = format!(
                "a population of `{of}` comes from `{source}`, not from `{}`",
                population.source
            );
            broken("source", message);
        }
        match (of == PopulationOf::Artefacts, population.kinds.is_empty()) {
            (true, true) => broken("of", "a population of artefacts needs `kinds`".to_owned()),
            (false, false) => broken("kinds", format!("a population of `{of}` has no `kinds`")),
            (true, false) | (false, true) => {}
        }
        match (of == PopulationOf::Records, population.records.is_some()) {
            (true, false) => broken("of", "a population of records needs `records`".to_owned()),
            (false, true) => broken("records", format!("a population of `{of}` has no `records`")),
            (true, true) | (false, false) => {}
        }
        let (members, triggers) = conditions_allowed(of);
        if !members && !population.members.is_empty() {
            broken("where", format!("a population of `{of}` takes no conditions in `where`"));
        }
        if !triggers && !population.triggers.is_empty() {
            broken("when", format!("a population of `{of}` takes no conditions in `when`"));
        }
        let asked = asked(population);
        if members {
            conditions::check(&population.members, &asked, &at.join("where"), report);
        }
        if triggers {
            conditions::check(&population.triggers, &asked, &at.join("when"), report);
        }
    }
}

fn source_of(of: PopulationOf) -> PopulationSource {
    match of {
        PopulationOf::Organisation
        | PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => PopulationSource::Organisation,
        PopulationOf::Artefacts => PopulationSource::Artefacts,
        PopulationOf::Chapters => PopulationSource::Catalogue,
        PopulationOf::Records => PopulationSource::RecordSet,
    }
}

/// Whether `where` and `when` mean anything.
fn conditions_allowed(of: PopulationOf) -> (bool, bool) {
    match of {
        PopulationOf::Organisation | PopulationOf::Chapters => (false, false),
        PopulationOf::Records => (false, true),
        PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations
        | PopulationOf::Artefacts => (true, true),
    }
}

/// What the members of a population can be asked.
pub(super) fn asked(population: &PopulationDocument) -> Asked<'_> {
    match population.of {
        PopulationOf::Organisation | PopulationOf::Chapters => Asked::Nothing,
        PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => Asked::Element,
        PopulationOf::Artefacts => Asked::Kinds(&population.kinds),
        PopulationOf::Records => Asked::Kinds(&[crate::ArtefactKind::RecordSet]),
    }
}
