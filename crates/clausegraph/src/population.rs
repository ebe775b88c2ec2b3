//! Who a requirement is about: the cells of a population, before any evidence is looked at.

use clausegraph_model::{
    Artefact, ArtefactKind, Attribute, AttributeValue, Catalogue, Date, ElementList, Fact, Family,
    Key, Organisation, Requirement,
    document::{
        ArtefactDocument, ArtefactStatus, ConditionDocument, EmptyRule, PopulationDocument,
        PopulationOf, RecordTestDocument, SlotDocument,
    },
};

use crate::{
    Status,
    member::{MemberIx, index, item},
};

/// Why a cell has its status.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ground {
    /// The slots decided.
    Slots,
    /// Nobody says who or what belongs to the population.
    PopulationUnknown,
    /// Nobody says whether the element belongs to the population: the fields that would tell.
    MembershipUnknown(Vec<Attribute>),
    /// The population is stated to have no member.
    PopulationEmpty,
    /// What would make the requirement apply is stated not to be there.
    NotTriggered,
    /// Nobody says whether the requirement applies: the fields that would tell.
    TriggerUnknown(Vec<Attribute>),
    /// The record set holds no record that the requirement is about.
    NoRecords,
    /// Computed from other requirements.
    Computed,
    /// Another of several ways was chosen.
    Alternative,
}

/// Whether something holds, as far as facts tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Yes,
    No,
    Unknown(Vec<Attribute>),
}

/// Whether all conditions hold together: any false decides, then any unknown.
pub(crate) fn conditions<'a>(
    conditions: &'a [ConditionDocument],
    fact: impl Fn(&'a Attribute) -> Fact<AttributeValue<'a>>,
) -> Holds {
    let mut unknown = Vec::new();
    for condition in conditions {
        match fact(&condition.field) {
            Fact::Unknown => unknown.push(condition.field.clone()),
            Fact::StatedNone => return Holds::No,
            Fact::Given(value) => {
                let is = |word: &Key| value.is(word.as_str());
                if !condition.is.is_empty() && !condition.is.iter().any(is) {
                    return Holds::No;
                }
            }
        }
    }
    if unknown.is_empty() { Holds::Yes } else { Holds::Unknown(unknown) }
}

/// A cell as its population leaves it: decided already, or open for the slots.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    pub(crate) member: MemberIx,
    /// The status where the population decides, with the reason.
    pub(crate) decided: Option<(Status, Ground)>,
}

fn decided(member: MemberIx, status: Status, ground: Ground) -> Opened {
    Opened { member, decided: Some((status, ground)) }
}

fn open(member: MemberIx) -> Opened {
    Opened { member, decided: None }
}

pub(crate) fn is_retired(artefact: &Artefact) -> bool {
    artefact.document().status.given() == Some(&ArtefactStatus::Retired)
}

/// Whether an artefact is of a day still to come: planned or announced, and not there.
pub(crate) fn is_to_come(document: &ArtefactDocument, as_of: Date) -> bool {
    let day = document.dated_on.given().or(document.created_on.given());
    day.is_some_and(|day| *day > as_of)
}

/// Whether an artefact is there on a day to be a member.
pub(crate) fn is_there(artefact: &Artefact, as_of: Date) -> bool {
    !is_retired(artefact) && !is_to_come(artefact.document(), as_of)
}

/// The cells over a population, in the order of its members.
pub(crate) fn cells(
    catalogue: &Catalogue,
    organisation: &Organisation,
    population: &PopulationDocument,
    as_of: Date,
) -> Vec<Opened> {
    let cell = |member| member_cell(organisation, population, member, as_of);
    let artefacts = || (0..organisation.artefacts().len()).map(index);
    let found: Vec<Opened> = match population.of {
        PopulationOf::Organisation => vec![open(MemberIx::Organisation)],
        PopulationOf::Chapters => catalogue
            .clauses()
            .filter(|clause| catalogue.with_ancestors(clause).count() == 1)
            .map(|clause| open(MemberIx::Chapter(index(clause.position()))))
            .collect(),
        PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => {
            let elements = (0..organisation.elements().len()).map(index);
            elements.filter_map(|position| cell(MemberIx::Element(position))).collect()
        }
        PopulationOf::Artefacts => {
            artefacts().filter_map(|position| cell(MemberIx::Artefact(position))).collect()
        }
        PopulationOf::Records => {
            artefacts().filter_map(|position| cell(MemberIx::Records(position))).collect()
        }
    };
    if found.is_empty() {
        return vec![without_members(organisation, population, as_of)];
    }
    found
}

