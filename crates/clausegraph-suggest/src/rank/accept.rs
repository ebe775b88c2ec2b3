//! Which kinds of artefact a requirement accepts.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{ArtefactKind, Catalogue, Requirement, document::PopulationOf};

/// The kinds that each requirement accepts, by its position.
#[derive(Debug)]
pub(super) struct Acceptance {
    kinds: Vec<BTreeSet<&'static str>>,
    accepting: BTreeMap<&'static str, u32>,
}

impl Acceptance {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let kinds: Vec<_> =
            catalogue.requirements().map(|requirement| kinds(catalogue, requirement)).collect();
        let mut accepting: BTreeMap<&'static str, u32> = BTreeMap::new();
        for kind in kinds.iter().flatten() {
            *accepting.entry(kind).or_default() += 1;
        }
        Self { kinds, accepting }
    }

    /// Whether the requirement at a position accepts a kind.
    pub(super) fn accepts(&self, position: usize, kind: ArtefactKind) -> bool {
        self.kinds.get(position).is_some_and(|kinds| kinds.contains(kind.as_str()))
    }

    /// How many requirements accept a kind.
    pub(super) fn accepting(&self, kind: ArtefactKind) -> u32 {
        self.accepting.get(kind.as_str()).copied().unwrap_or_default()
    }

    /// How many kinds the requirement at a position accepts.
    pub(super) fn kinds_of(&self, position: usize) -> u64 {
        let kinds = self.kinds.get(position).map_or(0, BTreeSet::len);
        u64::try_from(kinds).unwrap_or(u64::MAX)
    }
}

fn kinds(catalogue: &Catalogue, requirement: &Requirement) -> BTreeSet<&'static str> {
    let slots = requirement.slots();
    let accepted = slots.iter().flat_map(|slot| &slot.accepts).map(|accept| accept.kind.as_str());
    let mut kinds: BTreeSet<_> = accepted.collect();
    if slots.iter().any(|slot| slot.itself) {
        let population = catalogue.population(requirement.population_id().as_str());
        if let Some(population) = population {
            kinds.extend(population.kinds.iter().map(|kind| kind.as_str()));
            if population.of == PopulationOf::Records {
                kinds.insert(ArtefactKind::RecordSet.as_str());
            }
        }
    }
    kinds
}
