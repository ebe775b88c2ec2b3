//! Section 2: the members of a population, and the cells that it decides itself.

use clausegraph_model::{
    Fact, Key,
    document::{
        ArtefactDocument, ArtefactStatus, ConditionDocument, ElementDocument, EmptyRule,
        PopulationDocument, PopulationOf, RecordTestDocument, RequirementDocument, ScopeDocument,
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
fn empty<'a>(world: &World<'_>, population: &PopulationDocument) -> Cell<'a> {
    whole(match population.empty {
        EmptyRule::Allowed => "not-triggered",
        EmptyRule::Never => "missing",
        EmptyRule::Unknown if is_counted_as_empty(world, population) => "not-triggered",
        EmptyRule::Unknown => "cannot-evaluate",
    })
}

/// Whether a record set of the population's records says that there is none.
fn is_counted_as_empty(world: &World<'_>, population: &PopulationDocument) -> bool {
    sets_of(world, population)
        .iter()
        .any(|set| set.records.as_ref().is_some_and(|records| records.total == Fact::Given(0)))
}

fn chapters<'a>(world: &World<'a>, population: &PopulationDocument) -> Vec<Cell<'a>> {
    let mut cells = Vec::new();
    for clause in &world.catalogue.clauses {
        if clause.parent.is_none() {
            cells.push(Cell { member: Member::Chapter(clause.id.to_string()), decided: None });
        }
    }
    if cells.is_empty() {
        cells.push(empty(world, population));
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
        Listed::Nothing => return vec![empty(world, population)],
        Listed::Some(elements) => elements,
    };
    let may_be_party = matches!(population.of, PopulationOf::Suppliers | PopulationOf::Customers);
    let mut cells = Vec::new();
    for element in elements {
        let member = Member::Element { element, may_be_party };
        cells.extend(conditioned(world, population, Subject::Element(element), member));
    }
    if cells.is_empty() {
        cells.push(empty(world, population));
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
        .filter(|artefact| !is_retired(artefact) && !is_to_come(world, artefact))
        .collect();
    let mut cells = Vec::new();
    for artefact in members {
        let (subject, member) = (Subject::Artefact(artefact), Member::Artefact(artefact));
        cells.extend(conditioned(world, population, subject, member));
    }
    if cells.is_empty() {
        // Rule 1: none there after `where`, and nobody could have listed any.
        let carried = population.kinds.iter().any(|kind| world.is_carried(*kind));
        cells.push(if carried { empty(world, population) } else { whole("cannot-evaluate") });
    }
    cells
}

/// Rules 2 and 4: `unless` takes out, `where` makes the member, `when` makes the requirement apply
/// to it.
fn conditioned<'a>(
    world: &World<'a>,
    population: &PopulationDocument,
    subject: Subject<'_>,
    member: Member<'a>,
) -> Option<Cell<'a>> {
    let asked = |conditions: &[ConditionDocument]| facts::all_hold(world, subject, conditions);
    if !population.exceptions.is_empty() && asked(&population.exceptions) == Truth::True {
        return None;
    }
    let decided = match asked(&population.members) {
        Truth::False => return None,
        Truth::Unknown => Some("cannot-evaluate"),
        Truth::True => triggered(world, population, subject),
    };
    Some(Cell { member, decided })
}

/// Rule 4: the status where `when` does not let the requirement apply to the member.
fn triggered(
    world: &World<'_>,
    population: &PopulationDocument,
    subject: Subject<'_>,
) -> Option<&'static str> {
    match facts::all_hold(world, subject, &population.triggers) {
        Truth::False => Some("not-triggered"),
        Truth::Unknown => Some("cannot-evaluate"),
        Truth::True => None,
    }
}

fn record_sets<'a>(
    world: &World<'a>,
    requirement: &RequirementDocument,
    population: &PopulationDocument,
) -> Vec<Cell<'a>> {
    let mut cells = Vec::new();
    for set in sets_of(world, population) {
        let decided = triggered(world, population, Subject::Artefact(set))
            .or_else(|| of_no_records(requirement, population, set));
        cells.push(Cell { member: Member::Records(set), decided });
    }
    // Rule 1: nobody said how many records there are, whether or not records are carried.
    if cells.is_empty() {
        cells.push(whole("cannot-evaluate"));
    }
    cells
}

/// The record sets of the population's records that are not retired.
fn sets_of<'a>(world: &World<'a>, population: &PopulationDocument) -> Vec<&'a ArtefactDocument> {
    let mut found = Vec::new();
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
            && !is_to_come(world, artefact)
        {
            found.push(artefact);
        }
    }
    found
}

/// Rule 5: there is no record, or none that any of the required tests is about.
fn of_no_records(
    requirement: &RequirementDocument,
    population: &PopulationDocument,
    set: &ArtefactDocument,
) -> Option<&'static str> {
    let records = set.records.as_deref()?;
    if records.total == Fact::Given(0) {
        return Some(match population.empty {
            EmptyRule::Allowed => "not-triggered",
            EmptyRule::Never | EmptyRule::Unknown => "missing",
        });
    }
    let tests: Vec<&Key> = requirement
        .slots
        .iter()
        .filter(|slot| slot.required)
        .filter_map(|slot| slot.test.as_ref())
        .collect();
    if !tests.is_empty() && tests.iter().all(|test| is_about_nothing(set, test)) {
        return Some("not-triggered");
    }
    None
}

/// Whether the set's first entry for the test says that it is about no record.
pub(crate) fn is_about_nothing(set: &ArtefactDocument, test: &Key) -> bool {
    test_entry(set, test).is_some_and(|entry| entry.of == Fact::Given(0))
}

/// The set's first entry for the test.
pub(crate) fn test_entry<'a>(
    set: &'a ArtefactDocument,
    test: &Key,
) -> Option<&'a RecordTestDocument> {
    match facts::list(&set.records.as_deref()?.tests) {
        Listed::Unknown | Listed::Nothing => None,
        Listed::Some(entries) => entries.iter().find(|entry| entry.test == *test),
    }
}

pub(crate) fn is_retired(artefact: &ArtefactDocument) -> bool {
    artefact.status == Fact::Given(ArtefactStatus::Retired)
}

/// Whether its date, or else the day it was made, lies after the as-of date.
pub(crate) fn is_to_come(world: &World<'_>, artefact: &ArtefactDocument) -> bool {
    let day = match artefact.dated_on {
        Fact::Given(day) => Some(day),
        Fact::StatedNone | Fact::Unknown => artefact.created_on.given().copied(),
    };
    day.is_some_and(|day| Day::of(day) > world.as_of)
}
