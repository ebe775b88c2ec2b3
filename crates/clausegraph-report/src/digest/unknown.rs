//! What is not stated, and how many cells it keeps from being decided.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use clausegraph::{
    Artefact, Assessment, Attribute, Defect, Derivation, ElementList, Evidence, Ground, Member,
    Needed, Offer, SlotReading, SlotValue, Status, explain, explain_all,
};

use crate::wording::{cell_reason, families, join, kind_plural, units};

/// Something that is not stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The field, or the sentence that says what is missing.
    pub what: String,
    /// Entries that do not state it; empty where it is about none.
    pub of: Vec<String>,
    /// How many cells cannot be evaluated without it.
    pub cells: usize,
    /// How many of them lack nothing else.
    pub alone: usize,
}

/// What is not stated, with the cells that it keeps from being evaluated; what decides most alone first.
pub fn undecided(assessment: &Assessment<'_>) -> Vec<Undecided> {
    let mut cells = UndecidedCells::default();
    for derivation in explain_all(assessment) {
        if derivation.cell.status == Status::CannotEvaluate {
            cells.look(assessment, &derivation);
        }
    }
    cells.sorted()
}

/// What a cell lacks: the same for many cells, told together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lack {
    /// A field, of entries of these kinds.
    Field(String),
    /// A sentence of its own.
    Sentence(String),
}

/// A lack, the kind of the entry that has it, and the entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Lacking {
    lack: Lack,
    kind: Option<String>,
    entry: Option<String>,
}

/// Different words, in the order in which they were first met.
#[derive(Debug, Default)]
struct Words {
    found: Vec<String>,
    known: BTreeSet<String>,
}

impl Words {
    fn add(&mut self, word: String) {
        if self.known.insert(word.clone()) {
            self.found.push(word);
        }
    }
}

#[derive(Debug, Default)]
struct Sum {
    kinds: Words,
    entries: Words,
    cells: usize,
    alone: usize,
}

#[derive(Debug, Default)]
pub(crate) struct UndecidedCells {
    found: BTreeMap<Lack, Sum>,
    cells: usize,
}

impl UndecidedCells {
    pub(crate) fn cells(&self) -> usize {
        self.cells
    }

    /// Adds a cell that cannot be evaluated.
    pub(crate) fn look(&mut self, assessment: &Assessment<'_>, derivation: &Derivation<'_>) {
        self.cells += 1;
        let lacks = lacks(assessment, derivation);
        let mut different: Vec<&Lack> = lacks.iter().map(|found| &found.lack).collect();
        different.sort();
        different.dedup();
        let alone = usize::from(different.len() == 1);
        for lack in different {
            let sum = self.found.entry(lack.clone()).or_default();
            sum.cells += 1;
            sum.alone += alone;
        }
        for found in lacks {
            let Some(sum) = self.found.get_mut(&found.lack) else { continue };
            for (list, word) in [(&mut sum.kinds, found.kind), (&mut sum.entries, found.entry)] {
                if let Some(word) = word {
                    list.add(word);
                }
            }
        }
    }

    /// The most valuable first: what decides most cells alone, then most cells at all.
    pub(crate) fn sorted(self) -> Vec<Undecided> {
        let told = self.found.into_iter().map(|(lack, sum)| Undecided {
            what: match lack {
                Lack::Sentence(sentence) => sentence,
                Lack::Field(field) if sum.kinds.found.len() > 3 => {
                    format!("`{field}` of artefacts")
                }
                Lack::Field(field) => format!("`{field}` of {}", join(&sum.kinds.found, "and")),
            },
            of: sum.entries.found,
            cells: sum.cells,
            alone: sum.alone,
        });
        let mut all: Vec<Undecided> = told.collect();
        all.sort_by_key(|found| (Reverse(found.alone), Reverse(found.cells)));
        all
    }
}

