//! Many procedures or routines for one thing.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Amount, Artefact, ArtefactKind, Key};
use rust_decimal::prelude::ToPrimitive;

use super::{
    Crowd, CrowdAbout, Crowded,
    stand::{Place, Stands},
};
use crate::{Assessment, population::is_there};

/// The crowds of as many as that or more; at least two.
pub(super) fn crowds<'g>(
    assessment: &Assessment<'g>,
    stands: &Stands<'g>,
    many: Amount,
) -> Vec<Crowd<'g>> {
    let many = many.decimal().ceil().to_usize().unwrap_or(usize::MAX).max(2);
    let mut found = processes(assessment, stands, many);
    found.extend(clauses(assessment, stands, many));
    found
}

/// Routines that follow one pattern or, where none is stated, are of one subject.
fn processes<'g>(assessment: &Assessment<'g>, stands: &Stands<'g>, many: usize) -> Vec<Crowd<'g>> {
    let mut by_process: BTreeMap<&'g Key, Vec<Crowded<'g>>> = BTreeMap::new();
    for stand in &stands.all {
        let artefact = stand.artefact;
        if let Some(process) = process(artefact) {
            let allowed = allowed(assessment, artefact);
            let one = Crowded { artefact, requirements: 0, allowed };
            by_process.entry(process).or_default().push(one);
        }
    }
    let crowds = by_process.into_iter().filter(|(_, artefacts)| artefacts.len() >= many);
    let kind = ArtefactKind::Routine;
    crowds
        .map(|(key, artefacts)| Crowd { about: CrowdAbout::Process(key), kind, artefacts })
        .collect()
}

/// The process that a routine is of: its pattern, else its subject.
fn process(artefact: &Artefact) -> Option<&Key> {
    let routine = artefact.document().routine.as_deref()?;
    routine.pattern.given().or(routine.subject.given())
}

/// Whether a decision that is there allows a routine to differ.
fn allowed(assessment: &Assessment<'_>, artefact: &Artefact) -> bool {
    let routine = artefact.document().routine.as_deref();
    let named = routine.and_then(|routine| routine.deviation.given());
    let decision = named.and_then(|id| assessment.organisation().artefact(id.as_str()));
    decision.is_some_and(|decision| {
        decision.kind() == ArtefactKind::Decision && is_there(decision, assessment.as_of())
    })
}

/// Procedures of which so many serve one cell, clause by clause.
fn clauses<'g>(assessment: &Assessment<'g>, stands: &Stands<'g>, many: usize) -> Vec<Crowd<'g>> {
    let kind = ArtefactKind::Procedure;
    // By the cell: who serves any of its slots.
    let mut serving: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut place_of: BTreeMap<usize, Place> = BTreeMap::new();
    for (index, stand) in stands.all.iter().enumerate() {
        for place in stand.serves.keys().filter(|_| stand.artefact.kind() == kind) {
            serving.entry(place.0).or_default().insert(index);
            place_of.insert(place.0, *place);
        }
    }
    // By the clause: who is one of many, and of which requirements.
    let mut by_clause: BTreeMap<usize, BTreeMap<usize, BTreeSet<usize>>> = BTreeMap::new();
    for (cell, indices) in serving.iter().filter(|(_, indices)| indices.len() >= many) {
        let requirement = place_of.get(cell).and_then(|place| stands.requirement(*place));
        let Some(requirement) = requirement else { continue };
        let crowd = by_clause.entry(requirement.clause_position()).or_default();
        for index in indices {
            crowd.entry(*index).or_default().insert(requirement.position());
        }
    }
    let catalogue = assessment.catalogue();
    let crowds = by_clause.into_iter().filter_map(|(clause, crowd)| {
        let positions: BTreeSet<usize> = crowd.values().flatten().copied().collect();
        let requirements = positions.into_iter().filter_map(|one| catalogue.requirement_at(one));
        let about = CrowdAbout::Clause(catalogue.clause_at(clause)?, requirements.collect());
        let artefacts = crowd.iter().filter_map(|(index, of)| {
            let artefact = stands.all.get(*index)?.artefact;
            let allowed = allowed(assessment, artefact);
            Some(Crowded { artefact, requirements: of.len(), allowed })
        });
        Some(Crowd { about, kind, artefacts: artefacts.collect() })
    });
    crowds.collect()
}
