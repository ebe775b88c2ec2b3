//! Random working papers and decisions about documents.

use std::collections::BTreeSet;

use clausegraph_model::{
    Amount,
    document::{
        ArtefactDocument, DocumentDecision, DocumentDecisionDocument, EvidenceType, GapActionState,
        GapActionType, GapPriority, GapSeverity, PaperConfidence, PaperState, WorkingPaperDocument,
    },
};

use super::{
    dice::{Dice, Tape, parsed},
    organisation::Ground,
};

/// Working papers, at most one for a requirement and member.
pub(crate) fn papers(tapes: Vec<Tape>, ground: &Ground<'_>) -> Vec<WorkingPaperDocument> {
    let mut found = Vec::new();
    let mut taken = BTreeSet::new();
    for tape in tapes {
        let mut dice = Dice::new(tape);
        let Some(requirement) = dice.pick(&ground.catalogue.requirements) else { continue };
        let requirement = requirement.id.clone();
        let all = ground.scope.all();
        let member = if dice.chance(30) { dice.pick(&all).cloned() } else { None };
        if taken.insert((requirement.clone(), member.clone())) {
            let empty = WorkingPaperDocument::new(requirement, member);
            found.push(filled(&mut dice, empty, ground));
        }
    }
    found
}

fn filled(
    dice: &mut Dice,
    empty: WorkingPaperDocument,
    ground: &Ground<'_>,
) -> WorkingPaperDocument {
    let mut paper = empty;
    paper.current_state = text(dice, "Some teams do it, others do not.");
    paper.evidence_seen = text(dice, "The list of March; three tickets.");
    paper.evidence_type = word(dice, EvidenceType::ALL);
    paper.design_score = score(dice);
    paper.operation_score = score(dice);
    paper.state = word(dice, PaperState::ALL);
    if paper.state.is_some() && paper.state != paper.state_of_scores() {
        paper.state_reason = Some("seen on site".to_owned());
    }
    paper.gap = text(dice, "It is asked for; nobody does it; nobody would notice.");
    paper.severity_by = ground.people.one(dice);
    paper.severity = paper.severity_by.as_ref().and_then(|_| word(dice, GapSeverity::ALL));
    paper.action = text(dice, "Name somebody.");
    paper.action_type = word(dice, GapActionType::ALL);
    paper.owner = ground.people.one(dice);
    paper.sponsor = ground.people.one(dice);
    let mut least = Amount::ZERO;
    for effort in [&mut paper.effort_low, &mut paper.effort_likely, &mut paper.effort_high] {
        let more: Amount = parsed(dice.pick(&["0.5", "2", "3.25", "8"]).copied().unwrap_or("1"));
        if dice.chance(50) && least <= more {
            *effort = Some(more);
            least = more;
        }
    }
    paper.cost = text(dice, "M");
    paper.priority = word(dice, GapPriority::ALL);
    paper.dependency = text(dice, "after the policy");
    paper.due = dice.chance(50).then(|| dice.day_around(ground.as_of));
    paper.action_state = word(dice, GapActionState::ALL);
    paper.percent =
        dice.chance(30).then(|| dice.below(101)).and_then(|percent| u32::try_from(percent).ok());
    paper.verification = text(dice, "Ask three people.");
    if paper.action_state == Some(GapActionState::Verified) {
        paper.verified_by = ground.people.one(dice).or_else(|| Some(parsed("auditor")));
        paper.verified_on = Some(dice.day_around(ground.as_of));
    }
    paper.reuse = text(dice, "the list of the ISMS");
    paper.confidence = word(dice, PaperConfidence::ALL);
    paper.interviewee = ground.people.one(dice);
    paper.on = dice.chance(60).then(|| dice.day_before(ground.as_of));
    paper.assessor = ground.people.one(dice);
    // Whoever confirms a severity does so when the paper is written.
    paper.severity_on = paper.severity.and(paper.on);
    paper
}

fn text(dice: &mut Dice, text: &str) -> Option<String> {
    dice.chance(45).then(|| text.to_owned())
}

fn word<T: Copy>(dice: &mut Dice, words: &[T]) -> Option<T> {
    if dice.chance(45) { dice.pick(words).copied() } else { None }
}

fn score(dice: &mut Dice) -> Option<u32> {
    if dice.chance(60) { dice.pick(&[0, 1, 2, 3]).copied() } else { None }
}

/// Decisions about documents, at most one for each.
pub(crate) fn decisions(
    dice: &mut Dice,
    ground: &Ground<'_>,
    artefacts: &[ArtefactDocument],
) -> Vec<DocumentDecisionDocument> {
    let mut found = Vec::new();
    for artefact in dice.some(artefacts, 4) {
        let decision = dice.pick(DocumentDecision::ALL).copied().unwrap_or(DocumentDecision::Keep);
        let into = dice
            .pick(artefacts)
            .filter(|other| decision == DocumentDecision::Merge && other.id != artefact.id);
        found.push(DocumentDecisionDocument {
            into: into.map(|other| other.id.clone()),
            artefact: artefact.id,
            decision,
            reason: text(dice, "nobody reads it"),
            by: ground.people.one(dice).unwrap_or_else(|| parsed("manager")),
            on: dice.day_before(ground.as_of),
        });
    }
    found
}
