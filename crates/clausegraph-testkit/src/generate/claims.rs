//! Random claims and judgements.

use clausegraph_model::{
    ArtefactKind, JudgementId, Key, MemberId, RequirementId,
    document::{
        ArtefactDocument, ClaimDocument, ClaimState, JudgementContext, JudgementDocument,
        JudgementValue, PinDocument, PopulationOf, RequirementDocument,
    },
};

use super::{
    artefacts::hash,
    dice::{Dice, Tape, parsed},
    organisation::Ground,
};

/// A claim of one of the artefacts, more often of a linked one, mostly for a slot that accepts it.
pub(crate) fn claim(
    dice: &mut Dice,
    ground: &Ground<'_>,
    artefacts: &[ArtefactDocument],
) -> Option<ClaimDocument> {
    let linked: Vec<&ArtefactDocument> =
        artefacts.iter().filter(|artefact| artefact.links.given().is_some()).collect();
    let artefact = match dice.pick(&linked) {
        Some(artefact) if dice.chance(40) => artefact,
        _ => dice.pick(artefacts)?,
    };
    let with_slots: Vec<&RequirementDocument> = ground
        .catalogue
        .requirements
        .iter()
        .filter(|requirement| !requirement.slots.is_empty())
        .collect();
    let accepting: Vec<&RequirementDocument> = with_slots
        .iter()
        .copied()
        .filter(|requirement| !accepting_slots(requirement, artefact.kind).is_empty())
        .collect();
    let fitting = !accepting.is_empty() && !dice.chance(5);
    let pool = if fitting { &accepting } else { &with_slots };
    let requirement = *dice.pick(pool)?;
    let on_clause = dice.chance(14);
    let target: RequirementId =
        if on_clause { parsed(requirement.clause.as_str()) } else { requirement.id.clone() };
    Some(ClaimDocument {
        artefact: artefact.id.clone(),
        target,
        slot: slot(dice, requirement, artefact.kind),
        members: members(dice, ground, requirement, artefact),
        at: dice.chance(55).then(|| "page 3".to_owned()),
        by: ground.people.one(dice),
        on: None,
        hash: claimed_hash(dice, artefact),
        state: if dice.chance(13) { ClaimState::Suggested } else { ClaimState::Confirmed },
    })
}

fn accepting_slots(requirement: &RequirementDocument, kind: ArtefactKind) -> Vec<&Key> {
    requirement
        .slots
        .iter()
        .filter(|slot| slot.accepts.iter().any(|accept| accept.kind == kind))
        .map(|slot| &slot.id)
        .collect()
}

/// Mostly no slot; else mostly one that accepts the kind.
fn slot(dice: &mut Dice, requirement: &RequirementDocument, kind: ArtefactKind) -> Option<Key> {
    if !dice.chance(35) {
        return None;
    }
    let accepting = accepting_slots(requirement, kind);
    let all: Vec<&Key> = requirement.slots.iter().map(|slot| &slot.id).collect();
    let pool = if accepting.is_empty() || dice.chance(12) { all } else { accepting };
    dice.pick(&pool).map(|id| (*id).clone())
}

/// Mostly no members; else elements, mostly of the list that the requirement is about.
fn members(
    dice: &mut Dice,
    ground: &Ground<'_>,
    requirement: &RequirementDocument,
    artefact: &ArtefactDocument,
) -> Vec<MemberId> {
    if !dice.chance(32) {
        return Vec::new();
    }
    let of = ground
        .catalogue
        .populations
        .iter()
        .find(|population| population.id == requirement.population)
        .map_or(PopulationOf::Organisation, |population| population.of);
    let list = match of {
        PopulationOf::Services => ground.scope.services.clone(),
        PopulationOf::Suppliers => ground.scope.suppliers.clone(),
        PopulationOf::Customers => ground.scope.customers.clone(),
        PopulationOf::Units => ground.scope.units.clone(),
        PopulationOf::Locations => ground.scope.locations.clone(),
        PopulationOf::Organisation
        | PopulationOf::Artefacts
        | PopulationOf::Chapters
        | PopulationOf::Records => ground.scope.all(),
    };
    let covered: Vec<MemberId> = artefact
        .covers
        .given()
        .into_iter()
        .flatten()
        .filter(|member| !member.is_whole_sms())
        .cloned()
        .collect();
    if covered.is_empty() || dice.chance(50) { dice.some(&list, 2) } else { dice.some(&covered, 2) }
}

/// Mostly no hash; else mostly the artefact's own.
fn claimed_hash(dice: &mut Dice, artefact: &ArtefactDocument) -> Option<String> {
    if !dice.chance(22) {
        return None;
    }
    match artefact.hash.given() {
        Some(own) if !dice.chance(45) => Some(own.clone()),
        _ => Some(hash(dice)),
    }
}

/// Judgements; a later one may supersede an earlier one of the same requirement.
pub(crate) fn judgements(
    tapes: Vec<Tape>,
    ground: &Ground<'_>,
    artefacts: &[ArtefactDocument],
) -> Vec<JudgementDocument> {
    let mut found: Vec<JudgementDocument> = Vec::new();
    for (index, tape) in tapes.into_iter().enumerate() {
        let mut dice = Dice::new(tape);
        let superseded = if dice.chance(40) { dice.pick(&found).cloned() } else { None };
        let requirement = match &superseded {
            Some(earlier) => Some(earlier.requirement.clone()),
            None => {
                dice.pick(&ground.catalogue.requirements).map(|requirement| requirement.id.clone())
            }
        };
        let Some(requirement) = requirement else {
            continue;
        };
        let mut on = dice.day_around(ground.as_of);
        if let Some(earlier) = &superseded {
            on = on.max(earlier.on);
        }
        let members = if dice.chance(30) { dice.some(&ground.scope.all(), 3) } else { Vec::new() };
        let id: JudgementId = parsed(&format!("J-{}", index + 1));
        found.push(JudgementDocument {
            id,
            requirement,
            members,
            context: dice.pick(JudgementContext::ALL).copied().unwrap_or(JudgementContext::Gap),
            value: dice.pick(JudgementValue::ALL).copied().unwrap_or(JudgementValue::Conformity),
            by: ground.people.one(&mut dice).unwrap_or_else(|| parsed("auditor")),
            on,
            reason: "as seen".to_owned(),
            pins: pins(&mut dice, artefacts),
            supersedes: superseded.map(|earlier| earlier.id),
        });
    }
    found
}

fn pins(dice: &mut Dice, artefacts: &[ArtefactDocument]) -> Vec<PinDocument> {
    let count = dice.weighted(&[40, 40, 20]);
    let mut found: Vec<PinDocument> = Vec::new();
    for _ in 0..count {
        let Some(artefact) = dice.pick(artefacts) else {
            continue;
        };
        let version = match artefact.version.given() {
            Some(now) if dice.chance(80) => Some(now.clone()),
            _ => dice.chance(40).then(|| "2".to_owned()),
        };
        let hash = claimed_hash(dice, artefact);
        // Now and then the artefact is gone, which a pin is there to notice.
        let pinned = if dice.chance(8) { parsed("gone") } else { artefact.id.clone() };
        if !found.iter().any(|pin| pin.artefact == pinned) {
            found.push(PinDocument { artefact: pinned, version, hash });
        }
    }
    found
}
