//! The populations over which requirements must hold.

use super::conditions::{self, Asked};
use crate::{
    document::{EmptyRule, PopulationDocument, PopulationOf, PopulationSource},
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
        let open = population.empty == EmptyRule::Unknown && of == PopulationOf::Artefacts;
        if population.empty == EmptyRule::Unknown && !open {
            broken(
                "empty",
                format!("only a population of artefacts can be `unknown`, not of `{of}`"),
            );
        }
        let counted = of == PopulationOf::Records || open;
        match (counted, population.records.is_some()) {
            (true, false) if open => {
                let message = "a population that may have unlisted members needs `records`, whose total of 0 says that there is none";
                broken("empty", message.to_owned());
            }
            (true, false) => broken("of", "a population of records needs `records`".to_owned()),
            (false, true) => broken("records", format!("a population of `{of}` has no `records`")),
            (true, true) | (false, false) => {}
        }
        let (members, triggers) = conditions_allowed(of);
        if !members && !population.members.is_empty() {
            broken("where", format!("a population of `{of}` takes no conditions in `where`"));
        }
        if !members && !population.exceptions.is_empty() {
            broken("unless", format!("a population of `{of}` takes no conditions in `unless`"));
        }
        if !triggers && !population.triggers.is_empty() {
            broken("when", format!("a population of `{of}` takes no conditions in `when`"));
        }
        let asked = asked(population);
        if members {
            conditions::check(&population.members, &asked, &at.join("where"), report);
            conditions::check(&population.exceptions, &asked, &at.join("unless"), report);
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

/// Whether `where` with `unless`, and `when`, mean anything.
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
