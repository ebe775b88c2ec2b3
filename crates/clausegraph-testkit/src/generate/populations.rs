//! Random populations of a catalogue.

use clausegraph_model::{
    ArtefactKind,
    document::{ConditionDocument, EmptyRule, PopulationDocument, PopulationOf, PopulationSource},
};

use super::{
    asked,
    catalogue::condition,
    dice::{Dice, Tape, parsed},
    slots::{RECORDS, SUBJECTS},
};

/// A population without conditions.
pub(crate) fn population(id: &str, of: PopulationOf, empty: EmptyRule) -> PopulationDocument {
    let source = match of {
        PopulationOf::Organisation
        | PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => PopulationSource::Organisation,
        PopulationOf::Artefacts => PopulationSource::Artefacts,
        PopulationOf::Chapters => PopulationSource::Catalogue,
        PopulationOf::Records => PopulationSource::RecordSet,
    };
    PopulationDocument {
        id: parsed(id),
        title: format!("The population {id}"),
        of,
        source,
        empty,
        kinds: Vec::new(),
        records: None,
        members: Vec::new(),
        exceptions: Vec::new(),
        triggers: Vec::new(),
    }
}

/// The organisation, the suppliers that control requirements are about, and one for each tape.
pub(crate) fn populations(with_parties: bool, tapes: Vec<Tape>) -> Vec<PopulationDocument> {
    let mut found = vec![population("organisation", PopulationOf::Organisation, EmptyRule::Never)];
    if with_parties {
        let mut all = population("suppliers", PopulationOf::Suppliers, EmptyRule::Allowed);
        if let Some(tape) = tapes.first()
            && Dice::new(tape.clone()).chance(15)
        {
            all.triggers.push(condition("supplier_type", &["external"]));
        }
        found.push(all);
        let mut external =
            population("external-suppliers", PopulationOf::Suppliers, EmptyRule::Allowed);
        external.triggers.push(condition("supplier_type", &["external", "customer-as-supplier"]));
        found.push(external);
    }
    for (index, tape) in tapes.into_iter().enumerate() {
        found.push(random_population(&mut Dice::new(tape), index));
    }
    found
}

fn random_population(dice: &mut Dice, index: usize) -> PopulationDocument {
    const OF: &[PopulationOf] = &[
        PopulationOf::Services,
        PopulationOf::Suppliers,
        PopulationOf::Customers,
        PopulationOf::Units,
        PopulationOf::Locations,
        PopulationOf::Artefacts,
        PopulationOf::Chapters,
        PopulationOf::Records,
        PopulationOf::Organisation,
    ];
    let chosen = dice.weighted(&[24, 14, 8, 6, 6, 18, 10, 20, 4]);
    let of = OF.get(chosen).copied().unwrap_or(PopulationOf::Organisation);
    let empty = if dice.chance(50) { EmptyRule::Never } else { EmptyRule::Allowed };
    let mut made = population(&format!("{of}-{index}"), of, empty);
    match of {
        PopulationOf::Records => {
            made.records = dice.pick(RECORDS).map(|word| parsed(word));
        }
        PopulationOf::Artefacts => {
            made.kinds = dice.some(POPULATED, 2);
            // That nothing is listed often does not say that there is none.
            if dice.chance(40) {
                made.empty = EmptyRule::Unknown;
                made.kinds.truncate(1);
                made.records = dice.pick(RECORDS).map(|word| parsed(word));
            }
        }
        PopulationOf::Organisation
        | PopulationOf::Chapters
        | PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => {}
    }
    let pool = conditions_for(of, &made.kinds);
    // Record sets are asked only whether the requirement applies to them.
    if of != PopulationOf::Records && dice.chance(40) {
        made.members = dice.some(&pool, 2);
    }
    if of != PopulationOf::Records && dice.chance(35) {
        made.exceptions = dice.some(&exceptions_for(of, &made.kinds), 2);
    }
    if dice.chance(if of == PopulationOf::Records { 40 } else { 24 }) {
        made.triggers = dice.some(&pool, 1);
    }
    made
}

/// The kinds that make populations of artefacts.
const POPULATED: &[ArtefactKind] = &[
    ArtefactKind::Policy,
    ArtefactKind::Sla,
    ArtefactKind::Contract,
    ArtefactKind::CorrectiveAction,
    ArtefactKind::Risk,
    ArtefactKind::Audit,
    ArtefactKind::SupplierReview,
    ArtefactKind::Routine,
    ArtefactKind::RecordSet,
    ArtefactKind::Plan,
    ArtefactKind::Objective,
    ArtefactKind::Metric,
    ArtefactKind::Analysis,
    ArtefactKind::ServiceReport,
];

/// The conditions that make sense for a population.
fn conditions_for(of: PopulationOf, kinds: &[ArtefactKind]) -> Vec<ConditionDocument> {
    match of {
        PopulationOf::Artefacts => {
            let mut found =
                vec![condition("title", &[]), condition("owner", &[]), condition("dated_on", &[])];
            for kind in kinds {
                found.extend(asked::conditions(*kind));
            }
            if let [kind] = kinds {
                found.extend(asked::subject_of(*kind).map(|field| condition(field, &[])));
                found.extend(asked::subject_of(*kind).map(|field| condition(field, SUBJECTS)));
            }
            found
        }
        PopulationOf::Records => vec![
            condition("owner", &[]),
            condition("title", &[]),
            condition("records.period", &[]),
            condition("records.total", &[]),
        ],
        PopulationOf::Services
        | PopulationOf::Suppliers
        | PopulationOf::Customers
        | PopulationOf::Units
        | PopulationOf::Locations => asked::element_conditions(of),
        PopulationOf::Organisation | PopulationOf::Chapters => Vec::new(),
    }
}

/// What takes members of a population out again.
fn exceptions_for(of: PopulationOf, kinds: &[ArtefactKind]) -> Vec<ConditionDocument> {
    let mut found = asked::element_exceptions(of);
    if of == PopulationOf::Artefacts {
        for kind in kinds {
            found.extend(asked::exceptions(*kind));
        }
    }
    found
}
