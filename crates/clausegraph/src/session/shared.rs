//! A catalogue, prepared once for any number of sessions.

use std::{collections::BTreeMap, sync::Arc};

use clausegraph_model::{
    ArtefactKind, Catalogue, Offering, Requirement,
    document::{PopulationDocument, PopulationOf},
};

use crate::{
    evaluate::group_positions,
    index::{Fields, fields, subject_of, word_key},
    member::index,
    population::makes_members,
};

/// A catalogue, prepared once for any number of sessions, which share it.
///
/// Cloning it costs nothing.
#[derive(Clone, Debug)]
pub struct SharedCatalogue(Arc<Prepared>);

#[derive(Debug)]
struct Prepared {
    catalogue: Catalogue,
    asked: Asked,
}

impl SharedCatalogue {
    /// Prepares a catalogue.
    pub fn new(catalogue: Catalogue) -> Self {
        let asked = Asked::new(&catalogue);
        Self(Arc::new(Prepared { catalogue, asked }))
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.0.catalogue
    }

    pub(super) fn asked(&self) -> &Asked {
        &self.0.asked
    }
}

/// Which requirements ask for what: the way from an artefact to the cells that it may change.
#[derive(Debug)]
pub(super) struct Asked {
    /// The attributes by which the artefacts of each kind are found.
    pub(super) fields: Fields,
    /// Positions of requirements with a slot that an artefact of a kind may serve by itself, whatever it
    /// is about.
    by_kind: BTreeMap<ArtefactKind, Vec<u32>>,
    /// The same for those that must be about something, by the key of the word.
    by_word: BTreeMap<u64, Vec<u32>>,
    /// Positions of the requirements over a population of which artefacts of a kind may be members.
    by_member: BTreeMap<ArtefactKind, Vec<u32>>,
    /// Positions of the requirements over a population that a record set may show to be empty.
    by_count: Vec<u32>,
    /// Positions of the requirements of each leaf clause.
    pub(super) by_clause: Vec<Vec<u32>>,
    /// Positions of the requirements that are computed from others, each behind those.
    pub(super) computed: Vec<u32>,
    /// The groups of requirements of which some suffice.
    pub(super) groups: Vec<Vec<usize>>,
    /// Whether a group holds both requirements that control parties and others.
    pub(super) mixed: bool,
}

impl Asked {
    fn new(catalogue: &Catalogue) -> Self {
        let mut asked = Self {
            fields: fields(catalogue),
            by_kind: BTreeMap::new(),
            by_word: BTreeMap::new(),
            by_member: BTreeMap::new(),
            by_count: Vec::new(),
            by_clause: vec![Vec::new(); catalogue.clauses().len()],
            computed: Vec::new(),
            groups: Vec::new(),
            mixed: false,
        };
        for requirement in catalogue.requirements() {
            asked.add(catalogue, requirement);
        }
        let lists = asked.by_kind.values_mut().chain(asked.by_word.values_mut());
        for list in lists.chain(asked.by_member.values_mut()) {
            list.dedup();
        }
        let control = crate::evaluate::control_requirements(catalogue);
        let groups = catalogue.alternatives().iter();
        asked.groups = groups.map(|group| group_positions(catalogue, group)).collect();
        asked.mixed = asked.groups.iter().any(|group| {
            let controls = group.iter().filter(|position| control.contains(position)).count();
            controls > 0 && controls < group.len()
        });
        asked
    }

    fn add(&mut self, catalogue: &Catalogue, requirement: &Requirement) {
        let position = index(requirement.position());
        if !requirement.sources().is_empty() {
            self.computed.push(position);
            return;
        }
        if let Some(list) = self.by_clause.get_mut(requirement.clause_position()) {
            list.push(position);
        }
        for accept in requirement.slots().iter().flat_map(|slot| &slot.accepts) {
            if accept.kind.offering() == Offering::ByClaim {
                continue;
            }
            let Some(field) = subject_of(accept) else {
                self.by_kind.entry(accept.kind).or_default().push(position);
                continue;
            };
            let words = accept.conditions.first().map(|condition| condition.is.as_slice());
            let words = words.unwrap_or_default().iter().map(|word| Some(word.as_str()));
            for word in words.chain([None]) {
                let list = self.by_word.entry(word_key(accept.kind, field, word)).or_default();
                list.push(position);
            }
        }
        let Some(population) = catalogue.population(requirement.population_id().as_str()) else {
            return;
        };
        for kind in member_kinds(population) {
            self.by_member.entry(kind).or_default().push(position);
        }
        if population.records.is_some() {
            self.by_count.push(position);
        }
    }

    /// Positions of the requirements that an artefact of a kind, found by some keys, may serve by itself.
    pub(super) fn served<'s>(
        &'s self,
        kind: ArtefactKind,
        keys: &'s [u64],
    ) -> impl Iterator<Item = u32> + 's {
        let by_kind = self.by_kind.get(&kind).into_iter().flatten();
        let by_word = keys.iter().filter_map(|key| self.by_word.get(key)).flatten();
        by_kind.chain(by_word).copied()
    }

    /// Positions of the requirements of which an artefact of a kind may be a member.
    pub(super) fn membership(&self, kind: ArtefactKind) -> impl Iterator<Item = u32> {
        self.by_member.get(&kind).into_iter().flatten().copied()
    }

    /// Positions of the requirements over a population that an artefact of a kind may show to be empty.
    pub(super) fn counted(&self, kind: ArtefactKind) -> impl Iterator<Item = u32> {
        let counts = kind == ArtefactKind::RecordSet;
        self.by_count.iter().copied().filter(move |_| counts)
    }
}

/// The kinds of artefacts that may be members of a population.
fn member_kinds(population: &PopulationDocument) -> impl Iterator<Item = ArtefactKind> {
    let over_artefacts = matches!(population.of, PopulationOf::Artefacts | PopulationOf::Records);
    let kinds = ArtefactKind::ALL.iter().copied();
    kinds.filter(move |kind| over_artefacts && makes_members(population, *kind))
}