/// The cell of a population that has no member, or of which nobody knows whether it has one.
pub(crate) fn without_members(
    organisation: &Organisation,
    population: &PopulationDocument,
    as_of: Date,
) -> Opened {
    let is_known = match population.of {
        PopulationOf::Organisation | PopulationOf::Chapters => true,
        PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => ElementList::of_population(population.of)
            .is_some_and(|list| organisation.knows_list(list)),
        PopulationOf::Artefacts => {
            population.kinds.iter().any(|kind| organisation.carries(kind.family()))
        }
        PopulationOf::Records => false,
    };
    let status = match population.empty {
        EmptyRule::Allowed if is_known => Status::NotTriggered,
        EmptyRule::Never if is_known => Status::Missing,
        EmptyRule::Unknown if is_known && counts_none(organisation, population, as_of) => {
            Status::NotTriggered
        }
        EmptyRule::Allowed | EmptyRule::Never | EmptyRule::Unknown => {
            let (status, ground) = (Status::CannotEvaluate, Ground::PopulationUnknown);
            return decided(MemberIx::Population, status, ground);
        }
    };
    decided(MemberIx::Population, status, Ground::PopulationEmpty)
}

/// The cell of one candidate of a population; none where it is no member.
pub(crate) fn member_cell(
    organisation: &Organisation,
    population: &PopulationDocument,
    member: MemberIx,
    as_of: Date,
) -> Option<Opened> {
    let from = organisation.on(as_of);
    let artefact = |position| item(organisation.artefacts(), position);
    match member {
        MemberIx::Organisation | MemberIx::Population | MemberIx::Chapter(_) => Some(open(member)),
        MemberIx::Element(position) => {
            let element = item(organisation.elements(), position)?;
            if Some(element.list()) != ElementList::of_population(population.of) {
                return None;
            }
            let fact = |field: &_| Attribute::of_element(field, element.document(), from);
            candidate_cell(member, population, fact)
        }
        MemberIx::Artefact(_) if population.of != PopulationOf::Artefacts => None,
        MemberIx::Records(_) if population.of != PopulationOf::Records => None,
        MemberIx::Artefact(position) => {
            let artefact = artefact(position)?;
            if !population.kinds.contains(&artefact.kind()) || !is_there(artefact, as_of) {
                return None;
            }
            let fact = |field: &_| Attribute::of_artefact(field, artefact.document(), from);
            candidate_cell(member, population, fact)
        }
        MemberIx::Records(position) => {
            let artefact = artefact(position)?;
            if !is_record_set(artefact, population) || !is_there(artefact, as_of) {
                return None;
            }
            let fact = |field: &_| Attribute::of_artefact(field, artefact.document(), from);
            let triggered = triggered(member, population, fact);
            Some(triggered.unwrap_or_else(|| record_set(population, artefact, member)))
        }
    }
}

/// The cell of a candidate for membership; none where it is no member.
fn candidate_cell<'a>(
    member: MemberIx,
    population: &'a PopulationDocument,
    fact: impl Fn(&'a Attribute) -> Fact<AttributeValue<'a>>,
) -> Option<Opened> {
    let taken_out = !population.exceptions.is_empty();
    if taken_out && conditions(&population.exceptions, &fact) == Holds::Yes {
        return None;
    }
    match conditions(&population.members, &fact) {
        Holds::No => return None,
        Holds::Unknown(fields) => {
            return Some(decided(
                member,
                Status::CannotEvaluate,
                Ground::MembershipUnknown(fields),
            ));
        }
        Holds::Yes => {}
    }
    Some(triggered(member, population, fact).unwrap_or_else(|| open(member)))
}