/// What a cell lacks to be decided.
fn lacks(assessment: &Assessment<'_>, derivation: &Derivation<'_>) -> Vec<Lacking> {
    let member = derivation.cell.member;
    match &derivation.cell.ground {
        Ground::MembershipUnknown(fields) | Ground::TriggerUnknown(fields) => {
            fields.iter().map(|field| of_member(member, field)).collect()
        }
        Ground::PopulationUnknown => vec![of_population(derivation)],
        Ground::Slots => {
            let mut found = Vec::new();
            for unit in units(&derivation.slots) {
                if unit.worst_value() == SlotValue::Unknown
                    && let Some(best) = unit.best()
                {
                    found.extend(of_slot(best, member));
                }
            }
            if found.is_empty() { vec![sentence(cell_reason(derivation))] } else { found }
        }
        Ground::Computed => {
            let status = derivation.cell.status;
            let sources = derivation.computed_from.iter().filter(|source| source.status == status);
            sources.flat_map(|source| lacks(assessment, &explain(assessment, source))).collect()
        }
        Ground::PopulationEmpty
        | Ground::NotTriggered
        | Ground::NoRecords
        | Ground::Alternative
        | _ => vec![sentence(cell_reason(derivation))],
    }
}

/// What would tell what belongs to a population.
fn of_population(derivation: &Derivation<'_>) -> Lacking {
    let Some(population) = derivation.population else {
        return sentence(cell_reason(derivation));
    };
    if let Some(records) = &population.records {
        return Lacking {
            lack: Lack::Sentence("a record set, or that there is no record".to_owned()),
            kind: None,
            entry: Some(records.to_string()),
        };
    }
    if let Some(list) = ElementList::of_population(population.of) {
        return sentence(format!("`scope.{}`", list.as_str()));
    }
    let mut families: Vec<String> = Vec::new();
    for kind in &population.kinds {
        let family = kind.family().to_string();
        if !families.contains(&family) {
            families.push(family);
        }
    }
    sentence(format!("a source that carries {}", join(&families, "or")))
}

fn sentence(sentence: String) -> Lacking {
    Lacking { lack: Lack::Sentence(sentence), kind: None, entry: None }
}

/// A field; of one item of a list the list, because a list that is given decides all its items.
fn field_name(field: &str) -> String {
    field.split_once('[').map_or(field, |(list, _)| list).to_owned()
}

fn of_member(member: Member<'_>, field: &Attribute) -> Lacking {
    let field = field_name(&field.to_string());
    match member {
        Member::Element(element) => Lacking {
            lack: Lack::Field(field),
            kind: Some(element.list().as_str().to_owned()),
            entry: Some(element.id().to_string()),
        },
        Member::Artefact(artefact) | Member::Records(artefact) => of_artefact(artefact, field),
        Member::Organisation | Member::Population | Member::Chapter(_) | _ => {
            sentence(format!("`{field}`"))
        }
    }
}

fn of_artefact(artefact: &Artefact, field: String) -> Lacking {
    Lacking {
        lack: Lack::Field(field),
        kind: Some(kind_plural(artefact.kind())),
        entry: Some(artefact.id().to_string()),
    }
}

fn of_slot(reading: &SlotReading<'_>, member: Member<'_>) -> Vec<Lacking> {
    if let (Some(result), Some(test)) = (&reading.record_test, &reading.slot.test) {
        let set = result.set.id();
        return vec![Lacking {
            lack: Lack::Sentence(format!("results of record tests on {set}")),
            kind: None,
            entry: Some(test.to_string()),
        }];
    }
    let taken = reading.taken.and_then(|index| reading.offers.get(index));
    if taken.is_none() && reading.open {
        return vec![sentence(format!("a source that carries {}", families(reading)))];
    }
    taken.map(|offer| of_offer(offer, member)).unwrap_or_default()
}

fn of_offer(offer: &Offer<'_>, member: Member<'_>) -> Vec<Lacking> {
    let needed = offer.defects.iter().filter_map(|defect| {
        if let Defect::Undecided(needed) = defect { Some(needed) } else { None }
    });
    needed
        .map(|needed| match (offer.evidence, needed) {
            (Evidence::Artefact(artefact), Needed::Claim) => Lacking {
                lack: Lack::Sentence("the place where they say what is asked".to_owned()),
                kind: None,
                entry: Some(artefact.id().to_string()),
            },
            (Evidence::Artefact(artefact), _) => {
                of_artefact(artefact, field_name(&needed.to_string()))
            }
            (Evidence::Element(_), Needed::Attribute(field)) => of_member(member, field),
            (Evidence::Element(_), Needed::Covers | Needed::Claim) => {
                sentence(format!("`{needed}`"))
            }
        })
        .collect()
}
