//! A random scope: services, suppliers, customers, units and locations.

use clausegraph_model::{
    ArtefactId, Fact, MemberId,
    document::{
        CatalogueDocument, Criticality, ElementDocument, ScopeDocument, ScopeState, SupplierType,
    },
};

use super::{
    dice::{Dice, Tape, parsed},
    logs,
    organisation::People,
};
use crate::naive::calendar::Day;

/// The elements by list, as ids; a list that is not given has none.
#[derive(Clone, Debug, Default)]
pub(crate) struct ScopeIds {
    pub(crate) services: Vec<MemberId>,
    pub(crate) suppliers: Vec<MemberId>,
    pub(crate) customers: Vec<MemberId>,
    pub(crate) units: Vec<MemberId>,
    pub(crate) locations: Vec<MemberId>,
}

impl ScopeIds {
    /// All elements.
    pub(crate) fn all(&self) -> Vec<MemberId> {
        let mut found = self.services.clone();
        found.extend_from_slice(&self.suppliers);
        found.extend_from_slice(&self.customers);
        found.extend_from_slice(&self.units);
        found.extend_from_slice(&self.locations);
        found
    }

    /// All that can be the party of an agreement.
    pub(crate) fn parties(&self) -> Vec<MemberId> {
        let mut found = self.suppliers.clone();
        found.extend_from_slice(&self.customers);
        found
    }
}

/// One list of the scope.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Services,
    Suppliers,
    Customers,
    Units,
    Locations,
}

const LISTS: &[(List, &str)] = &[
    (List::Services, "service"),
    (List::Suppliers, "supplier"),
    (List::Customers, "customer"),
    (List::Units, "unit"),
    (List::Locations, "location"),
];

/// What elements refer to.
pub(crate) struct Around<'a> {
    pub(crate) catalogue: &'a CatalogueDocument,
    pub(crate) as_of: Day,
    pub(crate) people: &'a People,
    pub(crate) artefacts: &'a [ArtefactId],
}

/// Builds the scope, or none; also gives the ids that the rest may refer to.
pub(crate) fn build(
    dice: &mut Dice,
    tapes: Vec<Tape>,
    around: &Around<'_>,
) -> (Option<ScopeDocument>, ScopeIds) {
    let mut drafts: Vec<(List, MemberId, Dice)> = Vec::new();
    for (index, tape) in tapes.into_iter().enumerate() {
        let mut dice = Dice::new(tape);
        let chosen = dice.weighted(&[36, 30, 14, 10, 10]);
        if let Some((list, name)) = LISTS.get(chosen) {
            drafts.push((*list, parsed(&format!("{name}-{}", index + 1)), dice));
        }
    }
    // What is said of each list: it is given, there is none, or nobody says.
    let said: Vec<(List, Fact<()>)> = LISTS
        .iter()
        .map(|(list, _)| {
            let fact = match dice.weighted(&[86, 7, 7]) {
                0 if drafts.iter().any(|draft| draft.0 == *list) => Fact::Given(()),
                0 | 1 => Fact::StatedNone,
                _ => Fact::Unknown,
            };
            (*list, fact)
        })
        .collect();
    if dice.chance(3) {
        return (None, ScopeIds::default());
    }
    drafts.retain(|draft| said.contains(&(draft.0, Fact::Given(()))));
    let ids_of = |list: List| -> Vec<MemberId> {
        drafts.iter().filter(|draft| draft.0 == list).map(|draft| draft.1.clone()).collect()
    };
    let ids = ScopeIds {
        services: ids_of(List::Services),
        suppliers: ids_of(List::Suppliers),
        customers: ids_of(List::Customers),
        units: ids_of(List::Units),
        locations: ids_of(List::Locations),
    };
    let mut elements: Vec<(List, ElementDocument)> = Vec::new();
    for (list, id, mut dice) in drafts {
        elements.push((list, element(&mut dice, list, id, &ids, around)));
    }
    let list_of = |list: List| {
        let of_list: Vec<ElementDocument> = elements
            .iter()
            .filter(|(other, _)| *other == list)
            .map(|(_, element)| element.clone())
            .collect();
        match said.iter().find(|(other, _)| *other == list) {
            Some((_, Fact::Given(()))) => Fact::Given(of_list),
            Some((_, Fact::StatedNone)) => Fact::StatedNone,
            Some((_, Fact::Unknown)) | None => Fact::Unknown,
        }
    };
    let scope = ScopeDocument {
        services: list_of(List::Services),
        suppliers: list_of(List::Suppliers),
        customers: list_of(List::Customers),
        units: list_of(List::Units),
        locations: list_of(List::Locations),
    };
    (Some(scope), ids)
}

/// An element of which only the id is known.
pub(crate) fn bare(id: MemberId) -> ElementDocument {
    ElementDocument {
        id,
        name: Fact::Unknown,
        state: Fact::Unknown,
        part: Fact::Unknown,
        owner: Fact::Unknown,
        criticality: Fact::Unknown,
        criticality_basis: Fact::Unknown,
        outcomes: Fact::Unknown,
        depends_on: Fact::Unknown,
        availability_target: Fact::Unknown,
        recovery_target: Fact::Unknown,
        supplier_type: Fact::Unknown,
        services: Fact::Unknown,
        operates: Fact::Unknown,
        disputes: Fact::Unknown,
        missed_targets: Fact::Unknown,
        contract_changes: Fact::Unknown,
        alignment_risks: Fact::Unknown,
        co_owners: Fact::Unknown,
        operated_by: Fact::Unknown,
        chain: Fact::Unknown,
    }
}

fn element(
    dice: &mut Dice,
    list: List,
    id: MemberId,
    ids: &ScopeIds,
    around: &Around<'_>,
) -> ElementDocument {
    let usual = [10, 8, 82];
    let mut made = bare(id);
    made.owner = dice.fact([7, 8, 85], |dice| around.people.one(dice));
    made.name = dice.fact(usual, |_| Some("An element".to_owned()));
    made.state = dice.fact([10, 2, 88], |dice| {
        let chosen = dice.weighted(&[70, 8, 8, 14]);
        ScopeState::ALL.get(chosen).copied()
    });
    if list == List::Services {
        let text = |_: &mut Dice| Some("as agreed".to_owned());
        made.criticality = dice.fact(usual, |dice| dice.pick(Criticality::ALL).copied());
        made.criticality_basis = dice.fact([40, 20, 40], text);
        made.outcomes = dice.fact(usual, text);
        made.depends_on = dice.fact([20, 30, 50], |dice| some(dice, &ids.services, 2));
        made.availability_target = dice.fact(usual, text);
        made.recovery_target = dice.fact(usual, text);
    }
    if matches!(list, List::Suppliers | List::Customers) {
        made.services = dice.fact([12, 12, 76], |dice| some(dice, &ids.services, 2));
    }
    if list == List::Suppliers {
        made.supplier_type = dice.fact(usual, |dice| dice.pick(SupplierType::ALL).copied());
        let clauses: Vec<_> =
            around.catalogue.clauses.iter().map(|clause| clause.id.clone()).collect();
        made.operates = dice.fact([10, 10, 80], |dice| some(dice, &clauses, 6));
        let log = |dice: &mut Dice| logs::log(dice, around.as_of, around.artefacts, [25, 10, 65]);
        made.disputes = log(dice);
        made.missed_targets = log(dice);
        made.contract_changes = log(dice);
        made.alignment_risks = log(dice);
    }
    made
}

fn some<T: Clone>(dice: &mut Dice, items: &[T], most: usize) -> Option<Vec<T>> {
    let found = dice.some(items, most);
    (!found.is_empty()).then_some(found)
}
