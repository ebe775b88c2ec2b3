//! Section 2: the members of a population, and the cells that it decides itself.

use clausegraph_model::{
    Fact,
    document::{
        ArtefactDocument, ArtefactStatus, ConditionDocument, ElementDocument, EmptyRule,
        PopulationDocument, PopulationOf, RequirementDocument, ScopeDocument,
    },
};

use super::{
    World,
    calendar::Day,
    facts::{self, Listed, Subject, Truth},
};

/// What a cell is about.
pub(crate) enum Member<'a> {
    /// The organisation.
    Organisation,
    /// The population as a whole, where it has no member or nobody can say.
    Population,
    /// A chapter of the catalogue.
    Chapter(String),
    /// A scope element.
    Element {
        /// The element.
        element: &'a ElementDocument,
        /// Whether it is a supplier or a customer, and so can be the party of an agreement.
        may_be_party: bool,
    },
    /// An artefact.
    Artefact(&'a ArtefactDocument),
    /// A record set.
    Records(&'a ArtefactDocument),
}

impl Member<'_> {
    pub(crate) fn scope(&self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Population => "population",
            Self::Chapter(_) => "chapter",
            Self::Element { .. } => "element",
            Self::Artefact(_) => "artefact",
            Self::Records(_) => "records",
        }
    }

    pub(crate) fn id(&self) -> Option<String> {
        match self {
            Self::Organisation | Self::Population => None,
            Self::Chapter(chapter) => Some(chapter.clone()),
            Self::Element { element, .. } => Some(element.id.to_string()),
            Self::Artefact(artefact) | Self::Records(artefact) => Some(artefact.id.to_string()),
        }
    }
}

/// A member and, where the population decides it, the status.
pub(crate) struct Cell<'a> {
    pub(crate) member: Member<'a>,
    pub(crate) decided: Option<&'static str>,
}

/// The supplier with that id, where the scope lists suppliers.
pub(crate) fn supplier<'a>(world: &World<'a>, id: &str) -> Option<&'a ElementDocument> {
    let scope = world.organisation.scope.as_ref()?;
    match facts::list(&scope.suppliers) {
        Listed::Some(suppliers) => suppliers.iter().find(|supplier| supplier.id.as_str() == id),
        Listed::Unknown | Listed::Nothing => None,
    }
}

/// The cells of a requirement in the order of its population.
pub(crate) fn cells<'a>(world: &World<'a>, requirement: &RequirementDocument) -> Vec<Cell<'a>> {
    let Some(population) = world
        .catalogue
        .populations
        .iter()
        .find(|population| population.id == requirement.population)
    else {
        return vec![whole("cannot-evaluate")];
    };
    match population.of {
        PopulationOf::Organisation => vec![Cell { member: Member::Organisation, decided: None }],
        PopulationOf::Chapters => chapters(world, population),
        PopulationOf::Records => record_sets(world, requirement, population),
        PopulationOf::Artefacts => artefacts(world, population),
        PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => elements(world, population),
    }
}

fn whole<'a>(status: &'static str) -> Cell<'a> {
    Cell { member: Member::Population, decided: Some(status) }
}

/// Rule 3: no cell is left.
fn empty<'a>(population: &PopulationDocument) -> Cell<'a> {
    whole(status_of_empty(population))
}

fn status_of_empty(population: &PopulationDocument) -> &'static str {
    match population.empty {
        EmptyRule::Allowed => "not-triggered",
        EmptyRule::Never => "missing",
    }
}

fn chapters<'a>(world: &World<'a>, population: &PopulationDocument) -> Vec<Cell<'a>> {
    let mut cells = Vec::new();
    for clause in &world.catalogue.clauses {
        if clause.parent.is_none() {
            cells.push(Cell { member: Member::Chapter(clause.id.to_string()), decided: None });
        }
    }
    if cells.is_empty() {
        cells.push(empty(population));
    }
    cells
}

