//! What stands above the numbers of a random catalogue, and beside its requirements.

use clausegraph_model::{
    ClauseId, RequirementId,
    document::{
        AuditPracticeDocument, ClauseDocument, Confidence, DocumentedItemDocument, DocumentedSort,
        GateCheck, GateDocument, RequirementDocument,
    },
};

use super::{
    dice::{Dice, parsed},
    slots::SORTS,
};

/// Up to three gates; that of the audit programme often for one sort of interval.
pub(crate) fn gates(
    dice: &mut Dice,
    clauses: &[ClauseDocument],
    requirements: &[RequirementDocument],
) -> Vec<GateDocument> {
    let clauses: Vec<ClauseId> = clauses.iter().map(|clause| clause.id.clone()).collect();
    let requirements: Vec<RequirementId> =
        requirements.iter().map(|requirement| requirement.id.clone()).collect();
    let mut found = Vec::new();
    for check in dice.some(GateCheck::ALL, 3) {
        let mut made = GateDocument {
            id: parsed(check.as_str()),
            title: format!("The gate {check}"),
            check,
            requirements: Vec::new(),
            clauses: Vec::new(),
            interval: None,
            custom: matches!(check, GateCheck::RecordHistory | GateCheck::NoEmptyLeaf),
        };
        match check {
            GateCheck::Requirements => made.requirements = dice.some(&requirements, 3),
            GateCheck::OwnEvidence => made.clauses = dice.some(&clauses, 2),
            GateCheck::AuditProgramme if dice.chance(50) => {
                made.interval = dice.pick(SORTS).map(|sort| parsed(sort));
            }
            GateCheck::AuditProgramme
            | GateCheck::DocumentedSet
            | GateCheck::NoExclusion
            | GateCheck::NoOpenMajor
            | GateCheck::RecordHistory
            | GateCheck::NoEmptyLeaf => {}
        }
        found.push(made);
    }
    found
}

/// The documents and records that requirements ask for, each of them now and then.
pub(crate) fn documented_set(
    dice: &mut Dice,
    requirements: &[RequirementDocument],
) -> Vec<DocumentedItemDocument> {
    let mut found = Vec::new();
    for requirement in requirements {
        let Some(force) = requirement.documented.first() else {
            continue;
        };
        if dice.chance(50) {
            let sort = dice.pick(DocumentedSort::ALL).copied().unwrap_or(DocumentedSort::Document);
            found.push(DocumentedItemDocument {
                id: parsed(&format!("d{}", found.len() + 1)),
                title: "A document".to_owned(),
                sort,
                force: *force,
                requirements: vec![requirement.id.clone()],
                note: None,
                on_public_lists: dice.chance(20).then(|| "on most".to_owned()),
            });
        }
    }
    found
}

/// How well clauses are confirmed and what auditors do there, of some.
pub(crate) fn practice(dice: &mut Dice, clauses: &mut [ClauseDocument]) {
    for clause in clauses {
        if dice.chance(15) {
            clause.confidence = dice.pick(Confidence::ALL).copied();
            clause.practice = Some(AuditPracticeDocument {
                sampled: "a few records".to_owned(),
                usual_minor: dice.chance(50).then(|| "one is missing".to_owned()),
                usual_major: None,
            });
        }
    }
}