/// The cell of a member that nothing is asked of, or of which nobody says whether anything is.
fn triggered<'a>(
    member: MemberIx,
    population: &'a PopulationDocument,
    fact: impl Fn(&'a Attribute) -> Fact<AttributeValue<'a>>,
) -> Option<Opened> {
    match conditions(&population.triggers, fact) {
        Holds::Yes => None,
        Holds::No => Some(decided(member, Status::NotTriggered, Ground::NotTriggered)),
        Holds::Unknown(fields) => {
            Some(decided(member, Status::CannotEvaluate, Ground::TriggerUnknown(fields)))
        }
    }
}

/// Whether artefacts of a kind can be members of a population.
pub(crate) fn makes_members(population: &PopulationDocument, kind: ArtefactKind) -> bool {
    population.kinds.contains(&kind)
        || population.of == PopulationOf::Records && kind == ArtefactKind::RecordSet
}

fn is_record_set(artefact: &Artefact, population: &PopulationDocument) -> bool {
    let records = artefact.document().records.as_deref();
    artefact.kind() == ArtefactKind::RecordSet
        && records.is_some_and(|part| part.population.given() == population.records.as_ref())
        && population.records.is_some()
}

/// The entry of a record set for a test.
pub(crate) fn test_entry<'a>(artefact: &'a Artefact, test: &Key) -> Option<&'a RecordTestDocument> {
    let records = artefact.document().records.as_deref()?;
    records.tests.given()?.iter().find(|entry| entry.test == *test)
}

/// Whether a record set says that there is none of the population.
fn counts_none(organisation: &Organisation, population: &PopulationDocument, as_of: Date) -> bool {
    let mut artefacts = organisation.artefacts().iter();
    artefacts.any(|artefact| is_there(artefact, as_of) && shows_none(artefact, population))
}

/// Whether an artefact, as long as it is there, shows that a population has no member.
pub(crate) fn shows_none(artefact: &Artefact, population: &PopulationDocument) -> bool {
    let records = artefact.document().records.as_deref();
    let total = records.and_then(|records| records.total.given());
    is_record_set(artefact, population) && total == Some(&0)
}

fn record_set(population: &PopulationDocument, artefact: &Artefact, member: MemberIx) -> Opened {
    let total = artefact.document().records.as_deref().and_then(|part| part.total.given());
    if total != Some(&0) {
        return open(member);
    }
    let status = match population.empty {
        EmptyRule::Allowed | EmptyRule::Unknown => Status::NotTriggered,
        EmptyRule::Never => Status::Missing,
    };
    decided(member, status, Ground::NoRecords)
}

/// Whether a test is about no record of a set.
pub(crate) fn is_about_none(artefact: &Artefact, test: &Key) -> bool {
    test_entry(artefact, test).is_some_and(|entry| entry.of.given() == Some(&0))
}

/// The same cell where all tests of the requirement are about no record of the set.
pub(crate) fn narrowed(
    requirement: &Requirement,
    organisation: &Organisation,
    opened: &Opened,
) -> Opened {
    if let (MemberIx::Records(position), None) = (opened.member, &opened.decided)
        && let Some(artefact) = item(organisation.artefacts(), position)
    {
        let required = requirement.slots().iter().filter(|slot| slot.required);
        let mut tests = required.filter_map(|slot| slot.test.as_ref()).peekable();
        if tests.peek().is_some() && tests.all(|test| is_about_none(artefact, test)) {
            return decided(opened.member, Status::NotTriggered, Ground::NoRecords);
        }
    }
    opened.clone()
}

/// Whether a slot can be shown only by families that no source carries.
pub(crate) fn is_open_to_nothing(organisation: &Organisation, slot: &SlotDocument) -> bool {
    let carried = |family: Family| organisation.carries(family);
    !slot.accepts.is_empty()
        && !slot.itself
        && !slot.accepts.iter().any(|accept| carried(accept.kind.family()))
}