fn elements<'a>(world: &World<'a>, population: &PopulationDocument) -> Vec<Cell<'a>> {
    // Rule 1: the list itself.
    let Some(scope) = &world.organisation.scope else {
        return vec![whole("cannot-evaluate")];
    };
    let elements = match facts::list(list_of(scope, population.of)) {
        Listed::Unknown => return vec![whole("cannot-evaluate")],
        Listed::Nothing => return vec![empty(population)],
        Listed::Some(elements) => elements,
    };
    let may_be_party = matches!(population.of, PopulationOf::Suppliers | PopulationOf::Customers);
    let mut cells = Vec::new();
    for element in elements {
        let member = Member::Element { element, may_be_party };
        cells.extend(conditioned(population, Subject::Element(element), member, world.as_of));
    }
    if cells.is_empty() {
        cells.push(empty(population));
    }
    cells
}

fn list_of(scope: &ScopeDocument, of: PopulationOf) -> &Fact<Vec<ElementDocument>> {
    match of {
        PopulationOf::Suppliers => &scope.suppliers,
        PopulationOf::Customers => &scope.customers,
        PopulationOf::Units => &scope.units,
        PopulationOf::Locations => &scope.locations,
        PopulationOf::Services
        | PopulationOf::Organisation
        | PopulationOf::Artefacts
        | PopulationOf::Chapters
        | PopulationOf::Records => &scope.services,
    }
}

fn artefacts<'a>(world: &World<'a>, population: &PopulationDocument) -> Vec<Cell<'a>> {
    let members: Vec<&ArtefactDocument> = world
        .organisation
        .artefacts
        .iter()
        .filter(|artefact| population.kinds.contains(&artefact.kind))
        .filter(|artefact| !is_retired(artefact))
        .collect();
    let mut cells = Vec::new();
    for artefact in members {
        cells.extend(conditioned(
            population,
            Subject::Artefact(artefact),
            Member::Artefact(artefact),
            world.as_of,
        ));
    }
    if cells.is_empty() {
        // Rule 1: none there after `where`, and nobody could have listed any.
        let carried = population.kinds.iter().any(|kind| world.is_carried(*kind));
        cells.push(if carried { empty(population) } else { whole("cannot-evaluate") });
    }
    cells
}

/// Rules 2 and 4: `where` makes the member, `when` makes the requirement apply to it.
fn conditioned<'a>(
    population: &PopulationDocument,
    subject: Subject<'_>,
    member: Member<'a>,
    as_of: Day,
) -> Option<Cell<'a>> {
    let asked = |conditions: &[ConditionDocument]| facts::all_hold(subject, conditions, as_of);
    let decided = match asked(&population.members) {
        Truth::False => return None,
        Truth::Unknown => Some("cannot-evaluate"),
        Truth::True => match asked(&population.triggers) {
            Truth::False => Some("not-triggered"),
            Truth::Unknown => Some("cannot-evaluate"),
            Truth::True => None,
        },
    };
    Some(Cell { member, decided })
}

fn record_sets<'a>(
    world: &World<'a>,
    requirement: &RequirementDocument,
    population: &PopulationDocument,
) -> Vec<Cell<'a>> {
    let mut cells = Vec::new();
    for artefact in &world.organisation.artefacts {
        let Some(records) = &artefact.records else {
            continue;
        };
        let Fact::Given(of) = &records.population else {
            continue;
        };
        if artefact.kind.as_str() == "record-set"
            && facts::is_key(population.records.as_ref(), of)
            && !is_retired(artefact)
        {
            cells.push(Cell {
                member: Member::Records(artefact),
                decided: of_no_records(requirement, population, artefact),
            });
        }
    }
    // Rule 1: nobody said how many records there are, whether or not records are carried.
    if cells.is_empty() {
        cells.push(whole("cannot-evaluate"));
    }
    cells
}

/// Rule 5: there is no record, or none that a test is about.
fn of_no_records(
    requirement: &RequirementDocument,
    population: &PopulationDocument,
    artefact: &ArtefactDocument,
) -> Option<&'static str> {
    let records = artefact.records.as_deref()?;
    if records.total == Fact::Given(0) {
        return Some(status_of_empty(population));
    }
    for slot in &requirement.slots {
        let Some(test) = &slot.test else {
            continue;
        };
        let Listed::Some(entries) = facts::list(&records.tests) else {
            continue;
        };
        let entry = entries.iter().find(|entry| entry.test == *test);
        if entry.is_some_and(|entry| entry.of == Fact::Given(0)) {
            return Some("not-triggered");
        }
    }
    None
}

pub(crate) fn is_retired(artefact: &ArtefactDocument) -> bool {
    artefact.status == Fact::Given(ArtefactStatus::Retired)
}
